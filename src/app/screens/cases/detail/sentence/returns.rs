//! The steps of returns and allowances in words.

use super::{Teller, joined};
use crate::app::i18n::{self as words, t::returns as r};
use crate::domain::cases::returns::{ReturnsEvent, ReturnsStep, Slip, Way};

impl Teller {
    pub(super) fn tell_returns(&self, event: &ReturnsEvent) -> String {
        let slip = self.session.world(|world| {
            let case = world.cases.get(&self.case)?;
            case.returns.as_ref()?.slip(event.slip).cloned()
        });
        let unit = |count: i64| match &slip {
            Some(slip) => words::returns::quantity(&slip.body.quantity.counted(count)),
            None => count.to_string(),
        };
        let paper = || name(slip.as_ref());
        match &event.step {
            ReturnsStep::Receivables(lines) if lines.is_empty() => {
                r::told_no_receivables().to_owned()
            }
            ReturnsStep::Receivables(lines) => {
                let lines = lines.iter();
                let lines = lines.map(|line| r::held_line(words::yuan(line.fen), &line.invoice));
                let lines: Vec<String> = lines.collect();
                r::told_receivables(lines.join(words::separator()))
            }
            ReturnsStep::MadeOut { number, body } => {
                let quantity = words::returns::quantity(&body.quantity);
                let what = match body.way {
                    Way::Return => r::granted_goods(words::yuan(body.price), quantity),
                    way => r::granted_money(words::yuan(body.fen), words::returns::way(way)),
                };
                r::told_made_out(number, words::returns::paper(body.way), what)
            }
            ReturnsStep::Numbered { number } => r::told_numbered(number, paper()),
            ReturnsStep::Withdrawn { reason } => r::told_withdrawn(paper(), reason),
            ReturnsStep::WithCustomer { .. } => match &slip {
                Some(slip) if slip.body.way == Way::Return => {
                    r::told_with_customer(r::paper_return_certificate())
                }
                _ => r::told_with_customer(paper()),
            },
            ReturnsStep::Sealed { name, .. } => r::told_sealed(name),
            ReturnsStep::Sent => r::told_sent().to_owned(),
            ReturnsStep::Counted {
                count, words: said, ..
            } => joined([Some(r::told_counted(unit(*count))), Some(said.clone())]),
            ReturnsStep::Instructed { words: said } => r::told_instructed(said),
            ReturnsStep::SignedFor { count, .. } => r::told_signed(unit(*count)),
            ReturnsStep::Strayed {
                item,
                quantity,
                words: said,
                ..
            } => joined([
                Some(r::told_strayed(item, words::returns::quantity(quantity))),
                Some(said.clone()),
            ]),
            ReturnsStep::StrayAnswered { words: said } => r::told_stray_answered(said),
            ReturnsStep::Proved(proof) => r::told_proved(words::returns::proof(proof.way)),
            ReturnsStep::HandedIn => r::told_handed_in().to_owned(),
            ReturnsStep::TakenIn { .. } => r::told_taken_in().to_owned(),
            ReturnsStep::Booked {
                voucher,
                fen,
                remark,
                ..
            } => joined([
                Some(r::told_booked(words::yuan(*fen), voucher)),
                Some(remark.clone()),
            ]),
            ReturnsStep::SentBack { remark } => r::told_sent_back(remark),
            ReturnsStep::DecisionAsked { remark } => r::told_decision_asked(remark),
            ReturnsStep::Decided {
                yes: true,
                words: said,
            } => r::told_decided_yes(said),
            ReturnsStep::Decided { words: said, .. } => r::told_decided_no(said),
        }
    }
}

/// What a sheet is called: its paper and number.
fn name(slip: Option<&Slip>) -> String {
    slip.map_or_else(String::new, |slip| {
        r::matter(&slip.number.number, words::returns::paper(slip.body.way))
    })
}
