//! Names of the handling of a complaint and of papers. Exhaustive: a new variant without a name does not compile.

use super::t::craft as c;
use super::t::papers as p;
use crate::domain::cases::{Expectation, MeasureKind, Responsibility, Side};
use crate::domain::papers::{Direction, PaperKind, PaperRefusal};

/// Who has to answer for it.
#[must_use]
pub fn responsibility(responsibility: Responsibility) -> &'static str {
    match responsibility {
        Responsibility::Ours => c::responsibility_ours(),
        Responsibility::Customers => c::responsibility_customers(),
        Responsibility::ThirdParty => c::responsibility_third(),
        Responsibility::Shared => c::responsibility_shared(),
        Responsibility::Unclear => c::responsibility_unclear(),
    }
}

/// Whose idea a solution is.
#[must_use]
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Ours => c::side_ours(),
        Side::Customers => c::side_customers(),
        Side::Both => c::side_both(),
    }
}

/// The result against what was expected.
#[must_use]
pub fn expectation(expectation: Expectation) -> &'static str {
    match expectation {
        Expectation::Above => c::expectation_above(),
        Expectation::As => c::expectation_as(),
        Expectation::Below => c::expectation_below(),
    }
}

/// Whether the firm can live with a result.
#[must_use]
pub fn firm_verdict(content: bool) -> &'static str {
    if content {
        c::firm_content()
    } else {
        c::firm_not()
    }
}

/// What is done about an evasion.
#[must_use]
pub fn measure(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Criticism => c::measure_criticism(),
        MeasureKind::Instruction => c::measure_instruction(),
        MeasureKind::Discipline => c::measure_discipline(),
        MeasureKind::Transfer => c::measure_transfer(),
    }
}

/// What a paper is.
#[must_use]
pub fn paper_kind(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Complaint => p::kind_complaint(),
        PaperKind::Letter => p::kind_letter(),
        PaperKind::Notice => p::kind_notice(),
        PaperKind::Files => p::kind_files(),
        PaperKind::Month => p::kind_month(),
    }
}

/// From where to where a paper goes.
#[must_use]
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::In => p::direction_in(),
        Direction::Out => p::direction_out(),
    }
}

/// Why something may not be written down about a paper.
pub(super) fn paper_refusal(refusal: PaperRefusal) -> &'static str {
    match refusal {
        PaperRefusal::Unknown => p::unknown(),
        PaperRefusal::AlreadyEntered => p::already_entered(),
        PaperRefusal::NotEnrolled => p::not_enrolled(),
        PaperRefusal::InFuture => p::in_future(),
        PaperRefusal::WrongSheet => p::wrong_sheet(),
        PaperRefusal::TextMissing => p::text_missing(),
        PaperRefusal::NotKnown => p::not_known(),
        PaperRefusal::NumberMissing => p::number_missing(),
        PaperRefusal::NumberTaken => p::number_taken(),
        PaperRefusal::PartyMissing => p::party_missing(),
        PaperRefusal::SubjectMissing => p::subject_missing(),
        PaperRefusal::PagesMissing => p::pages_missing(),
        PaperRefusal::NotALeader => p::not_a_leader(),
        PaperRefusal::NotSubmittedToYou => p::not_submitted_to_you(),
        PaperRefusal::NotSubmitted => p::not_submitted(),
        PaperRefusal::LetterMissing => p::letter_missing(),
        PaperRefusal::RecipientMissing => p::recipient_missing(),
        PaperRefusal::ProofMissing => p::proof_missing(),
        PaperRefusal::NotPassedOn => p::not_passed_on(),
        PaperRefusal::PlaceMissing => p::place_missing(),
        PaperRefusal::TaskIncomplete => p::task_incomplete(),
        PaperRefusal::NoTask => p::no_task(),
        PaperRefusal::NoFiles => p::no_files(),
        PaperRefusal::NotTheDesk => p::not_the_desk(),
        PaperRefusal::MonthRuns => p::month_runs(),
        PaperRefusal::RevisitUndecided => p::revisit_undecided(),
    }
}
