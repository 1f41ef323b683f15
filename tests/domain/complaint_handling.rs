//! A complaint that is looked into, planned for, approved, carried out and called about, round after round (P05.03.04–06, P05.06).

use crate::complaint_steps::*;
use crate::story::*;
use huiyin::domain::approvals::{Matter, MatterKind};
use huiyin::domain::cases::complaint::{
    Call, ComplaintRefusal, ComplaintStep, Extent, LineKind, Presence, Step as Mark,
};
use huiyin::domain::cases::{CaseRefusal, Channel};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, MINUTE};

#[test]
fn cause_and_persons_are_found_before_a_plan() {
    // P05.03.04a–b.
    let story = Story::judged(true).with(act(OFFICE, 30, assign()));
    let found = |cause: &str, nobody: &str| ComplaintStep::Found {
        origin: huiyin::domain::cases::complaint::Origin::Delay,
        cause: cause.into(),
        looked_at: String::new(),
        people: Vec::new(),
        nobody: nobody.into(),
        attachments: Vec::new(),
    };
    let when = |who, step| story.clone().when(act(who, 40, step));
    when(CULPRIT, find()).then_refused("P05.03.04a");
    when(KEEPER, found("", "外包")).then_refused("P05.03.04a");
    when(KEEPER, found("晚到", "")).then_refused("P05.03.04b");
    // The office may look into it by itself; its finding stands apart, with its author (P05.05.32b).
    let story = when(CHIEF, find()).allowed();
    let story = story.with(act(OFFICE, 41, found("晚到", "外包")));
    let complaint = story.case().procedure.complaint().unwrap();
    let authors: Vec<_> = complaint.all(Mark::Find).map(|fact| fact.by).collect();
    assert_eq!(authors, [CHIEF, OFFICE], "P05.05.32b");
    let says = |words: &str| ComplaintStep::Stated {
        words: words.into(),
    };
    let story = story.with(act(CULPRIT, 42, says("那天下雨")));
    story
        .when(act(SALES, 43, says("我也要說")))
        .then_refused("P05.03.04b");
}

#[test]
fn quality_that_is_complained_about_is_inspected_and_confirmed_by_another() {
    // P05.05.23a–b.
    let inspected = || ComplaintStep::Inspected {
        what: "客廳地板".into(),
        result: Presence::Present,
        words: "有鞋印".into(),
        attachments: Vec::new(),
    };
    Story::judged(true)
        .when(act(AFFAIRS, 25, inspected()))
        .then_refused("P05.05.23a");
    let story = about(|intake| intake.quality = true).allowed();
    story
        .clone()
        .when(act(KEEPER, 25, inspected()))
        .then_refused("P05.05.23a");
    let confirmed = || ComplaintStep::InspectionConfirmed {
        words: String::new(),
    };
    story
        .clone()
        .when(act(AFFAIRS, 26, confirmed()))
        .then_refused("P05.05.23b");
    let story = story.with(act(AFFAIRS, 25, inspected()));
    story
        .when(act(AFFAIRS, 26, confirmed()))
        .then_no(no(ComplaintRefusal::OwnInspection));
}

#[test]
fn a_plan_has_dated_lines_that_answer_findings_and_the_customers_wish() {
    // P05.03.05a–c, P05.03.06a, P05.05.33a.
    let story = Story::found().with(act(OFFICE, 45, manner()));
    let when = |who, step| story.clone().when(act(who, 50, step));
    when(KEEPER, plan_line(1, 2_000, 0)).then_refused("P05.03.05a");
    when(AFFAIRS, submit()).then_refused("P05.03.05a");
    when(KEEPER, manner()).then_refused("P05.05.33a");
    let unfounded = |mut step: ComplaintStep| {
        if let ComplaintStep::LineAdded(line) = &mut step {
            line.answers.clear();
        }
        step
    };
    when(AFFAIRS, unfounded(plan_line(1, 2_000, 0))).then_refused("P05.03.05b");
    // The week ends with Monday the 30th; a later date needs a reason.
    let week = end_of_day(7).since(START) / MINUTE;
    let late = plan_line(1, week + 1, 0);
    when(AFFAIRS, late.clone()).then_refused("P05.03.06a");
    let excused = |mut step: ComplaintStep| {
        if let ComplaintStep::LineAdded(line) = &mut step {
            line.late_because = "等零件".into();
        }
        step
    };
    when(AFFAIRS, excused(late)).allowed();
    let story = when(AFFAIRS, plan_line(1, week, 0)).allowed();
    let partly = |reason: &str| ComplaintStep::PlanSubmitted {
        opinion: "屬實".into(),
        wish: Extent::Partly,
        wish_reason: reason.into(),
    };
    story
        .clone()
        .when(act(AFFAIRS, 60, partly("")))
        .then_refused("P05.03.05c");
    story.with(act(AFFAIRS, 60, partly("賠償超出規定")));
}

#[test]
fn the_plan_is_carried_out_once_both_have_agreed() {
    // P05.03.05d–e, P05.03.06a.
    let story = Story::planned(0);
    let asked = |story: &Story| {
        let clocks = story.clocks().into_iter();
        let open = clocks.filter(|clock| clock.duty == Duty::Approve && clock.is_open());
        open.map(|clock| clock.owner).collect::<Vec<_>>()
    };
    let both = [Owner::Role(Role::Quality), Owner::Role(Role::Manager)];
    assert_eq!(asked(&story), both, "P05.03.05d and P05.03.05e wait");
    let quality = vote(&story, PLAN, QUALITY, Role::Quality, 70);
    let story = story.with(quality);
    assert_eq!(asked(&story), [Owner::Role(Role::Manager)]);
    assert!(!story.has(Duty::DoLine), "not owed before it is approved");
    let manager = vote(&story, PLAN, BOSS, Role::Manager, 75);
    let story = story.with(manager);
    assert_eq!(asked(&story), []);
    let line = story.clock(Duty::DoLine);
    assert_eq!(line.owner, Owner::Person(KEEPER), "P05.03.06a");
    story
        .clone()
        .when(act(SALES, 100, done(1)))
        .then_refused("P05.03.06a");
    assert!(!story.with(act(KEEPER, 100, done(1))).owed(Duty::DoLine));
}

#[test]
fn responsibility_draft_talk_and_agreement_are_due_the_day_after_the_assignment() {
    // P05.06.01a–e.
    let story = Story::judged(true).with(act(OFFICE, 30, assign()));
    let due = end_of_day(1);
    for (duty, clause) in [
        (Duty::Complaint(Mark::Find), "P05.06.01a"),
        (Duty::Complaint(Mark::Draft), "P05.06.01b"),
        (Duty::Complaint(Mark::Talk), "P05.06.01c"),
        (Duty::AgreeWithCustomer, "P05.06.01d"),
    ] {
        let clocks: Vec<_> = story.clocks();
        let clocks: Vec<_> = clocks.iter().filter(|clock| clock.duty == duty).collect();
        let owners: Vec<Owner> = clocks.iter().map(|clock| clock.owner).collect();
        let both = [Owner::Person(CHIEF), Owner::Person(HEAD)];
        assert_eq!(owners, both, "P05.06.01e: either is enough");
        let clock = clocks[0];
        assert_eq!(clock.clause.unwrap().0, clause);
        assert_eq!(clock.deadline.due, due);
        assert!(matches!(clock.standing(due), Standing::Running(0)));
        assert!(matches!(clock.standing(due.plus(1)), Standing::Overdue(1)));
    }
    story
        .clone()
        .when(act(KEEPER, 40, draft()))
        .then_refused("P05.06.01e");
    let silent = ComplaintStep::Talked {
        channel: Channel::Phone,
        reached: true,
        with: String::new(),
        words: "談了".into(),
        agreed: Some(false),
        agreement: String::new(),
    };
    story
        .clone()
        .when(act(CHIEF, 40, silent))
        .then_refused("P05.06.01d");
    // Either fills the marks, for both.
    let story = story
        .with(act(HEAD, 40, find_by_head()))
        .with(act(CHIEF, 41, draft()))
        .with(act(HEAD, 42, talk(Some(false))));
    assert!(!story.owed(Duty::Complaint(Mark::Talk)), "P05.06.01c");
    assert!(story.owed(Duty::AgreeWithCustomer), "tried is not agreed");
    let story = story.with(act(CHIEF, 50, talk(Some(true))));
    assert!(!story.owed(Duty::AgreeWithCustomer));
}

fn find_by_head() -> ComplaintStep {
    find()
}

#[test]
fn the_report_is_due_three_days_after_the_investigation_and_the_manager_answers_it() {
    // P05.06.02a–d, P05.05.21a.
    let story = Story::found();
    let ended = || ComplaintStep::InvestigationEnded {
        words: "屬實".into(),
    };
    let report = |content: &str, standing: &str| ComplaintStep::Reported {
        content: content.into(),
        standing: standing.into(),
    };
    story
        .clone()
        .when(act(KEEPER, 50, ended()))
        .then_refused("P05.05.21a");
    story
        .clone()
        .when(act(QUALITY, 50, report("鞋套", "在辦")))
        .then_refused("P05.06.02a");
    let story = story.with(act(AFFAIRS, 50, ended()));
    let clock = story.clock(Duty::Complaint(Mark::Report));
    assert_eq!(clock.deadline.due, end_of_day(3), "P05.06.02a");
    let when = |who, step| story.clone().when(act(who, 60, step));
    when(KEEPER, report("鞋套", "在辦")).then_refused("P05.06.02b");
    when(QUALITY, report("鞋套", "")).then_refused("P05.06.02c");
    let named = |ended| ComplaintStep::Delegated {
        person: KEEPER,
        ended,
    };
    when(KEEPER, named(false)).then_refused("P05.06.02b");
    let story = when(QUALITY, named(false)).allowed();
    let gone = story.clone().with(act(QUALITY, 61, named(true)));
    gone.when(act(KEEPER, 62, report("鞋套", "在辦")))
        .then_refused("P05.06.02b");
    let story = story.with(act(KEEPER, 62, report("鞋套", "在辦")));
    let matter = Matter {
        kind: MatterKind::Report,
        number: 1,
    };
    let waits = story.clock(Duty::Approve);
    assert_eq!(waits.owner, Owner::Role(Role::GeneralManager), "P05.06.02d");
    let noted = vote(&story, matter, MANAGER, Role::GeneralManager, 70);
    let story = story.with(noted);
    assert!(!story.owed(Duty::Approve));
    // An instruction becomes a duty of its owner; the handling goes on meanwhile.
    let instruct = act(MANAGER, 71, beside(5, LineKind::Instruction, BOSS));
    story
        .clone()
        .when(instruct.clone().by(OFFICE))
        .then_refused("P05.06.02d");
    assert!(story.with(instruct).owed(Duty::DoLine));
}

#[test]
fn a_complaint_is_dealt_with_within_a_week_and_the_customer_called_the_same_day() {
    // P05.06.03a–d.
    let story = Story::approved();
    let week = story.clock(Duty::FinishComplaint);
    assert_eq!(week.deadline.due, end_of_day(7), "P05.06.03a");
    assert_eq!(week.amber, 2 * DAY);
    story
        .clone()
        .when(act(QUALITY, 90, call(true)))
        .then_refused("P05.06.03b");
    let story = Story::completed();
    assert!(!story.owed(Duty::FinishComplaint));
    let clock = story.clock(Duty::Complaint(Mark::Call));
    assert_eq!(clock.deadline.due, end_of_day(0), "P05.06.03b");
    let called = |call: Call| act(QUALITY, 130, ComplaintStep::Called(call));
    let reached = Call {
        channel: Channel::Phone,
        reached: true,
        with: "王女士".into(),
        done: Some(false),
        missing: "地板沒擦".into(),
        words: "問了".into(),
        result: "還差一點".into(),
        satisfied: Some(true),
    };
    story
        .clone()
        .when(called(reached.clone()).by(KEEPER))
        .then_refused("P05.06.02b");
    let without = |change: fn(&mut Call)| {
        let mut call = reached.clone();
        change(&mut call);
        story.clone().when(called(call))
    };
    without(|call| call.satisfied = None).then_refused("P05.06.03d");
    without(|call| call.words.clear()).then_refused("P05.06.31a");
    without(|call| call.result.clear()).then_refused("P05.06.31b");
    // A message is kept and is no call; a try leaves it open.
    for change in [
        (|call: &mut Call| call.channel = Channel::Message) as fn(&mut Call),
        |call| call.reached = false,
    ] {
        let story = without(change).allowed();
        assert!(story.owed(Duty::Complaint(Mark::Call)));
    }
    let story = story.with(called(reached));
    assert!(!story.owed(Duty::Complaint(Mark::Call)));
    let fact = story.case().procedure.complaint().unwrap();
    let fact = fact.last(Mark::Call).unwrap().clone();
    assert_eq!(
        fact.choice,
        Some(0),
        "P05.06.03c: not done, says the customer"
    );
    assert_eq!(fact.rest, "地板沒擦");
}

#[test]
fn whoever_cannot_be_reached_is_out_of_reach_after_five_tries_on_three_days() {
    let mut story = Story::completed();
    let a_try = || {
        ComplaintStep::Called(Call {
            channel: Channel::Phone,
            reached: false,
            with: String::new(),
            done: None,
            missing: String::new(),
            words: String::new(),
            result: String::new(),
            satisfied: None,
        })
    };
    for m in [130, 131, 132, 133, 134, 24 * 60] {
        story = story.with(act(QUALITY, m, a_try()));
    }
    story
        .clone()
        .when(act(AFFAIRS, 3_000, sum()))
        .then_refused("P05.06.32b");
    let story = story.with(act(QUALITY, 48 * 60, a_try()));
    story.with(act(AFFAIRS, 3_000, sum()));
}

#[test]
fn a_customer_who_is_not_satisfied_opens_round_after_round() {
    // P05.06.32a–b.
    let mut story = Story::completed().with(act(QUALITY, 130, call(false)));
    for round in 2..=3_u32 {
        let complaint = story.case().procedure.complaint().unwrap();
        assert_eq!(complaint.round(), round);
        assert_eq!(story.case().in_charge.value, QUALITY, "P05.06.32a");
        assert!(complaint.cause_known().is_none(), "again from the cause on");
        story
            .clone()
            .when(close_complaint(131).by(QUALITY))
            .then_refused("P05.06.32b");
        let m = i64::from(round) * 1_000;
        let number = u128::from(round);
        let again = |step, m| in_round(round, QUALITY, m, step);
        story = story
            .with(again(find(), m))
            .with(again(plan_line(number, m + 3_000, 0), m + 1))
            .with(in_round(round, AFFAIRS, m + 2, submit()));
        let matter = Matter {
            kind: MatterKind::Plan,
            number: round,
        };
        let quality = vote(&story, matter, QUALITY, Role::Quality, m + 3);
        story = story.with(quality);
        let manager = vote(&story, matter, BOSS, Role::Manager, m + 4);
        story = story
            .with(manager)
            .with(again(done(number), m + 5))
            .with(tell(m + 6).by(QUALITY))
            .with(again(complete(), m + 7))
            .with(again(call(round == 3), m + 8));
    }
    let complaint = story.case().procedure.complaint().unwrap();
    let calls: Vec<_> = complaint.all(Mark::Call).map(|call| call.round).collect();
    assert_eq!(calls, [1, 2, 3], "every round stays readable");
    // From the third round on the general manager has it too (P05.06.32b).
    let clocks = story.clocks();
    let watch = clocks
        .iter()
        .filter(|clock| clock.duty == Duty::FinishComplaint)
        .any(|clock| clock.owner == Owner::Role(Role::GeneralManager));
    assert!(watch);
    assert!(story.case().procedure.complaint().unwrap().is_satisfied());
    // What belongs to a round before is out of order.
    story
        .clone()
        .when(in_round(2, QUALITY, 9_000, find()))
        .then_no(CaseRefusal::OutOfOrder);
    let withdrawn = |words: &str| ComplaintStep::Withdrawn {
        words: words.into(),
    };
    let open = Story::completed().with(act(QUALITY, 130, call(false)));
    open.clone()
        .when(in_round(2, DESK, 140, withdrawn("")))
        .then_refused("P05.06.32b");
    let rest = |until: i64| ComplaintStep::Rested {
        until: minute(until),
        words: "客戶出國".into(),
    };
    open.clone()
        .when(in_round(2, OFFICE, 140, rest(5_000)))
        .then_refused("P05.06.32b");
    open.clone()
        .when(in_round(2, MANAGER, 140, rest(40 * 24 * 60)))
        .then_refused("P05.06.32b");
    open.clone().with(in_round(2, MANAGER, 140, rest(5_000)));
    open.with(in_round(2, DESK, 140, withdrawn("算了，謝謝")))
        .with(close_complaint(150).by(DESK));
}
