//! Active service at the customer's place (P01.10.10–13), in the order of the regulation: inspection, then research.

use crate::story::*;
use huiyin::domain::cases::request::{RequestEvent, Step as Rung};
use huiyin::domain::cases::{CaseCommand, CaseEvent, Channel, Closing, Procedure};
use huiyin::domain::clock::{Clock, Duty, Owner, Standing};
use huiyin::domain::customers::{CustomerCommand, CustomerFacts, Project};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, CustomerId, HeardId, MeasureId, PersonId, Subject, VisitId};
use huiyin::domain::measures::{Measure, Outcome};
use huiyin::domain::organisation::{OrganisationEvent, PersonFacts};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use huiyin::domain::visits::*;
use uuid::Uuid;

pub const INSPECTOR: PersonId = PersonId(Uuid::from_u128(11));
pub const ENGINEER: PersonId = PersonId(Uuid::from_u128(12));
pub const SECOND: PersonId = PersonId(Uuid::from_u128(13));
pub const VISIT: VisitId = VisitId(Uuid::from_u128(500));
const TRIP: VisitId = VisitId(Uuid::from_u128(501));
const LEAK: CaseId = CaseId(Uuid::from_u128(601));

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
    let enrol = |story: &mut Story, person, name: &str, role| {
        let facts = PersonFacts {
            name: name.into(),
            roles: [role].into(),
            phone: String::new(),
        };
        let event = OrganisationEvent::PersonEnrolled { person, facts };
        story.fold(
            huiyin::domain::event::Happened {
                subject: Subject::Organisation(story.world.organisation.id),
                event: huiyin::domain::event::Event::Organisation(event),
            },
            DESK,
            START.plus(-90 * DAY),
        );
    };
    enrol(&mut story, INSPECTOR, "丁工", Role::ProjectManager);
    enrol(&mut story, ENGINEER, "戊工", Role::SeniorEngineer);
    enrol(&mut story, SECOND, "己工", Role::SeniorEngineer);
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

fn inspect(inspection: Inspection) -> Command {
    Command::Visit(VISIT, Box::new(VisitEvent::Inspected(inspection)))
}

fn on_trip(event: VisitEvent) -> Command {
    Command::Visit(TRIP, Box::new(event))
}

#[track_caller]
fn refused(result: Result<Vec<huiyin::domain::event::Happened>, Refusal>, clause: &str) {
    let refusal = result.expect_err("should be refused");
    let named = refusal.clause().map(|clause| clause.0);
    assert_eq!(named, Some(clause), "refused otherwise: {refusal:?}");
}

fn world_clocks(story: &Story, duty: Duty, now: Timestamp) -> Vec<Clock> {
    let context = story.context(HEAD, now);
    let clocks = story.world.clocks(&context);
    clocks.filter(|clock| clock.duty == duty).collect()
}

#[track_caller]
fn only(story: &Story, duty: Duty, now: Timestamp) -> Clock {
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

fn trip() -> Trip {
    Trip {
        from: START,
        to: START.plus(6 * HOUR),
        leader: MANAGER,
        engineers: [ENGINEER, SECOND].into(),
        customers: [CUSTOMER].into(),
    }
}

fn planned() -> Story {
    let mut story = firm_with_project();
    let plan = on_trip(VisitEvent::Planned(trip()));
    story.ask(plan, SALES, START.plus(-DAY)).expect("plans");
    story
}

#[test]
fn a_senior_leader_leads_the_research() {
    // P01.10.13a
    let mut story = firm_with_project();
    for leader in [HEAD, ENGINEER, STRANGER] {
        let plan = on_trip(VisitEvent::Planned(Trip { leader, ..trip() }));
        refused(story.ask(plan, SALES, START), "P01.10.13a");
    }
    story
        .ask(on_trip(VisitEvent::Planned(trip())), SALES, START)
        .expect("plans");
}

#[test]
fn senior_engineers_go_twice_a_year_and_more_than_one() {
    // P01.10.13b
    let mut story = firm_with_project();
    for engineers in [vec![], vec![ENGINEER], vec![ENGINEER, TECHNICIAN]] {
        let engineers = engineers.into_iter().collect();
        let plan = on_trip(VisitEvent::Planned(Trip {
            engineers,
            ..trip()
        }));
        refused(story.ask(plan, SALES, START), "P01.10.13b");
    }
    let nobody = Trip {
        customers: [].into(),
        ..trip()
    };
    refused(
        story.ask(on_trip(VisitEvent::Planned(nobody)), SALES, START),
        "P01.10.13b",
    );
    let story = planned();
    let clock = only(&story, Duty::GoOnResearch, START);
    assert_eq!(clock.deadline.due, trip().to.plus(182 * DAY));
    assert_eq!(clock.owner, Owner::Role(Role::GeneralManager));
    // The next one stops the clock; the last of all runs on.
    let mut story = story;
    let next = Trip {
        from: START.plus(100 * DAY),
        to: START.plus(101 * DAY),
        ..trip()
    };
    let second = Command::Visit(VISIT, Box::new(VisitEvent::Planned(next)));
    story.ask(second, SALES, START).expect("plans");
    let open = world_clocks(&story, Duty::GoOnResearch, START);
    let open: Vec<&Clock> = open.iter().filter(|clock| clock.is_open()).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].subject, Subject::Visit(VISIT));
}

fn heard(number: u128, kind: HeardKind) -> Heard {
    Heard {
        line: HeardId(Uuid::from_u128(700 + number)),
        customer: CUSTOMER,
        kind,
        speaker: "王主任".into(),
        words: "回電太慢".into(),
        occurred_at: START.plus(HOUR),
        case: (kind == HeardKind::Complaint).then_some(LEAK),
    }
}

fn line(number: u128) -> HeardId {
    HeardId(Uuid::from_u128(700 + number))
}

#[test]
fn opinions_suggestions_and_criticism_are_written_down_by_who_is_there() {
    // P01.10.13c
    let mut story = planned();
    let at = START.plus(2 * HOUR);
    let say = |heard| on_trip(VisitEvent::Heard(heard));
    let by_desk = story.ask(say(heard(1, HeardKind::Opinion)), DESK, at);
    refused(by_desk, "P01.10.13c");
    let elsewhere = Heard {
        customer: CustomerId(Uuid::from_u128(999)),
        ..heard(1, HeardKind::Opinion)
    };
    refused(story.ask(say(elsewhere), ENGINEER, at), "P01.10.13c");
    for (number, kind) in [(1, HeardKind::Opinion), (2, HeardKind::Suggestion)] {
        story
            .ask(say(heard(number, kind)), ENGINEER, at)
            .expect("writes down");
    }
    // Silence is no answer: criticism was not asked for.
    let sort = VisitEvent::Sorted {
        topics: [(line(1), "回電".into()), (line(2), "回電".into())].into(),
    };
    story.ask(on_trip(sort), ENGINEER, at).expect("sorts");
    let sum = || {
        on_trip(VisitEvent::SummedUp(Summary {
            occurred_at: at,
            words: "回電要快".into(),
        }))
    };
    refused(story.ask(sum(), MANAGER, at), "P01.10.13c");
    let none = VisitEvent::NothingSaid {
        customer: CUSTOMER,
        kinds: [HeardKind::Criticism].into(),
    };
    story.ask(on_trip(none), SECOND, at).expect("ticks none");
    story.ask(sum(), MANAGER, at).expect("brings together");
}

#[test]
fn a_complaint_on_the_visit_is_a_case_that_is_answered_the_same_day() {
    // P01.10.13d
    let mut story = planned();
    let at = START.plus(HOUR);
    story
        .ask(
            on_trip(VisitEvent::Heard(heard(1, HeardKind::Complaint))),
            ENGINEER,
            at,
        )
        .expect("writes down");
    let case = &story.world.cases[&LEAK];
    assert_eq!(case.words, "回電太慢");
    assert_eq!(case.caller.name, "王主任");
    assert_eq!(case.found, Some(Subject::Visit(TRIP)));
    assert_eq!(case.in_charge.value, ENGINEER);
    let promise = case.promises[0].by;
    assert!(
        promise > at && promise < START.plus(12 * HOUR),
        "the same day"
    );
    assert_eq!(
        story.world.visits[&TRIP].cases().collect::<Vec<_>>(),
        [LEAK]
    );
}

/// A trip on which two things were said, both under a topic, and summed up.
fn summed_up() -> Story {
    let mut story = planned();
    let at = START.plus(2 * HOUR);
    for (number, kind) in [(1, HeardKind::Opinion), (2, HeardKind::Criticism)] {
        let event = VisitEvent::Heard(heard(number, kind));
        story
            .ask(on_trip(event), ENGINEER, at)
            .expect("writes down");
    }
    let none = VisitEvent::NothingSaid {
        customer: CUSTOMER,
        kinds: [HeardKind::Suggestion].into(),
    };
    story.ask(on_trip(none), ENGINEER, at).expect("ticks none");
    let sort = VisitEvent::Sorted {
        topics: [(line(1), "回電".into()), (line(2), "備件".into())].into(),
    };
    story.ask(on_trip(sort), ENGINEER, at).expect("sorts");
    let sum = VisitEvent::SummedUp(Summary {
        occurred_at: START.plus(DAY),
        words: "兩件事".into(),
    });
    story
        .ask(on_trip(sum), MANAGER, START.plus(DAY))
        .expect("sums up");
    story
}

#[test]
fn what_was_said_is_brought_together_within_five_working_days() {
    // P01.10.13e
    let mut story = planned();
    let at = START.plus(2 * HOUR);
    let clock = only(&story, Duty::SumUpVisit, at);
    assert_eq!(clock.owner, Owner::Person(MANAGER));
    // Monday's trip: the Monday after.
    let due = clock.deadline.due;
    assert!(due > START.plus(7 * DAY) && due < START.plus(8 * DAY));
    story
        .ask(
            on_trip(VisitEvent::Heard(heard(1, HeardKind::Opinion))),
            ENGINEER,
            at,
        )
        .expect("writes down");
    let none = VisitEvent::NothingSaid {
        customer: CUSTOMER,
        kinds: HeardKind::ASKED.into(),
    };
    story.ask(on_trip(none), ENGINEER, at).expect("ticks none");
    let sum = on_trip(VisitEvent::SummedUp(Summary {
        occurred_at: at,
        words: "一件事".into(),
    }));
    refused(story.ask(sum, MANAGER, at), "P01.10.13e");
    let story = summed_up();
    let clock = only(&story, Duty::SumUpVisit, at);
    assert_eq!(clock.met, Some(START.plus(DAY)));
}

fn measure(about: &str, owner: PersonId, by: Timestamp) -> Measure {
    Measure {
        about: about.into(),
        what: "改輪值表".into(),
        owner,
        by,
    }
}

fn measure_id(number: u128) -> MeasureId {
    MeasureId(Uuid::from_u128(800 + number))
}

fn plan() -> Plan {
    Plan {
        occurred_at: START.plus(2 * DAY),
        measures: [(measure_id(1), measure("回電", DESK, START.plus(20 * DAY)))].into(),
        without: [("備件".to_owned(), "已在途".to_owned())].into(),
    }
}

#[test]
fn each_topic_has_a_measure_with_owner_and_day_or_the_reason_for_none() {
    // P01.10.13f
    let at = START.plus(2 * DAY);
    let mut early = planned();
    refused(
        early.ask(on_trip(VisitEvent::PlanMade(plan())), MANAGER, at),
        "P01.10.13f",
    );
    let mut story = summed_up();
    let clock = only(&story, Duty::PlanMeasures, at);
    assert!(clock.is_open());
    for wrong in [
        Plan {
            without: [].into(),
            ..plan()
        },
        Plan {
            measures: [].into(),
            ..plan()
        },
        Plan {
            measures: [(
                measure_id(1),
                measure("回電", STRANGER, START.plus(20 * DAY)),
            )]
            .into(),
            ..plan()
        },
        Plan {
            measures: [(measure_id(1), measure("回電", DESK, START))].into(),
            ..plan()
        },
    ] {
        refused(
            story.ask(on_trip(VisitEvent::PlanMade(wrong)), MANAGER, at),
            "P01.10.13f",
        );
    }
    let by_engineer = story.ask(on_trip(VisitEvent::PlanMade(plan())), ENGINEER, at);
    refused(by_engineer, "P01.10.13f");
    story
        .ask(on_trip(VisitEvent::PlanMade(plan())), MANAGER, at)
        .expect("plans");
    let clock = only(&story, Duty::PlanMeasures, at);
    assert_eq!(clock.met, Some(at));
}

#[test]
fn a_measure_is_carried_out_by_its_day_or_dropped_with_a_reason() {
    // P01.10.13g
    let at = START.plus(2 * DAY);
    let end = |done, words: &str| {
        on_trip(VisitEvent::MeasureEnded {
            measure: measure_id(1),
            outcome: Outcome {
                occurred_at: START.plus(3 * DAY),
                done,
                words: words.into(),
            },
        })
    };
    let later = START.plus(3 * DAY);
    for (done, void) in [(true, false), (false, true)] {
        let mut story = summed_up();
        story
            .ask(on_trip(VisitEvent::PlanMade(plan())), MANAGER, at)
            .expect("plans");
        let clock = only(&story, Duty::CarryOutMeasure, at);
        assert_eq!(clock.owner, Owner::Person(DESK));
        assert_eq!(clock.deadline.due, START.plus(20 * DAY));
        refused(story.ask(end(done, "做了"), SECOND, later), "P01.10.13g");
        let silent = story.ask(end(done, " "), DESK, later);
        assert_eq!(silent, Err(VisitRefusal::TextMissing.into()));
        story.ask(end(done, "做了"), DESK, later).expect("ends");
        let clock = only(&story, Duty::CarryOutMeasure, at);
        assert_eq!((clock.met.is_some(), clock.void), (done, void));
        assert_eq!(story.world.visits[&TRIP].measures.ended(), (1, 1));
        refused(story.ask(end(done, "再"), DESK, later), "P01.10.13g");
    }
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
