//! How a deadline came about, line by line. The lines are typed; the screens put them into words.

use super::algebra::joined;
use super::days::date_of;
use super::{Calendar, Certainty, DayHours, PeriodPoint, Span};
use crate::domain::clock::{Deadline, Interval};
use crate::domain::time::Timestamp;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// One step on the way from the start to the due instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "line")]
pub enum Line {
    /// Counting begins.
    Start {
        /// When.
        at: Timestamp,
    },
    /// A stretch that counts; of a working-time rule always inside one day.
    Counted {
        /// First instant.
        from: Timestamp,
        /// First instant after.
        to: Timestamp,
    },
    /// A working day that counts as a whole.
    WorkingDay {
        /// Which.
        date: NaiveDate,
        /// The how-manieth.
        number: u32,
        /// Of how many.
        of: u32,
    },
    /// Days on which, by the week, nobody works.
    Weekend {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// A public holiday: nobody works, whatever the week says.
    Holiday {
        /// Its name.
        name: String,
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// A make-up workday: worked, although the week says otherwise.
    MakeUpDay {
        /// Which.
        date: NaiveDate,
        /// The holiday for which it makes up.
        name: String,
    },
    /// A day with hours of its own.
    OwnHours {
        /// Which.
        date: NaiveDate,
        /// Why.
        name: String,
    },
    /// A stretch that does not count.
    Paused {
        /// First instant.
        from: Timestamp,
        /// First instant after.
        to: Timestamp,
    },
    /// A point of the calendar.
    Until {
        /// Which.
        point: PeriodPoint,
    },
    /// Somebody named the instant; nothing is counted.
    Named,
    /// The year's notice is not known yet: the due instant may move.
    Provisional {
        /// The year.
        year: i32,
    },
    /// Due.
    Due {
        /// The last instant in time.
        at: Timestamp,
    },
}

/// The whole explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// In the order of time; a provisional year stands before the end.
    pub lines: Vec<Line>,
}

impl Explanation {
    /// Whether the due instant may still move, because a year's notice is missing.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.lines
            .iter()
            .any(|line| matches!(line, Line::Provisional { .. }))
    }
}

impl Calendar {
    /// How `deadline` came about under this calendar.
    #[must_use]
    pub fn explain(&self, deadline: &Deadline) -> Explanation {
        let Deadline {
            start,
            span,
            pauses,
            due,
        } = deadline;
        let (start, due) = (*start, *due);
        let pauses: Vec<Interval> = joined(pauses)
            .into_iter()
            .filter(|pause| pause.from < due && pause.to > start)
            .collect();
        let mut lines = vec![Line::Start { at: start }];
        match *span {
            None => lines.push(Line::Named),
            Some(Span::Until(point)) => lines.push(Line::Until { point }),
            Some(Span::WorkingSeconds(_) | Span::WorkingMinutes(_)) => {
                self.explain_days(start, due, &mut lines, |day, lines| {
                    for range in self.intervals_of(day) {
                        let range = Interval {
                            from: range.from.max(start),
                            to: range.to.min(due),
                        };
                        push_counted(range, &pauses, lines);
                    }
                });
                push_pauses(&pauses, &mut lines);
            }
            Some(Span::WorkingDays(of)) => {
                let mut number = 0;
                let today = self.day_of(start);
                self.explain_days(start, due, &mut lines, |day, lines| {
                    // A day that lies in a pause as a whole does not count.
                    let counts = self.intervals_of(day).any(|range| !covered(range, &pauses));
                    if day > today && counts {
                        number += 1;
                        let date = date_of(day);
                        lines.push(Line::WorkingDay { date, number, of });
                    }
                });
                push_pauses(&pauses, &mut lines);
            }
            Some(
                Span::ClockSeconds(_)
                | Span::ClockMinutes(_)
                | Span::CalendarDays(_)
                | Span::WholeDays(_),
            ) => {
                push_counted(
                    Interval {
                        from: start,
                        to: due,
                    },
                    &pauses,
                    &mut lines,
                );
                push_pauses(&pauses, &mut lines);
            }
        }
        lines.sort_by_key(|line| self.place(line));
        if span.is_some_and(Span::is_working_time) {
            lines.extend(self.provisional_years(start, due));
        }
        lines.push(Line::Due { at: due });
        Explanation { lines }
    }

    /// The years between two instants whose notice is missing.
    fn provisional_years(&self, start: Timestamp, due: Timestamp) -> Vec<Line> {
        let years = self.date(start).year()..=self.date(due).year();
        years
            .filter(|year| self.certainty(*year) == Certainty::Provisional)
            .map(|year| Line::Provisional { year })
            .collect()
    }

    /// Walks the days from start to due: names what differs from the week, and lets `count` add what counts.
    fn explain_days(
        &self,
        start: Timestamp,
        due: Timestamp,
        lines: &mut Vec<Line>,
        mut count: impl FnMut(i64, &mut Vec<Line>),
    ) {
        for day in self.day_of(start)..=self.day_of(due) {
            let date = date_of(day);
            match self.special(date).map(|day| (&day.hours, &day.name)) {
                Some((DayHours::Off, name)) => push_holiday(date, name, lines),
                Some((DayHours::Like(_), name)) => lines.push(Line::MakeUpDay {
                    date,
                    name: name.clone(),
                }),
                Some((DayHours::Own(_), name)) => lines.push(Line::OwnHours {
                    date,
                    name: name.clone(),
                }),
                None if self.hours_of(day).is_empty() => push_weekend(date, lines),
                None => {}
            }
            count(day, lines);
        }
    }

    /// Where a line stands in time. Sorting is stable: what was said of a day before counting it stays before.
    fn place(&self, line: &Line) -> (Timestamp, bool) {
        let midnight = |date: &NaiveDate| self.instant(*date, super::TimeOfDay::START);
        match line {
            Line::Start { .. } => (Timestamp(i64::MIN), false),
            Line::Counted { from, .. } | Line::Paused { from, .. } => (*from, true),
            Line::WorkingDay { date, .. }
            | Line::MakeUpDay { date, .. }
            | Line::OwnHours { date, .. } => (midnight(date), false),
            Line::Weekend { from, .. } | Line::Holiday { from, .. } => (midnight(from), false),
            _ => (Timestamp(i64::MAX), true),
        }
    }
}

/// The part of `range` that no pause covers.
fn push_counted(range: Interval, pauses: &[Interval], lines: &mut Vec<Line>) {
    let mut from = range.from;
    for pause in pauses {
        let to = pause.from.min(range.to);
        if from < to {
            lines.push(Line::Counted { from, to });
        }
        from = from.max(pause.to);
    }
    if from < range.to {
        lines.push(Line::Counted { from, to: range.to });
    }
}

fn covered(range: Interval, pauses: &[Interval]) -> bool {
    pauses
        .iter()
        .any(|pause| pause.from <= range.from && range.to <= pause.to)
}

fn push_pauses(pauses: &[Interval], lines: &mut Vec<Line>) {
    lines.extend(pauses.iter().map(|pause| Line::Paused {
        from: pause.from,
        to: pause.to,
    }));
}

fn push_weekend(date: NaiveDate, lines: &mut Vec<Line>) {
    match lines.last_mut() {
        Some(Line::Weekend { to, .. }) if to.succ_opt() == Some(date) => *to = date,
        _ => lines.push(Line::Weekend {
            from: date,
            to: date,
        }),
    }
}

fn push_holiday(date: NaiveDate, holiday: &str, lines: &mut Vec<Line>) {
    match lines.last_mut() {
        Some(Line::Holiday { name, to, .. }) if name == holiday && to.succ_opt() == Some(date) => {
            *to = date;
        }
        _ => lines.push(Line::Holiday {
            name: holiday.to_owned(),
            from: date,
            to: date,
        }),
    }
}
