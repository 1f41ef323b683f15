//! A customer's grade (P08): which of three, since when, why, and who may say so. How a grade is reckoned is no matter of the file.

use super::decide::CustomerRefusal;
use super::events::CustomerChange;
use super::state::Customer;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One of the three grades (P08.02.01f).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerGrade {
    /// The key customers (P08.06.10a).
    A,
    /// Managed along the lines of A.
    B,
    /// The others.
    C,
}

impl CustomerGrade {
    /// All three, the key customers first.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];
}

/// What somebody said about a customer's grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graded {
    /// Which.
    pub grade: CustomerGrade,
    /// For the time being, while the customer is new (P08.05.16a).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// From when it is in force.
    pub since: Timestamp,
    /// Why (P08.04.01e).
    pub reason: String,
}

/// Whoever answers for an area says B, C, or what holds for the time being (P08.05.12a, 16a).
const GRADERS: &[Role] = &[Role::Supervisor, Role::Manager, Role::GeneralManager];
/// An A is in force from the approval (P08.06.22f).
const APPROVERS: &[Role] = &[Role::GeneralManager];

impl Graded {
    /// The roles that may say it, and why nobody else.
    fn right(&self) -> (&'static [Role], CustomerRefusal) {
        if self.grade == CustomerGrade::A && !self.provisional {
            (APPROVERS, CustomerRefusal::NotApprover)
        } else {
            (GRADERS, CustomerRefusal::NotGrader)
        }
    }

    /// What somebody has to be to write it down.
    pub(super) fn needs(&self) -> Needs {
        let (roles, refusal) = self.right();
        Needs {
            roles,
            clause: refusal.clause(),
        }
    }

    /// May it be said now, by this person, in these words?
    pub(super) fn check(&self, context: &Context<'_>) -> Result<(), CustomerRefusal> {
        let asks = |refusal: &CustomerRefusal| {
            let clause = refusal.clause();
            clause.is_none_or(|clause| context.in_force(clause))
        };
        let (roles, refusal) = self.right();
        if asks(&refusal) && !context.has_any(roles) {
            return Err(refusal);
        }
        if self.since > context.now {
            return Err(CustomerRefusal::InFuture);
        }
        let unsaid = CustomerRefusal::GradeReasonMissing;
        if asks(&unsaid) && self.reason.trim().is_empty() {
            return Err(unsaid);
        }
        Ok(())
    }
}

impl CustomerChange {
    /// What somebody has to be to write it down: anybody enrolled, but for a grade.
    #[must_use]
    pub fn needs(&self) -> Needs {
        self.grade.as_ref().map_or(Needs::NOTHING, Graded::needs)
    }
}

impl Customer {
    /// The grade that shows; none while nobody has said one.
    #[must_use]
    pub fn graded(&self) -> Option<&Graded> {
        self.grade.as_ref().map(|grade| &grade.value)
    }

    /// Whether it is one of the key customers, in so far as the regulation about them is in force. A provisional A is one as well: what is urgent does not wait for an approval.
    #[must_use]
    pub fn is_key(&self, context: &Context<'_>) -> bool {
        context.in_force(Clause("P08.06.10a"))
            && self
                .graded()
                .is_some_and(|graded| graded.grade == CustomerGrade::A)
    }
}
