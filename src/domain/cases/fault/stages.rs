//! The stage rail of a major fault: told, on record, over, analysed, fed back, closed.

use super::events::Receiver;
use super::state::Fault;
use crate::domain::cases::stages::Stop;
use crate::domain::cases::state::{Case, Stage};
use crate::domain::clock::Duty;
use crate::domain::time::Timestamp;

impl Fault {
    /// The stops in order: when each was reached, and which clock says by when it should be.
    pub(in crate::domain::cases) fn stops(&self, case: &Case) -> Vec<Stop> {
        let both = |one: Receiver, other: Receiver| -> Option<Timestamp> {
            Some(self.told(one)?.max(self.told(other)?))
        };
        let signed = self.signed.as_ref().map(|signed| signed.mark.at);
        let closed = case.closing.value.as_ref();
        vec![
            Stop::new(Stage::Received, Some(case.received_at), None),
            Stop::new(
                Stage::Informed,
                both(Receiver::Salesperson, Receiver::Manager),
                Some(Duty::TellManager),
            ),
            Stop::new(
                Stage::Registered,
                self.registered.map(|mark| mark.at),
                Some(Duty::RegisterFault),
            ),
            Stop::new(Stage::Solved, self.over, None),
            Stop::new(Stage::Analysed, signed, Some(Duty::ReportFault)),
            Stop::new(
                Stage::FedBack,
                both(Receiver::Customer, Receiver::Business),
                Some(Duty::FeedBackCustomer),
            ),
            Stop::new(
                Stage::Closed,
                closed.map(|closing| closing.occurred_at),
                None,
            ),
        ]
    }
}
