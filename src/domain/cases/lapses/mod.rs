//! Somebody evaded or put a customer off, and what the heads did about it (P01.02.07b–e). Kept on the case for the assessment; shown to
//! the heads, the general manager and the person concerned.

use super::actions::ActionKind;
use super::check::{need, says};
use super::clocks::Draft;
use super::events::CaseEvent;
use super::guard::{SUPERIORS, holds, is_enrolled};
use super::needs::Right;
use super::refusal::{CaseRefusal, demand};
use super::state::Case;
use crate::domain::calendar::Span;
use crate::domain::cases::facts::Attachment;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::deed::Deed;
use crate::domain::ids::{CaseId, LapseId, PersonId};
use crate::domain::roles::Role;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What is done about a lapse. They may be used together or singly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Criticised; the person says that it was heard (P01.02.07b).
    Criticism,
    /// Instructed how to do better; both say that it took place (P01.02.07c).
    Instruction,
    /// Disciplined, with the person's answer (P01.02.07d).
    Discipline,
    /// Moved to another post, with a second person's consent (P01.02.07e).
    Transfer,
}

impl MeasureKind {
    /// All, the mildest first.
    pub const ALL: [Self; 4] = [
        Self::Criticism,
        Self::Instruction,
        Self::Discipline,
        Self::Transfer,
    ];
}

/// A measure as it is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// About which lapse.
    pub lapse: LapseId,
    /// Which.
    pub kind: MeasureKind,
    /// What is said, taught or imposed.
    pub text: String,
    /// What the person answers, or until when there was no answer.
    #[serde(default)]
    pub answer: String,
    /// Who instructs, or who consents to the transfer.
    #[serde(default)]
    pub with: Option<PersonId>,
    /// When the instruction takes place, or from when the person works elsewhere.
    #[serde(default)]
    pub on: Option<Timestamp>,
    /// When it was decided.
    pub occurred_at: Timestamp,
}

/// What happened about a lapse.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LapseEvent {
    /// It was noted.
    Noted {
        /// Identity.
        id: LapseId,
        /// Who evaded.
        person: PersonId,
        /// What happened.
        what: String,
        /// Serious enough for another post.
        #[serde(default)]
        serious: bool,
        /// When it happened.
        occurred_at: Timestamp,
    },
    /// A measure was decided.
    Taken(Taken),
    /// One of those concerned says that it was heard, or took place.
    Confirmed {
        /// About which lapse.
        lapse: LapseId,
        /// Which measure.
        kind: MeasureKind,
        /// When.
        occurred_at: Timestamp,
    },
}

/// A lapse with everything that was done about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lapse {
    /// Identity.
    pub id: LapseId,
    /// Who.
    pub person: PersonId,
    /// Serious.
    pub serious: bool,
    /// Who noted it, when, and what happened.
    pub noted: Deed,
    /// What was done about it.
    #[serde(default)]
    pub measures: Vec<Measure>,
}

/// One measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Which.
    pub kind: MeasureKind,
    /// Who decided it, when, in which words; `who` is the person's answer, `person` the trainer or whoever consents.
    pub decided: Deed,
    /// When it takes place.
    pub on: Option<Timestamp>,
    /// Who has said that it was heard, or took place.
    #[serde(default)]
    pub confirmed: Vec<PersonId>,
}

impl Lapse {
    /// Who has to say of a measure that it was heard or took place.
    fn concerned(&self, measure: &Measure) -> Vec<PersonId> {
        match measure.kind {
            MeasureKind::Criticism => vec![self.person],
            MeasureKind::Instruction => {
                let trainer = measure.decided.person;
                std::iter::once(self.person).chain(trainer).collect()
            }
            MeasureKind::Discipline | MeasureKind::Transfer => Vec::new(),
        }
    }

    /// Who still has to.
    #[must_use]
    pub fn silent(&self, measure: &Measure) -> Vec<PersonId> {
        let mut concerned = self.concerned(measure);
        concerned.retain(|person| !measure.confirmed.contains(person));
        concerned
    }

    /// Whether somebody may see it: heads and the general manager, whoever is concerned, whoever instructs.
    #[must_use]
    pub fn is_seen_by(&self, person: PersonId, context: &Context<'_>) -> bool {
        let trains = |measure: &Measure| measure.decided.person == Some(person);
        self.person == person
            || holds(person, &SUPERIORS, context)
            || self.measures.iter().any(trains)
    }
}

impl LapseEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Noted { occurred_at, .. } | Self::Confirmed { occurred_at, .. } => *occurred_at,
            Self::Taken(taken) => taken.occurred_at,
        }
    }

    /// Every file this event refers to: none.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        Vec::new()
    }
}

/// The role that a step needs.
pub(super) fn right(kind: ActionKind) -> Option<Right> {
    (kind == ActionKind::TakeMeasure).then_some(Right(&SUPERIORS, CaseRefusal::NotTheHeads))
}

/// May this step be taken now, by this person?
pub(super) fn guard(
    case: &Case,
    kind: ActionKind,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    match kind {
        ActionKind::TakeMeasure => {
            Right::ask(right(kind), context)?;
            need(!case.lapses.is_empty(), CaseRefusal::NoLapse)
        }
        ActionKind::ConfirmMeasure => {
            let mut lapses = case.lapses.iter();
            let asked = lapses.any(|lapse| {
                let mut measures = lapse.measures.iter();
                measures.any(|measure| lapse.silent(measure).contains(&context.actor))
            });
            need(asked, CaseRefusal::NothingToConfirm)
        }
        _ => Ok(()),
    }
}

/// May it be written down in these words?
pub(super) fn check(
    case: &Case,
    event: &LapseEvent,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    match event {
        LapseEvent::Noted {
            id, person, what, ..
        } => {
            need(is_enrolled(*person, context), CaseRefusal::SuccessorUnknown)?;
            let known = case.lapses.iter().any(|lapse| lapse.id == *id);
            need(!known, CaseRefusal::LapseKnown)?;
            need(says(what), CaseRefusal::TextMissing)
        }
        LapseEvent::Taken(taken) => check_taken(case, taken, context),
        LapseEvent::Confirmed { lapse, kind, .. } => {
            let lapse = case.lapses.iter().find(|known| known.id == *lapse);
            let asked = lapse.is_some_and(|lapse| {
                let mut measures = lapse.measures.iter().filter(|one| one.kind == *kind);
                measures.any(|measure| lapse.silent(measure).contains(&context.actor))
            });
            need(asked, CaseRefusal::NothingToConfirm)
        }
    }
}

fn check_taken(case: &Case, taken: &Taken, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let lapse = case.lapses.iter().find(|lapse| lapse.id == taken.lapse);
    let Some(lapse) = lapse else {
        return Err(CaseRefusal::NoLapse);
    };
    let ask = |holds, refusal| demand(context, holds, refusal);
    let with = |roles: &[Role]| {
        taken
            .with
            .is_some_and(|person| roles.is_empty() || holds(person, roles, context))
    };
    match taken.kind {
        MeasureKind::Criticism => ask(says(&taken.text), CaseRefusal::CriticismEmpty),
        MeasureKind::Instruction => {
            let planned = says(&taken.text) && taken.on.is_some() && with(&[]);
            ask(planned, CaseRefusal::InstructionUnplanned)
        }
        MeasureKind::Discipline => {
            let heard = says(&taken.text) && says(&taken.answer);
            ask(heard, CaseRefusal::DisciplineUnheard)
        }
        MeasureKind::Transfer => {
            ask(lapse.serious, CaseRefusal::NotSerious)?;
            let second = with(&SUPERIORS) && taken.with != Some(context.actor);
            ask(second, CaseRefusal::ConsentMissing)?;
            let left = open_cases_of(lapse.person, context).next().is_some();
            ask(!left, CaseRefusal::CasesLeft)
        }
    }
}

/// The open cases that somebody still has: each gets a new person before its owner leaves the post (P01.02.07e).
pub fn open_cases_of<'a>(
    person: PersonId,
    context: &Context<'a>,
) -> impl Iterator<Item = CaseId> + 'a {
    let cases = context.world.cases.values();
    cases
        .filter(move |case| !case.is_closed() && case.in_charge.value == person)
        .map(|case| case.id)
}

/// One more event. Total: what names a lapse that is not there changes nothing.
pub(super) fn evolve(lapses: &mut Vec<Lapse>, event: &LapseEvent, by: &Stamped<CaseEvent>) {
    let mut on = |id: LapseId, change: &dyn Fn(&mut Lapse)| {
        lapses
            .iter_mut()
            .filter(|lapse| lapse.id == id)
            .for_each(change);
    };
    match event {
        LapseEvent::Noted {
            id,
            person,
            what,
            serious,
            occurred_at,
        } => {
            if lapses.iter().all(|lapse| lapse.id != *id) {
                lapses.push(Lapse {
                    id: *id,
                    person: *person,
                    serious: *serious,
                    noted: Deed::new(*occurred_at, by.actor).saying(what),
                    measures: Vec::new(),
                });
            }
        }
        LapseEvent::Taken(taken) => on(taken.lapse, &|lapse| {
            let decided = Deed::new(taken.occurred_at, by.actor);
            lapse.measures.push(Measure {
                kind: taken.kind,
                decided: decided
                    .saying(&taken.text)
                    .with(&taken.answer)
                    .towards(taken.with),
                on: taken.on,
                confirmed: Vec::new(),
            });
        }),
        LapseEvent::Confirmed { lapse, kind, .. } => on(*lapse, &|lapse| {
            for measure in &mut lapse.measures {
                if measure.kind == *kind && !measure.confirmed.contains(&by.actor) {
                    measure.confirmed.push(by.actor);
                }
            }
        }),
    }
}

/// Whoever has to say that it was heard, or took place, owes that: also when the case is closed (P01.02.07b, c).
pub(super) fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let mut clocks = Vec::new();
    for lapse in &case.lapses {
        for measure in &lapse.measures {
            let decided = measure.decided.at;
            for person in lapse.silent(measure) {
                let owner = Owner::Person(person);
                let draft = match (measure.kind, measure.on) {
                    (MeasureKind::Instruction, Some(on)) => {
                        Draft::instant(Duty::ConfirmMeasure, "P01.02.07c", owner, decided, on)
                    }
                    _ => Draft::span(
                        Duty::ConfirmMeasure,
                        "P01.02.07b",
                        owner,
                        decided,
                        Span::WorkingDays(1),
                    ),
                };
                clocks.extend(draft.clock(case, context));
            }
        }
    }
    clocks
}
