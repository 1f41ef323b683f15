//! What sales, warehouse, finance and their superiors owe until everything that was granted is settled. The regulation names no limits
//! here; ours are figures.

use super::granted::{Granted, Way};
use super::guard::DECIDERS;
use super::state::{Slip, Step};
use crate::domain::approvals::authority;
use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, count};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;

const SALES: Owner = Owner::Role(Role::Sales);
const WAREHOUSE: Owner = Owner::Role(Role::Warehouse);
const FINANCE: Owner = Owner::Role(Role::Finance);

/// Every clock of returns and allowances, running or stopped.
pub(in crate::domain::cases) fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let mut drafts = Vec::new();
    let figures = context.figures_at(case.recorded_at);
    let step = Span::WorkingDays(count(figures, Figure::ReturnStep));
    let returns = case.returns.as_deref();
    for stray in returns.into_iter().flat_map(|returns| &returns.strays) {
        let answered = stray.answered.as_ref().map(|deed| deed.at);
        let duty = Duty::Returns(Step::AnswerStray);
        drafts.push(Draft::span(duty, "P04.12.12h", SALES, stray.came.at, step).met(answered));
    }
    let closed = case
        .closing
        .value
        .as_ref()
        .map(|closing| closing.occurred_at);
    if let (Some(granted), Some(closed)) = (case.procedure.granted(case), closed) {
        let since = closed.max(granted.at);
        for way in &granted.ways {
            let slip = returns.and_then(|returns| returns.of(*way));
            drafts.push(made_out(*way, slip, since, step));
            if let Some(slip) = slip {
                drafts.extend(of_slip(slip, &granted, step, context));
            }
        }
    }
    let drafts = drafts.into_iter();
    drafts
        .filter_map(|draft| draft.clock(case, context))
        .collect()
}

/// Whether nobody owes anything any more.
pub(in crate::domain::cases) fn is_quiet(case: &Case) -> bool {
    let returns = case.returns.as_deref();
    let strays = returns.into_iter().flat_map(|returns| &returns.strays);
    let answered = strays.into_iter().all(|stray| stray.answered.is_some());
    let settled = |way: &Way| {
        let slip = returns.and_then(|returns| returns.of(*way));
        slip.is_some_and(|slip| slip.booked.is_some() && slip.proof.is_some())
    };
    let granted = case.procedure.granted(case);
    answered && granted.is_none_or(|granted| granted.ways.iter().all(settled))
}

/// Sales makes it out (P04.12.10), or anew what finance sent back (P04.12.20c).
fn made_out(way: Way, slip: Option<&Slip>, since: Timestamp, step: Span) -> Draft {
    let (kind, clause) = if way.is_certified() {
        (Step::Certify, "P04.12.11a")
    } else {
        (Step::MakeOut, "P04.12.12a")
    };
    let back = slip.and_then(|slip| slip.sent_back.as_ref());
    match back {
        Some(back) => Draft::span(Duty::Returns(kind), "P04.12.20c", SALES, back.at, step),
        None => Draft::span(Duty::Returns(kind), clause, SALES, since, step)
            .met(slip.map(|slip| slip.made.at)),
    }
}

fn of_slip(slip: &Slip, granted: &Granted, step: Span, context: &Context<'_>) -> Vec<Draft> {
    let figures = context.figures_at(slip.made.at);
    let days = |figure| Span::CalendarDays(count(figures, figure));
    let author = Owner::Person(slip.made.by);
    let at = |deed: &Option<crate::domain::deed::Deed>| deed.as_ref().map(|deed| deed.at);
    let after = |kind, clause, owner, start: Option<Timestamp>, span, met| {
        let start = start?;
        Some(Draft::span(Duty::Returns(kind), clause, owner, start, span).met(met))
    };
    let proof = slip.proof.as_ref().map(|(_, deed)| deed.at);
    let booked = slip.booked.as_ref().map(|booked| booked.deed.at);
    let signed = slip.signed.as_ref().map(|signed| signed.deed.at);
    let back = slip.sent_back.is_some();
    let drafts = if slip.body.way.is_certified() {
        let ready = at(&slip.sealed)
            .zip(proof)
            .map(|(sealed, proof)| sealed.max(proof));
        vec![
            after(
                Step::Seal,
                "P04.12.11f",
                author,
                at(&slip.with_customer),
                days(Figure::ProofOfReturn),
                at(&slip.sealed),
            ),
            after(
                Step::Prove,
                "P04.12.25a",
                author,
                Some(slip.made.at),
                days(Figure::ProofOfReturn),
                proof,
            ),
            after(
                Step::HandIn,
                "P04.12.11h",
                author,
                ready,
                step,
                at(&slip.handed_in),
            ),
            after(
                Step::TakeIn,
                "P04.12.25e",
                FINANCE,
                at(&slip.handed_in),
                step,
                at(&slip.taken_in),
            ),
            after(
                Step::Book,
                "P04.12.20b",
                FINANCE,
                at(&slip.taken_in),
                step,
                booked,
            )
            .map(|draft| draft.void(back)),
        ]
    } else {
        let asked = slip.counted.as_ref().filter(|_| slip.differs());
        let asked = asked.map(|counted| counted.deed.at);
        let ruled = slip.ruled.as_ref().map(|ruled| ruled.deed.at);
        let fen = slip
            .reconciled(granted, context)
            .map_or(0, |found| found.fen);
        let limits = context.figures_at(context.now);
        let mut deciders = DECIDERS.into_iter();
        let decider =
            deciders.find(|role| authority(*role, limits).is_none_or(|limit| fen <= limit));
        let decider = Owner::Role(decider.unwrap_or(Role::GeneralManager));
        let waits = slip.decision_asked.is_some() && slip.ruled.is_none();
        vec![
            after(
                Step::Count,
                "P04.12.12h",
                WAREHOUSE,
                at(&slip.sent),
                days(Figure::GoodsComeBack),
                slip.counted.as_ref().map(|counted| counted.deed.at),
            ),
            after(
                Step::Instruct,
                "P04.12.22c",
                Owner::Role(Role::Supervisor),
                asked,
                step,
                at(&slip.instructed).or(signed),
            ),
            after(
                Step::SignFor,
                "P04.12.22b",
                WAREHOUSE,
                slip.counted.as_ref().and_then(|counted| {
                    if slip.differs() {
                        at(&slip.instructed)
                    } else {
                        Some(counted.deed.at)
                    }
                }),
                step,
                signed,
            ),
            after(
                Step::Prove,
                "P04.12.24a",
                author,
                signed,
                days(Figure::ProofOfReturn),
                proof,
            ),
            after(Step::Book, "P04.12.20a", FINANCE, signed, step, booked)
                .map(|draft| draft.void(back || waits)),
            after(
                Step::Decide,
                "P04.12.21b",
                decider,
                at(&slip.decision_asked),
                step,
                ruled,
            )
            .map(|draft| draft.void(booked.is_some())),
        ]
    };
    drafts.into_iter().flatten().collect()
}
