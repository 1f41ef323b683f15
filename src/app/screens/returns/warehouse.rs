//! What the warehouse expects, and every slip that was signed for, by date, customer and item (P04.12.12g, P04.12.22e).

use super::{standing, unbroken};
use crate::app::components::case_row::who_and_where;
use crate::app::i18n::{self as words, month_day, t::returns as r};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::returns::Slip;
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Line {
    case: CaseId,
    number: String,
    at: Timestamp,
    who: String,
    item: String,
    quantity: String,
    state: String,
}

/// Both lists.
#[component]
pub fn Warehouse() -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.context(|context| {
            let world = context.world;
            let cases = world.cases.values();
            let slips = cases.flat_map(|case| {
                let returns = case.returns.iter();
                let live = returns.flat_map(|returns| returns.live());
                let sent = live.filter(|slip| slip.sent.is_some());
                sent.map(move |slip| (case, slip))
            });
            let line = |case: &_, slip: &Slip| {
                let signed = slip.signed.as_ref().map(|signed| signed.deed.at);
                let sent = slip.sent.as_ref().map(|sent| sent.at);
                let case: &crate::domain::cases::Case = case;
                Line {
                    case: case.id,
                    number: slip.number.number.clone(),
                    at: signed.or(sent).unwrap_or_default(),
                    who: who_and_where(world, case),
                    item: slip.body.item.clone(),
                    quantity: words::returns::quantity(&slip.body.quantity),
                    state: standing(slip, case, context),
                }
            };
            let mut expected = Vec::new();
            let mut signed = Vec::new();
            for (case, slip) in slips {
                let list = if slip.signed.is_some() {
                    &mut signed
                } else {
                    &mut expected
                };
                list.push(line(case, slip));
            }
            expected.sort_by_key(|line| line.at);
            signed.sort_by_key(|line| std::cmp::Reverse(line.at));
            (expected, signed)
        })
    });
    let rows = move |lines: Vec<Line>| {
        let lines = lines.into_iter().map(|line| {
            let date = month_day(line.at, session.offset());
            let number = line.number.clone();
            view! {
                <tr data-slip=number>
                    <td data-label=r::col_sheet()><a href=Route::Case(line.case).href()>{line.number}</a></td>
                    <td data-label=r::made_on() class="whole">{date}</td>
                    <td data-label=r::buyer()>{line.who}</td>
                    <td data-label=r::item()><span>{unbroken(&line.item)}</span></td>
                    <td data-label=r::count()>{line.quantity}</td>
                    <td data-label=r::col_state()>{line.state}</td>
                </tr>
            }
        });
        lines.collect_view()
    };
    let table = move |name: &'static str, none: &'static str, lines: Vec<Line>| {
        let heads = [
            r::col_sheet(),
            r::made_on(),
            r::buyer(),
            r::item(),
            r::count(),
            r::col_state(),
        ];
        if lines.is_empty() {
            return view! { <div class="sec gap"><h2>{name}</h2></div><p class="ask">{none}</p> }
                .into_any();
        }
        view! {
            <div class="sec gap"><h2>{name}</h2></div>
            <div>
                <table class="cards">
                    <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                    <tbody>{rows(lines)}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    move || {
        let (expected, signed) = lines.get();
        view! {
            {table(r::expected(), r::none_expected(), expected)}
            {table(r::signed_slips(), r::none_signed(), signed)}
        }
    }
}
