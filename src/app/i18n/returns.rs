//! The words of returns and allowances. Exhaustive: a new variant without a name does not compile.

use super::t::returns as t;
use super::t::returns_refusals as r;
use crate::domain::cases::returns::{
    Handling, ProofWay, Quantity, ReturnsRefusal, Step, Verdict, Way,
};

/// A step.
#[must_use]
pub fn step(step: Step) -> &'static str {
    match step {
        Step::NoteReceivables => t::step_note_receivables(),
        Step::Certify => t::step_certify(),
        Step::GiveCustomer => t::step_give_customer(),
        Step::Seal => t::step_seal(),
        Step::MakeOut => t::step_make_out(),
        Step::Send => t::step_send(),
        Step::Count => t::step_count(),
        Step::Instruct => t::step_instruct(),
        Step::SignFor => t::step_sign_for(),
        Step::Prove => t::step_prove(),
        Step::HandIn => t::step_hand_in(),
        Step::TakeIn => t::step_take_in(),
        Step::Book => t::step_book(),
        Step::SendBack => t::step_send_back(),
        Step::AskDecision => t::step_ask_decision(),
        Step::Decide => t::step_decide(),
        Step::Stray => t::step_stray(),
        Step::AnswerStray => t::step_answer_stray(),
        Step::Withdraw => t::step_withdraw(),
        Step::Renumber => t::step_renumber(),
    }
}

/// Its short name, for tests and drafts.
#[must_use]
pub fn step_key(step: Step) -> &'static str {
    match step {
        Step::NoteReceivables => "returns-note-receivables",
        Step::Certify => "returns-certify",
        Step::GiveCustomer => "returns-give-customer",
        Step::Seal => "returns-seal",
        Step::MakeOut => "returns-make-out",
        Step::Send => "returns-send",
        Step::Count => "returns-count",
        Step::Instruct => "returns-instruct",
        Step::SignFor => "returns-sign-for",
        Step::Prove => "returns-prove",
        Step::HandIn => "returns-hand-in",
        Step::TakeIn => "returns-take-in",
        Step::Book => "returns-book",
        Step::SendBack => "returns-send-back",
        Step::AskDecision => "returns-ask-decision",
        Step::Decide => "returns-decide",
        Step::Stray => "returns-stray",
        Step::AnswerStray => "returns-answer-stray",
        Step::Withdraw => "returns-withdraw",
        Step::Renumber => "returns-renumber",
    }
}

/// A way in which a claim is settled.
#[must_use]
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Allowance => t::way_allowance(),
        Way::Compensation => t::way_compensation(),
        Way::Return => t::way_return(),
    }
}

/// The paper over which a way runs.
#[must_use]
pub fn paper(way: Way) -> &'static str {
    if way.is_certified() {
        t::paper_certificate()
    } else {
        t::paper_slip()
    }
}

/// What is done with goods that came back.
#[must_use]
pub fn handling(handling: Handling) -> &'static str {
    match handling {
        Handling::Rework => t::handling_rework(),
        Handling::Sort => t::handling_sort(),
        Handling::Scrap => t::handling_scrap(),
        Handling::Downgrade => t::handling_downgrade(),
        Handling::Exchange => t::handling_exchange(),
        Handling::Store => t::handling_store(),
    }
}

/// A way of proving it.
#[must_use]
pub fn proof(way: ProofWay) -> &'static str {
    match way {
        ProofWay::Original => t::proof_original(),
        ProofWay::ReturnCopy => t::proof_return_copy(),
        ProofWay::ReturnCertificate => t::proof_return_certificate(),
        ProofWay::AllowanceCopy => t::proof_allowance_copy(),
        ProofWay::AllowanceCertificate => t::proof_allowance_certificate(),
    }
}

/// What finance found.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreed => t::verdict_agreed(),
        Verdict::Fewer => t::verdict_fewer(),
        Verdict::MoreWithin => t::verdict_more_within(),
        Verdict::MoreBeyond => t::verdict_more_beyond(),
        Verdict::AmountDiffers => t::verdict_amount(),
        Verdict::UnitDiffers => t::verdict_unit(),
    }
}

/// So many of a unit.
#[must_use]
pub fn quantity(quantity: &Quantity) -> String {
    let text = t::quantity(quantity.count, &quantity.unit);
    text.trim().to_owned()
}

pub(super) fn returns_refusal(refusal: ReturnsRefusal) -> &'static str {
    match refusal {
        ReturnsRefusal::NotDecided => r::not_decided(),
        ReturnsRefusal::WayNotDecided => r::way_not_decided(),
        ReturnsRefusal::NotSales => r::not_sales(),
        ReturnsRefusal::NoSlip => r::no_slip(),
        ReturnsRefusal::AlreadyMadeOut => r::already_made_out(),
        ReturnsRefusal::CertificateIncomplete => r::certificate_incomplete(),
        ReturnsRefusal::AboveGranted => r::above_granted(),
        ReturnsRefusal::MadeOutTwice => r::made_out_twice(),
        ReturnsRefusal::CertificateNotApproved => r::certificate_not_approved(),
        ReturnsRefusal::SealMissing => r::seal_missing(),
        ReturnsRefusal::NotSealed => r::not_sealed(),
        ReturnsRefusal::AlreadySealed => r::already_sealed(),
        ReturnsRefusal::AlreadyHandedIn => r::already_handed_in(),
        ReturnsRefusal::SlipIncomplete => r::slip_incomplete(),
        ReturnsRefusal::MoreUnexplained => r::more_unexplained(),
        ReturnsRefusal::ReasonMissing => r::reason_missing(),
        ReturnsRefusal::HandlingMissing => r::handling_missing(),
        ReturnsRefusal::GroundMissing => r::ground_missing(),
        ReturnsRefusal::SlipNotApproved => r::slip_not_approved(),
        ReturnsRefusal::AlreadySent => r::already_sent(),
        ReturnsRefusal::NotWarehouse => r::not_warehouse(),
        ReturnsRefusal::NotSent => r::not_sent(),
        ReturnsRefusal::StrayIncomplete => r::stray_incomplete(),
        ReturnsRefusal::NoStray => r::no_stray(),
        ReturnsRefusal::NotFinance => r::not_finance(),
        ReturnsRefusal::NotSigned => r::not_signed(),
        ReturnsRefusal::VoucherMissing => r::voucher_missing(),
        ReturnsRefusal::NotAsAgreed => r::not_as_agreed(),
        ReturnsRefusal::AlreadyBooked => r::already_booked(),
        ReturnsRefusal::Differs => r::differs(),
        ReturnsRefusal::RemarkMissing => r::remark_missing(),
        ReturnsRefusal::WithSales => r::with_sales(),
        ReturnsRefusal::BookWhatCame => r::book_what_came(),
        ReturnsRefusal::BookWhatCameMore => r::book_what_came_more(),
        ReturnsRefusal::BeyondRatio => r::beyond_ratio(),
        ReturnsRefusal::NothingToDecide => r::nothing_to_decide(),
        ReturnsRefusal::NotDecider => r::not_decider(),
        ReturnsRefusal::NotCounted => r::not_counted(),
        ReturnsRefusal::CountMissing => r::count_missing(),
        ReturnsRefusal::NotInstructed => r::not_instructed(),
        ReturnsRefusal::NoInstructionAsked => r::no_instruction_asked(),
        ReturnsRefusal::NotSuperior => r::not_superior(),
        ReturnsRefusal::InstructionEmpty => r::instruction_empty(),
        ReturnsRefusal::SignatureMissing => r::signature_missing(),
        ReturnsRefusal::AlreadySigned => r::already_signed(),
        ReturnsRefusal::SignedTwice => r::signed_twice(),
        ReturnsRefusal::SignedOther => r::signed_other(),
        ReturnsRefusal::ReceivableIncomplete => r::receivable_incomplete(),
        ReturnsRefusal::ReturnProofNotYet => r::return_proof_not_yet(),
        ReturnsRefusal::OriginalIncomplete => r::original_incomplete(),
        ReturnsRefusal::CopyIncomplete => r::copy_incomplete(),
        ReturnsRefusal::CopyAmountWrong => r::copy_amount_wrong(),
        ReturnsRefusal::CopyKeptWrong => r::copy_kept_wrong(),
        ReturnsRefusal::CopyUnsealed => r::copy_unsealed(),
        ReturnsRefusal::ReturnCertificateMissing => r::return_certificate_missing(),
        ReturnsRefusal::ReturnCertificateUnsealed => r::return_certificate_unsealed(),
        ReturnsRefusal::AllowanceProofWrong => r::allowance_proof_wrong(),
        ReturnsRefusal::AllowanceCopyIncomplete => r::allowance_copy_incomplete(),
        ReturnsRefusal::AllowanceAmountWrong => r::allowance_amount_wrong(),
        ReturnsRefusal::ReceivedPriceWrong => r::received_price_wrong(),
        ReturnsRefusal::ReceivedAmountWrong => r::received_amount_wrong(),
        ReturnsRefusal::AllowanceCopyUnsealed => r::allowance_copy_unsealed(),
        ReturnsRefusal::CertificateUnsealed => r::certificate_unsealed(),
        ReturnsRefusal::NotProved => r::not_proved(),
        ReturnsRefusal::PapersMissing => r::papers_missing(),
        ReturnsRefusal::WithdrawalUnexplained => r::withdrawal_unexplained(),
        ReturnsRefusal::RestsOnIt => r::rests_on_it(),
    }
}
