//! Sealed bodies between tablets: who opens what, what is shared with whom, and what nobody can do.

use crate::tablet::{Disk, Tablet, customer, now, person};
use huiyin::desk::{Batch, Desk, DeskError, Opening, Store};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Note};
use huiyin::domain::customers::{CustomerCommand, CustomerEvent};
use huiyin::domain::event::{Command, Event};
use huiyin::domain::ids::{CaseId, PersonId, Subject};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::sealed::{Letter, Recipients, SealedRefusal};
use huiyin::domain::stamp::{DeviceId, Dot};
use huiyin::ledger::seal::SealError;
use uuid::Uuid;

const SECRET: &str = "押金的事只告訴主任";

fn firm(event: OrganisationEvent) -> Command {
    Command::Organisation(OrganisationCommand::Record(Box::new(event)))
}

fn roles(roles: &[Role]) -> Recipients {
    Recipients {
        roles: roles.iter().copied().collect(),
        ..Recipients::default()
    }
}

pub fn persons(numbers: &[u8]) -> Recipients {
    Recipients {
        persons: numbers.iter().map(|number| person(*number)).collect(),
        ..Recipients::default()
    }
}

pub fn enrol(office: &Tablet, number: u8, held: &[Role]) {
    let facts = PersonFacts {
        name: format!("同事 {number}"),
        roles: held.iter().copied().collect(),
        phone: String::new(),
    };
    let person = person(number);
    office
        .run(firm(OrganisationEvent::PersonEnrolled { person, facts }))
        .expect("enrols");
}

pub fn admit(office: &Tablet, device: DeviceId, number: u8) {
    let admitted = OrganisationEvent::DeviceAdmitted {
        device,
        name: format!("平板 {number}"),
        person: person(number),
    };
    office.run(firm(admitted)).expect("admits");
}

/// Takes the firm and introduces itself, which publishes its key.
pub fn join(tablet: &mut Tablet, office: &Tablet, number: u8) {
    tablet.take(&office.give(None));
    tablet.person = person(number);
    let introduced = OrganisationEvent::DeviceIntroduced {
        name: format!("平板 {number}"),
        person: person(number),
        sealing: None,
        replaces: None,
    };
    tablet.run(firm(introduced)).expect("introduces itself");
}

/// The office of person 1, the tablets of a technician (2) and of a supervisor (3): all admitted, all known to each other, with one customer.
pub fn three() -> [Tablet; 3] {
    let office = Tablet::founder();
    office.register(1, "王建國");
    let mut others = [Tablet::fresh(2), Tablet::fresh(3)];
    for (tablet, number) in others.iter_mut().zip(2..) {
        admit(&office, tablet.desk.device(), number);
        join(tablet, &office, number);
        office.take(&tablet.give(None));
    }
    let [carrier, head] = others;
    carrier.take(&office.give(None));
    head.take(&office.give(None));
    [office, carrier, head]
}

pub fn entropy(tablet: &Tablet) -> [u8; 32] {
    let mut entropy = [0; 32];
    entropy[..8].copy_from_slice(&tablet.tick().0.to_be_bytes());
    entropy[8..].copy_from_slice(&tablet.desk.device().0[..24]);
    entropy
}

fn try_seal(tablet: &Tablet, command: Command, to: Recipients) -> Result<Dot, DeskError> {
    let by = (tablet.person, tablet.tick());
    let done = now(tablet.desk.seal(command, to, by, entropy(tablet)))?;
    Ok(done.dots[0])
}

fn note(number: u64, text: &str) -> Command {
    Command::Customer(customer(number), CustomerCommand::Note(text.to_owned()))
}

pub fn seal(tablet: &Tablet, text: &str, to: Recipients) -> Dot {
    try_seal(tablet, note(1, text), to).expect("seals")
}

fn about() -> Subject {
    Subject::Customer(customer(1))
}

pub fn letter(tablet: &Tablet, dot: Dot) -> Letter {
    let world = tablet.desk.world();
    let letters = world.letters_of(&about()).expect("the customer");
    letters.get(dot).expect("the letter").clone()
}

/// What somebody on a tablet reads, or why not.
#[derive(Debug, PartialEq)]
pub enum No {
    Refused(SealedRefusal),
    Seal(SealError),
}

fn open_as(tablet: &Tablet, who: PersonId, dot: Dot) -> Result<String, No> {
    let opened = now(tablet
        .desk
        .open_letters(&about(), &[dot], who, tablet.tick()));
    let letter = match opened {
        Ok(mut letters) => letters.remove(0),
        Err(DeskError::Refused(Refusal::Sealed(no))) => return Err(No::Refused(no)),
        Err(other) => panic!("{other:?}"),
    };
    match letter.content.map_err(No::Seal)?.event {
        Event::Customer(CustomerEvent::Noted { text }) => Ok(text),
        other => panic!("{other:?}"),
    }
}

pub fn open(tablet: &Tablet, dot: Dot) -> Result<String, No> {
    open_as(tablet, tablet.person, dot)
}

pub fn tend(tablet: &Tablet) -> usize {
    let written = now(tablet
        .desk
        .tend_letters(tablet.person, tablet.tick(), entropy(tablet)))
    .expect("tends");
    assert!(!tablet.desk.letters_to_tend(), "nothing is left to do");
    written
}

pub fn hand(from: &Tablet, to: &Tablet) {
    to.take(&from.give(None));
}

/// Nothing in a store, in any room, says what is inside.
#[track_caller]
pub fn holds_nothing_in_clear(tablet: &Tablet, text: &str) {
    now(tablet.desk.flush_pages()).expect("writes its pages");
    for (room, key, bytes) in tablet.everything() {
        let found = bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes());
        assert!(!found, "{room:?} {key} holds it in clear");
    }
}

#[test]
fn what_is_sealed_opens_for_those_named_and_its_author_and_is_only_carried_by_others() {
    let [office, carrier, head] = three();
    let dot = seal(&office, SECRET, roles(&[Role::Supervisor]));
    hand(&office, &carrier);
    hand(&carrier, &head);
    assert_eq!(open(&head, dot), Ok(SECRET.to_owned()));
    assert_eq!(open(&office, dot), Ok(SECRET.to_owned()), "the author");
    let no = Err(No::Refused(SealedRefusal::NotForYou));
    assert_eq!(open(&carrier, dot), no);
    // Somebody who is meant, on a tablet that is not theirs: the tablet has no key.
    assert_eq!(
        open_as(&carrier, person(3), dot),
        Err(No::Seal(SealError::NoKey))
    );
    let seen = letter(&carrier, dot);
    assert_eq!((seen.by, seen.to), (person(1), roles(&[Role::Supervisor])));
    for tablet in [&office, &carrier, &head] {
        holds_nothing_in_clear(tablet, SECRET);
        let bundle = tablet.give(None).bytes;
        assert!(!String::from_utf8(bundle).unwrap().contains(SECRET));
    }
}

#[test]
fn a_founding_device_is_entrusted_to_its_founder_and_publishes_its_key() {
    let office = Tablet::founder();
    let world = office.desk.world();
    let device = &world.organisation.devices[&office.desk.device()];
    assert_eq!(device.entrusted, Some(person(1)));
    assert!(device.sealing.is_some());
    drop(world);
    assert!(!office.desk.letters_to_tend());
    // Later it cannot make itself another's either.
    let introduced = OrganisationEvent::DeviceIntroduced {
        name: "值班室".to_owned(),
        person: person(3),
        sealing: None,
        replaces: None,
    };
    office.run(firm(introduced)).expect("anybody may");
    let device = office.desk.world().organisation.devices[&office.desk.device()].clone();
    assert_eq!(
        (device.person, device.entrusted),
        (person(3), Some(person(1)))
    );
}

#[test]
fn every_opening_is_written_down_and_seen_by_everybody() {
    let [office, carrier, head] = three();
    let dot = seal(&office, SECRET, persons(&[3]));
    hand(&office, &head);
    assert!(open(&head, dot).is_ok());
    hand(&head, &carrier);
    hand(&carrier, &office);
    let readings = letter(&office, dot).readings;
    assert_eq!(readings.len(), 1);
    assert_eq!(readings[0].by, person(3));
    assert_eq!(readings[0].device, head.desk.device());
    assert_eq!(letter(&carrier, dot).readings, readings);
    // What did not open is no reading.
    assert!(open_as(&carrier, person(3), dot).is_err());
    assert_eq!(letter(&carrier, dot).readings, readings);
}

#[test]
fn a_reading_that_cannot_be_written_down_gives_nothing_out() {
    let [office, _, head] = three();
    let dot = seal(&office, SECRET, persons(&[3]));
    hand(&office, &head);
    head.disk.writes_left.set(0);
    let opened = now(head
        .desk
        .open_letters(&about(), &[dot], person(3), head.tick()));
    assert!(matches!(opened, Err(DeskError::Store(_))), "{opened:?}");
    head.disk.writes_left.set(-1);
    assert!(letter(&head, dot).readings.is_empty());
    assert!(open(&head, dot).is_ok());
}

#[test]
fn a_device_that_is_admitted_later_gets_its_key_from_any_device_that_can_open_it() {
    let [office, carrier, head] = three();
    let dot = seal(&office, SECRET, roles(&[Role::Supervisor]));
    hand(&office, &head);
    let mut second = Tablet::fresh(40);
    join(&mut second, &office, 3);
    assert_eq!(open(&second, dot), Err(No::Seal(SealError::NoKey)));
    hand(&second, &office);
    assert!(!office.desk.letters_to_tend(), "it is not admitted yet");
    admit(&office, second.desk.device(), 3);
    hand(&office, &head);
    hand(&office, &carrier);
    // The carrier cannot open it, so it has nothing to share.
    assert_eq!(tend(&carrier), 0);
    assert_eq!(tend(&head), 1);
    assert_eq!(tend(&head), 0, "once is enough");
    hand(&head, &carrier);
    hand(&carrier, &second);
    assert_eq!(open(&second, dot), Ok(SECRET.to_owned()));
}

#[test]
fn a_new_role_gets_the_keys_and_who_lost_it_or_was_revoked_gets_no_new_ones() {
    let [office, carrier, head] = three();
    let first = seal(&office, "第一則", roles(&[Role::Supervisor]));
    hand(&office, &carrier);
    assert!(open(&carrier, first).is_err());
    enrol(&office, 2, &[Role::Technician, Role::Supervisor]);
    assert_eq!(tend(&office), 1);
    hand(&office, &carrier);
    assert_eq!(open(&carrier, first), Ok("第一則".to_owned()));

    enrol(&office, 2, &[Role::Technician]);
    let second = seal(&office, "第二則", roles(&[Role::Supervisor]));
    assert_eq!(tend(&office), 0);
    hand(&office, &carrier);
    assert_eq!(
        open_as(&carrier, person(3), second),
        Err(No::Seal(SealError::NoKey))
    );
    // The key of the first is still there, but the person is refused.
    assert_eq!(
        open(&carrier, first),
        Err(No::Refused(SealedRefusal::NotForYou))
    );

    let revoked = OrganisationEvent::DeviceRevoked {
        device: head.desk.device(),
        last: office.desk.held(head.desk.device()),
    };
    office.run(firm(revoked)).expect("revokes");
    let third = seal(&office, "第三則", roles(&[Role::Supervisor]));
    assert_eq!(tend(&office), 0);
    assert!(!letter(&office, third).has_key(head.desk.device()));
    hand(&office, &head);
    assert!(matches!(
        open(&head, third),
        Err(No::Seal(SealError::NoKey))
    ));
}

#[test]
fn two_that_share_the_same_key_at_once_do_no_harm() {
    let [office, carrier, head] = three();
    let dot = seal(&office, SECRET, roles(&[Role::Supervisor]));
    hand(&office, &head);
    enrol(&office, 2, &[Role::Supervisor]);
    hand(&office, &head);
    assert_eq!((tend(&office), tend(&head)), (1, 1));
    for _ in 0..2 {
        hand(&office, &head);
        hand(&head, &office);
        hand(&head, &carrier);
    }
    assert_eq!((tend(&office), tend(&head), tend(&carrier)), (0, 0, 0));
    assert_eq!(*office.desk.world(), *head.desk.world());
    assert_eq!(*office.desk.world(), *carrier.desk.world());
    assert_eq!(office.desk.fingerprint(), carrier.desk.fingerprint());
    assert_eq!(open(&carrier, dot), Ok(SECRET.to_owned()));
}

#[test]
fn a_device_that_names_itself_another_persons_gets_nothing_before_an_administrator_agrees() {
    let [office, carrier, _] = three();
    let dot = seal(&office, SECRET, persons(&[3]));
    carrier.take(&office.give(None));
    let introduced = OrganisationEvent::DeviceIntroduced {
        name: "我的".to_owned(),
        person: person(3),
        sealing: None,
        replaces: None,
    };
    carrier.run(firm(introduced)).expect("anybody may");
    hand(&carrier, &office);
    assert_eq!(tend(&office), 0);
    let next = seal(&office, SECRET, persons(&[3]));
    assert!(!letter(&office, next).has_key(carrier.desk.device()));
    // The tablet was really handed on: the administrator says so.
    admit(&office, carrier.desk.device(), 3);
    assert_eq!(tend(&office), 1);
    hand(&office, &carrier);
    assert_eq!(open_as(&carrier, person(3), dot), Ok(SECRET.to_owned()));
}

#[test]
fn what_a_device_that_does_not_count_has_sealed_is_not_opened() {
    let [office, _, _] = three();
    let mut stranger = Tablet::fresh(40);
    join(&mut stranger, &office, 2);
    let dot = seal(&stranger, SECRET, persons(&[1]));
    assert_eq!(
        open(&stranger, dot),
        Ok(SECRET.to_owned()),
        "its author reads it where it was written"
    );
    hand(&stranger, &office);
    assert_eq!(open(&office, dot), Err(No::Refused(SealedRefusal::Unknown)));
    admit(&office, stranger.desk.device(), 2);
    assert_eq!(open(&office, dot), Ok(SECRET.to_owned()));
}

#[test]
fn a_tablet_that_knew_no_seals_publishes_its_key_by_an_entry_of_its_own() {
    let office = Tablet::founder();
    office.register(1, "王建國");
    let mut head = Tablet::fresh(3);
    admit(&office, head.desk.device(), 3);
    head.take(&office.give(None));
    // It has never introduced itself: there is nothing to say yet.
    let me = head.desk.device();
    assert!(
        office.desk.world().organisation.devices[&me]
            .sealing
            .is_none()
    );
    let dot = seal(&office, SECRET, persons(&[3]));
    hand(&office, &head);
    head.person = person(3);
    assert!(head.desk.letters_to_tend());
    assert_eq!(tend(&head), 1);
    hand(&head, &office);
    assert_eq!(tend(&office), 1);
    hand(&office, &head);
    assert_eq!(open(&head, dot), Ok(SECRET.to_owned()));
}

#[test]
fn after_a_restart_it_opens_again_and_nothing_of_it_was_kept() {
    let [office, _, head] = three();
    let dot = seal(&office, SECRET, persons(&[3]));
    hand(&office, &head);
    assert!(open(&head, dot).is_ok());
    let head = head.restart();
    holds_nothing_in_clear(&head, SECRET);
    assert_eq!(letter(&head, dot).readings.len(), 1);
    assert_eq!(open(&head, dot), Ok(SECRET.to_owned()));
}

#[test]
fn a_restored_store_is_a_new_device_that_still_opens_what_it_was_given() {
    let [office, _, head] = three();
    let dot = seal(&office, SECRET, persons(&[3]));
    hand(&office, &head);
    let disk = Disk::new();
    let puts = head.everything();
    now(disk.apply(Batch {
        puts,
        ..Batch::default()
    }))
    .expect("restores");
    let opening = Opening {
        entropy: [77; 32],
        incarnation: None,
    };
    let desk = now(Desk::open(disk.clone(), opening)).expect("opens");
    let mut restored = head;
    (restored.desk, restored.disk) = (desk, disk);
    assert_eq!(open(&restored, dot), Ok(SECRET.to_owned()));
}

/// Folding opens nothing: a tablet takes any number of them as it takes other entries, and a new colleague gets all the keys at once.
#[test]
fn five_hundred_sealed_notes_are_folded_carried_and_shared_together() {
    let [office, carrier, head] = three();
    for number in 2..=100 {
        office.register(number, "用戶");
    }
    for number in 1..=500 {
        let command = note(number % 100 + 1, &format!("第 {number} 則"));
        try_seal(&office, command, roles(&[Role::Supervisor])).expect("seals");
    }
    let report = carrier.take(&office.give(Some(&carrier)));
    assert_eq!((report.held, report.waiting), (0, 0));
    hand(&carrier, &head);
    assert_eq!(head.desk.world().letters().count(), 500);
    enrol(&office, 2, &[Role::Supervisor]);
    hand(&office, &head);
    // One entry a subject.
    assert_eq!(tend(&head), 100);
    hand(&head, &carrier);
    let letters: Vec<Dot> = {
        let world = carrier.desk.world();
        let letters = world.letters_of(&about()).expect("the customer");
        letters.iter().map(|letter| letter.dot).collect()
    };
    let by = (person(2), carrier.tick());
    let opened = now(carrier.desk.open_letters(&about(), &letters, by.0, by.1)).expect("opens");
    assert_eq!(opened.len(), 5);
    assert!(opened.iter().all(|letter| letter.content.is_ok()));
    // They come in the order of folding, with what their authors had seen, ready for a context's own fold.
    let order: Vec<u64> = opened
        .iter()
        .filter_map(|letter| Some(letter.content.as_ref().ok()?.lamport))
        .collect();
    assert!(order.is_sorted());
    assert_eq!(letter(&carrier, letters[0]).readings.len(), 1);
}

#[test]
fn only_what_changes_nothing_for_others_can_be_sealed_and_only_for_somebody() {
    let [office, ..] = three();
    let refused = |command, to| match try_seal(&office, command, to) {
        Err(DeskError::Refused(Refusal::Sealed(no))) => no,
        other => panic!("{other:?}"),
    };
    let nobody = Recipients::default();
    assert_eq!(refused(note(1, "字"), nobody), SealedRefusal::NobodyNamed);
    let finance = roles(&[Role::Finance]);
    assert_eq!(refused(note(1, "字"), finance), SealedRefusal::NobodyThere);
    let facts = huiyin::domain::customers::CustomerFacts {
        name: "新".to_owned(),
        ..Default::default()
    };
    let register = Command::Customer(customer(9), CustomerCommand::Register(facts));
    assert_eq!(refused(register, persons(&[3])), SealedRefusal::Unsealable);
    let before = office.ledger();
    let empty = try_seal(&office, note(1, "  "), persons(&[3]));
    assert!(matches!(
        empty,
        Err(DeskError::Refused(Refusal::Customer(_)))
    ));
    let unknown = CaseCommand::Record(CaseEvent::Noted(Note {
        text: "字".to_owned(),
        attachments: Vec::new(),
    }));
    let unknown = Command::Case(CaseId(Uuid::from_u128(5)), Box::new(unknown));
    assert!(try_seal(&office, unknown, persons(&[3])).is_err());
    assert_eq!(office.ledger(), before, "nothing was written");
}
