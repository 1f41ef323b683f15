//! The deadlines that outlive the decision: the customer hears it, what is not upheld is paid, measures are done and checked (P04.09.11–14,
//! P04.07.22).

use super::clocks::{Part, QUALITY, keeper, somebody};
use super::events::QualityStep;
use super::state::{Quality, Step};
use super::words::LineKind;
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, count};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR};

impl Quality {
    /// What is owed although it is closed: the customer hears it, a superior says what becomes of an objection.
    pub(super) fn afterwards(&self, case: &Case, context: &Context<'_>) -> Vec<Part> {
        let figures = context.figures_at(case.recorded_at);
        let closing = case.closing.value.as_ref().filter(|_| !self.is_slip());
        let closed = closing.map(|closing| closing.occurred_at);
        let mut told = self.all(Step::Tell).filter(|fact| match &fact.step {
            QualityStep::Told { channel, .. } => Self::fulfils(*channel),
            _ => false,
        });
        let objected = self.last(Step::Object).map(|fact| fact.at);
        let ruled = self.at(Step::Rule).filter(|_| self.objection().is_none());
        vec![
            (
                Duty::Quality(Step::Tell),
                "P04.09.11b",
                keeper(case, context),
                closed,
                Span::WholeDays(count(figures, Figure::TellQuality)),
                told.next().map(|fact| fact.at),
            ),
            (
                Duty::Quality(Step::Rule),
                "P04.09.14c",
                Owner::Role(Role::Supervisor),
                objected,
                Span::WholeDays(1),
                ruled,
            ),
        ]
    }

    /// What a complaint that is not upheld leaves to be paid: by the invoice's own term, but not before some days after the form came back
    /// (P04.09.14b). An objection stops it.
    pub(super) fn collecting(&self, case: &Case, context: &Context<'_>) -> Vec<Clock> {
        let refused = self
            .conclusion()
            .is_some_and(|conclusion| !conclusion.upheld);
        let goods = self
            .goods()
            .filter(|goods| refused && goods.receivable_fen > 0);
        let (Some(goods), Some(closing)) = (goods, case.closing.value.as_ref()) else {
            return Vec::new();
        };
        let figures = context.figures_at(case.recorded_at);
        let calendar = context.calendar_at(case.recorded_at);
        let after = |start, figure| {
            let span = Span::WholeDays(count(figures, figure));
            calendar.add(start, span).ok()
        };
        let term = goods
            .invoiced
            .and_then(|invoiced| after(invoiced, Figure::PaymentTerm));
        let least = after(closing.occurred_at, Figure::PaymentLeast);
        let Some(due) = term.into_iter().chain(least).max() else {
            return Vec::new();
        };
        let owners = [keeper(case, context), Owner::Role(Role::Finance)];
        let clocks = owners.into_iter().filter_map(|owner| {
            let duty = Duty::Quality(Step::Collect);
            Draft::instant(duty, "P04.09.14b", owner, closing.occurred_at, due)
                .met(self.at(Step::Collect))
                .amber(3 * DAY)
                .void(self.objection().is_some())
                .clock(case, context)
        });
        clocks.collect()
    }

    /// What somebody shall do by a date, and the check of it.
    pub(super) fn line_clocks(&self, case: &Case, context: &Context<'_>) -> Vec<Clock> {
        let figures = context.figures_at(case.recorded_at);
        let check = Span::WholeDays(count(figures, Figure::CheckQuality));
        let mut clocks = Vec::new();
        for line in &self.lines {
            let owner = somebody(line.owner, context);
            let done = Draft::instant(Duty::DoLine, clause_of(line.kind), owner, line.at, line.by)
                .met(line.done)
                .clock(case, context);
            clocks.extend(done);
            let checker = match line.kind {
                LineKind::Immediate | LineKind::Lasting => QUALITY,
                LineKind::Improve => somebody(line.author, context),
                _ => continue,
            };
            let Some(done) = line.done else { continue };
            let checked = Draft::span(
                Duty::Quality(Step::CheckLine),
                clause_of(line.kind),
                checker,
                done,
                check,
            )
            .met(line.checked)
            .amber(HOUR)
            .clock(case, context);
            clocks.extend(checked);
        }
        clocks
    }

    /// Whether a closed one owes nothing any more.
    pub(in crate::domain::cases) fn is_quiet(&self, case: &Case, context: &Context<'_>) -> bool {
        let afterwards = self.afterwards(case, context);
        let owed = afterwards
            .into_iter()
            .any(|(_, _, _, start, _, met)| start.is_some() && met.is_none());
        !owed
            && !self.is_to_collect(case)
            && self.open_lines().next().is_none()
            && self.unchecked().next().is_none()
    }
}

/// The rule behind what somebody owes.
fn clause_of(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Immediate | LineKind::Lasting => "P04.07.22b",
        LineKind::Task => "P04.09.46b",
        LineKind::Question => "P04.07.32b",
        LineKind::Missing => "P04.07.32a",
        LineKind::Contact => "P04.07.36",
        LineKind::Improve => "P04.03.01d",
    }
}
