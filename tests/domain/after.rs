//! What follows a complaint: notes, objections, improvements, opinions, sanctions.

use crate::after_steps::*;
use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::cases::ActionKind;
use huiyin::domain::cases::CaseEvent;
use huiyin::domain::cases::after::{
    Act, AfterRefusal as No, AfterStep, Effect, NoteKind, late_now, late_then, times, unpressed,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

#[test]
fn a_department_over_its_limit_is_pressed_within_a_day_and_again_after_three() {
    // P04.13.01a, P04.07.31c.
    let story = Story::found();
    assert!(late_now(story.case(), &story.context(OFFICE, minute(41))).is_empty());
    refused(
        &story,
        follow(OFFICE, 41, AfterStep::NoteIssued(sample_note())),
        No::NothingLate,
    );
    assert_eq!(unpressed(&story.context(OFFICE, minute(41))), 0);
    // A day is left after the limit, and the office owes the note from the limit on.
    let late = 3 * DAYS;
    let context = story.context(OFFICE, minute(late));
    let first = late_now(story.case(), &context)[0].clone();
    assert!(first.over(minute(late)) > 0);
    assert_eq!(unpressed(&context), 1, "P04.07.31c");
    let due: Vec<_> = owed(&story, Duty::IssueUrge, late);
    assert!(
        due.iter()
            .all(|clock| clock.owner == Owner::Role(Role::Office))
    );
    assert_eq!(due[0].opens, first.due);
    let until = due[0].deadline.due.since(first.due);
    assert!(
        (DAY..2 * DAY).contains(&until),
        "to the end of the next day"
    );
    // Only the office, to a department that is late, with a free number.
    let step = note(&story, 1, late);
    refused(&story, follow(KEEPER, late, step.clone()), No::NotPresser);
    let mut story = story.with(follow(OFFICE, late, step));
    let others = late_now(story.case(), &story.context(OFFICE, minute(late)));
    for (number, other) in (50..).zip(others.iter().skip(1)) {
        let missed = unpressed(&story.context(OFFICE, minute(late)));
        assert_eq!(missed, 1, "one department is still without a note");
        let AfterStep::NoteIssued(mut new) = note(&story, number, late) else {
            unreachable!()
        };
        (new.department, new.to) = (other.department.clone(), other.owner);
        story = story.with(follow(OFFICE, late, AfterStep::NoteIssued(new)));
    }
    assert_eq!(unpressed(&story.context(OFFICE, minute(late))), 0);
    let AfterStep::NoteIssued(again) = note(&story, 1, late + 1) else {
        unreachable!()
    };
    refused(
        &story,
        follow(OFFICE, late + 1, AfterStep::NoteIssued(again)),
        No::NoteNumberUnfit,
    );
    refused(
        &story,
        follow(OFFICE, late + 1, note(&story, 2, late + 1)),
        No::AlreadyPressed,
    );
    // It is answered by the department, with a new date.
    let (to, whose) = {
        let note = &after(&story).notes[0];
        (note.facts.to, note.facts.department.clone())
    };
    assert!(!owed(&story, Duty::AnswerUrge, late).is_empty());
    refused(
        &story,
        follow(DESK, late + 5, answer_note(1, Some(late + 99))),
        No::NoNoteOpen,
    );
    refused(
        &story,
        follow(to, late + 5, answer_note(1, None)),
        No::NewDateMissing,
    );
    let of_department = |story: &Story, m| {
        let due = owed(story, Duty::IssueUrge, m).into_iter();
        due.map(|clock| clock.deadline.due).max()
    };
    let unanswered = of_department(&story, late + 10);
    let story = story.with(follow(to, late + 5, answer_note(1, Some(late + 4 * DAYS))));
    let mut waits = owed(&story, Duty::AnswerUrge, late + 10);
    waits.retain(|clock| clock.owner == Owner::Person(to));
    assert_eq!(waits, []);
    assert!(
        of_department(&story, late + 10) >= unanswered,
        "a new date is waited for"
    );
    // After three days it may be pressed again, and its case counts both.
    let later = late + 3 * DAYS;
    let again = {
        let context = story.context(OFFICE, minute(later));
        let late = late_now(story.case(), &context);
        assert!(late.iter().any(|time| time.department == whose));
        note(&story, 2, later)
    };
    let story = story.with(follow(OFFICE, later, again));
    assert_eq!(after(&story).notes_to(&whose, NoteKind::Urging).count(), 2);
}

fn sample_note() -> huiyin::domain::cases::after::NewNote {
    let late = Story::found();
    match note(&late, 1, 3 * DAYS) {
        AfterStep::NoteIssued(note) => note,
        other => panic!("{other:?}"),
    }
}

#[test]
fn after_the_end_it_is_checked_how_long_each_took_and_whoever_was_late_says_why() {
    // P04.13.01b, P04.13.01c, P04.13.01d.
    let end = 20 * DAYS;
    let open = Story::completed();
    refused(
        &open,
        follow(
            OFFICE,
            200,
            AfterStep::TimesChecked {
                reason: String::new(),
            },
        ),
        No::CheckBeforeEnd,
    );
    let story = closed(Story::found(), end);
    let context = story.context(OFFICE, minute(end + 10));
    let all = times(story.case(), &context);
    assert!(
        all.iter().any(|time| time.over(context.now) == 0),
        "some were in time"
    );
    assert!(
        all.iter().all(|time| time.ended.is_some()),
        "every day is counted"
    );
    let late = late_then(story.case(), &context);
    assert!(!late.is_empty());
    assert_eq!(owed(&story, Duty::CheckTimes, end + 10).len(), 1);
    // Neither note nor reason: the check is not finished.
    let check = |reason: &str| AfterStep::TimesChecked {
        reason: reason.into(),
    };
    refused(
        &story,
        follow(OFFICE, end + 20, check("")),
        No::LateUnexplained,
    );
    refused(&story, follow(DESK, end + 20, check("無")), No::NotChecker);
    let explained = story
        .clone()
        .with(follow(OFFICE, end + 20, check("等客戶寄件")));
    assert!(owed(&explained, Duty::CheckTimes, end + 30).is_empty());
    // One inquiry note a department; its answer names cause, kind, and what is done.
    let mut story = story;
    let departments: Vec<_> = late
        .iter()
        .map(|time| (time.department.clone(), time.owner))
        .collect();
    for (place, (department, owner)) in departments.iter().enumerate() {
        let AfterStep::NoteIssued(mut new) = note(&story, 1, end + 20) else {
            unreachable!()
        };
        assert_eq!(new.kind, NoteKind::Inquiry);
        let number = u128::try_from(place).unwrap() + 1;
        new.id = id(number);
        new.number = format!("2611{number:02}");
        new.department.clone_from(department);
        new.to = *owner;
        story = story.with(follow(OFFICE, end + 20, AfterStep::NoteIssued(new.clone())));
        new.id = id(99);
        new.number = "261199".into();
        refused(
            &story,
            follow(OFFICE, end + 21, AfterStep::NoteIssued(new)),
            No::AlreadyAsked,
        );
    }
    let due = owed(&story, Duty::AnswerInquiry, end + 30);
    assert_eq!(due.len(), departments.len());
    let span = due[0].deadline.due.since(minute(end + 20));
    assert!((7 * DAY..8 * DAY).contains(&span), "P04.13.01d: seven days");
    let to = departments[0].1;
    refused(
        &story,
        follow(to, end + 30, answer_note(1, None)),
        No::CauseOfDelayMissing,
    );
    let story = story.with(follow(to, end + 30, explain_delay(1)));
    assert_eq!(
        owed(&story, Duty::AnswerInquiry, end + 40).len(),
        departments.len() - 1
    );
    // With a note to each the check is finished without a reason, once.
    let story = story.with(follow(OFFICE, end + 50, check("")));
    refused(
        &story,
        follow(OFFICE, end + 60, check("")),
        No::AlreadyChecked,
    );
}

#[test]
fn a_department_objects_to_a_decision_and_the_office_answers_within_a_week() {
    // P04.09.12.
    refused(
        &Story::registered(),
        follow(CHIEF, 41, object(1)),
        No::NothingDecided,
    );
    let story = responsible();
    let empty = AfterStep::Objected {
        id: id(1),
        department: String::new(),
        reason: " ".into(),
        proposal: "改由倉庫負責".into(),
    };
    refused(&story, follow(SALES, 140, empty), No::ObjectionIncomplete);
    let story = story.with(follow(SALES, 140, object(1)));
    assert_eq!(after(&story).objections[0].department, "業務部");
    let due = owed(&story, Duty::AnswerObjection, 141);
    assert_eq!(due[0].owner, Owner::Role(Role::Office));
    assert!((7 * DAY..8 * DAY).contains(&due[0].deadline.due.since(minute(140))));
    assert_eq!(
        story.primary(OFFICE, minute(145)),
        Some(ActionKind::After(Act::AnswerObjection))
    );
    refused(
        &story,
        follow(SALES, 150, rule_on(1, true)),
        No::NotInCharge,
    );
    let kept = story.clone().with(follow(OFFICE, 150, rule_on(1, true)));
    assert!(owed(&kept, Duty::AnswerObjection, 151).is_empty());
    // What is not kept opens a closed case again; an open one is open to be decided anew.
    let over = closed(story, 160);
    let again = over.with(follow(OFFICE, 170, rule_on(1, false)));
    assert!(!again.case().is_closed());
    assert_eq!(again.case().reopened, 1);
}

#[test]
fn an_improvement_names_the_rule_that_it_changes_and_begins_once_all_take_part() {
    // P04.07.35a, P05.05.34a, P05.05.34b, P05.03.07d.
    let story = Story::completed();
    refused(
        &story,
        follow(CHIEF, 140, improvement(1, vec![])),
        No::NotImprover,
    );
    let change = |change: fn(&mut huiyin::domain::cases::after::NewImprovement)| {
        let AfterStep::ImprovementPlanned(mut plan) = improvement(1, vec![]) else {
            unreachable!()
        };
        change(&mut plan);
        follow(OFFICE, 140, AfterStep::ImprovementPlanned(plan))
    };
    refused(
        &story,
        change(|plan| plan.check.clear()),
        No::ImprovementIncomplete,
    );
    refused(
        &story,
        change(|plan| plan.owner = STRANGER),
        No::ImprovementIncomplete,
    );
    refused(
        &story,
        change(|plan| plan.changes.clear()),
        No::ChangeUnnamed,
    );
    refused(
        &story,
        change(|plan| plan.by = START),
        No::ImprovementDateInPast,
    );
    let story = story.with(follow(OFFICE, 140, improvement(1, vec![HEAD, DESK])));
    assert_eq!(owed(&story, Duty::JoinImprovement, 141).len(), 2);
    refused(&story, follow(CHIEF, 150, carried_out(1)), No::PartiesOpen);
    let says = |agrees, words: &str| AfterStep::PartyAnswered {
        improvement: id(1),
        agrees,
        words: words.into(),
    };
    refused(&story, follow(SALES, 150, says(true, "")), No::NotAParty);
    refused(
        &story,
        follow(HEAD, 150, says(false, "")),
        No::PartyReasonMissing,
    );
    let story = story.with(follow(HEAD, 150, says(true, ""))).with(follow(
        DESK,
        151,
        says(false, "沒有預算"),
    ));
    assert!(!after(&story).improvements[0].may_begin());
    // The general manager's word stands for the agreement that is missing.
    let instruct = AfterStep::Instructed {
        improvement: id(1),
        words: "照辦".into(),
    };
    refused(
        &story,
        follow(OFFICE, 152, instruct.clone()),
        No::NotInstructor,
    );
    let instructed = story.clone().with(follow(MANAGER, 152, instruct));
    assert!(after(&instructed).improvements[0].may_begin());
    // Or whoever objected has come round.
    let story = story.with(follow(DESK, 153, says(true, "")));
    refused(&story, follow(SALES, 160, carried_out(1)), No::NotCarrier);
    let story = story.with(follow(CHIEF, 160, carried_out(1)));
    assert!(after(&story).improvements[0].done().is_some());
}

#[test]
fn an_improvement_is_pressed_for_and_its_effect_confirmed_or_it_is_open_again() {
    // P04.07.35b, P04.07.35c, P05.05.34c, P05.05.34d.
    let late = 6 * DAYS;
    let urge = AfterStep::ImprovementUrged {
        improvement: id(1),
        words: "請儘快".into(),
    };
    let story = Story::completed().with(follow(OFFICE, 140, improvement(1, vec![])));
    refused(
        &story,
        follow(OFFICE, 150, urge.clone()),
        No::ImprovementNotLate,
    );
    assert_eq!(owed(&story, Duty::UrgeImprovement, 150), []);
    assert_eq!(owed(&story, Duty::UrgeImprovement, late).len(), 1);
    let story = story.with(follow(OFFICE, late, urge));
    assert_eq!(
        owed(&story, Duty::HearUrge, late)[0].owner,
        Owner::Person(CHIEF)
    );
    let heard = AfterStep::UrgeHeard { improvement: id(1) };
    refused(
        &story,
        follow(HEAD, late + 1, heard.clone()),
        No::NotPressedFor,
    );
    let story = story.with(follow(CHIEF, late + 1, heard));
    assert_eq!(owed(&story, Duty::HearUrge, late + 2), []);
    let works = |effect_is| effect(1, effect_is);
    refused(
        &story,
        follow(OFFICE, late + 2, works(Effect::Works)),
        No::EffectNotDue,
    );
    let story = story.with(follow(CHIEF, late + 2, carried_out(1)));
    let due = owed(&story, Duty::CheckEffect, late + 3);
    let span = due[0].deadline.due.since(minute(late + 2));
    assert!(
        (90 * DAY..91 * DAY).contains(&span),
        "P05.05.34d: after 90 days"
    );
    let blind = AfterStep::EffectChecked {
        improvement: id(1),
        before: String::new(),
        since: "月 0 件".into(),
        effect: Effect::Works,
    };
    refused(&story, follow(OFFICE, late + 10, blind), No::FiguresMissing);
    // Too early: looked at again as long after that.
    let early = story
        .clone()
        .with(follow(OFFICE, late + 10 * DAYS, works(Effect::TooEarly)));
    let due = owed(&early, Duty::CheckEffect, late + 11 * DAYS);
    assert!(due[0].deadline.due.since(minute(late + 10 * DAYS)) >= 90 * DAY);
    // It does not work: the plan is open again, and is carried out again.
    let failed = story
        .clone()
        .with(follow(OFFICE, late + 20, works(Effect::DoesNot)));
    assert!(after(&failed).improvements[0].done().is_none());
    assert_eq!(owed(&failed, Duty::CarryOutMeasure, late + 30).len(), 1);
    let again = failed
        .with(follow(CHIEF, late + 40, carried_out(1)))
        .with(follow(OFFICE, late + 50, works(Effect::Works)));
    assert!(after(&again).improvements[0].is_confirmed());
    assert_eq!(owed(&again, Duty::CheckEffect, late + 60), []);
}

#[test]
fn an_opinion_goes_to_its_department_and_is_owed_an_answer() {
    // P04.07.37.
    let story = Story::found().with(follow(KEEPER, 50, voice(1)));
    assert_eq!(after(&story).opinions[0].department, "客服部");
    assert_eq!(
        owed(&story, Duty::AnswerOpinion, 51)[0].owner,
        Owner::Person(DESK)
    );
    let answer = |words: &str| AfterStep::OpinionAnswered {
        opinion: id(1),
        words: words.into(),
    };
    refused(&story, follow(SALES, 60, answer("加線")), No::NoOpinionOpen);
    refused(&story, follow(DESK, 60, answer("")), No::OpinionEmpty);
    let story = story.with(follow(DESK, 60, answer("加開一線")));
    assert_eq!(owed(&story, Duty::AnswerOpinion, 61), []);
}

#[test]
fn two_offices_that_number_apart_keep_both_notes_and_the_later_is_renumbered() {
    // P04.13.01a.
    let late = 3 * DAYS;
    let mut story = Story::found();
    let AfterStep::NoteIssued(first) = note(&story, 1, late) else {
        unreachable!()
    };
    let mut second = first.clone();
    second.id = id(2);
    let of = |note| {
        of_case(CaseEvent::After(huiyin::domain::cases::after::AfterEvent {
            occurred_at: minute(late),
            step: AfterStep::NoteIssued(note),
        }))
    };
    story.fold(of(first), OFFICE, minute(late));
    story.fold_unmet(of(second), OFFICE, minute(late));
    assert_eq!(
        after(&story).notes.len(),
        2,
        "nothing that was written is lost"
    );
    let renumber = |thing, number: &str| AfterStep::Renumbered {
        thing: id(thing),
        number: number.into(),
    };
    refused(
        &story,
        follow(OFFICE, late + 5, renumber(1, "261107")),
        No::NumberIsFree,
    );
    refused(
        &story,
        follow(OFFICE, late + 5, renumber(2, "261101")),
        No::NoteNumberUnfit,
    );
    let story = story.with(follow(OFFICE, late + 5, renumber(2, "261107")));
    let second = after(&story).note(id(2)).unwrap();
    assert_eq!(second.number.number, "261107");
    assert!(
        second.number.fits("261101"),
        "the old number is still found"
    );
    let standing = owed(&story, Duty::AnswerUrge, late + 6);
    assert!(standing.iter().all(|clock| matches!(
        clock.standing(minute(late + 6)),
        Standing::Running(_) | Standing::Overdue(_) | Standing::NotYetOpen(_)
    )));
}

#[test]
fn a_quality_complaint_has_what_follows_by_the_clauses_of_its_own_regulation() {
    // P04.07.35a, P04.07.35c, P04.13.01a: the production office presses, and looks at the effect after thirty days.
    use crate::quality_steps::PRODUCTION;
    let story = Story::numbered();
    let late = 10 * DAYS;
    let due = owed(&story, Duty::IssueUrge, late);
    assert!(!due.is_empty());
    let office = Owner::Role(Role::ProductionOffice);
    assert!(due.iter().all(|clock| clock.owner == office));
    let AfterStep::ImprovementPlanned(mut plan) = improvement(1, vec![]) else {
        unreachable!()
    };
    plan.owner = PRODUCTION;
    plan.by = minute(late + 5 * DAYS);
    let story = story
        .with(follow(
            PRODUCTION,
            late,
            AfterStep::ImprovementPlanned(plan),
        ))
        .with(follow(PRODUCTION, late + 10, carried_out(1)));
    let due = owed(&story, Duty::CheckEffect, late + 20);
    assert_eq!(due[0].clause.map(|clause| clause.0), Some("P04.07.35c"));
    let span = due[0].deadline.due.since(minute(late + 10));
    assert!((30 * DAY..31 * DAY).contains(&span));
}
