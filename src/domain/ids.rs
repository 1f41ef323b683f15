//! Newtypes for everything that has an identity. New ids are drawn by the caller (the platform), never by the domain.

use super::stamp::DeviceId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Uuid::parse_str(text).map(Self) }
        }
    )+};
}

uuid_ids! {
    /// The firm; one ledger belongs to one organisation.
    OrganisationId,
    /// Somebody who acts.
    PersonId,
    /// A customer (user of the service) with a file of their own.
    CustomerId,
    /// One matter, from the first word to the last revisit.
    CaseId,
    /// A time without heat.
    OutageId,
    /// A station's roster for one season.
    RosterId,
    /// A building with its heating installation.
    BuildingId,
    /// One object of a building's installation.
    ObjectId,
    /// One piece of help that a department asks of another on a case.
    HelpId,
    /// An inspection or a research visit.
    VisitId,
    /// One line of what was said on a visit.
    HeardId,
    /// A satisfaction survey.
    SurveyId,
    /// Something that somebody is to do by a day.
    MeasureId,
    /// Something that somebody shall do by a date.
    LineId,
    /// One of several ways out of a complaint.
    SolutionId,
    /// Somebody evaded, on one case.
    LapseId,
    /// Something that follows a complaint: a note, an objection, an improvement, an opinion, a sanction.
    AfterId,
    /// A paper in the book of documents, or a sheet of the firm's own.
    PaperId,
    /// A certificate of sales allowance, a return slip, or goods that came without one.
    SlipId,
    /// Business premises with an opinion box or book.
    PlaceId,
}

impl OrganisationId {
    /// The identity of the firm that this device founds: computed from its key, so that no other device can found the same firm.
    #[must_use]
    pub fn of_root(device: DeviceId) -> Self {
        Self(Uuid::new_v5(&Uuid::NAMESPACE_OID, &device.0))
    }
}

/// What an entry is about. Written `kind/uuid`; kinds of a newer app are kept as they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The firm itself: people, devices, regulations in force, calendar.
    Organisation(OrganisationId),
    /// A customer's file.
    Customer(CustomerId),
    /// A case.
    Case(CaseId),
    /// An outage.
    Outage(OutageId),
    /// A roster.
    Roster(RosterId),
    /// What a person knows of the rules.
    Knowledge(PersonId),
    /// A building.
    Building(BuildingId),
    /// A visit.
    Visit(VisitId),
    /// A survey.
    Survey(SurveyId),
    /// Who stands in for a person.
    Deputies(PersonId),
    /// A paper.
    Paper(PaperId),
    /// What a firm does about complaints beside the cases.
    Complaints(OrganisationId),
    /// A kind that this version does not know.
    Other(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Organisation(id) => write!(f, "organisation/{id}"),
            Self::Customer(id) => write!(f, "customer/{id}"),
            Self::Case(id) => write!(f, "case/{id}"),
            Self::Outage(id) => write!(f, "outage/{id}"),
            Self::Roster(id) => write!(f, "roster/{id}"),
            Self::Knowledge(id) => write!(f, "knowledge/{id}"),
            Self::Building(id) => write!(f, "building/{id}"),
            Self::Visit(id) => write!(f, "visit/{id}"),
            Self::Survey(id) => write!(f, "survey/{id}"),
            Self::Deputies(id) => write!(f, "deputies/{id}"),
            Self::Paper(id) => write!(f, "paper/{id}"),
            Self::Complaints(id) => write!(f, "complaints/{id}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl From<&str> for Subject {
    fn from(text: &str) -> Self {
        let known = text.split_once('/').and_then(|(kind, id)| {
            // Only the canonical spelling counts, so that one subject cannot travel under two names.
            let id = Uuid::parse_str(id)
                .ok()
                .filter(|uuid| uuid.hyphenated().to_string() == id)?;
            match kind {
                "organisation" => Some(Self::Organisation(OrganisationId(id))),
                "customer" => Some(Self::Customer(CustomerId(id))),
                "case" => Some(Self::Case(CaseId(id))),
                "outage" => Some(Self::Outage(OutageId(id))),
                "roster" => Some(Self::Roster(RosterId(id))),
                "knowledge" => Some(Self::Knowledge(PersonId(id))),
                "building" => Some(Self::Building(BuildingId(id))),
                "visit" => Some(Self::Visit(VisitId(id))),
                "survey" => Some(Self::Survey(SurveyId(id))),
                "deputies" => Some(Self::Deputies(PersonId(id))),
                "paper" => Some(Self::Paper(PaperId(id))),
                "complaints" => Some(Self::Complaints(OrganisationId(id))),
                _ => None,
            }
        });
        known.unwrap_or_else(|| Self::Other(text.to_owned()))
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<'_, str>::deserialize(deserializer).map(|text| Self::from(text.as_ref()))
    }
}
