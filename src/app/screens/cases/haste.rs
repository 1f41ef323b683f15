//! Whether solving first in emergencies is faster, and who still owes a contact sheet (P01.09.01e).

use crate::app::components::app_bar::AppBar;
use crate::app::components::case_row::who_and_where;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::letterhead::{Letterhead, PrintButton};
use crate::app::i18n::{length, near_time, t::haste as h};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::{Haste as Report, HasteLine, haste};
use crate::domain::time::{DAY, MINUTE};
use leptos::prelude::*;

/// How many days back.
const DAYS: i64 = 90;

/// A line as it is shown.
#[derive(Clone, PartialEq)]
struct Line {
    href: String,
    what: String,
    who: String,
    took: String,
    sheet: String,
    owes: bool,
}

/// The report.
#[component]
pub fn Haste() -> impl IntoView {
    let session = session();
    let report = Memo::new(move |_| {
        let now = platform::now();
        session.world(|world| {
            let report = haste(world, now.plus(-DAYS * DAY), now.plus(MINUTE));
            let lines: Vec<Line> = report
                .lines
                .iter()
                .filter_map(|line| {
                    let case = world.cases.get(&line.case)?;
                    Some(Line {
                        href: Route::Case(case.id).href(),
                        what: case.words.clone(),
                        who: who_and_where(world, case),
                        took: took(line),
                        sheet: sheet(line, session.offset()),
                        owes: line.owes_sheet,
                    })
                })
                .collect();
            (report, lines)
        })
    });
    let middle = |minutes: Option<i64>| {
        minutes.map_or_else(
            || h::nothing().to_owned(),
            |minutes| length(minutes * MINUTE),
        )
    };
    let number = move |key: &'static str, name: &'static str, of: fn(&Report) -> Option<i64>| {
        view! {
            <div><dt>{name}<small>{h::middle()}</small></dt><dd data-middle=key>{move || report.with(|(report, _)| middle(of(report)))}</dd></div>
        }
    };
    let row = |line: Line| {
        view! {
            <tr data-owes=line.owes.to_string()>
                <td><a href=line.href>{line.what}</a><small class="ask block">{line.who}</small></td>
                <td>{line.took}</td>
                <td class:late=line.owes>{line.sheet}</td>
            </tr>
        }
    };
    view! {
        <main class="page narrow">
            <Letterhead title=h::title()/>
            <AppBar title=h::title() back=Route::More below=|| h::below(DAYS)><PrintButton/></AppBar>
            <p class="hint">{h::about()}" "<ClauseLink clause="P01.09.01e"/></p>
            {move || report.with(|(_, lines)| lines.is_empty()).then(|| view! { <Empty icon=IconName::Check text=h::none()/> })}
            {move || (!report.with(|(_, lines)| lines.is_empty())).then(|| view! {
                <dl class="middle">
                    {number("first", h::first(), |report| report.first)}
                    {number("others", h::others(), |report| report.others)}
                </dl>
                <div class="scroll" tabindex="0" role="region" aria-label=h::title()>
                    <table>
                        <thead><tr><th>{h::case()}</th><th>{h::took()}</th><th>{h::sheet()}</th></tr></thead>
                        <tbody>{move || report.with(|(_, lines)| lines.iter().cloned().map(row).collect_view())}</tbody>
                    </table>
                </div>
            })}
        </main>
    }
}

fn took(line: &HasteLine) -> String {
    line.minutes
        .map_or_else(|| h::open().to_owned(), |minutes| length(minutes * MINUTE))
}

fn sheet(line: &HasteLine, offset: i32) -> String {
    match (line.solved_first, line.sheet) {
        (None, _) => h::not_first().to_owned(),
        (Some(_), Some(at)) => h::handed_in(near_time(at, platform::now(), offset)),
        (Some(_), None) => h::owes().to_owned(),
    }
}
