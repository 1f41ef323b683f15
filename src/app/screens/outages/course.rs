//! What happened in an outage, newest first, as it stands in the ledger.

use super::{area_words, expected_words};
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, clock_time, month_day, t, tenths, wall};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::HistoryLine;
use crate::domain::event::Event;
use crate::domain::ids::{OutageId, Subject};
use crate::domain::outages::{OutageChange, OutageEvent};
use leptos::prelude::*;

/// The history of one outage.
#[component]
pub fn Course(id: OutageId) -> impl IntoView {
    let session = session();
    let lines = LocalResource::new(move || {
        session.track();
        let desk = session.desk();
        async move {
            desk.history(&Subject::Outage(id), platform::now())
                .await
                .unwrap_or_default()
        }
    });
    view! {
        <section>
            <div class="sec gap"><h2>{t::outages::course()}</h2></div>
            <ol class="time">
                {move || lines.get().map(|lines| lines.iter().rev().map(|line| told(line, session)).collect_view())}
            </ol>
        </section>
    }
}

fn told(line: &HistoryLine, session: Session) -> impl IntoView + use<> {
    let offset = session.offset();
    let now = platform::now();
    let (text, occurred_at) = match &line.event {
        Some(Event::Outage(event)) => (sentence(event, session), event.occurred_at()),
        _ => (t::timeline::unknown().to_owned(), None),
    };
    let at = occurred_at.unwrap_or(line.at);
    let waits = line.waiting.map(|_| t::trust::line().to_owned());
    let doubt = line
        .clock_doubt
        .then(|| t::timeline::clock_doubt().to_owned());
    let small: Vec<String> = [
        waits,
        Some(session.name_of(line.actor)),
        Some(session.device_name(line.dot.device)),
        doubt,
    ]
    .into_iter()
    .flatten()
    .collect();
    let today = wall(at, offset).date_naive() == wall(now, offset).date_naive();
    let day = (!today).then(|| month_day(at, offset));
    view! {
        <li>
            <time>{clock_time(at, offset)}{day.map(|day| view! { <small>{day}</small> })}</time>
            <div><p>{text}</p><small>{small.join(DOT)}</small></div>
        </li>
    }
}

fn sentence(event: &OutageEvent, session: Session) -> String {
    match event {
        OutageEvent::Began(facts) => t::outages::tell_began(area_words(&facts.area), &facts.cause),
        OutageEvent::Changed(change) => t::outages::tell_changed(changed(change, session)),
        OutageEvent::RepairOrdered(order) => {
            let line = t::outages::order_line(session.name_of(order.leader), &order.team);
            t::outages::tell_ordered(line)
        }
        OutageEvent::Told(telling) => {
            t::outages::tell_told(words::channel(telling.channel), telling.customers.len())
        }
        OutageEvent::Announced(one) => t::outages::tell_announced(&one.place, &one.text),
        OutageEvent::Restored(restored) => {
            let all: Vec<String> = restored
                .temperatures
                .iter()
                .map(|one| format!("{} {} °C", one.place, tenths(i64::from(one.tenths))))
                .collect();
            t::outages::tell_restored(all.join(words::separator()))
        }
        OutageEvent::Withdrawn { reason } => t::outages::tell_withdrawn(reason),
        OutageEvent::Reinstated => t::outages::tell_reinstated().to_owned(),
    }
}

fn changed(change: &OutageChange, session: Session) -> String {
    let offset = session.offset();
    let now = platform::now();
    let abnormal = change.abnormal.map(|abnormal| {
        let answer = if abnormal {
            t::outages::abnormal_yes()
        } else {
            t::outages::abnormal_no()
        };
        format!("{} {answer}", t::outages::abnormal())
    });
    let parts = [
        change.area.as_ref().map(area_words),
        change
            .start
            .map(|start| t::outages::since(words::near_time(start, now, offset))),
        change
            .expected
            .map(|expected| expected_words(expected, session)),
        change.cause.clone(),
        abnormal,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(DOT)
}

/// What an event says, without what it is called: a version to choose from.
#[must_use]
pub fn version(event: &OutageEvent, session: Session) -> String {
    match event {
        OutageEvent::Changed(change) => changed(change, session),
        OutageEvent::Restored(restored) => {
            let at = words::near_time(restored.occurred_at, platform::now(), session.offset());
            [at, sentence(event, session)].join(DOT)
        }
        _ => sentence(event, session),
    }
}
