//! Who may take which step now.

use super::act::Act;
use super::events::NoteKind;
use super::late::{late_now, late_then};
use super::refusal::AfterRefusal as No;
use super::sanction::is_approved;
use super::state::{After, Improvement, Note, Sanction};
use crate::domain::books;
use crate::domain::cases::complaint::ComplaintRefusal;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::{AfterId, PersonId};
use crate::domain::roles::Role;

/// The slips that the office numbers beside cases. Each counts for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slips {
    /// Urging and inquiry notes (P04 十三).
    Notes,
    /// Penalty notices (P04.11.02c).
    Notices,
}

/// The general manager's office, which in P04 is its production office.
pub(super) const OFFICE: &[Role] = &[Role::Office, Role::ProductionOffice];

/// The role that a step needs.
pub(in crate::domain::cases) fn right(act: Act) -> Option<Right> {
    let right = |roles, no: No| Some(Right(roles, CaseRefusal::After(no)));
    match act {
        Act::IssueNote | Act::Renumber => right(OFFICE, No::NotPresser),
        Act::CheckTimes => right(OFFICE, No::NotChecker),
        Act::AnswerObjection => right(&[Role::Office, Role::GeneralManager], No::NotInCharge),
        Act::PlanImprovement | Act::UrgeImprovement | Act::CheckEffect => {
            right(OFFICE, No::NotImprover)
        }
        Act::Instruct => right(&[Role::GeneralManager], No::NotInstructor),
        Act::ProposeSanction | Act::WithdrawSanction | Act::MakeOutNotice => {
            right(OFFICE, No::NotProposer)
        }
        Act::CheckNotice => right(&[Role::Finance], No::NotFinance),
        _ => None,
    }
}

/// Whether the step can come up on this case at all.
pub(in crate::domain::cases) fn comes_up(act: Act, case: &Case) -> bool {
    if case.procedure.afterwards().is_none() {
        return false;
    }
    let Some(after) = &case.after else {
        return matches!(
            act,
            Act::IssueNote
                | Act::CheckTimes
                | Act::Object
                | Act::PlanImprovement
                | Act::VoiceOpinion
                | Act::ProposeSanction
        );
    };
    match act {
        Act::AnswerNote => after.notes.iter().any(Note::is_open),
        Act::Renumber => !after.notes.is_empty() || !after.sanctions.is_empty(),
        Act::AnswerObjection => after.objections.iter().any(super::Objection::is_open),
        Act::JoinImprovement => {
            let mut plans = after.improvements.iter();
            plans.any(|plan| !plan.facts.parties.is_empty() && plan.done().is_none())
        }
        Act::Instruct => after.improvements.iter().any(|plan| !plan.may_begin()),
        Act::FinishImprovement | Act::UrgeImprovement => {
            let mut plans = after.improvements.iter();
            plans.any(|plan| plan.done().is_none())
        }
        Act::HearUrge => {
            let mut plans = after.improvements.iter();
            plans.any(|plan| plan.urged.iter().any(|(_, heard)| heard.is_none()))
        }
        Act::CheckEffect => {
            let mut plans = after.improvements.iter();
            plans.any(|plan| plan.done().is_some() && !plan.is_confirmed())
        }
        Act::AnswerOpinion => after.opinions.iter().any(|said| said.answers.is_empty()),
        Act::WithdrawSanction | Act::MakeOutNotice => {
            let mut sanctions = after.sanctions.iter();
            sanctions.any(|one| one.withdrawn.is_none() && one.made_out.is_none())
        }
        Act::CheckNotice => after.sanctions.iter().any(waits_for_finance),
        Act::HearNotice => {
            let mut sanctions = after.sanctions.iter();
            sanctions.any(|one| one.made_out.is_some() && one.heard.is_none())
        }
        _ => true,
    }
}

fn waits_for_finance(sanction: &Sanction) -> bool {
    sanction.made_out.is_some() && !sanction.counts()
}

/// May this step be taken now, by this person?
pub(in crate::domain::cases) fn guard(
    case: &Case,
    act: Act,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let Some(rules) = case.procedure.afterwards() else {
        return Err(CaseRefusal::WrongKind);
    };
    Right::ask(right(act), context)?;
    if act == Act::PlanImprovement && rules.improve == "P05.05.34a" {
        let may = context.has_any(OFFICE);
        demand(context, may, ComplaintRefusal::NotImprover.into())?;
    }
    let ask = |holds, no: No| demand(context, holds, no.into());
    match act {
        Act::IssueNote if case.is_closed() => {
            ask(!late_then(case, context).is_empty(), No::NobodyWasLate)
        }
        Act::IssueNote => ask(!late_now(case, context).is_empty(), No::NothingLate),
        Act::AnswerNote => ask(!notes_for(case, context).is_empty(), No::NoNoteOpen),
        Act::CheckTimes => {
            ask(case.is_closed(), No::CheckBeforeEnd)?;
            ask(!is_checked(case), No::AlreadyChecked)
        }
        Act::Renumber => ask(!alike(case, context).is_empty(), No::NumberIsFree),
        Act::Object => ask(case.procedure.is_decided(), No::NothingDecided),
        Act::AnswerObjection => {
            let after = case.after.as_ref();
            let open = after.and_then(|after| after.objections.iter().find(|one| one.is_open()));
            let open = open.ok_or(CaseRefusal::After(No::NothingObjected))?;
            ask(open.raised.by != context.actor, No::OwnObjection)
        }
        Act::PlanImprovement | Act::VoiceOpinion => Ok(()),
        Act::JoinImprovement => ask(has_improvement(case, act, context), No::NotAParty),
        Act::Instruct => ask(has_improvement(case, act, context), No::NoImprovement),
        Act::FinishImprovement => {
            let open = |plan: &Improvement| plan.done().is_none();
            let mut plans = case.after.iter().flat_map(|after| &after.improvements);
            let begins = plans.clone().any(|plan| open(plan) && plan.may_begin());
            ask(plans.any(open), No::NoImprovement)?;
            ask(begins, No::PartiesOpen)?;
            ask(has_improvement(case, act, context), No::NotCarrier)
        }
        Act::UrgeImprovement => ask(has_improvement(case, act, context), No::ImprovementNotLate),
        Act::HearUrge => ask(has_improvement(case, act, context), No::NotPressedFor),
        Act::CheckEffect => ask(has_improvement(case, act, context), No::EffectNotDue),
        Act::AnswerOpinion => {
            let mut opinions = case.after.iter().flat_map(|after| &after.opinions);
            let theirs = opinions.any(|said| {
                let to = said.voiced.person;
                said.answers.is_empty() && is_for(&said.department, to, context)
            });
            ask(theirs, No::NoOpinionOpen)
        }
        Act::ProposeSanction => ask(!case.procedure.shares().is_empty(), No::ResponsibilityOpen),
        Act::WithdrawSanction => ask(has_sanction(case, act, context), No::NoProposal),
        Act::MakeOutNotice => {
            let mut sanctions = case.after.iter().flat_map(|after| &after.sanctions);
            let any = sanctions.any(|one| one.withdrawn.is_none() && one.made_out.is_none());
            ask(any, No::NoProposal)?;
            ask(has_sanction(case, act, context), No::NotApproved)
        }
        Act::CheckNotice => ask(has_sanction(case, act, context), No::NothingToCheck),
        Act::HearNotice => ask(has_sanction(case, act, context), No::NothingToHear),
    }
}

/// Whether the times were checked since the case was closed last.
pub(super) fn is_checked(case: &Case) -> bool {
    let closing = case.closing.value.as_ref();
    let closed = closing.map(|closing| closing.occurred_at);
    let mut checks = case.after.iter().flat_map(|after| &after.checked);
    checks.any(|check| closed.is_some_and(|closed| check.at >= closed))
}

/// Whether something is for the actor: by name, or by department.
pub(super) fn is_for(department: &str, to: Option<PersonId>, context: &Context<'_>) -> bool {
    let party = context.organisation().party_of(context.actor);
    to == Some(context.actor) || party == department
}

/// The notes that wait for an answer of this person's department.
#[must_use]
pub fn notes_for<'a>(case: &'a Case, context: &Context<'_>) -> Vec<&'a Note> {
    let notes = case.after.iter().flat_map(|after| &after.notes);
    let open = notes.filter(|note| {
        let facts = &note.facts;
        note.is_open() && is_for(&facts.department, Some(facts.to), context)
    });
    // An urging note has no sense any more once the case is over.
    open.filter(|note| note.facts.kind == NoteKind::Inquiry || !case.is_closed())
        .collect()
}

/// The improvements on which a step is due and this person's to take.
#[must_use]
pub fn improvements_for<'a>(
    case: &'a Case,
    act: Act,
    context: &Context<'_>,
) -> Vec<&'a Improvement> {
    let plans = case.after.iter().flat_map(|after| &after.improvements);
    let fits = |plan: &&Improvement| {
        let open = plan.done().is_none();
        match act {
            Act::JoinImprovement => open && plan.facts.parties.contains(&context.actor),
            Act::Instruct => open && !plan.may_begin(),
            Act::FinishImprovement => {
                let theirs = plan.facts.owner == context.actor || context.has_any(OFFICE);
                open && plan.may_begin() && theirs
            }
            Act::UrgeImprovement => open && plan.facts.by < context.now,
            Act::HearUrge => {
                let unheard = plan.urged.iter().any(|(_, heard)| heard.is_none());
                unheard && plan.facts.owner == context.actor
            }
            Act::CheckEffect => !open && !plan.is_confirmed(),
            _ => false,
        }
    };
    plans.filter(fits).collect()
}

/// The sanctions on which a step is due and this person's to take.
#[must_use]
pub fn sanctions_for<'a>(case: &'a Case, act: Act, context: &Context<'_>) -> Vec<&'a Sanction> {
    let sanctions = case.after.iter().flat_map(|after| &after.sanctions);
    let fits = |one: &&Sanction| {
        let open = one.withdrawn.is_none() && one.made_out.is_none();
        match act {
            Act::WithdrawSanction => open,
            Act::MakeOutNotice => open && is_approved(case, one, context),
            Act::CheckNotice => waits_for_finance(one),
            Act::HearNotice => {
                let unread = one.made_out.is_some() && one.heard.is_none();
                unread && is_for(&one.facts.department, one.to, context)
            }
            _ => false,
        }
    };
    sanctions.filter(fits).collect()
}

fn has_improvement(case: &Case, act: Act, context: &Context<'_>) -> bool {
    !improvements_for(case, act, context).is_empty()
}

fn has_sanction(case: &Case, act: Act, context: &Context<'_>) -> bool {
    !sanctions_for(case, act, context).is_empty()
}

impl After {
    /// Every number of a book that stands here, with what bears it.
    pub fn numbered(&self, book: Slips) -> impl Iterator<Item = (AfterId, &books::Numbered)> {
        let notes = self
            .notes
            .iter()
            .filter(move |_| book == Slips::Notes)
            .map(|note| (note.facts.id, &note.number));
        let notices = self
            .sanctions
            .iter()
            .filter(move |_| book == Slips::Notices)
            .filter_map(|one| Some((one.facts.id, one.number.as_ref()?)));
        notes.chain(notices)
    }
}

/// Notes and notices of this case whose number something earlier bears too, each with its book.
#[must_use]
pub fn alike(case: &Case, context: &Context<'_>) -> Vec<(AfterId, Slips)> {
    let mut alike = Vec::new();
    for book in [Slips::Notes, Slips::Notices] {
        let all = context.world.numbered_after(book);
        let bearers = books::alike(all).into_iter();
        let later = bearers.flat_map(|(_, bearers)| bearers.into_iter().skip(1));
        let own: Vec<AfterId> = case
            .after
            .iter()
            .flat_map(|after| after.numbered(book))
            .map(|(id, _)| id)
            .collect();
        let later = later.filter(|(id, _)| own.contains(id));
        alike.extend(later.map(|(id, _)| (id, book)));
    }
    alike
}
