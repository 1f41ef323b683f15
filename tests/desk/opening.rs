//! Opening, closing, copies, damage.

use crate::tablet::{Disk, Tablet, now, person};
use huiyin::desk::{Batch, Desk, DeskError, Opening, Room, Store};

#[test]
fn what_was_written_is_there_after_a_restart_with_and_without_pages() {
    let tablet = Tablet::founder();
    tablet.register(1, "王建國");
    let before = tablet.desk.world().clone();
    let tablet = tablet.restart();
    assert_eq!(*tablet.desk.world(), before, "replayed from segments");
    now(tablet.desk.flush_pages()).expect("pages");
    tablet.register(2, "周敏");
    let before = tablet.desk.world().clone();
    let tablet = tablet.restart();
    assert_eq!(*tablet.desk.world(), before, "pages and the entries since");
    assert_eq!(tablet.desk.world().customers.len(), 2);
}

/// Opens the tablet's store once more; with it, how many segments were read for that.
fn reopened(tablet: &Tablet) -> (Desk<Disk>, u64) {
    let opening = Opening {
        entropy: [9; 32],
        incarnation: Some(tablet.desk.incarnation()),
    };
    let before = tablet.disk.segments_read.get();
    let desk = now(Desk::open(tablet.disk.clone(), opening)).expect("opens");
    (desk, tablet.disk.segments_read.get() - before)
}

#[test]
fn up_to_date_pages_say_everything_without_a_look_at_an_entry() {
    let tablet = Tablet::founder();
    tablet.register(1, "王建國");
    let before = tablet.desk.world().clone();
    let (early, read) = reopened(&tablet);
    assert!(read > 0, "nothing is on a page yet");
    assert_eq!(*early.world(), before);

    assert!(tablet.desk.has_stale_pages());
    now(tablet.desk.flush_pages()).expect("pages");
    assert!(!tablet.desk.has_stale_pages());
    let (late, read) = reopened(&tablet);
    assert_eq!(read, 0, "the pages are up to date");
    assert_eq!(*late.world(), before);
    assert_eq!(late.standing(), tablet.desk.standing());
}

#[test]
fn a_store_that_was_never_written_to_has_nothing_to_read() {
    let disk = Disk::new();
    let opening = Opening {
        entropy: [9; 32],
        incarnation: None,
    };
    let desk = now(Desk::open_bare(disk.clone(), opening)).expect("opens");
    assert_eq!(now(desk.is_untouched()), Ok(true));
    let tablet = Tablet::founder();
    assert_eq!(now(tablet.desk.is_untouched()), Ok(false));
    // Not even a bundle that was only staged is passed over.
    let staged = vec![(Room::Journal, "bundle".to_owned(), b"{}".to_vec())];
    let batch = Batch {
        puts: staged,
        ..Batch::default()
    };
    now(disk.apply(batch)).expect("stages");
    assert_eq!(now(desk.is_untouched()), Ok(false));
}

#[test]
fn the_oldest_entry_that_exists_only_here_is_known_without_reading_it_also_after_a_receipt() {
    let office = Tablet::founder();
    office.register(1, "王建國");
    // The founder's firm admits this one from its first day.
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    office.register(2, "周敏");
    let agree = || {
        now(office.desk.flush_pages()).expect("pages");
        assert!(!office.desk.has_stale_pages());
        let (late, read) = reopened(&office);
        assert_eq!(read, 0);
        assert_eq!(late.standing(), office.desk.standing());
        late.standing().oldest_only_here
    };
    let before = agree();
    assert!(before.is_some());
    field.take(&office.give(None));
    office.take(&field.give(None));
    assert_eq!(office.desk.standing().only_here, 0);
    assert_eq!(agree(), None);
    office.register(3, "某");
    assert!(agree() > before);
}

#[test]
fn a_long_feed_is_cut_into_segments_and_read_back_whole() {
    let tablet = Tablet::founder();
    for number in 0..600 {
        tablet.register(number, "某");
    }
    let segments = now(tablet.disk.keys(Room::Segments)).expect("keys").len();
    assert!(segments >= 3, "{segments} segments");
    let before = tablet.desk.world().clone();
    let ledger = tablet.ledger();
    let tablet = tablet.restart();
    assert_eq!(*tablet.desk.world(), before);
    assert_eq!(tablet.ledger(), ledger);
    tablet.register(601, "再一");
    assert_eq!(tablet.restart().desk.world().customers.len(), 601);
}

#[test]
fn opening_a_hundred_times_does_not_grow_the_store() {
    let mut tablet = Tablet::founder();
    tablet.register(1, "王建國");
    tablet = tablet.restart();
    now(tablet.desk.flush_pages()).expect("pages");
    let before = tablet.everything();
    for _ in 0..100 {
        tablet = tablet.restart();
        now(tablet.desk.flush_pages()).expect("pages");
    }
    assert!(tablet.everything() == before);
}

#[test]
fn a_copied_store_becomes_a_new_device_and_keeps_the_old_feed() {
    let tablet = Tablet::founder();
    tablet.register(1, "王建國");
    let old = tablet.desk.device();
    let copy = now(Desk::open(
        tablet.disk.clone(),
        Opening {
            entropy: [77; 32],
            incarnation: Some("of another profile".to_owned()),
        },
    ))
    .expect("opens");
    assert_ne!(copy.device(), old);
    assert_eq!(*copy.world(), *tablet.desk.world());
    assert!(
        copy.standing()
            .devices
            .iter()
            .any(|device| device.device == old && device.held > 0)
    );
}

#[test]
fn a_store_without_the_remembered_incarnation_gets_a_new_key() {
    let tablet = Tablet::founder();
    let again = now(Desk::open(
        tablet.disk.clone(),
        Opening {
            entropy: [78; 32],
            incarnation: None,
        },
    ))
    .expect("opens");
    assert_ne!(again.device(), tablet.desk.device());
}

#[test]
fn an_altered_segment_stops_writing_and_loses_nothing() {
    let tablet = Tablet::founder();
    tablet.register(1, "王建國");
    let key = now(tablet.disk.keys(Room::Segments))
        .expect("keys")
        .remove(0);
    let bytes = now(tablet.disk.get(Room::Segments, &key))
        .expect("reads")
        .expect("there");
    let altered = String::from_utf8(bytes)
        .expect("text")
        .replace("王建國", "王建民")
        .into_bytes();
    let batch = Batch {
        puts: vec![(Room::Segments, key, altered.clone())],
        ..Batch::default()
    };
    now(tablet.disk.apply(batch)).expect("writes");
    let tablet = tablet.restart();
    assert!(tablet.desk.damage().is_some());
    let refused = tablet.run(huiyin::domain::event::Command::Customer(
        crate::tablet::customer(2),
        huiyin::domain::customers::CustomerCommand::Register(
            huiyin::domain::customers::CustomerFacts {
                name: "新".to_owned(),
                ..Default::default()
            },
        ),
    ));
    assert!(matches!(refused, Err(DeskError::Damaged(_))), "{refused:?}");
    assert_eq!(
        now(tablet.desk.rescue()).expect("rescue"),
        altered,
        "the raw ledger can still be saved"
    );
}

#[test]
fn a_newer_store_is_refused_and_left_as_it_is() {
    let tablet = Tablet::founder();
    let batch = Batch {
        puts: vec![(Room::Meta, "format".to_owned(), b"99".to_vec())],
        ..Batch::default()
    };
    now(tablet.disk.apply(batch)).expect("writes");
    let before = tablet.everything();
    let opened = now(Desk::open(tablet.disk.clone(), Opening::default()));
    assert!(matches!(
        opened.err(),
        Some(DeskError::Store(huiyin::desk::StoreError::NewerVersion {
            found: 99,
            ..
        }))
    ));
    assert!(tablet.everything() == before);
}
