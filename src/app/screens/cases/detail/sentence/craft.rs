//! The steps of the handling in words.

use super::{Teller, joined};
use crate::app::i18n::{self as words, t::craft as c, t::timeline as l};
use crate::domain::cases::{CraftEvent, LapseEvent};
use crate::domain::ids::{CaseId, SolutionId};

impl Teller {
    pub(super) fn tell_craft(&self, event: &CraftEvent) -> String {
        match event {
            CraftEvent::Viewed(view) => {
                let said = if view.correction.trim().is_empty() {
                    c::agrees_summary().to_owned()
                } else {
                    c::corrected(&view.correction)
                };
                let wants = c::tell_viewed(view.matters.join(words::separator()), said);
                let expects = !view.expects.is_empty();
                joined([Some(wants), expects.then(|| c::expects_line(&view.expects))])
            }
            CraftEvent::MatterSettled { matter, how, .. } => c::tell_settled(how, matter),
            CraftEvent::Analysed(analysis) => {
                let who = words::responsibility(analysis.responsibility);
                c::tell_analysed(&analysis.cause, &analysis.problem, who)
            }
            CraftEvent::Apologised { words, .. } => c::tell_apologised(words),
            CraftEvent::Proposed(proposal) => {
                let grounds = !proposal.rests_on.is_empty();
                joined([
                    Some(c::tell_proposed(words::side(proposal.side), &proposal.what)),
                    Some(c::means_line(&proposal.means)),
                    grounds.then(|| c::rests_line(&proposal.rests_on)),
                ])
            }
            CraftEvent::Preferred { solution, .. } => c::tell_preferred(self.way(*solution)),
            CraftEvent::Offered {
                solution, reason, ..
            } => joined([
                Some(c::tell_offered(self.way(*solution))),
                Some(reason.clone()),
            ]),
            CraftEvent::Objected {
                solution,
                objection,
                next,
                ..
            } => joined([
                Some(c::tell_objected(objection, self.way(*solution))),
                next.map(|next| l::answered_next(self.when(next))),
            ]),
            CraftEvent::Confirmed { solution, by, .. } => joined([
                Some(c::tell_confirmed(self.way(*solution))),
                Some(by.clone()),
            ]),
            CraftEvent::CarriedOut { solution, what, .. } => {
                c::tell_carried_out(what, self.way(*solution))
            }
            CraftEvent::Told { channel, words, .. } => {
                c::tell_told(words::channel(*channel), words)
            }
            CraftEvent::Informed {
                department, person, ..
            } => joined([
                Some(c::tell_informed(department)),
                person.map(|person| self.name(person)),
            ]),
            CraftEvent::Raised {
                to,
                reason,
                reply_by,
                ..
            } => c::tell_raised(self.when(*reply_by), reason, self.name(*to)),
            CraftEvent::FormHanded { .. } => c::tell_handed().to_owned(),
            CraftEvent::FormSigned(form) if form.files.is_empty() => {
                c::tell_unsigned(&form.unsigned_because)
            }
            CraftEvent::FormSigned(form) => {
                let verdict = form.satisfaction.map(words::satisfaction);
                let said = [Some(form.opinion.clone()), verdict.map(str::to_owned)];
                c::tell_signed(joined(said))
            }
            CraftEvent::FormFiled { place, .. } => c::tell_filed(place),
            CraftEvent::Judged(verdicts) => {
                let firm = words::firm_verdict(verdicts.firm_content);
                let line = c::tell_judged(words::expectation(verdicts.expectation), firm);
                joined([Some(line), Some(verdicts.lesson.clone())])
            }
            CraftEvent::FollowedUp(follow_up) if !follow_up.reached => {
                c::tell_not_reached().to_owned()
            }
            CraftEvent::FollowedUp(follow_up) => {
                let verdict = follow_up.satisfaction.map(words::satisfaction);
                let chance = !follow_up.chance.is_empty();
                c::tell_followed(joined([
                    verdict.map(str::to_owned),
                    Some(follow_up.words.clone()),
                    chance.then(|| c::chance_line(&follow_up.chance)),
                ]))
            }
            CraftEvent::FollowUpWaived { reason, .. } => c::tell_waived(reason),
            CraftEvent::FollowUpSet { owner, by, .. } => {
                c::tell_set(self.when(*by), self.name(*owner))
            }
        }
    }

    /// What is about somebody's conduct is not told to everybody: who, and what, stands in its own part.
    pub(super) fn tell_lapse(event: &LapseEvent) -> String {
        let words = match event {
            LapseEvent::Noted { .. } => c::tell_lapse(),
            LapseEvent::Taken(_) => c::tell_measure(),
            LapseEvent::Confirmed { .. } => c::tell_heard(),
        };
        words.to_owned()
    }

    pub(super) fn tell_joined(&self, other: CaseId) -> String {
        let number = self.session.world(|world| {
            let other = world.cases.get(&other)?;
            Some(other.number.clone())
        });
        c::tell_joined(number.unwrap_or_default())
    }

    fn way(&self, id: SolutionId) -> String {
        let what = self.session.world(|world| {
            let solution = world.cases.get(&self.case)?.craft().solution(id)?;
            Some(solution.what.clone())
        });
        what.unwrap_or_else(|| c::unknown_solution().to_owned())
    }
}
