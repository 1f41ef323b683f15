//! Who held which role when an entry was written, what becomes of work under a role that was withdrawn meanwhile, and heights that lie.

use crate::bodies::own_feed_of;
use crate::property::{case, leak};
use crate::tablet::{MORNING, Tablet, customer, person};
use huiyin::desk::{BundleFile, DeskError};
use huiyin::domain::cases::repair::RepairEvent;
use huiyin::domain::cases::{CaseCommand, CaseEvent};
use huiyin::domain::customers::{CustomerEvent, CustomerFacts};
use huiyin::domain::event::{Command, Event};
use huiyin::domain::ids::{CaseId, PersonId, Subject};
use huiyin::domain::organisation::{
    OrganisationCommand, OrganisationEvent, OrganisationRefusal, PersonFacts,
};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::time::{DAY, Timestamp};
use huiyin::domain::trust::{REACH, Waiting};
use huiyin::ledger::bundle::{BundleHeader, OrganisationName, Payload, write};
use huiyin::ledger::entry::{self, Header, LARGEST};
use huiyin::ledger::feed::Range;
use huiyin::ledger::hash::Hash;
use huiyin::ledger::identity::{Identity, Purpose, head_message};
use std::collections::{BTreeMap, BTreeSet};

/// Enrolled by the tests, with the roles that they need.
const MA: u8 = 9;

fn firm(event: OrganisationEvent) -> Command {
    Command::Organisation(OrganisationCommand::Record(Box::new(event)))
}

fn enrol(office: &Tablet, who: PersonId, roles: &[Role]) {
    let facts = PersonFacts {
        name: "馬師傅".to_owned(),
        roles: roles.iter().copied().collect(),
        phone: String::new(),
    };
    let enrolled = OrganisationEvent::PersonEnrolled { person: who, facts };
    office.run(firm(enrolled)).expect("enrols");
}

fn accept(office: &Tablet, device: DeviceId, entries: BTreeSet<u64>) -> Result<(), DeskError> {
    let accepted = OrganisationEvent::EntriesAccepted { device, entries };
    office.run(firm(accepted)).map(drop)
}

fn arrive(tablet: &Tablet, id: CaseId) {
    let event = RepairEvent::Arrived {
        occurred_at: Timestamp(tablet.clock.get()),
        courtesy: BTreeSet::new(),
    };
    let command = CaseCommand::Record(CaseEvent::Repair(event));
    tablet
        .run(Command::Case(id, Box::new(command)))
        .expect("arrives");
}

fn arrived(tablet: &Tablet, id: CaseId) -> bool {
    let world = tablet.desk.world();
    match &world.cases[&id].procedure {
        huiyin::domain::cases::Procedure::Repair(repair) => repair.arrived.is_some(),
        _ => false,
    }
}

/// The office with a leak, and a tablet (seed 2) and another one (seed 3) that know of it.
fn firm_with_a_leak() -> (Tablet, Tablet, Tablet) {
    let office = Tablet::founder();
    leak(&office, 1);
    let field = Tablet::fresh(2);
    let other = Tablet::fresh(3);
    for tablet in [&field, &other] {
        tablet.take(&office.give(None));
    }
    (office, field, other)
}

#[test]
fn work_under_a_role_that_is_not_known_here_waits_and_counts_when_the_role_arrives() {
    let (office, mut field, other) = firm_with_a_leak();
    enrol(&office, person(MA), &[Role::Technician]);
    field.take(&office.give(None));
    field.person = person(MA);
    arrive(&field, case(1));
    let work = own_feed_of(&field, 2, |_| true);
    // Not even the person is known.
    let report = other.try_take(&work).expect("takes");
    assert_eq!(report.waiting, 1);
    assert_eq!(other.desk.quarantine()[0].why, Waiting::PersonUnknown);
    assert!(!arrived(&other, case(1)));
    // It is handed on by whoever cannot apply it.
    let fourth = Tablet::fresh(4);
    fourth.take(&other.give(None));
    assert_eq!(fourth.ledger(), other.ledger());
    other.take(&office.give(None));
    assert!(arrived(&other, case(1)));
    assert_eq!(other.desk.quarantine(), []);
    fourth.take(&office.give(None));
    assert_eq!(*fourth.desk.world(), *other.desk.world());
    // The person is known, the role comes later.
    let (office, mut field, other) = firm_with_a_leak();
    enrol(&office, person(MA), &[Role::Sales]);
    other.take(&office.give(None));
    enrol(&office, person(MA), &[Role::Sales, Role::Technician]);
    field.take(&office.give(None));
    field.person = person(MA);
    arrive(&field, case(1));
    other
        .try_take(&own_feed_of(&field, 2, |_| true))
        .expect("takes");
    assert_eq!(other.desk.quarantine()[0].why, Waiting::RoleMissing);
    assert!(!arrived(&other, case(1)));
    let other = other.restart();
    assert_eq!(other.desk.quarantine()[0].why, Waiting::RoleMissing);
    other.take(&office.give(None));
    assert!(arrived(&other, case(1)));
}

/// The technician's role was withdrawn in the office while they worked in a basement.
fn withdrawn() -> (Tablet, Tablet, BTreeSet<u64>) {
    let (office, mut field, _) = firm_with_a_leak();
    enrol(&office, person(MA), &[Role::Technician]);
    field.take(&office.give(None));
    enrol(&office, person(MA), &[Role::Sales]);
    field.person = person(MA);
    // Work that needs no role counts, whatever became of the person's roles.
    field.register(7, "周敏");
    field.register(8, "趙強");
    arrive(&field, case(1));
    let report = office.take(&field.give(None));
    assert_eq!(report.waiting, 1);
    let waiting = office.desk.waiting_entries();
    assert_eq!(waiting.len(), 1);
    let line = &waiting[0];
    assert_eq!(
        (line.device, line.actor, line.why),
        (field.desk.device(), person(MA), Waiting::RoleMissing)
    );
    let entries = line.entries.clone();
    (office, field, entries)
}

#[test]
fn work_under_a_role_that_was_withdrawn_meanwhile_is_held_shown_and_released_by_an_administrator() {
    let (office, field, entries) = withdrawn();
    assert!(!arrived(&office, case(1)));
    assert!(office.desk.world().customers.contains_key(&customer(8)));
    // The technician's own tablet comes to the same once it knows.
    assert!(arrived(&field, case(1)));
    field.take(&office.give(None));
    assert!(!arrived(&field, case(1)));
    assert_eq!(*field.desk.world(), *office.desk.world());
    // A later grant is for later work; what was done in between is for somebody to look at.
    enrol(&office, person(MA), &[Role::Technician]);
    assert!(!arrived(&office, case(1)));
    let none = accept(&office, field.desk.device(), BTreeSet::new());
    assert_eq!(
        none,
        Err(DeskError::Refused(Refusal::Organisation(
            OrganisationRefusal::NothingToAccept
        )))
    );
    let refused = accept(&field, field.desk.device(), entries.clone());
    assert_eq!(
        refused,
        Err(DeskError::Refused(Refusal::Organisation(
            OrganisationRefusal::NotAdministrator
        )))
    );
    accept(&office, field.desk.device(), entries).expect("accepts");
    assert!(arrived(&office, case(1)));
    assert_eq!(office.desk.waiting_entries(), []);
    let bundles = [office.give(None), field.give(None)];
    for order in [[0, 1], [1, 0]] {
        let late = Tablet::fresh(6);
        order
            .into_iter()
            .for_each(|place: usize| drop(late.take(&bundles[place])));
        assert!(arrived(&late, case(1)));
        assert_eq!(*late.desk.world(), *office.desk.world());
    }
    let office = office.restart();
    assert!(arrived(&office, case(1)));
}

#[test]
fn a_role_withdrawn_and_given_again_counts_for_what_is_written_from_then_on() {
    let (office, field, _) = withdrawn();
    enrol(&office, person(MA), &[Role::Technician]);
    field.take(&office.give(None));
    leak(&office, 2);
    field.take(&office.give(None));
    arrive(&field, case(2));
    office.take(&field.give(None));
    assert!(arrived(&office, case(2)));
    assert!(!arrived(&office, case(1)), "still to be looked at");
    let all = [office.give(None), field.give(None)];
    for order in [[0, 1], [1, 0]] {
        let late = Tablet::fresh(6);
        order
            .into_iter()
            .for_each(|place: usize| drop(late.take(&all[place])));
        assert_eq!(*late.desk.world(), *office.desk.world());
    }
}

#[test]
fn a_role_given_again_stands_above_the_work_that_waits_however_much_there_is() {
    let (office, mut field, _) = firm_with_a_leak();
    (2..8).for_each(|number| {
        leak(&office, number);
    });
    enrol(&office, person(MA), &[Role::Technician]);
    field.take(&office.give(None));
    field.person = person(MA);
    (1..8).for_each(|number| arrive(&field, case(number)));
    enrol(&office, person(MA), &[]);
    let report = office.take(&field.give(None));
    // The first of them may stand beside the withdrawal, at the same height.
    assert!(report.waiting >= 6);
    enrol(&office, person(MA), &[Role::Technician]);
    let none = |tablet: &Tablet| (2..8).all(|number| !arrived(tablet, case(number)));
    assert!(none(&office), "all of it is still to be looked at");
    let late = Tablet::fresh(6);
    for tablet in [&field, &late] {
        tablet.take(&office.give(None));
        assert!(none(tablet));
        assert_eq!(*tablet.desk.world(), *office.desk.world());
    }
}

#[test]
fn two_administrators_give_and_take_a_role_apart_and_every_order_comes_to_the_same() {
    let (office, mut field, other) = firm_with_a_leak();
    enrol(&office, person(MA), &[Role::Technician]);
    for tablet in [&field, &other] {
        tablet.take(&office.give(None));
    }
    // The second administrator's tablet is the third one.
    enrol(&office, person(MA), &[Role::Sales]);
    enrol(&other, person(MA), &[Role::Technician, Role::Warehouse]);
    field.person = person(MA);
    for number in 20..24 {
        field.register(number, "某");
    }
    arrive(&field, case(1));
    let all: Vec<BundleFile> = [&office, &field, &other]
        .map(|tablet| tablet.give(None))
        .into();
    let worlds = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ]
    .map(|order| {
        let late = Tablet::fresh(6);
        for place in order {
            late.take(&all[place]);
        }
        late.desk.world().clone()
    });
    assert!(worlds.iter().all(|world| *world == worlds[0]));
    assert_eq!(
        worlds[0].organisation.conflicts(),
        1,
        "the roles are to settle"
    );
}

#[test]
fn putting_a_regulation_in_force_asks_for_its_roles_from_then_on() {
    // P10.09.08b: sending somebody else is up to the desk or a superior, where the regulation is in force.
    let (office, mut field, _) = firm_with_a_leak();
    let regulations = |regulations: &[u8]| {
        let regulations = regulations.iter().copied();
        firm(OrganisationEvent::RegulationsChosen {
            regulations: regulations
                .map(huiyin::domain::clause::Regulation)
                .collect(),
        })
    };
    office.run(regulations(&[])).expect("chooses");
    enrol(&office, person(MA), &[Role::Technician]);
    leak(&office, 2);
    field.take(&office.give(None));
    field.person = person(2);
    let send = |tablet: &Tablet, number| {
        let event = RepairEvent::Assigned {
            technician: person(MA),
            occurred_at: Timestamp(tablet.clock.get()),
        };
        let command = CaseCommand::Record(CaseEvent::Repair(event));
        tablet.run(Command::Case(case(number), Box::new(command)))
    };
    send(&field, 1).expect("nobody asks while it is not in force");
    office.take(&field.give(None));
    assert_eq!(office.desk.quarantine(), []);
    office.run(regulations(&[10])).expect("chooses");
    // Written apart from that, and after it in the order that all agree on.
    field.register(1, "某");
    field.register(2, "某");
    send(&field, 2).expect("it has not heard");
    office.take(&field.give(None));
    let waiting = office.desk.waiting_entries();
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].why, Waiting::RoleMissing);
    assert_eq!(waiting[0].entries.len(), 1);
    field.take(&office.give(None));
    assert_eq!(*field.desk.world(), *office.desk.world());
}

#[test]
fn what_was_written_after_a_revocation_and_dated_before_it_waits() {
    let (office, mut field, _) = firm_with_a_leak();
    field.person = person(2);
    field.register(1, "之前");
    office.take(&field.give(None));
    let device = field.desk.device();
    let last = office.desk.held(device);
    let revoked = OrganisationEvent::DeviceRevoked { device, last };
    office.run(firm(revoked)).expect("revokes");
    field.take(&office.give(None));
    // Days before the revocation by its clock, and heights below it by hand.
    field.clock.set(field.clock.get() - 3 * DAY);
    field.register(2, "寫在之後");
    office.take(&field.give(None));
    assert!(!office.desk.world().customers.contains_key(&customer(2)));
    assert_eq!(office.desk.quarantine()[0].why, Waiting::DeviceRevoked);
    // An administrator who knows that it is honest lets just that entry count, without admitting the device again.
    accept(&office, device, [last + 1].into()).expect("accepts");
    assert!(office.desk.world().customers.contains_key(&customer(2)));
    field.take(&office.give(None));
    field.register(3, "又一筆");
    office.take(&field.give(None));
    assert!(!office.desk.world().customers.contains_key(&customer(3)));
    assert_eq!(*office.desk.world(), {
        field.take(&office.give(None));
        field.desk.world().clone()
    });
}

/// A bundle by an admitted device (seed 5) with one customer written at this height.
fn at_height(office: &Tablet, lamport: u64) -> Vec<u8> {
    let registered = Event::Customer(CustomerEvent::Registered(Box::new(CustomerFacts {
        name: "高處".to_owned(),
        ..CustomerFacts::default()
    })));
    let body = entry::to_canonical(&registered).expect("json");
    saying(office, 5, lamport, &body)
}

/// A bundle by this device with one entry of this body at this height.
fn saying(office: &Tablet, seed: u8, lamport: u64, body: &str) -> Vec<u8> {
    let identity = Identity::from_secret([seed; 32]);
    let header = Header {
        actor: person(2),
        after: Vec::new(),
        at: MORNING,
        backlink: None,
        body: Hash::of(body.as_bytes()),
        device: identity.device(),
        lamport,
        reissues: None,
        seq: 1,
        subject: Subject::Customer(customer(500)),
    };
    let header = entry::to_canonical(&header).expect("json");
    let head = Hash::of(header.as_bytes());
    let line = format!("{{\"body\":{body},\"header\":{header}}}\n");
    let world = office.desk.world();
    let header = BundleHeader {
        app: "test".to_owned(),
        at: MORNING,
        attachments: Vec::new(),
        by: identity.device(),
        feeds: vec![Range {
            device: identity.device(),
            from: 1,
            to: 1,
            backlink: None,
            head,
            signature: identity.sign(Purpose::FeedHead, &head_message(1, head)),
        }],
        forks: BTreeMap::new(),
        have: BTreeMap::new(),
        organisation: OrganisationName {
            id: world.organisation.id,
            name: world.organisation.name.clone(),
        },
        person: person(2),
        wants: None,
    };
    let payload = Payload {
        feeds: vec![line.into_bytes()],
        attachments: Vec::new(),
    };
    write(&header, &payload, &identity).expect("writes")
}

#[test]
fn an_admitted_authors_height_without_reason_stops_nobody() {
    let (office, field, _) = firm_with_a_leak();
    let highest = at_height(&office, LARGEST);
    assert_eq!(office.try_take(&highest).expect("takes").waiting, 1);
    assert_eq!(office.desk.quarantine()[0].why, Waiting::TooHigh);
    office.register(1, "照寫");
    let office = office.restart();
    office.register(2, "還是照寫");
    field.take(&office.give(None));
    assert_eq!(field.ledger(), office.ledger());
    assert_eq!(*field.desk.world(), *office.desk.world());
}

#[test]
fn nor_does_one_in_words_that_nobody_here_can_read() {
    let (office, field, _) = firm_with_a_leak();
    // Of an admitted device, and of a stranger; the second time onto what is known, so that the history is folded anew.
    for (seed, lamport) in [(5, LARGEST), (60, 1 << 40), (6, LARGEST - 1)] {
        let unread = saying(&office, seed, lamport, r#"{"customer":{"teleported":{}}}"#);
        assert_eq!(office.try_take(&unread).expect("takes").held, 1);
    }
    office.register(1, "照寫");
    let office = office.restart();
    office.register(2, "還是照寫");
    field.take(&office.give(None));
    assert_eq!(field.ledger(), office.ledger());
    assert_eq!(*field.desk.world(), *office.desk.world());
    field.register(3, "那邊也照寫");
}

#[test]
fn a_height_counts_as_soon_as_so_many_entries_are_here_in_whatever_order_they_came() {
    let (office, field, other) = firm_with_a_leak();
    let entries = |tablet: &Tablet| -> u64 {
        let ledger = tablet.ledger();
        let lines = |bytes: &Vec<u8>| bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        ledger.values().map(lines).sum()
    };
    // Three more entries are needed besides this one.
    let high = at_height(&office, entries(&office) + 4 + REACH);
    for tablet in [&office, &field] {
        tablet.try_take(&high).expect("takes");
        assert_eq!(tablet.desk.quarantine()[0].why, Waiting::TooHigh);
    }
    for number in 1..=2 {
        office.register(number, "某");
    }
    assert!(!office.desk.world().customers.contains_key(&customer(500)));
    office.register(3, "第三筆");
    assert!(office.desk.world().customers.contains_key(&customer(500)));
    assert_eq!(office.desk.quarantine(), []);
    // By a bundle, here with what waits known before and there with it coming last.
    let bundle = office.give(None);
    field.take(&bundle);
    other.take(&bundle);
    for tablet in [&field, &other] {
        assert_eq!(*tablet.desk.world(), *office.desk.world());
        assert_eq!(tablet.desk.quarantine(), []);
    }
    // Its height is the firm's now; everybody goes on from there, and counts everywhere.
    office.register(4, "之後");
    field.take(&office.give(None));
    assert!(field.desk.world().customers.contains_key(&customer(4)));
    assert_eq!(field.desk.quarantine(), []);
}
