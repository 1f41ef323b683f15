//! Folds what happened to certificates, slips and goods. Total: what names a slip that is not there changes nothing.

use super::events::{ReturnsEvent, ReturnsStep};
use super::granted::Way;
use super::state::{Booking, Counted, Held, Returns, Ruled, Slip, SlipVersion, Stray};
use crate::domain::books::Numbered;
use crate::domain::cases::contested::Contested;
use crate::domain::cases::events::CaseEvent;
use crate::domain::cases::state::Case;
use crate::domain::deed::Deed;
use crate::domain::ids::SlipId;
use crate::domain::stamp::Stamped;

/// One more event.
pub(in crate::domain::cases) fn evolve(
    case: &mut Case,
    event: &ReturnsEvent,
    by: &Stamped<CaseEvent>,
) {
    let mut returns = case.returns.take().unwrap_or_default();
    returns.evolve(event, by);
    case.returns = Some(returns);
}

/// Somebody chose among versions of something about a slip; of two made out apart, those not chosen are withdrawn.
pub(in crate::domain::cases) fn choose(
    case: &mut Case,
    version: &SlipVersion,
    by: &Stamped<CaseEvent>,
) {
    let passed = case.settled.get(&version.what).into_iter().flatten();
    let others: Vec<SlipId> = passed
        .filter_map(|(other, _)| other.slip())
        .map(|other| other.slip)
        .filter(|other| *other != version.slip)
        .collect();
    let Some(returns) = &mut case.returns else {
        return;
    };
    let made = Way::ALL.iter().any(|way| way.made_twice() == version.what);
    for slip in &mut returns.slips {
        if made && others.contains(&slip.id) {
            slip.withdrawn = Some(Deed::new(by.at, by.actor));
        }
        if slip.id == version.slip {
            slip.hold(version);
        }
    }
}

impl Slip {
    /// What was chosen holds.
    fn hold(&mut self, version: &SlipVersion) {
        let unsigned = || Deed::new(self.made.at, self.made.by);
        let deed = version.deed.clone().unwrap_or_else(unsigned);
        match version.what {
            Contested::GoodsSigned => {
                self.signed = Some(Counted {
                    count: version.count,
                    deed,
                });
            }
            Contested::OverReturn => {
                self.ruled = Some(Ruled {
                    yes: version.yes,
                    deed,
                });
            }
            Contested::AllowanceBooked
            | Contested::CompensationBooked
            | Contested::ReturnBooked => {
                self.booked = Some(Booking {
                    voucher: version.name.clone(),
                    dated: version.dated.unwrap_or(deed.at),
                    count: version.count,
                    fen: version.fen,
                    deed,
                });
            }
            _ => self.withdrawn = None,
        }
    }

    /// The number, body and author of a sheet that is made out anew; what was said to the old one is about the old one.
    fn anew(&mut self, event: &ReturnsEvent, by: &Stamped<CaseEvent>) {
        self.made = Deed::new(event.occurred_at, by.actor);
        self.written = by.written();
        self.sent_back = None;
        if self.body.way.is_certified() {
            self.with_customer = None;
            self.sealed = None;
            self.proof = None;
            self.handed_in = None;
            self.taken_in = None;
        } else if self.signed.is_none() {
            self.sent = None;
            self.counted = None;
            self.instructed = None;
        }
    }
}

impl Returns {
    fn evolve(&mut self, event: &ReturnsEvent, by: &Stamped<CaseEvent>) {
        let deed = Deed::new(event.occurred_at, by.actor);
        match &event.step {
            ReturnsStep::Receivables(lines) => {
                self.held = Some(Held {
                    lines: lines.clone(),
                    deed,
                });
            }
            ReturnsStep::Strayed {
                item,
                quantity,
                words,
                attachments,
            } => {
                if self.strays.iter().all(|stray| stray.id != event.slip) {
                    self.strays.push(Stray {
                        id: event.slip,
                        item: item.clone(),
                        quantity: quantity.clone(),
                        came: deed.saying(words).showing(attachments.clone()),
                        answered: None,
                    });
                }
            }
            ReturnsStep::StrayAnswered { words } => {
                for stray in self.strays.iter_mut().filter(|one| one.id == event.slip) {
                    stray
                        .answered
                        .get_or_insert_with(|| deed.clone().saying(words));
                }
            }
            ReturnsStep::MadeOut { number, body } => {
                match self.slips.iter_mut().find(|slip| slip.id == event.slip) {
                    Some(slip) => {
                        slip.body.clone_from(body);
                        slip.anew(event, by);
                    }
                    None => self.slips.push(Slip {
                        id: event.slip,
                        number: Numbered::first(number, by),
                        body: (**body).clone(),
                        made: deed,
                        written: by.written(),
                        with_customer: None,
                        return_tax: 0,
                        sealed: None,
                        sent: None,
                        counted: None,
                        instructed: None,
                        signed: None,
                        proof: None,
                        handed_in: None,
                        taken_in: None,
                        sent_back: None,
                        decision_asked: None,
                        ruled: None,
                        booked: None,
                        withdrawn: None,
                    }),
                }
            }
            step => {
                for slip in self.slips.iter_mut().filter(|slip| slip.id == event.slip) {
                    slip.evolve(step, &deed, by);
                }
            }
        }
    }
}

impl Slip {
    fn evolve(&mut self, step: &ReturnsStep, deed: &Deed, by: &Stamped<CaseEvent>) {
        let deed = deed.clone();
        // Sealed or sent by somebody who knew an older sheet: that is in the history, and this one is still to be sealed or sent.
        let of_this = by.seen.has(self.written.dot);
        match step {
            ReturnsStep::Numbered { number } => self.number.again(number, by),
            ReturnsStep::Withdrawn { reason } => {
                self.withdrawn.get_or_insert(deed.saying(reason));
            }
            ReturnsStep::WithCustomer { invoice, tax } => {
                if of_this {
                    self.with_customer = Some(deed.saying(invoice));
                    self.return_tax = *tax;
                }
            }
            ReturnsStep::Sealed { name, attachments } => {
                if of_this {
                    let sealed = deed.with(name).showing(attachments.clone());
                    self.sealed.get_or_insert(sealed);
                }
            }
            ReturnsStep::Sent => {
                if of_this {
                    self.sent.get_or_insert(deed);
                }
            }
            ReturnsStep::Counted {
                count,
                words,
                attachments,
            } => {
                self.counted = Some(Counted {
                    count: *count,
                    deed: deed.saying(words).showing(attachments.clone()),
                });
                self.instructed = None;
            }
            ReturnsStep::Instructed { words } => {
                self.instructed.get_or_insert(deed.saying(words));
            }
            ReturnsStep::SignedFor { count, signature } => {
                let files = signature.iter().cloned().collect();
                self.signed = Some(Counted {
                    count: *count,
                    deed: deed.showing(files),
                });
            }
            ReturnsStep::Proved(proof) => self.proof = Some(((**proof).clone(), deed)),
            ReturnsStep::HandedIn => {
                self.handed_in.get_or_insert(deed);
            }
            ReturnsStep::TakenIn { .. } => {
                self.taken_in.get_or_insert(deed);
            }
            ReturnsStep::Booked {
                voucher,
                dated,
                count,
                fen,
                remark,
            } => {
                self.booked = Some(Booking {
                    voucher: voucher.clone(),
                    dated: *dated,
                    count: *count,
                    fen: *fen,
                    deed: deed.saying(remark),
                });
            }
            ReturnsStep::SentBack { remark } => self.sent_back = Some(deed.saying(remark)),
            ReturnsStep::DecisionAsked { remark } => {
                self.decision_asked.get_or_insert(deed.saying(remark));
            }
            ReturnsStep::Decided { yes, words } => {
                self.ruled = Some(Ruled {
                    yes: *yes,
                    deed: deed.saying(words),
                });
            }
            ReturnsStep::MadeOut { .. }
            | ReturnsStep::Strayed { .. }
            | ReturnsStep::StrayAnswered { .. }
            | ReturnsStep::Receivables(_) => {}
        }
    }
}
