//! The hours of a day: times of day to the second, half-open ranges, several a day, up to 24:00.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Seconds in a day; as a time of day it is 24:00, the end of the day.
pub const DAY_SECONDS: u32 = 86_400;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// 週一.
    Monday,
    /// 週二.
    Tuesday,
    /// 週三.
    Wednesday,
    /// 週四.
    Thursday,
    /// 週五.
    Friday,
    /// 週六.
    Saturday,
    /// 週日.
    Sunday,
}

impl Weekday {
    /// Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The weekday of a day counted from 1970-01-01, which was a Thursday.
    #[must_use]
    pub(super) fn of(day: i64) -> Self {
        match day.saturating_add(3).rem_euclid(7) {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }
}

/// A text is no time of day, or no range of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time of day or a range of them (as 08:30, 24:00, 08:30-12:00): {0:?}")]
pub struct NotATime(pub String);

impl NotATime {
    fn from_text(text: &str) -> Self {
        Self(text.chars().take(40).collect())
    }
}

/// A time of day in seconds after 00:00, up to and including 24:00. Written `08:30`, or `08:30:15` where seconds matter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(u32);

impl TimeOfDay {
    /// 00:00.
    pub const START: Self = Self(0);
    /// 24:00.
    pub const END: Self = Self(DAY_SECONDS);

    /// So many seconds after 00:00; more than a day has become 24:00.
    #[must_use]
    pub const fn seconds(seconds: u32) -> Self {
        if seconds > DAY_SECONDS {
            Self::END
        } else {
            Self(seconds)
        }
    }

    /// Hour and minute; more than a day has become 24:00.
    #[must_use]
    pub const fn hm(hour: u32, minute: u32) -> Self {
        Self::seconds(
            hour.saturating_mul(3600)
                .saturating_add(minute.saturating_mul(60)),
        )
    }

    /// Seconds after 00:00.
    #[must_use]
    pub const fn as_seconds(self) -> u32 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 3600, self.0 / 60 % 60)?;
        match self.0 % 60 {
            0 => Ok(()),
            seconds => write!(f, ":{seconds:02}"),
        }
    }
}

impl FromStr for TimeOfDay {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let fail = || NotATime::from_text(text);
        let mut total = 0;
        let mut parts = 0;
        for (part, (unit, limit)) in text.split(':').zip([(3600, 24), (60, 59), (1, 59)]) {
            if part.is_empty() || part.len() > 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(fail());
            }
            let number: u32 = part.parse().map_err(|_| fail())?;
            if number > limit {
                return Err(fail());
            }
            total += number * unit;
            parts += 1;
        }
        let complete = (2..=3).contains(&parts) && text.split(':').count() == parts;
        if complete && total <= DAY_SECONDS {
            Ok(Self(total))
        } else {
            Err(fail())
        }
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

/// A half-open stretch `[from, to)` of a day. Written `08:30-12:00`; `22:00-24:00` ends with the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DayRange {
    /// First second inside.
    pub from: TimeOfDay,
    /// First second after.
    pub to: TimeOfDay,
}

impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

impl FromStr for DayRange {
    type Err = NotATime;
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (from, to) = text
            .split_once('-')
            .ok_or_else(|| NotATime::from_text(text))?;
        let (from, to) = (from.trim().parse()?, to.trim().parse()?);
        if from < to {
            Ok(Self { from, to })
        } else {
            // A night shift is two ranges on two days: one that ran backwards would be a slip of the pen more often than a night.
            Err(NotATime::from_text(text))
        }
    }
}

impl TryFrom<String> for DayRange {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<DayRange> for String {
    fn from(range: DayRange) -> Self {
        range.to_string()
    }
}

/// The working hours of a day: ranges in order, apart from each other, none empty. Empty: nobody works.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<DayRange>", into = "Vec<DayRange>")]
pub struct Hours(Vec<DayRange>);

impl Hours {
    /// Nobody works.
    pub const NONE: Self = Self(Vec::new());

    /// The ranges, earliest first.
    #[must_use]
    pub fn ranges(&self) -> &[DayRange] {
        &self.0
    }

    /// Whether nobody works.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Vec<DayRange>> for Hours {
    /// Sorts, leaves out what is empty and joins what overlaps or touches.
    fn from(mut ranges: Vec<DayRange>) -> Self {
        ranges.retain(|range| range.from < range.to);
        ranges.sort();
        let mut hours: Vec<DayRange> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match hours.last_mut() {
                Some(last) if range.from <= last.to => last.to = last.to.max(range.to),
                _ => hours.push(range),
            }
        }
        Self(hours)
    }
}

impl From<Hours> for Vec<DayRange> {
    fn from(hours: Hours) -> Self {
        hours.0
    }
}
