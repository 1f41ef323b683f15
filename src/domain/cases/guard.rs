//! May this step be taken now, by this person? One function for the action panel and for `decide`; words are not looked at here.

use super::actions::ActionKind;
use super::after;
use super::check::need;
use super::complaint::ComplaintRefusal;
use super::craft::{self, When};
use super::facts::{Grade, Told};
use super::lapses;
use super::needs::{Right, right_to_register};
use super::quality::QualityRefusal;
use super::refusal::{CaseRefusal, demand};
use super::state::Case;
use super::{help, notices, returns, visit};
use crate::domain::approvals::{ApprovalRefusal, Sheet, waiting, why_not};
use crate::domain::books::Book;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;

/// The desk and everybody above it: they may act on any case.
const KEEPERS: [Role; 3] = [Role::ServiceDesk, Role::Supervisor, Role::GeneralManager];

/// Heads and leaders (P15.01.06).
pub(super) const SUPERIORS: [Role; 2] = [Role::Supervisor, Role::GeneralManager];

/// May this step be taken now, by this person?
///
/// # Errors
/// The first rule that says no.
pub fn guard(case: &Case, kind: ActionKind, context: &Context<'_>) -> Result<(), CaseRefusal> {
    by_step(case, kind, context)?;
    // Whichever regulations are in force: what nobody asked for cannot be answered.
    need(kind.comes_up(case), CaseRefusal::NothingAsked)
}

fn by_step(case: &Case, kind: ActionKind, context: &Context<'_>) -> Result<(), CaseRefusal> {
    enrolled(context)?;
    if !is_common(kind) && !case.procedure.kinds().contains(&kind) {
        return Err(CaseRefusal::WrongKind);
    }
    case.procedure.admits(context.actor, context)?;
    open_or_closed(case, kind, context)?;
    match kind {
        ActionKind::Note
        | ActionKind::Clarify
        | ActionKind::CalledAgain
        | ActionKind::Promise
        | ActionKind::Answer => Ok(()),
        ActionKind::HandOver => {
            kept_by_actor(case, context)?;
            demand(
                context,
                can_be_handed_over(case, context),
                CaseRefusal::HandOverIncomplete,
            )
        }
        ActionKind::Accept | ActionKind::Decline => match &case.handover {
            None => Err(CaseRefusal::NothingHandedOver),
            Some(handover) if handover.to != context.actor => Err(CaseRefusal::NotHandedToYou),
            Some(_) if kind == ActionKind::Decline => case.procedure.guard_decline(case, context),
            Some(_) => Ok(()),
        },
        ActionKind::MarkMajor if case.grade == Grade::Major => Err(CaseRefusal::AlreadyMajor),
        ActionKind::MarkMajor => Ok(()),
        ActionKind::Report if case.grade != Grade::Major && !case.procedure.reports_upwards() => {
            Err(CaseRefusal::NotMajor)
        }
        ActionKind::Report => Ok(()),
        ActionKind::Acknowledge => {
            let mut unread = case
                .reports
                .iter()
                .filter(|report| report.known().is_none());
            let theirs = unread
                .clone()
                .any(|unread| unread.report.to == context.actor);
            let open = unread.next().is_some();
            need(open, CaseRefusal::NothingToAcknowledge)?;
            need(theirs, CaseRefusal::NotReportedToYou)
        }
        ActionKind::Settle => kept_by_actor(case, context),
        ActionKind::Raise => {
            kept_by_actor(case, context)?;
            craft::guard(case, kind, context)
        }
        ActionKind::Returns(step) => returns::guard(case, step, context),
        kind if craft::when(kind).is_some() => craft::guard(case, kind, context),
        kind if ActionKind::ASIDE.contains(&kind) => lapses::guard(case, kind, context),
        ActionKind::SolveFirst => {
            if case.solved_first.is_some() {
                return Err(CaseRefusal::AlreadySolvedFirst);
            }
            let first = case.first_responsible == context.actor;
            if !case.is_emergency() {
                return demand(context, first, CaseRefusal::NotFirstResponsible);
            }
            // In an emergency technical service may act first, whosever it is (P01.09.01c).
            let may = first || context.has_role(Role::Technician);
            demand(context, may, CaseRefusal::NotTechnicalService)
        }
        ActionKind::MarkEmergency => {
            demand(context, !case.is_emergency(), CaseRefusal::AlreadyEmergency)
        }
        ActionKind::MustKnow => Ok(()),
        ActionKind::Know => notices::guard(case, context),
        ActionKind::NeedVisit | ActionKind::AgreeVisit | ActionKind::MakeVisit => {
            visit::guard(case, kind, context)
        }
        ActionKind::AskHelp => help::guard(case, kind, context),
        kind if help::KINDS.contains(&kind) => help::guard(case, kind, context),
        ActionKind::ContactSheet => match &case.solved_first {
            Some(used) if used.sheet.is_none() => demand(
                context,
                used.by == context.actor,
                CaseRefusal::SheetNotYours,
            ),
            _ => Err(CaseRefusal::SheetNotOwed),
        },
        ActionKind::Close => {
            kept_by_actor(case, context)?;
            if case.is_imported() {
                return Ok(());
            }
            papers_complete(case, context)?;
            case.procedure.guard(case, kind, context)
        }
        // It ends the case as well.
        ActionKind::FinishOnSite => {
            kept_by_actor(case, context)?;
            papers_complete(case, context)?;
            case.procedure.guard(case, kind, context)
        }
        ActionKind::Reopen => {
            kept_by_actor(case, context)?;
            case.procedure.guard_reopening(context)
        }
        ActionKind::FallShort => kept_by_actor(case, context),
        ActionKind::MakeGood => {
            kept_by_actor(case, context)?;
            demand(context, case.owes_answer(), CaseRefusal::NothingFellShort)
        }
        ActionKind::Register => {
            let book = case.procedure.book().ok_or(CaseRefusal::WrongKind)?;
            Right::ask(Some(right_to_register(book)), context)?;
            case.procedure.guard_register(context)?;
            let free = case
                .register
                .as_ref()
                .is_none_or(|numbered| !context.world.bears_alone(book, case.id, &numbered.number));
            demand(context, free, already_registered(book))
        }
        ActionKind::AskApproval
        | ActionKind::Agree
        | ActionKind::SendBack
        | ActionKind::TakeBack => approval(case, kind, context),
        ActionKind::GivePaper => need(!case.procedure.papers().is_empty(), CaseRefusal::WrongKind),
        ActionKind::ReceivePaper => {
            let mut awaited = case.copies.awaited_by(context.actor);
            need(awaited.next().is_some(), CaseRefusal::NoPaperAwaited)
        }
        ActionKind::After(act) => after::guard(case, act, context),
        _ => case.procedure.guard(case, kind, context),
    }
}

fn already_registered(book: Book) -> CaseRefusal {
    match book {
        Book::Complaints => ComplaintRefusal::AlreadyRegistered.into(),
        Book::Quality => QualityRefusal::AlreadyRegistered.into(),
        Book::Certificates | Book::ReturnSlips => CaseRefusal::WrongKind,
    }
}

/// Whoever acts has to be on the list of people.
pub(super) fn enrolled(context: &Context<'_>) -> Result<(), CaseRefusal> {
    if is_enrolled(context.actor, context) {
        Ok(())
    } else {
        Err(CaseRefusal::NotEnrolled)
    }
}

/// Whether `person` works here now.
pub(super) fn is_enrolled(person: PersonId, context: &Context<'_>) -> bool {
    let people = &context.organisation().people;
    people.get(&person).is_some_and(|person| person.active)
}

/// Whether `person` works here now and holds one of `roles`.
pub(super) fn holds(person: PersonId, roles: &[Role], context: &Context<'_>) -> bool {
    let person = context.organisation().people.get(&person);
    person
        .is_some_and(|person| person.active && roles.iter().any(|role| person.roles.contains(role)))
}

/// Whether `person` is a head or leader.
pub(super) fn is_superior(person: PersonId, context: &Context<'_>) -> bool {
    holds(person, &SUPERIORS, context)
}

/// Something lies before those who have to agree, and this person is one of them.
fn approval(case: &Case, kind: ActionKind, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let mut sheets = case.approvals.0.iter();
    let approved = |sheet: &Sheet| sheet.is_approved(case.procedure.seats(sheet.matter), context);
    match kind {
        ActionKind::AskApproval => {
            let asks = |sheet: &Sheet| !sheet.is_asked() && !approved(sheet);
            need(sheets.any(asks), ApprovalRefusal::Unknown.into())
        }
        ActionKind::TakeBack => {
            let theirs = |sheet: &Sheet| {
                let mut votes = sheet.votes.iter();
                votes.any(|vote| vote.by == context.actor && vote.taken_back.is_none())
            };
            need(sheets.any(theirs), ApprovalRefusal::NothingSaid.into())
        }
        _ => {
            let open = |sheet: &&Sheet| sheet.is_asked() && !approved(sheet);
            let lies: Vec<&Sheet> = sheets.filter(open).collect();
            let first = lies.first().ok_or(ApprovalRefusal::NotAsked)?;
            let theirs = |sheet: &&Sheet| {
                !waiting(sheet, case.procedure.seats(sheet.matter), context).is_empty()
            };
            let why = why_not(first, case.procedure.seats(first.matter), context);
            need(lies.iter().any(theirs), why.into())
        }
    }
}

fn is_common(kind: ActionKind) -> bool {
    matches!(
        kind,
        ActionKind::Note
            | ActionKind::Clarify
            | ActionKind::CalledAgain
            | ActionKind::HandOver
            | ActionKind::Accept
            | ActionKind::Decline
            | ActionKind::Promise
            | ActionKind::Answer
            | ActionKind::MarkMajor
            | ActionKind::Report
            | ActionKind::Acknowledge
            | ActionKind::SolveFirst
            | ActionKind::ContactSheet
            | ActionKind::Close
            | ActionKind::Reopen
            | ActionKind::Revisit
            | ActionKind::Settle
            | ActionKind::After(_)
            | ActionKind::NeedVisit
            | ActionKind::AgreeVisit
            | ActionKind::MakeVisit
            | ActionKind::MarkEmergency
            | ActionKind::MustKnow
            | ActionKind::Know
            | ActionKind::AskHelp
            | ActionKind::FallShort
            | ActionKind::MakeGood
    ) || help::KINDS.contains(&kind)
        || kind.is_aside()
        || ActionKind::FILED.contains(&kind)
}

fn open_or_closed(case: &Case, kind: ActionKind, context: &Context<'_>) -> Result<(), CaseRefusal> {
    match kind {
        ActionKind::Register | ActionKind::GivePaper | ActionKind::ReceivePaper => Ok(()),
        _ if case.is_closed() && case.procedure.outlasts(kind) => Ok(()),
        // What was granted is settled once the form is closed (P04.12.10).
        ActionKind::Returns(_) => Ok(()),
        ActionKind::AskApproval
        | ActionKind::Agree
        | ActionKind::SendBack
        | ActionKind::TakeBack
            if returns::has_matters(case) =>
        {
            Ok(())
        }
        ActionKind::Note
        | ActionKind::CalledAgain
        | ActionKind::Settle
        | ActionKind::FallShort
        | ActionKind::MakeGood => Ok(()),
        kind if ActionKind::ASIDE.contains(&kind) => Ok(()),
        kind if craft::when(kind) == Some(When::Ever) => Ok(()),
        kind if craft::when(kind) == Some(When::Closed) => {
            need(case.is_closed(), CaseRefusal::NotClosed)
        }
        // Two endings written apart are settled by writing the ending once more.
        ActionKind::Close if !case.closing.rivals.is_empty() => Ok(()),
        ActionKind::Reopen | ActionKind::Revisit if case.is_closed() => Ok(()),
        // Who comes for the answer, or says what happened because of it, comes when they come.
        ActionKind::PickUp | ActionKind::StateOffence => Ok(()),
        // What follows it follows it.
        ActionKind::After(_) => Ok(()),
        ActionKind::Reopen | ActionKind::Revisit => Err(CaseRefusal::NotClosed),
        // "Open it again first" helps only where that can be done.
        _ if case.is_closed() => case
            .procedure
            .guard_reopening(context)
            .and(Err(CaseRefusal::Closed)),
        _ => Ok(()),
    }
}

/// The person in charge, whoever works on it, the desk or a superior. There is always somebody in charge (P01.02.00).
pub(super) fn kept_by_actor(case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let kept = case.in_charge.value == context.actor
        || case.procedure.worker() == Some(context.actor)
        || context.has_any(&KEEPERS);
    if kept {
        Ok(())
    } else {
        Err(CaseRefusal::NotInCharge)
    }
}

/// Customer, a way to reach them, content and request are there (P01.02.04a).
fn can_be_handed_over(case: &Case, context: &Context<'_>) -> bool {
    let file = case
        .customer
        .and_then(|id| context.world.customers.get(&id));
    // Whoever does not want to be named is not asked for a name by the next one either (P10.11.10c).
    let withheld = case.identity_withheld();
    // What was found on a round or a visit, or by somebody of the firm, has nobody who waits for a call.
    let own = case.procedure.may_be_own();
    let named = withheld || own || !case.caller.name.is_empty() || file.is_some();
    let reachable = withheld
        || own
        || case.round.is_some()
        || case.found.is_some()
        || !case.caller.phone.is_empty()
        || file.is_some_and(|file| !file.phone.value.is_empty());
    let wish = case.procedure.has_own_clocks() || case.circumstances.value.wanted != Told::NotAsked;
    named && reachable && wish
}

/// Whatever has to be done before any kind of case ends.
fn papers_complete(case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let sheet_owed = case
        .solved_first
        .as_ref()
        .is_some_and(|used| used.sheet.is_none());
    let emergency = case
        .solved_first
        .as_ref()
        .is_some_and(|used| used.emergency);
    let missing = if emergency {
        CaseRefusal::EmergencySheetMissing
    } else {
        CaseRefusal::SheetMissing
    };
    demand(context, !sheet_owed, missing)?;
    help::all_carried_out(case, context)?;
    case.craft_lets_go(context)?;
    if case.grade != Grade::Major {
        return Ok(());
    }
    let reported = case
        .reports
        .iter()
        .any(|reported| is_superior(reported.report.to, context));
    demand(context, reported, CaseRefusal::NotReported)?;
    // Where both regulations hold, a head is enough for the report (P15.01.06) and the instruction may be the head's.
    if !context.in_force(Clause("P15.01.06")) {
        let to_manager = case
            .reports
            .iter()
            .any(|reported| holds(reported.report.to, &[Role::GeneralManager], context));
        demand(context, to_manager, CaseRefusal::NotReportedToManager)?;
    }
    let instructed = case
        .reports
        .iter()
        .any(|reported| !reported.report.instruction.trim().is_empty());
    demand(context, instructed, CaseRefusal::InstructionMissing)
}
