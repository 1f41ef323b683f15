//! The service complaint from its taking to the assignment, in the regulation's own order (P05.02, P05.03.00–03).

use crate::complaint_steps::*;
use crate::helpers::all_asked;
use crate::story::*;
use huiyin::domain::cases::complaint::{
    ComplaintIntake, ComplaintRefusal, ComplaintStep, Extent, Measure, Reaction, Step as Mark,
};
use huiyin::domain::cases::{
    CaseCommand, CaseEvent, Channel, Circumstances, Received, Stage, StageMark, Told, stages,
};
use huiyin::domain::clock::{Duty, Owner};
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::roles::Role;

#[test]
fn a_complaint_passes_seven_steps_in_their_order() {
    // P05.00.01b, P05.03.00: record, judge, assign, find, plan and approve, carry out, evaluate.
    let story = service_firm().with(take_complaint());
    let refused = |story: &Story, who, step, clause: &str| {
        story.clone().when(act(who, 300, step)).then_refused(clause);
    };
    refused(&story, OFFICE, judge(true), "P05.05.31a");
    refused(&story, OFFICE, assign(), "P05.03.02a");
    let story = story.with(register(5, "261101"));
    refused(&story, OFFICE, judge(true), "P05.05.32a");
    let story = story.with(act(OFFICE, 15, review()));
    refused(&story, OFFICE, judge(true), "P05.05.11b");
    let story = story
        .with(act(TECHNICIAN, 10, confirm()))
        .with(act(OFFICE, 20, judge(true)));
    refused(&story, KEEPER, find(), "P05.03.03a");
    let story = story.with(act(OFFICE, 30, assign()));
    refused(&story, AFFAIRS, plan_line(1, 2_000, 0), "P05.03.04a");
    let story = story.with(act(CHIEF, 40, find()));
    refused(&story, AFFAIRS, submit(), "P05.03.05a");
    let story = Story::planned(0);
    refused(&story, KEEPER, complete(), "P05.03.05e");
    refused(&story, KEEPER, done(1), "P05.03.05e");
    let story = Story::approved();
    refused(&story, KEEPER, complete(), "P05.03.06a");
    let story = story.with(act(KEEPER, 100, done(1)));
    refused(&story, KEEPER, complete(), "P05.03.06c");
    let story = story.with(tell(110)).with(act(KEEPER, 120, complete()));
    refused(&story, AFFAIRS, sum(), "P05.06.32b");
    let story = story
        .with(act(QUALITY, 130, call(true)))
        .with(act(AFFAIRS, 140, propose()))
        .with(act(OFFICE, 150, decide_responsibility()))
        .with(act(OFFICE, 155, measure(Measure::Talk)))
        .with(act(OFFICE, 160, fine(20_000)))
        .with(act(AFFAIRS, 170, sum()));
    let context = story.context(DESK, minute(180));
    let marks = stages(story.case(), &context);
    let names: Vec<Stage> = marks.iter().map(|(stage, _)| *stage).collect();
    assert_eq!(names.len(), 8);
    let done = |(_, mark): &&(Stage, StageMark)| matches!(mark, StageMark::Done(_));
    assert_eq!(marks.iter().filter(done).count(), 7);
    let kept = DESK;
    let story = story.with(close_complaint(180).by(kept));
    assert!(story.case().is_closed());
}

#[test]
fn a_complaint_is_taken_with_who_complains_about_what() {
    // P05.03.01a–c, f, P05.02.01a–c.
    let clauses = ["P05.03.01a", "P05.02.01a", "P05.02.01b", "P05.02.01c"];
    for (channel, clause) in [
        Channel::Phone,
        Channel::OnSite,
        Channel::InPerson,
        Channel::Phone,
    ]
    .into_iter()
    .zip(clauses)
    {
        let story = taken(|received| received.channel = channel).allowed();
        assert_eq!(story.case().channel, channel, "{clause}");
        let complaint = story.case().procedure.complaint().unwrap();
        assert_eq!(complaint.intake.about, "上門師傅態度");
    }
    taken(|received| received.caller.phone.clear()).then_refused("P05.03.01b");
    about(|intake| intake.about = " ".into()).then_refused("P05.03.01c");
    about(|intake| intake.against = Some(CASE)).then_refused("P05.03.01f");
    let unnamed = {
        let mut received = complaint_of(ComplaintIntake {
            unnamed: "怕得罪師傅".into(),
            ..intake()
        });
        received.caller.name.clear();
        received.caller.phone.clear();
        received
    };
    taken(|received| *received = unnamed).allowed();
}

#[test]
fn the_content_is_asked_in_detail_before_it_counts_as_reviewed() {
    let bare = |received: &mut Received| received.circumstances = Circumstances::default();
    let story = taken(bare).allowed().with(register(5, "261101"));
    let reviewed = act(OFFICE, 10, review());
    story
        .clone()
        .when(reviewed.clone())
        .then_refused("P05.03.01d");
    // Sent back it can be, with the name of what is missing (P05.05.32a).
    let back = |missing: &str| ComplaintStep::Reviewed {
        complete: false,
        missing: missing.into(),
    };
    story
        .clone()
        .when(act(OFFICE, 10, back("")))
        .then_refused("P05.05.32a");
    let story = story.with(act(OFFICE, 10, back("何時、何地")));
    assert!(story.owed(Duty::Complaint(Mark::Review)));
    story
        .clone()
        .when(act(OFFICE, 30, judge(true)))
        .then_refused("P05.05.32a");
    let asked = CaseEvent::Clarified(all_asked());
    let story = story.with(step(DESK, minute(11), asked)).with(reviewed);
    assert!(!story.owed(Duty::Complaint(Mark::Review)));
}

#[test]
fn a_letter_waits_for_the_quality_supervisor() {
    let story = taken(|received| received.channel = Channel::Written).allowed();
    let clock = story.clock(Duty::Complaint(Mark::TakeOver));
    assert_eq!(clock.owner, Owner::Role(Role::Quality), "P05.02.01d");
    story
        .clone()
        .when(act(TECHNICIAN, 10, confirm()))
        .then_refused("P05.02.01d");
    story
        .clone()
        .when(act(DESK, 10, ComplaintStep::TakenOver))
        .then_refused("P05.02.01d");
    let story = story.with(act(QUALITY, 10, ComplaintStep::TakenOver));
    story.with(act(TECHNICIAN, 12, confirm()));
    // Whoever is the quality supervisor has it already.
    let mut received = complaint_of(intake());
    received.channel = Channel::Written;
    let story = service_firm().with(Step {
        actor: QUALITY,
        now: START,
        command: CaseCommand::Receive(received),
    });
    assert!(!story.has(Duty::Complaint(Mark::TakeOver)));
}

#[test]
fn the_technical_department_confirms_the_reasons() {
    // P05.05.11a–b, P05.03.02b.
    let story = Story::registered();
    assert!(story.owed(Duty::Complaint(Mark::Confirm)), "P05.05.11a");
    story
        .clone()
        .when(act(OFFICE, 10, confirm()))
        .then_refused("P05.05.11b");
    let silent = ComplaintStep::Confirmed {
        reasons: Extent::Partly,
        grounds: String::new(),
    };
    story
        .clone()
        .when(act(TECHNICIAN, 10, silent))
        .then_refused("P05.03.02b");
    let story = story.with(act(TECHNICIAN, 10, confirm()));
    assert!(!story.owed(Duty::Complaint(Mark::Confirm)));
}

#[test]
fn the_office_judges_what_it_has_read() {
    // P05.03.02a, c, P05.05.32a.
    let story = Story::registered()
        .with(act(TECHNICIAN, 10, confirm()))
        .with(act(OFFICE, 15, review()));
    let judged = |read, grounds: &str| ComplaintStep::Judged {
        read,
        reasonable: Extent::Full,
        upheld: true,
        grounds: grounds.into(),
    };
    let when = |who, step| story.clone().when(act(who, 20, step));
    when(KEEPER, judge(true)).then_refused("P05.03.02a");
    when(OFFICE, judged(false, "實")).then_refused("P05.03.02a");
    when(OFFICE, judged(true, "")).then_refused("P05.03.02c");
    let story = when(OFFICE, judge(true)).allowed();
    let again = story.with(act(OFFICE, 25, judge(false)));
    assert_eq!(
        again.case().procedure.complaint().unwrap().upheld(),
        Some(false)
    );
    let story = Story::judged(true).with(act(OFFICE, 30, assign()));
    story
        .when(act(OFFICE, 40, judge(false)))
        .then_no(no(ComplaintRefusal::AlreadyJudged));
}

#[test]
fn what_is_not_upheld_is_said_with_tact_until_it_was_heard() {
    // P05.03.02d–f.
    let story = Story::judged(false);
    assert!(story.owed(Duty::Complaint(Mark::Explain)), "P05.03.02d");
    story
        .clone()
        .when(act(OFFICE, 30, assign()))
        .then_refused("P05.03.02a");
    story
        .clone()
        .when(close_complaint(30).by(DESK))
        .then_refused("P05.03.02d");
    let tried = story.with(act(DESK, 30, explain(Reaction::NotReached)));
    tried
        .clone()
        .when(close_complaint(40).by(DESK))
        .then_refused("P05.03.02d");
    let told = tried.with(act(DESK, 50, explain(Reaction::DoesNotAccept)));
    let complaint = told.case().procedure.complaint().unwrap();
    let fact = complaint.last(Mark::Explain).unwrap();
    assert_eq!(fact.reaction(), Some(Reaction::DoesNotAccept), "P05.03.02e");
    assert_eq!(fact.more, "以為要收上門費", "P05.03.02f");
    let story = told.with(act(AFFAIRS, 60, sum()));
    story.with(close_complaint(70).by(DESK));
    let upheld = Story::judged(true);
    let no_excuse = act(DESK, 30, explain(Reaction::Understands));
    upheld
        .when(no_excuse)
        .then_no(no(ComplaintRefusal::IsUpheld));
}

#[test]
fn department_and_person_are_assigned_and_the_person_takes_it_or_sends_it_back() {
    // P05.03.03a–b.
    let story = Story::judged(true);
    let nowhere = ComplaintStep::Assigned {
        department: String::new(),
        person: KEEPER,
        head: CHIEF,
        instead: None,
        reason: String::new(),
    };
    let when = |who, step| story.clone().when(act(who, 30, step));
    when(KEEPER, assign()).then_refused("P05.03.03a");
    when(OFFICE, nowhere).then_refused("P05.03.03a");
    let stranger = ComplaintStep::Assigned {
        department: "維修一班".into(),
        person: STRANGER,
        head: CHIEF,
        instead: None,
        reason: String::new(),
    };
    when(OFFICE, stranger).then_refused("P05.03.03b");
    let story = when(OFFICE, assign()).allowed();
    assert_eq!(story.case().handover.as_ref().unwrap().to, KEEPER);
    let back = CaseEvent::Declined {
        reason: "不是我們班".into(),
    };
    let objected = story.clone().with(step(KEEPER, minute(32), back));
    assert_eq!(objected.case().in_charge.value, DESK, "never without one");
    let accepted = CaseEvent::Accepted {
        occurred_at: minute(32),
    };
    let story = story.with(step(KEEPER, minute(32), accepted));
    assert_eq!(story.case().in_charge.value, KEEPER);
}

#[test]
fn a_complaint_whose_owner_leaves_falls_to_the_office() {
    // P05.00.01c.
    let mut story = Story::found();
    let duty = Duty::FinishComplaint;
    assert_eq!(story.clock(duty).owner, Owner::Person(KEEPER));
    let left = OrganisationEvent::PersonLeft { person: KEEPER };
    story.fold(of_firm(left), DESK, minute(45));
    assert_eq!(story.clock(duty).owner, Owner::Role(Role::Office));
}

#[test]
fn an_appeal_names_the_case_and_is_handled_by_somebody_else() {
    // P05.03.01f.
    let mut story = Story::judged(false).with(act(DESK, 30, explain(Reaction::DoesNotAccept)));
    let appeal = huiyin::domain::ids::CaseId(uuid::Uuid::from_u128(101));
    let mut received = complaint_of(ComplaintIntake {
        against: Some(CASE),
        ..intake()
    });
    received.occurred_at = minute(40);
    let ask = |story: &mut Story, command, who, m| {
        let command = huiyin::domain::event::Command::Case(appeal, Box::new(command));
        story.ask(command, who, minute(m))
    };
    ask(&mut story, CaseCommand::Receive(received), DESK, 40).unwrap();
    for step in [
        register(41, "261102"),
        act(TECHNICIAN, 42, confirm()),
        act(OFFICE, 43, review()),
        act(OFFICE, 44, judge(true)),
    ] {
        ask(&mut story, step.command, step.actor, 50).unwrap();
    }
    let same = |person| ComplaintStep::Assigned {
        department: "質量".into(),
        person,
        head: CHIEF,
        instead: None,
        reason: String::new(),
    };
    let refused = act(OFFICE, 50, same(DESK)).command;
    let refused = ask(&mut story, refused, OFFICE, 60).unwrap_err();
    assert_eq!(refused.clause().unwrap().0, "P05.03.01f");
    ask(
        &mut story,
        act(OFFICE, 50, same(KEEPER)).command,
        OFFICE,
        60,
    )
    .unwrap();
}

#[test]
fn a_firm_that_does_not_work_by_p05_is_asked_for_nothing() {
    let story = service_firm().without(5).with(take_complaint());
    assert_eq!(story.clocks(), []);
    story.with(act(KEEPER, 20, judge(true)));
}

#[test]
fn circumstances_that_nobody_knows_are_answers() {
    let story = taken(|received| {
        received.circumstances = Circumstances {
            place: Told::NotKnown,
            since: Told::NotKnown,
            who: Told::NotKnown,
            evidence: Told::NotKnown,
            done: Told::NotKnown,
            wanted: Told::NotKnown,
        };
    });
    story
        .allowed()
        .with(register(5, "261101"))
        .with(act(OFFICE, 10, review()));
}
