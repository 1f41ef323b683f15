//! Repairs of one building in one go, never at the cost of a time limit (P10.09.08c).

use crate::house::*;
use huiyin::domain::cases::repair::{Contact, RepairEvent, Symptom};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Channel, Procedure, clocks};
use huiyin::domain::event::Command;
use huiyin::domain::ids::CaseId;
use huiyin::domain::premises::{BuildingEvent, RepairOrder, cases_in, without_rush};
use huiyin::domain::time::{HOUR, MINUTE, Timestamp};

fn order(cases: &[CaseId], planned: Timestamp, now: Timestamp) -> BuildingEvent {
    BuildingEvent::Bundled(RepairOrder {
        occurred_at: now,
        technician: WU,
        planned,
        cases: cases.to_vec(),
    })
}

#[test]
fn repairs_of_one_building_go_in_one_round_and_each_keeps_its_clock() {
    // P10.09.08c
    let mut house = House::new();
    let now = day(1);
    let (one, two) = (
        house.repair(1, Symptom::NoHeat, now),
        house.repair(2, Symptom::Noise, now.plus(5 * MINUTE)),
    );
    let leak = house.repair(3, Symptom::Leaking, now);
    let at = now.plus(10 * MINUTE);
    let can = |house: &House, id| without_rush(&house.ledger.world.cases[&id], &house.context(at));
    assert!(can(&house, one) && can(&house, two));
    assert!(!can(&house, leak), "a leak goes by itself");
    assert_eq!(cases_in(&house.ledger.world, HOUSE).len(), 3);

    let soon = at.plus(HOUR);
    house.refused(order(&[one], soon, at), DESK, at, "P10.09.08c");
    house.refused(order(&[one, leak], soon, at), DESK, at, "P10.09.08c");
    // Two hours after the report somebody is owed: no order puts that off.
    let late = now.plus(2 * HOUR + MINUTE);
    house.refused(order(&[one, two], late, at), DESK, at, "P10.09.08c");
    house.refused(
        order(&[one, two], at.plus(-HOUR), at),
        DESK,
        at,
        "P10.09.08c",
    );

    let before = |house: &House, id| clocks(&house.ledger.world.cases[&id], &house.context(at));
    let kept = [one, two].map(|id| {
        before(&house, id)
            .iter()
            .map(|clock| clock.deadline.due)
            .collect::<Vec<_>>()
    });
    house.told(order(&[one, two], soon, at), DESK, at);
    for (id, kept) in [one, two].into_iter().zip(kept) {
        let case = &house.ledger.world.cases[&id];
        assert!(
            matches!(&case.procedure, Procedure::Repair(repair) if repair.technician == Some(WU))
        );
        let due: Vec<_> = before(&house, id)
            .iter()
            .map(|clock| clock.deadline.due)
            .collect();
        assert_eq!(due, kept, "each keeps its own clocks");
    }
    assert_eq!(house.building().orders.len(), 1);
}

#[test]
fn a_repair_that_may_wait_at_the_users_wish_waits_for_the_others() {
    // P10.09.08c
    let mut house = House::new();
    let now = day(1);
    let (one, two) = (
        house.repair(1, Symptom::NoHeat, now),
        house.repair(2, Symptom::Noise, now),
    );
    let tomorrow = now.plus(22 * HOUR);
    for id in [one, two] {
        let wished = RepairEvent::Contacted(Contact {
            occurred_at: now,
            channel: Channel::Phone,
            reached: true,
            agreed: Some(tomorrow),
            call_back: false,
            users_wish: Some("明天再來".into()),
        });
        let command = CaseCommand::Record(CaseEvent::Repair(wished));
        house.must(Command::Case(id, Box::new(command)), WU, now);
    }
    let at = now.plus(MINUTE);
    house.refused(
        order(&[one, two], tomorrow.plus(MINUTE), at),
        DESK,
        at,
        "P10.09.08c",
    );
    house.told(order(&[one, two], tomorrow, at), DESK, at);
}

#[test]
fn an_order_holds_for_repairs_of_this_building_only() {
    // P10.09.08c
    let mut house = House::new();
    let now = day(1);
    let one = house.repair(1, Symptom::NoHeat, now);
    house.described(OTHER, "育才街 20 號樓");
    let two = house.repair(2, Symptom::NoHeat, now);
    let moved = huiyin::domain::customers::CustomerFacts {
        in_building: Some(OTHER),
        ..house.ledger.world.customers[&customer(2)].facts()
    };
    let command = huiyin::domain::customers::CustomerCommand::Edit(moved);
    house.must(Command::Customer(customer(2), command), DESK, now);
    let at = now.plus(MINUTE);
    house.refused(
        order(&[one, two], at.plus(HOUR), at),
        DESK,
        at,
        "P10.09.08c",
    );
}
