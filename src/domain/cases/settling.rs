//! What of a procedure people can write down apart: read for `contested`, and set when somebody has chosen.

use super::complaint::{Complaint, Fact};
use super::events::CaseEvent;
use super::fault::{Fault, Part};
use super::petition::{Grounds, Matter};
use super::procedure::Procedure;
use super::quality::{self, Quality};
use super::repair::{Receipt, Removal};
use crate::domain::ids::PersonId;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;

impl Procedure {
    /// When somebody was at the place first.
    pub(super) fn arrived_at(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.arrived,
            Self::Request(request) => request.reached,
            Self::Fault(_) => None,
            Self::Complaint(_) | Self::Grumble(_) => None,
            Self::Petition(_) | Self::Quality(_) => None,
        }
    }

    /// The work that removed a fault.
    pub(super) fn removal(&self) -> Option<&Removal> {
        match self {
            Self::Repair(repair) => repair.removal.as_ref(),
            _ => None,
        }
    }

    /// What the customer signed after a repair.
    pub(super) fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Repair(repair) => repair.receipt.as_ref(),
            _ => None,
        }
    }

    /// When and by what a request was solved, or a fault ended.
    pub(super) fn solution(&self) -> Option<(Timestamp, &str)> {
        match self {
            Self::Repair(_)
            | Self::Grumble(_)
            | Self::Complaint(_)
            | Self::Petition(_)
            | Self::Quality(_) => None,
            Self::Request(request) => Some((request.solved?, request.solution.as_str())),
            Self::Fault(fault) => Some((fault.over?, fault.outcome.as_str())),
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
            Self::Fault(_) | Self::Grumble(_) => {}
            Self::Complaint(_) => {}
            Self::Petition(_) | Self::Quality(_) => {}
        }
    }

    /// Somebody chose which arrival counts.
    pub(super) fn set_arrival(&mut self, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.arrived = Some(at),
            Self::Request(request) => request.reached = Some(at),
            Self::Fault(_) | Self::Grumble(_) => {}
            Self::Complaint(_) => {}
            Self::Petition(_) | Self::Quality(_) => {}
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
        match self {
            Self::Repair(_)
            | Self::Grumble(_)
            | Self::Complaint(_)
            | Self::Petition(_)
            | Self::Quality(_) => {}
            Self::Request(request) => {
                request.solved = Some(at);
                what.clone_into(&mut request.solution);
            }
            Self::Fault(fault) => {
                fault.over = Some(at);
                what.clone_into(&mut fault.outcome);
            }
        }
    }

    /// Somebody chose which words of the analysis count.
    pub(super) fn set_analysis(&mut self, part: Part, text: &str, by: &Stamped<CaseEvent>) {
        if let Self::Fault(fault) = self {
            fault.write(part, text, by);
        }
    }

    /// The analysis of a fault.
    pub(super) fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }

    /// Which sort of complaint or report.
    pub(super) fn matter(&self) -> Option<Matter> {
        match self {
            Self::Petition(petition) => Some(petition.matter),
            _ => None,
        }
    }

    /// On what an answer to a complaint rests.
    pub(super) fn grounds(&self) -> Option<&Grounds> {
        match self {
            Self::Petition(petition) => petition.grounds.as_ref(),
            _ => None,
        }
    }

    /// Somebody chose which sort it is.
    pub(super) fn set_matter(&mut self, matter: Matter) {
        if let Self::Petition(petition) = self {
            petition.matter = matter;
        }
    }

    /// Somebody chose which grounds count.
    pub(super) fn set_grounds(&mut self, grounds: &Grounds) {
        if let Self::Petition(petition) = self {
            petition.ground(grounds);
        }
    }

    /// The complaint, if it is one.
    #[must_use]
    pub fn complaint(&self) -> Option<&Complaint> {
        match self {
            Self::Complaint(complaint) => Some(complaint),
            _ => None,
        }
    }

    /// The quality complaint, if it is one.
    #[must_use]
    pub fn quality(&self) -> Option<&Quality> {
        match self {
            Self::Quality(quality) => Some(quality),
            _ => None,
        }
    }

    /// Somebody chose which of two facts of a quality complaint counts.
    pub(super) fn choose_quality(&mut self, fact: &quality::Fact) {
        if let Self::Quality(quality) = self {
            quality.choose(fact);
        }
    }

    /// Somebody chose which of two facts counts.
    pub(super) fn choose(&mut self, fact: &Fact) {
        if let Self::Complaint(complaint) = self {
            complaint.choose(fact);
        }
    }
}
