//! The stage rail of a repair.

use super::state::Repair;
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clause::Clause;
use crate::domain::clock::Duty;
use crate::domain::context::Context;

impl Repair {
    /// The stops in order: when each was reached, and which clock says by when it should be.
    pub(in crate::domain::cases) fn stops(&self, case: &Case, context: &Context<'_>) -> Vec<Stop> {
        let leak = self.symptom.is_leak();
        let arrive = if leak {
            Duty::ArriveAtLeak
        } else {
            Duty::ArriveOnSite
        };
        let removed = self.removal.as_ref().map(|removal| removal.occurred_at);
        let mut stops = vec![Stop::new(Stage::Received, Some(case.received_at), None)];
        if !leak && case.round.is_none() {
            let contacted = self.reached().or(self.arrived);
            stops.push(Stop::new(
                Stage::Contacted,
                contacted,
                Some(Duty::ContactCustomer),
            ));
        }
        let closed = case.closing.value.as_ref();
        let closed = closed.map(|closing| closing.occurred_at);
        let revisited = self
            .revisited(case, context)
            .map(|revisit| revisit.occurred_at);
        stops.extend([
            Stop::new(Stage::OnSite, self.arrived, Some(arrive)),
            Stop::new(Stage::Found, self.cause_known().or(removed), None),
            Stop::new(Stage::Solved, removed, Some(Duty::FinishRepair)),
            Stop::new(Stage::Closed, closed, None),
        ]);
        let asks = revisited.is_some() || context.in_force(Clause("P10.09.11c"));
        if case.round.is_none() && asks {
            stops.push(Stop::new(Stage::Revisited, revisited, Some(Duty::Revisit)));
        }
        stops
    }
}
