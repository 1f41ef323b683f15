//! Everything from the finding to the end in one go, written down while the technician still stands there.

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::repair::CauseKind;
use huiyin::domain::cases::{ActionKind, CaseCommand, CaseEvent, actions};

fn event(step: Step) -> CaseEvent {
    match step.command {
        CaseCommand::Record(event) => event,
        other => panic!("not one event: {other:?}"),
    }
}

fn in_one_go(m: i64, steps: impl IntoIterator<Item = Step>) -> Step {
    Step {
        actor: TECHNICIAN,
        now: minute(m),
        command: CaseCommand::Steps(steps.into_iter().map(event).collect()),
    }
}

fn whole(m: i64) -> [Step; 4] {
    [
        find(m, Some(CauseKind::Valve)),
        remove(m),
        sign(m),
        close(m),
    ]
}

#[test]
fn a_repair_is_finished_on_the_spot_in_one_go_and_stands_as_if_written_step_by_step() {
    let there = given([leak(), notify(3), arrive(20)]);
    let at_once = there.clone().when(in_one_go(60, whole(60))).allowed();
    let mut one_by_one = there;
    for step in whole(60) {
        one_by_one = one_by_one.when(step.by(TECHNICIAN)).allowed();
    }
    assert!(at_once.case().is_closed());
    assert_eq!(at_once.case().procedure, one_by_one.case().procedure);
    assert_eq!(
        at_once.case().closing.value,
        one_by_one.case().closing.value
    );
    assert!(at_once.case().closing.rivals.is_empty());
}

#[test]
fn one_step_that_may_not_happen_stops_them_all_with_its_clause() {
    let there = given([leak(), notify(3), arrive(20)]);
    // The cause has to be known before anything is removed (P10.09.10e), and a receipt has to be there before the end (P10.09.11a).
    let [_, remove, sign, close] = whole(60);
    there
        .clone()
        .when(in_one_go(60, [remove.clone(), sign, close.clone()]))
        .then_refused("P10.09.10e");
    there
        .when(in_one_go(
            60,
            [find(60, Some(CauseKind::Valve)), remove, close],
        ))
        .then_refused("P10.09.11a");
}

#[test]
fn finishing_on_the_spot_is_offered_to_the_technician_who_is_there() {
    let story = given([leak(), notify(3)]);
    let offered = |story: &Story, m: i64| {
        actions(story.case(), &story.context(TECHNICIAN, minute(m)))
            .into_iter()
            .find(|action| action.kind == ActionKind::FinishOnSite)
            .is_some_and(|action| action.refused.is_none())
    };
    assert!(!offered(&story, 4));
    let story = story.when(arrive(20)).allowed();
    assert!(offered(&story, 21));
    let story = story.when(in_one_go(60, whole(60))).allowed();
    assert!(!offered(&story, 61));
}
