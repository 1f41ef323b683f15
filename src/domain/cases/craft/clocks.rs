//! The deadlines of the handling: a word to the customer, questions afterwards, the form that is out (P15.02.01c, P13.02.08, P15.01.05c).

use crate::domain::calendar::Span;
use crate::domain::cases::clocks::{Draft, minutes};
use crate::domain::cases::facts::Channel;
use crate::domain::cases::state::{Case, Promise};
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::{Figure, Figures};
use crate::domain::time::{DAY, Timestamp};

/// Nobody is asked any more so long after the question was due: the answer would be about something else.
const LAPSES: i64 = 30 * DAY;

/// All clocks of the handling.
pub(in crate::domain::cases) fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let figures = context.figures_at(case.recorded_at);
    let mut drafts = words_to_the_customer(case, figures);
    drafts.extend(follow_ups(case, figures, context.now));
    drafts.extend(form_out(case, figures));
    drafts.extend(in_the_book(case, context));
    drafts
        .into_iter()
        .filter_map(|draft| draft.clock(case, context))
        .collect()
}

fn keeper(case: &Case) -> Owner {
    Owner::Person(case.in_charge.value)
}

fn days(figures: &Figures, figure: Figure) -> Span {
    Span::CalendarDays(u32::try_from(figures.get(figure)).unwrap_or(u32::MAX))
}

/// Once a department is informed the customer hears at once who deals with it (P15.02.01c).
fn words_to_the_customer(case: &Case, figures: &Figures) -> Vec<Draft> {
    let craft = case.craft();
    let drafts = craft.informed.iter().map(|informed| {
        let answers = case.answers.iter().map(|answer| answer.occurred_at);
        let told = craft.told.iter().map(|deed| deed.at);
        let told = answers.chain(told).filter(|at| *at >= informed.at).min();
        Draft::span(
            Duty::TellCustomer,
            "P15.02.01c",
            keeper(case),
            informed.at,
            minutes(figures, Figure::TellAfterInforming),
        )
        .met(told)
        .void(case.is_closed())
    });
    drafts.collect()
}

/// Once or twice the customer is asked how it was handled (P13.02.08), and once more where the summary of the month asks for it
/// (P15.02.04c). What was settled while it was taken is over.
fn follow_ups(case: &Case, figures: &Figures, now: Timestamp) -> Vec<Draft> {
    let Some(closing) = &case.closing.value else {
        return Vec::new();
    };
    let craft = case.craft();
    let closed = closing.occurred_at;
    let mut done: Vec<Timestamp> = craft.follow_ups.iter().map(|deed| deed.at).collect();
    done.retain(|at| *at >= closed);
    done.sort_unstable();
    let waived = craft.waived.iter().any(|deed| deed.at >= closed);
    let count = usize::try_from(figures.get(Figure::FollowUps)).unwrap_or(1);
    let planned = [Figure::FollowUpFirst, Figure::FollowUpSecond];
    let owed = case.is_followed_up() && closed != case.received_at;
    let planned = planned.into_iter().take(if owed { count } else { 0 });
    let mut drafts: Vec<Draft> = planned
        .enumerate()
        .map(|(place, figure)| {
            let due = closed.plus(figures.get(figure) * DAY);
            Draft::span(
                Duty::FollowUp,
                "P13.02.08",
                keeper(case),
                closed,
                days(figures, figure),
            )
            .met(done.get(place).copied())
            .void((place > 0 && waived) || now > due.plus(LAPSES))
        })
        .collect();
    drafts.extend(craft.asked_for.iter().map(|(owner, since, by)| {
        let met = done.iter().copied().find(|at| at >= since);
        Draft::instant(
            Duty::FollowUp,
            "P15.02.04c",
            Owner::Person(*owner),
            *since,
            *by,
        )
        .met(met)
        .void(now > by.plus(LAPSES))
    }));
    drafts
}

/// A form that was given out comes back (P15.01.05c).
fn form_out(case: &Case, figures: &Figures) -> Option<Draft> {
    let out = case.craft().form_out()?;
    Some(Draft::span(
        Duty::TakeFormBack,
        "P15.01.05c",
        keeper(case),
        out,
        days(figures, Figure::FormBack),
    ))
}

/// What came in writing stands in the book of incoming documents the same working day (P15.02.03a).
fn in_the_book(case: &Case, context: &Context<'_>) -> Option<Draft> {
    if case.channel != Channel::Written || case.is_closed() {
        return None;
    }
    let papers = context.world.papers.values();
    let entered = papers
        .filter(|paper| paper.cases.contains(&case.id))
        .map(|paper| paper.received_at)
        .min();
    Some(
        Draft::span(
            Duty::EnterInBook,
            "P15.02.03a",
            keeper(case),
            case.recorded_at,
            Span::WorkingDays(0),
        )
        .met(entered.map(|at| at.max(case.recorded_at))),
    )
}

/// Whether nothing of it is owed any more once the case is closed.
pub(in crate::domain::cases) fn is_quiet(case: &Case, context: &Context<'_>) -> bool {
    if case.craft.is_none() && !case.is_followed_up() {
        return true;
    }
    !clocks(case, context).iter().any(Clock::is_open)
}

/// What became of every time that was given to the customer, by `now`: kept in time, or broken.
pub fn promises_of(case: &Case, now: Timestamp) -> impl Iterator<Item = (&Promise, Option<bool>)> {
    let ended = case.closing.value.as_ref();
    let ended = ended.map(|closing| closing.occurred_at);
    case.promises.iter().map(move |promise| {
        let kept = match (promise.kept, ended) {
            (Some(kept), _) => Some(kept <= promise.by),
            // With the end of the case nothing more was owed, unless the time had passed before.
            (None, Some(ended)) => (ended > promise.by).then_some(false),
            (None, None) => (now > promise.by).then_some(false),
        };
        (promise, kept)
    })
}

/// Whether an open case was left lying: nobody wrote anything for longer than the figure says (P13.04.03).
#[must_use]
pub fn is_idle(case: &Case, context: &Context<'_>) -> bool {
    let figures = context.figures_at(case.recorded_at);
    let still = context.now.since(case.touched) > figures.get(Figure::IdleAfter) * DAY;
    still && !case.is_closed() && !case.is_imported() && context.in_force(Clause("P13.04.03"))
}
