//! Which steps of a complaint or a report may be taken now, by whom, and which comes next.

use super::state::Petition;
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::guard::{holds, is_superior};
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;

impl Petition {
    /// The steps of a complaint or a report, in the order of the work; what has no line in the panel stands last.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = &[
        ActionKind::HearUrge,
        ActionKind::GiveOpinion,
        ActionKind::ReportBack,
        ActionKind::Ground,
        ActionKind::Approve,
        ActionKind::AskMeanwhile,
        ActionKind::Urge,
        ActionKind::Resort,
        ActionKind::NameConcerned,
        ActionKind::StateOffence,
        ActionKind::Confide,
        ActionKind::PickUp,
    ];

    /// The role that a step needs.
    pub(in crate::domain::cases) fn right(kind: ActionKind) -> Option<Right> {
        let superior: &[Role] = &[Role::Supervisor, Role::GeneralManager];
        match kind {
            ActionKind::Urge => Some(Right(superior, CaseRefusal::NotAbove)),
            ActionKind::Approve => Some(Right(superior, CaseRefusal::NotAnApprover)),
            _ => None,
        }
    }

    /// May this person do anything with it? Who is concerned may not (P10.11.12a).
    pub(in crate::domain::cases) fn admits(
        &self,
        person: PersonId,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let concerned = self.concerned.contains(&person);
        demand(context, !concerned, CaseRefusal::PersonConcerned)
    }

    /// May this step be taken now, by this person?
    pub(in crate::domain::cases) fn guard(
        &self,
        case: &Case,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        if let Some(right) = Self::right(kind) {
            Right::ask(Some(right), context)?;
        }
        match kind {
            ActionKind::Close => self.guard_close(case, context),
            ActionKind::Revisit => {
                ask(self.reachable(), CaseRefusal::NoContact)?;
                ask(self.revisited(case).is_none(), CaseRefusal::AlreadyAsked)
            }
            ActionKind::Decline => {
                let decided = self.decided(case, context);
                ask(!decided, CaseRefusal::DecidedByLeader)
            }
            ActionKind::HearUrge => ask(self.unheard(context.actor), CaseRefusal::NotUrged),
            ActionKind::GiveOpinion => ask(self.proposal.is_none(), CaseRefusal::AlreadyProposed),
            ActionKind::ReportBack => {
                let done = self
                    .reported_back
                    .last()
                    .is_some_and(|last| last.next.is_none());
                ask(!done, CaseRefusal::AlreadyReportedBack)
            }
            ActionKind::Approve => ask(self.waits_for_approval(), CaseRefusal::NothingToApprove),
            ActionKind::AskMeanwhile => ask(self.reachable(), CaseRefusal::NoContact),
            ActionKind::Ground
            | ActionKind::Urge
            | ActionKind::Resort
            | ActionKind::NameConcerned
            | ActionKind::StateOffence
            | ActionKind::Confide => Ok(()),
            ActionKind::PickUp => ask(self.pick_up.is_some(), CaseRefusal::NoPickUpCode),
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// What is likely to come next, best first.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        use ActionKind::{
            Answer, Approve, Close, GiveOpinion, Ground, HandOver, HearUrge, ReportBack, Revisit,
        };
        if case.is_closed() {
            return vec![Revisit];
        }
        let mut next = vec![HearUrge];
        let done = case.replied().is_some() || (self.is_internal() && self.grounds.is_some());
        if done {
            next.push(Close);
        }
        if self.waits_for_approval() {
            next.push(Approve);
        }
        if case.transfers.is_empty() && self.proposal.is_none() && self.grounds.is_none() {
            next.push(HandOver);
        }
        if self.proposal.is_none() && !self.is_internal() {
            next.push(GiveOpinion);
        }
        if self.way == super::Way::FromAbove && self.reported_back.is_empty() {
            next.push(ReportBack);
        }
        next.extend([Ground, Answer]);
        if self.grounds.is_some() {
            next.retain(|kind| *kind != Ground);
        }
        next
    }

    /// Whether a leader has named the owner for good: given by somebody above after so many did not take it (P10.11.08b).
    fn decided(&self, case: &Case, context: &Context<'_>) -> bool {
        let limit = context
            .figures_at(case.recorded_at)
            .get(Figure::LeaderDecides);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let by = case.transfers.last().map(|(by, _)| *by);
        case.declines.len() >= limit && by.is_some_and(|by| is_superior(by, context))
    }

    /// Grounds, an approval where money is concerned, an answer; an offence is the leader's to decide (P10.11.07a, c, P10.04.04c,
    /// P10.11.11a).
    fn guard_close(&self, case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        ask(self.grounds.is_some(), CaseRefusal::GroundsMissing)?;
        ask(!self.waits_for_approval(), CaseRefusal::NotApproved)?;
        if self.is_internal() {
            let leader = holds(context.actor, &[Role::GeneralManager], context);
            return ask(leader, CaseRefusal::LeaderDecides);
        }
        ask(case.replied().is_some(), CaseRefusal::NotAnswered)
    }
}
