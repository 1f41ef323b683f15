//! 首問制: whoever is asked first is responsible (P01.02).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{
    ActionKind, CalledAgain, Caller, CaseEvent, CaseRefusal, Channel, Contested, Grade, Intake,
    Received, Told, next_number, similar,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::ids::CaseId;
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::time::SECOND;
use uuid::Uuid;

fn solve_first(m: i64) -> Step {
    let event = CaseEvent::SolvedFirst {
        occurred_at: minute(m),
        what: "先關總閥".into(),
    };
    step(DESK, minute(m), event)
}

fn sheet(m: i64) -> Step {
    let event = CaseEvent::ContactSheetHandedIn {
        occurred_at: minute(m),
        still_needed: String::new(),
    };
    step(DESK, minute(m), event)
}

#[test]
fn the_first_asked_stays_the_first_responsible() {
    // P01.02.01
    let story = given([request(), hand_over(10, HEAD), accept(15, HEAD)]);
    assert_eq!(story.case().first_responsible, DESK);
    assert_eq!(story.case().in_charge.value, HEAD);
    let mut story = given([request()]);
    let second = Received {
        occurred_at: minute(4),
        ..received(Intake::Request)
    };
    story.fold(of_case(CaseEvent::Received(second)), SALES, minute(4));
    assert_eq!(
        story.case().first_responsible,
        DESK,
        "the earlier one stays in front"
    );
    assert_eq!(
        story.case().contested(),
        [Contested::Received],
        "and a person has to settle it"
    );
}

#[test]
fn a_case_always_has_exactly_one_person_in_charge() {
    // P01.02.00
    given([request()])
        .when(hand_over(5, STRANGER))
        .then_refused("P01.02.00");
    given([request()])
        .when(hand_over(5, DESK))
        .then_refused("P01.02.00");
    given([request()])
        .when(close(5).by(SALES))
        .then_refused("P01.02.00");
}

#[test]
fn a_matter_is_given_over_and_owned_until_it_is_accepted() {
    // P01.02.04b
    let given_over = given([request(), hand_over(10, HEAD)]);
    assert_eq!(given_over.case().in_charge.value, DESK);
    let clock = given_over.clock(Duty::AcceptHandover);
    assert_eq!(
        (clock.owner, clock.deadline.due),
        (Owner::Person(HEAD), minute(40))
    );
    given_over
        .clone()
        .when(accept(12, SALES))
        .then_refused("P01.02.04b");
    assert_eq!(
        given_over.primary(HEAD, minute(12)),
        Some(ActionKind::Accept)
    );
    let declined = CaseEvent::Declined {
        reason: "不歸我".into(),
    };
    let declined = given_over.when(step(HEAD, minute(12), declined)).allowed();
    assert_eq!(declined.case().in_charge.value, DESK);
    declined.when(accept(13, HEAD)).then_refused("P01.02.04b");
}

#[test]
fn nobody_is_put_off_without_a_reason() {
    // P01.02.03d
    let silent = CaseEvent::Declined {
        reason: String::new(),
    };
    given([request(), hand_over(10, HEAD)])
        .when(step(HEAD, minute(12), silent))
        .then_refused("P01.02.03d");
}

#[test]
fn a_matter_of_somebody_else_is_registered_as_carefully() {
    // P01.02.04a
    let mut story = given([request()]);
    let case = story.world.cases.get_mut(&CASE).unwrap();
    case.caller = Caller {
        phone: String::new(),
        ..case.caller.clone()
    };
    story.when(hand_over(5, HEAD)).then_refused("P01.02.04a");
}

#[test]
fn caller_number_and_wish_are_asked() {
    let asked_for = |change: fn(&mut Received)| {
        let mut received = Received {
            promise: Some(minute(240)),
            ..received(Intake::Request)
        };
        change(&mut received);
        firm().when(take(received))
    };
    // P01.02.07g, P01.02.02c, P01.02.02d
    asked_for(|r| r.caller.phone = " ".into()).then_refused("P01.02.07g");
    asked_for(|r| r.caller.name = String::new()).then_refused("P01.02.07g");
    // P01.02.02e: "nothing stated" is a choice, silence is not.
    asked_for(|r| r.circumstances.wanted = Told::NotAsked).then_refused("P01.02.02e");
    asked_for(|r| r.circumstances.wanted = Told::NotKnown).allowed();
}

#[test]
fn every_employee_may_take_a_call() {
    // P01.02.07f
    for person in [TECHNICIAN, DESK, HEAD, MANAGER, SALES] {
        let story = firm().when(request().by(person)).allowed();
        assert_eq!(story.case().first_responsible, person);
    }
    firm()
        .when(request().by(STRANGER))
        .then_no(CaseRefusal::NotEnrolled);
}

#[test]
fn a_second_call_about_the_same_matter_is_seen_while_it_is_taken() {
    // P01.02.07j
    let mut story = given([leak()]);
    let mut other = story.case().clone();
    other.id = CaseId(Uuid::from_u128(101));
    other.words = "帳單看不懂".into();
    other.received_at = minute(1);
    let mut elsewhere = other.clone();
    elsewhere.id = CaseId(Uuid::from_u128(102));
    elsewhere.caller.phone = "111".into();
    for case in [&other, &elsewhere] {
        story.world.cases.insert(case.id, case.clone());
    }
    let found = similar(&story.world, None, "13900000000", "暖氣管漏水");
    assert_eq!(found, [CASE, other.id], "same number, the same words first");
    assert_eq!(similar(&story.world, None, "", "暖氣管漏水"), []);
    let call = CaseEvent::CalledAgain(CalledAgain {
        occurred_at: minute(20),
        channel: Channel::Phone,
        words: "怎麼還沒來".into(),
    });
    let story = story.when(step(SALES, minute(20), call)).allowed();
    assert_eq!(story.case().called_again.len(), 1);
}

#[test]
fn a_matter_of_weight_goes_to_the_general_manager_at_once() {
    // P01.02.05a, where only the service regulation holds
    let major = Received {
        grade: Grade::Major,
        promise: Some(minute(240)),
        ..received(Intake::Request)
    };
    let story = firm().without(15).when(take(major)).allowed();
    let clock = story.clock(Duty::ReportMajor);
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P01.02.05a"));
    assert_eq!(
        story.standing(Duty::ReportMajor, second(1801)),
        Standing::Overdue(SECOND)
    );
    let to_head = story.when(report(5, HEAD, "知道了")).allowed();
    assert!(
        to_head.owed(Duty::ReportMajor),
        "a head is not the general manager"
    );
    let solved = to_head
        .when(solve(10))
        .allowed()
        .when(answer(11, None, true))
        .allowed();
    solved.clone().when(close(12)).then_refused("P01.02.05a");
    solved
        .when(report_to_manager(13))
        .allowed()
        .when(close(14))
        .allowed();
}

#[test]
fn closing_waits_for_the_managers_instruction() {
    // P01.02.05b
    let told = given([
        request(),
        mark_major(1),
        report(5, MANAGER, ""),
        solve(10),
        answer(11, None, true),
    ]);
    told.clone().when(close(12)).then_refused("P01.02.05b");
    told.when(report_to_manager(13))
        .allowed()
        .when(close(14))
        .allowed();
}

#[test]
fn only_the_first_responsible_solves_before_the_paperwork() {
    // P01.02.06a
    given([request()])
        .when(solve_first(5).by(HEAD))
        .then_refused("P01.02.06a");
    let used = given([request(), solve_first(5)]);
    let right = used.case().solved_first.clone().unwrap();
    assert_eq!((right.by, right.at), (DESK, minute(5)));
    used.when(solve_first(6)).then_refused("P01.02.06a");
}

#[test]
fn the_contact_sheet_follows_before_the_case_closes() {
    // P01.02.06b: within one working day, so by Tuesday 17:30.
    let used = || given([request(), solve_first(5), solve(10), answer(11, None, true)]);
    assert_eq!(
        used().clock(Duty::HandInContactSheet).deadline.due,
        minute(24 * 60 + 450)
    );
    used().when(close(12)).then_refused("P01.02.06b");
    used().when(sheet(12).by(SALES)).then_refused("P01.02.06b");
    let handed_in = used().when(sheet(12)).allowed();
    assert_eq!(
        handed_in.clock(Duty::HandInContactSheet).met,
        Some(minute(12))
    );
    handed_in.when(close(13)).allowed();
    given([request()]).when(sheet(5)).then_refused("P01.02.06b");
}

#[test]
fn a_case_number_tells_month_tablet_and_count() {
    let story = given([leak()]);
    let device = DeviceId([3; 32]);
    let first = next_number(&story.world, device, START, 480);
    assert_eq!(first, "2611-DD-0001");
    let mut world = story.world.clone();
    world.cases.get_mut(&CASE).unwrap().number = "2611-DD-0041".into();
    assert_eq!(next_number(&world, device, START, 480), "2611-DD-0042");
    let new_year = minute(38 * 24 * 60 + 14 * 60);
    assert_eq!(next_number(&world, device, new_year, 480), "2701-DD-0001");
    assert_eq!(next_number(&world, device, new_year, 0), "2612-DD-0001");
}
