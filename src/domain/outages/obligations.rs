//! The clocks of an outage: tell the users, order the repair, restore the supply (P10.09.03a–c).
//!
//! "Eight hours or more" includes eight hours to the millisecond. Users are told as soon as it is foreseeable, at the latest when the
//! eighth hour is full; what is only foreseeable falls away again when the expected end moves closer.

use super::state::{Outage, affected};
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Deadline, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::ids::Subject;
use crate::domain::roles::Role;
use crate::domain::time::{HOUR, MINUTE, Timestamp};

/// Why the users have to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Normal supply is impossible.
    Abnormal,
    /// It is expected to last eight hours or more.
    Expected,
    /// The eighth hour is full.
    Lasted,
}

/// Whether the users have to be told, an order given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It ended before the eighth hour was full.
    NotOwed,
    /// Not yet: at the latest then, unless there is heat before.
    Ahead(Timestamp),
    /// Yes.
    Owed {
        /// Since when that is known.
        since: Timestamp,
        /// The latest instant.
        due: Timestamp,
        /// Why.
        why: Why,
    },
}

/// Whether the users have to be told at `now`, and since when that is so.
#[must_use]
pub fn notice(outage: &Outage, figures: &Figures, now: Timestamp) -> Notice {
    let start = outage.start.value;
    let full = start.plus(figures.get(Figure::OutageHours) * HOUR);
    let at_once = figures.get(Figure::TellUsers) * MINUTE;
    // Known in advance: at once, and not later than the eighth hour.
    let known = |since: Timestamp| (since, since.plus(at_once).min(full.max(since)));
    let ended = outage.ended();
    let reached = ended.unwrap_or(now) >= full;
    let abnormal = outage.abnormal.value.then(|| known(outage.abnormal_at));
    let foreseen = outage.expected.value.end().filter(|end| *end >= full);
    let foreseen = foreseen.map(|_| known(outage.expected_at));
    // What was due before it ended stays due: a short outage that was foreseen as a long one does not excuse the silence.
    let foreseen = foreseen.filter(|(_, due)| reached || ended.is_none_or(|end| end > *due));
    let lasted = reached.then_some((full, full));
    let reasons = [
        (abnormal, Why::Abnormal),
        (foreseen, Why::Expected),
        (lasted, Why::Lasted),
    ];
    // The earliest reason counts: what is said later moves nothing back.
    let first = reasons
        .into_iter()
        .filter_map(|(known, why)| Some((known?, why)))
        .min_by_key(|((since, _), _)| *since);
    match (first, ended) {
        (Some(((since, due), why)), _) => Notice::Owed { since, due, why },
        (None, Some(_)) => Notice::NotOwed,
        (None, None) => Notice::Ahead(full),
    }
}

/// When the last of the users was told, or the first announcement was up. Reckoned over the files only where nobody has said that it was
/// everybody: two people may each have told half.
fn told(outage: &Outage, context: &Context<'_>) -> Option<Timestamp> {
    let announced = outage.announcements.iter().map(|one| one.occurred_at).min();
    let mut complete = outage.tellings.iter().filter(|telling| telling.everybody);
    let one_by_one = match complete.next() {
        Some(telling) => Some(telling.occurred_at),
        None if outage.tellings.is_empty() => None,
        None => {
            let mut all = affected(outage, context.world);
            let together = all.all(|customer| outage.told(customer.id));
            let last = outage.tellings.iter().map(|one| one.occurred_at).max();
            last.filter(|_| together)
        }
    };
    announced.into_iter().chain(one_by_one).min()
}

/// Every clock of an outage, stopped ones included; none when the regulation is not in force.
#[must_use]
pub fn clocks(outage: &Outage, context: &Context<'_>) -> Vec<Clock> {
    if !context.in_force(Clause("P10.09.03a")) || outage.is_withdrawn() {
        return Vec::new();
    }
    let figures = context.figures_at(outage.recorded_at);
    let start = outage.start.value;
    let limit = figures.get(Figure::OutageHours) * HOUR;
    let order = figures.get(Figure::OrderRepair) * MINUTE;
    let restore = figures.get(Figure::RestoreSupply) * HOUR;
    let owner = Owner::Role(Role::Supervisor);
    let clock = |duty, clause: &'static str, from, length| {
        let subject = Subject::Outage(outage.id);
        Clock::by_the_wall(subject, duty, Clause(clause), owner, from, length)
    };
    let told = told(outage, context);
    let ordered = outage.orders.iter().map(|order| order.occurred_at).min();
    // Whoever restored the supply had been sent.
    let ordered = ordered.or(outage.ended());
    let (tell, order) = match notice(outage, figures, context.now) {
        Notice::Owed { since, due, why } => {
            let mut tell = clock(Duty::TellUsers, "P10.09.03a", since, due.since(since));
            if why == Why::Lasted {
                // Nothing was foreseeable: the eight hours were the time.
                tell.opens = start;
                tell.deadline = Deadline::by_the_wall(start, limit);
            }
            (tell, clock(Duty::OrderRepair, "P10.09.03b", since, order))
        }
        Notice::Ahead(full) => (
            clock(Duty::TellUsers, "P10.09.03a", start, limit),
            clock(Duty::OrderRepair, "P10.09.03b", full, order),
        ),
        Notice::NotOwed => (
            Clock {
                void: true,
                ..clock(Duty::TellUsers, "P10.09.03a", start, limit)
            },
            Clock {
                void: true,
                ..clock(Duty::OrderRepair, "P10.09.03b", start.plus(limit), order)
            },
        ),
    };
    vec![
        Clock { met: told, ..tell },
        Clock {
            met: ordered.filter(|_| !order.void),
            ..order
        },
        Clock {
            met: outage.ended(),
            ..clock(Duty::RestoreSupply, "P10.09.03c", start, restore)
        },
    ]
}

/// The clocks that somebody still owes. An outage at rest costs nothing: this runs over every outage whenever Today is drawn.
#[must_use]
pub fn open_clocks(outage: &Outage, context: &Context<'_>) -> Vec<Clock> {
    let complete = |telling: &super::events::Telling| telling.everybody;
    let told = !outage.announcements.is_empty() || outage.tellings.iter().any(complete);
    if outage.ended().is_some() && told {
        return Vec::new();
    }
    let mut clocks = clocks(outage, context);
    clocks.retain(Clock::is_open);
    clocks
}
