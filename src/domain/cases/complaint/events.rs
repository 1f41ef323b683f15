//! What can happen in a service complaint.

use super::words::{Extent, LineKind, Manner, Measure, Origin, Presence, Reaction, Response};
use crate::domain::cases::facts::{Attachment, Channel};
use crate::domain::ids::{CaseId, LineId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What only a complaint asks at intake.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplaintIntake {
    /// Whom or what it is about (P05.03.01c).
    pub about: String,
    /// The department complained about, if one is.
    #[serde(default)]
    pub department: String,
    /// Whether it is about quality, which is inspected (P05.05.23a).
    #[serde(default)]
    pub quality: bool,
    /// An appeal: the case whose decision it is raised against (P05.03.01f).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<CaseId>,
    /// Why the customer stays unnamed; empty when there is a name (P05.03.01b).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unnamed: String,
}

/// Something that somebody shall do by a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLine {
    /// Identity, drawn by whoever writes it down.
    pub id: LineId,
    /// Kind.
    pub kind: LineKind,
    /// What.
    pub what: String,
    /// Who.
    pub owner: PersonId,
    /// By when.
    pub by: Timestamp,
    /// What it costs, in fen.
    #[serde(default)]
    pub fen: i64,
    /// The finding that it answers, or the rule that it changes.
    #[serde(default)]
    pub answers: String,
    /// Why its date lies after the week; empty when it does not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub late_because: String,
}

/// The customer, after it was done (P05.06.03b–d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// How: only the telephone meets the rule.
    pub channel: Channel,
    /// Whether anybody was reached; a try leaves the call open.
    pub reached: bool,
    /// Who spoke.
    #[serde(default)]
    pub with: String,
    /// Whether it was done, as the customer says.
    #[serde(default)]
    pub done: Option<bool>,
    /// What is still missing.
    #[serde(default)]
    pub missing: String,
    /// The conversation (P05.06.31a).
    #[serde(default)]
    pub words: String,
    /// What came of it (P05.06.31b).
    #[serde(default)]
    pub result: String,
    /// Satisfied, or not; open while nobody was reached.
    #[serde(default)]
    pub satisfied: Option<bool>,
}

/// A step of a complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStep {
    /// The quality supervisor has the letter (P05.02.01d).
    TakenOver,
    /// The technical department has read it and says how far the reasons hold (P05.05.11, P05.03.02b).
    Confirmed {
        /// How far.
        reasons: Extent,
        /// Why.
        grounds: String,
    },
    /// The office has reviewed what is written down (P05.05.32a).
    Reviewed {
        /// Nothing is missing.
        complete: bool,
        /// What is.
        #[serde(default)]
        missing: String,
    },
    /// Upheld or not (P05.03.02a, c).
    Judged {
        /// The content was read and understood before.
        read: bool,
        /// How far the content is reasonable.
        reasonable: Extent,
        /// The decision.
        upheld: bool,
        /// Why.
        grounds: String,
    },
    /// Not upheld, and why, said to the customer with tact (P05.03.02d–f).
    Explained {
        /// How.
        channel: Channel,
        /// In these words.
        words: String,
        /// What had been misunderstood.
        #[serde(default)]
        misunderstood: String,
        /// How it was taken.
        reaction: Reaction,
    },
    /// Who deals with it (P05.03.03).
    Assigned {
        /// The department.
        department: String,
        /// The person in charge.
        person: PersonId,
        /// The head of the department complained about (P05.06.01).
        head: PersonId,
        /// Its responsible person, who may do it instead (P05.06.01e).
        #[serde(default)]
        instead: Option<PersonId>,
        /// Why it is the very person complained about; empty when it is not.
        #[serde(default)]
        reason: String,
    },
    /// What was found (P05.03.04).
    Found {
        /// Kind of cause.
        origin: Origin,
        /// The cause.
        cause: String,
        /// What was looked at.
        looked_at: String,
        /// Who caused it.
        #[serde(default)]
        people: Vec<PersonId>,
        /// Why nobody of the firm did; empty when somebody did.
        #[serde(default)]
        nobody: String,
        /// Photos and papers.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// The quality complained about was inspected (P05.05.23a).
    Inspected {
        /// What and how.
        what: String,
        /// What it showed.
        result: Presence,
        /// In words.
        words: String,
        /// Photos.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// Somebody else stands by the result of the inspection (P05.05.23b).
    InspectionConfirmed {
        /// What they say.
        #[serde(default)]
        words: String,
    },
    /// The investigation has ended: three days for the report begin (P05.06.02a).
    InvestigationEnded {
        /// What came of it.
        words: String,
    },
    /// The department's draft of a plan (P05.06.01b).
    Drafted {
        /// The draft.
        words: String,
    },
    /// A talk with the customer, or a try (P05.06.01c, d).
    Talked {
        /// How.
        channel: Channel,
        /// Whether anybody was reached.
        reached: bool,
        /// Who spoke.
        #[serde(default)]
        with: String,
        /// What was said.
        words: String,
        /// Whether there is a preliminary agreement; it is subject to approval.
        #[serde(default)]
        agreed: Option<bool>,
        /// What was agreed, or why nothing was yet.
        #[serde(default)]
        agreement: String,
    },
    /// How it shall be handled (P05.05.33a).
    MannerChosen {
        /// The kind of answer.
        manner: Manner,
        /// In words.
        #[serde(default)]
        words: String,
    },
    /// The plan with its lines goes to approval (P05.03.05).
    PlanSubmitted {
        /// The opinion.
        opinion: String,
        /// What becomes of the customer's wish.
        wish: Extent,
        /// Why it is granted in part only or not.
        #[serde(default)]
        wish_reason: String,
    },
    /// What the customer says to it (P05.03.06d).
    FedBack {
        /// How.
        channel: Channel,
        /// In the customer's words.
        words: String,
        /// The customer's signature.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signature: Option<Attachment>,
    },
    /// Everything planned is done and the customer knows (P05.06.03a).
    Completed {
        /// What came of it.
        words: String,
    },
    /// The result was passed on (P05.05.13).
    PassedOn {
        /// To whom.
        to: String,
        /// What was said.
        #[serde(default)]
        words: String,
    },
    /// Who is responsible, as put forward (P05.05.21b).
    Proposed {
        /// Who.
        #[serde(default)]
        people: Vec<PersonId>,
        /// Somebody else, or nobody.
        #[serde(default)]
        others: String,
        /// Why.
        grounds: String,
    },
    /// Who is responsible, as decided (P05.05.33b).
    Decided {
        /// Who.
        #[serde(default)]
        people: Vec<PersonId>,
        /// Somebody else, or nobody.
        #[serde(default)]
        others: String,
        /// Why.
        grounds: String,
    },
    /// What somebody who was named says to it (P05.03.04b).
    Stated {
        /// In their words.
        words: String,
    },
    /// What becomes of somebody who is responsible (P05.03.06b).
    MeasureTaken {
        /// Who.
        person: PersonId,
        /// What.
        measure: Measure,
        /// In words; why, if nothing.
        words: String,
    },
    /// The penalty of this complaint, or that there is none (P05.07.01).
    Fined {
        /// Who pays how much, in fen.
        #[serde(default)]
        shares: Vec<(PersonId, i64)>,
        /// The grounds; why there is none.
        because: String,
    },
    /// The customer was called (P05.06.03b).
    Called(Call),
    /// The head of quality names somebody for report, call and second handling (P05.06.02b).
    Delegated {
        /// Who.
        person: PersonId,
        /// It ends again.
        #[serde(default)]
        ended: bool,
    },
    /// The report to the general manager (P05.06.02a, c).
    Reported {
        /// What is complained about.
        content: String,
        /// How far the handling is.
        standing: String,
    },
    /// Summary and evaluation (P05.03.07a–c).
    Summed {
        /// How it was handled.
        summary: String,
        /// How well.
        grade: Extent,
        /// What was learned.
        lesson: String,
        /// What shall be better, or why nothing has to.
        improvement: String,
    },
    /// The office reacts to what is late (P05.05.31c).
    Reacted {
        /// How.
        response: Response,
        /// In words.
        words: String,
    },
    /// The customer withdraws it (P05.06.32b).
    Withdrawn {
        /// In the customer's words.
        words: String,
    },
    /// The general manager lets it rest (P05.06.32b).
    Rested {
        /// Until when.
        until: Timestamp,
        /// Why.
        words: String,
    },
    /// Something that somebody shall do.
    LineAdded(NewLine),
    /// It was done.
    LineDone {
        /// Which.
        line: LineId,
        /// What was done; for a question the answer.
        words: String,
        /// Proof, or what was handed over.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// Whoever owes it was reminded (P05.05.22d, P05.05.34c).
    LineReminded {
        /// Which.
        line: LineId,
        /// What they answer.
        #[serde(default)]
        words: String,
    },
}

/// What happened in a complaint, in which round of its handling.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComplaintEvent {
    /// The round that its author was in, from 1.
    pub round: u32,
    /// When.
    pub occurred_at: Timestamp,
    /// What.
    pub step: ComplaintStep,
}

impl ComplaintEvent {
    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match &self.step {
            ComplaintStep::Found { attachments, .. }
            | ComplaintStep::Inspected { attachments, .. }
            | ComplaintStep::LineDone { attachments, .. } => attachments.iter().collect(),
            ComplaintStep::FedBack { signature, .. } => signature.iter().collect(),
            _ => Vec::new(),
        }
    }
}
