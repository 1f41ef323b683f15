//! From answers to the events of returns and allowances.

use super::Answers;
use crate::app::platform;
use crate::app::screens::cases::detail::forms::spec::returns::{certified, due, granted};
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::returns::{
    Body, Handling, Proof, ProofWay, Quantity, Receivable, ReturnsEvent, ReturnsStep, Slip, Step,
    Way, amount,
};
use crate::domain::ids::SlipId;
use crate::domain::time::Timestamp;
use leptos::prelude::untrack;

/// The event of this step.
pub(super) fn event(
    step: Step,
    answers: &Answers,
    case: &Case,
    occurred_at: Timestamp,
) -> Option<ReturnsEvent> {
    let event = |slip, step| {
        Some(ReturnsEvent {
            slip,
            occurred_at,
            step,
        })
    };
    let new = || SlipId(platform::new_uuid());
    let text = |key: &str| answers.text(key);
    match step {
        Step::NoteReceivables => return event(new(), receivables(answers, case)),
        Step::Stray => {
            return event(
                new(),
                ReturnsStep::Strayed {
                    item: text("item"),
                    quantity: Quantity::new(answers.whole("count")?, &text("unit")),
                    words: text("words"),
                    attachments: answers.attachments("photos"),
                },
            );
        }
        Step::AnswerStray => {
            let words = text("words");
            return event(
                text("slip").parse().ok()?,
                ReturnsStep::StrayAnswered { words },
            );
        }
        Step::Certify | Step::MakeOut => {
            let body = body(step, answers, case)?;
            let known = case.returns.as_ref();
            let known = known.and_then(|returns| returns.of(body.way));
            let (slip, number) = match known {
                Some(slip) => (slip.id, slip.number.number.clone()),
                None => (new(), next_number(body.way)?),
            };
            let body = Box::new(body);
            return event(slip, ReturnsStep::MadeOut { number, body });
        }
        _ => {}
    }
    let slips = untrack(|| due(step, case));
    let chosen = text("slip").parse::<SlipId>().ok();
    let chosen = chosen.and_then(|id| slips.iter().find(|slip| slip.id == id));
    let slip = chosen.or(slips.first())?;
    event(slip.id, on_slip(step, slip, answers, case, occurred_at)?)
}

fn on_slip(
    step: Step,
    slip: &Slip,
    answers: &Answers,
    case: &Case,
    occurred_at: Timestamp,
) -> Option<ReturnsStep> {
    let text = |key: &str| answers.text(key);
    Some(match step {
        Step::GiveCustomer => ReturnsStep::WithCustomer {
            invoice: text("invoice"),
            tax: answers.fen("tax").unwrap_or_default(),
        },
        Step::Seal => ReturnsStep::Sealed {
            name: text("name"),
            attachments: [
                answers.attachments("photos"),
                answers.attachments("signature"),
            ]
            .concat(),
        },
        Step::Send => ReturnsStep::Sent,
        Step::Count => ReturnsStep::Counted {
            count: answers.whole("count")?,
            words: text("words"),
            attachments: answers.attachments("photos"),
        },
        Step::Instruct => ReturnsStep::Instructed {
            words: text("words"),
        },
        Step::SignFor => ReturnsStep::SignedFor {
            count: slip.counted.as_ref()?.count,
            signature: answers.attachments("signature").into_iter().next(),
        },
        Step::Prove => ReturnsStep::Proved(Box::new(proof(slip, answers, occurred_at)?)),
        Step::HandIn => ReturnsStep::HandedIn,
        Step::TakeIn => {
            let papers = text("papers");
            let has = |key: &str| papers.split(' ').any(|one| one == key);
            ReturnsStep::TakenIn {
                certificate: has("certificate"),
                proof: has("proof"),
            }
        }
        Step::Book => booked(slip, answers, case, occurred_at)?,
        Step::SendBack => ReturnsStep::SentBack {
            remark: text("remark"),
        },
        Step::AskDecision => ReturnsStep::DecisionAsked {
            remark: text("remark"),
        },
        Step::Decide => ReturnsStep::Decided {
            yes: answers.yes("yes")?,
            words: text("words"),
        },
        Step::Withdraw => ReturnsStep::Withdrawn {
            reason: text("reason"),
        },
        Step::NoteReceivables
        | Step::Certify
        | Step::MakeOut
        | Step::Stray
        | Step::AnswerStray
        | Step::Renumber => return None,
    })
}

/// The next free number of a book; it is given, never typed.
fn next_number(way: Way) -> Option<String> {
    untrack(|| {
        session().context(|context| {
            let mut numbers = context.world.book_numbers(way.book(), context);
            numbers.next()
        })
    })
}

fn body(step: Step, answers: &Answers, case: &Case) -> Option<Body> {
    let granted = granted(case);
    let way = match step {
        Step::Certify => match certified(&granted).as_slice() {
            [only] => *only,
            several => answers.chosen("way", several)?,
        },
        _ => Way::Return,
    };
    let text = |key: &str| answers.text(key);
    let count = answers.whole("count").unwrap_or_default();
    let price = answers.fen("price").unwrap_or_default();
    Some(Body {
        way,
        order: text("order"),
        item: text("item"),
        invoice: text("invoice"),
        quantity: Quantity::new(count, &text("unit")),
        price,
        fen: answers.fen("fen").unwrap_or_else(|| amount(count, price)),
        tax: answers.fen("tax").unwrap_or_default(),
        shipped: granted.shipped,
        carrier: text("carrier"),
        reason: text("reason"),
        handling: answers.chosen("handling", &Handling::ALL),
        ground: text("ground"),
        more_because: text("more_because"),
    })
}

fn proof(slip: &Slip, answers: &Answers, occurred_at: Timestamp) -> Option<Proof> {
    let fen = |key: &str| answers.fen(key).unwrap_or_default();
    let whole = |key: &str| answers.whole(key).unwrap_or_default();
    let way = answers.chosen("way", ProofWay::of(slip.body.way))?;
    Some(Proof {
        way,
        invoice: answers.text("invoice"),
        dated: (way == ProofWay::Original).then(|| answers.time("dated").unwrap_or(occurred_at)),
        count: whole("count"),
        price: fen("price"),
        fen: fen("fen"),
        kept: whole("kept"),
        full_price: fen("full_price"),
        kept_price: fen("kept_price"),
        kept_fen: fen("kept_fen"),
        in_hand: answers.yes("in_hand") == Some(true),
        sealed: answers.yes("sealed") == Some(true),
        photos: answers.attachments("photos"),
    })
}

fn booked(
    slip: &Slip,
    answers: &Answers,
    case: &Case,
    occurred_at: Timestamp,
) -> Option<ReturnsStep> {
    let (count, fen) = if slip.body.way.is_certified() {
        (0, slip.body.fen)
    } else {
        let granted = case.procedure.granted(case)?;
        let found = untrack(|| session().context(|context| slip.reconciled(&granted, context)))?;
        (slip.signed.as_ref()?.count, found.fen)
    };
    Some(ReturnsStep::Booked {
        voucher: answers.text("voucher"),
        dated: answers.time("dated").unwrap_or(occurred_at),
        count,
        fen,
        remark: answers.text("remark"),
    })
}

/// What stays of those that are written down, and the new one; nothing at all says that none is held up.
fn receivables(answers: &Answers, case: &Case) -> ReturnsStep {
    let known = case.receivables().unwrap_or_default();
    let kept = answers.text("kept");
    let kept = |place: usize| kept.split(' ').any(|one| one == place.to_string());
    let known = known.iter().enumerate();
    let known = known.filter(|(place, _)| kept(*place));
    let new = Receivable {
        invoice: answers.text("invoice"),
        fen: answers.fen("fen").unwrap_or_default(),
        due: answers.time("due"),
    };
    let empty = new.invoice.is_empty() && new.fen == 0;
    let new = (!empty).then_some(new);
    ReturnsStep::Receivables(known.map(|(_, line)| line.clone()).chain(new).collect())
}
