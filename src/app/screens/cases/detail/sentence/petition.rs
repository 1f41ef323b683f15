//! The steps of complaints and reports in words.

use super::{Teller, joined};
use crate::app::i18n::{self as words, t::petitions as p};
use crate::domain::cases::petition::PetitionEvent;
use crate::domain::time::Timestamp;

impl Teller {
    pub(super) fn tell_petition(&self, event: &PetitionEvent) -> (String, Option<Timestamp>) {
        let text = match event {
            // What is inside shows where it is opened, not here.
            PetitionEvent::Confided(_) => p::told_confided().to_owned(),
            PetitionEvent::Resorted { matter, reason, .. } => {
                p::told_resorted(words::matter(*matter), reason)
            }
            PetitionEvent::Named { concerned, .. } => {
                let names: Vec<String> = concerned.iter().map(|one| self.name(*one)).collect();
                p::told_named(names.join(words::separator()))
            }
            PetitionEvent::Proposed(proposal) => p::told_proposed(&proposal.what, &proposal.told),
            PetitionEvent::ReportedBack(reply) => p::told_reported_back(&reply.what),
            PetitionEvent::Grounded(grounds) => {
                let money = grounds.fen.filter(|fen| *fen != 0);
                let money = money.map(|fen| format!("{} {}", p::money(), words::yuan(fen)));
                let grounds = p::told_grounds(&grounds.facts, &grounds.rights, &grounds.rule);
                joined([Some(grounds), money])
            }
            PetitionEvent::Approved { .. } => p::told_approved().to_owned(),
            PetitionEvent::Urged(urge) => {
                let urged = p::told_urged(self.name(urge.to), self.when(urge.until));
                joined([Some(urged), Some(urge.words.clone())])
            }
            PetitionEvent::UrgeHeard { words, .. } => {
                joined([Some(p::told_urge_heard().to_owned()), Some(words.clone())])
            }
            PetitionEvent::AskedMeanwhile(asked) => {
                let said = match asked.satisfied {
                    _ if !asked.reached => p::told_not_reached(),
                    Some(true) => p::told_meanwhile_yes(),
                    _ => p::told_meanwhile_no(),
                };
                joined([Some(said.to_owned()), Some(asked.words.clone())])
            }
            PetitionEvent::PickedUp { .. } => p::told_picked_up().to_owned(),
            PetitionEvent::OffenceStated { offence, .. } => {
                p::told_offence(words::offence(*offence))
            }
        };
        (text, event.occurred_at())
    }
}
