//! What has to be written down at each step of a repair.

use super::events::{Contact, Receipt, Removal, RepairEvent, RepairIntake, UserDamage};
use super::guard::ASSIGNERS;
use super::state::Repair;
use crate::domain::cases::check::{need, not_before, says};
use crate::domain::cases::guard::holds;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::roles::Role;
use crate::domain::time::MINUTE;

impl Repair {
    /// May a repair be taken in these words? The judgement of scope (P10.09.04b) cannot be missing: the type asks for it.
    pub(in crate::domain::cases) fn check_intake(
        intake: &RepairIntake,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let known = intake
            .technician
            .is_none_or(|person| holds(person, &[Role::Technician], context));
        need(known, CaseRefusal::TechnicianUnknown)
    }

    /// May it be written down in these words?
    pub(in crate::domain::cases) fn check(
        &self,
        case: &Case,
        event: &RepairEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        let at = event.occurred_at();
        match event {
            RepairEvent::Notified { to, .. } => need(
                holds(*to, &ASSIGNERS, context),
                CaseRefusal::TechnicianUnknown,
            ),
            RepairEvent::Advised { advice, .. } => ask(says(advice), CaseRefusal::AdviceMissing),
            RepairEvent::ChargeExplained { fen, .. } => {
                need(*fen >= 0, CaseRefusal::ChargeNegative)?;
                let disputed = self
                    .user_damage
                    .as_ref()
                    .is_some_and(|damage| !damage.agrees);
                ask(*fen == 0 || !disputed, CaseRefusal::ChargeDisputed)
            }
            RepairEvent::Contacted(contact) => self.check_contact(case, contact, context),
            RepairEvent::Delayed {
                reason, expected, ..
            } => {
                ask(says(reason), CaseRefusal::DelayReasonMissing)?;
                ask(*expected > context.now, CaseRefusal::DelayInPast)
            }
            RepairEvent::Assigned { technician, .. } => {
                need(
                    holds(*technician, &[Role::Technician], context),
                    CaseRefusal::TechnicianUnknown,
                )?;
                Right::ask(Self::right_to(event, context.actor), context)
            }
            RepairEvent::Arrived { .. } => {
                let earliest = self.away().map_or(case.opened_at, |away| away.left);
                need(not_before(at, earliest), CaseRefusal::OutOfOrder)
            }
            RepairEvent::Found(finding) => {
                self.after_arrival(event)?;
                ask(says(&finding.found), CaseRefusal::FindingMissing)
            }
            RepairEvent::OpeningAgreed(opening) => ask(
                says(&opening.what) && says(&opening.consented_by),
                CaseRefusal::OpeningUnconsented,
            ),
            RepairEvent::DamageByUser(damage) => check_damage(damage, context),
            RepairEvent::Left {
                reason, return_at, ..
            } => {
                self.after_arrival(event)?;
                ask(says(reason), CaseRefusal::LeaveReasonMissing)?;
                ask(*return_at > at, CaseRefusal::ReturnInPast)
            }
            RepairEvent::Removed(removal) => {
                self.after_arrival(event)?;
                self.check_removal(removal, context)
            }
            RepairEvent::ReceiptSigned(receipt) => {
                let removed = self.removal.as_ref();
                let removed = removed.map_or(case.opened_at, |removal| removal.occurred_at);
                need(not_before(at, removed), CaseRefusal::OutOfOrder)?;
                check_receipt(receipt, context)
            }
        }
    }

    fn after_arrival(&self, event: &RepairEvent) -> Result<(), CaseRefusal> {
        let back = self.absences.last().and_then(|absence| absence.back);
        let there = back.or(self.arrived);
        need(
            there.is_none_or(|there| not_before(event.occurred_at(), there)),
            CaseRefusal::OutOfOrder,
        )
    }

    /// Reached means: a time is agreed, or the user calls back; later than the limit only at the user's wish (P10.09.10c, d).
    fn check_contact(
        &self,
        case: &Case,
        contact: &Contact,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        if !contact.reached {
            return Ok(());
        }
        let Some(agreed) = contact.agreed else {
            return demand(context, contact.call_back, CaseRefusal::AgreedTimeMissing);
        };
        demand(
            context,
            not_before(agreed, contact.occurred_at),
            CaseRefusal::AgreedTimeInPast,
        )?;
        let minutes = context
            .figures_at(case.recorded_at)
            .get(Figure::ArriveOnSite);
        let limit = case.opened_at.plus(minutes * MINUTE);
        let wished = contact.users_wish.as_deref().is_some_and(says);
        demand(context, agreed <= limit || wished, CaseRefusal::WishMissing)
    }

    fn check_removal(&self, removal: &Removal, context: &Context<'_>) -> Result<(), CaseRefusal> {
        demand(context, says(&removal.work), CaseRefusal::WorkMissing)?;
        let complete = self
            .symptom
            .steps()
            .iter()
            .all(|step| removal.steps.contains(step));
        demand(
            context,
            complete || says(&removal.left_out),
            CaseRefusal::StepsLeftOut,
        )?;
        demand(context, removal.works_again, CaseRefusal::NotWorking)?;
        demand(
            context,
            removal.temperature_tenths.is_some() || says(&removal.check),
            CaseRefusal::CheckMissing,
        )
    }
}

fn check_damage(damage: &UserDamage, context: &Context<'_>) -> Result<(), CaseRefusal> {
    demand(context, says(&damage.what), CaseRefusal::DamageMissing)?;
    demand(
        context,
        !damage.agrees || damage.signature.is_some(),
        CaseRefusal::DamageUnsigned,
    )?;
    demand(
        context,
        damage.agrees || says(&damage.words),
        CaseRefusal::DamageWordsMissing,
    )
}

fn check_receipt(receipt: &Receipt, context: &Context<'_>) -> Result<(), CaseRefusal> {
    demand(
        context,
        says(&receipt.phone),
        CaseRefusal::ReceiptPhoneMissing,
    )?;
    let signed = receipt.signature.is_some() && receipt.opinion.is_some();
    demand(
        context,
        signed || says(&receipt.unsigned_because),
        CaseRefusal::ReceiptUnsigned,
    )
}
