//! Short names of the steps of complaints and of what follows them, for tests and drafts.

use crate::domain::cases::after::Act;
use crate::domain::cases::complaint::Step;
use crate::domain::cases::quality;

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

/// The short name of a step that follows a complaint.
pub fn after_key(act: Act) -> &'static str {
    match act {
        Act::IssueNote => "after-issue-note",
        Act::AnswerNote => "after-answer-note",
        Act::CheckTimes => "after-check-times",
        Act::Renumber => "after-renumber",
        Act::Object => "after-object",
        Act::AnswerObjection => "after-answer-objection",
        Act::PlanImprovement => "after-plan-improvement",
        Act::JoinImprovement => "after-join-improvement",
        Act::Instruct => "after-instruct",
        Act::FinishImprovement => "after-finish-improvement",
        Act::UrgeImprovement => "after-urge-improvement",
        Act::HearUrge => "after-hear-urge",
        Act::CheckEffect => "after-check-effect",
        Act::VoiceOpinion => "after-voice-opinion",
        Act::AnswerOpinion => "after-answer-opinion",
        Act::ProposeSanction => "after-propose-sanction",
        Act::WithdrawSanction => "after-withdraw-sanction",
        Act::MakeOutNotice => "after-make-out-notice",
        Act::CheckNotice => "after-check-notice",
        Act::HearNotice => "after-hear-notice",
    }
}

/// The short name of a step of a quality complaint.
pub fn quality_key(step: quality::Step) -> &'static str {
    use quality::Step;
    match step {
        Step::Establish => "quality-establish",
        Step::AskSubstitutes => "quality-ask-substitutes",
        Step::Appoint => "quality-appoint",
        Step::SetOut => "quality-set-out",
        Step::Inspect => "quality-inspect",
        Step::ReportInspection => "quality-report-inspection",
        Step::FillSlip => "quality-fill-slip",
        Step::SeeLoss => "quality-see-loss",
        Step::Send => "quality-send",
        Step::Accept => "quality-accept",
        Step::Inform => "quality-inform",
        Step::Examine => "quality-examine",
        Step::Find => "quality-find",
        Step::Test => "quality-test",
        Step::Cause => "quality-cause",
        Step::EndInvestigation => "quality-end-investigation",
        Step::Report => "quality-report",
        Step::MarkSpecial => "quality-mark-special",
        Step::Analyse => "quality-analyse",
        Step::CheckCause => "quality-check-cause",
        Step::AskOpinion => "quality-ask-opinion",
        Step::Opine => "quality-opine",
        Step::Research => "quality-research",
        Step::Check => "quality-check",
        Step::Propose => "quality-propose",
        Step::Talk => "quality-talk",
        Step::GiveBack => "quality-give-back",
        Step::Conclude => "quality-conclude",
        Step::Tell => "quality-tell",
        Step::ThirdParty => "quality-third-party",
        Step::Excuse => "quality-excuse",
        Step::Collect => "quality-collect",
        Step::Object => "quality-object",
        Step::Rule => "quality-rule",
        Step::AddLine => "quality-add-line",
        Step::DoneLine => "quality-done-line",
        Step::CheckLine => "quality-check-line",
        Step::UrgeLine => "quality-urge-line",
        Step::ReportMeasures => "quality-report-measures",
    }
}
