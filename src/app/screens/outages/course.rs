//! What happened in an outage, newest first, as it stands in the ledger.

use super::{area_words, expected_words};
use crate::app::components::course::{self, Told};
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, t, tenths};
use crate::app::platform;
use crate::app::session::Session;
use crate::domain::event::Event;
use crate::domain::ids::{OutageId, Subject};
use crate::domain::outages::{OutageChange, OutageEvent};
use leptos::prelude::*;

/// The history of one outage.
#[component]
pub fn Course(id: OutageId) -> impl IntoView {
    view! { <course::Course subject=Subject::Outage(id) title=t::outages::course() tell/> }
}

fn tell(event: &Event, session: Session) -> Option<Told> {
    let Event::Outage(event) = event else {
        return None;
    };
    Some(Told {
        text: sentence(event, session),
        occurred_at: event.occurred_at(),
        files: Vec::new(),
    })
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
                .map(|one| format!("{} {}\u{a0}°C", one.place, tenths(i64::from(one.tenths))))
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
