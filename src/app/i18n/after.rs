//! The words of what follows a complaint. Exhaustive: a new variant without a name does not compile.

use super::t::{after as a, after_refusals as r, closed as k};
use crate::domain::cases::after::{Act, AfterRefusal, Effect, NoteKind, SanctionKind};
use crate::domain::complaints::monthly::MonthlyRefusal;

/// A step.
#[must_use]
pub fn act(act: Act) -> &'static str {
    match act {
        Act::IssueNote => a::act_issue_note(),
        Act::AnswerNote => a::act_answer_note(),
        Act::CheckTimes => a::act_check_times(),
        Act::Renumber => a::act_renumber(),
        Act::Object => a::act_object(),
        Act::AnswerObjection => a::act_answer_objection(),
        Act::PlanImprovement => a::act_plan_improvement(),
        Act::JoinImprovement => a::act_join_improvement(),
        Act::Instruct => a::act_instruct(),
        Act::FinishImprovement => a::act_finish_improvement(),
        Act::UrgeImprovement => a::act_urge_improvement(),
        Act::HearUrge => a::act_hear_urge(),
        Act::CheckEffect => a::act_check_effect(),
        Act::VoiceOpinion => a::act_voice_opinion(),
        Act::AnswerOpinion => a::act_answer_opinion(),
        Act::ProposeSanction => a::act_propose_sanction(),
        Act::WithdrawSanction => a::act_withdraw_sanction(),
        Act::MakeOutNotice => a::act_make_out_notice(),
        Act::CheckNotice => a::act_check_notice(),
        Act::HearNotice => a::act_hear_notice(),
    }
}

/// What a note is called.
#[must_use]
pub fn note_kind(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Urging => a::note_urging(),
        NoteKind::Inquiry => a::note_inquiry(),
    }
}

/// What a look at the effect showed.
#[must_use]
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Works => a::effect_works(),
        Effect::DoesNot => a::effect_does_not(),
        Effect::TooEarly => a::effect_too_early(),
    }
}

/// A sanction.
#[must_use]
pub fn sanction(kind: SanctionKind) -> &'static str {
    match kind {
        SanctionKind::None => a::sanction_none(),
        SanctionKind::Reprimand => a::sanction_reprimand(),
        SanctionKind::MinorDemerit => a::sanction_minor(),
        SanctionKind::MajorDemerit => a::sanction_major(),
    }
}

pub(super) fn after_refusal(refusal: AfterRefusal) -> &'static str {
    match refusal {
        AfterRefusal::NotPresser => r::not_presser(),
        AfterRefusal::NothingLate => r::nothing_late(),
        AfterRefusal::AlreadyPressed => r::already_pressed(),
        AfterRefusal::NoteToNobody => r::note_to_nobody(),
        AfterRefusal::NoteNumberUnfit => r::note_number_unfit(),
        AfterRefusal::NumberIsFree => r::number_is_free(),
        AfterRefusal::NewDateMissing => r::new_date_missing(),
        AfterRefusal::NoNoteOpen => r::no_note_open(),
        AfterRefusal::NotChecker => r::not_checker(),
        AfterRefusal::CheckBeforeEnd => r::check_before_end(),
        AfterRefusal::AlreadyChecked => r::already_checked(),
        AfterRefusal::LateUnexplained => r::late_unexplained(),
        AfterRefusal::NobodyWasLate => r::nobody_was_late(),
        AfterRefusal::AlreadyAsked => r::already_asked(),
        AfterRefusal::CauseOfDelayMissing => r::cause_of_delay_missing(),
        AfterRefusal::NothingDecided => r::nothing_decided(),
        AfterRefusal::ObjectionIncomplete => r::objection_incomplete(),
        AfterRefusal::NothingObjected => r::nothing_objected(),
        AfterRefusal::NotInCharge => r::not_in_charge(),
        AfterRefusal::OwnObjection => r::own_objection(),
        AfterRefusal::NotImprover => r::not_improver(),
        AfterRefusal::ImprovementIncomplete => r::improvement_incomplete(),
        AfterRefusal::ChangeUnnamed => r::change_unnamed(),
        AfterRefusal::ImprovementDateInPast => r::improvement_date_in_past(),
        AfterRefusal::NoImprovement => r::no_improvement(),
        AfterRefusal::NotCarrier => r::not_carrier(),
        AfterRefusal::ImprovementNotLate => r::improvement_not_late(),
        AfterRefusal::NotPressedFor => r::not_pressed_for(),
        AfterRefusal::PartiesOpen => r::parties_open(),
        AfterRefusal::NotAParty => r::not_a_party(),
        AfterRefusal::PartyReasonMissing => r::party_reason_missing(),
        AfterRefusal::NotInstructor => r::not_instructor(),
        AfterRefusal::FiguresMissing => r::figures_missing(),
        AfterRefusal::EffectNotDue => r::effect_not_due(),
        AfterRefusal::OpinionEmpty => r::opinion_empty(),
        AfterRefusal::NoOpinionOpen => r::no_opinion_open(),
        AfterRefusal::NotProposer => r::not_proposer(),
        AfterRefusal::NothingProposed => r::nothing_proposed(),
        AfterRefusal::StandardReasonMissing => r::standard_reason_missing(),
        AfterRefusal::OwnSanction => r::own_sanction(),
        AfterRefusal::NotApproved => r::not_approved(),
        AfterRefusal::MoreThanBonus => r::more_than_bonus(),
        AfterRefusal::OtherDepartment => r::other_department(),
        AfterRefusal::ResponsibilityOpen => r::responsibility_open(),
        AfterRefusal::CauseMissing => r::cause_missing(),
        AfterRefusal::NoticeIncomplete => r::notice_incomplete(),
        AfterRefusal::AlreadyProposed => r::already_proposed(),
        AfterRefusal::NoProposal => r::no_proposal(),
        AfterRefusal::WithdrawalWithoutReason => r::withdrawal_without_reason(),
        AfterRefusal::NotFinance => r::not_finance(),
        AfterRefusal::NothingToCheck => r::nothing_to_check(),
        AfterRefusal::QueryMissing => r::query_missing(),
        AfterRefusal::NothingToHear => r::nothing_to_hear(),
    }
}

/// Why something may not be written down about a month.
pub(super) fn monthly_refusal(refusal: MonthlyRefusal) -> &'static str {
    match refusal {
        MonthlyRefusal::MonthRuns => k::no_month_runs(),
        MonthlyRefusal::NotTheOffice => k::no_not_the_office(),
        MonthlyRefusal::AlreadySigned => k::no_already_signed(),
        MonthlyRefusal::DifferenceIncomplete => k::no_difference_incomplete(),
        MonthlyRefusal::NotAJudge => k::no_not_a_judge(),
        MonthlyRefusal::JudgementMissing => k::no_judgement_missing(),
        MonthlyRefusal::RemarkMissing => k::no_remark_missing(),
        MonthlyRefusal::GroupUndealt => k::no_group_undealt(),
        MonthlyRefusal::NotReviewed => k::no_not_reviewed(),
        MonthlyRefusal::NotTheList => k::no_not_the_list(),
        MonthlyRefusal::NotPersonnel => k::no_not_personnel(),
        MonthlyRefusal::EffectMissing => k::no_effect_missing(),
        MonthlyRefusal::NothingToPublish => k::no_nothing_to_publish(),
        MonthlyRefusal::NothingToWithdraw => k::no_nothing_to_withdraw(),
    }
}
