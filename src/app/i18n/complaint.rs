//! The words of complaints, approvals and papers. Exhaustive: a new variant without a name does not compile.

use super::t::complaint as c;
use super::t::complaint_refusals as r;
use crate::domain::approvals::deputies::DeputyRefusal;
use crate::domain::approvals::{ApprovalRefusal, Matter, MatterKind};
use crate::domain::cases::complaint::{
    ComplaintRefusal, Extent, LineKind, Manner, Measure, Origin, Presence, Reaction, Response, Step,
};
use crate::domain::copies::Paper;

/// A step of a complaint.
#[must_use]
pub fn complaint_step(step: Step) -> &'static str {
    match step {
        Step::TakeOver => c::step_take_over(),
        Step::Confirm => c::step_confirm(),
        Step::Review => c::step_review(),
        Step::Judge => c::step_judge(),
        Step::Explain => c::step_explain(),
        Step::Assign => c::step_assign(),
        Step::Find => c::step_find(),
        Step::Inspect => c::step_inspect(),
        Step::ConfirmInspection => c::step_confirm_inspection(),
        Step::EndInvestigation => c::step_end_investigation(),
        Step::Draft => c::step_draft(),
        Step::Talk => c::step_talk(),
        Step::ChooseManner => c::step_choose_manner(),
        Step::PlanLine => c::step_plan_line(),
        Step::Submit => c::step_submit(),
        Step::DoneLine => c::step_done_line(),
        Step::Feedback => c::step_feedback(),
        Step::Complete => c::step_complete(),
        Step::PassOn => c::step_pass_on(),
        Step::Call => c::step_call(),
        Step::Report => c::step_report(),
        Step::Propose => c::step_propose(),
        Step::Decide => c::step_decide(),
        Step::State => c::step_state(),
        Step::Measure => c::step_measure(),
        Step::Fine => c::step_fine(),
        Step::Sum => c::step_sum(),
        Step::AddLine => c::step_add_line(),
        Step::Remind => c::step_remind(),
        Step::React => c::step_react(),
        Step::Delegate => c::step_delegate(),
        Step::Withdraw => c::step_withdraw(),
        Step::Rest => c::step_rest(),
    }
}

/// How far.
#[must_use]
pub fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Full => c::extent_full(),
        Extent::Partly => c::extent_partly(),
        Extent::Not => c::extent_not(),
    }
}

/// How an answer was taken.
#[must_use]
pub fn reaction(reaction: Reaction) -> &'static str {
    match reaction {
        Reaction::Understands => c::reaction_understands(),
        Reaction::DoesNotAccept => c::reaction_does_not_accept(),
        Reaction::NotReached => c::reaction_not_reached(),
    }
}

/// Kind of cause.
#[must_use]
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Manner => c::origin_manner(),
        Origin::Delay => c::origin_delay(),
        Origin::Quality => c::origin_quality(),
        Origin::Charge => c::origin_charge(),
        Origin::Information => c::origin_information(),
        Origin::Process => c::origin_process(),
        Origin::Other => c::origin_other(),
    }
}

/// What an inspection showed.
#[must_use]
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => c::presence_present(),
        Presence::Absent => c::presence_absent(),
        Presence::CannotTell => c::presence_cannot_tell(),
    }
}

/// The manner of handling.
#[must_use]
pub fn manner_of_handling(manner: Manner) -> &'static str {
    match manner {
        Manner::Explain => c::manner_explain(),
        Manner::Apologise => c::manner_apologise(),
        Manner::Redo => c::manner_redo(),
        Manner::Repair => c::manner_repair(),
        Manner::Replace => c::manner_replace(),
        Manner::Refund => c::manner_refund(),
        Manner::Compensate => c::manner_compensate(),
        Manner::Other => c::manner_other(),
    }
}

/// What becomes of somebody.
#[must_use]
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Talk => c::measure_talk(),
        Measure::Training => c::measure_training(),
        Measure::Warning => c::measure_warning(),
        Measure::Fine => c::measure_fine(),
        Measure::Nothing => c::measure_nothing(),
    }
}

/// How the office reacts.
#[must_use]
pub fn response(response: Response) -> &'static str {
    match response {
        Response::Reminder => c::response_reminder(),
        Response::ReasonAsked => c::response_reason_asked(),
        Response::NewDate => c::response_new_date(),
        Response::Upwards => c::response_upwards(),
    }
}

/// What somebody owes.
#[must_use]
pub fn line_kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Plan => c::line_kind_plan(),
        LineKind::Task => c::line_kind_task(),
        LineKind::Question => c::line_kind_question(),
        LineKind::Help => c::line_kind_help(),
        LineKind::Corrective => c::line_kind_corrective(),
        LineKind::Preventive => c::line_kind_preventive(),
        LineKind::Improvement => c::line_kind_improvement(),
        LineKind::Instruction => c::line_kind_instruction(),
        LineKind::Opinion => c::line_kind_opinion(),
    }
}

/// A paper.
#[must_use]
pub fn paper(paper: Paper) -> &'static str {
    match paper {
        Paper::Registration => c::paper_registration(),
        Paper::PenaltyNotice => c::paper_penalty_notice(),
        Paper::Report => c::paper_report(),
        Paper::OpinionForm => super::t::quality::paper_form(),
    }
}

/// What is approved.
#[must_use]
pub fn matter(matter: Matter) -> String {
    match matter.kind {
        MatterKind::Plan => c::matter_plan(matter.number),
        MatterKind::Report => c::matter_report().to_owned(),
        MatterKind::Penalty => c::matter_penalty().to_owned(),
        MatterKind::Sanction => super::t::after::matter_sanction().to_owned(),
        MatterKind::Opinion => super::t::quality::matter_opinion().to_owned(),
        MatterKind::Conclusion => super::t::quality::matter_conclusion().to_owned(),
        // Which of them says its number in the book: see `matter_of`.
        MatterKind::Certificate => super::t::returns::paper_certificate().to_owned(),
        MatterKind::ReturnSlip => super::t::returns::paper_slip().to_owned(),
    }
}

pub(super) fn approval_refusal(refusal: ApprovalRefusal) -> &'static str {
    match refusal {
        ApprovalRefusal::Unknown => r::approval_unknown(),
        ApprovalRefusal::NotAsked => r::approval_not_asked(),
        ApprovalRefusal::AlreadyApproved(_) => r::approval_already_approved(),
        ApprovalRefusal::Changed(_) => r::approval_changed(),
        ApprovalRefusal::NotYours(_) => r::approval_not_yours(),
        ApprovalRefusal::OwnWork(_) => r::approval_own_work(),
        ApprovalRefusal::BeyondAuthority => r::approval_beyond_authority(),
        ApprovalRefusal::ReasonMissing(_) => r::approval_reason_missing(),
        ApprovalRefusal::NothingSaid => r::approval_nothing_said(),
        ApprovalRefusal::RestsOnIt(_) => r::approval_rests_on_it(),
        ApprovalRefusal::OutOfTurn(_) => super::t::returns_refusals::out_of_turn(),
    }
}

pub(super) fn deputy_refusal(refusal: DeputyRefusal) -> &'static str {
    match refusal {
        DeputyRefusal::NotYours => r::deputy_not_yours(),
        DeputyRefusal::DeputyUnknown => r::deputy_unknown(),
        DeputyRefusal::EndsBeforeStart => r::deputy_ends(),
        DeputyRefusal::NotNamed => r::deputy_not_named(),
    }
}

pub(super) fn complaint_refusal(refusal: ComplaintRefusal) -> &'static str {
    match refusal {
        ComplaintRefusal::ComplainantMissing => r::complainant_missing(),
        ComplaintRefusal::AboutMissing => r::about_missing(),
        ComplaintRefusal::DetailsMissing => r::details_missing(),
        ComplaintRefusal::AppealUnknown => r::appeal_unknown(),
        ComplaintRefusal::SameInCharge => r::same_in_charge(),
        ComplaintRefusal::NotQuality => r::not_quality(),
        ComplaintRefusal::NotTakenOver => r::not_taken_over(),
        ComplaintRefusal::NothingToTakeOver => r::nothing_to_take_over(),
        ComplaintRefusal::NotRegistrar => r::not_registrar(),
        ComplaintRefusal::NotRegistered => r::not_registered(),
        ComplaintRefusal::AlreadyRegistered => r::already_registered(),
        ComplaintRefusal::NumberUnfit => r::number_unfit(),
        ComplaintRefusal::NotTechnical => r::not_technical(),
        ComplaintRefusal::NotConfirmed => r::not_confirmed(),
        ComplaintRefusal::ReasonsMissing => r::reasons_missing(),
        ComplaintRefusal::NotReviewer => r::not_reviewer(),
        ComplaintRefusal::MissingUnnamed => r::missing_unnamed(),
        ComplaintRefusal::NotReviewed => r::not_reviewed(),
        ComplaintRefusal::NotJudge => r::not_judge(),
        ComplaintRefusal::NotRead => r::not_read(),
        ComplaintRefusal::AlreadyJudged => r::already_judged(),
        ComplaintRefusal::NotJudged => r::not_judged(),
        ComplaintRefusal::NotUpheld => r::not_upheld(),
        ComplaintRefusal::GroundsMissing => r::grounds_missing(),
        ComplaintRefusal::IsUpheld => r::is_upheld(),
        ComplaintRefusal::ExplanationMissing => r::explanation_missing(),
        ComplaintRefusal::NotExplained => r::not_explained(),
        ComplaintRefusal::NotAssigner => r::not_assigner(),
        ComplaintRefusal::DepartmentMissing => r::department_missing(),
        ComplaintRefusal::NotServing => r::not_serving(),
        ComplaintRefusal::TakerNotServing => r::taker_not_serving(),
        ComplaintRefusal::NotAssigned => r::not_assigned(),
        ComplaintRefusal::PersonUnknown => r::person_unknown(),
        ComplaintRefusal::HeadUnknown => r::head_unknown(),
        ComplaintRefusal::NotHandling => r::not_handling(),
        ComplaintRefusal::CauseMissing => r::cause_missing(),
        ComplaintRefusal::CauseUnknown => r::cause_unknown(),
        ComplaintRefusal::PeopleMissing => r::people_missing(),
        ComplaintRefusal::NotNamed => r::not_named(),
        ComplaintRefusal::NotAboutQuality => r::not_about_quality(),
        ComplaintRefusal::InspectionMissing => r::inspection_missing(),
        ComplaintRefusal::NotInspector => r::not_inspector(),
        ComplaintRefusal::NotInspected => r::not_inspected(),
        ComplaintRefusal::OwnInspection => r::own_inspection(),
        ComplaintRefusal::NotTheHead => r::not_the_head(),
        ComplaintRefusal::DraftMissing => r::draft_missing(),
        ComplaintRefusal::TalkMissing => r::talk_missing(),
        ComplaintRefusal::AgreementMissing => r::agreement_missing(),
        ComplaintRefusal::NotDrafter => r::not_drafter(),
        ComplaintRefusal::NotPlanner => r::not_planner(),
        ComplaintRefusal::PlanEmpty => r::plan_empty(),
        ComplaintRefusal::LineMissing => r::line_missing(),
        ComplaintRefusal::FindingMissing => r::finding_missing(),
        ComplaintRefusal::WishUnanswered => r::wish_unanswered(),
        ComplaintRefusal::NotApproved => r::not_approved(),
        ComplaintRefusal::AfterTheWeek => r::after_the_week(),
        ComplaintRefusal::NotTheOwner => r::not_the_owner(),
        ComplaintRefusal::LinesOpen => r::lines_open(),
        ComplaintRefusal::LineUnknown => r::line_unknown(),
        ComplaintRefusal::DoneMissing => r::done_missing(),
        ComplaintRefusal::NotResponsible => r::not_responsible(),
        ComplaintRefusal::MeasureMissing => r::measure_missing(),
        ComplaintRefusal::MeasureOpen => r::measure_open(),
        ComplaintRefusal::CustomerNotTold => r::customer_not_told(),
        ComplaintRefusal::FeedbackMissing => r::feedback_missing(),
        ComplaintRefusal::SummaryMissing => r::summary_missing(),
        ComplaintRefusal::NotSummed => r::not_summed(),
        ComplaintRefusal::NotSummer => r::not_summer(),
        ComplaintRefusal::LessonMissing => r::lesson_missing(),
        ComplaintRefusal::ImprovementMissing => r::improvement_missing(),
        ComplaintRefusal::QuestionsOpen => r::questions_open(),
        ComplaintRefusal::NoResult => r::no_result(),
        ComplaintRefusal::NotPasser => r::not_passer(),
        ComplaintRefusal::ReceiverMissing => r::receiver_missing(),
        ComplaintRefusal::NotLeader => r::not_leader(),
        ComplaintRefusal::NotProposer => r::not_proposer(),
        ComplaintRefusal::NotProposed => r::not_proposed(),
        ComplaintRefusal::ProposalMissing => r::proposal_missing(),
        ComplaintRefusal::CorrectiveOpen => r::corrective_open(),
        ComplaintRefusal::NotMeasurer => r::not_measurer(),
        ComplaintRefusal::NotReminder => r::not_reminder(),
        ComplaintRefusal::NothingLate => r::nothing_late(),
        ComplaintRefusal::NotWatcher => r::not_watcher(),
        ComplaintRefusal::ReactionMissing => r::reaction_missing(),
        ComplaintRefusal::NotDecider => r::not_decider(),
        ComplaintRefusal::DecisionMissing => r::decision_missing(),
        ComplaintRefusal::NotImprover => r::not_improver(),
        ComplaintRefusal::NotCourier => r::not_courier(),
        ComplaintRefusal::InvestigationOpen => r::investigation_open(),
        ComplaintRefusal::InvestigationEnded => r::investigation_ended(),
        ComplaintRefusal::NotForQuality => r::not_for_quality(),
        ComplaintRefusal::NotHeadOfQuality => r::not_head_of_quality(),
        ComplaintRefusal::DelegateUnknown => r::delegate_unknown(),
        ComplaintRefusal::ReportIncomplete => r::report_incomplete(),
        ComplaintRefusal::NotInstructor => r::not_instructor(),
        ComplaintRefusal::AlreadyCompleted => r::already_completed(),
        ComplaintRefusal::CompletionMissing => r::completion_missing(),
        ComplaintRefusal::NotCompleted => r::not_completed(),
        ComplaintRefusal::VerdictMissing => r::verdict_missing(),
        ComplaintRefusal::AlreadySatisfied => r::already_satisfied(),
        ComplaintRefusal::ConversationMissing => r::conversation_missing(),
        ComplaintRefusal::ResultMissing => r::result_missing(),
        ComplaintRefusal::NotSatisfied => r::not_satisfied(),
        ComplaintRefusal::WithdrawalMissing => r::withdrawal_missing(),
        ComplaintRefusal::NotRester => r::not_rester(),
        ComplaintRefusal::RestTooLong => r::rest_too_long(),
        ComplaintRefusal::NotFiner => r::not_finer(),
        ComplaintRefusal::PenaltyOutOfRange => r::penalty_out_of_range(),
        ComplaintRefusal::PenaltyUngrounded => r::penalty_ungrounded(),
        ComplaintRefusal::PenaltyOpen => r::penalty_open(),
        ComplaintRefusal::PenaltyUnfounded => r::penalty_unfounded(),
        ComplaintRefusal::AlreadyFined => r::already_fined(),
        ComplaintRefusal::ResponsibilityOpen => r::responsibility_open(),
    }
}
