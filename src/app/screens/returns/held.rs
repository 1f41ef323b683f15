//! Receivables that complaints hold up in a month, left out of the salesperson's collection rate (P04.12.23a).

use crate::app::components::clause_link::ClauseLink;
use crate::app::i18n::{
    self as words, full_date, month_of_year, t::complaint as c, t::returns as r,
};
use crate::app::route::Route;
use crate::app::screens::complaints::begins;
use crate::app::session::session;
use crate::domain::cases::returns::{HeldUp, held_up};
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// One month back, one month on.
#[component]
pub fn Months(
    /// How many months back.
    back: RwSignal<i32>,
) -> impl IntoView {
    let offset = session().offset();
    let title = move || {
        let (_, year, month) = begins(-back.get(), offset);
        month_of_year(year, month)
    };
    view! {
        <div class="line gap">
            <h2 class="grow whole">{title}</h2>
            <button type="button" class="btn" data-act="month-before" on:click=move |_| back.update(|back| *back += 1)>{c::month_before()}</button>
            <button type="button" class="btn" data-act="month-after" disabled=move || back.get() == 0 on:click=move |_| back.update(|back| *back = (*back - 1).max(0))>{c::month_after()}</button>
        </div>
    }
}

/// The receivables of a month.
#[component]
pub fn LeftOut() -> impl IntoView {
    let session = session();
    let back = RwSignal::new(0_i32);
    let lines = Memo::new(move |_| {
        let (from, to) = bounds(back.get(), session.offset());
        session.context(|context| held_up(from, to, context))
    });
    let heads = [
        r::col_person(),
        r::col_case(),
        r::col_invoice(),
        r::col_amount(),
        r::due_date(),
        r::col_since(),
        r::col_until(),
    ];
    let row = move |held: HeldUp| {
        let day = |at: Timestamp| full_date(at, session.offset());
        let until = held.until.map_or_else(|| r::still().to_owned(), day);
        let invoice = held.line.invoice.clone();
        view! {
            <tr data-held=invoice>
                <td data-label=r::col_person()>{session.name_of(held.person)}</td>
                <td data-label=r::col_case()><a href=Route::Case(held.case).href()>{held.number}</a></td>
                <td data-label=r::col_invoice()>{held.line.invoice}</td>
                <td data-label=r::col_amount() class="n">{words::yuan(held.line.fen)}</td>
                <td data-label=r::due_date() class="whole">{held.line.due.map(day)}</td>
                <td data-label=r::col_since() class="whole">{day(held.since)}</td>
                <td data-label=r::col_until() class="whole">{until}</td>
            </tr>
        }
    };
    let table = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="ask">{r::none_left_out()}</p> }.into_any();
        }
        let sum = lines.iter().map(|held| held.line.fen).sum();
        view! {
            <div>
                <table class="cards">
                    <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            <p><b>{r::total_left_out(c::yuan(words::yuan(sum)))}</b>" "<ClauseLink clause="P04.12.23a"/></p>
        }
        .into_any()
    };
    view! {
        <Months back/>
        {table}
    }
}

/// The first instant of a month, so many back, and that of the one after it.
pub fn bounds(back: i32, offset: i32) -> (Timestamp, Timestamp) {
    let (from, ..) = begins(-back, offset);
    let (to, ..) = begins(1 - back, offset);
    (from, to)
}
