//! Short names of a complaint's steps, for tests and drafts.

use crate::domain::cases::complaint::Step;

/// The short name of a step.
pub fn complaint_key(step: Step) -> &'static str {
    match step {
        Step::TakeOver => "complaint-take-over",
        Step::Confirm => "complaint-confirm",
        Step::Review => "complaint-review",
        Step::Judge => "complaint-judge",
        Step::Explain => "complaint-explain",
        Step::Assign => "complaint-assign",
        Step::Find => "complaint-find",
        Step::Inspect => "complaint-inspect",
        Step::ConfirmInspection => "complaint-confirm-inspection",
        Step::EndInvestigation => "complaint-end-investigation",
        Step::Draft => "complaint-draft",
        Step::Talk => "complaint-talk",
        Step::ChooseManner => "complaint-choose-manner",
        Step::PlanLine => "complaint-plan-line",
        Step::Submit => "complaint-submit",
        Step::DoneLine => "complaint-done-line",
        Step::Feedback => "complaint-feedback",
        Step::Complete => "complaint-complete",
        Step::PassOn => "complaint-pass-on",
        Step::Call => "complaint-call",
        Step::Report => "complaint-report",
        Step::Propose => "complaint-propose",
        Step::Decide => "complaint-decide",
        Step::State => "complaint-state",
        Step::Measure => "complaint-measure",
        Step::Fine => "complaint-fine",
        Step::Sum => "complaint-sum",
        Step::AddLine => "complaint-add-line",
        Step::Remind => "complaint-remind",
        Step::React => "complaint-react",
        Step::Delegate => "complaint-delegate",
        Step::Withdraw => "complaint-withdraw",
        Step::Rest => "complaint-rest",
    }
}
