//! Two and three tablets that meet by bundles.

use crate::tablet::{Tablet, customer, now, person};
use huiyin::desk::{DeskError, HandoffStanding, Insistence};
use huiyin::ledger::bundle::BundleError;

fn pair() -> (Tablet, Tablet) {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    (office, field)
}

#[test]
fn a_fresh_tablet_joins_by_taking_a_bundle() {
    let (office, field) = pair();
    assert_eq!(*field.desk.world(), *office.desk.world());
    assert_eq!(field.ledger(), office.ledger());
    assert_ne!(field.desk.device(), office.desk.device());
}

#[test]
fn taking_the_same_bundle_again_changes_nothing() {
    let (office, field) = pair();
    office.register(1, "王建國");
    let bundle = office.give(None);
    assert_eq!(field.take(&bundle).new, 1);
    let (world, ledger) = (field.desk.world().clone(), field.ledger());
    let again = field.take(&bundle);
    assert_eq!((again.new, again.touched, again.conflicts), (0, 0, 0));
    assert!(again.known > 0);
    assert_eq!(*field.desk.world(), world);
    assert_eq!(field.ledger(), ledger);
}

#[test]
fn work_on_two_tablets_meets_in_the_same_state_whoever_takes_first() {
    let (office, field) = pair();
    office.register(1, "王建國");
    field.register(2, "周敏");
    let (from_office, from_field) = (office.give(None), field.give(None));
    office.take(&from_field);
    field.take(&from_office);
    assert_eq!(*office.desk.world(), *field.desk.world());
    assert_eq!(office.ledger(), field.ledger());
    assert_eq!(office.desk.fingerprint(), field.desk.fingerprint());
    office.register(3, "又一");
    assert_ne!(office.desk.fingerprint(), field.desk.fingerprint());
}

#[test]
fn the_same_field_changed_on_both_keeps_both_values_and_different_fields_merge() {
    let (office, field) = pair();
    office.register(1, "王建國");
    field.take(&office.give(Some(&field)));
    office.edit(1, |facts| facts.phone = "111".to_owned());
    field.edit(1, |facts| facts.phone = "222".to_owned());
    field.edit(1, |facts| facts.address = "育才街 18 號".to_owned());
    let (from_office, from_field) = (office.give(None), field.give(None));
    let report = office.take(&from_field);
    field.take(&from_office);
    assert_eq!(report.conflicts, 1);
    let world = office.desk.world();
    let merged = &world.customers[&customer(1)];
    assert_eq!(merged.phone.rivals.len(), 1);
    assert_eq!(merged.address.value, "育才街 18 號");
    assert!(merged.address.rivals.is_empty());
    assert_eq!(*world, *field.desk.world());
}

#[test]
fn settling_a_conflict_is_itself_an_entry_that_both_keep() {
    let (office, field) = pair();
    office.register(1, "王建國");
    field.take(&office.give(None));
    office.edit(1, |facts| facts.phone = "111".to_owned());
    field.edit(1, |facts| facts.phone = "222".to_owned());
    office.take(&field.give(None));
    office.edit(1, |facts| facts.phone = "333".to_owned());
    field.take(&office.give(None));
    let world = field.desk.world();
    assert_eq!(world.customers[&customer(1)].phone.value, "333");
    assert!(world.customers[&customer(1)].phone.rivals.is_empty());
}

#[test]
fn since_their_last_bundle_sends_only_the_rest() {
    let (office, field) = pair();
    for number in 0..20 {
        office.register(number, "某");
    }
    field.take(&office.give(None));
    office.take(&field.give(None));
    office.register(100, "新");
    let rest = office.give(Some(&field));
    assert_eq!(rest.entries, 1);
    field.take(&rest);
    assert_eq!(*office.desk.world(), *field.desk.world());
}

#[test]
fn a_gap_is_named_and_the_rest_still_applies() {
    let (office, field) = pair();
    office.take(&field.give(None));
    office.register(1, "甲");
    let lost = office.give(Some(&field));
    field.register(50, "丙");
    let mut third = Tablet::fresh(3);
    third.take(&office.give(None));
    third.person = person(3);
    third.register(70, "丁");
    third.take(&field.give(None));
    office.take(&third.give(None));
    // The office now believes, from the third's own statement, that it holds everything; a bundle for it has a later start.
    office.register(2, "乙");
    let later = office.give(Some(&third));
    let report = field.take(&later);
    assert_eq!(report.gaps.len(), 1);
    assert_eq!(report.gaps[0].device, office.desk.device());
    assert!(report.gaps[0].to >= report.gaps[0].from);
    // It stays named, with who has it, until another bundle brings it.
    let of_office = |standing: HandoffStanding| {
        let mut missing = standing.missing.into_iter();
        missing.find(|missing| missing.gap.device == office.desk.device())
    };
    let missing = of_office(field.desk.standing()).expect("named");
    assert_eq!(missing.gap.from, report.gaps[0].from);
    assert!(missing.held_by.contains(&office.desk.device()));
    field.take(&lost);
    field.take(&later);
    assert_eq!(of_office(field.desk.standing()), None);
    assert!(field.desk.world().customers.contains_key(&customer(1)));
}

#[test]
fn what_exists_only_here_counts_down_once_somebody_says_to_have_it() {
    let (office, field) = pair();
    field.register(1, "王建國");
    field.register(2, "周敏");
    let standing = field.desk.standing();
    assert_eq!(standing.only_here, 2);
    assert!(standing.oldest_only_here.is_some());
    let bundle = field.give(Some(&office));
    assert_eq!(
        field.desk.standing().only_here,
        2,
        "given is not yet received"
    );
    office.take(&bundle);
    field.take(&office.give(Some(&field)));
    assert_eq!(field.desk.standing().only_here, 0);
    assert_eq!(field.desk.standing().oldest_only_here, None);
}

#[test]
fn a_bundle_of_another_firm_changes_nothing() {
    let (office, _) = pair();
    let other = Tablet::fresh(9);
    now(other.desk.execute(
        huiyin::domain::event::Command::Organisation(
            huiyin::domain::organisation::OrganisationCommand::Found {
                founded: Box::new(huiyin::domain::organisation::OrganisationEvent::Founded {
                    name: "別家".to_owned(),
                    regulations: Default::default(),
                    calendar: huiyin::domain::calendar::Calendar::default(),
                    service_phone: String::new(),
                    complaint_phone: String::new(),
                }),
                person: person(1),
                facts: huiyin::domain::organisation::PersonFacts {
                    name: "某".to_owned(),
                    roles: Default::default(),
                    phone: String::new(),
                },
                device: "一".to_owned(),
            },
        ),
        person(1),
        other.tick(),
    ))
    .expect("founds");
    let before = office.everything();
    let refused = office.try_take(&other.give(None).bytes);
    assert!(
        matches!(
            refused,
            Err(DeskError::Bundle(BundleError::OtherOrganisation(_)))
        ),
        "{refused:?}"
    );
    assert!(office.everything() == before);
}

#[test]
fn every_truncation_and_every_altered_byte_is_refused_or_harmless() {
    let (office, field) = pair();
    office.register(1, "王建國");
    let good = office.give(Some(&field)).bytes;
    let (world, ledger) = (field.desk.world().clone(), field.ledger());
    for end in (0..good.len()).step_by(97) {
        assert!(
            matches!(field.try_take(&good[..end]), Err(DeskError::Bundle(_))),
            "cut at {end}"
        );
    }
    for at in (0..good.len()).step_by(61) {
        let mut altered = good.clone();
        altered[at] ^= 1;
        if field.try_take(&altered).is_err() {
            assert_eq!(*field.desk.world(), world, "byte {at}");
            assert_eq!(field.ledger(), ledger, "byte {at}");
        }
    }
    field.take(&office.give(None));
    assert_eq!(*field.desk.world(), *office.desk.world());
}

#[test]
fn a_re_formatted_bundle_still_verifies() {
    let (office, field) = pair();
    office.register(1, "王建國");
    let bundle = office.give(None);
    let value: serde_json::Value = serde_json::from_slice(&bundle.bytes).expect("json");
    let pretty = serde_json::to_vec_pretty(&value).expect("json");
    assert_eq!(field.try_take(&pretty).expect("takes").new, 1);
    assert_eq!(
        field.ledger(),
        office.ledger(),
        "what is stored is the canonical text"
    );
}

#[test]
fn attachments_travel_once_and_are_the_same_bytes() {
    use huiyin::domain::cases::{CaseCommand, CaseEvent, Note};
    let (office, field) = pair();
    let file = now(field.desk.attach(vec![1, 2, 3, 250], "image/jpeg", "")).expect("stores");
    let id = crate::property::leak(&field, 1);
    let note = CaseEvent::Noted(Note {
        text: "照片".to_owned(),
        attachments: vec![file.clone()],
    });
    field
        .run(huiyin::domain::event::Command::Case(
            id,
            Box::new(CaseCommand::Record(note)),
        ))
        .expect("notes");
    let bundle = field.give(Some(&office));
    assert_eq!(bundle.attachments, 1);
    assert_eq!(office.take(&bundle).attachments, 1);
    assert_eq!(office.take(&bundle).attachments, 0);
    assert_eq!(
        now(office.desk.attachment(&file.sha256)).expect("reads"),
        Some(vec![1, 2, 3, 250])
    );
}

#[test]
fn what_a_newer_app_wrote_passes_through_untouched() {
    let (office, field) = pair();
    let future = crate::property::bundle_with_unknown_event(&office);
    let report = field.try_take(&future).expect("takes");
    assert_eq!(report.held, 1);
    let mut third = Tablet::fresh(5);
    third.take(&field.give(None));
    third.person = person(3);
    let text: Vec<u8> = third.ledger().into_values().flatten().collect();
    assert!(
        String::from_utf8(text)
            .expect("text")
            .contains("teleported"),
        "carried on by a tablet that cannot read it"
    );
    assert_eq!(*third.desk.world(), *field.desk.world());
}

/// Two lives of one tablet: the store was copied before each wrote something else.
fn twins() -> (Tablet, Tablet, Tablet) {
    let (office, field) = pair();
    let twin = field.copy();
    field.register(1, "這一本");
    twin.register(2, "那一本");
    (office, field, twin)
}

#[test]
fn a_feed_that_was_continued_from_a_copy_is_named_whoever_learns_of_it() {
    let (office, field, twin) = twins();
    office.take(&field.give(None));
    let report = office.take(&twin.give(None));
    assert_eq!(report.forked, [field.desk.device()]);
    assert_eq!((report.new, report.evidence), (0, 1));
    // Also when the other branch is the shorter one, and when it comes from the device's own twin.
    field.register(3, "再一筆");
    office.take(&field.give(None));
    let report = office.take(&twin.give(None));
    assert_eq!(report.forked, [field.desk.device()]);
    assert_eq!(report.evidence, 0);
    assert_eq!(twin.take(&field.give(None)).forked, [field.desk.device()]);
    assert_eq!(field.take(&twin.give(None)).forked, [field.desk.device()]);
    assert_eq!(field.ledger(), twin.ledger());
}

#[test]
fn an_older_bundle_of_the_same_feed_is_no_fork() {
    let (office, field) = pair();
    field.register(1, "甲");
    let old = field.give(None);
    field.register(2, "乙");
    office.take(&field.give(None));
    let report = office.take(&old);
    assert_eq!((report.forked.len(), report.new), (0, 0));
}

#[test]
fn several_runs_of_one_device_in_one_bundle_join_and_a_second_branch_does_not() {
    for (name, forks) in [("good-parts.json", 0), ("good-fork.json", 1)] {
        let path = format!("{}/tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("is there");
        let tablet = Tablet::fresh(2);
        let report = tablet.try_take(&bytes).expect("takes");
        assert_eq!(report.forked.len(), forks, "{name}");
        assert!(report.new > 0);
        let (ledger, again) = (tablet.ledger(), tablet.try_take(&bytes).expect("takes"));
        assert_eq!((again.new, again.forked.len()), (0, forks), "{name}");
        assert_eq!(tablet.ledger(), ledger);
        let tablet = tablet.restart();
        assert_eq!(tablet.desk.damage(), None, "{name}");
    }
}

#[test]
fn what_exists_only_here_is_said_more_insistently_with_every_day() {
    const DAY: i64 = 86_400_000;
    let (_, field) = pair();
    field.register(1, "王建國");
    let standing = field.desk.standing();
    let oldest = standing.oldest_only_here.expect("only here");
    let after = |days: i64| standing.insistence(oldest.plus(days * DAY));
    assert_eq!(
        [after(0), after(1), after(2), after(3)],
        [
            Insistence::Calm,
            Insistence::Soon,
            Insistence::Soon,
            Insistence::Late
        ]
    );
}
