//! The seven marks of a complaint (P05.03.00), and its end.

use super::state::{Complaint, Step};
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clock::Duty;
use crate::domain::context::Context;

impl Complaint {
    /// The stops in order. What was not upheld has none between the judgement and the summary.
    pub(in crate::domain::cases) fn stops(&self, case: &Case, context: &Context<'_>) -> Vec<Stop> {
        let first = |step| self.all(step).next().map(|fact| fact.at);
        let now = |step| self.now(step).map(|fact| fact.at);
        let declined = self.upheld() == Some(false);
        let planned = now(Step::Submit).filter(|_| self.plan_stands(self.round(), case, context));
        let closed = case.closing.value.as_ref();
        let duty = |step| Some(Duty::Complaint(step));
        vec![
            Stop::new(Stage::Received, Some(case.received_at), None),
            Stop::new(Stage::Judged, first(Step::Judge), duty(Step::Judge)),
            Stop::new(Stage::Assigned, first(Step::Assign), duty(Step::Assign)).left_out(declined),
            Stop::new(Stage::Found, self.cause_known(), duty(Step::Find)).left_out(declined),
            Stop::new(Stage::Planned, planned, duty(Step::Submit)).left_out(declined),
            Stop::new(
                Stage::CarriedOut,
                now(Step::Complete),
                Some(Duty::FinishComplaint),
            )
            .left_out(declined),
            Stop::new(Stage::Summed, first(Step::Sum), duty(Step::Sum)),
            Stop::new(
                Stage::Closed,
                closed.map(|closing| closing.occurred_at),
                None,
            ),
        ]
    }
}
