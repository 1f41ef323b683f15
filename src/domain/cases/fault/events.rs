//! What can happen in a major fault.

use crate::domain::cases::facts::{Attachment, Channel};
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What only the report of a major fault asks. What is seen stands in the words of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultIntake {
    /// When it happened, or from when on it may have (P01.07.01b).
    #[serde(default)]
    pub happened: Option<Timestamp>,
    /// Until when it may have, where that is not exactly known.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Where (P01.07.01c).
    #[serde(default)]
    pub place: String,
    /// How it is meant to be handled (P01.07.01e).
    #[serde(default)]
    pub plan: String,
    /// By when that will be said, where it cannot be said yet.
    #[serde(default)]
    pub plan_by: Option<Timestamp>,
    /// The case that turned out to be this fault.
    #[serde(default)]
    pub origin: Option<CaseId>,
}

/// To whom a major fault, or its analysis, is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receiver {
    /// Who signed the contract (P01.07.01f).
    Salesperson,
    /// The manager in charge (P01.07.01g).
    Manager,
    /// The senior leaders (P01.07.01i).
    Leaders,
    /// The customer: the analysis (P01.07.01q).
    Customer,
    /// The business department: the analysis (P01.07.01r).
    Business,
}

impl Receiver {
    /// All, in the order of telling.
    pub const ALL: [Self; 5] = [
        Self::Salesperson,
        Self::Manager,
        Self::Leaders,
        Self::Customer,
        Self::Business,
    ];
}

/// Somebody was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// As what.
    pub receiver: Receiver,
    /// Who of the firm; nobody where it is the customer.
    #[serde(default)]
    pub to: Option<PersonId>,
    /// Who at the customer's.
    #[serde(default)]
    pub name: String,
    /// How.
    pub channel: Channel,
    /// What they said.
    #[serde(default)]
    pub answer: String,
    /// When.
    pub occurred_at: Timestamp,
}

/// A part of the fault analysis report (P01.07.01l–p).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What it affected (P01.07.01l).
    Impact,
    /// How it was handled (P01.07.01m).
    Handling,
    /// Why it came about (P01.07.01n).
    Cause,
    /// What was put right (P01.07.01o).
    Corrective,
    /// What keeps it from happening again (P01.07.01p).
    Preventive,
}

impl Part {
    /// All, in the order of the report.
    pub const ALL: [Self; 5] = [
        Self::Impact,
        Self::Handling,
        Self::Cause,
        Self::Corrective,
        Self::Preventive,
    ];
}

/// What happened in a major fault.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultEvent {
    /// How it is meant to be handled, or another way (P01.07.01e).
    Planned {
        /// In words.
        plan: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody was told (P01.07.01f, g, i, q, r).
    Told(Told),
    /// The manager in charge put it on record (P01.07.01h).
    Registered {
        /// When.
        occurred_at: Timestamp,
    },
    /// The manager in charge looked how it goes (P01.07.01j).
    Followed {
        /// How it goes.
        text: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The fault is over.
    Over {
        /// What ended it.
        what: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Parts of the analysis were written, each by whoever knows (P01.07.01k–p); only the named ones are there.
    Analysed {
        /// The parts.
        parts: BTreeMap<Part, String>,
        /// When.
        occurred_at: Timestamp,
    },
    /// The head of technical service signed the analysis as it stood (P01.07.01k).
    Signed {
        /// The signature; a name in type is enough where nobody draws.
        #[serde(default)]
        signature: Option<Attachment>,
        /// When.
        occurred_at: Timestamp,
    },
}

impl FaultEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Told(told) => told.occurred_at,
            Self::Planned { occurred_at, .. }
            | Self::Registered { occurred_at }
            | Self::Followed { occurred_at, .. }
            | Self::Over { occurred_at, .. }
            | Self::Analysed { occurred_at, .. }
            | Self::Signed { occurred_at, .. } => *occurred_at,
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Signed { signature, .. } => signature.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Who of the firm has to say that they know of it.
    pub(in crate::domain::cases) fn notices(&self) -> Vec<(PersonId, &str)> {
        match self {
            Self::Told(told) => told.to.iter().map(|to| (*to, "")).collect(),
            _ => Vec::new(),
        }
    }
}
