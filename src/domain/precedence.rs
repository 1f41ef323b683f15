//! The order of work: what an A customer complains or grumbles about goes first (P08.06.28a, b).
//!
//! It goes first within the same urgency only. Danger to people, and a limit that is running out already, stay before it; no limit becomes shorter.
//! Where nothing goes first, or the regulation is not in force, nothing changes its place.

use super::agenda::is_danger;
use super::cases::{Case, Procedure, petition::Matter};
use super::clause::Clause;
use super::clock::{Clock, Standing};
use super::context::Context;
use super::ids::{CaseId, Subject};
use super::time::{HOUR, MINUTE, Timestamp};
use chrono::Datelike;
use std::collections::BTreeSet;

/// How soon a clock counts as burning, in ms before its end.
const BURNING: i64 = HOUR;

/// How urgent something is by its clock alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Its limit is over or ends within the hour.
    Burning,
    /// It ends today.
    Today,
    /// It ends some other day.
    Later,
    /// It cannot be done yet.
    NotYetOpen,
}

/// How urgent it is at `now`; `offset`: minutes by which the firm's wall clock is ahead of UTC.
#[must_use]
pub fn urgency(clock: &Clock, now: Timestamp, offset: i32) -> Urgency {
    let day = |at: Timestamp| {
        let wall = at.plus(i64::from(offset) * MINUTE).to_utc();
        wall.num_days_from_ce()
    };
    let due = clock.deadline.due;
    match clock.standing(now) {
        Standing::NotYetOpen(_) => Urgency::NotYetOpen,
        Standing::Running(left) if left > BURNING && day(due) == day(now) => Urgency::Today,
        Standing::Running(left) if left > BURNING => Urgency::Later,
        _ => Urgency::Burning,
    }
}

/// Why a case goes before others of the same urgency: the clause, if one says so. A closed case, and one whose author is not named, does not.
#[must_use]
pub fn goes_first(case: &Case, context: &Context<'_>) -> Option<Clause> {
    let clause = match &case.procedure {
        Procedure::Complaint(_) | Procedure::Quality(_) => Clause("P08.06.28a"),
        Procedure::Petition(petition) if petition.matter == Matter::Complaint => {
            Clause("P08.06.28a")
        }
        Procedure::Grumble(_) => Clause("P08.06.28b"),
        Procedure::Repair(_)
        | Procedure::Request(_)
        | Procedure::Fault(_)
        | Procedure::Petition(_) => return None,
    };
    if case.is_closed() || case.identity_withheld() || !context.in_force(clause) {
        return None;
    }
    let customer = context.world.customers.get(&case.customer?)?;
    customer.is_key(context).then_some(clause)
}

/// Every case that goes first, and every emergency before it, read once for a whole list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Precedence {
    first: BTreeSet<CaseId>,
    emergencies: BTreeSet<CaseId>,
}

impl Precedence {
    /// As it is now: one look at each open case of a customer, two where it is a complaint.
    #[must_use]
    pub fn read(context: &Context<'_>) -> Self {
        if !context.in_force(Clause("P08.06.28a")) {
            return Self::default();
        }
        let cases = || context.world.cases.values();
        let first = cases().filter(|case| goes_first(case, context).is_some());
        let first: BTreeSet<CaseId> = first.map(|case| case.id).collect();
        let emergency =
            |case: &&Case| !first.is_empty() && !case.is_closed() && case.is_emergency();
        let emergencies = cases().filter(emergency).map(|case| case.id).collect();
        Self { first, emergencies }
    }

    /// Where something stands among what is equally urgent, lower first: danger to people, then what goes first, then the rest. Where nothing
    /// goes first at all, everything stands alike.
    #[must_use]
    pub fn place(&self, clock: &Clock) -> u8 {
        let of = |set: &BTreeSet<CaseId>| matches!(clock.subject, Subject::Case(id) if set.contains(&id));
        if self.first.is_empty() || is_danger(clock.duty) || of(&self.emergencies) {
            0
        } else if of(&self.first) {
            1
        } else {
            2
        }
    }
}
