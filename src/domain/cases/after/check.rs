//! What has to be written down, in which words.

use super::events::{AfterEvent, AfterStep, NewImprovement, NewNote, NewSanction, NoteAnswer};
use super::events::{Effect, NoteKind};
use super::guard::{Slips, alike, improvements_for, is_for, notes_for, sanctions_for};
use super::late::{late_now, late_then};
use super::refusal::AfterRefusal as No;
use super::standard::{SanctionKind, deduction, kind_by_loss};
use crate::domain::books::is_number;
use crate::domain::cases::check::{need, says};
use crate::domain::cases::events::CaseEvent;
use crate::domain::cases::guard::{holds, is_enrolled};
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::AfterId;
use crate::domain::roles::Role;
use crate::domain::time::DAY;

/// May it be written down in these words?
pub(in crate::domain::cases) fn check(
    case: &Case,
    event: &AfterEvent,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, no: No| demand(context, holds, no.into());
    let plan = |id: &AfterId, no: No| {
        let act = event.step.act();
        let due = improvements_for(case, act, context);
        need(due.iter().any(|plan| plan.facts.id == *id), no.into())
    };
    let sanction = |id: &AfterId, no: No| {
        let due = sanctions_for(case, event.step.act(), context);
        need(due.iter().any(|one| one.facts.id == *id), no.into())
    };
    match &event.step {
        AfterStep::NoteIssued(note) => check_note(case, note, context),
        AfterStep::NoteAnswered(answer) => check_answer(case, answer, context),
        AfterStep::Renumbered { thing, number } => {
            let book = alike(case, context).into_iter().find(|(id, _)| id == thing);
            let (_, book) = book.ok_or(CaseRefusal::After(No::NumberIsFree))?;
            need(is_free(book, number, context), No::NoteNumberUnfit.into())
        }
        AfterStep::TimesChecked { reason } => {
            let after = case.after.as_ref();
            let noted = |department: &str| {
                after.is_some_and(|after| {
                    let mut notes = after.notes_to(department, NoteKind::Inquiry);
                    notes.next().is_some()
                })
            };
            let late = late_then(case, context);
            let explained = late.iter().all(|time| noted(&time.department));
            ask(explained || says(reason), No::LateUnexplained)
        }
        AfterStep::Objected {
            reason, proposal, ..
        } => ask(says(reason) && says(proposal), No::ObjectionIncomplete),
        AfterStep::ObjectionAnswered {
            objection, reason, ..
        } => {
            let mut objections = case.after.iter().flat_map(|after| &after.objections);
            let open = objections.find(|known| known.id == *objection && known.is_open());
            let open = open.ok_or(CaseRefusal::After(No::NothingObjected))?;
            ask(open.raised.by != context.actor, No::OwnObjection)?;
            ask(says(reason), No::ObjectionIncomplete)
        }
        AfterStep::ImprovementPlanned(plan) => check_plan(plan, context),
        AfterStep::PartyAnswered {
            improvement,
            agrees,
            words,
        } => {
            plan(improvement, No::NotAParty)?;
            ask(*agrees || says(words), No::PartyReasonMissing)
        }
        AfterStep::Instructed { improvement, words } => {
            plan(improvement, No::NoImprovement)?;
            ask(says(words), No::PartyReasonMissing)
        }
        AfterStep::ImprovementDone { improvement, words } => {
            plan(improvement, No::NotCarrier)?;
            ask(says(words), No::ImprovementIncomplete)
        }
        AfterStep::ImprovementUrged { improvement, .. } => {
            plan(improvement, No::ImprovementNotLate)
        }
        AfterStep::UrgeHeard { improvement } => plan(improvement, No::NotPressedFor),
        AfterStep::EffectChecked {
            improvement,
            before,
            since,
            effect,
        } => {
            plan(improvement, No::EffectNotDue)?;
            let figures = says(before) && says(since);
            ask(*effect == Effect::TooEarly || figures, No::FiguresMissing)
        }
        AfterStep::OpinionVoiced { words, to, .. } => {
            need(is_enrolled(*to, context), CaseRefusal::SuccessorUnknown)?;
            ask(says(words), No::OpinionEmpty)
        }
        AfterStep::OpinionAnswered { opinion, words } => {
            let mut opinions = case.after.iter().flat_map(|after| &after.opinions);
            let theirs = opinions.any(|said| {
                said.id == *opinion && is_for(&said.department, said.voiced.person, context)
            });
            ask(theirs, No::NoOpinionOpen)?;
            ask(says(words), No::OpinionEmpty)
        }
        AfterStep::SanctionProposed(new) => check_sanction(case, new, context),
        AfterStep::SanctionWithdrawn {
            sanction: id,
            reason,
        } => {
            sanction(id, No::NoProposal)?;
            ask(says(reason), No::WithdrawalWithoutReason)
        }
        AfterStep::NoticeMadeOut {
            sanction: id,
            number,
            finance,
            to,
        } => {
            sanction(id, No::NotApproved)?;
            let free = is_free(Slips::Notices, number, context);
            need(free, No::NoteNumberUnfit.into())?;
            let of_finance = holds(*finance, &[Role::Finance], context);
            ask(of_finance, No::NotFinance)?;
            need(is_enrolled(*to, context), CaseRefusal::SuccessorUnknown)
        }
        AfterStep::NoticeChecked {
            sanction: id,
            right,
            words,
        } => {
            sanction(id, No::NothingToCheck)?;
            ask(*right || says(words), No::QueryMissing)
        }
        AfterStep::NoticeHeard { sanction: id } => sanction(id, No::NothingToHear),
    }
}

fn is_free(book: Slips, number: &str, context: &Context<'_>) -> bool {
    let mut all = context.world.numbered_after(book);
    is_number(number) && !all.any(|(_, known)| known.number == number)
}

fn check_note(case: &Case, note: &NewNote, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let ask = |holds, no: No| demand(context, holds, no.into());
    let closed = case.is_closed();
    let kind = if closed {
        NoteKind::Inquiry
    } else {
        NoteKind::Urging
    };
    need(note.kind == kind, CaseRefusal::WrongKind)?;
    let late = if closed {
        late_then(case, context)
    } else {
        late_now(case, context)
    };
    let mut late = late.iter();
    let theirs = late.any(|time| time.department == note.department);
    let none = if closed {
        No::NobodyWasLate
    } else {
        No::NothingLate
    };
    ask(theirs, none)?;
    let to = is_enrolled(note.to, context) && says(&note.what);
    ask(to, No::NoteToNobody)?;
    let free = is_free(Slips::Notes, &note.number, context);
    need(free, No::NoteNumberUnfit.into())?;
    let last = case.after.as_ref();
    let last = last.and_then(|after| after.notes_to(&note.department, kind).next_back());
    if closed {
        return ask(last.is_none(), No::AlreadyAsked);
    }
    let again = context.figures_at(case.recorded_at).get(Figure::UrgeAgain);
    let long_ago = last.is_none_or(|last| context.now.since(last.issued.at) >= again * DAY);
    ask(long_ago, No::AlreadyPressed)
}

fn check_answer(
    case: &Case,
    answer: &NoteAnswer,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, no: No| demand(context, holds, no.into());
    let theirs = notes_for(case, context);
    let note = theirs.iter().find(|note| note.facts.id == answer.note);
    let note = note.ok_or(CaseRefusal::After(No::NoNoteOpen))?;
    match note.facts.kind {
        NoteKind::Urging => {
            let ahead = answer.until.is_some_and(|until| until > context.now);
            ask(ahead, No::NewDateMissing)
        }
        NoteKind::Inquiry => {
            let whole = says(&answer.words) && answer.process.is_some() && says(&answer.against);
            ask(whole, No::CauseOfDelayMissing)
        }
    }
}

fn check_plan(plan: &NewImprovement, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let ask = |holds, no: No| demand(context, holds, no.into());
    let whole = [&plan.problem, &plan.measure, &plan.check];
    let whole = whole.into_iter().all(|text| says(text)) && is_enrolled(plan.owner, context);
    ask(whole, No::ImprovementIncomplete)?;
    ask(says(&plan.changes), No::ChangeUnnamed)?;
    let mut parties = plan.parties.iter();
    let known = parties.all(|party| is_enrolled(*party, context));
    need(known, CaseRefusal::SuccessorUnknown)?;
    ask(plan.by > context.now, No::ImprovementDateInPast)
}

/// Manufacturing, sales and quality, with their people (P04.11.02a).
const DEDUCTED: &[Role] = &[
    Role::Manufacturing,
    Role::ManufacturingQuality,
    Role::Sales,
    Role::Quality,
];

fn check_sanction(
    case: &Case,
    new: &NewSanction,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, no: No| demand(context, holds, no.into());
    let figures = context.figures_at(case.recorded_at);
    let something = new.kind != SanctionKind::None || new.deduction > 0;
    ask(something, No::NothingProposed)?;
    need(
        new.loss >= 0 && new.deduction >= 0 && says(&new.department),
        No::NothingProposed.into(),
    )?;
    if let Some(person) = new.person {
        need(is_enrolled(person, context), CaseRefusal::SuccessorUnknown)?;
    }
    let shares = case.procedure.shares();
    let theirs = shares.iter().any(|share| {
        let named = new.person.is_some_and(|one| share.people.contains(&one));
        named || share.department == new.department
    });
    ask(theirs, No::ResponsibilityOpen)?;
    ask(says(&new.cause), No::CauseMissing)?;
    let preset = kind_by_loss(new.loss, figures);
    let standard = deduction(new.loss, new.bonus, figures);
    let differs = preset != new.kind || (new.deduction != standard && new.deduction != 0);
    ask(!differs || says(&new.reason), No::StandardReasonMissing)?;
    let within = new.bonus.is_none_or(|bonus| new.deduction <= bonus);
    ask(within, No::MoreThanBonus)?;
    if new.deduction > 0 {
        ask(is_deducted(new, context), No::OtherDepartment)?;
        ask(says(&new.month), No::NoticeIncomplete)?;
    }
    let mut standing = case.after.iter().flat_map(|after| &after.sanctions);
    let known = standing.any(|one| {
        let facts = &one.facts;
        let same = facts.person == new.person && facts.department == new.department;
        same && one.withdrawn.is_none()
    });
    ask(!known, No::AlreadyProposed)
}

/// Whether the department is one of the three: somebody of theirs works in it.
fn is_deducted(new: &NewSanction, context: &Context<'_>) -> bool {
    if let Some(person) = new.person
        && holds(person, DEDUCTED, context)
    {
        return true;
    }
    let firm = context.organisation();
    let mut people = firm.people.keys();
    people.any(|id| holds(*id, DEDUCTED, context) && firm.party_of(*id) == new.department)
}

/// Nobody agrees to a sanction of their own (P04.09.07g).
pub(in crate::domain::cases) fn check_vote(
    case: &Case,
    matter: crate::domain::approvals::Matter,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let mut sanctions = case.after.iter().flat_map(|after| &after.sanctions);
    let own = sanctions.any(|one| {
        super::sanction::matter_of(one.facts.id) == matter
            && one.facts.person == Some(context.actor)
    });
    demand(context, !own, No::OwnSanction.into())
}

/// The event with what follows from who writes it: the department that objects, the department of whoever an opinion goes to.
pub(in crate::domain::cases) fn completed(event: CaseEvent, context: &Context<'_>) -> CaseEvent {
    let CaseEvent::After(mut event) = event else {
        return event;
    };
    let firm = context.organisation();
    match &mut event.step {
        AfterStep::Objected { department, .. } if department.is_empty() => {
            firm.party_of(context.actor).clone_into(department);
        }
        AfterStep::OpinionVoiced { department, to, .. } if department.is_empty() => {
            firm.party_of(*to).clone_into(department);
        }
        _ => {}
    }
    CaseEvent::After(event)
}
