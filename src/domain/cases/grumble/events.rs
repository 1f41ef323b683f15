//! What can happen to a grumble that happens to no other kind of case.

use crate::domain::clause::Clause;
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Which kind of complaint a grumble becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RaisedTo {
    /// About the service, in the register of complaints (P05).
    Service,
    /// About the quality of goods (P04).
    Quality,
    /// To a utility (P10 十一).
    Utility,
}

impl RaisedTo {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Service, Self::Quality, Self::Utility];

    /// The clause by which complaints of this kind are taken: they are taken while its regulation is in force.
    #[must_use]
    pub fn clause(self) -> Clause {
        match self {
            Self::Service => Clause("P05.03.01b"),
            Self::Quality => Clause("P04.03.01b"),
            Self::Utility => Clause("P10.11.01a"),
        }
    }
}

/// What happened to a grumble.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrumbleEvent {
    /// It became a complaint (P08.06.28b).
    Raised {
        /// The complaint, a case of its own.
        to: CaseId,
        /// Of which kind.
        kind: RaisedTo,
        /// When.
        occurred_at: Timestamp,
    },
}

impl GrumbleEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Raised { occurred_at, .. } => *occurred_at,
        }
    }
}
