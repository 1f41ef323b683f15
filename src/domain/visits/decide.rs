//! What may be written down about a visit, by whom, and what follows from it in the same act.

use super::events::{Handed, Heard, HeardKind, Inspection, PartState, Plan, Trip, VisitEvent};
use super::found::{cases_of, complaint, given_to};
use super::refusal::{VisitRefusal, demand};
use super::state::Visit;
use crate::domain::cases::{self, CaseCommand};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::figures::Figure;
use crate::domain::ids::{CustomerId, HeardId, PersonId, Subject, VisitId};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::MINUTE;
use std::collections::BTreeSet;

/// Who inspects projects (P01.10.11a).
const INSPECTORS: &[Role] = &[Role::ProjectManager, Role::Supervisor, Role::GeneralManager];
/// Who leads research (P01.10.13a).
const LEADERS: &[Role] = &[Role::GeneralManager];

impl VisitEvent {
    /// What somebody has to be to write it down. Who is on a trip, and whose a measure is, hangs on the visit and not on a role.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::Inspected(_) => Needs {
                roles: INSPECTORS,
                clause: Some(Clause("P01.10.11a")),
            },
            Self::SummedUp(_) | Self::PlanMade(_) => Needs {
                roles: LEADERS,
                clause: Some(Clause("P01.10.13f")),
            },
            _ => Needs::NOTHING,
        }
    }
}

/// May this be written down now, by this person?
///
/// # Errors
/// A [`VisitRefusal`], or that of a case that would follow.
pub fn decide(
    id: VisitId,
    visit: Option<&Visit>,
    event: VisitEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let event = tidied(event);
    demand(
        context,
        works_here(context.actor, context),
        VisitRefusal::NotEnrolled,
    )?;
    let ahead = event.occurred_at().is_some_and(|at| at > context.now);
    // Choosing what another tablet wrote is no claim of one's own about when it happened: its clock may be ahead.
    let chosen = || visit.is_some_and(|visit| visit.offers(&event));
    demand(context, !ahead || chosen(), VisitRefusal::InFuture)?;
    let mut follows = Vec::new();
    match (&event, visit) {
        (VisitEvent::Inspected(_), Some(_)) => return Err(VisitRefusal::AlreadyMade.into()),
        (VisitEvent::Inspected(inspection), None) => {
            check_inspection(inspection, context)?;
            follows = cases_of(id, inspection, context)?;
        }
        (VisitEvent::Planned(trip), visit) => {
            let fits = visit.is_none_or(|visit| visit.trip.is_some());
            demand(context, fits, VisitRefusal::WrongKind)?;
            check_trip(trip, context)?;
        }
        (_, None) => return Err(VisitRefusal::Unknown.into()),
        (VisitEvent::HandedOver(handed), Some(visit)) => {
            follows = hand_over(visit, handed, context)?;
        }
        (event, Some(visit)) => {
            let trip = visit.trip.as_ref().ok_or(VisitRefusal::WrongKind)?;
            on_trip(visit, &trip.value, event, context)?;
            if let VisitEvent::Heard(heard) = event {
                follows = complaint(id, heard, context)?;
            }
        }
    }
    let mut all = vec![Happened {
        subject: Subject::Visit(id),
        event: Event::Visit(Box::new(event)),
    }];
    all.extend(follows);
    Ok(all)
}

fn works_here(person: PersonId, context: &Context<'_>) -> bool {
    let people = &context.organisation().people;
    people.get(&person).is_some_and(|person| person.active)
}

fn holds(person: PersonId, roles: &[Role], context: &Context<'_>) -> bool {
    let person = context.organisation().people.get(&person);
    person
        .is_some_and(|person| person.active && roles.iter().any(|role| person.roles.contains(role)))
}

fn says(text: &str) -> bool {
    !text.trim().is_empty()
}

/// The whole project, every finding analysed on the spot (P01.10.11a–c).
fn check_inspection(inspection: &Inspection, context: &Context<'_>) -> Result<(), VisitRefusal> {
    demand(
        context,
        context.has_any(INSPECTORS),
        VisitRefusal::NotAnInspector,
    )?;
    let customer = context.world.customers.get(&inspection.customer);
    let project = customer.and_then(|customer| customer.project());
    let project = project.ok_or(VisitRefusal::NoProject)?;
    let named: BTreeSet<&str> = inspection
        .parts
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    let whole = project
        .parts
        .iter()
        .all(|part| named.contains(part.as_str()));
    demand(
        context,
        whole && !named.is_empty(),
        VisitRefusal::PartMissing,
    )?;
    for part in &inspection.parts {
        if part.state == PartState::NotChecked {
            demand(context, says(&part.what), VisitRefusal::WhyNotChecked)?;
        }
        if part.state.is_finding() {
            let analysed = says(&part.what) && says(&part.cause) && part.case.is_some();
            demand(context, analysed, VisitRefusal::NotAnalysed)?;
        }
    }
    let served = inspection
        .to
        .is_none_or(|to| holds(to, &[Role::ServiceDesk], context));
    demand(context, served, VisitRefusal::NotCustomerService)
}

/// The findings that still lie with the inspector go to customer service (P01.10.11d).
fn hand_over(
    visit: &Visit,
    handed: &Handed,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let inspection = visit.inspection.as_ref().ok_or(VisitRefusal::WrongKind)?;
    let open = visit.handed.is_none() && inspection.findings().next().is_some();
    demand(context, open, VisitRefusal::NothingToHandOver)?;
    let served = holds(handed.to, &[Role::ServiceDesk], context);
    demand(context, served, VisitRefusal::NotCustomerService)?;
    let mut all = Vec::new();
    for part in inspection.findings() {
        let Some(case) = part.case.and_then(|case| context.world.cases.get(&case)) else {
            continue;
        };
        let mine = case.in_charge.value == context.actor && !case.is_closed();
        let Some(event) = given_to(Some(handed.to), handed.occurred_at, &case.words, context)
        else {
            continue;
        };
        // Somebody else may have taken it up meanwhile.
        if mine {
            let command = CaseCommand::Record(event);
            all.extend(cases::decide(case.id, Some(case), command, context)?);
        }
    }
    Ok(all)
}

/// How many senior engineers have to go (P01.10.13b).
#[must_use]
pub fn engineers_needed(context: &Context<'_>) -> usize {
    let needed = context
        .figures_at(context.now)
        .get(Figure::ResearchEngineers);
    usize::try_from(needed).unwrap_or(usize::MAX)
}

fn check_trip(trip: &Trip, context: &Context<'_>) -> Result<(), VisitRefusal> {
    let leads = holds(trip.leader, LEADERS, context);
    demand(context, leads, VisitRefusal::NoSeniorLeader)?;
    let engineers = trip.engineers.iter();
    let senior = engineers.filter(|engineer| holds(**engineer, &[Role::SeniorEngineer], context));
    let enough = senior.count() >= engineers_needed(context);
    demand(context, enough, VisitRefusal::TooFewEngineers)?;
    let known = |customer: &CustomerId| context.world.customers.contains_key(customer);
    let visited = !trip.customers.is_empty() && trip.customers.iter().all(known);
    demand(context, visited, VisitRefusal::NobodyVisited)?;
    demand(context, trip.to >= trip.from, VisitRefusal::EndsBeforeStart)
}

/// Whether this person takes part in the visit, or leads it: asked before the words are written, not after.
///
/// # Errors
/// That they do not.
pub fn takes_part(trip: &Trip, leading: bool, context: &Context<'_>) -> Result<(), VisitRefusal> {
    let leads = trip.leader == context.actor;
    let goes = leads || trip.engineers.contains(&context.actor);
    if leading {
        demand(context, leads, VisitRefusal::NotTheLeader)
    } else {
        demand(context, goes, VisitRefusal::NotOnTheVisit)
    }
}

fn on_trip(
    visit: &Visit,
    trip: &Trip,
    event: &VisitEvent,
    context: &Context<'_>,
) -> Result<(), VisitRefusal> {
    let leads = trip.leader == context.actor;
    match event {
        VisitEvent::Heard(heard) => {
            takes_part(trip, false, context)?;
            demand(
                context,
                trip.customers.contains(&heard.customer),
                VisitRefusal::NotVisited,
            )?;
            demand(context, says(&heard.words), VisitRefusal::TextMissing)?;
            let new = !visit.heard.contains_key(&heard.line);
            demand(context, new, VisitRefusal::AlreadyMade)
        }
        VisitEvent::NothingSaid { customer, .. } => {
            takes_part(trip, false, context)?;
            demand(
                context,
                trip.customers.contains(customer),
                VisitRefusal::NotVisited,
            )
        }
        VisitEvent::Sorted { topics } => {
            takes_part(trip, false, context)?;
            let known = topics.keys().all(|line| visit.heard.contains_key(line));
            demand(
                context,
                known && !topics.is_empty(),
                VisitRefusal::NothingThere,
            )?;
            demand(
                context,
                topics.values().all(|topic| says(topic)),
                VisitRefusal::TextMissing,
            )
        }
        VisitEvent::SummedUp(summary) => {
            takes_part(trip, true, context)?;
            demand(context, untold(visit).is_empty(), VisitRefusal::NotAsked)?;
            demand(context, unsorted(visit).is_empty(), VisitRefusal::NotSorted)?;
            demand(context, says(&summary.words), VisitRefusal::TextMissing)
        }
        VisitEvent::PlanMade(plan) => {
            takes_part(trip, true, context)?;
            demand(context, visit.summary.is_some(), VisitRefusal::NotSummedUp)?;
            check_plan(visit, plan, context)
        }
        VisitEvent::MeasureEnded { measure, outcome } => {
            let task = visit.measures.0.get(measure);
            let task = task.ok_or(VisitRefusal::NothingThere)?;
            let may = leads || task.measure.owner == context.actor;
            demand(context, may, VisitRefusal::NotYourMeasure)?;
            let open = task.ended.value.is_none() || !task.ended.rivals.is_empty();
            demand(context, open, VisitRefusal::MeasureOver)?;
            demand(context, says(&outcome.words), VisitRefusal::TextMissing)
        }
        VisitEvent::Inspected(_) | VisitEvent::HandedOver(_) | VisitEvent::Planned(_) => {
            Err(VisitRefusal::WrongKind)
        }
    }
}

/// Each topic has a measure or the reason for none (P01.10.13f).
fn check_plan(visit: &Visit, plan: &Plan, context: &Context<'_>) -> Result<(), VisitRefusal> {
    let complete = plan
        .measures
        .values()
        .all(|measure| measure.is_complete(context) && measure.by.plus(MINUTE) > plan.occurred_at);
    demand(context, complete, VisitRefusal::MeasureIncomplete)?;
    let answered = visit.topics().into_iter().all(|topic| {
        let measured = plan.measures.values().any(|measure| measure.about == topic);
        measured || plan.without.get(topic).is_some_and(|reason| says(reason))
    });
    demand(context, answered, VisitRefusal::TopicWithoutMeasure)
}

/// Lines that stand under no topic yet (P01.10.13e).
#[must_use]
pub fn unsorted(visit: &Visit) -> Vec<HeardId> {
    let lines = visit.heard.keys();
    lines
        .filter(|line| !visit.topics.contains_key(line))
        .copied()
        .collect()
}

/// Customers of a trip with the kinds of which nobody has written down anything, not even that nothing was said (P01.10.13c).
#[must_use]
pub fn untold(visit: &Visit) -> Vec<(CustomerId, Vec<HeardKind>)> {
    let customers = visit.trip.iter().flat_map(|trip| &trip.value.customers);
    let open = |customer: &CustomerId| {
        let kinds = HeardKind::ASKED.into_iter().filter(|kind| {
            let said = |heard: &Heard| heard.customer == *customer && heard.kind == *kind;
            let nothing = visit.nothing.get(customer);
            !visit.heard.values().any(said) && !nothing.is_some_and(|kinds| kinds.contains(kind))
        });
        (*customer, kinds.collect::<Vec<_>>())
    };
    customers
        .map(open)
        .filter(|(_, kinds)| !kinds.is_empty())
        .collect()
}

/// The event without blanks round its texts.
fn tidied(mut event: VisitEvent) -> VisitEvent {
    let trim = |text: &mut String| *text = text.trim().to_owned();
    match &mut event {
        VisitEvent::Inspected(inspection) => {
            for part in &mut inspection.parts {
                trim(&mut part.name);
                trim(&mut part.what);
                trim(&mut part.cause);
            }
        }
        VisitEvent::Heard(heard) => {
            trim(&mut heard.speaker);
            trim(&mut heard.words);
        }
        VisitEvent::Sorted { topics } => topics.values_mut().for_each(trim),
        VisitEvent::SummedUp(summary) => trim(&mut summary.words),
        VisitEvent::PlanMade(plan) => {
            for measure in plan.measures.values_mut() {
                trim(&mut measure.about);
                trim(&mut measure.what);
            }
            plan.without.values_mut().for_each(trim);
        }
        VisitEvent::MeasureEnded { outcome, .. } => trim(&mut outcome.words),
        VisitEvent::HandedOver(_) | VisitEvent::Planned(_) | VisitEvent::NothingSaid { .. } => {}
    }
    event
}
