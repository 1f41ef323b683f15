//! The disk refuses at every possible moment: afterwards the ledger is as before or as after.

use crate::tablet::{Tablet, customer, now, person};
use huiyin::desk::{Room, Store};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::Command;

fn registering(number: u64) -> Command {
    Command::Customer(
        customer(number),
        CustomerCommand::Register(CustomerFacts {
            name: "某".to_owned(),
            ..CustomerFacts::default()
        }),
    )
}

#[test]
fn a_commit_that_the_disk_refuses_leaves_no_trace() {
    let tablet = Tablet::founder();
    let (world, ledger) = (tablet.desk.world().clone(), tablet.ledger());
    tablet.disk.writes_left.set(0);
    assert!(tablet.run(registering(1)).is_err());
    assert_eq!(*tablet.desk.world(), world);
    tablet.disk.writes_left.set(-1);
    assert_eq!(tablet.ledger(), ledger);
    tablet
        .run(registering(1))
        .expect("the next one goes through");
    let tablet = tablet.restart();
    assert!(tablet.desk.damage().is_none());
    assert_eq!(tablet.desk.world().customers.len(), 1);
}

#[test]
fn a_bulk_write_that_the_disk_refuses_shows_only_what_is_on_disk() {
    let tablet = Tablet::founder();
    tablet.disk.writes_left.set(1);
    let commands = (0..1_000).map(|number| (registering(number), person(1), tablet.tick()));
    assert!(
        now(tablet
            .desk
            .execute_all(commands, |_, refusal| panic!("{refusal:?}")))
        .is_err()
    );
    let shown = tablet.desk.world().clone();
    tablet.disk.writes_left.set(-1);
    let tablet = tablet.restart();
    assert_eq!(*tablet.desk.world(), shown);
    assert_eq!(shown.customers.len(), 400);
}

#[test]
fn an_import_of_one_transaction_is_there_or_not() {
    let office = Tablet::founder();
    for number in 0..600 {
        office.register(number, "王建國");
    }
    let bundle = office.give(None);
    let whole = Tablet::fresh(2);
    let before = whole.disk.writes_done.get();
    whole.take(&bundle);
    assert_eq!(whole.disk.writes_done.get() - before, 1, "one write");
    let field = Tablet::fresh(2);
    field.disk.writes_left.set(0);
    assert!(field.try_take(&bundle.bytes).is_err());
    assert!(
        !field.desk.world().organisation.is_founded(),
        "nothing shows that is not on disk"
    );
    field.disk.writes_left.set(-1);
    let field = field.restart();
    assert!(!field.desk.world().organisation.is_founded());
    field.take(&bundle);
    assert_eq!(*field.desk.world(), *office.desk.world());
}

#[test]
fn an_import_killed_at_any_write_is_finished_at_the_next_opening() {
    let office = Tablet::founder();
    let commands = (0..9_000).map(|number| (registering(number), person(1), office.tick()));
    now(office
        .desk
        .execute_all(commands, |_, refusal| panic!("{refusal:?}")))
    .expect("writes");
    let bundle = office.give(None);
    let whole = Tablet::fresh(2).in_steps_of(2_500);
    let before = whole.disk.writes_done.get();
    whole.take(&bundle);
    let writes = i64::try_from(whole.disk.writes_done.get() - before).expect("few");
    assert!(writes >= 5, "staged, in steps: {writes} writes");
    for kill in 0..writes {
        let field = Tablet::fresh(2).in_steps_of(2_500);
        field.disk.writes_left.set(kill);
        let taken = field.try_take(&bundle.bytes);
        field.disk.writes_left.set(-1);
        let field = field.restart();
        assert!(field.desk.damage().is_none(), "killed at write {kill}");
        if taken.is_err() && kill == 0 {
            assert!(
                !field.desk.world().organisation.is_founded(),
                "nothing before the journal"
            );
        } else {
            assert_eq!(
                field.desk.world().customers.len(),
                9_000,
                "finished by itself after write {kill}"
            );
        }
        field.take(&bundle);
        assert_eq!(*field.desk.world(), *office.desk.world());
        assert_eq!(field.ledger(), office.ledger());
        assert!(
            now(field.disk.keys(Room::Journal))
                .expect("keys")
                .is_empty()
        );
    }
}
