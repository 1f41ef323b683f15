//! The quality complaint from the customer's word to the decision, in the regulation's own order (P04.03–P04.09).

use crate::complaint_steps::{BOSS, QUALITY};
use crate::quality_steps::*;
use crate::story::*;
use huiyin::domain::books::Book;
use huiyin::domain::cases::quality::{
    Goods, LineKind, Loss, QualityIntake, QualityStep, Step as Mark, Verdict, unstaffed,
};
use huiyin::domain::cases::{StageMark, stages};
use huiyin::domain::clock::{Duty, Owner};
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
