//! The kinds of case: the one place where the core hands over to a procedure's own room.

use super::actions::ActionKind;
use super::after::{self, Outcome, Rules, Share};
use super::complaint::{Complaint, Step};
use super::events::CaseEvent;
use super::facts::{Answer, Closing, HandOver, Intake, Received, Revisit, Satisfaction};
use super::fault::{Fault, Receiver};
use super::grumble::Grumble;
use super::petition::{Matter, Petition};
use super::quality::{self, Quality};
use super::refusal::CaseRefusal;
use super::repair::{Repair, RepairEvent};
use super::request::{Request, RequestEvent};
use super::state::Case;
use super::wording::Wording;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
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
    /// P01 七.
    Fault(Box<Fault>),
    /// P08 六.
    Grumble(Box<Grumble>),
    /// P05.
    Complaint(Box<Complaint>),
    /// P10 十一.
    Petition(Box<Petition>),
    /// P04.
    Quality(Box<Quality>),
}

impl Procedure {
    /// As the case is taken.
    pub(super) fn begin(intake: &Intake, received_at: Timestamp) -> Self {
        match intake {
            Intake::Repair(intake) => Self::Repair(Box::new(Repair::begin(intake))),
            Intake::Request => Self::Request(Box::new(Request::begin(received_at))),
            Intake::Fault(intake) => Self::Fault(Box::new(Fault::begin(intake, received_at))),
            Intake::Grumble => Self::Grumble(Box::default()),
            Intake::Complaint(intake) => {
                Self::Complaint(Box::new(Complaint::begin(intake, received_at)))
            }
            Intake::Petition(intake) => {
                Self::Petition(Box::new(Petition::begin(intake, received_at)))
            }
            Intake::Quality(intake) => Self::Quality(Box::new(Quality::begin(intake))),
        }
    }

    /// The case was opened again.
    pub(super) fn begin_again(&mut self, at: Timestamp) {
        match self {
            Self::Repair(repair) => repair.begin_again(),
            Self::Request(request) => request.begin_again(at),
            Self::Fault(fault) => fault.begin_again(),
            Self::Complaint(complaint) => complaint.begin_again(at),
            Self::Petition(petition) => petition.begin_again(),
            // A fresh form is a case of its own (P04.09.09a): what was written on this one stays.
            // When it was raised says to which run that belongs.
            Self::Grumble(_) | Self::Quality(_) => {}
        }
    }

    /// The opening again did not hold: what the run before it had reached holds again, beside what was done since.
    pub(super) fn resume(&mut self) {
        match self {
            Self::Repair(repair) => repair.resume(),
            Self::Request(request) => request.resume(),
            Self::Fault(fault) => fault.resume(),
            Self::Complaint(complaint) => complaint.resume(),
            // What was established, proposed and approved is established, proposed and approved anew.
            Self::Grumble(_) | Self::Petition(_) | Self::Quality(_) => {}
        }
    }

    /// Folds an event of this procedure; one of another procedure changes nothing.
    pub(super) fn evolve(&mut self, stamped: &Stamped<CaseEvent>) {
        match (self, &stamped.event) {
            (Self::Repair(repair), CaseEvent::Repair(event)) => repair.evolve(event, stamped),
            (Self::Request(request), CaseEvent::Request(event)) => request.evolve(event),
            (Self::Fault(fault), CaseEvent::Fault(event)) => fault.evolve(event, stamped),
            (Self::Grumble(grumble), CaseEvent::Grumble(event)) => grumble.evolve(event),
            (Self::Complaint(complaint), CaseEvent::Complaint(event)) => {
                complaint.evolve(event, stamped);
            }
            (Self::Petition(petition), CaseEvent::Petition(event)) => {
                petition.evolve(event, stamped);
            }
            (Self::Quality(quality), CaseEvent::Quality(event)) => quality.evolve(event, stamped),
            _ => {}
        }
    }

    /// Whether a step is one of the core's or of this procedure.
    pub(super) fn takes(&self, event: &CaseEvent) -> bool {
        match event {
            CaseEvent::Repair(_) => matches!(self, Self::Repair(_)),
            CaseEvent::Request(_) => matches!(self, Self::Request(_)),
            CaseEvent::Petition(_) => matches!(self, Self::Petition(_)),
            CaseEvent::Fault(_) => matches!(self, Self::Fault(_)),
            CaseEvent::Grumble(_) => matches!(self, Self::Grumble(_)),
            CaseEvent::Complaint(_) => matches!(self, Self::Complaint(_)),
            CaseEvent::Quality(_) => matches!(self, Self::Quality(_)),
            _ => true,
        }
    }

    /// Who works on it, besides the person in charge.
    #[must_use]
    pub fn worker(&self) -> Option<PersonId> {
        match self {
            Self::Repair(repair) => repair.technician,
            Self::Request(request) => request.assigned.map(|(technician, _)| technician),
            Self::Fault(_) | Self::Grumble(_) => None,
            Self::Complaint(complaint) => complaint.hands().first().copied(),
            Self::Petition(_) | Self::Quality(_) => None,
        }
    }

    /// What was written on it for a question that is answered alike again and again.
    #[must_use]
    pub fn written(&self, wording: Wording) -> Vec<&str> {
        match self {
            Self::Repair(repair) => repair.written(wording),
            Self::Request(request) => request.written(wording),
            _ => Vec::new(),
        }
    }

    /// When there was a result, by this procedure's own steps.
    #[must_use]
    pub fn result_at(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.removal.as_ref().map(|removal| removal.occurred_at),
            Self::Request(request) => request.solved,
            Self::Fault(fault) => fault.over,
            Self::Complaint(complaint) => {
                complaint.now(Step::Complete).map(|completed| completed.at)
            }
            Self::Grumble(_) | Self::Petition(_) => None,
            Self::Quality(quality) => quality.at(quality::Step::Conclude),
        }
    }

    /// Whether the kind's own deadlines tell the customer when something happens, so that no promise is needed (P13.01.07).
    #[must_use]
    pub fn has_own_clocks(&self) -> bool {
        matches!(
            self,
            Self::Repair(_)
                | Self::Fault(_)
                | Self::Grumble(_)
                | Self::Complaint(_)
                | Self::Petition(_)
                | Self::Quality(_)
        )
    }

    /// Whether somebody of the firm may be the only one who told us: then nobody waits for a call.
    #[must_use]
    pub fn may_be_own(&self) -> bool {
        matches!(self, Self::Fault(_))
    }

    /// Whether the kind itself is an emergency as long as it lasts (P01.09.01c).
    #[must_use]
    pub fn is_emergency(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.over.is_none())
    }

    /// Whether going there is a matter of the procedure's own steps, so that no visit is agreed beside them (P01.02.03f).
    #[must_use]
    pub fn has_own_visits(&self) -> bool {
        matches!(self, Self::Repair(_))
    }

    /// Whose field it is: what belongs to one's own duties is handled by oneself (P01.02.03a).
    #[must_use]
    pub fn doers(&self) -> &'static [Role] {
        match self {
            Self::Repair(_) => Repair::DOERS,
            Self::Request(_) => Request::DOERS,
            Self::Fault(_) => Fault::DOERS,
            Self::Grumble(_) => Grumble::DOERS,
            Self::Complaint(_) => Complaint::DOERS,
            Self::Petition(_) => Petition::DOERS,
            Self::Quality(_) => Quality::DOERS,
        }
    }

    /// When the customer was told by this procedure's own steps, last (P01.09.01b).
    #[must_use]
    pub fn customer_told(&self) -> Option<Timestamp> {
        match self {
            Self::Repair(repair) => repair.receipt.as_ref().map(|receipt| receipt.occurred_at),
            Self::Request(_) | Self::Grumble(_) | Self::Complaint(_) | Self::Petition(_) => None,
            Self::Quality(quality) => quality.at(quality::Step::Talk),
            Self::Fault(fault) => {
                let told = fault.told_to(Receiver::Customer);
                told.map(|telling| telling.at).max()
            }
        }
    }

    /// Why a case of this kind is not settled while it is taken, if it is not.
    pub(super) fn not_at_once(&self) -> Option<CaseRefusal> {
        match self {
            Self::Repair(_) | Self::Complaint(_) | Self::Petition(_) | Self::Quality(_) => {
                Some(CaseRefusal::CannotSettleAtOnce)
            }
            Self::Request(_) | Self::Grumble(_) => None,
            Self::Fault(_) => Some(CaseRefusal::ReportUnsigned),
        }
    }

    /// Whether the customer is asked some time after the end (P10.09.11c).
    #[must_use]
    pub fn has_revisit(&self) -> bool {
        matches!(self, Self::Repair(_) | Self::Petition(_))
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
            Self::Fault(_) => Fault::KINDS,
            Self::Grumble(_) => Grumble::KINDS,
            Self::Complaint(_) => Complaint::KINDS,
            Self::Petition(_) => Petition::KINDS,
            Self::Quality(_) => Quality::KINDS,
        }
    }

    /// What is likely to come next, best first.
    pub(super) fn next(&self, case: &Case) -> Vec<ActionKind> {
        match self {
            Self::Repair(repair) => repair.next(case),
            Self::Request(request) => request.next(case),
            Self::Fault(fault) => fault.next(case),
            Self::Grumble(grumble) => grumble.next(case),
            Self::Complaint(complaint) => complaint.next(case),
            Self::Petition(petition) => petition.next(case),
            Self::Quality(quality) => quality.next(case),
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
            Self::Fault(fault) => fault.guard(kind, context),
            Self::Grumble(grumble) => grumble.guard(case, kind, context),
            Self::Complaint(complaint) => complaint.guard(case, kind, context),
            Self::Petition(petition) => petition.guard(case, kind, context),
            Self::Quality(quality) => quality.guard(case, kind, context),
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
            (Self::Fault(fault), CaseEvent::Fault(event)) => fault.check(event, context),
            (Self::Grumble(_), CaseEvent::Grumble(event)) => Grumble::check(case, event, context),
            (Self::Complaint(complaint), CaseEvent::Complaint(event)) => {
                complaint.check(case, event, context)
            }
            (Self::Petition(petition), CaseEvent::Petition(event)) => {
                petition.check(case, event, context)
            }
            (Self::Quality(quality), CaseEvent::Quality(event)) => {
                quality.check(case, event, context)
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
            Intake::Fault(intake) => Fault::check_intake(intake, received, context),
            Intake::Grumble => Grumble::check_intake(received, context),
            Intake::Complaint(intake) => Complaint::check_intake(intake, received, context),
            Intake::Petition(intake) => Petition::check_intake(received, intake, context),
            Intake::Quality(intake) => Quality::check_intake(intake, received, context),
        }
    }

    /// May it end in these words?
    pub(super) fn check_closing(
        &self,
        closing: &Closing,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_) | Self::Complaint(_) | Self::Quality(_) => Ok(()),
            Self::Request(_) => Request::check_closing(closing, context),
            Self::Fault(_) => Fault::check_closing(closing, context),
            Self::Grumble(_) => Grumble::check_closing(closing, context),
            Self::Petition(_) => Petition::check_closing(closing, context),
        }
    }

    /// May this person do anything with the case?
    pub(super) fn admits(
        &self,
        person: PersonId,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_)
            | Self::Request(_)
            | Self::Fault(_)
            | Self::Grumble(_)
            | Self::Complaint(_)
            | Self::Quality(_) => Ok(()),
            Self::Petition(petition) => petition.admits(person, context),
        }
    }

    /// May whoever was given it not take it?
    pub(super) fn guard_decline(
        &self,
        case: &Case,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_)
            | Self::Request(_)
            | Self::Fault(_)
            | Self::Grumble(_)
            | Self::Complaint(_)
            | Self::Quality(_) => Ok(()),
            Self::Petition(petition) => petition.guard(case, ActionKind::Decline, context),
        }
    }

    /// May it be given to this person?
    pub(super) fn check_handover(
        &self,
        case: &Case,
        handover: &HandOver,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_)
            | Self::Request(_)
            | Self::Fault(_)
            | Self::Grumble(_)
            | Self::Complaint(_)
            | Self::Quality(_) => Ok(()),
            Self::Petition(petition) => petition.check_handover(case, handover, context),
        }
    }

    /// May the user be answered like this?
    pub(super) fn check_answer(
        &self,
        answer: &Answer,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Repair(_)
            | Self::Request(_)
            | Self::Fault(_)
            | Self::Grumble(_)
            | Self::Complaint(_)
            | Self::Quality(_) => Ok(()),
            Self::Petition(petition) => petition.check_answer(answer, context),
        }
    }

    /// Whether what the user says afterwards opens the case again (P10.09.11c, P10.11.09a).
    pub(super) fn is_reopened_by(&self, revisit: &Revisit) -> bool {
        let unsatisfied =
            matches!(self, Self::Petition(_)) && revisit.satisfaction == Some(Satisfaction::Not);
        revisit.reached && (revisit.gone == Some(false) || unsatisfied)
    }

    /// Short name for files and statistics.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Repair(_) => "repair",
            Self::Request(_) => "request",
            Self::Fault(_) => "fault",
            Self::Grumble(_) => "grumble",
            Self::Complaint(_) => "service_complaint",
            Self::Petition(petition) => match petition.matter {
                Matter::Complaint => "complaint",
                Matter::Misconduct => "report",
            },
            Self::Quality(_) => "quality_complaint",
        }
    }

    /// The rules of what follows a case of this kind, where anything does.
    #[must_use]
    pub fn afterwards(&self) -> Option<&'static Rules> {
        match self {
            Self::Complaint(_) => Some(&after::SERVICE),
            Self::Quality(_) => Some(&after::QUALITY),
            _ => None,
        }
    }

    /// Whether there is a decision that a department may object to (P04.09.12).
    #[must_use]
    pub fn is_decided(&self) -> bool {
        match self {
            Self::Complaint(complaint) => complaint.is_decided(),
            Self::Quality(quality) => quality.conclusion().is_some(),
            _ => false,
        }
    }

    /// Who was judged to be responsible, for how much (P04.11.02b); nobody while nothing was judged.
    #[must_use]
    pub fn shares(&self) -> Vec<Share> {
        match self {
            Self::Complaint(complaint) => complaint.shares(),
            Self::Quality(quality) => quality.responsible().to_vec(),
            _ => Vec::new(),
        }
    }

    /// What came of it, as the month's statistics tell it (P04.09.10b).
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Complaint(complaint) => Some(complaint.outcome()),
            Self::Quality(quality) => Some(quality.told()),
            _ => None,
        }
    }

    /// Whether a step may be taken although the case is closed: what outlives it is still done.
    pub(super) fn outlasts(&self, kind: ActionKind) -> bool {
        let lasts = [Step::DoneLine, Step::Remind, Step::State].map(ActionKind::Complaint);
        match (self, kind) {
            (Self::Complaint(_), kind) => lasts.contains(&kind),
            (Self::Quality(_), ActionKind::Quality(step)) => Quality::AFTERWARDS.contains(&step),
            _ => false,
        }
    }
}
