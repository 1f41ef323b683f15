//! What has to be written down at each step of a request.

use super::events::{RequestEvent, Step};
use super::state::Request;
use crate::domain::cases::check::{need, says};
use crate::domain::cases::facts::{Closing, Received, Satisfaction, Told};
use crate::domain::cases::guard::{holds, is_superior};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::context::Context;
use crate::domain::roles::Role;

impl Request {
    /// Caller, number and wish are asked when a request is taken (P01.02.07g, P01.02.02e).
    pub(in crate::domain::cases) fn check_intake(
        received: &Received,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let file = received
            .customer
            .and_then(|id| context.world.customers.get(&id));
        let named = says(&received.caller.name) || file.is_some();
        let reachable =
            says(&received.caller.phone) || file.is_some_and(|file| says(&file.phone.value));
        demand(context, named && reachable, CaseRefusal::CallerMissing)?;
        let wished = received.circumstances.wanted != Told::NotAsked;
        demand(context, wished, CaseRefusal::WantedMissing)
    }

    /// A result is written down; a dissatisfied customer's case ends only by a superior's decision (P15.01.05a, P13.04.06).
    pub(in crate::domain::cases) fn check_closing(
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        demand(
            context,
            says(&closing.result),
            CaseRefusal::ClosingResultMissing,
        )?;
        demand(context, says(&closing.result), CaseRefusal::ResultMissing)?;
        let content = closing.satisfaction != Some(Satisfaction::Not);
        demand(
            context,
            content || is_superior(context.actor, context),
            CaseRefusal::DissatisfiedNeedsSuperior,
        )
    }

    /// May it be written down in these words?
    pub(in crate::domain::cases) fn check(
        &self,
        event: &RequestEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        match event {
            RequestEvent::Guided { guidance, .. } => {
                ask(says(guidance), CaseRefusal::GuidanceMissing)
            }
            RequestEvent::StepFailed { step, reason, .. }
            | RequestEvent::StepSkipped { step, reason, .. } => {
                ask(*step == self.step, not_open(*step))?;
                ask(says(reason), CaseRefusal::StepReasonMissing)
            }
            RequestEvent::Consented(consent) => {
                ask(
                    says(&consent.given_by) && says(&consent.system),
                    CaseRefusal::ConsentIncomplete,
                )?;
                let lasts = consent.until.is_none_or(|until| until > context.now);
                ask(lasts, CaseRefusal::ConsentExpired)
            }
            RequestEvent::SessionBegan {
                symptoms,
                fault,
                customers_technician,
                ..
            } => {
                ask(says(symptoms) && says(fault), CaseRefusal::SymptomsMissing)?;
                ask(
                    says(customers_technician),
                    CaseRefusal::GuestTechnicianMissing,
                )
            }
            RequestEvent::SessionEnded { changed, .. } => {
                ask(says(changed), CaseRefusal::ChangesMissing)
            }
            RequestEvent::Assigned { technician, .. } => need(
                holds(*technician, &[Role::Technician], context),
                CaseRefusal::TechnicianUnknown,
            ),
            RequestEvent::Solved {
                what, signature, ..
            } => {
                ask(says(what), CaseRefusal::SolutionMissing)?;
                let signed = self.step != Step::OnSite || signature.is_some();
                ask(signed, CaseRefusal::SignatureMissing)
            }
            RequestEvent::ConsentWithdrawn { .. }
            | RequestEvent::SetOut { .. }
            | RequestEvent::ReachedSite { .. } => Ok(()),
        }
    }
}

/// The clause that says why another step is not open.
fn not_open(step: Step) -> CaseRefusal {
    match step {
        Step::Hotline => CaseRefusal::StepNotOpen,
        Step::Remote => CaseRefusal::RemoteNotOpen,
        Step::OnSite => CaseRefusal::OnSiteNotOpen,
    }
}
