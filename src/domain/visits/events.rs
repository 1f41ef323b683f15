//! What can happen on a visit. Each event is also what a person asks for.

use crate::domain::cases::{Attachment, Channel};
use crate::domain::ids::{CaseId, CustomerId, HeardId, MeasureId, PersonId};
use crate::domain::measures::{Measure, Outcome};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What an inspection says of one part of the project (P01.10.11b).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartState {
    /// In order.
    #[default]
    Fine,
    /// Something does not work as it should.
    Problem,
    /// Something will not, sooner or later.
    Danger,
    /// It was not looked at.
    NotChecked,
}

/// How soon a finding has to be dealt with (P01.10.11c).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In the ordinary course.
    #[default]
    Ordinary,
    /// At once.
    Urgent,
}

/// One part of the project, as it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, as the checklist names it.
    pub name: String,
    /// How it is.
    pub state: PartState,
    /// What was found; why it was not looked at.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// The likely cause.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// How soon.
    #[serde(default)]
    pub urgency: Urgency,
    /// The case that a finding becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    /// Photos.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// An inspection of a whole project (P01.10.11a–d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// Whose project.
    pub customer: CustomerId,
    /// When it ended.
    pub occurred_at: Timestamp,
    /// Every part of the checklist.
    pub parts: Vec<Part>,
    /// Who of customer service has the findings at once; none while nobody could be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PersonId>,
}

/// The findings were handed to customer service (P01.10.11d).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// To whom.
    pub to: PersonId,
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    #[serde(default)]
    pub channel: Channel,
}

/// A research visit, one or more customers in one go (P01.10.13a, b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trip {
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub to: Timestamp,
    /// The senior leader who leads it.
    pub leader: PersonId,
    /// The senior engineers who go.
    pub engineers: BTreeSet<PersonId>,
    /// Who is visited.
    pub customers: BTreeSet<CustomerId>,
}

/// What a customer says about the service (P01.10.13c, d).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeardKind {
    /// How they see it.
    #[default]
    Opinion,
    /// What could be done.
    Suggestion,
    /// What is not right.
    Criticism,
    /// What they want put right: a case at once.
    Complaint,
}

/// One line of what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// Which line.
    pub line: HeardId,
    /// At which customer's.
    pub customer: CustomerId,
    /// Of which kind.
    pub kind: HeardKind,
    /// Who said it.
    #[serde(default)]
    pub speaker: String,
    /// In their words.
    pub words: String,
    /// When.
    pub occurred_at: Timestamp,
    /// The case that a complaint becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

/// What was said, brought together (P01.10.13e).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// When.
    pub occurred_at: Timestamp,
    /// In words.
    pub words: String,
}

/// What is done about it (P01.10.13f).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// When.
    pub occurred_at: Timestamp,
    /// Who does what by when; `about` names the topic.
    pub measures: BTreeMap<MeasureId, Measure>,
    /// Topics about which nothing is done, with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub without: BTreeMap<String, String>,
}

/// What happened on a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitEvent {
    /// A project was inspected.
    Inspected(Inspection),
    /// What was found is with customer service.
    HandedOver(Handed),
    /// A research visit was planned, or is planned otherwise.
    Planned(Trip),
    /// Somebody said something.
    Heard(Heard),
    /// The customer was asked and had nothing to say of these kinds (P01.10.13c).
    NothingSaid {
        /// Who.
        customer: CustomerId,
        /// Of which kinds.
        kinds: BTreeSet<HeardKind>,
    },
    /// Lines were put under topics (P01.10.13e).
    Sorted {
        /// The topic of each.
        topics: BTreeMap<HeardId, String>,
    },
    /// Everything was brought together.
    SummedUp(Summary),
    /// The plan was drawn up.
    PlanMade(Plan),
    /// A measure of the plan ended.
    MeasureEnded {
        /// Which.
        measure: MeasureId,
        /// How.
        outcome: Outcome,
    },
}

impl PartState {
    /// Whether something has to be done about it.
    #[must_use]
    pub fn is_finding(self) -> bool {
        matches!(self, Self::Problem | Self::Danger)
    }
}

impl HeardKind {
    /// The kinds that a customer is asked for (P01.10.13c); a complaint comes by itself.
    pub const ASKED: [Self; 3] = [Self::Opinion, Self::Suggestion, Self::Criticism];
    /// All.
    pub const ALL: [Self; 4] = [
        Self::Opinion,
        Self::Suggestion,
        Self::Criticism,
        Self::Complaint,
    ];
}

impl Inspection {
    /// The parts about which something has to be done.
    pub fn findings(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.state.is_finding())
    }
}

impl VisitEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::Inspected(inspection) => Some(inspection.occurred_at),
            Self::HandedOver(handed) => Some(handed.occurred_at),
            Self::Heard(heard) => Some(heard.occurred_at),
            Self::SummedUp(summary) => Some(summary.occurred_at),
            Self::PlanMade(plan) => Some(plan.occurred_at),
            Self::MeasureEnded { outcome, .. } => Some(outcome.occurred_at),
            // A trip lies ahead.
            Self::Planned(_) | Self::NothingSaid { .. } | Self::Sorted { .. } => None,
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Inspected(inspection) => {
                let parts = inspection.parts.iter();
                parts.flat_map(|part| &part.attachments).collect()
            }
            _ => Vec::new(),
        }
    }
}
