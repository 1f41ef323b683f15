//! What is owed once a quality complaint is decided, or when it takes long (P04.09.08–14, P04.10).

use crate::complaint_steps::QUALITY;
use crate::quality_steps::*;
use crate::story::*;
use huiyin::domain::cases::quality::{
    Cause, Loss, QualityIntake, QualityStep, Ruling, Step as Mark, copy_for, days, tracked,
};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Channel, Note, Stage, clocks};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::copies::{CopyEvent, Paper};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, PersonId};
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, HOUR};
use uuid::Uuid;

/// The last instant of the day on which the story begins.
const MIDNIGHT: i64 = 14 * HOUR - 1;

fn give(copy: u32, to: PersonId, m: i64) -> Step {
    let event = CopyEvent::Given {
        paper: Paper::OpinionForm,
        copy,
        to,
        occurred_at: minute(m),
        signature: None,
    };
    step(PRODUCTION, minute(m), CaseEvent::Copy(event))
}

#[test]
fn the_closed_form_goes_out_in_five_copies_each_to_its_department() {
    // P04.09.08b–g: quality, manufacturing, sales, finance, the general manager's office.
    let open = Story::concluded(80, 100_000);
    open.when(give(1, QUALITY, 205)).then_refused("P04.09.08b");
    let mut story = Story::decided(80, 100_000);
    let departments = [
        (1, QUALITY, "P04.09.08c"),
        (2, MAKER, "P04.09.08d"),
        (3, SALES, "P04.09.08e"),
        (4, FINANCE, "P04.09.08f"),
        (5, PRODUCTION, "P04.09.08g"),
    ];
    for (copy, to, clause) in departments {
        let context = story.context(PRODUCTION, minute(220));
        assert_eq!(copy_for(to, story.case(), &context), Some(copy), "{clause}");
        let wrong = if to == FINANCE { SALES } else { FINANCE };
        story
            .clone()
            .when(give(copy, wrong, 220))
            .then_refused("P04.09.08b");
        story = story.with(give(copy, to, 220));
        let came = CopyEvent::Received {
            paper: Paper::OpinionForm,
            copy,
            occurred_at: minute(230),
        };
        story = story.with(step(to, minute(230), CaseEvent::Copy(came)));
    }
    assert_eq!(Paper::OpinionForm.copies(), 5);
    let copies = &story.case().copies.0;
    assert!(copies.iter().all(|copy| copy.received.is_some()));
    // Copy three sets sales to work on the decision.
    assert_eq!(
        story.primary(SALES, minute(240)),
        Some(huiyin::domain::cases::ActionKind::Quality(Mark::Tell))
    );
}

#[test]
fn what_is_closed_is_only_added_to() {
    // P04.09.08a: the clock of the case stops; a dated supplement is a note.
    let story = Story::decided(80, 100_000);
    assert!(!story.owed(Duty::CloseAtLatest));
    let closed = does(PRODUCTION, 300, conclude(80, 1));
    // "Open it again first" would send them to a step that there is not.
    story.clone().when(closed).then_refused("P04.09.09a");
    let reopened = CaseEvent::Reopened {
        reason: "客戶不接受".into(),
        occurred_at: minute(300),
    };
    story
        .clone()
        .when(step(DESK, minute(300), reopened))
        .then_refused("P04.09.09a");
    let note = CaseEvent::Noted(Note {
        text: "補充：照片三張".into(),
        attachments: Vec::new(),
    });
    story.when(step(PRODUCTION, minute(300), note)).allowed();
}

#[test]
fn the_customer_is_told_by_letter_or_telephone_within_a_day() {
    // P04.07.14, P04.09.11b: another way is kept and fulfils nothing.
    let story = Story::decided(80, 100_000);
    let due = story.clock(Duty::Quality(Mark::Tell)).deadline.due;
    assert_eq!(due, START.plus(MIDNIGHT + DAY));
    let told = |channel| QualityStep::Told {
        channel,
        with: "王採購".into(),
        words: "照裁示退 80 件".into(),
        accepts: None,
    };
    story
        .clone()
        .when(does(PRODUCTION, 220, told(Channel::Phone)))
        .then_refused("P04.09.11b");
    let chat = story.clone().with(does(SALES, 220, told(Channel::Message)));
    assert!(chat.owed(Duty::Quality(Mark::Tell)));
    for channel in [Channel::Phone, Channel::Written] {
        let story = story.clone().with(does(SALES, 220, told(channel)));
        assert!(!story.owed(Duty::Quality(Mark::Tell)), "{channel:?}");
    }
}

#[test]
fn a_customer_who_does_not_accept_gets_a_fresh_form_with_the_old_one_attached() {
    // P04.09.09a, P04.09.09b, P04.09.09c: its own number and clock; the old form stays as it is.
    let other = CaseId(Uuid::from_u128(101));
    let follows = |id| {
        let intake = QualityIntake {
            follows: Some(id),
            goods: Some(goods()),
            ..intake()
        };
        let received = huiyin::domain::cases::Received {
            number: "2611-K7-0002".into(),
            occurred_at: minute(300),
            ..complaint_about(intake)
        };
        Command::Case(other, Box::new(CaseCommand::Receive(received)))
    };
    let mut open = Story::concluded(80, 100_000);
    let refusal = open.ask(follows(CASE), SALES, minute(300)).unwrap_err();
    assert_eq!(refusal.clause().map(|clause| clause.0), Some("P04.09.09b"));
    let refusal = open.ask(follows(CaseId(Uuid::from_u128(555))), SALES, minute(300));
    assert_eq!(
        refusal.unwrap_err().clause().map(|clause| clause.0),
        Some("P04.09.09b")
    );
    let mut story = Story::decided(80, 100_000).with(does(SALES, 220, tell(Some(false))));
    story.ask(follows(CASE), SALES, minute(300)).unwrap();
    let ask = |story: &mut Story, who, m, event: CaseEvent| {
        let command = Command::Case(other, Box::new(CaseCommand::Record(event)));
        story.ask(command, who, minute(m)).map(|_| ())
    };
    ask(&mut story, SALES, 310, event_at(310, send())).unwrap();
    ask(
        &mut story,
        PRODUCTION,
        320,
        event_at(320, QualityStep::Accepted { sample: false }),
    )
    .unwrap();
    let CaseCommand::Record(numbered) = number(330, "261102").command else {
        unreachable!()
    };
    ask(&mut story, PRODUCTION, 330, numbered).unwrap();
    let (old, new) = (story.case(), &story.world.cases[&other]);
    assert_eq!((old.called(), new.called()), ("261101", "261102"));
    assert!(old.is_closed() && !new.is_closed());
    assert_eq!(new.procedure.quality().unwrap().intake.follows, Some(CASE));
    assert!(
        old.procedure.granted(old).is_some(),
        "what was decided stays decided"
    );
}

#[test]
fn fourteen_days_are_the_rule_and_twenty_one_the_end() {
    // P04.10.01a, P04.10.01b, P04.10.01c: from the acceptance by the office, not from the customer's word.
    let story = maker()
        .with(take_of(intake()))
        .with(does(SALES, 10, establish()))
        .with(does(SALES, 20, send()));
    assert!(!story.has(Duty::CloseAtLatest));
    let accepted = does(
        PRODUCTION,
        3 * 1_440,
        QualityStep::Accepted { sample: true },
    );
    let story = story.with(accepted);
    let from = MIDNIGHT + 3 * DAY;
    let due = |duty| story.clock(duty).deadline.due;
    assert_eq!(due(Duty::CloseAsRule), START.plus(from + 14 * DAY));
    assert_eq!(due(Duty::CloseAtLatest), START.plus(from + 21 * DAY));
    let late = story.standing(Duty::CloseAtLatest, START.plus(from + 21 * DAY + 1));
    assert!(matches!(late, Standing::Overdue(_)));
    let excuse = || QualityStep::Excused {
        words: "等切片".into(),
    };
    story
        .clone()
        .when(does(PRODUCTION, 5_000, excuse()))
        .then_refused("P04.10.01b");
    // Beyond fourteen days the department at work owes a reason.
    let now = START.plus(from + 15 * DAY);
    let owed = clocks(story.case(), &story.context(PRODUCTION, now));
    let owed = owed
        .iter()
        .find(|clock| clock.duty == Duty::Quality(Mark::Excuse));
    assert_eq!(
        owed.map(|clock| clock.owner),
        Some(Owner::Role(Role::ProductionOffice))
    );
    let minutes = (from + 15 * DAY) / 60_000;
    let story = story.with(does(PRODUCTION, minutes, excuse()));
    let quality = story.case().procedure.quality().unwrap();
    let count = days(quality, story.case(), &story.context(PRODUCTION, now)).unwrap();
    assert_eq!((count.day, count.rule, count.latest), (15, 14, 21));
}

#[test]
fn a_third_party_makes_it_the_general_managers_own() {
    // P04.09.13a, P04.09.13b: handled jointly, recorded, and what they pay comes off the loss.
    let third = QualityStep::Caused(Box::new(Cause {
        third: "砂廠".into(),
        ..cause()
    }));
    let joint = QualityStep::ThirdParty {
        who: "砂廠".into(),
        words: "同意負擔一半".into(),
        recovered_fen: 50_000,
        attachments: Vec::new(),
    };
    let story = Story::numbered();
    story
        .clone()
        .when(does(SALES, 50, joint.clone()))
        .then_refused("P04.09.13a");
    let story = Story::concluded(80, 100_000);
    let before = story.case().procedure.quality().unwrap().loss();
    let story = story.with(does(MANAGER, 205, joint));
    let quality = story.case().procedure.quality().unwrap();
    assert_eq!(quality.loss(), before - 50_000);
    assert_eq!(quality.third_party(), Some("砂廠"));
    let manager = vote(
        &story,
        CONCLUSION,
        crate::complaint_steps::BOSS,
        Role::Manager,
        210,
    );
    story.clone().when(manager).then_refused("P04.09.13a");
    let general = vote(&story, CONCLUSION, MANAGER, Role::GeneralManager, 210);
    assert!(story.with(general).case().is_closed());
    // Quality may name it with the cause as well.
    let named = Story::numbered()
        .with(does(
            QUALITY,
            50,
            test_goods(huiyin::domain::cases::quality::Verdict::Partly),
        ))
        .with(does(QUALITY, 60, third));
    assert!(
        named
            .case()
            .procedure
            .quality()
            .unwrap()
            .third_party()
            .is_some()
    );
}

#[test]
fn what_is_not_upheld_is_paid_within_the_normal_term() {
    // P04.09.14a, P04.09.14b, P04.09.14c: 30 days after the invoice, at least 7 after the form came back.
    let story = Story::rejected();
    assert!(story.case().is_closed());
    let collecting = |story: &Story| {
        let clocks = story.clocks().into_iter();
        let clocks =
            clocks.filter(|clock| clock.duty == Duty::Quality(Mark::Collect) && clock.is_open());
        clocks.collect::<Vec<_>>()
    };
    // Invoiced 18 days before: 12 days are left, more than 7.
    let owed = collecting(&story);
    assert_eq!(owed.len(), 2, "the salesperson and finance");
    assert_eq!(owed[0].deadline.due, START.plus(MIDNIGHT + 12 * DAY));
    let objected = || QualityStep::Objected {
        words: "不認同檢驗".into(),
    };
    let paid = || QualityStep::Collected { fen: 12_000_000 };
    Story::decided(80, 100_000)
        .when(does(SALES, 300, paid()))
        .then_refused("P04.09.14a");
    story
        .clone()
        .when(does(QUALITY, 300, paid()))
        .then_refused("P04.09.14a");
    // An objection stops the clock and lies with the superior.
    let object = story.clone().with(does(SALES, 300, objected()));
    assert!(collecting(&object).is_empty());
    assert!(object.owed(Duty::Quality(Mark::Rule)));
    let rule = || QualityStep::Ruled {
        ruling: Ruling::Insist,
        words: "檢驗無誤".into(),
    };
    object
        .clone()
        .when(does(SALES, 310, rule()))
        .then_refused("P04.09.14c");
    story
        .clone()
        .when(does(HEAD, 310, rule()))
        .then_refused("P04.09.14c");
    let ruled = object.with(does(HEAD, 310, rule()));
    assert_eq!(collecting(&ruled).len(), 2);
    let story = ruled.with(does(SALES, 400, paid()));
    assert!(collecting(&story).is_empty());
}

#[test]
fn the_register_follows_every_case_with_its_steps_and_whose_turn_it_is() {
    // P04.07.31a, P04.09.41b: number and sheet in one; slips are no part of it.
    let of = |story: &Story| {
        let context = story.context(PRODUCTION, minute(500));
        tracked(START, START.plus(DAY), &context)
    };
    let numbered = of(&Story::numbered());
    assert_eq!(numbered.len(), 1);
    assert_eq!(
        numbered[0].at_work,
        Some(Owner::Role(Role::ProductionOffice))
    );
    let stages: Vec<Stage> = numbered[0]
        .reached
        .iter()
        .map(|(stage, _)| *stage)
        .collect();
    assert_eq!(stages, [Stage::FilledIn, Stage::Registered]);
    let informed = of(&Story::numbered().with(does(PRODUCTION, 45, inform())));
    assert_eq!(informed[0].at_work, Some(Owner::Role(Role::Quality)));
    let decided = of(&Story::decided(80, 100_000));
    assert_eq!(decided[0].at_work, None);
    assert_eq!(decided[0].granted_fen, Some(500_000));
    assert_eq!(decided[0].closed, Some(minute(210)));
    let slip = maker().with(take_of(QualityIntake {
        loss: Loss::No,
        ..intake()
    }));
    assert!(of(&slip).is_empty());
}
