//! A repair as it is now.

use super::events::{Contact, Finding, Opening, Receipt, Removal, Scope, Symptom, UserDamage};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a repair knows beyond the case core. Filled by `evolve`, read by `decide`, the clocks and the screens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    /// What is seen.
    pub symptom: Symptom,
    /// Whose installation.
    pub scope: Scope,
    /// Who goes.
    pub technician: Option<PersonId>,
    /// When emergency repair was told first.
    pub notified: Option<Timestamp>,
    /// Advice given by telephone, and whether the user was content with it.
    pub advised: Option<(String, bool)>,
    /// The charge in fen that the user agreed to.
    pub charge_agreed: Option<i64>,
    /// Tries and contacts, in order.
    pub contacts: Vec<Contact>,
    /// Explained delays: when the user was told, and the new time.
    pub delays: Vec<(Timestamp, Timestamp)>,
    /// First arrival since the case was (re)opened.
    pub arrived: Option<Timestamp>,
    /// What was found, in order.
    pub findings: Vec<Finding>,
    /// Consents to open something.
    pub openings: Vec<Opening>,
    /// Damage by the user.
    pub user_damage: Option<UserDamage>,
    /// Left until: when, return time, at the user's wish; `None` once back.
    pub away: Option<(Timestamp, Timestamp, bool)>,
    /// Waits at the user's wish that are over.
    pub waits: Vec<(Timestamp, Timestamp)>,
    /// The fault is gone.
    pub removal: Option<Removal>,
    /// The user's opinion.
    pub receipt: Option<Receipt>,
}
