//! Folds what happened in the handling. Total: what names a solution that is not there changes nothing.

use super::events::{CraftEvent, Proposal, View};
use super::state::{Craft, Solution};
use crate::domain::cases::events::CaseEvent;
use crate::domain::cases::state::Case;
use crate::domain::deed::Deed;
use crate::domain::ids::SolutionId;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;

impl Case {
    /// What an event of any kind means for the handling: steps of weight are untold until somebody who knew of them tells the customer.
    pub(in crate::domain::cases) fn note_for_craft(&mut self, stamped: &Stamped<CaseEvent>) {
        let weighty = self.procedure.is_of_weight(&stamped.event) || is_of_weight(&stamped.event);
        let tells = tells_the_customer(&stamped.event);
        if self.is_imported() || (self.craft.is_none() && !weighty) {
            return;
        }
        let mut craft = self.craft.take().unwrap_or_default();
        if tells {
            craft.untold.retain(|(dot, _)| !stamped.seen.has(*dot));
        }
        if weighty {
            let at = stamped.event.occurred_at().unwrap_or(stamped.at);
            craft.untold.push((stamped.dot, at));
        }
        if let CaseEvent::Reopened {
            reason,
            occurred_at,
        } = &stamped.event
        {
            craft.begin_again(Deed::new(*occurred_at, stamped.actor).saying(reason));
        }
        if *craft != Craft::default() {
            self.craft = Some(craft);
        }
    }
}

/// Steps of any kind of case that the customer does not see happen.
fn is_of_weight(event: &CaseEvent) -> bool {
    match event {
        CaseEvent::Accepted { .. } | CaseEvent::MarkedMajor { .. } => true,
        CaseEvent::Craft(event) => matches!(event, CraftEvent::CarriedOut { .. }),
        _ => false,
    }
}

/// With an answer, a word or the end of the case the customer knows how far it is.
fn tells_the_customer(event: &CaseEvent) -> bool {
    matches!(
        event,
        CaseEvent::Answered(_)
            | CaseEvent::Closed(_)
            | CaseEvent::Craft(CraftEvent::Told { .. } | CraftEvent::Raised { .. })
    )
}

impl Craft {
    /// One more event.
    pub(in crate::domain::cases) fn evolve(&mut self, by: &Stamped<CaseEvent>, event: &CraftEvent) {
        let deed = |at: Timestamp| Deed::new(at, by.actor);
        match event {
            CraftEvent::Viewed(view) => self.viewed(view, deed(view.occurred_at)),
            CraftEvent::MatterSettled {
                matter,
                occurred_at,
                ..
            } => {
                let listed = self.matters.iter_mut().find(|(known, _)| known == matter);
                if let Some((_, settled)) = listed {
                    settled.get_or_insert(*occurred_at);
                }
            }
            CraftEvent::Analysed(analysis) => self.analyses.push(analysis.clone()),
            CraftEvent::Apologised {
                occurred_at, words, ..
            } => self.apologies.push(deed(*occurred_at).saying(words)),
            CraftEvent::Proposed(proposal) => self.proposed(proposal),
            CraftEvent::Preferred { solution, .. } => self.prefer(*solution),
            CraftEvent::Offered {
                solution,
                reason,
                occurred_at,
                ..
            } => self.on(*solution, |solution| {
                solution.offered = Some(deed(*occurred_at).saying(reason));
            }),
            CraftEvent::Objected {
                solution,
                objection,
                occurred_at,
                ..
            } => {
                self.on(*solution, |solution| {
                    solution.objected = Some(deed(*occurred_at).saying(objection));
                });
                if self.agreed == Some(*solution) {
                    self.agreed = None;
                }
            }
            CraftEvent::Confirmed {
                solution,
                by: who,
                signature,
                occurred_at,
                ..
            } => {
                let files = signature.iter().cloned().collect();
                let confirmed = deed(*occurred_at).with(who).showing(files);
                self.on(*solution, |solution| {
                    solution.objected = None;
                    solution.confirmed = Some(confirmed);
                });
                if self.solution(*solution).is_some() {
                    self.agreed = Some(*solution);
                }
            }
            CraftEvent::CarriedOut {
                solution,
                what,
                occurred_at,
            } => self.on(*solution, |solution| {
                solution.carried_out = Some(deed(*occurred_at).saying(what));
            }),
            CraftEvent::Told {
                occurred_at, words, ..
            } => self.told.push(deed(*occurred_at).saying(words)),
            CraftEvent::Informed {
                department,
                person,
                occurred_at,
            } => {
                let informed = deed(*occurred_at).saying(department).towards(*person);
                self.informed.push(informed);
            }
            CraftEvent::Raised {
                to,
                reason,
                occurred_at,
                ..
            } => {
                let raised = deed(*occurred_at).saying(reason).towards(Some(*to));
                self.raised.push(raised);
            }
            CraftEvent::FormHanded { occurred_at } => self.handed.push(deed(*occurred_at)),
            CraftEvent::FormSigned(form) => self.opinions.push(
                deed(form.occurred_at)
                    .saying(&form.opinion)
                    .with(&form.unsigned_because)
                    .judged(form.satisfaction)
                    .showing(form.files.clone()),
            ),
            CraftEvent::FormFiled { place, occurred_at } => {
                self.filed.push(deed(*occurred_at).with(place));
            }
            CraftEvent::Judged(verdicts) => self.verdicts.push(verdicts.clone()),
            CraftEvent::FollowedUp(follow_up) if follow_up.reached => self.follow_ups.push(
                deed(follow_up.occurred_at)
                    .saying(&follow_up.words)
                    .with(&follow_up.chance)
                    .judged(follow_up.satisfaction),
            ),
            // A try stands in the history; the question stays open.
            CraftEvent::FollowedUp(_) => {}
            CraftEvent::FollowUpWaived {
                reason,
                occurred_at,
            } => self.waived.push(deed(*occurred_at).saying(reason)),
            CraftEvent::FollowUpSet {
                owner,
                by,
                occurred_at,
            } => self.asked_for.push((*owner, *occurred_at, *by)),
        }
    }

    fn on(&mut self, id: SolutionId, change: impl FnOnce(&mut Solution)) {
        if let Some(solution) = self.solutions.iter_mut().find(|solution| solution.id == id) {
            change(solution);
        }
    }

    /// What was wanted before and is not named any more stays on the list, behind.
    fn viewed(&mut self, view: &View, deed: Deed) {
        self.views.push(deed.saying(&view.correction));
        if !view.expects.is_empty() {
            self.expects.clone_from(&view.expects);
        }
        let mut before = std::mem::take(&mut self.matters);
        for matter in &view.matters {
            let known = before.iter().position(|(known, _)| known == matter);
            let settled = known.and_then(|place| before.remove(place).1);
            if self.matters.iter().all(|(known, _)| known != matter) {
                self.matters.push((matter.clone(), settled));
            }
        }
        self.matters.append(&mut before);
    }

    fn proposed(&mut self, proposal: &Proposal) {
        if self.solution(proposal.id).is_some() {
            return;
        }
        let concession = [&proposal.concession, &proposal.because];
        let concession: Vec<&str> = concession
            .into_iter()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        self.solutions.push(Solution {
            id: proposal.id,
            what: proposal.what.clone(),
            means: proposal.means.clone(),
            fen: proposal.fen,
            time: proposal.time.clone(),
            side: proposal.side,
            rests_on: proposal.rests_on.clone(),
            concession: concession.join(" · "),
            offered: None,
            objected: None,
            confirmed: None,
            carried_out: None,
        });
        if proposal.best {
            self.prefer(proposal.id);
        }
    }

    fn prefer(&mut self, id: SolutionId) {
        let place = self.solutions.iter().position(|solution| solution.id == id);
        if let Some(place) = place {
            let best = self.solutions.remove(place);
            self.solutions.insert(0, best);
        }
    }

    /// Somebody chose which of two accepted solutions holds.
    pub(in crate::domain::cases) fn agree(&mut self, id: Option<SolutionId>) {
        self.agreed = id.filter(|id| self.solution(*id).is_some());
    }

    /// Opened again: what was accepted did not help, and what the customer wants is open anew.
    fn begin_again(&mut self, reopened: Deed) {
        if let Some(id) = self.agreed.take() {
            self.on(id, |solution| solution.objected = Some(reopened));
        }
        for (_, settled) in &mut self.matters {
            *settled = None;
        }
    }
}
