//! Entries that arrive without their bodies, and bodies that come later.

use crate::tablet::{Tablet, customer};
use huiyin::ledger::bundle::{BundleHeader, Limits, Payload, read, write};
use huiyin::ledger::identity::Identity;
use std::collections::BTreeMap;

/// Only what this tablet wrote itself, as when the rest is lost on the way, and of it only the bodies named.
pub fn own_feed_of(tablet: &Tablet, seed: u8, with_body: impl Fn(u64) -> bool) -> Vec<u8> {
    let whole = tablet.give(None).bytes;
    let bundle = read(&whole, Limits::default()).expect("a bundle");
    let runs = bundle.runs.iter();
    let own: Vec<_> = runs
        .filter(|run| run.range.device == tablet.desk.device())
        .collect();
    let mut payload = Payload::default();
    for run in &own {
        let mut lines = Vec::new();
        for mut entry in run.entries.clone() {
            if !with_body(entry.header.seq) {
                entry.body_json = None;
            }
            entry.append_line(&mut lines);
        }
        payload.feeds.push(lines);
    }
    let header = BundleHeader {
        attachments: Vec::new(),
        feeds: own.iter().map(|run| run.range.clone()).collect(),
        have: BTreeMap::new(),
        ..bundle.header.clone()
    };
    write(&header, &payload, &Identity::from_secret([seed; 32])).expect("writes")
}

#[test]
fn a_body_that_comes_later_completes_its_entry_and_is_never_taken_away_again() {
    let office = Tablet::founder();
    let field = Tablet::fresh(2);
    field.take(&office.give(None));
    for number in 1..=3 {
        field.register(number, "某");
    }
    let partial = own_feed_of(&field, 2, |seq| seq != 2);
    assert_eq!(office.try_take(&partial).expect("takes").held, 1);
    assert!(!office.desk.world().customers.contains_key(&customer(2)));
    // Handed on as it is.
    let third = Tablet::fresh(3);
    third.take(&office.give(None));
    assert_eq!(*third.desk.world(), *office.desk.world());
    let office = office.restart();
    for tablet in [&office, &third] {
        tablet.take(&field.give(None));
        assert!(tablet.desk.world().customers.contains_key(&customer(2)));
        assert_eq!(tablet.ledger(), field.ledger());
        // Who brings it without, later, takes nothing away.
        tablet.try_take(&partial).expect("takes");
        assert_eq!(tablet.ledger(), field.ledger());
    }
    assert_eq!(*third.desk.world(), *field.desk.world());
    let third = third.restart();
    assert_eq!(*third.desk.world(), *field.desk.world());
    assert_eq!(third.desk.damage(), None);
}

#[test]
fn a_tablet_that_dies_while_a_body_is_completed_has_it_or_not() {
    let office = Tablet::founder();
    let field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.register(1, "某");
    field.register(2, "某");
    office
        .try_take(&own_feed_of(&field, 2, |seq| seq != 2))
        .expect("takes");
    crate::tablet::now(office.desk.flush_pages()).expect("writes pages");
    for writes in 0..3 {
        let tablet = office.copy();
        tablet.disk.writes_left.set(writes);
        // It may fail; what is on disk is what shows after the restart.
        let _ = tablet.try_take(&field.give(None).bytes);
        tablet.disk.writes_left.set(-1);
        let tablet = tablet.restart();
        assert_eq!(tablet.desk.damage(), None);
        let lines = tablet.ledger();
        let whole = lines == field.ledger();
        assert_eq!(
            tablet.desk.world().customers.contains_key(&customer(2)),
            whole,
            "after {writes} writes"
        );
    }
}
