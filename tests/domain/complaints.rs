//! Promises and answers (P13), five clears and one report (P15).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{
    ActionKind, Answer, CaseCommand, CaseEvent, CaseRefusal, Channel, Circumstances, Clear,
    Closing, Grade, Intake, Received, Satisfaction,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::time::{MINUTE, SECOND, Timestamp};

fn asked_for(change: impl FnOnce(&mut Received)) -> Step {
    let mut received = Received {
        promise: Some(minute(240)),
        ..received(Intake::Request)
    };
    change(&mut received);
    take(received)
}

#[test]
fn what_the_customer_says_is_written_down() {
    // P15.01.01b, and P13.01.03 by the same field
    firm()
        .when(asked_for(|r| r.words = " ".into()))
        .then_refused("P15.01.01b");
    assert!(given([request()]).clears().heard);
}

#[test]
fn whoever_does_not_settle_on_the_spot_promises_a_time() {
    // P13.01.07
    firm()
        .when(asked_for(|r| r.promise = None))
        .then_refused("P13.01.07");
    firm()
        .when(asked_for(|r| r.promise = Some(START)))
        .then_refused("P13.01.07");
    let again = CaseEvent::Promised {
        occurred_at: minute(5),
        by: minute(5),
    };
    given([request()])
        .when(step(DESK, minute(5), again))
        .then_refused("P13.01.07");
    // A repair has its own clocks.
    given([leak()]);
}

#[test]
fn a_small_matter_is_settled_while_it_is_taken() {
    // P13.01.06, P13.05.04b and P01.02.03b: answer, result and the customer's view in one step; the reply's time is the intake's.
    let settle = |answer: Answer, closing: Closing| {
        let mut received = received(Intake::Request);
        received.circumstances = Circumstances {
            wanted: said("怎麼看帳單"),
            ..Circumstances::default()
        };
        Step {
            actor: SALES,
            now: minute(3),
            command: CaseCommand::ReceiveAndSettle(received, answer, closing),
        }
    };
    let answer = Answer {
        occurred_at: minute(3),
        channel: Channel::Phone,
        told: String::new(),
        course: "在第二頁".into(),
        result: "看懂了".into(),
        next: None,
        solves: true,
    };
    let story = firm().when(settle(answer.clone(), closing(3))).allowed();
    assert!(story.case().is_closed());
    assert_eq!(story.case().answers[0].occurred_at, START);
    assert!(story.clears().missing().is_empty());
    assert!(story.clocks().iter().all(|clock| !clock.is_open()));
    let empty = Answer {
        result: String::new(),
        ..answer.clone()
    };
    firm()
        .when(settle(empty, closing(3)))
        .then_refused("P15.01.04a");
    let mut a_leak = leak();
    let CaseCommand::Receive(received) = a_leak.command.clone() else {
        panic!("a receiving");
    };
    a_leak.command = CaseCommand::ReceiveAndSettle(received, answer, closing(3));
    firm().when(a_leak).then_refused("P10.09.04b");
}

#[test]
fn only_a_recorded_answer_keeps_a_promise() {
    // P13.01.08
    let story = given([request(), mark_major(10), report(20, HEAD, "去看")]);
    assert!(story.owed(Duty::KeepPromise), "a change of state does not");
    let late = story.standing(Duty::KeepPromise, minute(240).plus(SECOND));
    assert_eq!(late, Standing::Overdue(SECOND));
    let kept = story.when(answer(240, None, true)).allowed();
    assert_eq!(
        kept.standing(Duty::KeepPromise, minute(300)),
        Standing::Met(minute(240))
    );
}

#[test]
fn it_is_time_to_call_first_before_the_promise_ends() {
    // P13.04.04: the clock turns amber at 80 % of the time.
    let clock = given([request()]).clock(Duty::KeepPromise);
    assert_eq!(clock.amber, 48 * MINUTE);
}

#[test]
fn an_answer_that_does_not_solve_promises_the_next() {
    // P13.01.09
    given([request()])
        .when(answer(30, None, false))
        .then_refused("P13.01.09");
    let story = given([request(), answer(30, Some(90), false)]);
    let promises = &story.case().promises;
    assert_eq!(promises.len(), 2, "the chain of promises stays readable");
    assert_eq!(
        (promises[0].kept, promises[1].by),
        (Some(minute(30)), minute(90))
    );
    story.when(close(40)).then_refused("P13.01.09");
    // P15.01.03c: the next reply lies ahead.
    given([request()])
        .when(answer(30, Some(30), false))
        .then_refused("P15.01.03c");
}

#[test]
fn a_reply_tells_the_course_and_the_result() {
    // P15.01.04a
    let reply = |course: &str, result: &str| {
        let answer = Answer {
            occurred_at: minute(30),
            channel: Channel::Phone,
            told: String::new(),
            course: course.into(),
            result: result.into(),
            next: None,
            solves: true,
        };
        step(DESK, minute(30), CaseEvent::Answered(answer))
    };
    given([request()])
        .when(reply("", "好了"))
        .then_refused("P15.01.04a");
    given([request()])
        .when(reply("查過", ""))
        .then_refused("P15.01.04a");
    // Due at the end of the next working day: Tuesday 17:30.
    let story = given([request(), solve(60)]);
    let clock = story.clock(Duty::Reply);
    assert_eq!(clock.deadline.due, minute(24 * 60 + 450));
    let story = story.when(answer(70, None, true)).allowed();
    assert_eq!(story.clock(Duty::Reply).met, Some(minute(70)));
}

#[test]
fn whoever_takes_a_complaint_follows_it_to_result_and_reply() {
    // P15.01.03a
    given([request(), solve(60)])
        .when(close(61))
        .then_refused("P15.01.03a");
    let story = given([request(), hand_over(10, HEAD), accept(12, HEAD)]);
    assert_eq!(
        story.case().first_responsible,
        DESK,
        "whoever took it stays its follower"
    );
    given([request(), solve(60), answer(61, None, true)])
        .when(close(62))
        .allowed();
}

#[test]
fn closing_waits_for_all_five_clears() {
    // P15.01.00, P15.01.02a
    let unasked = || {
        let received = asked_for(|r| {
            r.circumstances = Circumstances {
                wanted: said("退費"),
                ..Circumstances::default()
            };
        });
        given([received, solve(60), answer(61, None, true)])
    };
    let story = unasked();
    assert_eq!(story.clears().missing(), [Clear::Asked]);
    story.when(close(62)).then_refused("P15.01.00");
    let clarified = step(DESK, minute(62), CaseEvent::Clarified(all_asked()));
    unasked()
        .when(clarified)
        .allowed()
        .when(close(63))
        .allowed();
    let begun = given([request()]).clears();
    let open = [Clear::Followed, Clear::Replied, Clear::Recorded];
    assert_eq!(begun.missing(), open);
}

#[test]
fn the_record_holds_matter_course_and_result() {
    // P15.01.05a
    let empty = Closing {
        result: String::new(),
        ..closing(62)
    };
    let told = || given([request(), solve(60), answer(61, None, true)]);
    assert!(told().clears().recorded);
    told()
        .when(step(DESK, minute(62), CaseEvent::Closed(empty)))
        .then_refused("P15.01.05a");
}

#[test]
fn a_major_complaint_is_reported_upwards_within_half_an_hour() {
    // P15.01.06, P15.02.00: the grade decides what has to be done.
    let major = || given([asked_for(|r| r.grade = Grade::Major)]);
    assert_eq!(
        major().standing(Duty::ReportMajor, minute(30)),
        Standing::Running(0)
    );
    assert_eq!(major().clears().reported, Some(false));
    major()
        .when(report(10, SALES, "好"))
        .then_refused("P15.01.06");
    let told = major().when(report(30, HEAD, "去看")).allowed();
    assert_eq!(
        told.standing(Duty::ReportMajor, minute(40)),
        Standing::Met(minute(30))
    );
    assert_eq!(told.clears().reported, Some(true));
    let solved = major()
        .when(solve(5))
        .allowed()
        .when(answer(6, None, true))
        .allowed();
    solved.when(close(7)).then_refused("P15.01.06");
    assert_eq!(
        given([request()]).clears().reported,
        None,
        "ordinary ones are not"
    );
    given([request()])
        .when(report(5, HEAD, ""))
        .then_refused("P15.01.06");
    given([request(), mark_major(5)])
        .when(mark_major(6))
        .then_refused("P15.02.00");
    let marked = given([request(), mark_major(5)]);
    assert_eq!(marked.clock(Duty::ReportMajor).deadline.due, minute(35));
}

#[test]
fn a_report_upwards_is_owed_a_word_by_whoever_was_reported_to() {
    // P15.01.06: the report counts once the head or leader is known to know.
    let told = given([asked_for(|r| r.grade = Grade::Major), report(10, HEAD, "")]);
    assert_eq!(told.clears().reported, Some(false));
    let clock = told.clock(Duty::AcknowledgeReport);
    assert_eq!(
        (clock.owner, clock.deadline.due),
        (Owner::Person(HEAD), minute(40))
    );
    assert_eq!(
        told.primary(HEAD, minute(11)),
        Some(ActionKind::Acknowledge)
    );
    told.clone()
        .when(acknowledge(12, MANAGER))
        .then_refused("P15.01.06");
    let known = told.when(acknowledge(45, HEAD)).allowed();
    assert_eq!(known.clears().reported, Some(true));
    assert_eq!(
        known.standing(Duty::AcknowledgeReport, minute(50)),
        Standing::MetLate(minute(45), 5 * MINUTE)
    );
    known.when(acknowledge(46, HEAD)).then_refused("P15.01.06");
    // Who reports by telephone writes down what was said: that is a word.
    let said = given([
        asked_for(|r| r.grade = Grade::Major),
        report(10, HEAD, "去看"),
    ]);
    assert!(!said.owed(Duty::AcknowledgeReport));
    assert_eq!(said.clears().reported, Some(true));
    // P01.02.05b: an instruction may come with the word.
    let instructed = CaseEvent::Acknowledged {
        occurred_at: minute(20),
        instruction: "先救水".into(),
    };
    let story = given([
        asked_for(|r| r.grade = Grade::Major),
        report(10, HEAD, ""),
        step(HEAD, minute(20), instructed),
    ]);
    assert_eq!(story.case().reports[0].report.instruction, "先救水");
}

#[test]
fn what_the_customer_says_is_repeated_to_them_or_it_is_said_why_not() {
    // P13.01.04
    let taken = |change: fn(&mut Received)| {
        let mut received = Received {
            promise: Some(minute(240)),
            ..received(Intake::Request)
        };
        change(&mut received);
        firm().when(take(received))
    };
    taken(|received| received.read_back = false).then_refused("P13.01.04");
    taken(|received| {
        received.read_back = false;
        received.not_read_back = "掛斷了".into();
    })
    .allowed();
    // A letter cannot be repeated to anybody.
    taken(|received| {
        received.read_back = false;
        received.channel = Channel::Written;
    })
    .allowed();
}

#[test]
fn a_written_complaint_is_answered_in_writing() {
    // P15.02.03c
    let written = || {
        given([
            asked_for(|r| r.channel = Channel::Written),
            solve(60),
            answer(61, None, true),
        ])
    };
    written().when(close(62)).then_refused("P15.02.03c");
    let letter = Answer {
        occurred_at: minute(70),
        channel: Channel::Written,
        told: "王女士".into(),
        course: "查過".into(),
        result: "已退費".into(),
        next: None,
        solves: true,
    };
    let answered = written()
        .when(step(DESK, minute(70), CaseEvent::Answered(letter)))
        .allowed();
    answered.when(close(71)).allowed();
}

#[test]
fn a_dissatisfied_customers_case_is_closed_by_a_superior() {
    // P13.04.06
    let told = || given([request(), solve(60), answer(61, None, true)]);
    let dissatisfied = || {
        let closing = Closing {
            satisfaction: Some(Satisfaction::Not),
            ..closing(62)
        };
        step(DESK, minute(62), CaseEvent::Closed(closing))
    };
    told().when(dissatisfied()).then_refused("P13.04.06");
    told().when(dissatisfied().by(HEAD)).allowed();
}

#[test]
fn giving_away_or_opening_again_needs_a_reason() {
    // P13.04.03
    let mut silent = hand_over(5, HEAD);
    let CaseCommand::Record(CaseEvent::HandedOver(handover)) = &mut silent.command else {
        panic!("a handover");
    };
    handover.reason = String::new();
    given([request()]).when(silent).then_refused("P13.04.03");
    let reopened = CaseEvent::Reopened {
        reason: String::new(),
        occurred_at: minute(80),
    };
    given([request(), solve(60), answer(61, None, true), close(62)])
        .when(step(DESK, minute(80), reopened))
        .then_refused("P13.04.03");
}

#[test]
fn opened_again_it_needs_a_new_result_and_a_new_reply() {
    let reopened = CaseEvent::Reopened {
        reason: "又壞了".into(),
        occurred_at: minute(80),
    };
    let story = given([
        request(),
        solve(60),
        answer(61, None, true),
        close(62),
        step(DESK, minute(80), reopened),
    ]);
    story.when(close(90)).then_no(CaseRefusal::NotSolved);
}

#[test]
fn a_calendar_without_working_time_never_hides_what_is_owed() {
    let mut story = given([request(), solve(60)]);
    for (_, calendar) in &mut story.world.organisation.calendars {
        calendar.week.clear();
    }
    let clock = story.clock(Duty::Reply);
    assert_eq!(clock.deadline.due, Timestamp(minute(60 + 24 * 60).0));
    let span = clock.deadline.span;
    assert_eq!(
        span,
        Some(huiyin::domain::calendar::Span::CalendarDays(1)),
        "and says so"
    );
}
