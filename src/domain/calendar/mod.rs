//! Working time: hours, weekends, public holidays and make-up workdays (調休); one interval algebra for both directions.
//!
//! `add(start, elapsed(start, t)) == t` for every instant `t` up to and including the end of a working range that begins before it: the
//! last instant of a range, and not the first of the next, is where a deadline falls. Ranges are half-open; a calendar without working
//! time is an error, never an endless loop; a year for which no notice has been taken is provisional, and says so.

mod algebra;
mod days;
mod explain;
mod holidays;
mod hours;
mod points;

pub use explain::{Explanation, Line};
pub use holidays::{DayHours, HolidayDay, HolidayTable, SpecialDay};
pub use hours::{DAY_SECONDS, DayRange, Hours, NotATime, TimeOfDay, Weekday};
pub use points::PeriodPoint;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How much time a rule grants, and in which time it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Seconds by the wall clock, day and night.
    ClockSeconds(u32),
    /// Minutes by the wall clock, day and night.
    ClockMinutes(u32),
    /// Whole days by the wall clock: the same time of day, so many days later.
    CalendarDays(u32),
    /// Whole calendar days: the day of the start does not count; due at the end of the last day, at 24:00.
    WholeDays(u32),
    /// Seconds of working time.
    WorkingSeconds(u32),
    /// Minutes of working time.
    WorkingMinutes(u32),
    /// Working days: the day of the start does not count; due at the end of working time of the last day. With 0: at the end of the
    /// first working day that has not ended.
    WorkingDays(u32),
    /// The next such point of the calendar, at the start or after it.
    Until(PeriodPoint),
}

impl Span {
    /// Whether weekends and holidays matter to it.
    #[must_use]
    pub fn is_working_time(self) -> bool {
        matches!(
            self,
            Self::WorkingSeconds(_) | Self::WorkingMinutes(_) | Self::WorkingDays(_)
        )
    }
}

/// Why no instant can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Nobody ever works, or no longer from some day on.
    #[error("the calendar has no working time")]
    NoWorkingTime,
    /// It would lie more than two hundred years away.
    #[error("the deadline would lie more than two hundred years away")]
    TooFar,
}

/// Whether a year's holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// A notice has been taken.
    Settled,
    /// No notice yet: weekends count as weekends, and every deadline that meets this year may still move.
    Provisional,
}

/// An organisation's working time. Serialised in the organisation's calendar events and in calendar files (`docs/calendar-format.md`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    /// What the wall clock shows minus UTC, in minutes.
    pub offset_minutes: i32,
    /// The hours of each day of the week; a day that is missing is free.
    pub week: BTreeMap<Weekday, Hours>,
    /// Days that differ from their week.
    pub days: BTreeMap<NaiveDate, SpecialDay>,
    /// The years whose notice has been taken.
    pub years: BTreeSet<i32>,
}

impl Default for Calendar {
    /// Monday to Friday 08:30–12:00 and 13:30–17:30 at +08:00, no holidays known.
    fn default() -> Self {
        let day = Hours::from(vec![
            DayRange {
                from: TimeOfDay::hm(8, 30),
                to: TimeOfDay::hm(12, 0),
            },
            DayRange {
                from: TimeOfDay::hm(13, 30),
                to: TimeOfDay::hm(17, 30),
            },
        ]);
        let week = Weekday::ALL
            .into_iter()
            .take(5)
            .map(|weekday| (weekday, day.clone()))
            .collect();
        Self {
            offset_minutes: 480,
            week,
            days: BTreeMap::new(),
            years: BTreeSet::new(),
        }
    }
}

impl Calendar {
    /// Whether a notice has been taken for `year`.
    #[must_use]
    pub fn certainty(&self, year: i32) -> Certainty {
        if self.years.contains(&year) {
            Certainty::Settled
        } else {
            Certainty::Provisional
        }
    }

    /// Whether anybody works in an ordinary week. Without it, no rule in working time has an end.
    #[must_use]
    pub fn has_working_time(&self) -> bool {
        self.week.values().any(|hours| !hours.is_empty())
    }
}
