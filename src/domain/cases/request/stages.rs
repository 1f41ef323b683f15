//! The stage rail of a request: the three steps of the ladder, the result, the end.

use super::events::Step;
use super::state::Request;
use crate::domain::cases::clears::result_at;
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clock::Duty;

impl Request {
    /// The stops in order. A step that was left out is passed over by the rail.
    pub(in crate::domain::cases) fn stops(&self, case: &Case) -> Vec<Stop> {
        let tried = |step| {
            self.ending_of(step)
                .filter(|ended| !ended.skipped)
                .map(|ended| ended.at)
        };
        let left_out = |step| self.ending_of(step).is_some_and(|ended| ended.skipped);
        let solved_here = |step| {
            let solved = result_at(case)?;
            (self.step == step).then_some(solved)
        };
        let closed = case.closing.value.as_ref();
        vec![
            Stop::new(Stage::Received, Some(case.received_at), None),
            Stop::new(
                Stage::Hotline,
                tried(Step::Hotline).or(solved_here(Step::Hotline)),
                Some(Duty::SolveByHotline),
            )
            .left_out(left_out(Step::Hotline)),
            Stop::new(
                Stage::Remote,
                tried(Step::Remote).or(solved_here(Step::Remote)),
                None,
            )
            .left_out(left_out(Step::Remote)),
            Stop::new(Stage::OnSite, self.reached, Some(Duty::ReachSite)),
            Stop::new(Stage::Solved, result_at(case), None),
            Stop::new(
                Stage::Closed,
                closed.map(|closing| closing.occurred_at),
                Some(Duty::Reply),
            ),
        ]
    }
}
