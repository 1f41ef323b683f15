//! What has to be written down between departments.

use super::events::HelpEvent;
use super::guard::{is_due, is_for, leads, none_of, not_for};
use crate::domain::cases::actions::ActionKind;
use crate::domain::cases::check::{need, says};
use crate::domain::cases::events::CaseEvent;
use crate::domain::cases::guard::is_enrolled;
use crate::domain::cases::refusal::{CaseRefusal, demand};
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::HelpId;

/// May it be written down in these words?
pub(in crate::domain::cases) fn check(
    case: &Case,
    event: &HelpEvent,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let ask = |holds, refusal| demand(context, holds, refusal);
    let this = |help: &HelpId| about(case, event, *help, context);
    match event {
        HelpEvent::Asked(asked) => {
            let known = asked.to.is_some_and(|person| is_enrolled(person, context));
            ask(known && says(&asked.party), CaseRefusal::HelperMissing)?;
            ask(asked.party != asked.lead, CaseRefusal::HelpsItself)?;
            ask(says(&asked.what), CaseRefusal::HelpWithoutContent)?;
            ask(asked.by > context.now, CaseRefusal::HelpDateInPast)?;
            let new = case.helps.iter().all(|help| help.id != asked.help);
            need(new, CaseRefusal::NoSuchHelp)
        }
        HelpEvent::Agreed { help, .. } | HelpEvent::Confirmed { help, .. } => this(help),
        HelpEvent::Disagreed { help, reason, .. } => {
            this(help)?;
            ask(says(reason), CaseRefusal::DisagreementWithoutReason)
        }
        HelpEvent::Withdrawn { help, reason, .. } => {
            this(help)?;
            ask(says(reason), CaseRefusal::WithdrawnWithoutReason)
        }
        HelpEvent::Done { help, what, .. } => {
            this(help)?;
            ask(says(what), CaseRefusal::HelpWithoutContent)
        }
        HelpEvent::RulingAsked(asked) => {
            need(asked.since <= context.now, CaseRefusal::InFuture)?;
            ask(says(&asked.what), CaseRefusal::StandstillMissing)
        }
        HelpEvent::OpinionGiven {
            party,
            text,
            missing,
            ..
        } => {
            let parties = case.dispute.as_ref().map(|dispute| &dispute.parties);
            let heard = parties.is_some_and(|parties| parties.contains(party));
            ask(heard, CaseRefusal::NotConcerned)?;
            // Nobody speaks for another department; that it said nothing is for the lead to note.
            let own = context.organisation().party_of(context.actor) == party;
            let may = if *missing { leads(case, context) } else { own };
            ask(may, CaseRefusal::NotConcerned)?;
            ask(says(text), CaseRefusal::OpinionEmpty)
        }
        HelpEvent::Submitted { .. } => Ok(()),
        HelpEvent::Ruled(ruling) => {
            ask(says(&ruling.why), CaseRefusal::RulingWithoutReason)?;
            let complete = ruling
                .tasks
                .iter()
                .all(|task| says(&task.what) && says(&task.party) && is_enrolled(task.to, context));
            let tasks = !ruling.tasks.is_empty() && complete;
            ask(tasks, CaseRefusal::RulingWithoutTask)?;
            let ahead = ruling.tasks.iter().all(|task| task.by > context.now);
            ask(ahead, CaseRefusal::HelpDateInPast)
        }
    }
}

/// The step is due on this help, and this person's to take.
fn about(
    case: &Case,
    event: &HelpEvent,
    help: HelpId,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    let kind = ActionKind::of_help(event);
    let help = case.helps.iter().find(|known| known.id == help);
    let help = help.ok_or(CaseRefusal::NoSuchHelp)?;
    demand(context, is_due(help, kind), none_of(kind))?;
    demand(context, is_for(help, kind, context), not_for(kind))
}

/// The event with what follows from who asks whom: the lead, the department of a person, the person of a department.
pub(in crate::domain::cases) fn completed(
    case: &Case,
    mut event: CaseEvent,
    context: &Context<'_>,
) -> CaseEvent {
    let firm = context.organisation();
    let own = || firm.party_of(context.actor).to_owned();
    match &mut event {
        CaseEvent::Help(HelpEvent::Asked(asked)) => {
            asked.lead = own();
            match asked.to {
                Some(person) if asked.party.is_empty() => {
                    firm.party_of(person).clone_into(&mut asked.party);
                }
                Some(_) => {}
                None => asked.to = firm.head_of(&asked.party),
            }
        }
        CaseEvent::Help(HelpEvent::RulingAsked(asked)) => {
            asked.lead = own();
            let helping = case.helps.iter().filter(|help| help.withdrawn.is_none());
            asked.parties.extend(helping.map(|help| help.party.clone()));
            asked.parties.insert(asked.lead.clone());
        }
        CaseEvent::Help(HelpEvent::Ruled(ruling)) => {
            for task in &mut ruling.tasks {
                firm.party_of(task.to).clone_into(&mut task.party);
            }
        }
        _ => {}
    }
    event
}
