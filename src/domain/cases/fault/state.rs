//! A major fault as it is now.

use super::events::{Part, Receiver};
use crate::domain::cases::check::not_before;
use crate::domain::cases::facts::Attachment;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::register::Register;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who did something, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
}

/// Somebody was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// As what.
    pub receiver: Receiver,
    /// Who of the firm.
    pub to: Option<PersonId>,
    /// Who at the customer's.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// The analysis was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// By whom, when.
    pub mark: Mark,
    /// The signature.
    pub signature: Option<Attachment>,
}

/// What a major fault knows beyond the case core.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// When it happened, or from when on it may have.
    pub happened: Timestamp,
    /// Until when it may have.
    pub until: Option<Timestamp>,
    /// Where.
    pub place: String,
    /// How it is meant to be handled.
    pub plan: String,
    /// By when that was to be said.
    pub plan_by: Option<Timestamp>,
    /// When it was said.
    pub planned: Option<Timestamp>,
    /// The case that turned out to be this fault.
    pub origin: Option<CaseId>,
    /// Who was told, in the order of writing.
    pub tellings: Vec<Telling>,
    /// Put on record.
    pub registered: Option<Mark>,
    /// When the manager looked how it goes, last.
    pub followed: Option<Timestamp>,
    /// Over since.
    pub over: Option<Timestamp>,
    /// What ended it.
    pub outcome: String,
    /// The analysis, part by part.
    pub analysis: BTreeMap<Part, Register<String>>,
    /// Who wrote parts of it.
    pub writers: Vec<PersonId>,
    /// The signature under the analysis as it stands.
    pub signed: Option<Signed>,
    /// What was reached before the case was opened again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Run>,
}

/// One run of a fault that was opened again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Over since.
    pub over: Option<Timestamp>,
    /// What ended it.
    pub outcome: String,
    /// The signature.
    pub signed: Option<Signed>,
}

impl Fault {
    /// When this receiver was told, first. The analysis counts as told only as it was signed last.
    #[must_use]
    pub fn told(&self, receiver: Receiver) -> Option<Timestamp> {
        let signed = self.signed.as_ref().map(|signed| signed.mark.at);
        let of_analysis = matches!(receiver, Receiver::Customer | Receiver::Business);
        let counts = |telling: &&Telling| {
            let in_time = |signed| not_before(telling.at, signed);
            telling.receiver == receiver && (!of_analysis || signed.is_some_and(in_time))
        };
        let tellings = self.tellings.iter().filter(counts);
        tellings.map(|telling| telling.at).min()
    }

    /// Who was told as this.
    pub fn told_to(&self, receiver: Receiver) -> impl Iterator<Item = &Telling> {
        let tellings = self.tellings.iter();
        tellings.filter(move |telling| telling.receiver == receiver)
    }

    /// The manager in charge: who was told first as such. Others who were told may act as well.
    #[must_use]
    pub fn manager(&self) -> Option<PersonId> {
        let told = self.told_to(Receiver::Manager);
        let told = told.filter_map(|telling| Some((telling.at, telling.to?)));
        told.min().map(|(_, manager)| manager)
    }

    /// A part of the analysis; empty when nobody has written it.
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        let written = self.analysis.get(&part);
        written.map_or("", |written| written.value.trim())
    }

    /// The first part that is missing.
    #[must_use]
    pub fn missing(&self) -> Option<Part> {
        let mut parts = Part::ALL.into_iter();
        parts.find(|part| self.part(*part).is_empty())
    }

    /// Parts that two people wrote without knowing of each other.
    pub fn contested(&self) -> impl Iterator<Item = Part> {
        let parts = self.analysis.iter();
        let contested = parts.filter(|(_, written)| !written.rivals.is_empty());
        contested.map(|(part, _)| *part)
    }
}
