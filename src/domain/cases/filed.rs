//! What an office keeps of a case beside its course: numbers, approvals, papers. Asked of each kind, like everything else of
//! [`Procedure`].

use super::actions::ActionKind;
use super::after;
use super::complaint;
use super::procedure::Procedure;
use super::quality;
use super::refusal::CaseRefusal;
use super::returns::{self, Granted, Receivable};
use super::state::Case;
use crate::domain::approvals::{self, ApprovalEvent, Approved, MatterKind, Seat};
use crate::domain::books::Book;
use crate::domain::context::Context;
use crate::domain::copies::Paper;
use crate::domain::ids::PersonId;

const PAPERS: &[Paper] = &[Paper::Registration, Paper::PenaltyNotice, Paper::Report];

impl Procedure {
    /// The book out of which its number comes.
    #[must_use]
    pub fn book(&self) -> Option<Book> {
        match self {
            Self::Complaint(_) => Some(Book::Complaints),
            // A slip takes no number (P04.03.01c).
            Self::Quality(quality) => (!quality.is_slip()).then_some(Book::Quality),
            _ => None,
        }
    }

    /// Whether this kind of case has anything to do with a step.
    pub(super) fn offers(&self, kind: ActionKind, case: &Case) -> bool {
        match (kind, self) {
            (ActionKind::Complaint(step), Self::Complaint(complaint)) => {
                complaint.offers(step, case)
            }
            (ActionKind::Quality(step), Self::Quality(quality)) => quality.offers(step, case),
            (ActionKind::Register, _) => self.book().is_some(),
            (ActionKind::Agree | ActionKind::SendBack | ActionKind::AskApproval, _) => {
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

    /// May it be given a number of its book now?
    pub(super) fn guard_register(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        match self {
            Self::Quality(quality) => quality.guard_register(context),
            _ => Ok(()),
        }
    }

    /// Whether ordinary cases of this kind are reported upwards too (P05.05.32c, P04.07.32c).
    #[must_use]
    pub fn reports_upwards(&self) -> bool {
        matches!(self, Self::Complaint(_) | Self::Quality(_))
    }

    /// May it be opened again, once it has ended?
    pub(super) fn guard_reopening(&self, context: &Context<'_>) -> Result<(), CaseRefusal> {
        match self {
            Self::Quality(quality) => quality.guard_reopening(context),
            _ => Ok(()),
        }
    }

    /// The papers of which copies are given out.
    #[must_use]
    pub fn papers(&self) -> &'static [Paper] {
        match self {
            Self::Complaint(_) => PAPERS,
            Self::Quality(quality) if !quality.is_slip() => &[Paper::OpinionForm],
            _ => &[],
        }
    }

    /// What of it is approved, as it says now.
    pub(super) fn matters(&self) -> Vec<Approved> {
        match self {
            Self::Complaint(complaint) => complaint.matters(),
            Self::Quality(quality) => quality.matters(),
            _ => Vec::new(),
        }
    }

    /// Who has to agree to a matter.
    #[must_use]
    pub fn seats(&self, matter: approvals::Matter) -> &'static [Seat] {
        // What follows a complaint is approved alike, whatever its kind.
        match self {
            _ if matter.kind == MatterKind::Sanction => after::seats(),
            _ if let Some(seats) = returns::seats(matter) => seats,
            Self::Complaint(_) => complaint::seats(matter),
            Self::Quality(quality) => quality::seats(quality, matter),
            _ => &[],
        }
    }

    /// Whether something was done on the strength of an approval.
    pub(super) fn rests(&self, matter: approvals::Matter, case: &Case) -> bool {
        let own = match self {
            Self::Complaint(complaint) => complaint::rests(complaint, matter, case),
            Self::Quality(quality) => quality.rests(matter, case),
            _ => false,
        };
        let (returns, after) = (case.returns.as_ref(), case.after.as_ref());
        own || returns.is_some_and(|returns| returns.rests(matter))
            || after.is_some_and(|after| after::rests(after, matter))
    }

    /// May this be said to a matter in these words?
    pub(super) fn check_vote(
        &self,
        event: &ApprovalEvent,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Quality(quality) => quality.check_vote(event, context),
            _ => Ok(()),
        }
    }

    /// How a case ends that ends with the last signature, once that is there (P04.09.08a).
    pub(super) fn ends_by_signature(&self, case: &Case, context: &Context<'_>) -> Option<String> {
        match self {
            Self::Quality(quality) => quality.ends_by_signature(case, context),
            _ => None,
        }
    }

    /// Whether goods may come back and money be allowed for at the end of it (P04.12).
    #[must_use]
    pub fn moves_goods(&self) -> bool {
        matches!(self, Self::Quality(_))
    }

    /// The receivable that its form lists as held up (P04.12.23b).
    #[must_use]
    pub fn receivable(&self) -> Option<Receivable> {
        self.quality()?.receivable()
    }

    /// What was granted to the customer (P04.12.10).
    #[must_use]
    pub fn granted(&self, case: &Case) -> Option<Granted> {
        self.quality()?.granted(case)
    }

    /// Whether a copy of a paper is for the department of whoever is given it.
    pub(super) fn check_copy(
        &self,
        copy: u32,
        to: PersonId,
        context: &Context<'_>,
    ) -> Result<(), CaseRefusal> {
        match self {
            Self::Quality(_) => quality::check_copy(copy, to, context),
            _ => Ok(()),
        }
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
            Self::Quality(quality) => quality.may_give(paper, case, context),
            _ => Err(CaseRefusal::WrongKind),
        }
    }
}
