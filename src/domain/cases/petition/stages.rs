//! The stage rail of a complaint or a report: received, passed on, grounds, answered, closed, revisited (P10.11.01a).

use super::state::Petition;
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clock::Duty;
use crate::domain::context::Context;

impl Petition {
    /// The stops in order.
    pub(in crate::domain::cases) fn stops(&self, case: &Case, context: &Context<'_>) -> Vec<Stop> {
        let closed = case.closing.value.as_ref();
        let grounds = self.grounds.as_ref();
        let revisited = self.revisited(case);
        let mut stops = vec![
            Stop::new(Stage::Received, Some(case.received_at), None),
            Stop::new(
                Stage::PassedOn,
                self.passed_on(case, context),
                Some(Duty::PassOn),
            ),
            Stop::new(
                Stage::Grounds,
                grounds.map(|grounds| grounds.occurred_at),
                None,
            ),
        ];
        if !self.is_internal() {
            stops.push(Stop::new(
                Stage::Answered,
                case.replied(),
                Some(self.matter.duty()),
            ));
        }
        stops.push(Stop::new(
            Stage::Closed,
            closed.map(|closing| closing.occurred_at),
            self.is_internal().then_some(Duty::DecideOffence),
        ));
        if self.reachable() {
            stops.push(Stop::new(Stage::Revisited, revisited, Some(Duty::Revisit)));
        }
        stops
    }
}
