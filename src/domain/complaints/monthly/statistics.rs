//! 客戶投訴案件統計表 as a pure function of the cases: those closed in a month, by cause, product, department (P04.09.10a–e).

use super::state::Monthly;
use crate::domain::calendar::Calendar;
use crate::domain::cases::Case;
use crate::domain::cases::after::{Sanction, is_approved};
use crate::domain::cases::petition::Month;
use crate::domain::context::Context;
use crate::domain::ids::{AfterId, CaseId};
use crate::domain::time::{DAY, MINUTE, Timestamp};
use std::collections::BTreeMap;

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedCase {
    /// Which.
    pub id: CaseId,
    /// What it was about.
    pub item: String,
    /// The kind of cause, by the name under which causes are grouped.
    pub cause_key: String,
    /// The cause in words.
    pub cause: String,
    /// Who was judged to be responsible, or whose it was.
    pub departments: Vec<String>,
    /// How it was solved.
    pub solution: String,
    /// How much came back, with its unit.
    pub returned: Option<(i64, String)>,
    /// What the customer was granted, in fen.
    pub amount: i64,
    /// The loss, in fen.
    pub loss: i64,
    /// Days from receipt to the end.
    pub days: i64,
    /// Closed in an earlier month, and not in its table: it came to the office after that was finished.
    pub supplement: bool,
}

/// By what cases are gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// By kind of cause.
    Cause,
    /// By what they were about.
    Item,
    /// By department.
    Department,
}

/// Cases that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What.
    pub kind: GroupKind,
    /// Its name.
    pub name: String,
    /// How many in this month.
    pub count: usize,
    /// In the month before.
    pub month_before: usize,
    /// In the same month of the year before.
    pub year_before: usize,
    /// What customers were granted, in fen.
    pub amount: i64,
}

/// A month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Every case closed in it, in the order of closing.
    pub lines: Vec<ClosedCase>,
    /// Groups, by kind and name.
    pub groups: Vec<Group>,
}

impl Group {
    /// How the group is named where something is said about it.
    #[must_use]
    pub fn key(&self) -> String {
        let kind = match self.kind {
            GroupKind::Cause => "cause",
            GroupKind::Item => "item",
            GroupKind::Department => "department",
        };
        format!("{kind}/{}", self.name)
    }
}

impl Statistics {
    /// The groups about which something has to be said: those by cause.
    pub fn causes(&self) -> impl Iterator<Item = &Group> {
        let groups = self.groups.iter();
        groups.filter(|group| group.kind == GroupKind::Cause)
    }

    /// What customers were granted and what was lost, in fen.
    #[must_use]
    pub fn sums(&self) -> (i64, i64) {
        let lines = self.lines.iter();
        lines.fold((0, 0), |(amount, loss), line| {
            (amount + line.amount, loss + line.loss)
        })
    }
}

fn closed_at(case: &Case) -> Option<Timestamp> {
    let closing = case.closing.value.as_ref();
    closing.map(|closing| closing.occurred_at)
}

fn line(case: &Case, closed: Timestamp, supplement: bool) -> Option<ClosedCase> {
    let outcome = case.procedure.outcome()?;
    let mut departments: Vec<String> = Vec::new();
    for share in case.procedure.shares() {
        if !departments.contains(&share.department) {
            departments.push(share.department);
        }
    }
    if departments.is_empty() && !outcome.department.is_empty() {
        departments.push(outcome.department);
    }
    Some(ClosedCase {
        id: case.id,
        item: outcome.item,
        cause_key: outcome.cause_key,
        cause: outcome.cause,
        departments,
        solution: outcome.solution,
        returned: outcome.returned,
        amount: outcome.amount,
        loss: outcome.loss,
        days: closed.since(case.received_at).max(0) / DAY,
        supplement,
    })
}

fn closed_in(month: Month, context: &Context<'_>) -> Vec<(Timestamp, ClosedCase)> {
    let cases = context.world.cases.values();
    let closed = cases.filter_map(|case| {
        let at = closed_at(case).filter(|at| month.has(*at))?;
        Some((at, line(case, at, false)?))
    });
    closed.collect()
}

/// What the month's table did not have because the closing came to the office after it was finished.
fn supplements(month: Month, context: &Context<'_>) -> Vec<(Timestamp, ClosedCase)> {
    let calendar = context.calendar_at(context.now);
    let before = month.before(calendar);
    let known = context.world.complaints.monthly.get(&before.key(calendar));
    let Some((_, table)) = known.and_then(|known| known.signed.first()) else {
        return Vec::new();
    };
    let mut late = closed_in(before, context);
    late.retain(|(_, line)| !table.contains(&line.id));
    for (_, line) in &mut late {
        line.supplement = true;
    }
    late
}

fn names(kind: GroupKind, line: &ClosedCase) -> Vec<String> {
    match kind {
        GroupKind::Cause => vec![line.cause_key.clone()],
        GroupKind::Item => vec![line.item.clone()],
        GroupKind::Department => line.departments.clone(),
    }
}

/// The cases closed in a month, and what they have in common with those before.
#[must_use]
pub fn statistics(month: Month, context: &Context<'_>) -> Statistics {
    let calendar = context.calendar_at(context.now);
    let mut lines = supplements(month, context);
    lines.extend(closed_in(month, context));
    lines.sort_by_key(|(at, line)| (*at, line.id));
    let lines: Vec<ClosedCase> = lines.into_iter().map(|(_, line)| line).collect();
    let before = closed_in(month.before(calendar), context);
    let mut year = month;
    for _ in 0..12 {
        year = year.before(calendar);
    }
    let year = closed_in(year, context);
    let mut groups = Vec::new();
    for kind in [GroupKind::Cause, GroupKind::Item, GroupKind::Department] {
        let mut of_kind: BTreeMap<String, (usize, i64)> = BTreeMap::new();
        for line in &lines {
            for name in names(kind, line)
                .into_iter()
                .filter(|name| !name.is_empty())
            {
                let (count, amount) = of_kind.entry(name).or_default();
                *count += 1;
                *amount += line.amount;
            }
        }
        let same = |others: &[(Timestamp, ClosedCase)], name: &String| {
            let others = others.iter();
            others
                .filter(|(_, line)| names(kind, line).contains(name))
                .count()
        };
        groups.extend(of_kind.into_iter().map(|(name, (count, amount))| Group {
            kind,
            count,
            month_before: same(&before, &name),
            year_before: same(&year, &name),
            amount,
            name,
        }));
    }
    Statistics { lines, groups }
}

/// The approved sanctions of the cases closed in a month, and of those that are a supplement to it (P04.11.01b).
#[must_use]
pub fn approved_sanctions<'a>(
    month: Month,
    context: &Context<'a>,
) -> Vec<(&'a Case, &'a Sanction)> {
    let table = statistics(month, context);
    let cases = table.lines.iter();
    let cases = cases.filter_map(|line| context.world.cases.get(&line.id));
    let mut sanctions = Vec::new();
    for case in cases {
        let of_case = case.after.iter().flat_map(|after| &after.sanctions);
        let approved = of_case.filter(|sanction| is_approved(case, sanction, context));
        sanctions.extend(approved.map(|sanction| (case, sanction)));
    }
    sanctions
}

/// A month by how it is written; looked for among the last twenty-four.
#[must_use]
pub fn month_named(key: &str, calendar: &Calendar, now: Timestamp) -> Option<Month> {
    let mut month = Month::of(calendar, now.plus(-MINUTE));
    for _ in 0..24 {
        if month.key(calendar) == key {
            return Some(month);
        }
        month = month.before(calendar);
    }
    None
}

impl Monthly {
    /// Approved sanctions that were not sent to personnel yet.
    #[must_use]
    pub fn unsent(&self, month: Month, context: &Context<'_>) -> Vec<(CaseId, AfterId)> {
        let approved = approved_sanctions(month, context).into_iter();
        let approved = approved.map(|(case, sanction)| (case.id, sanction.facts.id));
        approved
            .filter(|one| !self.sent().any(|sent| sent == *one))
            .collect()
    }
}
