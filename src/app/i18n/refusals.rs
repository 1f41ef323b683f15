//! Refusals and failures in sentences that a person understands. Exhaustive: a refusal without a sentence does not compile.

use super::active::{survey_refusal, visit_refusal};
use super::case_refusals::case_refusal;
use super::complaint::deputy_refusal;
use super::craft::paper_refusal;
use super::opening::{damage, store_failure};
use super::petitions::complaints_refusal;
use super::premises::building_refusal;
use super::t::refusals as r;
use crate::desk::DeskError;
use crate::domain::customers::CustomerRefusal;
use crate::domain::knowledge::KnowledgeRefusal;
use crate::domain::organisation::OrganisationRefusal;
use crate::domain::outages::OutageRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::sealed::SealedRefusal;
use crate::domain::shifts::RosterRefusal;
use crate::ledger::recovery::RecoveryError;
use crate::ledger::seal::SealError;

/// Why not.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Case(refusal) => case_refusal(refusal).to_owned(),
        Refusal::Customer(refusal) => customer_refusal(refusal).to_owned(),
        Refusal::Organisation(refusal) => organisation_refusal(refusal).to_owned(),
        Refusal::Outage(refusal) => outage_refusal(*refusal).to_owned(),
        Refusal::Roster(refusal) => roster_refusal(*refusal).to_owned(),
        Refusal::Knowledge(refusal) => knowledge_refusal(*refusal).to_owned(),
        Refusal::Building(refusal) => building_refusal(*refusal).to_owned(),
        Refusal::Paper(refusal) => paper_refusal(*refusal).to_owned(),
        Refusal::Sealed(refusal) => sealed_refusal(refusal).to_owned(),
        Refusal::Visit(refusal) => visit_refusal(*refusal).to_owned(),
        Refusal::Survey(refusal) => survey_refusal(*refusal).to_owned(),
        Refusal::Deputy(refusal) => deputy_refusal(*refusal).to_owned(),
        Refusal::Complaints(refusal) => complaints_refusal(*refusal).to_owned(),
    }
}

/// Why it did not happen.
#[must_use]
pub fn failure(error: &DeskError) -> String {
    match error {
        DeskError::Refused(refused) => refusal(refused),
        DeskError::Store(error) => store_failure(error),
        DeskError::Bundle(error) => super::bundle_error(error),
        DeskError::Damaged(_) => damage().to_owned(),
        DeskError::Recovery(error) => recovery(error).to_owned(),
        DeskError::NeedsNewKey => r::needs_new_key().to_owned(),
        DeskError::Seal(error) => seal_error(*error).to_owned(),
        DeskError::NotFounded => r::not_founded().to_owned(),
    }
}

fn recovery(error: &RecoveryError) -> &'static str {
    match error {
        RecoveryError::TooShort => r::recovery_too_short(),
        RecoveryError::NotAFile => r::recovery_not_a_file(),
        RecoveryError::NewerVersion => r::recovery_newer(),
        RecoveryError::Passphrase => r::recovery_passphrase(),
        RecoveryError::OtherOrganisation => r::recovery_other_firm(),
        RecoveryError::Spent => r::recovery_spent(),
        RecoveryError::NotNeeded => r::recovery_not_needed(),
    }
}

/// Why something sealed does not open.
#[must_use]
pub fn seal_error(error: SealError) -> &'static str {
    match error {
        SealError::NoKey => r::seal_no_key(),
        SealError::KeyAltered => r::seal_key_altered(),
        SealError::Altered => r::seal_altered(),
        SealError::Unreadable => r::seal_unreadable(),
        SealError::Unsealable => r::seal_unsealable(),
    }
}

fn sealed_refusal(refusal: &SealedRefusal) -> &'static str {
    match refusal {
        SealedRefusal::NobodyNamed => r::sealed_nobody_named(),
        SealedRefusal::NobodyThere => r::sealed_nobody_there(),
        SealedRefusal::Unsealable => r::sealed_not_this(),
        SealedRefusal::FilesStayOpen => r::sealed_files(),
        SealedRefusal::Unknown => r::sealed_unknown(),
        SealedRefusal::NotForYou => r::sealed_not_for_you(),
        SealedRefusal::OnlySealed => super::t::petition_refusals::only_sealed(),
    }
}

fn customer_refusal(refusal: &CustomerRefusal) -> &'static str {
    match refusal {
        CustomerRefusal::NameMissing => r::name_missing(),
        CustomerRefusal::AlreadyRegistered => r::customer_already_registered(),
        CustomerRefusal::Unknown => r::customer_unknown(),
        CustomerRefusal::NotEnrolled => r::not_enrolled(),
        CustomerRefusal::TextMissing => super::t::letters::text_missing(),
        CustomerRefusal::PhoneUnreadable => r::customer_phone_unreadable(),
        CustomerRefusal::InFuture => super::t::building_refusals::in_future(),
        CustomerRefusal::ProjectIncomplete => super::t::active_refusals::project_incomplete(),
        CustomerRefusal::ManagerUnknown => super::t::active_refusals::manager_unknown(),
        CustomerRefusal::HoursUnreadable => super::t::active_refusals::hours_unreadable(),
        CustomerRefusal::NotGrader => super::t::grades::not_grader(),
        CustomerRefusal::NotApprover => super::t::grades::not_approver(),
        CustomerRefusal::GradeReasonMissing => super::t::grades::reason_missing(),
    }
}

fn organisation_refusal(refusal: &OrganisationRefusal) -> &'static str {
    match refusal {
        OrganisationRefusal::AlreadyFounded => r::organisation_already_founded(),
        OrganisationRefusal::NameMissing => r::name_missing(),
        OrganisationRefusal::NotAdministrator => r::not_administrator(),
        OrganisationRefusal::LastAdministrator => r::last_administrator(),
        OrganisationRefusal::UnknownPerson => r::unknown_person(),
        OrganisationRefusal::DeviceNotAdmitted => r::device_not_admitted(),
        OrganisationRefusal::UnknownDevice => r::unknown_device(),
        OrganisationRefusal::OwnDevice => r::own_device(),
        OrganisationRefusal::NoWorkingTime => r::no_working_time(),
        OrganisationRefusal::NothingToSettle => r::nothing_to_settle(),
        OrganisationRefusal::NothingToAccept => r::nothing_to_accept(),
        OrganisationRefusal::FigureOutOfRange(_) => r::figure_out_of_range(),
    }
}

fn outage_refusal(refusal: OutageRefusal) -> &'static str {
    match refusal {
        OutageRefusal::Unknown => r::outage_unknown(),
        OutageRefusal::AlreadyBegun => r::outage_already_begun(),
        OutageRefusal::NotOfTheStation => r::outage_not_of_the_station(),
        OutageRefusal::AreaMissing => r::outage_area_missing(),
        OutageRefusal::CauseMissing => r::outage_cause_missing(),
        OutageRefusal::InFuture => r::outage_in_future(),
        OutageRefusal::EndsBeforeStart => r::outage_ends_before_start(),
        OutageRefusal::TeamMissing => r::outage_team_missing(),
        OutageRefusal::LeaderUnknown => r::outage_leader_unknown(),
        OutageRefusal::NobodyTold => r::outage_nobody_told(),
        OutageRefusal::NotConcerned => r::outage_not_concerned(),
        OutageRefusal::TextMissing => r::outage_text_missing(),
        OutageRefusal::PlaceMissing => r::outage_place_missing(),
        OutageRefusal::TemperatureMissing => r::outage_temperature_missing(),
        OutageRefusal::AlreadyRestored => r::outage_already_restored(),
        OutageRefusal::ReasonMissing => r::outage_reason_missing(),
        OutageRefusal::Withdrawn => r::outage_withdrawn(),
        OutageRefusal::NotWithdrawn => r::outage_not_withdrawn(),
    }
}

fn roster_refusal(refusal: RosterRefusal) -> &'static str {
    match refusal {
        RosterRefusal::Unknown => r::roster_unknown(),
        RosterRefusal::AlreadyOpened => r::roster_already_opened(),
        RosterRefusal::NotAPlanner => r::roster_not_a_planner(),
        RosterRefusal::StationMissing => r::roster_station_missing(),
        RosterRefusal::SeasonUnreadable => r::roster_season_unreadable(),
        RosterRefusal::WatchUnreadable => r::roster_watch_unreadable(),
        RosterRefusal::PersonUnknown => r::roster_person_unknown(),
        RosterRefusal::SamePerson => r::roster_same_person(),
        RosterRefusal::NotYourShift => r::roster_not_your_shift(),
        RosterRefusal::SignatureMissing => r::roster_signature_missing(),
        RosterRefusal::InFuture => r::roster_in_future(),
    }
}

fn knowledge_refusal(refusal: KnowledgeRefusal) -> &'static str {
    match refusal {
        KnowledgeRefusal::RuleUnknown => r::knowledge_rule_unknown(),
        KnowledgeRefusal::NotYours => r::knowledge_not_yours(),
        KnowledgeRefusal::NotAChecker => r::knowledge_not_a_checker(),
        KnowledgeRefusal::InFuture => r::knowledge_in_future(),
    }
}
