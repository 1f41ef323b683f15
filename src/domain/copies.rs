//! Papers given out: which copy of which paper went to whom and when, and who has received theirs (P05.06.31c, P04.11.02e–g).

use super::cases::Attachment;
use super::ids::PersonId;
use super::stamp::Stamped;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The papers of which copies are given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 申訴和投訴處理登記表.
    Registration,
    /// 處分通知單.
    PenaltyNotice,
    /// The report on an investigation.
    Report,
    /// 客戶意見處理表, in five sheets for five departments (P04.09.08b).
    OpinionForm,
}

impl Paper {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Registration,
        Self::PenaltyNotice,
        Self::Report,
        Self::OpinionForm,
    ];

    /// How many copies the regulation asks for.
    #[must_use]
    pub fn copies(self) -> u32 {
        match self {
            Self::PenaltyNotice => 3,
            Self::OpinionForm => 5,
            Self::Registration | Self::Report => 1,
        }
    }
}

/// What happened to a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyEvent {
    /// It was handed to somebody of the firm.
    Given {
        /// Which paper.
        paper: Paper,
        /// The how-manieth copy, from 1.
        copy: u32,
        /// To whom.
        to: PersonId,
        /// When.
        occurred_at: Timestamp,
        /// The signature of whoever took it on the spot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signature: Option<Attachment>,
    },
    /// Whoever it was given to says that it has come.
    Received {
        /// Which paper.
        paper: Paper,
        /// The how-manieth copy.
        copy: u32,
        /// When.
        occurred_at: Timestamp,
    },
}

/// A copy that is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// Which paper.
    pub paper: Paper,
    /// The how-manieth copy.
    pub copy: u32,
    /// To whom.
    pub to: PersonId,
    /// By whom.
    pub by: PersonId,
    /// When it was given.
    pub given: Timestamp,
    /// When it was received, by signature or by saying so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Timestamp>,
    /// Whether it was signed for.
    #[serde(default)]
    pub signed: bool,
}

/// The copies of one subject, in the order of giving.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Copies(pub Vec<Copy>);

impl CopyEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Given { occurred_at, .. } | Self::Received { occurred_at, .. } => *occurred_at,
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Given { signature, .. } => signature.iter().collect(),
            Self::Received { .. } => Vec::new(),
        }
    }
}

impl Copies {
    /// Whether none is out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Folds one more event. Total: a receipt without its giving, which causal order forbids, stays in the history.
    pub fn evolve<E>(&mut self, event: &CopyEvent, by: &Stamped<E>) {
        match event {
            CopyEvent::Given {
                paper,
                copy,
                to,
                occurred_at,
                signature,
            } => self.0.push(Copy {
                paper: *paper,
                copy: *copy,
                to: *to,
                by: by.actor,
                given: *occurred_at,
                received: signature.as_ref().map(|_| *occurred_at),
                signed: signature.is_some(),
            }),
            CopyEvent::Received {
                paper,
                copy,
                occurred_at,
            } => {
                let theirs = self.0.iter_mut().filter(|held| {
                    held.paper == *paper && held.copy == *copy && held.to == by.actor
                });
                for held in theirs {
                    held.received.get_or_insert(*occurred_at);
                }
            }
        }
    }

    /// The number of the next copy of a paper.
    #[must_use]
    pub fn next(&self, paper: Paper) -> u32 {
        let given = self.0.iter().filter(|held| held.paper == paper);
        given.map(|held| held.copy).max().unwrap_or(0) + 1
    }

    /// What this person was given and has not received yet.
    pub fn awaited_by(&self, person: PersonId) -> impl Iterator<Item = &Copy> {
        let theirs = self.0.iter().filter(move |held| held.to == person);
        theirs.filter(|held| held.received.is_none())
    }

    /// Whether some copy of a paper has been received by somebody.
    #[must_use]
    pub fn has_received(&self, paper: Paper) -> bool {
        let mut held = self.0.iter();
        held.any(|held| held.paper == paper && held.received.is_some())
    }
}
