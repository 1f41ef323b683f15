//! Commands of every kind, drawn at random, on two tablets that meet now and then: everybody comes to the same, nothing is lost, every
//! conflict is listed with its versions, and all of them can be settled.

use crate::apart::{firm, keep};
use crate::complaint_steps::{AFFAIRS, BOSS, CHIEF, CULPRIT, KEEPER, QUALITY};
use crate::property::{BEGINNINGS, case};
use crate::samples::samples;
use crate::story::{DESK, HEAD, MANAGER, OFFICE, SALES, START, TECHNICIAN, minute};
use crate::tablet::Tablet;
use huiyin::desk::{DeskError, Done};
use huiyin::domain::cases::{CaseCommand, CaseEvent};
use huiyin::domain::event::Command;
use huiyin::domain::figures::{Figure, Figures};
use huiyin::domain::ids::PersonId;
use huiyin::domain::organisation::{OrganisationEvent, PersonFacts};
use huiyin::domain::roles::Role;
use proptest::prelude::*;
use serde_json::Value;

const PEOPLE: [PersonId; 11] = [
    TECHNICIAN, DESK, HEAD, MANAGER, SALES, OFFICE, AFFAIRS, QUALITY, BOSS, KEEPER, CHIEF,
];

/// One thing that happens on one of the two.
#[derive(Clone, Debug)]
enum Deed {
    /// Some steps in the order of the work, each by whoever usually takes it or by somebody else.
    Case {
        on: usize,
        from: usize,
        steps: usize,
        number: u64,
        by: Option<usize>,
    },
    Customer {
        on: usize,
        field: usize,
        value: u8,
    },
    Firm {
        on: usize,
        field: usize,
        value: u8,
    },
    Settle {
        on: usize,
        place: usize,
        choice: usize,
    },
    Meet {
        from: usize,
    },
    Restart {
        on: usize,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let on = 0..2_usize;
    prop_oneof![
        8 => (on.clone(), any::<usize>(), 1..90_usize, 1..=BEGINNINGS.len() as u64, prop::option::weighted(0.2, 0..PEOPLE.len()))
            .prop_map(|(on, from, steps, number, by)| Deed::Case { on, from, steps, number, by }),
        3 => (on.clone(), 0..4_usize, any::<u8>()).prop_map(|(on, field, value)| Deed::Customer { on, field, value }),
        3 => (on.clone(), 0..4_usize, 1..40_u8).prop_map(|(on, field, value)| Deed::Firm { on, field, value }),
        2 => (on.clone(), any::<usize>(), any::<usize>()).prop_map(|(on, place, choice)| Deed::Settle { on, place, choice }),
        1 => on.clone().prop_map(|from| Deed::Meet { from }),
        1 => on.prop_map(|on| Deed::Restart { on }),
    ]
}

fn enrolled(person: PersonId, roles: &[Role], phone: &str) -> Command {
    let facts = PersonFacts {
        name: "某".to_owned(),
        roles: roles.iter().copied().collect(),
        phone: phone.to_owned(),
    };
    firm(OrganisationEvent::PersonEnrolled { person, facts })
}

fn two() -> [Tablet; 2] {
    let office = Tablet::founder();
    for (person, roles, department) in [
        (TECHNICIAN, &[Role::Technician][..], "技術服務部"),
        // The desk of a small firm is its office too: it settles numbers of the register.
        (
            DESK,
            &[Role::ServiceDesk, Role::Administrator, Role::Office],
            "客服部",
        ),
        (HEAD, &[Role::Supervisor], "技術服務部"),
        (MANAGER, &[Role::GeneralManager], ""),
        (SALES, &[Role::Sales], "業務部"),
        (OFFICE, &[Role::Office], "辦公室"),
        (AFFAIRS, &[Role::GeneralAffairs], "綜合部"),
        (QUALITY, &[Role::Quality], "綜合部"),
        (BOSS, &[Role::Manager], ""),
        (KEEPER, &[], ""),
        (CHIEF, &[], ""),
        (CULPRIT, &[], ""),
    ] {
        office.run(enrolled(person, roles, "")).expect("enrols");
        let department = department.to_owned();
        let placed = firm(OrganisationEvent::Placed { person, department });
        office.run(placed).expect("works there");
    }
    office.clock.set(minute(-10).0);
    let mut office = office;
    office.person = DESK;
    for (begin, number) in BEGINNINGS.iter().zip(1..) {
        begin(&office, number);
    }
    office.register(1, "王建國");
    // After everything that the samples say to have happened.
    office.clock.set(minute(10_000).0);
    let mut field = Tablet::fresh(2);
    field.take(&office.give(None));
    field.person = DESK;
    field.clock.set(office.clock.get());
    [office, field]
}

/// The same step half a minute later and in other words on the second tablet: what both write alike is no conflict.
fn as_written_on(on: usize, event: &CaseEvent) -> CaseEvent {
    fn alter(value: &mut Value, on: usize) {
        match value {
            Value::Number(number) => {
                if let Some(at) = number.as_i64().filter(|at| *at > START.0) {
                    *value = (at + 30_000 * on as i64).into();
                }
            }
            Value::String(text) if !text.is_ascii() => *text = format!("{text}{on}"),
            Value::Array(values) => values.iter_mut().for_each(|value| alter(value, on)),
            // Whom something is asked of stays who it is.
            Value::Object(members) => members
                .iter_mut()
                .filter(|(key, _)| !["party", "lead"].contains(&key.as_str()))
                .for_each(|(_, value)| alter(value, on)),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(event).expect("json");
    alter(&mut json, on);
    serde_json::from_value(json).expect("the same kind of event")
}

impl Deed {
    /// How many entries were written down: refusals write none.
    fn on(&self, tablets: &mut [Tablet; 2]) -> u64 {
        let count = |done: Result<Done, DeskError>| done.map_or(0, |done| done.dots.len() as u64);
        match self {
            Self::Case {
                on,
                from,
                steps,
                number,
                by,
            } => {
                let samples = samples();
                let tablet = &mut tablets[*on];
                let mut written = 0;
                for step in 0..*steps {
                    let sample = &samples[from.wrapping_add(step) % samples.len()];
                    let CaseCommand::Record(event) = &sample.command else {
                        continue;
                    };
                    tablet.person = by.map_or(sample.actor, |by| PEOPLE[by]);
                    let command = CaseCommand::Record(as_written_on(*on, event));
                    let done = tablet.run(Command::Case(case(*number), Box::new(command)));
                    written += count(done);
                }
                tablet.person = DESK;
                written
            }
            Self::Customer { on, field, value } => {
                let text = format!("{value}");
                let done = tablets[*on].edit(1, |facts| match field {
                    0 => facts.phone = text,
                    1 => facts.address = text,
                    2 => facts.area_tenths = Some(i64::from(*value)),
                    _ => facts.remarks = text,
                });
                count(Ok(done))
            }
            Self::Firm { on, field, value } => {
                let roles = match value % 3 {
                    0 => &[Role::Technician][..],
                    1 => &[Role::Technician, Role::Warehouse],
                    _ => &[Role::Warehouse],
                };
                let command = match field {
                    0 => firm(OrganisationEvent::FiguresSet {
                        figures: Figures(
                            [(
                                Figure::ALL[usize::from(*value) % 3],
                                i64::from(*value).max(1),
                            )]
                            .into(),
                        ),
                    }),
                    1 => enrolled(TECHNICIAN, roles, ""),
                    2 => enrolled(SALES, &[Role::Sales], &format!("{value}")),
                    _ => firm(OrganisationEvent::Renamed {
                        name: "和平供熱".to_owned(),
                        service_phone: format!("{value}"),
                        complaint_phone: "96070".to_owned(),
                    }),
                };
                count(tablets[*on].run(command))
            }
            Self::Settle { on, place, choice } => {
                let conflicts = tablets[*on].desk.world().conflicts();
                let Some(conflict) = conflicts.get(place % conflicts.len().max(1)) else {
                    return 0;
                };
                let choices = conflict.choices();
                assert!(choices.len() > 1, "something to choose: {conflict:?}");
                let (choice, _) = &choices[choice % choices.len()];
                keep(&tablets[*on], choice).expect("what is listed can be settled by the desk")
            }
            Self::Meet { from } => {
                let bundle = tablets[*from].give(None);
                tablets[1 - from].take(&bundle);
                0
            }
            Self::Restart { on } => {
                // The same store, opened again.
                tablets[*on] = tablets[*on].copy();
                0
            }
        }
    }
}

fn meet(tablets: &[Tablet; 2]) {
    let bundles = [tablets[0].give(None), tablets[1].give(None)];
    for tablet in tablets {
        for bundle in &bundles {
            tablet.take(bundle);
        }
    }
    assert_eq!(*tablets[0].desk.world(), *tablets[1].desk.world());
}

fn lines(tablet: &Tablet) -> u64 {
    let ledger = tablet.ledger();
    let lines = |bytes: &Vec<u8>| bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    ledger.values().map(lines).sum()
}

fn play(deeds: Vec<Deed>) {
    let mut tablets = two();
    for deed in deeds {
        let own = |tablet: &Tablet| tablet.desk.held(tablet.desk.device());
        let before = own(&tablets[0]) + own(&tablets[1]);
        let written = deed.on(&mut tablets);
        assert_eq!(
            own(&tablets[0]) + own(&tablets[1]),
            before + written,
            "what was written down is there, and nothing else: {deed:?}"
        );
        for tablet in &tablets {
            let world = tablet.desk.world();
            assert_eq!(world.to_settle(), world.conflicts().len());
        }
    }
    meet(&tablets);
    assert_eq!(tablets[0].ledger(), tablets[1].ledger());
    let held = tablets
        .iter()
        .map(|tablet| tablet.desk.held(tablet.desk.device()));
    assert_eq!(lines(&tablets[0]), held.sum::<u64>(), "both have all of it");
    let late = Tablet::fresh(90);
    late.take(&tablets[1].give(None));
    assert_eq!(*late.desk.world(), *tablets[0].desk.world());
    // Everything can be settled, one after another, and stays so.
    for _ in 0..60 {
        let conflicts = tablets[0].desk.world().conflicts();
        let Some(conflict) = conflicts.first() else {
            break;
        };
        let choices = conflict.choices();
        let (choice, _) = choices.last().expect("two at least");
        keep(&tablets[0], choice).expect("settles");
    }
    assert_eq!(tablets[0].desk.world().conflicts(), []);
    meet(&tablets);
    assert_eq!(tablets[1].desk.world().conflicts(), []);
    let [office, _] = tablets;
    let world = office.desk.world().clone();
    assert_eq!(*office.restart().desk.world(), world);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn commands_of_every_kind_on_two_tablets_lose_nothing_and_every_conflict_can_be_settled(deeds in prop::collection::vec(deed(), 1..40)) {
        play(deeds);
    }
}
