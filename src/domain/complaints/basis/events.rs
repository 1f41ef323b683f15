//! What can be laid down.

use crate::domain::cases::Attachment;
use crate::domain::figures::Unit;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A document of the firm's quality management.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Document {
    /// The quality policy.
    Policy,
    /// The quality objectives.
    Objectives,
    /// The rules that go with both.
    Rules,
}

impl Document {
    /// Every document, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Policy, Self::Objectives, Self::Rules];
}

/// A document as it reads from now on: files, or a text alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Which.
    pub document: Document,
    /// When it was adopted.
    pub occurred_at: Timestamp,
    /// Its text; may be empty where there are files.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The document itself, as files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// A figure of the month at which the firm aims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Upheld complaints of all services, in per mille: at most.
    Rate,
    /// Satisfied at the first call, in per cent: at least.
    AtOnce,
    /// Dealt with in time, in per cent: at least.
    InTime,
}

impl Target {
    /// Every target, in the order in which the month shows its figures.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::InTime, Self::Rate];

    /// In which unit it is written.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Rate => Unit::PerMille,
            Self::AtOnce | Self::InTime => Unit::Percent,
        }
    }

    /// How many of its unit are the whole.
    #[must_use]
    pub fn whole(self) -> u32 {
        match self {
            Self::Rate => 1_000,
            Self::AtOnce | Self::InTime => 100,
        }
    }

    /// Whether it is a limit that the figure must not exceed; otherwise the figure has to reach it.
    #[must_use]
    pub fn is_limit(self) -> bool {
        self == Self::Rate
    }
}

/// From a month on the firm aims at this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// Which figure.
    pub target: Target,
    /// How much, in [`Target::unit`]; `None`: from then on nothing is aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<u32>,
    /// The first month for which it holds, `2026-11`.
    pub from: String,
    /// When it was decided.
    pub occurred_at: Timestamp,
}
