//! A request as it is now.

use super::events::{Consent, Step};
use crate::domain::cases::Wording;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a request knows beyond the case core.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The step that is open.
    pub step: Step,
    /// Since when.
    pub step_since: Timestamp,
    /// Guidance given and whether it helped.
    pub guidance: Vec<(String, bool)>,
    /// Steps that ended without solving it, in order.
    pub ended: Vec<EndedStep>,
    /// The authorisation in force.
    pub consent: Option<Consent>,
    /// A remote session that has not ended.
    pub session: Option<Timestamp>,
    /// Remote sessions that have ended: from, to, what was changed.
    pub sessions: Vec<(Timestamp, Timestamp, String)>,
    /// Who goes, since when.
    pub assigned: Option<(PersonId, Timestamp)>,
    /// On the way since.
    pub set_out: Option<Timestamp>,
    /// There since.
    pub reached: Option<Timestamp>,
    /// Solved at.
    pub solved: Option<Timestamp>,
    /// What was done.
    pub solution: String,
    /// What was reached before the case was opened again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Run>,
}

/// One run of a request that was opened again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The step that was open.
    pub step: Step,
    /// Since when.
    pub step_since: Timestamp,
    /// Steps that had ended.
    pub ended: Vec<EndedStep>,
    /// Who had been sent.
    pub assigned: Option<(PersonId, Timestamp)>,
    /// When somebody was there.
    pub reached: Option<Timestamp>,
    /// When it was solved.
    pub solved: Option<Timestamp>,
    /// What was done.
    pub solution: String,
}

/// A step that ended without solving the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedStep {
    /// Which.
    pub step: Step,
    /// Why.
    pub reason: String,
    /// Left out instead of tried.
    pub skipped: bool,
    /// When.
    pub at: Timestamp,
}

impl Request {
    /// Whether remote access is authorised at `at` (P01.10.22b).
    #[must_use]
    pub fn consented_at(&self, at: Timestamp) -> bool {
        self.consent
            .as_ref()
            .is_some_and(|consent| consent.until.is_none_or(|until| at <= until))
    }

    /// How `step` ended, if it did without solving the matter.
    #[must_use]
    pub fn ending_of(&self, step: Step) -> Option<&EndedStep> {
        self.ended.iter().rev().find(|ended| ended.step == step)
    }

    /// What was written for a question, in this run and those before it.
    pub(in crate::domain::cases) fn written(&self, wording: Wording) -> Vec<&str> {
        match wording {
            Wording::Work => {
                let earlier = self.earlier.iter().map(|run| run.solution.as_str());
                earlier.chain([self.solution.as_str()]).collect()
            }
            Wording::Advice => {
                let guidance = self.guidance.iter();
                guidance.map(|(guidance, _)| guidance.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }
}
