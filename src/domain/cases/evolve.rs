//! Folds what happened to a case. Total: never fails, whatever the order or history; no procedure's rule is known here.

use super::contested::{Contested, Taking, Version};
use super::craft::CraftEvent;
use super::events::CaseEvent;
use super::facts::{Answer, Grade, HandOver, Received};
use super::procedure::Procedure;
use super::state::{Case, Promise, Reported, SolvedFirst};
use super::{help, notices, returns, visit};
use crate::domain::approvals::Approvals;
use crate::domain::books::Numbered;
use crate::domain::copies::Copies;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::register::Register;
use crate::domain::sealed::Letters;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Folds one more event. Total; an event before the case's receiving (which causal order forbids) is left out of the state and stays
/// in the history. A case is large and most of it stays as it is, so it stays where it is, too.
#[must_use]
pub fn evolve(
    case: Option<Box<Case>>,
    id: CaseId,
    stamped: &Stamped<CaseEvent>,
) -> Option<Box<Case>> {
    let mut case = match (case, &stamped.event) {
        (None, CaseEvent::Received(received)) => {
            return Some(Box::new(begin(id, received, stamped)));
        }
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
    case.claiming(stamped, apply);
    if case.returns.is_some() {
        case.forget_withdrawn();
    }
    case.note_for_craft(stamped);
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
        transfers: Vec::new(),
        declines: Vec::new(),
        promises: received
            .promise
            .map(|until| Promise {
                given: at,
                by: until,
                person: Some(by.actor),
                kept: None,
            })
            .into_iter()
            .collect(),
        answers: Vec::new(),
        called_again: Vec::new(),
        reports: Vec::new(),
        solved_first: None,
        emergency: None,
        passed_on: None,
        visit: None,
        notices: Vec::new(),
        helps: Vec::new(),
        dispute: None,
        disputes: Vec::new(),
        closing: Register::new(None, by),
        reopened: 0,
        revisits: Vec::new(),
        shortfalls: Vec::new(),
        made_good: Vec::new(),
        target: received.target,
        source: received.source.clone(),
        round: received.round,
        found: received.found.clone(),
        taken_by: by.written(),
        taken_as: received.grade,
        earlier_runs: Vec::new(),
        claims: BTreeMap::new(),
        settled: BTreeMap::new(),
        attachments: received.attachments.clone(),
        register: None,
        approvals: Approvals::default(),
        copies: Copies::default(),
        letters: Letters::default(),
        craft: None,
        returns: None,
        lapses: Vec::new(),
        after: None,
        joined: BTreeSet::new(),
        touched: by.at,
    }
}

fn apply(case: &mut Case, stamped: &Stamped<CaseEvent>) {
    match &stamped.event {
        // The first taking stays in front (P01.02.01); this one is kept beside it.
        CaseEvent::Received(_) => {}
        CaseEvent::Clarified(circumstances) => {
            case.circumstances.set(circumstances.clone(), stamped);
        }
        CaseEvent::Noted(_) => {}
        // Two who join the same cases write down the same second call.
        CaseEvent::CalledAgain(call) if case.called_again.contains(call) => {}
        CaseEvent::CalledAgain(call) => case.called_again.push(call.clone()),
        CaseEvent::HandedOver(handover) => {
            case.handover = Some(handover.clone());
            case.passed_on.get_or_insert(handover.occurred_at);
            case.transfers.push((stamped.actor, handover.occurred_at));
        }
        CaseEvent::Accepted { .. } => {
            case.in_charge.set(stamped.actor, stamped);
            no_handover(case);
        }
        CaseEvent::Declined { .. } => {
            no_handover(case);
            case.declines.push((stamped.actor, stamped.at));
            // Not taken is not passed on, unless somebody had taken it before.
            if case.in_charge.value == case.first_responsible {
                case.passed_on = None;
            }
        }
        CaseEvent::Promised { occurred_at, by } => {
            promise(case, *occurred_at, *by, stamped.actor);
        }
        CaseEvent::Answered(answer) => answered(case, answer, stamped.actor),
        CaseEvent::MarkedMajor { occurred_at, .. } => {
            case.grade = Grade::Major;
            let since = case.major_since.unwrap_or(*occurred_at);
            case.major_since = Some(since.min(*occurred_at));
        }
        CaseEvent::Reported(report) => case.reports.push(Reported {
            report: report.clone(),
            acknowledged: None,
        }),
        CaseEvent::Acknowledged {
            instruction,
            occurred_at,
        } => acknowledge(case, instruction, *occurred_at, stamped),
        CaseEvent::SolvedFirst { occurred_at, what } => {
            let emergency = case.is_emergency() && case.first_responsible != stamped.actor;
            case.solved_first.get_or_insert_with(|| SolvedFirst {
                by: stamped.actor,
                at: *occurred_at,
                what: what.clone(),
                sheet: None,
                emergency,
            });
        }
        CaseEvent::ContactSheetHandedIn { occurred_at, .. } => {
            if let Some(solved_first) = &mut case.solved_first {
                solved_first.sheet.get_or_insert(*occurred_at);
            }
        }
        CaseEvent::Repair(_)
        | CaseEvent::Request(_)
        | CaseEvent::Fault(_)
        | CaseEvent::Grumble(_)
        | CaseEvent::Complaint(_)
        | CaseEvent::Quality(_)
        | CaseEvent::Petition(_) => {
            case.procedure.evolve(stamped);
            note_matters(case);
        }
        CaseEvent::Help(event) => help::evolve(case, event, stamped),
        CaseEvent::Visit(event) => visit::evolve(case, event),
        CaseEvent::Informed(_) => {}
        CaseEvent::Known { occurred_at } => {
            notices::acknowledge(case, stamped.actor, *occurred_at);
        }
        CaseEvent::MarkedEmergency { occurred_at, .. } => {
            let since = case.emergency.unwrap_or(*occurred_at);
            case.emergency = Some(since.min(*occurred_at));
        }
        CaseEvent::Registered { number, .. } => match &mut case.register {
            Some(register) => register.again(number, stamped),
            None => case.register = Some(Numbered::first(number, stamped)),
        },
        CaseEvent::Approval(event) => case.approvals.evolve(event, stamped),
        CaseEvent::Copy(event) => case.copies.evolve(event, stamped),
        CaseEvent::Closed(closing) => case.closing.set(Some(closing.clone()), stamped),
        CaseEvent::Reopened { occurred_at, .. } => {
            case.closing.set(None, stamped);
            case.reopened = case.reopened.saturating_add(1);
            case.earlier_runs.push(case.opened_at);
            case.opened_at = *occurred_at;
            case.procedure.begin_again(*occurred_at);
            case.begin_claims_again();
        }
        CaseEvent::Settled(version) => settle(case, version, stamped),
        CaseEvent::Revisited(revisit) => case.revisits.push(revisit.clone()),
        CaseEvent::FellShort(shortfall) => case.shortfalls.push((**shortfall).clone()),
        CaseEvent::MadeGood(answer) => case.made_good.push(answer.clone()),
        CaseEvent::Craft(event) => crafted(case, event, stamped),
        CaseEvent::Returns(event) => {
            returns::evolve(case, event, stamped);
            note_matters(case);
        }
        CaseEvent::Lapse(event) => super::lapses::evolve(&mut case.lapses, event, stamped),
        CaseEvent::After(event) => {
            let mut after = case.after.take().unwrap_or_default();
            super::after::evolve(&mut after, event, stamped);
            case.approvals.note(super::after::matters(&after));
            case.after = Some(after);
        }
        CaseEvent::Joined { other, .. } => drop(case.joined.insert(*other)),
    }
    let at = stamped.event.occurred_at().unwrap_or(stamped.at);
    for (to, what) in stamped.event.notices() {
        notices::note(case, to, what, stamped.actor, at);
    }
}

/// What is approved of the case, as it says now.
fn note_matters(case: &mut Case) {
    case.approvals.note(case.procedure.matters());
    if let Some(returns) = &case.returns {
        case.approvals.note(returns.matters());
        let none_any_more: Vec<_> = returns.withdrawn_matters().collect();
        case.approvals.forget(&none_any_more);
    }
}

fn no_handover(case: &mut Case) {
    case.handover = None;
    case.claims.remove(&Contested::HandOver);
}

/// The one reported to has read it: every report to them so far.
fn acknowledge(case: &mut Case, instruction: &str, at: Timestamp, by: &Stamped<CaseEvent>) {
    for reported in &mut case.reports {
        if reported.report.to == by.actor {
            reported.acknowledged.get_or_insert(at);
            if !instruction.trim().is_empty() {
                reported.report.instruction = instruction.to_owned();
            }
        }
    }
}

/// Somebody chose among versions: what the author had seen of the others is put aside.
fn settle(case: &mut Case, version: &Version, by: &Stamped<CaseEvent>) {
    match version {
        Version::InCharge(person) => case.in_charge.set(*person, by),
        Version::Circumstances(told) => case.circumstances.set((**told).clone(), by),
        Version::Closing(closing) => {
            let ends = closing.is_some() && case.closing.value.is_none();
            if let Some(before) = ends.then(|| case.earlier_runs.pop()).flatten() {
                // The opening again does not hold: the run before it goes on where it ended.
                case.opened_at = before;
                case.procedure.resume();
            }
            let closing = closing.as_ref().map(|closing| (**closing).clone());
            case.closing.set(closing, by);
        }
        Version::Received(taking) => taken(case, taking),
        Version::Number(number) => case.number.clone_from(number),
        Version::HandOver(handover) => case.handover = Some(handover.clone()),
        Version::Technician(person) => case.procedure.send(*person, by.at),
        Version::Arrival(at) => case.procedure.set_arrival(*at),
        Version::Removal(removal) => case.procedure.set_removal(removal),
        Version::Receipt(receipt) => case.procedure.set_receipt(receipt),
        Version::Solution { what, occurred_at } => {
            case.procedure.set_solution(what, *occurred_at);
        }
        Version::Appointment(appointment) => {
            if let Some(visit) = &mut case.visit {
                visit.agreed = Some(appointment.clone());
            }
        }
        Version::Ruling(ruling) => help::bind(case, ruling, by),
        Version::Analysis { part, text } => case.procedure.set_analysis(*part, text, by),
        Version::Fact(fact) => {
            case.procedure.choose(fact);
            note_matters(case);
        }
        Version::Slip(version) => {
            returns::choose(case, version, by);
            note_matters(case);
        }
        Version::Quality(fact) => {
            case.procedure.choose_quality(fact);
            case.approvals.note(case.procedure.matters());
        }
        Version::Agreed(solution) => {
            if let Some(craft) = &mut case.craft {
                craft.agree(*solution);
            }
        }
        Version::Matter(matter) => case.procedure.set_matter(*matter),
        Version::Grounds(grounds) => case.procedure.set_grounds(grounds),
    }
}

/// The other taking holds; whoever was given the case since keeps it.
fn taken(case: &mut Case, taking: &Taking) {
    let never_given = case.in_charge.set_by == case.taken_by;
    if never_given {
        case.in_charge.value = taking.person;
    }
    case.first_responsible = taking.person;
    case.number.clone_from(&taking.number);
    case.customer = taking.customer;
    case.caller.clone_from(&taking.caller);
    case.channel = taking.channel;
    case.words.clone_from(&taking.words);
    if case.opened_at == case.received_at {
        case.opened_at = taking.occurred_at;
    }
    case.received_at = taking.occurred_at;
    case.taken_as = taking.grade;
    if taking.grade == Grade::Major {
        case.grade = Grade::Major;
        case.major_since.get_or_insert(taking.occurred_at);
    }
}

/// A step of the handling, and what it means for the core: the head is given the case, the customer a time.
fn crafted(case: &mut Case, event: &CraftEvent, by: &Stamped<CaseEvent>) {
    let mut craft = case.craft.take().unwrap_or_default();
    craft.evolve(by, event);
    case.craft = Some(craft);
    match event {
        CraftEvent::Raised {
            to,
            reason,
            reply_by,
            occurred_at,
            ..
        } => {
            case.handover = Some(HandOver {
                to: *to,
                reason: reason.clone(),
                occurred_at: *occurred_at,
                absent: None,
            });
            promise(case, *occurred_at, *reply_by, by.actor);
        }
        CraftEvent::Objected {
            next: Some(next),
            occurred_at,
            ..
        } => promise(case, *occurred_at, *next, by.actor),
        _ => {}
    }
}

/// The same time given at the same instant is one promise, however often it was written down.
fn promise(case: &mut Case, given: Timestamp, by: Timestamp, person: PersonId) {
    let same = |known: &Promise| known.given == given && known.by == by;
    if case.promises.iter().any(same) {
        return;
    }
    case.promises.push(Promise {
        given,
        by,
        person: Some(person),
        kept: None,
    });
}

/// Only a recorded answer keeps a promise (P13.01.08), and it keeps every one that was given before it.
fn answered(case: &mut Case, answer: &Answer, by: PersonId) {
    for promise in &mut case.promises {
        if promise.kept.is_none() && promise.given <= answer.occurred_at {
            promise.kept = Some(answer.occurred_at);
        }
    }
    if let Some(next) = answer.next.filter(|_| !answer.solves) {
        promise(case, answer.occurred_at, next, by);
    }
    case.answers.push(answer.clone());
}
