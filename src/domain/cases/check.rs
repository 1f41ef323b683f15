//! May it be written down in these words? The payload rules of the core; those of a procedure live in its own room.

use super::complaint::ComplaintRefusal;
use super::contested::Version;
use super::events::CaseEvent;
use super::facts::{Answer, Channel, HandOver, Intake, Received, Revisit};
use super::guard::{holds, is_enrolled, is_superior};
use super::joined::same_matter;
use super::procedure::Procedure;
use super::quality::QualityRefusal;
use super::refusal::{CaseRefusal, demand};
use super::shortfall::{check_made_good, check_shortfall};
use super::state::Case;
use super::{help, notices, visit};
use crate::domain::approvals;
use crate::domain::books::{Book, is_number};
use crate::domain::context::Context;
use crate::domain::copies::CopyEvent;
use crate::domain::time::{MINUTE, Timestamp};

/// Whether `at` does not lie before `earlier`. Forms take minutes, so the begun minute still counts.
pub(super) fn not_before(at: Timestamp, earlier: Timestamp) -> bool {
    at.0 >= earlier.0 - earlier.0.rem_euclid(MINUTE)
}

/// Refuses unless `holds`, whatever regulations are in force: not a rule but sense.
pub(super) fn need(holds: bool, refusal: CaseRefusal) -> Result<(), CaseRefusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

/// Whether there is something to read.
pub(super) fn says(text: &str) -> bool {
    !text.trim().is_empty()
}

/// May a case be taken in these words? `settled`: it ends in the same step.
pub(super) fn check_received(
    received: &Received,
    settled: bool,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    need(says(&received.number), CaseRefusal::NumberMissing)?;
    need(received.occurred_at <= context.now, CaseRefusal::InFuture)?;
    // What is seen of a fault, and the particulars of a complaint or a report, which may be sealed: their own rooms ask for them.
    let own = matches!(received.intake, Intake::Fault(_));
    let asked = !own && !matches!(received.intake, Intake::Petition(_));
    let words = says(&received.words) || !asked;
    demand(context, words, CaseRefusal::WordsMissing)?;
    if received.source.is_some() || received.channel == Channel::Imported {
        // Its history was made elsewhere, under other rules.
        return Ok(());
    }
    Procedure::check_intake(received, context)?;
    // What came in writing need not be said again, and what was found on a round or a visit, or by somebody of the firm, nobody said.
    let spoken = !matches!(received.channel, Channel::Written | Channel::Message)
        && received.round.is_none()
        && received.found.is_none()
        && !own;
    let repeated = received.read_back || says(&received.not_read_back);
    demand(context, repeated || !spoken, CaseRefusal::ReadBackMissing)?;
    match received.promise {
        Some(by) => demand(context, by > context.now, CaseRefusal::PromiseInPast),
        None => {
            let begun = Procedure::begin(&received.intake, received.occurred_at);
            let heard = settled || begun.has_own_clocks();
            demand(context, heard, CaseRefusal::PromiseMissing)
        }
    }
}

/// May this happen to `case` in these words? The step itself has passed its guard.
pub(super) fn check(
    case: &Case,
    event: &CaseEvent,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    if let Some(at) = event.occurred_at() {
        need(at <= context.now, CaseRefusal::InFuture)?;
        need(
            not_before(at, case.received_at),
            CaseRefusal::BeforeReceived,
        )?;
    }
    match event {
        CaseEvent::Received(_) => Err(CaseRefusal::AlreadyReceived),
        CaseEvent::Clarified(_)
        | CaseEvent::Accepted { .. }
        | CaseEvent::Acknowledged { .. }
        | CaseEvent::ContactSheetHandedIn { .. } => Ok(()),
        CaseEvent::Noted(note) => need(
            says(&note.text) || !note.attachments.is_empty(),
            CaseRefusal::TextMissing,
        ),
        CaseEvent::CalledAgain(call) => need(says(&call.words), CaseRefusal::TextMissing),
        CaseEvent::HandedOver(handover) => {
            check_handover(case, handover, context)?;
            case.procedure.check_handover(case, handover, context)
        }
        CaseEvent::Declined { reason } => {
            demand(context, says(reason), CaseRefusal::DeclineReasonMissing)
        }
        CaseEvent::Promised { by, .. } => {
            demand(context, *by > context.now, CaseRefusal::PromiseInPast)
        }
        CaseEvent::Answered(answer) => {
            if answer.solves {
                case.solution_is_agreed(context)?;
            }
            check_answer(answer, case.procedure.has_own_clocks(), context)?;
            case.procedure.check_answer(answer, context)
        }
        CaseEvent::MarkedMajor { reason, .. } => {
            demand(context, says(reason), CaseRefusal::MajorReasonMissing)
        }
        CaseEvent::Reported(report) => {
            need(is_superior(report.to, context), CaseRefusal::NotASuperior)?;
            case.procedure.admits(report.to, context)
        }
        CaseEvent::SolvedFirst { what, .. } => need(says(what), CaseRefusal::TextMissing),
        CaseEvent::Repair(_)
        | CaseEvent::Request(_)
        | CaseEvent::Fault(_)
        | CaseEvent::Grumble(_)
        | CaseEvent::Complaint(_)
        | CaseEvent::Quality(_)
        | CaseEvent::Petition(_) => case.procedure.check(case, event, context),
        CaseEvent::Help(event) => help::check(case, event, context),
        CaseEvent::Visit(event) => visit::check(event, context),
        CaseEvent::Informed(informed) => notices::check(informed, context),
        CaseEvent::Known { .. } => Ok(()),
        CaseEvent::MarkedEmergency { reason, .. } => {
            demand(context, says(reason), CaseRefusal::EmergencyWithoutReason)
        }
        CaseEvent::Registered { number, book, .. } => {
            need(case.procedure.book() == Some(*book), CaseRefusal::WrongKind)?;
            let free = is_number(number) && !context.world.is_taken(*book, number);
            let unfit = match book {
                Book::Complaints => ComplaintRefusal::NumberUnfit.into(),
                Book::Quality => QualityRefusal::NumberUnfit.into(),
                // Certificates and slips get theirs with being made out.
                Book::Certificates | Book::ReturnSlips => CaseRefusal::WrongKind,
            };
            need(free, unfit)
        }
        CaseEvent::Approval(event) => {
            let matter = event.matter();
            super::after::check_vote(case, matter, context)?;
            let seats = case.procedure.seats(matter);
            let rests = case.procedure.rests(matter, case);
            let sheet = case.approvals.sheet(matter);
            approvals::check(event, sheet, seats, rests, context)?;
            case.procedure.check_vote(event, context)
        }
        CaseEvent::Copy(CopyEvent::Given {
            to, paper, copy, ..
        }) => {
            need(
                case.procedure.papers().contains(paper),
                CaseRefusal::WrongKind,
            )?;
            need(is_enrolled(*to, context), CaseRefusal::SuccessorUnknown)?;
            case.procedure.may_give(*paper, case, context)?;
            case.procedure.check_copy(*copy, *to, context)
        }
        CaseEvent::Copy(CopyEvent::Received { paper, copy, .. }) => {
            let mut awaited = case.copies.awaited_by(context.actor);
            let theirs = awaited.any(|held| held.paper == *paper && held.copy == *copy);
            need(theirs, CaseRefusal::NoPaperAwaited)
        }
        CaseEvent::Closed(closing) => {
            if case.is_imported() {
                return Ok(());
            }
            let ended = case.procedure.result_at().unwrap_or(case.received_at);
            need(
                not_before(closing.occurred_at, ended),
                CaseRefusal::OutOfOrder,
            )?;
            case.procedure.check_closing(closing, context)
        }
        CaseEvent::Reopened { reason, .. } => {
            demand(context, says(reason), CaseRefusal::ReopenReasonMissing)
        }
        CaseEvent::Revisited(revisit) => check_revisit(case, revisit, context),
        CaseEvent::Settled(version) => check_settled(case, version, context),
        CaseEvent::FellShort(shortfall) => check_shortfall(shortfall, context),
        CaseEvent::MadeGood(answer) => check_made_good(answer, context),
        CaseEvent::Craft(event) => case.check_craft(event, context),
        CaseEvent::Returns(event) => super::returns::check(case, event, context),
        CaseEvent::Lapse(event) => super::lapses::check(case, event, context),
        CaseEvent::After(event) => super::after::check(case, event, context),
        CaseEvent::Joined { other, .. } => {
            let known = *other != case.id && context.world.cases.contains_key(other);
            need(known, CaseRefusal::OtherCaseUnknown)?;
            let joined = same_matter(context.world, case.id).contains(other);
            need(!joined, CaseRefusal::AlreadyJoined)
        }
    }
}

/// May it be given to this person for this reason?
fn check_handover(
    case: &Case,
    handover: &HandOver,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let to = handover.to;
    need(is_enrolled(to, context), CaseRefusal::SuccessorUnknown)?;
    need(to != case.in_charge.value, CaseRefusal::AlreadyInCharge)?;
    if let Some(absent) = handover.absent {
        // Another colleague in charge of the matter: of the same department, or in one of the same roles (P01.02.04c).
        let firm = context.organisation();
        let known = firm.people.get(&absent).filter(|_| absent != to);
        let roles: Vec<_> = known.iter().flat_map(|known| known.roles.clone()).collect();
        let same = firm.party_of(absent) == firm.party_of(to) || holds(to, &roles, context);
        let colleague = known.is_some() && same;
        demand(context, colleague, CaseRefusal::NotInChargeOfMatter)?;
    }
    let why = says(&handover.reason);
    demand(context, why, CaseRefusal::HandOverReasonMissing)?;
    // One's own duties are handled by oneself; giving them away has a reason that superiors see (P01.02.03a).
    let own = case.in_charge.value == context.actor && context.has_any(case.procedure.doers());
    demand(context, why || !own, CaseRefusal::OwnDutyGivenAway)
}

/// Only what somebody wrote can be chosen; a number also when two cases have the same.
fn check_settled(case: &Case, version: &Version, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let written = case.choices(version.of());
    if written.iter().any(|(choice, _)| choice == version) {
        return Ok(());
    }
    let Version::Number(number) = version else {
        return Err(CaseRefusal::NothingToSettle);
    };
    need(says(number), CaseRefusal::NumberMissing)?;
    let others = || context.world.cases.values();
    let alike = others().any(|other| other.id != case.id && other.number == case.number);
    need(alike, CaseRefusal::NothingToSettle)?;
    let taken = others().any(|other| other.number == *number);
    need(!taken, CaseRefusal::NumberTaken)
}

/// May the customer be answered in these words? `own_clocks`: the kind's own deadlines say when the customer hears next.
pub(super) fn check_answer(
    answer: &Answer,
    own_clocks: bool,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    demand(context, says(&answer.course), CaseRefusal::CourseMissing)?;
    demand(
        context,
        says(&answer.course),
        CaseRefusal::ExplanationMissing,
    )?;
    match answer.next {
        _ if answer.solves => demand(
            context,
            says(&answer.result),
            CaseRefusal::AnswerResultMissing,
        ),
        Some(next) => demand(context, next > context.now, CaseRefusal::NextInPast),
        None => demand(context, own_clocks, CaseRefusal::NextMissing),
    }
}

fn check_revisit(case: &Case, revisit: &Revisit, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let closed = case
        .closing
        .value
        .as_ref()
        .map_or(case.received_at, |closing| closing.occurred_at);
    need(
        not_before(revisit.occurred_at, closed),
        CaseRefusal::OutOfOrder,
    )?;
    demand(
        context,
        !revisit.reached || revisit.gone.is_some(),
        CaseRefusal::RevisitIncomplete,
    )
}
