//! Two tablets work on one research visit, one survey and one customer's project without meeting: nothing is lost, both end with the
//! same, and what excludes each other is settled by a person.

use crate::apart::{keep, swap, versions};
use crate::tablet::{Tablet, customer, person};
use huiyin::domain::conflicts::Choice;
use huiyin::domain::customers::{CallHours, Project};
use huiyin::domain::event::Command;
use huiyin::domain::ids::{CaseId, HeardId, MeasureId, SurveyId, VisitId};
use huiyin::domain::measures::{Measure, Outcome};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::roles::Role;
use huiyin::domain::surveys::*;
use huiyin::domain::time::{DAY, HOUR};
use huiyin::domain::visits::*;
use proptest::prelude::*;
use uuid::Uuid;

const TRIP: VisitId = VisitId(Uuid::from_u128(21));
const SURVEY: SurveyId = SurveyId(Uuid::from_u128(22));

#[derive(Clone, Debug)]
enum Work {
    Hear(u8),
    Nothing(u8),
    Sort(u8),
    SumUp(u8),
    Plan(u8),
    End(u8, bool),
    Replan(u8),
    Inspect(u8),
    Give(u8),
    Answer(u8, u8),
    Solve(u8),
    Conclude(u8),
    Habit(u8),
    Hours(u8),
}

fn work() -> impl Strategy<Value = Work> {
    let small = 0..4_u8;
    prop_oneof![
        4 => any::<u8>().prop_map(Work::Hear),
        2 => small.clone().prop_map(Work::Nothing),
        3 => any::<u8>().prop_map(Work::Sort),
        1 => any::<u8>().prop_map(Work::SumUp),
        2 => any::<u8>().prop_map(Work::Plan),
        2 => (small.clone(), any::<bool>()).prop_map(|(number, done)| Work::End(number, done)),
        1 => (1..9_u8).prop_map(Work::Replan),
        2 => any::<u8>().prop_map(Work::Inspect),
        2 => small.clone().prop_map(Work::Give),
        4 => (small.clone(), 1..6_u8).prop_map(|(number, grade)| Work::Answer(number, grade)),
        2 => small.prop_map(Work::Solve),
        1 => any::<u8>().prop_map(Work::Conclude),
        1 => any::<u8>().prop_map(Work::Habit),
        1 => (0..20_u8).prop_map(Work::Hours),
    ]
}

/// New identities in the order in which this tablet writes; two tablets never draw the same.
fn drawn(tablet: &Tablet) -> Uuid {
    let at = u128::try_from(tablet.clock.get()).unwrap_or_default();
    let device = u128::from(tablet.desk.device().0[0]) << 64;
    Uuid::from_u128((7 << 100) | device | at)
}

/// Does it, if it may be done now: what counts here is that all agree.
fn does(tablet: &Tablet, work: &Work) -> bool {
    let at = tablet.tick();
    let visit = |event| Command::Visit(TRIP, Box::new(event));
    let survey = |event| Command::Survey(SURVEY, Box::new(event));
    let world = tablet.desk.world().clone();
    let trip = &world.visits[&TRIP];
    let command = match work {
        Work::Hear(number) => {
            let kind = HeardKind::ALL[usize::from(number % 4)];
            let complaint = kind == HeardKind::Complaint;
            visit(VisitEvent::Heard(Heard {
                line: HeardId(drawn(tablet)),
                customer: customer(u64::from(number % 3)),
                kind,
                speaker: "某".to_owned(),
                words: format!("第 {number} 句"),
                occurred_at: at,
                case: complaint.then(|| CaseId(drawn(tablet))),
            }))
        }
        Work::Nothing(number) => visit(VisitEvent::NothingSaid {
            customer: customer(u64::from(number % 3)),
            kinds: HeardKind::ASKED.into(),
        }),
        Work::Sort(number) => {
            let lines = trip.heard.keys().skip(usize::from(number % 3)).take(2);
            let topics = lines.map(|line| (*line, format!("議題 {}", number % 5)));
            visit(VisitEvent::Sorted {
                topics: topics.collect(),
            })
        }
        Work::SumUp(number) => visit(VisitEvent::SummedUp(Summary {
            occurred_at: at,
            words: format!("總結 {number}"),
        })),
        Work::Plan(number) => {
            let topics = trip.topics();
            let measures = topics.iter().take(1).map(|topic| {
                let measure = Measure {
                    about: (*topic).to_owned(),
                    what: format!("做 {number}"),
                    owner: person(2),
                    by: at.plus(DAY),
                };
                (MeasureId(drawn(tablet)), measure)
            });
            let without = topics
                .iter()
                .map(|topic| ((*topic).to_owned(), "等".to_owned()));
            visit(VisitEvent::PlanMade(Plan {
                occurred_at: at,
                measures: measures.collect(),
                without: without.collect(),
            }))
        }
        Work::End(number, done) => {
            let measure = trip.measures.0.keys().nth(usize::from(*number));
            let Some(measure) = measure else { return false };
            visit(VisitEvent::MeasureEnded {
                measure: *measure,
                outcome: Outcome {
                    occurred_at: at,
                    done: *done,
                    words: format!("完 {number}"),
                },
            })
        }
        Work::Replan(days) => visit(VisitEvent::Planned(Trip {
            to: at.plus(i64::from(*days) * DAY),
            ..trip.trip.as_ref().expect("a trip").value.clone()
        })),
        Work::Inspect(number) => {
            let states = [PartState::Fine, PartState::Problem, PartState::Danger];
            let part = Part {
                name: "機房".to_owned(),
                state: states[usize::from(number % 3)],
                what: format!("看 {number}"),
                cause: "舊了".to_owned(),
                case: Some(CaseId(drawn(tablet))),
                ..Part::default()
            };
            let inspection = Inspection {
                customer: customer(0),
                occurred_at: at,
                parts: vec![part],
                to: (number % 2 == 0).then(|| person(1)),
            };
            let id = VisitId(drawn(tablet));
            Command::Visit(id, Box::new(VisitEvent::Inspected(inspection)))
        }
        Work::Give(number) => survey(SurveyEvent::Given(Giving {
            occurred_at: at,
            channel: SurveyChannel::ALL[usize::from(number % 4)],
            customers: [customer(u64::from(number % 3))].into(),
        })),
        Work::Answer(number, grade) => survey(SurveyEvent::Answered(Sheet {
            customer: customer(u64::from(number % 3)),
            occurred_at: at,
            channel: SurveyChannel::Phone,
            by_customer: false,
            ratings: Question::ALL
                .map(|question| {
                    let rating = Rating {
                        grade: Some(*grade),
                        remark: "說".to_owned(),
                    };
                    (question, rating)
                })
                .into(),
            attachments: Vec::new(),
        })),
        Work::Solve(number) => survey(SurveyEvent::WayFound(Way {
            occurred_at: at,
            question: Question::ALL[usize::from(*number)],
            customer: Some(customer(u64::from(number % 3))),
            case: (number % 2 == 0).then(|| CaseId(drawn(tablet))),
            to: None,
            measure: (number % 2 == 1).then(|| {
                let measure = Measure {
                    about: String::new(),
                    what: "改".to_owned(),
                    owner: person(3),
                    by: at.plus(DAY),
                };
                (MeasureId(drawn(tablet)), measure)
            }),
        })),
        Work::Conclude(number) => survey(SurveyEvent::Concluded(Conclusion {
            occurred_at: at,
            analysis: format!("結論 {number}"),
        })),
        Work::Habit(number) => {
            tablet.edit(0, |facts| facts.habits = format!("習慣 {number}"));
            return true;
        }
        Work::Hours(hour) => {
            let hours = CallHours {
                from: u16::from(*hour) * 60,
                until: u16::from(*hour) * 60 + 90,
            };
            tablet.edit(0, |facts| facts.hours = Some(hours));
            return true;
        }
    };
    tablet.run(command).is_ok()
}

/// A firm on two tablets with a trip that has begun and a survey that goes.
fn two() -> [Tablet; 2] {
    let a = Tablet::founder();
    let enrol = |number: u8, roles: &[Role]| {
        let enrolled = OrganisationEvent::PersonEnrolled {
            person: person(number),
            facts: PersonFacts {
                name: "某".to_owned(),
                roles: roles.iter().copied().collect(),
                phone: String::new(),
            },
        };
        let command = OrganisationCommand::Record(Box::new(enrolled));
        a.run(Command::Organisation(command)).expect("enrols");
    };
    let leads = [
        Role::GeneralManager,
        Role::ServiceDesk,
        Role::ProjectManager,
        Role::SeniorEngineer,
        Role::Administrator,
    ];
    enrol(1, &leads);
    enrol(2, &[Role::SeniorEngineer]);
    enrol(3, &[Role::SeniorEngineer, Role::Supervisor]);
    for number in 0..3 {
        a.register(number, "某");
    }
    let start = a.tick();
    a.edit(0, |facts| {
        facts.project = Some(Project {
            name: "系統".to_owned(),
            manager: person(1),
            every_days: None,
            parts: vec!["機房".to_owned()],
            since: start,
        });
    });
    let trip = Trip {
        from: start,
        to: start.plus(8 * HOUR),
        leader: person(1),
        engineers: [person(2), person(3)].into(),
        customers: [customer(0), customer(1), customer(2)].into(),
    };
    a.run(Command::Visit(TRIP, Box::new(VisitEvent::Planned(trip))))
        .expect("plans");
    let opened = SurveyEvent::Opened(SurveyFacts {
        name: "2026".to_owned(),
        from: start,
    });
    a.run(Command::Survey(SURVEY, Box::new(opened)))
        .expect("begins");
    let mut b = Tablet::fresh(2);
    b.take(&a.give(None));
    b.clock.set(a.clock.get() + 17);
    b.person = person(1);
    [a, b]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn parallel_work_on_visits_and_surveys_converges_and_nothing_is_lost(
        rounds in prop::collection::vec((prop::collection::vec(work(), 0..14), prop::collection::vec(work(), 0..14)), 1..4)
    ) {
        let [a, b] = two();
        let (mut heard, mut inspected, mut solved) = (0, 0, 0);
        for (left, right) in &rounds {
            for (tablet, works) in [(&a, left), (&b, right)] {
                for work in works.iter().filter(|work| does(tablet, work)) {
                    match work {
                        Work::Hear(_) => heard += 1,
                        Work::Inspect(_) => inspected += 1,
                        Work::Solve(_) => solved += 1,
                        _ => {}
                    }
                }
            }
            swap(&a, &b);
        }
        prop_assert_eq!(&*a.desk.world(), &*b.desk.world());
        prop_assert_eq!(a.ledger(), b.ledger());
        {
            let world = a.desk.world();
            prop_assert_eq!(world.visits[&TRIP].heard.len(), heard);
            prop_assert_eq!(world.visits.len(), 1 + inspected);
            prop_assert_eq!(world.surveys[&SURVEY].ways.len(), solved);
            prop_assert_eq!(world.to_settle(), world.conflicts().len());
            for visit in world.visits.values() {
                for case in visit.cases() {
                    let finding = visit.inspection.is_none() || visit.inspection.as_ref().is_some_and(|one| one.findings().any(|part| part.case == Some(case)));
                    prop_assert!(!finding || world.cases.contains_key(&case), "a finding is a case");
                }
            }
        }
        for _ in 0..80 {
            let Some(choice) = versions(&a).pop() else { break };
            // The last listed conflict, its last version.
            keep(&a, &choice).expect("what is listed can be settled");
        }
        prop_assert_eq!(versions(&a), Vec::new());
        swap(&a, &b);
        let world = a.desk.world().clone();
        prop_assert_eq!(&*b.desk.world(), &world);
        let reopened = a.restart();
        prop_assert_eq!(&*reopened.desk.world(), &world, "what is shown is what a fresh fold gives");
    }
}

#[test]
fn two_answers_typed_in_of_one_customer_stand_side_by_side_until_one_is_chosen() {
    // P01.10.12a
    let [a, b] = two();
    for (tablet, grade) in [(&a, 5), (&b, 3)] {
        assert!(does(tablet, &Work::Answer(0, grade)));
    }
    swap(&a, &b);
    assert_eq!(versions(&a), versions(&b));
    assert_eq!(versions(&a).len(), 2);
    let chosen = versions(&b)[1].clone();
    keep(&b, &chosen).expect("what is listed can be settled");
    swap(&a, &b);
    assert_eq!((versions(&a), versions(&b)), (Vec::new(), Vec::new()));
    let Choice::Survey(_, SurveyEvent::Answered(sheet)) = chosen else {
        panic!("a sheet");
    };
    for tablet in [&a, &b] {
        let world = tablet.desk.world();
        assert_eq!(world.surveys[&SURVEY].answers[&customer(0)].value, sheet);
    }
}

#[test]
fn two_people_who_each_write_down_another_side_of_a_customer_are_both_right() {
    // P01.10.30b, P01.10.30c
    let [a, b] = two();
    assert!(does(&a, &Work::Habit(1)));
    assert!(does(&b, &Work::Hours(9)));
    swap(&a, &b);
    for tablet in [&a, &b] {
        let facts = tablet.desk.world().customers[&customer(0)].facts();
        assert_eq!(
            (facts.habits.as_str(), facts.hours.is_some()),
            ("習慣 1", true)
        );
        assert_eq!(versions(tablet), Vec::new());
    }
    // The same side twice is settled by a person.
    assert!(does(&a, &Work::Hours(10)));
    assert!(does(&b, &Work::Hours(11)));
    swap(&a, &b);
    assert_eq!(versions(&a).len(), 2);
    let second = versions(&a)[1].clone();
    keep(&a, &second).expect("what is listed can be settled");
    swap(&a, &b);
    assert_eq!((versions(&a), versions(&b)), (Vec::new(), Vec::new()));
}
