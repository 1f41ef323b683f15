//! Who may take which step on which certificate or slip.

use super::granted::{Granted, Way};
use super::matters;
use super::reconcile::{Compared, Reconciled, Verdict, reconcile};
use super::refusal::ReturnsRefusal as R;
use super::state::{Returns, Slip, Step};
use crate::domain::approvals::{ApprovalRefusal, authority};
use crate::domain::cases::contested::Contested;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::roles::Role;

/// Who may decide anew on what came beyond the ratio, each up to what they may agree to (P04.12.21b, P04.09.06d).
pub(super) const DECIDERS: [Role; 3] = [Role::Manager, Role::DeputyManager, Role::GeneralManager];

/// Who instructs the warehouse: its superior in line (P04.12.22c).
const SUPERIORS: [Role; 4] = [
    Role::Supervisor,
    Role::Manager,
    Role::DeputyManager,
    Role::GeneralManager,
];

/// The role that a step needs.
pub(in crate::domain::cases) fn right(step: Step) -> Right {
    let (roles, refusal): (&'static [Role], R) = match step {
        Step::NoteReceivables
        | Step::Certify
        | Step::GiveCustomer
        | Step::Seal
        | Step::MakeOut
        | Step::Send
        | Step::Prove
        | Step::HandIn
        | Step::AnswerStray
        | Step::Withdraw
        | Step::Renumber => (&[Role::Sales], R::NotSales),
        Step::Count | Step::SignFor | Step::Stray => (&[Role::Warehouse], R::NotWarehouse),
        Step::Instruct => (&SUPERIORS, R::NotSuperior),
        Step::TakeIn | Step::Book | Step::SendBack | Step::AskDecision => {
            (&[Role::Finance], R::NotFinance)
        }
        Step::Decide => (&DECIDERS, R::NotDecider),
    };
    Right(roles, refusal.into())
}

/// May this step be taken now, by this person, on whichever slip it is about?
pub(in crate::domain::cases) fn guard(
    case: &Case,
    step: Step,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    if !case.procedure.moves_goods() {
        return Err(CaseRefusal::WrongKind);
    }
    Right::ask(Some(right(step)), context)?;
    let ways: &[Way] = match step {
        Step::NoteReceivables | Step::Stray => return Ok(()),
        Step::AnswerStray => {
            let mut strays = case.returns.iter().flat_map(|returns| &returns.strays);
            let waits = strays.any(|stray| stray.answered.is_none());
            return demand(context, waits, R::NoStray.into());
        }
        Step::Certify => &[Way::Allowance, Way::Compensation],
        Step::MakeOut => &[Way::Return],
        _ => {
            let slips: Vec<&Slip> = case.returns.iter().flat_map(|one| one.live()).collect();
            let due = |slip: &&Slip| due(case, slip, step, context);
            if slips.iter().any(|slip| due(slip).is_ok()) {
                return Ok(());
            }
            // A sheet of the other kind has nothing to say about it.
            let none = CaseRefusal::from(R::NoSlip);
            let mut reasons = slips.iter().rev().filter_map(|slip| due(slip).err());
            return Err(reasons.find(|reason| *reason != none).unwrap_or(none));
        }
    };
    let may = ways.iter().map(|way| may_make_out(case, *way, context));
    let answers: Vec<_> = may.collect();
    match answers.iter().any(Result::is_ok) {
        true => Ok(()),
        // What is on its way says more than what was never decided.
        false => {
            let undecided = CaseRefusal::from(R::WayNotDecided);
            let mut reasons = answers.into_iter().filter_map(Result::err);
            let told = reasons.clone().find(|reason| *reason != undecided);
            Err(told.or_else(|| reasons.next()).unwrap_or(undecided))
        }
    }
}

/// What was granted, once the form is closed (P04.12.10).
pub(in crate::domain::cases) fn granted(
    case: &Case,
    context: &Context<'_>,
) -> Result<Granted, CaseRefusal> {
    let granted = case.procedure.granted(case);
    let granted = granted.ok_or(R::NotDecided)?;
    demand(context, case.is_closed(), R::NotDecided.into())?;
    Ok(granted)
}

/// May a sheet of this way be made out, or made out anew?
pub(super) fn may_make_out(
    case: &Case,
    way: Way,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    let granted = granted(case, context)?;
    ask(granted.ways.contains(&way), R::WayNotDecided)?;
    let known = case.returns.as_ref().and_then(|returns| returns.of(way));
    ask(known.is_none_or(Slip::may_change), R::AlreadyMadeOut)
}

impl Slip {
    /// Whether it may still be made out anew: nobody outside has it, or finance has sent it back.
    #[must_use]
    pub fn may_change(&self) -> bool {
        let out = self.sealed.is_some() || self.sent.is_some();
        self.booked.is_none() && (!out || self.sent_back.is_some())
    }

    /// What finance sees: what was granted beside what really came. `None` while nobody has signed for anything.
    #[must_use]
    pub fn reconciled(&self, granted: &Granted, context: &Context<'_>) -> Option<Reconciled> {
        let signed = self.signed.as_ref()?;
        let actual = self.body.quantity.counted(signed.count);
        // Where no unit price was approved, that of the slip stands: its superior has approved it.
        let price = match granted.price {
            0 => self.body.price,
            price => price,
        };
        Some(reconcile(&Compared {
            approved: &granted.quantity,
            price,
            slip_price: self.body.price,
            slip_fen: self.body.fen,
            slip: &self.body.quantity,
            actual: &actual,
            per_mille: context.figures_at(self.made.at).get(Figure::OverReturn),
        }))
    }
}

fn is_contested(case: &Case, what: Contested) -> bool {
    case.contest(what).is_some()
}

/// Is this step next on this sheet?
pub(in crate::domain::cases) fn due(
    case: &Case,
    slip: &Slip,
    step: Step,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    let certified = slip.body.way.is_certified();
    let of_certificate = || ask(certified, R::NoSlip);
    let of_return = || ask(!certified, R::NoSlip);
    let approved = |refusal| ask(slip.is_approved(case, context), refusal);
    let alone = || {
        let twice = is_contested(case, slip.body.way.made_twice());
        ask(!twice, R::MadeOutTwice)
    };
    match step {
        Step::GiveCustomer if certified => {
            approved(R::CertificateNotApproved)?;
            ask(slip.sealed.is_none(), R::AlreadySealed)
        }
        Step::GiveCustomer => ask(slip.signed.is_some(), R::ReturnProofNotYet),
        Step::Seal => {
            of_certificate()?;
            approved(R::CertificateNotApproved)?;
            ask(slip.sealed.is_none(), R::AlreadySealed)
        }
        Step::Send => {
            of_return()?;
            approved(R::SlipNotApproved)?;
            alone()?;
            ask(slip.sent.is_none(), R::AlreadySent)
        }
        Step::Count => {
            of_return()?;
            ask(slip.sent.is_some(), R::NotSent)?;
            ask(slip.signed.is_none(), R::AlreadySigned)
        }
        Step::Instruct => {
            of_return()?;
            let waits = slip.differs() && slip.instructed.is_none() && slip.signed.is_none();
            ask(waits, R::NoInstructionAsked)
        }
        Step::SignFor => {
            of_return()?;
            ask(slip.sent.is_some(), R::NotSent)?;
            ask(slip.signed.is_none(), R::AlreadySigned)?;
            ask(slip.counted.is_some(), R::NotCounted)?;
            let instructed = !slip.differs() || slip.instructed.is_some();
            ask(instructed, R::NotInstructed)
        }
        Step::Prove if certified => {
            approved(R::CertificateNotApproved)?;
            ask(slip.handed_in.is_none(), R::AlreadyHandedIn)
        }
        Step::Prove => ask(slip.signed.is_some(), R::ReturnProofNotYet),
        Step::HandIn => {
            of_certificate()?;
            alone()?;
            ask(slip.handed_in.is_none(), R::AlreadyHandedIn)?;
            ask(slip.sealed.is_some(), R::NotSealed)?;
            ask(slip.proof.is_some(), R::NotProved)
        }
        Step::TakeIn => {
            of_certificate()?;
            let waits = slip.handed_in.is_some() && slip.taken_in.is_none();
            ask(waits, R::PapersMissing)
        }
        Step::Book => may_book(case, slip, context),
        Step::SendBack => {
            at_finance(slip, context)?;
            ask(slip.booked.is_none(), R::AlreadyBooked)?;
            ask(slip.sent_back.is_none(), R::WithSales)
        }
        Step::AskDecision => {
            at_finance(slip, context)?;
            let beyond = verdict(case, slip, context)? == Verdict::MoreBeyond;
            let open = slip.decision_asked.is_none() && slip.booked.is_none();
            ask(beyond && open, R::NothingToDecide)
        }
        Step::Decide => may_decide(case, slip, context),
        Step::Withdraw => {
            let rests = slip.signed.is_some() || slip.booked.is_some();
            ask(!rests, R::RestsOnIt)
        }
        Step::Renumber => {
            let book = slip.body.way.book();
            let number = &slip.number.number;
            let others = context.world.booked(book);
            let bearers = others.filter(|(_, given)| given.number == *number).count();
            ask(bearers > 1, R::SlipIncomplete)
        }
        Step::NoteReceivables | Step::Certify | Step::MakeOut | Step::Stray | Step::AnswerStray => {
            Ok(())
        }
    }
}

/// Certificate and proof are there, or what came is signed for.
fn at_finance(slip: &Slip, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    if slip.body.way.is_certified() {
        ask(slip.taken_in.is_some(), R::PapersMissing)
    } else {
        ask(slip.signed.is_some(), R::NotSigned)
    }
}

fn verdict(case: &Case, slip: &Slip, context: &Context<'_>) -> Result<Verdict, CaseRefusal> {
    let granted = granted(case, context)?;
    let reconciled = slip.reconciled(&granted, context);
    Ok(reconciled.map(|found| found.verdict).ok_or(R::NotSigned)?)
}

fn may_book(case: &Case, slip: &Slip, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal: R| demand(context, holds, refusal.into());
    let way = slip.body.way;
    at_finance(slip, context)?;
    ask(slip.sent_back.is_none(), R::WithSales)?;
    ask(!is_contested(case, way.made_twice()), R::MadeOutTwice)?;
    // Booked twice apart is settled where both stand side by side.
    ask(slip.booked.is_none(), R::AlreadyBooked)?;
    if way.is_certified() {
        return Ok(());
    }
    ask(!is_contested(case, Contested::GoodsSigned), R::SignedTwice)?;
    match verdict(case, slip, context)? {
        Verdict::AmountDiffers | Verdict::UnitDiffers => ask(false, R::Differs),
        Verdict::MoreBeyond => {
            let yes = slip.ruled.as_ref().is_some_and(|ruled| ruled.yes);
            let settled = !is_contested(case, Contested::OverReturn);
            ask(yes && settled, R::BeyondRatio)
        }
        Verdict::Agreed | Verdict::Fewer | Verdict::MoreWithin => Ok(()),
    }
}

/// A new decision goes to whoever may agree to what came.
fn may_decide(case: &Case, slip: &Slip, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let open = slip.decision_asked.is_some() && slip.ruled.is_none() && slip.booked.is_none();
    demand(context, open, R::NothingToDecide.into())?;
    let granted = granted(case, context)?;
    let fen = slip.reconciled(&granted, context).map_or(0, |one| one.fen);
    let figures = context.figures_at(context.now);
    let within = |role: Role| authority(role, figures).is_none_or(|limit| fen <= limit);
    let mut theirs = DECIDERS.into_iter().filter(|role| context.has_role(*role));
    demand(
        context,
        theirs.any(within),
        ApprovalRefusal::BeyondAuthority.into(),
    )
}

/// The steps that are next on some sheet, whoever has to take them; the first of each sheet in the order of the regulation.
pub(in crate::domain::cases) fn next(case: &Case, context: &Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let Ok(granted) = granted(case, context) else {
        return steps;
    };
    let none = Returns::default();
    let returns = case.returns.as_deref().unwrap_or(&none);
    if returns.strays.iter().any(|stray| stray.answered.is_none()) {
        steps.push(Step::AnswerStray);
    }
    for way in &granted.ways {
        let first = if way.is_certified() {
            Step::Certify
        } else {
            Step::MakeOut
        };
        let Some(slip) = returns.of(*way) else {
            steps.push(first);
            continue;
        };
        if slip.sent_back.is_some() {
            steps.push(first);
        }
        let open = Step::ALL.into_iter().filter(|step| match step {
            Step::NoteReceivables
            | Step::Certify
            | Step::MakeOut
            | Step::Stray
            | Step::AnswerStray
            | Step::SendBack
            | Step::Withdraw => false,
            Step::GiveCustomer => slip.with_customer.is_none() && slip.body.way.is_certified(),
            Step::Count => slip.counted.is_none(),
            Step::Prove => slip.proof.is_none(),
            _ => true,
        });
        steps.extend(open.filter(|step| due(case, slip, *step, context).is_ok()));
    }
    steps
}

/// Every sheet on which a step is next.
#[must_use]
pub fn slips_for<'a>(case: &'a Case, step: Step, context: &Context<'_>) -> Vec<&'a Slip> {
    let live = case.returns.iter().flat_map(|returns| returns.live());
    live.filter(|slip| due(case, slip, step, context).is_ok())
        .collect()
}

/// Whether an approval of this case outlives its closing: of a certificate or slip.
pub(in crate::domain::cases) fn has_matters(case: &Case) -> bool {
    let mut sheets = case.approvals.0.iter();
    sheets.any(|sheet| matters::seats(sheet.matter).is_some())
}

/// Whether a step can come up on this case at all: what nobody has made out is neither sent nor booked.
pub(in crate::domain::cases) fn comes_up(step: Step, case: &Case) -> bool {
    let goods = case.procedure.moves_goods();
    let returns = case.returns.as_deref();
    match step {
        Step::NoteReceivables | Step::Stray => goods,
        Step::AnswerStray => returns.is_some_and(|returns| !returns.strays.is_empty()),
        Step::Certify | Step::MakeOut => goods && case.procedure.granted(case).is_some(),
        _ => returns.is_some_and(|returns| returns.live().next().is_some()),
    }
}
