//! The month of closed complaints: statistics, judgements, and the review of sanctions.

use crate::after_steps::*;
use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::cases::after::AfterStep;
use huiyin::domain::cases::petition::Month;
use huiyin::domain::clock::{Clock, Duty, Owner};
use huiyin::domain::complaints::monthly::{
    GroupKind, MonthlyEvent, MonthlyStep, Statistics, approved_sanctions, statistics,
};
use huiyin::domain::complaints::{ComplaintsEvent, clocks};
use huiyin::domain::ids::PersonId;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{MINUTE, Timestamp};
use uuid::Uuid;

const MAKER: PersonId = PersonId(Uuid::from_u128(31));
const LAB: PersonId = PersonId(Uuid::from_u128(32));
const PERSONNEL: PersonId = PersonId(Uuid::from_u128(33));

/// 3 December, 10:00.
const DECEMBER: i64 = 10 * DAYS;

/// A complaint with an approved sanction, closed on 26 November.
fn november() -> Story {
    let mut story = closed(agreed(), 3 * DAYS);
    story.enrol(MAKER, "Manufacturing", &[Role::Manufacturing], START);
    story.enrol(LAB, "Research", &[Role::Research], START);
    story.enrol(PERSONNEL, "Personnel", &[Role::Personnel], START);
    story
}

fn say(story: &mut Story, by: PersonId, m: i64, step: MonthlyStep) -> Result<(), String> {
    let event = ComplaintsEvent::Monthly(MonthlyEvent {
        month: "2026-11".into(),
        occurred_at: minute(m),
        step,
    });
    ask_about_complaints(story, by, minute(m), event)
}

fn owed(story: &Story, duty: Duty, m: i64) -> Vec<Clock> {
    let context = story.context(DESK, minute(m));
    let mut owed = clocks(&story.world.complaints, &context);
    owed.retain(|clock| clock.duty == duty);
    owed
}

fn of_november(story: &Story) -> Statistics {
    let context = story.context(OFFICE, minute(DECEMBER));
    let calendar = context.calendar_at(context.now);
    let month = Month::of(calendar, context.now).before(calendar);
    statistics(month, &context)
}

fn judged(role: Role) -> MonthlyStep {
    MonthlyStep::Judged {
        role,
        differs: Vec::new(),
    }
}

#[test]
fn the_statistics_hold_exactly_the_cases_closed_in_the_month_and_are_due_by_the_tenth() {
    // P04.09.10a, P04.09.10b, P04.09.10c, P04.09.10d.
    assert_eq!(
        owed(&firm(), Duty::CompileStatistics, DECEMBER),
        [],
        "no complaint"
    );
    let mut story = november();
    let table = of_november(&story);
    assert_eq!(table.lines.len(), 1);
    let line = &table.lines[0];
    assert_eq!((line.cause_key.as_str(), line.days), ("manner", 3));
    assert_eq!(line.departments, ["維修一班"]);
    let kinds: Vec<GroupKind> = table.groups.iter().map(|group| group.kind).collect();
    assert_eq!(
        kinds,
        [GroupKind::Cause, GroupKind::Item, GroupKind::Department]
    );
    assert_eq!(table.groups[0].month_before, 0);
    // By the end of the tenth, by the firm's clock.
    let due = owed(&story, Duty::CompileStatistics, DECEMBER);
    assert_eq!(due[0].owner, Owner::Role(Role::Office));
    let end_of_tenth = due[0].deadline.due.plus(8 * 60 * MINUTE);
    assert_eq!(
        end_of_tenth.to_utc().format("%m-%d %H:%M").to_string(),
        "12-10 23:59"
    );
    // Manufacturing, quality and research judge; who differs says how.
    let judges = owed(&story, Duty::JudgeStatistics, DECEMBER);
    assert_eq!(judges.len(), 3);
    let whole = |story: &Story| MonthlyStep::Signed {
        cases: of_november(story)
            .lines
            .iter()
            .map(|line| line.id)
            .collect(),
    };
    let sign = whole(&story);
    assert_eq!(
        say(&mut story, DESK, DECEMBER, sign.clone()),
        Err("P04.09.10a".into())
    );
    assert_eq!(
        say(&mut story, OFFICE, DECEMBER, sign.clone()),
        Err("P04.09.10c".into())
    );
    assert_eq!(
        say(&mut story, DESK, DECEMBER, judged(Role::Quality)),
        Err("P04.09.10c".into())
    );
    let blank = MonthlyStep::Judged {
        role: Role::Quality,
        differs: vec![(CASE, " ".into())],
    };
    assert_eq!(
        say(&mut story, QUALITY, DECEMBER, blank),
        Err("P04.09.10c".into())
    );
    let differs = MonthlyStep::Judged {
        role: Role::Quality,
        differs: vec![(CASE, "倉庫也有責任".into())],
    };
    say(&mut story, QUALITY, DECEMBER, differs).unwrap();
    say(&mut story, MAKER, DECEMBER, judged(Role::Manufacturing)).unwrap();
    say(&mut story, LAB, DECEMBER, judged(Role::Research)).unwrap();
    assert_eq!(owed(&story, Duty::JudgeStatistics, DECEMBER), []);
    // Every group by cause has a word before the table is finished (P04.09.10d).
    assert_eq!(
        say(&mut story, OFFICE, DECEMBER, sign.clone()),
        Err("P04.09.10d".into())
    );
    let dealt = |group: &str, words: &str| MonthlyStep::Dealt {
        group: group.into(),
        words: words.into(),
    };
    for (group, words) in [("cause/nothing", "加訓"), ("cause/manner", " ")] {
        let said = say(&mut story, OFFICE, DECEMBER, dealt(group, words));
        assert_eq!(said, Err("P04.09.10d".into()));
    }
    say(
        &mut story,
        OFFICE,
        DECEMBER,
        dealt("cause/manner", "全員上門禮儀課"),
    )
    .unwrap();
    let short = MonthlyStep::Signed { cases: Vec::new() };
    assert!(say(&mut story, OFFICE, DECEMBER, short).is_err());
    say(&mut story, OFFICE, DECEMBER, sign.clone()).unwrap();
    assert_eq!(owed(&story, Duty::CompileStatistics, DECEMBER), []);
    assert_eq!(
        say(&mut story, OFFICE, DECEMBER, sign),
        Err("P04.09.10b".into())
    );
}

#[test]
fn a_group_of_the_month_leads_to_an_improvement() {
    // P04.09.10e.
    let story = november();
    let table = of_november(&story);
    assert_eq!(table.groups[0].key(), "cause/manner");
    let plan = improvement(3, vec![]);
    let AfterStep::ImprovementPlanned(mut plan) = plan else {
        unreachable!()
    };
    plan.by = minute(DECEMBER + 5 * DAYS);
    let step = follow(OFFICE, DECEMBER, AfterStep::ImprovementPlanned(plan));
    let story = story.with(step);
    let after = story.case().after.as_ref().unwrap();
    assert_eq!(after.improvements.len(), 1, "the closed case carries it");
}

#[test]
fn what_comes_after_the_table_was_finished_stands_in_the_next_as_a_supplement() {
    // P04.09.10a.
    let mut story = closed(Story::completed(), 3 * DAYS);
    let finished = ComplaintsEvent::Monthly(MonthlyEvent {
        month: "2026-11".into(),
        occurred_at: minute(DECEMBER),
        step: MonthlyStep::Signed { cases: Vec::new() },
    });
    let happened = huiyin::domain::event::Happened {
        subject: huiyin::domain::ids::Subject::Complaints(story.world.organisation.id),
        event: huiyin::domain::event::Event::Complaints(Box::new(finished)),
    };
    story.fold(happened, OFFICE, minute(DECEMBER));
    let context = story.context(OFFICE, minute(DECEMBER));
    let december = Month::of(context.calendar_at(context.now), context.now);
    let table = statistics(december, &context);
    assert_eq!(table.lines.len(), 1);
    assert!(table.lines[0].supplement);
}

#[test]
fn approved_sanctions_are_compiled_sent_to_personnel_and_published() {
    // P04.11.01a, P04.11.01b, P04.11.01c, P04.11.01d.
    let mut story = november();
    assert_eq!(owed(&story, Duty::ReviewSanctions, DECEMBER).len(), 1);
    let list = vec![(CASE, id(1))];
    let compiled = |sanctions| MonthlyStep::Compiled { sanctions };
    let early = say(&mut story, OFFICE, DECEMBER, compiled(list.clone()));
    assert_eq!(early, Err("P04.11.01a".into()), "not gone through");
    let reviewed = MonthlyStep::Reviewed { cases: vec![CASE] };
    assert_eq!(
        say(&mut story, DESK, DECEMBER, reviewed.clone()),
        Err("P04.09.10a".into())
    );
    say(&mut story, OFFICE, DECEMBER, reviewed).unwrap();
    let context = story.context(OFFICE, minute(DECEMBER));
    let calendar = context.calendar_at(context.now);
    let month = Month::of(calendar, context.now).before(calendar);
    assert_eq!(approved_sanctions(month, &context).len(), 1);
    // Exactly the approved ones: a proposal alone cannot be added, and none is left out.
    let more = vec![(CASE, id(1)), (CASE, id(9))];
    for wrong in [vec![], more] {
        let said = say(&mut story, OFFICE, DECEMBER, compiled(wrong));
        assert_eq!(said, Err("P04.11.01b".into()));
    }
    say(&mut story, OFFICE, DECEMBER, compiled(list.clone())).unwrap();
    assert_eq!(owed(&story, Duty::ReviewSanctions, DECEMBER), []);
    let again = say(&mut story, OFFICE, DECEMBER, compiled(list));
    assert_eq!(again, Err("P04.11.01b".into()), "sent once");
    // Personnel says from when each takes effect, then publishes.
    let waits = owed(&story, Duty::ReceiveSanctions, DECEMBER);
    assert_eq!(waits[0].owner, Owner::Role(Role::Personnel));
    let publish = MonthlyStep::Published { names: true };
    assert_eq!(
        say(&mut story, PERSONNEL, DECEMBER, publish.clone()),
        Err("P04.11.01d".into())
    );
    let received = |effects: Vec<(_, Timestamp)>| MonthlyStep::Received { effects };
    let none = say(&mut story, PERSONNEL, DECEMBER, received(vec![]));
    assert_eq!(none, Err("P04.11.01c".into()));
    let on = minute(DECEMBER + DAYS);
    assert!(say(&mut story, OFFICE, DECEMBER, received(vec![(id(1), on)])).is_err());
    say(&mut story, PERSONNEL, DECEMBER, received(vec![(id(1), on)])).unwrap();
    assert_eq!(owed(&story, Duty::PublishSanctions, DECEMBER).len(), 1);
    assert_eq!(
        say(&mut story, OFFICE, DECEMBER, publish.clone()),
        Err("P04.11.01d".into())
    );
    say(&mut story, PERSONNEL, DECEMBER, publish).unwrap();
    assert_eq!(owed(&story, Duty::PublishSanctions, DECEMBER), []);
    // A publication can be withdrawn with a reason; that there was one stays.
    let withdraw = |reason: &str| MonthlyStep::Withdrawn {
        reason: reason.into(),
    };
    let silent = say(&mut story, PERSONNEL, DECEMBER, withdraw(""));
    assert_eq!(silent, Err("P04.11.01d".into()));
    say(&mut story, PERSONNEL, DECEMBER + 5, withdraw("姓名有誤")).unwrap();
    let known = &story.world.complaints.monthly["2026-11"];
    assert!(known.publication().is_none());
    assert_eq!(known.published.len(), 1);
    assert_eq!(known.effect_of(id(1)), Some(on));
}
