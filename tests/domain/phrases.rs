//! What is written again and again is offered where the same is asked; what only one customer's cases say is not.

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::{Part, Removal, RepairEvent, Scope, Symptom};
use huiyin::domain::cases::request::RequestEvent;
use huiyin::domain::cases::{CaseEvent, Intake, Received, Wording};
use huiyin::domain::event::{Event, Happened};
use huiyin::domain::ids::{CaseId, CustomerId, Subject};
use huiyin::domain::phrases::{holds, phrases, toggled};
use uuid::Uuid;

/// A firm with the open case for which is asked, a repair of a leak.
fn asking() -> Story {
    given([leak()])
}

fn write(story: &mut Story, number: u128, event: CaseEvent) {
    let happened = Happened {
        subject: Subject::Case(CaseId(Uuid::from_u128(1_000 + number))),
        event: Event::Case(Box::new(event)),
    };
    story.fold(happened, TECHNICIAN, minute(0));
}

fn taken(story: &mut Story, number: u128, customer: Option<u128>, received: Received) {
    let received = Received {
        customer: customer.map(|customer| CustomerId(Uuid::from_u128(customer))),
        ..received
    };
    write(story, number, CaseEvent::Received(received));
}

/// A repair at a customer's, with what was done.
fn repaired(story: &mut Story, number: u128, customer: u128, symptom: Symptom, work: &str) {
    let intake = repair_of(symptom, Scope::Company);
    taken(story, number, Some(customer), intake);
    let removal = Removal {
        work: work.into(),
        ..removal(minute(0))
    };
    write(
        story,
        number,
        CaseEvent::Repair(RepairEvent::Removed(removal)),
    );
}

fn offered(story: &Story, wording: Wording) -> Vec<String> {
    phrases(&story.world, story.case(), wording)
}

#[test]
fn a_line_is_offered_once_it_stands_on_the_cases_of_two_customers() {
    let mut story = asking();
    repaired(&mut story, 1, 1, Symptom::Leaking, "換墊片");
    assert!(offered(&story, Wording::Work).is_empty());
    // The same customer again: it may still be about them.
    repaired(&mut story, 2, 1, Symptom::Leaking, "換墊片");
    assert!(offered(&story, Wording::Work).is_empty());
    repaired(&mut story, 3, 2, Symptom::Leaking, "換墊片");
    assert_eq!(offered(&story, Wording::Work), ["換墊片"]);
    assert!(
        offered(&story, Wording::Found).is_empty(),
        "each question has words of its own"
    );
}

#[test]
fn callers_without_a_file_are_different_customers() {
    let mut story = asking();
    for number in [1, 2] {
        taken(
            &mut story,
            number,
            None,
            repair_of(Symptom::NoHeat, Scope::Company),
        );
        let found = RepairEvent::Found(finding(0, None));
        write(&mut story, number, CaseEvent::Repair(found));
    }
    assert_eq!(offered(&story, Wording::Found), ["接頭滲水"]);
}

#[test]
fn the_case_itself_does_not_count() {
    let mut story = given([
        leak(),
        notify(1),
        contact(2, 30),
        arrive(10),
        find(12, None),
    ]);
    repaired(&mut story, 1, 1, Symptom::Leaking, "換接頭");
    taken(
        &mut story,
        2,
        Some(2),
        repair_of(Symptom::Leaking, Scope::Company),
    );
    write(
        &mut story,
        2,
        CaseEvent::Repair(RepairEvent::Found(finding(0, None))),
    );
    assert!(offered(&story, Wording::Found).is_empty());
}

#[test]
fn several_lines_are_offered_one_by_one_and_long_ones_not_at_all() {
    let mut story = asking();
    let long = "換".repeat(31);
    for customer in [1, 2] {
        let work = format!("換墊片\n\n  清理濾網 \n{long}");
        repaired(&mut story, customer, customer, Symptom::Leaking, &work);
    }
    let offered = offered(&story, Wording::Work);
    assert_eq!(offered.len(), 2, "{offered:?}");
    assert!(offered.contains(&"換墊片".to_owned()) && offered.contains(&"清理濾網".to_owned()));
}

#[test]
fn the_same_fault_comes_first_then_the_usual_and_five_are_enough() {
    let mut story = asking();
    let mut number = 0;
    let mut done = |story: &mut Story, symptom, work: &str, customers: u128| {
        for customer in 0..customers {
            number += 1;
            repaired(story, number, customer, symptom, work);
        }
    };
    done(&mut story, Symptom::NoHeat, "排氣", 4);
    done(&mut story, Symptom::Leaking, "換墊片", 2);
    done(&mut story, Symptom::Leaking, "擰緊接頭", 3);
    assert_eq!(
        offered(&story, Wording::Work),
        ["擰緊接頭", "換墊片", "排氣"]
    );
    for work in ["甲", "乙", "丙", "丁"] {
        done(&mut story, Symptom::Leaking, work, 2);
    }
    assert_eq!(offered(&story, Wording::Work).len(), 5);
}

#[test]
fn parts_are_offered_without_their_number() {
    let mut story = asking();
    for customer in [1, 2] {
        taken(
            &mut story,
            customer,
            Some(customer),
            repair_of(Symptom::Leaking, Scope::Company),
        );
        let part = Part {
            name: "閥門".into(),
            quantity: u32::try_from(customer).unwrap(),
        };
        let removal = Removal {
            parts: vec![part],
            ..removal(minute(0))
        };
        write(
            &mut story,
            customer,
            CaseEvent::Repair(RepairEvent::Removed(removal)),
        );
    }
    assert_eq!(offered(&story, Wording::Parts), ["閥門"]);
}

#[test]
fn what_was_done_about_a_request_is_offered_at_the_next() {
    let mut story = given([request()]);
    for customer in [1, 2] {
        taken(
            &mut story,
            customer,
            Some(customer),
            received(Intake::Request),
        );
        let solved = RequestEvent::Solved {
            what: "重設密碼".into(),
            signature: None,
            occurred_at: minute(1),
        };
        write(&mut story, customer, CaseEvent::Request(solved));
    }
    assert_eq!(offered(&story, Wording::Work), ["重設密碼"]);
}

#[test]
fn a_tap_adds_a_line_and_a_second_takes_that_line_away() {
    assert_eq!(toggled("", "換墊片"), "換墊片");
    assert_eq!(toggled("  \n", "換墊片"), "換墊片");
    let both = toggled("先關閥\n", "換墊片");
    assert_eq!(both, "先關閥\n換墊片");
    assert!(holds(&both, "換墊片") && !holds(&both, "換墊"));
    assert_eq!(toggled(&both, "換墊片"), "先關閥");
    assert_eq!(toggled(" 換墊片 \n試壓", "換墊片"), "試壓");
}
