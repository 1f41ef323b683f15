//! A firm with two technicians and one building, and what people do there.

use crate::support::Rehearsal;
use huiyin::domain::calendar::Calendar;
use huiyin::domain::cases::repair::{RepairIntake, Scope, Symptom};
use huiyin::domain::cases::{Caller, CaseCommand, Channel, Circumstances, Grade, Intake, Received};
use huiyin::domain::clause::Regulation;
use huiyin::domain::clock::{Clock, Duty};
use huiyin::domain::context::Context;
use huiyin::domain::customers::{CustomerCommand, CustomerFacts};
use huiyin::domain::event::{Command, Happened};
use huiyin::domain::figures::{Figure, Figures};
use huiyin::domain::ids::{BuildingId, CaseId, CustomerId, ObjectId, PersonId};
use huiyin::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use huiyin::domain::premises::{
    Building, BuildingCommand, BuildingEvent, Checkpoint, Field, ObjectFacts, ObjectKind, Problem,
    Reading, Round, SeasonCommand, Tenure, Work, WorkDone, clocks,
};
use huiyin::domain::refusal::Refusal;
use huiyin::domain::roles::Role;
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::time::{DAY, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

pub const HEAD: PersonId = PersonId(Uuid::from_u128(1));
pub const WU: PersonId = PersonId(Uuid::from_u128(2));
pub const HUANG: PersonId = PersonId(Uuid::from_u128(3));
pub const DESK: PersonId = PersonId(Uuid::from_u128(4));
pub const SALES: PersonId = PersonId(Uuid::from_u128(5));
/// Somebody who is not on the list of people.
pub const STRANGER: PersonId = PersonId(Uuid::from_u128(999));
pub const HOUSE: BuildingId = BuildingId(Uuid::from_u128(10));
pub const OTHER: BuildingId = BuildingId(Uuid::from_u128(11));
pub const RISER: ObjectId = ObjectId(Uuid::from_u128(20));

/// Day 0 of every story: 1 October 2026, 10:00 at +08:00.
pub const START: Timestamp = Timestamp(1_790_820_000_000);

pub fn day(days: i64) -> Timestamp {
    START.plus(days * DAY)
}

pub struct House {
    pub ledger: Rehearsal,
}

pub fn tenure(responsible: PersonId, from: Timestamp, relieves: Option<PersonId>) -> Tenure {
    Tenure {
        responsible: Some(responsible),
        deputy: None,
        from,
        relieves,
    }
}

pub fn worked(at: Timestamp, work: Work) -> BuildingEvent {
    BuildingEvent::Worked(WorkDone {
        object: RISER,
        occurred_at: at,
        work,
    })
}

pub fn blown(at: Timestamp) -> BuildingEvent {
    let work = Work::BlowThrough {
        section: "總閥到立管頂".into(),
        kilopascals: 400,
        minutes: 25,
    };
    worked(at, work)
}

/// A round on which everything is fine.
pub fn walk(at: Timestamp) -> Round {
    Round {
        occurred_at: at,
        points: Checkpoint::ALL
            .map(|point| (point, Reading::default()))
            .into(),
    }
}

/// The same with a problem at one point.
pub fn trouble(at: Timestamp, point: Checkpoint, case: CaseId, what: &str) -> BuildingEvent {
    let mut round = walk(at);
    round.points.insert(
        point,
        Reading {
            value: None,
            problem: Some(Problem {
                what: what.into(),
                symptom: point.symptom(),
                case,
                object: Some(RISER),
                attachments: Vec::new(),
            }),
        },
    );
    BuildingEvent::Rounded(round)
}

pub fn case(number: u128) -> CaseId {
    CaseId(Uuid::from_u128(100 + number))
}

pub fn customer(number: u128) -> CustomerId {
    CustomerId(Uuid::from_u128(200 + number))
}

impl House {
    /// The building with one riser; nobody is responsible yet.
    pub fn new() -> Self {
        let mut house = Self {
            ledger: Rehearsal::default(),
        };
        let facts = |name: &str, roles: &[Role]| PersonFacts {
            name: name.into(),
            roles: roles.iter().copied().collect(),
            phone: String::new(),
        };
        let found = OrganisationCommand::Found {
            founded: Box::new(OrganisationEvent::Founded {
                name: "暖河供熱".into(),
                regulations: [10, 13, 15].map(Regulation).into(),
                calendar: Calendar::default(),
                service_phone: "96069".into(),
                complaint_phone: "96070".into(),
            }),
            person: HEAD,
            facts: facts("陳站長", &[Role::Supervisor]),
            device: "站裡".into(),
        };
        house.must(Command::Organisation(found), HEAD, START);
        for (person, name, role) in [
            (WU, "吳志強", Role::Technician),
            (HUANG, "黃大勇", Role::Technician),
            (DESK, "林小雨", Role::ServiceDesk),
            (SALES, "高業務", Role::Sales),
        ] {
            house.firm(OrganisationEvent::PersonEnrolled {
                person,
                facts: facts(name, &[role]),
            });
        }
        house.described(HOUSE, "育才街 18 號樓");
        house.told(
            BuildingEvent::ObjectSet {
                object: RISER,
                facts: riser(),
            },
            HEAD,
            START,
        );
        house
    }

    pub fn described(&mut self, id: BuildingId, name: &str) {
        let fields = BTreeMap::from([
            (Field::Name, name.into()),
            (Field::Address, "育才街 18 號".into()),
            (Field::Station, "城東站".into()),
        ]);
        let command = Command::Building(id, Box::new(BuildingCommand::Describe(fields)));
        self.must(command, HEAD, START);
    }

    pub fn firm(&mut self, event: OrganisationEvent) {
        let command = OrganisationCommand::Record(Box::new(event));
        self.must(Command::Organisation(command), HEAD, START);
    }

    pub fn figure(&mut self, figure: Figure, value: i64) {
        let figures = Figures([(figure, value)].into());
        self.firm(OrganisationEvent::FiguresSet { figures });
    }

    #[track_caller]
    pub fn must(&mut self, command: Command, actor: PersonId, now: Timestamp) -> Vec<Happened> {
        let done = self.ledger.execute(command, actor, now);
        done.expect("should be allowed")
    }

    /// Something happens to the building.
    #[track_caller]
    pub fn told(&mut self, event: BuildingEvent, actor: PersonId, now: Timestamp) -> Vec<Happened> {
        self.must(record(event), actor, now)
    }

    /// Something may not happen to it, and this clause says so.
    #[track_caller]
    pub fn refused(&mut self, event: BuildingEvent, actor: PersonId, now: Timestamp, clause: &str) {
        let before = self.ledger.world.clone();
        let refused = self.ledger.execute(record(event), actor, now);
        named(refused, clause);
        assert_eq!(self.ledger.world, before, "a refusal changes nothing");
    }

    pub fn season(&mut self, at: Timestamp, answers: Option<PersonId>) -> Result<(), Refusal> {
        let command = SeasonCommand {
            station: "城東站".into(),
            begins: true,
            occurred_at: at,
            answers,
        };
        let done = self.ledger.execute(Command::Season(command), HEAD, at);
        done.map(drop)
    }

    pub fn building(&self) -> &Building {
        &self.ledger.world.buildings[&HOUSE]
    }

    pub fn context(&self, now: Timestamp) -> Context<'_> {
        Context {
            now,
            actor: HEAD,
            device: DeviceId([7; 32]),
            world: &self.ledger.world,
        }
    }

    /// The building's clock of a duty.
    pub fn clock(&self, duty: Duty, now: Timestamp) -> Option<Clock> {
        let mut clocks = clocks(self.building(), &self.context(now)).into_iter();
        clocks.find(|clock| clock.duty == duty)
    }

    /// A customer of the building.
    pub fn customer(&mut self, number: u128, building: Option<BuildingId>) -> CustomerId {
        let id = customer(number);
        let facts = CustomerFacts {
            name: format!("住戶 {number}"),
            phone: "13800004821".into(),
            account: format!("NR-{number}"),
            building: "育才街 18 號樓".into(),
            in_building: building,
            ..CustomerFacts::default()
        };
        let command = Command::Customer(id, CustomerCommand::Register(facts));
        self.must(command, DESK, START);
        id
    }

    /// A repair of one of its customers.
    pub fn repair(&mut self, number: u128, symptom: Symptom, at: Timestamp) -> CaseId {
        let customer = self.customer(number, Some(HOUSE));
        let received = Received {
            number: format!("2610-{number:04}"),
            intake: Intake::Repair(RepairIntake {
                symptom,
                scope: Scope::Company,
                technician: None,
            }),
            customer: Some(customer),
            caller: Caller {
                name: "王女士".into(),
                phone: "13800004821".into(),
                address: String::new(),
            },
            channel: Channel::Phone,
            words: "屋裡不熱".into(),
            circumstances: Circumstances::default(),
            occurred_at: at,
            grade: Grade::Ordinary,
            promise: None,
            read_back: true,
            target: None,
            source: None,
            round: None,
            found: None,
            not_read_back: String::new(),
            attachments: Vec::new(),
        };
        let command = Command::Case(case(number), Box::new(CaseCommand::Receive(received)));
        self.must(command, DESK, at);
        case(number)
    }
}

pub fn riser() -> ObjectFacts {
    ObjectFacts {
        name: "1 單元立管".into(),
        kind: ObjectKind::Riser,
        every: BTreeMap::new(),
        removed: false,
    }
}

pub fn record(event: BuildingEvent) -> Command {
    Command::Building(HOUSE, Box::new(BuildingCommand::Record(event)))
}

#[track_caller]
pub fn named<T: std::fmt::Debug>(result: Result<T, Refusal>, clause: &str) {
    let refusal = result.expect_err("should be refused");
    let said = refusal.clause().map(|clause| clause.0);
    assert_eq!(said, Some(clause), "refused otherwise: {refusal:?}");
}
