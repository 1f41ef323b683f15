//! One matter that was taken twice is found, joined and counted (P01.02.07j).

use crate::craft_steps::{OTHER, join};
use crate::helpers::*;
use crate::story::*;
use huiyin::domain::agenda::agenda;
use huiyin::domain::cases::{
    CaseCommand, CaseEvent, CaseRefusal, Intake, Received, leader, led_elsewhere, same_matter,
    similar,
};
use huiyin::domain::event::{Command, Happened};
use huiyin::domain::ids::Subject;

/// The same customer called twice; the second call was taken as a case of its own, half an hour later.
fn taken_twice() -> Story {
    let mut story = given([request()]);
    let second = Received {
        number: "2611-Q2-0001".into(),
        occurred_at: minute(30),
        promise: Some(minute(300)),
        words: "暖氣還是漏".into(),
        ..received(Intake::Request)
    };
    let command = Command::Case(OTHER, Box::new(CaseCommand::Receive(second)));
    story.ask(command, SALES, minute(30)).expect("taken");
    story
}

fn joined_by(
    story: &mut Story,
    from: huiyin::domain::ids::CaseId,
    to: huiyin::domain::ids::CaseId,
) {
    let joined = CaseEvent::Joined {
        other: to,
        occurred_at: minute(40),
    };
    let command = Command::Case(from, Box::new(CaseCommand::Record(joined)));
    story.ask(command, DESK, minute(40)).expect("joins");
}

#[test]
fn two_cases_on_one_matter_are_joined_and_the_second_call_is_counted() {
    // P01.02.07j
    for (from, to) in [(CASE, OTHER), (OTHER, CASE)] {
        let mut story = taken_twice();
        joined_by(&mut story, from, to);
        assert_eq!(leader(&story.world, OTHER), CASE, "the first asked goes on");
        assert_eq!(same_matter(&story.world, CASE), [CASE, OTHER].into());
        let lead = story.case();
        assert_eq!(lead.called_again.len(), 1);
        assert_eq!(lead.called_again[0].words, "暖氣還是漏");
        let given: Vec<_> = lead.promises.iter().map(|promise| promise.by).collect();
        assert_eq!(
            given,
            [minute(240), minute(300)],
            "what was promised goes along"
        );
        let context = story.context(DESK, minute(41));
        let owed = agenda(&context);
        assert!(
            owed.iter()
                .all(|line| line.clock.subject != Subject::Case(OTHER))
        );
        assert!(
            owed.iter()
                .any(|line| line.clock.subject == Subject::Case(CASE))
        );
        let found = similar(&story.world, None, "139 0000 0000", "漏");
        assert_eq!(found, [CASE]);
        assert_eq!(
            story.world.cases[&OTHER].words, "暖氣還是漏",
            "both keep their history"
        );
    }
}

#[test]
fn a_case_is_joined_once_and_only_with_another_one_that_is_known() {
    let mut story = taken_twice();
    story
        .clone()
        .when(join(40, CASE))
        .then_no(CaseRefusal::OtherCaseUnknown);
    joined_by(&mut story, OTHER, CASE);
    story
        .when(join(41, OTHER))
        .then_no(CaseRefusal::AlreadyJoined);
}

#[test]
fn two_tablets_that_join_the_same_cases_count_one_call() {
    // P01.02.07j
    let call = |story: &Story, from, to| -> Vec<Happened> {
        let joined = CaseEvent::Joined {
            other: to,
            occurred_at: minute(40),
        };
        let command = Command::Case(from, Box::new(CaseCommand::Record(joined)));
        let context = story.context(DESK, minute(40));
        huiyin::domain::world::decide(command, &context).expect("joins")
    };
    let mut story = taken_twice();
    let mut both = call(&story, CASE, OTHER);
    both.extend(call(&story, OTHER, CASE));
    for happened in both {
        story.fold_apart(happened, DESK, minute(40));
    }
    assert_eq!(story.case().called_again.len(), 1);
    assert_eq!(story.case().promises.len(), 2);
    assert_eq!(led_elsewhere(&story.world), [OTHER].into());
    assert_eq!(story.world.to_settle(), 0);
}

#[test]
fn a_matter_that_ended_goes_on_under_the_case_that_is_open() {
    let mut story = given([request(), solve(20), answer(21, None, true), close(22)]);
    let second = Received {
        number: "2611-Q2-0001".into(),
        occurred_at: minute(30),
        promise: Some(minute(300)),
        ..received(Intake::Request)
    };
    let command = Command::Case(OTHER, Box::new(CaseCommand::Receive(second)));
    story.ask(command, SALES, minute(30)).expect("taken");
    joined_by(&mut story, OTHER, CASE);
    assert_eq!(leader(&story.world, CASE), OTHER);
    assert_eq!(led_elsewhere(&story.world), [CASE].into());
}
