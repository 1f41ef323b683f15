//! Roles, as the regulations give them.

use super::clause::{Clause, Regulation};
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
    /// The office: hears departments that disagree, and rules (P01 辦公室); registers cases and watches their time (P05 總經辦).
    Office,
    /// Answers for customers' projects (P01 項目經理).
    ProjectManager,
    /// Goes on research visits (P01 資深工程師).
    SeniorEngineer,
    /// A manager below the general manager (P05 經理, P04 業務部經理).
    Manager,
    /// The general manager's deputy (P04 副總經理).
    DeputyManager,
    /// General affairs: leads investigations, draws up plans, files (P05 綜合部).
    GeneralAffairs,
    /// Makes the goods (P04 製造部).
    Manufacturing,
    /// Quality assurance inside manufacturing, which may go in the quality department's place (P04 製造部品保室).
    ManufacturingQuality,
    /// Research and development (P04 研發部).
    Research,
    /// Personnel: compiles and publishes sanctions (P04 人事部).
    Personnel,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Self; 23] = [
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
        Self::ProjectManager,
        Self::SeniorEngineer,
        Self::Manager,
        Self::DeputyManager,
        Self::GeneralAffairs,
        Self::Manufacturing,
        Self::ManufacturingQuality,
        Self::Research,
        Self::Personnel,
    ];

    /// Whether a regulation gives this role something to do. Every firm has a desk, heads and a general manager.
    #[must_use]
    pub fn is_named_by(self, regulation: Regulation) -> bool {
        let numbers: &[u8] = match self {
            Self::Administrator | Self::ServiceDesk | Self::Supervisor | Self::GeneralManager => {
                return true;
            }
            // P05 gives the technical department its part of an investigation.
            Self::Technician => &[1, 5, 10, 11],
            Self::AccountManager => &[1, 2, 8],
            Self::Sales => &[1, 3, 4, 8],
            Self::Manager => &[4, 5, 8],
            Self::Quality | Self::DeputyManager => &[4, 5],
            Self::Finance
            | Self::Warehouse
            | Self::ProductionOffice
            | Self::Manufacturing
            | Self::ManufacturingQuality
            | Self::Research
            | Self::Personnel => &[4],
            Self::GeneralAffairs => &[5],
            Self::Office => &[1, 5],
            Self::ProjectManager | Self::SeniorEngineer => &[1],
            Self::Archivist => &[6, 7, 14],
            Self::Moderator => &[12],
        };
        numbers.contains(&regulation.0)
    }

    /// Just this role, as a list.
    #[must_use]
    pub fn alone(self) -> &'static [Self] {
        let place = Self::ALL.iter().position(|role| *role == self);
        place
            .and_then(|place| Self::ALL_ROLES.get(place..=place))
            .unwrap_or_default()
    }

    const ALL_ROLES: &'static [Self] = &Self::ALL;
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

    /// Whoever says something in a role has to hold it.
    #[must_use]
    pub fn of(role: Role) -> Self {
        Self {
            roles: role.alone(),
            clause: None,
        }
    }
}
