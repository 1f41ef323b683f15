//! May it be written down in these words, by this person?

use super::events::BuildingEvent;
use super::facts::{RepairOrder, Round, Tenure, Work, WorkDone, WorkKind};
use super::links::{building_of, can_wait_until, without_rush};
use super::obligations::{interval, proposed};
use super::refusal::{BuildingRefusal, demand};
use super::state::{Building, Installation};
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::{DAY, MINUTE};

/// Who decides who is responsible and when the season begins.
const HEADS: [Role; 4] = [
    Role::Supervisor,
    Role::GeneralManager,
    Role::ServiceDesk,
    Role::Administrator,
];
/// Who works on installations and walks through buildings.
const WORKERS: [Role; 3] = [Role::Technician, Role::Supervisor, Role::ProductionOffice];
/// Who knows a building well enough to describe it.
const KNOWING: [Role; 6] = [
    Role::Technician,
    Role::Supervisor,
    Role::ProductionOffice,
    Role::GeneralManager,
    Role::ServiceDesk,
    Role::Administrator,
];

impl BuildingEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self) -> Needs {
        Needs {
            roles: self.right().0,
            clause: None,
        }
    }

    /// One of these roles, or else this refusal.
    fn right(&self) -> (&'static [Role], BuildingRefusal) {
        match self {
            Self::Described(_) | Self::Sketched(_) | Self::ObjectSet { .. } => {
                (&KNOWING, BuildingRefusal::NotYours)
            }
            Self::ResponsibleSet(_) | Self::Season(_) => (&HEADS, BuildingRefusal::NotYours),
            Self::GoneThrough { .. } | Self::Worked(_) | Self::Rounded(_) => {
                (&WORKERS, BuildingRefusal::NotATechnician)
            }
            // Who may send somebody to a repair; the repairs themselves ask for it.
            Self::Bundled(_) => (&KNOWING, BuildingRefusal::NotYours),
        }
    }
}

/// Refuses whoever acts without a role that this needs.
pub(super) fn right(event: &BuildingEvent, context: &Context<'_>) -> Result<(), BuildingRefusal> {
    let (roles, refusal) = event.right();
    demand(context, context.has_any(roles), refusal)
}

/// Only heads of the station and the desk.
pub(super) fn heads(context: &Context<'_>) -> Result<(), BuildingRefusal> {
    demand(context, context.has_any(&HEADS), BuildingRefusal::NotYours)
}

/// Whoever knows the building: technicians as well as heads.
pub(super) fn knows(context: &Context<'_>) -> Result<(), BuildingRefusal> {
    demand(
        context,
        context.has_any(&KNOWING),
        BuildingRefusal::NotYours,
    )
}

/// May this be written about `building`?
pub(super) fn check(
    building: &Building,
    event: &BuildingEvent,
    context: &Context<'_>,
) -> Result<(), BuildingRefusal> {
    if event.occurred_at().is_some_and(|at| at > context.now) {
        return Err(BuildingRefusal::InFuture);
    }
    right(event, context)?;
    match event {
        BuildingEvent::Described(_)
        | BuildingEvent::Sketched(_)
        | BuildingEvent::GoneThrough { .. } => Ok(()),
        BuildingEvent::ResponsibleSet(tenure) => {
            check_tenure(tenure, context)?;
            in_turn(building, tenure, context)
        }
        BuildingEvent::ObjectSet { facts, .. } => {
            demand(
                context,
                !facts.name.trim().is_empty(),
                BuildingRefusal::ObjectNameMissing,
            )?;
            let every_day = facts.every.values().all(|days| *days > 0);
            demand(context, every_day, BuildingRefusal::IntervalZero)
        }
        BuildingEvent::Worked(done) => {
            let object = building.objects.get(&done.object);
            let object = object.filter(|object| !object.facts.value.removed);
            check_work(object.ok_or(BuildingRefusal::ObjectUnknown)?, done, context)
        }
        // A season is a station's: see `decide_season`.
        BuildingEvent::Season(_) => Err(BuildingRefusal::StationUnknown),
        BuildingEvent::Rounded(round) => check_round(building, round, context),
        BuildingEvent::Bundled(order) => check_order(building, order, context),
    }
}

/// One technician, and somebody else to stand in (P10.09.08a).
pub(super) fn check_tenure(tenure: &Tenure, context: &Context<'_>) -> Result<(), BuildingRefusal> {
    let technician = |person: PersonId| {
        let person = context.organisation().people.get(&person);
        person.is_some_and(|person| person.active && person.roles.contains(&Role::Technician))
    };
    let mut named = [tenure.responsible, tenure.deputy].into_iter().flatten();
    demand(
        context,
        named.all(technician),
        BuildingRefusal::TechnicianUnknown,
    )?;
    let same = tenure.deputy.is_some() && tenure.deputy == tenure.responsible;
    demand(context, !same, BuildingRefusal::OwnDeputy)
}

/// Never two at once: whoever is responsible hands over, and changes follow one another (P10.09.08b).
fn in_turn(
    building: &Building,
    tenure: &Tenure,
    context: &Context<'_>,
) -> Result<(), BuildingRefusal> {
    let last = building.tenures.iter().map(|tenure| tenure.from).max();
    demand(
        context,
        last.is_none_or(|last| tenure.from >= last),
        BuildingRefusal::BeforeLastChange,
    )?;
    let holder = building.responsible_at(tenure.from);
    let hands_over = holder.is_none() || holder == tenure.responsible || holder == tenure.relieves;
    demand(context, hands_over, BuildingRefusal::TwoResponsible)
}

fn check_work(
    object: &Installation,
    done: &WorkDone,
    context: &Context<'_>,
) -> Result<(), BuildingRefusal> {
    let says = |text: &str| !text.trim().is_empty();
    match &done.work {
        Work::BlowThrough {
            section,
            kilopascals,
            minutes,
        } => demand(
            context,
            says(section) && *kilopascals > 0 && *minutes > 0,
            BuildingRefusal::BlowThroughIncomplete,
        ),
        Work::Clean { method, .. } => demand(context, says(method), BuildingRefusal::MethodMissing),
        Work::Repair { defect, .. } => {
            demand(context, says(defect), BuildingRefusal::DefectMissing)
        }
        Work::Maintain {
            steps,
            left_out,
            next,
        } => {
            let list = object.facts.value.kind.steps();
            let complete = list.iter().all(|step| steps.contains(step));
            demand(
                context,
                complete || says(left_out),
                BuildingRefusal::CareLeftOut,
            )?;
            demand(
                context,
                *next > done.occurred_at,
                BuildingRefusal::NextInPast,
            )?;
            let days = interval(object, WorkKind::Maintain, context, done.occurred_at);
            // A date has no time of day: the whole last day counts.
            let latest = done.occurred_at.plus((days + 1) * DAY);
            demand(context, *next <= latest, BuildingRefusal::NextTooLate)
        }
    }
}

fn check_round(
    building: &Building,
    round: &Round,
    context: &Context<'_>,
) -> Result<(), BuildingRefusal> {
    demand(
        context,
        !round.points.is_empty(),
        BuildingRefusal::RoundEmpty,
    )?;
    for problem in round.problems() {
        demand(
            context,
            !problem.what.trim().is_empty(),
            BuildingRefusal::ProblemMissing,
        )?;
        let known = problem
            .object
            .is_none_or(|object| building.objects.contains_key(&object));
        demand(context, known, BuildingRefusal::ObjectUnknown)?;
    }
    Ok(())
}

/// Repairs of one building, none of them pressing, none of them late by it (P10.09.08c).
fn check_order(
    building: &Building,
    order: &RepairOrder,
    context: &Context<'_>,
) -> Result<(), BuildingRefusal> {
    demand(context, order.cases.len() > 1, BuildingRefusal::OneAlone)?;
    // Forms take minutes: the begun one still counts.
    demand(
        context,
        order.planned.plus(MINUTE) > context.now,
        BuildingRefusal::PlannedInPast,
    )?;
    for id in &order.cases {
        let case = context.world.cases.get(id).filter(|case| {
            building_of(context.world, case) == Some(building.id) && without_rush(case, context)
        });
        let case = case.ok_or(BuildingRefusal::NotToBundle)?;
        let in_time = can_wait_until(case, order.planned, context);
        demand(context, in_time, BuildingRefusal::TooLateForOne)?;
    }
    Ok(())
}

/// Who goes for a problem of a round: the responsible technician, or whoever found it.
pub(super) fn who_goes(building: &Building, context: &Context<'_>) -> Option<PersonId> {
    let finder = || context.has_role(Role::Technician).then_some(context.actor);
    proposed(building, context.now, context.world).or_else(finder)
}
