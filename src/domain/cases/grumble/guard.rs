//! Which steps of a grumble may be taken now, by whom, and which comes next.

use super::events::{GrumbleEvent, RaisedTo};
use super::raise::raised_as;
use super::state::Grumble;
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::check::{check_received, need, says};
use crate::domain::cases::facts::{Closing, Received};
use crate::domain::cases::guard::kept_by_actor;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::roles::Role;

impl Grumble {
    /// Whoever sells, looks after a customer or takes calls answers what a customer grumbles about (P01.02.03a).
    pub const DOERS: &'static [Role] = &[Role::Sales, Role::AccountManager, Role::ServiceDesk];

    /// The steps that only a grumble has.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = &[ActionKind::RaiseGrumble];

    /// Who said it is named; what was said is asked of every kind of case.
    pub(in crate::domain::cases) fn check_intake(
        received: &Received,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let named = received.customer.is_some() || says(&received.caller.name);
        demand(context, named, CaseRefusal::GrumblerMissing)
    }

    /// May this step be taken now, by this person?
    pub(in crate::domain::cases) fn guard(
        &self,
        case: &Case,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match kind {
            ActionKind::RaiseGrumble => {
                kept_by_actor(case, context)?;
                let taken = |kind: &RaisedTo| context.in_force(kind.clause());
                need(
                    RaisedTo::ALL.iter().any(taken),
                    CaseRefusal::NothingToRaiseTo,
                )
            }
            // Only an answer ends it, or a complaint, which gets one (P08.06.28b).
            ActionKind::Close => demand(
                context,
                self.dealt_with(case).is_some(),
                CaseRefusal::GrumbleUnanswered,
            ),
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// What is likely to come next, best first.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        match self.dealt_with(case) {
            _ if case.is_closed() => Vec::new(),
            None => vec![ActionKind::Answer],
            Some(_) => vec![ActionKind::Close],
        }
    }

    /// May it be raised to this kind of complaint, under this identity? What is taken from it is asked of the complaint as of any.
    pub(in crate::domain::cases) fn check(
        case: &Case,
        event: &GrumbleEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let GrumbleEvent::Raised { to, kind, .. } = event;
        let taken = context.in_force(kind.clause());
        need(taken, CaseRefusal::NothingToRaiseTo)?;
        let free = !context.world.cases.contains_key(to);
        need(free, CaseRefusal::AlreadyReceived)?;
        check_received(&raised_as(case, event, context), false, context)
    }

    /// What came of it is written down.
    pub(in crate::domain::cases) fn check_closing(
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let result = says(&closing.result);
        demand(context, result, CaseRefusal::ClosingResultMissing)
    }
}
