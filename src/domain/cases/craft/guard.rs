//! Which steps of the handling may be taken now, and what they hold back in the rest of the case.

use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::check::need;
use crate::domain::cases::guard::is_superior;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;

/// When a step of the handling can be taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::domain::cases) enum When {
    /// While the case is open.
    Open,
    /// Once it is closed.
    Closed,
    /// At any time.
    Ever,
}

/// The steps of the handling, in the order of the work; `None` for any other step.
pub(in crate::domain::cases) fn when(kind: ActionKind) -> Option<When> {
    use ActionKind as Kind;
    Some(match kind {
        Kind::TakeView
        | Kind::SettleMatter
        | Kind::Analyse
        | Kind::Apologise
        | Kind::Propose
        | Kind::Prefer
        | Kind::Offer
        | Kind::Object
        | Kind::Confirm
        | Kind::CarryOut
        | Kind::Tell
        | Kind::Inform
        | Kind::Raise
        | Kind::Judge => When::Open,
        Kind::FollowUp | Kind::WaiveFollowUp | Kind::SetFollowUp => When::Closed,
        Kind::HandForm | Kind::SignForm | Kind::FileForm => When::Ever,
        _ => return None,
    })
}

impl ActionKind {
    /// Steps of the handling, as the screen lists them.
    pub const CRAFT: [Self; 20] = [
        Self::TakeView,
        Self::SettleMatter,
        Self::Analyse,
        Self::Apologise,
        Self::Propose,
        Self::Prefer,
        Self::Offer,
        Self::Object,
        Self::Confirm,
        Self::CarryOut,
        Self::Judge,
        Self::Tell,
        Self::Inform,
        Self::Raise,
        Self::HandForm,
        Self::SignForm,
        Self::FileForm,
        Self::FollowUp,
        Self::WaiveFollowUp,
        Self::SetFollowUp,
    ];
}

/// May this step of the handling be taken now? Whoever is enrolled may take it, except where it gives the case away.
pub(in crate::domain::cases) fn guard(
    case: &Case,
    kind: ActionKind,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal| demand(context, holds, refusal);
    let craft = case.craft();
    match kind {
        ActionKind::SettleMatter => {
            let open = craft.matters.iter().any(|(_, settled)| settled.is_none());
            need(open, CaseRefusal::NoMatter)
        }
        ActionKind::Prefer => need(craft.solutions.len() > 1, CaseRefusal::NoSolution),
        ActionKind::Offer => {
            let agreed = craft.agreed.is_some();
            need(!agreed, CaseRefusal::AlreadyAgreed)?;
            ask(craft.analysis().is_some(), CaseRefusal::NotAnalysed)?;
            let sorry = !craft.is_ours() || !craft.apologies.is_empty();
            ask(sorry, CaseRefusal::NotApologised)?;
            ask(craft.offered().is_none(), CaseRefusal::AlreadyOffered)?;
            need(craft.next().is_some(), CaseRefusal::NoSolution)
        }
        ActionKind::Object => need(craft.offered().is_some(), CaseRefusal::NothingOffered),
        ActionKind::Confirm => {
            need(craft.agreed.is_none(), CaseRefusal::AlreadyAgreed)?;
            need(craft.offered().is_some(), CaseRefusal::NothingOffered)
        }
        ActionKind::CarryOut => {
            let Some(agreed) = craft.accepted() else {
                return Err(CaseRefusal::NotConfirmed);
            };
            let waits = agreed.carried_out.is_none();
            need(waits, CaseRefusal::AlreadyCarriedOut)
        }
        ActionKind::Raise => need(!case.is_raised(), CaseRefusal::AlreadyRaised),
        ActionKind::HandForm => {
            need(craft.form_out().is_none(), CaseRefusal::FormIsOut)?;
            ask(case.form_is_complete(), CaseRefusal::FormIncomplete)
        }
        ActionKind::SignForm => ask(case.form_is_complete(), CaseRefusal::FormIncomplete),
        ActionKind::FileForm => ask(!craft.opinions.is_empty(), CaseRefusal::FormUnsigned),
        ActionKind::FollowUp | ActionKind::SetFollowUp => {
            need(case.is_followed_up(), CaseRefusal::FollowUpNotOwed)
        }
        ActionKind::WaiveFollowUp => {
            need(case.is_followed_up(), CaseRefusal::FollowUpNotOwed)?;
            let closed = case.closing.value.as_ref();
            let asked = closed.is_some_and(|closing| {
                let mut done = craft.follow_ups.iter();
                done.any(|deed| deed.at >= closing.occurred_at)
            });
            ask(asked, CaseRefusal::FollowUpOwed)
        }
        _ => Ok(()),
    }
}

impl Case {
    /// What the handling still holds back before the case may end. A case without alternatives, without a list of matters and never given
    /// to a head is held back by nothing here.
    pub(in crate::domain::cases) fn craft_lets_go(
        &self,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        let craft = self.craft();
        self.solution_is_agreed(context)?;
        // With one matter the result of the case is its answer.
        let first = craft.matters.first().filter(|_| craft.matters.len() > 1);
        let open = first.is_some_and(|(_, settled)| settled.is_none());
        ask(!open, CaseRefusal::MostWantedOpen)?;
        let opened = self.opened_at;
        let judged = |at| super::super::check::not_before(at, opened);
        let mut verdicts = craft.verdicts.iter();
        let judged = verdicts.any(|verdicts| judged(verdicts.occurred_at));
        let agreed = craft.agreed.is_some();
        ask(judged || !agreed, CaseRefusal::VerdictsMissing)?;
        let heads = !self.is_raised() || is_superior(context.actor, context);
        ask(heads, CaseRefusal::WithTheHead)
    }

    /// Where there are solutions to choose from, none is the result before the customer has accepted it (P13.02.07).
    pub(in crate::domain::cases) fn solution_is_agreed(
        &self,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let craft = self.craft();
        let chosen = craft.solutions.is_empty() || craft.agreed.is_some();
        demand(context, chosen, CaseRefusal::NotConfirmed)
    }
}
