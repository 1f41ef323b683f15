//! What visits owe: the next inspection of each project, the findings to hand over, what follows a research visit, and the next one
//! (P01.10.11a, d, 13b, e–g).

use super::events::Inspection;
use super::state::Visit;
use crate::domain::calendar::Span;
use crate::domain::cases::Draft;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::customers::Customer;
use crate::domain::figures::Figure;
use crate::domain::ids::{CustomerId, Subject};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, Timestamp};
use crate::domain::world::World;
use std::collections::BTreeMap;

/// What comes round shows, and can be done, so long before it is due.
const AHEAD: i64 = 14 * DAY;

/// When each customer's project was inspected last.
#[must_use]
pub fn last_inspections(world: &World) -> BTreeMap<CustomerId, Timestamp> {
    let mut last = BTreeMap::new();
    for inspection in inspections(world) {
        let at = last
            .entry(inspection.customer)
            .or_insert(inspection.occurred_at);
        *at = inspection.occurred_at.max(*at);
    }
    last
}

fn inspections(world: &World) -> impl Iterator<Item = &Inspection> {
    let visits = world.visits.values();
    visits.filter_map(|visit| visit.inspection.as_ref())
}

/// The next inspection of every project.
#[must_use]
pub fn inspections_due(context: &Context<'_>) -> Vec<Clock> {
    let with_project = || {
        let customers = context.world.customers.values();
        customers.filter(|customer| customer.project().is_some())
    };
    if with_project().next().is_none() {
        return Vec::new();
    }
    let last = last_inspections(context.world);
    with_project()
        .filter_map(|customer| due_since(customer, last.get(&customer.id).copied(), context))
        .collect()
}

/// The next inspection of a customer's project; none where there is no project (P01.10.11a).
#[must_use]
pub fn inspection_due(customer: &Customer, context: &Context<'_>) -> Option<Clock> {
    let last = last_inspections(context.world).get(&customer.id).copied();
    due_since(customer, last, context)
}

fn due_since(customer: &Customer, last: Option<Timestamp>, context: &Context<'_>) -> Option<Clock> {
    let project = customer.project()?;
    let start = last.unwrap_or(project.since).max(project.since);
    let own = project.every_days.map(i64::from);
    let days = own.unwrap_or_else(|| context.figures_at(start).get(Figure::InspectEvery));
    let owner = Owner::Person(project.manager);
    let span = Span::CalendarDays(u32::try_from(days).unwrap_or(u32::MAX));
    let draft = Draft::span(Duty::Inspect, "P01.10.11a", owner, start, span);
    let mut clock = draft.of(Subject::Customer(customer.id), start, context)?;
    clock.opens = clock.deadline.due.plus(-AHEAD).max(start);
    clock.amber = AHEAD / 2;
    Some(clock)
}

/// Every clock of a visit, stopped ones included.
#[must_use]
pub fn clocks(visit: &Visit, context: &Context<'_>) -> Vec<Clock> {
    let subject = Subject::Visit(visit.id);
    let mut drafts: Vec<(Draft, Timestamp)> = Vec::new();
    let figures = context.figures_at(visit.recorded_at);
    let days = |figure| Span::WorkingDays(u32::try_from(figures.get(figure)).unwrap_or(u32::MAX));
    if let Some(inspection) = &visit.inspection
        && inspection.findings().next().is_some()
    {
        let start = inspection.occurred_at;
        let handed = visit.handed.as_ref().map(|handed| handed.occurred_at);
        let owner = Owner::Person(visit.by);
        let span = days(Figure::HandOverFindings);
        let draft = Draft::span(Duty::HandOverFindings, "P01.10.11d", owner, start, span);
        drafts.push((draft.met(handed), start));
    }
    if let Some(trip) = &visit.trip {
        let (end, leader) = (trip.value.to, Owner::Person(trip.value.leader));
        let summary = visit.summary.as_ref().map(|one| one.value.occurred_at);
        let plan = visit.plan.as_ref().map(|one| one.value.occurred_at);
        let sum_up = Draft::span(
            Duty::SumUpVisit,
            "P01.10.13e",
            leader,
            end,
            days(Figure::SumUpVisit),
        );
        let plan_it = Draft::span(
            Duty::PlanMeasures,
            "P01.10.13f",
            leader,
            end,
            days(Figure::PlanMeasures),
        );
        drafts.push((sum_up.met(summary), end));
        drafts.push((plan_it.met(plan), end));
    }
    let clocks = drafts.into_iter();
    let clocks = clocks.filter_map(|(draft, at)| draft.of(subject.clone(), at, context));
    let measures = visit.measures.clocks(&subject, "P01.10.13g", context);
    clocks
        .chain(measures)
        .chain(next_trip(visit, context))
        .collect()
}

/// The trip after this one; it stops when somebody goes again (P01.10.13b).
#[must_use]
pub fn next_trip(visit: &Visit, context: &Context<'_>) -> Option<Clock> {
    let end = visit.trip.as_ref()?.value.to;
    let trips = context.world.visits.values();
    let trips = trips.filter_map(|other| Some((other.id, &other.trip.as_ref()?.value)));
    // Of two that end at the same instant one leads on.
    let later = trips.filter(|(id, trip)| (trip.to, *id) > (end, visit.id));
    let next = later.map(|(_, trip)| trip.from).min();
    let days = context.figures_at(end).get(Figure::ResearchEvery);
    let span = Span::CalendarDays(u32::try_from(days).unwrap_or(u32::MAX));
    let owner = Owner::Role(Role::GeneralManager);
    let draft = Draft::span(Duty::GoOnResearch, "P01.10.13b", owner, end, span).met(next);
    let mut clock = draft.of(Subject::Visit(visit.id), end, context)?;
    clock.opens = clock.deadline.due.plus(-2 * AHEAD).max(end);
    clock.amber = AHEAD;
    Some(clock)
}
