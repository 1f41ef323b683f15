//! What can happen in a request.

use crate::domain::cases::facts::{Attachment, Channel};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The three steps of the ladder (P01.10.20).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// On the telephone.
    #[default]
    Hotline,
    /// Over the internet, with consent.
    Remote,
    /// At the customer's place.
    OnSite,
}

/// The customer's authorisation for remote access (P01.10.22b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Who gave it.
    pub given_by: String,
    /// How.
    pub channel: Channel,
    /// For which system.
    pub system: String,
    /// When.
    pub occurred_at: Timestamp,
    /// Until when; `None` is until the case is closed.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// A signature, if taken.
    #[serde(default)]
    pub signature: Option<Attachment>,
}

/// What happened in a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestEvent {
    /// A piece of guidance, and whether it helped (P01.10.21b).
    Guided {
        /// What was said.
        guidance: String,
        /// Whether it helped.
        helped: bool,
        /// When.
        occurred_at: Timestamp,
    },
    /// A step ended without solving the matter; the next one opens (P01.10.20).
    StepFailed {
        /// Which.
        step: Step,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// A step was left out.
    StepSkipped {
        /// Which.
        step: Step,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Remote access was authorised.
    Consented(Consent),
    /// The authorisation was taken back.
    ConsentWithdrawn {
        /// When.
        occurred_at: Timestamp,
    },
    /// A remote session began (P01.10.22c, d).
    SessionBegan {
        /// What the customer sees.
        symptoms: String,
        /// The fault as described.
        fault: String,
        /// The customer's technician, or why there is none (P01.10.22e).
        customers_technician: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// A remote session ended.
    SessionEnded {
        /// What was looked at and changed.
        changed: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// A technician was named (P01.10.23b).
    Assigned {
        /// Who.
        technician: PersonId,
        /// When.
        occurred_at: Timestamp,
    },
    /// On the way (P01.10.23d).
    SetOut {
        /// When.
        occurred_at: Timestamp,
    },
    /// There (P01.10.23e).
    ReachedSite {
        /// When.
        occurred_at: Timestamp,
    },
    /// Solved, at whichever step (P01.10.23f).
    Solved {
        /// What was done.
        what: String,
        /// When.
        occurred_at: Timestamp,
        /// The customer's signature, on site.
        #[serde(default)]
        signature: Option<Attachment>,
    },
}

impl RequestEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Guided { occurred_at, .. }
            | Self::StepFailed { occurred_at, .. }
            | Self::StepSkipped { occurred_at, .. }
            | Self::ConsentWithdrawn { occurred_at }
            | Self::SessionBegan { occurred_at, .. }
            | Self::SessionEnded { occurred_at, .. }
            | Self::Assigned { occurred_at, .. }
            | Self::SetOut { occurred_at }
            | Self::ReachedSite { occurred_at }
            | Self::Solved { occurred_at, .. } => *occurred_at,
            Self::Consented(consent) => consent.occurred_at,
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Consented(consent) => consent.signature.iter().collect(),
            Self::Solved { signature, .. } => signature.iter().collect(),
            _ => Vec::new(),
        }
    }
}
