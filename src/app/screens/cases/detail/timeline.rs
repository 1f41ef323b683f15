//! Everything that happened, newest first, with author, device and doubts about the clock.

use super::Detail;
use super::sentence::Teller;
use crate::app::components::course::{Moment, written_by};
use crate::app::components::photo::PhotoStrip;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, t};
use crate::app::screens::letters;
use crate::app::session::session;
use crate::desk::HistoryLine;
use crate::domain::cases::ActionKind;
use crate::domain::clause::Clause;
use crate::domain::event::Event;
use crate::domain::ids::Subject;
use crate::domain::time::MINUTE;
use leptos::prelude::*;

/// The history of the case, read from the ledger's segments.
#[component]
pub fn Timeline(detail: Detail) -> impl IntoView {
    let session = session();
    let lines = LocalResource::new(move || {
        detail.case.track();
        let desk = session.desk();
        async move {
            desk.history(&Subject::Case(detail.id), crate::app::platform::now())
                .await
                .unwrap_or_default()
        }
    });
    Effect::new(move |_| {
        if lines.with(Option::is_some) {
            detail.told.set(true);
        }
    });
    view! {
        <div class="sec">
            <h2>{t::case::course()}</h2>
            <button class="btn quiet" data-act="note" on:click=move |_| detail.open.set(Some(ActionKind::Note))>{t::case::note_it()}</button>
        </div>
        <ol class="time">
            {move || lines.get().map(|lines| {
                let teller = Teller::new(session, detail.id);
                lines.iter().rev().map(|line| told(line, detail, &teller)).collect_view()
            })}
        </ol>
    }
}

fn told(line: &HistoryLine, detail: Detail, teller: &Teller) -> impl IntoView + use<> {
    let session = session();
    let offset = session.offset();
    let now = crate::app::platform::now();
    let (text, occurred_at, attachments) = match &line.event {
        Some(Event::Case(event)) => {
            let sentence = teller.tell(event);
            (sentence.text, sentence.occurred_at, sentence.attachments)
        }
        Some(Event::Sealed(event)) => (
            letters::tell(session, &Subject::Case(detail.id), event),
            None,
            Vec::new(),
        ),
        _ => (t::timeline::unknown().to_owned(), None, Vec::new()),
    };
    let shown = occurred_at.unwrap_or(line.at);
    // Written down noticeably later than it happened: both times count (design, "when it happened is not when it was written down").
    let later = (line.at.since(shown) > 5 * MINUTE)
        .then(|| t::timeline::written_later(near_time(line.at, now, offset)));
    let dot = line.dot;
    let untold = detail.case.with(|case| {
        let case = case.as_ref().filter(|case| !case.is_closed());
        case.is_some_and(|case| case.craft().untold.iter().any(|(step, _)| *step == dot))
    });
    let in_force = session.context(|context| context.in_force(Clause("P13.04.05")));
    let untold = (untold && in_force).then(|| t::craft::untold_line().to_owned());
    let mut small = written_by(line, session);
    small.extend([later, untold].into_iter().flatten());
    view! {
        <li>
            <Moment at=shown/>
            <div>
                <p>{text}</p>
                <small>{small.join(DOT)}</small>
                {(!attachments.is_empty()).then(|| view! {
                    <PhotoStrip attachments=Signal::stored(attachments)/>
                })}
            </div>
        </li>
    }
}
