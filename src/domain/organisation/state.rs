//! The firm as it is now.

use super::events::{OrganisationEvent, PersonFacts};
use crate::domain::calendar::Calendar;
use crate::domain::clause::Regulation;
use crate::domain::figures::Figures;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::register::Register;
use crate::domain::roles::Role;
use crate::domain::stamp::{DeviceId, Dot, Stamped};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Roles held.
    pub roles: BTreeSet<Role>,
    /// Telephone at work.
    pub phone: String,
    /// Whether the person still works here.
    pub active: bool,
    /// The same name, roles and telephone with the entry that set them, and what somebody else wrote at the same time.
    pub facts: Register<PersonFacts>,
    /// The entry by which the person left last.
    pub left: Option<Dot>,
    /// Its causal height: what the person wrote above it does not count.
    pub left_at: Option<u64>,
}

/// What is printed on papers for customers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// Name of the firm.
    pub name: String,
    /// Service number.
    pub service_phone: String,
    /// Complaint number.
    pub complaint_phone: String,
}

/// An installed app that the firm uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// What people call it.
    pub name: String,
    /// Who uses it.
    pub person: PersonId,
    /// Since when.
    pub since: Timestamp,
    /// Whether its entries count.
    pub admission: Admission,
    /// The key that the same tablet had before, as it says itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<DeviceId>,
    /// The key that an administrator has admitted in its place: the tablet goes on under that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<DeviceId>,
}

/// Whether a device's entries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Admission {
    /// It has asked.
    Asked,
    /// They do.
    Admitted,
    /// Up to this one of its feed.
    Revoked {
        /// The last that counts.
        last: u64,
    },
}

/// The firm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its identity.
    pub id: OrganisationId,
    /// Name; empty before the founding.
    pub name: String,
    /// Shown to customers.
    pub service_phone: String,
    /// Shown to customers.
    pub complaint_phone: String,
    /// The same name and numbers with the entry that set them, and what somebody else wrote at the same time; `None` before the founding.
    pub letterhead: Option<Register<Letterhead>>,
    /// Who acts.
    pub people: BTreeMap<PersonId, Person>,
    /// Installed apps that introduced themselves.
    pub devices: BTreeMap<DeviceId, Device>,
    /// The key of the recovery file that was not used yet.
    #[serde(default)]
    pub recovery: Option<DeviceId>,
    /// In force.
    pub regulations: BTreeSet<Regulation>,
    /// Every set of figures with the instant from which it holds, oldest first; never empty.
    pub figures: Vec<(Timestamp, Figures)>,
    /// Every calendar with the instant from which it holds, oldest first; never empty.
    pub calendars: Vec<(Timestamp, Calendar)>,
}

impl Person {
    /// Whether the person may change the firm's settings.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.active && self.roles.contains(&Role::Administrator)
    }
}

impl Default for Organisation {
    fn default() -> Self {
        Self::empty(OrganisationId(Uuid::nil()))
    }
}

impl Organisation {
    /// The firm before its founding.
    #[must_use]
    pub fn empty(id: OrganisationId) -> Self {
        Self {
            id,
            name: String::new(),
            service_phone: String::new(),
            complaint_phone: String::new(),
            letterhead: None,
            people: BTreeMap::new(),
            devices: BTreeMap::new(),
            recovery: None,
            regulations: BTreeSet::new(),
            figures: vec![(Timestamp(i64::MIN), Figures::default())],
            calendars: vec![(Timestamp(i64::MIN), Calendar::default())],
        }
    }

    /// Whether a device's next entry would count.
    #[must_use]
    pub fn admits(&self, device: DeviceId) -> bool {
        self.devices
            .get(&device)
            .is_some_and(|device| device.admission == Admission::Admitted)
    }

    /// Whether the founding is known.
    #[must_use]
    pub fn is_founded(&self) -> bool {
        !self.name.is_empty()
    }

    /// Whether anybody can still change the firm's settings.
    #[must_use]
    pub fn has_administrator(&self) -> bool {
        self.people.values().any(Person::is_administrator)
    }

    /// How many fields two people changed without knowing of each other.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let rivals = |rivals: usize| usize::from(rivals > 0);
        let people = self.people.values();
        people
            .map(|person| rivals(person.facts.rivals.len()))
            .sum::<usize>()
            + self
                .letterhead
                .as_ref()
                .map_or(0, |head| rivals(head.rivals.len()))
    }

    /// The figures in force at `at`.
    #[must_use]
    pub fn figures_at(&self, at: Timestamp) -> &Figures {
        static NONE: Figures = Figures(BTreeMap::new());
        version_at(&self.figures, at).unwrap_or(&NONE)
    }

    /// The calendar in force at `at`.
    #[must_use]
    pub fn calendar_at(&self, at: Timestamp) -> &Calendar {
        static NONE: std::sync::LazyLock<Calendar> = std::sync::LazyLock::new(Calendar::default);
        version_at(&self.calendars, at).unwrap_or(&NONE)
    }
}

impl Organisation {
    fn write_letterhead(&mut self, texts: [&String; 3], by: &Stamped<OrganisationEvent>) {
        let [name, service_phone, complaint_phone] = texts.map(Clone::clone);
        let letterhead = Letterhead {
            name: name.clone(),
            service_phone: service_phone.clone(),
            complaint_phone: complaint_phone.clone(),
        };
        match &mut self.letterhead {
            Some(register) => register.set(letterhead, by),
            None => self.letterhead = Some(Register::new(letterhead, by)),
        }
        (self.name, self.service_phone, self.complaint_phone) =
            (name, service_phone, complaint_phone);
    }
}

/// A person as enrolled or changed. Who changes a telephone number without knowing that the person has left does not bring them back.
fn enrolled(known: Option<Person>, facts: &PersonFacts, by: &Stamped<OrganisationEvent>) -> Person {
    let (register, left, left_at) = match known {
        Some(Person {
            facts: mut register,
            left,
            left_at,
            ..
        }) => {
            register.set(facts.clone(), by);
            (register, left, left_at)
        }
        None => (Register::new(facts.clone(), by), None, None),
    };
    Person {
        name: facts.name.clone(),
        roles: facts.roles.clone(),
        phone: facts.phone.clone(),
        active: left.is_none_or(|left| by.seen.has(left)),
        facts: register,
        left,
        left_at,
    }
}

fn version_at<T>(versions: &[(Timestamp, T)], at: Timestamp) -> Option<&T> {
    versions
        .iter()
        .rev()
        .find(|(from, _)| *from <= at)
        .or_else(|| versions.first())
        .map(|(_, version)| version)
}

/// Folds one more event. Total.
#[must_use]
pub fn evolve(
    mut organisation: Organisation,
    stamped: &Stamped<OrganisationEvent>,
) -> Organisation {
    match &stamped.event {
        OrganisationEvent::Founded {
            name,
            regulations,
            calendar,
            service_phone,
            complaint_phone,
        } => {
            // Only the first founding counts: a second one can only be a mistake or a stranger's.
            if !organisation.is_founded() {
                organisation.regulations.clone_from(regulations);
                organisation.calendars = vec![(Timestamp(i64::MIN), calendar.clone())];
                organisation.write_letterhead([name, service_phone, complaint_phone], stamped);
                organisation.devices.insert(
                    stamped.dot.device,
                    Device {
                        name: String::new(),
                        person: stamped.actor,
                        since: stamped.at,
                        admission: Admission::Admitted,
                        replaces: None,
                        replaced_by: None,
                    },
                );
            }
        }
        OrganisationEvent::Renamed {
            name,
            service_phone,
            complaint_phone,
        } => organisation.write_letterhead([name, service_phone, complaint_phone], stamped),
        OrganisationEvent::PersonEnrolled { person, facts } => {
            let known = organisation.people.remove(person);
            organisation
                .people
                .insert(*person, enrolled(known, facts, stamped));
        }
        OrganisationEvent::PersonLeft { person } => {
            if let Some(person) = organisation.people.get_mut(person) {
                person.active = false;
                person.left = Some(stamped.dot);
                person.left_at = Some(stamped.lamport);
            }
        }
        OrganisationEvent::DeviceIntroduced {
            name,
            person,
            replaces,
        } => {
            let known = organisation.devices.get(&stamped.dot.device);
            let device = Device {
                name: name.clone(),
                person: *person,
                since: known.map_or(stamped.at, |device| device.since),
                admission: known.map_or(Admission::Asked, |device| device.admission),
                replaces: replaces.or_else(|| known.and_then(|device| device.replaces)),
                replaced_by: known.and_then(|device| device.replaced_by),
            };
            organisation.devices.insert(stamped.dot.device, device);
        }
        OrganisationEvent::DeviceAdmitted {
            device,
            name,
            person,
        } => {
            let known = organisation.devices.get(device);
            let admitted = Device {
                name: name.clone(),
                person: *person,
                since: known.map_or(stamped.at, |device| device.since),
                admission: Admission::Admitted,
                replaces: known.and_then(|device| device.replaces),
                replaced_by: known.and_then(|device| device.replaced_by),
            };
            // Only here: whoever admits it has seen what it says that it replaces.
            let former = admitted.replaces.filter(|former| former != device);
            if let Some(former) = former.and_then(|former| organisation.devices.get_mut(&former)) {
                former.replaced_by = Some(*device);
            }
            organisation.devices.insert(*device, admitted);
            // A recovery file is good for one device.
            if organisation.recovery == Some(stamped.dot.device) {
                organisation.recovery = None;
            }
        }
        OrganisationEvent::RecoveryPrepared { device } => organisation.recovery = Some(*device),
        OrganisationEvent::DeviceRevoked { device, last } => {
            if let Some(device) = organisation.devices.get_mut(device) {
                device.admission = Admission::Revoked { last: *last };
            }
        }
        OrganisationEvent::RegulationsChosen { regulations } => {
            organisation.regulations.clone_from(regulations)
        }
        OrganisationEvent::FiguresSet { figures } => {
            organisation.figures.push((stamped.at, figures.clone()))
        }
        OrganisationEvent::CalendarSet { calendar } => {
            organisation.calendars.push((stamped.at, calendar.clone()))
        }
    }
    organisation
}
