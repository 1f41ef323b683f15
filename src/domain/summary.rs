//! The complaints of a month (P15.02.04a): how many, by kind, in time or late, promises kept and broken, the open ones by name. Everything
//! follows from the cases by pure functions.

use super::cases::{
    Case, Channel, Expectation, Grade, Procedure, Satisfaction, clocks, is_idle, led_elsewhere,
    promises_of,
};
use super::clock::Standing;
use super::context::Context;
use super::ids::{CaseId, PersonId};
use super::time::{MINUTE, Timestamp};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::mem::discriminant;

/// A month by the wall calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month in which `at` lies.
    #[must_use]
    pub fn of(at: Timestamp, offset_minutes: i32) -> Self {
        let local = at.plus(i64::from(offset_minutes) * MINUTE).to_utc();
        Self {
            year: local.year(),
            month: local.month(),
        }
    }

    /// From its written form, `2026-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        NaiveDate::from_ymd_opt(year, month, 1).map(|_| Self { year, month })
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        match self.month {
            0..=1 => Self {
                year: self.year.saturating_sub(1),
                month: 12,
            },
            month => Self {
                month: month - 1,
                ..self
            },
        }
    }

    /// The one after.
    #[must_use]
    pub fn after(self) -> Self {
        match self.month {
            12.. => Self {
                year: self.year.saturating_add(1),
                month: 1,
            },
            month => Self {
                month: month + 1,
                ..self
            },
        }
    }

    /// Its first instant, and the first of the month after.
    #[must_use]
    pub fn bounds(self, offset_minutes: i32) -> (Timestamp, Timestamp) {
        let start = |month: Self| {
            let day = NaiveDate::from_ymd_opt(month.year, month.month, 1).unwrap_or_default();
            let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
            Timestamp(midnight.timestamp_millis()).plus(-i64::from(offset_minutes) * MINUTE)
        };
        (start(self), start(self.after()))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Whether a case is handled like a complaint and stands in the summary: a repair has its own file, an imported history its own figures.
#[must_use]
pub fn is_complaint(case: &Case) -> bool {
    !matches!(case.procedure, Procedure::Repair(_)) && !case.is_imported()
}

/// One complaint of the month.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub case: CaseId,
    /// Ordinary or major.
    pub grade: Grade,
    /// How it came.
    pub channel: Channel,
    /// Whether it has ended.
    pub closed: bool,
    /// Whether any of its deadlines was missed, or is.
    pub late: bool,
    /// Whether nobody wrote anything about it for too long (P13.04.03).
    pub idle: bool,
    /// Whether a department was informed (P15.02.01b).
    pub passed_on: bool,
    /// What the customer said at the end.
    pub satisfaction: Option<Satisfaction>,
    /// Whether the customer is asked once more: it was major, in writing, not to the customer's satisfaction, or came back (P15.02.04c).
    pub proposed: bool,
}

/// What the month comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// One line a complaint, in the order of their coming.
    pub lines: Vec<Line>,
    /// How many of each kind of case; a kind is named by the first of its cases.
    pub kinds: Vec<(CaseId, usize)>,
    /// How many came by each channel.
    pub channels: BTreeMap<Channel, usize>,
    /// Promises of these complaints that were kept, and that were broken, by whoever had the case.
    pub promises: BTreeMap<PersonId, (usize, usize)>,
    /// Customers who came a second time with the same matter (P01.02.07j).
    pub called_again: usize,
    /// Results against what was expected: above, as, below (P13.04.02).
    pub expectations: BTreeMap<Expectation, usize>,
    /// Results with which the firm is content, and with which it is not (P13.06.05).
    pub firm: (usize, usize),
}

impl Summary {
    /// How many complaints fit.
    #[must_use]
    pub fn count(&self, fits: impl Fn(&Line) -> bool) -> usize {
        self.lines.iter().filter(|line| fits(line)).count()
    }

    /// Promises kept, and broken, in all.
    #[must_use]
    pub fn promised(&self) -> (usize, usize) {
        let all = self.promises.values();
        all.fold((0, 0), |(kept, broken), (k, b)| (kept + k, broken + b))
    }

    /// Users who are to be asked once more.
    pub fn proposed(&self) -> impl Iterator<Item = &Line> {
        self.lines
            .iter()
            .filter(|line| line.proposed && line.closed)
    }
}

/// The complaints that came in a month, as they stand now. A matter that was taken twice and joined counts once.
#[must_use]
pub fn summary(month: Month, context: &Context<'_>) -> Summary {
    let offset = context.calendar_at(context.now).offset_minutes;
    let (from, to) = month.bounds(offset);
    let elsewhere = led_elsewhere(context.world);
    let mut cases: Vec<&Case> = context
        .world
        .cases
        .values()
        .filter(|case| (from..to).contains(&case.received_at))
        .filter(|case| is_complaint(case) && !elsewhere.contains(&case.id))
        .collect();
    cases.sort_by_key(|case| (case.received_at, case.id));
    let mut summary = Summary::default();
    for case in cases {
        summary.add(case, context);
    }
    summary
}

impl Summary {
    fn add(&mut self, case: &Case, context: &Context<'_>) {
        let late = clocks(case, context).iter().any(|clock| {
            let standing = clock.standing(context.now);
            matches!(standing, Standing::Overdue(_) | Standing::MetLate(..))
        });
        let closing = case.closing.value.as_ref();
        let satisfaction = closing.and_then(|closing| closing.satisfaction);
        let dissatisfied = satisfaction == Some(Satisfaction::Not);
        let came_back = !case.called_again.is_empty() || case.reopened > 0;
        let proposed = case.grade == Grade::Major
            || case.channel == Channel::Written
            || dissatisfied
            || came_back;
        self.lines.push(Line {
            case: case.id,
            grade: case.grade,
            channel: case.channel,
            closed: case.is_closed(),
            late,
            idle: is_idle(case, context),
            passed_on: !case.craft().informed.is_empty(),
            satisfaction,
            proposed,
        });
        let same_kind = |id: &CaseId| {
            let other = context.world.cases.get(id);
            other.is_some_and(|other| {
                discriminant(&other.procedure) == discriminant(&case.procedure)
            })
        };
        match self.kinds.iter_mut().find(|(first, _)| same_kind(first)) {
            Some((_, count)) => *count += 1,
            None => self.kinds.push((case.id, 1)),
        }
        *self.channels.entry(case.channel).or_default() += 1;
        for (promise, kept) in promises_of(case, context.now) {
            let person = promise.person.unwrap_or(case.in_charge.value);
            let count = self.promises.entry(person).or_default();
            match kept {
                Some(true) => count.0 += 1,
                Some(false) => count.1 += 1,
                None => {}
            }
        }
        self.called_again += case.called_again.len();
        if let Some(verdicts) = case.craft().verdicts.last() {
            *self.expectations.entry(verdicts.expectation).or_default() += 1;
            if verdicts.firm_content {
                self.firm.0 += 1;
            } else {
                self.firm.1 += 1;
            }
        }
    }
}
