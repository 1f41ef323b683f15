//! What a month came to: the share of complaints settled, the satisfaction of those who still wait, and how fast matters were settled
//! (P10.04.06a, b, P10.04.01c).

use super::events::Matter;
use crate::domain::calendar::{Calendar, PeriodPoint, TimeOfDay};
use crate::domain::cases::clocks::clocks;
use crate::domain::cases::procedure::Procedure;
use crate::domain::cases::state::Case;
use crate::domain::clock::Duty;
use crate::domain::context::Context;
use crate::domain::ids::CaseId;
use crate::domain::time::{DAY, MINUTE, Timestamp};
use chrono::Datelike;
use std::collections::BTreeMap;

/// A calendar month of the firm: `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant of the next one.
    pub to: Timestamp,
}

impl Month {
    /// The month in which an instant lies.
    #[must_use]
    pub fn of(calendar: &Calendar, at: Timestamp) -> Self {
        let turn = PeriodPoint::DayOfMonth {
            day: 31,
            at: TimeOfDay::hm(24, 0),
        };
        Self {
            from: turn.last(calendar, at),
            to: turn.next(calendar, at.plus(1)),
        }
    }

    /// The month before.
    #[must_use]
    pub fn before(self, calendar: &Calendar) -> Self {
        Self::of(calendar, self.from.plus(-DAY))
    }

    /// The month after.
    #[must_use]
    pub fn after(self, calendar: &Calendar) -> Self {
        Self::of(calendar, self.to.plus(DAY))
    }

    /// Whether an instant lies in it.
    #[must_use]
    pub fn has(self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    /// How it is written: `2026-11`.
    #[must_use]
    pub fn key(self, calendar: &Calendar) -> String {
        let local = self.from.plus(i64::from(calendar.offset_minutes) * MINUTE);
        let local = local.to_utc();
        format!("{:04}-{:02}", local.year(), local.month())
    }
}

/// The complaints of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Due in it and settled by its end.
    pub settled: Vec<CaseId>,
    /// Due in it and still open at its end.
    pub open: Vec<CaseId>,
    /// Open at its end, and the time to answer had not run out: shown apart.
    pub not_due: Vec<CaseId>,
    /// Of those open at its end: satisfied with the handling so far.
    pub satisfied: Vec<CaseId>,
    /// Asked, and not satisfied.
    pub dissatisfied: Vec<CaseId>,
    /// Not asked, or not reached.
    pub not_reached: Vec<CaseId>,
}

impl Share {
    /// Settled of those due, in whole percent, rounded down: 100 only when all are. `None` when none was due.
    #[must_use]
    pub fn percent(&self) -> Option<usize> {
        let due = self.settled.len() + self.open.len();
        (self.settled.len() * 100).checked_div(due)
    }

    /// Satisfied of those asked, in whole percent. `None` when nobody was asked.
    #[must_use]
    pub fn satisfied_percent(&self) -> Option<usize> {
        let asked = self.satisfied.len() + self.dissatisfied.len();
        (self.satisfied.len() * 100).checked_div(asked)
    }

    /// Whether nothing is left to explain.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.open.is_empty() && self.dissatisfied.is_empty()
    }
}

/// The complaints of a month, as they stood at its end, or stand now where it has not ended.
#[must_use]
pub fn share(month: Month, context: &Context<'_>) -> Share {
    let end = month.to.min(context.now);
    let mut share = Share::default();
    for case in context.world.cases.values() {
        let Procedure::Petition(petition) = &case.procedure else {
            continue;
        };
        let ended = case
            .closing
            .value
            .as_ref()
            .map(|closing| closing.occurred_at);
        let before = ended.is_some_and(|ended| ended < month.from);
        let complaint = petition.matter == Matter::Complaint && !petition.is_internal();
        if !complaint || case.received_at >= month.to || before {
            continue;
        }
        if ended.is_some_and(|ended| ended < month.to) {
            share.settled.push(case.id);
            continue;
        }
        let due = clocks(case, context)
            .into_iter()
            .find(|clock| clock.duty == Duty::ReplyComplaint)
            .map(|clock| clock.deadline.due);
        if due.is_some_and(|due| due >= end) {
            share.not_due.push(case.id);
        } else {
            share.open.push(case.id);
        }
        if !petition.reachable() {
            continue;
        }
        let asked = petition.meanwhile.iter().rev();
        let mut asked = asked.filter(|asked| asked.reached && month.has(asked.occurred_at));
        match asked.next().and_then(|asked| asked.satisfied) {
            Some(true) => share.satisfied.push(case.id),
            Some(false) => share.dissatisfied.push(case.id),
            None => share.not_reached.push(case.id),
        }
    }
    share
}

/// How fast the matters of one kind were settled, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed {
    /// A case of this kind, to name it by.
    pub like: CaseId,
    /// How many were received.
    pub received: usize,
    /// From the receipt to the first word: the median and the slowest.
    pub answer: Option<(i64, i64)>,
    /// From the receipt to the end: the median and the slowest.
    pub end: Option<(i64, i64)>,
}

/// The speed of every kind of case received in a month, in the order of kinds.
#[must_use]
pub fn speeds(month: Month, context: &Context<'_>) -> Vec<Speed> {
    let mut kinds: BTreeMap<&'static str, Vec<&Case>> = BTreeMap::new();
    for case in context.world.cases.values() {
        if month.has(case.received_at) && !case.is_imported() {
            kinds.entry(case.procedure.key()).or_default().push(case);
        }
    }
    let speeds = kinds.into_values().filter_map(|cases| {
        let answers = cases.iter().filter_map(|case| first_word(case));
        let ends = cases.iter().filter_map(|case| {
            let closing = case.closing.value.as_ref()?;
            Some(closing.occurred_at.since(case.received_at))
        });
        Some(Speed {
            like: cases.first()?.id,
            received: cases.len(),
            answer: middle(answers.collect()),
            end: middle(ends.collect()),
        })
    });
    speeds.collect()
}

/// From the receipt to the first answer; on a repair also to the first word with the user, or to the first step into the house.
fn first_word(case: &Case) -> Option<i64> {
    let answers = case.answers.iter().map(|answer| answer.occurred_at).min();
    let met = match &case.procedure {
        Procedure::Repair(repair) => {
            let contacts = repair.contacts.iter().filter(|contact| contact.reached);
            let contacts = contacts.map(|contact| contact.occurred_at).min();
            [contacts, repair.arrived].into_iter().flatten().min()
        }
        _ => None,
    };
    let first = [answers, met].into_iter().flatten().min()?;
    Some(first.since(case.received_at))
}

/// The median (the lower one of two) and the largest.
fn middle(mut lengths: Vec<i64>) -> Option<(i64, i64)> {
    lengths.sort_unstable();
    let median = *lengths.get(lengths.len().checked_sub(1)? / 2)?;
    Some((median, *lengths.last()?))
}
