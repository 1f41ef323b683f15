//! What has to be written down on certificates, slips, proofs and vouchers.

use super::events::{Body, Proof, ProofWay, Receivable, ReturnsEvent, ReturnsStep};
use super::granted::Granted;
use super::guard::{due, granted, may_make_out};
use super::reconcile::{Verdict, amount};
use super::refusal::ReturnsRefusal as R;
use super::state::Slip;
use crate::domain::books::is_number;
use crate::domain::cases::check::{need, says};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::SlipId;
use crate::domain::time::Timestamp;

/// May it be written down in these words?
pub(in crate::domain::cases) fn check(
    case: &Case,
    event: &ReturnsEvent,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    match &event.step {
        ReturnsStep::Receivables(lines) => {
            let complete = |line: &Receivable| says(&line.invoice) && line.fen > 0;
            ask(lines.iter().all(complete), R::ReceivableIncomplete)
        }
        ReturnsStep::Strayed { item, quantity, .. } => {
            ask(says(item) && quantity.count > 0, R::StrayIncomplete)
        }
        ReturnsStep::StrayAnswered { words } => {
            let mut strays = case.returns.iter().flat_map(|returns| &returns.strays);
            let waits = strays.any(|one| one.id == event.slip && one.answered.is_none());
            need(waits, R::NoStray.into())?;
            ask(says(words), R::InstructionEmpty)
        }
        ReturnsStep::MadeOut { number, body } => made_out(case, event.slip, number, body, context),
        step => {
            let slip = case.returns.as_ref();
            let slip = slip.and_then(|returns| returns.slip(event.slip));
            let slip = slip.filter(|slip| slip.is_live()).ok_or(R::NoSlip)?;
            due(case, slip, step.step(), context)?;
            on_slip(case, slip, step, context)
        }
    }
}

fn made_out(
    case: &Case,
    id: SlipId,
    number: &str,
    body: &Body,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    may_make_out(case, body.way, context)?;
    let granted = granted(case, context)?;
    let returns = case.returns.as_deref();
    let current = returns.and_then(|returns| returns.of(body.way));
    let incomplete = if body.way.is_certified() {
        R::CertificateIncomplete
    } else {
        R::SlipIncomplete
    };
    // Of each way there is one sheet: a further one only after the first is withdrawn.
    need(
        current.is_none_or(|current| current.id == id),
        R::AlreadyMadeOut.into(),
    )?;
    match returns.and_then(|returns| returns.slip(id)) {
        Some(slip) => need(
            slip.is_live() && slip.body.way == body.way && slip.number.number == number,
            incomplete.into(),
        )?,
        None => {
            let free = is_number(number) && !context.world.is_taken(body.way.book(), number);
            need(free, incomplete.into())?;
        }
    }
    let sums = body.price >= 0 && body.tax >= 0 && body.fen > 0;
    let product = amount(body.quantity.count, body.price) == body.fen;
    if body.way.is_certified() {
        // A sum that no unit has is a compensation: it has no allowance per unit.
        let product = product || body.price == 0;
        ask(sums && product && says(&body.item), incomplete)?;
        return ask(within(case, id, body, &granted), R::AboveGranted);
    }
    let counted = body.quantity.count > 0 && says(&body.quantity.unit);
    let named = says(&body.order) && says(&body.item);
    ask(counted && named && product, incomplete)?;
    ask(says(&body.reason), R::ReasonMissing)?;
    ask(body.handling.is_some(), R::HandlingMissing)?;
    ask(says(&body.ground), R::GroundMissing)?;
    let more = body.quantity.count > granted.quantity.count;
    ask(!more || says(&body.more_because), R::MoreUnexplained)
}

/// All certificates that hold together are no more than was decided (P04.12.11a).
fn within(case: &Case, id: SlipId, body: &Body, granted: &Granted) -> bool {
    let live = case.returns.iter().flat_map(|returns| returns.live());
    let others = live.filter(|slip| slip.id != id && slip.body.way.is_certified());
    let others = others.fold(0_i64, |sum, slip| sum.saturating_add(slip.body.fen));
    others.saturating_add(body.fen) <= granted.fen
}

fn on_slip(
    case: &Case,
    slip: &Slip,
    step: &ReturnsStep,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    match step {
        ReturnsStep::Numbered { number } => {
            let free = is_number(number) && !context.world.is_taken(slip.body.way.book(), number);
            need(free, R::SlipIncomplete.into())
        }
        ReturnsStep::Withdrawn { reason } => ask(says(reason), R::WithdrawalUnexplained),
        ReturnsStep::WithCustomer { invoice, tax } => {
            let filled = slip.body.way.is_certified() || (says(invoice) && *tax >= 0);
            ask(filled, R::ReturnCertificateMissing)
        }
        ReturnsStep::Sealed { name, attachments } => {
            ask(says(name) && !attachments.is_empty(), R::SealMissing)
        }
        ReturnsStep::Counted { count, .. } => ask(*count >= 0, R::CountMissing),
        ReturnsStep::Instructed { words } => ask(says(words), R::InstructionEmpty),
        ReturnsStep::SignedFor { count, signature } => {
            let counted = slip.counted.as_ref();
            let same = counted.is_none_or(|counted| counted.count == *count);
            ask(same, R::SignedOther)?;
            ask(signature.is_some(), R::SignatureMissing)
        }
        ReturnsStep::Proved(proof) => proved(case, slip, proof, context),
        ReturnsStep::TakenIn { certificate, proof } => {
            ask(*certificate && *proof, R::PapersMissing)
        }
        ReturnsStep::Booked {
            voucher,
            dated,
            count,
            fen,
            remark,
        } => {
            ask(
                says(voucher) && *dated != Timestamp::default(),
                R::VoucherMissing,
            )?;
            booked(case, slip, (*count, *fen), remark, context)
        }
        ReturnsStep::SentBack { remark } | ReturnsStep::DecisionAsked { remark } => {
            ask(says(remark), R::RemarkMissing)
        }
        ReturnsStep::Decided { words, .. } => ask(says(words), R::RemarkMissing),
        ReturnsStep::Sent
        | ReturnsStep::HandedIn
        | ReturnsStep::MadeOut { .. }
        | ReturnsStep::Strayed { .. }
        | ReturnsStep::StrayAnswered { .. }
        | ReturnsStep::Receivables(_) => Ok(()),
    }
}

/// What is booked is what was found: the certificate's amount, or what really came at the approved price (P04.12.20–21).
fn booked(
    case: &Case,
    slip: &Slip,
    (count, fen): (i64, i64),
    remark: &str,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    if slip.body.way.is_certified() {
        return ask(fen == slip.body.fen, R::NotAsAgreed);
    }
    let found = slip.reconciled(&granted(case, context)?, context);
    let found = found.ok_or(R::NotSigned)?;
    let came = slip.signed.as_ref().map_or(0, |signed| signed.count);
    let as_found = count == came && fen == found.fen;
    let refusal = match found.verdict {
        Verdict::Fewer => R::BookWhatCame,
        Verdict::MoreWithin | Verdict::MoreBeyond => R::BookWhatCameMore,
        _ => R::NotAsAgreed,
    };
    ask(as_found, refusal)?;
    let agreed = found.verdict == Verdict::Agreed;
    ask(agreed || says(remark), R::RemarkMissing)
}

/// Each way has what it needs; a mismatch names its line.
fn proved(
    case: &Case,
    slip: &Slip,
    proof: &Proof,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    let fits = ProofWay::of(slip.body.way).contains(&proof.way);
    let foreign = if slip.body.way.is_certified() {
        R::AllowanceProofWrong
    } else {
        R::ReturnProofNotYet
    };
    need(fits, foreign.into())?;
    let shown = !proof.photos.is_empty();
    match proof.way {
        ProofWay::Original => {
            let invoice = says(&proof.invoice) && proof.dated.is_some();
            let complete = invoice && shown && proof.in_hand && proof.sealed;
            ask(complete, R::OriginalIncomplete)
        }
        ProofWay::ReturnCopy => {
            let figures = proof.count > 0 && proof.price > 0 && proof.fen > 0 && proof.kept >= 0;
            ask(figures && shown, R::CopyIncomplete)?;
            let product = amount(proof.count, proof.price) == proof.fen;
            ask(product, R::CopyAmountWrong)?;
            let delivered = granted(case, context)?.delivered;
            let kept = delivered.is_none_or(|delivered| {
                delivered.count.checked_sub(proof.count) == Some(proof.kept)
            });
            ask(kept, R::CopyKeptWrong)?;
            ask(proof.sealed, R::CopyUnsealed)
        }
        ProofWay::ReturnCertificate => {
            ask(slip.with_customer.is_some(), R::ReturnCertificateMissing)?;
            ask(shown && proof.sealed, R::ReturnCertificateUnsealed)
        }
        ProofWay::AllowanceCopy => {
            let allowed = proof.price > 0 && proof.fen > 0;
            let received = proof.full_price > 0 && proof.kept_price >= 0 && proof.kept_fen >= 0;
            let figures = proof.count > 0 && allowed && received;
            ask(figures && shown, R::AllowanceCopyIncomplete)?;
            let product = amount(proof.count, proof.price) == proof.fen;
            ask(product, R::AllowanceAmountWrong)?;
            let rest = proof.full_price.checked_sub(proof.price) == Some(proof.kept_price);
            ask(rest, R::ReceivedPriceWrong)?;
            let product = amount(proof.count, proof.kept_price) == proof.kept_fen;
            ask(product, R::ReceivedAmountWrong)?;
            ask(proof.sealed, R::AllowanceCopyUnsealed)
        }
        // The seal of the certificate is the proof; it is not asked for twice.
        ProofWay::AllowanceCertificate => ask(slip.sealed.is_some(), R::CertificateUnsealed),
    }
}
