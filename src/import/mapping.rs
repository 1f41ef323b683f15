//! What the columns of a spreadsheet mean. The command line reads it as TOML, the app as JSON; the fields are the same.

use crate::domain::time::{MINUTE, Timestamp};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How to read somebody's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The system that the rows come from; with a row's number it names a record for ever.
    pub system: String,
    /// Who is founded when the file is imported alone.
    pub founder: Founder,
    /// Separates the cells; a comma unless said otherwise.
    #[serde(default = "comma")]
    pub delimiter: char,
    /// How times are written, in the order in which they are tried, as `%Y-%m-%d %H:%M:%S`.
    pub times: Vec<String>,
    /// Where the file's wall clock hangs.
    pub zone: Zone,
    /// The instant at which the file was made, by its wall clock: what was open then is judged then. Without it, by now.
    #[serde(default)]
    pub as_of: Option<String>,
    /// Which column holds what.
    pub columns: Columns,
    /// The words that mean "closed" in the status column.
    pub closed: BTreeSet<String>,
    /// The words that mean "open".
    pub open: BTreeSet<String>,
    /// The words that mean "in time" in the column that says so.
    #[serde(default)]
    pub on_time: BTreeSet<String>,
    /// The words that mean "late".
    #[serde(default)]
    pub late: BTreeSet<String>,
}

fn comma() -> char {
    ','
}

/// The firm and the person in whose name a file is imported when there is no ledger yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founder {
    /// Name of the firm.
    pub organisation: String,
    /// Name of the person.
    pub person: String,
    /// Name of the device.
    pub device: String,
}

/// A wall clock's distance from UTC, with the changes that daylight saving time makes to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Wall clock minus UTC, in minutes, before the first change.
    pub offset_minutes: i32,
    /// Changes, in order of time.
    #[serde(default)]
    pub changes: Vec<ZoneChange>,
}

/// From this time of the wall clock on, another distance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneChange {
    /// As `2022-03-13 02:00:00`.
    pub from: String,
    /// Wall clock minus UTC from then on, in minutes.
    pub offset_minutes: i32,
}

/// Which column holds what. Several columns are joined with a semicolon, empty ones left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The record's number over there.
    pub id: String,
    /// When it was opened.
    pub opened: String,
    /// By when it should be closed.
    #[serde(default)]
    pub target: Option<String>,
    /// When it was closed.
    #[serde(default)]
    pub closed: Option<String>,
    /// Open or closed.
    pub status: String,
    /// Whether it was in time, to compare with our own clocks.
    #[serde(default)]
    pub on_time: Option<String>,
    /// What it is about.
    pub words: Vec<String>,
    /// What came of it.
    #[serde(default)]
    pub result: Vec<String>,
    /// Who reported it.
    #[serde(default)]
    pub caller: Vec<String>,
    /// The reporter's telephone.
    #[serde(default)]
    pub phone: Vec<String>,
    /// Where it is.
    #[serde(default)]
    pub address: Vec<String>,
}

/// Why a file cannot be read with a mapping at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// A column is not in the file's first line.
    #[error("the file has no column {0:?}")]
    ColumnMissing(String),
    /// Two columns have the same name.
    #[error("the file has two columns {0:?}")]
    ColumnTwice(String),
    /// The first line cannot be read.
    #[error("the first line cannot be read: {0}")]
    Header(String),
    /// A time in the mapping itself cannot be read.
    #[error("the mapping's own time cannot be read: {0}")]
    Time(#[from] WallTimeError),
    /// The separator is not one ASCII character.
    #[error("the separator must be one ASCII character, not {0:?}")]
    Delimiter(char),
}

/// A text is no time in any of the mapping's forms.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no time in the forms of the mapping")]
pub struct WallTimeError(pub String);

impl Mapping {
    /// The instant that the file's wall clock showed as `text`.
    ///
    /// # Errors
    /// [`WallTimeError`] when no form fits.
    pub fn instant(&self, text: &str) -> Result<Timestamp, WallTimeError> {
        let wall = self.wall(text)?;
        let mut offset = self.zone.offset_minutes;
        for change in &self.zone.changes {
            if self.wall(&change.from)? <= wall {
                offset = change.offset_minutes;
            }
        }
        let instant = Timestamp::from(wall.and_utc());
        Ok(instant.plus(-i64::from(offset) * MINUTE))
    }

    /// The instant at which what was open is judged, when the mapping names one.
    ///
    /// # Errors
    /// [`WallTimeError`] when it cannot be read.
    pub fn as_of(&self) -> Result<Option<Timestamp>, WallTimeError> {
        self.as_of
            .as_deref()
            .map(|text| self.instant(text))
            .transpose()
    }

    fn wall(&self, text: &str) -> Result<NaiveDateTime, WallTimeError> {
        self.times
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
            .ok_or_else(|| WallTimeError(text.chars().take(40).collect()))
    }
}
