//! What can happen after, or beside, the handling of a complaint.

use super::standard::SanctionKind;
use crate::domain::ids::{AfterId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// 催辦單: presses for what is late (P04.13.01a).
    Urging,
    /// 查辦單: asks why it was late (P04.13.01c).
    Inquiry,
}

/// A note as it is made out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewNote {
    /// Identity.
    pub id: AfterId,
    /// For what.
    pub kind: NoteKind,
    /// Its number of the book.
    pub number: String,
    /// The department.
    pub department: String,
    /// Who answers for it there.
    pub to: PersonId,
    /// The step that is or was late, as the office calls it.
    pub what: String,
    /// The rule whose limit ran out.
    pub clause: String,
    /// When it ran out.
    pub due: Timestamp,
    /// What else the office says.
    #[serde(default)]
    pub words: String,
}

/// What a department says to a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteAnswer {
    /// To which.
    pub note: AfterId,
    /// Where it stands; to an inquiry: the cause.
    pub words: String,
    /// By when it is done; asked by an urging note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Whether the cause lies in how the firm works, not in a person; asked by an inquiry note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub process: Option<bool>,
    /// What is done against it; asked by an inquiry note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub against: String,
}

/// An improvement as it is put forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewImprovement {
    /// Identity.
    pub id: AfterId,
    /// What is wrong.
    pub problem: String,
    /// What is done about it.
    pub measure: String,
    /// The process or the rule that it changes (P05.03.07d).
    pub changes: String,
    /// How its effect is looked at.
    pub check: String,
    /// Who carries it out.
    pub owner: PersonId,
    /// By when.
    pub by: Timestamp,
    /// Who has to agree before it begins (P05.05.34b).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<PersonId>,
}

/// What a look at the effect shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It works.
    Works,
    /// It does not: the plan is open again.
    DoesNot,
    /// Too early to say: looked at again.
    TooEarly,
}

impl Effect {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Works, Self::DoesNot, Self::TooEarly];
}

/// A sanction as it is put forward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSanction {
    /// Identity.
    pub id: AfterId,
    /// The department.
    pub department: String,
    /// Who of it; nobody when it concerns the department as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The cause of the complaint on which it rests (P04.11.02b).
    pub cause: String,
    /// The part of the loss that falls to them, in fen.
    #[serde(default)]
    pub loss: i64,
    /// Which.
    pub kind: SanctionKind,
    /// Why it is another kind than the standard's, or another deduction; empty when it is not.
    #[serde(default)]
    pub reason: String,
    /// What is taken from the performance bonus, in fen.
    #[serde(default)]
    pub deduction: i64,
    /// All that the bonus of the month comes to, in fen, where it is known: no more is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bonus: Option<i64>,
    /// The month of that bonus, `2026-11`.
    #[serde(default)]
    pub month: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AfterEvent {
    /// When.
    pub occurred_at: Timestamp,
    /// What.
    pub step: AfterStep,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterStep {
    /// A note was made out.
    NoteIssued(NewNote),
    /// A department answered a note.
    NoteAnswered(NoteAnswer),
    /// A note or a notice got another number, because another one bears its own.
    Renumbered {
        /// Which.
        thing: AfterId,
        /// The number.
        number: String,
    },
    /// How long each department took was checked.
    TimesChecked {
        /// Why a department that was late got no inquiry note; empty when all did.
        #[serde(default)]
        reason: String,
    },
    /// A department objects.
    Objected {
        /// Identity.
        id: AfterId,
        /// Which department. Filled in when it is written down.
        #[serde(default)]
        department: String,
        /// Why.
        reason: String,
        /// What it would have instead.
        proposal: String,
    },
    /// The department in charge has looked at it.
    ObjectionAnswered {
        /// To which.
        objection: AfterId,
        /// The decision is kept; otherwise it is open again.
        kept: bool,
        /// Why.
        reason: String,
    },
    /// An improvement was put forward.
    ImprovementPlanned(NewImprovement),
    /// A party says whether it takes part.
    PartyAnswered {
        /// In what.
        improvement: AfterId,
        /// Yes or no.
        agrees: bool,
        /// What it says.
        #[serde(default)]
        words: String,
    },
    /// The general manager has it begin.
    Instructed {
        /// What.
        improvement: AfterId,
        /// In these words.
        words: String,
    },
    /// It was carried out.
    ImprovementDone {
        /// What.
        improvement: AfterId,
        /// What was done.
        words: String,
    },
    /// Its owner was pressed.
    ImprovementUrged {
        /// For what.
        improvement: AfterId,
        /// In these words.
        #[serde(default)]
        words: String,
    },
    /// Its owner knows.
    UrgeHeard {
        /// Of what.
        improvement: AfterId,
    },
    /// Its effect was looked at.
    EffectChecked {
        /// Of what.
        improvement: AfterId,
        /// The figure before.
        before: String,
        /// The figure since.
        since: String,
        /// What that shows.
        effect: Effect,
    },
    /// The customer said something beside the matter.
    OpinionVoiced {
        /// Identity.
        id: AfterId,
        /// What.
        words: String,
        /// The department. Filled in when it is written down.
        #[serde(default)]
        department: String,
        /// Who answers for it there.
        to: PersonId,
    },
    /// What became of it.
    OpinionAnswered {
        /// Of which.
        opinion: AfterId,
        /// In these words.
        words: String,
    },
    /// A sanction was put forward.
    SanctionProposed(NewSanction),
    /// It was taken back.
    SanctionWithdrawn {
        /// Which.
        sanction: AfterId,
        /// Why.
        reason: String,
    },
    /// Its notice was made out in three copies: the office's own, finance's, and that of whoever is concerned (P04.11.02e–g).
    NoticeMadeOut {
        /// Of which.
        sanction: AfterId,
        /// Its number of the book.
        number: String,
        /// Who checks it for finance.
        finance: PersonId,
        /// Who takes the copy of whoever is concerned: the person, or the head of the department.
        to: PersonId,
    },
    /// Finance has checked it.
    NoticeChecked {
        /// Which.
        sanction: AfterId,
        /// It is right; otherwise it is queried.
        right: bool,
        /// What is queried.
        #[serde(default)]
        words: String,
    },
    /// Whoever is concerned has read it.
    NoticeHeard {
        /// Which.
        sanction: AfterId,
    },
}
