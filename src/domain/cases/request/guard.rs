//! Which steps of a request may be taken now, by whom, and which comes next.

use super::events::Step;
use super::state::Request;
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::clears::{Clears, clears, result_at};
use crate::domain::cases::facts::Channel;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::roles::Role;

impl Request {
    /// The steps of a request, in the order of the ladder.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = &[
        ActionKind::Guide,
        ActionKind::Solve,
        ActionKind::FailStep,
        ActionKind::Consent,
        ActionKind::BeginSession,
        ActionKind::EndSession,
        ActionKind::Assign,
        ActionKind::SetOut,
        ActionKind::ReachSite,
        ActionKind::SkipStep,
        ActionKind::WithdrawConsent,
    ];

    /// The role that a step needs.
    pub(in crate::domain::cases) fn right(kind: ActionKind) -> Option<Right> {
        (kind == ActionKind::Assign)
            .then_some(Right(&[Role::ServiceDesk], CaseRefusal::NotServiceDesk))
    }

    /// May this step be taken now, by this person?
    pub(in crate::domain::cases) fn guard(
        &self,
        case: &Case,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        match kind {
            ActionKind::Close => return self.guard_close(case, context),
            ActionKind::EndSession => {
                return ask(self.session.is_some(), CaseRefusal::NoSession);
            }
            ActionKind::WithdrawConsent => {
                return ask(self.consent.is_some(), CaseRefusal::NoConsent);
            }
            _ => ask(self.solved.is_none(), CaseRefusal::AlreadySolved)?,
        }
        match kind {
            ActionKind::Guide => ask(self.step == Step::Hotline, CaseRefusal::StepNotOpen),
            ActionKind::FailStep => {
                ask(self.session.is_none(), CaseRefusal::SessionOpen)?;
                let there = self.step != Step::OnSite || self.reached.is_some();
                ask(there, CaseRefusal::NotAtSite)
            }
            ActionKind::SkipStep => {
                ask(self.session.is_none(), CaseRefusal::SessionOpen)?;
                ask(self.step != Step::OnSite, CaseRefusal::StepNotOpen)
            }
            ActionKind::Consent => ask(self.step != Step::OnSite, CaseRefusal::StepNotOpen),
            ActionKind::BeginSession => {
                ask(self.step >= Step::Remote, CaseRefusal::RemoteNotOpen)?;
                ask(self.step == Step::Remote, CaseRefusal::StepNotOpen)?;
                ask(self.session.is_none(), CaseRefusal::SessionOpen)?;
                ask(self.consented_at(context.now), CaseRefusal::NoConsent)
            }
            ActionKind::Assign => {
                Right::ask(Self::right(kind), context)?;
                ask(self.step == Step::OnSite, CaseRefusal::OnSiteNotOpen)
            }
            ActionKind::SetOut => {
                self.assigned_to_actor(context)?;
                let waits = self.set_out.is_none() && self.reached.is_none();
                ask(waits, CaseRefusal::AlreadyOnTheWay)
            }
            ActionKind::ReachSite => {
                self.assigned_to_actor(context)?;
                ask(self.reached.is_none(), CaseRefusal::AlreadyAtSite)
            }
            ActionKind::Solve => {
                ask(self.session.is_none(), CaseRefusal::SessionOpen)?;
                let there = self.step != Step::OnSite || self.reached.is_some();
                ask(there, CaseRefusal::NotAtSite)
            }
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// What is likely to come next, best first.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        use ActionKind::{
            Answer, Assign, BeginSession, Close, Consent, EndSession, Guide, ReachSite, SetOut,
            Solve,
        };
        if result_at(case).is_some() {
            return if case.replied().is_some() {
                vec![Close, ActionKind::Clarify]
            } else {
                vec![Answer]
            };
        }
        match self.step {
            Step::Hotline => vec![Guide],
            Step::Remote if self.session.is_some() => vec![EndSession],
            Step::Remote if !self.sessions.is_empty() => vec![Solve],
            Step::Remote => vec![BeginSession, Consent],
            Step::OnSite if self.reached.is_some() => vec![Solve],
            Step::OnSite if self.set_out.is_some() => vec![ReachSite],
            Step::OnSite => vec![SetOut, Assign],
        }
    }

    fn assigned_to_actor(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let mine = self
            .assigned
            .is_some_and(|(technician, _)| technician == context.actor);
        demand(context, mine, CaseRefusal::NotAssigned)
    }

    /// A result, a reply, and every mark of the five clears (P13.01.09, P15.01.03a, P15.01.00).
    fn guard_close(&self, case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        ask(self.session.is_none(), CaseRefusal::SessionOpen)?;
        ask(result_at(case).is_some(), CaseRefusal::NotSolved)?;
        ask(case.replied().is_some(), CaseRefusal::NotReplied)?;
        ask(case.replied().is_some(), CaseRefusal::NotAnswered)?;
        let in_writing = case.channel != Channel::Written
            || case
                .answers
                .iter()
                .any(|answer| answer.channel == Channel::Written && !answer.result.is_empty());
        ask(in_writing, CaseRefusal::NotAnsweredInWriting)?;
        let missing = clears(case).map_or_else(Vec::new, Clears::missing);
        ask(missing.is_empty(), CaseRefusal::ClearsMissing(missing))
    }
}
