//! The complaints of a month: the share settled, the satisfaction of those who wait, how fast, the head's signature and the circular
//! (P10.04.06a, b, P10.04.01c, P10.04.04c, P10.11.09d).

mod figures;
mod sign;

use super::papers::LinesPaper;
use crate::app::components::app_bar::AppBar;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, length, month_of_key, t, t::petitions as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::petition::Month;
use crate::domain::ids::CaseId;
use figures::{Figures, SpeedLine, figures};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn MonthPage() -> impl IntoView {
    let session = session();
    let begin = untrack(|| {
        session.context(|context| {
            let calendar = context.calendar_at(context.now);
            Month::of(calendar, context.now)
        })
    });
    let month = RwSignal::new(begin);
    let shown = Memo::new(move |_| {
        let month = month.get();
        session.context(|context| figures(month, context))
    });
    let turn = move |forward: bool| {
        let other = untrack(|| {
            session.context(|context| {
                let calendar = context.calendar_at(platform::now());
                let now = month.get_untracked();
                if forward {
                    now.after(calendar)
                } else {
                    now.before(calendar)
                }
            })
        });
        month.set(other);
    };
    let last = move || month.get().to > platform::now();
    view! {
        <main class="page narrow" data-screen="month">
            <AppBar title=p::month() below=move || shown.with(|shown| month_of_key(&shown.key)) counts=true back=Route::Petitions>
                <button type="button" class="btn" data-act="month-before" on:click=move |_| turn(false)><Icon name=IconName::Back/>{p::previous()}</button>
                <button type="button" class="btn" data-act="month-after" disabled=last on:click=move |_| turn(true)>{p::next()}</button>
            </AppBar>
            {move || {
                let shown = shown.get();
                let paper = shown.clone();
                view! {
                    <Shares shown=shown.clone()/>
                    <Speeds lines=shown.speeds.clone()/>
                    <sign::Sign shown=shown.clone()/>
                    <sign::Issue shown=shown/>
                    <PaperButton label=p::print_month() act="print-month"><OnPaper shown=paper.clone()/></PaperButton>
                }
            }}
        </main>
    }
}

/// A share in words, with what stands behind it.
fn percent(share: Option<usize>) -> String {
    share.map_or_else(|| "—".to_owned(), |share| format!("{share} %"))
}

#[component]
fn Shares(shown: Figures) -> impl IntoView {
    let share = &shown.share;
    let due = share.settled.len() + share.open.len();
    let settled = match share.percent() {
        Some(_) => p::share_of(due, share.settled.len()),
        None => p::share_none().to_owned(),
    };
    let asked = share.satisfied.len() + share.dissatisfied.len();
    let satisfied = match share.satisfied_percent() {
        Some(_) => p::satisfied_of(asked, share.satisfied.len()),
        None => p::satisfied_none().to_owned(),
    };
    // What is still being handled is not late before the month has ended.
    let ended = shown.ended;
    let class = move |key: &str, share: Option<usize>| match share {
        Some(100) | None => "share",
        Some(_) if key == "answered" && !ended => "share",
        Some(_) => "share late",
    };
    let line =
        |key: &'static str, name, share: Option<usize>, below: String, clause: &'static str| {
            view! {
                <div class=class(key, share) data-share=key>
                    <span class="ask">{name}" "<ClauseLink clause/></span>
                    <strong>{percent(share)}</strong>
                    <span>{below}</span>
                </div>
            }
        };
    let answered = (shown.answered * 100).checked_div(shown.received);
    let lists = [
        ("open", p::still_open(), &share.open),
        ("dissatisfied", p::dissatisfied(), &share.dissatisfied),
        ("not-reached", p::not_reached(), &share.not_reached),
        ("not-due", p::not_due(), &share.not_due),
        ("thin", p::thin(), &shown.thin),
    ];
    view! {
        <section class="shares">
            {line("settled", p::share(), share.percent(), settled, "P10.04.06a")}
            {line("satisfied", p::satisfied(), share.satisfied_percent(), satisfied, "P10.04.06b")}
            {line("answered", p::answered(), answered, p::answered_of(shown.answered, shown.received), "P10.04.04c")}
        </section>
        {(shown.paid != 0).then(|| view! { <p data-paid="">{p::paid(words::yuan(shown.paid))}</p> })}
        {lists.map(|(key, title, cases)| view! { <Named key title cases=cases.clone()/> }).collect_view()}
    }
}

/// Cases by number, with who has them and what was said last.
#[component]
fn Named(key: &'static str, title: &'static str, cases: Vec<CaseId>) -> impl IntoView {
    let session = session();
    let count = cases.len();
    let line = move |id: CaseId| {
        let (number, holder) = session.world(|world| {
            let case = world.cases.get(&id)?;
            let people = &world.organisation.people;
            let holder = people.get(&case.in_charge.value);
            let holder = holder.map(|person| person.name.clone());
            Some((case.number.clone(), holder.unwrap_or_default()))
        })?;
        Some(view! { <li><a href=Route::Case(id).href()>{number}</a>" "{holder}</li> })
    };
    (count > 0).then(|| {
        view! {
            <section data-list=key>
                <div class="group"><h2>{title}</h2><span>{count}</span></div>
                <ul class="stack">{cases.into_iter().filter_map(line).collect_view()}</ul>
            </section>
        }
    })
}

/// How fast, beside the month before.
#[component]
fn Speeds(lines: Vec<SpeedLine>) -> impl IntoView {
    let pair = |times: Option<(i64, i64)>| {
        times.map_or_else(
            || "—".to_owned(),
            |(middle, slowest)| format!("{} / {}", length(middle), length(slowest)),
        )
    };
    let cell = move |now: Option<(i64, i64)>, before: Option<(i64, i64)>| {
        view! { {pair(now)}<small class="ask block">{p::speed_before()}" "{pair(before)}</small> }
    };
    let row = move |line: SpeedLine| {
        view! {
            <tr data-speed="">
                <th scope="row">{line.kind}</th>
                <td class="n" data-label=p::speed_received()>{line.received}</td>
                <td data-label=p::speed_answer()>{cell(line.answer, line.answer_before)}</td>
                <td data-label=p::speed_end()>{cell(line.end, line.end_before)}</td>
            </tr>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <section class="gap">
                <div class="sec"><h2>{p::speed()}</h2><ClauseLink clause="P10.04.01c"/></div>
                <table class="cards" data-speeds="">
                    <thead>
                        <tr>
                            <th scope="col">{p::speed_kind()}</th>
                            <th scope="col" class="n">{p::speed_received()}</th>
                            <th scope="col">{p::speed_answer()}</th>
                            <th scope="col">{p::speed_end()}</th>
                        </tr>
                    </thead>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
    })
}

#[component]
fn OnPaper(shown: Figures) -> impl IntoView {
    let session = session();
    let share = &shown.share;
    let due = share.settled.len() + share.open.len();
    let asked = share.satisfied.len() + share.dissatisfied.len();
    let with = |percent: Option<usize>, text: String| match percent {
        Some(percent) => format!("{percent} %　{text}"),
        None => text,
    };
    let settled = match share.percent() {
        Some(_) => p::share_of(due, share.settled.len()),
        None => p::share_none().to_owned(),
    };
    let satisfied = match share.satisfied_percent() {
        Some(_) => p::satisfied_of(asked, share.satisfied.len()),
        None => p::satisfied_none().to_owned(),
    };
    let lines = vec![
        (p::share().to_owned(), with(share.percent(), settled)),
        (
            p::satisfied().to_owned(),
            with(share.satisfied_percent(), satisfied),
        ),
        (
            p::answered().to_owned(),
            p::answered_of(shown.answered, shown.received),
        ),
        (p::money().to_owned(), words::yuan(shown.paid)),
    ];
    let numbers = |cases: &[CaseId]| {
        session.world(|world| {
            let cases = cases.iter().filter_map(|id| world.cases.get(id));
            let people = &world.organisation.people;
            cases
                .map(|case| {
                    let holder = people.get(&case.in_charge.value);
                    let holder = holder.map(|person| person.name.clone());
                    format!("{} {}", case.number, holder.unwrap_or_default())
                })
                .collect::<Vec<String>>()
        })
    };
    let mut lists = vec![
        (p::still_open().to_owned(), numbers(&share.open)),
        (p::dissatisfied().to_owned(), numbers(&share.dissatisfied)),
        (p::not_reached().to_owned(), numbers(&share.not_reached)),
        (p::not_due().to_owned(), numbers(&share.not_due)),
    ];
    lists.push((t::petitions::sign().to_owned(), shown.signed.clone()));
    view! { <LinesPaper title=p::month().to_owned() below=month_of_key(&shown.key) lines lists/> }
}
