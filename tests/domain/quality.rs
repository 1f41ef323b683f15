//! The quality complaint from the customer's word to the decision, in the regulation's own order (P04.03–P04.09).

use crate::complaint_steps::{BOSS, QUALITY, VICE};
use crate::quality_steps::*;
use crate::story::*;
use huiyin::domain::books::Book;
use huiyin::domain::cases::quality::{
    Class, Goods, LineKind, Loss, Outcome, Part, QualityIntake, QualityStep, Step as Mark, Verdict,
    unstaffed,
};
use huiyin::domain::cases::{ActionKind, CaseCommand, CaseEvent, StageMark, returns, stages};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::roles::Role;
use huiyin::domain::time::DAY;

#[track_caller]
fn refused(story: &Story, who: huiyin::domain::ids::PersonId, m: i64, step: QualityStep, no: &str) {
    story.clone().when(does(who, m, step)).then_refused(no);
}

#[test]
fn a_quality_complaint_passes_ten_steps_and_one_out_of_turn_names_the_one_that_is_missing() {
    // P04.02.01, P04.03.01a, P04.04.00: one fixed course for any product.
    let story = maker().with(take_of(intake()));
    refused(&story, SALES, 10, send(), "P04.09.01a");
    refused(
        &story,
        PRODUCTION,
        10,
        QualityStep::Accepted { sample: true },
        "P04.09.01k",
    );
    let story = Story::sent();
    story
        .clone()
        .when(number(30, "261101"))
        .then_refused("P04.10.01a");
    let story = story.with(does(PRODUCTION, 30, QualityStep::Accepted { sample: true }));
    refused(&story, QUALITY, 40, find_cause(), "P04.09.41a");
    let story = story.with(number(40, "261101"));
    refused(&story, MAKER, 50, analyse(), "P04.09.42a");
    refused(&story, PRODUCTION, 50, checked(), "P04.09.42a");
    let story = Story::instructed();
    refused(&story, PRODUCTION, 100, checked(), "P04.09.43a");
    refused(&story, PRODUCTION, 100, opine(true), "P04.09.43c");
    let story = Story::opined();
    refused(&story, SALES, 150, propose(80, 100_000), "P04.09.45b");
    let story = story.with(does(PRODUCTION, 150, checked()));
    refused(&story, SALES, 160, QualityStep::GivenBack, "P04.09.45c");
    let story = story.with(does(SALES, 160, propose(80, 100_000)));
    refused(&story, SALES, 170, QualityStep::GivenBack, "P04.09.05c");
    let story = story.with(does(SALES, 170, agreed_talk()));
    refused(&story, SALES, 180, QualityStep::GivenBack, "P04.09.05d");
    let story = Story::negotiated(80, 100_000);
    refused(&story, PRODUCTION, 190, conclude(80, 100_000), "P04.09.05e");
    let story = Story::concluded(80, 100_000);
    // P04.09.46a: nothing is carried out, and nobody told, before it is decided.
    refused(&story, SALES, 210, tell(None), "P04.09.46a");
    let closing = crate::helpers::close(210).by(SALES);
    story.when(closing).then_refused("P04.09.46a");
    let story = Story::decided(80, 100_000);
    assert!(story.case().is_closed());
    let context = story.context(SALES, minute(220));
    let marks = stages(story.case(), &context);
    assert_eq!(marks.len(), 10);
    let reached = marks
        .iter()
        .filter(|(_, mark)| matches!(mark, StageMark::Done(_)));
    assert_eq!(
        reached.count(),
        8,
        "all but research, which is not needed, and execution"
    );
    let skipped = marks.iter().filter(|(_, mark)| *mark == StageMark::Skipped);
    assert_eq!(skipped.count(), 1);
}

#[test]
fn every_step_is_one_departments_and_departments_without_people_are_named() {
    // P04.06.00: eight departments; each refuses the others with its own clause.
    let story = Story::opined();
    refused(&story, SALES, 150, checked(), "P04.09.45a");
    let story = Story::numbered();
    refused(&story, SALES, 50, find_cause(), "P04.09.42a");
    refused(
        &story,
        SALES,
        50,
        test_goods(Verdict::Confirmed),
        "P04.07.23",
    );
    refused(&story, SALES, 50, inform(), "P04.07.33");
    refused(
        &story,
        SALES,
        50,
        QualityStep::Examined {
            words: "齊".into()
        },
        "P04.07.32a",
    );
    let missing = unstaffed(&story.context(SALES, minute(50)));
    assert_eq!(missing, [Role::Warehouse, Role::Personnel]);
}

#[test]
fn five_facts_the_demand_and_the_reason_are_established_before_the_form_goes() {
    let story = maker().with(take_of(intake()));
    let wrong = |change: fn(&mut Goods), clause: &str| {
        let mut goods = goods();
        change(&mut goods);
        let step = QualityStep::Established(Box::new(goods));
        story
            .clone()
            .when(does(SALES, 10, step))
            .then_refused(clause);
    };
    wrong(|goods| goods.compared = false, "P04.07.11");
    wrong(|goods| goods.order.clear(), "P04.09.01b");
    wrong(|goods| goods.item.clear(), "P04.09.01c");
    wrong(|goods| goods.shipped = None, "P04.09.01d");
    wrong(|goods| goods.shipped = Some(START.plus(DAY)), "P04.09.01d");
    wrong(|goods| goods.delivered = 0, "P04.09.01e");
    wrong(|goods| goods.unit.clear(), "P04.09.01e");
    wrong(|goods| goods.defective = 0, "P04.09.01f");
    wrong(|goods| goods.defective = 1_001, "P04.09.01f");
    wrong(|goods| goods.demands.clear(), "P04.07.12a");
    wrong(|goods| goods.demand.clear(), "P04.07.12a");
    wrong(|goods| goods.reason.clear(), "P04.07.12b");
    // What cannot be found is said so.
    let lost = Goods {
        order: String::new(),
        shipped: None,
        compared: false,
        unfound: "送貨單遺失".into(),
        ..goods()
    };
    let step = QualityStep::Established(Box::new(lost));
    story.clone().when(does(SALES, 10, step)).allowed();
    // P04.09.01g: the demand is part of the same page; P04.12.23b names the receivable there.
    let story = story.with(does(SALES, 10, establish()));
    let known = story.case().procedure.quality().unwrap().goods().unwrap();
    assert_eq!(known.receivable_fen, 12_000_000);
    // All of it may be told while the case is taken.
    let at_once = take_of(QualityIntake {
        goods: Some(goods()),
        ..intake()
    });
    let story = maker().with(at_once);
    assert!(!story.owed(Duty::Quality(Mark::Establish)));
    story.when(does(SALES, 20, send())).allowed();
}

#[test]
fn the_form_goes_with_sample_remark_and_signature() {
    let story = maker()
        .with(take_of(intake()))
        .with(does(SALES, 10, establish()));
    let form = |change: fn(&mut String, &mut String, &mut String)| {
        let QualityStep::Sent {
            mut sample,
            mut without,
            mut remark,
            signature,
            attachments,
        } = send()
        else {
            unreachable!()
        };
        change(&mut sample, &mut without, &mut remark);
        QualityStep::Sent {
            sample,
            without,
            remark,
            signature,
            attachments,
        }
    };
    refused(
        &story,
        SALES,
        20,
        form(|sample, _, _| sample.clear()),
        "P04.09.01i",
    );
    refused(
        &story,
        SALES,
        20,
        form(|_, _, remark| remark.clear()),
        "P04.09.01j",
    );
    let unsigned = QualityStep::Sent {
        sample: "S-1".into(),
        without: String::new(),
        remark: "看過".into(),
        signature: None,
        attachments: Vec::new(),
    };
    refused(&story, SALES, 20, unsigned, "P04.09.01j");
    let used_up = form(|sample, without, _| {
        sample.clear();
        *without = "已用完，附照片".into();
    });
    story.clone().when(does(SALES, 20, used_up)).allowed();
    // P04.09.01h, k: it is sales that fills it in and sends it, once.
    refused(&story, PRODUCTION, 20, send(), "P04.09.01k");
    refused(&Story::sent(), SALES, 25, send(), "P04.09.01k");
    assert!(story.owed(Duty::Quality(Mark::Send)));
}

#[test]
fn where_somebody_has_to_look_at_it_that_comes_before_the_form() {
    let on_the_spot = QualityIntake {
        on_the_spot: true,
        ..intake()
    };
    let story = maker().with(take_of(on_the_spot));
    let sides = [SALES, QUALITY, MAKER];
    // P04.09.02c: within 24 hours of the report.
    let clock = story.clock(Duty::Quality(Mark::SetOut));
    assert_eq!(clock.deadline.due, START.plus(DAY));
    refused(
        &story,
        SALES,
        30,
        inspection(&[SALES, QUALITY]),
        "P04.09.02b",
    );
    refused(&story, SALES, 30, inspection(&[]), "P04.09.02b");
    let early = story.clone().with(does(SALES, 5, establish()));
    refused(&early, SALES, 10, send(), "P04.09.02a");
    let story = story.with(does(SALES, 20, QualityStep::SetOut));
    // Quality assurance of manufacturing may go in the quality department's place.
    story
        .clone()
        .when(does(SALES, 60, inspection(&[SALES, MAKER_QA, MAKER])))
        .allowed();
    let seen = story.clone().with(does(SALES, 60, inspection(&sides)));
    assert!(seen.owed(Duty::Quality(Mark::Send)), "the form is due now");
    // P04.09.02e: whoever went reports by the end of the next day.
    assert!(seen.owed(Duty::Quality(Mark::ReportInspection)));
    let report = QualityStep::InspectionReported {
        words: "十件中三件滲水".into(),
    };
    refused(&seen, FINANCE, 70, report.clone(), "P04.09.02e");
    let seen = seen.with(does(MAKER, 70, report));
    assert!(!seen.owed(Duty::Quality(Mark::ReportInspection)));
    // P04.09.02d: where quality cannot come, the general manager appoints who goes.
    let cannot = QualityStep::SubstitutesAsked {
        reason: "品管出差".into(),
    };
    let appointed = || QualityStep::Appointed {
        who: [TECHNICIAN].into(),
    };
    refused(&story, MANAGER, 25, appointed(), "P04.09.02d");
    let story = story.with(does(SALES, 25, cannot));
    let clock = story.clock(Duty::Quality(Mark::Appoint));
    assert_eq!(clock.owner, Owner::Role(Role::GeneralManager));
    refused(&story, BOSS, 30, appointed(), "P04.09.02d");
    let story = story.with(does(MANAGER, 30, appointed()));
    story
        .when(does(SALES, 60, inspection(&[SALES, TECHNICIAN])))
        .allowed();
    // Nobody looks at what nobody asked to be looked at.
    refused(
        &maker().with(take_of(intake())),
        SALES,
        5,
        QualityStep::SetOut,
        "P04.09.02a",
    );
}

#[test]
fn a_case_without_loss_runs_by_the_slip() {
    // P04.03.01b–d: no number, a department that improves, and somebody who confirms it.
    let slips = QualityIntake {
        loss: Loss::No,
        ..intake()
    };
    let story = maker().with(take_of(slips));
    refused(&story, SALES, 10, establish(), "P04.03.01b");
    refused(&Story::sent(), SALES, 30, slip(), "P04.03.01b");
    assert_eq!(story.case().procedure.book(), None);
    let close = crate::helpers::close(40).by(SALES);
    story.clone().when(close.clone()).then_refused("P04.03.01c");
    let empty = QualityStep::Slip {
        went: SALES,
        goods: String::new(),
        found: "外箱破損".into(),
        done: "換箱".into(),
        department: "倉庫".into(),
    };
    refused(&story, SALES, 10, empty, "P04.03.01c");
    refused(
        &story,
        SALES,
        10,
        add(1, LineKind::Improve, HEAD, 20_000),
        "P04.03.01c",
    );
    let story = story.with(does(SALES, 10, slip())).with(does(
        SALES,
        11,
        add(1, LineKind::Improve, HEAD, 20_000),
    ));
    story.clone().when(close.clone()).then_refused("P04.03.01d");
    let story = story.with(does(HEAD, 20, done(1)));
    story.clone().when(close.clone()).then_refused("P04.03.01d");
    refused(&story, HEAD, 30, check_line(1, true), "P04.07.22a");
    let closed = story
        .clone()
        .with(does(SALES, 30, check_line(1, true)))
        .with(close);
    assert!(closed.case().is_closed());
    // It turns out to cost something: what was written comes along.
    let loss = QualityStep::LossSeen {
        loss: Loss::Yes,
        why: "客戶停線".into(),
    };
    let turned = story.with(does(SALES, 30, loss));
    assert_eq!(turned.case().procedure.book(), Some(Book::Quality));
    turned.when(does(SALES, 40, establish())).allowed();
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
    let empty = vote_saying(&story, REPORT, MANAGER, Role::GeneralManager, 90, " ");
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

#[test]
fn a_salesperson_promises_nothing_beyond_their_authority() {
    // P04.09.11a, P04.09.05b: refused with the level that is needed.
    use huiyin::domain::cases::quality::QualityRefusal as No;
    let story = Story::opined().with(does(PRODUCTION, 150, checked()));
    let offer = |who, fen| {
        let step = talk(settlement(0, fen), None);
        story.clone().when(does(who, 170, step)).result
    };
    let no = |refusal: No| Err(huiyin::domain::refusal::Refusal::Case(refusal.into()));
    assert_eq!(offer(SALES, 1), no(No::NeedsManager));
    assert_eq!(offer(SALES, 1_000_000), no(No::NeedsManager));
    assert_eq!(offer(SALES, 1_000_001), no(No::NeedsDeputy));
    assert_eq!(offer(SALES, 5_000_001), no(No::NeedsGeneral));
    assert_eq!(No::NeedsManager.clause().0, "P04.09.11a");
    assert!(offer(SALES, 0).is_ok());
    refused(
        &story,
        SALES,
        170,
        talk(settlement(80, 0), None),
        "P04.09.11a",
    );
}

#[test]
fn the_head_reads_and_signs_what_somebody_else_wrote() {
    let story = Story::opined()
        .with(does(PRODUCTION, 150, checked()))
        .with(does(SALES, 160, propose(80, 100_000)))
        .with(does(SALES, 170, agreed_talk()));
    let own = vote(&story, OPINION, SALES, Role::Sales, 180);
    story.clone().when(own).then_refused("P04.09.05d");
    let signed = vote(&story, OPINION, HEAD, Role::Supervisor, 180);
    let story = story.with(signed);
    // Another outcome is another form: the signature falls.
    let story = story.with(does(
        SALES,
        185,
        talk(Default::default(), Some(Outcome::NotAccepted)),
    ));
    refused(&story, SALES, 190, QualityStep::GivenBack, "P04.09.05d");
}

#[test]
fn the_amount_says_who_decides() {
    // P04.09.06c, d; P04.09.46a: 10,000.00 yuan is the manager's, 10,000.01 the deputy's.
    for (allowance, who, role, decides) in [
        (1_000_000, BOSS, Role::Manager, true),
        (1_000_001, BOSS, Role::Manager, false),
        (1_000_001, VICE, Role::DeputyManager, true),
        (5_000_001, VICE, Role::DeputyManager, false),
        (5_000_001, MANAGER, Role::GeneralManager, true),
    ] {
        let story = Story::concluded(0, allowance);
        let vote = vote(&story, CONCLUSION, who, role, 210);
        let outcome = story.when(vote);
        if decides {
            let story = outcome.allowed();
            // P04.09.08a: closed by the last signature.
            assert!(story.case().is_closed(), "{allowance}");
        } else {
            outcome.then_refused("P04.09.06d");
        }
    }
    // Goods that come back count at the price of sale: 80 × 50 yuan + 6,000.01.
    let story = Story::concluded(80, 600_001);
    let vote = vote(&story, CONCLUSION, BOSS, Role::Manager, 210);
    story.when(vote).then_refused("P04.09.06d");
}

#[test]
fn the_combined_opinion_says_origin_house_list_and_loss() {
    let story = Story::negotiated(80, 100_000).with(does(SALES, 190, QualityStep::GivenBack));
    // P04.09.06b: given back on the 23rd, ready by the end of the 24th.
    let due = story.clock(Duty::Quality(Mark::Conclude)).deadline.due;
    assert_eq!(due, START.plus(14 * 60 * 60_000 - 1 + DAY));
    let wrong = |change: fn(&mut huiyin::domain::cases::quality::Conclusion), clause: &str| {
        let mut conclusion = conclusion(true, settlement(80, 100_000));
        change(&mut conclusion);
        let step = QualityStep::Concluded(Box::new(conclusion));
        story
            .clone()
            .when(does(PRODUCTION, 200, step))
            .then_refused(clause);
    };
    wrong(|one| one.agreed.clear(), "P04.09.06a");
    wrong(|one| one.origin.clear(), "P04.09.07a");
    wrong(|one| one.in_house.clear(), "P04.09.07b");
    wrong(|one| one.listed = None, "P04.09.07c");
    wrong(|one| one.listed = Some(false), "P04.09.07c");
    wrong(|one| one.cost.freight_fen = -1, "P04.09.07e");
    wrong(|one| one.shares.clear(), "P04.07.34b");
    wrong(|one| one.shares = shares(&[("製造部", 100)]), "P04.07.34b");
    wrong(|one| one.settlement.ways.clear(), "P04.09.45c");
    refused(&story, SALES, 200, conclude(80, 100_000), "P04.09.06a");
    // P04.09.07d: human carelessness needs no other reason to stay off the list.
    let mut careless = conclusion(true, settlement(80, 100_000));
    careless.careless = true;
    careless.listed = Some(false);
    let step = QualityStep::Concluded(Box::new(careless));
    let story = story.with(does(PRODUCTION, 200, step));
    let quality = story.case().procedure.quality().unwrap();
    assert!(!quality.is_listed());
    // P04.09.07e: 1,000 + 80 × 30 + 200 + 50 + 80 − 130 yuan.
    assert_eq!(
        quality.loss(),
        100_000 + 240_000 + 20_000 + 5_000 + 8_000 - 13_000
    );
    let responsible = quality.responsible();
    assert_eq!(responsible.len(), 2);
    assert_eq!(responsible[0].per_cent, 70);
}

#[test]
fn what_was_decided_is_granted_with_everything_that_returns_need() {
    // P04.07.34a, P04.09.46b: the proposal that was decided is what is carried out.
    let story = Story::concluded(80, 100_000);
    assert_eq!(story.case().procedure.granted(story.case()), None);
    let story = Story::decided(80, 100_000);
    let granted = story.case().procedure.granted(story.case()).unwrap();
    assert_eq!(
        granted.ways,
        [returns::Way::Allowance, returns::Way::Return].into()
    );
    assert_eq!(granted.quantity, returns::Quantity::new(80, "件"));
    assert_eq!((granted.price, granted.fen), (5_000, 100_000));
    assert_eq!(
        (granted.order.as_str(), granted.item.as_str()),
        ("SO-2610-118", "V-32")
    );
    assert_eq!(granted.receivable, 12_000_000);
    assert_eq!(granted.by, Some(MANAGER));
    let rejected = Story::rejected();
    assert_eq!(rejected.case().procedure.granted(rejected.case()), None);
}

#[test]
fn two_offices_may_give_one_number_and_none_is_lost() {
    // P04.08.10, P04.08.11, P04.08.12, P04.08.13, P04.08.20: YYMMCC out of a book of its own, per month.
    let story = Story::sent().with(does(PRODUCTION, 30, QualityStep::Accepted { sample: true }));
    story
        .clone()
        .when(number(40, "A-1"))
        .then_refused("P04.08.10");
    let other = number(40, "261101").by(QUALITY);
    story.clone().when(other).then_refused("P04.09.41a");
    let next = |story: &Story, at| {
        let context = story.context(PRODUCTION, at);
        let mut numbers = story.world.book_numbers(Book::Quality, &context);
        numbers.next().unwrap()
    };
    assert_eq!(next(&story, minute(40)), "261101");
    let story = story.with(number(40, "261101"));
    assert_eq!(next(&story, minute(40)), "261102");
    assert_eq!(next(&story, START.plus(10 * DAY)), "261201");
    story
        .clone()
        .when(number(50, "261102"))
        .then_refused("P04.09.41a");
    // A book of service complaints that has the same number is another book.
    assert!(!story.world.is_taken(Book::Complaints, "261101"));
    let mut story = story;
    story.fold_unmet(
        of_case(match number(41, "261199").command {
            CaseCommand::Record(event) => event,
            _ => unreachable!(),
        }),
        PRODUCTION,
        minute(41),
    );
    let register = story.case().register.as_ref().unwrap();
    assert!(register.fits("261101") && register.fits("261199"));
}

#[test]
fn two_causes_written_apart_are_settled_by_a_person() {
    // P04.09.42: both facts are kept, and one counts once somebody has chosen.
    let mut story = Story::numbered().with(does(QUALITY, 50, test_goods(Verdict::Confirmed)));
    story = story.with(does(QUALITY, 60, find_cause()));
    let other = QualityStep::Caused(Box::new(huiyin::domain::cases::quality::Cause {
        cause: "砂芯未清".into(),
        ..cause()
    }));
    story.fold_unmet(of_case(event_at(61, other)), QUALITY, minute(61));
    let contested = story.case().contested();
    assert_eq!(contested, [huiyin::domain::cases::Contested::Cause]);
    let contest = story.case().contest(contested[0]).unwrap();
    assert_eq!(contest.choices.len(), 2);
    let chosen = contest.choices[1].0.clone();
    let settle = step(QUALITY, minute(90), CaseEvent::Settled(chosen));
    let story = story.with(settle.by(HEAD));
    assert!(story.case().contested().is_empty());
    let cause = story.case().procedure.quality().unwrap().cause().unwrap();
    assert_eq!(cause.cause, "鑄造排氣不良");
}

#[test]
fn a_firm_without_the_regulation_is_asked_for_nothing() {
    // P04.14.01a: only what is in force asks.
    let mut story = maker();
    story.world.organisation.regulations.clear();
    let story = story.with(take_of(intake()));
    assert!(
        story
            .clocks()
            .iter()
            .all(|clock| !matches!(clock.duty, Duty::Quality(_)))
    );
    let story = story.with(does(DESK, 10, conclude(80, 100_000)));
    assert_eq!(story.primary(SALES, minute(20)).is_some(), true);
    // P04.14.01b: figures are the firm's own, and a case keeps those with which it began.
    let mut story = Story::numbered();
    let mut figures = huiyin::domain::figures::Figures::default();
    let longer = huiyin::domain::figures::Figure::FindQualityCause;
    figures.0.insert(longer, 10);
    let changed = OrganisationEvent::FiguresSet { figures };
    let before = story.clock(Duty::Quality(Mark::Cause)).deadline.due;
    story.fold(of_firm(changed), DESK, minute(500));
    assert_eq!(story.clock(Duty::Quality(Mark::Cause)).deadline.due, before);
}

#[test]
fn the_likeliest_step_is_the_departments_own() {
    let primary = |story: &Story, who| story.primary(who, minute(500));
    assert_eq!(
        primary(&Story::sent(), PRODUCTION),
        Some(ActionKind::Quality(Mark::Accept))
    );
    let story = Story::numbered();
    assert_eq!(
        primary(&story, QUALITY),
        Some(ActionKind::Quality(Mark::Test))
    );
    assert_eq!(
        primary(&Story::instructed(), MAKER),
        Some(ActionKind::Quality(Mark::Analyse))
    );
    assert_eq!(
        primary(&Story::concluded(80, 1), BOSS),
        Some(ActionKind::Agree)
    );
    assert_eq!(
        primary(&Story::decided(80, 1), SALES),
        Some(ActionKind::Quality(Mark::Tell))
    );
}
