//! May it be written down in these words?

use super::events::{CraftEvent, Expectation, FollowUp, FormSigned, Proposal, Verdicts, View};
use crate::domain::cases::check::{need, says};
use crate::domain::cases::guard::{is_enrolled, is_superior};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::SolutionId;
use crate::domain::time::Timestamp;

impl Case {
    /// May this happen in the handling in these words? The step itself has passed its guard.
    pub(in crate::domain::cases) fn check_craft(
        &self,
        event: &CraftEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        match event {
            CraftEvent::Viewed(view) => check_view(view, context),
            CraftEvent::MatterSettled { matter, how, .. } => {
                let mut open = self.craft().matters.iter();
                let listed = open.any(|(known, settled)| known == matter && settled.is_none());
                need(listed, CaseRefusal::NoMatter)?;
                need(says(how), CaseRefusal::TextMissing)
            }
            CraftEvent::Analysed(analysis) => {
                let complete = says(&analysis.problem) && says(&analysis.cause);
                ask(complete, CaseRefusal::NotAnalysed)?;
                ask(says(&analysis.words), CaseRefusal::ResponsibilityMissing)
            }
            CraftEvent::Apologised { words, .. } => need(says(words), CaseRefusal::TextMissing),
            CraftEvent::Proposed(proposal) => self.check_proposal(proposal, context),
            CraftEvent::Preferred { solution, .. } => {
                need(self.knows(*solution), CaseRefusal::NoSolution)
            }
            CraftEvent::Offered {
                solution, reason, ..
            } => self.check_offer(*solution, reason, context),
            CraftEvent::Objected {
                solution,
                objection,
                next,
                ..
            } => self.check_objection(*solution, objection, *next, context),
            CraftEvent::Confirmed {
                solution,
                by,
                signature,
                ..
            } => {
                let lies = self.craft().offered();
                let lies = lies.is_some_and(|offered| offered.id == *solution);
                need(lies, CaseRefusal::NothingOffered)?;
                let named = says(by) || signature.is_some();
                ask(named, CaseRefusal::ConfirmerMissing)
            }
            CraftEvent::CarriedOut { solution, what, .. } => {
                let agreed = self.craft().agreed == Some(*solution);
                ask(agreed, CaseRefusal::NotConfirmed)?;
                need(says(what), CaseRefusal::TextMissing)
            }
            CraftEvent::Informed {
                department, person, ..
            } => {
                ask(says(department), CaseRefusal::DepartmentMissing)?;
                let known = person.is_none_or(|person| is_enrolled(person, context));
                need(known, CaseRefusal::SuccessorUnknown)
            }
            CraftEvent::Raised {
                to,
                reason,
                reply_by,
                ..
            } => {
                need(is_superior(*to, context), CaseRefusal::NotAHead)?;
                ask(says(reason), CaseRefusal::RaisedUnexplained)?;
                ask(*reply_by > context.now, CaseRefusal::RaisedWithoutReply)
            }
            CraftEvent::FormSigned(form) => check_form(form, context),
            CraftEvent::FormFiled { place, .. } => ask(says(place), CaseRefusal::FormPlaceMissing),
            CraftEvent::Judged(verdicts) => check_verdicts(verdicts, context),
            CraftEvent::FollowedUp(follow_up) => check_follow_up(self, follow_up, context),
            CraftEvent::FollowUpWaived { reason, .. } => {
                ask(says(reason), CaseRefusal::FollowUpOwed)
            }
            CraftEvent::FollowUpSet { owner, by, .. } => {
                need(is_enrolled(*owner, context), CaseRefusal::SuccessorUnknown)?;
                need(*by > context.now, CaseRefusal::NextInPast)
            }
            CraftEvent::Told { .. } | CraftEvent::FormHanded { .. } => Ok(()),
        }
    }

    fn knows(&self, solution: SolutionId) -> bool {
        self.craft().solution(solution).is_some()
    }

    fn check_proposal(
        &self,
        proposal: &Proposal,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        need(!self.knows(proposal.id), CaseRefusal::SolutionKnown)?;
        ask(says(&proposal.what), CaseRefusal::SolutionEmpty)?;
        ask(says(&proposal.means), CaseRefusal::MeansMissing)?;
        let free = proposal.fen.is_none_or(|fen| fen >= 0);
        need(free, CaseRefusal::ChargeNegative)?;
        let grounded = !says(&proposal.concession) || says(&proposal.because);
        ask(grounded, CaseRefusal::ConcessionUnexplained)
    }

    fn check_offer(
        &self,
        solution: SolutionId,
        reason: &str,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let craft = self.craft();
        let open = craft.solution(solution).is_some_and(|one| one.is_open());
        need(open, CaseRefusal::NoSolution)?;
        let best = craft.next().is_some_and(|best| best.id == solution);
        demand(context, best || says(reason), CaseRefusal::NotTheBest)
    }

    fn check_objection(
        &self,
        solution: SolutionId,
        objection: &str,
        next: Option<Timestamp>,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let craft = self.craft();
        let offered = craft.offered().is_some_and(|one| one.id == solution);
        need(offered, CaseRefusal::NothingOffered)?;
        demand(context, says(objection), CaseRefusal::ObjectionMissing)?;
        let promised = next.is_some_and(|next| next > context.now);
        let another = craft.next().is_some();
        demand(
            context,
            promised || (another && next.is_none()),
            CaseRefusal::NoneLeft,
        )
    }
}

fn check_view(view: &View, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let wanted = view.matters.iter().any(|matter| says(matter));
    demand(context, wanted, CaseRefusal::MattersMissing)
}

/// A signature or a photo of the sealed paper and an opinion, or the reason why there is none (P15.01.05b).
fn check_form(form: &FormSigned, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let opinion = says(&form.opinion) || form.satisfaction.is_some();
    let signed = opinion && !form.files.is_empty();
    let signed = signed || says(&form.unsigned_because);
    demand(context, signed, CaseRefusal::FormUnsigned)
}

fn check_verdicts(verdicts: &Verdicts, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let explained = says(&verdicts.lesson);
    let below = verdicts.expectation == Expectation::Below;
    demand(context, !below || explained, CaseRefusal::BelowUnexplained)?;
    demand(
        context,
        verdicts.firm_content || explained,
        CaseRefusal::FirmUnexplained,
    )
}

fn check_follow_up(
    case: &Case,
    follow_up: &FollowUp,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let closed = case.closing.value.as_ref();
    let closed = closed.map_or(case.received_at, |closing| closing.occurred_at);
    need(
        super::super::check::not_before(follow_up.occurred_at, closed),
        CaseRefusal::OutOfOrder,
    )?;
    let answered = !follow_up.reached || follow_up.satisfaction.is_some();
    demand(context, answered, CaseRefusal::FollowUpEmpty)
}
