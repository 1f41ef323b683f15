//! The firm as it is now.

use super::events::{OrganisationEvent, PersonFacts};
use crate::domain::calendar::Calendar;
use crate::domain::clause::Regulation;
use crate::domain::figures::Figures;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::roles::Role;
use crate::domain::stamp::{DeviceId, Stamped};
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
    /// Who acts.
    pub people: BTreeMap<PersonId, Person>,
    /// Installed apps that introduced themselves.
    pub devices: BTreeMap<DeviceId, Device>,
    /// In force.
    pub regulations: BTreeSet<Regulation>,
    /// Every set of figures with the instant from which it holds, oldest first; never empty.
    pub figures: Vec<(Timestamp, Figures)>,
    /// Every calendar with the instant from which it holds, oldest first; never empty.
    pub calendars: Vec<(Timestamp, Calendar)>,
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
            people: BTreeMap::new(),
            devices: BTreeMap::new(),
            regulations: BTreeSet::new(),
            figures: vec![(Timestamp(i64::MIN), Figures::default())],
            calendars: vec![(Timestamp(i64::MIN), Calendar::default())],
        }
    }

    /// Whether the founding is known.
    #[must_use]
    pub fn is_founded(&self) -> bool {
        !self.name.is_empty()
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
                organisation.name.clone_from(name);
                organisation.regulations.clone_from(regulations);
                organisation.service_phone.clone_from(service_phone);
                organisation.complaint_phone.clone_from(complaint_phone);
                organisation.calendars = vec![(Timestamp(i64::MIN), calendar.clone())];
            }
        }
        OrganisationEvent::Renamed {
            name,
            service_phone,
            complaint_phone,
        } => {
            organisation.name.clone_from(name);
            organisation.service_phone.clone_from(service_phone);
            organisation.complaint_phone.clone_from(complaint_phone);
        }
        OrganisationEvent::PersonEnrolled {
            person,
            facts: PersonFacts { name, roles, phone },
        } => {
            let person_state = Person {
                name: name.clone(),
                roles: roles.clone(),
                phone: phone.clone(),
                active: true,
            };
            organisation.people.insert(*person, person_state);
        }
        OrganisationEvent::PersonLeft { person } => {
            if let Some(person) = organisation.people.get_mut(person) {
                person.active = false;
            }
        }
        OrganisationEvent::DeviceIntroduced { name, person } => {
            let since = organisation
                .devices
                .get(&stamped.dot.device)
                .map_or(stamped.at, |device| device.since);
            organisation.devices.insert(
                stamped.dot.device,
                Device {
                    name: name.clone(),
                    person: *person,
                    since,
                },
            );
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
