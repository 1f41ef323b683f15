//! The major fault from the first report to the leaders (P01.07.01a–j).

use crate::helpers::*;
use crate::story::*;
use huiyin::domain::cases::fault::{Fault, FaultEvent, FaultIntake, Receiver};
use huiyin::domain::cases::{
    ActionKind, CaseEvent, CaseRefusal, Intake, Procedure, Received, Stage, StageMark, stages,
};
use huiyin::domain::clock::{Duty, Owner, Standing};
use huiyin::domain::time::SECOND;

pub fn fault_of(story: &Story) -> &Fault {
    match &story.case().procedure {
        Procedure::Fault(fault) => fault,
        _ => panic!("not a fault"),
    }
}

fn reporting(change: fn(&mut FaultIntake)) -> crate::story::Outcome {
    let mut intake = fault_intake();
    change(&mut intake);
    firm().when(take(received(Intake::Fault(intake))).by(TECHNICIAN))
}

#[test]
fn the_first_report_says_when_where_what_and_how() {
    // P01.07.01b
    reporting(|intake| intake.happened = None).then_refused("P01.07.01b");
    reporting(|intake| intake.happened = Some(minute(5))).then_refused("P01.07.01b");
    reporting(|intake| intake.until = Some(minute(-60))).then_refused("P01.07.01b");
    reporting(|intake| intake.until = Some(minute(-10))).allowed();
    // P01.07.01c
    reporting(|intake| intake.place.clear()).then_refused("P01.07.01c");
    // P01.07.01d
    let wordless = Received {
        words: " ".into(),
        ..received(Intake::Fault(fault_intake()))
    };
    firm().when(take(wordless)).then_refused("P01.07.01d");
    // P01.07.01e
    reporting(|intake| intake.plan.clear()).then_refused("P01.07.01e");
    reporting(|intake| {
        intake.plan.clear();
        intake.plan_by = Some(minute(-1));
    })
    .then_refused("P01.07.01e");
}

#[test]
fn a_plan_that_is_announced_is_owed_by_the_time_that_was_said() {
    // P01.07.01e
    let story = reporting(|intake| {
        intake.plan.clear();
        intake.plan_by = Some(minute(20));
    });
    let story = story.allowed();
    assert_eq!(story.clock(Duty::GivePlan).deadline.due, minute(20));
    let plan = |m, text: &str| {
        let event = FaultEvent::Planned {
            plan: text.into(),
            occurred_at: minute(m),
        };
        of_fault(m, TECHNICIAN, event)
    };
    story.clone().when(plan(10, "")).then_refused("P01.07.01e");
    let story = story.when(plan(15, "改用臨時鍋爐")).allowed();
    assert!(!story.owed(Duty::GivePlan));
    assert_eq!(fault_of(&story).plan, "改用臨時鍋爐");
}

#[test]
fn whoever_learns_of_it_first_tells_salesperson_and_manager_within_half_an_hour() {
    // P01.07.01a, P01.07.01f, P01.07.01g
    let story = given([fault()]);
    for (duty, clause) in [
        (Duty::TellSalesperson, "P01.07.01f"),
        (Duty::TellManager, "P01.07.01g"),
    ] {
        let clock = story.clock(duty);
        assert_eq!(clock.owner, Owner::Person(TECHNICIAN));
        assert_eq!(clock.clause.map(|clause| clause.0), Some(clause));
        assert_eq!(clock.deadline.due, minute(30));
        let late = minute(30).plus(SECOND);
        assert_eq!(clock.standing(late), Standing::Overdue(SECOND));
    }
    assert_eq!(
        story.primary(TECHNICIAN, minute(1)),
        Some(ActionKind::TellManager)
    );
    tell_nobody(&story, Receiver::Salesperson, "P01.07.01f");
    tell_nobody(&story, Receiver::Manager, "P01.07.01g");
    let story = story.when(tell_salesperson(10)).allowed();
    assert!(!story.owed(Duty::TellSalesperson));
    assert!(story.owed(Duty::TellManager), "one of two is not both");
    story
        .clone()
        .when(tell_salesperson(11))
        .then_no(CaseRefusal::AlreadyTold);
    let story = story.when(tell_manager(12)).allowed();
    assert!(!story.owed(Duty::TellManager));
    // Who was told says that they know.
    let waiting = |story: &Story| {
        let clocks = story.clocks().into_iter();
        let open = clocks.filter(|clock| clock.duty == Duty::KnowNotice && clock.is_open());
        open.map(|clock| clock.owner).collect::<Vec<_>>()
    };
    assert_eq!(waiting(&story), [Owner::Person(SALES), Owner::Person(HEAD)]);
    let know = |by| {
        let occurred_at = minute(20);
        step(by, minute(20), CaseEvent::Known { occurred_at })
    };
    story.clone().when(know(DESK)).then_refused("P01.09.01a");
    let story = story.when(know(SALES)).allowed();
    assert_eq!(waiting(&story), [Owner::Person(HEAD)]);
    story.when(know(SALES)).then_refused("P01.09.01a");
}

#[track_caller]
fn tell_nobody(story: &Story, receiver: Receiver, clause: &str) {
    story
        .clone()
        .when(tell_as(5, TECHNICIAN, receiver, Some(STRANGER)))
        .then_refused(clause);
}

#[test]
fn the_manager_in_charge_puts_it_on_record_before_telling_the_leaders() {
    // P01.07.01h
    let story = given([fault(), tell_manager(10)]);
    let clock = story.clock(Duty::RegisterFault);
    assert_eq!(clock.owner, Owner::Person(HEAD));
    given([fault()])
        .when(register(12))
        .then_refused("P01.07.01h");
    story
        .clone()
        .when(register(12).by(MANAGER))
        .then_refused("P01.07.01h");
    story
        .clone()
        .when(tell_leaders(12))
        .then_refused("P01.07.01h");
    let story = story.when(register(15)).allowed();
    assert!(!story.owed(Duty::RegisterFault));
    assert_eq!(fault_of(&story).registered.unwrap().by, HEAD);
    story.clone().when(register(20)).then_refused("P01.07.01h");
    // Once one has it on record no other is told as such; before, somebody who does not answer may be passed over.
    story
        .when(tell_manager(25))
        .then_no(CaseRefusal::AlreadyTold);
    let passed_over = tell_as(14, TECHNICIAN, Receiver::Manager, Some(MANAGER));
    let story = given([fault(), tell_manager(10), passed_over]);
    story.when(register(15).by(MANAGER)).allowed();
}

#[test]
fn the_senior_leaders_know_within_an_hour_of_the_managers_knowing() {
    // P01.07.01i
    let story = given([fault(), tell_manager(10), register(15)]);
    assert_eq!(story.clock(Duty::TellLeaders).deadline.due, minute(70));
    story
        .clone()
        .when(tell_as(20, TECHNICIAN, Receiver::Leaders, Some(MANAGER)))
        .then_refused("P01.07.01i");
    story
        .clone()
        .when(tell_as(20, HEAD, Receiver::Leaders, Some(SALES)))
        .then_refused("P01.07.01i");
    story
        .clone()
        .when(tell_as(20, HEAD, Receiver::Leaders, Some(HEAD)))
        .then_refused("P01.07.01i");
    let story = story.when(tell_leaders(70)).allowed();
    assert_eq!(
        story.standing(Duty::TellLeaders, minute(80)),
        Standing::Met(minute(70))
    );
}

#[test]
fn the_manager_follows_it_in_a_rhythm_until_it_is_over() {
    // P01.07.01j
    let story = given([fault(), tell_manager(10), register(15)]);
    assert_eq!(story.clock(Duty::FollowFault).deadline.due, minute(130));
    story
        .clone()
        .when(follow(60).by(TECHNICIAN))
        .then_refused("P01.07.01j");
    let empty = FaultEvent::Followed {
        text: String::new(),
        occurred_at: minute(60),
    };
    story
        .clone()
        .when(of_fault(60, HEAD, empty))
        .then_refused("P01.07.01j");
    let story = story.when(follow(100)).allowed();
    assert_eq!(story.clock(Duty::FollowFault).deadline.due, minute(220));
    let nothing = FaultEvent::Over {
        what: String::new(),
        occurred_at: minute(200),
    };
    story
        .clone()
        .when(of_fault(200, TECHNICIAN, nothing))
        .then_refused("P01.07.01j");
    let story = story.when(end_fault(200)).allowed();
    assert!(!story.owed(Duty::FollowFault));
    story.clone().when(follow(210)).then_refused("P01.07.01j");
    story.when(end_fault(220)).then_refused("P01.07.01j");
}

#[test]
fn how_prompt_promptly_is_can_be_changed() {
    // P01.07.01a
    use huiyin::domain::figures::{Figure, Figures};
    let mut story = firm();
    let event = huiyin::domain::organisation::OrganisationEvent::FiguresSet {
        figures: Figures([(Figure::TellOfFault, 10)].into()),
    };
    let happened = huiyin::domain::event::Happened {
        subject: huiyin::domain::ids::Subject::Organisation(huiyin::domain::ids::OrganisationId(
            uuid::Uuid::nil(),
        )),
        event: huiyin::domain::event::Event::Organisation(event),
    };
    story.fold(happened, DESK, minute(-1));
    let story = story.when(fault()).allowed();
    assert_eq!(story.clock(Duty::TellManager).deadline.due, minute(10));
}

#[test]
fn a_fault_says_where_it_stands() {
    let story = given([fault(), tell_salesperson(5), tell_manager(10)]);
    let context = story.context(DESK, minute(12));
    let rail = stages(story.case(), &context);
    assert_eq!(rail[1], (Stage::Informed, StageMark::Done(minute(10))));
    assert_eq!(
        rail[2],
        (Stage::Registered, StageMark::Now(Some(minute(70))))
    );
}

#[test]
fn a_case_that_turns_out_to_be_a_major_fault_keeps_its_own_clocks() {
    let story = given([request()]);
    let id = huiyin::domain::ids::CaseId(uuid::Uuid::from_u128(101));
    let intake = |origin| FaultIntake {
        origin: Some(origin),
        ..fault_intake()
    };
    let report = |story: &mut Story, origin| {
        let received = Received {
            number: "2611-K7-0002".into(),
            occurred_at: minute(30),
            ..received(Intake::Fault(intake(origin)))
        };
        let command = huiyin::domain::cases::CaseCommand::Receive(received);
        let command = huiyin::domain::event::Command::Case(id, Box::new(command));
        story.ask(command, DESK, minute(30))
    };
    let mut story = story;
    let elsewhere = huiyin::domain::ids::CaseId(uuid::Uuid::from_u128(999));
    let unknown = report(&mut story, elsewhere);
    assert_eq!(unknown.unwrap_err(), CaseRefusal::Unknown.into());
    report(&mut story, CASE).expect("takes the fault");
    assert!(story.owed(Duty::SolveByHotline), "the request goes on");
    match &story.world.cases[&id].procedure {
        Procedure::Fault(fault) => assert_eq!(fault.origin, Some(CASE)),
        _ => panic!("not a fault"),
    }
}

#[test]
fn a_fault_is_not_settled_while_it_is_taken_and_refuses_what_belongs_to_other_kinds() {
    given([fault()])
        .when(arrive(10))
        .then_no(CaseRefusal::WrongKind);
    given([request()])
        .when(register(10))
        .then_no(CaseRefusal::WrongKind);
}
