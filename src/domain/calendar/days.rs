//! Between instants, days of the wall clock and their working ranges.

use super::hours::{DAY_SECONDS, Hours, TimeOfDay, Weekday};
use super::{Calendar, DayHours, SpecialDay};
use crate::domain::clock::Interval;
use crate::domain::time::{DAY, MINUTE, SECOND, Timestamp};
use chrono::{Datelike, NaiveDate};

/// Days from the first of January of the year 1 to the first of January 1970.
const EPOCH: i64 = 719_163;

/// A day counted from 1970-01-01, as chrono's date. Outside chrono's range: its limits.
pub(super) fn date_of(day: i64) -> NaiveDate {
    i32::try_from(day.saturating_add(EPOCH))
        .ok()
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .unwrap_or(if day < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        })
}

/// Days from 1970-01-01 to `date`.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - EPOCH
}

impl Calendar {
    fn offset(&self) -> i64 {
        i64::from(self.offset_minutes) * MINUTE
    }

    /// The day that the wall clock shows, counted from 1970-01-01.
    pub(super) fn day_of(&self, at: Timestamp) -> i64 {
        at.plus(self.offset()).0.div_euclid(DAY)
    }

    /// The day that the wall clock shows at `at`.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> NaiveDate {
        date_of(self.day_of(at))
    }

    /// The time that the wall clock shows at `at`, cut to the second.
    #[must_use]
    pub fn time_of_day(&self, at: Timestamp) -> TimeOfDay {
        let ms = at.plus(self.offset()).0.rem_euclid(DAY);
        TimeOfDay::seconds(u32::try_from(ms / SECOND).unwrap_or(DAY_SECONDS))
    }

    /// The instant at which the wall clock shows `time` on `date`.
    #[must_use]
    pub fn instant(&self, date: NaiveDate, time: TimeOfDay) -> Timestamp {
        self.instant_of(day_number(date), time)
    }

    pub(super) fn instant_of(&self, day: i64, time: TimeOfDay) -> Timestamp {
        Timestamp(day.saturating_mul(DAY))
            .plus(i64::from(time.as_seconds()) * SECOND)
            .plus(-self.offset())
    }

    /// What makes `date` differ from its week, if anything.
    #[must_use]
    pub fn special(&self, date: NaiveDate) -> Option<&SpecialDay> {
        self.days.get(&date)
    }

    /// The working hours of `date`, holidays and make-up days considered.
    #[must_use]
    pub fn working_ranges(&self, date: NaiveDate) -> &Hours {
        self.hours_of(day_number(date))
    }

    pub(super) fn hours_of(&self, day: i64) -> &Hours {
        static NONE: Hours = Hours::NONE;
        let weekday = match self.days.get(&date_of(day)).map(|special| &special.hours) {
            Some(DayHours::Off) => return &NONE,
            Some(DayHours::Own(hours)) => return hours,
            Some(DayHours::Like(weekday)) => *weekday,
            None => Weekday::of(day),
        };
        self.week.get(&weekday).unwrap_or(&NONE)
    }

    /// The working ranges of a day as instants, earliest first.
    pub(super) fn intervals_of(&self, day: i64) -> impl DoubleEndedIterator<Item = Interval> + '_ {
        self.hours_of(day)
            .ranges()
            .iter()
            .map(move |range| Interval {
                from: self.instant_of(day, range.from),
                to: self.instant_of(day, range.to),
            })
    }

    /// The end of working time of a day, if anybody works then.
    pub(super) fn end_of(&self, day: i64) -> Option<Timestamp> {
        self.intervals_of(day).next_back().map(|range| range.to)
    }

    /// Whether `at` lies inside working time.
    #[must_use]
    pub fn is_working(&self, at: Timestamp) -> bool {
        self.intervals_of(self.day_of(at))
            .any(|range| range.from <= at && at < range.to)
    }
}
