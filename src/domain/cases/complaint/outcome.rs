//! What a complaint tells those who look at it afterwards: whether it was decided, who is responsible, what came of it.

use super::state::{Complaint, Step};
use crate::domain::cases::after::{Outcome, Share};

impl Complaint {
    /// Whether something was decided that a department may object to: who is responsible, or that it is upheld or not.
    pub(in crate::domain::cases) fn is_decided(&self) -> bool {
        self.last(Step::Decide).is_some() || self.upheld().is_some()
    }

    /// Those who were judged to be responsible: all of it, in the department that it was given to.
    pub(in crate::domain::cases) fn shares(&self) -> Vec<Share> {
        if self.responsible().is_empty() {
            return Vec::new();
        }
        vec![Share {
            department: self.department().to_owned(),
            per_cent: 100,
            people: self.responsible().to_vec(),
        }]
    }

    /// The department: as it was given, or as it was complained about.
    fn department(&self) -> &str {
        let assigned = self.last(Step::Assign).map(|fact| fact.words.as_str());
        assigned.unwrap_or(&self.intake.department)
    }

    /// Whether it was given to this department, or is about it.
    pub(in crate::domain::cases) fn is_of_department(&self, department: &str) -> bool {
        self.department() == department || self.intake.department == department
    }

    pub(in crate::domain::cases) fn outcome(&self) -> Outcome {
        let found = self.last(Step::Find);
        let origin = found.and_then(super::state::Fact::origin);
        let plan: Vec<&str> = self
            .plan(self.round())
            .map(|line| line.what.as_str())
            .collect();
        Outcome {
            item: self.intake.about.clone(),
            cause_key: origin.map_or_else(String::new, |origin| origin.key().to_owned()),
            cause: found.map_or_else(String::new, |fact| fact.words.clone()),
            solution: plan.join("；"),
            returned: None,
            amount: self.plan(self.round()).map(|line| line.fen).sum(),
            loss: 0,
            department: self.department().to_owned(),
        }
    }
}
