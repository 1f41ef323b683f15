//! The firm: its people and its customers.

use super::chance::Chance;
use super::{CUSTOMERS, words};
use crate::domain::calendar::Calendar;
use crate::domain::cases::Attachment;
use crate::domain::clause::Regulation;
use crate::domain::customers::{CustomerCommand, CustomerFacts, Dwelling, SiteClass};
use crate::domain::event::Command;
use crate::domain::ids::{CustomerId, PersonId};
use crate::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use crate::domain::roles::Role;
use crate::domain::stamp::DeviceId;
use crate::domain::time::{MINUTE, SECOND, Timestamp};
use sha2::{Digest, Sha256};

/// Everybody and everything that the story needs to name.
pub(super) struct Firm {
    pub(super) since: Timestamp,
    pub(super) people: Vec<(PersonId, PersonFacts)>,
    pub(super) desk: Vec<PersonId>,
    pub(super) technicians: Vec<PersonId>,
    pub(super) head: PersonId,
    pub(super) manager: PersonId,
    pub(super) sales: PersonId,
    pub(super) customers: Vec<(CustomerId, CustomerFacts)>,
    pub(super) signature: Attachment,
}

/// Name, roles, department.
const PEOPLE: [(&str, &[Role], &str); 8] = [
    (
        "陳國安",
        &[
            Role::Administrator,
            Role::Supervisor,
            Role::ServiceDesk,
            Role::GeneralAffairs,
        ],
        TECHNICAL,
    ),
    ("周明德", &[Role::GeneralManager], ""),
    ("林小雨", &[Role::ServiceDesk, Role::Quality], "客服部"),
    (
        "許文靜",
        &[Role::ServiceDesk, Role::Archivist, Role::Office],
        "辦公室",
    ),
    (
        "吳志強",
        &[Role::Technician, Role::SeniorEngineer],
        TECHNICAL,
    ),
    (
        "黃大勇",
        &[Role::Technician, Role::SeniorEngineer],
        TECHNICAL,
    ),
    ("趙建民", &[Role::Technician, Role::Warehouse], TECHNICAL),
    (
        "孫麗華",
        &[
            Role::AccountManager,
            Role::Finance,
            Role::Sales,
            Role::ProjectManager,
            Role::Manager,
        ],
        "業務部",
    ),
];

/// Those who came with the works: each has a chance of its own, so that whoever was there before stays who they were.
const WORKS: [(&str, &[Role], &str); 5] = [
    ("高文斌", &[Role::DeputyManager], ""),
    (
        "何秀英",
        &[Role::ProductionOffice, Role::Personnel],
        "總經理室",
    ),
    ("鄭志遠", &[Role::Manufacturing], "製造部"),
    (
        "蔡明珠",
        &[Role::Quality, Role::ManufacturingQuality],
        "質量管理部",
    ),
    ("馬曉東", &[Role::Research], "研發部"),
];

/// The department that goes to the customers.
pub(super) const TECHNICAL: &str = "技術服務部";

/// The person who founds the firm of this seed: whoever opens the demonstration acts as this person first.
#[must_use]
pub fn founder(seed: u64) -> PersonId {
    firm(&mut Chance::new(seed), Timestamp(0)).head
}

/// The one drawing with which everybody in the story signs: its bytes, to be stored first, and how events refer to it.
#[must_use]
pub fn signature() -> (Vec<u8>, Attachment) {
    let bytes = words::SIGNATURE.as_bytes().to_vec();
    let hash = Sha256::digest(&bytes);
    let attachment = Attachment {
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        media_type: "image/svg+xml".to_owned(),
        size: u64::try_from(bytes.len()).unwrap_or_default(),
        caption: String::new(),
    };
    (bytes, attachment)
}

pub(super) fn firm(chance: &mut Chance, since: Timestamp) -> Firm {
    // Drawn for the firm once; what follows stays the same.
    let nobody = PersonId(chance.id());
    let mut people: Vec<(PersonId, PersonFacts)> = PEOPLE
        .iter()
        .zip(1..)
        .map(|(person, number)| (PersonId(chance.id()), facts_of(person, number)))
        .collect();
    let (works, _) = nobody.0.as_u64_pair();
    let mut works = Chance::new(works);
    let further = WORKS.iter().zip(people.len() + 1..);
    people.extend(further.map(|(person, number)| (PersonId(works.id()), facts_of(person, number))));
    let who = |role: Role| -> Vec<PersonId> {
        let holders = people
            .iter()
            .filter(|(_, facts)| facts.roles.contains(&role));
        holders.map(|(id, _)| *id).collect()
    };
    let first = |role: Role| who(role).first().copied().unwrap_or(nobody);
    Firm {
        since,
        desk: who(Role::ServiceDesk),
        technicians: who(Role::Technician),
        head: first(Role::Supervisor),
        manager: first(Role::GeneralManager),
        sales: first(Role::Sales),
        customers: (0..CUSTOMERS)
            .map(|place| customer(chance, place, first(Role::Sales)))
            .collect(),
        signature: signature().1,
        people,
    }
}

fn facts_of((name, roles, _): &(&str, &[Role], &str), number: usize) -> PersonFacts {
    PersonFacts {
        name: (*name).to_owned(),
        roles: roles.iter().copied().collect(),
        phone: format!("0400-88012{number:02}"),
    }
}

/// Streets have compounds, compounds have buildings: neighbours live at the same address.
fn customer(chance: &mut Chance, place: usize, sales: PersonId) -> (CustomerId, CustomerFacts) {
    let id = CustomerId(chance.id());
    let (street, compound) = chance.of(&words::COMPOUNDS).copied().unwrap_or_default();
    let building = format!("{compound}{}號樓", chance.between(1, 12));
    let is_home = place % 12 != 11;
    let name = if is_home {
        let given = chance.word(&words::GIVEN);
        format!("{}{given}", chance.word(&words::SURNAMES))
    } else {
        format!("{}{}", compound, chance.word(&words::HOUSES))
    };
    let (unit, floor, door) = (
        chance.between(1, 4),
        chance.between(1, 18),
        chance.between(1, 4),
    );
    let address = if is_home {
        format!("{street}{building}{unit}單元{floor}{door:02}室")
    } else {
        format!("{street}{compound}")
    };
    let facts = CustomerFacts {
        name,
        phone: format!("1380000{:04}", 1000 + place * 7),
        second_contact: if chance.percent(20) {
            format!("1390000{:04}", 2000 + place * 3)
        } else {
            String::new()
        },
        address,
        building,
        account: format!("NR-{:06}", 310_000 + place * 13),
        area_tenths: Some(if is_home {
            chance.between(480, 1680)
        } else {
            chance.between(3_000, 42_000)
        }),
        dwelling: if is_home {
            Dwelling::Storeys
        } else {
            Dwelling::NonResidential
        },
        site: SiteClass::City,
        remarks: if chance.percent(12) {
            chance.word(&words::REMARKS).to_owned()
        } else {
            String::new()
        },
        in_building: None,
        // A flat comes with the building; whoever is not a home has signed a contract.
        signed_by: (!is_home).then_some(sales),
        ..CustomerFacts::default()
    };
    (id, facts)
}

impl Firm {
    /// The founding, the people, the customers.
    pub(super) fn commands(&self) -> Vec<(Command, PersonId, Timestamp)> {
        let mut story = Vec::new();
        let others = self.people.iter().filter(|(id, _)| *id != self.head);
        for (id, facts) in self.people.iter().filter(|(id, _)| *id == self.head) {
            let found = OrganisationCommand::Found {
                founded: Box::new(OrganisationEvent::Founded {
                    name: "暖河供熱有限公司".to_owned(),
                    regulations: Regulation::all().collect(),
                    calendar: Calendar::china(),
                    service_phone: "0400-8801200".to_owned(),
                    complaint_phone: "0400-8801299".to_owned(),
                }),
                person: *id,
                facts: facts.clone(),
                device: "示範平板".to_owned(),
            };
            story.push((Command::Organisation(found), *id, self.since));
            // The story's firm has a recovery file; nobody has its key.
            let prepared = OrganisationEvent::RecoveryPrepared {
                device: DeviceId(Sha256::digest(id.0.as_bytes()).into()),
            };
            let command = OrganisationCommand::Record(Box::new(prepared));
            let at = self.since.plus(30 * SECOND);
            story.push((Command::Organisation(command), *id, at));
        }
        for ((id, facts), minute) in others.zip(1..) {
            let enrolled = OrganisationEvent::PersonEnrolled {
                person: *id,
                facts: facts.clone(),
            };
            let command = OrganisationCommand::Record(Box::new(enrolled));
            let at = self.since.plus(minute * MINUTE);
            story.push((Command::Organisation(command), self.head, at));
        }
        let all = PEOPLE.iter().chain(&WORKS);
        for (((id, _), (_, _, department)), minute) in self.people.iter().zip(all).zip(60..) {
            if department.is_empty() {
                continue;
            }
            let placed = OrganisationEvent::Placed {
                person: *id,
                department: (*department).to_owned(),
            };
            let command = OrganisationCommand::Record(Box::new(placed));
            let at = self.since.plus(minute * MINUTE);
            story.push((Command::Organisation(command), self.head, at));
        }
        for ((id, facts), place) in self.customers.iter().zip(1..) {
            let command = Command::Customer(*id, CustomerCommand::Register(facts.clone()));
            let at = self.since.plus(10 * MINUTE + place * 20 * SECOND);
            story.push((command, self.head, at));
        }
        story
    }
}
