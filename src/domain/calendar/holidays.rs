//! Days that differ from their week: public holidays, make-up workdays (調休), half-days; and the State Council's notices as tables.

use super::Calendar;
use super::hours::{Hours, Weekday};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A day that differs from its week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// Why: the name of the holiday.
    pub name: String,
    /// Its hours.
    pub hours: DayHours,
    /// The year of the notice it came with (a notice may reach into the year before); `None` when the firm set it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<i32>,
}

/// The hours of a special day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayHours {
    /// Nobody works.
    Off,
    /// A make-up workday: work as on this day of the week.
    Like(Weekday),
    /// Own hours, as on the half-day before a feast.
    Own(Hours),
}

/// A year's notice as a file: `public/holidays/cn-2026.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayTable {
    /// The year.
    pub year: i32,
    /// Its days.
    pub days: Vec<HolidayDay>,
}

/// One day of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayDay {
    /// Which.
    pub date: NaiveDate,
    /// Name of the holiday, also for the make-up day that belongs to it.
    pub name: String,
    /// `true`: nobody works; `false`: a make-up workday.
    pub off: bool,
}

/// The notices that are known to the program, in a short form; a test compares them with the files.
const CHINA: &str = include_str!("china.txt");

impl Calendar {
    /// Mainland China's usual week with the holidays and make-up workdays of 2021–2026.
    #[must_use]
    pub fn china() -> Self {
        let mut calendar = Self::default();
        for table in china_tables() {
            calendar.take_notice(&table);
        }
        calendar
    }

    /// Takes a year's notice: replaces what an earlier edition of the same notice said, and the year is no longer provisional. Days that
    /// the firm set itself stay unless the notice names them. Make-up days are worked as Mondays.
    pub fn take_notice(&mut self, table: &HolidayTable) {
        self.days.retain(|_, day| day.notice != Some(table.year));
        for day in &table.days {
            let hours = if day.off {
                DayHours::Off
            } else {
                DayHours::Like(Weekday::Monday)
            };
            let special = SpecialDay {
                name: day.name.clone(),
                hours,
                notice: Some(table.year),
            };
            self.days.insert(day.date, special);
        }
        self.years.insert(table.year);
    }
}

/// The tables that the program brings along. A line that does not parse is left out; the test against the files would show it.
fn china_tables() -> Vec<HolidayTable> {
    let mut tables: Vec<HolidayTable> = Vec::new();
    for line in CHINA.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let Some(year) = words.next().and_then(|year| year.parse::<i32>().ok()) else {
            continue;
        };
        let name = words.next().unwrap_or_default();
        let days = words.flat_map(|word| days_of(year, name, word));
        match tables.iter_mut().find(|table| table.year == year) {
            Some(table) => table.days.extend(days),
            None => tables.push(HolidayTable {
                year,
                days: days.collect(),
            }),
        }
    }
    tables
}

/// `0128-0204`: off from, to; `0101`: off; `+0126`: make-up workday.
fn days_of(year: i32, name: &str, word: &str) -> Vec<HolidayDay> {
    let (off, word) = match word.strip_prefix('+') {
        Some(rest) => (false, rest),
        None => (true, word),
    };
    let (from, to) = word.split_once('-').unwrap_or((word, word));
    let date = |text: &str| {
        let number: u32 = text.parse().ok()?;
        let year = match number / 10_000 {
            0 => year,
            other => i32::try_from(other).ok()?,
        };
        NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100)
    };
    let (Some(from), Some(to)) = (date(from), date(to)) else {
        return Vec::new();
    };
    from.iter_days()
        .take_while(|date| *date <= to)
        .map(|date| HolidayDay {
            date,
            name: name.to_owned(),
            off,
        })
        .collect()
}
