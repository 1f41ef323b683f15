//! Which steps of a repair may be taken now, by whom, and which comes next.

use super::events::{RepairEvent, Scope};
use super::state::Repair;
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::shifts::on_duty;

/// Who decides who goes (P10.09.08a, b).
pub(super) const ASSIGNERS: [Role; 3] = [Role::ServiceDesk, Role::Supervisor, Role::Technician];

/// Who may send somebody else: without the desk a technician may only say "I go".
const SENDERS: [Role; 2] = [Role::ServiceDesk, Role::Supervisor];

impl Repair {
    /// In whose field a repair lies (P01.02.03a).
    pub const DOERS: &'static [Role] = &[Role::Technician];

    /// The steps of a repair, in the order of the work.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = &[
        ActionKind::TakeUp,
        ActionKind::Notify,
        ActionKind::Contact,
        ActionKind::Arrive,
        ActionKind::Find,
        ActionKind::Remove,
        ActionKind::FinishOnSite,
        ActionKind::ConfirmCard,
        ActionKind::SignReceipt,
        ActionKind::Leave,
        ActionKind::AgreeOpening,
        ActionKind::DamageByUser,
        ActionKind::Assign,
        ActionKind::Delay,
        ActionKind::Advise,
        ActionKind::ExplainCharge,
    ];

    /// The role that a step needs.
    pub(in crate::domain::cases) fn right(kind: ActionKind) -> Option<Right> {
        match kind {
            ActionKind::Assign => Some(Right(&ASSIGNERS, CaseRefusal::NotAssigner)),
            ActionKind::Arrive
            | ActionKind::Find
            | ActionKind::Leave
            | ActionKind::AgreeOpening
            | ActionKind::DamageByUser
            | ActionKind::Remove
            | ActionKind::FinishOnSite
            | ActionKind::ConfirmCard
            | ActionKind::SignReceipt => {
                Some(Right(&[Role::Technician], CaseRefusal::NotATechnician))
            }
            _ => None,
        }
    }

    /// The role that these words need beyond their step.
    pub(in crate::domain::cases) fn right_to(
        event: &RepairEvent,
        actor: PersonId,
    ) -> Option<Right> {
        match event {
            RepairEvent::Assigned { technician, .. } if *technician != actor => {
                Some(Right(&SENDERS, CaseRefusal::NotAssigner))
            }
            _ => None,
        }
    }

    /// May this step be taken now, by this person?
    pub(in crate::domain::cases) fn guard(
        &self,
        case: &Case,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        Right::ask(Self::right(kind), context)?;
        match kind {
            ActionKind::TakeUp => {
                let of_the_shift = on_duty(context.world, context.now).contains(&context.actor);
                let may = of_the_shift || context.has_any(&ASSIGNERS);
                ask(may, CaseRefusal::NotOfTheShift)?;
                let open = self.taken_up.is_empty() && self.arrived.is_none();
                ask(open, CaseRefusal::AlreadyTakenUp)
            }
            ActionKind::ConfirmCard => {
                ask(self.arrived.is_some(), CaseRefusal::CardBeforeArrival)?;
                ask(
                    self.not_shown().next().is_some(),
                    CaseRefusal::CardConfirmed,
                )
            }
            ActionKind::Notify => {
                self.charge_clear(context)?;
                ask(self.arrived.is_none(), CaseRefusal::AlreadyThere)
            }
            ActionKind::Contact => ask(!self.on_site(), CaseRefusal::AlreadyThere),
            ActionKind::Delay => ask(self.arrived.is_none(), CaseRefusal::AlreadyThere),
            ActionKind::Assign => {
                self.charge_clear(context)?;
                ask(self.removal.is_none(), CaseRefusal::AlreadyRemoved)
            }
            ActionKind::Advise => ask(self.scope == Scope::User, CaseRefusal::NotUsersOwn),
            ActionKind::ExplainCharge => ask(
                self.scope == Scope::User || self.user_damage.is_some(),
                CaseRefusal::NotUsersOwn,
            ),
            ActionKind::Arrive => {
                self.charge_clear(context)?;
                ask(self.removal.is_none(), CaseRefusal::AlreadyRemoved)?;
                ask(!self.on_site(), CaseRefusal::AlreadyThere)
            }
            ActionKind::Find
            | ActionKind::Leave
            | ActionKind::AgreeOpening
            | ActionKind::DamageByUser
            | ActionKind::FinishOnSite => self.at_work(context),
            ActionKind::Remove => {
                self.at_work(context)?;
                ask(self.cause_known().is_some(), CaseRefusal::CauseMissing)
            }
            ActionKind::SignReceipt => ask(self.removal.is_some(), CaseRefusal::NotRemoved),
            ActionKind::Close => {
                if self.settled_by_advice() {
                    return Ok(());
                }
                ask(self.removal.is_some(), CaseRefusal::NotRemoved)?;
                // No user who could sign: it was found on a round of one's own.
                ask(
                    self.receipt.is_some() || case.round.is_some(),
                    CaseRefusal::ReceiptMissing,
                )
            }
            ActionKind::Revisit => {
                ask(
                    self.removal.is_some() && case.round.is_none(),
                    CaseRefusal::RevisitNotOwed,
                )?;
                ask(
                    self.revisited(case, context).is_none(),
                    CaseRefusal::AlreadyRevisited,
                )
            }
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// What is likely to come next, best first.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        use ActionKind::{
            Advise, Arrive, Close, Contact, ExplainCharge, Find, Notify, Remove, Revisit,
            SignReceipt,
        };
        if case.is_closed() {
            return vec![Revisit];
        }
        if self.receipt.is_some() || self.settled_by_advice() {
            return vec![Close];
        }
        if self.removal.is_some() {
            return match case.round {
                Some(_) => vec![Close],
                None => vec![SignReceipt],
            };
        }
        if self.on_site() {
            return if self.cause_known().is_some() {
                vec![Remove]
            } else {
                vec![Find]
            };
        }
        if self.scope == Scope::User && !self.charge.is_some_and(|charge| charge.agrees) {
            return vec![Advise, ExplainCharge];
        }
        let mut next = Vec::new();
        let own = case.round.is_some();
        let other_goes = own && self.technician != Some(case.first_responsible);
        if self.notified.is_none() && (self.technician.is_none() || other_goes) {
            next.push(Notify);
        }
        if self.reached().is_none() && !self.symptom.is_leak() && !own {
            next.push(Contact);
        }
        next.push(Arrive);
        next
    }

    /// A technician is sent to the user's own installation only when the user knows the charge and agrees (P10.09.04e).
    fn charge_clear(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        let clear = self.scope != Scope::User || self.charge.is_some_and(|charge| charge.agrees);
        demand(context, clear, CaseRefusal::ChargeNotExplained)
    }

    /// At the place, before the end.
    fn at_work(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        demand(context, self.removal.is_none(), CaseRefusal::AlreadyRemoved)?;
        demand(context, self.on_site(), CaseRefusal::NotThere)
    }
}
