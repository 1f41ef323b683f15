//! Names of the domain's words. Exhaustive matches: a new variant without a name does not compile.

use super::t::after as a;
use super::t::closed as k;
use super::t::fault as f;
use super::t::labels as l;
use super::t::petitions as p;
use super::t::trust as w;
use crate::domain::cases::fault::{Part, Receiver};
use crate::domain::cases::repair::{CauseKind, Courtesy, Scope, Symptom, WorkStep};
use crate::domain::cases::request::Step;
use crate::domain::cases::{Channel, Procedure, Satisfaction, Stage};
use crate::domain::clock::Duty;
use crate::domain::roles::Role;
use crate::domain::trust::Waiting;

/// Name of a role.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => l::role_administrator(),
        Role::Technician => l::role_technician(),
        Role::ServiceDesk => l::role_service_desk(),
        Role::Supervisor => l::role_supervisor(),
        Role::GeneralManager => l::role_general_manager(),
        Role::AccountManager => l::role_account_manager(),
        Role::Sales => l::role_sales(),
        Role::Finance => l::role_finance(),
        Role::Archivist => l::role_archivist(),
        Role::Warehouse => l::role_warehouse(),
        Role::ProductionOffice => l::role_production_office(),
        Role::Quality => l::role_quality(),
        Role::Moderator => l::role_moderator(),
        Role::Office => l::role_office(),
        Role::ProjectManager => l::role_project_manager(),
        Role::SeniorEngineer => l::role_senior_engineer(),
        Role::Manager => l::role_manager(),
        Role::DeputyManager => l::role_deputy_manager(),
        Role::GeneralAffairs => l::role_general_affairs(),
        Role::Manufacturing => l::role_manufacturing(),
        Role::ManufacturingQuality => l::role_manufacturing_quality(),
        Role::Research => l::role_research(),
        Role::Personnel => l::role_personnel(),
    }
}

/// What a clock waits for.
#[must_use]
pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::NotifyRepair => l::duty_notify_repair(),
        Duty::ArriveAtLeak => l::duty_arrive_at_leak(),
        Duty::ContactCustomer => l::duty_contact_customer(),
        Duty::ArriveOnSite => l::duty_arrive_on_site(),
        Duty::Return => l::duty_return(),
        Duty::FinishRepair => l::duty_finish_repair(),
        Duty::Revisit => l::duty_revisit(),
        Duty::KeepPromise => l::duty_keep_promise(),
        Duty::ReportMajor => l::duty_report_major(),
        Duty::AcknowledgeReport => l::duty_acknowledge_report(),
        Duty::AcceptHandover => l::duty_accept_handover(),
        Duty::SolveByHotline => l::duty_solve_by_hotline(),
        Duty::EndRemoteSession => l::duty_end_remote_session(),
        Duty::SetOut => l::duty_set_out(),
        Duty::ReachSite => l::duty_reach_site(),
        Duty::Reply => l::duty_reply(),
        Duty::HandInContactSheet => l::duty_hand_in_contact_sheet(),
        Duty::MeetTarget => l::duty_meet_target(),
        Duty::TellUsers => l::duty_tell_users(),
        Duty::OrderRepair => l::duty_order_repair(),
        Duty::RestoreSupply => l::duty_restore_supply(),
        Duty::StaffStation => l::duty_staff_station(),
        Duty::HandOverShift => l::duty_hand_over_shift(),
        Duty::BlowThrough => l::duty_blow_through(),
        Duty::CleanInstallation => l::duty_clean_installation(),
        Duty::OverhaulInstallation => l::duty_overhaul_installation(),
        Duty::MaintainInstallation => l::duty_maintain_installation(),
        Duty::MakeRound => l::duty_make_round(),
        Duty::GoThrough => l::duty_go_through(),
        Duty::PassOnCall => l::duty_pass_on_call(),
        Duty::AgreeVisit => l::duty_agree_visit(),
        Duty::MakeVisit => l::duty_make_visit(),
        Duty::KnowNotice => l::duty_know_notice(),
        Duty::AnswerHelp => l::duty_answer_help(),
        Duty::GiveHelp => l::duty_give_help(),
        Duty::GiveOpinion => l::duty_give_opinion(),
        Duty::RuleDispute => l::duty_rule_dispute(),
        Duty::CarryOutRuling => l::duty_carry_out_ruling(),
        Duty::SuperviseRuling => l::duty_supervise_ruling(),
        Duty::TellSalesperson => l::duty_tell_salesperson(),
        Duty::TellManager => l::duty_tell_manager(),
        Duty::GivePlan => l::duty_give_plan(),
        Duty::RegisterFault => l::duty_register_fault(),
        Duty::AnswerGrumble => super::t::grades::duty_answer(),
        Duty::TellLeaders => l::duty_tell_leaders(),
        Duty::FollowFault => l::duty_follow_fault(),
        Duty::ReportFault => l::duty_report_fault(),
        Duty::FeedBackCustomer => l::duty_feed_back_customer(),
        Duty::FeedBackBusiness => l::duty_feed_back_business(),
        Duty::Inspect => l::duty_inspect(),
        Duty::HandOverFindings => l::duty_hand_over_findings(),
        Duty::GoOnResearch => l::duty_go_on_research(),
        Duty::SumUpVisit => l::duty_sum_up_visit(),
        Duty::PlanMeasures => l::duty_plan_measures(),
        Duty::CarryOutMeasure => l::duty_carry_out_measure(),
        Duty::FindWay => l::duty_find_way(),
        Duty::RunSurvey => l::duty_run_survey(),
        Duty::FindCause => l::duty_find_cause(),
        Duty::GiveBestAnswer => l::duty_give_best_answer(),
        Duty::Returns(step) => super::returns::step(step),
        Duty::Complaint(step) => super::complaint::complaint_step(step),
        Duty::Quality(step) => super::quality::step(step),
        Duty::CloseAsRule => l::duty_close_as_rule(),
        Duty::CloseAtLatest => l::duty_close_at_latest(),
        Duty::RegisterCase => l::duty_register_case(),
        Duty::AgreeWithCustomer => l::duty_agree_with_customer(),
        Duty::FinishComplaint => l::duty_finish_complaint(),
        Duty::TellCustomer => l::duty_tell_customer(),
        Duty::DoLine => l::duty_do_line(),
        Duty::Approve => l::duty_approve(),
        Duty::CompileStatistics => k::duty_compile(),
        Duty::JudgeStatistics => k::duty_judge(),
        Duty::ReviewSanctions => k::duty_review(),
        Duty::ReceiveSanctions => k::duty_receive(),
        Duty::PublishSanctions => k::duty_publish(),
        Duty::IssueUrge => a::duty_issue_urge(),
        Duty::AnswerUrge => a::duty_answer_urge(),
        Duty::CheckTimes => a::act_check_times(),
        Duty::AnswerInquiry => a::duty_answer_inquiry(),
        Duty::AnswerObjection => a::act_answer_objection(),
        Duty::JoinImprovement => a::act_join_improvement(),
        Duty::UrgeImprovement => a::act_urge_improvement(),
        Duty::CheckEffect => a::act_check_effect(),
        Duty::AnswerOpinion => a::act_answer_opinion(),
        Duty::MakeOutNotice => a::act_make_out_notice(),
        Duty::CheckNotice => a::act_check_notice(),
        Duty::HearNotice => a::act_hear_notice(),
        Duty::ReceivePaper => l::duty_receive_paper(),
        Duty::TellComplainant => l::duty_tell_complainant(),
        Duty::FollowUp => l::duty_follow_up(),
        Duty::TakeFormBack => l::duty_take_form_back(),
        Duty::EnterInBook => l::duty_enter_in_book(),
        Duty::ConfirmMeasure => l::duty_confirm_measure(),
        Duty::AssignRepair => l::duty_assign_repair(),
        Duty::SubmitPaper => l::duty_submit_paper(),
        Duty::PassPaperOn => l::duty_pass_paper_on(),
        Duty::DoPaperTask => l::duty_do_paper_task(),
        Duty::OrderFiles => l::duty_order_files(),
        Duty::SumUpMonth => l::duty_sum_up_month(),
        Duty::PassOn => p::duty_pass_on(),
        Duty::ReplyComplaint => p::duty_reply_complaint(),
        Duty::ReplyReport => p::duty_reply_report(),
        Duty::ProposeHandling => p::duty_propose(),
        Duty::ReplyToDispatch => p::duty_reply_dispatch(),
        Duty::DecideOwner => p::duty_decide_owner(),
        Duty::FollowProgress => p::duty_follow(),
        Duty::HearUrge => p::duty_hear_urge(),
        Duty::AskMeanwhile => p::duty_ask_meanwhile(),
        Duty::OpenOffence => p::duty_open_offence(),
        Duty::DecideOffence => p::duty_decide_offence(),
        Duty::DealWith => p::duty_deal_with(),
        Duty::EmptyBox => p::duty_empty_box(),
        Duty::NameReceiver => p::duty_name_receiver(),
        Duty::HoldReception => p::duty_hold_reception(),
        Duty::SignMonth => p::duty_sign_month(),
    }
}

/// Why an entry does not count, in a few words.
#[must_use]
pub fn waiting(why: Waiting) -> &'static str {
    match why {
        Waiting::DeviceNotAdmitted => w::short_not_admitted(),
        Waiting::DeviceRevoked => w::short_revoked(),
        Waiting::PersonUnknown => w::short_person_unknown(),
        Waiting::PersonLeft => w::short_person_left(),
        Waiting::RoleMissing => w::short_role_missing(),
        Waiting::NotAdministrator => w::short_not_administrator(),
        Waiting::NotTheRoot => w::short_not_root(),
        Waiting::TooHigh => w::short_too_high(),
        Waiting::IssuedAgain => w::short_issued_again(),
    }
}

/// What is seen.
#[must_use]
pub fn symptom(symptom: Symptom) -> &'static str {
    match symptom {
        Symptom::Running => l::symptom_running(),
        Symptom::Spurting => l::symptom_spurting(),
        Symptom::Dripping => l::symptom_dripping(),
        Symptom::Leaking => l::symptom_leaking(),
        Symptom::NoHeat => l::symptom_no_heat(),
        Symptom::LowHeat => l::symptom_low_heat(),
        Symptom::Noise => l::symptom_noise(),
        Symptom::Other => l::symptom_other(),
    }
}

/// Kind of a case.
#[must_use]
pub fn procedure(procedure: &Procedure) -> &'static str {
    match procedure {
        Procedure::Repair(_) => l::kind_repair(),
        Procedure::Request(_) => l::kind_request(),
        Procedure::Fault(_) => l::kind_fault(),
        Procedure::Grumble(_) => super::t::grades::grumble(),
        Procedure::Complaint(_) => l::kind_complaint(),
        Procedure::Quality(_) => l::kind_quality(),
        Procedure::Petition(petition) => super::matter_as_case(petition.matter),
    }
}

/// How somebody was reached.
#[must_use]
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => l::channel_phone(),
        Channel::InPerson => l::channel_in_person(),
        Channel::OnSite => l::channel_on_site(),
        Channel::Written => l::channel_written(),
        Channel::Message => l::channel_message(),
        Channel::Imported => l::channel_imported(),
    }
}

/// Whose installation.
#[must_use]
pub fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Company => l::scope_company(),
        Scope::User => l::scope_user(),
        Scope::CannotJudge => l::scope_cannot_judge(),
    }
}

/// The customer's verdict.
#[must_use]
pub fn satisfaction(satisfaction: Satisfaction) -> &'static str {
    match satisfaction {
        Satisfaction::Very => l::satisfaction_very(),
        Satisfaction::Satisfied => l::satisfaction_satisfied(),
        Satisfaction::Fairly => l::satisfaction_fairly(),
        Satisfaction::Not => l::satisfaction_not(),
    }
}

/// Name on the stage rail.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Received => l::stage_received(),
        Stage::PassedOn => p::stage_passed_on(),
        Stage::Grounds => p::stage_grounds(),
        Stage::Answered => p::stage_answered(),
        Stage::Contacted => l::stage_contacted(),
        Stage::Hotline => l::stage_hotline(),
        Stage::Remote => l::stage_remote(),
        Stage::OnSite => l::stage_on_site(),
        Stage::Found => l::stage_found(),
        Stage::FilledIn => l::stage_filled_in(),
        Stage::Remedy => l::stage_remedy(),
        Stage::Research => l::stage_research(),
        Stage::Checked => l::stage_checked(),
        Stage::Negotiated => l::stage_negotiated(),
        Stage::Concluded => l::stage_concluded(),
        Stage::Decided => l::stage_decided(),
        Stage::Judged => l::stage_judged(),
        Stage::Assigned => l::stage_assigned(),
        Stage::Planned => l::stage_planned(),
        Stage::CarriedOut => l::stage_carried_out(),
        Stage::Summed => l::stage_summed(),
        Stage::Solved => l::stage_solved(),
        Stage::Informed => l::stage_informed(),
        Stage::Registered => l::stage_registered(),
        Stage::Analysed => l::stage_analysed(),
        Stage::FedBack => l::stage_fed_back(),
        Stage::Closed => l::stage_closed(),
        Stage::Revisited => l::stage_revisited(),
    }
}

/// Why the fault came about.
#[must_use]
pub fn cause(cause: CauseKind) -> &'static str {
    match cause {
        CauseKind::Wear => l::cause_wear(),
        CauseKind::Corrosion => l::cause_corrosion(),
        CauseKind::Blockage => l::cause_blockage(),
        CauseKind::Air => l::cause_air(),
        CauseKind::Valve => l::cause_valve(),
        CauseKind::Setting => l::cause_setting(),
        CauseKind::User => l::cause_user(),
        CauseKind::ThirdParty => l::cause_third_party(),
        CauseKind::Other => l::cause_other(),
    }
}

/// A step of the ladder.
#[must_use]
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Hotline => l::step_hotline(),
        Step::Remote => l::step_remote(),
        Step::OnSite => l::step_on_site(),
    }
}

/// What the technician confirms on arriving.
#[must_use]
pub fn courtesy(courtesy: Courtesy) -> &'static str {
    match courtesy {
        Courtesy::Badge => l::courtesy_badge(),
        Courtesy::Appearance => l::courtesy_appearance(),
        Courtesy::Greeting => l::courtesy_greeting(),
        Courtesy::Credentials => l::courtesy_credentials(),
        Courtesy::Numbers => l::courtesy_numbers(),
        Courtesy::ShoeCovers => l::courtesy_shoe_covers(),
    }
}

/// A step of the work list.
#[must_use]
pub fn work_step(work_step: WorkStep) -> &'static str {
    match work_step {
        WorkStep::ShutOff => l::work_shut_off(),
        WorkStep::Cover => l::work_cover(),
        WorkStep::Drain => l::work_drain(),
        WorkStep::BagRadiator => l::work_bag_radiator(),
        WorkStep::Repair => l::work_repair(),
        WorkStep::Fill => l::work_fill(),
        WorkStep::Bleed => l::work_bleed(),
        WorkStep::Test => l::work_test(),
        WorkStep::CleanUp => l::work_clean_up(),
    }
}

/// To whom a major fault, or its analysis, is told.
#[must_use]
pub fn receiver(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::Salesperson => f::salesperson(),
        Receiver::Manager => f::manager(),
        Receiver::Leaders => f::leaders(),
        Receiver::Customer => f::customer(),
        Receiver::Business => f::business(),
    }
}

/// A part of the fault analysis report.
#[must_use]
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Impact => f::part_impact(),
        Part::Handling => f::part_handling(),
        Part::Cause => f::part_cause(),
        Part::Corrective => f::part_corrective(),
        Part::Preventive => f::part_preventive(),
    }
}
