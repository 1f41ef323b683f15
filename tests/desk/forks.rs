//! A feed that was continued on two copies of one store: both branches are kept, neither counts, everybody is told, and what was written is
//! issued again under new keys, once.

use crate::tablet::{Tablet, customer, now, person};
use huiyin::desk::{DeskError, NewKey};
use huiyin::domain::event::Command;
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent};
use huiyin::domain::stamp::DeviceId;

fn firm(event: OrganisationEvent) -> Command {
    Command::Organisation(OrganisationCommand::Record(Box::new(event)))
}

pub fn admit(office: &Tablet, device: DeviceId) {
    let admitted = OrganisationEvent::DeviceAdmitted {
        device,
        name: "平板".to_owned(),
        person: person(2),
    };
    office.run(firm(admitted)).expect("admits");
}

/// The office, and a tablet that was restored from a copy while it lived on: each of the two wrote two customers after one in common.
pub fn split() -> (Tablet, Tablet, Tablet) {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    field.register(1, "共同");
    let twin = field.copy();
    field.register(10, "這一本一");
    field.register(11, "這一本二");
    twin.register(20, "那一本一");
    twin.register(21, "那一本二");
    (office, field, twin)
}

fn knows(tablet: &Tablet, number: u64) -> bool {
    let world = tablet.desk.world();
    world.customers.contains_key(&customer(number))
}

pub fn known(tablet: &Tablet) -> Vec<u64> {
    [1, 10, 11, 20, 21]
        .into_iter()
        .filter(|number| knows(tablet, *number))
        .collect()
}

pub fn new_key(tablet: &Tablet, seed: u8) -> u64 {
    let whom = (tablet.person, "平板".to_owned());
    now(tablet.desk.take_new_key([seed; 32], whom, tablet.tick())).expect("takes a new key")
}

fn meet(tablets: &[&Tablet]) {
    for _ in 0..2 {
        for from in tablets {
            let bundle = from.give(None);
            for to in tablets {
                to.take(&bundle);
            }
        }
    }
}

fn agree(tablets: &[&Tablet]) {
    for other in &tablets[1..] {
        assert_eq!(*other.desk.world(), *tablets[0].desk.world());
        assert_eq!(other.ledger(), tablets[0].ledger());
        assert_eq!(other.desk.fingerprint(), tablets[0].desk.fingerprint());
    }
}

#[test]
fn both_branches_are_kept_and_neither_counts_from_the_fork_on() {
    let (office, field, twin) = split();
    office.take(&field.give(None));
    assert_eq!(known(&office), [1, 10, 11]);
    let report = office.take(&twin.give(None));
    assert_eq!(report.forked, [field.desk.device()]);
    assert_eq!((report.new, report.evidence), (0, 2));
    assert_eq!(known(&office), [1], "the entries before the fork count");
    let forks = office.desk.standing().forks;
    assert_eq!(forks.len(), 1);
    assert_eq!(
        (forks[0].device, forks[0].at),
        (field.desk.device(), Some(2))
    );
    let lengths: Vec<u64> = forks[0]
        .branches
        .iter()
        .map(|branch| branch.entries)
        .collect();
    assert_eq!(lengths, [2, 2]);
    assert!(!forks[0].is_settled());
    // Side by side: what stands on each.
    for branch in &forks[0].branches {
        let lines = now(office.desk.branch(field.desk.device(), branch.head)).expect("reads");
        assert_eq!(
            lines.iter().map(|line| line.seq).collect::<Vec<_>>(),
            [2, 3]
        );
        assert!(
            lines
                .iter()
                .all(|line| line.event.is_some() && !line.counts)
        );
    }
    let (world, ledger) = (office.desk.world().clone(), office.ledger());
    let office = office.restart();
    assert_eq!(office.desk.damage(), None);
    assert_eq!(
        (office.desk.world().clone(), office.ledger()),
        (world, ledger)
    );
    assert_eq!(office.desk.standing().forks, forks);
}

#[test]
fn it_does_not_matter_in_which_order_the_branches_and_their_parts_arrive() {
    let (office, field, twin) = split();
    let early = field.give(None);
    field.register(12, "再一筆");
    let (one, other) = (field.give(None), twin.give(None));
    let orders: [&[_]; 4] = [
        &[&one, &other],
        &[&other, &one],
        &[&early, &other, &one],
        &[&other, &early, &one, &early, &other],
    ];
    let mut tablets = Vec::new();
    for (seed, order) in (30..).zip(orders) {
        let tablet = Tablet::fresh(seed);
        tablet.take(&office.give(None));
        for bundle in order {
            tablet.take(bundle);
        }
        tablets.push(tablet);
    }
    agree(&tablets.iter().collect::<Vec<_>>());
    assert_eq!(known(&tablets[0]), [1]);
}

#[test]
fn who_holds_one_branch_learns_of_the_other_by_any_bundle_and_hands_both_on() {
    let (office, field, twin) = split();
    office.take(&field.give(None));
    office.take(&twin.give(None));
    let third = Tablet::fresh(3);
    third.take(&field.give(None));
    office.take(&third.give(None));
    assert_eq!(known(&third), [1, 10, 11]);
    // Only what it lacks: the other branch.
    let bundle = office.give(Some(&third));
    third.take(&bundle);
    assert_eq!(known(&third), [1]);
    assert_eq!(
        third.ledger()[&field.desk.device().to_string()],
        office.ledger()[&field.desk.device().to_string()]
    );
    office.take(&third.give(None));
    let standing = office.desk.standing();
    let lacks = |device| {
        let mut devices = standing.devices.iter();
        devices
            .find(|other| other.device == device)
            .map(|other| other.it_lacks)
    };
    assert_eq!(
        lacks(third.desk.device()),
        Some(0),
        "its receipt covers both branches"
    );
    let fourth = Tablet::fresh(4);
    fourth.take(&third.give(None));
    agree(&[&office, &third, &fourth]);
}

#[test]
fn a_tablet_that_finds_its_own_feed_forked_writes_nothing_until_it_has_a_new_key() {
    let (office, field, twin) = split();
    office.take(&field.give(None));
    office.take(&twin.give(None));
    field.take(&office.give(Some(&field)));
    assert_eq!(field.desk.standing().new_key, Some(NewKey::Forked));
    let before = field.everything();
    let facts = huiyin::domain::customers::CustomerFacts {
        name: "不行".to_owned(),
        ..Default::default()
    };
    let command = huiyin::domain::customers::CustomerCommand::Register(facts);
    let refused = field.run(Command::Customer(customer(99), command));
    assert_eq!(refused, Err(DeskError::NeedsNewKey));
    assert_eq!(field.everything(), before);
    // Its own branch is the one that it wrote.
    let fork = &field.desk.standing().forks[0];
    let own: Vec<bool> = fork.branches.iter().map(|branch| branch.own).collect();
    assert_eq!(own.iter().filter(|own| **own).count(), 1);
}

#[test]
fn both_tablets_take_new_keys_and_what_each_wrote_counts_once_and_everywhere() {
    let (office, field, twin) = split();
    let old = field.desk.device();
    office.take(&field.give(None));
    office.take(&twin.give(None));
    field.take(&office.give(None));
    twin.take(&office.give(None));
    let at = |tablet: &Tablet, number: u64| {
        let lines = now(tablet.desk.history(
            &huiyin::domain::ids::Subject::Customer(customer(number)),
            tablet.tick(),
        ));
        lines
            .expect("reads")
            .iter()
            .map(|line| (line.at, line.actor))
            .collect::<Vec<_>>()
    };
    assert_eq!(new_key(&field, 41), 2);
    assert_eq!(new_key(&field, 42), 0, "a second tap does nothing");
    assert_eq!(known(&field), [1, 10, 11], "at once, where it was written");
    assert_eq!(new_key(&twin, 43), 2);
    let field = field.restart();
    assert_eq!(field.desk.damage(), None);
    assert_eq!(known(&field), [1, 10, 11]);
    field.register(13, "新鑰匙寫的");

    // Elsewhere it waits for the admission.
    office.take(&field.give(None));
    office.take(&twin.give(None));
    assert_eq!(known(&office), [1]);
    let asks = office.desk.world().organisation.devices[&field.desk.device()].clone();
    assert_eq!(asks.replaces, Some(old));
    admit(&office, field.desk.device());
    admit(&office, twin.desk.device());
    assert_eq!(known(&office), [1, 10, 11, 20, 21]);
    assert!(knows(&office, 13));
    let replaced = office.desk.world().organisation.devices[&old].replaced_by;
    assert!(replaced.is_some());
    meet(&[&office, &field, &twin]);
    agree(&[&office, &field, &twin]);
    assert!(office.desk.quarantine().is_empty());
    assert!(office.desk.standing().forks[0].is_settled());
    // Author and time are those of the first writing.
    let written = at(&office, 10);
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].1, person(2));
    assert!(written[0].0 < office.tick());
    let lines = now(office
        .desk
        .branch(old, office.desk.standing().forks[0].branches[0].head));
    let lines = lines.expect("reads");
    assert!(lines.iter().all(|line| line.counts));
    let times: Vec<_> = [10, 11, 20, 21]
        .into_iter()
        .flat_map(|number| at(&office, number))
        .collect();
    assert!(
        lines
            .iter()
            .all(|line| times.contains(&(line.at, line.actor)))
    );
}

#[test]
fn what_others_wrote_after_a_branch_stays_after_it_once_it_is_issued_again() {
    let (office, field, twin) = split();
    office.take(&field.give(None));
    // The office goes on from what the field wrote, before anybody knows of the fork.
    office.edit(10, |facts| facts.phone = "13900000000".to_owned());
    office.take(&twin.give(None));
    field.take(&office.give(None));
    new_key(&field, 41);
    office.take(&field.give(None));
    admit(&office, field.desk.device());
    let world = office.desk.world();
    let customer = &world.customers[&customer(10)];
    assert_eq!(customer.facts().phone, "13900000000");
    assert_eq!(customer.conflicts(), 0, "it was seen, not parallel");
}

#[test]
fn an_administrator_takes_over_the_branch_of_a_tablet_that_is_gone_and_it_counts_once_even_if_that_comes_back()
 {
    let (office, field, twin) = split();
    let old = field.desk.device();
    office.take(&field.give(None));
    office.take(&twin.give(None));
    for branch in office.desk.standing().forks[0].branches.clone() {
        assert_eq!(
            now(office.desk.issue_again(old, branch.head, office.tick())),
            Ok(2)
        );
        assert_eq!(
            now(office.desk.issue_again(old, branch.head, office.tick())),
            Ok(0)
        );
    }
    assert_eq!(known(&office), [1, 10, 11, 20, 21]);
    assert!(office.desk.standing().forks[0].is_settled());
    // The tablet was not gone after all.
    field.take(&twin.give(None));
    new_key(&field, 41);
    office.take(&field.give(None));
    admit(&office, field.desk.device());
    field.take(&office.give(None));
    agree(&[&office, &field]);
    for number in [10, 11] {
        let subject = huiyin::domain::ids::Subject::Customer(customer(number));
        let lines = now(office.desk.history(&subject, office.tick())).expect("reads");
        let counting = lines.iter().filter(|line| line.waiting.is_none());
        assert_eq!(counting.count(), 1, "customer {number}");
    }
    assert_eq!(office.desk.world().customers[&customer(10)].conflicts(), 0);
}

#[test]
fn a_tablet_restored_from_a_backup_learns_what_it_wrote_later_and_takes_a_new_key_before_it_writes()
{
    let office = Tablet::founder();
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    field.register(1, "早");
    let restored = field.copy();
    field.register(2, "晚");
    office.take(&field.give(None));
    let report = restored.take(&office.give(None));
    assert!(report.forked.is_empty());
    assert!(knows(&restored, 2), "nothing is lost");
    assert_eq!(
        restored.desk.standing().new_key,
        Some(NewKey::WrittenElsewhere)
    );
    let restored = restored.restart();
    assert_eq!(
        restored.desk.standing().new_key,
        Some(NewKey::WrittenElsewhere)
    );
    assert_eq!(new_key(&restored, 41), 0, "nothing to issue again");
    assert_eq!(restored.desk.standing().new_key, None);
    restored.register(3, "新");
    office.take(&restored.give(None));
    admit(&office, restored.desk.device());
    restored.take(&office.give(None));
    agree(&[&office, &restored]);
    assert!(knows(&office, 3) && office.desk.standing().forks.is_empty());
}

#[test]
fn a_fork_that_turns_out_to_lie_further_back_stops_more_and_that_is_issued_again_as_well() {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = person(2);
    let first = field.copy();
    field.register(1, "甲");
    let second = field.copy();
    field.register(10, "乙");
    second.register(20, "丙");
    first.register(21, "丁");
    office.take(&field.give(None));
    office.take(&second.give(None));
    assert_eq!(known(&office), [1]);
    field.take(&office.give(None));
    new_key(&field, 41);
    office.take(&first.give(None));
    field.take(&office.give(None));
    assert_eq!(known(&office), [] as [u64; 0]);
    assert_eq!(office.desk.standing().forks[0].branches.len(), 3);
    assert_eq!(known(&field), [10]);
    let fork = field.desk.standing().forks[0].clone();
    let own = fork
        .branches
        .iter()
        .find(|branch| branch.own)
        .expect("its own");
    assert_eq!(own.pending, 1);
    let again = now(field.desk.issue_again(fork.device, own.head, field.tick()));
    assert_eq!(again, Ok(1));
    office.take(&field.give(None));
    admit(&office, field.desk.device());
    assert_eq!(known(&office), [1, 10]);
    field.take(&office.give(None));
    agree(&[&office, &field]);
}
