//! The deadlines of a major fault (P01.07.01e–k, q, r).

use super::events::Receiver;
use super::state::Fault;
use crate::domain::cases::clocks::{Draft, days, minutes};
use crate::domain::cases::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::roles::Role;

impl Fault {
    /// All clocks of the current run.
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let figures = context.figures_at(case.recorded_at);
        // Whoever learned of it first tells (P01.07.01a), or whoever has the case from them.
        let keeps = Owner::Person(case.in_charge.value);
        let within = minutes(figures, Figure::TellOfFault);
        let tell = |duty, clause, receiver| {
            Draft::span(duty, clause, keeps, case.received_at, within).met(self.told(receiver))
        };
        let mut drafts = vec![
            tell(Duty::TellSalesperson, "P01.07.01f", Receiver::Salesperson),
            tell(Duty::TellManager, "P01.07.01g", Receiver::Manager),
        ];
        if let Some(by) = self.plan_by {
            let plan = Draft::instant(Duty::GivePlan, "P01.07.01e", keeps, case.received_at, by);
            drafts.push(plan.met(self.planned.or(self.over)));
        }
        if let Some((manager, told)) = self.manager().zip(self.told(Receiver::Manager)) {
            let manager = Owner::Person(manager);
            let within = minutes(figures, Figure::TellLeaders);
            drafts.extend([
                Draft::span(Duty::RegisterFault, "P01.07.01h", manager, told, within)
                    .met(self.registered.map(|mark| mark.at)),
                Draft::span(Duty::TellLeaders, "P01.07.01i", manager, told, within)
                    .met(self.told(Receiver::Leaders)),
                Draft::span(
                    Duty::FollowFault,
                    "P01.07.01j",
                    manager,
                    self.followed.map_or(told, |last| last.max(told)),
                    minutes(figures, Figure::FollowFault),
                )
                .met(self.over),
            ]);
        }
        if let Some(over) = self.over {
            let signed = self.signed.as_ref().map(|signed| signed.mark);
            let head = Owner::Role(Role::Supervisor);
            let within = days(figures, Figure::ReportFault);
            drafts.push(
                Draft::span(Duty::ReportFault, "P01.07.01k", head, over, within)
                    .met(signed.map(|mark| mark.at)),
            );
            if let Some(signed) = signed {
                let head = Owner::Person(signed.by);
                let within = days(figures, Figure::FeedBackFault);
                let back = |duty, clause, receiver| {
                    Draft::span(duty, clause, head, signed.at, within).met(self.told(receiver))
                };
                drafts.extend([
                    back(Duty::FeedBackCustomer, "P01.07.01q", Receiver::Customer),
                    back(Duty::FeedBackBusiness, "P01.07.01r", Receiver::Business),
                ]);
            }
        }
        drafts
            .into_iter()
            .filter_map(|draft| draft.void(case.is_closed()).clock(case, context))
            .collect()
    }
}
