//! What may be asked of a building or a station, by whom, and what follows from it in the same act.

use super::check::{check, check_tenure, heads, knows, right, who_goes};
use super::events::{BuildingCommand, BuildingEvent, SeasonCommand};
use super::facts::{BuildingValue, Field, Problem, RepairOrder, Round, SeasonMark};
use super::obligations::{season_of, works_due};
use super::refusal::{BuildingRefusal, demand};
use super::state::Building;
use crate::domain::cases::repair::{RepairEvent, RepairIntake, Scope};
use crate::domain::cases::{
    self, Caller, CaseCommand, CaseEvent, Channel, Circumstances, Grade, Intake, Received, Told,
    next_numbers,
};
use crate::domain::clock::Standing;
use crate::domain::context::Context;
use crate::domain::customers::{CustomerChange, CustomerEvent};
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{BuildingId, PersonId, Subject};
use crate::domain::refusal::Refusal;
use std::collections::BTreeMap;

/// May this happen to the building now, by this person?
///
/// # Errors
/// A [`BuildingRefusal`], or that of a repair that would follow.
pub fn decide(
    id: BuildingId,
    building: Option<&Building>,
    command: BuildingCommand,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    enrolled(context.actor, context)?;
    let of_building = |event| vec![happened(id, event)];
    match (command, building) {
        (
            BuildingCommand::Describe(fields)
            | BuildingCommand::Record(BuildingEvent::Described(fields)),
            building,
        ) => {
            knows(context)?;
            let event = describe(fields, building)?;
            Ok(event.map(of_building).unwrap_or_default())
        }
        (_, None) => Err(BuildingRefusal::Unknown.into()),
        (BuildingCommand::Settle(value), Some(building)) => {
            let event = settle(building, value, context)?;
            Ok(of_building(event))
        }
        (BuildingCommand::Gather, Some(building)) => {
            knows(context)?;
            Ok(gather(building, context))
        }
        (BuildingCommand::Record(event), Some(building)) => {
            check(building, &event, context)?;
            let mut all = of_building(event.clone());
            match event {
                BuildingEvent::Rounded(round) => {
                    all.extend(repairs_of(building, &round, context)?);
                }
                BuildingEvent::Bundled(order) => all.extend(assignments(&order, context)?),
                _ => {}
            }
            Ok(all)
        }
    }
}

fn happened(id: BuildingId, event: BuildingEvent) -> Happened {
    Happened {
        subject: Subject::Building(id),
        event: Event::Building(Box::new(event)),
    }
}

fn enrolled(person: PersonId, context: &Context<'_>) -> Result<(), BuildingRefusal> {
    let people = &context.organisation().people;
    let active = people.get(&person).is_some_and(|person| person.active);
    demand(context, active, BuildingRefusal::NotEnrolled)
}

/// Only the lines that differ; a building has a name.
fn describe(
    fields: BTreeMap<Field, String>,
    building: Option<&Building>,
) -> Result<Option<BuildingEvent>, BuildingRefusal> {
    let changed: BTreeMap<Field, String> = fields
        .into_iter()
        .map(|(field, text)| (field, text.trim().to_owned()))
        .filter(|(field, text)| building.map_or("", |known| known.text(*field)) != text)
        .collect();
    let name = changed.get(&Field::Name);
    let named = match (name, building) {
        (Some(name), _) => !name.is_empty(),
        (None, Some(building)) => !building.text(Field::Name).is_empty(),
        (None, None) => false,
    };
    if !named {
        return Err(BuildingRefusal::NameMissing);
    }
    Ok((!changed.is_empty()).then_some(BuildingEvent::Described(changed)))
}

/// One of the values that were written at the same time, by somebody who might have written it.
fn settle(
    building: &Building,
    value: BuildingValue,
    context: &Context<'_>,
) -> Result<BuildingEvent, BuildingRefusal> {
    let contests = building.contests();
    let mut offered = contests.iter().flat_map(|contest| &contest.choices);
    let offered = offered.any(|(choice, _)| *choice == value);
    demand(context, offered, BuildingRefusal::NothingToSettle)?;
    let event = match value {
        BuildingValue::Line(field, text) => BuildingEvent::Described([(field, text)].into()),
        BuildingValue::Sketch(sketch) => BuildingEvent::Sketched(sketch),
        BuildingValue::Responsible(tenure) => {
            check_tenure(&tenure, context)?;
            BuildingEvent::ResponsibleSet(tenure)
        }
        BuildingValue::Object(object, facts) => BuildingEvent::ObjectSet { object, facts },
    };
    right(&event, context)?;
    Ok(event)
}

/// Customers whose file names the building in words.
fn gather(building: &Building, context: &Context<'_>) -> Vec<Happened> {
    let name = building.text(Field::Name);
    let customers = context.world.customers.values();
    customers
        .filter(|customer| customer.in_building.value.is_none() && customer.building.value == name)
        .map(|customer| Happened {
            subject: Subject::Customer(customer.id),
            event: Event::Customer(CustomerEvent::Changed(Box::new(CustomerChange {
                in_building: Some(Some(building.id)),
                ..CustomerChange::default()
            }))),
        })
        .collect()
}

/// Each problem opens a repair in the same act (P10.09.12c).
fn repairs_of(
    building: &Building,
    round: &Round,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let mut all = Vec::new();
    let offset = context.calendar_at(context.now).offset_minutes;
    let numbers = next_numbers(context.world, context.device, context.now, offset);
    for (problem, number) in round.problems().zip(numbers) {
        let received = received(building, round, problem, number, context);
        let known = context.world.cases.get(&problem.case);
        all.extend(cases::decide(
            problem.case,
            known,
            CaseCommand::Receive(received),
            context,
        )?);
    }
    Ok(all)
}

fn received(
    building: &Building,
    round: &Round,
    problem: &Problem,
    number: String,
    context: &Context<'_>,
) -> Received {
    let object = problem
        .object
        .and_then(|object| building.objects.get(&object));
    let place = object.map_or_else(
        || building.text(Field::Name).to_owned(),
        |object| object.facts.value.name.clone(),
    );
    Received {
        number,
        intake: Intake::Repair(RepairIntake {
            symptom: problem.symptom,
            scope: Scope::Company,
            technician: who_goes(building, context),
        }),
        customer: None,
        caller: Caller {
            name: building.text(Field::Name).to_owned(),
            phone: String::new(),
            address: building.text(Field::Address).to_owned(),
        },
        channel: Channel::OnSite,
        words: problem.what.trim().to_owned(),
        circumstances: Circumstances {
            place: Told::Said(place),
            ..Circumstances::default()
        },
        occurred_at: round.occurred_at,
        grade: Grade::Ordinary,
        promise: None,
        read_back: false,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: Some(building.id),
        found: None,
        attachments: problem.attachments.clone(),
    }
}

/// One order: the same person goes to all of them (P10.09.08c).
fn assignments(order: &RepairOrder, context: &Context<'_>) -> Result<Vec<Happened>, Refusal> {
    let mut all = Vec::new();
    for id in &order.cases {
        let assigned = CaseEvent::Repair(RepairEvent::Assigned {
            technician: order.technician,
            occurred_at: order.occurred_at,
        });
        all.extend(cases::decide(
            *id,
            context.world.cases.get(id),
            CaseCommand::Record(assigned),
            context,
        )?);
    }
    Ok(all)
}

/// May the season of a station begin or end now, by this person? Written to every building of the station, each with the works that are
/// overdue in it; somebody has to answer for these (P10.09.01e).
///
/// # Errors
/// A [`BuildingRefusal`].
pub fn decide_season(
    command: &SeasonCommand,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    enrolled(context.actor, context)?;
    heads(context)?;
    let future = command.occurred_at > context.now;
    demand(context, !future, BuildingRefusal::InFuture)?;
    let buildings: Vec<&Building> = context
        .world
        .buildings
        .values()
        .filter(|building| building.in_use() && building.text(Field::Station) == command.station)
        .collect();
    demand(
        context,
        !buildings.is_empty(),
        BuildingRefusal::StationUnknown,
    )?;
    let on = season_of(context.world, &command.station).is_some_and(|mark| mark.begins);
    demand(context, on || command.begins, BuildingRefusal::NoSeason)?;
    demand(
        context,
        !(on && command.begins),
        BuildingRefusal::SeasonBegun,
    )?;
    let overdue = |building: &Building| {
        let works = works_due(building, context).into_iter();
        works
            .filter(|work| matches!(work.clock.standing(context.now), Standing::Overdue(_)))
            .map(|work| (work.object, work.kind))
            .collect::<Vec<_>>()
    };
    let marks: Vec<(BuildingId, SeasonMark)> = buildings
        .into_iter()
        .map(|building| {
            let mark = SeasonMark {
                occurred_at: command.occurred_at,
                begins: command.begins,
                overdue: if command.begins {
                    overdue(building)
                } else {
                    Vec::new()
                },
                answers: command.answers,
            };
            (building.id, mark)
        })
        .collect();
    let clean = marks.iter().all(|(_, mark)| mark.overdue.is_empty());
    demand(
        context,
        clean || command.answers.is_some(),
        BuildingRefusal::NobodyAnswers,
    )?;
    if let Some(person) = command.answers {
        enrolled(person, context).map_err(|_| BuildingRefusal::AnswererUnknown)?;
    }
    Ok(marks
        .into_iter()
        .map(|(id, mark)| happened(id, BuildingEvent::Season(mark)))
        .collect())
}
