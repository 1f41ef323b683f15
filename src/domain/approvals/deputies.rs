//! Who stands in for whom: for which roles, from when until when (P05.06.02b, P05.06.01e).

use super::state::Vote;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::Role;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Whom somebody named, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naming {
    /// Who stands in.
    pub deputy: PersonId,
    /// In which of their roles; all of them when empty.
    #[serde(default)]
    pub roles: BTreeSet<Role>,
    /// From when.
    pub from: Timestamp,
    /// Until when; until it is ended, when nobody said.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Why: on leave, ill, travelling; empty when it is a delegation without absence.
    #[serde(default)]
    pub absent: String,
}

/// What happened to somebody's deputies; each is also what a person asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeputyEvent {
    /// Somebody was named.
    Named(Naming),
    /// What was named for this deputy ended.
    Ended {
        /// Who no longer stands in.
        deputy: PersonId,
        /// When.
        occurred_at: Timestamp,
    },
}

/// The deputies of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputies {
    /// Whose.
    pub person: PersonId,
    /// Whoever was named, in the order of folding; what ended has its end.
    pub named: Vec<Naming>,
}

/// Why somebody may not be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeputyRefusal {
    /// Everybody names their own deputies; the administrator and the general manager do it for whoever cannot.
    NotYours,
    /// The deputy is nobody who works here, or the person themselves.
    DeputyUnknown,
    /// It would end before it begins.
    EndsBeforeStart,
    /// Nobody stands in.
    NotNamed,
}

impl DeputyRefusal {
    /// The rule behind it.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        Some(Clause("P05.06.02b"))
    }
}

impl Naming {
    fn holds(&self, role: Role, at: Timestamp) -> bool {
        self.from <= at
            && self.until.is_none_or(|until| at < until)
            && (self.roles.is_empty() || self.roles.contains(&role))
    }
}

/// May this be written down now, by this person?
///
/// # Errors
/// A [`DeputyRefusal`].
pub fn decide(
    person: PersonId,
    event: DeputyEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let need = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
    let works_here = |person| {
        let people = &context.organisation().people;
        people.get(&person).is_some_and(|person| person.active)
    };
    let own = works_here(person) && context.actor == person;
    let may = own || context.has_any(&[Role::Administrator, Role::GeneralManager]);
    need(may, DeputyRefusal::NotYours)?;
    match &event {
        DeputyEvent::Named(naming) => {
            let other = naming.deputy != person && works_here(naming.deputy);
            need(other, DeputyRefusal::DeputyUnknown)?;
            let ends = naming.until.is_none_or(|until| until > naming.from);
            need(ends, DeputyRefusal::EndsBeforeStart)?;
        }
        DeputyEvent::Ended { deputy, .. } => {
            let known = context.world.deputies.get(&person);
            let named = known.is_some_and(|known| {
                let mut named = known.named.iter();
                named.any(|naming| naming.deputy == *deputy)
            });
            need(named, DeputyRefusal::NotNamed)?;
        }
    }
    Ok(vec![Happened {
        subject: Subject::Deputies(person),
        event: Event::Deputy(event),
    }])
}

/// Folds one more event. Total.
#[must_use]
pub fn evolve(
    deputies: Option<Deputies>,
    person: PersonId,
    stamped: &Stamped<DeputyEvent>,
) -> Deputies {
    let mut deputies = deputies.unwrap_or(Deputies {
        person,
        named: Vec::new(),
    });
    match &stamped.event {
        DeputyEvent::Named(naming) => deputies.named.push(naming.clone()),
        DeputyEvent::Ended {
            deputy,
            occurred_at,
        } => {
            for naming in &mut deputies.named {
                if naming.deputy == *deputy {
                    let until = naming.until.unwrap_or(*occurred_at);
                    naming.until = Some(until.min(*occurred_at));
                }
            }
        }
    }
    deputies
}

/// Whose place `deputy` takes in a role at an instant: of somebody who works here in it and has named them.
#[must_use]
pub fn replaced(deputy: PersonId, role: Role, at: Timestamp, world: &World) -> Option<PersonId> {
    let people = &world.organisation.people;
    let works_here = people.get(&deputy).is_some_and(|person| person.active);
    let mut all = world.deputies.values().filter(|_| works_here);
    let found = all.find(|deputies| {
        let holder = people.get(&deputies.person);
        holder.is_some_and(|person| person.active && person.roles.contains(&role))
            && deputies
                .named
                .iter()
                .any(|naming| naming.deputy == deputy && naming.holds(role, at))
    });
    found.map(|deputies| deputies.person)
}

/// Whoever stands in for a holder of the role at an instant.
pub fn deputies_of(
    role: Role,
    at: Timestamp,
    world: &World,
) -> impl Iterator<Item = PersonId> + '_ {
    let people = &world.organisation.people;
    let holders = world.deputies.values().filter(move |deputies| {
        let holder = people.get(&deputies.person);
        holder.is_some_and(|person| person.active && person.roles.contains(&role))
    });
    holders.flat_map(move |deputies| {
        let named = deputies.named.iter();
        named
            .filter(move |naming| naming.holds(role, at))
            .map(|naming| naming.deputy)
    })
}

/// Whether whoever voted in another's place had been named for that, at the time of the vote.
pub(super) fn stood_in(vote: &Vote, context: &Context<'_>) -> bool {
    vote.on_behalf.is_none_or(|whose| {
        let deputies = context.world.deputies.get(&whose);
        deputies.is_some_and(|deputies| {
            let mut named = deputies.named.iter();
            named.any(|naming| naming.deputy == vote.by && naming.holds(vote.role, vote.at))
        })
    })
}
