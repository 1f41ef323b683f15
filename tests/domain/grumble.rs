//! The grumble: two fields, an answer before it ends, and one tap that makes a complaint of it (P08.06.28b).

use crate::grades::{grade, grading_firm};
use crate::helpers::{answer, raise_grumble, received};
use crate::story::*;
use huiyin::domain::cases::grumble::{GrumbleEvent, RaisedTo};
use huiyin::domain::cases::{
    ActionKind, Caller, Case, CaseCommand, CaseEvent, CaseRefusal, Circumstances, Closing, Intake,
    Procedure, Received, Stage, stages,
};
use huiyin::domain::clause::Regulation;
use huiyin::domain::clock::{Duty, Standing};
use huiyin::domain::customers::CustomerGrade;
use huiyin::domain::ids::{CaseId, Subject};
use huiyin::domain::precedence::goes_first;
use uuid::Uuid;

const COMPLAINT: CaseId = CaseId(Uuid::from_u128(0x6e0));

/// Who, and what was said; nothing else.
fn two_fields() -> Received {
    Received {
        customer: Some(CUSTOMER),
        caller: Caller::default(),
        words: "每次送貨都晚一天，算了".into(),
        circumstances: Circumstances::default(),
        ..received(Intake::Grumble)
    }
}

fn taken() -> Step {
    Step {
        actor: SALES,
        now: START,
        command: CaseCommand::Receive(two_fields()),
    }
}

fn grumbled() -> Story {
    grading_firm().when(taken()).allowed()
}

fn raise(m: i64, kind: RaisedTo) -> Step {
    raise_grumble(m, COMPLAINT, kind)
}

fn close(m: i64) -> Step {
    let closing = Closing {
        occurred_at: minute(m),
        result: "已說明，下次提前一天發車".into(),
        satisfaction: None,
        reason: String::new(),
    };
    step(SALES, minute(m), CaseEvent::Closed(closing))
}

#[test]
fn a_grumble_is_taken_with_two_fields_and_needs_an_answer_to_close() {
    // P08.06.28b: who and what was said; nobody is promised a time, nobody asks for circumstances.
    let nobody = Received {
        customer: None,
        ..two_fields()
    };
    let unsaid = Received {
        words: " ".into(),
        ..two_fields()
    };
    let of = |received| Step {
        command: CaseCommand::Receive(received),
        ..taken()
    };
    grading_firm().when(of(nobody)).then_refused("P08.06.28b");
    grading_firm()
        .when(of(unsaid))
        .then_no(CaseRefusal::WordsMissing);
    let story = grumbled();
    let clock = story.clock(Duty::AnswerGrumble);
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P08.06.28b"));
    assert_eq!(story.primary(SALES, minute(1)), Some(ActionKind::Answer));
    story.clone().when(close(9)).then_refused("P08.06.28b");
    // A word in between is no answer yet.
    let story = story.when(answer(5, Some(600), false).by(SALES)).allowed();
    story.clone().when(close(9)).then_refused("P08.06.28b");
    let story = story.when(answer(8, None, true).by(SALES)).allowed();
    assert!(matches!(
        story.standing(Duty::AnswerGrumble, minute(9)),
        Standing::Met(_)
    ));
    assert_eq!(story.primary(SALES, minute(9)), Some(ActionKind::Close));
    let story = story.when(close(9)).allowed();
    assert!(story.case().is_closed());
    assert!(!story.owed(Duty::AnswerGrumble));
    // Opened again it needs another answer.
    let again = CaseEvent::Reopened {
        reason: "又晚了".into(),
        occurred_at: minute(20),
    };
    let story = story.when(step(DESK, minute(20), again)).allowed();
    assert!(story.owed(Duty::AnswerGrumble));
    story.when(close(21).by(DESK)).then_refused("P08.06.28b");
}

#[test]
fn one_step_raises_a_grumble_to_each_kind_of_complaint_that_is_in_force() {
    // P08.06.28b
    for (kind, regulation) in [
        (RaisedTo::Service, 5),
        (RaisedTo::Quality, 4),
        (RaisedTo::Utility, 10),
    ] {
        let mut story = grumbled();
        for other in [4, 5, 10] {
            story
                .world
                .organisation
                .regulations
                .remove(&Regulation(other));
        }
        let none = story.clone().when(raise(5, kind));
        none.then_no(CaseRefusal::NothingToRaiseTo);
        story
            .world
            .organisation
            .regulations
            .insert(Regulation(regulation));
        let story = story.when(raise(5, kind)).allowed();
        let complaint: &Case = &story.world.cases[&COMPLAINT];
        let expected = match kind {
            RaisedTo::Service => matches!(complaint.procedure, Procedure::Complaint(_)),
            RaisedTo::Quality => matches!(complaint.procedure, Procedure::Quality(_)),
            RaisedTo::Utility => matches!(complaint.procedure, Procedure::Petition(_)),
        };
        assert!(expected, "{:?}", complaint.procedure);
        let grumble = story.case();
        assert_eq!(complaint.words, grumble.words);
        assert_eq!(complaint.customer, grumble.customer);
        assert_eq!(complaint.found, Some(Subject::Case(CASE)));
        assert_eq!(
            complaint.received_at,
            minute(5),
            "limits run from the raising"
        );
        assert_ne!(complaint.number, grumble.number);
        // The grumble ends under the number of the complaint, which gets the answer.
        let closing = grumble.closing.value.as_ref().expect("closed");
        assert_eq!(closing.result, complaint.number);
        assert!(!story.owed(Duty::AnswerGrumble));
        let stops: Vec<Stage> = stages(grumble, &story.context(DESK, minute(6)))
            .into_iter()
            .map(|(stage, _)| stage)
            .collect();
        assert_eq!(stops, [Stage::Received, Stage::Answered, Stage::Closed]);
        story.when(raise(7, kind)).then_no(CaseRefusal::Closed);
    }
}

#[test]
fn a_grumble_of_somebody_without_a_file_or_a_number_can_be_raised_too() {
    let anonymous = Received {
        customer: None,
        caller: Caller {
            name: "門衛老張".into(),
            ..Caller::default()
        },
        ..two_fields()
    };
    let mut story = grading_firm();
    story.world.organisation.regulations.insert(Regulation(5));
    let take = Step {
        command: CaseCommand::Receive(anonymous),
        ..taken()
    };
    let story = story.when(take).allowed();
    let story = story.when(raise(5, RaisedTo::Service)).allowed();
    assert_eq!(story.world.cases[&COMPLAINT].caller.name, "門衛老張");
}

#[test]
fn only_whoever_has_it_or_the_desk_raises_it_and_never_to_a_case_that_is_there() {
    let story = grumbled();
    let other = story
        .clone()
        .when(raise(5, RaisedTo::Utility).by(TECHNICIAN));
    other.then_no(CaseRefusal::NotInCharge);
    let event = GrumbleEvent::Raised {
        to: CASE,
        kind: RaisedTo::Utility,
        occurred_at: minute(5),
    };
    story
        .when(step(DESK, minute(5), CaseEvent::Grumble(event)))
        .then_no(CaseRefusal::AlreadyReceived);
}

#[test]
fn two_tablets_that_raise_it_apart_keep_both_complaints_and_ask_how_it_ended() {
    let mut story = grumbled();
    let apart = |to, kind, m| {
        let raised = GrumbleEvent::Raised {
            to,
            kind,
            occurred_at: minute(m),
        };
        let closing = Closing {
            occurred_at: minute(m),
            result: format!("2611-{m}"),
            satisfaction: None,
            reason: String::new(),
        };
        [CaseEvent::Grumble(raised), CaseEvent::Closed(closing)].map(of_case)
    };
    let other = CaseId(Uuid::from_u128(0x6e1));
    let mut apart_on: Vec<_> = apart(COMPLAINT, RaisedTo::Service, 5).into();
    for happened in apart_on.drain(..) {
        story.fold_apart(happened, SALES, minute(5));
    }
    for happened in apart(other, RaisedTo::Utility, 6) {
        story.fold_apart(happened, DESK, minute(6));
    }
    let Procedure::Grumble(grumble) = &story.case().procedure else {
        panic!("a grumble")
    };
    let to: Vec<CaseId> = grumble.raised.iter().map(|raised| raised.to).collect();
    assert_eq!(to, [COMPLAINT, other]);
    assert_eq!(story.case().closing.rivals.len(), 1);
}

#[test]
fn of_an_a_customer_it_ranks_like_a_complaint_and_no_longer_once_it_is_closed() {
    let mut story = grumbled();
    let first = |story: &Story| {
        let context = story.context(DESK, minute(3));
        goes_first(story.case(), &context).map(|clause| clause.0)
    };
    assert_eq!(first(&story), None);
    grade(&mut story, CUSTOMER, CustomerGrade::B);
    assert_eq!(first(&story), None);
    grade(&mut story, CUSTOMER, CustomerGrade::A);
    assert_eq!(first(&story), Some("P08.06.28b"));
    assert_eq!(first(&story.clone().without(8)), None);
    let story = story.when(answer(5, None, true).by(SALES)).allowed();
    let story = story.when(close(6)).allowed();
    assert_eq!(first(&story), None);
}
