//! Adding, taking away and measuring time: forward and backward over the same intervals.
//!
//! *Adding* n gives the earliest instant by which n has passed, *taking away* the latest instant from which n passes: both fall on the
//! near edge of a break, so that four hours from 13:30 end at 17:30 and not the next morning.

use super::{Calendar, CalendarError, Span, TimeOfDay};
use crate::domain::clock::{Deadline, Interval};
use crate::domain::time::{DAY, MINUTE, SECOND, Timestamp};

/// How far a search goes: two hundred years.
const FAR: i64 = 73_050;

impl Calendar {
    /// The instant by which `span` has passed since `start`.
    ///
    /// # Errors
    /// When the calendar has too little working time.
    pub fn add(&self, start: Timestamp, span: Span) -> Result<Timestamp, CalendarError> {
        match span {
            Span::ClockSeconds(n) => Ok(start.plus(i64::from(n) * SECOND)),
            Span::ClockMinutes(n) => Ok(start.plus(i64::from(n) * MINUTE)),
            Span::CalendarDays(n) => Ok(start.plus(i64::from(n) * DAY)),
            Span::WholeDays(n) => Ok(self.end_of_whole_day(start, i64::from(n))),
            Span::WorkingSeconds(n) => self.add_working(start, i64::from(n) * SECOND),
            Span::WorkingMinutes(n) => self.add_working(start, i64::from(n) * MINUTE),
            Span::WorkingDays(n) => self.add_working_days(start, n),
            Span::Until(point) => Ok(point.next(self, start)),
        }
    }

    /// The latest instant from which `span` passes until `end`. Working days: the beginning of working time of the day that lies so many
    /// working days before. Whole days: the end of the day that lies so many days before. A point: the last such point, at `end` or before it.
    ///
    /// # Errors
    /// When the calendar has too little working time.
    pub fn subtract(&self, end: Timestamp, span: Span) -> Result<Timestamp, CalendarError> {
        match span {
            Span::ClockSeconds(n) => Ok(end.plus(-i64::from(n) * SECOND)),
            Span::ClockMinutes(n) => Ok(end.plus(-i64::from(n) * MINUTE)),
            Span::CalendarDays(n) => Ok(end.plus(-i64::from(n) * DAY)),
            Span::WholeDays(n) => Ok(self.end_of_whole_day(end, -i64::from(n))),
            Span::WorkingSeconds(n) => self.subtract_working(end, i64::from(n) * SECOND),
            Span::WorkingMinutes(n) => self.subtract_working(end, i64::from(n) * MINUTE),
            Span::WorkingDays(n) => self.subtract_working_days(end, n),
            Span::Until(point) => Ok(point.last(self, end)),
        }
    }

    /// Milliseconds of working time between two instants; negative when `end` lies before `start`. At most two hundred years are counted.
    #[must_use]
    pub fn elapsed(&self, start: Timestamp, end: Timestamp) -> i64 {
        if end < start {
            return -self.elapsed(end, start);
        }
        let first = self.day_of(start);
        let last = self.day_of(end).min(first.saturating_add(FAR));
        (first..=last)
            .flat_map(|day| self.intervals_of(day))
            .map(|range| range.to.min(end).since(range.from.max(start)).max(0))
            .sum()
    }

    /// The earliest instant by which `ms` of working time have passed since `start`; `start` itself for nothing.
    ///
    /// # Errors
    /// When the calendar has too little working time.
    pub fn add_working(&self, start: Timestamp, ms: i64) -> Result<Timestamp, CalendarError> {
        let mut left = ms;
        if left <= 0 {
            return Ok(start);
        }
        let first = self.day_of(start);
        for range in (first..=self.horizon(first)).flat_map(|day| self.intervals_of(day)) {
            let from = range.from.max(start);
            let length = range.to.since(from).max(0);
            if left <= length {
                return Ok(from.plus(left));
            }
            left -= length;
        }
        Err(self.exhausted())
    }

    /// The latest instant from which `ms` of working time pass until `end`; `end` itself for nothing.
    ///
    /// # Errors
    /// When the calendar has too little working time.
    pub fn subtract_working(&self, end: Timestamp, ms: i64) -> Result<Timestamp, CalendarError> {
        let mut left = ms;
        if left <= 0 {
            return Ok(end);
        }
        let last = self.day_of(end);
        let days = (self.backward_horizon(last)..=last).rev();
        for range in days.flat_map(|day| self.intervals_of(day).rev()) {
            let to = range.to.min(end);
            let length = to.since(range.from).max(0);
            if left <= length {
                return Ok(to.plus(-left));
            }
            left -= length;
        }
        Err(self.exhausted())
    }

    /// The last instant of the day that lies so many days after that of `at`: on the stroke of 24:00 the next day has begun.
    fn end_of_whole_day(&self, at: Timestamp, days: i64) -> Timestamp {
        let day = self.day_of(at).saturating_add(days).saturating_add(1);
        self.instant_of(day, TimeOfDay::START).plus(-1)
    }

    fn add_working_days(&self, start: Timestamp, n: u32) -> Result<Timestamp, CalendarError> {
        let today = self.day_of(start);
        let ends = |day| self.end_of(day);
        if n == 0 {
            return (today..=self.horizon(today))
                .filter_map(ends)
                .find(|end| *end >= start)
                .ok_or_else(|| self.exhausted());
        }
        (today.saturating_add(1)..=self.horizon(today))
            .filter_map(ends)
            .nth(usize::try_from(n - 1).unwrap_or(usize::MAX))
            .ok_or_else(|| self.exhausted())
    }

    fn subtract_working_days(&self, end: Timestamp, n: u32) -> Result<Timestamp, CalendarError> {
        let today = self.day_of(end);
        let begins = |day| self.intervals_of(day).next().map(|range| range.from);
        let first = self.backward_horizon(today);
        if n == 0 {
            return (first..=today)
                .rev()
                .filter_map(begins)
                .find(|begin| *begin <= end)
                .ok_or_else(|| self.exhausted());
        }
        (first..today)
            .rev()
            .filter_map(begins)
            .nth(usize::try_from(n - 1).unwrap_or(usize::MAX))
            .ok_or_else(|| self.exhausted())
    }

    /// When `span` has passed since `start`, pauses not counted. An open pause is given with its end at `now`: the deadline then moves
    /// with the clock, as it should. A point of the calendar (`Span::Until`) does not move.
    ///
    /// # Errors
    /// When the calendar has too little working time.
    pub fn due_with_pauses(
        &self,
        start: Timestamp,
        span: Span,
        pauses: &[Interval],
    ) -> Result<Timestamp, CalendarError> {
        let mut due = self.add(start, span)?;
        if matches!(span, Span::Until(_)) {
            return Ok(due);
        }
        for pause in joined(pauses) {
            let from = pause.from.max(start);
            if from >= due || pause.to <= from {
                continue;
            }
            // What the pause took from the span is given back after its end; later pauses then meet the later end.
            due = if span.is_working_time() {
                self.add_working(due, self.elapsed(from, pause.to))?
            } else {
                due.plus(pause.to.since(from))
            };
        }
        Ok(due)
    }

    /// A deadline with everything that explains it.
    ///
    /// # Errors
    /// When the calendar has too little working time.
    pub fn deadline(
        &self,
        start: Timestamp,
        span: Span,
        pauses: &[Interval],
    ) -> Result<Deadline, CalendarError> {
        Ok(Deadline {
            start,
            span: Some(span),
            pauses: joined(pauses),
            due: self.due_with_pauses(start, span, pauses)?,
        })
    }

    /// The last day on which a search forward looks. With an empty week only special days can be worked, and they are finite.
    fn horizon(&self, from: i64) -> i64 {
        if self.has_working_time() {
            from.saturating_add(FAR)
        } else {
            let last = self.days.last_key_value();
            last.map_or(i64::MIN, |(date, _)| super::days::day_number(*date))
        }
    }

    fn backward_horizon(&self, from: i64) -> i64 {
        if self.has_working_time() {
            from.saturating_sub(FAR)
        } else {
            let first = self.days.first_key_value();
            first.map_or(i64::MAX, |(date, _)| super::days::day_number(*date))
        }
    }

    fn exhausted(&self) -> CalendarError {
        if self.has_working_time() {
            CalendarError::TooFar
        } else {
            CalendarError::NoWorkingTime
        }
    }
}

/// Pauses in order, overlapping ones joined, so that no instant is given back twice.
pub(super) fn joined(pauses: &[Interval]) -> Vec<Interval> {
    let mut sorted: Vec<Interval> = pauses.to_vec();
    sorted.retain(|pause| pause.from < pause.to);
    sorted.sort();
    let mut joined: Vec<Interval> = Vec::with_capacity(sorted.len());
    for pause in sorted {
        match joined.last_mut() {
            Some(last) if pause.from <= last.to => last.to = last.to.max(pause.to),
            _ => joined.push(pause),
        }
    }
    joined
}
