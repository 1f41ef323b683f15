//! Folds what follows. Total: what names a thing that is not there changes nothing and stays in the history.

use super::events::{AfterEvent, AfterStep};
use super::state::{After, Improvement, Note, Objection, Opinion, Sanction};
use crate::domain::books::Numbered;
use crate::domain::cases::events::CaseEvent;
use crate::domain::deed::Deed;
use crate::domain::ids::AfterId;
use crate::domain::stamp::Stamped;

/// One more event.
pub(in crate::domain::cases) fn evolve(
    after: &mut After,
    event: &AfterEvent,
    by: &Stamped<CaseEvent>,
) {
    let deed = || Deed::new(event.occurred_at, by.actor);
    match &event.step {
        AfterStep::NoteIssued(facts) => {
            if after.note(facts.id).is_none() {
                after.notes.push(Note {
                    facts: facts.clone(),
                    number: Numbered::first(&facts.number, by),
                    issued: deed(),
                    answers: Vec::new(),
                });
            }
        }
        AfterStep::NoteAnswered(answer) => {
            let notes = after.notes.iter_mut();
            for note in notes.filter(|note| note.facts.id == answer.note) {
                note.answers.push((deed(), answer.clone()));
            }
        }
        AfterStep::Renumbered { thing, number } => renumber(after, *thing, number, by),
        AfterStep::TimesChecked { reason } => after.checked.push(deed().saying(reason)),
        AfterStep::Objected {
            id,
            department,
            reason,
            proposal,
        } => {
            if after.objections.iter().all(|known| known.id != *id) {
                after.objections.push(Objection {
                    id: *id,
                    department: department.clone(),
                    raised: deed().saying(reason).with(proposal),
                    answers: Vec::new(),
                });
            }
        }
        AfterStep::ObjectionAnswered {
            objection,
            kept,
            reason,
        } => {
            let objections = after.objections.iter_mut();
            for known in objections.filter(|known| known.id == *objection) {
                known.answers.push((deed().saying(reason), *kept));
            }
        }
        AfterStep::OpinionVoiced {
            id,
            words,
            department,
            to,
        } => {
            if after.opinions.iter().all(|known| known.id != *id) {
                after.opinions.push(Opinion {
                    id: *id,
                    department: department.clone(),
                    voiced: deed().saying(words).towards(Some(*to)),
                    answers: Vec::new(),
                });
            }
        }
        AfterStep::OpinionAnswered { opinion, words } => {
            let opinions = after.opinions.iter_mut();
            for known in opinions.filter(|known| known.id == *opinion) {
                known.answers.push(deed().saying(words));
            }
        }
        AfterStep::ImprovementPlanned(facts) => {
            if after.improvement(facts.id).is_none() {
                after.improvements.push(Improvement {
                    facts: facts.clone(),
                    planned: deed(),
                    parties: Vec::new(),
                    instructed: None,
                    done: Vec::new(),
                    urged: Vec::new(),
                    effects: Vec::new(),
                });
            }
        }
        step => {
            of_improvement(after, step, &deed());
            of_sanction(after, step, &deed(), by);
        }
    }
}

fn renumber(after: &mut After, thing: AfterId, number: &str, by: &Stamped<CaseEvent>) {
    let notes = after.notes.iter_mut();
    let notes = notes.filter(|note| note.facts.id == thing);
    let notices = after.sanctions.iter_mut();
    let notices = notices.filter(|sanction| sanction.facts.id == thing);
    let numbers = notes.map(|note| &mut note.number);
    for numbered in numbers.chain(notices.filter_map(|sanction| sanction.number.as_mut())) {
        numbered.again(number, by);
    }
}

fn of_improvement(after: &mut After, step: &AfterStep, deed: &Deed) {
    let mut on = |id: &AfterId, change: &dyn Fn(&mut Improvement)| {
        let plans = after.improvements.iter_mut();
        plans.filter(|plan| plan.facts.id == *id).for_each(change);
    };
    match step {
        AfterStep::PartyAnswered {
            improvement,
            agrees,
            words,
        } => on(improvement, &|plan| {
            plan.parties.push((deed.clone().saying(words), *agrees));
        }),
        AfterStep::Instructed { improvement, words } => on(improvement, &|plan| {
            plan.instructed
                .get_or_insert_with(|| deed.clone().saying(words));
        }),
        AfterStep::ImprovementDone { improvement, words } => on(improvement, &|plan| {
            plan.done.push(deed.clone().saying(words));
        }),
        AfterStep::ImprovementUrged { improvement, words } => on(improvement, &|plan| {
            plan.urged.push((deed.clone().saying(words), None));
        }),
        AfterStep::UrgeHeard { improvement } => on(improvement, &|plan| {
            for (_, heard) in &mut plan.urged {
                heard.get_or_insert(deed.at);
            }
        }),
        AfterStep::EffectChecked {
            improvement,
            before,
            since,
            effect,
        } => on(improvement, &|plan| {
            plan.effects
                .push((deed.clone().saying(before).with(since), *effect));
        }),
        _ => {}
    }
}

fn of_sanction(after: &mut After, step: &AfterStep, deed: &Deed, by: &Stamped<CaseEvent>) {
    if let AfterStep::SanctionProposed(facts) = step {
        if after.sanction(facts.id).is_none() {
            after.sanctions.push(Sanction {
                facts: facts.clone(),
                proposed: deed.clone(),
                withdrawn: None,
                number: None,
                made_out: None,
                finance: None,
                to: None,
                checked: Vec::new(),
                heard: None,
            });
        }
        return;
    }
    let mut on = |id: &AfterId, change: &dyn Fn(&mut Sanction)| {
        let sanctions = after.sanctions.iter_mut();
        sanctions.filter(|one| one.facts.id == *id).for_each(change);
    };
    match step {
        AfterStep::SanctionWithdrawn { sanction, reason } => on(sanction, &|sanction| {
            sanction
                .withdrawn
                .get_or_insert_with(|| deed.clone().saying(reason));
        }),
        AfterStep::NoticeMadeOut {
            sanction,
            number,
            finance,
            to,
        } => on(sanction, &|sanction| {
            match &mut sanction.number {
                // Made out twice apart: one notice, and both numbers lead to it.
                Some(numbered) => numbered.again(number, by),
                None => sanction.number = Some(Numbered::first(number, by)),
            }
            sanction.made_out.get_or_insert_with(|| deed.clone());
            sanction.finance.get_or_insert(*finance);
            sanction.to.get_or_insert(*to);
        }),
        AfterStep::NoticeChecked {
            sanction,
            right,
            words,
        } => on(sanction, &|sanction| {
            sanction.checked.push((deed.clone().saying(words), *right));
        }),
        AfterStep::NoticeHeard { sanction } => on(sanction, &|sanction| {
            sanction.heard.get_or_insert_with(|| deed.clone());
        }),
        _ => {}
    }
}
