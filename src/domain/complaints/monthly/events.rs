//! What happens about a month of closed complaints.

use crate::domain::ids::{AfterId, CaseId};
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthlyEvent {
    /// About which month, `2026-11`.
    pub month: String,
    /// When.
    pub occurred_at: Timestamp,
    /// What.
    pub step: MonthlyStep,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthlyStep {
    /// A department agrees to whose the responsibility is, but for these cases (P04.09.10c).
    Judged {
        /// As what.
        role: Role,
        /// Where it differs, and how it sees it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        differs: Vec<(CaseId, String)>,
    },
    /// How a group of complaints is dealt with (P04.09.10d).
    Dealt {
        /// The group, as [`super::Group::key`] names it.
        group: String,
        /// In these words.
        words: String,
    },
    /// The table is finished, with these cases in it (P04.09.10b).
    Signed {
        /// Which.
        cases: Vec<CaseId>,
    },
    /// The cases were gone through (P04.11.01a).
    Reviewed {
        /// Which.
        cases: Vec<CaseId>,
    },
    /// The approved sanctions were compiled and sent to personnel (P04.11.01b, c).
    Compiled {
        /// Which.
        sanctions: Vec<(CaseId, AfterId)>,
    },
    /// Personnel has the list, and says from when each takes effect (P04.11.01c).
    Received {
        /// Of each.
        effects: Vec<(AfterId, Timestamp)>,
    },
    /// Personnel has published it (P04.11.01d).
    Published {
        /// With names; otherwise departments only.
        names: bool,
    },
    /// The publication was withdrawn; that it was published stays.
    Withdrawn {
        /// Why.
        reason: String,
    },
}
