//! Outages: a list, the page of one, and its papers.

mod area;
mod course;
mod detail;
mod form;
mod papers;
mod steps;

pub use course::version as outage_version;
pub use form::OutageForm;
pub use papers::PaperFoot;

use crate::app::components::app_bar::AppBar;
use crate::app::components::clock::ClockCell;
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::DOT;
use crate::app::i18n::{length, near_time, separator, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::clock::Clock;
use crate::domain::ids::{OutageId, Subject};
use crate::domain::outages::{Area, Expected, Outage, affected, open_clocks};
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// Where there is no heat, in words.
#[must_use]
pub fn area_words(area: &Area) -> String {
    match area {
        Area::Everybody => t::outages::everybody().to_owned(),
        Area::Buildings(names) => names.iter().cloned().collect::<Vec<_>>().join(separator()),
    }
}

/// Until when, in words.
fn expected_words(expected: Expected, session: Session) -> String {
    match expected {
        Expected::Unknown => t::outages::expected_unknown().to_owned(),
        Expected::At(end) => {
            t::outages::expected(near_time(end, platform::now(), session.offset()))
        }
    }
}

/// Whether it is planned, goes on or is over.
fn state_words(outage: &Outage, now: Timestamp) -> &'static str {
    if outage.is_withdrawn() {
        t::outages::withdrawn()
    } else if outage.ended().is_some() {
        t::outages::ended()
    } else if outage.runs(now) {
        t::outages::running()
    } else {
        t::outages::planned()
    }
}

/// Since when and how long, in words.
#[must_use]
pub fn time_words(outage: &Outage, now: Timestamp, offset: i32) -> String {
    let since = t::outages::since(near_time(outage.start.value, now, offset));
    let lasts = length(outage.length(now));
    if outage.ended().is_some() {
        [since, t::outages::lasted(lasts)].join(DOT)
    } else if outage.runs(now) {
        [since, t::outages::so_far(lasts)].join(DOT)
    } else {
        since
    }
}

/// The list, and beside it the outage that is open.
#[component]
pub fn Outages(open: Option<OutageId>) -> impl IntoView {
    let detail = match open {
        Some(id) => view! { <detail::OutageDetail id/> }.into_any(),
        None => view! {
            <section class="detail blank"><Empty icon=IconName::Warning text=t::outages::choose()/></section>
        }
        .into_any(),
    };
    view! {
        <main class="split" data-screen="outages">
            <List open/>
            {detail}
        </main>
    }
}

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: OutageId,
    area: String,
    below: String,
    state: &'static str,
    running: bool,
    clock: Option<Clock>,
}

#[component]
fn List(open: Option<OutageId>) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let now = context.now;
            let mut outages: Vec<&Outage> = context.world.outages.values().collect();
            outages.sort_by_key(|outage| {
                let over = outage.ended().is_some() || outage.is_withdrawn();
                (over, std::cmp::Reverse(outage.start.value), outage.id)
            });
            let line = |outage: &Outage| {
                let users = affected(outage, context.world).count();
                let parts = [
                    time_words(outage, now, offset),
                    t::outages::users(users),
                    outage.cause.value.clone(),
                ];
                let mut clocks = open_clocks(outage, context);
                clocks.sort_by_key(|clock| (now < clock.opens, clock.deadline.due));
                Line {
                    id: outage.id,
                    area: area_words(&outage.area.value),
                    below: parts.join(DOT),
                    state: state_words(outage, now),
                    running: outage.runs(now),
                    clock: clocks.into_iter().next(),
                }
            };
            outages.into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let row = move |line: Line| {
        let left = match line.clock {
            Some(clock) => view! { <ClockCell clock/> }.into_any(),
            None => {
                view! { <span class="clock later"><small>{line.state}</small></span> }.into_any()
            }
        };
        let class = if line.running { "chip a" } else { "chip" };
        view! {
            <li>
                <a class="row" href=Route::Outage(line.id).href() aria-current=(open == Some(line.id)).then_some("true")>
                    {left}
                    <div><strong>{line.area}</strong><em>{line.below}</em></div>
                    <span class=class>{line.state}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="list" class:behind=open.is_some() aria-label=t::outages::title()>
            <AppBar title=t::outages::title() back=Route::More>
                <a class="btn" href=Route::OutageNew.href() data-act="new-outage"><Icon name=IconName::Plus/>{t::outages::new()}</a>
            </AppBar>
            {move || lines.with(Vec::is_empty).then(|| view! { <Empty icon=IconName::Check text=t::outages::none()/> })}
            <ul class="rows">{move || lines.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// The clocks of one outage that are still open, as the band on Today shows them too.
#[must_use]
pub fn outage_of(clock: &Clock) -> Option<OutageId> {
    match clock.subject {
        Subject::Outage(id) => Some(id),
        _ => None,
    }
}
