//! A customer's file: what two tablets changed at once stays until somebody chooses.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use huiyin::domain::context::Context;
use huiyin::domain::customers::{
    Customer, CustomerChange, CustomerCommand, CustomerEvent, CustomerFacts, decide, evolve,
};
use huiyin::domain::event::Event;
use huiyin::domain::ids::{CustomerId, PersonId, Subject};
use huiyin::domain::organisation::{OrganisationEvent, PersonFacts};
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::Timestamp;
use huiyin::domain::world::{SubjectState, World};
use uuid::Uuid;

const CHEN: PersonId = PersonId(Uuid::from_u128(1));
const WANG: CustomerId = CustomerId(Uuid::from_u128(9));

fn stamped<E>(device: u8, seq: u64, lamport: u64, seen: &[(u8, u64)], event: E) -> Stamped<E> {
    let dot = |device: u8, seq| Dot {
        device: DeviceId([device; 32]),
        seq,
    };
    let mut known = Seen::default();
    for (device, seq) in seen {
        known.note(dot(*device, *seq));
    }
    Stamped {
        dot: dot(device, seq),
        lamport,
        at: Timestamp(0),
        actor: CHEN,
        seen: known,
        event,
    }
}

fn phone(number: &str) -> CustomerEvent {
    CustomerEvent::Changed(Box::new(CustomerChange {
        phone: Some(number.to_owned()),
        ..CustomerChange::default()
    }))
}

/// Two tablets have written another number each; the second one shows.
fn contested() -> Customer {
    let registered = CustomerEvent::Registered(Box::new(CustomerFacts {
        name: "王建國".to_owned(),
        ..CustomerFacts::default()
    }));
    let story = [
        stamped(1, 1, 1, &[], registered),
        stamped(1, 2, 2, &[(1, 1)], phone("4471")),
        stamped(2, 1, 2, &[(1, 1)], phone("4417")),
    ];
    story
        .iter()
        .fold(None, |customer, event| evolve(customer, WANG, event))
        .unwrap()
}

fn asks(customer: &Customer, command: CustomerCommand) -> Vec<CustomerEvent> {
    let mut world = World::default();
    let facts = PersonFacts {
        name: "陳志遠".to_owned(),
        roles: [].into(),
        phone: String::new(),
    };
    let enrolled = OrganisationEvent::PersonEnrolled {
        person: CHEN,
        facts,
    };
    let organisation = huiyin::domain::organisation::evolve(
        world.organisation.clone(),
        &stamped(1, 1, 1, &[], enrolled),
    );
    world.replace(SubjectState::Organisation(Box::new(organisation)));
    let context = Context {
        now: Timestamp(0),
        actor: CHEN,
        device: huiyin::domain::stamp::DeviceId([7; 32]),
        world: &world,
    };
    let happened = decide(WANG, Some(customer), command, &context).unwrap();
    happened
        .into_iter()
        .map(|happened| {
            assert_eq!(happened.subject, Subject::Customer(WANG));
            match happened.event {
                Event::Customer(event) => event,
                other => panic!("not a customer's: {other:?}"),
            }
        })
        .collect()
}

#[test]
fn choosing_the_value_that_shows_settles_the_field_on_every_tablet() {
    let customer = contested();
    assert_eq!(customer.phone.value, "4417");
    assert_eq!(customer.conflicts(), 1);
    let keep = CustomerChange {
        phone: Some("4417".to_owned()),
        ..CustomerChange::default()
    };
    let events = asks(&customer, CustomerCommand::Settle(keep));
    let [event] = events.as_slice() else {
        panic!("one event, not {events:?}");
    };
    let settled = stamped(1, 3, 3, &[(1, 2), (2, 1)], event.clone());
    let customer = evolve(Some(customer), WANG, &settled).unwrap();
    assert_eq!(customer.phone.value, "4417");
    assert_eq!(customer.conflicts(), 0);
}

#[test]
fn saving_the_form_unchanged_settles_nothing() {
    let customer = contested();
    let unchanged = CustomerCommand::Edit(customer.facts());
    assert_eq!(asks(&customer, unchanged), []);
}

#[test]
fn an_empty_choice_writes_nothing() {
    let nothing = CustomerCommand::Settle(CustomerChange::default());
    assert_eq!(asks(&contested(), nothing), []);
}

#[test]
fn an_area_that_is_no_longer_known_can_be_emptied_and_travels_as_null() {
    let customer = contested();
    let with = |area_tenths| CustomerFacts {
        area_tenths,
        ..customer.facts()
    };
    let set = asks(&customer, CustomerCommand::Edit(with(Some(885))));
    let customer = evolve(
        Some(customer.clone()),
        WANG,
        &stamped(1, 4, 4, &[(1, 3), (2, 1)], set[0].clone()),
    );
    let customer = customer.unwrap();
    assert_eq!(customer.area_tenths.value, Some(885));
    let emptied = asks(
        &customer,
        CustomerCommand::Edit(CustomerFacts {
            area_tenths: None,
            ..customer.facts()
        }),
    );
    let json = serde_json::to_string(&emptied[0]).unwrap();
    assert_eq!(json, r#"{"changed":{"area_tenths":null}}"#);
    let read: CustomerEvent = serde_json::from_str(&json).unwrap();
    assert_eq!(read, emptied[0]);
    let customer = evolve(
        Some(customer),
        WANG,
        &stamped(1, 5, 5, &[(1, 4), (2, 1)], read),
    )
    .unwrap();
    assert_eq!(customer.area_tenths.value, None);
}
