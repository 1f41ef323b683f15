//! The kinds of case: the one place where the core hands over to a procedure's own room.

use super::actions::ActionKind;
use super::complaint::{self, Complaint, Fact, Step};
use super::events::CaseEvent;
use super::facts::{Closing, Intake, Received};
use super::refusal::CaseRefusal;
use super::repair::{Receipt, Removal, Repair, RepairEvent};
use super::request::{Request, RequestEvent};
use super::state::Case;
use crate::domain::approvals::{Approved, Matter, Seat};
use crate::domain::books::Book;
use crate::domain::context::Context;
use crate::domain::copies::Paper;
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
    /// P05.
    Complaint(Box<Complaint>),
}

impl Procedure {
    /// As the case is taken.
    pub(super) fn begin(intake: &Intake, received_at: Timestamp) -> Self {
        match intake {
            Intake::Repair(intake) => Self::Repair(Box::new(Repair::begin(intake))),
            Intake::Request => Self::Request(Box::new(Request::begin(received_at))),
            Intake::Complaint(intake) => {
                Self::Complaint(Box::new(Complaint::begin(intake, received_at)))
            }
        }
    }

    /// The case was opened again.
    pub(super) fn begin_again(&mut self, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.begin_again(),
            Self::Request(request) => request.begin_again(at),
            Self::Complaint(complaint) => complaint.begin_again(at),
        }
    }

    /// The opening again did not hold: what the run before it had reached holds again, beside what was done since.
    pub(super) fn resume(&mut self) {
        match self {
            Self::Repair(repair) => repair.resume(),
            Self::Request(request) => request.resume(),
            Self::Complaint(complaint) => complaint.resume(),
        }
    }

    /// When somebody was at the place first.
    pub(super) fn arrived_at(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.arrived,
            Self::Request(request) => request.reached,
            Self::Complaint(_) => None,
        }
    }

    /// The work that removed a fault.
    pub(super) fn removal(&self) -> Option<&Removal> {
        match self {
            Self::Repair(repair) => repair.removal.as_ref(),
            Self::Request(_) | Self::Complaint(_) => None,
        }
    }

    /// What the customer signed after a repair.
    pub(super) fn receipt(&self) -> Option<&Receipt> {
        match self {
            Self::Repair(repair) => repair.receipt.as_ref(),
            Self::Request(_) | Self::Complaint(_) => None,
        }
    }

    /// When and by what a request was solved.
    pub(super) fn solution(&self) -> Option<(Timestamp, &str)> {
        match self {
            Self::Repair(_) | Self::Complaint(_) => None,
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
            Self::Complaint(_) => {}
        }
    }

    /// Somebody chose which arrival counts.
    pub(super) fn set_arrival(&mut self, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.arrived = Some(at),
            Self::Request(request) => request.reached = Some(at),
            Self::Complaint(_) => {}
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
            (Self::Complaint(complaint), CaseEvent::Complaint(event)) => {
                complaint.evolve(event, stamped);
            }
            _ => {}
        }
    }

    /// Who works on it, besides the person in charge.
    #[must_use]
    pub fn worker(&self) -> Option<PersonId> {
        match self {
            Self::Repair(repair) => repair.technician,
            Self::Request(request) => request.assigned.map(|(technician, _)| technician),
            Self::Complaint(complaint) => complaint.hands().first().copied(),
        }
    }

    /// When there was a result, by this procedure's own steps.
    #[must_use]
    pub fn result_at(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.removal.as_ref().map(|removal| removal.occurred_at),
            Self::Request(request) => request.solved,
            Self::Complaint(complaint) => {
                complaint.now(Step::Complete).map(|completed| completed.at)
            }
        }
    }

    /// Whether the kind's own deadlines tell the customer when something happens, so that no promise is needed (P13.01.07).
    #[must_use]
    pub fn has_own_clocks(&self) -> bool {
        matches!(self, Self::Repair(_) | Self::Complaint(_))
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
            Self::Complaint(_) => Complaint::KINDS,
        }
    }

    /// What is likely to come next, best first.
    pub(super) fn next(&self, case: &Case) -> Vec<ActionKind> {
        match self {
            Self::Repair(repair) => repair.next(case),
            Self::Request(request) => request.next(case),
            Self::Complaint(complaint) => complaint.next(case),
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
            Self::Complaint(complaint) => complaint.guard(case, kind, context),
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
            (Self::Complaint(complaint), CaseEvent::Complaint(event)) => {
                complaint.check(case, event, context)
            }
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
            Intake::Complaint(intake) => Complaint::check_intake(intake, received, context),
        }
    }

    /// May it end in these words?
    pub(super) fn check_closing(
        &self,
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_) | Self::Complaint(_) => Ok(()),
            Self::Request(_) => Request::check_closing(closing, context),
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

    /// Somebody chose which of two facts counts.
    pub(super) fn choose(&mut self, fact: &Fact) {
        if let Self::Complaint(complaint) = self {
            complaint.choose(fact);
        }
    }

    /// The book out of which its number comes.
    #[must_use]
    pub fn book(&self) -> Option<Book> {
        self.complaint().map(|_| Book::Complaints)
    }

    /// Whether ordinary cases of this kind are reported upwards too (P05.05.32c).
    #[must_use]
    pub fn reports_upwards(&self) -> bool {
        self.complaint().is_some()
    }

    /// The papers of which copies are given out.
    #[must_use]
    pub fn papers(&self) -> &'static [Paper] {
        self.complaint().map_or(&[], |_| PAPERS)
    }

    /// What of it is approved, as it says now.
    pub(super) fn matters(&self) -> Vec<Approved> {
        self.complaint().map_or_else(Vec::new, Complaint::matters)
    }

    /// Who has to agree to a matter.
    #[must_use]
    pub fn seats(&self, matter: Matter) -> &'static [Seat] {
        self.complaint().map_or(&[], |_| complaint::seats(matter))
    }

    /// Whether something was done on the strength of an approval.
    pub(super) fn rests(&self, matter: Matter, case: &Case) -> bool {
        let complaint = self.complaint();
        complaint.is_some_and(|complaint| complaint::rests(complaint, matter, case))
    }

    /// May a copy of this paper be given out now?
    pub(super) fn may_give(
        &self,
        paper: Paper,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Complaint(complaint) => complaint.may_give(paper, case, context),
            _ => Err(CaseRefusal::WrongKind),
        }
    }

    /// Whether this kind of case has anything to do with a step.
    pub(super) fn offers(&self, kind: ActionKind, case: &Case) -> bool {
        match (kind, self) {
            (ActionKind::Complaint(step), Self::Complaint(complaint)) => {
                complaint.offers(step, case)
            }
            (ActionKind::Register, _) => self.book().is_some(),
            (ActionKind::Approve | ActionKind::SendBack | ActionKind::AskApproval, _) => {
                !case.approvals.is_empty()
            }
            (ActionKind::TakeBack, _) => {
                let mut sheets = case.approvals.0.iter();
                sheets.any(|sheet| !sheet.votes.is_empty())
            }
            (ActionKind::GivePaper, _) => !self.papers().is_empty(),
            (ActionKind::ReceivePaper, _) => !case.copies.is_empty(),
            _ => true,
        }
    }

    /// Whether a step may be taken although the case is closed: what outlives it is still done.
    pub(super) fn outlasts(&self, kind: ActionKind) -> bool {
        let lasts = [Step::DoneLine, Step::Remind, Step::State].map(ActionKind::Complaint);
        self.complaint().is_some() && lasts.contains(&kind)
    }
}

const PAPERS: &[Paper] = &Paper::ALL;
