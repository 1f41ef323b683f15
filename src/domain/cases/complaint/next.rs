//! What comes next in a complaint.

use super::state::{Complaint, Step};
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::state::Case;

impl Complaint {
    /// What is likely to come next, best first: whatever has not been done yet, in the order of the regulation.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        let open = |step| self.now(step).is_none();
        let once = |step| self.last(step).is_none();
        let told = self.told(case).is_some();
        let round = self.round();
        let planned = self.plan(round).next().is_some();
        let done = planned && self.plan(round).all(|line| line.done.is_some());
        let again = self.is_satisfied();
        let at = ActionKind::Complaint;
        let reviewed = self
            .last(Step::Review)
            .is_some_and(|fact| fact.yes == Some(true));
        let wanted = [
            (at(Step::TakeOver), once(Step::TakeOver)),
            (ActionKind::Register, case.register.is_none()),
            (at(Step::Confirm), once(Step::Confirm)),
            (at(Step::Review), !reviewed),
            (at(Step::Judge), self.upheld().is_none()),
            (at(Step::Explain), once(Step::Explain)),
            (at(Step::Assign), once(Step::Assign)),
            (ActionKind::Agree, true),
            (at(Step::Find), open(Step::Find)),
            (at(Step::Talk), open(Step::Talk)),
            (at(Step::Draft), open(Step::Draft)),
            (at(Step::EndInvestigation), open(Step::EndInvestigation)),
            (at(Step::Report), open(Step::Report)),
            (at(Step::PlanLine), !planned),
            (at(Step::Submit), open(Step::Submit)),
            (at(Step::DoneLine), planned && !done),
            (ActionKind::Answer, done && !told),
            (at(Step::Complete), open(Step::Complete)),
            (at(Step::Call), !again),
            (at(Step::Propose), once(Step::Propose)),
            (at(Step::Decide), once(Step::Decide)),
            (at(Step::Fine), once(Step::Fine)),
            (at(Step::Sum), once(Step::Sum)),
            (ActionKind::Close, true),
            (ActionKind::Note, true),
        ];
        let wanted = wanted.into_iter().filter(|(_, wanted)| *wanted);
        wanted.map(|(kind, _)| kind).collect()
    }
}
