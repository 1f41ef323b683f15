//! Which steps of a major fault may be taken now, by whom, and which comes next.

use super::events::{Part, Receiver};
use super::state::Fault;
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::check::need;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::roles::Role;

impl Fault {
    /// In whose field a major fault lies (P01.02.03a).
    pub const DOERS: &'static [Role] = &[Role::Technician, Role::Supervisor];

    /// The steps of a major fault, in the order of the regulation.
    pub(in crate::domain::cases) const KINDS: &'static [ActionKind] = &[
        ActionKind::TellSalesperson,
        ActionKind::TellManager,
        ActionKind::PlanFault,
        ActionKind::RegisterFault,
        ActionKind::TellLeaders,
        ActionKind::FollowFault,
        ActionKind::EndFault,
        ActionKind::AnalyseFault,
        ActionKind::SignReport,
        ActionKind::FeedBackCustomer,
        ActionKind::FeedBackBusiness,
    ];

    /// The role that a step needs.
    pub(in crate::domain::cases) fn right(kind: ActionKind) -> Option<Right> {
        match kind {
            ActionKind::SignReport => Some(Right(&[Role::Supervisor], CaseRefusal::NotTheHead)),
            ActionKind::AnalyseFault => Some(Right(
                &[Role::Technician, Role::Supervisor],
                CaseRefusal::NotOfMaintenance,
            )),
            _ => None,
        }
    }

    /// May this step be taken now, by this person?
    pub(in crate::domain::cases) fn guard(
        &self,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        let ask = |holds, refusal| demand(context, holds, refusal);
        Right::ask(Self::right(kind), context)?;
        match kind {
            ActionKind::TellSalesperson => self.untold(Receiver::Salesperson),
            // Until somebody has put it on record, another manager may be told.
            ActionKind::TellManager if self.registered.is_none() => Ok(()),
            ActionKind::TellManager => self.untold(Receiver::Manager),
            ActionKind::PlanFault => ask(self.over.is_none(), CaseRefusal::FaultOver),
            ActionKind::RegisterFault => {
                self.by_manager(context, CaseRefusal::NotManagerInCharge)?;
                ask(self.registered.is_none(), CaseRefusal::AlreadyRegistered)
            }
            ActionKind::TellLeaders => {
                self.by_manager(context, CaseRefusal::NotManagerToTell)?;
                ask(self.registered.is_some(), CaseRefusal::NotRegistered)?;
                self.untold(Receiver::Leaders)
            }
            ActionKind::FollowFault => {
                self.by_manager(context, CaseRefusal::NotManagerToFollow)?;
                ask(self.over.is_none(), CaseRefusal::FaultOver)
            }
            ActionKind::EndFault => ask(self.over.is_none(), CaseRefusal::FaultOver),
            ActionKind::AnalyseFault => ask(self.over.is_some(), CaseRefusal::FaultLasts),
            ActionKind::SignReport => {
                ask(self.over.is_some(), CaseRefusal::FaultLasts)?;
                ask(self.signed.is_none(), CaseRefusal::ReportSigned)?;
                self.complete(context)?;
                let settled = self.contested().next().is_none();
                ask(settled, CaseRefusal::ReportContested)
            }
            ActionKind::FeedBackCustomer => {
                ask(self.signed.is_some(), CaseRefusal::NotSignedYet)?;
                self.untold(Receiver::Customer)
            }
            ActionKind::FeedBackBusiness => {
                ask(self.signed.is_some(), CaseRefusal::NotSignedForBusiness)?;
                self.untold(Receiver::Business)
            }
            ActionKind::Close => {
                let told = |receiver| self.told(receiver).is_some();
                ask(self.over.is_some(), CaseRefusal::FaultLasts)?;
                ask(told(Receiver::Salesperson), CaseRefusal::SalespersonNotTold)?;
                ask(told(Receiver::Manager), CaseRefusal::ManagerNotTold)?;
                ask(self.registered.is_some(), CaseRefusal::NotRegistered)?;
                ask(told(Receiver::Leaders), CaseRefusal::LeadersNotTold)?;
                ask(self.signed.is_some(), CaseRefusal::ReportUnsigned)?;
                ask(told(Receiver::Customer), CaseRefusal::CustomerNotTold)?;
                ask(told(Receiver::Business), CaseRefusal::BusinessNotTold)
            }
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// What is likely to come next, best first.
    pub(in crate::domain::cases) fn next(&self, case: &Case) -> Vec<ActionKind> {
        if case.is_closed() {
            return Vec::new();
        }
        let open = |receiver| self.told(receiver).is_none();
        let steps = [
            (open(Receiver::Manager), ActionKind::TellManager),
            (open(Receiver::Salesperson), ActionKind::TellSalesperson),
            (self.registered.is_none(), ActionKind::RegisterFault),
            (open(Receiver::Leaders), ActionKind::TellLeaders),
            (self.planned.is_none(), ActionKind::PlanFault),
            (self.over.is_none(), ActionKind::EndFault),
            (self.missing().is_some(), ActionKind::AnalyseFault),
            (self.signed.is_none(), ActionKind::SignReport),
            (open(Receiver::Customer), ActionKind::FeedBackCustomer),
            (open(Receiver::Business), ActionKind::FeedBackBusiness),
            (true, ActionKind::Close),
        ];
        let open = steps.into_iter().filter(|(open, _)| *open);
        open.map(|(_, kind)| kind).collect()
    }

    /// Nobody was told as this, so far as it counts.
    fn untold(&self, receiver: Receiver) -> Result<(), CaseRefusal> {
        need(self.told(receiver).is_none(), CaseRefusal::AlreadyTold)
    }

    /// Only who was told as manager in charge.
    fn by_manager(&self, context: &Context<'_>, refusal: CaseRefusal) -> Result<(), CaseRefusal> {
        let mut managers = self.told_to(Receiver::Manager);
        let theirs = managers.any(|telling| telling.to == Some(context.actor));
        demand(context, theirs, refusal)
    }

    /// All five parts, or it is no report (P01.07.01l–p).
    fn complete(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        Part::ALL.into_iter().try_for_each(|part| {
            let written = !self.part(part).is_empty();
            demand(context, written, part.missing())
        })
    }
}

impl Part {
    /// What the report lacks without it.
    pub(super) fn missing(self) -> CaseRefusal {
        match self {
            Self::Impact => CaseRefusal::ImpactMissing,
            Self::Handling => CaseRefusal::HandlingMissing,
            Self::Cause => CaseRefusal::FaultCauseMissing,
            Self::Corrective => CaseRefusal::CorrectiveMissing,
            Self::Preventive => CaseRefusal::PreventiveMissing,
        }
    }
}
