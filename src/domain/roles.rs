//! Roles, as the regulations give them.

use super::clause::Clause;
use serde::{Deserialize, Serialize};

/// What a person is allowed and expected to do. A person may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Enrols people and devices, puts regulations in force.
    Administrator,
    /// Repairs at the customer's place (P10 維修人員, P01 技術服務人員).
    Technician,
    /// Takes calls and dispatches (P10 客服人員 and dispatch room, P01 客服部).
    ServiceDesk,
    /// Head of a station or department.
    Supervisor,
    /// The general manager (P01 總經理).
    GeneralManager,
    /// Looks after named customers.
    AccountManager,
    /// Sells.
    Sales,
    /// Books and pays.
    Finance,
    /// Keeps the archive.
    Archivist,
    /// Issues and takes goods.
    Warehouse,
    /// Production office (P04 生產管理).
    ProductionOffice,
    /// Quality assurance (P04 品管).
    Quality,
    /// Keeps the internal board.
    Moderator,
    /// The office: hears departments that disagree, and rules (P01 辦公室).
    Office,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 14] = [
        Self::Administrator,
        Self::Technician,
        Self::ServiceDesk,
        Self::Supervisor,
        Self::GeneralManager,
        Self::AccountManager,
        Self::Sales,
        Self::Finance,
        Self::Archivist,
        Self::Warehouse,
        Self::ProductionOffice,
        Self::Quality,
        Self::Moderator,
        Self::Office,
    ];
}

/// What somebody has to be to take a step: one table for `decide`, which refuses, and for the merge, which lets an entry wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// One of these; anybody enrolled when there is none.
    pub roles: &'static [Role],
    /// Only while the regulation of this clause is in force; always without one.
    pub clause: Option<Clause>,
}

impl Needs {
    /// Anybody enrolled may.
    pub const NOTHING: Self = Self {
        roles: &[],
        clause: None,
    };
}
