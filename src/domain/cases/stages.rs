//! Where a case is on its way: one mark for every stop of its procedure's rail.

use super::clocks::clocks;
use super::procedure::Procedure;
use super::state::{Case, Stage};
use crate::domain::clock::Duty;
use crate::domain::context::Context;
use crate::domain::time::Timestamp;

/// What is shown at a stop of the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageMark {
    /// Reached at.
    Done(Timestamp),
    /// Not needed any more: the case went on without it.
    Skipped,
    /// Next; due then, if a clock says so.
    Now(Option<Timestamp>),
    /// Later; due then, if a clock says so.
    Ahead(Option<Timestamp>),
}

/// A stop as the procedure knows it.
pub(super) struct Stop {
    stage: Stage,
    reached: Option<Timestamp>,
    duty: Option<Duty>,
    left_out: bool,
}

impl Stop {
    /// A stop, when it was reached, and the clock that says by when it should be.
    pub(super) fn new(stage: Stage, reached: Option<Timestamp>, duty: Option<Duty>) -> Self {
        Self {
            stage,
            reached,
            duty,
            left_out: false,
        }
    }

    /// The same stop, left out on purpose: the rail does not wait there.
    pub(super) fn left_out(self, left_out: bool) -> Self {
        Self { left_out, ..self }
    }
}

/// The stage rail.
#[must_use]
pub fn stages(case: &Case, context: &Context<'_>) -> Vec<(Stage, StageMark)> {
    let stops = match &case.procedure {
        Procedure::Repair(repair) => repair.stops(case, context),
        Procedure::Request(request) => request.stops(case),
        Procedure::Fault(fault) => fault.stops(case),
        Procedure::Grumble(grumble) => grumble.stops(case),
        Procedure::Complaint(complaint) => complaint.stops(case, context),
        Procedure::Petition(petition) => petition.stops(case, context),
        Procedure::Quality(quality) => quality.stops(case, context),
    };
    let clocks = clocks(case, context);
    let due = |duty: Option<Duty>| {
        let clock = clocks.iter().find(|clock| Some(clock.duty) == duty)?;
        clock.is_open().then_some(clock.deadline.due)
    };
    let last = stops.iter().rposition(|stop| stop.reached.is_some());
    let after = last.map_or(0, |place| place + 1);
    let waiting = stops.iter().skip(after).position(|stop| !stop.left_out);
    let next = waiting.map_or(stops.len(), |place| after + place);
    stops
        .iter()
        .enumerate()
        .map(|(place, stop)| {
            let mark = match stop.reached {
                Some(at) => StageMark::Done(at),
                None if place < next => StageMark::Skipped,
                None if place == next => StageMark::Now(due(stop.duty)),
                None => StageMark::Ahead(due(stop.duty)),
            };
            (stop.stage, mark)
        })
        .collect()
}
