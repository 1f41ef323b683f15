//! The ten steps of a quality complaint (P04.04.00), and its end.

use super::state::{Quality, Step};
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clock::Duty;
use crate::domain::context::Context;

impl Quality {
    /// The stops in order. A slip has only what it needs; research and development only where it is out of the ordinary.
    pub(in crate::domain::cases) fn stops(&self, case: &Case, context: &Context<'_>) -> Vec<Stop> {
        let duty = |step| Some(Duty::Quality(step));
        let stop = |stage, step| Stop::new(stage, self.at(step), duty(step));
        let received = Stop::new(Stage::Received, Some(case.received_at), None);
        let closing = case.closing.value.as_ref();
        let closed = closing.map(|closing| closing.occurred_at);
        if self.is_slip() {
            return vec![
                received,
                stop(Stage::FilledIn, Step::FillSlip),
                Stop::new(Stage::Closed, closed, None),
            ];
        }
        let registered = case.register.as_ref().map(|register| register.by.at);
        let outcome = self.outcome().map(|(talk, _)| talk.at);
        let improved = self.lines.iter().map(|line| line.done);
        let improved: Option<Vec<_>> = improved.collect();
        let told = self.at(Step::Tell);
        let told = told.filter(|_| closed.is_some());
        let done = improved.filter(|_| self.is_quiet(case, context)).and(told);
        vec![
            stop(Stage::FilledIn, Step::Send),
            Stop::new(Stage::Registered, registered, Some(Duty::RegisterCase)),
            stop(Stage::Found, Step::Cause),
            stop(Stage::Remedy, Step::Analyse),
            stop(Stage::Research, Step::Research).left_out(!self.is_special()),
            stop(Stage::Checked, Step::Check),
            Stop::new(Stage::Negotiated, outcome, duty(Step::GiveBack)),
            stop(Stage::Concluded, Step::Conclude),
            Stop::new(Stage::Decided, closed, Some(Duty::CloseAsRule)),
            Stop::new(Stage::CarriedOut, done, duty(Step::Tell)),
        ]
    }
}
