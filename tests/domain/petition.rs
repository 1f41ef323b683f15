//! Complaints and reports of misconduct (P10 十一, 四) in the regulation's own order: grounds, answer, call afterwards, the month's end.

use crate::helpers::*;
use crate::petition_steps::*;
use crate::story::*;
use huiyin::domain::cases::petition::{Grounds, Matter, Meanwhile, PetitionEvent, short_or_equal};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Satisfaction, Stage, StageMark, stages};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::ids::CaseId;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, HOUR};
use uuid::Uuid;

#[test]
fn a_complaint_goes_its_way_from_the_receiving_to_the_call_afterwards() {
    // P10.11.01a: receive, thank, record, pass on, handle, reply, revisit, close in one procedure, each shown on the rail.
    let story = settled();
    let marks = stages(story.case(), &story.context(DESK, minute(131)));
    let order: Vec<Stage> = marks.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(
        order,
        [
            Stage::Received,
            Stage::PassedOn,
            Stage::Grounds,
            Stage::Answered,
            Stage::Closed,
            Stage::Revisited
        ]
    );
    let done = |mark: &StageMark| matches!(mark, StageMark::Done(_));
    assert!(marks.iter().take(5).all(|(_, mark)| done(mark)));
    assert!(matches!(marks[5].1, StageMark::Now(Some(_))));
    let story = story.when(called(3_000, Satisfaction::Very)).allowed();
    assert!(story.clocks().iter().all(|clock| !clock.is_open()));

    // A step out of order is refused with its clause; the sort is changed with a reason.
    given([complaint()])
        .when(close(20))
        .then_refused("P10.11.07a");
    let other = |reason: &str| {
        on_petition(
            HEAD,
            30,
            PetitionEvent::Resorted {
                matter: Matter::Misconduct,
                reason: reason.into(),
                occurred_at: minute(30),
            },
        )
    };
    given([complaint()])
        .when(other(" "))
        .then_refused("P10.11.01a");
    given([complaint()])
        .when(other("說的是收受紅包"))
        .then(|story| {
            assert!(story.owed(Duty::ReplyReport) && !story.has(Duty::ReplyComplaint));
            assert_eq!(
                story.clock(Duty::ReplyReport).deadline.start,
                START,
                "the first receipt stays the start"
            );
        });
}

#[test]
fn an_answer_rests_on_facts_a_rule_and_what_the_user_is_entitled_to() {
    // P10.11.07a, P10.11.07b
    let story = given([complaint(), give(10, DESK, HEAD), accept(15, HEAD)]);
    story
        .clone()
        .when(told(20, "退費"))
        .then_refused("P10.11.07a");
    let change = |change: fn(&mut Grounds)| {
        let mut step = grounds(100, None);
        if let CaseCommand::Record(CaseEvent::Petition(PetitionEvent::Grounded(grounds))) =
            &mut step.command
        {
            change(grounds);
        }
        story.clone().when(step)
    };
    change(|grounds| grounds.facts = String::new()).then_refused("P10.11.07a");
    change(|grounds| grounds.rule = String::new()).then_refused("P10.11.07a");
    change(|grounds| grounds.rights = " ".into()).then_refused("P10.11.07b");
    change(|_| ()).allowed().when(told(120, "退費")).allowed();
}

#[test]
fn a_payment_is_approved_before_anybody_is_told_of_it() {
    // P10.11.07c: what belongs to the shareholders is not given away by whoever handles the matter.
    let approve = |m, by| {
        let occurred_at = minute(m);
        on_petition(by, m, PetitionEvent::Approved { occurred_at })
    };
    let story = given([
        complaint(),
        give(10, DESK, TECHNICIAN),
        accept(15, TECHNICIAN),
        grounds(100, Some(12_300)).by(TECHNICIAN),
    ]);
    story
        .clone()
        .when(told(110, "退費"))
        .then_refused("P10.11.07c");
    story
        .clone()
        .when(approve(110, TECHNICIAN))
        .then_refused("P10.11.07c");
    let story = story.when(approve(110, MANAGER)).allowed();
    // Another amount is another payment.
    let other = story.clone().when(grounds(115, Some(99_900))).allowed();
    other.when(told(120, "退費")).then_refused("P10.11.07c");
    story
        .when(told(120, "退費"))
        .allowed()
        .when(approve(130, HEAD))
        .then_refused("P10.11.07c");
}

#[test]
fn no_case_ends_without_an_answer_and_a_result() {
    // P10.04.04c, P10.04.04b: everything has somebody who has it and a result.
    let story = given([
        complaint(),
        give(10, DESK, HEAD),
        accept(15, HEAD),
        grounds(100, None),
    ]);
    story.clone().when(close(110)).then_refused("P10.04.04c");
    let empty = huiyin::domain::cases::Closing {
        result: String::new(),
        ..closing(130)
    };
    story
        .when(told(120, "已退費"))
        .allowed()
        .when(step(HEAD, minute(130), CaseEvent::Closed(empty)))
        .then_refused("P10.04.04b");
    // A request is answered, too, where the rules on complaints do not ask for it.
    let request = given([request()]).without(15).without(13).without(1);
    let solved = request.when(solve(20)).allowed();
    solved.when(close(30)).then_refused("P10.04.04c");
}

#[test]
fn an_answer_explains_the_policy() {
    // P10.04.02b
    let mut step = answer(20, None, true);
    if let CaseCommand::Record(CaseEvent::Answered(answer)) = &mut step.command {
        answer.course = " ".into();
    }
    given([request()])
        .without(15)
        .when(step)
        .then_refused("P10.04.02b");
}

#[test]
fn the_user_is_called_after_the_answer_and_who_is_not_satisfied_opens_it_again() {
    // P10.11.09a, P10.11.08c
    let story = settled();
    let clock = story.clock(Duty::Revisit);
    assert_eq!(clock.deadline.start, minute(120));
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.11.09a"));
    let content = story.clone().when(called(3_000, Satisfaction::Satisfied));
    let content = content.allowed();
    assert!(content.case().is_closed() && !content.owed(Duty::Revisit));
    content
        .when(called(3_100, Satisfaction::Very))
        .then_refused("P10.11.09a");
    let again = story.when(called(3_000, Satisfaction::Not)).allowed();
    assert!(!again.case().is_closed());
    let clock = again.clock(Duty::DecideOwner);
    assert_eq!(clock.owner, Owner::Role(Role::Supervisor));
    assert_eq!(clock.clause.map(|clause| clause.0), Some("P10.11.08c"));
    assert!(
        again.owed(Duty::ReplyComplaint),
        "and has to be answered anew"
    );
    again
        .when(told(3_010, "還是那樣"))
        .then_refused("P10.11.07a");
}

#[test]
fn a_result_that_goes_through_the_motions_is_shown() {
    // P10.11.08c: a hint, no refusal.
    let story = settled();
    let context = story.context(HEAD, minute(200));
    assert!(short_or_equal(story.case(), &context), "已修好 says little");
    let mut story = story;
    let long = "立管閥門已調，連續兩天室溫 20 度，熱費已按天退回";
    let case = story.world.cases.get_mut(&CASE).unwrap();
    case.closing.value.as_mut().unwrap().result = long.into();
    assert!(!short_or_equal(
        story.case(),
        &story.context(HEAD, minute(200))
    ));
    let mut copy = story.case().clone();
    copy.id = CaseId(Uuid::from_u128(101));
    story.world.cases.insert(copy.id, copy);
    assert!(short_or_equal(
        story.case(),
        &story.context(HEAD, minute(200))
    ));
}

#[test]
fn whoever_still_waits_at_the_end_of_the_month_is_asked() {
    // P10.04.06b
    let asked = |m: i64, satisfied| {
        on_petition(
            DESK,
            m,
            PetitionEvent::AskedMeanwhile(Meanwhile {
                reached: true,
                satisfied,
                words: String::new(),
                occurred_at: minute(m),
            }),
        )
    };
    let story = given([complaint()]);
    let clock = story.clock(Duty::AskMeanwhile);
    let december = START.plus(7 * DAY + 14 * HOUR);
    assert_eq!(clock.deadline.due, december, "1 December 00:00 at +08:00");
    story
        .clone()
        .when(asked(5_000, None))
        .then_refused("P10.04.06b");
    let story = story.when(asked(5_000, Some(true))).allowed();
    assert!(!story.owed(Duty::AskMeanwhile));
    let later = story.context(DESK, december.plus(DAY));
    let clocks = huiyin::domain::cases::open_clocks(story.case(), &later);
    assert!(
        clocks.iter().any(|clock| clock.duty == Duty::AskMeanwhile),
        "asked again over the end of the next month"
    );
}
