//! The complaints of one month on one calm page: how many, in time or late, promises kept and broken, what is still open, who is asked
//! once more; signed once and kept (P15.02.04a–c).

mod sheet;
mod sign;

use crate::app::components::app_bar::AppBar;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::paper::PaperButton;
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, month_of_year, near_time, procedure, t::month as m};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::{Expectation, Grade, Satisfaction};
use crate::domain::deed::Deed;
use crate::domain::ids::CaseId;
use crate::domain::papers::month_id;
use crate::domain::summary::{Line, Month, Summary, summary};
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The month as its heading says it.
#[must_use]
pub fn heading(month: Month) -> String {
    month_of_year(month.year, month.month)
}

/// What a line of a case needs on this page and on paper.
#[derive(Clone, PartialEq)]
struct Told {
    line: Line,
    number: String,
    who: String,
    words: String,
    result: String,
    received: Timestamp,
}

/// Everything that the page shows.
#[derive(Clone, PartialEq)]
struct Shown {
    month: Month,
    summary: Summary,
    told: Vec<Told>,
    kinds: Vec<(&'static str, usize)>,
    signed: Vec<Deed>,
    /// Whether the month has ended.
    over: bool,
}

fn read(session: Session, month: Month) -> Shown {
    session.context(|context| {
        let world = context.world;
        let summary = summary(month, context);
        let told = summary.lines.iter().filter_map(|line| {
            let case = world.cases.get(&line.case)?;
            let closed = case.closing.value.as_ref();
            Some(Told {
                line: line.clone(),
                number: case.called().to_owned(),
                who: crate::app::components::case_row::who_and_where(world, case),
                words: case.words.clone(),
                result: closed
                    .map(|closing| closing.result.clone())
                    .unwrap_or_default(),
                received: case.received_at,
            })
        });
        let told = told.collect();
        // What goes by one name is one line, also where two regulations handle it.
        let mut kinds: Vec<(&'static str, usize)> = Vec::new();
        for (case, count) in &summary.kinds {
            let Some(case) = world.cases.get(case) else {
                continue;
            };
            let name = procedure(&case.procedure);
            match kinds.iter_mut().find(|(known, _)| *known == name) {
                Some((_, all)) => *all += count,
                None => kinds.push((name, *count)),
            }
        }
        let id = month_id(world.organisation.id, month.year, month.month);
        let paper = world.papers.get(&id);
        let signed = paper.map(|paper| paper.signed.iter().map(|(deed, _)| deed.clone()).collect());
        let offset = context.calendar_at(context.now).offset_minutes;
        Shown {
            month,
            told,
            kinds,
            summary,
            signed: signed.unwrap_or_default(),
            over: month.bounds(offset).1 <= context.now,
        }
    })
}

/// The page of one month; this one when none is named.
#[component]
pub fn OfMonth(month: String) -> impl IntoView {
    let session = session();
    let this = Month::of(platform::now(), session.offset());
    let month = Month::parse(&month).unwrap_or(this);
    let shown = Memo::new(move |_| read(session, month));
    let (before, after) = (month.before(), month.after());
    let go = |month: Month| Route::Month(month.to_string()).href();
    view! {
        <main class="page narrow" data-screen="month">
            <AppBar title=m::title() below=move || heading(month) back=Route::More>
                {move || (!shown.with(|shown| shown.told.is_empty())).then(|| view! {
                    <PaperButton label=m::print() act="print-month">{move || view! { <sheet::MonthPaper shown=shown.get()/> }}</PaperButton>
                })}
            </AppBar>
            <nav class="filters" aria-label=m::title()>
                <a class="btn" href=go(before) data-act="month-before">{heading(before)}</a>
                <a class="btn" href=go(month) aria-current="page">{heading(month)}</a>
                {(after <= this).then(|| view! { <a class="btn" href=go(after) data-act="month-after">{heading(after)}</a> })}
            </nav>
            {move || {
                let shown = shown.get();
                if shown.told.is_empty() {
                    view! { <Empty icon=IconName::Check text=m::none()/> }.into_any()
                } else {
                    view! { <Figures shown=shown.clone()/> <Open shown=shown.clone()/> }.into_any()
                }
            }}
            {move || shown.with(|shown| !shown.told.is_empty()).then(|| view! { <sign::Sign shown/> })}
        </main>
    }
}

/// The figures as a list of facts.
#[component]
fn Figures(shown: Shown) -> impl IntoView {
    let session = session();
    let lines = figures(&shown, session);
    view! {
        <section class="figures" aria-label=heading(shown.month)>
            <div class="sec"><h2>{m::taken()}" "{shown.told.len()}</h2><ClauseLink clause="P15.02.04a"/></div>
            <dl class="facts wide-terms">
                {lines.into_iter().map(|(key, label, text)| view! { <dt>{label}</dt><dd data-figure=key>{text}</dd> }).collect_view()}
            </dl>
        </section>
    }
}

/// Key, name and words of every figure that says something.
fn figures(shown: &Shown, session: Session) -> Vec<(&'static str, &'static str, String)> {
    let summary = &shown.summary;
    let count = |fits: fn(&Line) -> bool| summary.count(fits);
    let closed = count(|line| line.closed);
    let late = count(|line| line.late);
    let all = summary.lines.len();
    let (kept, broken) = summary.promised();
    let kinds = shown
        .kinds
        .iter()
        .map(|(name, count)| format!("{name} {count}"));
    let channels = summary.channels.iter();
    let channels = channels.map(|(channel, count)| format!("{} {count}", words::channel(*channel)));
    let (kinds, channels): (Vec<String>, Vec<String>) = (kinds.collect(), channels.collect());
    let mut lines = vec![
        ("closed", m::closed(), closed.to_string()),
        ("open", m::open(), (all - closed).to_string()),
        ("on-time", m::on_time(), (all - late).to_string()),
        ("late", m::late(), late.to_string()),
        ("kinds", m::kinds(), kinds.join(DOT)),
        ("channels", m::channels(), channels.join(DOT)),
        (
            "promises",
            m::promises(),
            promises(summary, session, kept, broken),
        ),
    ];
    let some = [
        (
            "major",
            m::major(),
            count(|line| line.grade == Grade::Major),
        ),
        ("again", m::again(), summary.called_again),
        ("idle", m::idle(), count(|line| line.idle)),
        (
            "not-passed-on",
            m::not_passed_on(),
            count(|line| !line.passed_on),
        ),
    ];
    let some = some.into_iter().filter(|(.., count)| *count > 0);
    lines.extend(some.map(|(key, label, count)| (key, label, count.to_string())));
    lines.push(("satisfaction", m::satisfaction(), verdicts(summary)));
    let judged: usize = summary.expectations.values().sum();
    let above = summary.expectations.get(&Expectation::Above).copied();
    if let Some(percent) = (above.unwrap_or(0) * 100).checked_div(judged) {
        let (content, not) = summary.firm;
        let line = [m::share(percent), m::firm(content, not)];
        lines.push(("expectation", m::expectation(), line.join(DOT)));
    }
    lines
}

/// Kept and broken in all, and below it for each person who broke one.
fn promises(summary: &Summary, session: Session, kept: usize, broken: usize) -> String {
    let people = summary
        .promises
        .iter()
        .filter(|(_, (_, broken))| *broken > 0);
    let people = people.map(|(person, (kept, broken))| {
        let line = m::promised_line(broken, kept);
        format!("{} {line}", session.name_of(*person))
    });
    let all = std::iter::once(m::promised_line(broken, kept)).chain(people);
    all.collect::<Vec<_>>().join(DOT)
}

fn verdicts(summary: &Summary) -> String {
    let mut counts: BTreeMap<Option<Satisfaction>, usize> = BTreeMap::new();
    for line in summary.lines.iter().filter(|line| line.closed) {
        *counts.entry(line.satisfaction).or_default() += 1;
    }
    let line = |(verdict, count): (Option<Satisfaction>, usize)| {
        let name = verdict.map_or(m::unsaid(), words::satisfaction);
        format!("{name} {count}")
    };
    counts.into_iter().map(line).collect::<Vec<_>>().join(DOT)
}

/// The complaints that have not ended, by name.
#[component]
fn Open(shown: Shown) -> impl IntoView {
    let session = session();
    let open = shown.told.iter().filter(|told| !told.line.closed);
    let row = |told: &Told| {
        let at = near_time(told.received, platform::now(), session.offset());
        let mark = if told.line.late {
            Some(m::late())
        } else {
            told.line.idle.then(m::idle)
        };
        let below = [told.number.clone(), told.who.clone()].join(DOT);
        view! {
            <li>
                <a class="row" href=Route::Case(told.line.case).href()>
                    <span class="clock later"><small>{at}</small></span>
                    <div><strong>{told.words.clone()}</strong><em>{below}</em></div>
                    {mark.map(|mark| view! { <span class="chip a">{mark}</span> })}
                </a>
            </li>
        }
    };
    let rows: Vec<_> = open.map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section data-open-cases="">
                <div class="sec gap"><h2>{m::still_open()}</h2></div>
                <ul class="rows flush">{rows}</ul>
            </section>
        }
    })
}

/// Everybody whom the figures propose to ask once more.
fn proposed(shown: &Shown) -> Vec<(CaseId, String, String)> {
    let ids: Vec<CaseId> = shown.summary.proposed().map(|line| line.case).collect();
    let told = shown.told.iter();
    told.filter(|told| ids.contains(&told.line.case))
        .map(|told| (told.line.case, told.number.clone(), told.who.clone()))
        .collect()
}
