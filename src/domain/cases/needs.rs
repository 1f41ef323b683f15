//! The roles that steps of a case need: one table for [`guard`](super::guard()), which refuses, and for the merge, which lets an entry wait
//! until its author is known to have held the role (`domain::trust`).
//!
//! What hangs on the case instead (who has it, who was sent) is no matter of roles: two tablets may know it differently, so the merge
//! does not ask for it.

use super::actions::ActionKind;
use super::complaint::{Complaint, ComplaintRefusal};
use super::events::CaseEvent;
use super::fault::Fault;
use super::help;
use super::lapses;
use super::petition::Petition;
use super::quality::{self, QualityRefusal};
use super::refusal::{CaseRefusal, demand};
use super::repair::Repair;
use super::request::Request;
use super::returns;
use crate::domain::books::Book;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::{Needs, Role};

/// One of these roles, or else this refusal.
pub(super) struct Right(pub &'static [Role], pub CaseRefusal);

impl Right {
    /// Refuses whoever acts without one of the roles. A rule of a regulation that is not in force asks for none.
    pub(super) fn ask(right: Option<Self>, context: &Context<'_>) -> Result<(), CaseRefusal> {
        match right {
            Some(Self(roles, refusal)) => demand(context, context.has_any(roles), refusal),
            None => Ok(()),
        }
    }

    fn needs(&self) -> Needs {
        Needs {
            roles: self.0,
            clause: self.1.clause(),
        }
    }
}

/// The role that gives numbers out of a book.
pub(super) fn right_to_register(book: Book) -> Right {
    match book {
        Book::Complaints => Right(
            &[Role::Office],
            CaseRefusal::Complaint(ComplaintRefusal::NotRegistrar),
        ),
        Book::Quality => Right(
            &[Role::ProductionOffice],
            CaseRefusal::Quality(QualityRefusal::NotRegistrar),
        ),
        Book::Certificates | Book::ReturnSlips => returns::right(returns::Step::Renumber),
    }
}

impl CaseEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self, actor: PersonId) -> Needs {
        let kind = ActionKind::of(self);
        let right = match self {
            // Who may say these words may also take their step.
            Self::Repair(event) => Repair::right_to(event, actor).or_else(|| Repair::right(kind?)),
            Self::Request(_) => kind.and_then(Request::right),
            Self::Fault(_) => kind.and_then(Fault::right),
            Self::Help(_) => kind.and_then(help::right),
            Self::Complaint(event) => {
                Complaint::right_to(&event.step).or_else(|| Complaint::right(event.step.step()))
            }
            Self::Quality(event) => quality::right(event.step.step()),
            Self::Registered { book, .. } => Some(right_to_register(*book)),
            Self::Approval(event) => return event.own_role().map_or(Needs::NOTHING, Needs::of),
            Self::Returns(event) => Some(returns::right(event.step.step())),
            Self::Lapse(_) => kind.and_then(lapses::right),
            Self::After(event) => super::after::right(event.step.act()),
            Self::Petition(_) => kind.and_then(Petition::right),
            _ => None,
        };
        right.map_or(Needs::NOTHING, |right| right.needs())
    }
}
