//! Measures: who does what by when about something that was raised, and how it ended. Research visits and surveys share them.

use super::cases::Draft;
use super::clock::{Clock, Duty, Owner};
use super::context::Context;
use super::ids::{MeasureId, PersonId, Subject};
use super::register::{Contest, Register};
use super::stamp::Stamped;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What it is about: a topic, a question, a customer's words.
    #[serde(default)]
    pub about: String,
    /// What is to be done.
    pub what: String,
    /// Who does it.
    pub owner: PersonId,
    /// By when.
    pub by: Timestamp,
}

/// How a measure ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// When.
    pub occurred_at: Timestamp,
    /// Carried out; otherwise it was dropped.
    pub done: bool,
    /// What was done, or why it was dropped.
    pub words: String,
}

/// A measure and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// What is to be done.
    pub measure: Measure,
    /// When it was decided.
    pub since: Timestamp,
    /// How it ended; two people may each have written another end.
    pub ended: Register<Option<Outcome>>,
}

/// The measures of one subject.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Measures(pub BTreeMap<MeasureId, Task>);

impl Measure {
    /// Whether it says what is to be done, by somebody who works here.
    #[must_use]
    pub fn is_complete(&self, context: &Context<'_>) -> bool {
        let owner = context.organisation().people.get(&self.owner);
        !self.what.trim().is_empty() && owner.is_some_and(|owner| owner.active)
    }
}

impl Measures {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many were carried out or dropped, of how many.
    #[must_use]
    pub fn ended(&self) -> (usize, usize) {
        let ended = self.0.values().filter(|task| task.ended.value.is_some());
        (ended.count(), self.0.len())
    }

    /// How many ends two people wrote without knowing of each other.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let contested = self.0.values().filter(|task| !task.ended.rivals.is_empty());
        contested.count()
    }

    /// Every end that is to settle, with its measure.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<(MeasureId, Outcome)>> {
        let contests = self.0.iter().filter_map(|(id, task)| {
            let ends = task.ended.contest(Clone::clone)?;
            let choices = ends.choices.into_iter();
            Some(Contest {
                choices: choices
                    .filter_map(|(end, by)| Some(((*id, end?), by)))
                    .collect(),
            })
        });
        contests.collect()
    }

    pub(super) fn plan<E>(&mut self, id: MeasureId, measure: &Measure, by: &Stamped<E>) {
        self.0.entry(id).or_insert_with(|| Task {
            measure: measure.clone(),
            since: by.at,
            ended: Register::new(None, by),
        });
    }

    pub(super) fn end<E>(&mut self, id: MeasureId, outcome: &Outcome, by: &Stamped<E>) {
        if let Some(task) = self.0.get_mut(&id) {
            task.ended.set(Some(outcome.clone()), by);
        }
    }

    /// One clock a measure, by the day that was set (P01.10.13g).
    pub(super) fn clocks(
        &self,
        subject: &Subject,
        clause: &'static str,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let clock = |task: &Task| {
            let owner = Owner::Person(task.measure.owner);
            let ended = task.ended.value.as_ref();
            Draft::instant(
                Duty::CarryOutMeasure,
                clause,
                owner,
                task.since,
                task.measure.by,
            )
            .met(ended.filter(|end| end.done).map(|end| end.occurred_at))
            .void(ended.is_some_and(|end| !end.done))
            .of(subject.clone(), task.since, context)
        };
        self.0.values().filter_map(clock).collect()
    }
}
