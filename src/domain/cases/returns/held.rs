//! Receivables that a complaint holds up: left out of the salesperson's collection rate as long as it does (P04.12.23a).

use super::events::Receivable;
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::time::Timestamp;

/// A receivable that is left out, since when, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldUp {
    /// The complaint.
    pub case: CaseId,
    /// What people call it by.
    pub number: String,
    /// Whose collection it is left out of: who had the case first.
    pub person: PersonId,
    /// The invoice, the amount, when it was due.
    pub line: Receivable,
    /// Since when: the complaint was received.
    pub since: Timestamp,
    /// Until when: it was closed with nothing granted, or everything granted was booked; open while it goes on.
    pub until: Option<Timestamp>,
}

/// Every receivable that was held up at some instant of `[from, to)`, those held up longest first.
#[must_use]
pub fn held_up(from: Timestamp, to: Timestamp, context: &Context<'_>) -> Vec<HeldUp> {
    let cases = context.world.cases.values();
    let mut all: Vec<HeldUp> = cases.flat_map(of_case).collect();
    all.retain(|held| held.since < to && held.until.is_none_or(|until| until >= from));
    all.sort_by_key(|held| (held.since, held.case, held.line.invoice.clone()));
    all
}

fn of_case(case: &Case) -> Vec<HeldUp> {
    let until = ended(case);
    case.receivables()
        .unwrap_or_default()
        .into_iter()
        .map(|line| HeldUp {
            case: case.id,
            number: case.called().to_owned(),
            person: case.first_responsible,
            line,
            since: case.received_at,
            until,
        })
        .collect()
}

impl Case {
    /// The receivables that it holds up: as sales wrote them down last, or as its form lists them. `None` while neither says anything.
    #[must_use]
    pub fn receivables(&self) -> Option<Vec<Receivable>> {
        let held = self.returns.as_ref();
        let held = held.and_then(|returns| returns.held.as_ref());
        let of_form = || self.procedure.receivable().map(|line| vec![line]);
        held.map(|held| held.lines.clone()).or_else(of_form)
    }
}

/// When a complaint stopped holding up payment.
fn ended(case: &Case) -> Option<Timestamp> {
    let closed = case.closing.value.as_ref()?.occurred_at;
    let Some(granted) = case.procedure.granted(case) else {
        return Some(closed);
    };
    let returns = case.returns.as_ref();
    let booked = granted.ways.iter().map(|way| {
        let slip = returns.and_then(|returns| returns.of(*way))?;
        slip.booked.as_ref().map(|booked| booked.deed.at)
    });
    let booked: Option<Vec<Timestamp>> = booked.collect();
    booked.map(|times| times.into_iter().fold(closed, Timestamp::max))
}
