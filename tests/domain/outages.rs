//! Outages (P10.09.03a–c): who has to be told and by when, the order to repair, the end, and what a customer was without.

use crate::story::*;
use huiyin::domain::agenda::agenda;
use huiyin::domain::cases::Channel;
use huiyin::domain::clock::{Clock, Duty, Standing};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::{Command, Event};
use huiyin::domain::ids::{CustomerId, OutageId, PersonId, Subject};
use huiyin::domain::outages::*;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::time::{HOUR, MINUTE, SECOND, Timestamp};
use std::collections::BTreeSet;
use uuid::Uuid;

pub const OUTAGE: OutageId = OutageId(Uuid::from_u128(300));
pub const NEIGHBOUR: CustomerId = CustomerId(Uuid::from_u128(201));
pub const ELSEWHERE: CustomerId = CustomerId(Uuid::from_u128(202));
const EIGHT: i64 = 8 * HOUR;

pub fn building(name: &str) -> Area {
    Area::Buildings([name.to_owned()].into())
}

pub fn facts() -> OutageFacts {
    OutageFacts {
        area: building("和平里3號樓"),
        start: START,
        expected: Expected::Unknown,
        cause: "換熱站循環泵停".into(),
        abnormal: false,
    }
}

/// A firm with two customers in one building and one in another.
pub fn town() -> Story {
    let mut story = firm();
    for (id, building, address) in [
        (CUSTOMER, "和平里3號樓", "和平里3號樓1單元101室"),
        (NEIGHBOUR, "", "和平街和平里3號樓2單元502室"),
        (ELSEWHERE, "育才園9號樓", "育才園9號樓1單元302室"),
    ] {
        let facts = CustomerFacts {
            name: "某".into(),
            building: building.into(),
            address: address.into(),
            ..CustomerFacts::default()
        };
        let register = Command::Customer(id, CustomerCommand::Register(facts));
        story
            .ask(register, DESK, START.plus(-HOUR))
            .expect("registers");
    }
    story
}

pub fn command(event: OutageEvent) -> Command {
    Command::Outage(OUTAGE, Box::new(event))
}

#[track_caller]
pub fn happens(story: &mut Story, event: OutageEvent, at: Timestamp) {
    story.ask(command(event), HEAD, at).expect("allowed");
}

pub fn began(facts: OutageFacts) -> Story {
    let mut story = town();
    happens(&mut story, OutageEvent::Began(facts), START);
    story
}

fn moved(expected: Expected) -> OutageEvent {
    OutageEvent::Changed(OutageChange {
        expected: Some(expected),
        ..OutageChange::default()
    })
}

pub fn restored(at: Timestamp) -> OutageEvent {
    OutageEvent::Restored(Restoration {
        occurred_at: at,
        temperatures: vec![Temperature {
            place: "3號樓 101".into(),
            tenths: 185,
        }],
    })
}

fn ordered(at: Timestamp) -> OutageEvent {
    OutageEvent::RepairOrdered(RepairOrder {
        occurred_at: at,
        team: "搶修一隊".into(),
        leader: TECHNICIAN,
    })
}

fn announced(at: Timestamp) -> OutageEvent {
    OutageEvent::Announced(Announcement {
        occurred_at: at,
        text: "停暖，預計 19 點恢復".into(),
        place: "各單元門口".into(),
        photos: Vec::new(),
    })
}

pub fn told<const N: usize>(at: Timestamp, customers: [CustomerId; N]) -> OutageEvent {
    OutageEvent::Told(Telling {
        occurred_at: at,
        channel: Channel::Phone,
        customers: customers.into(),
        everybody: false,
    })
}

fn all_clocks(story: &Story, now: Timestamp) -> Vec<Clock> {
    clocks(&story.world.outages[&OUTAGE], &story.context(HEAD, now))
}

#[track_caller]
fn clock(story: &Story, duty: Duty, now: Timestamp) -> Clock {
    let mut clocks = all_clocks(story, now);
    clocks.retain(|clock| clock.duty == duty);
    assert_eq!(clocks.len(), 1);
    clocks.remove(0)
}

pub fn standing(story: &Story, duty: Duty, now: Timestamp) -> Standing {
    clock(story, duty, now).standing(now)
}

fn owed(story: &Story, now: Timestamp) -> BTreeSet<Duty> {
    let outage = &story.world.outages[&OUTAGE];
    let open = open_clocks(outage, &story.context(HEAD, now));
    open.into_iter().map(|clock| clock.duty).collect()
}

#[track_caller]
fn refused(event: OutageEvent, refusal: OutageRefusal, clause: &str) {
    let mut story = began(facts());
    let said = story.ask(command(event), HEAD, START.plus(HOUR));
    assert_eq!(said, Err(Refusal::Outage(refusal)));
    assert_eq!(refusal.clause().map(|clause| clause.0), Some(clause));
}

#[test]
fn users_are_told_of_every_outage_of_eight_hours_to_the_millisecond() {
    // P10.09.03a: length, expected length, and whether users have to be told when it is over.
    let table = [
        (EIGHT - SECOND, None, false),
        (EIGHT - 1, None, false),
        (EIGHT, None, true),
        (EIGHT + SECOND, None, true),
        (3 * HOUR, Some(EIGHT - SECOND), false),
        // Foreseen as long, and nobody was told in time: the silence is not excused by a lucky end.
        (3 * HOUR, Some(EIGHT), true),
        // Over before it was due to be told.
        (20 * MINUTE, Some(EIGHT), false),
    ];
    for (length, expected, owed_then) in table {
        let expected = expected.map_or(Expected::Unknown, |ms| Expected::At(START.plus(ms)));
        let mut story = began(OutageFacts {
            expected,
            ..facts()
        });
        let end = START.plus(length);
        happens(&mut story, restored(end), end);
        let open = owed(&story, end.plus(HOUR)).contains(&Duty::TellUsers);
        assert_eq!(open, owed_then, "{length} ms, expected {expected:?}");
    }
}

#[test]
fn an_outage_without_an_expected_end_is_due_when_the_eighth_hour_is_full() {
    // P10.09.03a
    let story = began(facts());
    let at = |ms: i64| START.plus(ms);
    let tell = |ms| standing(&story, Duty::TellUsers, at(ms));
    assert_eq!(tell(0), Standing::Running(EIGHT));
    assert_eq!(tell(EIGHT - SECOND), Standing::Running(SECOND));
    assert_eq!(tell(EIGHT), Standing::Running(0));
    assert_eq!(tell(EIGHT + 1), Standing::Overdue(1));
    // The order is not asked for before.
    let order = |ms| standing(&story, Duty::OrderRepair, at(ms));
    assert_eq!(order(EIGHT - 1), Standing::NotYetOpen(at(EIGHT)));
    assert_eq!(order(EIGHT), Standing::Running(30 * MINUTE));
    assert_eq!(order(EIGHT + 30 * MINUTE + 1), Standing::Overdue(1));
}

#[test]
fn a_foreseeable_length_makes_it_due_at_once_and_a_moved_end_takes_it_back() {
    // P10.09.03a: expected 7:59:59 is nothing yet, 8:00:00 is.
    let mut story = began(OutageFacts {
        expected: Expected::At(START.plus(EIGHT - SECOND)),
        ..facts()
    });
    let now = minute(60);
    assert_eq!(
        standing(&story, Duty::TellUsers, now),
        Standing::Running(7 * HOUR)
    );
    happens(&mut story, moved(Expected::At(START.plus(EIGHT))), now);
    assert_eq!(
        standing(&story, Duty::TellUsers, now),
        Standing::Running(30 * MINUTE)
    );
    let figures = story.context(HEAD, now).figures_at(now).clone();
    let why = |story: &Story, now| notice(&story.world.outages[&OUTAGE], &figures, now);
    assert!(matches!(
        why(&story, now),
        Notice::Owed { since, why: Why::Expected, .. } if since == now
    ));
    // Sooner again: nothing is owed yet, and the reason stands in the list of what was said.
    let later = minute(80);
    happens(&mut story, moved(Expected::At(minute(120))), later);
    assert_eq!(why(&story, later), Notice::Ahead(START.plus(EIGHT)));
    assert_eq!(story.world.outages[&OUTAGE].forecasts.len(), 3);
    // It was foreseen shortly before the eighth hour: the eighth hour is the limit.
    let last = START.plus(EIGHT - 10 * MINUTE);
    happens(&mut story, moved(Expected::At(START.plus(20 * HOUR))), last);
    assert_eq!(
        standing(&story, Duty::TellUsers, last),
        Standing::Running(10 * MINUTE)
    );
}

#[test]
fn a_forecast_after_the_eighth_hour_moves_nothing_back() {
    // P10.09.03a, P10.09.03b
    let mut story = began(facts());
    let late = START.plus(9 * HOUR);
    happens(&mut story, moved(Expected::At(START.plus(20 * HOUR))), late);
    let abnormal = OutageEvent::Changed(OutageChange {
        abnormal: Some(true),
        ..OutageChange::default()
    });
    happens(&mut story, abnormal, late);
    assert_eq!(
        standing(&story, Duty::TellUsers, late),
        Standing::Overdue(HOUR)
    );
    assert_eq!(
        standing(&story, Duty::OrderRepair, late),
        Standing::Overdue(30 * MINUTE)
    );
}

#[test]
fn a_fault_that_prevents_normal_supply_is_told_however_short_it_is() {
    // P10.09.03a
    let mut story = began(OutageFacts {
        abnormal: true,
        ..facts()
    });
    assert_eq!(
        standing(&story, Duty::TellUsers, START),
        Standing::Running(30 * MINUTE)
    );
    happens(&mut story, restored(minute(45)), minute(45));
    assert!(owed(&story, minute(50)).contains(&Duty::TellUsers));
    happens(&mut story, announced(minute(55)), minute(55));
    assert_eq!(owed(&story, minute(60)), BTreeSet::new());
    assert!(matches!(
        standing(&story, Duty::TellUsers, minute(60)),
        Standing::MetLate(_, late) if late == 25 * MINUTE
    ));
}

#[test]
fn told_is_everybody_in_the_area_one_by_one_or_an_announcement() {
    // P10.09.03a
    let mut story = began(OutageFacts {
        abnormal: true,
        ..facts()
    });
    happens(&mut story, told(minute(5), [CUSTOMER]), minute(5));
    assert!(owed(&story, minute(6)).contains(&Duty::TellUsers), "half");
    happens(&mut story, told(minute(9), [NEIGHBOUR]), minute(9));
    assert_eq!(
        standing(&story, Duty::TellUsers, minute(10)),
        Standing::Met(minute(9))
    );
    let last = story.world.outages[&OUTAGE].tellings.last().cloned();
    assert!(last.is_some_and(|telling| telling.everybody));

    let mut other = began(facts());
    happens(&mut other, announced(minute(3)), minute(3));
    assert_eq!(
        standing(&other, Duty::TellUsers, minute(10)),
        Standing::Met(minute(3))
    );
    refused(told(minute(5), []), OutageRefusal::NobodyTold, "P10.09.03a");
    refused(
        told(minute(5), [ELSEWHERE]),
        OutageRefusal::NotConcerned,
        "P10.09.03a",
    );
    let mut nowhere = announced(minute(5));
    if let OutageEvent::Announced(announcement) = &mut nowhere {
        announcement.place = "  ".into();
    }
    refused(nowhere, OutageRefusal::PlaceMissing, "P10.09.03a");
}

#[test]
fn two_halves_told_on_two_tablets_are_the_whole() {
    let mut story = began(facts());
    // As two bundles bring them: neither knew of the other.
    for (at, customer) in [(minute(5), CUSTOMER), (minute(7), NEIGHBOUR)] {
        let event = told(at, [customer]);
        let happened = huiyin::domain::event::Happened {
            subject: Subject::Outage(OUTAGE),
            event: Event::Outage(Box::new(event)),
        };
        story.fold(happened, DESK, at);
    }
    assert_eq!(
        standing(&story, Duty::TellUsers, minute(10)),
        Standing::Met(minute(7))
    );
}

#[test]
fn the_order_to_repair_is_given_within_half_an_hour() {
    // P10.09.03b
    let mut story = began(OutageFacts {
        expected: Expected::At(START.plus(9 * HOUR)),
        ..facts()
    });
    let order = |story: &Story, now| standing(story, Duty::OrderRepair, now);
    assert_eq!(order(&story, minute(30)), Standing::Running(0));
    assert_eq!(order(&story, minute(30).plus(1)), Standing::Overdue(1));
    let clock = clock(&story, Duty::OrderRepair, START);
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.09.03b"));
    happens(&mut story, ordered(minute(12)), minute(12));
    assert_eq!(order(&story, minute(40)), Standing::Met(minute(12)));
    let nameless = OutageEvent::RepairOrdered(RepairOrder {
        occurred_at: START,
        team: " ".into(),
        leader: TECHNICIAN,
    });
    refused(nameless, OutageRefusal::TeamMissing, "P10.09.03b");
    let stranger = OutageEvent::RepairOrdered(RepairOrder {
        occurred_at: START,
        team: "一隊".into(),
        leader: STRANGER,
    });
    refused(stranger, OutageRefusal::LeaderUnknown, "P10.09.03b");
}

#[test]
fn supply_is_restored_within_a_day_with_the_first_temperatures() {
    // P10.09.03c
    let mut story = began(facts());
    let day = 24 * HOUR;
    assert_eq!(
        standing(&story, Duty::RestoreSupply, START.plus(day + 1)),
        Standing::Overdue(1)
    );
    let cold = OutageEvent::Restored(Restoration {
        occurred_at: minute(30),
        temperatures: Vec::new(),
    });
    refused(cold, OutageRefusal::TemperatureMissing, "P10.09.03c");
    refused(
        restored(START.plus(-HOUR)),
        OutageRefusal::EndsBeforeStart,
        "P10.09.03c",
    );
    let end = START.plus(day);
    happens(&mut story, restored(end), end);
    assert_eq!(
        standing(&story, Duty::RestoreSupply, end.plus(HOUR)),
        Standing::Met(end)
    );
    let again = story.ask(command(restored(end)), HEAD, end.plus(HOUR));
    assert_eq!(again, Err(Refusal::Outage(OutageRefusal::AlreadyRestored)));
}

#[test]
fn what_is_owed_for_an_outage_stands_on_the_agenda_and_vanishes_with_the_regulation() {
    let story = began(OutageFacts {
        abnormal: true,
        ..facts()
    });
    let duties = |story: &Story| -> Vec<Duty> {
        let lines = agenda(&story.context(HEAD, minute(5)));
        lines.into_iter().map(|line| line.clock.duty).collect()
    };
    assert_eq!(
        duties(&story),
        [Duty::TellUsers, Duty::OrderRepair, Duty::RestoreSupply]
    );
    assert_eq!(duties(&story.without(10)), []);
}

#[test]
fn only_the_station_writes_outages_down_and_only_whole_ones() {
    let mut story = town();
    let said = |story: &mut Story, actor: PersonId, facts: OutageFacts| {
        story
            .ask(command(OutageEvent::Began(facts)), actor, START)
            .err()
    };
    let no = |refusal| Some(Refusal::Outage(refusal));
    assert_eq!(
        said(&mut story, STRANGER, facts()),
        no(OutageRefusal::NotOfTheStation)
    );
    assert_eq!(
        said(&mut story, SALES, facts()),
        no(OutageRefusal::NotOfTheStation)
    );
    let nowhere = OutageFacts {
        area: building("  "),
        ..facts()
    };
    assert_eq!(
        said(&mut story, DESK, nowhere),
        no(OutageRefusal::AreaMissing)
    );
    let causeless = OutageFacts {
        cause: String::new(),
        ..facts()
    };
    assert_eq!(
        said(&mut story, DESK, causeless),
        no(OutageRefusal::CauseMissing)
    );
    let backwards = OutageFacts {
        expected: Expected::At(START),
        ..facts()
    };
    assert_eq!(
        said(&mut story, DESK, backwards),
        no(OutageRefusal::EndsBeforeStart)
    );
    assert_eq!(said(&mut story, TECHNICIAN, facts()), None);
    assert_eq!(
        said(&mut story, DESK, facts()),
        no(OutageRefusal::AlreadyBegun)
    );
}

fn withdrawn(reason: &str) -> OutageEvent {
    OutageEvent::Withdrawn {
        reason: reason.into(),
    }
}

#[test]
fn an_outage_recorded_by_mistake_is_taken_back_owes_nothing_and_can_stand_again() {
    let mut story = began(facts());
    let later = START.plus(9 * HOUR);
    let owed = |story: &Story| {
        let context = story.context(HEAD, later);
        clocks(&story.world.outages[&OUTAGE], &context).len()
    };
    assert!(owed(&story) > 0);
    let refused = |story: &mut Story, event| story.ask(command(event), HEAD, later).err();
    assert_eq!(
        refused(&mut story, withdrawn("  ")),
        Some(OutageRefusal::ReasonMissing.into())
    );
    assert_eq!(
        refused(&mut story, OutageEvent::Reinstated),
        Some(OutageRefusal::NotWithdrawn.into())
    );
    happens(&mut story, withdrawn("記錯樓了"), later);
    assert_eq!(owed(&story), 0);
    {
        let world = &story.world;
        let customer = &world.customers[&CUSTOMER];
        assert!(running_for(customer, world, later).is_none());
        assert_eq!(out_of_supply(customer, world, later), (0, Vec::new()));
    }
    for event in [
        withdrawn("再一次"),
        OutageEvent::Changed(OutageChange::default()),
        OutageEvent::Restored(Restoration {
            occurred_at: later,
            temperatures: Vec::new(),
        }),
    ] {
        assert_eq!(
            refused(&mut story, event),
            Some(OutageRefusal::Withdrawn.into())
        );
    }
    happens(&mut story, OutageEvent::Reinstated, later);
    assert!(owed(&story) > 0);
    let world = &story.world;
    let customer = &world.customers[&CUSTOMER];
    assert!(running_for(customer, world, later).is_some());
}
