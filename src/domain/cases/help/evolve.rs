//! Folds what happened between departments. Total and lenient: two tablets may each have been right alone.

use super::events::{HelpEvent, Ruling};
use super::state::{Dispute, Help, HelpAnswer, Opinion};
use crate::domain::cases::events::CaseEvent;
use crate::domain::cases::state::Case;
use crate::domain::ids::HelpId;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;

/// One more event.
pub(in crate::domain::cases) fn evolve(
    case: &mut Case,
    event: &HelpEvent,
    by: &Stamped<CaseEvent>,
) {
    match event {
        HelpEvent::Asked(asked) => {
            if case.helps.iter().any(|help| help.id == asked.help) {
                return;
            }
            case.helps.push(Help {
                id: asked.help,
                lead: asked.lead.clone(),
                asked_by: by.actor,
                party: asked.party.clone(),
                to: asked.to.unwrap_or(by.actor),
                what: asked.what.clone(),
                asked: asked.occurred_at,
                by: asked.by,
                answers: Vec::new(),
                ruled: None,
                done: None,
                confirmed: None,
                withdrawn: None,
            });
        }
        HelpEvent::Agreed { help, occurred_at } => answer(case, *help, true, "", *occurred_at, by),
        HelpEvent::Disagreed {
            help,
            reason,
            occurred_at,
        } => answer(case, *help, false, reason, *occurred_at, by),
        HelpEvent::Done {
            help, occurred_at, ..
        } => note(case, *help, |help| &mut help.done, *occurred_at),
        HelpEvent::Confirmed { help, occurred_at } => {
            note(case, *help, |help| &mut help.confirmed, *occurred_at);
        }
        HelpEvent::Withdrawn {
            help, occurred_at, ..
        } => note(case, *help, |help| &mut help.withdrawn, *occurred_at),
        HelpEvent::RulingAsked(asked) => {
            // Asked twice on two tablets it is one dispute, and everybody who is concerned is heard.
            if let Some(open) = case.dispute.as_mut().filter(|dispute| dispute.is_open()) {
                open.parties.extend(asked.parties.iter().cloned());
                return;
            }
            let before = case.dispute.replace(Dispute {
                lead: asked.lead.clone(),
                asked_by: by.actor,
                what: asked.what.clone(),
                since: asked.since,
                asked: asked.occurred_at,
                parties: asked.parties.clone(),
                opinions: Vec::new(),
                submitted: None,
                ruling: None,
            });
            case.disputes.extend(before);
        }
        HelpEvent::OpinionGiven {
            party,
            text,
            missing,
            occurred_at,
        } => {
            if let Some(dispute) = &mut case.dispute {
                // What a department says itself takes the place of a note that it said nothing.
                let own = |given: &Opinion| given.party == *party && given.missing && !missing;
                dispute.opinions.retain(|given| !own(given));
                dispute.opinions.push(Opinion {
                    party: party.clone(),
                    text: text.clone(),
                    missing: *missing,
                    by: by.actor,
                    at: *occurred_at,
                });
            }
        }
        HelpEvent::Submitted { occurred_at } => {
            if let Some(dispute) = &mut case.dispute {
                dispute.submitted.get_or_insert(*occurred_at);
            }
        }
        HelpEvent::Ruled(ruling) => bind(case, ruling, by),
    }
}

/// A ruling holds: its tasks bind, and what another ruling of the same dispute had ordered does not.
pub(in crate::domain::cases) fn bind(case: &mut Case, ruling: &Ruling, by: &Stamped<CaseEvent>) {
    let Some(dispute) = &mut case.dispute else {
        return;
    };
    let before = dispute.ruling.replace(ruling.clone());
    let lead = dispute.lead.clone();
    let named = |help: HelpId, ruling: &Ruling| ruling.tasks.iter().any(|task| task.help == help);
    for help in &mut case.helps {
        let was = before.as_ref().is_some_and(|before| named(help.id, before));
        if was && !named(help.id, ruling) {
            help.ruled = None;
            help.withdrawn.get_or_insert(ruling.occurred_at);
        }
    }
    for task in &ruling.tasks {
        if let Some(help) = case.helps.iter_mut().find(|help| help.id == task.help) {
            help.party.clone_from(&task.party);
            help.to = task.to;
            help.what.clone_from(&task.what);
            help.by = task.by;
            help.ruled = Some(ruling.occurred_at);
            help.withdrawn = None;
        } else {
            case.helps.push(Help {
                id: task.help,
                lead: lead.clone(),
                asked_by: by.actor,
                party: task.party.clone(),
                to: task.to,
                what: task.what.clone(),
                asked: ruling.occurred_at,
                by: task.by,
                answers: Vec::new(),
                ruled: Some(ruling.occurred_at),
                done: None,
                confirmed: None,
                withdrawn: None,
            });
        }
    }
}

/// Answers stand side by side; one that contradicts another unseen has the department say which holds.
fn answer(
    case: &mut Case,
    id: HelpId,
    agrees: bool,
    reason: &str,
    at: Timestamp,
    by: &Stamped<CaseEvent>,
) {
    if let Some(help) = case.helps.iter_mut().find(|help| help.id == id) {
        let mut unseen = help.answers.iter();
        let apart = unseen.any(|other| other.agrees != agrees && !by.seen.has(other.by.dot));
        help.answers.push(HelpAnswer {
            agrees,
            reason: reason.to_owned(),
            at,
            by: by.written(),
            apart,
        });
    }
}

/// Two tablets may both have written it down: the earlier time counts.
fn note(
    case: &mut Case,
    id: HelpId,
    slot: impl Fn(&mut Help) -> &mut Option<Timestamp>,
    at: Timestamp,
) {
    if let Some(help) = case.helps.iter_mut().find(|help| help.id == id) {
        let slot = slot(help);
        *slot = Some(slot.map_or(at, |known| known.min(at)));
    }
}
