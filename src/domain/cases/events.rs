//! What can happen to a case, and what can be asked of it.

use super::after::AfterEvent;
use super::complaint::ComplaintEvent;
use super::contested::Version;
use super::craft::CraftEvent;
use super::facts::{
    Answer, Attachment, CalledAgain, Circumstances, Closing, HandOver, Note, Received, Report,
    Revisit,
};
use super::fault::FaultEvent;
use super::grumble::GrumbleEvent;
use super::help::HelpEvent;
use super::lapses::LapseEvent;
use super::notices::Informed;
use super::petition::{Confided, PetitionEvent};
use super::quality::QualityEvent;
use super::repair::RepairEvent;
use super::request::RequestEvent;
use super::returns::ReturnsEvent;
use super::shortfall::{MadeGood, Shortfall};
use super::visit::VisitEvent;
use crate::domain::approvals::ApprovalEvent;
use crate::domain::books::Book;
use crate::domain::copies::CopyEvent;
use crate::domain::ids::CaseId;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What happened to a case.
// Every case begins with its largest event, and `Event::Case` boxes them all: boxing it once more would only cost.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseEvent {
    /// It was taken.
    Received(Received),
    /// The circumstances were asked further (P15.01.02a); the whole set as known now.
    Clarified(Circumstances),
    /// Something worth keeping.
    Noted(Note),
    /// The customer came again with the same matter.
    CalledAgain(CalledAgain),
    /// It was handed to somebody else; they own it once they accept.
    HandedOver(HandOver),
    /// The receiver took it.
    Accepted {
        /// When it was said.
        occurred_at: Timestamp,
    },
    /// The receiver did not take it.
    Declined {
        /// Why.
        reason: String,
    },
    /// The customer was given a time by which they hear (P13.01.07).
    Promised {
        /// When it was promised.
        occurred_at: Timestamp,
        /// By when the customer hears.
        by: Timestamp,
    },
    /// The customer was told something.
    Answered(Answer),
    /// It turned out to be of weight (P15.01.06, P01.02.05a).
    MarkedMajor {
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// It was reported upwards.
    Reported(Report),
    /// The one reported to has read the report (P15.01.06).
    Acknowledged {
        /// When.
        occurred_at: Timestamp,
        /// What they say, if anything (P01.02.05b).
        #[serde(default)]
        instruction: String,
    },
    /// The first responsible person solves before the paperwork (P01.02.06a).
    SolvedFirst {
        /// When.
        occurred_at: Timestamp,
        /// What was done.
        what: String,
    },
    /// The work contact sheet followed (P01.02.06b).
    ContactSheetHandedIn {
        /// When.
        occurred_at: Timestamp,
        /// What is still needed.
        #[serde(default)]
        still_needed: String,
    },
    /// A step of the repair procedure.
    Repair(RepairEvent),
    /// A step of the request procedure.
    Request(RequestEvent),
    /// A step of a major fault.
    Fault(FaultEvent),
    /// A step of a grumble.
    Grumble(GrumbleEvent),
    /// Something between departments (P01 六).
    Help(HelpEvent),
    /// Something about a visit (P01.02.03f).
    Visit(VisitEvent),
    /// Some people must know (P01.09.01a).
    Informed(Informed),
    /// Whoever had to know says that they do (P01.09.01a).
    Known {
        /// When.
        occurred_at: Timestamp,
    },
    /// It is an emergency: technical service may solve it first, whosever it is (P01.09.01c).
    MarkedEmergency {
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// A step of a complaint or a report of misconduct.
    Petition(PetitionEvent),
    /// It ended.
    Closed(Closing),
    /// It began again.
    Reopened {
        /// Why.
        reason: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// The customer was asked afterwards.
    Revisited(Revisit),
    /// Somebody chose among versions that were written at the same time.
    Settled(Version),
    /// An expectation could not be met: why, and what is done otherwise (P01.10.30h, i).
    FellShort(Box<Shortfall>),
    /// The customer got the best answer that can be given after it (P01.10.30j).
    MadeGood(MadeGood),
    /// An office gave it a number of its register (P05.05.31a, P04.09.41a).
    Registered {
        /// Out of which book; that of service complaints was the first.
        #[serde(default, skip_serializing_if = "Book::is_first")]
        book: Book,
        /// The number.
        number: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Something was put to approval, approved, sent back or taken back.
    Approval(ApprovalEvent),
    /// A copy of a paper was given out or received.
    Copy(CopyEvent),
    /// A step of the complaint procedure.
    Complaint(ComplaintEvent),
    /// A step of a quality complaint.
    Quality(QualityEvent),
    /// A step of the handling, whatever the kind (P13, P15).
    Craft(CraftEvent),
    /// A step of returns and allowances (P04.12.10–25).
    Returns(ReturnsEvent),
    /// Somebody evaded (P01.02.07b–e).
    Lapse(LapseEvent),
    /// Something that follows a complaint (P04 十一, 十三).
    After(AfterEvent),
    /// Another case is the same matter (P01.02.07j).
    Joined {
        /// Which.
        other: CaseId,
        /// When that was seen.
        occurred_at: Timestamp,
    },
}

/// What can be asked of a case. Most wishes are the event itself; the rest say more.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseCommand {
    /// Take a case.
    Receive(Received),
    /// Take a case, answer it and close it in one step (P13.01.06, P01.02.03b).
    ReceiveAndSettle(Received, Answer, Closing),
    /// Take a case that was found at the customer's place, and take these steps in the same act.
    ReceiveAnd(Received, Vec<CaseEvent>),
    /// Take a complaint or a report, and with it what is only ever written sealed: both or neither.
    ReceiveInConfidence(Received, Confided),
    /// Write this down as it is, if it may happen.
    Record(CaseEvent),
    /// Write these down one after another, each as if those before it were written already: all of them or none.
    Steps(Vec<CaseEvent>),
}

impl CaseEvent {
    /// When it happened, where that is not the moment of writing down.
    #[must_use]
    pub fn occurred_at(&self) -> Option<Timestamp> {
        match self {
            Self::Received(received) => Some(received.occurred_at),
            Self::Clarified(_) | Self::Noted(_) | Self::Declined { .. } | Self::Settled(_) => None,
            Self::CalledAgain(call) => Some(call.occurred_at),
            Self::HandedOver(handover) => Some(handover.occurred_at),
            Self::Answered(answer) => Some(answer.occurred_at),
            Self::Reported(report) => Some(report.occurred_at),
            Self::Closed(closing) => Some(closing.occurred_at),
            Self::Revisited(revisit) => Some(revisit.occurred_at),
            Self::FellShort(shortfall) => Some(shortfall.occurred_at),
            Self::MadeGood(answer) => Some(answer.occurred_at),
            Self::Accepted { occurred_at }
            | Self::Promised { occurred_at, .. }
            | Self::MarkedMajor { occurred_at, .. }
            | Self::Acknowledged { occurred_at, .. }
            | Self::SolvedFirst { occurred_at, .. }
            | Self::ContactSheetHandedIn { occurred_at, .. }
            | Self::Known { occurred_at }
            | Self::MarkedEmergency { occurred_at, .. }
            | Self::Registered { occurred_at, .. }
            | Self::Reopened { occurred_at, .. }
            | Self::Joined { occurred_at, .. } => Some(*occurred_at),
            Self::Approval(event) => Some(event.occurred_at()),
            Self::Copy(event) => Some(event.occurred_at()),
            Self::Complaint(event) => Some(event.occurred_at),
            Self::Quality(event) => Some(event.occurred_at),
            Self::Craft(event) => Some(event.occurred_at()),
            Self::Returns(event) => Some(event.occurred_at),
            Self::Lapse(event) => Some(event.occurred_at()),
            Self::After(event) => Some(event.occurred_at),
            Self::Repair(event) => Some(event.occurred_at()),
            Self::Request(event) => Some(event.occurred_at()),
            Self::Fault(event) => Some(event.occurred_at()),
            Self::Grumble(event) => Some(event.occurred_at()),
            Self::Help(event) => Some(event.occurred_at()),
            Self::Visit(event) => Some(event.occurred_at()),
            Self::Informed(informed) => Some(informed.occurred_at),
            Self::Petition(event) => event.occurred_at(),
        }
    }

    /// Every file this event refers to.
    #[must_use]
    pub fn attachments(&self) -> Vec<&Attachment> {
        match self {
            Self::Received(received) => received.attachments.iter().collect(),
            Self::Noted(note) => note.attachments.iter().collect(),
            Self::Repair(event) => event.attachments(),
            Self::Request(event) => event.attachments(),
            Self::Fault(event) => event.attachments(),
            Self::Copy(event) => event.attachments(),
            Self::Complaint(event) => event.attachments(),
            Self::Quality(event) => event.step.attachments(),
            Self::Craft(event) => event.attachments(),
            Self::Returns(event) => event.attachments(),
            Self::Lapse(event) => event.attachments(),
            _ => Vec::new(),
        }
    }

    /// Who has to say that they know of it, and what; empty for the matter itself.
    pub(super) fn notices(&self) -> Vec<(PersonId, &str)> {
        match self {
            Self::Informed(informed) => {
                let to = informed.to.iter();
                to.map(|to| (*to, informed.what.as_str())).collect()
            }
            Self::Fault(event) => event.notices(),
            Self::Help(event) => event.notices(),
            Self::Quality(event) => event.notices(),
            _ => Vec::new(),
        }
    }
}
