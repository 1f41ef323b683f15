//! What can happen to an approval.

use super::content::Content;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of thing is approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatterKind {
    /// The plan by which a complaint is solved (P05.03.05d–e).
    Plan,
    /// The report on an investigation (P05.06.02d).
    Report,
    /// A sanction with the deduction from the bonus (P04.09.07g).
    Sanction,
    /// A penalty, before its notice is given out (P04.11.02d).
    Penalty,
    /// A certificate of sales allowance (P04.12.11d–e).
    Certificate,
    /// A return slip (P04.12.12e).
    ReturnSlip,
    /// How sales would settle a quality complaint, with the outcome of the talks (P04.09.05d).
    Opinion,
    /// The combined opinion on a quality complaint (P04.09.06c).
    Conclusion,
}

impl MatterKind {
    /// Whether its seats speak one after the other: nobody signs before whoever signs first (P04.12.11e).
    #[must_use]
    pub fn is_in_turn(self) -> bool {
        self == Self::Certificate
    }
}

/// What is approved of a subject: its kind, and the how-manieth of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Matter {
    /// Kind.
    pub kind: MatterKind,
    /// From 1.
    pub number: u32,
}

/// What happened to an approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalEvent {
    /// It was put before those who have to agree.
    Asked {
        /// What.
        matter: Matter,
        /// In which content.
        content: Content,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody agreed.
    Given {
        /// To what.
        matter: Matter,
        /// In which content: what they read.
        content: Content,
        /// As what.
        role: Role,
        /// In whose place, when not in their own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf: Option<PersonId>,
        /// What they say to it.
        #[serde(default)]
        words: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody sent it back.
    Refused {
        /// What.
        matter: Matter,
        /// In which content: what they read.
        content: Content,
        /// As what.
        role: Role,
        /// In whose place, when not in their own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf: Option<PersonId>,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody took back what they had said, while nothing rested on it.
    TakenBack {
        /// About what.
        matter: Matter,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
}

impl ApprovalEvent {
    /// What it is about.
    #[must_use]
    pub fn matter(&self) -> Matter {
        match self {
            Self::Asked { matter, .. }
            | Self::Given { matter, .. }
            | Self::Refused { matter, .. }
            | Self::TakenBack { matter, .. } => *matter,
        }
    }

    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Asked { occurred_at, .. }
            | Self::Given { occurred_at, .. }
            | Self::Refused { occurred_at, .. }
            | Self::TakenBack { occurred_at, .. } => *occurred_at,
        }
    }

    /// The role that it is said in by its own holder; nobody's where somebody speaks for another, which is asked when the vote is counted.
    #[must_use]
    pub fn own_role(&self) -> Option<Role> {
        match self {
            Self::Given {
                role,
                on_behalf: None,
                ..
            }
            | Self::Refused {
                role,
                on_behalf: None,
                ..
            } => Some(*role),
            _ => None,
        }
    }
}
