//! What quality, manufacturing, research and the office find and check (P04.07.21–42, P04.09.42–45).

use crate::complaint_steps::{BOSS, QUALITY};
use crate::quality_steps::*;
use crate::story::*;
use huiyin::domain::cases::CaseEvent;
use huiyin::domain::cases::quality::{Class, LineKind, Part, QualityStep, Step as Mark, Verdict};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

#[track_caller]
fn refused(story: &Story, who: huiyin::domain::ids::PersonId, m: i64, step: QualityStep, no: &str) {
    story.clone().when(does(who, m, step)).then_refused(no);
}

#[test]
fn the_class_is_confirmed_with_what_it_asks_for() {
    // P04.05.00–02: for the time being by sales, confirmed by quality.
    let story = Story::numbered();
    let quality = |story: &Story| story.case().procedure.quality().unwrap().class();
    refused(&story, QUALITY, 50, find_cause(), "P04.05.02");
    let tested = story
        .clone()
        .with(does(QUALITY, 50, test_goods(Verdict::Confirmed)));
    let no_code = QualityStep::Caused(Box::new(huiyin::domain::cases::quality::Cause {
        defect: String::new(),
        ..cause()
    }));
    refused(&tested, QUALITY, 60, no_code, "P04.05.02");
    let nobody_said = QualityStep::Caused(Box::new(huiyin::domain::cases::quality::Cause {
        human: None,
        ..human("客戶保管")
    }));
    refused(&story, QUALITY, 60, nobody_said, "P04.05.01");
    // The first class needs no test of the sample.
    let people = story.with(does(
        QUALITY,
        60,
        QualityStep::Caused(Box::new(human("客戶保管"))),
    ));
    assert_eq!(quality(&people), Class::People);
    assert_eq!(quality(&tested), Class::Quality);
}

#[test]
fn quality_investigates_finds_who_is_responsible_and_reports_within_three_days() {
    let story = Story::numbered();
    // P04.07.21a: the investigation stands on quality's list, and does not end without a finding.
    let clock = story.clock(Duty::Quality(Mark::Cause));
    assert_eq!(clock.owner, Owner::Role(Role::Quality));
    let people = story.clone().with(does(
        QUALITY,
        60,
        QualityStep::Caused(Box::new(human("客戶保管"))),
    ));
    refused(&people, QUALITY, 70, end(), "P04.07.21a");
    // P04.07.21c, P04.09.42b: shares add up, and somebody is named or nobody for a reason.
    let story = story.with(does(QUALITY, 50, test_goods(Verdict::Confirmed)));
    let caused = |parts: &[(&str, u32)]| {
        QualityStep::Caused(Box::new(huiyin::domain::cases::quality::Cause {
            shares: shares(parts),
            ..cause()
        }))
    };
    refused(
        &story,
        QUALITY,
        60,
        caused(&[("製造部", 60), ("品管", 30)]),
        "P04.07.21c",
    );
    refused(&story, QUALITY, 60, caused(&[]), "P04.09.42b");
    let untraced = QualityStep::Caused(Box::new(huiyin::domain::cases::quality::Cause {
        traced: String::new(),
        ..cause()
    }));
    refused(&story, QUALITY, 60, untraced, "P04.09.42a");
    let story = story.with(does(QUALITY, 60, find_cause()));
    refused(&story, QUALITY, 70, report(), "P04.09.03a");
    let story = story.with(does(QUALITY, 70, end()));
    refused(&story, QUALITY, 75, end(), "P04.09.03a");
    // P04.09.03a: ended on the 23rd, in time until the 26th at midnight.
    let due = story.clock(Duty::Quality(Mark::Report)).deadline.due;
    let midnight = START.plus(14 * 60 * 60_000 - 1 + 3 * DAY);
    assert_eq!(due, midnight);
    let late = story.standing(Duty::Quality(Mark::Report), midnight.plus(1));
    assert!(matches!(late, Standing::Overdue(_)), "{late:?}");
    // P04.09.03b: by quality, or by whoever says why they are concerned.
    refused(&story, MAKER, 80, report(), "P04.09.03b");
    let story = story.with(does(QUALITY, 80, report()));
    // P04.07.21b, P04.09.03c: the general manager's instruction has words, is nobody else's, and falls with the text.
    let empty = story.vote(REPORT, MANAGER, Role::GeneralManager, 90, " ");
    story.clone().when(empty).then_refused("P04.09.03c");
    let other = vote(&story, REPORT, BOSS, Role::Manager, 90);
    story.clone().when(other).then_refused("P04.09.03c");
    let vote = vote(&story, REPORT, MANAGER, Role::GeneralManager, 90);
    let story = story.with(vote);
    let instructed = |story: &Story| {
        let quality = story.case().procedure.quality().unwrap();
        quality.is_instructed(story.case(), &story.context(MANAGER, minute(100)))
    };
    assert!(instructed(&story));
    let changed = QualityStep::Reported {
        words: "補充：另有兩爐".into(),
        concerned: String::new(),
    };
    let story = story.with(does(QUALITY, 100, changed));
    assert!(!instructed(&story), "another text was instructed on");
}

#[test]
fn manufacturing_gives_cause_department_product_and_measures() {
    let story = Story::instructed();
    let wrong = |change: fn(&mut huiyin::domain::cases::quality::Analysis), clause: &str| {
        let mut analysis = analysis();
        change(&mut analysis);
        let step = QualityStep::Analysed(Box::new(analysis));
        story
            .clone()
            .when(does(MAKER, 100, step))
            .then_refused(clause);
    };
    wrong(|analysis| analysis.finding.clear(), "P04.07.41a");
    wrong(|analysis| analysis.cause.clear(), "P04.09.43a");
    wrong(|analysis| analysis.department.clear(), "P04.07.42a");
    wrong(|analysis| analysis.batch.clear(), "P04.07.42c");
    let story = story.with(does(MAKER, 100, analyse()));
    // P04.07.42b: persons are named beside the department.
    assert_eq!(
        story
            .case()
            .procedure
            .quality()
            .unwrap()
            .analysis()
            .unwrap()
            .people,
        [MAKER]
    );
    refused(&story, MAKER, 110, QualityStep::OpinionAsked, "P04.09.43b");
    refused(
        &story,
        SALES,
        110,
        add(1, LineKind::Lasting, MAKER, 20_000),
        "P04.09.43b",
    );
    // P04.07.41b: a measure, or why none is needed.
    let none = QualityStep::Analysed(Box::new(huiyin::domain::cases::quality::Analysis {
        no_measure: "單一事件".into(),
        ..analysis()
    }));
    story
        .clone()
        .with(does(MAKER, 105, none))
        .when(does(MAKER, 110, QualityStep::OpinionAsked))
        .allowed();
    let story = story.with(does(MAKER, 110, add(1, LineKind::Lasting, MAKER, 20_000)));
    // P04.07.22a: quality checks the cause; what it does not agree to goes back.
    let disagreed = QualityStep::CauseChecked {
        agreed: false,
        words: String::new(),
    };
    refused(&story, QUALITY, 120, disagreed, "P04.07.22a");
    let back = story.clone().with(does(QUALITY, 120, check_cause(false)));
    refused(&back, MAKER, 130, QualityStep::OpinionAsked, "P04.09.43a");
    assert!(back.owed(Duty::Quality(Mark::Analyse)));
    // P04.09.43c: the office answers; "change" asks again.
    let asked = story.with(does(MAKER, 130, QualityStep::OpinionAsked));
    refused(&asked, MAKER, 140, opine(true), "P04.09.43c");
    let changed = asked.with(does(PRODUCTION, 140, opine(false)));
    assert!(changed.owed(Duty::Quality(Mark::AskOpinion)));
}

#[test]
fn a_measure_is_done_checked_and_urged() {
    let story = Story::decided(80, 100_000);
    // P04.07.22b, c: it outlives the decision, with its date and whoever is behind.
    assert!(story.owed(Duty::DoLine));
    let urged = QualityStep::LineUrged {
        line: line(1),
        words: "週五前".into(),
    };
    refused(&story, SALES, 300, urged.clone(), "P04.07.22c");
    let story = story.with(does(QUALITY, 300, urged));
    assert_eq!(
        story.case().procedure.quality().unwrap().lines[0]
            .urged
            .len(),
        1
    );
    refused(&story, SALES, 310, done(1), "P04.09.46b");
    let story = story.with(does(MAKER, 310, done(1)));
    // P04.07.41c, P04.07.22a: checked by manufacturing itself and by quality; not agreed, it is owed again.
    refused(&story, SALES, 320, check_line(1, true), "P04.07.22a");
    let again = story.clone().with(does(QUALITY, 320, check_line(1, false)));
    assert!(again.owed(Duty::DoLine));
    let story = story.with(does(QUALITY, 320, check_line(1, true)));
    assert!(!story.owed(Duty::Quality(Mark::CheckLine)));
    // P04.07.22d: quality reports on causes and measures.
    let reported = QualityStep::MeasuresReported {
        words: "措施已落實".into(),
    };
    refused(&story, MAKER, 330, reported.clone(), "P04.07.22d");
    story.when(does(QUALITY, 330, reported)).allowed();
}

#[test]
fn what_is_out_of_the_ordinary_waits_for_research_and_development() {
    let special = QualityStep::MarkedSpecial {
        special: true,
        why: "新產品".into(),
    };
    let researched = || QualityStep::Researched {
        words: "改排氣設計".into(),
    };
    refused(&Story::opined(), RESEARCHER, 145, researched(), "P04.09.44");
    refused(&Story::opined(), SALES, 145, special.clone(), "P04.09.44");
    let story = Story::opined().with(does(QUALITY, 145, special));
    refused(&story, PRODUCTION, 150, checked(), "P04.09.44");
    refused(&story, QUALITY, 150, researched(), "P04.09.44");
    let story = story.with(does(RESEARCHER, 148, researched()));
    story.when(does(PRODUCTION, 150, checked())).allowed();
}

#[test]
fn the_check_sends_a_part_back_to_whoever_wrote_it() {
    // P04.09.45a, b; P04.07.32a.
    let story = Story::opined();
    let back = |part| QualityStep::Checked {
        back: Some(part),
        words: "數量不符".into(),
    };
    let story = story.with(does(PRODUCTION, 150, back(Part::Quality)));
    assert!(story.owed(Duty::Quality(Mark::Cause)));
    refused(&story, PRODUCTION, 160, checked(), "P04.09.42a");
    let story = story
        .with(does(QUALITY, 160, find_cause()))
        .with(does(PRODUCTION, 170, checked()));
    // P04.09.05a: it is on sales' list now, to explain, to propose and to give back.
    for mark in [Mark::Talk, Mark::Propose, Mark::GiveBack] {
        assert_eq!(
            story.clock(Duty::Quality(mark)).owner,
            Owner::Person(SALES),
            "{mark:?}"
        );
    }
    let missing = add(9, LineKind::Missing, SALES, 2_000);
    refused(&story, QUALITY, 180, missing.clone(), "P04.07.32b");
    story.when(does(PRODUCTION, 180, missing)).allowed();
}

#[test]
fn the_office_asks_questions_arranges_contact_and_informs_departments() {
    // P04.07.31a, P04.07.31b, P04.07.32b, P04.07.33, P04.07.36.
    let story = Story::numbered();
    assert!(story.owed(Duty::Quality(Mark::Inform)));
    // The case has its own clock beside that of the step.
    assert!(story.owed(Duty::CloseAsRule) && story.owed(Duty::Quality(Mark::Cause)));
    let story = story.with(does(PRODUCTION, 45, inform()));
    assert!(story.owed(Duty::KnowNotice) || story.case().notices.len() == 2);
    assert!(!story.owed(Duty::Quality(Mark::Inform)));
    refused(
        &story,
        QUALITY,
        50,
        add(2, LineKind::Question, MAKER, 1_500),
        "P04.07.32b",
    );
    refused(
        &story,
        QUALITY,
        50,
        add(3, LineKind::Contact, SALES, 1_500),
        "P04.07.36",
    );
    let story = story
        .with(does(
            PRODUCTION,
            50,
            add(2, LineKind::Question, MAKER, 1_500),
        ))
        .with(does(
            PRODUCTION,
            51,
            add(3, LineKind::Contact, SALES, 1_500),
        ));
    let story = story.with(does(MAKER, 60, done(2)));
    assert_eq!(
        story
            .case()
            .procedure
            .quality()
            .unwrap()
            .open_lines()
            .count(),
        1
    );
    // P04.07.32c: any of it is reported upwards.
    let report = huiyin::domain::cases::Report {
        to: MANAGER,
        channel: huiyin::domain::cases::Channel::InPerson,
        occurred_at: minute(70),
        instruction: String::new(),
    };
    story
        .when(step(PRODUCTION, minute(70), CaseEvent::Reported(report)))
        .allowed();
}
