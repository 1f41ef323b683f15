//! Folds what happened to a complaint or a report. Total and lenient.

use super::events::{Grounds, PetitionEvent};
use super::state::{Petition, Urged};
use crate::domain::cases::events::CaseEvent;
use crate::domain::stamp::Stamped;

impl Petition {
    /// Opened again: facts, opinion and approval are asked for anew; what was said and by whom stays.
    pub fn begin_again(&mut self) {
        self.proposal = None;
        self.grounds = None;
        self.approved = None;
    }

    /// These grounds hold. What was approved was the payment of those before.
    pub fn ground(&mut self, grounds: &Grounds) {
        let before = self.grounds.as_ref().map(|before| before.fen);
        if before.is_some_and(|before| before != grounds.fen) {
            self.approved = None;
        }
        self.grounds = Some(grounds.clone());
    }

    /// One more event.
    pub fn evolve(&mut self, event: &PetitionEvent, by: &Stamped<CaseEvent>) {
        match event {
            // Sealed for those whom it concerns; in clear it was never meant to be.
            PetitionEvent::Confided(_) => {}
            PetitionEvent::Resorted { matter, .. } => self.matter = *matter,
            PetitionEvent::Named { concerned, .. } => self.concerned.extend(concerned),
            // The first opinion is the one that the hour asks for.
            PetitionEvent::Proposed(proposal) => {
                self.proposal.get_or_insert_with(|| proposal.clone());
            }
            PetitionEvent::ReportedBack(reply) => self.reported_back.push(reply.clone()),
            PetitionEvent::Grounded(grounds) => self.ground(grounds),
            PetitionEvent::Approved { occurred_at } => {
                self.approved = Some((by.actor, *occurred_at));
            }
            PetitionEvent::Urged(urge) => self.urged.push(Urged {
                by: by.actor,
                urge: urge.clone(),
                heard: None,
            }),
            PetitionEvent::UrgeHeard { occurred_at, .. } => {
                for urged in &mut self.urged {
                    if urged.urge.to == by.actor {
                        urged.heard.get_or_insert(*occurred_at);
                    }
                }
            }
            PetitionEvent::AskedMeanwhile(asked) => self.meanwhile.push(asked.clone()),
            PetitionEvent::PickedUp { occurred_at } => self.picked_up.push(*occurred_at),
            PetitionEvent::OffenceStated {
                offence,
                occurred_at,
            } => {
                let stated = (*offence, *occurred_at);
                if !self.offences.contains(&stated) {
                    self.offences.push(stated);
                }
            }
        }
    }
}
