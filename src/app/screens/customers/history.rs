//! What was written into a customer's file, newest first: by whom, where, and what was written apart.

use crate::app::components::contest::changes;
use crate::app::i18n::{self as words, labelled, near_time, t};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::HistoryLine;
use crate::domain::customers::{CustomerChange, CustomerEvent};
use crate::domain::event::Event;
use crate::domain::ids::{CustomerId, Subject};
use leptos::prelude::*;

/// The history, read from the ledger's segments when it is opened.
#[component]
pub fn History(
    /// Whose file.
    id: CustomerId,
) -> impl IntoView {
    let session = session();
    let lines = LocalResource::new(move || {
        session.track();
        let desk = session.desk();
        async move {
            desk.history(&Subject::Customer(id), platform::now())
                .await
                .unwrap_or_default()
        }
    });
    view! {
        <section data-history="customer">
            <div class="sec"><h2>{t::case::course()}</h2></div>
            <ol class="time">
                {move || lines.get().map(|lines| lines.iter().rev().map(|line| told(session, line)).collect_view())}
            </ol>
        </section>
    }
}

fn told(session: Session, line: &HistoryLine) -> impl IntoView + use<> {
    let text = match &line.event {
        Some(Event::Customer(CustomerEvent::Registered(facts))) => {
            t::customers::opened(&facts.name)
        }
        Some(Event::Customer(CustomerEvent::Changed(change))) => changed(session, change),
        _ => t::timeline::unknown().to_owned(),
    };
    let waits = line
        .waiting
        .map(|why| [t::trust::line(), words::waiting(why)].join(": "));
    let small: Vec<String> = [
        waits,
        Some(session.name_of(line.actor)),
        Some(session.device_name(line.dot.device)),
        line.clock_doubt
            .then(|| t::timeline::clock_doubt().to_owned()),
        line.parallel.then(|| t::settle::parallel().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let when = near_time(line.at, platform::now(), session.offset());
    view! {
        <li>
            <time>{when}</time>
            <div><p>{text}</p><small>{small.join(" · ")}</small></div>
        </li>
    }
}

fn changed(session: Session, change: &CustomerChange) -> String {
    let fields = changes(session, change).into_iter().map(|(label, text)| {
        let text = if text.is_empty() {
            t::settle::empty().to_owned()
        } else {
            text
        };
        labelled(label, text)
    });
    fields.collect::<Vec<_>>().join(" · ")
}
