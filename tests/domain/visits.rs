//! Active service at the customer's place (P01.10.10–13), in the order of the regulation: inspection, then research.

use crate::research::{heard, on_trip, planned, trip};
use crate::story::*;
use huiyin::domain::cases::request::{RequestEvent, Step as Rung};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Channel, Closing, Procedure};
use huiyin::domain::clock::{Clock, Duty, Owner, Standing};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts, Project};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, CustomerId, PersonId, Subject, VisitId};
use huiyin::domain::organisation::OrganisationEvent;
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use huiyin::domain::visits::*;
use uuid::Uuid;

pub const INSPECTOR: PersonId = PersonId(Uuid::from_u128(11));
pub const ENGINEER: PersonId = PersonId(Uuid::from_u128(12));
pub const SECOND: PersonId = PersonId(Uuid::from_u128(13));
pub const VISIT: VisitId = VisitId(Uuid::from_u128(500));
pub const LEAK: CaseId = CaseId(Uuid::from_u128(601));

pub fn project() -> Project {
    Project {
        name: "三號樓控制系統".into(),
        manager: INSPECTOR,
        every_days: None,
        parts: vec!["機房".into(), "控制器".into(), "管線".into()],
        since: START.plus(-60 * DAY),
    }
}

/// A firm with a project manager, two senior engineers and a customer with a project.
pub fn firm_with_project() -> Story {
    let mut story = firm();
    let since = START.plus(-90 * DAY);
    story.enrol(INSPECTOR, "丁工", &[Role::ProjectManager], since);
    story.enrol(ENGINEER, "戊工", &[Role::SeniorEngineer], since);
    story.enrol(SECOND, "己工", &[Role::SeniorEngineer], since);
    let facts = CustomerFacts {
        name: "遠山科技".into(),
        phone: "139 0000 0000".into(),
        address: "松花路 8 號".into(),
        project: Some(project()),
        ..CustomerFacts::default()
    };
    let register = Command::Customer(CUSTOMER, CustomerCommand::Register(facts));
    story
        .ask(register, DESK, START.plus(-60 * DAY))
        .expect("registers");
    story
}

pub fn part(name: &str, state: PartState) -> Part {
    let told = state != PartState::Fine;
    let text = |text: &str| if told { text.to_owned() } else { String::new() };
    Part {
        name: name.into(),
        state,
        what: text("接頭有水痕"),
        cause: text("墊片老化"),
        case: state.is_finding().then_some(LEAK),
        ..Part::default()
    }
}

pub fn inspection(to: Option<PersonId>) -> Inspection {
    Inspection {
        customer: CUSTOMER,
        occurred_at: START,
        parts: vec![
            part("機房", PartState::Fine),
            part("控制器", PartState::Fine),
            part("管線", PartState::Danger),
        ],
        to,
    }
}

pub fn inspect(inspection: Inspection) -> Command {
    Command::Visit(VISIT, Box::new(VisitEvent::Inspected(inspection)))
}

#[track_caller]
pub fn refused(result: Result<Vec<huiyin::domain::event::Happened>, Refusal>, clause: &str) {
    let refusal = result.expect_err("should be refused");
    let named = refusal.clause().map(|clause| clause.0);
    assert_eq!(named, Some(clause), "refused otherwise: {refusal:?}");
}

pub fn world_clocks(story: &Story, duty: Duty, now: Timestamp) -> Vec<Clock> {
    let context = story.context(HEAD, now);
    let clocks = story.world.clocks(&context);
    clocks.filter(|clock| clock.duty == duty).collect()
}

#[track_caller]
pub fn only(story: &Story, duty: Duty, now: Timestamp) -> Clock {
    let mut clocks = world_clocks(story, duty, now);
    assert_eq!(clocks.len(), 1, "{duty:?}: {clocks:#?}");
    clocks.remove(0)
}

fn figure(story: &mut Story, figure: huiyin::domain::figures::Figure, value: i64) {
    let figures = huiyin::domain::figures::Figures([(figure, value)].into());
    let event = OrganisationEvent::FiguresSet { figures };
    story.fold(
        huiyin::domain::event::Happened {
            subject: Subject::Organisation(story.world.organisation.id),
            event: huiyin::domain::event::Event::Organisation(event),
        },
        DESK,
        START.plus(-80 * DAY),
    );
}

#[test]
fn the_project_manager_inspects_every_project_at_its_interval() {
    // P01.10.11a. Interval of the firm, of the project; since the beginning, since the last inspection.
    use huiyin::domain::figures::Figure::InspectEvery;
    for (own, of_firm, inspected, due_in_days) in [
        (None, None, false, 90 - 60),
        (None, Some(30), false, 30 - 60),
        (Some(120), Some(30), false, 120 - 60),
        (None, None, true, 90),
        (Some(7), None, true, 7),
        (None, Some(365), true, 365),
    ] {
        let mut story = firm_with_project();
        if let Some(days) = of_firm {
            figure(&mut story, InspectEvery, days);
        }
        let customer = story.world.customers[&CUSTOMER].facts();
        let facts = CustomerFacts {
            project: Some(Project {
                every_days: own,
                ..project()
            }),
            ..customer
        };
        let edit = Command::Customer(CUSTOMER, CustomerCommand::Edit(facts));
        story.ask(edit, DESK, START.plus(-HOUR)).expect("edits");
        if inspected {
            let inspect = inspect(inspection(Some(DESK)));
            story.ask(inspect, INSPECTOR, START).expect("inspects");
        }
        let clock = only(&story, Duty::Inspect, START);
        let expected = START.plus(due_in_days * DAY);
        assert_eq!(
            clock.deadline.due, expected,
            "{own:?} {of_firm:?} {inspected}"
        );
        assert_eq!(clock.owner, Owner::Person(INSPECTOR));
        assert_eq!(clock.clause.map(|clause| clause.0), Some("P01.10.11a"));
        assert_eq!(clock.standing(expected), Standing::Running(0));
        assert_eq!(clock.standing(expected.plus(1)), Standing::Overdue(1));
    }
    // Nobody else inspects, and without a project there is nothing to inspect.
    let mut story = firm_with_project();
    let by_sales = story.ask(inspect(inspection(None)), SALES, START);
    refused(by_sales, "P01.10.11a");
    let elsewhere = Inspection {
        customer: CustomerId(Uuid::from_u128(999)),
        ..inspection(None)
    };
    refused(
        story.ask(inspect(elsewhere), INSPECTOR, START),
        "P01.10.11a",
    );
    // A project needs somebody who manages it.
    let facts = CustomerFacts {
        project: Some(Project {
            manager: SALES,
            ..project()
        }),
        ..story.world.customers[&CUSTOMER].facts()
    };
    let edit = Command::Customer(CUSTOMER, CustomerCommand::Edit(facts));
    refused(story.ask(edit, DESK, START), "P01.10.11a");
    // Where the regulation is not in force nothing is asked.
    assert_eq!(world_clocks(&story.without(1), Duty::Inspect, START), []);
}

#[test]
fn an_inspection_covers_every_part_or_says_why_not() {
    // P01.10.11b
    let mut story = firm_with_project();
    let mut short = inspection(Some(DESK));
    short.parts.remove(0);
    refused(story.ask(inspect(short), INSPECTOR, START), "P01.10.11b");
    let mut silent = inspection(Some(DESK));
    silent.parts[0] = Part {
        what: " ".into(),
        ..part("機房", PartState::NotChecked)
    };
    refused(story.ask(inspect(silent), INSPECTOR, START), "P01.10.11b");
    let mut told = inspection(Some(DESK));
    told.parts[0] = Part {
        what: "門鎖著".into(),
        ..part("機房", PartState::NotChecked)
    };
    story
        .ask(inspect(told), INSPECTOR, START)
        .expect("a reason is an answer");
}

#[test]
fn what_an_inspection_finds_is_analysed_on_the_spot() {
    // P01.10.11c
    for (what, cause) in [("", "墊片老化"), ("接頭有水痕", " ")] {
        let mut story = firm_with_project();
        let mut bare = inspection(Some(DESK));
        bare.parts[2].what = what.into();
        bare.parts[2].cause = cause.into();
        refused(story.ask(inspect(bare), INSPECTOR, START), "P01.10.11c");
        assert_eq!(story.world.visits.len(), 0, "a refusal writes nothing");
        assert_eq!(story.world.cases.len(), 0);
    }
}

#[test]
fn findings_are_with_customer_service_by_the_end_of_the_day() {
    // P01.10.11d
    let mut story = firm_with_project();
    let to_sales = story.ask(inspect(inspection(Some(SALES))), INSPECTOR, START);
    refused(to_sales, "P01.10.11d");
    // Nobody could be reached: it stays owed until somebody was.
    story
        .ask(inspect(inspection(None)), INSPECTOR, START)
        .expect("inspects");
    let clock = only(&story, Duty::HandOverFindings, START);
    assert_eq!(clock.owner, Owner::Person(INSPECTOR));
    assert!(clock.is_open());
    let evening = clock.deadline.due;
    assert!(evening > START && evening < START.plus(DAY), "the same day");
    assert_eq!(story.world.cases[&LEAK].in_charge.value, INSPECTOR);
    let handed = |to| {
        let handed = Handed {
            to,
            occurred_at: START.plus(HOUR),
            channel: Channel::Phone,
        };
        Command::Visit(VISIT, Box::new(VisitEvent::HandedOver(handed)))
    };
    let at = START.plus(HOUR);
    refused(story.ask(handed(SALES), INSPECTOR, at), "P01.10.11d");
    story.ask(handed(DESK), INSPECTOR, at).expect("hands over");
    let clock = only(&story, Duty::HandOverFindings, at);
    assert_eq!(clock.standing(at), Standing::Met(at));
    let handover = story.world.cases[&LEAK].handover.clone();
    assert_eq!(handover.map(|handover| handover.to), Some(DESK));
    refused(story.ask(handed(DESK), INSPECTOR, at), "P01.10.11d");
    // An inspection without findings owes nobody anything.
    let mut fine = firm_with_project();
    let clean = Inspection {
        parts: project()
            .parts
            .iter()
            .map(|name| part(name, PartState::Fine))
            .collect(),
        ..inspection(None)
    };
    fine.ask(inspect(clean), INSPECTOR, START)
        .expect("inspects");
    assert_eq!(world_clocks(&fine, Duty::HandOverFindings, START), []);
}

#[test]
fn every_finding_is_a_case_that_customer_service_sees_solved() {
    // P01.10.11e, and P01.10.00: what we found ourselves is active service.
    let mut story = firm_with_project();
    story
        .ask(inspect(inspection(Some(DESK))), INSPECTOR, START)
        .expect("inspects");
    let case = story.world.cases[&LEAK].clone();
    assert_eq!(case.customer, Some(CUSTOMER));
    assert_eq!(case.found, Some(Subject::Visit(VISIT)));
    assert_eq!(class_of(&case), ServiceClass::Active);
    assert!(case.words.contains("管線") && case.words.contains("接頭有水痕"));
    assert!(case.promises[0].by > START, "the customer hears of it");
    let Procedure::Request(request) = &case.procedure else {
        panic!("a request");
    };
    assert_eq!(request.step, Rung::OnSite, "nobody is called about it");
    let open = |story: &Story| open_findings(CUSTOMER, &story.world).len();
    assert_eq!(open(&story), 1, "it heads the next checklist");
    let mut minutes = 1;
    let mut step = |story: &mut Story, actor, event| {
        minutes += 1;
        let command = Command::Case(LEAK, Box::new(CaseCommand::Record(event)));
        story
            .ask(command, actor, minute(minutes))
            .expect("the usual way of a request");
    };
    let at = minute(1);
    step(&mut story, DESK, CaseEvent::Accepted { occurred_at: at });
    assert_eq!(story.world.cases[&LEAK].in_charge.value, DESK);
    for (actor, event) in [
        (
            DESK,
            RequestEvent::Assigned {
                technician: TECHNICIAN,
                occurred_at: at,
            },
        ),
        (TECHNICIAN, RequestEvent::SetOut { occurred_at: at }),
        (TECHNICIAN, RequestEvent::ReachedSite { occurred_at: at }),
        (
            TECHNICIAN,
            RequestEvent::Solved {
                what: "換墊片".into(),
                occurred_at: at,
                signature: Some(crate::helpers::signature()),
            },
        ),
    ] {
        step(&mut story, actor, CaseEvent::Request(event));
    }
    assert_eq!(open(&story), 1, "solved, not closed");
    step(
        &mut story,
        DESK,
        CaseEvent::Clarified(crate::helpers::all_asked()),
    );
    let answer = huiyin::domain::cases::Answer {
        occurred_at: at,
        channel: Channel::Phone,
        told: String::new(),
        course: "換了墊片".into(),
        result: "不漏了".into(),
        next: None,
        solves: true,
    };
    step(&mut story, DESK, CaseEvent::Answered(answer));
    let closing = Closing {
        occurred_at: minute(1),
        result: "已解決".into(),
        satisfaction: None,
        reason: String::new(),
    };
    step(&mut story, DESK, CaseEvent::Closed(closing));
    assert_eq!(open(&story), 0);
}

#[test]
fn the_three_forms_of_active_service_are_counted_and_who_got_none_is_seen() {
    // P01.10.10, P01.10.00
    let mut story = planned();
    let all = forms(&story.world, START.plus(-DAY), START.plus(DAY));
    assert_eq!(
        (all.inspections, all.researched, all.brought_to_light),
        (0, 1, 0)
    );
    story
        .ask(inspect(inspection(Some(DESK))), INSPECTOR, START)
        .expect("inspects");
    story = story.when(crate::helpers::request()).allowed();
    let all = forms(&story.world, START, START.plus(DAY));
    assert_eq!(
        (all.inspections, all.researched, all.brought_to_light),
        (1, 1, 1)
    );
    assert_eq!((all.hotline, all.remote, all.on_site), (1, 0, 0));
    assert_eq!(
        forms(&story.world, START.plus(DAY), START.plus(2 * DAY)),
        Forms::default()
    );
    let care = care(&story.world)[&CUSTOMER];
    assert_eq!(care.inspected, Some(START));
    assert_eq!((care.asked, care.researched), (None, Some(START)));
}

#[test]
fn nothing_is_written_down_ahead_of_time_or_twice() {
    let mut story = firm_with_project();
    let early = story.ask(inspect(inspection(None)), INSPECTOR, START.plus(-MINUTE));
    assert_eq!(early, Err(VisitRefusal::InFuture.into()));
    story
        .ask(inspect(inspection(None)), INSPECTOR, START)
        .expect("inspects");
    let again = story.ask(inspect(inspection(None)), INSPECTOR, START);
    assert_eq!(again, Err(VisitRefusal::AlreadyMade.into()));
    let unknown = story.ask(
        on_trip(VisitEvent::Heard(heard(1, HeardKind::Opinion))),
        ENGINEER,
        START.plus(DAY),
    );
    assert_eq!(unknown, Err(VisitRefusal::Unknown.into()));
    let other_kind = Command::Visit(VISIT, Box::new(VisitEvent::Planned(trip())));
    assert_eq!(
        story.ask(other_kind, SALES, START),
        Err(VisitRefusal::WrongKind.into())
    );
}
