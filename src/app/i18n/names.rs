//! Names of regulations, figures, units, days and dwellings. Exhaustive matches: a new variant without a name does not compile.

use super::t::{after as a, names as n, petitions as p, returns as r, time};
use crate::domain::calendar::{Hours, Weekday};
use crate::domain::clause::Regulation;
use crate::domain::customers::{Dwelling, SiteClass};
use crate::domain::figures::{Figure, Unit};

/// Short title of a regulation; its number where there is none.
#[must_use]
pub fn regulation(regulation: Regulation) -> &'static str {
    match regulation.0 {
        1 => n::regulation_p01(),
        2 => n::regulation_p02(),
        3 => n::regulation_p03(),
        4 => n::regulation_p04(),
        5 => n::regulation_p05(),
        6 => n::regulation_p06(),
        7 => n::regulation_p07(),
        8 => n::regulation_p08(),
        9 => n::regulation_p09(),
        10 => n::regulation_p10(),
        11 => n::regulation_p11(),
        12 => n::regulation_p12(),
        13 => n::regulation_p13(),
        14 => n::regulation_p14(),
        15 => n::regulation_p15(),
        _ => "",
    }
}

/// Unit of a figure.
#[must_use]
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Minutes => n::unit_minutes(),
        Unit::Hours => n::unit_hours(),
        Unit::Days => n::unit_days(),
        Unit::WorkingDays => n::unit_working_days(),
        Unit::Times => n::unit_times(),
        Unit::Percent => n::unit_percent(),
        Unit::PerMille => r::unit_per_mille(),
        Unit::HourOfDay => n::unit_hour_of_day(),
        Unit::Yuan => n::unit_yuan(),
        Unit::Weekday => p::unit_weekday(),
    }
}

/// What a figure is about.
#[must_use]
pub fn figure(figure: Figure) -> &'static str {
    match figure {
        Figure::ArriveAtLeak => n::figure_arrive_at_leak(),
        Figure::ContactCustomer => n::figure_contact_customer(),
        Figure::ContactTries => n::figure_contact_tries(),
        Figure::ArriveOnSite => n::figure_arrive_on_site(),
        Figure::FinishRepair => n::figure_finish_repair(),
        Figure::FinishAmber => n::figure_finish_amber(),
        Figure::NotifyRepair => n::figure_notify_repair(),
        Figure::RepeatWithin => n::figure_repeat_within(),
        Figure::RevisitOpens => n::figure_revisit_opens(),
        Figure::RevisitEnds => n::figure_revisit_ends(),
        Figure::CallingFrom => n::figure_calling_from(),
        Figure::CallingUntil => n::figure_calling_until(),
        Figure::ReportMajor => n::figure_report_major(),
        Figure::ReportWeighty => n::figure_report_weighty(),
        Figure::ReplyAfterResult => n::figure_reply_after_result(),
        Figure::ContactSheet => n::figure_contact_sheet(),
        Figure::PassOn => n::figure_pass_on(),
        Figure::SolveByHotline => n::figure_solve_by_hotline(),
        Figure::SetOutCity => n::figure_set_out_city(),
        Figure::SetOutProvince => n::figure_set_out_province(),
        Figure::SetOutElsewhere => n::figure_set_out_elsewhere(),
        Figure::ArriveCity => n::figure_arrive_city(),
        Figure::ArriveProvince => n::figure_arrive_province(),
        Figure::ArriveElsewhere => n::figure_arrive_elsewhere(),
        Figure::ContactFirst => n::figure_contact_first(),
        Figure::OutageHours => n::figure_outage_hours(),
        Figure::TellUsers => n::figure_tell_users(),
        Figure::OrderRepair => n::figure_order_repair(),
        Figure::RestoreSupply => n::figure_restore_supply(),
        Figure::HandOverShift => n::figure_hand_over_shift(),
        Figure::BlowThroughEvery => n::figure_blow_through_every(),
        Figure::CleanEvery => n::figure_clean_every(),
        Figure::OverhaulEvery => n::figure_overhaul_every(),
        Figure::MaintainEvery => n::figure_maintain_every(),
        Figure::GoThrough => n::figure_go_through(),
        Figure::RoundEvery => n::figure_round_every(),
        Figure::RoundProblem => n::figure_round_problem(),
        Figure::AgreeVisit => n::figure_agree_visit(),
        Figure::KnowNotice => n::figure_know_notice(),
        Figure::AnswerHelp => n::figure_answer_help(),
        Figure::GiveOpinion => n::figure_give_opinion(),
        Figure::RuleDispute => n::figure_rule_dispute(),
        Figure::TellOfFault => n::figure_tell_of_fault(),
        Figure::TellLeaders => n::figure_tell_leaders(),
        Figure::FollowFault => n::figure_follow_fault(),
        Figure::ReportFault => n::figure_report_fault(),
        Figure::FeedBackFault => n::figure_feed_back_fault(),
        Figure::InspectEvery => n::figure_inspect_every(),
        Figure::HandOverFindings => n::figure_hand_over_findings(),
        Figure::UrgentFinding => n::figure_urgent_finding(),
        Figure::OrdinaryFinding => n::figure_ordinary_finding(),
        Figure::SurveyEvery => n::figure_survey_every(),
        Figure::LowGrade => n::figure_low_grade(),
        Figure::FewAnswers => n::figure_few_answers(),
        Figure::FindWay => n::figure_find_way(),
        Figure::ResearchEvery => n::figure_research_every(),
        Figure::ResearchEngineers => n::figure_research_engineers(),
        Figure::ComplaintAnswer => n::figure_complaint_answer(),
        Figure::SumUpVisit => n::figure_sum_up_visit(),
        Figure::PlanMeasures => n::figure_plan_measures(),
        Figure::AnswerShortfall => n::figure_answer_shortfall(),
        Figure::AuthorityManager => n::figure_authority_manager(),
        Figure::AuthorityDeputy => n::figure_authority_deputy(),
        Figure::CheckEffect => a::figure_check_effect(),
        Figure::AnswerOpinion => a::figure_answer_opinion(),
        Figure::ReprimandFrom => a::figure_reprimand(),
        Figure::MinorDemeritFrom => a::figure_minor(),
        Figure::MajorDemeritFrom => a::figure_major(),
        Figure::DeductionShare => a::figure_deduction(),
        Figure::StatisticsDay => a::figure_statistics(),
        Figure::AnswerObjection => a::figure_answer_objection(),
        Figure::UrgeWithin => a::figure_urge_within(),
        Figure::UrgeAgain => a::figure_urge_again(),
        Figure::CheckTimes => a::figure_check_times(),
        Figure::AnswerInquiry => a::figure_answer_inquiry(),
        Figure::LookAgain => a::figure_look_again(),
        Figure::AuthoritySales => n::figure_authority_sales(),
        Figure::SetOutInspection => n::figure_set_out_inspection(),
        Figure::RegisterQuality => n::figure_register_quality(),
        Figure::FindQualityCause => n::figure_find_quality_cause(),
        Figure::ReportQuality => n::figure_report_quality(),
        Figure::AnalyseMaking => n::figure_analyse_making(),
        Figure::ResearchQuality => n::figure_research_quality(),
        Figure::CheckQuality => n::figure_check_quality(),
        Figure::SettleQuality => n::figure_settle_quality(),
        Figure::ConcludeQuality => n::figure_conclude_quality(),
        Figure::TellQuality => n::figure_tell_quality(),
        Figure::CloseQualityRule => n::figure_close_quality_rule(),
        Figure::CloseQualityLatest => n::figure_close_quality_latest(),
        Figure::PaymentTerm => n::figure_payment_term(),
        Figure::PaymentLeast => n::figure_payment_least(),
        Figure::ReturnStep => r::figure_return_step(),
        Figure::GoodsComeBack => r::figure_goods_come_back(),
        Figure::OverReturn => r::figure_over_return(),
        Figure::ProofOfReturn => r::figure_proof_of_return(),
        Figure::ComplaintStep => n::figure_complaint_step(),
        Figure::AgreeOnComplaint => n::figure_agree_on_complaint(),
        Figure::ReportComplaint => n::figure_report_complaint(),
        Figure::FinishComplaint => n::figure_finish_complaint(),
        Figure::CallTries => n::figure_call_tries(),
        Figure::WatchRound => n::figure_watch_round(),
        Figure::RestDays => n::figure_rest_days(),
        Figure::PenaltyLeast => n::figure_penalty_least(),
        Figure::PenaltyMost => n::figure_penalty_most(),
        Figure::TellAfterInforming => n::figure_tell_after_informing(),
        Figure::FollowUps => n::figure_follow_ups(),
        Figure::FollowUpFirst => n::figure_follow_up_first(),
        Figure::FollowUpSecond => n::figure_follow_up_second(),
        Figure::FormBack => n::figure_form_back(),
        Figure::IdleAfter => n::figure_idle_after(),
        Figure::PassPaperOn => n::figure_pass_paper_on(),
        Figure::OrderFilesEvery => n::figure_order_files_every(),
        Figure::SummaryDay => n::figure_summary_day(),
        Figure::AssignRepair => n::figure_assign_repair(),
        Figure::PassPetitionOn => p::figure_pass_on(),
        Figure::ReplyComplaint => p::figure_reply_complaint(),
        Figure::ReplyReport => p::figure_reply_report(),
        Figure::ProposeHandling => p::figure_propose(),
        Figure::ReplyToDispatch => p::figure_reply_dispatch(),
        Figure::TransfersTold => p::figure_transfers(),
        Figure::LeaderDecides => p::figure_declines(),
        Figure::RevisitAnswered => p::figure_revisit(),
        Figure::NoMovement => p::figure_no_movement(),
        Figure::AnswerGrumble => super::t::grades::figure_answer(),
        Figure::DealWithin => p::figure_deal_within(),
        Figure::EmptyBox => p::figure_empty_box(),
        Figure::ReceptionDay => p::figure_reception_day(),
        Figure::ReceptionFrom => p::figure_reception_from(),
        Figure::ReceptionUntil => p::figure_reception_until(),
        Figure::SignMonth => p::figure_sign_month(),
    }
}

/// Day of the week.
#[must_use]
pub fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => time::monday(),
        Weekday::Tuesday => time::tuesday(),
        Weekday::Wednesday => time::wednesday(),
        Weekday::Thursday => time::thursday(),
        Weekday::Friday => time::friday(),
        Weekday::Saturday => time::saturday(),
        Weekday::Sunday => time::sunday(),
    }
}

/// The hours of a day as they are written: `08:30-12:00, 13:30-17:30`; empty when nobody works.
#[must_use]
pub fn hours_words(hours: Option<&Hours>) -> String {
    let ranges = hours.map(Hours::ranges).unwrap_or_default();
    let ranges: Vec<String> = ranges.iter().map(ToString::to_string).collect();
    ranges.join(", ")
}

/// How a customer lives.
#[must_use]
pub fn dwelling(dwelling: Dwelling) -> &'static str {
    match dwelling {
        Dwelling::Unknown => n::dwelling_unknown(),
        Dwelling::Storeys => n::dwelling_storeys(),
        Dwelling::House => n::dwelling_house(),
        Dwelling::NonResidential => n::dwelling_non_residential(),
    }
}

/// How far the site is.
#[must_use]
pub fn site(site: SiteClass) -> &'static str {
    match site {
        SiteClass::Unknown => n::site_unknown(),
        SiteClass::City => n::site_city(),
        SiteClass::Province => n::site_province(),
        SiteClass::Elsewhere => n::site_elsewhere(),
    }
}

/// Kind of a clause, by its key in the register.
#[must_use]
pub fn clause_kind(key: &str) -> &'static str {
    match key {
        "role" => n::kind_role(),
        "rule" => n::kind_rule(),
        "conduct" => n::kind_conduct(),
        "schedule" => n::kind_schedule(),
        "score" => n::kind_score(),
        "form" => n::kind_form(),
        "deadline" => n::kind_deadline(),
        "notice" => n::kind_notice(),
        "workflow" => n::kind_workflow(),
        "report" => n::kind_report(),
        "record" => n::kind_record(),
        "approval" => n::kind_approval(),
        "privacy" => n::kind_privacy(),
        "retention" => n::kind_retention(),
        _ => n::kind_other(),
    }
}
