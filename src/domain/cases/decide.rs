//! What may be asked of a case, by whom, in which order: first the step (`guard`), then its words (`check`), then what follows from it.

use super::actions::ActionKind;
use super::after::{self, AfterEvent, AfterStep};
use super::check::{check, check_answer, check_received, need};
use super::complaint::{ComplaintEvent, ComplaintStep};
use super::events::{CaseCommand, CaseEvent};
use super::evolve::evolve;
use super::facts::{Answer, CalledAgain, Closing, HandOver, Intake, Received};
use super::grumble::{GrumbleEvent, raised_as};
use super::guard::{enrolled, guard};
use super::help;
use super::joined::leader;
use super::petition::{Confided, PetitionEvent};
use super::procedure::Procedure;
use super::refusal::CaseRefusal;
use super::repair::RepairEvent;
use super::returns::ReturnsStep;
use super::state::Case;
use crate::domain::approvals::ApprovalEvent;
use crate::domain::context::Context;
use crate::domain::customers::{CustomerChange, CustomerEvent};
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{CaseId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::Role;
use crate::domain::stamp::{Dot, Seen, Stamped};
use crate::domain::time::Timestamp;

/// May this happen to the case now, by this person?
///
/// # Errors
/// A [`CaseRefusal`].
pub fn decide(
    id: CaseId,
    case: Option<&Case>,
    command: CaseCommand,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    enrolled(context)?;
    let happened = match (command, case) {
        (
            CaseCommand::Receive(_)
            | CaseCommand::ReceiveAndSettle(..)
            | CaseCommand::ReceiveAnd(..)
            | CaseCommand::ReceiveInConfidence(..)
            | CaseCommand::Record(CaseEvent::Received(_)),
            Some(_),
        ) => {
            return Err(CaseRefusal::AlreadyReceived.into());
        }
        (
            CaseCommand::Receive(received) | CaseCommand::Record(CaseEvent::Received(received)),
            None,
        ) => {
            vec![of_case(id, receive(received, false, context)?)]
        }
        (CaseCommand::ReceiveAndSettle(received, answer, closing), None) => {
            settle(received, answer, closing, context)?
                .into_iter()
                .map(|event| of_case(id, event))
                .collect()
        }
        (CaseCommand::ReceiveAnd(received, events), None) => {
            receive_and(id, received, events, context)?
        }
        (CaseCommand::ReceiveInConfidence(received, confided), None) => {
            in_confidence(received, confided, context)?
                .into_iter()
                .map(|event| of_case(id, event))
                .collect()
        }
        (CaseCommand::Record(_) | CaseCommand::Steps(_), None) => {
            return Err(CaseRefusal::Unknown.into());
        }
        (CaseCommand::Record(event), Some(case)) => record(case, event, context)?,
        (CaseCommand::Steps(events), Some(case)) => steps(case, events, context)?,
    };
    Ok(happened)
}

fn of_case(id: CaseId, event: CaseEvent) -> Happened {
    Happened {
        subject: Subject::Case(id),
        event: Event::Case(Box::new(event)),
    }
}

fn receive(
    mut received: Received,
    settled: bool,
    context: &Context<'_>,
) -> Result<CaseEvent, CaseRefusal> {
    check_received(&received, settled, context)?;
    if let Intake::Repair(intake) = &mut received.intake {
        // What belongs to one's own duties is handled by oneself (P01.02.03a): a technician who is asked first goes.
        if intake.technician.is_none() && context.has_role(Role::Technician) {
            intake.technician = Some(context.actor);
        }
    }
    Ok(CaseEvent::Received(received))
}

/// Taken, and led on at once: each step is judged on the case as it stands then.
fn receive_and(
    id: CaseId,
    received: Received,
    events: Vec<CaseEvent>,
    context: &Context<'_>,
) -> Result<Vec<Happened>, CaseRefusal> {
    let received = receive(received, false, context)?;
    let begun = evolve(None, id, &provisional(received.clone(), context));
    let mut all = vec![of_case(id, received)];
    if let Some(case) = begun {
        all.extend(steps(&case, events, context)?);
    }
    Ok(all)
}

/// Taken, with what is only ever written sealed.
fn in_confidence(
    received: Received,
    confided: Confided,
    context: &Context<'_>,
) -> Result<[CaseEvent; 2], CaseRefusal> {
    let begun = Procedure::begin(&received.intake, received.occurred_at);
    need(
        matches!(begun, Procedure::Petition(_)),
        CaseRefusal::WrongKind,
    )?;
    let received = receive(received, false, context)?;
    let said = !confided.words.trim().is_empty() || !confided.who.name.trim().is_empty();
    need(
        said || confided.customer.is_some(),
        CaseRefusal::TextMissing,
    )?;
    Ok([
        received,
        CaseEvent::Petition(PetitionEvent::Confided(confided)),
    ])
}

/// Taken, answered and closed in one step (P13.01.06, P01.02.03b): the reply's time is the time of the taking.
fn settle(
    received: Received,
    mut answer: Answer,
    mut closing: Closing,
    context: &Context<'_>,
) -> Result<[CaseEvent; 3], CaseRefusal> {
    let begun = Procedure::begin(&received.intake, received.occurred_at);
    if let Some(refusal) = begun.not_at_once() {
        return Err(refusal);
    }
    answer.occurred_at = received.occurred_at;
    answer.solves = true;
    answer.next = None;
    closing.occurred_at = received.occurred_at;
    let received = receive(received, true, context)?;
    check_answer(&answer, false, context)?;
    begun.check_closing(&closing, context)?;
    Ok([
        received,
        CaseEvent::Answered(answer),
        CaseEvent::Closed(closing),
    ])
}

fn record(
    case: &Case,
    event: CaseEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, CaseRefusal> {
    if let Some(kind) = ActionKind::of(&event) {
        // Two kinds may have a step of one name: the event says for which it is meant.
        need(case.procedure.takes(&event), CaseRefusal::WrongKind)?;
        guard(case, kind, context)?;
    }
    let event = after::completed(help::completed(case, event, context), context);
    check(case, &event, context)?;
    let mut happened = vec![of_case(case.id, event)];
    if let Some(Event::Case(event)) = happened.first().map(|first| first.event.clone()) {
        happened.extend(consequences(case, &event, context));
    }
    Ok(happened)
}

/// Several steps in one go: each is judged on the case as those before it leave it.
fn steps(
    case: &Case,
    events: Vec<CaseEvent>,
    context: &Context<'_>,
) -> Result<Vec<Happened>, CaseRefusal> {
    let mut stands = Box::new(case.clone());
    let mut all = Vec::new();
    for event in events {
        let happened = record(&stands, event, context)?;
        for event in happened
            .iter()
            // What follows on another case is not written on this one.
            .filter(|happened| happened.subject == Subject::Case(case.id))
            .filter_map(|happened| match &happened.event {
                Event::Case(event) => Some(event),
                _ => None,
            })
        {
            let stamped = provisional((**event).clone(), context);
            if let Some(next) = evolve(Some(stands.clone()), case.id, &stamped) {
                stands = next;
            }
        }
        all.extend(happened);
    }
    Ok(all)
}

/// As the event will be written: last of this device, by somebody who has seen everything that is here.
fn provisional(event: CaseEvent, context: &Context<'_>) -> Stamped<CaseEvent> {
    let last = |device| Dot {
        device,
        seq: u64::MAX,
    };
    let mut seen = Seen::default();
    for device in context.organisation().devices.keys() {
        seen.note(last(*device));
    }
    seen.note(last(context.device));
    Stamped {
        dot: last(context.device),
        lamport: u64::MAX,
        at: context.now,
        actor: context.actor,
        seen,
        event,
    }
}

/// The later of two joined cases becomes a further call on the earlier one; promises that are still open go along.
fn joining(
    case: &Case,
    other: CaseId,
    occurred_at: Timestamp,
    context: &Context<'_>,
) -> Vec<Happened> {
    let world = context.world;
    let Some(other) = world.cases.get(&other) else {
        return Vec::new();
    };
    let ends = [leader(world, case.id), leader(world, other.id)];
    let mut ends: Vec<&Case> = ends.iter().filter_map(|id| world.cases.get(id)).collect();
    ends.sort_by_key(|case| (case.is_closed(), case.received_at, case.id));
    let [lead, follows] = ends.as_slice() else {
        return Vec::new();
    };
    if lead.is_closed() {
        return Vec::new();
    }
    let call = CaseEvent::CalledAgain(CalledAgain {
        occurred_at: follows.received_at,
        channel: follows.channel,
        words: follows.words.clone(),
    });
    let open = follows
        .promises
        .iter()
        .filter(|promise| promise.kept.is_none());
    let open = open.filter(|promise| promise.by > context.now);
    let promises = open.map(|promise| CaseEvent::Promised {
        occurred_at,
        by: promise.by,
    });
    std::iter::once(call)
        .chain(promises)
        .map(|event| of_case(lead.id, event))
        .collect()
}

/// What follows by itself from an allowed step.
fn consequences(case: &Case, event: &CaseEvent, context: &Context<'_>) -> Vec<Happened> {
    match event {
        // A revisit that finds the fault still there, or the user dissatisfied, opens the case again (P10.09.11c, P10.11.09a).
        CaseEvent::Revisited(revisit) if case.procedure.is_reopened_by(revisit) => {
            vec![of_case(
                case.id,
                CaseEvent::Reopened {
                    reason: revisit.words.clone(),
                    occurred_at: revisit.occurred_at,
                },
            )]
        }
        // A number corrected on the receipt goes into the customer's file (P10.09.11b).
        CaseEvent::Repair(RepairEvent::ReceiptSigned(receipt)) => case
            .customer
            .and_then(|id| context.world.customers.get(&id))
            .filter(|customer| customer.phone.value != receipt.phone.trim())
            .map(|customer| Happened {
                subject: Subject::Customer(customer.id),
                event: Event::Customer(CustomerEvent::Changed(Box::new(CustomerChange {
                    phone: Some(receipt.phone.trim().to_owned()),
                    ..CustomerChange::default()
                }))),
            })
            .into_iter()
            .collect(),
        CaseEvent::Complaint(event) => of_complaint(case, event, context),
        CaseEvent::After(event) => of_after(case, event, context),
        CaseEvent::Quality(_) => asked_about(case, event, context),
        CaseEvent::Returns(returns) if matches!(returns.step, ReturnsStep::MadeOut { .. }) => {
            asked_about(case, event, context)
        }
        // With the last signature it is closed (P04.09.08a).
        CaseEvent::Approval(ApprovalEvent::Given { occurred_at, .. }) if !case.is_closed() => {
            let stamped = provisional(event.clone(), context);
            let next = evolve(Some(Box::new(case.clone())), case.id, &stamped);
            let ended = next.and_then(|next| next.procedure.ends_by_signature(&next, context));
            let closing = ended.map(|result| Closing {
                occurred_at: *occurred_at,
                result,
                satisfaction: None,
                reason: String::new(),
            });
            let closed = closing.map(|closing| of_case(case.id, CaseEvent::Closed(closing)));
            closed.into_iter().collect()
        }
        CaseEvent::Grumble(raised) => of_grumble(case, raised, context),
        // The case that leads the matter gets the call, and the times that the customer was given (P01.02.07j).
        CaseEvent::Joined { other, occurred_at } => joining(case, *other, *occurred_at, context),
        // A technician who takes a repair over is the one who goes.
        CaseEvent::Accepted { occurred_at } => match &case.procedure {
            Procedure::Repair(repair)
                if context.has_role(Role::Technician)
                    && repair.technician != Some(context.actor) =>
            {
                vec![of_case(
                    case.id,
                    CaseEvent::Repair(RepairEvent::Assigned {
                        technician: context.actor,
                        occurred_at: *occurred_at,
                    }),
                )]
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What a step of a complaint leads to: whoever is assigned is given the case, whoever calls a customer who is not satisfied has it
/// (P05.06.32a), and what was written for approval lies before those who have to agree.
fn of_complaint(case: &Case, event: &ComplaintEvent, context: &Context<'_>) -> Vec<Happened> {
    let occurred_at = event.occurred_at;
    let follows = match &event.step {
        ComplaintStep::Assigned {
            person, department, ..
        } if *person != case.in_charge.value => Some(CaseEvent::HandedOver(HandOver {
            to: *person,
            reason: department.clone(),
            occurred_at,
            absent: None,
        })),
        ComplaintStep::Called(call)
            if call.satisfied == Some(false) && context.actor != case.in_charge.value =>
        {
            Some(CaseEvent::Accepted { occurred_at })
        }
        _ => None,
    };
    let wrote = matches!(
        event.step,
        ComplaintStep::PlanSubmitted { .. }
            | ComplaintStep::Reported { .. }
            | ComplaintStep::Fined { .. }
    );
    let asked = wrote.then(|| asked_about(case, &CaseEvent::Complaint(event.clone()), context));
    follows
        .map(|event| of_case(case.id, event))
        .into_iter()
        .chain(asked.into_iter().flatten())
        .collect()
}

/// What a step wrote for approval, or changed, lies before those who have to agree.
fn asked_about(case: &Case, event: &CaseEvent, context: &Context<'_>) -> Vec<Happened> {
    let occurred_at = event.occurred_at().unwrap_or(context.now);
    let stamped = provisional(event.clone(), context);
    let next = evolve(Some(Box::new(case.clone())), case.id, &stamped);
    let Some(next) = next else {
        return Vec::new();
    };
    let wrote = next.approvals.0.iter().filter(|sheet| {
        let before = case.approvals.sheet(sheet.matter);
        before.is_none_or(|before| before.content != sheet.content || !before.is_asked())
    });
    let asked = wrote
        .filter(|sheet| !sheet.is_approved(next.procedure.seats(sheet.matter), context))
        .map(|sheet| {
            let asked = ApprovalEvent::Asked {
                matter: sheet.matter,
                content: sheet.content.clone(),
                occurred_at,
            };
            of_case(case.id, CaseEvent::Approval(asked))
        });
    asked.collect()
}

/// The complaint begins, and the grumble ends under its number (P08.06.28b).
fn of_grumble(case: &Case, event: &GrumbleEvent, context: &Context<'_>) -> Vec<Happened> {
    let GrumbleEvent::Raised {
        to, occurred_at, ..
    } = event;
    let received = raised_as(case, event, context);
    let closing = Closing {
        occurred_at: *occurred_at,
        result: received.number.clone(),
        satisfaction: None,
        reason: String::new(),
    };
    vec![
        of_case(*to, CaseEvent::Received(received)),
        of_case(case.id, CaseEvent::Closed(closing)),
    ]
}

/// A sanction lies before the general manager; a decision that is not kept opens the case again.
fn of_after(case: &Case, event: &AfterEvent, context: &Context<'_>) -> Vec<Happened> {
    match &event.step {
        AfterStep::SanctionProposed(_) => {
            asked_about(case, &CaseEvent::After(event.clone()), context)
        }
        AfterStep::ObjectionAnswered {
            kept: false,
            reason,
            ..
        } if case.is_closed() => {
            let again = CaseEvent::Reopened {
                reason: reason.clone(),
                occurred_at: event.occurred_at,
            };
            vec![of_case(case.id, again)]
        }
        _ => Vec::new(),
    }
}
