//! Who is concerned by an outage, and how long they were without heat (P10.09.03a, c).

use crate::outages::*;
use crate::story::*;
use huiyin::domain::clock::{Duty, Standing};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{BuildingId, CustomerId, OutageId};
use huiyin::domain::outages::*;
use huiyin::domain::premises::{BuildingCommand, Field};
use huiyin::domain::time::HOUR;
use uuid::Uuid;

#[test]
fn who_lives_in_a_building_by_its_page_is_concerned_whatever_the_address_says() {
    let mut story = town();
    let house = BuildingId(Uuid::from_u128(400));
    let name = [(Field::Name, "和平里3號樓".to_owned())].into();
    let describe = Command::Building(house, Box::new(BuildingCommand::Describe(name)));
    story
        .ask(describe, HEAD, START.plus(-HOUR))
        .expect("written");
    let tenant = CustomerId(Uuid::from_u128(203));
    let file = CustomerFacts {
        name: "某".into(),
        address: "供熱路12號201室".into(),
        in_building: Some(house),
        ..CustomerFacts::default()
    };
    let register = Command::Customer(tenant, CustomerCommand::Register(file));
    story
        .ask(register, DESK, START.plus(-HOUR))
        .expect("registers");
    happens(&mut story, OutageEvent::Began(facts()), START);
    let at = START.plus(HOUR);
    happens(&mut story, told(at, [tenant]), at);
    let refused = story.ask(command(told(at, [ELSEWHERE])), HEAD, at);
    assert_eq!(refused.err(), Some(OutageRefusal::NotConcerned.into()));
}

#[test]
fn hours_without_heat_are_summed_for_each_user_and_counted_once() {
    // P10.09.03c: two outages that overlap, one of them of the whole town.
    let mut story = began(facts());
    happens(&mut story, restored(minute(120)), minute(120));
    let second = OutageId(Uuid::from_u128(301));
    let whole = OutageFacts {
        area: Area::Everybody,
        start: minute(60),
        ..facts()
    };
    for event in [OutageEvent::Began(whole), restored(minute(180))] {
        let command = Command::Outage(second, Box::new(event));
        story.ask(command, HEAD, minute(180)).expect("allowed");
    }
    let hours = |id: CustomerId, now| {
        let customer = &story.world.customers[&id];
        let (total, spells) = out_of_supply(customer, &story.world, now);
        (total / HOUR, spells.len())
    };
    assert_eq!(hours(CUSTOMER, minute(600)), (3, 2));
    assert_eq!(
        hours(NEIGHBOUR, minute(600)),
        (3, 2),
        "found by the address"
    );
    assert_eq!(hours(ELSEWHERE, minute(600)), (2, 1));
    let customer = &story.world.customers[&CUSTOMER];
    assert!(running_for(customer, &story.world, minute(600)).is_none());
}

#[test]
fn a_running_outage_counts_until_now_and_planned_work_not_before_it_begins() {
    let story = began(OutageFacts {
        start: minute(600),
        expected: Expected::At(minute(1200)),
        cause: "管網檢修".into(),
        ..facts()
    });
    let customer = &story.world.customers[&CUSTOMER];
    assert_eq!(out_of_supply(customer, &story.world, minute(60)).0, 0);
    assert!(running_for(customer, &story.world, minute(60)).is_none());
    assert_eq!(out_of_supply(customer, &story.world, minute(660)).0, HOUR);
    assert!(running_for(customer, &story.world, minute(660)).is_some());
    // Planned for ten hours: known today, told today.
    assert_eq!(
        standing(&story, Duty::TellUsers, minute(30)),
        Standing::Running(0)
    );
}
