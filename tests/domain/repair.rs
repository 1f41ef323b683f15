//! A repair from the call to the receipt, in the regulation's own order (P10 九).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::{CauseKind, RepairEvent, RepairIntake, Scope, Symptom};
use huiyin::domain::cases::{
    ActionKind, CaseEvent, CaseRefusal, Circumstances, Closing, Intake, Procedure, Satisfaction,
    StageMark, Told, repeat_of,
};
use huiyin::domain::clock::Duty;
use huiyin::domain::event::Event;
use huiyin::domain::ids::CaseId;
use uuid::Uuid;

fn repair_in(story: &Story) -> &huiyin::domain::cases::repair::Repair {
    match &story.case().procedure {
        Procedure::Repair(repair) => repair,
        _ => panic!("not a repair"),
    }
}

#[test]
fn a_leak_goes_from_the_call_to_the_revisit() {
    let story = given([leak()]);
    assert!(story.owed(Duty::ArriveAtLeak));
    assert_eq!(story.primary(DESK, minute(1)), Some(ActionKind::Notify));
    let story = story.when(notify(3)).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(4)),
        Some(ActionKind::Arrive)
    );
    let story = story.when(arrive(20)).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(21)),
        Some(ActionKind::Find)
    );
    let story = story.when(find(25, Some(CauseKind::Valve))).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(26)),
        Some(ActionKind::Remove)
    );
    let story = story.when(remove(60)).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(61)),
        Some(ActionKind::SignReceipt)
    );
    let story = story.when(sign(65)).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(66)),
        Some(ActionKind::Close)
    );
    let story = story.when(close(66).by(TECHNICIAN)).allowed();
    assert!(story.case().is_closed());
    assert!(matches!(
        story.marks()[..],
        [.., StageMark::Done(_), StageMark::Now(Some(_))]
    ));
    let story = story.when(revisit(60 + 49 * 60, true)).allowed();
    assert!(story.clocks().iter().all(|clock| !clock.is_open()));
}

#[test]
fn what_one_owes_and_is_late_comes_before_the_usual_order() {
    // Proposed to somebody by name when it was taken, and nobody told them.
    let mut received = repair_of(Symptom::Leaking, Scope::Company);
    received.intake = Intake::Repair(RepairIntake {
        symptom: Symptom::Leaking,
        scope: Scope::Company,
        technician: Some(TECHNICIAN),
    });
    let story = given([take(received)]);
    let before = story.primary(DESK, minute(2));
    assert_ne!(before, Some(ActionKind::Notify), "nobody is late yet");
    assert_eq!(story.primary(DESK, minute(50)), Some(ActionKind::Notify));
    assert_eq!(
        story.primary(TECHNICIAN, minute(50)),
        Some(ActionKind::Arrive),
        "telling is the desk's"
    );
}

#[test]
fn finishing_on_the_spot_is_offered_to_technicians_only() {
    let story = given([leak(), notify(3), arrive(20)]);
    assert!(story.may(TECHNICIAN, ActionKind::FinishOnSite, minute(21)));
    assert!(!story.may(DESK, ActionKind::FinishOnSite, minute(21)));
}

#[test]
fn any_other_repair_is_agreed_with_the_customer_first() {
    let story = given([no_heat(), notify(2)]);
    assert_eq!(
        story.primary(TECHNICIAN, minute(3)),
        Some(ActionKind::Contact)
    );
    let story = story.when(contact(10, 90)).allowed();
    assert_eq!(
        story.primary(TECHNICIAN, minute(11)),
        Some(ActionKind::Arrive)
    );
    assert_eq!(story.marks().len(), 7);
    let story = given([leak()]);
    assert_eq!(story.marks().len(), 6, "a leak has no stop for the contact");
}

#[test]
fn a_technician_who_is_asked_first_goes() {
    let story = given([leak().by(TECHNICIAN)]);
    assert_eq!(repair_in(&story).technician, Some(TECHNICIAN));
    assert!(!story.owed(Duty::NotifyRepair));
}

#[test]
fn what_the_user_tells_about_the_fault_is_asked_in_detail() {
    // P10.09.04a: each question can be answered "not known"; what is seen decides the clock.
    let told = Circumstances {
        place: said("廚房"),
        since: Told::NotKnown,
        ..Circumstances::default()
    };
    let clarify = step(DESK, minute(1), CaseEvent::Clarified(told.clone()));
    let story = given([no_heat(), clarify]);
    assert_eq!(story.case().circumstances.value, told);
    assert!(story.owed(Duty::ContactCustomer));
    for symptom in Symptom::ALL {
        let story = given([take(repair_of(symptom, Scope::Company))]);
        assert_eq!(story.has(Duty::ArriveAtLeak), symptom.is_leak());
        assert_eq!(story.has(Duty::ArriveOnSite), !symptom.is_leak());
    }
}

#[test]
fn a_repair_is_taken_with_a_judgement_whose_fault_it_is() {
    // P10.09.04b: the type has no repair without a scope, so a body without one does not decode and cannot be written.
    let body = r#"{"case":{"received":{"number":"1","intake":{"repair":{"symptom":"leaking"}},"caller":{"name":""},
        "channel":"phone","words":"漏","occurred_at":0}}}"#;
    assert!(serde_json::from_str::<Event>(body).is_err());
    let judged = body.replace(r#""leaking""#, r#""leaking","scope":"cannot_judge""#);
    assert!(serde_json::from_str::<Event>(&judged).is_ok());
    for scope in [Scope::Company, Scope::CannotJudge] {
        let story = given([take(repair_of(Symptom::Leaking, scope))]);
        assert!(story.owed(Duty::NotifyRepair));
    }
}

#[test]
fn nothing_is_found_before_somebody_is_there_and_nothing_removed_before_the_cause_is_known() {
    // P10.09.10e
    given([leak()])
        .when(find(10, Some(CauseKind::Wear)))
        .then_refused("P10.09.10e");
    given([leak(), arrive(20)])
        .when(remove(30))
        .then_refused("P10.09.10e");
    given([leak(), arrive(20), find(25, None)])
        .when(remove(30))
        .then_no(CaseRefusal::CauseMissing);
    let nothing = RepairEvent::Found(huiyin::domain::cases::repair::Finding {
        found: " ".into(),
        ..finding(25, None)
    });
    given([leak(), arrive(20)])
        .when(repair(25, nothing))
        .then_refused("P10.09.10e");
    given([
        leak(),
        arrive(20),
        find(25, None),
        find(28, Some(CauseKind::Wear)),
    ])
    .when(remove(30))
    .then(|story| assert!(!story.owed(Duty::FinishRepair)));
}

#[test]
fn leaving_before_the_end_needs_a_reason_and_a_time_of_return() {
    // P10.09.10f
    let there = || given([leak(), arrive(20), find(25, Some(CauseKind::Valve))]);
    let without_reason = RepairEvent::Left {
        reason: String::new(),
        occurred_at: minute(40),
        return_at: minute(100),
        users_wish: false,
    };
    there()
        .when(repair(40, without_reason))
        .then_refused("P10.09.10f");
    there()
        .when(leave(40, 40, false))
        .then_refused("P10.09.10f");
    let away = there().when(leave(40, 100, false)).allowed();
    assert_eq!(away.clock(Duty::Return).deadline.due, minute(100));
    away.clone().when(remove(60)).then_refused("P10.09.10e");
    let back = away.when(arrive(95)).allowed();
    assert_eq!(back.clock(Duty::Return).met, Some(minute(95)));
    assert_eq!(
        repair_in(&back).arrived,
        Some(minute(20)),
        "the first arrival counts"
    );
    back.when(remove(120)).allowed();
    given([leak(), arrive(20)])
        .when(sign(30))
        .then_refused("P10.09.10f");
    given([leak(), arrive(20)])
        .when(close(30))
        .then_refused("P10.09.10f");
}

#[test]
fn a_repair_ends_working_and_checked_and_the_same_fault_within_days_is_a_repeat() {
    // P10.09.02c
    let there = || given([leak(), arrive(20), find(25, Some(CauseKind::Valve))]);
    let mut broken = removal(minute(60));
    broken.works_again = false;
    there()
        .when(repair(60, RepairEvent::Removed(broken)))
        .then_refused("P10.09.02c");
    let mut unchecked = removal(minute(60));
    unchecked.temperature_tenths = None;
    unchecked.check = " ".into();
    there()
        .when(repair(60, RepairEvent::Removed(unchecked)))
        .then_refused("P10.09.02c");

    let mut story = there().when(remove(60)).allowed();
    let mut earlier = story.case().clone();
    earlier.customer = Some(CUSTOMER);
    let mut again = earlier.clone();
    again.id = CaseId(Uuid::from_u128(101));
    again.received_at = minute(60 + 7 * 24 * 60);
    if let Procedure::Repair(repair) = &mut again.procedure {
        repair.begin_again();
    }
    let mut later = again.clone();
    later.id = CaseId(Uuid::from_u128(102));
    later.received_at = again.received_at.plus(1);
    for case in [&earlier, &again, &later] {
        story.world.cases.insert(case.id, case.clone());
    }
    let context = story.context(DESK, minute(20_000));
    assert_eq!(
        repeat_of(&again, &context),
        Some(CASE),
        "on the seventh day, to the millisecond"
    );
    assert_eq!(repeat_of(&later, &context), None);
}

#[test]
fn only_a_technician_works_at_the_place() {
    for sent in [arrive(20), arrive(20).by(DESK), arrive(20).by(SALES)] {
        let by = sent.actor;
        let outcome = given([leak()]).when(sent);
        if by == TECHNICIAN {
            outcome.allowed();
        } else {
            outcome.then_no(CaseRefusal::NotATechnician);
        }
    }
    given([leak()])
        .when(arrive(20).by(STRANGER))
        .then_no(CaseRefusal::NotEnrolled);
}

#[test]
fn the_responsible_technician_is_named_by_desk_head_or_the_technician() {
    // P10.09.08a
    given([leak()])
        .when(assign(2, SALES))
        .then_refused("P10.09.08a");
    let story = given([leak(), assign(2, TECHNICIAN)]);
    assert_eq!(repair_in(&story).technician, Some(TECHNICIAN));
    assert_eq!(
        story.clock(Duty::ArriveAtLeak).owner,
        huiyin::domain::clock::Owner::Person(TECHNICIAN)
    );
    given([leak()])
        .when(assign(2, TECHNICIAN).by(TECHNICIAN))
        .allowed();
    given([leak()])
        .when(assign(2, TECHNICIAN).by(SALES))
        .then_refused("P10.09.08b");
}

#[test]
fn times_lie_between_the_call_and_now_and_follow_one_another() {
    given([leak()])
        .when(arrive(30).written(minute(20)))
        .then_no(CaseRefusal::InFuture);
    given([leak()])
        .when(arrive(-5))
        .then_no(CaseRefusal::BeforeReceived);
    given([leak(), arrive(20)])
        .when(find(10, None))
        .then_no(CaseRefusal::OutOfOrder);
    let mut received = repair_of(Symptom::Leaking, Scope::Company);
    received.occurred_at = second(37);
    // A form takes minutes: the begun minute of the call still counts.
    let mut story = firm().when(take(received)).allowed();
    story = story.when(arrive(0).written(minute(1))).allowed();
    assert_eq!(repair_in(&story).arrived, Some(START));
}

#[test]
fn a_closed_case_takes_notes_and_calls_but_no_further_work() {
    let closed = given([
        leak(),
        arrive(20),
        find(25, Some(CauseKind::Valve)),
        remove(60),
        sign(65),
        close(66),
    ]);
    closed.clone().when(arrive(70)).then_no(CaseRefusal::Closed);
    closed.clone().when(close(70)).then_no(CaseRefusal::Closed);
    let note = huiyin::domain::cases::Note {
        text: "鑰匙已還".into(),
        attachments: Vec::new(),
    };
    closed
        .when(step(SALES, minute(70), CaseEvent::Noted(note)))
        .allowed();
    given([leak()])
        .when(revisit(70, true))
        .then_no(CaseRefusal::NotClosed);
    let reopen = CaseEvent::Reopened {
        reason: "又漏".into(),
        occurred_at: minute(70),
    };
    given([leak()])
        .when(step(DESK, minute(70), reopen))
        .then_no(CaseRefusal::NotClosed);
    let by_stranger = Closing {
        satisfaction: Some(Satisfaction::Not),
        ..closing(66)
    };
    given([
        leak(),
        arrive(20),
        find(25, Some(CauseKind::Valve)),
        remove(60),
        sign(65),
    ])
    .when(step(SALES, minute(66), CaseEvent::Closed(by_stranger)))
    .then_refused("P01.02.00");
}
