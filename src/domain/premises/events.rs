//! What can happen to a building, and what can be asked of it.

use super::facts::{
    BuildingValue, Field, ObjectFacts, RepairOrder, Round, SeasonMark, Tenure, WorkDone,
};
use crate::domain::cases::Attachment;
use crate::domain::ids::{ObjectId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happened to a building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildingEvent {
    /// Lines of its page: only the named ones were written. The first one founds the building.
    Described(BTreeMap<Field, String>),
    /// The sketch of its installation; none takes it away.
    Sketched(Option<Attachment>),
    /// Somebody is responsible from an instant on.
    ResponsibleSet(Tenure),
    /// Whoever wrote this knows the installation (P10.09.12a).
    GoneThrough {
        /// When.
        occurred_at: Timestamp,
    },
    /// An object of the installation list was added or changed.
    ObjectSet {
        /// Which.
        object: ObjectId,
        /// What it is now.
        facts: ObjectFacts,
    },
    /// A regular work was done.
    Worked(WorkDone),
    /// The season of its station began or ended.
    Season(SeasonMark),
    /// A round was made.
    Rounded(Round),
    /// Repairs were put together.
    Bundled(RepairOrder),
}

impl BuildingEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::Described(_)
            | Self::Sketched(_)
            | Self::ResponsibleSet(_)
            | Self::ObjectSet { .. } => None,
            Self::GoneThrough { occurred_at } => Some(*occurred_at),
            Self::Worked(done) => Some(done.occurred_at),
            Self::Season(mark) => Some(mark.occurred_at),
            Self::Rounded(round) => Some(round.occurred_at),
            Self::Bundled(order) => Some(order.occurred_at),
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Sketched(sketch) => sketch.iter().collect(),
            Self::Rounded(round) => round
                .problems()
                .flat_map(|problem| &problem.attachments)
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// What can be asked of a building.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildingCommand {
    /// Bring the page to these lines; only what differs is written.
    Describe(BTreeMap<Field, String>),
    /// Choose among values that two people wrote at the same time: written down even when it is the one that shows.
    Settle(BuildingValue),
    /// Put into it every customer whose file names it in words and who is in no building yet.
    Gather,
    /// Write this down as it is, if it may happen.
    Record(BuildingEvent),
}

/// What can be asked of a station: that its season begins or ends, for all its buildings at once (P10.09.01e).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeasonCommand {
    /// The station, in the words of its buildings.
    pub station: String,
    /// Begins, or else ends.
    pub begins: bool,
    /// When.
    pub occurred_at: Timestamp,
    /// Who answers for what is overdue.
    pub answers: Option<PersonId>,
}
