//! What can happen to a roster.

use crate::domain::cases::Attachment;
use crate::domain::ids::{CaseId, OutageId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The time in which the station has to be staffed, `[from, until)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// First instant.
    pub from: Timestamp,
    /// First instant after.
    pub until: Timestamp,
}

/// Shifts of equal length that several people take in turn, `[from, until)`: a whole season is a few words. A single shift is a watch
/// of one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Watch {
    /// When the first shift begins.
    pub from: Timestamp,
    /// When the last one ends.
    pub until: Timestamp,
    /// Length of a shift in minutes.
    pub minutes: u32,
    /// Who takes them, in turn.
    pub people: Vec<PersonId>,
}

/// One person gave the station to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftHandover {
    /// When.
    pub occurred_at: Timestamp,
    /// Who gave.
    pub from: PersonId,
    /// Who took.
    pub to: PersonId,
    /// The repairs that were open; written by `decide`, so that the list is whole.
    #[serde(default)]
    pub cases: Vec<CaseId>,
    /// The outages that went on.
    #[serde(default)]
    pub outages: Vec<OutageId>,
    /// What else the next one has to know.
    #[serde(default)]
    pub note: String,
    /// The signature of who gave.
    pub given: Attachment,
    /// The signature of who took.
    pub taken: Attachment,
}

/// What happened to a roster; each is also what a person asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterEvent {
    /// A station has a roster.
    Opened {
        /// The station.
        station: String,
        /// When it has to be staffed.
        season: Season,
    },
    /// Its name or its season is another one: only what is named.
    Changed {
        /// The station.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        station: Option<String>,
        /// When it has to be staffed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        season: Option<Season>,
    },
    /// Shifts were planned or taken back. Who plans one without knowing of another leaves that one as it is.
    Planned {
        /// New ones.
        #[serde(default)]
        add: Vec<Watch>,
        /// Those that no longer hold.
        #[serde(default)]
        remove: Vec<Watch>,
    },
    /// A shift was handed over.
    HandedOver(Box<ShiftHandover>),
}

impl RosterEvent {
    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::HandedOver(handover) => vec![&handover.given, &handover.taken],
            _ => Vec::new(),
        }
    }
}
