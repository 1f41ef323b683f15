//! A damaged ledger is left as it lies, and what of it verifies is taken into a new one beside it.

use crate::tablet::{Disk, Tablet, all_hold_the_same, customer, now};
use huiyin::desk::{Batch, Room, Salvaged, Store};
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::time::Timestamp;

/// A founder's tablet and one in the field with three customers of its own, which the founder has taken.
fn met() -> (Tablet, Tablet) {
    let office = Tablet::founder();
    office.register(100, "李");
    let field = Tablet::fresh(2);
    field.take(&office.give(None));
    for (number, name) in [(1, "甲"), (2, "乙"), (3, "丙")] {
        field.register(number, name);
    }
    office.take(&field.give(None));
    (office, field)
}

/// Turns the text `from` into `to` wherever it lies in the feed of a device, and forgets what is folded, so that entries are read.
fn damage(tablet: &Tablet, device: DeviceId, from: &str, to: &str) {
    assert_eq!(from.len(), to.len(), "a disk turns bytes and adds none");
    let keys = now(tablet.disk.keys(Room::Segments)).expect("keys");
    let mut puts = Vec::new();
    for key in keys
        .into_iter()
        .filter(|key| key.starts_with(&device.to_string()))
    {
        let bytes = now(tablet.disk.get(Room::Segments, &key)).expect("reads");
        let text = String::from_utf8(bytes.expect("there")).expect("text");
        assert!(text.contains(from), "{from} is not in {key}");
        puts.push((Room::Segments, key, text.replace(from, to).into_bytes()));
    }
    now(tablet.disk.apply(Batch {
        puts,
        deletes: vec![(Room::Meta, "watermark".to_owned())],
        strict: true,
    }))
    .expect("writes");
}

/// The tablet after it went on beside what was damaged.
fn beside(tablet: &Tablet, disk: &Disk, seed: u8) -> (Tablet, Salvaged) {
    let before = tablet.everything();
    let rebuilt = tablet
        .desk
        .rebuild(disk.clone(), [seed; 32], Timestamp(tablet.clock.get()));
    let (desk, salvaged) = now(rebuilt).expect("rebuilds");
    assert_eq!(tablet.everything(), before, "what is damaged is only read");
    (Tablet::opened(desk, disk.clone(), seed), salvaged)
}

/// Hash and place of a device's entry, as they stand in its header.
fn dated(tablet: &Tablet, device: DeviceId, line: usize) -> String {
    let ledger = tablet.ledger();
    let text = String::from_utf8(ledger[&device.to_string()].clone()).expect("text");
    let line = text.lines().nth(line).expect("a line");
    let (_, header) = line.split_once("\"at\":").expect("a header");
    header.chars().take(13).collect()
}

#[test]
fn a_text_that_has_turned_costs_that_text_and_comes_back_with_somebodys_bundle() {
    let (office, field) = met();
    let me = field.desk.device();
    damage(&field, me, "\"乙\"", "\"亂\"");
    let field = field.restart();
    assert!(field.desk.damage().is_some(), "it says so and stops");
    let disk = Disk::new();
    let (new, salvaged) = beside(&field, &disk, 9);
    let whole = office.desk.world().customers.len() as u64;
    assert_eq!(
        (
            salvaged.without_text,
            salvaged.own_left,
            salvaged.others_left
        ),
        (1, 0, 0)
    );
    assert!(salvaged.taken > whole);
    assert_eq!(new.desk.damage(), None);
    assert_ne!(
        new.desk.device(),
        me,
        "a feed is never continued from a copy"
    );
    assert!(new.desk.world().customers.contains_key(&customer(1)));
    assert!(!new.desk.world().customers.contains_key(&customer(2)));
    assert!(new.desk.world().customers.contains_key(&customer(100)));
    new.take(&office.give(None));
    assert!(new.desk.world().customers.contains_key(&customer(2)));
    office.take(&new.give(None));
    all_hold_the_same(vec![new, office]);
}

#[test]
fn a_header_of_ones_own_that_has_turned_costs_what_follows_until_somebody_brings_it() {
    let (office, field) = met();
    let me = field.desk.device();
    let at = dated(&field, me, 1);
    damage(&field, me, &at, &format!("9{}", &at[1..]));
    let field = field.restart();
    assert!(field.desk.damage().is_some());
    let (new, salvaged) = beside(&field, &Disk::new(), 9);
    assert_eq!((salvaged.own_left, salvaged.others_left), (2, 0));
    assert!(!new.desk.world().customers.contains_key(&customer(3)));
    assert!(new.desk.world().customers.contains_key(&customer(100)));
    // What the office took before is no other branch of the feed: nothing has forked.
    let report = new.take(&office.give(None));
    assert_eq!(report.forked, []);
    assert!(new.desk.world().customers.contains_key(&customer(3)));
    office.take(&new.give(None));
    all_hold_the_same(vec![new, office]);
}

#[test]
fn the_end_of_ones_own_feed_is_signed_only_as_far_as_something_names_it() {
    let (office, field) = met();
    let me = field.desk.device();
    let at = dated(&field, me, 2);
    damage(&field, me, &at, &format!("9{}", &at[1..]));
    let (new, salvaged) = beside(&field.restart(), &Disk::new(), 9);
    assert_eq!(
        salvaged.own_left, 1,
        "the last one, whose header has turned"
    );
    assert!(new.desk.world().customers.contains_key(&customer(2)));
    let report = new.take(&office.give(None));
    assert_eq!(report.forked, []);
    assert!(new.desk.world().customers.contains_key(&customer(3)));
}

#[test]
fn a_feed_of_another_device_whose_header_has_turned_comes_again_with_the_next_bundle() {
    let (office, field) = met();
    let founder = office.desk.device();
    let at = dated(&field, founder, 4);
    damage(&field, founder, &at, &format!("9{}", &at[1..]));
    let field = field.restart();
    assert!(field.desk.damage().is_some());
    let (new, salvaged) = beside(&field, &Disk::new(), 9);
    assert!(salvaged.others_left > 0 && salvaged.own_left == 0);
    assert!(!new.desk.world().organisation.is_founded());
    new.take(&office.give(None));
    office.take(&new.give(None));
    all_hold_the_same(vec![new, office]);
}

#[test]
fn beginning_twice_or_after_a_failure_goes_on_with_what_is_there() {
    let (office, field) = met();
    damage(&field, field.desk.device(), "\"乙\"", "\"亂\"");
    let field = field.restart();
    let disk = Disk::new();
    for writes in 0..3 {
        disk.writes_left.set(writes);
        let rebuilt = field
            .desk
            .rebuild(disk.clone(), [9; 32], Timestamp(field.clock.get()));
        // It fails until enough may be written; nothing is half there.
        let _ = now(rebuilt);
    }
    disk.writes_left.set(-1);
    let (first, salvaged) = beside(&field, &disk, 10);
    let (second, again) = beside(&field, &disk, 11);
    assert_eq!(salvaged.taken, again.taken);
    assert_eq!(first.ledger(), second.ledger());
    second.take(&office.give(None));
    office.take(&second.give(None));
    all_hold_the_same(vec![second, office]);
}

#[test]
fn files_are_copied_when_their_bytes_are_what_their_names_say() {
    let (_, field) = met();
    for (bytes, name) in [(b"a picture".to_vec(), "one"), (b"another".to_vec(), "two")] {
        now(field.desk.attach(bytes, "image/jpeg", name)).expect("stores");
    }
    let [good, bad] = [&b"a picture"[..], b"another"].map(|bytes| {
        let keys = now(field.disk.keys(Room::Attachments)).expect("keys");
        let held = |key: &String| now(field.disk.get(Room::Attachments, key)).expect("reads");
        keys.into_iter()
            .find(|key| held(key).as_deref() == Some(bytes))
            .expect("stored")
    });
    let puts = vec![(Room::Attachments, bad.clone(), b"anomer.".to_vec())];
    now(field.disk.apply(Batch {
        puts,
        ..Batch::default()
    }))
    .expect("writes");
    let disk = Disk::new();
    let (new, salvaged) = beside(&field, &disk, 9);
    assert_eq!(salvaged.files, 1);
    assert_eq!(
        now(new.desk.attachment(&good)).expect("reads").as_deref(),
        Some(&b"a picture"[..])
    );
    assert_eq!(now(new.desk.attachment(&bad)).expect("reads"), None);
}

#[test]
fn a_ledger_of_which_nothing_is_left_begins_empty() {
    let tablet = Tablet::fresh(3);
    let (new, salvaged) = beside(&tablet, &Disk::new(), 9);
    assert_eq!(salvaged, Salvaged::default());
    assert!(!new.desk.world().organisation.is_founded());
}
