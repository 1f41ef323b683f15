//! What is owed about papers: submitting, passing on, what was put down for later, the files in order, the month's summary.

use super::events::PaperKind;
use super::state::{Paper, files_id, month_id};
use crate::domain::calendar::Span;
use crate::domain::cases::Draft;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::Subject;
use crate::domain::roles::Role;
use crate::domain::summary::{Month, is_complaint};
use crate::domain::time::{DAY, Timestamp};

/// Every clock of one paper, stopped ones included.
#[must_use]
pub fn clocks(paper: &Paper, context: &Context<'_>) -> Vec<Clock> {
    let keeper = Owner::Person(paper.entered_by);
    let recorded = paper.recorded_at;
    let figures = context.figures_at(recorded);
    let mut drafts = Vec::new();
    if paper.kind == PaperKind::Complaint {
        let submitted = paper.submitted.iter().map(|deed| deed.at).min();
        let draft = Draft::span(
            Duty::SubmitPaper,
            "P15.02.03b",
            keeper,
            recorded,
            Span::WorkingDays(0),
        );
        drafts.push(draft.met(submitted));
    }
    if paper.kind == PaperKind::Notice {
        let passed = paper.passed_on.iter().chain(&paper.deliveries);
        let passed = passed.map(|deed| deed.at).min();
        let days = u32::try_from(figures.get(Figure::PassPaperOn)).unwrap_or(0);
        let draft = Draft::span(
            Duty::PassPaperOn,
            "P11.04.01a",
            keeper,
            recorded,
            Span::WorkingDays(days),
        );
        drafts.push(draft.met(passed));
    }
    for (place, (_, owner, by)) in paper.tasks.iter().enumerate() {
        let owner = Owner::Person(*owner);
        let done = paper.done.get(place).map(|deed| deed.at);
        let draft = Draft::instant(Duty::DoPaperTask, "P11.04.03c", owner, recorded, *by);
        drafts.push(draft.met(done));
    }
    let subject = Subject::Paper(paper.id);
    drafts
        .into_iter()
        .filter_map(|draft| draft.of(subject.clone(), recorded, context))
        .collect()
}

/// The clocks that somebody still owes: those of the papers, and what comes round by itself.
pub fn open_clocks<'a>(context: &'a Context<'a>) -> impl Iterator<Item = Clock> + 'a {
    let papers = context.world.papers.values();
    papers
        .flat_map(move |paper| clocks(paper, context))
        .filter(Clock::is_open)
        .chain(files_in_order(context))
        .chain(month_to_sum_up(context))
}

/// The files are put in order at regular intervals (P11.04.03b), from the first paper on.
fn files_in_order(context: &Context<'_>) -> Option<Clock> {
    let world = context.world;
    let id = files_id(world.organisation.id);
    let last = world.papers.get(&id).into_iter();
    let last = last
        .flat_map(|paper| &paper.signed)
        .map(|(deed, _)| deed.at);
    let first = world.papers.values().filter(|paper| paper.is_in_the_book());
    let first = first.map(|paper| paper.received_at).min();
    let since = last.max().or(first)?;
    let figures = context.figures_at(context.now);
    let days = u32::try_from(figures.get(Figure::OrderFilesEvery)).unwrap_or(u32::MAX);
    let desk = Owner::Role(Role::ServiceDesk);
    Draft::span(
        Duty::OrderFiles,
        "P11.04.03b",
        desk,
        since,
        Span::CalendarDays(days),
    )
    .amber(7 * DAY)
    .of(Subject::Paper(id), since, context)
}

/// The month that has ended is summed up by the day that the figure names (P15.02.04a); a month without complaints needs no sheet.
fn month_to_sum_up(context: &Context<'_>) -> Option<Clock> {
    if !context.in_force(Clause("P15.02.04a")) {
        return None;
    }
    let offset = context.calendar_at(context.now).offset_minutes;
    let month = Month::of(context.now, offset).before();
    let (from, to) = month.bounds(offset);
    let id = month_id(context.organisation().id, month.year, month.month);
    let papers = &context.world.papers;
    let signed = papers
        .get(&id)
        .is_some_and(|paper| !paper.signed.is_empty());
    let within = |at: Timestamp| (from..to).contains(&at);
    let mut cases = context.world.cases.values();
    if signed || !cases.any(|case| within(case.received_at) && is_complaint(case)) {
        return None;
    }
    let days = context.figures_at(context.now).get(Figure::SummaryDay);
    let desk = Owner::Role(Role::ServiceDesk);
    Draft::instant(
        Duty::SumUpMonth,
        "P15.02.04a",
        desk,
        to,
        to.plus(days * DAY),
    )
    .of(Subject::Paper(id), to, context)
}
