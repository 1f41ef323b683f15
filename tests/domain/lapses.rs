//! Evasions and what the heads do about them (P01.02.07b–e).

use crate::craft_steps::*;
use crate::helpers::{accept, hand_over, request};
use crate::story::*;
use huiyin::domain::cases::{CaseRefusal, MeasureKind, Taken};
use huiyin::domain::clock::{Duty, Owner};

fn noted_on(serious: bool) -> Story {
    given([request(), noted(5, DESK, serious)])
}

#[test]
fn whoever_evaded_is_criticised_and_says_that_it_was_heard() {
    // P01.02.07b
    let empty = Taken {
        text: String::new(),
        ..measure(6, MeasureKind::Criticism)
    };
    noted_on(false)
        .when(taken_about(6, empty))
        .then_refused("P01.02.07b");
    let criticism = || taken_about(6, measure(6, MeasureKind::Criticism));
    noted_on(false)
        .when(criticism().by(SALES))
        .then_refused("P01.02.07b");
    let taken = noted_on(false).when(criticism()).allowed();
    let lapse = &taken.case().lapses[0];
    assert_eq!(lapse.measures[0].decided.by, HEAD);
    assert_eq!(taken.clock(Duty::ConfirmMeasure).owner, Owner::Person(DESK));
    taken
        .clone()
        .when(heard(7, MeasureKind::Criticism, SALES))
        .then_no(CaseRefusal::NothingToConfirm);
    let heard = taken.when(heard(7, MeasureKind::Criticism, DESK)).allowed();
    assert!(!heard.owed(Duty::ConfirmMeasure));
}

#[test]
fn an_instruction_has_topic_trainer_and_date_and_both_say_that_it_took_place() {
    // P01.02.07c
    let instruction = measure(6, MeasureKind::Instruction);
    for missing in [
        Taken {
            text: String::new(),
            ..instruction.clone()
        },
        Taken {
            with: None,
            ..instruction.clone()
        },
        Taken {
            on: None,
            ..instruction.clone()
        },
    ] {
        noted_on(false)
            .when(taken_about(6, missing))
            .then_refused("P01.02.07c");
    }
    let story = noted_on(false).when(taken_about(6, instruction)).allowed();
    let owners = |story: &Story| -> Vec<Owner> {
        let clocks = story.clocks().into_iter();
        let owed = clocks.filter(|clock| clock.duty == Duty::ConfirmMeasure);
        owed.map(|clock| clock.owner).collect()
    };
    assert_eq!(
        owners(&story),
        [Owner::Person(DESK), Owner::Person(MANAGER)]
    );
    let one = story
        .when(heard(20, MeasureKind::Instruction, MANAGER))
        .allowed();
    assert_eq!(owners(&one), [Owner::Person(DESK)]);
    let both = one
        .when(heard(21, MeasureKind::Instruction, DESK))
        .allowed();
    assert!(owners(&both).is_empty());
}

#[test]
fn nobody_is_disciplined_unheard_and_only_the_heads_and_the_person_see_it() {
    // P01.02.07d
    let unheard = Taken {
        answer: " ".into(),
        ..measure(6, MeasureKind::Discipline)
    };
    noted_on(false)
        .when(taken_about(6, unheard))
        .then_refused("P01.02.07d");
    let story = noted_on(false)
        .when(taken_about(6, measure(6, MeasureKind::Discipline)))
        .allowed();
    let lapse = &story.case().lapses[0];
    let sees = |person| lapse.is_seen_by(person, &story.context(person, minute(8)));
    assert!(sees(HEAD) && sees(MANAGER) && sees(DESK));
    assert!(!sees(SALES) && !sees(TECHNICIAN));
}

#[test]
fn another_post_needs_a_serious_lapse_a_second_consent_and_no_case_left_behind() {
    // P01.02.07e
    let transfer = || measure(9, MeasureKind::Transfer);
    noted_on(false)
        .when(taken_about(9, transfer()))
        .then_refused("P01.02.07e");
    let alone = Taken {
        with: Some(HEAD),
        ..transfer()
    };
    let given_on = |serious| {
        given([
            request(),
            noted(5, DESK, serious),
            hand_over(6, SALES),
            accept(7, SALES),
        ])
    };
    given_on(true)
        .when(taken_about(9, alone))
        .then_no(CaseRefusal::ConsentMissing);
    noted_on(true)
        .when(taken_about(9, transfer()))
        .then_no(CaseRefusal::CasesLeft);
    given_on(true).when(taken_about(9, transfer())).allowed();
}
