//! Buildings on several tablets at once: whatever is written in parallel is kept, and everybody ends with the same.

use crate::tablet::{Tablet, all_hold_the_same, customer, person};
use huiyin::domain::cases::repair::Symptom;
use huiyin::domain::customers::CustomerCommand;
use huiyin::domain::event::Command;
use huiyin::domain::ids::{BuildingId, CaseId, ObjectId, PersonId};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::premises::{
    BuildingCommand, BuildingEvent, BuildingValue, Checkpoint, Field, ObjectFacts, ObjectKind,
    Problem, Reading, Round, SeasonCommand, Tenure, Work, WorkDone,
};
use huiyin::domain::roles::Role;
use huiyin::domain::time::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

fn house(number: u64) -> BuildingId {
    BuildingId(Uuid::from_u64_pair(8, number))
}

fn object(number: u64) -> ObjectId {
    ObjectId(Uuid::from_u64_pair(9, number))
}

fn of(number: u64, event: BuildingEvent) -> Command {
    let command = BuildingCommand::Record(event);
    Command::Building(house(number), Box::new(command))
}

fn described(number: u64, field: Field, text: &str) -> Command {
    let mut fields = std::collections::BTreeMap::from([(field, text.to_owned())]);
    fields
        .entry(Field::Name)
        .or_insert_with(|| format!("{number} 號樓"));
    let command = BuildingCommand::Describe(fields);
    Command::Building(house(number), Box::new(command))
}

fn responsible(number: u64, who: PersonId, relieves: Option<PersonId>, from: Timestamp) -> Command {
    let tenure = Tenure {
        responsible: Some(who),
        deputy: None,
        from,
        relieves,
    };
    of(number, BuildingEvent::ResponsibleSet(tenure))
}

/// A firm with a second technician, and tablets for everybody.
fn tablets() -> Vec<Tablet> {
    let mut office = Tablet::founder();
    office.person = person(1);
    let enrolled = OrganisationEvent::PersonEnrolled {
        person: person(4),
        facts: PersonFacts {
            name: "黃大勇".to_owned(),
            roles: [Role::Technician, Role::Supervisor].into(),
            phone: String::new(),
        },
    };
    let command = OrganisationCommand::Record(Box::new(enrolled));
    office.run(Command::Organisation(command)).expect("enrols");
    let mut all = vec![office];
    for seed in [2, 3] {
        let mut tablet = Tablet::fresh(seed);
        tablet.take(&all[0].give(None));
        tablet.person = person(if seed == 2 { 4 } else { 3 });
        all.push(tablet);
    }
    all
}

fn meet(tablets: &[Tablet]) {
    for _ in 0..2 {
        let round: Vec<_> = tablets.iter().map(|tablet| tablet.give(None)).collect();
        for tablet in tablets {
            for bundle in &round {
                tablet.take(bundle);
            }
        }
    }
}

#[test]
fn two_responsible_named_in_parallel_are_the_same_conflict_on_every_tablet() {
    // P10.09.08b
    let tablets = tablets();
    tablets[0]
        .run(described(1, Field::Station, "城東站"))
        .expect("describes");
    meet(&tablets);
    let from = tablets[0].tick();
    tablets[0]
        .run(responsible(1, person(2), None, from))
        .expect("names");
    tablets[1]
        .run(responsible(1, person(4), None, from))
        .expect("names");
    meet(&tablets);
    let shown = tablets[0].desk.world().buildings[&house(1)].clone();
    assert_eq!(shown.conflicts(), 1);
    for tablet in &tablets[1..] {
        assert_eq!(tablet.desk.world().buildings[&house(1)], shown);
    }
    let (rival, _) = shown.responsibility.as_ref().expect("named").rivals[0];
    let settle = BuildingCommand::Settle(BuildingValue::Responsible(rival));
    tablets[0]
        .run(Command::Building(house(1), Box::new(settle)))
        .expect("settles");
    meet(&tablets);
    for tablet in &tablets {
        let building = tablet.desk.world().buildings[&house(1)].clone();
        assert_eq!(building.conflicts(), 0);
        assert_eq!(building.responsible_at(tablet.tick()), rival.responsible);
    }
}

#[test]
fn a_round_with_a_leak_travels_with_its_repair_and_its_photo() {
    // P10.09.12c
    let tablets = tablets();
    tablets[0]
        .run(described(1, Field::Station, "城東站"))
        .expect("describes");
    meet(&tablets);
    let photo = crate::tablet::now(tablets[1].desk.attach(b"photo".to_vec(), "image/jpeg", ""))
        .expect("stores");
    let case = CaseId(Uuid::from_u64_pair(5, 1));
    tablets[1]
        .run(round(
            1,
            tablets[1].tick(),
            Some((case, vec![photo.clone()])),
        ))
        .expect("walks");
    tablets[0].take(&tablets[1].give(None));
    let world = tablets[0].desk.world();
    assert_eq!(world.cases[&case].round, Some(house(1)));
    assert_eq!(world.cases[&case].attachments, std::slice::from_ref(&photo));
    drop(world);
    let bytes = crate::tablet::now(tablets[0].desk.attachment(&photo.sha256)).expect("reads");
    assert_eq!(bytes.as_deref(), Some(b"photo".as_slice()));
}

fn round(
    number: u64,
    at: Timestamp,
    problem: Option<(CaseId, Vec<huiyin::domain::cases::Attachment>)>,
) -> Command {
    let problem = problem.map(|(case, attachments)| Problem {
        what: "滲水".to_owned(),
        symptom: Symptom::Leaking,
        case,
        object: None,
        attachments,
    });
    let reading = Reading {
        value: None,
        problem,
    };
    of(
        number,
        BuildingEvent::Rounded(Round {
            occurred_at: at,
            points: [(Checkpoint::Leaks, reading)].into(),
        }),
    )
}

/// One thing that happens in the random world.
#[derive(Clone, Debug)]
enum Step {
    Describe(usize, u64, usize, u8),
    Object(usize, u64, u64, bool),
    Responsible(usize, u64, bool),
    Work(usize, u64, u64, bool),
    Walk(usize, u64, Option<u64>),
    Season(usize, bool),
    House(usize, u64),
    Meet(usize, usize),
    Restart(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let (tablet, house) = (0..3_usize, 0..3_u64);
    let here = (tablet.clone(), house);
    prop_oneof![
        4 => (here.clone(), 0..Field::ALL.len(), 0..4_u8).prop_map(|((t, h), field, text)| Step::Describe(t, h, field, text)),
        3 => (here.clone(), 0..3_u64, any::<bool>()).prop_map(|((t, h), object, removed)| Step::Object(t, h, object, removed)),
        3 => (here.clone(), any::<bool>()).prop_map(|((t, h), second)| Step::Responsible(t, h, second)),
        3 => (here.clone(), 0..3_u64, any::<bool>()).prop_map(|((t, h), object, clear)| Step::Work(t, h, object, clear)),
        3 => (here.clone(), proptest::option::of(0..20_u64)).prop_map(|((t, h), case)| Step::Walk(t, h, case)),
        1 => (tablet.clone(), any::<bool>()).prop_map(|(t, begins)| Step::Season(t, begins)),
        2 => here.prop_map(|(t, h)| Step::House(t, h)),
        3 => (tablet.clone(), tablet.clone()).prop_map(|(from, to)| Step::Meet(from, to)),
        1 => tablet.prop_map(Step::Restart),
    ]
}

fn command(tablet: &Tablet, step: &Step) -> Option<Command> {
    let at = tablet.tick();
    Some(match *step {
        Step::Describe(_, number, field, text) => {
            described(number, Field::ALL[field], &format!("t{text}"))
        }
        Step::Object(_, number, id, removed) => {
            let facts = ObjectFacts {
                name: format!("立管 {id}"),
                kind: ObjectKind::Riser,
                every: [].into(),
                removed,
            };
            of(
                number,
                BuildingEvent::ObjectSet {
                    object: object(id),
                    facts,
                },
            )
        }
        Step::Responsible(_, number, second) => {
            let world = tablet.desk.world();
            let holder = world
                .buildings
                .get(&house(number))
                .and_then(|house| house.responsible_at(at));
            responsible(number, person(if second { 4 } else { 2 }), holder, at)
        }
        Step::Work(_, number, id, clear) => of(
            number,
            BuildingEvent::Worked(WorkDone {
                object: object(id),
                occurred_at: at,
                work: Work::Clean {
                    method: "沖".to_owned(),
                    clear,
                },
            }),
        ),
        Step::Walk(_, number, case) => {
            let problem = case.map(|case| (CaseId(Uuid::from_u64_pair(5, case)), Vec::new()));
            round(number, at, problem)
        }
        Step::Season(_, begins) => Command::Season(SeasonCommand {
            station: String::new(),
            begins,
            occurred_at: at,
            answers: Some(person(3)),
        }),
        Step::House(_, number) => {
            let world = tablet.desk.world();
            let mut facts = world.customers.get(&customer(number))?.facts();
            facts.in_building = Some(house(number));
            Command::Customer(customer(number), CustomerCommand::Edit(facts))
        }
        Step::Meet(..) | Step::Restart(_) => return None,
    })
}

fn play(steps: Vec<Step>) {
    let mut tablets = tablets();
    for number in 0..3 {
        tablets[0].register(number, "某");
    }
    meet(&tablets);
    for step in steps {
        let tablet = match step {
            Step::Describe(tablet, ..)
            | Step::Object(tablet, ..)
            | Step::Responsible(tablet, ..)
            | Step::Work(tablet, ..)
            | Step::Walk(tablet, ..)
            | Step::Season(tablet, _)
            | Step::House(tablet, _) => tablet,
            Step::Meet(from, to) => {
                let bundle = tablets[from].give(None);
                tablets[to].take(&bundle);
                continue;
            }
            Step::Restart(tablet) => {
                let restarted = tablets.remove(tablet).restart();
                tablets.insert(tablet, restarted);
                continue;
            }
        };
        if let Some(command) = command(&tablets[tablet], &step) {
            // What a rule refuses is not the point here: that all agree is.
            let _ = tablets[tablet].run(command);
        }
    }
    meet(&tablets);
    all_hold_the_same(tablets);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn parallel_work_on_buildings_ends_in_the_same_state_everywhere(steps in prop::collection::vec(step(), 1..50)) {
        play(steps);
    }
}
