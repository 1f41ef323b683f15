//! How long each department takes, and who is late (P04.13.01a–c): read from the clocks of the case, so that nothing has to be kept twice.

use super::events::NoteKind;
use crate::domain::cases::clocks::own_clocks;
use crate::domain::cases::guard::holds;
use crate::domain::cases::state::Case;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;

/// One limited step of a case, as a department took it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The department.
    pub department: String,
    /// Who owed it.
    pub owner: PersonId,
    /// What.
    pub duty: Duty,
    /// By which rule; none for a target that came with the case.
    pub clause: Option<Clause>,
    /// Since when.
    pub since: Timestamp,
    /// The last instant in time.
    pub due: Timestamp,
    /// When it was done, or the case ended without it; none while it runs.
    pub ended: Option<Timestamp>,
}

/// The office presses others, not itself; and nobody but the firm presses its general manager.
const NOT_PRESSED: &[Role] = &[Role::Office, Role::ProductionOffice, Role::GeneralManager];

impl Time {
    /// How long over the limit, in ms, at an instant; 0 when it was in time.
    #[must_use]
    pub fn over(&self, now: Timestamp) -> i64 {
        self.ended.unwrap_or(now).since(self.due).max(0)
    }
}

/// Every limited step of a case with the department that owed it, in the order of their limits.
#[must_use]
pub fn times(case: &Case, context: &Context<'_>) -> Vec<Time> {
    let closing = case.closing.value.as_ref();
    let closed = closing.map(|closing| closing.occurred_at);
    let mut times: Vec<Time> = own_clocks(case, context)
        .into_iter()
        .filter(|clock| !clock.void || closed.is_some())
        // What is asked after the end is no part of the handling.
        .filter(|clock| closed.is_none_or(|closed| clock.opens < closed))
        .filter_map(|clock| {
            let owner = owing(&clock, context)?;
            Some(Time {
                department: context.organisation().party_of(owner).to_owned(),
                owner,
                duty: clock.duty,
                clause: clock.clause,
                since: clock.opens,
                due: clock.deadline.due,
                ended: clock.met.or(closed),
            })
        })
        .collect();
    times.sort_by_key(|time| (time.due, time.since));
    times
}

/// Who owes a step: whoever is named, else the first who holds the role.
fn owing(clock: &Clock, context: &Context<'_>) -> Option<PersonId> {
    match clock.owner {
        Owner::Person(person) => Some(person),
        Owner::Role(role) => {
            let mut people = context.organisation().people.iter();
            let holder = people.find(|(_, one)| one.active && one.roles.contains(&role));
            holder.map(|(id, _)| *id)
        }
    }
}

fn worst_of_each(times: Vec<Time>, context: &Context<'_>) -> Vec<Time> {
    let mut worst: Vec<Time> = Vec::new();
    for time in times {
        let pressed = !holds(time.owner, NOT_PRESSED, context);
        let known = worst
            .iter()
            .any(|other| other.department == time.department);
        if pressed && !known && time.over(context.now) > 0 {
            worst.push(time);
        }
    }
    worst
}

/// Departments that are over a limit now, each with the step that has been late the longest (P04.13.01a).
#[must_use]
pub fn late_now(case: &Case, context: &Context<'_>) -> Vec<Time> {
    if case.is_closed() || case.procedure.afterwards().is_none() {
        return Vec::new();
    }
    let mut open = times(case, context);
    open.retain(|time| time.ended.is_none());
    worst_of_each(open, context)
}

/// Departments that were over a limit in a case that has ended, each with the first such step (P04.13.01c).
#[must_use]
pub fn late_then(case: &Case, context: &Context<'_>) -> Vec<Time> {
    if !case.is_closed() || case.procedure.afterwards().is_none() {
        return Vec::new();
    }
    worst_of_each(times(case, context), context)
}

/// Open cases that are late and for which nobody has made out a note (P04.07.31c).
#[must_use]
pub fn unpressed(context: &Context<'_>) -> usize {
    let cases = context.world.cases.values();
    let missed = cases.filter(|case| {
        let late = late_now(case, context);
        let noted = |time: &Time| {
            let after = case.after.as_ref();
            after.is_some_and(|after| {
                let mut notes = after.notes_to(&time.department, NoteKind::Urging);
                notes.next().is_some()
            })
        };
        late.iter().any(|time| !noted(time))
    });
    missed.count()
}
