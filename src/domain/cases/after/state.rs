//! What has followed, as it is now.

use super::events::{Effect, NewImprovement, NewNote, NewSanction, NoteAnswer, NoteKind};
use crate::domain::books::Numbered;
use crate::domain::deed::Deed;
use crate::domain::ids::{AfterId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A note with what was said to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// As it was made out.
    pub facts: NewNote,
    /// The number that it bears, and those that it bore.
    pub number: Numbered,
    /// Who made it out, and when.
    pub issued: Deed,
    /// Answers, in the order of folding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<(Deed, NoteAnswer)>,
}

/// An objection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objection {
    /// Identity.
    pub id: AfterId,
    /// Whose; `text` is the reason, `who` what it would have instead.
    pub department: String,
    /// Who objected, why, and what instead.
    pub raised: Deed,
    /// Answers: whether the decision is kept, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<(Deed, bool)>,
}

/// An improvement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Improvement {
    /// As it was put forward.
    pub facts: NewImprovement,
    /// By whom, and when.
    pub planned: Deed,
    /// What parties say: whether they take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<(Deed, bool)>,
    /// The general manager's word that it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructed: Option<Deed>,
    /// Each time it was carried out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done: Vec<Deed>,
    /// Each time its owner was pressed, and when they took note of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub urged: Vec<(Deed, Option<Timestamp>)>,
    /// Each look at its effect: `text` is the figure before, `who` the one since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<(Deed, Effect)>,
}

/// What the customer said beside the matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opinion {
    /// Identity.
    pub id: AfterId,
    /// The department.
    pub department: String,
    /// Who wrote it down, when, in which words, and who answers for the department.
    pub voiced: Deed,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Deed>,
}

/// A sanction, from the proposal to the notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sanction {
    /// As it was put forward.
    pub facts: NewSanction,
    /// By whom, and when.
    pub proposed: Deed,
    /// Taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Deed>,
    /// The number of its notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Numbered>,
    /// Who made the notice out, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_out: Option<Deed>,
    /// Who checks it for finance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finance: Option<PersonId>,
    /// Who takes the copy of whoever is concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
    /// What finance says: right, or what is queried.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checked: Vec<(Deed, bool)>,
    /// Whoever is concerned has read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Deed>,
}

/// Everything that has followed one case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct After {
    /// Notes, in the order of folding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Each check of the times; `text` says why a late department got no note.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checked: Vec<Deed>,
    /// Objections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// Improvements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub improvements: Vec<Improvement>,
    /// Opinions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opinions: Vec<Opinion>,
    /// Sanctions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sanctions: Vec<Sanction>,
}

impl Note {
    /// Whether nobody has answered it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answers.is_empty()
    }
}

impl Objection {
    /// Whether nobody has answered it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answers.is_empty()
    }
}

impl Improvement {
    /// When it was carried out last, unless it was found since that it does not work.
    #[must_use]
    pub fn done(&self) -> Option<&Deed> {
        let done = self.done.last()?;
        let mut effects = self.effects.iter();
        let failed = effects.any(|(look, effect)| *effect == Effect::DoesNot && look.at >= done.at);
        (!failed).then_some(done)
    }

    /// The last look at what was carried out last.
    #[must_use]
    pub fn effect(&self) -> Option<&(Deed, Effect)> {
        let done = self.done()?;
        let last = self.effects.last()?;
        (last.0.at >= done.at).then_some(last)
    }

    /// Whether it was found to work.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.effect()
            .is_some_and(|(_, effect)| *effect == Effect::Works)
    }

    /// What a party said last.
    #[must_use]
    pub fn says(&self, party: PersonId) -> Option<bool> {
        let mut said = self.parties.iter().rev();
        said.find(|(said, _)| said.by == party)
            .map(|(_, agrees)| *agrees)
    }

    /// Whether it may begin: every party takes part, or the general manager says so (P05.05.34b).
    #[must_use]
    pub fn may_begin(&self) -> bool {
        let mut parties = self.facts.parties.iter();
        self.instructed.is_some() || parties.all(|party| self.says(*party) == Some(true))
    }
}

impl Sanction {
    /// Whether finance has found it right: only then it counts in the month's bonus (P04.11.02f).
    #[must_use]
    pub fn counts(&self) -> bool {
        self.checked.last().is_some_and(|(_, right)| *right)
    }

    /// Whom it concerns: the person, or whoever took the notice for the department.
    #[must_use]
    pub fn concerned(&self) -> Option<PersonId> {
        self.facts.person.or(self.to)
    }
}

impl After {
    /// A note by its identity.
    #[must_use]
    pub fn note(&self, id: AfterId) -> Option<&Note> {
        self.notes.iter().find(|note| note.facts.id == id)
    }

    /// An improvement by its identity.
    #[must_use]
    pub fn improvement(&self, id: AfterId) -> Option<&Improvement> {
        self.improvements.iter().find(|plan| plan.facts.id == id)
    }

    /// A sanction by its identity.
    #[must_use]
    pub fn sanction(&self, id: AfterId) -> Option<&Sanction> {
        self.sanctions
            .iter()
            .find(|sanction| sanction.facts.id == id)
    }

    /// The notes to a department of one kind.
    pub fn notes_to<'a>(
        &'a self,
        department: &'a str,
        kind: NoteKind,
    ) -> impl DoubleEndedIterator<Item = &'a Note> {
        let notes = self.notes.iter();
        notes.filter(move |note| note.facts.kind == kind && note.facts.department == department)
    }

    /// Whether nobody owes anything any more.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        let notice = |sanction: &Sanction| {
            sanction.withdrawn.is_some() || (sanction.counts() && sanction.heard.is_some())
        };
        !self.notes.iter().any(Note::is_open)
            && !self.objections.iter().any(Objection::is_open)
            && self.improvements.iter().all(Improvement::is_confirmed)
            && self.opinions.iter().all(|said| !said.answers.is_empty())
            && self.sanctions.iter().all(notice)
    }
}
