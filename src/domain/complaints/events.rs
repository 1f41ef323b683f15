//! What can happen about complaints beside the cases.

use super::basis::{Aim, Statement};
use super::monthly::MonthlyEvent;
use crate::domain::cases::Attachment;
use crate::domain::ids::{PersonId, PlaceId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Business premises, and what stands there for opinions (P10.11.03).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFacts {
    /// What people call it.
    pub name: String,
    /// There is an opinion box.
    #[serde(default)]
    pub opinion_box: bool,
    /// There is an opinion book.
    #[serde(default)]
    pub opinion_book: bool,
    /// Leaders receive the public here.
    #[serde(default)]
    pub reception: bool,
}

/// A box was emptied, a book was read (P10.11.03).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emptying {
    /// How many slips or pages were found; each becomes a case.
    pub found: u32,
    /// When.
    pub occurred_at: Timestamp,
    /// A word about it.
    #[serde(default)]
    pub words: String,
}

/// A leaders' reception that was held (P10.11.04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Which leader received.
    pub leader: PersonId,
    /// How many came; nobody came is an answer. Each visitor becomes a case.
    pub visitors: u32,
    /// Who came and what came of it. No names of those who do not want to be known.
    #[serde(default)]
    pub outcome: String,
    /// When.
    pub occurred_at: Timestamp,
}

/// The state of handling, made known within the company: figures and no names (P10.11.09d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    /// Number for people.
    pub number: String,
    /// The month it is about, `2026-11`.
    pub month: String,
    /// Complaints and reports received in it.
    pub received: u32,
    /// Settled in it.
    pub settled: u32,
    /// Late at its end.
    pub late: u32,
    /// Pressed for in it.
    pub urged: u32,
    /// When it was issued.
    pub occurred_at: Timestamp,
}

/// What happened about complaints; each is also what a person asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintsEvent {
    /// Premises with what stands there.
    PlaceSetUp {
        /// Its identity.
        place: PlaceId,
        /// What stands there.
        facts: PlaceFacts,
    },
    /// Nothing stands there any more. What happened there is kept.
    PlaceGivenUp {
        /// Which.
        place: PlaceId,
    },
    /// A box was emptied or a book was read.
    Emptied {
        /// Where.
        place: PlaceId,
        /// What was found.
        emptying: Emptying,
    },
    /// A leader was named for a reception.
    ReceiverNamed {
        /// When it begins.
        begins: Timestamp,
        /// Who.
        leader: PersonId,
    },
    /// A reception was held.
    ReceptionHeld {
        /// When it was to begin.
        begins: Timestamp,
        /// What came of it.
        sitting: Sitting,
    },
    /// A month's share of settled complaints was signed (P10.04.06a).
    MonthSigned {
        /// Which, `2026-11`.
        month: String,
        /// Why not everything was settled; empty where it was.
        #[serde(default)]
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// A circular was issued.
    CircularIssued(Circular),
    /// A document of the firm's quality management reads like this from now on (P05.00.01d).
    BasisStated(Statement),
    /// A figure of the month is aimed at (P05.00.01d).
    TargetSet(Aim),
    /// Something about a month of closed complaints (P04.09.10, P04 十一).
    Monthly(MonthlyEvent),
}

impl ComplaintsEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::PlaceSetUp { .. } | Self::PlaceGivenUp { .. } | Self::ReceiverNamed { .. } => {
                None
            }
            Self::Emptied { emptying, .. } => Some(emptying.occurred_at),
            Self::ReceptionHeld { sitting, .. } => Some(sitting.occurred_at),
            Self::MonthSigned { occurred_at, .. } => Some(*occurred_at),
            Self::CircularIssued(circular) => Some(circular.occurred_at),
            Self::BasisStated(statement) => Some(statement.occurred_at),
            Self::TargetSet(aim) => Some(aim.occurred_at),
            Self::Monthly(event) => Some(event.occurred_at),
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::BasisStated(statement) => statement.files.iter().collect(),
            _ => Vec::new(),
        }
    }
}
