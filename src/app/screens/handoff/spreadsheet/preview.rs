//! What would be written, and which rows cannot be read.

use crate::app::i18n::{clock_time, full_date, row_error, t};
use crate::app::session::session;
use crate::domain::time::Timestamp;
use crate::import::{Plan, PlannedCase, RowStatus};
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are shown; the rest is counted.
const SHOWN: usize = 50;

/// Two tables: rows that can be read, rows that cannot.
#[component]
pub fn Preview(plan: Arc<Plan>) -> impl IntoView {
    let offset = session().offset();
    let when = move |at: Timestamp| format!("{} {}", full_date(at, offset), clock_time(at, offset));
    let row = move |case: &PlannedCase| {
        let received = &case.received;
        let status = match case.status {
            RowStatus::New => t::spreadsheet::status_new(),
            RowStatus::Known => t::spreadsheet::status_known(),
        };
        view! {
            <tr>
                <td data-label=t::spreadsheet::col_line()>{case.line.to_string()}</td>
                <td data-label=t::spreadsheet::col_number()>{received.number.clone()}</td>
                <td data-label=t::spreadsheet::col_what()>{received.words.clone()}</td>
                <td data-label=t::spreadsheet::col_where()>{received.caller.address.clone()}</td>
                <td data-label=t::spreadsheet::col_opened()>{when(received.occurred_at)}</td>
                <td data-label=t::spreadsheet::col_target()>{received.target.map(when)}</td>
                <td data-label=t::spreadsheet::col_closed()>
                    {case.closing.as_ref().map_or_else(|| t::spreadsheet::open().to_owned(), |closing| when(closing.occurred_at))}
                </td>
                <td data-label=t::spreadsheet::col_status()>{status}</td>
            </tr>
        }
    };
    let errors: Vec<String> = plan.errors.iter().map(row_error).collect();
    let bad = errors.len().to_string();
    view! {
        {(!errors.is_empty()).then(|| view! {
            <section>
                <h2>{t::spreadsheet::errors()}</h2>
                <ul class="stack" data-errors=bad>
                    {errors.into_iter().map(|error| view! { <li class="wrong">{error}</li> }).collect_view()}
                </ul>
            </section>
        })}
        <section>
            <h2>{t::spreadsheet::preview()}" "<small class="ask">{t::spreadsheet::preview_first(plan.cases.len().min(SHOWN))}</small></h2>
            <div class="scroll-x">
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{t::spreadsheet::col_line()}</th>
                            <th scope="col">{t::spreadsheet::col_number()}</th>
                            <th scope="col">{t::spreadsheet::col_what()}</th>
                            <th scope="col">{t::spreadsheet::col_where()}</th>
                            <th scope="col">{t::spreadsheet::col_opened()}</th>
                            <th scope="col">{t::spreadsheet::col_target()}</th>
                            <th scope="col">{t::spreadsheet::col_closed()}</th>
                            <th scope="col">{t::spreadsheet::col_status()}</th>
                        </tr>
                    </thead>
                    <tbody>{plan.cases.iter().take(SHOWN).map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
