//! One responsible technician a building, never two at once, who knows it (P10.09.08a, b, 12a).

use crate::house::*;
use huiyin::domain::cases::repair::Symptom;
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::event::Command;
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::premises::{
    Building, BuildingCommand, BuildingEvent, BuildingRefusal, BuildingValue, Tenure, building_of,
    evolve, proposed,
};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::DAY;

#[test]
fn a_repair_is_proposed_to_the_responsible_technician_or_the_deputy() {
    // P10.09.08a
    let mut house = House::new();
    let id = house.repair(1, Symptom::NoHeat, day(2));
    let world = &house.ledger.world;
    assert_eq!(building_of(world, &world.cases[&id]), Some(HOUSE));
    assert_eq!(
        proposed(house.building(), day(2), world),
        None,
        "nobody is responsible"
    );
    for person in [DESK, STRANGER] {
        let wrong = BuildingEvent::ResponsibleSet(tenure(person, day(0), None));
        house.refused(wrong, HEAD, day(2), "P10.09.08a");
    }
    let both = Tenure {
        deputy: Some(HUANG),
        ..tenure(WU, day(0), None)
    };
    house.told(BuildingEvent::ResponsibleSet(both), HEAD, day(2));
    assert_eq!(
        proposed(house.building(), day(2), &house.ledger.world),
        Some(WU)
    );
    house.firm(OrganisationEvent::PersonLeft { person: WU });
    assert_eq!(
        proposed(house.building(), day(2), &house.ledger.world),
        Some(HUANG),
        "the deputy stands in"
    );
}

#[test]
fn two_technicians_are_never_responsible_at_once_and_the_past_keeps_its_own() {
    // P10.09.08b
    let mut house = House::new();
    let set = |tenure| BuildingEvent::ResponsibleSet(tenure);
    house.told(set(tenure(WU, day(0), None)), HEAD, day(1));
    house.refused(
        set(tenure(HUANG, day(10), None)),
        HEAD,
        day(10),
        "P10.09.08b",
    );
    house.refused(
        set(tenure(HUANG, day(10), Some(HUANG))),
        HEAD,
        day(10),
        "P10.09.08b",
    );
    let alone = Tenure {
        deputy: Some(WU),
        ..tenure(WU, day(1), None)
    };
    house.refused(set(alone), HEAD, day(10), "P10.09.08b");
    house.told(set(tenure(HUANG, day(10), Some(WU))), HEAD, day(9));
    house.refused(
        set(tenure(WU, day(5), Some(WU))),
        HEAD,
        day(11),
        "P10.09.08b",
    );
    let building = house.building();
    assert_eq!(building.responsible_at(day(10).plus(-1)), Some(WU));
    assert_eq!(building.responsible_at(day(10)), Some(HUANG));
    let refused = house.ledger.execute(
        record(set(tenure(WU, day(12), Some(HUANG)))),
        SALES,
        day(12),
    );
    assert_eq!(refused, Err(Refusal::Building(BuildingRefusal::NotYours)));
}

/// A device, a height, what it has seen, and whom it names.
type Named<'a> = (u8, u64, &'a [(u8, u64)], Tenure);

/// Two tablets that have both seen the building and not each other.
fn at_once(story: &[Named<'_>], building: Building) -> Building {
    let dot = |device: u8, seq| Dot {
        device: DeviceId([device; 32]),
        seq,
    };
    story
        .iter()
        .fold(building, |building, (device, lamport, seen, tenure)| {
            let mut known = Seen::default();
            known.note(dot(7, 100));
            seen.iter()
                .for_each(|(device, seq)| known.note(dot(*device, *seq)));
            let stamped = Stamped {
                dot: dot(*device, *lamport),
                lamport: *lamport,
                at: day(20),
                actor: HEAD,
                seen: known,
                event: BuildingEvent::ResponsibleSet(*tenure),
            };
            evolve(Some(building), HOUSE, &stamped)
        })
}

#[test]
fn two_named_at_the_same_time_are_a_conflict_until_somebody_chooses() {
    // P10.09.08b
    let mut house = House::new();
    let (first, second) = (tenure(WU, day(5), None), tenure(HUANG, day(3), None));
    let torn = at_once(
        &[(1, 101, &[], first), (2, 101, &[], second)],
        house.building().clone(),
    );
    assert_eq!(torn.conflicts(), 1);
    assert_eq!(
        torn.responsible_at(day(20)),
        Some(HUANG),
        "the same on every tablet"
    );
    house.ledger.world.buildings.insert(HOUSE, torn.clone());
    let settle = |tenure| {
        Command::Building(
            HOUSE,
            Box::new(BuildingCommand::Settle(BuildingValue::Responsible(tenure))),
        )
    };
    let stranger = tenure(WU, day(6), None);
    assert!(
        house
            .ledger
            .execute(settle(stranger), HEAD, day(20))
            .is_err(),
        "nobody proposed that"
    );
    let happened = house.ledger.execute(settle(first), HEAD, day(20)).unwrap();
    assert_eq!(happened.len(), 1);
    let settled = at_once(&[(1, 102, &[(1, 101), (2, 101)], first)], torn);
    assert_eq!(settled.conflicts(), 0);
    assert_eq!(settled.responsible_at(day(20)), Some(WU));
}

#[test]
fn a_new_responsible_technician_owes_a_walk_through_the_installation() {
    // P10.09.12a
    let mut house = House::new();
    assert!(
        house.clock(Duty::GoThrough, day(1)).is_none(),
        "nobody owes it yet"
    );
    let set = |tenure| BuildingEvent::ResponsibleSet(tenure);
    house.told(set(tenure(WU, day(2), None)), HEAD, day(1));
    assert!(
        house.clock(Duty::GoThrough, day(1)).is_none(),
        "not before it begins"
    );
    let clock = house.clock(Duty::GoThrough, day(3)).unwrap();
    assert_eq!(
        (clock.owner, clock.deadline.due),
        (Owner::Person(WU), day(9))
    );
    house.told(
        BuildingEvent::GoneThrough {
            occurred_at: day(4),
        },
        HUANG,
        day(4),
    );
    assert!(
        house.clock(Duty::GoThrough, day(4)).unwrap().is_open(),
        "somebody else did"
    );
    house.told(
        BuildingEvent::GoneThrough {
            occurred_at: day(5),
        },
        WU,
        day(5),
    );
    let met = house.clock(Duty::GoThrough, day(6)).unwrap();
    assert_eq!(met.standing(day(6)), Standing::Met(day(5)));
    // A new deputy does not make the person new; a new person owes it anew.
    let deputy = Tenure {
        deputy: Some(HUANG),
        ..tenure(WU, day(30), None)
    };
    house.told(set(deputy), HEAD, day(30));
    assert!(!house.clock(Duty::GoThrough, day(31)).unwrap().is_open());
    house.told(set(tenure(HUANG, day(40), Some(WU))), HEAD, day(39));
    let again = house.clock(Duty::GoThrough, day(41)).unwrap();
    assert_eq!(
        (again.owner, again.deadline.due),
        (Owner::Person(HUANG), day(40).plus(7 * DAY))
    );
}

#[test]
fn a_technician_who_left_is_no_longer_responsible_for_what_is_owed() {
    // P10.09.08a
    let mut house = House::new();
    house.told(
        BuildingEvent::ResponsibleSet(tenure(WU, day(0), None)),
        HEAD,
        day(1),
    );
    let owner = |house: &House| house.clock(Duty::BlowThrough, day(2)).unwrap().owner;
    assert_eq!(owner(&house), Owner::Person(WU));
    house.firm(OrganisationEvent::PersonLeft { person: WU });
    assert_eq!(owner(&house), Owner::Role(Role::Supervisor));
}
