//! What can happen between departments that work on one case.

use crate::domain::ids::{HelpId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A department is asked for help (P01.06.01a, b).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpAsked {
    /// Identity.
    pub help: HelpId,
    /// Who leads: the department of whoever asks. Filled in when it is written down.
    #[serde(default)]
    pub lead: String,
    /// Who is asked: a department, or the name of somebody who is in none. Filled in from [`Self::to`] when it is empty.
    #[serde(default)]
    pub party: String,
    /// Who answers for it there. Filled in from [`Self::party`] when nobody is named.
    #[serde(default)]
    pub to: Option<PersonId>,
    /// What is needed.
    pub what: String,
    /// By when.
    pub by: Timestamp,
    /// When it was asked.
    pub occurred_at: Timestamp,
}

/// A disagreement keeps the work from going on: the office is asked to rule (P01.06.01c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulingAsked {
    /// What cannot go on.
    pub what: String,
    /// Since when.
    pub since: Timestamp,
    /// Who leads. Filled in when it is written down.
    #[serde(default)]
    pub lead: String,
    /// Whose opinions are heard: the lead and everybody who is asked for help. Filled in when it is written down.
    #[serde(default)]
    pub parties: BTreeSet<String>,
    /// When it was asked.
    pub occurred_at: Timestamp,
}

/// What a ruling has somebody do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpTask {
    /// The help that it is about, or a new one.
    pub help: HelpId,
    /// Whose task it is. Filled in from [`Self::to`] when it is empty.
    #[serde(default)]
    pub party: String,
    /// Who answers for it.
    pub to: PersonId,
    /// What is done.
    pub what: String,
    /// By when.
    pub by: Timestamp,
}

/// What the office has ruled (P01.06.01e).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Who does what by when.
    pub tasks: Vec<HelpTask>,
    /// Why.
    pub why: String,
    /// When.
    pub occurred_at: Timestamp,
}

/// What happened between departments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpEvent {
    /// Help was asked for.
    Asked(HelpAsked),
    /// The department helps.
    Agreed {
        /// With what.
        help: HelpId,
        /// When.
        occurred_at: Timestamp,
    },
    /// The department cannot agree (P01.06.01b).
    Disagreed {
        /// With what.
        help: HelpId,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// It is done.
    Done {
        /// What was asked.
        help: HelpId,
        /// What was done.
        what: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// What a ruling ordered was seen to be done (P01.06.01f).
    Confirmed {
        /// What was ordered.
        help: HelpId,
        /// When.
        occurred_at: Timestamp,
    },
    /// The lead no longer needs it.
    Withdrawn {
        /// What was asked.
        help: HelpId,
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The office is asked to rule.
    RulingAsked(RulingAsked),
    /// A department's opinion is on record (P01.06.01d).
    OpinionGiven {
        /// Whose.
        party: String,
        /// In words; why there is none when the lead notes that.
        text: String,
        /// Nothing had come by the time that was given: noted by the lead.
        #[serde(default)]
        missing: bool,
        /// When.
        occurred_at: Timestamp,
    },
    /// All opinions are with the office (P01.06.01d).
    Submitted {
        /// When.
        occurred_at: Timestamp,
    },
    /// The office has ruled.
    Ruled(Ruling),
}

impl HelpEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Asked(asked) => asked.occurred_at,
            Self::RulingAsked(asked) => asked.occurred_at,
            Self::Ruled(ruling) => ruling.occurred_at,
            Self::Agreed { occurred_at, .. }
            | Self::Disagreed { occurred_at, .. }
            | Self::Done { occurred_at, .. }
            | Self::Confirmed { occurred_at, .. }
            | Self::Withdrawn { occurred_at, .. }
            | Self::OpinionGiven { occurred_at, .. }
            | Self::Submitted { occurred_at } => *occurred_at,
        }
    }

    /// Who has to know of it, and what: everybody whose part a ruling names (P01.06.01e).
    pub(in crate::domain::cases) fn notices(&self) -> Vec<(PersonId, &str)> {
        match self {
            Self::Ruled(ruling) => {
                let tasks = ruling.tasks.iter();
                tasks.map(|task| (task.to, task.what.as_str())).collect()
            }
            _ => Vec::new(),
        }
    }
}
