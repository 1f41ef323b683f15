//! What can happen in an outage.

use crate::domain::cases::{Attachment, Channel};
use crate::domain::ids::{CustomerId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where there is no heat. Who is concerned follows from the customers' files, so that nobody keeps two lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Everybody whom the firm supplies.
    Everybody,
    /// These buildings, as the customers' files name them. A file that names no building is found by its address.
    Buildings(BTreeSet<String>),
}

/// Until when it is said to last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// Nobody can say yet.
    #[default]
    Unknown,
    /// Until then.
    At(Timestamp),
}

/// What is written down when it begins, or as soon as it is planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutageFacts {
    /// Where.
    pub area: Area,
    /// Since when; ahead for planned work.
    pub start: Timestamp,
    /// Until when, as far as is known.
    #[serde(default)]
    pub expected: Expected,
    /// Why.
    pub cause: String,
    /// Normal supply is impossible: users are told however short it is.
    #[serde(default)]
    pub abnormal: bool,
}

/// The facts that a change names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutageChange {
    /// Another area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// Another beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Timestamp>,
    /// Another expected end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// Another cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// Normal supply is impossible, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abnormal: Option<bool>,
}

/// The order to repair (P10.09.03b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepairOrder {
    /// When it was given.
    pub occurred_at: Timestamp,
    /// Who goes, in words.
    pub team: String,
    /// Who leads.
    pub leader: PersonId,
}

/// Users who were told one by one (P10.09.03a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// When the last of them was told.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// Who.
    pub customers: BTreeSet<CustomerId>,
    /// With these everybody concerned has been told; reckoned by `decide`, which knows the files.
    #[serde(default)]
    pub everybody: bool,
}

/// A public announcement (P10.09.03a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// When it was put up.
    pub occurred_at: Timestamp,
    /// What it says.
    pub text: String,
    /// Where it hangs, or in which channel it stands.
    pub place: String,
    /// What it looks like there.
    #[serde(default)]
    pub photos: Vec<Attachment>,
}

/// A temperature that was measured somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Temperature {
    /// Where.
    pub place: String,
    /// Tenths of a degree Celsius.
    pub tenths: i32,
}

/// There is heat again (P10.09.03c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restoration {
    /// Since when.
    pub occurred_at: Timestamp,
    /// The first temperatures.
    pub temperatures: Vec<Temperature>,
}

/// What happened in an outage. Each is also what a person asks for: nothing has to be added to a wish but [`Telling::everybody`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutageEvent {
    /// It began, or is going to.
    Began(OutageFacts),
    /// Some facts are otherwise than was said.
    Changed(OutageChange),
    /// Somebody was sent.
    RepairOrdered(RepairOrder),
    /// Users were told.
    Told(Telling),
    /// It was announced.
    Announced(Announcement),
    /// There is heat again.
    Restored(Restoration),
    /// It was written down by mistake: nothing is owed and nobody was without heat.
    Withdrawn {
        /// Why it is taken back.
        reason: String,
    },
    /// It was one after all.
    Reinstated,
}

impl Expected {
    /// The end, if somebody named one.
    #[must_use]
    pub fn end(self) -> Option<Timestamp> {
        match self {
            Self::Unknown => None,
            Self::At(end) => Some(end),
        }
    }
}

impl OutageEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::Began(_) | Self::Changed(_) | Self::Withdrawn { .. } | Self::Reinstated => None,
            Self::RepairOrdered(order) => Some(order.occurred_at),
            Self::Told(telling) => Some(telling.occurred_at),
            Self::Announced(announcement) => Some(announcement.occurred_at),
            Self::Restored(restoration) => Some(restoration.occurred_at),
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Announced(announcement) => announcement.photos.iter().collect(),
            _ => Vec::new(),
        }
    }
}
