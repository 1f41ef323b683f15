//! A repair as it is now.

use super::events::{
    Contact, Courtesy, Finding, Opening, Receipt, Removal, Scope, Symptom, UserDamage,
};
use crate::domain::cases::Wording;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// Whether it costs something, as explained to the user.
    pub charge: Option<Charge>,
    /// Tries and contacts, in order.
    pub contacts: Vec<Contact>,
    /// Explained delays, in order.
    pub delays: Vec<Delay>,
    /// First arrival since the case was (re)opened.
    pub arrived: Option<Timestamp>,
    /// What was found, in order.
    pub findings: Vec<Finding>,
    /// Consents to open something.
    pub openings: Vec<Opening>,
    /// Damage by the user.
    pub user_damage: Option<UserDamage>,
    /// The times somebody left before the end, in order.
    pub absences: Vec<Absence>,
    /// The fault is gone.
    pub removal: Option<Removal>,
    /// The user's opinion.
    pub receipt: Option<Receipt>,
    /// What was done before the case was opened again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Round>,
    /// Who of the shift has seen it, and when, in the order of writing (P10.09.02b).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_up: Vec<(PersonId, Timestamp)>,
    /// What of the arrival card was confirmed in this run.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub courtesy: BTreeSet<Courtesy>,
}

/// What the user was told about the charge (P10.09.04e).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Estimate in fen; 0 is free.
    pub fen: i64,
    /// Whether the user agrees.
    pub agrees: bool,
    /// When it was explained.
    pub at: Timestamp,
}

/// "We cannot come in time", as told to the user (P10.09.05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delay {
    /// When the user was told.
    pub told: Timestamp,
    /// The new time.
    pub expected: Timestamp,
    /// Why.
    pub reason: String,
}

/// Gone before the fault was removed (P10.09.10f).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Since when.
    pub left: Timestamp,
    /// When somebody said to be back.
    pub return_at: Timestamp,
    /// Whether the wait is the user's wish.
    pub users_wish: bool,
    /// Why.
    pub reason: String,
    /// Back since.
    pub back: Option<Timestamp>,
}

/// One run of a repair that was opened again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Arrival.
    pub arrived: Option<Timestamp>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was done.
    pub removal: Option<Removal>,
    /// What the user said.
    pub receipt: Option<Receipt>,
}

impl Repair {
    /// What of the arrival card nobody has confirmed yet, in the order of arriving.
    pub fn not_shown(&self) -> impl Iterator<Item = Courtesy> + '_ {
        let all = Courtesy::ALL.into_iter();
        all.filter(|item| !self.courtesy.contains(item))
    }

    /// The absence that has not ended.
    #[must_use]
    pub fn away(&self) -> Option<&Absence> {
        self.absences
            .last()
            .filter(|absence| absence.back.is_none())
    }

    /// Whether somebody is at the place now.
    #[must_use]
    pub fn on_site(&self) -> bool {
        self.arrived.is_some() && self.away().is_none()
    }

    /// When the cause was written down.
    #[must_use]
    pub fn cause_known(&self) -> Option<Timestamp> {
        self.findings
            .iter()
            .filter(|finding| finding.cause.is_some())
            .map(|finding| finding.occurred_at)
            .min()
    }

    /// When the customer was reached, first.
    #[must_use]
    pub fn reached(&self) -> Option<Timestamp> {
        self.contacts
            .iter()
            .filter(|contact| contact.reached)
            .map(|contact| contact.occurred_at)
            .min()
    }

    /// The last contact in which a time was agreed.
    #[must_use]
    pub fn appointment(&self) -> Option<&Contact> {
        self.contacts
            .iter()
            .rev()
            .find(|contact| contact.reached && contact.agreed.is_some())
    }

    /// The fault is the user's own and was settled by advice on the telephone (P10.09.04d).
    #[must_use]
    pub fn settled_by_advice(&self) -> bool {
        self.scope == Scope::User && matches!(self.advised, Some((_, true)))
    }

    /// What was written for a question, in this run and those before it.
    pub(in crate::domain::cases) fn written(&self, wording: Wording) -> Vec<&str> {
        let earlier = self.earlier.iter();
        let findings = earlier
            .clone()
            .flat_map(|round| &round.findings)
            .chain(&self.findings);
        let removals = earlier
            .filter_map(|round| round.removal.as_ref())
            .chain(&self.removal);
        match wording {
            Wording::Found => findings.map(|finding| finding.found.as_str()).collect(),
            Wording::Work => removals.map(|removal| removal.work.as_str()).collect(),
            Wording::Parts => removals
                .flat_map(|removal| &removal.parts)
                .map(|part| part.name.as_str())
                .collect(),
            Wording::Advice => self
                .advised
                .iter()
                .map(|(advice, _)| advice.as_str())
                .collect(),
            Wording::Delay => self
                .delays
                .iter()
                .map(|delay| delay.reason.as_str())
                .collect(),
            Wording::Left => self
                .absences
                .iter()
                .map(|absence| absence.reason.as_str())
                .collect(),
        }
    }
}
