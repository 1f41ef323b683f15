//! A case as it is now.

use super::after::After;
use super::check::not_before;
use super::contested::{Claim, Contested, Version};
use super::craft::Craft;
use super::facts::{
    Answer, Attachment, CalledAgain, Caller, Channel, Circumstances, Closing, Grade, HandOver,
    Report, Revisit, SourceRecord,
};
use super::help::{Dispute, Help};
use super::lapses::Lapse;
use super::notices::Notice;
use super::procedure::Procedure;
use super::returns::Returns;
use super::shortfall::{MadeGood, Shortfall};
use super::visit::Visit;
use crate::domain::approvals::Approvals;
use crate::domain::books::Numbered;
use crate::domain::copies::Copies;
use crate::domain::ids::{BuildingId, CaseId, CustomerId, PersonId, Subject};
use crate::domain::organisation::Organisation;
use crate::domain::register::Register;
use crate::domain::sealed::Letters;
use crate::domain::stamp::Written;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A time given to a customer, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// When it was given.
    pub given: Timestamp,
    /// By when the customer hears.
    pub by: Timestamp,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// When the customer was told; only a recorded answer fulfils a promise (P13.01.08).
    pub kept: Option<Timestamp>,
}

/// The right to solve before the paperwork was used, and the paper that has to follow (P01.02.06).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolvedFirst {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub what: String,
    /// When the contact sheet followed.
    pub sheet: Option<Timestamp>,
    /// By the right of technical service in an emergency (P01.09.01c), not by that of whoever was asked first.
    #[serde(default)]
    pub emergency: bool,
}

/// A report upwards, and whether the one reported to has read it (P15.01.06).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// To whom, when, how, and what they said.
    pub report: Report,
    /// When they said that they know.
    pub acknowledged: Option<Timestamp>,
}

impl Reported {
    /// When the one reported to is known to know: they said so, or what they said was written down with the report.
    #[must_use]
    pub fn known(&self) -> Option<Timestamp> {
        let answered = !self.report.instruction.trim().is_empty();
        let answered = answered.then_some(self.report.occurred_at);
        self.acknowledged.or(answered)
    }
}

/// Where a case is on its way, for the stage rail. Each procedure shows its own subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Taken.
    Received,
    /// The customer was reached (other repairs).
    Contacted,
    /// Given to the competent department or leader (complaints).
    PassedOn,
    /// Facts and rule are established (complaints).
    Grounds,
    /// The user was told the result (complaints).
    Answered,
    /// On the telephone (requests).
    Hotline,
    /// Over the internet (requests).
    Remote,
    /// Those concerned know (major faults).
    Informed,
    /// On record (major faults).
    Registered,
    /// On site.
    OnSite,
    /// The form, or the slip, is filled in (quality complaints).
    FilledIn,
    /// Upheld or not (complaints).
    Judged,
    /// Given to a department and a person (complaints).
    Assigned,
    /// The cause is known.
    Found,
    /// Manufacturing has its cause and its measures (quality complaints).
    Remedy,
    /// Research and development have said what they think (quality complaints).
    Research,
    /// The office has checked the form (quality complaints).
    Checked,
    /// The talks with the customer have an outcome (quality complaints).
    Negotiated,
    /// The combined opinion is there (quality complaints).
    Concluded,
    /// Decided by whoever has the authority (quality complaints).
    Decided,
    /// The plan is approved (complaints).
    Planned,
    /// Everything planned is done (complaints).
    CarriedOut,
    /// Summed up (complaints).
    Summed,
    /// The fault is gone, the matter solved.
    Solved,
    /// The analysis is signed (major faults).
    Analysed,
    /// The analysis went back to customer and business department (major faults).
    FedBack,
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
    /// From when the clocks run: the receiving or the last opening again.
    pub opened_at: Timestamp,
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
    /// Every time it was given to somebody: by whom, when (P10.04.01b).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transfers: Vec<(PersonId, Timestamp)>,
    /// Every time somebody did not take it: who, when (P10.11.08b).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declines: Vec<(PersonId, Timestamp)>,
    /// Times given to the customer.
    pub promises: Vec<Promise>,
    /// What the customer was told.
    pub answers: Vec<Answer>,
    /// Further calls about the same matter.
    pub called_again: Vec<CalledAgain>,
    /// Reports upwards.
    pub reports: Vec<Reported>,
    /// "Solve first" was used (P01.02.06a).
    pub solved_first: Option<SolvedFirst>,
    /// Since when it is an emergency (P01.09.01c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emergency: Option<Timestamp>,
    /// When it was handed on first, unless that was declined (P01.02.07h).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed_on: Option<Timestamp>,
    /// A visit at the customer's place (P01.02.03f).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Visit>,
    /// Who was told what they must know (P01.09.01a).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// Help that departments asked of each other, in the order of asking (P01.06.01a).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<Help>,
    /// The dispute that is or was last before the office (P01.06.01c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<Dispute>,
    /// Disputes before that one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
    /// The end, unless reopened since.
    pub closing: Register<Option<Closing>>,
    /// How often it was opened again.
    pub reopened: u32,
    /// Calls afterwards.
    pub revisits: Vec<Revisit>,
    /// Expectations that could not be met (P01.10.30h).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shortfalls: Vec<Shortfall>,
    /// Answers after them (P01.10.30j).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made_good: Vec<MadeGood>,
    /// A target that came with an imported case.
    pub target: Option<Timestamp>,
    /// Where an imported case comes from.
    pub source: Option<SourceRecord>,
    /// The building on whose round it was found (P10.09.12c).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<BuildingId>,
    /// The visit, the survey or the grumble that brought it to light (P01.10.11d, 12h, 13d, P08.06.28b).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Subject>,
    /// Who took it, in which entry.
    pub taken_by: Written,
    /// How it was graded when it was taken.
    pub taken_as: Grade,
    /// When the runs before the last opening again had begun.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_runs: Vec<Timestamp>,
    /// Who wrote the facts that only one can hold, and what others wrote at the same time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub claims: BTreeMap<Contested, Claim>,
    /// What was not chosen when somebody settled.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settled: BTreeMap<Contested, Vec<(Version, Written)>>,
    /// Every file.
    pub attachments: Vec<Attachment>,
    /// The number that the office gave it, and those that it bore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<Numbered>,
    /// What was put to approval, and what was said to it.
    #[serde(default, skip_serializing_if = "Approvals::is_empty")]
    pub approvals: Approvals,
    /// Copies of papers that were given out.
    #[serde(default, skip_serializing_if = "Copies::is_empty")]
    pub copies: Copies,
    /// What is sealed.
    #[serde(default, skip_serializing_if = "Letters::is_empty")]
    pub letters: Letters,
    /// How far its handling has come; none while nobody has used a step of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub craft: Option<Box<Craft>>,
    /// Certificates, slips and held-up money; none while nobody has used a step of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<Box<Returns>>,
    /// Who evaded, and what was done about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lapses: Vec<Lapse>,
    /// What has followed it; none while nothing has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Box<After>>,
    /// Cases that somebody said to be the same matter.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub joined: BTreeSet<CaseId>,
    /// The last thing that happened, by the author's clock.
    pub touched: Timestamp,
}

impl Case {
    /// Whether it has ended and was not opened again.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closing.value.is_some()
    }

    /// Whether technical service may solve first, whosever it is (P01.09.01c).
    #[must_use]
    pub fn is_emergency(&self) -> bool {
        self.emergency.is_some() || self.procedure.is_emergency()
    }

    /// Whether it came with a file from another system: its history was made elsewhere, only its target counts.
    #[must_use]
    pub fn is_imported(&self) -> bool {
        self.source.is_some()
    }

    /// What people call it by: the number of the register, or else the tablet's own.
    #[must_use]
    pub fn called(&self) -> &str {
        let registered = self.register.as_ref();
        registered.map_or(&self.number, |register| &register.number)
    }

    /// Whether it is a department's: in the charge of somebody who works there, given to it, or about it (P05.01.01).
    #[must_use]
    pub fn is_of_department(&self, department: &str, firm: &Organisation) -> bool {
        let complaint = self.procedure.complaint();
        complaint.is_some_and(|complaint| complaint.is_of_department(department))
            || firm.department_of(self.in_charge.value) == Some(department)
    }

    /// When the customer was told a result, first.
    #[must_use]
    pub fn replied(&self) -> Option<Timestamp> {
        self.answers
            .iter()
            .filter(|answer| !answer.result.trim().is_empty() && self.is_current(answer))
            .map(|answer| answer.occurred_at)
            .min()
    }

    /// Whether an answer belongs to the current run: not to one before the case was opened again.
    #[must_use]
    pub fn is_current(&self, answer: &Answer) -> bool {
        not_before(answer.occurred_at, self.opened_at)
    }
}
