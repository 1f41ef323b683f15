//! Tablets that worked apart and meet in every order, and what people choose about what they wrote.

use crate::property::{case, leak};
use crate::tablet::{Tablet, now, person};
use huiyin::desk::{BundleFile, DeskError};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Contested, Version};
use huiyin::domain::conflicts::{Choice, Conflict};
use huiyin::domain::context::Context;
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, PersonId};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::roles::Role;
use huiyin::domain::time::{MINUTE, Timestamp};
use std::collections::BTreeSet;

pub const DESK: u8 = 1;
pub const TECHNICIAN: u8 = 2;
pub const HEAD: u8 = 3;
pub const OTHER_TECHNICIAN: u8 = 4;

pub fn firm(event: OrganisationEvent) -> Command {
    Command::Organisation(OrganisationCommand::Record(Box::new(event)))
}

pub fn record(id: CaseId, event: CaseEvent) -> Command {
    Command::Case(id, Box::new(CaseCommand::Record(event)))
}

pub fn at(tablet: &Tablet) -> Timestamp {
    Timestamp(tablet.clock.get())
}

/// The office with a fourth person, a case and a customer; and two tablets of the people named that hold the same.
pub fn three(second: u8, third: u8) -> [Tablet; 3] {
    let office = Tablet::founder();
    let facts = PersonFacts {
        name: "黃大勇".to_owned(),
        roles: [Role::Technician].into(),
        phone: String::new(),
    };
    let enrolled = OrganisationEvent::PersonEnrolled {
        person: person(OTHER_TECHNICIAN),
        facts,
    };
    office.run(firm(enrolled)).expect("enrols");
    office.register(1, "王建國");
    leak(&office, 1);
    let all = office.give(None);
    let tablet = |seed, who| {
        let mut tablet = Tablet::fresh(seed);
        tablet.take(&all);
        tablet.person = person(who);
        tablet.clock.set(office.clock.get() + MINUTE);
        tablet
    };
    [tablet(2, second), tablet(3, third), office]
}

/// The tablets have worked apart: each hands over what it has, and they meet in every order. Everybody agrees in the end, also a tablet
/// that took the bundles in that order and a tablet that was restarted. Answers the conflicts that all of them list.
#[track_caller]
pub fn meet(tablets: &[Tablet]) -> Vec<Conflict> {
    let bundles: Vec<BundleFile> = tablets.iter().map(|tablet| tablet.give(None)).collect();
    for tablet in tablets {
        for bundle in &bundles {
            tablet.take(bundle);
        }
    }
    let world = tablets[0].desk.world().clone();
    for other in &tablets[1..] {
        assert_eq!(*other.desk.world(), world);
    }
    for order in orders(bundles.len()) {
        let observer = Tablet::fresh(90);
        for place in &order {
            observer.take(&bundles[*place]);
        }
        assert_eq!(*observer.desk.world(), world, "in the order {order:?}");
        assert_eq!(*observer.restart().desk.world(), world);
    }
    assert_eq!(world.to_settle(), world.conflicts().len());
    world.conflicts()
}

/// Two tablets hand each other what they have.
pub fn swap(a: &Tablet, b: &Tablet) {
    let (from_a, from_b) = (a.give(None), b.give(None));
    a.take(&from_b);
    b.take(&from_a);
}

/// Every version of everything that is to settle.
pub fn versions(tablet: &Tablet) -> Vec<Choice> {
    let conflicts = tablet.desk.world().conflicts();
    let choices = conflicts.iter().flat_map(|conflict| conflict.choices());
    choices.map(|(choice, _)| choice).collect()
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    match count {
        0 => vec![Vec::new()],
        _ => orders(count - 1)
            .into_iter()
            .flat_map(|order| {
                (0..count).map(move |place| {
                    let mut order = order.clone();
                    order.insert(place, count - 1);
                    order
                })
            })
            .collect(),
    }
}

/// Chooses one version on a tablet: one tap. Answers how many entries it wrote.
pub fn keep(tablet: &Tablet, choice: &Choice) -> Result<u64, DeskError> {
    let commands = choice.commands(&Context {
        now: at(tablet),
        actor: tablet.person,
        device: tablet.desk.device(),
        world: &tablet.desk.world(),
    });
    commands.into_iter().try_fold(0, |written, command| {
        let done = tablet.run(command)?;
        Ok(written + done.dots.len() as u64)
    })
}

pub fn authors(conflict: &Conflict) -> BTreeSet<PersonId> {
    let choices = conflict.choices().into_iter();
    choices.map(|(_, by)| by.actor).collect()
}

/// What the case shows of a contested fact, once it is settled.
fn settled_as(tablet: &Tablet, id: CaseId, version: &Version) {
    let world = tablet.desk.world();
    let case = &world.cases[&id];
    assert_eq!(case.contest(version.of()), None);
    let passed = case.choices(version.of());
    assert!(
        passed.iter().all(|(other, _)| other != version),
        "what was chosen is not offered again"
    );
    assert!(!passed.is_empty(), "what was not chosen still is");
}

/// Two tablets did `one` and `other` apart. The conflict names both people; each version can be chosen by `settler`; two choices in
/// parallel are a new conflict; and the version that was passed over can be chosen later.
#[track_caller]
pub fn contested_by(
    [one, other, office]: [Tablet; 3],
    what: Contested,
    people: [u8; 2],
) -> [Version; 2] {
    let tablets = [one, other, office];
    let conflicts = meet(&tablets);
    let found: Vec<&Conflict> = conflicts
        .iter()
        .filter(|conflict| matches!(conflict, Conflict::Case(_, contest) if contest.choices[0].0.of() == what))
        .collect();
    assert_eq!(found.len(), 1, "{conflicts:#?}");
    assert_eq!(authors(found[0]), people.map(person).into());
    let choices = found[0].choices();
    assert_eq!(choices.len(), 2);
    let version = |choice: &Choice| match choice {
        Choice::Case(_, version) => version.clone(),
        other => panic!("not of a case: {other:?}"),
    };
    let versions = [version(&choices[0].0), version(&choices[1].0)];
    let id = case(1);
    let office = &tablets[2];
    // Who has nothing to do with the case does not settle it.
    let stranger = now(office.desk.execute(
        record(id, CaseEvent::Settled(versions[0].clone())),
        person(77),
        at(office),
    ));
    assert!(matches!(stranger, Err(DeskError::Refused(_))));
    // The one that shows and the one that does not, apart: a new conflict, and nothing lost.
    keep(office, &choices[1].0).expect("settles");
    settled_as(office, id, &versions[1]);
    let mut head = Tablet::fresh(4);
    head.take(&tablets[0].give(None));
    head.person = person(HEAD);
    keep(&head, &choices[0].0).expect("settles");
    settled_as(&head, id, &versions[0]);
    office.take(&head.give(None));
    head.take(&office.give(None));
    assert_eq!(*office.desk.world(), *head.desk.world());
    let again = office.desk.world().cases[&id].contest(what);
    let again = again.expect("two settlements are a new conflict").choices;
    assert_eq!(again.len(), 2);
    // Settled for good, and undone by settling again.
    for version in [&versions[0], &versions[1]] {
        let choice = Choice::Case(id, version.clone());
        keep(office, &choice).expect("settles");
        settled_as(office, id, version);
        head.take(&office.give(None));
        assert_eq!(*office.desk.world(), *head.desk.world());
    }
    versions
}
