//! Points in a period: by the 10th, Friday at 17:30, 31 December.

use super::Calendar;
use super::days::{date_of, day_number};
use super::hours::{TimeOfDay, Weekday};
use crate::domain::time::Timestamp;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A point that comes again every week, month or year. `at` 24:00 means: the whole day is still in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodPoint {
    /// A day of the week.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// When.
        at: TimeOfDay,
    },
    /// A day of the month; in a shorter month its last day.
    DayOfMonth {
        /// 1 to 31.
        day: u8,
        /// When.
        at: TimeOfDay,
    },
    /// A day of the year; 29 February in a common year is the 28th.
    DayOfYear {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// When.
        at: TimeOfDay,
    },
}

impl PeriodPoint {
    /// The first such point at `start` or after it.
    #[must_use]
    pub fn next(self, calendar: &Calendar, start: Timestamp) -> Timestamp {
        self.around(calendar, start)
            .into_iter()
            .find(|point| *point >= start)
            .unwrap_or(start)
    }

    /// The last such point at `end` or before it.
    #[must_use]
    pub fn last(self, calendar: &Calendar, end: Timestamp) -> Timestamp {
        self.around(calendar, end)
            .into_iter()
            .rev()
            .find(|point| *point <= end)
            .unwrap_or(end)
    }

    /// The points of the last, this and the next period, in order. Two back, because a point at 24:00 lies on the next day.
    fn around(self, calendar: &Calendar, at: Timestamp) -> Vec<Timestamp> {
        let today = calendar.day_of(at);
        let date = date_of(today);
        let instant = |day, time| calendar.instant_of(day, time);
        match self {
            Self::Weekday { weekday, at } => (today.saturating_sub(8)..=today.saturating_add(8))
                .filter(|day| Weekday::of(*day) == weekday)
                .map(|day| instant(day, at))
                .collect(),
            Self::DayOfMonth { day, at } => (-2..=2)
                .map(|months| {
                    let month = i64::from(date.year()) * 12 + i64::from(date.month0()) + months;
                    let year = i32::try_from(month.div_euclid(12)).unwrap_or_default();
                    let month = u32::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
                    instant(day_number(day_in_month(year, month, day)), at)
                })
                .collect(),
            Self::DayOfYear { month, day, at } => (-2..=2)
                .map(|years| {
                    let year = date.year().saturating_add(years);
                    let month = u32::from(month).clamp(1, 12);
                    instant(day_number(day_in_month(year, month, day)), at)
                })
                .collect(),
        }
    }
}

/// The day of a month, or the last one of a shorter month.
fn day_in_month(year: i32, month: u32, day: u8) -> NaiveDate {
    let day = u32::from(day).clamp(1, 31);
    (28..=day)
        .rev()
        .chain(std::iter::once(day.min(28)))
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap_or_default()
}
