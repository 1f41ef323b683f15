//! Calendar files (`docs/calendar-format.md`), as JSON or TOML.

use super::{CliError, read_text};
use crate::domain::calendar::{Calendar, HolidayTable, Hours, SpecialDay, Weekday};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A calendar as a file: like an organisation's own, and with whole notices. A word that is not known is an error, so that a slip of the
/// pen does not become a working day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    offset_minutes: i32,
    week: BTreeMap<Weekday, Hours>,
    #[serde(default)]
    days: BTreeMap<NaiveDate, SpecialDay>,
    #[serde(default)]
    years: BTreeSet<i32>,
    #[serde(default)]
    notices: Vec<HolidayTable>,
}

/// Reads a calendar file; without one, the calendar that the program brings along.
pub(super) fn calendar(path: Option<&Path>) -> Result<Calendar, CliError> {
    let Some(path) = path else {
        return Ok(Calendar::china());
    };
    let text = read_text(path)?;
    let wrong = |error: String| CliError::Wrong(format!("{}: {error}", path.display()));
    let is_toml = path
        .extension()
        .is_some_and(|extension| extension == "toml");
    let file: CalendarFile = if is_toml {
        toml::from_str(&text).map_err(|error| wrong(error.to_string()))?
    } else {
        serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?
    };
    let mut calendar = Calendar {
        offset_minutes: file.offset_minutes,
        week: file.week,
        days: file.days,
        years: file.years,
    };
    let own = calendar.days.clone();
    for notice in &file.notices {
        calendar.take_notice(notice);
    }
    // What the file says of a single day is meant more than a whole year's notice.
    calendar.days.extend(own);
    Ok(calendar)
}
