//! Whose entries count: admission, quarantine, revocation, leaving.

use crate::tablet::{Tablet, customer, now, person};
use huiyin::desk::DeskError;
use huiyin::domain::event::Command;
use huiyin::domain::organisation::{Admission, OrganisationCommand, OrganisationEvent};
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::trust::Waiting;
use huiyin::ledger::recovery::RecoveryError;

/// A device that the founder has not admitted beforehand.
const NEW: u8 = 40;

fn firm(event: OrganisationEvent) -> Command {
    Command::Organisation(OrganisationCommand::Record(Box::new(event)))
}

fn admit(office: &Tablet, device: DeviceId) {
    let admitted = OrganisationEvent::DeviceAdmitted {
        device,
        name: "新平板".to_owned(),
        person: person(2),
    };
    office.run(firm(admitted)).expect("admits");
}

/// The office, and a technician's tablet that took its bundle and asked to be admitted.
fn asking() -> (Tablet, Tablet) {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(NEW);
    field.take(&office.give(None));
    field.person = person(2);
    let asked = OrganisationEvent::DeviceIntroduced {
        name: "新平板".to_owned(),
        person: person(2),
        replaces: None,
        sealing: None,
    };
    field.run(firm(asked)).expect("asks");
    (office, field)
}

#[test]
fn what_a_stranger_wrote_waits_and_counts_once_the_device_is_admitted() {
    let (office, field) = asking();
    field.register(1, "王建國");
    assert!(
        field.desk.world().customers.contains_key(&customer(1)),
        "it counts where it was written"
    );
    let report = office.take(&field.give(None));
    assert_eq!(report.waiting, 1);
    assert!(office.desk.world().customers.is_empty());
    let waiting = office.desk.quarantine();
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].device, waiting[0].why, waiting[0].entries),
        (field.desk.device(), Waiting::DeviceNotAdmitted, 1)
    );
    // A third tablet gets it from the office, and it waits there as well.
    let third = Tablet::fresh(3);
    third.take(&office.give(None));
    assert!(third.desk.world().customers.is_empty());
    assert_eq!(third.ledger(), office.ledger());

    admit(&office, field.desk.device());
    assert!(office.desk.world().customers.contains_key(&customer(1)));
    assert!(office.desk.quarantine().is_empty());
    third.take(&office.give(None));
    field.take(&office.give(None));
    assert_eq!(*third.desk.world(), *office.desk.world());
    assert_eq!(*field.desk.world(), *office.desk.world());
    let office = office.restart();
    assert_eq!(
        *third.desk.world(),
        *office.desk.world(),
        "also after a restart"
    );
}

#[test]
fn it_does_not_matter_whether_the_admission_or_the_work_arrives_first() {
    let (office, field) = asking();
    let early = field.give(None);
    field.register(1, "王建國");
    let work = field.give(None);
    office.take(&early);
    admit(&office, field.desk.device());
    let admission = office.give(None);
    let (one, other) = (Tablet::fresh(4), Tablet::fresh(5));
    one.take(&admission);
    one.take(&work);
    other.take(&work);
    assert!(other.desk.world().customers.is_empty());
    other.take(&admission);
    assert_eq!(*one.desk.world(), *other.desk.world());
    assert!(one.desk.world().customers.contains_key(&customer(1)));
}

#[test]
fn a_revoked_device_counts_up_to_what_the_administrator_had_seen() {
    let (office, field) = asking();
    admit(&office, field.desk.device());
    field.take(&office.give(None));
    field.register(1, "早");
    office.take(&field.give(None));
    let last = office.desk.held(field.desk.device());
    // Written without a word of the revocation, with a height below it.
    field.register(2, "晚");
    for number in 100..120 {
        office.register(number, "辦公室");
    }
    let revoked = OrganisationEvent::DeviceRevoked {
        device: field.desk.device(),
        last,
    };
    office.run(firm(revoked)).expect("revokes");
    let report = office.take(&field.give(None));
    assert_eq!(report.waiting, 1);
    let world = office.desk.world().clone();
    assert!(world.customers.contains_key(&customer(1)));
    assert!(!world.customers.contains_key(&customer(2)));
    assert_eq!(office.desk.quarantine()[0].why, Waiting::DeviceRevoked);
    // The device itself learns of it, and loses sight of what does not count.
    field.take(&office.give(None));
    assert_eq!(*field.desk.world(), world);
    assert_eq!(
        world.organisation.devices[&field.desk.device()].admission,
        Admission::Revoked { last }
    );
    // Admitted again, everything counts.
    admit(&office, field.desk.device());
    assert!(office.desk.world().customers.contains_key(&customer(2)));
}

#[test]
fn an_administrator_on_a_revoked_device_changes_nothing_any_more() {
    let office = Tablet::founder();
    let rogue = Tablet::fresh(2);
    rogue.take(&office.give(None));
    // The founder works on both; the second one is lost.
    let before = office.desk.world().organisation.people.len();
    let revoked = OrganisationEvent::DeviceRevoked {
        device: rogue.desk.device(),
        last: 0,
    };
    office.register(1, "甲");
    office.run(firm(revoked)).expect("revokes");
    let enrolled = OrganisationEvent::PersonEnrolled {
        person: person(77),
        facts: huiyin::domain::organisation::PersonFacts {
            name: "外人".to_owned(),
            roles: Default::default(),
            phone: String::new(),
        },
    };
    rogue.run(firm(enrolled)).expect("nobody told it yet");
    let report = office.take(&rogue.give(None));
    assert_eq!(report.waiting, 1);
    assert_eq!(office.desk.world().organisation.people.len(), before);
    rogue.take(&office.give(None));
    assert_eq!(*rogue.desk.world(), *office.desk.world());
}

#[test]
fn what_somebody_wrote_after_leaving_waits_and_what_they_wrote_before_counts() {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    field.register(1, "之前");
    office.take(&field.give(None));
    office
        .run(firm(OrganisationEvent::PersonLeft { person: person(2) }))
        .expect("leaves");
    // Written far from the office, then joined with a higher height.
    for number in 10..40 {
        field.register(number, "之後");
    }
    let report = office.take(&field.give(None));
    assert!(report.waiting > 0);
    let world = office.desk.world();
    assert!(world.customers.contains_key(&customer(1)));
    assert!(!world.customers.contains_key(&customer(39)));
    assert!(
        office
            .desk
            .quarantine()
            .iter()
            .all(|waiting| waiting.why == Waiting::PersonLeft)
    );
}

#[test]
fn nobody_founds_the_same_firm_again() {
    let office = Tablet::founder();
    let other = Tablet::fresh(NEW);
    let another = Tablet::founder_on(other);
    assert_ne!(
        another.desk.world().organisation.id,
        office.desk.world().organisation.id
    );
    assert!(office.try_take(&another.give(None).bytes).is_err());
}

/// The only administrator's tablet is gone; a new one has the ledger and the recovery file.
fn lost() -> (Tablet, Tablet, String) {
    let office = Tablet::founder();
    let drawn = ([77; 32], [5; 40]);
    let at = office.tick();
    let file = now(office
        .desk
        .prepare_recovery("correct horse battery", drawn, person(1), at))
    .expect("makes the file");
    office.register(1, "王建國");
    let fresh = Tablet::fresh(NEW);
    fresh.take(&office.give(None));
    (office, fresh, file)
}

fn recover(tablet: &Tablet, file: &str, passphrase: &str) -> Result<(), DeskError> {
    let whom = (person(1), "新值班室".to_owned());
    now(tablet.desk.recover(file, passphrase, whom, tablet.tick()))
}

#[test]
fn a_recovery_file_admits_one_device_once() {
    let (office, fresh, file) = lost();
    recover(&fresh, &file, "correct horse battery").expect("admits");
    let me = fresh.desk.device();
    assert!(fresh.desk.world().organisation.admits(me));
    // It administers from now on, and every other tablet agrees.
    admit(&fresh, Tablet::fresh(50).desk.device());
    office.take(&fresh.give(None));
    assert_eq!(*office.desk.world(), *fresh.desk.world());
    assert!(office.desk.quarantine().is_empty());
    let second = Tablet::fresh(51);
    second.take(&fresh.give(None));
    assert_eq!(
        recover(&second, &file, "correct horse battery"),
        Err(DeskError::Recovery(RecoveryError::Spent))
    );
    let fresh = fresh.restart();
    assert!(fresh.desk.world().organisation.admits(me));
}

#[test]
fn a_recovery_file_is_refused_with_its_reason_and_changes_nothing() {
    let (_, fresh, file) = lost();
    let before = fresh.everything();
    for (text, words, error) in [
        (
            file.as_str(),
            "wrong horse battery",
            RecoveryError::Passphrase,
        ),
        ("{}", "correct horse battery", RecoveryError::NotAFile),
        (
            &file.replace("\"version\":1", "\"version\":2"),
            "correct horse battery",
            RecoveryError::NewerVersion,
        ),
        (
            &file.replace("\"passes\":2", "\"passes\":3"),
            "correct horse battery",
            RecoveryError::Passphrase,
        ),
        (
            &file.replace("\"passes\":2", "\"passes\":4000000000"),
            "correct horse battery",
            RecoveryError::NotAFile,
        ),
    ] {
        assert_eq!(
            recover(&fresh, text, words),
            Err(DeskError::Recovery(error))
        );
    }
    assert_eq!(fresh.everything(), before);
    let short =
        now(fresh
            .desk
            .prepare_recovery("short", ([1; 32], [2; 40]), person(1), fresh.tick()));
    assert_eq!(short, Err(DeskError::Recovery(RecoveryError::TooShort)));
    // Who is no administrator cannot use it either.
    let whom = (person(2), "平板".to_owned());
    let refused = now(fresh
        .desk
        .recover(&file, "correct horse battery", whom, fresh.tick()));
    assert!(matches!(refused, Err(DeskError::Refused(_))));
    assert_eq!(fresh.everything(), before);
}

#[test]
fn a_newer_recovery_file_ends_the_older_one() {
    let (office, _, old) = lost();
    let at = office.tick();
    let new = now(office.desk.prepare_recovery(
        "another long phrase",
        ([78; 32], [6; 40]),
        person(1),
        at,
    ));
    let new = new.expect("makes another");
    let fresh = Tablet::fresh(52);
    fresh.take(&office.give(None));
    assert_eq!(
        recover(&fresh, &old, "correct horse battery"),
        Err(DeskError::Recovery(RecoveryError::Spent))
    );
    recover(&fresh, &new, "another long phrase").expect("admits");
}
