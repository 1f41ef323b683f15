//! What comes next in a quality complaint.

use super::state::{Quality, Step};
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::state::Case;

impl Quality {
    /// What is likely to come next, best first: whatever has not been done yet, in the order of the regulation.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        let at = ActionKind::Quality;
        let open = |step| (at(step), !self.has(step));
        if self.is_slip() {
            let wanted = [
                open(Step::FillSlip),
                (at(Step::AddLine), self.lines.is_empty()),
                (at(Step::CheckLine), true),
                (at(Step::DoneLine), true),
                (ActionKind::Close, true),
                (ActionKind::Note, true),
            ];
            let wanted = wanted.into_iter().filter(|(_, wanted)| *wanted);
            return wanted.map(|(kind, _)| kind).collect();
        }
        let examined = self.has(Step::Find) || self.has(Step::Test);
        let measures = self.has_measures();
        let talked = self.outcome().is_some();
        let wanted = [
            (ActionKind::Agree, true),
            (at(Step::Rule), true),
            (at(Step::Appoint), !self.has(Step::Appoint)),
            open(Step::SetOut),
            open(Step::Inspect),
            open(Step::ReportInspection),
            (at(Step::Establish), self.goods().is_none()),
            open(Step::Send),
            open(Step::Accept),
            (ActionKind::Register, case.register.is_none()),
            open(Step::Inform),
            (at(Step::Test), !examined),
            open(Step::Cause),
            open(Step::EndInvestigation),
            open(Step::Report),
            open(Step::Analyse),
            open(Step::CheckCause),
            (at(Step::AddLine), self.has(Step::Analyse) && !measures),
            open(Step::AskOpinion),
            open(Step::Opine),
            open(Step::Research),
            open(Step::Check),
            open(Step::Propose),
            (at(Step::Talk), self.has(Step::Propose) && !talked),
            (at(Step::GiveBack), self.given_back().is_none()),
            open(Step::Conclude),
            (at(Step::Tell), self.last(Step::Tell).is_none()),
            (
                ActionKind::GivePaper,
                case.is_closed() && case.copies.0.len() < 5,
            ),
            (ActionKind::ReceivePaper, true),
            (at(Step::Collect), true),
            (at(Step::DoneLine), true),
            (at(Step::CheckLine), true),
            (ActionKind::Close, true),
            (ActionKind::Note, !case.is_closed()),
        ];
        let wanted = wanted.into_iter().filter(|(_, wanted)| *wanted);
        wanted.map(|(kind, _)| kind).collect()
    }
}
