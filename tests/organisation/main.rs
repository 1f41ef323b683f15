//! The firm: who may change it, and what happens when two tablets change it at once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apart;

use huiyin::domain::calendar::Calendar;
use huiyin::domain::clause::Regulation;
use huiyin::domain::context::Context;
use huiyin::domain::event::Event;
use huiyin::domain::figures::{Figure, Figures};
use huiyin::domain::ids::{OrganisationId, PersonId};
use huiyin::domain::organisation::{
    Organisation, OrganisationCommand, OrganisationEvent, OrganisationRefusal, PersonFacts, decide,
    evolve,
};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::{DeviceId, Dot, Seen, Stamped};
use huiyin::domain::time::Timestamp;
use huiyin::domain::world::World;
use uuid::Uuid;

const CHEN: PersonId = PersonId(Uuid::from_u128(1));
const LIN: PersonId = PersonId(Uuid::from_u128(2));
const WU: PersonId = PersonId(Uuid::from_u128(3));

/// One tablet: what it has seen, and what it made of it.
#[derive(Clone)]
struct Tablet {
    device: DeviceId,
    world: World,
    log: Vec<Stamped<OrganisationEvent>>,
}

impl Tablet {
    fn founded() -> Self {
        let mut tablet = Self {
            device: DeviceId([1; 32]),
            world: World::default(),
            log: Vec::new(),
        };
        tablet.does(CHEN, founding("暖河供熱", Calendar::china()));
        tablet.does(CHEN, enrol(LIN, "林小雨", &[Role::ServiceDesk]));
        let admitted = OrganisationEvent::DeviceAdmitted {
            device: DeviceId([2; 32]),
            name: "平板".into(),
            person: LIN,
        };
        tablet.does(CHEN, record(admitted));
        tablet
    }

    /// A second tablet that has seen the same.
    fn twin(&self) -> Self {
        Self {
            device: DeviceId([2; 32]),
            ..self.clone()
        }
    }

    fn organisation(&self) -> &Organisation {
        &self.world.organisation
    }

    fn asks(
        &self,
        actor: PersonId,
        command: OrganisationCommand,
    ) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
        let context = Context {
            now: Timestamp(1_000),
            actor,
            device: self.device,
            world: &self.world,
        };
        match decide(self.organisation(), command, &context) {
            Ok(happened) => Ok(happened
                .into_iter()
                .map(|happened| match happened.event {
                    Event::Organisation(event) => event,
                    other => panic!("not the firm's: {other:?}"),
                })
                .collect()),
            Err(Refusal::Organisation(refusal)) => Err(refusal),
            Err(other) => panic!("not the firm's: {other:?}"),
        }
    }

    #[track_caller]
    fn does(&mut self, actor: PersonId, command: OrganisationCommand) {
        for event in self.asks(actor, command).expect("allowed") {
            let mut seen = Seen::default();
            self.log.iter().for_each(|entry| seen.note(entry.dot));
            let own = self
                .log
                .iter()
                .filter(|entry| entry.dot.device == self.device);
            let stamped = Stamped {
                dot: Dot {
                    device: self.device,
                    seq: own.count() as u64 + 1,
                },
                lamport: self
                    .log
                    .iter()
                    .map(|entry| entry.lamport)
                    .max()
                    .unwrap_or(0)
                    + 1,
                at: Timestamp(1_000 + self.log.len() as i64),
                actor,
                seen,
                event,
            };
            self.log.push(stamped);
            self.fold();
        }
    }

    fn fold(&mut self) {
        let start = Organisation::empty(OrganisationId(Uuid::from_u128(9)));
        self.world.organisation = self.log.iter().fold(start, evolve);
    }

    /// Takes everything that the other holds.
    fn meets(&mut self, other: &Self) {
        for entry in &other.log {
            if !self.log.iter().any(|known| known.dot == entry.dot) {
                self.log.push(entry.clone());
            }
        }
        self.log.sort_by_key(|entry| (entry.lamport, entry.dot));
        self.fold();
    }
}

fn founding(name: &str, calendar: Calendar) -> OrganisationCommand {
    OrganisationCommand::Found {
        founded: Box::new(OrganisationEvent::Founded {
            name: name.into(),
            regulations: Regulation::all().collect(),
            calendar,
            service_phone: "400-1".into(),
            complaint_phone: String::new(),
        }),
        person: CHEN,
        facts: facts("陳國安", &[]),
        device: "辦公室".into(),
    }
}

fn facts(name: &str, roles: &[Role]) -> PersonFacts {
    PersonFacts {
        name: name.into(),
        roles: roles.iter().copied().collect(),
        phone: String::new(),
    }
}

fn record(event: OrganisationEvent) -> OrganisationCommand {
    OrganisationCommand::Record(Box::new(event))
}

fn enrol(person: PersonId, name: &str, roles: &[Role]) -> OrganisationCommand {
    let facts = facts(name, roles);
    record(OrganisationEvent::PersonEnrolled { person, facts })
}

fn leave(person: PersonId) -> OrganisationCommand {
    record(OrganisationEvent::PersonLeft { person })
}

fn rename(name: &str, service_phone: &str) -> OrganisationCommand {
    record(OrganisationEvent::Renamed {
        name: name.into(),
        service_phone: service_phone.into(),
        complaint_phone: String::new(),
    })
}

#[test]
fn the_founder_becomes_administrator_and_the_device_gets_a_name() {
    let tablet = Tablet::founded();
    let organisation = tablet.organisation();
    assert!(organisation.is_founded());
    assert!(organisation.people.get(&CHEN).unwrap().is_administrator());
    assert_eq!(
        organisation.devices.get(&tablet.device).unwrap().name,
        "辦公室"
    );
    assert_eq!(organisation.regulations.len(), 15);
}

#[test]
fn a_firm_is_founded_once_with_a_name_and_working_time() {
    let empty = Tablet {
        device: DeviceId([1; 32]),
        world: World::default(),
        log: Vec::new(),
    };
    let refused = |command| empty.asks(CHEN, command).unwrap_err();
    assert_eq!(
        refused(founding("  ", Calendar::china())),
        OrganisationRefusal::NameMissing
    );
    let never = Calendar {
        week: Default::default(),
        ..Calendar::china()
    };
    assert_eq!(
        refused(founding("暖河", never)),
        OrganisationRefusal::NoWorkingTime
    );
    let again = Tablet::founded().asks(CHEN, founding("再來", Calendar::china()));
    assert_eq!(again, Err(OrganisationRefusal::AlreadyFounded));
}

#[test]
fn only_an_administrator_changes_the_settings() {
    let tablet = Tablet::founded();
    let events = [
        enrol(WU, "吳師傅", &[Role::Technician]),
        rename("別名", "1"),
        leave(CHEN),
        record(OrganisationEvent::CalendarSet {
            calendar: Calendar::china(),
        }),
        record(OrganisationEvent::FiguresSet {
            figures: Figures::default(),
        }),
        record(OrganisationEvent::RegulationsChosen {
            regulations: Default::default(),
        }),
    ];
    for command in events {
        for actor in [LIN, WU] {
            let answer = tablet.asks(actor, command.clone());
            assert_eq!(answer, Err(OrganisationRefusal::NotAdministrator));
        }
    }
}

#[test]
fn anybody_enrolled_introduces_a_device_and_nobody_else() {
    let tablet = Tablet::founded();
    let introduce = |person| {
        record(OrganisationEvent::DeviceIntroduced {
            name: "平板".into(),
            person,
            replaces: None,
            sealing: None,
        })
    };
    assert!(tablet.asks(LIN, introduce(LIN)).is_ok());
    assert_eq!(
        tablet.asks(WU, introduce(WU)),
        Err(OrganisationRefusal::UnknownPerson)
    );
    assert_eq!(
        tablet.asks(LIN, introduce(WU)),
        Err(OrganisationRefusal::UnknownPerson)
    );
}

#[test]
fn the_last_administrator_stays() {
    let mut tablet = Tablet::founded();
    let last = Err(OrganisationRefusal::LastAdministrator);
    assert_eq!(tablet.asks(CHEN, leave(CHEN)), last);
    assert_eq!(
        tablet.asks(CHEN, enrol(CHEN, "陳國安", &[Role::Supervisor])),
        last
    );
    tablet.does(CHEN, enrol(LIN, "林小雨", &[Role::Administrator]));
    tablet.does(CHEN, leave(CHEN));
    assert_eq!(tablet.asks(LIN, leave(LIN)), last);
    assert_eq!(
        tablet.asks(CHEN, leave(LIN)),
        Err(OrganisationRefusal::NotAdministrator)
    );
    assert_eq!(
        tablet.asks(LIN, leave(CHEN)),
        Err(OrganisationRefusal::UnknownPerson)
    );
}

#[test]
fn figures_stay_within_their_limits_and_names_are_not_empty() {
    // P10.09.10a: at a leak within thirty minutes, which a firm may tighten or loosen within reason.
    let tablet = Tablet::founded();
    let set = |value| {
        let figures = Figures([(Figure::ArriveAtLeak, value)].into());
        tablet.asks(CHEN, record(OrganisationEvent::FiguresSet { figures }))
    };
    assert!(set(20).is_ok());
    let refusal = set(0).unwrap_err();
    assert_eq!(
        refusal,
        OrganisationRefusal::FigureOutOfRange(Figure::ArriveAtLeak)
    );
    assert_eq!(refusal.clause().unwrap().0, "P10.09.10a");
    assert_eq!(
        tablet.asks(CHEN, enrol(WU, " ", &[])),
        Err(OrganisationRefusal::NameMissing)
    );
    assert_eq!(
        tablet.asks(CHEN, rename("", "1")),
        Err(OrganisationRefusal::NameMissing)
    );
}

#[test]
fn a_change_by_somebody_who_has_not_heard_of_the_leaving_does_not_undo_it() {
    let mut office = Tablet::founded();
    let mut field = office.twin();
    office.does(CHEN, leave(LIN));
    field.does(CHEN, rename("暖河供熱", "400-9"));
    field.does(CHEN, enrol(LIN, "林小雨", &[Role::Supervisor]));
    office.meets(&field);
    let lin = office.organisation().people.get(&LIN).unwrap();
    assert_eq!(
        (lin.active, lin.roles.contains(&Role::Supervisor)),
        (false, true)
    );
    // Enrolled again by somebody who knows, she is back.
    office.does(CHEN, enrol(LIN, "林小雨", &[Role::Supervisor]));
    assert!(office.organisation().people.get(&LIN).unwrap().active);
}

#[test]
fn a_firm_whose_administrators_removed_each_other_is_not_locked_out() {
    let mut office = Tablet::founded();
    office.does(CHEN, enrol(WU, "吳師傅", &[Role::Administrator]));
    let mut field = office.twin();
    office.does(CHEN, leave(WU));
    field.does(WU, leave(CHEN));
    office.meets(&field);
    assert!(!office.organisation().has_administrator());
    assert_eq!(
        office.asks(CHEN, enrol(CHEN, "陳國安", &[])),
        Err(OrganisationRefusal::NotAdministrator)
    );
    office.does(LIN, enrol(LIN, "林小雨", &[Role::Administrator]));
    assert_eq!(
        office.asks(LIN, leave(LIN)),
        Err(OrganisationRefusal::LastAdministrator)
    );
}

#[test]
fn a_second_founding_from_elsewhere_changes_nothing() {
    let mut office = Tablet::founded();
    let stranger = Tablet {
        device: DeviceId([3; 32]),
        world: World::default(),
        log: Vec::new(),
    };
    let mut stranger = stranger;
    stranger.does(CHEN, founding("別家", Calendar::default()));
    let mut founding_only = stranger.clone();
    founding_only.log.truncate(1);
    let before = office.organisation().clone();
    office.log.extend(founding_only.log);
    office.fold();
    assert_eq!(office.organisation(), &before);
}
