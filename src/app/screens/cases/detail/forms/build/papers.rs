//! From answers to the events that any case with approvals and papers has.

use super::Answers;
use crate::app::screens::cases::detail::forms::spec::papers::{key, position};
use crate::app::session::session;
use crate::domain::approvals::{ApprovalEvent, Sheet, waiting};
use crate::domain::cases::quality::copy_for;
use crate::domain::cases::{ActionKind, Case, CaseEvent};
use crate::domain::copies::{CopyEvent, Paper};
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use leptos::prelude::untrack;

/// Whether a step is one of these.
pub(super) fn is_one(kind: ActionKind) -> bool {
    matches!(
        kind,
        ActionKind::Register
            | ActionKind::AskApproval
            | ActionKind::Agree
            | ActionKind::SendBack
            | ActionKind::TakeBack
            | ActionKind::GivePaper
            | ActionKind::ReceivePaper
    )
}

/// The event of this step, if it is one of these.
pub(super) fn event(
    kind: ActionKind,
    answers: &Answers,
    case: &Case,
    occurred_at: Timestamp,
) -> Option<CaseEvent> {
    let sheet = || -> Option<&Sheet> {
        let chosen = answers.text("matter");
        let mut sheets = case.approvals.0.iter();
        sheets.find(|sheet| key(sheet.matter) == chosen)
    };
    Some(match kind {
        ActionKind::Register => CaseEvent::Registered {
            book: case.procedure.book()?,
            number: next_number(case)?,
            occurred_at,
        },
        ActionKind::AskApproval => {
            let sheet = sheet()?;
            CaseEvent::Approval(ApprovalEvent::Asked {
                matter: sheet.matter,
                content: sheet.content.clone(),
                occurred_at,
            })
        }
        ActionKind::Agree | ActionKind::SendBack => {
            let sheet = sheet()?;
            let seats = case.procedure.seats(sheet.matter);
            let speaks = untrack(|| {
                session().context(|context| {
                    let mut seats = waiting(sheet, seats, context).into_iter();
                    seats.next().map(|(_, role, whose)| (role, whose))
                })
            });
            let (role, on_behalf) = speaks?;
            let (matter, content) = (sheet.matter, sheet.content.clone());
            CaseEvent::Approval(if kind == ActionKind::Agree {
                ApprovalEvent::Given {
                    matter,
                    content,
                    role,
                    on_behalf,
                    words: answers.text("words"),
                    occurred_at,
                }
            } else {
                ApprovalEvent::Refused {
                    matter,
                    content,
                    role,
                    on_behalf,
                    reason: answers.text("reason"),
                    occurred_at,
                }
            })
        }
        ActionKind::TakeBack => CaseEvent::Approval(ApprovalEvent::TakenBack {
            matter: sheet()?.matter,
            reason: answers.text("reason"),
            occurred_at,
        }),
        ActionKind::GivePaper => {
            let paper = answers.chosen("paper", &Paper::ALL)?;
            let to = answers.person("to")?;
            CaseEvent::Copy(CopyEvent::Given {
                paper,
                copy: copy_of(case, paper, to),
                to,
                occurred_at,
                signature: answers.attachments("signature").into_iter().next(),
            })
        }
        ActionKind::ReceivePaper => {
            let chosen = answers.text("copy");
            let mut copies = case.copies.0.iter();
            let copy =
                copies.find(|copy| format!("{}/{}", position(copy.paper), copy.copy) == chosen)?;
            CaseEvent::Copy(CopyEvent::Received {
                paper: copy.paper,
                copy: copy.copy,
                occurred_at,
            })
        }
        _ => return None,
    })
}

/// The next copy; of the form in five sheets the one that is for the department of whoever is given it.
fn copy_of(case: &Case, paper: Paper, to: PersonId) -> u32 {
    let next = case.copies.next(paper);
    if paper != Paper::OpinionForm {
        return next;
    }
    let theirs = untrack(|| session().context(|context| copy_for(to, case, context)));
    theirs.unwrap_or(next)
}

/// The next free number of the case's book; it is given, never typed.
pub fn next_number(case: &Case) -> Option<String> {
    let book = case.procedure.book()?;
    untrack(|| {
        session().context(|context| {
            let mut numbers = context.world.book_numbers(book, context);
            numbers.next()
        })
    })
}
