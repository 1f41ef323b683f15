//! One service card a customer, another when something on it changes; customers find their building (P10.09.09).

use crate::house::*;
use huiyin::domain::customers::{
    CardStanding, CustomerCommand, CustomerRefusal, card_number, card_standing,
};
use huiyin::domain::event::Command;
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::premises::{BuildingCommand, BuildingEvent};
use huiyin::domain::refusal::Refusal;

fn standing(house: &House, now: huiyin::domain::time::Timestamp) -> CardStanding {
    let customer = &house.ledger.world.customers[&customer(1)];
    card_standing(customer, &house.context(now))
}

#[test]
fn every_customer_gets_a_service_card_and_another_when_something_on_it_changes() {
    // P10.09.09a
    let mut house = House::new();
    let id = house.customer(1, Some(HOUSE));
    house.told(
        BuildingEvent::ResponsibleSet(tenure(WU, day(0), None)),
        HEAD,
        day(1),
    );
    assert_eq!(standing(&house, day(1)), CardStanding::Missing);
    let hand = |at| Command::Customer(id, CustomerCommand::HandCard(at));
    let early = house.ledger.execute(hand(day(3)), WU, day(2));
    assert_eq!(early, Err(Refusal::Customer(CustomerRefusal::InFuture)));
    house.must(hand(day(2)), WU, day(2));
    assert_eq!(standing(&house, day(2)), CardStanding::Held);
    let card = house.ledger.world.customers[&id].cards[0].clone();
    assert_eq!(
        (card.number.as_str(), card.facts.account.as_str()),
        ("NR-1-1", "NR-1")
    );
    assert_eq!(card.facts.technician, Some(WU));
    assert_eq!(
        (
            card.facts.service_phone.as_str(),
            card.facts.complaint_phone.as_str()
        ),
        ("96069", "96070")
    );

    house.told(
        BuildingEvent::ResponsibleSet(tenure(HUANG, day(5), Some(WU))),
        HEAD,
        day(4),
    );
    assert_eq!(
        standing(&house, day(4)),
        CardStanding::Held,
        "not before the day"
    );
    assert_eq!(standing(&house, day(5)), CardStanding::Outdated);
    house.must(hand(day(6)), HUANG, day(6));
    assert_eq!(standing(&house, day(6)), CardStanding::Held);
    assert_eq!(card_number(&house.ledger.world.customers[&id]), "NR-1-3");
    house.firm(OrganisationEvent::Renamed {
        name: "暖河供熱".into(),
        service_phone: "96000".into(),
        complaint_phone: "96070".into(),
    });
    assert_eq!(standing(&house, day(7)), CardStanding::Outdated);
}

#[test]
fn customers_whose_file_names_the_building_are_put_into_it_in_one_act() {
    // P10.09.08a
    let mut house = House::new();
    house.customer(1, None);
    house.customer(2, Some(OTHER));
    let gather = || Command::Building(HOUSE, Box::new(BuildingCommand::Gather));
    assert_eq!(house.must(gather(), HEAD, day(1)).len(), 1);
    let of = |number| {
        house.ledger.world.customers[&customer(number)]
            .in_building
            .value
    };
    assert_eq!((of(1), of(2)), (Some(HOUSE), Some(OTHER)));
    assert!(house.must(gather(), HEAD, day(1)).is_empty());
}
