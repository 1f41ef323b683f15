//! The clocks of a roster, and which repairs wait for the shift (P10.09.02a, b).

use super::state::{EARLY, Roster};
use crate::domain::cases::{Case, Procedure};
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, MINUTE, Timestamp};
use std::collections::BTreeSet;

/// A gap is pointed at so long before it comes.
const AHEAD: i64 = 7 * DAY;

/// The clocks that somebody still owes: to fill the next gap before it comes, and to hand over the shift that has just changed.
#[must_use]
pub fn open_clocks(roster: &Roster, context: &Context<'_>) -> Vec<Clock> {
    if !context.in_force(Clause("P10.09.02a")) || roster.season.value.until <= context.now {
        return Vec::new();
    }
    [gap(roster, context), handover(roster, context)]
        .into_iter()
        .flatten()
        .collect()
}

fn clock(roster: &Roster, duty: Duty, owner: Owner, from: Timestamp, length: i64) -> Clock {
    let subject = Subject::Roster(roster.id);
    Clock::by_the_wall(subject, duty, Clause("P10.09.02a"), owner, from, length)
}

fn gap(roster: &Roster, context: &Context<'_>) -> Option<Clock> {
    let gaps = roster.gaps(context.organisation());
    let next = gaps.into_iter().find(|gap| gap.until > context.now)?;
    let owner = Owner::Role(Role::Supervisor);
    let begin = next.from.plus(-AHEAD);
    Some(clock(roster, Duty::StaffStation, owner, begin, AHEAD))
}

/// The shift changed according to the plan, and nobody has handed over yet.
fn handover(roster: &Roster, context: &Context<'_>) -> Option<Clock> {
    let now = context.now;
    let planned = roster.planned(now);
    let begun = planned.iter().map(|slot| slot.from).max()?;
    let takes = planned.iter().find(|slot| slot.from == begun)?.person;
    let before: BTreeSet<PersonId> = roster
        .planned(begun.plus(-1))
        .iter()
        .map(|slot| slot.person)
        .collect();
    let changed = !before.is_empty() && !before.contains(&takes);
    let done = roster
        .last_handover(now)
        .is_some_and(|handover| handover.occurred_at >= begun.plus(-EARLY));
    let minutes = context.figures_at(begun).get(Figure::HandOverShift);
    let owner = Owner::Person(takes);
    (changed && !done).then(|| clock(roster, Duty::HandOverShift, owner, begun, minutes * MINUTE))
}

/// Whether a repair still waits for somebody of the shift to say that they have it (P10.09.02b). What is a day old is no news any more:
/// its clocks are on the list.
#[must_use]
pub fn waits_for_shift(case: &Case, now: Timestamp) -> bool {
    let Procedure::Repair(repair) = &case.procedure else {
        return false;
    };
    !case.is_closed()
        && !case.is_imported()
        && repair.taken_up.is_empty()
        && repair.arrived.is_none()
        && repair.reached().is_none()
        && repair.removal.is_none()
        && now.since(case.opened_at) < DAY
}
