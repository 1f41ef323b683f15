//! What can happen to a customer's file, and what can be asked of it.

use super::grade::Graded;
use crate::domain::ids::{BuildingId, PersonId};
use crate::domain::roles::Needs;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How a heating customer lives (P10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dwelling {
    /// Not said.
    #[default]
    Unknown,
    /// A flat in a building of several storeys.
    Storeys,
    /// A single-storey house.
    House,
    /// Not a home.
    NonResidential,
}

/// How far the site is, for the travel promise (P01.10.23d, e).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteClass {
    /// Not said: the strictest limits hold.
    #[default]
    Unknown,
    /// Same city.
    City,
    /// Same province.
    Province,
    /// Anywhere else.
    Elsewhere,
}

/// When a customer wants to be called, by the firm's wall clock (P01.10.30c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallHours {
    /// From, in minutes after midnight.
    pub from: u16,
    /// Until, in minutes after midnight; before `from` where they span midnight.
    pub until: u16,
}

impl CallHours {
    /// Whether a call suits at this minute after midnight.
    #[must_use]
    pub fn suit(self, minute: u16) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }
}

/// A project of the customer's, which somebody of the firm inspects (P01.10.11a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// What it is called.
    pub name: String,
    /// The project manager.
    pub manager: PersonId,
    /// Days between two inspections, if not the firm's figure.
    #[serde(default)]
    pub every_days: Option<u32>,
    /// Its parts: the checklist of an inspection (P01.10.11b).
    pub parts: Vec<String>,
    /// Since when it is inspected.
    pub since: Timestamp,
}

/// What is written down about a customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFacts {
    /// Name of the person or firm.
    pub name: String,
    /// First telephone number; empty when not known.
    #[serde(default)]
    pub phone: String,
    /// Second contact (P10.09.11b).
    #[serde(default)]
    pub second_contact: String,
    /// Where the service is given: street, building, unit.
    #[serde(default)]
    pub address: String,
    /// Building, for bundling repairs (P10.09.08c).
    #[serde(default)]
    pub building: String,
    /// Number of the supply point or contract.
    #[serde(default)]
    pub account: String,
    /// Heated area in tenths of a square metre.
    #[serde(default)]
    pub area_tenths: Option<i64>,
    /// Kind of dwelling.
    #[serde(default)]
    pub dwelling: Dwelling,
    /// Distance of the site.
    #[serde(default)]
    pub site: SiteClass,
    /// What matters to this person, habits, likes (P01.10.30).
    #[serde(default)]
    pub remarks: String,
    /// The building whose page names the installation and who is responsible (P10.09.08a).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_building: Option<BuildingId>,
    /// The salesperson who signed the contract (P01.07.01f).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<PersonId>,
    /// Habits: hours of rest, the way in, the language (P01.10.30c).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub habits: String,
    /// What this customer likes, and does not (P01.10.30d).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub likes: String,
    /// How they want to be reached (P01.10.30c).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// When they want to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<CallHours>,
    /// Their project, if we have one with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    /// Their grade, once somebody has said one (P08.02.01f).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Graded>,
}

/// What stands on a repair-service card besides the customer's name (P10.09.09a).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardFacts {
    /// Number of the supply point.
    #[serde(default)]
    pub account: String,
    /// The responsible technician.
    #[serde(default)]
    pub technician: Option<PersonId>,
    /// Service number.
    #[serde(default)]
    pub service_phone: String,
    /// Complaint number.
    #[serde(default)]
    pub complaint_phone: String,
}

/// A repair-service card that was handed out (P10.09.09a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Its number.
    pub number: String,
    /// When.
    pub occurred_at: Timestamp,
    /// What stood on it.
    pub facts: CardFacts,
}

/// What happened to a customer's file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerEvent {
    /// The file was opened.
    Registered(Box<CustomerFacts>),
    /// Some facts were changed: only the named ones are there, so that two people may each change another.
    Changed(Box<CustomerChange>),
    /// A service card was handed out.
    CardHanded(ServiceCard),
    /// Something worth keeping, for those who may read it. It stays in the history.
    Noted {
        /// In words.
        text: String,
    },
}

/// The facts that a change names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerChange {
    /// New name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New first telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// New second contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_contact: Option<String>,
    /// New address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// New building.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub building: Option<String>,
    /// New account number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// New area in tenths of a square metre; `Some(None)`, written as `null`, when it is no longer known.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub area_tenths: Option<Option<i64>>,
    /// New kind of dwelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dwelling: Option<Dwelling>,
    /// New distance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteClass>,
    /// New remarks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// New building of the installation; `Some(None)`, written as `null`, when it is in none any more.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub in_building: Option<Option<BuildingId>>,
    /// Another salesperson who signed the contract; `Some(None)`, written as `null`, when nobody is named any more.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub signed_by: Option<Option<PersonId>>,
    /// New habits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub habits: Option<String>,
    /// New likes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likes: Option<String>,
    /// A new way to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// New hours; `Some(None)`, written as `null`, when any hour suits.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub hours: Option<Option<CallHours>>,
    /// New project; `Some(None)`, written as `null`, when there is none any more.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub project: Option<Option<Project>>,
    /// Another grade. It is replaced, never taken away: a customer has exactly one (P08.02.01f).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Graded>,
}

/// What can be asked of a customer's file.
#[derive(Clone, Debug, PartialEq)]
pub enum CustomerCommand {
    /// Open a file.
    Register(CustomerFacts),
    /// Bring the file to these facts; only what differs is written.
    Edit(CustomerFacts),
    /// Choose among values that two people wrote at the same time: written down even when it is the value that shows.
    Settle(CustomerChange),
    /// Say the customer's grade, whether for the first time or anew.
    Grade(Graded),
    /// A service card with what is true now was handed out at this instant.
    HandCard(Timestamp),
    /// Write something down.
    Note(String),
}

impl CustomerEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::Registered(facts) => facts.grade.as_ref().map_or(Needs::NOTHING, Graded::needs),
            Self::Changed(change) => change.needs(),
            Self::CardHanded(_) | Self::Noted { .. } => Needs::NOTHING,
        }
    }
}

/// A member that is there, `null` included.
fn present<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
