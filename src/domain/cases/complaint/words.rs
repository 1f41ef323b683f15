//! The words that people choose from in a complaint.

use serde::{Deserialize, Serialize};

/// Yes, no, or in part: what a judgement, and the answer to a wish, can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Yes; granted.
    Full,
    /// In part.
    Partly,
    /// No; not granted.
    Not,
}

impl Extent {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partly, Self::Not];
}

/// How a customer takes the answer that a complaint is not upheld (P05.03.02e).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    /// Understands.
    Understands,
    /// Does not accept it.
    DoesNotAccept,
    /// Was not reached.
    NotReached,
}

impl Reaction {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Understands, Self::DoesNotAccept, Self::NotReached];
}

/// Why a complaint came about (P05.03.04a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// How somebody spoke or behaved.
    Manner,
    /// Too late, or not at all.
    Delay,
    /// The quality of the work or of the result.
    Quality,
    /// What was charged.
    Charge,
    /// What was said, or not said.
    Information,
    /// How the firm's work is arranged.
    Process,
    /// Something else.
    Other,
}

impl Origin {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Manner,
        Self::Delay,
        Self::Quality,
        Self::Charge,
        Self::Information,
        Self::Process,
        Self::Other,
    ];
}

impl Origin {
    /// Under which name complaints of this cause are grouped; the same that is written in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Manner => "manner",
            Self::Delay => "delay",
            Self::Quality => "quality",
            Self::Charge => "charge",
            Self::Information => "information",
            Self::Process => "process",
            Self::Other => "other",
        }
    }
}

/// What an inspection showed (P05.05.23b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// The fault is there.
    Present,
    /// It is not.
    Absent,
    /// It cannot be told.
    CannotTell,
}

impl Presence {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Present, Self::Absent, Self::CannotTell];
}

/// The manner of handling, which heads the plan (P05.05.33a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// Explain.
    Explain,
    /// Apologise.
    Apologise,
    /// Do it again.
    Redo,
    /// Repair.
    Repair,
    /// Replace.
    Replace,
    /// Give the money back.
    Refund,
    /// Make good.
    Compensate,
    /// Otherwise.
    Other,
}

impl Manner {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Explain,
        Self::Apologise,
        Self::Redo,
        Self::Repair,
        Self::Replace,
        Self::Refund,
        Self::Compensate,
        Self::Other,
    ];
}

/// What becomes of somebody who is responsible (P05.03.06b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Talked to.
    Talk,
    /// Trained.
    Training,
    /// Warned.
    Warning,
    /// Fined.
    Fine,
    /// Nothing, for a reason.
    Nothing,
}

impl Measure {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Talk,
        Self::Training,
        Self::Warning,
        Self::Fine,
        Self::Nothing,
    ];
}

/// How the office reacts to what is late (P05.05.31c).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Reminds whoever owes it.
    Reminder,
    /// Asks why.
    ReasonAsked,
    /// Sets another date.
    NewDate,
    /// Reports it upwards.
    Upwards,
}

impl Response {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::Reminder,
        Self::ReasonAsked,
        Self::NewDate,
        Self::Upwards,
    ];
}

/// What somebody owes in the course of a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A line of the plan (P05.03.05a).
    Plan,
    /// Something to look into (P05.05.21a).
    Task,
    /// A question of the customer, for the technical department (P05.05.12a).
    Question,
    /// Help that a department asks of the general manager's office (P05.05.35a).
    Help,
    /// What removes this fault (P05.05.22b).
    Corrective,
    /// What keeps it from happening again (P05.05.22c).
    Preventive,
    /// Improves how the firm works (P05.05.34a).
    Improvement,
    /// The general manager's instruction (P05.06.02d).
    Instruction,
    /// An opinion that was voiced, brought to the department concerned (P05.05.36a).
    Opinion,
}

impl LineKind {
    /// Those that are added beside the plan, in the order in which they are offered.
    pub const BESIDE: [Self; 8] = [
        Self::Task,
        Self::Question,
        Self::Help,
        Self::Corrective,
        Self::Preventive,
        Self::Improvement,
        Self::Instruction,
        Self::Opinion,
    ];
}
