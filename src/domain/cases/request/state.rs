//! A request as it is now.

use super::events::{Consent, Step};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a request knows beyond the case core.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The step that is open.
    pub step: Step,
    /// Since when.
    pub step_since: Timestamp,
    /// Guidance given and whether it helped.
    pub guidance: Vec<(String, bool)>,
    /// Steps that ended, with the reason; `true` when skipped.
    pub ended: Vec<(Step, String, bool)>,
    /// The authorisation in force.
    pub consent: Option<Consent>,
    /// A remote session that has not ended.
    pub session: Option<Timestamp>,
    /// Who goes, since when.
    pub assigned: Option<(PersonId, Timestamp)>,
    /// On the way since.
    pub set_out: Option<Timestamp>,
    /// There since.
    pub reached: Option<Timestamp>,
    /// Solved at.
    pub solved: Option<Timestamp>,
}
