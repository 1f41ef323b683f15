//! What can happen to a paper.

use crate::domain::cases::{Attachment, Channel};
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// A complaint in writing (P15.02.03a).
    Complaint,
    /// Any other letter or document.
    Letter,
    /// Information, a report, a notice or a bulletin for the other side (P11.04.01a).
    Notice,
    /// Going through the files (P11.04.03b): one paper a firm.
    Files,
    /// The complaints of one month (P15.02.04b): one paper a month.
    Month,
}

/// From where to where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To the firm, or from customers to the management.
    #[default]
    In,
    /// From the firm, or from the management to customers.
    Out,
}

/// A paper as it is entered in the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFacts {
    /// Number in the book, given by the device that entered it.
    pub number: String,
    /// What it is.
    pub kind: PaperKind,
    /// From where to where.
    #[serde(default)]
    pub direction: Direction,
    /// From whom, or for whom.
    pub party: String,
    /// The customer's file.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// What it is about.
    pub subject: String,
    /// When it came, or arose.
    pub occurred_at: Timestamp,
    /// Photos of its pages.
    #[serde(default)]
    pub pages: Vec<Attachment>,
}

/// The summary of a month with a signature (P15.02.04a–c).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthSigned {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
    /// What whoever signs has to say about it.
    #[serde(default)]
    pub words: String,
    /// Users who are asked once more: by when.
    #[serde(default)]
    pub revisits: BTreeMap<CaseId, Timestamp>,
    /// Users who were proposed and are not: why.
    #[serde(default)]
    pub left_out: BTreeMap<CaseId, String>,
    /// When it was signed.
    pub occurred_at: Timestamp,
}

/// What happened to a paper. Each is also what a person asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperEvent {
    /// It was entered in the book.
    Entered(PaperFacts),
    /// It belongs to this customer's file.
    Assigned {
        /// Whose.
        customer: CustomerId,
    },
    /// It was submitted to the leaders (P15.02.03b).
    Submitted {
        /// To whom.
        to: PersonId,
        /// When.
        occurred_at: Timestamp,
    },
    /// The leader has seen it.
    Seen {
        /// What the leader says, if anything.
        #[serde(default)]
        instruction: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// It led to a case.
    Led {
        /// Which.
        case: CaseId,
    },
    /// It was answered by a letter (P15.02.03c).
    Answered {
        /// The letter.
        letter: String,
        /// Photos of the signed copy.
        #[serde(default)]
        copy: Vec<Attachment>,
        /// When.
        occurred_at: Timestamp,
    },
    /// It, or its answer, was handed to somebody (P11.04.01b).
    Delivered {
        /// What.
        what: String,
        /// To whom.
        to: String,
        /// How.
        channel: Channel,
        /// The recipient's signature, or a photo of the posting.
        #[serde(default)]
        files: Vec<Attachment>,
        /// When.
        occurred_at: Timestamp,
    },
    /// The information was passed on (P11.04.01a).
    PassedOn {
        /// To whom.
        to: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// It was filed (P11.04.03a).
    Filed {
        /// Where.
        place: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Something is to be done about it by a time (P11.04.03c).
    TaskSet {
        /// What.
        what: String,
        /// By whom.
        owner: PersonId,
        /// By when.
        by: Timestamp,
    },
    /// That was done.
    TaskDone {
        /// With which result.
        result: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The files were gone through and put in order (P11.04.03b).
    PutInOrder {
        /// How many files.
        files: u32,
        /// When.
        occurred_at: Timestamp,
    },
    /// A month was summed up and signed.
    MonthSigned(MonthSigned),
}

impl PaperEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::Entered(facts) => Some(facts.occurred_at),
            Self::MonthSigned(signed) => Some(signed.occurred_at),
            Self::Assigned { .. } | Self::Led { .. } | Self::TaskSet { .. } => None,
            Self::Submitted { occurred_at, .. }
            | Self::Seen { occurred_at, .. }
            | Self::Answered { occurred_at, .. }
            | Self::Delivered { occurred_at, .. }
            | Self::PassedOn { occurred_at, .. }
            | Self::Filed { occurred_at, .. }
            | Self::TaskDone { occurred_at, .. }
            | Self::PutInOrder { occurred_at, .. } => Some(*occurred_at),
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Entered(facts) => facts.pages.iter().collect(),
            Self::Answered { copy, .. } => copy.iter().collect(),
            Self::Delivered { files, .. } => files.iter().collect(),
            _ => Vec::new(),
        }
    }
}
