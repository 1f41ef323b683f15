//! Who may ask, answer, speak and rule.

use super::state::{Dispute, Help, HelpStanding};
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::guard::kept_by_actor;
use crate::domain::cases::needs::Right;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::roles::Role;

/// The steps between departments: the asking first, then what is there only once somebody was asked.
pub(in crate::domain::cases) const KINDS: &[ActionKind] = &[
    ActionKind::AgreeHelp,
    ActionKind::DisagreeHelp,
    ActionKind::FinishHelp,
    ActionKind::SayOpinion,
    ActionKind::Rule,
    ActionKind::AskRuling,
    ActionKind::SubmitOpinions,
    ActionKind::ConfirmHelp,
    ActionKind::WithdrawHelp,
];

/// The role that a step needs.
pub(in crate::domain::cases) fn right(kind: ActionKind) -> Option<Right> {
    (kind == ActionKind::Rule).then_some(Right(&[Role::Office], CaseRefusal::NotTheOffice))
}

/// May this step be taken now, by this person, on whichever help it is about?
pub(in crate::domain::cases) fn guard(
    case: &Case,
    kind: ActionKind,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal| demand(context, holds, refusal);
    Right::ask(right(kind), context)?;
    match kind {
        // The first who asks is whoever has the case; from then on the department that leads.
        ActionKind::AskHelp if case.helps.is_empty() => kept_by_actor(case, context),
        ActionKind::AskHelp => ask(leads(case, context), CaseRefusal::NotTheLead),
        ActionKind::AskRuling => {
            ask(leads(case, context), CaseRefusal::NotTheLead)?;
            let none_open = open(case).is_none();
            ask(none_open, CaseRefusal::RulingPending)?;
            let disputed = |help: &Help| help.standing() == HelpStanding::Disagreed;
            let disputed = case.helps.iter().any(disputed);
            ask(disputed, CaseRefusal::NothingDisputed)
        }
        ActionKind::SayOpinion => {
            let dispute = open(case).ok_or(CaseRefusal::NoDispute)?;
            ask(dispute.submitted.is_none(), CaseRefusal::OpinionsSubmitted)?;
            let party = context.organisation().party_of(context.actor);
            let concerned = dispute.parties.contains(party) || leads(case, context);
            ask(concerned, CaseRefusal::NotConcerned)
        }
        ActionKind::SubmitOpinions => {
            let dispute = open(case).ok_or(CaseRefusal::NoDispute)?;
            ask(leads(case, context), CaseRefusal::NotTheLead)?;
            ask(dispute.submitted.is_none(), CaseRefusal::OpinionsSubmitted)?;
            let heard = dispute.unheard().next().is_none();
            ask(heard, CaseRefusal::OpinionMissing)
        }
        ActionKind::Rule => {
            let dispute = open(case).ok_or(CaseRefusal::NoDispute)?;
            ask(dispute.submitted.is_some(), CaseRefusal::NotSubmitted)
        }
        _ => {
            let mut helps = case.helps.iter();
            let fits = helps.clone().any(|help| is_due(help, kind));
            ask(fits, none_of(kind))?;
            let may = helps.any(|help| is_due(help, kind) && is_for(help, kind, context));
            ask(may, not_for(kind))
        }
    }
}

/// Every help on which this step is due, and this person's to take.
#[must_use]
pub fn helps_for<'a>(case: &'a Case, kind: ActionKind, context: &Context<'_>) -> Vec<&'a Help> {
    let helps = case.helps.iter();
    let theirs = helps.filter(|help| is_due(help, kind) && is_for(help, kind, context));
    theirs.collect()
}

/// What others wait for from this person, first what was asked first: an answer, an opinion, a ruling.
pub(in crate::domain::cases) fn waited_for(case: &Case, context: &Context<'_>) -> Vec<ActionKind> {
    let unanswered = |help: &&Help| {
        let standing = help.standing();
        matches!(standing, HelpStanding::Asked | HelpStanding::Apart)
    };
    let mut helps = helps_for(case, ActionKind::AgreeHelp, context).into_iter();
    let answer = helps.any(|help| unanswered(&help));
    let party = context.organisation().party_of(context.actor);
    let mut unheard = open(case).into_iter().flat_map(Dispute::unheard);
    let steps = [
        (answer, ActionKind::AgreeHelp),
        (unheard.any(|other| other == party), ActionKind::SayOpinion),
        (true, ActionKind::Rule),
    ];
    let waiting = steps.into_iter().filter(|(waits, _)| *waits);
    waiting.map(|(_, kind)| kind).collect()
}

/// Whether the help has come to where this step is next.
pub(super) fn is_due(help: &Help, kind: ActionKind) -> bool {
    use HelpStanding::{Agreed, Apart, Asked, Disagreed, Done, Ruled};
    let standing = help.standing();
    match kind {
        ActionKind::AgreeHelp => matches!(standing, Asked | Apart | Disagreed),
        ActionKind::DisagreeHelp => matches!(standing, Asked | Apart | Agreed),
        ActionKind::FinishHelp => matches!(standing, Agreed | Ruled),
        ActionKind::ConfirmHelp => standing == Done && help.ruled.is_some(),
        ActionKind::WithdrawHelp => matches!(standing, Asked | Apart | Agreed | Disagreed),
        _ => false,
    }
}

/// Whether the step is this person's: the helper's own, the lead's, or the office's.
pub(super) fn is_for(help: &Help, kind: ActionKind, context: &Context<'_>) -> bool {
    let party = context.organisation().party_of(context.actor);
    let of_lead = help.asked_by == context.actor || party == help.lead;
    match kind {
        ActionKind::ConfirmHelp => of_lead || context.has_role(Role::Office),
        ActionKind::WithdrawHelp => of_lead,
        _ => help.to == context.actor || party == help.party,
    }
}

pub(super) fn none_of(kind: ActionKind) -> CaseRefusal {
    match kind {
        ActionKind::ConfirmHelp => CaseRefusal::NothingRuledDone,
        _ => CaseRefusal::NoSuchHelp,
    }
}

pub(super) fn not_for(kind: ActionKind) -> CaseRefusal {
    match kind {
        ActionKind::ConfirmHelp | ActionKind::WithdrawHelp => CaseRefusal::NotTheLead,
        _ => CaseRefusal::NotAskedToHelp,
    }
}

/// Whoever asked, and their department; two departments that asked without knowing of each other both lead what they asked.
pub(super) fn leads(case: &Case, context: &Context<'_>) -> bool {
    let party = context.organisation().party_of(context.actor);
    case.helps
        .iter()
        .any(|help| help.asked_by == context.actor || help.lead == party)
}

fn open(case: &Case) -> Option<&Dispute> {
    case.dispute.as_ref().filter(|dispute| dispute.is_open())
}

/// A case does not end while a dispute waits for the office, or before what was ruled is seen to be done (P01.06.01e, f).
pub(in crate::domain::cases) fn all_carried_out(
    case: &Case,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    demand(context, open(case).is_none(), CaseRefusal::RulingPending)?;
    let owed = |help: &Help| help.ruled.is_some() && help.confirmed.is_none();
    let owed = case.helps.iter().any(owed);
    demand(context, !owed, CaseRefusal::RulingNotCarriedOut)
}
