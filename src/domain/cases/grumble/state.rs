//! A grumble as it is now, its one clock and its rail.

use super::events::{GrumbleEvent, RaisedTo};
use crate::domain::cases::clocks::{Draft, working_days};
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A complaint that it became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Raised {
    /// When.
    pub at: Timestamp,
    /// Of which kind.
    pub kind: RaisedTo,
    /// Which case.
    pub to: CaseId,
}

/// What a grumble knows beyond the case core.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grumble {
    /// What it became, in the order of time; two where two tablets raised it apart, and both stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raised: Vec<Raised>,
}

impl Grumble {
    /// Folds one more event.
    pub(in crate::domain::cases) fn evolve(&mut self, event: &GrumbleEvent) {
        match event {
            GrumbleEvent::Raised {
                to,
                kind,
                occurred_at,
            } => {
                let raised = Raised {
                    at: *occurred_at,
                    kind: *kind,
                    to: *to,
                };
                if !self.raised.contains(&raised) {
                    self.raised.push(raised);
                    self.raised.sort_unstable();
                }
            }
        }
    }

    /// When it was dealt with, in the current run: the customer had an answer, or it became a complaint, which gets one.
    pub(in crate::domain::cases) fn dealt_with(&self, case: &Case) -> Option<Timestamp> {
        let raised = self.raised.iter().map(|raised| raised.at);
        let raised = raised.filter(|at| *at >= case.opened_at).min();
        case.replied().into_iter().chain(raised).min()
    }

    /// Whoever has it owes an answer (P08.06.28b). The clause gives no figure; ours holds for every grade, and what goes first is an order of work.
    pub(in crate::domain::cases) fn clocks(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Vec<Clock> {
        let figures = context.figures_at(case.recorded_at);
        let answer = Draft::span(
            Duty::AnswerGrumble,
            "P08.06.28b",
            Owner::Person(case.in_charge.value),
            case.opened_at,
            working_days(figures, Figure::AnswerGrumble),
        );
        let answer = answer.met(self.dealt_with(case)).void(case.is_closed());
        answer.clock(case, context).into_iter().collect()
    }

    /// The stops in order: taken, answered or raised, closed.
    pub(in crate::domain::cases) fn stops(&self, case: &Case) -> Vec<Stop> {
        let closed = case.closing.value.as_ref();
        vec![
            Stop::new(Stage::Received, Some(case.received_at), None),
            Stop::new(
                Stage::Answered,
                self.dealt_with(case),
                Some(Duty::AnswerGrumble),
            ),
            Stop::new(
                Stage::Closed,
                closed.map(|closing| closing.occurred_at),
                None,
            ),
        ]
    }
}
