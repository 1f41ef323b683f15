//! An expectation that could not be met: why, what is done otherwise from now on, and the answer to the customer (P01.10.30h–j). It belongs to
//! no procedure: any case may fall short.

use super::check::says;
use super::clocks::Draft;
use super::facts::{Channel, Satisfaction};
use super::guard::is_superior;
use super::refusal::{CaseRefusal, demand};
use super::state::Case;
use crate::domain::calendar::Span;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::measures::Measure;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What was expected, why it was not met, and what is done otherwise (P01.10.30h, i).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortfall {
    /// When it was analysed.
    pub occurred_at: Timestamp,
    /// What the customer had expected.
    pub expected: String,
    /// Why it could not be met.
    pub cause: String,
    /// How the plan changes.
    pub plan: String,
    /// Who does what by when.
    pub measure: Measure,
}

/// The most satisfying answer that can be given, and what the customer says to it (P01.10.30j).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeGood {
    /// When.
    pub occurred_at: Timestamp,
    /// How.
    pub channel: Channel,
    /// What was said.
    pub words: String,
    /// Whether the customer accepts it; if not, a leader decides.
    pub accepted: bool,
}

impl Case {
    /// When the customer last said that it was not what they expected, and nobody has analysed it since.
    #[must_use]
    pub fn unexplained(&self) -> Option<Timestamp> {
        let closed = self.closing.value.as_ref();
        let closed = closed
            .filter(|closing| closing.satisfaction == Some(Satisfaction::Not))
            .map(|closing| closing.occurred_at);
        let asked = self.revisits.iter();
        let asked = asked
            .filter(|revisit| revisit.satisfaction == Some(Satisfaction::Not))
            .map(|revisit| revisit.occurred_at);
        let said = asked.chain(closed).max()?;
        let mut analysed = self.shortfalls.iter();
        (!analysed.any(|shortfall| shortfall.occurred_at >= said)).then_some(said)
    }

    /// When the customer was answered after a shortfall.
    fn made_good_after(&self, shortfall: &Shortfall) -> Option<Timestamp> {
        let answers = self.made_good.iter().map(|answer| answer.occurred_at);
        answers.filter(|at| *at >= shortfall.occurred_at).min()
    }

    /// Whether a shortfall still waits for its answer.
    #[must_use]
    pub fn owes_answer(&self) -> bool {
        let mut open = self.shortfalls.iter();
        open.any(|shortfall| self.made_good_after(shortfall).is_none())
    }
}

/// Cause, changed plan and measure: with the cause alone nothing is improved (P01.10.30h, i).
pub(super) fn check_shortfall(
    shortfall: &Shortfall,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let analysed = says(&shortfall.expected) && says(&shortfall.cause);
    demand(context, analysed, CaseRefusal::CauseOfShortfallMissing)?;
    let measure = &shortfall.measure;
    let improved =
        says(&shortfall.plan) && measure.is_complete(context) && measure.by > shortfall.occurred_at;
    demand(context, improved, CaseRefusal::ImprovementMissing)
}

/// The answer is in words, and a customer who does not accept it gets a leader's decision (P01.10.30j).
pub(super) fn check_made_good(answer: &MadeGood, context: &Context<'_>) -> Result<(), CaseRefusal> {
    demand(context, says(&answer.words), CaseRefusal::BestAnswerMissing)?;
    let decided = answer.accepted || is_superior(context.actor, context);
    demand(context, decided, CaseRefusal::NotAcceptedNeedsLeader)
}

/// Find the cause; carry out the measure; answer the customer.
pub(super) fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let days = context
        .figures_at(case.recorded_at)
        .get(Figure::AnswerShortfall);
    let span = Span::WorkingDays(u32::try_from(days).unwrap_or(u32::MAX));
    let desk = Owner::Role(Role::ServiceDesk);
    let mut drafts = Vec::new();
    if let Some(said) = case.unexplained() {
        drafts.push(Draft::span(Duty::FindCause, "P01.10.30h", desk, said, span));
    }
    for shortfall in &case.shortfalls {
        let answered = case.made_good_after(shortfall);
        let (at, measure) = (shortfall.occurred_at, &shortfall.measure);
        let owner = Owner::Person(measure.owner);
        let measured = Draft::instant(Duty::CarryOutMeasure, "P01.10.30i", owner, at, measure.by);
        let answer = Draft::span(Duty::GiveBestAnswer, "P01.10.30j", desk, at, span);
        drafts.extend([measured.met(answered), answer.met(answered)]);
    }
    let clocks = drafts.into_iter();
    clocks
        .filter_map(|draft| draft.clock(case, context))
        .collect()
}
