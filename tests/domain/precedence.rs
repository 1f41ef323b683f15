//! The order of work as a table: what stands where, at one instant (P08.06.28a).

use crate::grades::{grade, grading_firm, register};
use crate::helpers::received;
use crate::story::*;
use huiyin::domain::agenda::agenda;
use huiyin::domain::cases::complaint::ComplaintIntake;
use huiyin::domain::cases::repair::{RepairIntake, Scope, Symptom};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Intake, Received};
use huiyin::domain::clause::Regulation;
use huiyin::domain::clock::{Clock, Deadline, Duty, Owner};
use huiyin::domain::context::Context;
use huiyin::domain::customers::CustomerGrade;
use huiyin::domain::event::{Command, Event, Happened};
use huiyin::domain::ids::{CaseId, CustomerId, Subject};
use huiyin::domain::precedence::{Precedence, Urgency, urgency};
use huiyin::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

const A: CustomerId = CustomerId(Uuid::from_u128(0xa));
const B: CustomerId = CustomerId(Uuid::from_u128(0xb));

fn id(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(number))
}

/// A firm of P04, P05, P08 and P10 with an A and a B customer.
fn two_customers() -> Story {
    let mut story = grading_firm();
    for regulation in [4, 5] {
        let regulations = &mut story.world.organisation.regulations;
        regulations.insert(Regulation(regulation));
    }
    for (customer, name, said) in [(A, "甲", CustomerGrade::A), (B, "乙", CustomerGrade::B)] {
        register(&mut story, customer, name);
        grade(&mut story, customer, said);
    }
    story
}

fn take(story: &mut Story, number: u128, customer: CustomerId, intake: Intake, m: i64) {
    let received = Received {
        number: format!("2611-K7-{number:04}"),
        customer: Some(customer),
        occurred_at: minute(m),
        promise: (intake == Intake::Request).then(|| minute(m + 3_000)),
        ..received(intake)
    };
    let command = Command::Case(id(number), Box::new(CaseCommand::Receive(received)));
    story.ask(command, DESK, minute(m)).expect("takes");
}

fn complaint() -> Intake {
    Intake::Complaint(ComplaintIntake {
        about: "送貨".into(),
        ..ComplaintIntake::default()
    })
}

fn repair(symptom: Symptom) -> Intake {
    Intake::Repair(RepairIntake {
        symptom,
        scope: Scope::Company,
        technician: Some(TECHNICIAN),
    })
}

/// Cases in the order of their first line on the agenda.
fn order(story: &Story, m: i64) -> Vec<u128> {
    let mut seen = Vec::new();
    for line in agenda(&story.context(DESK, minute(m))) {
        if let Subject::Case(CaseId(id)) = line.clock.subject {
            let id = id.as_u128();
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
    }
    seen
}

#[test]
fn complaints_and_grumbles_of_a_customers_stand_on_top_within_the_same_urgency() {
    // P08.06.28a, P08.06.28b: the same cases, with and without the regulation.
    let mut story = two_customers();
    take(&mut story, 1, B, Intake::Grumble, 0);
    take(&mut story, 2, B, complaint(), 1);
    take(&mut story, 3, A, Intake::Grumble, 2);
    take(&mut story, 4, A, complaint(), 3);
    take(&mut story, 5, A, repair(Symptom::Noise), 4);
    let place = |order: &[u128], id: u128| order.iter().position(|one| *one == id).expect("stands");
    // Nothing burns yet that is not a complaint's own half hour.
    let with = order(&story, 5);
    let without = order(&story.clone().without(8), 5);
    assert!(place(&with, 4) < place(&with, 2), "{with:?}");
    assert!(place(&with, 3) < place(&with, 1), "{with:?}");
    assert!(place(&without, 2) < place(&without, 4), "{without:?}");
    // A repair of an A customer is no complaint.
    let context = story.context(DESK, minute(5));
    let precedence = Precedence::read(&context);
    let of = |number| {
        let clock = clock(id(number), Duty::KeepPromise, minute(100));
        precedence.place(&clock)
    };
    assert_eq!([1, 2, 3, 4, 5].map(of), [2, 2, 1, 1, 2]);
}

fn clock(case: CaseId, duty: Duty, due: Timestamp) -> Clock {
    Clock {
        subject: Subject::Case(case),
        duty,
        clause: None,
        owner: Owner::Person(DESK),
        opens: START,
        deadline: Deadline {
            start: START,
            span: None,
            pauses: Vec::new(),
            due,
        },
        amber: 0,
        met: None,
        void: false,
    }
}

#[test]
fn danger_to_people_and_a_limit_that_runs_out_stay_before_what_goes_first() {
    // P08.06.28a
    let mut story = two_customers();
    take(&mut story, 1, A, complaint(), 0);
    take(&mut story, 2, B, repair(Symptom::Noise), 1);
    let emergency = CaseEvent::MarkedEmergency {
        reason: "老人在家".into(),
        occurred_at: minute(2),
    };
    let marked = Happened {
        subject: Subject::Case(id(2)),
        event: Event::Case(Box::new(emergency)),
    };
    let calm = Precedence::read(&story.context(DESK, minute(2)));
    story.fold(marked, DESK, minute(2));
    let context = story.context(DESK, minute(2));
    let precedence = Precedence::read(&context);
    let at = |case: u128, duty, due| precedence.place(&clock(id(case), duty, due));
    // (case, what is owed) → place among what is equally urgent.
    for (case, duty, expected) in [
        (1, Duty::KeepPromise, 1),
        (1, Duty::ReportMajor, 0),
        (2, Duty::KeepPromise, 0),
        (3, Duty::ArriveAtLeak, 0),
        (3, Duty::KeepPromise, 2),
    ] {
        assert_eq!(at(case, duty, minute(90)), expected, "{case} {duty:?}");
    }
    assert_eq!(calm.place(&clock(id(2), Duty::KeepPromise, minute(90))), 2);
    // How urgent something is, is said by its clock alone, whoever complains.
    let now = minute(0);
    for (due, expected) in [
        (now.plus(-MINUTE), Urgency::Burning),
        (now.plus(HOUR), Urgency::Burning),
        (now.plus(HOUR + 1), Urgency::Today),
        // Ten in the morning: the day ends in fourteen hours.
        (now.plus(14 * HOUR - 1), Urgency::Today),
        (now.plus(14 * HOUR), Urgency::Later),
        (now.plus(9 * DAY), Urgency::Later),
    ] {
        assert_eq!(
            urgency(&clock(id(1), Duty::KeepPromise, due), now, 480),
            expected
        );
    }
    let unopened = Clock {
        opens: minute(5),
        ..clock(id(1), Duty::Revisit, minute(500))
    };
    assert_eq!(urgency(&unopened, now, 480), Urgency::NotYetOpen);
}

/// As it was before anybody had a grade: by urgency, weight, due.
fn places(context: &Context<'_>) -> Vec<(Subject, Duty)> {
    let lines = agenda(context).into_iter();
    lines
        .map(|line| (line.clock.subject, line.clock.duty))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// The regulation moves only what it names, and without it, or without an A customer who complains, nothing moves at all.
    #[test]
    fn the_grade_moves_nothing_but_complaints(
        cases in prop::collection::vec((0..4_usize, any::<bool>(), 0..300_i64), 1..8),
        now in 300..900_i64,
    ) {
        let mut story = two_customers();
        for (number, (kind, of_a, m)) in (1..).zip(cases) {
            let intake = match kind {
                0 => Intake::Request,
                1 => repair(Symptom::Noise),
                2 => Intake::Grumble,
                _ => complaint(),
            };
            take(&mut story, number, if of_a { A } else { B }, intake, m);
        }
        let context = story.context(DESK, minute(now));
        let first = |subject: &Subject| match subject {
            Subject::Case(id) => huiyin::domain::precedence::goes_first(&context.world.cases[id], &context).is_some(),
            _ => false,
        };
        let graded = places(&context);
        // The same firm, with nobody graded A: the clocks are the same, the order is the plain one.
        let mut plain = story.clone();
        grade(&mut plain, A, CustomerGrade::C);
        let plain = places(&plain.context(DESK, minute(now)));
        let rest = |all: &[(Subject, Duty)]| -> Vec<(Subject, Duty)> {
            all.iter()
                .filter(|(subject, duty)| !first(subject) && !huiyin::domain::agenda::is_danger(*duty))
                .cloned()
                .collect()
        };
        prop_assert_eq!(rest(&graded), rest(&plain));
        if !graded.iter().any(|(subject, _)| first(subject)) {
            prop_assert_eq!(graded, plain);
        }
    }
}
