//! What a complaint asks beside its course and at its end: telling, responsibility, penalty, papers, summary, what others owe (P05.03.06–07,
//! P05.05, P05.07).

use crate::complaint_steps::*;
use crate::helpers::report;
use crate::story::*;
use huiyin::domain::approvals::{Matter, MatterKind};
use huiyin::domain::cases::complaint::{
    ComplaintRefusal, ComplaintStep, Extent, LineKind, Measure, Reaction, Response, Step as Mark,
};
use huiyin::domain::cases::{ActionKind, CaseEvent, CaseRefusal, Channel};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::copies::{CopyEvent, Paper};
use huiyin::domain::roles::Role;

#[test]
fn the_customer_is_told_and_asked_before_the_call() {
    // P05.03.06c–d, P05.05.13.
    let story = Story::approved();
    let fed_back = |words: &str| ComplaintStep::FedBack {
        channel: Channel::Phone,
        words: words.into(),
        signature: None,
    };
    story
        .clone()
        .when(act(KEEPER, 100, fed_back("好")))
        .then_refused("P05.03.06c");
    let passed = |to: &str| ComplaintStep::PassedOn {
        to: to.into(),
        words: String::new(),
    };
    story
        .clone()
        .when(act(TECHNICIAN, 100, passed("承辦")))
        .then_refused("P05.05.13");
    let story = story.with(act(KEEPER, 100, done(1)));
    assert!(story.owed(Duty::TellComplainant), "P05.03.06c");
    let story = story.with(tell(110)).with(act(KEEPER, 120, complete()));
    assert!(!story.owed(Duty::TellComplainant));
    let feedback = story.clock(Duty::Complaint(Mark::Feedback));
    assert_eq!(feedback.deadline.due, end_of_day(0), "P05.03.06d");
    story
        .clone()
        .when(act(KEEPER, 121, fed_back(" ")))
        .then_refused("P05.03.06d");
    let story = story.with(act(KEEPER, 121, fed_back("師傅這次很客氣")));
    assert!(!story.owed(Duty::Complaint(Mark::Feedback)));
    assert!(story.owed(Duty::Complaint(Mark::PassOn)), "P05.05.13");
    story
        .clone()
        .when(act(TECHNICIAN, 122, passed("")))
        .then_refused("P05.05.13");
    let story = story.with(act(TECHNICIAN, 122, passed("承辦、維修一班")));
    assert!(!story.owed(Duty::Complaint(Mark::PassOn)));
}

#[test]
fn responsibility_is_put_forward_by_general_affairs_and_decided_by_the_office() {
    // P05.05.21b, P05.05.33b, P05.03.06b.
    let story = Story::found();
    let when = |who, step| story.clone().when(act(who, 50, step));
    when(OFFICE, decide_responsibility()).then_refused("P05.05.21b");
    when(OFFICE, propose()).then_refused("P05.05.21b");
    let story = when(AFFAIRS, propose()).allowed();
    assert!(story.owed(Duty::Complaint(Mark::Decide)));
    story
        .clone()
        .when(act(AFFAIRS, 60, decide_responsibility()))
        .then_refused("P05.05.33b");
    story
        .clone()
        .when(act(OFFICE, 60, measure(Measure::Talk)))
        .then_refused("P05.03.06b");
    let story = story.with(act(OFFICE, 60, decide_responsibility()));
    // A later change keeps the first decision readable.
    let nobody = ComplaintStep::Decided {
        people: Vec::new(),
        others: "公司內無人有責".into(),
        grounds: "查錯人".into(),
    };
    let story = story.with(act(OFFICE, 70, nobody));
    let complaint = story.case().procedure.complaint().unwrap();
    assert_eq!(complaint.all(Mark::Decide).count(), 2, "P05.05.33b");
    assert!(complaint.responsible().is_empty());
}

#[test]
fn a_penalty_lies_between_200_and_1500_yuan_for_each_complaint() {
    // P05.07.01a–d.
    let story = Story::found();
    let when = |story: &Story, step| story.clone().when(act(OFFICE, 80, step));
    when(&story, fine(20_000)).then_refused("P05.07.01b");
    let story =
        story
            .with(act(AFFAIRS, 60, propose()))
            .with(act(OFFICE, 70, decide_responsibility()));
    when(&story, fine(19_999)).then_refused("P05.07.01a");
    when(&story, fine(150_001)).then_refused("P05.07.01a");
    when(&story, fine(20_000)).allowed();
    let fined = when(&story, fine(150_000)).allowed();
    when(&fined, fine(20_000)).then_refused("P05.07.01c");
    let other = ComplaintStep::Fined {
        shares: vec![(KEEPER, 30_000)],
        because: "連坐".into(),
    };
    when(&story, other).then_refused("P05.07.01b");
    let none = |because: &str| ComplaintStep::Fined {
        shares: Vec::new(),
        because: because.into(),
    };
    when(&story, none("")).then_refused("P05.07.01a");
    when(&story, none("初犯，已口頭告誡")).allowed();
    // Every upheld complaint is looked at for this before it closes (P05.07.01d).
    let satisfied = Story::completed().with(act(QUALITY, 130, call(true)));
    satisfied
        .clone()
        .when(close_complaint(140))
        .then_no(CaseRefusal::NotInCharge);
    let close = close_complaint(140).by(KEEPER);
    satisfied.clone().when(close).then_refused("P05.07.01d");
    let decided = satisfied.with(act(AFFAIRS, 131, propose())).with(act(
        OFFICE,
        132,
        decide_responsibility(),
    ));
    decided
        .clone()
        .when(close_complaint(140).by(KEEPER))
        .then_refused("P05.07.01a");
    let fined = decided.with(act(OFFICE, 133, fine(20_000)));
    fined
        .when(close_complaint(140).by(KEEPER))
        .then_refused("P05.03.06b");
}

#[test]
fn a_notice_goes_out_in_three_copies_once_the_general_manager_agrees() {
    let story = Story::found()
        .with(act(AFFAIRS, 60, propose()))
        .with(act(OFFICE, 70, decide_responsibility()))
        .with(act(OFFICE, 80, fine(20_000)));
    let give = |copy: u32, to| {
        let event = CopyEvent::Given {
            paper: Paper::PenaltyNotice,
            copy,
            to,
            occurred_at: minute(90),
            signature: None,
        };
        step(OFFICE, minute(90), CaseEvent::Copy(event))
    };
    // P04.11.02d.
    story
        .clone()
        .when(give(1, CULPRIT))
        .then_refused("P04.11.02d");
    let matter = Matter {
        kind: MatterKind::Penalty,
        number: 1,
    };
    let agreed = vote(&story, matter, MANAGER, Role::GeneralManager, 85);
    let story = story.with(agreed);
    let story = story.with(give(1, CULPRIT)).with(give(2, OFFICE));
    let copies = &story.case().copies;
    assert_eq!(copies.next(Paper::PenaltyNotice), 3);
    let received = CopyEvent::Received {
        paper: Paper::PenaltyNotice,
        copy: 1,
        occurred_at: minute(95),
    };
    let received = CaseEvent::Copy(received);
    story
        .clone()
        .when(step(OFFICE, minute(95), received.clone()))
        .then_no(CaseRefusal::NoPaperAwaited);
    assert!(story.owed(Duty::ReceivePaper));
    let story = story.with(step(CULPRIT, minute(95), received));
    let out: Vec<_> = story
        .case()
        .copies
        .0
        .iter()
        .map(|copy| copy.received)
        .collect();
    assert_eq!(out, [Some(minute(95)), None], "who has received");
}

#[test]
fn the_form_is_handed_over_with_the_conversation_in_it() {
    let give = || {
        let event = CopyEvent::Given {
            paper: Paper::Registration,
            copy: 1,
            to: AFFAIRS,
            occurred_at: minute(200),
            signature: None,
        };
        step(QUALITY, minute(200), CaseEvent::Copy(event))
    };
    Story::completed().when(give()).then_refused("P05.06.31a");
    let story = Story::completed()
        .with(act(QUALITY, 130, call(true)))
        .with(give());
    // P05.06.31c: it stands on general affairs' Today until they say that it has come.
    let clock = story.clock(Duty::ReceivePaper);
    assert_eq!(clock.owner, Owner::Person(AFFAIRS));
    assert_eq!(clock.clause.unwrap().0, "P05.06.31c");
}

#[test]
fn it_is_summed_up_with_a_lesson_and_an_improvement() {
    // P05.03.07a–c.
    let story = Story::completed().with(act(QUALITY, 130, call(true)));
    assert!(story.owed(Duty::Complaint(Mark::Sum)), "P05.03.07a");
    let summed = |summary: &str, lesson: &str, improvement: &str| {
        let step = ComplaintStep::Summed {
            summary: summary.into(),
            grade: Extent::Full,
            lesson: lesson.into(),
            improvement: improvement.into(),
        };
        story.clone().when(act(AFFAIRS, 140, step))
    };
    summed("", "點檢", "加格").then_refused("P05.03.07a");
    summed("順利", "", "加格").then_refused("P05.03.07b");
    summed("順利", "點檢", "").then_refused("P05.03.07c");
    story
        .clone()
        .when(act(KEEPER, 140, sum()))
        .then_refused("P05.03.07a");
    let story = story
        .with(act(AFFAIRS, 135, propose()))
        .with(act(OFFICE, 136, decide_responsibility()))
        .with(act(OFFICE, 137, measure(Measure::Warning)))
        .with(act(OFFICE, 138, fine(20_000)));
    story
        .clone()
        .when(close_complaint(150).by(KEEPER))
        .then_refused("P05.03.07a");
    story
        .with(act(AFFAIRS, 140, sum()))
        .with(close_complaint(150).by(KEEPER));
}

#[test]
fn what_is_asked_of_others_is_owed_until_it_is_done() {
    let story = Story::found();
    for (kind, author, clause) in [
        (LineKind::Question, DESK, "P05.05.12a"),
        (LineKind::Task, AFFAIRS, "P05.05.21a"),
        (LineKind::Help, CHIEF, "P05.05.35a"),
        (LineKind::Corrective, AFFAIRS, "P05.05.22b"),
        (LineKind::Preventive, AFFAIRS, "P05.05.22c"),
        (LineKind::Improvement, OFFICE, "P05.05.34a"),
        (LineKind::Opinion, OFFICE, "P05.05.36b"),
    ] {
        let story = story.clone();
        let story = story.with(act(author, 50, beside(7, kind, BOSS)));
        let clock = story.clock(Duty::DoLine);
        assert_eq!(clock.clause.unwrap().0, clause);
        assert_eq!(clock.owner, Owner::Person(BOSS));
        assert!(!story.with(act(BOSS, 60, done(7))).owed(Duty::DoLine));
    }
    let when = |who, kind| story.clone().when(act(who, 50, beside(7, kind, BOSS)));
    when(KEEPER, LineKind::Corrective).then_refused("P05.05.22b");
    when(AFFAIRS, LineKind::Improvement).then_refused("P05.05.34a");
    when(AFFAIRS, LineKind::Opinion).then_refused("P05.05.36a");
    when(KEEPER, LineKind::Task).then_refused("P05.05.21a");
}

#[test]
fn a_question_is_answered_by_the_technical_department_before_the_case_closes() {
    // P05.05.12a–b.
    let question = act(DESK, 50, beside(7, LineKind::Question, TECHNICIAN));
    let story = Story::judged(false)
        .with(question)
        .with(act(DESK, 51, explain(Reaction::Understands)))
        .with(act(AFFAIRS, 52, sum()));
    story
        .clone()
        .when(close_complaint(60).by(DESK))
        .then_refused("P05.05.12a");
    let manual = crate::helpers::signature();
    let answered = ComplaintStep::LineDone {
        line: line(7),
        words: "電話說明，並交了說明書第二版".into(),
        attachments: vec![manual.clone()],
    };
    let story = story.with(act(TECHNICIAN, 55, answered));
    assert_eq!(story.case().attachments, [manual], "P05.05.12b");
    story.with(close_complaint(60).by(DESK));
}

#[test]
fn a_corrective_measure_is_done_before_the_case_closes_and_its_owner_reminded() {
    // P05.05.22b, d, P05.05.34c.
    let story = Story::judged(false)
        .with(act(DESK, 31, explain(Reaction::Understands)))
        .with(act(AFFAIRS, 32, sum()))
        .with(act(AFFAIRS, 33, beside(7, LineKind::Corrective, BOSS)));
    story
        .clone()
        .when(close_complaint(60).by(DESK))
        .then_refused("P05.05.22b");
    let remind = || ComplaintStep::LineReminded {
        line: line(7),
        words: "明天辦".into(),
    };
    story
        .clone()
        .when(act(KEEPER, 40, remind()))
        .then_refused("P05.05.22d");
    let story = story.with(act(AFFAIRS, 40, remind()));
    let complaint = story.case().procedure.complaint().unwrap();
    assert_eq!(complaint.lines[0].reminded, [minute(40)]);
    // An improvement outlives the case and is urged on still (P05.05.34c).
    let story = story
        .with(act(BOSS, 50, done(7)))
        .with(act(OFFICE, 51, beside(8, LineKind::Improvement, BOSS)))
        .with(close_complaint(60).by(DESK));
    let remind = ComplaintStep::LineReminded {
        line: line(8),
        words: String::new(),
    };
    let story = story.with(act(OFFICE, 70, remind));
    assert!(story.owed(Duty::DoLine), "P05.05.34c");
    assert!(!story.with(act(BOSS, 80, done(8))).owed(Duty::DoLine));
}

#[test]
fn help_that_a_department_asks_for_stands_with_the_office_until_it_was_given() {
    // P05.05.35a–b.
    let story = Story::found().with(act(CHIEF, 50, beside(7, LineKind::Help, OFFICE)));
    assert_eq!(
        story.clock(Duty::DoLine).owner,
        Owner::Person(OFFICE),
        "P05.05.35a"
    );
    let given = ComplaintStep::LineDone {
        line: line(7),
        words: "陪同去了一趟，客戶願意談".into(),
        attachments: Vec::new(),
    };
    let story = story.with(act(OFFICE, 60, given));
    let complaint = story.case().procedure.complaint().unwrap();
    assert_eq!(complaint.lines[0].done, Some(minute(60)), "P05.05.35b");
}

#[test]
fn the_office_registers_watches_and_reacts() {
    // P05.05.31a–c.
    let story = service_firm().with(take_complaint());
    assert!(story.owed(Duty::RegisterCase), "P05.05.31a");
    story
        .clone()
        .when(register(5, "261101").by(DESK))
        .then_refused("P05.05.31a");
    story
        .clone()
        .when(register(5, "K7"))
        .then_refused("P05.05.31a");
    let story = story.with(register(5, "261101"));
    story
        .clone()
        .when(register(6, "261102"))
        .then_no(no(ComplaintRefusal::AlreadyRegistered));
    let reacted = |words: &str| ComplaintStep::Reacted {
        response: Response::Reminder,
        words: words.into(),
    };
    story
        .clone()
        .when(act(OFFICE, 10, reacted("催")))
        .then_refused("P05.05.31c");
    // Three days later the confirmation and the review are late.
    let late = 3 * 24 * 60;
    let context = story.context(OFFICE, minute(late));
    let clocks = huiyin::domain::cases::clocks(story.case(), &context);
    let react = |clock: &&huiyin::domain::clock::Clock| {
        clock.duty == Duty::Complaint(Mark::React) && clock.is_open()
    };
    assert_eq!(clocks.iter().filter(react).count(), 1, "P05.05.31c");
    assert!(
        clocks
            .iter()
            .any(|clock| clock.deadline.due == end_of_day(7)),
        "P05.05.31b"
    );
    story
        .clone()
        .when(act(OFFICE, late, reacted("")))
        .then_refused("P05.05.31c");
    let story = story.with(act(OFFICE, late, reacted("已催維修一班")));
    let context = story.context(OFFICE, minute(late));
    let clocks = huiyin::domain::cases::clocks(story.case(), &context);
    assert_eq!(clocks.iter().filter(react).count(), 0);
}

#[test]
fn the_office_reports_a_complaint_upwards_whatever_its_weight() {
    // P05.05.32c.
    let story = Story::registered().with(report(20, MANAGER, "").by(OFFICE));
    assert_eq!(story.case().reports.len(), 1, "P05.05.32c");
    let context = story.context(MANAGER, minute(30));
    let actions = huiyin::domain::cases::actions(story.case(), &context);
    let know = actions
        .iter()
        .find(|action| action.kind == ActionKind::Acknowledge)
        .unwrap();
    assert!(know.refused.is_none());
}

#[test]
fn opinions_reach_the_department_and_are_followed_up() {
    // P05.05.36a–b.
    let story = Story::registered().with(act(OFFICE, 10, beside(7, LineKind::Opinion, CHIEF)));
    assert_eq!(
        story.clock(Duty::DoLine).owner,
        Owner::Person(CHIEF),
        "P05.05.36a"
    );
    let declined = ComplaintStep::LineDone {
        line: line(7),
        words: "鞋套改放車上，下週看效果".into(),
        attachments: Vec::new(),
    };
    assert!(
        !story.with(act(CHIEF, 20, declined)).owed(Duty::DoLine),
        "P05.05.36b"
    );
}
