//! The firm as it is now.

use super::events::OrganisationEvent;
use super::fields::Fields;
use super::person::Person;
use crate::domain::calendar::Calendar;
use crate::domain::clause::Regulation;
use crate::domain::figures::Figures;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::sealed::SealingKey;
use crate::domain::stamp::{DeviceId, Dot, Place, Stamped};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

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
    /// For whom an administrator has admitted it: what is sealed to that person is sealed to this device. A device that gives itself another
    /// user gains nothing.
    #[serde(default)]
    pub entrusted: Option<PersonId>,
    /// The first sealing key that it has published.
    #[serde(default)]
    pub sealing: Option<SealingKey>,
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
    /// The same name, numbers, regulations, figures and calendar with the entries that set them.
    pub fields: Fields,
    /// Who acts.
    pub people: BTreeMap<PersonId, Person>,
    /// Installed apps that introduced themselves.
    pub devices: BTreeMap<DeviceId, Device>,
    /// The key of the recovery file that was not used yet.
    #[serde(default)]
    pub recovery: Option<DeviceId>,
    /// In force.
    pub regulations: BTreeSet<Regulation>,
    /// The regulations in force from a place of the firm's order on, ascending.
    pub in_force_since: Vec<(Place, BTreeSet<Regulation>)>,
    /// Entries that an administrator lets count although their authors might not have written them, by device.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accepted: BTreeMap<DeviceId, BTreeSet<u64>>,
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
            fields: Fields::default(),
            people: BTreeMap::new(),
            devices: BTreeMap::new(),
            recovery: None,
            regulations: BTreeSet::new(),
            in_force_since: Vec::new(),
            accepted: BTreeMap::new(),
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
        self.contests().len()
    }

    /// Whether a regulation was in force when an entry at `place` was written.
    #[must_use]
    pub fn was_in_force(&self, regulation: Regulation, place: Place) -> bool {
        let mut before = self.in_force_since.iter().rev();
        before
            .find(|(since, _)| *since < place)
            .is_some_and(|(_, in_force)| in_force.contains(&regulation))
    }

    /// Whether an administrator lets this entry count, whoever wrote it.
    #[must_use]
    pub fn accepts(&self, dot: Dot) -> bool {
        let entries = self.accepted.get(&dot.device);
        entries.is_some_and(|entries| entries.contains(&dot.seq))
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
                organisation.write_regulations(regulations, stamped);
                organisation.write_calendar(calendar, stamped);
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
                        entrusted: None,
                        sealing: None,
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
            if let Some(known) = organisation.people.get_mut(person) {
                known.change(facts, stamped);
            } else {
                let enrolled = Person::enrolled(facts, stamped);
                organisation.people.insert(*person, enrolled);
            }
        }
        OrganisationEvent::CredentialsIssued {
            person,
            credentials,
        } => {
            if let Some(person) = organisation.people.get_mut(person) {
                person.issue(credentials, stamped);
            }
        }
        OrganisationEvent::Placed { person, department } => {
            if let Some(person) = organisation.people.get_mut(person) {
                person.place(department, stamped);
            }
        }
        OrganisationEvent::ServingChosen { departments } => {
            organisation.write_serving(departments, stamped);
        }
        OrganisationEvent::PersonLeft { person } => {
            if let Some(person) = organisation.people.get_mut(person) {
                person.leave(stamped);
            }
        }
        OrganisationEvent::DeviceIntroduced {
            name,
            person,
            replaces,
            sealing,
        } => {
            let known = organisation.devices.get(&stamped.dot.device);
            // Nobody could admit the founding device: the first thing that it says of itself holds.
            let root = organisation.id == OrganisationId::of_root(stamped.dot.device);
            let device = Device {
                name: name.clone(),
                person: *person,
                since: known.map_or(stamped.at, |device| device.since),
                admission: known.map_or(Admission::Asked, |device| device.admission),
                replaces: replaces.or_else(|| known.and_then(|device| device.replaces)),
                replaced_by: known.and_then(|device| device.replaced_by),
                entrusted: known
                    .and_then(|device| device.entrusted)
                    .or(root.then_some(*person)),
                sealing: known.and_then(|device| device.sealing).or(*sealing),
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
                entrusted: Some(*person),
                sealing: known.and_then(|device| device.sealing),
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
            organisation.write_regulations(regulations, stamped);
        }
        OrganisationEvent::FiguresSet { figures } => organisation.write_figures(figures, stamped),
        OrganisationEvent::CalendarSet { calendar } => {
            organisation.write_calendar(calendar, stamped);
            organisation.show_calendar(stamped);
        }
        OrganisationEvent::Settled(value) => organisation.settle(value, stamped),
        OrganisationEvent::EntriesAccepted { device, entries } => {
            let accepted = organisation.accepted.entry(*device).or_default();
            accepted.extend(entries);
        }
    }
    organisation
}
