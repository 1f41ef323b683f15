//! Folds what happened in a repair. Total and lenient: two tablets may each have been right alone.

use super::events::{RepairEvent, RepairIntake};
use super::state::{Absence, Charge, Delay, Repair, Round};
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;

impl Repair {
    /// A repair as it is taken.
    #[must_use]
    pub fn begin(intake: &RepairIntake) -> Self {
        Self {
            symptom: intake.symptom,
            scope: intake.scope,
            technician: intake.technician,
            notified: None,
            advised: None,
            charge: None,
            contacts: Vec::new(),
            delays: Vec::new(),
            arrived: None,
            findings: Vec::new(),
            openings: Vec::new(),
            user_damage: None,
            absences: Vec::new(),
            removal: None,
            receipt: None,
            earlier: Vec::new(),
        }
    }

    /// Opened again: a new run with new clocks; what was done before stays readable.
    pub fn begin_again(&mut self) {
        self.earlier.push(Round {
            arrived: self.arrived.take(),
            findings: std::mem::take(&mut self.findings),
            removal: self.removal.take(),
            receipt: self.receipt.take(),
        });
        self.notified = None;
        self.advised = None;
        self.contacts.clear();
        self.delays.clear();
        self.absences.clear();
    }

    /// The opening again did not hold.
    pub fn resume(&mut self) {
        let Some(round) = self.earlier.pop() else {
            return;
        };
        self.arrived = round.arrived.or(self.arrived);
        self.removal = self.removal.take().or(round.removal);
        self.receipt = self.receipt.take().or(round.receipt);
        let since = std::mem::replace(&mut self.findings, round.findings);
        self.findings.extend(since);
    }

    /// One more event.
    pub fn evolve<E>(&mut self, event: &RepairEvent, by: &Stamped<E>) {
        match event {
            RepairEvent::Notified { occurred_at, .. } => earliest(&mut self.notified, *occurred_at),
            RepairEvent::Advised { advice, agrees, .. } => {
                self.advised = Some((advice.clone(), *agrees));
            }
            RepairEvent::ChargeExplained {
                fen,
                agrees,
                occurred_at,
            } => {
                self.charge = Some(Charge {
                    fen: *fen,
                    agrees: *agrees,
                    at: *occurred_at,
                });
            }
            RepairEvent::Contacted(contact) => self.contacts.push(contact.clone()),
            RepairEvent::Delayed {
                reason,
                occurred_at,
                expected,
                ..
            } => self.delays.push(Delay {
                told: *occurred_at,
                expected: *expected,
                reason: reason.clone(),
            }),
            RepairEvent::Assigned {
                technician,
                occurred_at,
            } => {
                self.technician = Some(*technician);
                earliest(&mut self.notified, *occurred_at);
            }
            RepairEvent::Arrived { occurred_at, .. } => {
                earliest(&mut self.arrived, *occurred_at);
                if let Some(absence) = self.absences.last_mut() {
                    absence.back.get_or_insert(*occurred_at);
                }
                self.technician.get_or_insert(by.actor);
            }
            RepairEvent::Found(finding) => self.findings.push(finding.clone()),
            RepairEvent::OpeningAgreed(opening) => self.openings.push(opening.clone()),
            RepairEvent::DamageByUser(damage) => self.user_damage = Some(damage.clone()),
            RepairEvent::Left {
                reason,
                occurred_at,
                return_at,
                users_wish,
            } => self.absences.push(Absence {
                left: *occurred_at,
                return_at: *return_at,
                users_wish: *users_wish,
                reason: reason.clone(),
                back: None,
            }),
            RepairEvent::Removed(removal) => {
                // Whoever removed the fault was there, even if the arrival is on a tablet that has not been met.
                self.arrived.get_or_insert(removal.occurred_at);
                self.removal = Some(removal.clone());
            }
            RepairEvent::ReceiptSigned(receipt) => self.receipt = Some(receipt.clone()),
        }
    }
}

/// Two tablets may both have written it down: the earlier time counts.
fn earliest(slot: &mut Option<Timestamp>, at: Timestamp) {
    *slot = Some(slot.map_or(at, |known| known.min(at)));
}
