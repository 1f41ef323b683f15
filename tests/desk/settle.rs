//! What people wrote at the same time: every kind of conflict, on two and three tablets, met in every order, settled, settled apart, and
//! settled again.

use crate::apart::*;
use crate::property::{case, leak, leak_numbered, request};
use crate::tablet::{Tablet, customer, person};
use huiyin::desk::DeskError;
use huiyin::domain::cases::repair::{CauseKind, Finding, Receipt, Removal, RepairEvent, WorkStep};
use huiyin::domain::cases::request::RequestEvent;
use huiyin::domain::cases::{
    CaseEvent, CaseRefusal, Circumstances, Closing, Contested, HandOver, Satisfaction, Told,
    Version,
};
use huiyin::domain::complaints::ComplaintsEvent;
use huiyin::domain::complaints::basis::{Aim, Target};
use huiyin::domain::conflicts::{Choice, Conflict};
use huiyin::domain::customers::CustomerChange;
use huiyin::domain::event::Command;
use huiyin::domain::figures::{Figure, Figures};
use huiyin::domain::ids::CaseId;
use huiyin::domain::organisation::{FirmValue, OrganisationEvent};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::time::MINUTE;
use std::collections::BTreeSet;

fn repair(id: CaseId, event: RepairEvent) -> Command {
    record(id, CaseEvent::Repair(event))
}

#[test]
fn three_people_change_one_field_of_a_customer() {
    let tablets = three(TECHNICIAN, HEAD);
    for (tablet, phone) in tablets.iter().zip(["111", "222", "333"]) {
        tablet.edit(1, |facts| facts.phone = phone.to_owned());
    }
    tablets[0].edit(1, |facts| facts.address = "育才街 18 號".to_owned());
    let conflicts = meet(&tablets);
    assert_eq!(conflicts.len(), 1, "different fields merge");
    assert_eq!(
        authors(&conflicts[0]),
        [DESK, TECHNICIAN, HEAD].map(person).into()
    );
    let choices = conflicts[0].choices();
    assert_eq!(choices.len(), 3);
    let office = &tablets[2];
    let change = CustomerChange {
        phone: Some("222".to_owned()),
        ..CustomerChange::default()
    };
    let choice = Choice::Customer(customer(1), change);
    assert!(choices.iter().any(|(other, _)| *other == choice));
    keep(office, &choice).expect("settles");
    assert_eq!(meet(&tablets), []);
    assert_eq!(
        tablets[0].desk.world().customers[&customer(1)].phone.value,
        "222"
    );
}

#[test]
fn two_technicians_are_named_for_one_repair() {
    let tablets = three(HEAD, HEAD);
    let assign = |tablet: &Tablet, technician| {
        let event = RepairEvent::Assigned {
            technician: person(technician),
            occurred_at: at(tablet),
        };
        tablet.run(repair(case(1), event)).expect("assigns");
    };
    assign(&tablets[0], TECHNICIAN);
    assign(&tablets[2], OTHER_TECHNICIAN);
    contested_by(tablets, Contested::Technician, [HEAD, DESK]);
}

fn arrive(tablet: &Tablet) {
    let event = RepairEvent::Arrived {
        occurred_at: at(tablet),
        courtesy: BTreeSet::new(),
    };
    tablet.run(repair(case(1), event)).expect("arrives");
}

#[test]
fn two_arrive_first() {
    let tablets = three(TECHNICIAN, OTHER_TECHNICIAN);
    tablets[1].clock.set(tablets[1].clock.get() + 5 * MINUTE);
    arrive(&tablets[0]);
    arrive(&tablets[1]);
    let early = at(&tablets[0]);
    let versions = contested_by(tablets, Contested::Arrival, [TECHNICIAN, OTHER_TECHNICIAN]);
    let Version::Arrival(shown) = versions[0] else {
        panic!("an arrival")
    };
    assert!(shown <= early, "the earlier one shows until settled");
}

fn removal(tablet: &Tablet, work: &str) {
    let found = Finding {
        occurred_at: at(tablet),
        found: "接頭滲水".to_owned(),
        cause: Some(CauseKind::Wear),
        temperature_tenths: None,
        attachments: Vec::new(),
    };
    tablet
        .run(repair(case(1), RepairEvent::Found(found)))
        .expect("finds");
    let removed = Removal {
        occurred_at: at(tablet),
        work: work.to_owned(),
        steps: WorkStep::ALL.into(),
        left_out: String::new(),
        parts: Vec::new(),
        works_again: true,
        temperature_tenths: Some(205),
        check: "不漏".to_owned(),
        attachments: Vec::new(),
    };
    tablet
        .run(repair(case(1), RepairEvent::Removed(removed)))
        .expect("removes");
}

fn receipt(tablet: &Tablet, opinion: Satisfaction) {
    let receipt = Receipt {
        occurred_at: at(tablet),
        phone: "13800004821".to_owned(),
        opinion: Some(opinion),
        words: String::new(),
        signature: None,
        unsigned_because: "手濕".to_owned(),
    };
    tablet
        .run(repair(case(1), RepairEvent::ReceiptSigned(receipt)))
        .expect("signs");
}

fn close(tablet: &Tablet, result: &str) {
    let closing = Closing {
        occurred_at: at(tablet),
        result: result.to_owned(),
        satisfaction: None,
        reason: String::new(),
    };
    tablet
        .run(record(case(1), CaseEvent::Closed(closing)))
        .expect("closes");
}

#[test]
fn two_do_the_whole_repair_apart() {
    let work = || {
        let tablets = three(TECHNICIAN, OTHER_TECHNICIAN);
        for (tablet, work) in tablets.iter().take(2).zip(["換接頭", "換墊片"]) {
            arrive(tablet);
            removal(tablet, work);
            receipt(
                tablet,
                if work == "換接頭" {
                    Satisfaction::Very
                } else {
                    Satisfaction::Not
                },
            );
            close(tablet, work);
        }
        tablets
    };
    let people = [TECHNICIAN, OTHER_TECHNICIAN];
    for what in [
        Contested::Technician,
        Contested::Removal,
        Contested::Receipt,
        Contested::Closing,
    ] {
        contested_by(work(), what, people);
    }
}

#[test]
fn closed_here_and_opened_again_there() {
    let tablets = three(TECHNICIAN, HEAD);
    arrive(&tablets[0]);
    removal(&tablets[0], "換接頭");
    receipt(&tablets[0], Satisfaction::Satisfied);
    tablets[1].take(&tablets[0].give(None));
    tablets[2].take(&tablets[0].give(None));
    close(&tablets[0], "技術員結的");
    close(&tablets[1], "主管結的");
    let reopened = CaseEvent::Reopened {
        reason: "又滴水".to_owned(),
        occurred_at: at(&tablets[1]),
    };
    tablets[1].run(record(case(1), reopened)).expect("opens");
    let versions = contested_by(tablets, Contested::Closing, [TECHNICIAN, HEAD]);
    assert!(versions.contains(&Version::Closing(None)), "{versions:?}");
}

#[test]
fn a_closing_that_holds_against_an_opening_again_brings_the_finished_run_back() {
    let tablets = three(TECHNICIAN, HEAD);
    arrive(&tablets[0]);
    removal(&tablets[0], "換接頭");
    receipt(&tablets[0], Satisfaction::Satisfied);
    tablets[1].take(&tablets[0].give(None));
    close(&tablets[0], "技術員結的");
    close(&tablets[1], "主管結的");
    let reopened = CaseEvent::Reopened {
        reason: "又滴水".to_owned(),
        occurred_at: at(&tablets[1]),
    };
    tablets[1].run(record(case(1), reopened)).expect("opens");
    let conflicts = meet(&tablets);
    let closed = conflicts[0].choices().into_iter().map(|(choice, _)| choice);
    let closed = closed
        .into_iter()
        .find(|choice| matches!(choice, Choice::Case(_, Version::Closing(Some(_)))));
    keep(&tablets[2], &closed.expect("one is the closing")).expect("settles");
    let world = tablets[2].desk.world();
    let case = &world.cases[&case(1)];
    assert!(case.is_closed());
    assert!(
        case.procedure.result_at().is_some(),
        "the fault is removed all the same, so the revisit is owed"
    );
}

#[test]
fn the_circumstances_are_asked_twice() {
    let tablets = three(TECHNICIAN, HEAD);
    for (tablet, place) in tablets.iter().take(2).zip(["廚房", "浴室"]) {
        let told = Circumstances {
            place: Told::Said(place.to_owned()),
            ..Circumstances::default()
        };
        tablet
            .run(record(case(1), CaseEvent::Clarified(told)))
            .expect("asks");
    }
    contested_by(tablets, Contested::Circumstances, [TECHNICIAN, HEAD]);
}

fn hand_over(tablet: &Tablet, to: u8) {
    let handover = HandOver {
        to: person(to),
        reason: "歸他管".to_owned(),
        occurred_at: at(tablet),
        absent: None,
    };
    tablet
        .run(record(case(1), CaseEvent::HandedOver(handover)))
        .expect("hands over");
}

#[test]
fn it_is_handed_to_two_people_and_both_take_it() {
    let tablets = three(HEAD, DESK);
    hand_over(&tablets[0], TECHNICIAN);
    hand_over(&tablets[2], OTHER_TECHNICIAN);
    contested_by(tablets, Contested::HandOver, [HEAD, DESK]);

    let mut tablets = three(HEAD, DESK);
    hand_over(&tablets[0], TECHNICIAN);
    hand_over(&tablets[1], OTHER_TECHNICIAN);
    for (tablet, who) in tablets.iter_mut().zip([TECHNICIAN, OTHER_TECHNICIAN]) {
        tablet.person = person(who);
        let accepted = CaseEvent::Accepted {
            occurred_at: at(tablet),
        };
        tablet.run(record(case(1), accepted)).expect("accepts");
    }
    contested_by(tablets, Contested::InCharge, [TECHNICIAN, OTHER_TECHNICIAN]);
}

#[test]
fn one_case_is_taken_by_two_who_were_both_asked_first() {
    // P01.02.01: whoever was asked first stays it, until a person who has looked at both says otherwise.
    let tablets = three(TECHNICIAN, HEAD);
    leak(&tablets[0], 2);
    leak(&tablets[1], 2);
    let conflicts = meet(&tablets);
    let [Conflict::Case(id, contest)] = conflicts.as_slice() else {
        panic!("one conflict: {conflicts:#?}")
    };
    assert_eq!(*id, case(2));
    let people = |place: usize| match &contest.choices[place].0 {
        Version::Received(taking) => taking.person,
        other => panic!("not a taking: {other:?}"),
    };
    let (shown, rival) = (people(0), people(1));
    let office = &tablets[2];
    assert_eq!(office.desk.world().cases[id].first_responsible, shown);
    keep(office, &Choice::Case(*id, contest.choices[1].0.clone())).expect("settles");
    assert_eq!(meet(&tablets), []);
    let world = tablets[0].desk.world();
    assert_eq!(world.cases[id].first_responsible, rival);
    assert_eq!(world.cases[id].in_charge.value, rival);
}

#[test]
fn two_cases_with_one_number_are_told_apart() {
    let mut tablets = three(TECHNICIAN, HEAD);
    let number = |tablet: &Tablet, id| tablet.desk.world().cases[&id].number.clone();
    let renumbered = record(case(1), CaseEvent::Settled(Version::Number("x".into())));
    assert_eq!(
        tablets[2].run(renumbered),
        Err(DeskError::Refused(Refusal::Case(
            CaseRefusal::NothingToSettle
        )))
    );
    leak_numbered(&tablets[0], 3, "2611-K7-0042");
    leak_numbered(&tablets[1], 4, "2611-K7-0042");
    let conflicts = meet(&tablets);
    let [Conflict::Number(alike, _)] = conflicts.as_slice() else {
        panic!("one number: {conflicts:#?}")
    };
    assert_eq!(alike, "2611-K7-0042");
    assert_eq!(
        authors(&conflicts[0]),
        [TECHNICIAN, HEAD].map(person).into()
    );
    let keeper = Choice::Number(alike.clone(), case(4));
    keep(&tablets[2], &keeper).expect("settles");
    assert_eq!(meet(&tablets), []);
    assert_eq!(number(&tablets[1], case(4)), "2611-K7-0042");
    assert_ne!(number(&tablets[1], case(3)), "2611-K7-0042");
    // Renumbered apart, each to another number: a conflict of the case.
    tablets[0].person = person(HEAD);
    leak_numbered(&tablets[0], 5, "2611-K7-0099");
    leak_numbered(&tablets[1], 6, "2611-K7-0099");
    assert_eq!(meet(&tablets).len(), 1);
    let keeper = Choice::Number("2611-K7-0099".to_owned(), case(6));
    keep(&tablets[0], &keeper).expect("settles");
    keep(&tablets[2], &keeper).expect("settles");
    let conflicts = meet(&tablets);
    assert!(
        matches!(conflicts.as_slice(), [Conflict::Case(id, contest)] if *id == case(5) && contest.choices.len() == 2),
        "{conflicts:#?}"
    );
}

#[test]
fn a_request_is_solved_twice_and_two_are_sent() {
    let tablets = three(DESK, DESK);
    let request = request(&tablets[2], 7);
    for tablet in &tablets[..2] {
        tablet.take(&tablets[2].give(None));
    }
    for (tablet, what) in tablets.iter().take(2).zip(["重設", "換電池"]) {
        let solved = RequestEvent::Solved {
            what: what.to_owned(),
            occurred_at: at(tablet),
            signature: None,
        };
        tablet
            .run(record(request, CaseEvent::Request(solved)))
            .expect("solves");
    }
    let conflicts = meet(&tablets);
    let [Conflict::Case(id, contest)] = conflicts.as_slice() else {
        panic!("one conflict: {conflicts:#?}")
    };
    assert_eq!(*id, request);
    keep(
        &tablets[0],
        &Choice::Case(*id, contest.choices[1].0.clone()),
    )
    .expect("settles");
    assert_eq!(meet(&tablets), []);
}

#[test]
fn two_administrators_change_the_firm_apart() {
    let mut tablets = three(DESK, DESK);
    tablets[0].person = person(DESK);
    let figures = |value| {
        firm(OrganisationEvent::FiguresSet {
            figures: Figures([(Figure::ArriveAtLeak, value)].into()),
        })
    };
    for (tablet, value) in tablets.iter().zip([20, 25, 40]) {
        tablet.run(figures(value)).expect("sets");
    }
    let conflicts = meet(&tablets);
    let [Conflict::Firm(contest)] = conflicts.as_slice() else {
        panic!("one conflict: {conflicts:#?}")
    };
    assert_eq!(contest.choices.len(), 3);
    let value = FirmValue::Figure {
        figure: Figure::ArriveAtLeak,
        value: 25,
    };
    keep(&tablets[1], &Choice::Firm(value)).expect("settles");
    assert_eq!(meet(&tablets), []);
    let world = tablets[2].desk.world();
    let figures = world.organisation.figures_at(at(&tablets[1]));
    assert_eq!(figures.get(Figure::ArriveAtLeak), 25);
}

#[test]
fn two_people_aim_at_different_figures_for_one_month_and_at_one_for_another() {
    // P05.00.01d
    let tablets = three(HEAD, HEAD);
    let aim = |tablet: &Tablet, from: &str, value| {
        let aim = Aim {
            target: Target::InTime,
            value: Some(value),
            from: from.to_owned(),
            occurred_at: at(tablet),
        };
        ComplaintsEvent::TargetSet(aim)
    };
    let set = |tablet: &Tablet, event: &ComplaintsEvent| {
        let command = Command::Complaints(Box::new(event.clone()));
        tablet.run(command).expect("sets");
    };
    let (low, high) = (
        aim(&tablets[0], "2030-01", 90),
        aim(&tablets[1], "2030-01", 95),
    );
    set(&tablets[0], &low);
    set(&tablets[1], &high);
    set(&tablets[1], &aim(&tablets[1], "2030-02", 98));
    let conflicts = meet(&tablets);
    assert_eq!(conflicts.len(), 1, "February is nobody's rival");
    let choice = Choice::Complaints(low);
    let mut choices = conflicts[0].choices().into_iter();
    assert!(choices.any(|(other, _)| other == choice));
    keep(&tablets[1], &choice).expect("settles");
    assert_eq!(meet(&tablets), []);
    let basis = &tablets[0].desk.world().complaints.basis;
    assert_eq!(basis.aim_in(Target::InTime, "2030-01"), Some(90));
    assert_eq!(basis.aim_in(Target::InTime, "2030-02"), Some(98));
    assert_eq!(basis.aims(Target::InTime).len(), 4, "nothing is dropped");
}
