//! What follows a granted claim: a line a sheet, what it holds and what can be done one tap deeper (P04.12.10–25).

use super::panel::{quiet_reason, reasons};
use super::{Detail, forms};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, near_time, t::returns as r};
use crate::app::platform;
use crate::app::screens::returns::{
    CertificatePaper, ReturnCertificatePaper, SlipPaper, copies, proof, standing,
};
use crate::app::session::{Session, session};
use crate::domain::cases::returns::{Granted, Slip, Way};
use crate::domain::cases::{Action, ActionKind, Case};
use leptos::prelude::*;

/// Sheets, goods without a slip and receivables of a case whose kind has them; nothing for the others.
#[component]
pub fn OfReturns(detail: Detail) -> impl IntoView {
    let case = Memo::new(move |_| {
        detail.case.with(|case| {
            let case = case.as_ref();
            case.filter(|case| case.procedure.moves_goods()).cloned()
        })
    });
    move || {
        let case = case.get()?;
        let granted = case.procedure.granted(&case);
        let decided = granted.as_ref().map(decided);
        let sheets = case
            .returns
            .iter()
            .flat_map(|returns| returns.slips.clone());
        let sheets = sheets.map(|slip| sheet(&case, slip)).collect_view();
        let open = granted
            .iter()
            .flat_map(|granted| not_made_out(&case, granted));
        let open = open.map(|way| {
            view! { <li class="line" data-way=key(way)><b>{words::returns::way(way)}</b>" "<span class="ask">{r::not_made_out()}</span></li> }
        });
        Some(view! {
            <section class="craft" data-screen="returns" aria-label=r::title()>
                <div class="sec gap"><h2>{r::title()}</h2><ClauseLink clause="P04.12.10"/></div>
                {decided.map(|decided| view! { <p data-granted="">{r::granted()}" "<b>{decided}</b></p> })}
                <ul class="stack">{open.collect_view()}</ul>
                {sheets}
                <Strays case=case.clone()/>
                <HeldLines case=case.clone()/>
                <Steps detail/>
            </section>
        })
    }
}

fn key(way: Way) -> &'static str {
    match way {
        Way::Allowance => "allowance",
        Way::Compensation => "compensation",
        Way::Return => "return",
    }
}

/// What was granted, in one line.
fn decided(granted: &Granted) -> String {
    let ways = granted.ways.iter().map(|way| match way {
        Way::Return if granted.price > 0 => r::granted_goods(
            words::yuan(granted.price),
            words::returns::quantity(&granted.quantity),
        ),
        Way::Return => r::granted_goods_plain(words::returns::quantity(&granted.quantity)),
        way => r::granted_money(words::yuan(granted.fen), words::returns::way(*way)),
    });
    ways.collect::<Vec<_>>().join(words::separator())
}

fn not_made_out(case: &Case, granted: &Granted) -> Vec<Way> {
    let ways = granted.ways.iter().copied();
    let known = |way: &Way| {
        let returns = case.returns.as_ref();
        returns.is_some_and(|returns| returns.of(*way).is_some())
    };
    ways.filter(|way| !known(way)).collect()
}

/// One sheet: number and standing; inside it what it says, its copies, its proof, and its paper.
fn sheet(case: &Case, slip: Slip) -> impl IntoView + use<> {
    let session = session();
    let when = |at| near_time(at, platform::now(), session.offset());
    let state = session.context(|context| standing(&slip, case, context));
    let name = r::matter(&slip.number.number, words::returns::paper(slip.body.way));
    let formerly = (!slip.number.formerly.is_empty())
        .then(|| r::formerly(slip.number.formerly.join(words::separator())));
    let copies = copies(&slip, when);
    let facts = facts(session, case, &slip);
    let withdrawn = !slip.is_live();
    let number = slip.number.number.clone();
    let way = key(slip.body.way);
    view! {
        <details class="part-of" data-sheet=way data-number=number data-withdrawn=withdrawn.to_string()>
            <summary><b>{name}</b>" "<span class="ask">{state}</span></summary>
            {formerly.map(|formerly| view! { <p class="ask">{formerly}</p> })}
            <dl class="facts">
                {facts.into_iter().map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}
                <dt>{r::copies()}</dt>
                <dd><ul class="stack">{copies.into_iter().map(|copy| view! { <li>{copy}</li> }).collect_view()}</ul></dd>
            </dl>
            {(!withdrawn).then(|| prints(case.clone(), slip))}
        </details>
    }
}

fn facts(session: Session, case: &Case, slip: &Slip) -> Vec<(&'static str, String)> {
    let body = &slip.body;
    let when = |at| near_time(at, platform::now(), session.offset());
    let unit = |count| words::returns::quantity(&body.quantity.counted(count));
    let way = words::returns::way(body.way);
    let quantity = (body.quantity.count > 0).then(|| unit(body.quantity.count));
    let money = words::t::complaint::yuan(words::yuan(body.fen));
    let signed = slip.signed.as_ref();
    let came = signed.map(|signed| {
        let who = format!(
            "{} {}",
            session.name_of(signed.deed.by),
            when(signed.deed.at)
        );
        words::aside(unit(signed.count), who)
    });
    let granted = case.procedure.granted(case);
    let found =
        granted.and_then(|granted| session.context(|context| slip.reconciled(&granted, context)));
    let difference = found.map(|found| match found.difference {
        0 => String::new(),
        less if less < 0 => r::left_over(unit(-less)),
        more => r::more_over(unit(more)),
    });
    let sealed = slip.sealed.as_ref();
    let sealed = sealed.map(|deed| format!("{} {}", deed.who, when(deed.at)));
    let handling = body.handling.map(words::returns::handling);
    let booked = slip.booked.as_ref().map(|booked| {
        let money = words::t::complaint::yuan(words::yuan(booked.fen));
        [money, booked.deed.text.clone()].join(" ")
    });
    let text = |text: &str| Some(text.to_owned());
    let all = [
        (r::kind_of(), text(way)),
        (r::item(), text(&[&*body.order, &body.item].join(" "))),
        (r::count(), quantity),
        (r::amount(), Some(money)),
        (r::reason(), text(&body.reason)),
        (r::handling(), handling.map(str::to_owned)),
        (r::ground(), text(&body.ground)),
        (r::more_because(), text(&body.more_because)),
        (r::sign_customer(), sealed),
        (r::really_returned(), came),
        (r::col_difference(), difference),
        (
            r::instruction(),
            slip.instructed.as_ref().map(|deed| deed.text.clone()),
        ),
        (r::proof_way(), Some(proof(slip))),
        (r::col_amount(), booked),
    ];
    let all = all.into_iter();
    all.filter_map(|(label, text)| Some((label, text?)))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

/// The sheet's paper, and of a return the certificate for the buyer.
fn prints(case: Case, slip: Slip) -> impl IntoView {
    let certified = slip.body.way.is_certified();
    let certificate = !certified && slip.with_customer.is_some();
    let (second_case, second) = (case.clone(), slip.clone());
    view! {
        <div class="line">
            <PaperButton label=words::returns::paper(slip.body.way) act="print-sheet">
                {if certified {
                    view! { <CertificatePaper case=case.clone() slip=slip.clone()/> }.into_any()
                } else {
                    view! { <SlipPaper case=case.clone() slip=slip.clone()/> }.into_any()
                }}
            </PaperButton>
            {certificate.then(|| view! {
                <PaperButton label=r::paper_return_certificate() act="print-return-certificate">
                    <ReturnCertificatePaper case=second_case.clone() slip=second.clone()/>
                </PaperButton>
            })}
        </div>
    }
}

#[component]
fn Strays(case: Case) -> impl IntoView {
    let strays = case
        .returns
        .iter()
        .flat_map(|returns| returns.strays.clone());
    let lines: Vec<(String, String)> = strays
        .map(|stray| {
            let quantity = words::returns::quantity(&stray.quantity);
            let said = stray.answered.map(|deed| deed.text);
            let said = said.unwrap_or_else(|| r::stray_waits().to_owned());
            let said = [stray.came.text, said];
            let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
            (
                r::stray_line(&stray.item, quantity),
                said.join(words::separator()),
            )
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="part-of" data-strays="">
                <summary><b>{r::strays()}</b></summary>
                <ul class="stack">{lines.into_iter().map(|(line, said)| view! { <li>{line}<small class="ask block">{said}</small></li> }).collect_view()}</ul>
            </details>
        }
    })
}

/// The receivables that the complaint holds up, or that none is, or that nobody has said (P04.12.23b).
#[component]
fn HeldLines(case: Case) -> impl IntoView {
    let (state, lines) = match case.receivables() {
        None => (r::held_unsaid().to_owned(), Vec::new()),
        Some(lines) if lines.is_empty() => (r::held_none().to_owned(), Vec::new()),
        Some(lines) => {
            let sum = lines.iter().map(|line| line.fen).sum();
            let lines = lines.iter();
            let lines = lines.map(|line| r::held_line(words::yuan(line.fen), &line.invoice));
            (words::t::complaint::yuan(words::yuan(sum)), lines.collect())
        }
    };
    view! {
        <details class="part-of" data-held="">
            <summary><b>{r::held()}</b>" "<span class="ask">{state}</span></summary>
            <ul class="stack">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </details>
    }
}

/// Buttons for what can be done now; the reasons for the rest are one tap deeper.
#[component]
fn Steps(detail: Detail) -> impl IntoView {
    let offered = Memo::new(move |_| {
        detail.actions.with(|actions| {
            let ours = actions
                .iter()
                .filter(|action| matches!(action.kind, ActionKind::Returns(_)));
            ours.cloned().collect::<Vec<_>>()
        })
    });
    move || {
        let (may, may_not): (Vec<Action>, Vec<Action>) = offered
            .get()
            .into_iter()
            .partition(|action| action.refused.is_none());
        let button = move |kind: ActionKind| {
            view! { <button type="button" class="btn" data-act=forms::key(kind) on:click=move |_| detail.open.set(Some(kind))>{forms::name(kind)}</button> }
        };
        view! {
            <div class="line wrap">{may.iter().map(|action| button(action.kind)).collect_view()}</div>
            {(!may_not.is_empty()).then(|| view! {
                <details class="more-acts">
                    <summary>{words::t::case::cannot_yet()}</summary>
                    {reasons(&may_not).iter().map(quiet_reason).collect_view()}
                </details>
            })}
        }
    }
}
