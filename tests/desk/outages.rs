//! Several tablets work on one outage, one roster and one knowledge list without meeting: nothing is lost, and all end with the same.

use crate::apart::{keep, swap, versions};
use crate::tablet::{Tablet, customer, person};
use huiyin::domain::cases::{Attachment, Channel};
use huiyin::domain::conflicts::Choice;
use huiyin::domain::event::Command;
use huiyin::domain::ids::{OutageId, RosterId};
use huiyin::domain::knowledge::{HEATING_RULES, KnowledgeEvent};
use huiyin::domain::outages::*;
use huiyin::domain::shifts::{RosterEvent, Season, ShiftHandover, Watch};
use huiyin::domain::time::{DAY, HOUR};
use proptest::prelude::*;
use uuid::Uuid;

const OUTAGE: OutageId = OutageId(Uuid::from_u128(11));
const ROSTER: RosterId = RosterId(Uuid::from_u128(12));

#[derive(Clone, Debug)]
enum Work {
    Forecast(u8),
    Cause(u8),
    Abnormal(bool),
    Order(u8),
    Tell(u8),
    Announce(u8),
    Restore(u8),
    Plan(u8),
    TakeBack(u8),
    HandOver,
    Read(u8),
}

fn work() -> impl Strategy<Value = Work> {
    prop_oneof![
        any::<u8>().prop_map(Work::Forecast),
        any::<u8>().prop_map(Work::Cause),
        any::<bool>().prop_map(Work::Abnormal),
        any::<u8>().prop_map(Work::Order),
        (0..3u8).prop_map(Work::Tell),
        any::<u8>().prop_map(Work::Announce),
        any::<u8>().prop_map(Work::Restore),
        (0..12u8).prop_map(Work::Plan),
        (0..12u8).prop_map(Work::TakeBack),
        Just(Work::HandOver),
        (0..11u8).prop_map(Work::Read),
    ]
}

fn watch(tablet: &Tablet, number: u8) -> Watch {
    let season = tablet.desk.world().rosters[&ROSTER].season.value;
    let from = season.from.plus(i64::from(number) * 12 * HOUR);
    Watch {
        from,
        until: from.plus(12 * HOUR),
        minutes: 720,
        people: vec![person(1 + number % 3)],
    }
}

/// Does it, if it may be done now: what counts here is that all agree.
fn does(tablet: &Tablet, work: &Work) -> bool {
    let at = tablet.tick();
    let outage = |event| Command::Outage(OUTAGE, Box::new(event));
    let changed = |change| outage(OutageEvent::Changed(change));
    let none = OutageChange::default;
    let roster = |event| Command::Roster(ROSTER, event);
    let drawn = |name: &str| Attachment {
        sha256: name.to_owned(),
        media_type: "image/png".to_owned(),
        size: 1,
        caption: String::new(),
    };
    let command = match work {
        Work::Forecast(hours) => changed(OutageChange {
            expected: Some(Expected::At(at.plus((1 + i64::from(*hours)) * HOUR))),
            ..none()
        }),
        Work::Cause(cause) => changed(OutageChange {
            cause: Some(format!("原因 {cause}")),
            ..none()
        }),
        Work::Abnormal(abnormal) => changed(OutageChange {
            abnormal: Some(*abnormal),
            ..none()
        }),
        Work::Order(team) => outage(OutageEvent::RepairOrdered(RepairOrder {
            occurred_at: at,
            team: format!("{team} 隊"),
            leader: person(2),
        })),
        Work::Tell(number) => outage(OutageEvent::Told(Telling {
            occurred_at: at,
            channel: Channel::Phone,
            customers: [customer(u64::from(*number))].into(),
            everybody: false,
        })),
        Work::Announce(place) => outage(OutageEvent::Announced(Announcement {
            occurred_at: at,
            text: "停暖".to_owned(),
            place: format!("{place} 號樓"),
            photos: Vec::new(),
        })),
        Work::Restore(tenths) => outage(OutageEvent::Restored(Restoration {
            occurred_at: at,
            temperatures: vec![Temperature {
                place: "101".to_owned(),
                tenths: i32::from(*tenths),
            }],
        })),
        Work::Plan(number) => roster(RosterEvent::Planned {
            add: vec![watch(tablet, *number)],
            remove: Vec::new(),
        }),
        Work::TakeBack(number) => roster(RosterEvent::Planned {
            add: Vec::new(),
            remove: vec![watch(tablet, *number)],
        }),
        Work::HandOver => {
            let other = if tablet.person == person(1) { 3 } else { 1 };
            roster(RosterEvent::HandedOver(Box::new(ShiftHandover {
                occurred_at: at,
                from: tablet.person,
                to: person(other),
                cases: Vec::new(),
                outages: Vec::new(),
                note: String::new(),
                given: drawn("a"),
                taken: drawn("b"),
            })))
        }
        Work::Read(rule) => Command::Knowledge(
            tablet.person,
            KnowledgeEvent::Read {
                rule: HEATING_RULES[usize::from(*rule)].to_owned(),
                occurred_at: at,
            },
        ),
    };
    tablet.run(command).is_ok()
}

/// A firm on two tablets with an outage that has begun and an empty roster.
fn two() -> [Tablet; 2] {
    let a = Tablet::founder();
    for number in 0..3 {
        a.register(number, "某");
    }
    let start = a.tick();
    let began = OutageEvent::Began(OutageFacts {
        area: Area::Everybody,
        start,
        expected: Expected::Unknown,
        cause: "泵停".to_owned(),
        abnormal: false,
    });
    a.run(Command::Outage(OUTAGE, Box::new(began)))
        .expect("begins");
    let opened = RosterEvent::Opened {
        station: "東站".to_owned(),
        season: Season {
            from: start,
            until: start.plus(10 * DAY),
        },
    };
    a.run(Command::Roster(ROSTER, opened)).expect("opens");
    let mut b = Tablet::fresh(2);
    b.take(&a.give(None));
    b.person = person(3);
    [a, b]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn parallel_work_on_one_outage_and_one_roster_converges_and_nothing_is_lost(
        rounds in prop::collection::vec((prop::collection::vec(work(), 0..7), prop::collection::vec(work(), 0..7)), 1..4)
    ) {
        let [a, b] = two();
        let (mut orders, mut tellings, mut announcements) = (0, 0, 0);
        for (left, right) in &rounds {
            for (tablet, works) in [(&a, left), (&b, right)] {
                for work in works.iter().filter(|work| does(tablet, work)) {
                    match work {
                        Work::Order(_) => orders += 1,
                        Work::Tell(_) => tellings += 1,
                        Work::Announce(_) => announcements += 1,
                        _ => {}
                    }
                }
            }
            swap(&a, &b);
        }
        prop_assert_eq!(&*a.desk.world(), &*b.desk.world());
        prop_assert_eq!(a.ledger(), b.ledger());
        {
            let world = a.desk.world();
            let outage = &world.outages[&OUTAGE];
            prop_assert_eq!(outage.orders.len(), orders);
            prop_assert_eq!(outage.tellings.len(), tellings);
            prop_assert_eq!(outage.announcements.len(), announcements);
        }
        let world = a.desk.world().clone();
        let reopened = a.restart();
        prop_assert_eq!(&*reopened.desk.world(), &world, "what is shown is what a fresh fold gives");
    }
}

#[test]
fn two_ends_written_apart_are_both_kept_until_one_is_chosen() {
    let [a, b] = two();
    for (tablet, tenths) in [(&a, 180), (&b, 205)] {
        assert!(does(tablet, &Work::Restore(tenths)));
    }
    swap(&a, &b);
    assert_eq!(versions(&a), versions(&b));
    assert_eq!(versions(&a).len(), 2);
    assert_eq!(a.desk.world().to_settle(), 1);
    // The one that does not show is right.
    let chosen = versions(&b)[1].clone();
    keep(&b, &chosen).expect("what is listed can be settled");
    swap(&a, &b);
    assert_eq!((versions(&a), versions(&b)), (Vec::new(), Vec::new()));
    let Choice::Outage(_, OutageEvent::Restored(restored)) = chosen else {
        panic!("an end");
    };
    for tablet in [&a, &b] {
        let world = tablet.desk.world();
        assert_eq!(
            world.outages[&OUTAGE].restored.value,
            Some(restored.clone())
        );
    }
    assert!(!does(&a, &Work::Restore(200)), "and then it is settled");
}

#[test]
fn two_names_of_one_station_are_settled_and_its_season_is_left_alone() {
    let [a, b] = two();
    for (tablet, name) in [(&a, "東站"), (&b, "城東站")] {
        let event = RosterEvent::Changed {
            station: Some(format!("{name}熱力站")),
            season: None,
        };
        tablet.run(Command::Roster(ROSTER, event)).expect("renames");
    }
    swap(&a, &b);
    assert_eq!(versions(&a).len(), 2);
    let chosen = versions(&a)[1].clone();
    keep(&a, &chosen).expect("what is listed can be settled");
    swap(&a, &b);
    assert_eq!((versions(&a), versions(&b)), (Vec::new(), Vec::new()));
    assert_eq!(&*a.desk.world(), &*b.desk.world());
}

#[test]
fn signatures_and_photos_travel_with_the_handover_and_the_announcement() {
    let [a, b] = two();
    let stored =
        crate::tablet::now(a.desk.attach(b"drawn".to_vec(), "image/png", "")).expect("stores");
    let event = RosterEvent::HandedOver(Box::new(ShiftHandover {
        occurred_at: a.tick(),
        from: person(1),
        to: person(2),
        cases: Vec::new(),
        outages: Vec::new(),
        note: String::new(),
        given: stored.clone(),
        taken: stored.clone(),
    }));
    a.run(Command::Roster(ROSTER, event)).expect("hands over");
    b.take(&a.give(Some(&b)));
    let bytes = crate::tablet::now(b.desk.attachment(&stored.sha256)).expect("reads");
    assert_eq!(bytes.as_deref(), Some(&b"drawn"[..]));
}

#[test]
fn an_outage_taken_back_while_somebody_goes_on_with_it_is_to_settle() {
    for reverse in [false, true] {
        let [a, b] = two();
        let withdraw = |tablet: &Tablet| {
            let event = OutageEvent::Withdrawn {
                reason: "記錯了".to_owned(),
            };
            let withdrawn = tablet.run(Command::Outage(OUTAGE, Box::new(event)));
            withdrawn.expect("takes back");
        };
        let order = |tablet: &Tablet| assert!(does(tablet, &Work::Order(1)));
        // Whichever folds first: it is the same question.
        if reverse {
            order(&a);
            order(&a);
            withdraw(&b);
        } else {
            withdraw(&a);
            order(&b);
        }
        swap(&a, &b);
        assert_eq!(&*a.desk.world(), &*b.desk.world());
        assert_eq!(versions(&a).len(), 2);
        let stands = versions(&a)
            .into_iter()
            .find(|choice| matches!(choice, Choice::Outage(_, OutageEvent::Reinstated)));
        let stands = stands.expect("one says that it is one");
        keep(&a, &stands).expect("what is listed can be settled");
        swap(&a, &b);
        assert_eq!((versions(&a), versions(&b)), (Vec::new(), Vec::new()));
        assert!(!b.desk.world().outages[&OUTAGE].is_withdrawn());
        order(&b);
    }
}
