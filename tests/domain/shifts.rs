//! Shifts (P10.09.02a, b): the station is staffed day and night, a shift is handed over by two persons, a new repair waits for the shift.

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::RepairEvent;
use huiyin::domain::cases::{Attachment, CaseEvent, CaseRefusal, Procedure};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{OutageId, PersonId, RosterId};
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::outages::{Area, Expected, OutageEvent, OutageFacts};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::shifts::*;
use huiyin::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use uuid::Uuid;

const ROSTER: RosterId = RosterId(Uuid::from_u128(400));

fn hour(hours: i64) -> Timestamp {
    START.plus(hours * HOUR)
}

fn watch(from: i64, until: i64, people: &[PersonId]) -> Watch {
    Watch {
        from: hour(from),
        until: hour(until),
        minutes: 480,
        people: people.to_vec(),
    }
}

/// A station with a season of ten days and nobody planned.
fn station(mut story: Story) -> Story {
    let opened = RosterEvent::Opened {
        station: "東站".into(),
        season: Season {
            from: START,
            until: START.plus(10 * DAY),
        },
    };
    let command = Command::Roster(ROSTER, opened);
    story.ask(command, HEAD, START).expect("opens");
    story
}

fn planned(story: &mut Story, add: Vec<Watch>, remove: Vec<Watch>) -> Result<(), Refusal> {
    let event = RosterEvent::Planned { add, remove };
    let said = story.ask(Command::Roster(ROSTER, event), HEAD, START);
    said.map(drop)
}

fn gaps(story: &Story) -> Vec<(i64, i64)> {
    let roster = &story.world.rosters[&ROSTER];
    let gaps = roster.gaps(&story.world.organisation).into_iter();
    let minutes = |at: Timestamp| at.since(START) / MINUTE;
    gaps.map(|gap| (minutes(gap.from), minutes(gap.until)))
        .collect()
}

fn on_watch(story: &Story, at: Timestamp) -> Vec<PersonId> {
    on_duty(&story.world, at).into_iter().collect()
}

fn signature(name: &str) -> Attachment {
    Attachment {
        sha256: name.into(),
        media_type: "image/png".into(),
        size: 10,
        caption: String::new(),
    }
}

fn handover(from: PersonId, to: PersonId, at: Timestamp) -> ShiftHandover {
    ShiftHandover {
        occurred_at: at,
        from,
        to,
        cases: Vec::new(),
        outages: Vec::new(),
        note: "2號泵有異響".into(),
        given: signature("a"),
        taken: signature("b"),
    }
}

fn hands_over(story: &mut Story, handover: ShiftHandover, actor: PersonId) -> Result<(), Refusal> {
    let at = handover.occurred_at;
    let event = RosterEvent::HandedOver(Box::new(handover));
    let said = story.ask(Command::Roster(ROSTER, event), actor, at);
    said.map(drop)
}

fn clock(story: &Story, duty: Duty, now: Timestamp) -> Option<huiyin::domain::clock::Clock> {
    let clocks = open_clocks(&story.world.rosters[&ROSTER], &story.context(HEAD, now));
    clocks.into_iter().find(|clock| clock.duty == duty)
}

#[test]
fn a_roster_shows_every_gap_to_the_minute() {
    // P10.09.02a
    let mut story = station(firm());
    let whole = 10 * 24 * 60;
    assert_eq!(gaps(&story), [(0, whole)]);
    let all = watch(0, 240, &[TECHNICIAN, DESK, HEAD]);
    planned(&mut story, vec![all.clone()], Vec::new()).expect("plans");
    assert_eq!(gaps(&story), []);
    // A minute too late is a gap of a minute.
    let late = Watch {
        from: hour(8).plus(MINUTE),
        ..watch(8, 240, &[TECHNICIAN])
    };
    let first = watch(0, 8, &[DESK]);
    planned(&mut story, vec![first, late], vec![all]).expect("plans");
    assert_eq!(gaps(&story), [(480, 481)]);
    // Overlapping is allowed, and fills.
    planned(&mut story, vec![watch(4, 12, &[HEAD])], Vec::new()).expect("plans");
    assert_eq!(gaps(&story), []);
}

#[test]
fn a_gap_is_pointed_at_before_it_comes() {
    // P10.09.02a
    let mut story = station(firm());
    planned(&mut story, vec![watch(0, 200, &[DESK])], Vec::new()).expect("plans");
    let gap = clock(&story, Duty::StaffStation, hour(150)).expect("a gap ahead");
    assert_eq!(gap.standing(hour(150)), Standing::Running(50 * HOUR));
    assert_eq!(gap.standing(hour(201)), Standing::Overdue(HOUR));
    assert_eq!(clock(&story, Duty::StaffStation, hour(241)), None);
}

#[test]
fn the_shifts_of_somebody_who_has_left_are_gaps() {
    let mut story = station(firm());
    planned(
        &mut story,
        vec![watch(0, 240, &[TECHNICIAN, DESK, HEAD])],
        Vec::new(),
    )
    .expect("plans");
    let left = OrganisationEvent::PersonLeft { person: DESK };
    let happened = huiyin::domain::event::Happened {
        subject: huiyin::domain::ids::Subject::Organisation(story.world.organisation.id),
        event: huiyin::domain::event::Event::Organisation(left),
    };
    story.fold(happened, HEAD, START);
    assert_eq!(gaps(&story).len(), 10);
    assert_eq!(gaps(&story)[0], (480, 960));
}

#[test]
fn only_whole_shifts_of_people_who_work_here_are_planned_and_only_by_planners() {
    let mut story = station(firm());
    let no = |refusal| Err(Refusal::Roster(refusal));
    for unreadable in [
        watch(8, 0, &[DESK]),
        watch(0, 8, &[]),
        Watch {
            minutes: 0,
            ..watch(0, 8, &[DESK])
        },
    ] {
        assert_eq!(
            planned(&mut story, vec![unreadable], Vec::new()),
            no(RosterRefusal::WatchUnreadable)
        );
    }
    assert_eq!(
        planned(&mut story, vec![watch(0, 8, &[STRANGER])], Vec::new()),
        no(RosterRefusal::PersonUnknown)
    );
    let event = RosterEvent::Planned {
        add: vec![watch(0, 8, &[DESK])],
        remove: Vec::new(),
    };
    let said = story.ask(Command::Roster(ROSTER, event), TECHNICIAN, START);
    assert_eq!(said.map(drop), no(RosterRefusal::NotAPlanner));
}

#[test]
fn people_take_the_shifts_in_turn() {
    let mut story = station(firm());
    planned(
        &mut story,
        vec![watch(0, 240, &[TECHNICIAN, DESK, HEAD])],
        Vec::new(),
    )
    .expect("plans");
    let table = [
        (0, TECHNICIAN),
        (7, TECHNICIAN),
        (8, DESK),
        (16, HEAD),
        (24, TECHNICIAN),
    ];
    for (at, person) in table {
        assert_eq!(on_watch(&story, hour(at)), [person], "hour {at}");
    }
    assert_eq!(on_watch(&story, hour(8).plus(-1)), [TECHNICIAN]);
    let roster = &story.world.rosters[&ROSTER];
    assert_eq!(roster.slots(hour(0), hour(240)).len(), 30);
    assert_eq!(roster.slots(hour(7), hour(9)).len(), 2);
}

#[test]
fn one_shift_is_given_to_somebody_else_and_the_others_stay_whose_they_are() {
    let mut story = station(firm());
    planned(
        &mut story,
        vec![watch(0, 240, &[TECHNICIAN, DESK, HEAD])],
        Vec::new(),
    )
    .expect("plans");
    let roster = story.world.rosters[&ROSTER].clone();
    let before = roster.slots(hour(0), hour(240));
    for place in [0, 4, before.len() - 1] {
        let event = roster
            .replacing(&before[place], SALES)
            .expect("in the plan");
        let mut other = story.clone();
        other
            .ask(Command::Roster(ROSTER, event), HEAD, START)
            .expect("replaces");
        let after = other.world.rosters[&ROSTER].slots(hour(0), hour(240));
        let mut expected = before.clone();
        expected[place].person = SALES;
        assert_eq!(after, expected);
        assert_eq!(gaps(&other), []);
    }
    let foreign = Slot {
        person: SALES,
        ..before[0]
    };
    assert_eq!(roster.replacing(&foreign, HEAD), None);
}

#[test]
fn a_shift_is_handed_over_by_two_persons_with_the_list_of_open_cases() {
    // P10.09.02a
    let mut story = station(given([leak()]));
    let facts = OutageFacts {
        area: Area::Everybody,
        start: START,
        expected: Expected::Unknown,
        cause: "停電".into(),
        abnormal: false,
    };
    let outage = OutageId(Uuid::from_u128(300));
    let begins = Command::Outage(outage, Box::new(OutageEvent::Began(facts)));
    story.ask(begins, HEAD, START).expect("begins");
    planned(
        &mut story,
        vec![watch(0, 240, &[TECHNICIAN, DESK, HEAD])],
        Vec::new(),
    )
    .expect("plans");

    let at = hour(8).plus(5 * MINUTE);
    let no = |refusal| Err(Refusal::Roster(refusal));
    let alone = handover(DESK, DESK, at);
    assert_eq!(
        hands_over(&mut story, alone, DESK),
        no(RosterRefusal::SamePerson)
    );
    let mut unsigned = handover(TECHNICIAN, DESK, at);
    unsigned.taken.sha256 = String::new();
    assert_eq!(
        hands_over(&mut story, unsigned, DESK),
        no(RosterRefusal::SignatureMissing)
    );
    let others = handover(TECHNICIAN, DESK, at);
    assert_eq!(
        hands_over(&mut story, others.clone(), SALES),
        no(RosterRefusal::NotYourShift)
    );

    let owed = clock(&story, Duty::HandOverShift, at).expect("owed since eight");
    assert_eq!(owed.owner, Owner::Person(DESK));
    assert_eq!(owed.standing(at), Standing::Running(10 * MINUTE));
    hands_over(&mut story, others, DESK).expect("hands over");
    assert_eq!(clock(&story, Duty::HandOverShift, at), None);
    let written = story.world.rosters[&ROSTER].last_handover(at).cloned();
    let written = written.expect("a handover");
    assert_eq!(
        written.cases,
        [CASE],
        "the list is whole, whoever forgot it"
    );
    assert_eq!(written.outages, [outage]);
}

#[test]
fn whoever_took_the_shift_keeps_it_whatever_the_plan_says() {
    let mut story = station(firm());
    planned(
        &mut story,
        vec![watch(0, 240, &[TECHNICIAN, DESK, HEAD])],
        Vec::new(),
    )
    .expect("plans");
    // Sales stands in for the desk, an hour early.
    hands_over(&mut story, handover(TECHNICIAN, SALES, hour(7)), SALES).expect("hands over");
    assert_eq!(on_watch(&story, hour(9)), [SALES]);
    assert_eq!(on_watch(&story, hour(16)), [HEAD], "the next one by plan");
}

#[test]
fn a_shift_planned_by_somebody_else_meanwhile_is_not_taken_back() {
    let mut story = station(firm());
    let seen = watch(0, 8, &[DESK]);
    planned(&mut story, vec![seen.clone()], Vec::new()).expect("plans");
    let unseen = watch(8, 16, &[HEAD]);
    // Written by somebody who had not seen the second shift.
    let event = RosterEvent::Planned {
        add: Vec::new(),
        remove: vec![seen, unseen.clone()],
    };
    let device = huiyin::domain::stamp::DeviceId([9; 32]);
    let mut roster = story.world.rosters[&ROSTER].clone();
    let known = roster.watches[0].1;
    roster.watches.push((
        unseen.clone(),
        huiyin::domain::stamp::Dot { device, seq: 1 },
    ));
    let mut seen = huiyin::domain::stamp::Seen::default();
    seen.note(known);
    let stamped = huiyin::domain::stamp::Stamped {
        dot: huiyin::domain::stamp::Dot {
            device: known.device,
            seq: known.seq + 1,
        },
        lamport: 99,
        at: START,
        actor: HEAD,
        seen,
        event,
    };
    let roster = evolve(Some(roster), ROSTER, &stamped).expect("a roster");
    let left: Vec<Watch> = roster.watches.into_iter().map(|(watch, _)| watch).collect();
    assert_eq!(left, [unseen]);
}

#[test]
fn a_new_repair_waits_for_the_shift_and_accepting_says_who_and_when() {
    // P10.09.02b
    let story = given([leak()]);
    assert!(waits_for_shift(story.case(), minute(2)));
    let take_up = |actor, at| {
        step(
            actor,
            at,
            CaseEvent::Repair(RepairEvent::TakenUp { occurred_at: at }),
        )
    };
    story
        .clone()
        .when(take_up(SALES, minute(2)))
        .then_no(CaseRefusal::NotOfTheShift);
    let story = story.when(take_up(TECHNICIAN, minute(2))).allowed();
    let Procedure::Repair(repair) = &story.case().procedure else {
        panic!("a repair");
    };
    assert_eq!(repair.taken_up, [(TECHNICIAN, minute(2))]);
    assert!(!waits_for_shift(story.case(), minute(3)));
    assert_eq!(
        story.standing(Duty::NotifyRepair, minute(3)),
        Standing::Met(minute(2)),
        "whoever has accepted it knows of it"
    );
    assert_eq!(
        CaseRefusal::AlreadyTakenUp.clause().map(|c| c.0),
        Some("P10.09.02b")
    );
    story
        .when(take_up(DESK, minute(4)))
        .then_refused("P10.09.02b");
}

#[test]
fn whoever_is_on_duty_accepts_whatever_the_role() {
    let mut story = station(given([leak()]));
    planned(&mut story, vec![watch(0, 8, &[SALES])], Vec::new()).expect("plans");
    let at = minute(3);
    let event = CaseEvent::Repair(RepairEvent::TakenUp { occurred_at: at });
    story.when(step(SALES, at, event)).allowed();
}

#[test]
fn a_repair_of_yesterday_or_one_that_was_begun_is_no_news() {
    let story = given([leak()]);
    assert!(!waits_for_shift(story.case(), START.plus(DAY)));
    let story = story.when(arrive(10)).allowed();
    assert!(!waits_for_shift(story.case(), minute(11)));
}
