//! Folds what happened to a case. Total: never fails, whatever the order or history; no procedure's rule is known here.

use super::events::CaseEvent;
use super::facts::{Answer, Grade, Received};
use super::procedure::Procedure;
use super::state::{Case, Promise, SolvedFirst};
use crate::domain::ids::CaseId;
use crate::domain::register::Register;
use crate::domain::sealed::Letters;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;

/// Folds one more event. Total; an event before the case's receiving (which causal order forbids) is left out of the state and stays
/// in the history.
#[must_use]
pub fn evolve(case: Option<Case>, id: CaseId, stamped: &Stamped<CaseEvent>) -> Option<Case> {
    let mut case = match (case, &stamped.event) {
        (None, CaseEvent::Received(received)) => return Some(begin(id, received, stamped)),
        (None, _) => return None,
        (Some(case), _) => case,
    };
    case.touched = case.touched.max(stamped.at);
    for file in stamped.event.attachments() {
        if !case
            .attachments
            .iter()
            .any(|known| known.sha256 == file.sha256)
        {
            case.attachments.push(file.clone());
        }
    }
    apply(&mut case, stamped);
    Some(case)
}

fn begin(id: CaseId, received: &Received, by: &Stamped<CaseEvent>) -> Case {
    let at = received.occurred_at;
    Case {
        id,
        number: received.number.clone(),
        procedure: Procedure::begin(&received.intake, at),
        customer: received.customer,
        caller: received.caller.clone(),
        channel: received.channel,
        words: received.words.clone(),
        circumstances: Register::new(received.circumstances.clone(), by),
        received_at: at,
        recorded_at: by.at,
        opened_at: at,
        grade: received.grade,
        major_since: (received.grade == Grade::Major).then_some(at),
        first_responsible: by.actor,
        in_charge: Register::new(by.actor, by),
        handover: None,
        promises: received
            .promise
            .map(|by| Promise {
                given: at,
                by,
                kept: None,
            })
            .into_iter()
            .collect(),
        answers: Vec::new(),
        called_again: Vec::new(),
        reports: Vec::new(),
        solved_first: None,
        closing: Register::new(None, by),
        reopened: 0,
        revisits: Vec::new(),
        target: received.target,
        source: received.source.clone(),
        also_received: Vec::new(),
        attachments: received.attachments.clone(),
        letters: Letters::default(),
        touched: by.at,
    }
}

fn apply(case: &mut Case, stamped: &Stamped<CaseEvent>) {
    match &stamped.event {
        CaseEvent::Received(received) => {
            case.also_received.push((stamped.actor, received.clone()));
        }
        CaseEvent::Clarified(circumstances) => {
            case.circumstances.set(circumstances.clone(), stamped);
        }
        CaseEvent::Noted(_) => {}
        CaseEvent::CalledAgain(call) => case.called_again.push(call.clone()),
        CaseEvent::HandedOver(handover) => case.handover = Some(handover.clone()),
        CaseEvent::Accepted { .. } => {
            case.in_charge.set(stamped.actor, stamped);
            case.handover = None;
        }
        CaseEvent::Declined { .. } => case.handover = None,
        CaseEvent::Promised { occurred_at, by } => promise(case, *occurred_at, *by),
        CaseEvent::Answered(answer) => answered(case, answer),
        CaseEvent::MarkedMajor { occurred_at, .. } => {
            case.grade = Grade::Major;
            let since = case.major_since.unwrap_or(*occurred_at);
            case.major_since = Some(since.min(*occurred_at));
        }
        CaseEvent::Reported(report) => case.reports.push(report.clone()),
        CaseEvent::SolvedFirst { occurred_at, what } => {
            case.solved_first.get_or_insert_with(|| SolvedFirst {
                by: stamped.actor,
                at: *occurred_at,
                what: what.clone(),
                sheet: None,
            });
        }
        CaseEvent::ContactSheetHandedIn { occurred_at, .. } => {
            if let Some(solved_first) = &mut case.solved_first {
                solved_first.sheet.get_or_insert(*occurred_at);
            }
        }
        CaseEvent::Repair(_) | CaseEvent::Request(_) => case.procedure.evolve(stamped),
        CaseEvent::Closed(closing) => case.closing.set(Some(closing.clone()), stamped),
        CaseEvent::Reopened { occurred_at, .. } => {
            case.closing.set(None, stamped);
            case.reopened = case.reopened.saturating_add(1);
            case.opened_at = *occurred_at;
            case.procedure.begin_again(*occurred_at);
        }
        CaseEvent::Revisited(revisit) => case.revisits.push(revisit.clone()),
    }
}

fn promise(case: &mut Case, given: Timestamp, by: Timestamp) {
    case.promises.push(Promise {
        given,
        by,
        kept: None,
    });
}

/// Only a recorded answer keeps a promise (P13.01.08), and it keeps every one that was given before it.
fn answered(case: &mut Case, answer: &Answer) {
    for promise in &mut case.promises {
        if promise.kept.is_none() && promise.given <= answer.occurred_at {
            promise.kept = Some(answer.occurred_at);
        }
    }
    if let Some(next) = answer.next.filter(|_| !answer.solves) {
        promise(case, answer.occurred_at, next);
    }
    case.answers.push(answer.clone());
}
