//! Who has it: passing on, pushing on, the opinion within the hour, pressing, progress (P10.04.05, P10.11.06, 08, 09).

use crate::helpers::*;
use crate::petition_steps::*;
use crate::story::*;
use huiyin::domain::cases::petition::{
    PetitionEvent, PetitionIntake, Proposal, ReportBack, Urge, Way,
};
use huiyin::domain::cases::{ActionKind, CaseCommand, CaseEvent};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::roles::Role;
use huiyin::domain::time::HOUR;

#[test]
fn it_is_passed_on_at_once_and_the_clock_ends_with_the_receivers_name() {
    // P10.11.06c: half an hour from the writing down.
    let story = given([complaint()]);
    let clock = story.clock(Duty::PassOn);
    assert_eq!(clock.owner, Owner::Person(DESK));
    assert_eq!(clock.deadline.due, minute(30));
    let story = story.when(give(12, DESK, HEAD)).allowed();
    assert_eq!(story.clock(Duty::PassOn).met, Some(minute(12)));
    assert!(
        story.owed(Duty::AcceptHandover),
        "accepting is another thing"
    );
    // Whoever is the leader needs nobody to pass it on to.
    let own = given([complaint().by(MANAGER)]);
    assert!(!own.owed(Duty::PassOn));
}

#[test]
fn a_department_gives_back_and_does_not_push_on() {
    // P10.11.08b: only the first responsible, or a leader, passes it on again; each refusal is counted.
    let story = given([
        complaint(),
        give(10, DESK, TECHNICIAN),
        accept(12, TECHNICIAN),
    ]);
    story
        .clone()
        .when(give(20, TECHNICIAN, SALES))
        .then_refused("P10.11.08b");
    story
        .clone()
        .when(give(20, TECHNICIAN, DESK))
        .then(|story| assert_eq!(story.case().transfers.len(), 2));
    // At the second that is not taken a leader says whose it is, for good.
    let story = given([
        complaint(),
        give(10, DESK, TECHNICIAN),
        decline(12, TECHNICIAN),
        give(14, DESK, SALES),
    ]);
    assert!(!story.has(Duty::DecideOwner));
    let story = story.when(decline(16, SALES)).allowed();
    assert_eq!(story.case().declines.len(), 2);
    let clock = story.clock(Duty::DecideOwner);
    assert_eq!(clock.owner, Owner::Role(Role::GeneralManager));
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.11.08b"));
    assert!(
        story.owed(Duty::ReplyComplaint),
        "the clock never stops meanwhile"
    );
    let story = story.when(give(30, MANAGER, TECHNICIAN)).allowed();
    assert!(!story.owed(Duty::DecideOwner));
    story
        .clone()
        .when(decline(31, TECHNICIAN))
        .then_refused("P10.11.08b");
    story.when(accept(31, TECHNICIAN)).allowed();
}

#[test]
fn the_third_transfer_comes_before_the_supervisor() {
    // P10.04.01b: of every kind of case; there is always one owner, and giving counts as done only when it was accepted.
    let story = given([
        no_heat(),
        give(1, DESK, SALES),
        accept(2, SALES),
        give(3, DESK, TECHNICIAN),
        accept(4, TECHNICIAN),
    ]);
    assert_eq!(story.case().in_charge.value, TECHNICIAN);
    assert!(!story.has(Duty::DecideOwner));
    let story = story.when(give(5, DESK, SALES)).allowed();
    assert_eq!(story.case().in_charge.value, TECHNICIAN, "not yet accepted");
    let clock = story.clock(Duty::DecideOwner);
    assert_eq!(clock.owner, Owner::Role(Role::Supervisor));
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.04.01b"));
    let story = story.when(give(9, HEAD, MANAGER)).allowed();
    assert!(!story.owed(Duty::DecideOwner));
}

#[test]
fn the_station_has_an_opinion_within_the_hour_and_tells_the_dispatch_room() {
    // P10.04.05b, P10.04.05c: one hour for both, to the millisecond.
    let story = given([complaint(), give(10, DESK, HEAD)]);
    let clock = story.clock(Duty::ProposeHandling);
    assert_eq!(clock.deadline.due, minute(70));
    assert_eq!(clock.owner, Owner::Person(HEAD));
    let change = |change: fn(&mut Proposal)| {
        let mut step = propose(40);
        if let CaseCommand::Record(CaseEvent::Petition(PetitionEvent::Proposed(proposal))) =
            &mut step.command
        {
            change(proposal);
        }
        story.clone().when(step)
    };
    change(|proposal| proposal.what = String::new()).then_refused("P10.04.05b");
    change(|proposal| proposal.told = String::new()).then_refused("P10.04.05c");
    let story = change(|_| ()).allowed();
    assert_eq!(story.clock(Duty::ProposeHandling).met, Some(minute(40)));
    story.when(propose(45)).then_refused("P10.04.05b");
}

#[test]
fn what_is_handed_down_is_replied_to_within_the_hour_and_until_the_result() {
    // P10.04.05d
    let above = PetitionIntake {
        way: Way::FromAbove,
        ..intake()
    };
    let reply = |m: i64, next: Option<i64>| {
        on_petition(
            DESK,
            m,
            PetitionEvent::ReportedBack(ReportBack {
                what: "已派人，等結果".into(),
                next: next.map(minute),
                told: "調度室".into(),
                occurred_at: minute(m),
            }),
        )
    };
    let story = given([take(taken_as(above))]);
    assert_eq!(
        story.clock(Duty::ReplyToDispatch).deadline.due,
        START.plus(HOUR)
    );
    story
        .clone()
        .when(reply(50, Some(40)))
        .then_refused("P10.04.05d");
    let story = story.when(reply(50, Some(300))).allowed();
    let clock = story.clock(Duty::ReplyToDispatch);
    assert!(clock.is_open());
    assert_eq!(clock.deadline.due, minute(300));
    let story = story.when(reply(290, None)).allowed();
    assert!(!story.owed(Duty::ReplyToDispatch));
    story.when(reply(295, None)).then_refused("P10.04.05d");
    assert!(!given([complaint()]).has(Duty::ReplyToDispatch));
}

#[test]
fn a_matter_without_a_limit_of_its_own_has_the_firms() {
    // P10.04.05a
    let bare = given([request()]).without(1).without(13).without(15);
    let mut bare = bare;
    bare.world.cases.get_mut(&CASE).unwrap().promises.clear();
    let clock = bare.clock(Duty::DealWith);
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.04.05a"));
    assert!(clock.is_open());
    for story in [given([request()]), given([no_heat()]), given([complaint()])] {
        assert!(!story.has(Duty::DealWith));
        assert!(
            story
                .clocks()
                .iter()
                .any(huiyin::domain::clock::Clock::is_open)
        );
    }
}

#[test]
fn somebody_above_presses_and_a_second_time_goes_to_the_leader() {
    // P10.11.09c
    let urge = |m: i64, by, to, until: i64| {
        on_petition(
            by,
            m,
            PetitionEvent::Urged(Urge {
                to,
                until: minute(until),
                words: "今天之內".into(),
                occurred_at: minute(m),
            }),
        )
    };
    let hear = |m: i64, by| {
        on_petition(
            by,
            m,
            PetitionEvent::UrgeHeard {
                words: "在辦".into(),
                occurred_at: minute(m),
            },
        )
    };
    let story = given([
        complaint(),
        give(10, DESK, TECHNICIAN),
        accept(15, TECHNICIAN),
    ]);
    story
        .clone()
        .when(urge(100, DESK, TECHNICIAN, 200))
        .then_refused("P10.11.09c");
    story
        .clone()
        .when(urge(100, HEAD, TECHNICIAN, 90))
        .then_refused("P10.11.09c");
    let story = story.when(urge(100, HEAD, TECHNICIAN, 200)).allowed();
    assert_eq!(story.clock(Duty::HearUrge).owner, Owner::Person(TECHNICIAN));
    assert_eq!(
        story.primary(TECHNICIAN, minute(101)),
        Some(ActionKind::HearUrge)
    );
    story
        .clone()
        .when(hear(110, SALES))
        .then_refused("P10.11.09c");
    let story = story.when(hear(110, TECHNICIAN)).allowed();
    assert!(!story.owed(Duty::HearUrge));
    story
        .clone()
        .when(urge(300, HEAD, TECHNICIAN, 400))
        .then_refused("P10.11.09c");
    story.when(urge(300, HEAD, MANAGER, 400)).allowed();
}

#[test]
fn a_case_without_movement_comes_before_the_first_responsible() {
    // P10.11.09b: a working day after the last step, whoever has it by then.
    let story = given([complaint(), give(10, DESK, HEAD), accept(15, HEAD)]);
    let clock = story.clock(Duty::FollowProgress);
    assert_eq!(clock.owner, Owner::Person(DESK));
    assert_eq!(clock.deadline.start, minute(15));
    let moved = story.when(propose(60)).allowed();
    assert_eq!(moved.clock(Duty::FollowProgress).deadline.start, minute(60));
    assert!(!settled().has(Duty::FollowProgress));
}
