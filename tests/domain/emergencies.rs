//! Information that gets around, emergencies, visits and calls that are passed on (P01.09, P01.02.03a, f, 04c, 07h).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{
    ActionKind, Appointment, CaseEvent, CaseRefusal, Channel, Contested, HandOver, Informed,
    VisitEvent, customer_not_told, haste,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::ids::PersonId;
use huiyin::domain::time::Timestamp;

fn emergency(m: i64, reason: &str) -> Step {
    let event = CaseEvent::MarkedEmergency {
        reason: reason.into(),
        occurred_at: minute(m),
    };
    step(DESK, minute(m), event)
}

fn solve_first(m: i64, by: PersonId) -> Step {
    let event = CaseEvent::SolvedFirst {
        occurred_at: minute(m),
        what: "先關總閥".into(),
    };
    step(by, minute(m), event)
}

fn sheet(m: i64, by: PersonId) -> Step {
    let event = CaseEvent::ContactSheetHandedIn {
        occurred_at: minute(m),
        still_needed: String::new(),
    };
    step(by, minute(m), event)
}

#[test]
fn what_must_be_known_waits_for_everybody_until_they_say_so() {
    // P01.09.01a
    let inform = |to: &[PersonId], what: &str| {
        let informed = Informed {
            to: to.iter().copied().collect(),
            what: what.into(),
            channel: Channel::Message,
            occurred_at: minute(10),
        };
        step(DESK, minute(10), CaseEvent::Informed(informed))
    };
    given([leak()])
        .when(inform(&[], "明天停水"))
        .then_refused("P01.09.01a");
    given([leak()])
        .when(inform(&[STRANGER], "明天停水"))
        .then_refused("P01.09.01a");
    given([leak()])
        .when(inform(&[HEAD], ""))
        .then_no(CaseRefusal::TextMissing);
    let story = given([leak(), inform(&[HEAD, SALES], "明天停水")]);
    let owed = |story: &Story| {
        let clocks = story.clocks().into_iter();
        clocks
            .filter(|clock| clock.duty == Duty::KnowNotice && clock.is_open())
            .map(|clock| (clock.owner, clock.deadline.due))
            .collect::<Vec<_>>()
    };
    let due = minute(130);
    assert_eq!(
        owed(&story),
        [(Owner::Person(HEAD), due), (Owner::Person(SALES), due)]
    );
    let know = |by| {
        let occurred_at = minute(20);
        step(by, minute(20), CaseEvent::Known { occurred_at })
    };
    let story = story.when(know(HEAD)).allowed();
    assert_eq!(owed(&story), [(Owner::Person(SALES), due)]);
    story.when(know(TECHNICIAN)).then_refused("P01.09.01a");
}

#[test]
fn a_result_that_the_customer_was_not_told_is_found() {
    // P01.09.01b
    let story = given([request()]);
    assert!(!customer_not_told(story.case()));
    let story = story.when(answer(20, Some(400), false)).allowed();
    let story = story.when(solve(120)).allowed();
    assert!(
        customer_not_told(story.case()),
        "told something, not the result"
    );
    let story = story.when(answer(130, None, true)).allowed();
    assert!(!customer_not_told(story.case()));
    let fault = given([fault(), end_fault(60)]);
    assert!(customer_not_told(fault.case()));
}

#[test]
fn in_an_emergency_technical_service_solves_first_whosever_it_is() {
    // P01.09.01c
    let story = given([request()]);
    story
        .clone()
        .when(solve_first(5, TECHNICIAN))
        .then_refused("P01.02.06a");
    story
        .clone()
        .when(emergency(3, ""))
        .then_refused("P01.09.01c");
    let story = story.when(emergency(3, "水漫到樓下")).allowed();
    story
        .clone()
        .when(emergency(4, "又一次"))
        .then_refused("P01.09.01c");
    story
        .clone()
        .when(solve_first(5, SALES))
        .then_refused("P01.09.01c");
    let story = story.when(solve_first(5, TECHNICIAN)).allowed();
    let used = story.case().solved_first.as_ref().unwrap();
    assert_eq!((used.by, used.emergency), (TECHNICIAN, true));
    // A major fault is one without being marked.
    given([fault()])
        .when(solve_first(5, HEAD))
        .then_refused("P01.09.01c");
    let reported_by_desk = fault().by(DESK);
    given([reported_by_desk, solve_first(5, TECHNICIAN)]);
}

#[test]
fn the_contact_sheet_follows_the_emergency_before_the_case_closes() {
    // P01.09.01d
    let story = given([
        request(),
        emergency(3, "水漫到樓下"),
        solve_first(5, TECHNICIAN),
        solve(20),
        answer(30, None, true),
    ]);
    let clock = story.clock(Duty::HandInContactSheet);
    assert_eq!(clock.owner, Owner::Person(TECHNICIAN));
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P01.09.01d"));
    story.clone().when(close(40)).then_refused("P01.09.01d");
    let story = story.when(sheet(50, TECHNICIAN)).allowed();
    assert!(!story.owed(Duty::HandInContactSheet));
    story.when(close(60)).allowed();
}

#[test]
fn what_solving_first_gains_is_counted() {
    // P01.09.01e
    let first = given([
        request(),
        emergency(3, "水漫到樓下"),
        solve_first(5, TECHNICIAN),
    ]);
    let (from, until) = (minute(-10), minute(10_000));
    let counted = haste(&first.world, from, until);
    assert_eq!((counted.first, counted.others), (Some(5), None));
    assert!(counted.lines[0].owes_sheet);
    let told = first.when(sheet(50, TECHNICIAN)).allowed();
    let counted = haste(&told.world, from, until);
    assert_eq!(counted.lines[0].sheet, Some(minute(50)));
    assert!(!counted.lines[0].owes_sheet);
    let other = given([request(), emergency(3, "水漫到樓下"), solve(90)]);
    let counted = haste(&other.world, from, until);
    assert_eq!((counted.first, counted.others), (None, Some(90)));
    assert_eq!(haste(&other.world, minute(1), until).lines, []);
    let ordinary = given([request(), solve(90)]);
    assert_eq!(haste(&ordinary.world, from, until).lines, []);
}

fn hand_over_to(to: PersonId, reason: &str, absent: Option<PersonId>) -> Step {
    let handover = HandOver {
        to,
        reason: reason.into(),
        occurred_at: minute(10),
        absent,
    };
    step(DESK, minute(10), CaseEvent::HandedOver(handover))
}

#[test]
fn what_belongs_to_ones_own_duties_is_given_away_only_with_a_reason() {
    // P01.02.03a: also where the regulation on complaints does not ask for one.
    let story = given([request()]).without(13);
    story
        .clone()
        .when(hand_over_to(HEAD, " ", None))
        .then_refused("P01.02.03a");
    story.when(hand_over_to(HEAD, "他更熟", None)).allowed();
    // Somebody else's field goes on without one.
    let by_sales = given([request().by(SALES)]).without(13);
    by_sales
        .when(hand_over_to(DESK, "", None).by(SALES))
        .allowed();
}

#[test]
fn where_the_leader_is_not_there_a_colleague_of_the_matter_gets_it() {
    // P01.02.04c
    let story = given([request()]);
    story
        .clone()
        .when(hand_over_to(SALES, "吳主管出差", Some(HEAD)))
        .then_refused("P01.02.04c");
    story
        .clone()
        .when(hand_over_to(HEAD, "吳主管出差", Some(HEAD)))
        .then_refused("P01.02.04c");
    let story = story
        .when(hand_over_to(TECHNICIAN, "吳主管出差", Some(HEAD)))
        .allowed();
    let handover = story.case().handover.as_ref().unwrap();
    assert_eq!(handover.absent, Some(HEAD));
    // Until somebody takes it, it stays with whoever was asked first.
    assert_eq!(story.case().in_charge.value, DESK);
}

#[test]
fn a_call_that_somebody_else_took_is_passed_on_within_half_an_hour() {
    // P01.02.07h
    assert!(
        !given([request()]).has(Duty::PassOnCall),
        "the desk is customer service"
    );
    let story = given([request().by(SALES)]);
    let clock = story.clock(Duty::PassOnCall);
    assert_eq!(clock.owner, Owner::Person(SALES));
    assert_eq!(clock.deadline.due, minute(30));
    let story = story.when(hand_over(20, DESK).by(SALES)).allowed();
    assert_eq!(
        story.standing(Duty::PassOnCall, minute(40)),
        Standing::Met(minute(20))
    );
    let declined = step(
        DESK,
        minute(25),
        CaseEvent::Declined {
            reason: "歸搶修".into(),
        },
    );
    let story = story.when(declined).allowed();
    assert!(story.owed(Duty::PassOnCall), "not taken is not passed on");
    let story = story
        .when(hand_over(28, HEAD).by(SALES))
        .allowed()
        .when(accept(29, HEAD))
        .allowed();
    assert!(!story.owed(Duty::PassOnCall));
}

fn visit(m: i64, by: PersonId, event: VisitEvent) -> Step {
    step(by, minute(m), CaseEvent::Visit(event))
}

fn need(m: i64) -> Step {
    let event = VisitEvent::Needed {
        why: "要看現場".into(),
        occurred_at: minute(m),
    };
    visit(m, DESK, event)
}

fn agree(m: i64, on: Timestamp, who: PersonId, consent: &str) -> Step {
    let appointment = Appointment {
        on,
        who,
        consent: consent.into(),
        occurred_at: minute(m),
    };
    visit(m, DESK, VisitEvent::Agreed(appointment))
}

#[test]
fn a_visit_that_is_needed_is_agreed_within_working_hours_and_made_as_agreed() {
    // P01.02.03f
    given([request()])
        .when(agree(10, minute(200), SALES, "王女士"))
        .then_refused("P01.02.03f");
    let story = given([request(), need(10)]);
    let clock = story.clock(Duty::AgreeVisit);
    assert!(clock.deadline.due >= minute(250), "four working hours");
    story.clone().when(need(12)).then_refused("P01.02.03f");
    story
        .clone()
        .when(agree(20, minute(15), SALES, "王女士"))
        .then_refused("P01.02.03f");
    story
        .clone()
        .when(agree(20, minute(200), SALES, ""))
        .then_refused("P01.02.03f");
    let story = story
        .when(agree(20, minute(200), SALES, "王女士"))
        .allowed();
    assert!(!story.owed(Duty::AgreeVisit));
    let clock = story.clock(Duty::MakeVisit);
    assert_eq!(clock.owner, Owner::Person(SALES));
    assert_eq!(clock.deadline.due, minute(200));
    let made = |by, what: &str| {
        let event = VisitEvent::Made {
            what: what.into(),
            occurred_at: minute(190),
        };
        visit(190, by, event)
    };
    story
        .clone()
        .when(made(OFFICE, "看過了"))
        .then_refused("P01.02.00");
    story
        .clone()
        .when(made(SALES, ""))
        .then_refused("P01.02.03f");
    let story = story.when(made(SALES, "看過了")).allowed();
    assert!(!story.owed(Duty::MakeVisit));
    // Another one may be needed later; two that were agreed at once are settled.
    let mut story = story
        .when(need(300))
        .allowed()
        .when(agree(310, minute(500), SALES, "王女士"))
        .allowed();
    let other = VisitEvent::Agreed(Appointment {
        on: minute(600),
        who: TECHNICIAN,
        consent: "王先生".into(),
        occurred_at: minute(311),
    });
    story.fold_unmet(of_case(CaseEvent::Visit(other)), HEAD, minute(311));
    assert_eq!(story.case().contested(), [Contested::Appointment]);
    assert!(story.case().visit.is_some());
    let panel = huiyin::domain::cases::actions(given([leak()]).case(), &story.context(DESK, START));
    assert!(panel.iter().all(|line| line.kind != ActionKind::NeedVisit));
}
