//! Folds what happened in a major fault. Total and lenient.

use super::events::{FaultEvent, FaultIntake, Part};
use super::state::{Fault, Mark, Run, Signed, Telling};
use crate::domain::register::Register;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use std::collections::BTreeMap;

impl Fault {
    /// A fault as it is reported.
    #[must_use]
    pub fn begin(intake: &FaultIntake, learned: Timestamp) -> Self {
        Self {
            happened: intake.happened.unwrap_or(learned),
            until: intake.until,
            place: intake.place.clone(),
            plan: intake.plan.clone(),
            plan_by: intake.plan_by,
            planned: (!intake.plan.trim().is_empty()).then_some(learned),
            origin: intake.origin,
            tellings: Vec::new(),
            registered: None,
            followed: None,
            over: None,
            outcome: String::new(),
            analysis: BTreeMap::new(),
            writers: Vec::new(),
            signed: None,
            earlier: Vec::new(),
        }
    }

    /// Opened again: it lasts once more, and the analysis is to be signed anew; what stands in it stays.
    pub fn begin_again(&mut self) {
        self.earlier.push(Run {
            over: self.over.take(),
            outcome: std::mem::take(&mut self.outcome),
            signed: self.signed.take(),
        });
    }

    /// The opening again did not hold.
    pub fn resume(&mut self) {
        if let Some(run) = self.earlier.pop() {
            if self.over.is_none() {
                self.over = run.over;
                self.outcome = run.outcome;
            }
            self.signed = self.signed.take().or(run.signed);
        }
    }

    /// One more event.
    pub fn evolve<E>(&mut self, event: &FaultEvent, by: &Stamped<E>) {
        match event {
            FaultEvent::Planned { plan, occurred_at } => {
                self.plan.clone_from(plan);
                self.planned.get_or_insert(*occurred_at);
            }
            FaultEvent::Told(told) => self.tellings.push(Telling {
                receiver: told.receiver,
                to: told.to,
                name: told.name.clone(),
                at: told.occurred_at,
            }),
            FaultEvent::Registered { occurred_at } => {
                earliest(&mut self.registered, *occurred_at, by);
            }
            FaultEvent::Followed { occurred_at, .. } => {
                self.followed = self.followed.max(Some(*occurred_at));
            }
            FaultEvent::Over { what, occurred_at } => {
                self.over = Some(*occurred_at);
                self.outcome.clone_from(what);
            }
            FaultEvent::Analysed { parts, .. } => {
                for (part, text) in parts {
                    self.write(*part, text, by);
                }
                if !self.writers.contains(&by.actor) {
                    self.writers.push(by.actor);
                }
            }
            FaultEvent::Signed {
                signature,
                occurred_at,
            } => {
                let mark = Mark {
                    at: *occurred_at,
                    by: by.actor,
                };
                // Signed on two tablets it was signed once: the first time counts.
                if self.signed.as_ref().is_none_or(|signed| mark < signed.mark) {
                    self.signed = Some(Signed {
                        mark,
                        signature: signature.clone(),
                    });
                }
            }
        }
    }

    /// Writes one part. A signature stands under what was read: other words need another one.
    pub fn write<E>(&mut self, part: Part, text: &str, by: &Stamped<E>) {
        let changed = self.part(part) != text.trim();
        match self.analysis.get_mut(&part) {
            Some(register) => register.set(text.to_owned(), by),
            None => drop(
                self.analysis
                    .insert(part, Register::new(text.to_owned(), by)),
            ),
        }
        if changed {
            self.signed = None;
            self.earlier.iter_mut().for_each(|run| run.signed = None);
        }
    }
}

/// Two tablets may both have written it down: the earlier time counts.
fn earliest<E>(slot: &mut Option<Mark>, at: Timestamp, by: &Stamped<E>) {
    let mark = Mark { at, by: by.actor };
    *slot = Some(slot.map_or(mark, |known| known.min(mark)));
}
