//! The questions of returns and allowances.

use super::{Input, Question, ask, happened, must, numbered, reason};
use crate::app::i18n::{self as words, t, t::returns as r};
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::returns::{
    Granted, Handling, ProofWay, Receivable, Slip, Step, Way, slips_for,
};

/// The ways of proof at which a question is asked, by their places in the list of the sheet's way.
const ORIGINAL: &[&str] = &["0"];
const COPY_OF_RETURN: &[&str] = &["1"];
const COPY_OF_ALLOWANCE: &[&str] = &["0"];

/// The questions of this step.
pub(super) fn questions(step: Step, case: &Case) -> Vec<Question> {
    let slips = due(step, case);
    let first = slips.first();
    let mut asked: Vec<Question> = which(&slips).into_iter().collect();
    asked.extend(match step {
        Step::NoteReceivables => receivables(case),
        Step::Certify => certify(case),
        Step::MakeOut => make_out(case),
        Step::GiveCustomer => {
            let back = slips.iter().any(|slip| !slip.body.way.is_certified());
            let invoice = slips.iter().map(|slip| slip.body.invoice.clone());
            let invoice = invoice.reduce(|one, other| if one.is_empty() { other } else { one });
            let of_return = || {
                vec![
                    preset(
                        ask("invoice", r::customer_invoice(), Input::Line),
                        &invoice.unwrap_or_default(),
                    ),
                    ask("tax", r::tax_plain(), Input::Yuan),
                ]
            };
            back.then(of_return).unwrap_or_default()
        }
        Step::Seal => vec![
            preset(must("name", r::seal_name(), Input::Line), &case.caller.name),
            ask("photos", r::seal_photo(), Input::Photos),
            ask("signature", r::seal_signature(), Input::Signature),
        ],
        Step::Send | Step::HandIn => Vec::new(),
        Step::Count => vec![
            must("count", r::counted(), Input::Whole),
            ask("words", r::condition(), Input::Line),
            ask("photos", t::form::photos(), Input::Photos),
        ],
        Step::Instruct => vec![must("words", r::instruction(), Input::Lines)],
        Step::SignFor => vec![
            only(
                "came",
                r::counted(),
                first.and_then(|slip| {
                    let counted = slip.counted.as_ref()?;
                    let came = slip.body.quantity.counted(counted.count);
                    Some(words::returns::quantity(&came))
                }),
            ),
            must("signature", r::sign(), Input::Signature),
        ],
        Step::Prove => first.map(proof).unwrap_or_default(),
        Step::TakeIn => vec![must(
            "papers",
            r::got_certificate(),
            Input::Checks(vec![
                ("certificate", r::got_certificate()),
                ("proof", r::got_proof()),
            ]),
        )],
        Step::Book => vec![
            only(
                "came",
                r::col_amount(),
                first.and_then(|slip| booking(case, slip)),
            ),
            must("voucher", r::voucher(), Input::Line),
            ask("dated", r::voucher_date(), Input::Happened),
            ask("remark", r::remark(), Input::Lines),
        ],
        Step::SendBack | Step::AskDecision => vec![must("remark", r::remark(), Input::Lines)],
        Step::Decide => vec![
            must("yes", r::decision(), Input::YesNo),
            must("words", r::decision_words(), Input::Lines),
        ],
        Step::Stray => vec![
            must("item", r::item(), Input::Line),
            must("count", r::stray_count(), Input::Whole),
            ask("unit", r::unit(), Input::Line),
            ask("words", r::stray_words(), Input::Line),
            ask("photos", t::form::photos(), Input::Photos),
        ],
        Step::AnswerStray => {
            let strays = case.returns.iter().flat_map(|returns| &returns.strays);
            let open = strays.filter(|stray| stray.answered.is_none());
            let options = open.map(|stray| {
                let quantity = words::returns::quantity(&stray.quantity);
                (stray.id.to_string(), r::stray_line(&stray.item, quantity))
            });
            vec![
                pick("slip", r::strays(), options.collect()),
                must("words", r::answer(), Input::Lines),
            ]
        }
        Step::Withdraw => vec![reason()],
        // Numbers that two have are settled where both stand side by side.
        Step::Renumber => Vec::new(),
    });
    asked.push(happened());
    asked
}

/// The sheets on which this step is next.
pub fn due(step: Step, case: &Case) -> Vec<Slip> {
    session().context(|context| {
        let slips = slips_for(case, step, context).into_iter();
        match step {
            Step::NoteReceivables
            | Step::Certify
            | Step::MakeOut
            | Step::Stray
            | Step::AnswerStray => Vec::new(),
            _ => slips.cloned().collect(),
        }
    })
}

/// What was granted, if anything was.
pub fn granted(case: &Case) -> Granted {
    case.procedure.granted(case).unwrap_or_default()
}

/// The ways over certificates that were granted.
pub fn certified(granted: &Granted) -> Vec<Way> {
    let ways = granted.ways.iter().copied();
    ways.filter(|way| way.is_certified()).collect()
}

fn which(slips: &[Slip]) -> Option<Question> {
    let options = slips.iter().map(|slip| {
        let name = r::matter(&slip.number.number, words::returns::paper(slip.body.way));
        (slip.id.to_string(), name)
    });
    (slips.len() > 1).then(|| pick("slip", r::which(), options.collect()))
}

/// One of several; the first is chosen already where there is but one.
fn pick(key: &'static str, label: &'static str, options: Vec<(String, String)>) -> Question {
    let chosen = match options.as_slice() {
        [(only, _)] => only.clone(),
        _ => String::new(),
    };
    Question {
        initial: chosen,
        ..must(key, label, Input::Pick(options))
    }
}

/// What is done, as the one thing that can be chosen: "book 92" and nothing else.
fn only(key: &'static str, label: &'static str, what: Option<String>) -> Question {
    let options = what.map(|what| ("yes".to_owned(), what));
    pick(key, label, options.into_iter().collect())
}

fn preset(question: Question, text: &str) -> Question {
    Question {
        initial: text.to_owned(),
        ..question
    }
}

fn yuan(key: &'static str, label: &'static str, fen: i64) -> Question {
    let text = if fen == 0 {
        String::new()
    } else {
        words::yuan(fen)
    };
    preset(ask(key, label, Input::Yuan), &text)
}

fn whole(key: &'static str, label: &'static str, count: i64) -> Question {
    let text = if count == 0 {
        String::new()
    } else {
        count.to_string()
    };
    preset(ask(key, label, Input::Whole), &text)
}

fn at(question: Question, values: &'static [&'static str]) -> Question {
    Question {
        shown_if: Some(("way", values)),
        ..question
    }
}

fn certify(case: &Case) -> Vec<Question> {
    let granted = granted(case);
    let ways = certified(&granted);
    let made = ways.iter().find_map(|way| {
        let returns = case.returns.as_ref()?;
        returns.of(*way).filter(|slip| slip.may_change())
    });
    let body = made.map(|slip| &slip.body);
    let way = (ways.len() > 1).then(|| {
        let options = numbered(&ways, words::returns::way);
        must("way", r::ask_way(), Input::Choice(options))
    });
    let text = |own: Option<&String>, of: &str| own.map_or_else(|| of.to_owned(), Clone::clone);
    let fen = body.map_or(if ways.len() > 1 { 0 } else { granted.fen }, |body| {
        body.fen
    });
    let rest = [
        preset(
            ask("order", r::order(), Input::Line),
            &text(body.map(|body| &body.order), &granted.order),
        ),
        preset(
            must("item", r::item(), Input::Line),
            &text(body.map(|body| &body.item), &granted.item),
        ),
        preset(
            ask("invoice", r::invoice(), Input::Line),
            &text(body.map(|body| &body.invoice), ""),
        ),
        whole(
            "count",
            r::count(),
            body.map_or(0, |body| body.quantity.count),
        ),
        preset(
            ask("unit", r::unit(), Input::Line),
            &text(body.map(|body| &body.quantity.unit), &granted.quantity.unit),
        ),
        yuan("price", r::price_off(), body.map_or(0, |body| body.price)),
        Question {
            hint: r::amount_hint(),
            ..yuan("fen", r::amount(), fen)
        },
        yuan("tax", r::tax(), body.map_or(0, |body| body.tax)),
    ];
    way.into_iter().chain(rest).collect()
}

fn make_out(case: &Case) -> Vec<Question> {
    let granted = granted(case);
    let made = case.returns.as_ref();
    let made = made.and_then(|returns| returns.of(Way::Return));
    let body = made.map(|slip| &slip.body);
    let text = |own: Option<&String>, of: &str| own.map_or_else(|| of.to_owned(), Clone::clone);
    let ground = r::ground_initial(&granted.decision, case.called());
    let handling = body.and_then(|body| body.handling);
    let place = handling.and_then(|one| Handling::ALL.iter().position(|other| *other == one));
    vec![
        preset(
            must("order", r::order(), Input::Line),
            &text(body.map(|body| &body.order), &granted.order),
        ),
        preset(
            must("item", r::item(), Input::Line),
            &text(body.map(|body| &body.item), &granted.item),
        ),
        whole(
            "count",
            r::slip_quantity(),
            body.map_or(granted.quantity.count, |body| body.quantity.count),
        ),
        preset(
            ask("unit", r::unit(), Input::Line),
            &text(body.map(|body| &body.quantity.unit), &granted.quantity.unit),
        ),
        ask("more_because", r::more_because(), Input::Line),
        yuan(
            "price",
            r::price(),
            body.map_or(granted.price, |body| body.price),
        ),
        preset(
            ask("reason", r::reason(), Input::Lines),
            &text(body.map(|body| &body.reason), &granted.reason),
        ),
        preset(
            ask(
                "handling",
                r::handling(),
                Input::Choice(numbered(&Handling::ALL, words::returns::handling)),
            ),
            &place.map(|place| place.to_string()).unwrap_or_default(),
        ),
        preset(
            ask("ground", r::ground(), Input::Lines),
            &text(body.map(|body| &body.ground), &ground),
        ),
        preset(
            ask("invoice", r::invoice(), Input::Line),
            &text(body.map(|body| &body.invoice), ""),
        ),
        preset(
            ask("carrier", r::carrier(), Input::Line),
            &text(body.map(|body| &body.carrier), ""),
        ),
    ]
}

fn proof(slip: &Slip) -> Vec<Question> {
    let ways = ProofWay::of(slip.body.way);
    let way = must(
        "way",
        r::proof_way(),
        Input::Choice(numbered(ways, words::returns::proof)),
    );
    let invoice = preset(
        ask("invoice", r::customer_invoice(), Input::Line),
        &slip.body.invoice,
    );
    let came = slip.signed.as_ref();
    let came = came.map_or(slip.body.quantity.count, |signed| signed.count);
    if slip.body.way.is_certified() {
        let of_copy = [
            invoice,
            whole("count", r::count(), slip.body.quantity.count),
            yuan("full_price", r::full_price(), 0),
            yuan("price", r::allowed_price(), slip.body.price),
            yuan("fen", r::allowed_fen(), slip.body.fen),
            yuan("kept_price", r::kept_price(), 0),
            yuan("kept_fen", r::kept_fen(), 0),
            ask("sealed", r::sealed(), Input::YesNo),
            ask("photos", r::proof_photo(), Input::Photos),
        ];
        let of_copy = of_copy.into_iter().map(|one| at(one, COPY_OF_ALLOWANCE));
        return std::iter::once(way).chain(of_copy).collect();
    }
    let original = [
        at(invoice, &["0", "1"]),
        at(ask("dated", r::invoice_date(), Input::Happened), ORIGINAL),
        at(ask("in_hand", r::in_hand(), Input::YesNo), ORIGINAL),
    ];
    let copy = [
        whole("count", r::returned_count(), came),
        yuan("price", r::proof_price(), slip.body.price),
        yuan("fen", r::proof_fen(), came.saturating_mul(slip.body.price)),
        whole("kept", r::kept(), 0),
    ];
    let copy = copy.into_iter().map(|one| at(one, COPY_OF_RETURN));
    let all = [
        ask("sealed", r::sealed(), Input::YesNo),
        ask("photos", r::proof_photo(), Input::Photos),
    ];
    let all = all.into_iter().map(|one| at(one, &["0", "1", "2"]));
    std::iter::once(way)
        .chain(original)
        .chain(copy)
        .chain(all)
        .collect()
}

/// What finance books: what really came at its price, or the certificate's amount.
fn booking(case: &Case, slip: &Slip) -> Option<String> {
    if slip.body.way.is_certified() {
        return Some(r::book_money(words::yuan(slip.body.fen)));
    }
    let granted = case.procedure.granted(case)?;
    let found = session().context(|context| slip.reconciled(&granted, context))?;
    let came = slip.body.quantity.counted(slip.signed.as_ref()?.count);
    Some(r::book_what(
        words::yuan(found.fen),
        words::returns::quantity(&came),
    ))
}

/// Those that are written down stay unless they are taken out; one more can be added.
fn receivables(case: &Case) -> Vec<Question> {
    let lines: Vec<Receivable> = case.receivables().unwrap_or_default();
    let options: Vec<(String, String)> = lines
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let name = r::held_line(words::yuan(line.fen), &line.invoice);
            (place.to_string(), name)
        })
        .collect();
    let all: Vec<String> = options.iter().map(|(place, _)| place.clone()).collect();
    let known = (!options.is_empty()).then(|| {
        preset(
            ask("kept", r::held(), Input::PickMany(options)),
            &all.join(" "),
        )
    });
    let new = [
        ask("invoice", r::invoice(), Input::Line),
        yuan("fen", r::amount(), 0),
        ask("due", r::due_date(), Input::Happened),
    ];
    known.into_iter().chain(new).collect()
}
