//! Why something may not happen to a case.

use crate::domain::clause::Clause;

/// A business "no" about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseRefusal {
    /// There is no such case on this device.
    Unknown,
    /// It was taken already.
    AlreadyReceived,
    /// Whoever acts is not enrolled (any more).
    NotEnrolled,
    /// What the customer says is empty (P15.01.01b, P13.01.03).
    WordsMissing,
}

impl CaseRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(&self) -> Option<Clause> {
        match self {
            Self::WordsMissing => Some(Clause("P15.01.01b")),
            _ => None,
        }
    }
}
