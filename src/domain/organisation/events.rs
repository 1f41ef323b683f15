//! What can happen to the firm, and what can be asked of it.

use super::fields::FirmValue;
use crate::domain::calendar::Calendar;
use crate::domain::cases::Attachment;
use crate::domain::clause::Regulation;
use crate::domain::figures::Figures;
use crate::domain::ids::PersonId;
use crate::domain::roles::{Needs, Role};
use crate::domain::sealed::SealingKey;
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is written down about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    /// Name as the person is addressed.
    pub name: String,
    /// What the person does.
    pub roles: BTreeSet<Role>,
    /// Telephone at work; empty when none.
    #[serde(default)]
    pub phone: String,
}

/// The credentials of responsibility that a technician shows to the user (P10.09.08d).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credentials {
    /// Number of the certificate.
    #[serde(default)]
    pub number: String,
    /// First instant at which it is no longer valid; `None`: it does not expire.
    #[serde(default)]
    pub valid_until: Option<Timestamp>,
    /// The person's face.
    #[serde(default)]
    pub photo: Option<Attachment>,
}

/// What happened to the firm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationEvent {
    /// The firm began to use Huiyin; the first entry of a ledger.
    Founded {
        /// Name of the firm.
        name: String,
        /// The regulations put in force.
        regulations: BTreeSet<Regulation>,
        /// Its working time.
        calendar: Calendar,
        /// Shown to customers (P10.09.08e).
        #[serde(default)]
        service_phone: String,
        /// Shown to customers (P10.09.08f).
        #[serde(default)]
        complaint_phone: String,
    },
    /// The firm's name or telephone numbers were changed.
    Renamed {
        /// Name of the firm.
        name: String,
        /// Service number.
        service_phone: String,
        /// Complaint number.
        complaint_phone: String,
    },
    /// Somebody joined, or what is known about somebody was changed.
    PersonEnrolled {
        /// Who.
        person: PersonId,
        /// What is written down.
        facts: PersonFacts,
    },
    /// Somebody has credentials to show to users, or other ones (P10.09.08d).
    CredentialsIssued {
        /// Whose.
        person: PersonId,
        /// What they say.
        credentials: Credentials,
    },
    /// Somebody works in a department, or in another one; empty: in none.
    Placed {
        /// Who.
        person: PersonId,
        /// What the firm calls it.
        department: String,
    },
    /// Which departments serve customers: a complaint is taken by, about and for these only (P05.01.01).
    ServingChosen {
        /// The whole set; empty: every department does.
        departments: BTreeSet<String>,
    },
    /// Somebody left; the name stays in the history.
    PersonLeft {
        /// Who.
        person: PersonId,
    },
    /// This device (the author of the entry) asks to be admitted, or has another name or user now.
    DeviceIntroduced {
        /// What people call it.
        name: String,
        /// Who uses it.
        person: PersonId,
        /// The key that this tablet had before, when it had to take a new one: its feed had forked, or was written on elsewhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<DeviceId>,
        /// The key to which bodies are sealed for it. The desk adds it; older apps knew none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sealing: Option<SealingKey>,
    },
    /// A device's entries count from its first one on.
    DeviceAdmitted {
        /// Which.
        device: DeviceId,
        /// What people call it.
        name: String,
        /// Who uses it.
        person: PersonId,
    },
    /// A device's entries count up to one and no further.
    DeviceRevoked {
        /// Which.
        device: DeviceId,
        /// The last entry of its feed that the administrator had seen.
        last: u64,
    },
    /// There is a recovery file: the key in it may admit one device, once. It takes the place of the one before.
    RecoveryPrepared {
        /// The file's key.
        device: DeviceId,
    },
    /// Which regulations are in force.
    RegulationsChosen {
        /// The whole set.
        regulations: BTreeSet<Regulation>,
    },
    /// The figures that differ from the regulations.
    FiguresSet {
        /// The whole set.
        figures: Figures,
    },
    /// The working time from now on.
    CalendarSet {
        /// The whole calendar.
        calendar: Calendar,
    },
    /// One field, chosen among values that were written at the same time.
    Settled(FirmValue),
    /// Entries of a device count although their authors might not have written them: an administrator has looked at them.
    EntriesAccepted {
        /// Whose feed.
        device: DeviceId,
        /// Which of it.
        entries: BTreeSet<u64>,
    },
}

impl OrganisationEvent {
    /// What somebody has to be for it: administrators change the firm. To ask for admission is everybody's; it admits nobody.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::DeviceIntroduced { .. } => Needs::NOTHING,
            _ => Needs {
                roles: &[Role::Administrator],
                clause: None,
            },
        }
    }
}

impl OrganisationEvent {
    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::CredentialsIssued { credentials, .. } => credentials.photo.iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// What can be asked of the firm.
#[derive(Clone, Debug, PartialEq)]
pub enum OrganisationCommand {
    /// Begin: writes the founding and enrols the first person with the administrator's role.
    Found {
        /// Name, regulations, calendar, numbers.
        founded: Box<OrganisationEvent>,
        /// The founder.
        person: PersonId,
        /// The founder's facts.
        facts: PersonFacts,
        /// What this device is called.
        device: String,
    },
    /// Anything else: the event itself is the wish.
    Record(Box<OrganisationEvent>),
}
