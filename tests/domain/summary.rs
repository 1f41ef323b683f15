//! The complaints of a month (P15.02.04a–c): a table of cases, and what they come to.

use crate::craft_steps::*;
use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::{
    CaseCommand, CaseEvent, Channel, Closing, Expectation, Grade, Intake, Received, Satisfaction,
};
use huiyin::domain::clock::Duty;
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, PaperId, PersonId};
use huiyin::domain::papers::{MonthSigned, PaperEvent, PaperRefusal, month_id, open_clocks};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::summary::{Month, summary};
use huiyin::domain::time::{DAY, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

const NOVEMBER: Month = Month {
    year: 2026,
    month: 11,
};
/// 3 December 2026.
const AFTER: Timestamp = Timestamp(START.0 + 10 * DAY);

fn id(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(100 + number))
}

#[track_caller]
fn on(story: &mut Story, number: u128, steps: Vec<Step>) {
    for step in steps {
        let command = Command::Case(id(number), Box::new(step.command));
        story.ask(command, step.actor, step.now).expect("allowed");
    }
}

fn taken(number: u128, change: impl FnOnce(&mut Received)) -> Step {
    let mut received = Received {
        number: format!("2611-K7-{number:04}"),
        promise: Some(minute(240)),
        ..received(Intake::Request)
    };
    change(&mut received);
    take(received)
}

fn closing_with(m: i64, satisfaction: Satisfaction) -> Step {
    let closing = Closing {
        satisfaction: Some(satisfaction),
        ..closing(m)
    };
    step(HEAD, minute(m), CaseEvent::Closed(closing))
}

/// Five complaints of November, a repair, and one of December.
fn november() -> Story {
    let mut story = firm();
    // In time, kept, content; with alternatives.
    let usual = |m| vec![solve(m), answer(m + 1, None, true)];
    let mut first = vec![taken(0, |_| ()), inform(5, "計費科"), tell(6)];
    first.extend(usual(60));
    first.push(judge(62, Expectation::Above, true, ""));
    first.push(closing_with(63, Satisfaction::Very));
    on(&mut story, 0, first);
    // Broken promise, dissatisfied.
    let mut second = vec![taken(2, |_| ())];
    second.extend(usual(300));
    second.push(judge(302, Expectation::Below, false, "零件等了一週"));
    second.push(closing_with(303, Satisfaction::Not));
    on(&mut story, 2, second);
    // Major and still open.
    on(
        &mut story,
        3,
        vec![taken(3, |one| one.grade = Grade::Major)],
    );
    // In writing, closed.
    let letter = |m| {
        let mut answered = answer(m, None, true);
        if let CaseCommand::Record(CaseEvent::Answered(answer)) = &mut answered.command {
            answer.channel = Channel::Written;
        }
        answered
    };
    on(
        &mut story,
        4,
        vec![
            taken(4, |one| one.channel = Channel::Written),
            solve(60),
            letter(61),
            close(62),
        ],
    );
    // Taken twice and joined: one matter.
    let later = |one: &mut Received| one.occurred_at = minute(30);
    on(&mut story, 5, vec![taken(5, later), join(40, id(3))]);
    on(&mut story, 6, vec![leak()]);
    let december = |one: &mut Received| {
        one.occurred_at = START.plus(9 * DAY);
        one.promise = Some(START.plus(20 * DAY));
    };
    on(&mut story, 7, vec![taken(7, december)]);
    story
}

#[test]
fn the_figures_of_a_month_follow_from_its_cases() {
    // P15.02.04a
    let story = november();
    let context = story.context(DESK, AFTER);
    let summary = summary(NOVEMBER, &context);
    let cases: Vec<CaseId> = summary.lines.iter().map(|line| line.case).collect();
    assert_eq!(cases, [id(0), id(2), id(3), id(4)]);
    assert_eq!(summary.kinds, [(id(0), 4)]);
    assert_eq!(
        summary.channels,
        BTreeMap::from([(Channel::Phone, 3), (Channel::Written, 1)])
    );
    assert_eq!(summary.count(|line| line.closed), 3);
    assert_eq!(summary.count(|line| line.grade == Grade::Major), 1);
    assert_eq!(summary.count(|line| line.idle), 1);
    assert_eq!(summary.count(|line| line.passed_on), 1);
    let late: Vec<CaseId> = summary
        .lines
        .iter()
        .filter(|line| line.late)
        .map(|line| line.case)
        .collect();
    assert!(late.contains(&id(2)) && late.contains(&id(3)));
    // The first's and the letter's were kept; the second's, and the two of the joined matter, were broken.
    assert_eq!(summary.promised(), (2, 3));
    assert_eq!(summary.promises, BTreeMap::from([(DESK, (2, 3))]));
    assert_eq!(summary.called_again, 1);
    assert_eq!(
        summary.expectations,
        BTreeMap::from([(Expectation::Above, 1), (Expectation::Below, 1)])
    );
    assert_eq!(summary.firm, (1, 1));
    let empty = huiyin::domain::summary::summary(NOVEMBER.before(), &context);
    assert_eq!(empty, huiyin::domain::summary::Summary::default());
}

#[test]
fn months_follow_one_another_and_end_at_midnight_of_the_firm() {
    let december = NOVEMBER.after();
    assert_eq!(december.to_string(), "2026-12");
    assert_eq!(december.after().to_string(), "2027-01");
    assert_eq!(december.after().before(), december);
    assert_eq!(Month::parse("2026-12"), Some(december));
    for wrong in ["2026-13", "2026", "x-1", "2026-0"] {
        assert_eq!(Month::parse(wrong), None, "{wrong}");
    }
    let (from, to) = NOVEMBER.bounds(480);
    assert_eq!(Month::of(from, 480), NOVEMBER);
    assert_eq!(Month::of(from.plus(-1), 480), NOVEMBER.before());
    assert_eq!((Month::of(to, 480), to.since(from)), (december, 30 * DAY));
}

fn sheet(story: &Story) -> PaperId {
    month_id(story.world.organisation.id, 2026, 11)
}

fn signed(revisits: &[u128], left_out: &[u128]) -> MonthSigned {
    MonthSigned {
        year: 2026,
        month: 11,
        words: "兩件逾時，已改排班".into(),
        revisits: revisits
            .iter()
            .map(|number| (id(*number), AFTER.plus(5 * DAY)))
            .collect(),
        left_out: left_out
            .iter()
            .map(|number| (id(*number), "已電話談過".into()))
            .collect(),
        occurred_at: AFTER,
    }
}

fn sign(
    story: &mut Story,
    signed: MonthSigned,
    by: PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    let command = Command::Paper(sheet(story), Box::new(PaperEvent::MonthSigned(signed)));
    story.ask(command, by, at).map(drop)
}

#[test]
fn the_month_is_summed_up_by_the_fifth_and_the_sheet_is_kept() {
    // P15.02.04a, P15.02.04b
    let mut story = november();
    let due = |story: &Story, at| -> Option<Timestamp> {
        let context = story.context(DESK, at);
        let mut owed = open_clocks(&context).filter(|clock| clock.duty == Duty::SumUpMonth);
        owed.next().map(|clock| clock.deadline.due)
    };
    assert_eq!(
        due(&story, START.plus(5 * DAY)),
        None,
        "the month still runs"
    );
    let (_, end) = NOVEMBER.bounds(480);
    assert_eq!(due(&story, AFTER), Some(end.plus(5 * DAY)));
    let early = sign(&mut story, signed(&[2, 4], &[]), DESK, START.plus(5 * DAY));
    assert!(early.is_err());
    let technician = sign(&mut story, signed(&[2, 4], &[]), TECHNICIAN, AFTER);
    assert_eq!(technician, Err(Refusal::Paper(PaperRefusal::NotTheDesk)));
    sign(&mut story, signed(&[2, 4], &[]), DESK, AFTER).expect("signs");
    assert_eq!(due(&story, AFTER), None);
    let paper = &story.world.papers[&sheet(&story)];
    assert_eq!(
        (paper.subject.as_str(), paper.signed[0].0.by),
        ("2026-11", DESK)
    );
}

#[test]
fn users_are_asked_again_in_the_light_of_their_complaints_or_it_is_said_why_not() {
    // P15.02.04c: what was dissatisfied and what came in writing is proposed; the major one is still open.
    let mut story = november();
    let context = story.context(DESK, AFTER);
    let proposed: Vec<CaseId> = summary(NOVEMBER, &context)
        .proposed()
        .map(|line| line.case)
        .collect();
    assert_eq!(proposed, [id(2), id(4)]);
    let missing = sign(&mut story, signed(&[2], &[]), DESK, AFTER);
    assert_eq!(missing, Err(Refusal::Paper(PaperRefusal::RevisitUndecided)));
    sign(&mut story, signed(&[2], &[4]), DESK, AFTER).expect("signs");
    let asked = &story.world.cases[&id(2)].craft().asked_for;
    assert_eq!(asked, &[(DESK, AFTER, AFTER.plus(5 * DAY))]);
    let context = story.context(DESK, AFTER);
    let clocks = huiyin::domain::cases::clocks(&story.world.cases[&id(2)], &context);
    let by_month = clocks
        .iter()
        .find(|clock| clock.clause.is_some_and(|clause| clause.0 == "P15.02.04c"));
    assert_eq!(by_month.expect("owed").deadline.due, AFTER.plus(5 * DAY));
}
