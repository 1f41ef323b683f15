//! What each event claims: the versions of facts of which only one can hold.

use super::complaint::Step;
use super::contested::{Contested, Taking, Version};
use super::craft::CraftEvent;
use super::events::CaseEvent;
use super::facts::{HandOver, Received};
use super::fault::FaultEvent;
use super::help::HelpEvent;
use super::petition::PetitionEvent;
use super::quality;
use super::repair::RepairEvent;
use super::request::RequestEvent;
use super::state::Case;
use super::visit::VisitEvent;
use crate::domain::ids::PersonId;
use crate::domain::stamp::Stamped;

/// The steps of a complaint that exclude each other when two take them apart.
pub(super) fn fact_of(step: Step) -> Option<Contested> {
    Some(match step {
        Step::Judge => Contested::Judgement,
        Step::Assign => Contested::Assignment,
        Step::Submit => Contested::Plan,
        Step::Decide => Contested::Responsibility,
        Step::Fine => Contested::Penalty,
        Step::Call => Contested::Call,
        _ => return None,
    })
}

impl Version {
    /// What an event claims. Fields that are registers keep their rivals themselves.
    pub(super) fn claimed(case: &Case, by: &Stamped<CaseEvent>) -> Vec<Self> {
        match &by.event {
            CaseEvent::Received(received) => vec![Self::taking(case, received, by.actor)],
            CaseEvent::HandedOver(handover) => vec![Self::HandOver(handover.clone())],
            CaseEvent::Repair(event) => match event {
                RepairEvent::Assigned { technician, .. } => vec![Self::Technician(*technician)],
                RepairEvent::Arrived { occurred_at, .. } => {
                    vec![Self::Arrival(*occurred_at), Self::Technician(by.actor)]
                }
                RepairEvent::Removed(removal) => vec![Self::Removal(Box::new(removal.clone()))],
                RepairEvent::ReceiptSigned(receipt) => {
                    vec![Self::Receipt(Box::new(receipt.clone()))]
                }
                _ => Vec::new(),
            },
            CaseEvent::Request(event) => match event {
                RequestEvent::Assigned { technician, .. } => vec![Self::Technician(*technician)],
                RequestEvent::ReachedSite { occurred_at } => vec![Self::Arrival(*occurred_at)],
                RequestEvent::Solved {
                    what, occurred_at, ..
                } => vec![Self::Solution {
                    what: what.clone(),
                    occurred_at: *occurred_at,
                }],
                _ => Vec::new(),
            },
            CaseEvent::Fault(FaultEvent::Over { what, occurred_at }) => vec![Self::Solution {
                what: what.clone(),
                occurred_at: *occurred_at,
            }],
            CaseEvent::Visit(VisitEvent::Agreed(appointment)) => {
                vec![Self::Appointment(appointment.clone())]
            }
            CaseEvent::Help(HelpEvent::Ruled(ruling)) => {
                vec![Self::Ruling(Box::new(ruling.clone()))]
            }
            CaseEvent::Complaint(event) => {
                let fact = event.fact(by.actor);
                // A try to call that reached nobody says nothing that another could contradict.
                let says = fact.step != Step::Call || fact.yes.is_some();
                let claimed = fact_of(fact.step).filter(|_| says);
                claimed
                    .map(|_| Self::Fact(Box::new(fact)))
                    .into_iter()
                    .collect()
            }
            CaseEvent::Quality(event) => quality::contested(event.step.step())
                .map(|_| {
                    Self::Quality(Box::new(quality::Fact {
                        by: by.actor,
                        at: event.occurred_at,
                        step: event.step.clone(),
                    }))
                })
                .into_iter()
                .collect(),
            CaseEvent::Returns(event) => case.slip_claims(event, by),
            CaseEvent::Craft(CraftEvent::Confirmed { solution, .. }) => {
                vec![Self::Agreed(Some(*solution))]
            }
            CaseEvent::Craft(CraftEvent::Objected { .. }) => vec![Self::Agreed(None)],
            CaseEvent::Craft(CraftEvent::Raised {
                to,
                reason,
                occurred_at,
                ..
            }) => vec![Self::HandOver(HandOver {
                to: *to,
                reason: reason.clone(),
                occurred_at: *occurred_at,
                absent: None,
            })],
            CaseEvent::Petition(event) => match event {
                PetitionEvent::Resorted { matter, .. } => vec![Self::Matter(*matter)],
                PetitionEvent::Grounded(grounds) => {
                    vec![Self::Grounds(Box::new(grounds.clone()))]
                }
                _ => Vec::new(),
            },
            CaseEvent::Settled(version) => match version {
                Self::InCharge(_)
                | Self::Circumstances(_)
                | Self::Closing(_)
                | Self::Analysis { .. } => Vec::new(),
                claimed => vec![claimed.clone()],
            },
            _ => Vec::new(),
        }
    }

    /// Who imports the same record of another system a second time was not asked first.
    fn taking(case: &Case, received: &Received, actor: PersonId) -> Self {
        let same_record = received.source.is_some() && received.source == case.source;
        let (person, number) = if same_record {
            (case.first_responsible, case.number.clone())
        } else {
            (actor, received.number.clone())
        };
        Self::Received(Box::new(Taking {
            person,
            number,
            customer: received.customer,
            caller: received.caller.clone(),
            channel: received.channel,
            words: received.words.clone(),
            occurred_at: received.occurred_at,
            grade: received.grade,
        }))
    }
}
