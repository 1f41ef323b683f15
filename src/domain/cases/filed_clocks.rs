//! What waits for agreement, and papers that wait for a word that they have come.

use super::clocks::{Draft, count};
use super::state::Case;
use crate::domain::approvals::deputies::deputies_of;
use crate::domain::approvals::{MatterKind, Standing};
use crate::domain::calendar::Span;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;

/// What lies before those who have to agree: the lowest role whose authority suffices, and whoever stands in for it.
pub(super) fn approvals(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let days = count(context.figures_at(case.recorded_at), Figure::ComplaintStep);
    let mut clocks = Vec::new();
    for sheet in case.approvals.0.iter().filter(|sheet| sheet.is_asked()) {
        let Some((asked, _)) = &sheet.asked else {
            continue;
        };
        let seats = case.procedure.seats(sheet.matter);
        // What settles or follows a case is agreed to after its end as well.
        let outlives = super::returns::seats(sheet.matter).is_some()
            || sheet.matter.kind == MatterKind::Sanction;
        for seat in seats {
            if !sheet.is_turn_of(seat, seats, context) {
                continue;
            }
            let met = match sheet.standing(seat, context) {
                Standing::Given(vote) => Some(vote.at),
                // It lies with its author again, who has to change it.
                Standing::Refused(_) => continue,
                Standing::Open | Standing::Void(_) => None,
            };
            let mut roles = seat.roles.iter().copied();
            let Some(role) = roles.find(|role| sheet.within(seat, *role, context)) else {
                continue;
            };
            let deputies = deputies_of(role, context.now, context.world).map(Owner::Person);
            let owners = std::iter::once(Owner::Role(role)).chain(deputies);
            clocks.extend(owners.filter_map(|owner| {
                let span = Span::WorkingDays(days);
                Draft::span(Duty::Approve, seat.clause, owner, *asked, span)
                    .met(met)
                    .void(case.is_closed() && !outlives)
                    .clock(case, context)
            }));
        }
    }
    clocks
}

/// Whoever was given a paper owes a word that it has come.
pub(super) fn papers(case: &Case, context: &Context<'_>) -> impl Iterator<Item = Clock> {
    let days = count(context.figures_at(case.recorded_at), Figure::ComplaintStep);
    case.copies.0.iter().filter_map(move |copy| {
        Draft::span(
            Duty::ReceivePaper,
            "P05.06.31c",
            Owner::Person(copy.to),
            copy.given,
            Span::WorkingDays(days),
        )
        .met(copy.received)
        .clock(case, context)
    })
}
