//! The month on A4: the monthly sheet of the user-opinion form, one line a complaint and the totals (P15.02.04b).

use super::{Shown, Told, figures, heading};
use crate::app::i18n::{self as words, full_date, t::month as m};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use leptos::prelude::*;

/// The sheet.
#[component]
pub fn MonthPaper(shown: Shown) -> impl IntoView {
    let session = session();
    let totals = figures(&shown, session);
    let row = |told: &Told| {
        let opinion = told.line.satisfaction.map(words::satisfaction);
        view! {
            <tr>
                <td>{told.number.clone()}</td>
                <td>{told.who.clone()}</td>
                <td>{told.words.clone()}</td>
                <td>{told.result.clone()}</td>
                <td>{opinion.unwrap_or_default()}</td>
            </tr>
        }
    };
    let signed = shown.signed.last().map(|deed| {
        let when = full_date(deed.at, session.offset());
        let line = m::signed(when, session.name_of(deed.by));
        view! { <p>{deed.text.clone()}</p><p>{line}</p> }
    });
    view! {
        <article>
            <h1>{m::paper()}" "<small>{heading(shown.month)}</small></h1>
            <table>
                <thead>
                    <tr>
                        <th>{m::col_number()}</th>
                        <th>{m::col_user()}</th>
                        <th>{m::col_matter()}</th>
                        <th>{m::col_result()}</th>
                        <th>{m::col_opinion()}</th>
                    </tr>
                </thead>
                <tbody>{shown.told.iter().map(row).collect_view()}</tbody>
            </table>
            <h2>{m::totals()}</h2>
            <dl class="facts">{totals.into_iter().map(|(_, label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}</dl>
            {signed}
            <PaperFoot/>
        </article>
    }
}
