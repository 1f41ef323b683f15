//! Words about complaints and reports. Exhaustive matches: a new variant without a name does not compile.

use super::after::monthly_refusal;
use super::basis::basis_refusal;
use super::t::petition_refusals as r;
use super::t::petitions as p;
use crate::domain::cases::Case;
use crate::domain::cases::petition::{Disclosure, Matter, Offence, Way};
use crate::domain::complaints::ComplaintsRefusal;

/// Sort of a matter.
#[must_use]
pub fn matter(matter: Matter) -> &'static str {
    match matter {
        Matter::Complaint => p::kind_complaint(),
        Matter::Misconduct => p::kind_report(),
    }
}

/// The same beside cases of other kinds, where it must not be taken for the complaint about a service (P05) or about goods (P04).
#[must_use]
pub fn matter_as_case(of: Matter) -> &'static str {
    match of {
        Matter::Complaint => p::kind_users_complaint(),
        Matter::Misconduct => matter(of),
    }
}

/// By which way it came.
#[must_use]
pub fn way(way: Way) -> &'static str {
    match way {
        Way::DispatchPhone => p::way_dispatch_phone(),
        Way::OpinionBox => p::way_opinion_box(),
        Way::Reception => p::way_reception(),
        Way::Visit => p::way_visit(),
        Way::Letter => p::way_letter(),
        Way::FromAbove => p::way_from_above(),
        Way::Online => p::way_online(),
        Way::Other => p::way_other(),
    }
}

/// How much of the person is known.
#[must_use]
pub fn disclosure(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Named => p::disclosure_named(),
        Disclosure::Confided => p::disclosure_confided(),
        Disclosure::Anonymous => p::disclosure_anonymous(),
    }
}

/// What was done to a complaint, or to whoever made it.
#[must_use]
pub fn offence(offence: Offence) -> &'static str {
    match offence {
        Offence::Concealment => p::offence_concealment(),
        Offence::Papers => p::offence_papers(),
        Offence::Retaliation => p::offence_retaliation(),
    }
}

/// What was said, or that it is sealed.
#[must_use]
pub fn case_words(case: &Case) -> String {
    if case.words_sealed() {
        p::words_sealed().to_owned()
    } else {
        case.words.clone()
    }
}

/// Why something may not be written down about complaints.
pub(super) fn complaints_refusal(refusal: ComplaintsRefusal) -> &'static str {
    match refusal {
        ComplaintsRefusal::NotEnrolled => r::not_enrolled(),
        ComplaintsRefusal::PlaceUnknown => r::place_unknown(),
        ComplaintsRefusal::NameMissing => r::name_missing(),
        ComplaintsRefusal::NothingThere => r::nothing_there(),
        ComplaintsRefusal::InFuture => r::in_future(),
        ComplaintsRefusal::NotALeader => r::not_a_leader(),
        ComplaintsRefusal::OutcomeMissing => r::outcome_missing(),
        ComplaintsRefusal::NotASigner => r::not_a_signer(),
        ComplaintsRefusal::MonthRuns => r::month_runs(),
        ComplaintsRefusal::ReasonMissing => r::reason_missing(),
        ComplaintsRefusal::AlreadySigned => r::already_signed(),
        ComplaintsRefusal::NotAnIssuer => r::not_an_issuer(),
        ComplaintsRefusal::NumberMissing => r::number_missing(),
        ComplaintsRefusal::NotAFurnisher => r::not_a_furnisher(),
        ComplaintsRefusal::Basis(refusal) => basis_refusal(refusal),
        ComplaintsRefusal::Monthly(refusal) => monthly_refusal(refusal),
    }
}
