//! What happened to a subject, newest first, as it stands in the ledger.

use super::photo::PhotoStrip;
use super::row::DOT;
use crate::app::i18n::{clock_time, month_day, t, wall};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::HistoryLine;
use crate::domain::cases::Attachment;
use crate::domain::event::Event;
use crate::domain::ids::Subject;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// What a line says of its event.
pub struct Told {
    /// What happened.
    pub text: String,
    /// When, where that is not the moment of writing down.
    pub occurred_at: Option<Timestamp>,
    /// Files that belong to it.
    pub files: Vec<Attachment>,
}

/// A subject's history. An event that is none of the subject's kind is said to be unknown.
#[component]
pub fn Course(
    /// Whose.
    subject: Subject,
    /// What stands above it.
    title: &'static str,
    /// An event in words.
    tell: fn(&Event, Session) -> Option<Told>,
) -> impl IntoView {
    let session = session();
    let lines = LocalResource::new(move || {
        session.track();
        let (desk, subject) = (session.desk(), subject.clone());
        async move {
            desk.history(&subject, platform::now())
                .await
                .unwrap_or_default()
        }
    });
    view! {
        <section>
            <div class="sec gap"><h2>{title}</h2></div>
            <ol class="time">
                {move || lines.get().map(|lines| lines.iter().rev().map(|line| entry(line, tell, session)).collect_view())}
            </ol>
        </section>
    }
}

fn entry(
    line: &HistoryLine,
    tell: fn(&Event, Session) -> Option<Told>,
    session: Session,
) -> impl IntoView + use<> {
    let offset = session.offset();
    let now = platform::now();
    let told = line.event.as_ref().and_then(|event| tell(event, session));
    let told = told.unwrap_or_else(|| Told {
        text: t::timeline::unknown().to_owned(),
        occurred_at: None,
        files: Vec::new(),
    });
    let at = told.occurred_at.unwrap_or(line.at);
    let waits = line.waiting.map(|_| t::trust::line().to_owned());
    let doubt = line
        .clock_doubt
        .then(|| t::timeline::clock_doubt().to_owned());
    let small = [
        waits,
        Some(session.name_of(line.actor)),
        Some(session.device_name(line.dot.device)),
        doubt,
    ];
    let small: Vec<String> = small.into_iter().flatten().collect();
    let today = wall(at, offset).date_naive() == wall(now, offset).date_naive();
    let day = (!today).then(|| month_day(at, offset));
    let files = told.files;
    view! {
        <li>
            <time>{clock_time(at, offset)}{day.map(|day| view! { <small>{day}</small> })}</time>
            <div>
                <p>{told.text}</p>
                <small>{small.join(DOT)}</small>
                {(!files.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(files)/> })}
            </div>
        </li>
    }
}
