//! How buildings and cases find each other: whose repairs are in which building, which problems of a round are still open, what can be
//! put together.

use super::facts::{Field, Problem, Round};
use super::state::Building;
use crate::domain::cases::{Case, Procedure, open_clocks};
use crate::domain::clock::Duty;
use crate::domain::context::Context;
use crate::domain::customers::Customer;
use crate::domain::ids::{BuildingId, CaseId, ObjectId};
use crate::domain::time::Timestamp;
use crate::domain::world::World;

/// What the page of a customer's building is called; empty where the file names none, or one that is not here yet.
#[must_use]
pub fn page_name<'a>(customer: &Customer, world: &'a World) -> &'a str {
    let building = customer.in_building.value;
    let building = building.and_then(|building| world.buildings.get(&building));
    building.map_or("", |building| building.text(Field::Name).trim())
}

/// The building that a case is in: that of the round on which it was found, or of the customer's file.
#[must_use]
pub fn building_of(world: &World, case: &Case) -> Option<BuildingId> {
    case.round.or_else(|| {
        let customer = world.customers.get(&case.customer?)?;
        customer.in_building.value
    })
}

/// Every case in a building, the newest first.
#[must_use]
pub fn cases_in(world: &World, building: BuildingId) -> Vec<&Case> {
    let cases = world.cases.values();
    let mut found: Vec<&Case> = cases
        .filter(|case| building_of(world, case) == Some(building))
        .collect();
    found.sort_by_key(|case| (std::cmp::Reverse(case.received_at), case.id));
    found
}

/// Whether a case has not ended.
#[must_use]
pub fn is_open(world: &World, case: CaseId) -> bool {
    world.cases.get(&case).is_some_and(|case| !case.is_closed())
}

/// Problems of a building's rounds whose repair has not ended (P10.09.12c), those of one object if one is named.
pub fn open_problems<'a>(
    building: &'a Building,
    object: Option<ObjectId>,
    world: &'a World,
) -> impl Iterator<Item = (&'a Round, &'a Problem)> + 'a {
    let rounds = building.rounds.iter();
    rounds
        .flat_map(|(_, round)| round.problems().map(move |problem| (round, problem)))
        .filter(move |(_, problem)| object.is_none() || problem.object == object)
        .filter(move |(_, problem)| is_open(world, problem.case))
}

/// Whether a case is a repair that can wait for others in its building: open, no leak, nobody there yet, nothing overdue (P10.09.08c).
#[must_use]
pub fn without_rush(case: &Case, context: &Context<'_>) -> bool {
    let Procedure::Repair(repair) = &case.procedure else {
        return false;
    };
    let fits = !case.is_closed()
        && !case.is_imported()
        && !repair.symptom.is_leak()
        && repair.arrived.is_none()
        && repair.removal.is_none();
    fits && can_wait_until(case, context.now, context)
}

/// Whether a visit at `planned` keeps every clock of the case that a visit stops (P10.09.08c: never at the cost of a time limit).
#[must_use]
pub fn can_wait_until(case: &Case, planned: Timestamp, context: &Context<'_>) -> bool {
    let visits = |duty| {
        matches!(
            duty,
            Duty::ArriveAtLeak
                | Duty::ArriveOnSite
                | Duty::Return
                | Duty::FinishRepair
                | Duty::KeepPromise
        )
    };
    open_clocks(case, context)
        .iter()
        .filter(|clock| visits(clock.duty))
        .all(|clock| planned <= clock.deadline.due)
}
