//! A complaint or a report as it is now.

use super::events::{
    About, Disclosure, Grounds, Late, Matter, Meanwhile, Offence, PetitionIntake, Proposal,
    ReportBack, Urge, Way, Wishes,
};
use crate::domain::cases::procedure::Procedure;
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::sealed::KeyHash;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A result shorter than so many characters is shown to the supervisor (P10.11.08c); it refuses nothing.
pub const SHORT_RESULT: usize = 20;

/// An urging, and whether it was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urged {
    /// Who pressed.
    pub by: PersonId,
    /// Whom, until when, in which words.
    pub urge: Urge,
    /// When whoever was pressed took note.
    pub heard: Option<Timestamp>,
}

/// What a complaint or a report knows beyond the case core.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Petition {
    /// Which sort.
    pub matter: Matter,
    /// By which way it came.
    pub way: Way,
    /// Which box, which leader, or which other way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub way_in_words: String,
    /// How much of the person is known.
    pub disclosure: Disclosure,
    /// Whether the particulars are sealed.
    #[serde(default)]
    pub sealed_words: bool,
    /// Slow hash of the pick-up code.
    #[serde(default)]
    pub pick_up: Option<KeyHash>,
    /// What the user wishes.
    #[serde(default)]
    pub wishes: Wishes,
    /// Who of the firm is concerned.
    #[serde(default)]
    pub concerned: BTreeSet<PersonId>,
    /// The matter that it is about.
    #[serde(default)]
    pub about: Option<About>,
    /// It was entered late.
    #[serde(default)]
    pub late: Option<Late>,
    /// The first opinion on handling.
    #[serde(default)]
    pub proposal: Option<Proposal>,
    /// What the dispatch room heard.
    #[serde(default)]
    pub reported_back: Vec<ReportBack>,
    /// The grounds in force.
    #[serde(default)]
    pub grounds: Option<Grounds>,
    /// Who approved its payment or waiver.
    #[serde(default)]
    pub approved: Option<(PersonId, Timestamp)>,
    /// Urgings.
    #[serde(default)]
    pub urged: Vec<Urged>,
    /// What the user said meanwhile.
    #[serde(default)]
    pub meanwhile: Vec<Meanwhile>,
    /// When the answer was asked for with the code.
    #[serde(default)]
    pub picked_up: Vec<Timestamp>,
    /// Offences that were stated.
    #[serde(default)]
    pub offences: Vec<(Offence, Timestamp)>,
}

impl Petition {
    /// As it is taken.
    #[must_use]
    pub fn begin(intake: &PetitionIntake, received_at: Timestamp) -> Self {
        let concealed = intake.late.as_ref().and_then(|late| late.concealed);
        let concealed = concealed == Some(true);
        Self {
            matter: intake.matter,
            way: intake.way,
            way_in_words: intake.way_in_words.clone(),
            disclosure: intake.disclosure,
            sealed_words: intake.sealed_words,
            pick_up: intake.pick_up,
            wishes: intake.wishes.clone(),
            concerned: intake.concerned.clone(),
            about: intake.about,
            late: intake.late.clone(),
            proposal: None,
            reported_back: Vec::new(),
            grounds: None,
            approved: None,
            urged: Vec::new(),
            meanwhile: Vec::new(),
            picked_up: Vec::new(),
            offences: concealed
                .then_some((Offence::Concealment, received_at))
                .into_iter()
                .collect(),
        }
    }

    /// Whether the open entries hold no name.
    #[must_use]
    pub fn withheld(&self) -> bool {
        self.disclosure != Disclosure::Named
    }

    /// Whether a payment or waiver waits for somebody who may approve it (P10.11.07c).
    #[must_use]
    pub fn waits_for_approval(&self) -> bool {
        let money = self.grounds.as_ref().and_then(|grounds| grounds.fen);
        money.is_some_and(|fen| fen != 0) && self.approved.is_none()
    }

    /// Whether `person` was pressed and has not taken note yet.
    #[must_use]
    pub fn unheard(&self, person: PersonId) -> bool {
        let mut urged = self.urged.iter();
        urged.any(|urged| urged.heard.is_none() && urged.urge.to == person)
    }

    /// Whether anybody can be called about it afterwards.
    #[must_use]
    pub fn reachable(&self) -> bool {
        self.disclosure != Disclosure::Anonymous && !self.is_internal()
    }

    /// Whether it is about what was done to another matter, and so for the leader to decide.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.about.is_some()
    }
}

impl Case {
    /// Whether a person of the firm is concerned by it and may neither see nor have it (P10.11.12a).
    #[must_use]
    pub fn concerns(&self, person: PersonId) -> bool {
        matches!(&self.procedure, Procedure::Petition(petition) if petition.concerned.contains(&person))
    }

    /// Whether what was said is sealed, so that there are no words to show.
    #[must_use]
    pub fn words_sealed(&self) -> bool {
        self.words.is_empty()
            && matches!(&self.procedure, Procedure::Petition(petition) if petition.sealed_words)
    }

    /// Whether the open entries hold no name on purpose.
    #[must_use]
    pub fn identity_withheld(&self) -> bool {
        matches!(&self.procedure, Procedure::Petition(petition) if petition.withheld())
    }
}

/// Whether the result of a complaint looks like going through the motions: very short, or the same as another one's (P10.11.08c).
#[must_use]
pub fn short_or_equal(case: &Case, context: &Context<'_>) -> bool {
    let Some(closing) = &case.closing.value else {
        return false;
    };
    let text = closing.result.trim();
    let petition = |case: &Case| matches!(case.procedure, Procedure::Petition(_));
    if !petition(case) {
        return false;
    }
    let others = context.world.cases.values();
    text.chars().count() < SHORT_RESULT
        || others
            .filter(|other| other.id != case.id && petition(other))
            .filter_map(|other| other.closing.value.as_ref())
            .any(|other| other.result.trim() == text)
}
