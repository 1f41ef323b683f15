//! What the regulation of complaints rests on, and what its months are measured against (P05.00.01d).

use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::cases::complaint::{Month, Rate, month};
use huiyin::domain::complaints::ComplaintsEvent;
use huiyin::domain::complaints::basis::{Aim, Document, Measured, Statement, Target, measured};
use huiyin::domain::conflicts::Choice;
use huiyin::domain::event::{Command, Event, Happened};
use huiyin::domain::ids::{PersonId, Subject};
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::time::{DAY, Timestamp};
use proptest::prelude::*;

fn ask(
    story: &mut Story,
    by: PersonId,
    now: Timestamp,
    event: ComplaintsEvent,
) -> Result<(), String> {
    let asked = story.ask(Command::Complaints(Box::new(event)), by, now);
    asked.map(drop).map_err(|refusal| {
        let clause = refusal.clause().map_or("none", |clause| clause.0);
        format!("{clause} {refusal:?}")
    })
}

fn stated(text: &str, at: Timestamp) -> ComplaintsEvent {
    ComplaintsEvent::BasisStated(Statement {
        document: Document::Policy,
        occurred_at: at,
        text: text.into(),
        files: Vec::new(),
    })
}

fn aim(target: Target, value: Option<u32>, from: &str) -> ComplaintsEvent {
    aim_at(target, value, from, START)
}

fn aim_at(target: Target, value: Option<u32>, from: &str, at: Timestamp) -> ComplaintsEvent {
    ComplaintsEvent::TargetSet(Aim {
        target,
        value,
        from: from.into(),
        occurred_at: at,
    })
}

#[track_caller]
fn refused(result: Result<(), String>, why: &str) {
    let expected = format!("P05.00.01d Complaints(Basis({why}))");
    assert_eq!(result, Err(expected));
}

fn of_complaints(story: &Story, event: ComplaintsEvent) -> Happened {
    Happened {
        subject: Subject::Complaints(story.world.organisation.id),
        event: Event::Complaints(Box::new(event)),
    }
}

#[test]
fn the_head_of_quality_lays_down_policy_and_targets_and_the_supervisor_where_there_is_none() {
    // P05.00.01d
    let mut story = service_firm();
    for stranger in [HEAD, DESK, MANAGER] {
        let target = aim(Target::AtOnce, Some(80), "2026-11");
        refused(ask(&mut story, stranger, START, target), "NotTheHead");
        let policy = stated("以客為先", START);
        refused(ask(&mut story, stranger, START, policy), "NotTheHead");
    }
    ask(&mut story, QUALITY, START, stated("以客為先", START)).unwrap();
    ask(
        &mut story,
        QUALITY,
        START,
        aim(Target::AtOnce, Some(80), "2026-11"),
    )
    .unwrap();
    let left = OrganisationEvent::PersonLeft { person: QUALITY };
    story.fold(of_firm(left), DESK, START);
    let target = aim(Target::InTime, Some(90), "2026-11");
    refused(ask(&mut story, DESK, START, target.clone()), "NotTheHead");
    ask(&mut story, HEAD, START, target.clone()).unwrap();
    // A regulation that is not in force asks for nothing.
    ask(&mut service_firm().without(5), DESK, START, target).unwrap();
}

#[test]
fn a_text_alone_will_do_and_an_older_one_stays_readable_with_its_day() {
    // P05.00.01d
    let mut story = service_firm();
    refused(
        ask(&mut story, QUALITY, START, stated("  ", START)),
        "NothingStated",
    );
    let ahead = stated("明天的", START.plus(DAY));
    assert!(ask(&mut story, QUALITY, START, ahead).is_err());
    ask(&mut story, QUALITY, START, stated("以客為先", START)).unwrap();
    let later = START.plus(3 * DAY);
    ask(&mut story, QUALITY, later, stated("一次辦好", later)).unwrap();
    let basis = &story.world.complaints.basis;
    let policy = basis.document(Document::Policy).into_iter();
    let policy: Vec<_> = policy
        .map(|(said, by)| (said.text.as_str(), said.occurred_at, by.actor))
        .collect();
    assert_eq!(
        policy,
        [("一次辦好", later, QUALITY), ("以客為先", START, QUALITY)]
    );
    assert!(basis.document(Document::Objectives).is_empty());
}

#[test]
fn a_month_is_measured_against_what_was_aimed_at_in_it() {
    // P05.00.01d
    let mut story = service_firm();
    let target = Target::InTime;
    let bad = [(Some(101), "2026-11"), (Some(5_000), "2026-11")];
    for (value, from) in bad {
        let set = ask(&mut story, QUALITY, START, aim(target, value, from));
        refused(set, "OutOfRange");
    }
    for from in ["", "2026", "2026-13", "2026-1", "11-2026", "next"] {
        let set = ask(&mut story, QUALITY, START, aim(target, Some(90), from));
        refused(set, "MonthUnreadable");
    }
    ask(
        &mut story,
        QUALITY,
        START,
        aim(Target::Rate, Some(1_000), "2026-11"),
    )
    .unwrap();
    ask(&mut story, QUALITY, START, aim(target, Some(90), "2026-11")).unwrap();
    // Corrected within the month, and raised from January on.
    ask(&mut story, QUALITY, START, aim(target, Some(92), "2026-11")).unwrap();
    ask(&mut story, QUALITY, START, aim(target, Some(95), "2027-01")).unwrap();
    let held = |story: &Story, month: &str| story.world.complaints.basis.aim_in(target, month);
    for (month, aimed) in [
        ("2026-10", None),
        ("2026-11", Some(92)),
        ("2026-12", Some(92)),
        ("2027-01", Some(95)),
        ("2030-06", Some(95)),
    ] {
        assert_eq!(held(&story, month), aimed, "{month}");
    }
    // In December November is over: nothing makes it look better.
    let december = START.plus(15 * DAY);
    let set = ask(
        &mut story,
        QUALITY,
        december,
        aim(target, Some(50), "2026-11"),
    );
    refused(set, "MonthMeasured");
    // Nothing was aimed at in September, and what is said of it now leaves November alone.
    ask(
        &mut story,
        QUALITY,
        december,
        aim(target, Some(70), "2026-09"),
    )
    .unwrap();
    assert_eq!(held(&story, "2026-10"), Some(70));
    assert_eq!(held(&story, "2026-11"), Some(92));
    // From December on nothing is aimed at any more, until January.
    ask(&mut story, QUALITY, december, aim(target, None, "2026-12")).unwrap();
    assert_eq!(held(&story, "2026-12"), None);
    assert_eq!(held(&story, "2027-01"), Some(95));
    let written = story.world.complaints.basis.aims(target).into_iter();
    let written: Vec<_> = written
        .map(|(aim, _)| (aim.from.as_str(), aim.value))
        .collect();
    assert_eq!(
        written,
        [
            ("2027-01", Some(95)),
            ("2026-12", None),
            ("2026-11", Some(92)),
            ("2026-11", Some(90)),
            ("2026-09", Some(70))
        ]
    );
}

#[test]
fn each_target_is_met_missed_or_not_set_and_nothing_is_rounded() {
    // P05.00.01d
    let met = |target, count, of, aimed| {
        let rate = Rate { count, of };
        Measured {
            target,
            rate,
            aimed,
        }
        .is_met()
    };
    for (target, count, of, aimed, expected) in [
        (Target::InTime, 9, 10, Some(90), Some(true)),
        (Target::InTime, 899, 1_000, Some(90), Some(false)),
        (Target::AtOnce, 0, 3, Some(0), Some(true)),
        (Target::AtOnce, 2, 3, Some(67), Some(false)),
        (Target::Rate, 5, 1_000, Some(5), Some(true)),
        (Target::Rate, 51, 10_000, Some(5), Some(false)),
        (Target::Rate, 0, 1, Some(0), Some(true)),
        (Target::Rate, 1, 0, Some(5), None),
        (Target::InTime, 0, 0, Some(90), None),
        (Target::InTime, 9, 10, None, None),
    ] {
        let is = met(target, count, of, aimed);
        assert_eq!(is, expected, "{target:?} {count}/{of} {aimed:?}");
    }
    let mut story = Story::completed().with(act(QUALITY, 130, call(false)));
    let now = minute(20 * 24 * 60);
    ask(
        &mut story,
        QUALITY,
        minute(140),
        aim(Target::AtOnce, Some(80), "2026-11"),
    )
    .unwrap();
    let counted: Month = month(START, START.plus(DAY), &story.context(DESK, now));
    let of = |month| measured(&counted, &story.world.complaints.basis, month);
    let november = of("2026-11");
    let at_once = november.iter().find(|one| one.target == Target::AtOnce);
    assert_eq!(at_once.unwrap().is_met(), Some(false));
    let others = november.iter().filter(|one| one.target != Target::AtOnce);
    assert!(others.into_iter().all(|one| one.aimed.is_none()));
    assert!(of("2026-10").iter().all(|one| one.aimed.is_none()));
}

#[test]
fn two_targets_written_apart_for_one_month_are_both_kept_until_one_is_chosen() {
    // P05.00.01d
    let mut story = service_firm();
    let first = aim(Target::Rate, Some(5), "2026-11");
    let other = aim(Target::Rate, Some(8), "2026-11");
    let elsewhere = aim(Target::Rate, Some(3), "2026-12");
    ask(&mut story, QUALITY, START, first.clone()).unwrap();
    let happened = of_complaints(&story, other.clone());
    story.fold_unmet(happened, HEAD, START);
    ask(&mut story, QUALITY, START, elsewhere).unwrap();
    assert_eq!(story.world.to_settle(), 1, "another month is no rival");
    let conflicts = story.world.conflicts();
    assert_eq!(conflicts.len(), 1);
    let choices: Vec<Choice> = conflicts[0].choices().into_iter().map(|(c, _)| c).collect();
    assert_eq!(
        choices,
        [Choice::Complaints(other), Choice::Complaints(first.clone())]
    );
    // The month is over by the time that anybody chooses.
    let later = START.plus(40 * DAY);
    let commands = choices[1].commands(&story.context(QUALITY, later));
    for command in commands {
        story.ask(command, QUALITY, later).unwrap();
    }
    assert_eq!(story.world.to_settle(), 0);
    let basis = &story.world.complaints.basis;
    assert_eq!(basis.aim_in(Target::Rate, "2026-11"), Some(5));
    let changed = ask(
        &mut story,
        QUALITY,
        later,
        aim(Target::Rate, Some(9), "2026-11"),
    );
    refused(changed, "MonthMeasured");
}

proptest! {
    /// Whatever is asked for in whatever order: what a month that is over was measured against stays.
    #[test]
    fn what_a_past_month_was_measured_against_never_changes(
        asked in prop::collection::vec((0_i64..400, 0_i32..20, prop::option::of(0_u32..=1_000), 0_usize..3), 1..30),
    ) {
        let mut story = service_firm();
        let mut asked = asked;
        asked.sort_by_key(|(day, ..)| *day);
        for (day, months, value, target) in asked {
            let now = START.plus(day * DAY);
            let target = Target::ALL[target];
            let from = 2026 * 12 + 5 + months;
            let from = format!("{:04}-{:02}", from / 12, from % 12 + 1);
            let past = |story: &Story| -> Vec<Option<u32>> {
                let runs = huiyin::domain::summary::Month::of(now, 480);
                let mut month = runs.before();
                let mut held = Vec::new();
                for _ in 0..20 {
                    held.push(story.world.complaints.basis.aim_in(target, &month.to_string()));
                    month = month.before();
                }
                held
            };
            let before = past(&story);
            let _ = ask(&mut story, QUALITY, now, aim_at(target, value, &from, now));
            for (was, is) in before.into_iter().zip(past(&story)) {
                prop_assert!(was.is_none() || was == is, "{was:?} became {is:?}");
            }
        }
    }
}
