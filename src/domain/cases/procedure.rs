//! The kinds of case: the one place where the core hands over to a procedure's own room.

use super::events::CaseEvent;
use super::facts::Intake;
use super::repair::Repair;
use super::request::Request;
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

    /// Folds an event of this procedure; one of another procedure changes nothing.
    pub(super) fn evolve(&mut self, stamped: &Stamped<CaseEvent>) {
        match (self, &stamped.event) {
            (Self::Repair(repair), CaseEvent::Repair(event)) => repair.evolve(event, stamped),
            (Self::Request(request), CaseEvent::Request(event)) => request.evolve(event),
            _ => {}
        }
    }
}
