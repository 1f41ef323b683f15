//! What has to be written down at each step of a major fault.

use super::events::{FaultEvent, FaultIntake, Receiver, Told};
use super::state::Fault;
use crate::domain::cases::check::{need, not_before, says};
use crate::domain::cases::facts::{Closing, Received};
use crate::domain::cases::guard::{is_enrolled, is_superior};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::context::Context;

impl Fault {
    /// When, where, what is seen and what is meant to be done (P01.07.01b–e).
    pub(in crate::domain::cases) fn check_intake(
        intake: &FaultIntake,
        received: &Received,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        ask(intake.happened.is_some(), CaseRefusal::FaultTimeMissing)?;
        let latest = intake.until.or(intake.happened);
        let before = latest.is_none_or(|latest| not_before(received.occurred_at, latest));
        let ordered = intake
            .until
            .is_none_or(|until| intake.happened <= Some(until));
        ask(before && ordered, CaseRefusal::FaultTimeWrong)?;
        ask(says(&intake.place), CaseRefusal::FaultPlaceMissing)?;
        ask(says(&received.words), CaseRefusal::FaultSymptomMissing)?;
        let later = intake.plan_by.is_some_and(|by| by > context.now);
        ask(says(&intake.plan) || later, CaseRefusal::FaultPlanMissing)?;
        let known = |origin| context.world.cases.contains_key(&origin);
        need(intake.origin.is_none_or(known), CaseRefusal::Unknown)
    }

    /// A result is written down.
    pub(in crate::domain::cases) fn check_closing(
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let result = says(&closing.result);
        demand(context, result, CaseRefusal::ClosingResultMissing)
    }

    /// May it be written down in these words?
    pub(in crate::domain::cases) fn check(
        &self,
        event: &FaultEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        match event {
            FaultEvent::Planned { plan, .. } => ask(says(plan), CaseRefusal::FaultPlanMissing),
            FaultEvent::Told(told) => check_told(told, context),
            FaultEvent::Registered { .. } => Ok(()),
            FaultEvent::Followed { text, .. } => ask(says(text), CaseRefusal::ProgressEmpty),
            FaultEvent::Over { what, occurred_at } => {
                ask(says(what), CaseRefusal::OutcomeMissing)?;
                let after = not_before(*occurred_at, self.happened);
                need(after, CaseRefusal::OutOfOrder)
            }
            FaultEvent::Analysed { parts, .. } => {
                let written = !parts.is_empty() && parts.values().all(|text| says(text));
                need(written, CaseRefusal::TextMissing)
            }
            FaultEvent::Signed { occurred_at, .. } => {
                let ended = self.over.is_none_or(|over| not_before(*occurred_at, over));
                need(ended, CaseRefusal::OutOfOrder)
            }
        }
    }
}

/// Told is told to somebody: one of the firm, for leaders a leader, or at the customer's a name.
fn check_told(told: &Told, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal| demand(context, holds, refusal);
    let enrolled = told.to.is_some_and(|person| is_enrolled(person, context));
    match told.receiver {
        Receiver::Salesperson => ask(enrolled, CaseRefusal::SalespersonUnknown),
        Receiver::Manager => ask(enrolled, CaseRefusal::ManagerUnknown),
        Receiver::Leaders => {
            let other = told.to.filter(|person| *person != context.actor);
            let leader = other.is_some_and(|person| is_superior(person, context));
            ask(leader, CaseRefusal::LeaderUnknown)
        }
        Receiver::Customer => ask(says(&told.name), CaseRefusal::ToldNobody),
        Receiver::Business => ask(enrolled, CaseRefusal::BusinessUnknown),
    }
}
