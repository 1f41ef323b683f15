//! The kinds of case: the one place where the core hands over to a procedure's own room.

use super::actions::ActionKind;
use super::events::CaseEvent;
use super::facts::{Closing, Intake, Received};
use super::refusal::CaseRefusal;
use super::repair::{Receipt, Removal, Repair, RepairEvent};
use super::request::{Request, RequestEvent};
use super::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The part of a case that only its kind has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// P10 九.
    Repair(Box<Repair>),
    /// P01 十.
    Request(Box<Request>),
}

impl Procedure {
    /// As the case is taken.
    pub(super) fn begin(intake: &Intake, received_at: Timestamp) -> Self {
        match intake {
            Intake::Repair(intake) => Self::Repair(Box::new(Repair::begin(intake))),
            Intake::Request => Self::Request(Box::new(Request::begin(received_at))),
        }
    }

    /// The case was opened again.
    pub(super) fn begin_again(&mut self, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.begin_again(),
            Self::Request(request) => request.begin_again(at),
        }
    }

    /// The opening again did not hold: what the run before it had reached holds again, beside what was done since.
    pub(super) fn resume(&mut self) {
        match self {
            Self::Repair(repair) => repair.resume(),
            Self::Request(request) => request.resume(),
        }
    }

    /// When somebody was at the place first.
    pub(super) fn arrived_at(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.arrived,
            Self::Request(request) => request.reached,
        }
    }

    /// The work that removed a fault.
    pub(super) fn removal(&self) -> Option<&Removal> {
        match self {
            Self::Repair(repair) => repair.removal.as_ref(),
            Self::Request(_) => None,
        }
    }

    /// What the customer signed after a repair.
    pub(super) fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Repair(repair) => repair.receipt.as_ref(),
            Self::Request(_) => None,
        }
    }

    /// When and by what a request was solved.
    pub(super) fn solution(&self) -> Option<(Timestamp, &str)> {
        match self {
            Self::Repair(_) => None,
            Self::Request(request) => Some((request.solved?, request.solution.as_str())),
        }
    }

    /// Somebody chose who goes.
    pub(super) fn send(&mut self, person: PersonId, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.technician = Some(person),
            Self::Request(request) => {
                let since = request.assigned.map_or(at, |(_, since)| since);
                request.assigned = Some((person, since));
            }
        }
    }

    /// Somebody chose which arrival counts.
    pub(super) fn set_arrival(&mut self, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.arrived = Some(at),
            Self::Request(request) => request.reached = Some(at),
        }
    }

    /// Somebody chose which work counts.
    pub(super) fn set_removal(&mut self, removal: &Removal) {
        if let Self::Repair(repair) = self {
            repair.removal = Some(removal.clone());
        }
    }

    /// Somebody chose which receipt counts.
    pub(super) fn set_receipt(&mut self, receipt: &Receipt) {
        if let Self::Repair(repair) = self {
            repair.receipt = Some(receipt.clone());
        }
    }

    /// Somebody chose which solution counts.
    pub(super) fn set_solution(&mut self, what: &str, at: Timestamp) {
        if let Self::Request(request) = self {
            request.solved = Some(at);
            what.clone_into(&mut request.solution);
        }
    }

    /// Folds an event of this procedure; one of another procedure changes nothing.
    pub(super) fn evolve(&mut self, stamped: &Stamped<CaseEvent>) {
        match (self, &stamped.event) {
            (Self::Repair(repair), CaseEvent::Repair(event)) => repair.evolve(event, stamped),
            (Self::Request(request), CaseEvent::Request(event)) => request.evolve(event),
            _ => {}
        }
    }

    /// Who works on it, besides the person in charge.
    #[must_use]
    pub fn worker(&self) -> Option<PersonId> {
        match self {
            Self::Repair(repair) => repair.technician,
            Self::Request(request) => request.assigned.map(|(technician, _)| technician),
        }
    }

    /// When there was a result, by this procedure's own steps.
    #[must_use]
    pub fn result_at(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.removal.as_ref().map(|removal| removal.occurred_at),
            Self::Request(request) => request.solved,
        }
    }

    /// Whether the kind's own deadlines tell the customer when something happens, so that no promise is needed (P13.01.07).
    #[must_use]
    pub fn has_own_clocks(&self) -> bool {
        matches!(self, Self::Repair(_))
    }

    /// Whether the customer is asked some time after the end (P10.09.11c).
    #[must_use]
    pub fn has_revisit(&self) -> bool {
        matches!(self, Self::Repair(_))
    }

    /// Whether a step of this procedure changes something that the customer does not see happen, and has to be told (P13.04.05).
    pub(super) fn is_of_weight(&self, event: &CaseEvent) -> bool {
        match (self, event) {
            (Self::Repair(_), CaseEvent::Repair(event)) => {
                matches!(event, RepairEvent::Assigned { .. })
            }
            (Self::Request(_), CaseEvent::Request(event)) => matches!(
                event,
                RequestEvent::StepFailed { .. }
                    | RequestEvent::StepSkipped { .. }
                    | RequestEvent::Assigned { .. }
                    | RequestEvent::Solved { .. }
            ),
            _ => false,
        }
    }

    /// The steps that only this procedure has, in the order of the work.
    pub(super) fn kinds(&self) -> &'static [ActionKind] {
        match self {
            Self::Repair(_) => Repair::KINDS,
            Self::Request(_) => Request::KINDS,
        }
    }

    /// What is likely to come next, best first.
    pub(super) fn next(&self, case: &Case) -> Vec<ActionKind> {
        match self {
            Self::Repair(repair) => repair.next(case),
            Self::Request(request) => request.next(case),
        }
    }

    /// May this step of the procedure be taken now, by this person?
    pub(super) fn guard(
        &self,
        case: &Case,
        kind: ActionKind,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(repair) => repair.guard(case, kind, context),
            Self::Request(request) => request.guard(case, kind, context),
        }
    }

    /// May it be written down in these words?
    pub(super) fn check(
        &self,
        case: &Case,
        event: &CaseEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match (self, event) {
            (Self::Repair(repair), CaseEvent::Repair(event)) => repair.check(case, event, context),
            (Self::Request(request), CaseEvent::Request(event)) => request.check(event, context),
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// May a case of this kind be taken in these words?
    pub(super) fn check_intake(
        received: &Received,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match &received.intake {
            Intake::Repair(intake) => Repair::check_intake(intake, context),
            Intake::Request => Request::check_intake(received, context),
        }
    }

    /// May it end in these words?
    pub(super) fn check_closing(
        &self,
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_) => Ok(()),
            Self::Request(_) => Request::check_closing(closing, context),
        }
    }
}
