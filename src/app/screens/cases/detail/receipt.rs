//! The receipt of a repair on paper: what was wrong, what was done, what the user said, whom to call (P10.09.11a, P10.09.08e, f).

use crate::app::components::photo::Photo;
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, full_date, on_paper, t, tenths};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::repair::Repair;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReceiptPaper(case: Case, repair: Repair) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let at = |when| on_paper(when, offset);
    let who = session.world(|world| crate::app::components::case_row::who_and_where(world, &case));
    let technician = repair.technician.unwrap_or(case.in_charge.value);
    let certificate = session.world(|world| {
        let person = world.organisation.people.get(&technician)?;
        person
            .credentials
            .as_ref()
            .map(|shown| shown.value.number.clone())
    });
    let technician = [
        Some(session.name_of(technician)),
        certificate.filter(|number| !number.is_empty()),
    ];
    let cause = repair.findings.iter().rev().find_map(|found| found.cause);
    let removal = repair.removal.as_ref();
    let parts = removal.map(|removal| {
        let parts = removal.parts.iter();
        let parts: Vec<String> = parts
            .map(|part| format!("{} × {}", part.name, part.quantity))
            .collect();
        parts.join(words::separator())
    });
    let degrees = removal.and_then(|removal| removal.temperature_tenths);
    let receipt = repair.receipt.as_ref();
    let opinion = receipt
        .and_then(|receipt| receipt.opinion)
        .map(words::satisfaction);
    let lines = [
        (t::case::customer(), who),
        (
            t::customers::col_date(),
            full_date(case.received_at, offset),
        ),
        (
            t::customers::col_fault(),
            words::symptom(repair.symptom).to_owned(),
        ),
        (
            t::customers::col_cause(),
            cause.map(words::cause).unwrap_or_default().to_owned(),
        ),
        (
            t::form::work(),
            removal
                .map(|removal| removal.work.clone())
                .unwrap_or_default(),
        ),
        (t::customers::col_parts(), parts.unwrap_or_default()),
        (
            t::form::temperature(),
            degrees
                .map(|degrees| format!("{}\u{a0}°C", tenths(i64::from(degrees))))
                .unwrap_or_default(),
        ),
        (
            t::case::technician(),
            technician
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(DOT),
        ),
        (t::form::opinion(), opinion.unwrap_or_default().to_owned()),
        (
            t::form::users_words(),
            receipt
                .map(|receipt| receipt.words.clone())
                .unwrap_or_default(),
        ),
    ];
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let signature = receipt.and_then(|receipt| receipt.signature.clone());
    let signed = receipt.map(|receipt| at(receipt.occurred_at));
    view! {
        <article>
            <h1>{t::own::receipt()}" "<small>{case.number.clone()}</small></h1>
            <p>{case.words.clone()}</p>
            <dl class="facts">{lines.map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}</dl>
            <div class="signed">
                <span>{t::form::signature()}" "{signed}</span>
                {signature.map(|attachment| view! { <Photo attachment/> })}
            </div>
            <PaperFoot/>
        </article>
    }
}
