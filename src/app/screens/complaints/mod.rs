//! The register of complaints: every complaint of a month with number, times and state, the month in figures, and both on paper
//! (P05.05.31a–b, P05.00.01a, P05.00.01d, P05.07.01c–d).

mod papers;
mod quality;
mod targets;

use crate::app::burning::burning;
use crate::app::components::app_bar::AppBar;
use crate::app::components::case_row::CaseRow;
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, month_of_year, t, t::complaint as c, wall};
use crate::app::places::has;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::complaint::{Month, Rate, month};
use crate::domain::cases::quality::tracked;
use crate::domain::complaints::basis::{BasisRefusal, Measured, Target, measured};
use crate::domain::summary;
use crate::domain::time::{MINUTE, Timestamp};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use papers::{StatisticsPaper, TrackingPaper};
use targets::{BesideTarget, ToTargets};

/// The first instant of a month, so many months from the one that goes on.
pub(in crate::app::screens) fn begins(months: i32, offset: i32) -> (Timestamp, i32, u32) {
    let today = wall(platform::now(), offset).date_naive();
    let count = today.year() * 12 + i32::try_from(today.month0()).unwrap_or_default() + months;
    let (year, month0) = (count.div_euclid(12), count.rem_euclid(12));
    let month = u32::try_from(month0).unwrap_or_default() + 1;
    let date = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(today);
    let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc();
    let at = Timestamp(midnight.timestamp_millis()).plus(-i64::from(offset) * MINUTE);
    (at, year, month)
}

/// A rate in words: how many of how many.
pub(super) fn rate(rate: Rate) -> String {
    c::of_count(rate.count, rate.of)
}

/// Upheld complaints per thousand services.
pub(super) fn per_thousand(counted: &Month) -> String {
    let rate = counted.rate().per(1_000);
    rate.map_or_else(|| c::no_base().to_owned(), c::rate_per)
}

/// The figures of a month with their names; those that can have a target name it.
pub(super) fn figures(counted: &Month) -> Vec<(Option<Target>, &'static str, String)> {
    let penalties = c::yuan(words::yuan(counted.penalties()));
    let of = |target| (Some(target), words::basis::target(target));
    let (at_once, in_time, per) = (of(Target::AtOnce), of(Target::InTime), of(Target::Rate));
    let all = [
        ((None, c::count_taken()), counted.lines.len().to_string()),
        ((None, c::count_upheld()), counted.upheld().to_string()),
        (
            (None, c::count_not_upheld()),
            counted.not_upheld().to_string(),
        ),
        (at_once, rate(counted.at_once())),
        (in_time, rate(counted.in_time())),
        (per, per_thousand(counted)),
        ((None, c::count_decided()), rate(counted.decided())),
        ((None, c::count_fined()), rate(counted.fined())),
        ((None, c::count_penalties()), penalties),
    ];
    all.map(|((target, label), text)| (target, label, text))
        .into()
}

/// The figures of a month beside what was aimed at in it, and whether it has ended; nothing while the regulation is not in force.
fn beside_targets(session: Session, counted: &Month, month: &str) -> (Vec<Measured>, bool) {
    session.context(|context| {
        if !context.in_force(BasisRefusal::CLAUSE) {
            return (Vec::new(), true);
        }
        let over = month < calendar_month(context.now, session.offset()).as_str();
        let basis = &context.world.complaints.basis;
        (measured(counted, basis, month).into(), over)
    })
}

fn calendar_month(at: Timestamp, offset: i32) -> String {
    summary::Month::of(at, offset).to_string()
}

/// One month of complaints.
#[component]
pub fn Complaints() -> impl IntoView {
    let session = session();
    let burning = burning();
    let back = RwSignal::new(0_i32);
    let offset = session.offset();
    let title = Signal::derive(move || {
        let (_, year, month) = begins(-back.get(), offset);
        month_of_year(year, month)
    });
    let month_key = Signal::derive(move || calendar_month(begins(-back.get(), offset).0, offset));
    let counted = Memo::new(move |_| {
        let (from, ..) = begins(-back.get(), offset);
        let (to, ..) = begins(1 - back.get(), offset);
        session.context(|context| month(from, to, context))
    });
    let of_goods = Memo::new(move |_| {
        let (from, ..) = begins(-back.get(), offset);
        let (to, ..) = begins(1 - back.get(), offset);
        session.context(|context| tracked(from, to, context))
    });
    let unregistered = Memo::new(move |_| {
        session.world(|world| {
            let cases = world.cases.values();
            let open = cases.filter(|case| case.procedure.book().is_some());
            open.filter(|case| case.register.is_none()).count()
        })
    });
    let below = move || {
        let waiting = unregistered.get();
        let waiting = (waiting > 0).then(|| format!("{} {waiting}", c::to_register()));
        let parts = [Some(title.get()), waiting];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let nowhere = Signal::derive(|| None);
    let clocks = Memo::new(move |_| burning.by_case());
    let rows = move || {
        let mut lines = counted.with(|counted| {
            let lines = counted.lines.iter();
            lines.map(|line| line.id).collect::<Vec<_>>()
        });
        lines.reverse();
        let clocks = clocks.get();
        let row = |id| {
            let clock = clocks.get(&id).cloned();
            view! { <li><CaseRow id clock to=Route::Case open=nowhere/></li> }
        };
        lines.into_iter().map(row).collect_view()
    };
    view! {
        <main class="page narrow" data-screen="complaints">
            <AppBar title=c::register() below=below counts=true back=Route::More>
                <a class="btn" href=Route::Take.href() data-act="take"><Icon name=IconName::Plus/>{t::today::take()}</a>
            </AppBar>
            <div class="line no-print">
                <button type="button" class="btn" data-act="month-before" on:click=move |_| back.update(|back| *back += 1)>{c::month_before()}</button>
                <button type="button" class="btn" data-act="month-after" disabled=move || back.get() == 0 on:click=move |_| back.update(|back| *back = (*back - 1).max(0))>{c::month_after()}</button>
                {has(&Route::Closed).then(|| view! { <a class="btn" href=Route::Closed.href() data-act="closed">{t::closed::title()}</a> })}
                <PaperButton label=c::print_tracking() act="print-tracking">{move || counted.with(|counted| view! { <TrackingPaper counted=counted.clone() title=title.get()/> })}</PaperButton>
                <PaperButton label=c::print_statistics() act="print-statistics">{move || counted.with(|counted| view! { <StatisticsPaper counted=counted.clone() title=title.get() month=month_key.get()/> })}</PaperButton>
            </div>
            {move || (counted.with(|counted| counted.lines.is_empty()) && of_goods.with(Vec::is_empty)).then(|| view! { <Empty icon=IconName::Cases text=c::register_empty()/> })}
            {move || view! { <quality::QualityRegister lines=of_goods.get() title=title.get()/> }}
            {move || (of_goods.with(|goods| !goods.is_empty()) && counted.with(|counted| !counted.lines.is_empty())).then(|| view! { <div class="sec gap"><h2>{t::labels::kind_complaint()}</h2></div> })}
            <ul class="rows">{rows}</ul>
            {move || counted.with(|counted| (!counted.lines.is_empty()).then(|| view! { <Figures counted=counted.clone() month=month_key.get()/> }))}
        </main>
    }
}

#[component]
fn Figures(
    counted: Month,
    /// As it is written, `2026-11`.
    month: String,
) -> impl IntoView {
    let session = session();
    let (beside, over) = beside_targets(session, &counted, &month);
    let fact = |(target, label, text): (Option<Target>, &'static str, String)| {
        let mut beside = beside.iter();
        let one = beside.find(|one| Some(one.target) == target).copied();
        view! { <dt>{label}</dt><dd>{text}{one.map(|one| view! { <BesideTarget one over/> })}</dd> }
    };
    let origins: Vec<(String, String)> = counted
        .by_origin()
        .into_iter()
        .map(|(origin, count)| {
            (
                words::complaint::origin(origin).to_owned(),
                count.to_string(),
            )
        })
        .collect();
    let departments: Vec<(String, String)> = counted
        .by_department()
        .into_iter()
        .map(|(department, (count, fen))| {
            let fen = (fen > 0).then(|| c::yuan(words::yuan(fen)));
            let parts = [Some(count.to_string()), fen];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (department.to_owned(), parts.join(" · "))
        })
        .collect();
    let people: Vec<(String, String)> = counted
        .by_person()
        .into_iter()
        .map(|(person, fen)| (session.name_of(person), c::yuan(words::yuan(fen))))
        .collect();
    let group = |title: &'static str, lines: Vec<(String, String)>| {
        (!lines.is_empty()).then(|| {
            view! {
                <details class="more-acts">
                    <summary>{title}</summary>
                    <dl class="facts">{lines.into_iter().map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}</dl>
                </details>
            }
        })
    };
    view! {
        <section aria-label=c::figures() data-figures="">
            <dl class="facts">{figures(&counted).into_iter().map(fact).collect_view()}</dl>
            <ToTargets/>
            {group(c::by_origin(), origins)}
            {group(c::by_department(), departments)}
            {group(c::by_person(), people)}
        </section>
    }
}
