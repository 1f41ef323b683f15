//! Branches that do not join what is here, and those that somebody else made up.

use crate::forks::{admit, known, new_key, split};
use crate::tablet::{Tablet, now};
use huiyin::desk::{Desk, Opening};
use huiyin::domain::stamp::DeviceId;

#[test]
fn a_branch_that_cannot_be_joined_is_named_and_asked_for_and_arrives_with_the_next_bundle() {
    let (office, field, twin) = split();
    // The office holds one branch; its peer holds the other, and gives only what comes after.
    office.take(&field.give(None));
    let peer = Tablet::fresh(3);
    peer.take(&twin.give(None));
    peer.take(&office.give(Some(&office)));
    let mut late = Tablet::fresh(4);
    late.take(&twin.give(None));
    late.person = crate::tablet::person(3);
    twin.register(22, "再一筆");
    let old = twin.desk.device();
    let later = {
        // Only the last entry of the other branch, as somebody gives it who believes that the rest is there.
        let bundle = twin.give(None);
        let mut value: serde_json::Value = serde_json::from_slice(&bundle.bytes).expect("json");
        only_last(&mut value, old)
    };
    let report = office.try_take(&later).expect("takes");
    assert_eq!(report.forked, [old]);
    assert_eq!(report.gaps.len(), 1);
    assert_eq!(
        known(&office),
        [1, 10, 11],
        "what is here counts until it is known where they part"
    );
    let fork = office.desk.standing().forks[0].clone();
    assert_eq!((fork.device, fork.at), (old, None));
    let office = office.restart();
    assert_eq!(office.desk.standing().forks[0].at, None);
    // The next bundle says so, and the answer brings the whole branch.
    late.take(&office.give(None));
    office.take(&late.give(Some(&office)));
    assert_eq!(office.desk.standing().forks[0].at, Some(2));
    assert_eq!(known(&office), [1]);
}

/// The same bundle with only the last entry of a feed, signed anew by a device of no importance.
fn only_last(value: &mut serde_json::Value, device: DeviceId) -> Vec<u8> {
    use huiyin::ledger::bundle::{BundleHeader, Payload, write};
    use huiyin::ledger::identity::Identity;
    let mut header: BundleHeader = serde_json::from_value(value["header"].clone()).expect("header");
    let at = header
        .feeds
        .iter()
        .position(|run| run.device == device)
        .expect("a run");
    let mut range = header.feeds[at].clone();
    let entries = value["feeds"][at].as_array().expect("entries").clone();
    let last = entries.last().expect("an entry");
    range.from = range.to;
    range.backlink = serde_json::from_value(last["header"]["backlink"].clone()).expect("backlink");
    let identity = Identity::from_secret([90; 32]);
    (header.by, header.feeds) = (identity.device(), vec![range]);
    header.forks.clear();
    let line = serde_json_canonicalizer::to_string(last).expect("json") + "\n";
    let payload = Payload {
        feeds: vec![line.into_bytes()],
        attachments: Vec::new(),
    };
    write(&header, &payload, &identity).expect("writes")
}

#[test]
fn nobody_can_split_a_feed_whose_key_they_do_not_have() {
    let (office, field, _) = split();
    office.take(&field.give(None));
    let (world, ledger) = (office.desk.world().clone(), office.ledger());
    let victim = field.desk.device();
    // The stranger's own entries at the same places, under the victim's name; and the victim's run with another head.
    let stranger = Tablet::fresh(60);
    stranger.take(&office.give(None));
    for number in 50..60 {
        stranger.register(number, "冒名");
    }
    let bundle = stranger.give(None);
    let text = String::from_utf8(bundle.bytes).expect("text");
    let forged = text.replace(&stranger.desk.device().to_string(), &victim.to_string());
    assert!(office.try_take(forged.as_bytes()).is_err());
    let value: serde_json::Value = serde_json::from_str(&text).expect("json");
    let mut header: huiyin::ledger::bundle::BundleHeader =
        serde_json::from_value(value["header"].clone()).expect("header");
    let place = |device: DeviceId| header.feeds.iter().position(|run| run.device == device);
    let (theirs, own) = (place(victim).expect("a run"), place(stranger.desk.device()));
    let own = own.expect("a run");
    header.feeds[theirs].head = header.feeds[own].head;
    let mut payload = huiyin::ledger::bundle::Payload::default();
    for run in value["feeds"].as_array().expect("runs") {
        let lines = run
            .as_array()
            .expect("entries")
            .iter()
            .map(|entry| serde_json_canonicalizer::to_string(entry).expect("json") + "\n");
        payload.feeds.push(lines.collect::<String>().into_bytes());
    }
    let identity = huiyin::ledger::identity::Identity::from_secret([60; 32]);
    let signed = huiyin::ledger::bundle::write(&header, &payload, &identity).expect("writes");
    assert!(office.try_take(&signed).is_err());
    // A header that only says that there are other branches stops nothing either.
    header.feeds.clear();
    header
        .forks
        .insert(victim, vec![huiyin::ledger::hash::Hash([7; 32])]);
    header.forks.insert(
        office.desk.device(),
        vec![huiyin::ledger::hash::Hash([7; 32])],
    );
    let empty = huiyin::ledger::bundle::Payload::default();
    let said = huiyin::ledger::bundle::write(&header, &empty, &identity).expect("writes");
    office.try_take(&said).expect("takes");
    assert!(office.desk.standing().forks.is_empty());
    assert_eq!(office.desk.standing().new_key, None);
    assert!((office.desk.world().clone(), office.ledger()) == (world, ledger));
}

#[test]
fn a_tablet_that_dies_while_it_takes_a_branch_holds_all_of_it_or_nothing_and_takes_it_again() {
    let (office, field, twin) = split();
    office.take(&field.give(None));
    let bundle = twin.give(None);
    let reference = office.copy();
    reference.take(&bundle);
    let before = (office.desk.world().clone(), office.ledger());
    let after = (reference.desk.world().clone(), reference.ledger());
    for kill in 0..3 {
        let tablet = office.copy();
        tablet.disk.writes_left.set(kill);
        let died = tablet.try_take(&bundle.bytes).is_err();
        tablet.disk.writes_left.set(-1);
        let tablet = tablet.restart();
        assert_eq!(tablet.desk.damage(), None);
        let found = (tablet.desk.world().clone(), tablet.ledger());
        assert!(found == after || (died && found == before), "write {kill}");
        tablet.take(&bundle);
        assert!(
            (tablet.desk.world().clone(), tablet.ledger()) == after,
            "write {kill}"
        );
        assert_eq!(
            tablet.desk.standing().forks,
            reference.desk.standing().forks
        );
    }
}

#[test]
fn a_second_tab_goes_on_under_the_new_key_as_well() {
    let (office, field, twin) = split();
    office.take(&field.give(None));
    office.take(&twin.give(None));
    field.take(&office.give(None));
    let opening = Opening {
        entropy: [0; 32],
        incarnation: Some(field.desk.incarnation()),
    };
    let second = now(Desk::open(field.disk.clone(), opening)).expect("opens");
    let whom = (field.person, "平板".to_owned());
    now(field.desk.take_new_key([41; 32], whom, field.tick())).expect("takes a new key");
    assert_ne!(second.device(), field.desk.device());
    now(second.reload()).expect("reads anew");
    assert_eq!(second.device(), field.desk.device());
    assert_eq!(second.incarnation(), field.desk.incarnation());
    assert_eq!(*second.world(), *field.desk.world());
}

#[test]
fn a_tablet_that_was_never_admitted_sees_all_that_it_wrote_also_under_its_new_key() {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(40);
    field.take(&office.give(None));
    field.person = crate::tablet::person(2);
    field.register(1, "共同");
    let twin = field.copy();
    field.register(10, "這一本");
    twin.register(20, "那一本");
    field.take(&twin.give(None));
    assert_eq!(known(&field), [1], "written here, and before the fork");
    assert_eq!(
        new_key(&field, 41),
        2,
        "what its former key wrote is nobody's any more"
    );
    assert_eq!(known(&field), [1, 10]);
    office.take(&field.give(None));
    assert_eq!(known(&office), [] as [u64; 0]);
    admit(&office, field.desk.device());
    assert_eq!(known(&office), [1, 10]);
    // Should the former key be admitted as well, nothing counts twice.
    admit(&office, twin.desk.device());
    field.take(&office.give(None));
    assert_eq!(*field.desk.world(), *office.desk.world());
    assert_eq!(known(&office), [1, 10]);
    let world = office.desk.world();
    assert_eq!(world.customers[&crate::tablet::customer(1)].conflicts(), 0);
}

#[test]
fn what_was_sealed_on_a_branch_opens_where_it_is_issued_again_and_old_keys_keep_opening() {
    use crate::letters::{admit as entrust, join, letter, open, persons, seal, tend};
    let office = Tablet::founder();
    office.register(1, "王建國");
    let mut field = Tablet::fresh(2);
    entrust(&office, field.desk.device(), 2);
    join(&mut field, &office, 2);
    office.take(&field.give(None));
    field.take(&office.give(None));
    let twin = field.copy();
    let before = seal(&office, "給他的", persons(&[2]));
    let after = seal(&field, "分叉後寫的", persons(&[1]));
    twin.register(20, "那一本");
    field.take(&office.give(None));
    field.take(&twin.give(None));
    assert_eq!(new_key(&field, 41), 1);
    office.take(&field.give(None));
    entrust(&office, field.desk.device(), 2);
    // Bound to the place of its first writing, and known by that.
    assert_eq!(letter(&office, after).by, field.person);
    assert_eq!(open(&office, after), Ok("分叉後寫的".to_owned()));
    field.take(&office.give(None));
    let field = field.restart();
    assert_eq!(
        open(&field, after),
        Ok("分叉後寫的".to_owned()),
        "the author"
    );
    assert_eq!(
        open(&field, before),
        Ok("給他的".to_owned()),
        "by its former key"
    );
    // The new key gets keys of its own like any other that was admitted later.
    tend(&office);
    field.take(&office.give(None));
    assert!(letter(&field, before).has_key(field.desk.device()));
    office.take(&field.give(None));
    assert_eq!(*office.desk.world(), *field.desk.world());
}
