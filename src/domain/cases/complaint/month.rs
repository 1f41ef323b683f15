//! A month of complaints in figures: a pure function of the cases (P05.00.01a, P05.03.07e–f, P05.07.01c–d).

use super::state::{Complaint, Step};
use super::words::Origin;
use crate::domain::cases::procedure::Procedure;
use crate::domain::cases::state::Case;
use crate::domain::clock::{Duty, Standing};
use crate::domain::context::Context;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::time::{DAY, Timestamp};
use std::collections::BTreeMap;

/// How many of how many, and per so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: usize,
    /// Of how many; without any there is no rate.
    pub of: usize,
}

/// One complaint as the month counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthLine {
    /// Which.
    pub id: CaseId,
    /// Received.
    pub received: Timestamp,
    /// Upheld, not upheld, or not judged yet.
    pub upheld: Option<bool>,
    /// The department, as assigned or as complained about.
    pub department: String,
    /// The kind of cause.
    pub origin: Option<Origin>,
    /// In how many rounds.
    pub rounds: u32,
    /// Satisfied at the last call.
    pub satisfied: Option<bool>,
    /// The first call was the last.
    pub at_once: bool,
    /// Dealt with within the week; open ones that still have time are neither.
    pub in_time: Option<bool>,
    /// Days from receipt to completion.
    pub days: Option<i64>,
    /// Responsibility was decided.
    pub decided: bool,
    /// The penalty, in fen; `None` while nobody has said anything.
    pub penalty: Option<i64>,
    /// Who pays how much.
    pub fined: Vec<(PersonId, i64)>,
}

/// A month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// Every complaint received in it, in the order of receipt.
    pub lines: Vec<MonthLine>,
    /// Repairs, requests and faults received in it: what the rate of complaints is reckoned from. Who is not pleased was not served by saying so.
    pub services: usize,
}

impl Rate {
    /// In so many parts of `whole`, rounded to the nearest; `None` without a base: no base is not zero.
    #[must_use]
    pub fn per(self, whole: usize) -> Option<usize> {
        (self.of > 0).then(|| (self.count * whole + self.of / 2) / self.of)
    }
}

impl Month {
    fn count(&self, holds: impl Fn(&MonthLine) -> bool) -> usize {
        self.lines.iter().filter(|line| holds(line)).count()
    }

    /// Upheld.
    #[must_use]
    pub fn upheld(&self) -> usize {
        self.count(|line| line.upheld == Some(true))
    }

    /// Not upheld.
    #[must_use]
    pub fn not_upheld(&self) -> usize {
        self.count(|line| line.upheld == Some(false))
    }

    /// Upheld complaints of all services (P05.03.07f).
    #[must_use]
    pub fn rate(&self) -> Rate {
        Rate {
            count: self.upheld(),
            of: self.services,
        }
    }

    /// Satisfied at the first call, of all that were called.
    #[must_use]
    pub fn at_once(&self) -> Rate {
        Rate {
            count: self.count(|line| line.at_once),
            of: self.count(|line| line.satisfied.is_some()),
        }
    }

    /// Dealt with within the week, of all of which that can be said.
    #[must_use]
    pub fn in_time(&self) -> Rate {
        Rate {
            count: self.count(|line| line.in_time == Some(true)),
            of: self.count(|line| line.in_time.is_some()),
        }
    }

    /// Responsibility decided, of all upheld (P05.07.01d).
    #[must_use]
    pub fn decided(&self) -> Rate {
        Rate {
            count: self.count(|line| line.upheld == Some(true) && line.decided),
            of: self.upheld(),
        }
    }

    /// Fined, of all with decided responsibility.
    #[must_use]
    pub fn fined(&self) -> Rate {
        Rate {
            count: self.count(|line| line.penalty.is_some_and(|fen| fen > 0)),
            of: self.count(|line| line.decided),
        }
    }

    /// The sum of all penalties, in fen.
    #[must_use]
    pub fn penalties(&self) -> i64 {
        self.lines.iter().filter_map(|line| line.penalty).sum()
    }

    /// Penalties by person, in fen (P05.07.01c).
    #[must_use]
    pub fn by_person(&self) -> BTreeMap<PersonId, i64> {
        let mut sums = BTreeMap::new();
        for (person, fen) in self.lines.iter().flat_map(|line| &line.fined) {
            *sums.entry(*person).or_insert(0) += fen;
        }
        sums
    }

    /// Upheld complaints and their penalties by department.
    #[must_use]
    pub fn by_department(&self) -> BTreeMap<&str, (usize, i64)> {
        let mut sums = BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.upheld == Some(true)) {
            let (count, fen) = sums.entry(line.department.as_str()).or_insert((0, 0));
            *count += 1;
            *fen += line.penalty.unwrap_or(0);
        }
        sums
    }

    /// Complaints by kind of cause, those whose cause is not known left out (P05.05.22a).
    #[must_use]
    pub fn by_origin(&self) -> BTreeMap<Origin, usize> {
        let mut counts = BTreeMap::new();
        for origin in self.lines.iter().filter_map(|line| line.origin) {
            *counts.entry(origin).or_insert(0) += 1;
        }
        counts
    }
}

/// The complaints received in `[from, to)`.
#[must_use]
pub fn month(from: Timestamp, to: Timestamp, context: &Context<'_>) -> Month {
    let mut month = Month::default();
    let cases = context.world.cases.values();
    for case in cases.filter(|case| (from..to).contains(&case.received_at)) {
        match &case.procedure {
            Procedure::Complaint(complaint) => {
                month.lines.push(line(case, complaint, context));
            }
            Procedure::Repair(_) | Procedure::Request(_) | Procedure::Fault(_) => {
                month.services += 1;
            }
            Procedure::Grumble(_) | Procedure::Petition(_) | Procedure::Quality(_) => (),
        }
    }
    month.lines.sort_by_key(|line| (line.received, line.id));
    month
}

fn line(case: &Case, complaint: &Complaint, context: &Context<'_>) -> MonthLine {
    let assigned = complaint.last(Step::Assign).map(|fact| fact.words.clone());
    let department = assigned.unwrap_or_else(|| complaint.intake.department.clone());
    let mut calls = complaint
        .all(Step::Call)
        .filter(|call| call.yes.is_some())
        .peekable();
    let first = calls.peek().and_then(|call| call.yes);
    let satisfied = calls.last().and_then(|call| call.yes);
    let completed = complaint.last(Step::Complete).map(|fact| fact.at);
    let fined = complaint.last(Step::Fine);
    let shares = fined.map(|fact| {
        let people = fact.people.iter().copied();
        people.zip(fact.fen.iter().copied()).collect()
    });
    let fined: Vec<(PersonId, i64)> = shares.clone().unwrap_or_default();
    let mut standings = complaint
        .running(case, context)
        .into_iter()
        .filter(|clock| clock.duty == Duty::FinishComplaint)
        .map(|clock| clock.standing(context.now));
    let in_time = standings.find_map(|standing| match standing {
        Standing::Met(_) => Some(true),
        Standing::MetLate(..) | Standing::Overdue(_) => Some(false),
        _ => None,
    });
    MonthLine {
        id: case.id,
        received: case.received_at,
        upheld: complaint.upheld(),
        department,
        origin: complaint
            .last(Step::Find)
            .and_then(super::state::Fact::origin),
        rounds: complaint.round(),
        satisfied,
        at_once: first == Some(true) && complaint.round() == 1,
        in_time,
        days: completed.map(|at| at.since(case.received_at).max(0) / DAY),
        decided: complaint.last(Step::Decide).is_some(),
        penalty: shares.map(|shares: Vec<(PersonId, i64)>| shares.iter().map(|(_, fen)| fen).sum()),
        fined,
    }
}
