//! What has to be written down at each step of a complaint or a report.

use super::events::{Disclosure, PetitionEvent, PetitionIntake, Way};
use super::state::Petition;
use crate::domain::cases::check::{need, says};
use crate::domain::cases::facts::{Answer, Closing, HandOver, Received};
use crate::domain::cases::guard::{is_enrolled, is_superior};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;

impl Petition {
    /// Particulars, and whose they are: in the open, in confidence, or nobody's with a code (P10.04.03b, P10.11.06b, 10b, c).
    pub(in crate::domain::cases) fn check_intake(
        received: &Received,
        intake: &PetitionIntake,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        ask(
            intake.sealed_words || says(&received.words),
            CaseRefusal::ParticularsMissing,
        )?;
        // What is sealed stands nowhere in clear as well, whatever regulations are in force.
        need(
            !intake.sealed_words || !says(&received.words),
            CaseRefusal::SealedInClear,
        )?;
        ask(
            intake.way != Way::Other || says(&intake.way_in_words),
            CaseRefusal::WayMissing,
        )?;
        let caller = &received.caller;
        let nameless = received.customer.is_none()
            && [&caller.name, &caller.phone, &caller.address]
                .into_iter()
                .all(|text| !says(text));
        let internal = intake.about.is_some();
        match intake.disclosure {
            Disclosure::Named => {
                ask(!nameless || internal, CaseRefusal::ReporterMissing)?;
                let asked = intake.wishes.name_known.is_some() || internal;
                ask(asked, CaseRefusal::WishesMissing)?;
            }
            Disclosure::Confided => need(nameless, CaseRefusal::IdentityInClear)?,
            Disclosure::Anonymous => {
                need(nameless, CaseRefusal::IdentityInClear)?;
                ask(intake.pick_up.is_some(), CaseRefusal::PickUpMissing)?;
            }
        }
        ask(
            intake.wishes.reply.is_some() || internal,
            CaseRefusal::WishesMissing,
        )?;
        if let Some(late) = &intake.late {
            ask(says(&late.found_by), CaseRefusal::FinderMissing)?;
        }
        for person in &intake.concerned {
            need(is_enrolled(*person, context), CaseRefusal::SuccessorUnknown)?;
        }
        let concerned = intake.concerned.contains(&context.actor);
        ask(!concerned, CaseRefusal::PersonConcerned)
    }

    /// To whom may it be given? Not to who is concerned; and once it was passed on, whoever got it gives it back to the first responsible
    /// instead of pushing it on, unless a leader decides (P10.11.12a, 08b).
    pub(in crate::domain::cases) fn check_handover(
        &self,
        case: &Case,
        handover: &HandOver,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        self.admits(handover.to, context)?;
        let actor = context.actor;
        let first = case.transfers.is_empty() || actor == case.first_responsible;
        let back = handover.to == case.first_responsible;
        demand(
            context,
            first || back || is_superior(actor, context),
            CaseRefusal::PushedOn,
        )
    }

    /// A result rests on facts and a rule, and on an approval where money is concerned (P10.11.07a, c).
    pub(in crate::domain::cases) fn check_answer(
        &self,
        answer: &Answer,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        if !answer.solves && !says(&answer.result) {
            return Ok(());
        }
        let ask = |holds, refusal| demand(context, holds, refusal);
        ask(self.grounds.is_some(), CaseRefusal::GroundsMissing)?;
        ask(!self.waits_for_approval(), CaseRefusal::NotApproved)
    }

    /// It ends with a result (P10.04.04b).
    pub(in crate::domain::cases) fn check_closing(
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        demand(context, says(&closing.result), CaseRefusal::ResultMissing)
    }

    /// May it be written down in these words?
    pub(in crate::domain::cases) fn check(
        &self,
        case: &Case,
        event: &PetitionEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        match event {
            PetitionEvent::Confided(confided) => need(
                says(&confided.words) || says(&confided.who.name) || confided.customer.is_some(),
                CaseRefusal::TextMissing,
            ),
            PetitionEvent::Resorted { matter, reason, .. } => {
                need(*matter != self.matter, CaseRefusal::SameSort)?;
                ask(says(reason), CaseRefusal::SortReasonMissing)
            }
            PetitionEvent::Named { concerned, .. } => self.check_named(case, concerned, context),
            PetitionEvent::Proposed(proposal) => {
                ask(says(&proposal.what), CaseRefusal::ProposalMissing)?;
                ask(says(&proposal.told), CaseRefusal::DispatchNotTold)
            }
            PetitionEvent::ReportedBack(reply) => {
                ask(says(&reply.what), CaseRefusal::ReportBackMissing)?;
                let ahead = reply.next.is_none_or(|next| next > context.now);
                ask(ahead, CaseRefusal::NextReportInPast)
            }
            PetitionEvent::Grounded(grounds) => {
                let founded = says(&grounds.facts) && says(&grounds.rule);
                ask(founded, CaseRefusal::GroundsMissing)?;
                ask(says(&grounds.rights), CaseRefusal::RightsMissing)?;
                need(
                    grounds.fen.is_none_or(|fen| fen >= 0),
                    CaseRefusal::ChargeNegative,
                )
            }
            PetitionEvent::Urged(urge) => {
                need(is_enrolled(urge.to, context), CaseRefusal::SuccessorUnknown)?;
                ask(urge.until > context.now, CaseRefusal::UrgeInPast)?;
                let again = !self.urged.is_empty();
                ask(
                    !again || is_superior(urge.to, context),
                    CaseRefusal::UrgeGoesToLeader,
                )
            }
            PetitionEvent::AskedMeanwhile(asked) => ask(
                !asked.reached || asked.satisfied.is_some(),
                CaseRefusal::SatisfactionMissing,
            ),
            PetitionEvent::Approved { .. }
            | PetitionEvent::UrgeHeard { .. }
            | PetitionEvent::PickedUp { .. }
            | PetitionEvent::OffenceStated { .. } => Ok(()),
        }
    }

    /// Somebody who has the case cannot be named away: it is given to somebody else first.
    fn check_named(
        &self,
        case: &Case,
        concerned: &std::collections::BTreeSet<PersonId>,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let known = concerned.iter().all(|person| is_enrolled(*person, context));
        need(
            known && !concerned.is_empty(),
            CaseRefusal::SuccessorUnknown,
        )?;
        let has_it = concerned.contains(&case.in_charge.value);
        demand(context, !has_it, CaseRefusal::PersonConcerned)
    }
}
