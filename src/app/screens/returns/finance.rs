//! Finance compares approved and returned, largest difference first, and sees what is missing where nothing can be compared (P04.12.20a–c).

use super::held::{Months, bounds};
use crate::app::components::case_row::who_and_where;
use crate::app::i18n::{self as words, t::returns as r};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::returns::{Slip, Verdict, Way};
use crate::domain::context::Context;
use crate::domain::ids::CaseId;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Line {
    case: CaseId,
    number: String,
    key: &'static str,
    sheet: &'static str,
    who: String,
    approved: String,
    slip: String,
    actual: String,
    difference: String,
    by: i64,
    money: String,
    state: String,
    agrees: bool,
}

/// What lies with finance, and what was booked in a month, apart by kind.
#[component]
pub fn Finance() -> impl IntoView {
    let session = session();
    let back = RwSignal::new(0_i32);
    let lines = Memo::new(move |_| session.context(open_lines));
    let sums = Memo::new(move |_| {
        let (from, to) = bounds(back.get(), session.offset());
        session.world(|world| {
            Way::ALL.map(|way| {
                let slips = world
                    .cases
                    .values()
                    .filter_map(|case| case.returns.as_ref());
                let slips = slips.flat_map(|returns| returns.live());
                let booked = slips.filter(|slip| slip.body.way == way);
                let booked = booked.filter_map(|slip| slip.booked.as_ref());
                let booked = booked.filter(|booked| booked.dated >= from && booked.dated < to);
                booked.map(|booked| booked.fen).sum::<i64>()
            })
        })
    });
    let rows = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="ask">{r::none_to_compare()}</p> }.into_any();
        }
        let agree = lines.iter().filter(|line| line.agrees).count();
        let heads = [
            r::col_sheet(),
            r::buyer(),
            r::col_approved(),
            r::col_slip(),
            r::col_actual(),
            r::col_difference(),
            r::col_amount(),
            r::col_state(),
        ];
        let row = |line: Line| {
            let number = line.number.clone();
            view! {
                <tr data-row=number data-verdict=line.key>
                    <td data-label=r::col_sheet()><a href=Route::Case(line.case).href()>{line.number}</a><small>{line.sheet}</small></td>
                    <td data-label=r::buyer()>{line.who}</td>
                    <td data-label=r::col_approved()>{line.approved}</td>
                    <td data-label=r::col_slip()>{line.slip}</td>
                    <td data-label=r::col_actual()>{line.actual}</td>
                    <td data-label=r::col_difference()>{line.difference}</td>
                    <td data-label=r::col_amount()>{line.money}</td>
                    <td data-label=r::col_state()>{line.state}</td>
                </tr>
            }
        };
        view! {
            {(agree > 0).then(|| view! { <p class="soon" data-agree=agree.to_string()>{r::waits_to_book(agree)}</p> })}
            <div>
                <table class="cards many">
                    <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let totals = move || {
        let names = [r::total_allowance, r::total_compensation, r::total_return];
        let sums = sums
            .get()
            .map(|fen| words::t::complaint::yuan(words::yuan(fen)));
        let keys = ["allowance", "compensation", "return"];
        let lines = names.into_iter().zip(sums).zip(keys);
        lines
            .map(|((name, sum), key)| view! { <li data-total=key>{name(sum)}</li> })
            .collect_view()
    };
    view! {
        {rows}
        <Months back/>
        <ul class="stack">{totals}</ul>
    }
}

fn open_lines(context: &Context<'_>) -> Vec<Line> {
    let cases = context.world.cases.values();
    let mut lines: Vec<Line> = cases
        .flat_map(|case| {
            let live = case.returns.iter().flat_map(|returns| returns.live());
            let open = live.filter(|slip| slip.booked.is_none() && slip.sent_back.is_none());
            open.map(|slip| line(case, slip, context))
                .collect::<Vec<_>>()
        })
        .collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.by), line.number.clone()));
    lines
}

fn line(case: &Case, slip: &Slip, context: &Context<'_>) -> Line {
    let granted = case.procedure.granted(case).unwrap_or_default();
    let found = slip.reconciled(&granted, context);
    let quantity = words::returns::quantity;
    let unit = |count: i64| quantity(&slip.body.quantity.counted(count));
    let certified = slip.body.way.is_certified();
    let (approved, on_slip) = if certified {
        (words::yuan(granted.fen), words::yuan(slip.body.fen))
    } else {
        (quantity(&granted.quantity), quantity(&slip.body.quantity))
    };
    let difference = found.filter(|found| found.difference != 0).map(|found| {
        let unit = &slip.body.quantity.unit;
        r::difference(found.difference, found.per_mille, unit)
    });
    let (state, key, agrees) = match found {
        Some(found) => {
            let verdict = found.verdict;
            (
                words::returns::verdict(verdict),
                name(verdict),
                verdict == Verdict::Agreed,
            )
        }
        None if !certified => (r::lacks_signature(), "unsigned", false),
        None if slip.taken_in.is_some() => (r::state_taken_in(), "agreed", true),
        None => (r::lacks_papers(), "papers", false),
    };
    Line {
        case: case.id,
        number: slip.number.number.clone(),
        key,
        sheet: words::returns::paper(slip.body.way),
        who: who_and_where(context.world, case),
        approved,
        slip: on_slip,
        actual: slip
            .signed
            .as_ref()
            .map(|signed| unit(signed.count))
            .unwrap_or_default(),
        difference: difference.unwrap_or_default(),
        by: found.map_or(0, |found| found.difference.abs()),
        money: words::yuan(found.map_or(slip.body.fen, |found| found.fen)),
        state: state.to_owned(),
        agrees,
    }
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agreed => "agreed",
        Verdict::Fewer => "fewer",
        Verdict::MoreWithin => "more-within",
        Verdict::MoreBeyond => "more-beyond",
        Verdict::AmountDiffers => "amount",
        Verdict::UnitDiffers => "unit",
    }
}
