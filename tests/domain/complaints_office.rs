//! Boxes and books, the leaders' reception, the months that were signed, the circulars (P10.11.03, 04, 09d, P10.04.06a).

use crate::petition_steps::complaint;
use crate::story::{ask_about_complaints as ask, *};
use chrono::NaiveDate;
use huiyin::domain::calendar::{Calendar, TimeOfDay};
use huiyin::domain::clock::{Clock, Duty, Owner};
use huiyin::domain::complaints::{
    Circular, ComplaintsEvent, Emptying, PlaceFacts, Sitting, clocks, next_reception,
};
use huiyin::domain::figures::Figures;
use huiyin::domain::ids::PlaceId;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use uuid::Uuid;

const HALL: PlaceId = PlaceId(Uuid::from_u128(300));

fn set_up(opinion_box: bool, reception: bool) -> ComplaintsEvent {
    ComplaintsEvent::PlaceSetUp {
        place: HALL,
        facts: PlaceFacts {
            name: "營業廳".into(),
            opinion_box,
            opinion_book: false,
            reception,
        },
    }
}

fn owed(story: &Story, duty: Duty, now: Timestamp) -> Option<Clock> {
    let context = story.context(DESK, now);
    let clocks = clocks(&story.world.complaints, &context);
    clocks.into_iter().find(|clock| clock.duty == duty)
}

fn emptied(at: Timestamp, found: u32) -> ComplaintsEvent {
    ComplaintsEvent::Emptied {
        place: HALL,
        emptying: Emptying {
            found,
            occurred_at: at,
            words: String::new(),
        },
    }
}

#[test]
fn the_box_is_emptied_every_working_day_and_what_was_found_is_counted() {
    // P10.11.03
    let mut story = firm();
    assert_eq!(
        ask(&mut story, TECHNICIAN, START, set_up(true, false)),
        Err("Complaints(NotAFurnisher)".to_owned())
    );
    ask(&mut story, HEAD, START, set_up(true, false)).unwrap();
    let first = owed(&story, Duty::EmptyBox, START).unwrap();
    assert_eq!(first.owner, Owner::Role(Role::ServiceDesk));
    // Set up on Monday at ten: by the end of Tuesday.
    assert_eq!(first.deadline.due, START.plus(DAY + 7 * HOUR + 30 * MINUTE));
    let tuesday = START.plus(DAY);
    ask(&mut story, DESK, tuesday, emptied(tuesday, 2)).unwrap();
    let next = owed(&story, Duty::EmptyBox, tuesday).unwrap();
    assert_eq!(
        next.deadline.due,
        START.plus(2 * DAY + 7 * HOUR + 30 * MINUTE)
    );
    let place = &story.world.complaints.places[&HALL];
    assert_eq!(place.emptied[0].0, DESK);
    assert_eq!(place.emptied[0].1.found, 2);
    let ahead = emptied(tuesday.plus(HOUR), 0);
    assert!(ask(&mut story, DESK, tuesday, ahead).is_err());
    // Neither box nor book: said so, and there is nothing to empty.
    let mut bare = firm();
    ask(&mut bare, HEAD, START, set_up(false, false)).unwrap();
    assert!(bare.world.complaints.places[&HALL].has_neither());
    assert_eq!(
        ask(&mut bare, DESK, START, emptied(START, 0)),
        Err("P10.11.03".into())
    );
    assert_eq!(owed(&bare, Duty::EmptyBox, START), None);
    ask(
        &mut story,
        HEAD,
        tuesday,
        ComplaintsEvent::PlaceGivenUp { place: HALL },
    )
    .unwrap();
    assert_eq!(owed(&story, Duty::EmptyBox, tuesday), None);
}

#[test]
fn a_leader_receives_on_mondays_at_eight_and_after_a_holiday_on_the_next_working_day() {
    // P10.11.04
    let calendar = Calendar::china();
    let at = |day: &str, hour| {
        let date: NaiveDate = day.parse().unwrap();
        calendar.instant(date, TimeOfDay::hm(hour, 0))
    };
    let figures = Figures::default();
    for (asked, begins) in [
        (at("2026-11-23", 7), at("2026-11-23", 8)),
        (at("2026-11-23", 8), at("2026-11-23", 8)),
        (at("2026-11-23", 9), at("2026-11-30", 8)),
        // National Day: Monday the 5th is free until Wednesday the 7th.
        (at("2026-10-02", 9), at("2026-10-08", 8)),
        (at("2026-10-06", 9), at("2026-10-08", 8)),
        (at("2026-10-08", 9), at("2026-10-12", 8)),
    ] {
        assert_eq!(next_reception(&calendar, &figures, asked), begins);
    }
    let mut story = firm();
    // Set up on Monday at ten: the next is the Monday after.
    ask(&mut story, HEAD, START, set_up(true, true)).unwrap();
    let monday = START.plus(7 * DAY - 2 * HOUR);
    let name = owed(&story, Duty::NameReceiver, START).unwrap();
    assert_eq!(name.deadline.due, monday);
    let named = |leader| ComplaintsEvent::ReceiverNamed {
        begins: monday,
        leader,
    };
    assert_eq!(
        ask(&mut story, DESK, START, named(TECHNICIAN)),
        Err("P10.11.04".into())
    );
    ask(&mut story, DESK, START, named(MANAGER)).unwrap();
    let hold = owed(&story, Duty::HoldReception, START).unwrap();
    assert_eq!(hold.owner, Owner::Person(MANAGER));
    assert_eq!(hold.deadline.due, monday.plus(2 * HOUR));
    let held = |visitors, outcome: &str| ComplaintsEvent::ReceptionHeld {
        begins: monday,
        sitting: Sitting {
            leader: MANAGER,
            visitors,
            outcome: outcome.into(),
            occurred_at: monday.plus(HOUR),
        },
    };
    let after = monday.plus(2 * HOUR);
    assert_eq!(
        ask(&mut story, DESK, after, held(2, "")),
        Err("P10.11.04".into())
    );
    // Nobody came: that closes it, too.
    ask(&mut story, DESK, after, held(0, "")).unwrap();
    let next = owed(&story, Duty::NameReceiver, after).unwrap();
    assert_eq!(next.deadline.due, monday.plus(7 * DAY));
}

#[test]
fn a_month_stays_before_the_head_until_it_is_signed_with_a_reason_for_what_is_open() {
    // P10.04.06a
    let december = START.plus(8 * DAY);
    let mut story = given([complaint()]);
    assert_eq!(
        owed(&firm(), Duty::SignMonth, december),
        None,
        "no complaint"
    );
    let clock = owed(&story, Duty::SignMonth, december).unwrap();
    assert_eq!(clock.owner, Owner::Role(Role::Supervisor));
    let signed = |reason: &str, at| ComplaintsEvent::MonthSigned {
        month: "2026-11".into(),
        reason: reason.into(),
        occurred_at: at,
    };
    for (by, reason) in [(DESK, "等配件"), (HEAD, " ")] {
        let refused = ask(&mut story, by, december, signed(reason, december));
        assert_eq!(refused, Err("P10.04.06a".into()));
    }
    let early = ask(&mut story, HEAD, START, signed("等配件", START));
    assert_eq!(early, Err("P10.04.06a".into()), "it has not ended");
    ask(&mut story, HEAD, december, signed("等配件", december)).unwrap();
    assert_eq!(owed(&story, Duty::SignMonth, december), None);
    let twice = ask(&mut story, HEAD, december, signed("等配件", december));
    assert_eq!(twice, Err("P10.04.06a".into()));
}

#[test]
fn the_state_of_handling_is_made_known_with_figures_and_without_names() {
    // P10.11.09d
    let circular = |number: &str| {
        ComplaintsEvent::CircularIssued(Circular {
            number: number.into(),
            month: "2026-11".into(),
            received: 3,
            settled: 2,
            late: 1,
            urged: 1,
            occurred_at: minute(5),
        })
    };
    let mut story = firm();
    for (by, number) in [(DESK, "通報 1"), (HEAD, "")] {
        let refused = ask(&mut story, by, minute(5), circular(number));
        assert_eq!(refused, Err("P10.11.09d".into()));
    }
    ask(&mut story, MANAGER, minute(5), circular("通報 1")).unwrap();
    assert_eq!(story.world.complaints.circulars.len(), 1);
}

#[test]
fn where_the_regulation_is_not_in_force_no_box_and_no_month_is_owed() {
    let mut story = given([complaint()]).without(10);
    ask(&mut story, HEAD, START, set_up(true, true)).unwrap();
    let later = story.context(DESK, START.plus(40 * DAY));
    assert_eq!(clocks(&story.world.complaints, &later), []);
}
