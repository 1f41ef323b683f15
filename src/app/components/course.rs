//! What happened to a subject, newest first, as it stands in the ledger.

use super::photo::PhotoStrip;
use super::row::DOT;
use crate::app::i18n::{clock_time, month_day, t, waiting, wall};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::HistoryLine;
use crate::domain::cases::Attachment;
use crate::domain::event::Event;
use crate::domain::ids::Subject;
use crate::domain::time::Timestamp;
use chrono::Datelike;
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
    let told = line.event.as_ref().and_then(|event| tell(event, session));
    let told = told.unwrap_or_else(|| Told {
        text: t::timeline::unknown().to_owned(),
        occurred_at: None,
        files: Vec::new(),
    });
    let at = told.occurred_at.unwrap_or(line.at);
    view! {
        <li>
            <Moment at/>
            <div>
                <p>{told.text}</p>
                <small>{written_by(line, session).join(DOT)}</small>
                {(!told.files.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(told.files)/> })}
            </div>
        </li>
    }
}

/// Who wrote a line, on which device, and what must be known of it: why it waits, that its clock is in doubt, that it was written apart.
pub fn written_by(line: &HistoryLine, session: Session) -> Vec<String> {
    let waits = line
        .waiting
        .map(|why| [t::trust::line(), waiting(why)].join(": "));
    let doubt = line
        .clock_doubt
        .then(|| t::timeline::clock_doubt().to_owned());
    let parallel = line.parallel.then(|| t::settle::parallel().to_owned());
    let all = [
        waits,
        Some(session.name_of(line.actor)),
        Some(session.device_name(line.dot.device)),
        doubt,
        parallel,
    ];
    all.into_iter().flatten().collect()
}

/// When a line happened: the time, the day unless it is today, the year unless it is this one; each on its own line of the narrow column.
#[component]
pub fn Moment(
    /// When.
    at: Timestamp,
) -> impl IntoView {
    let offset = session().offset();
    let (then, now) = (wall(at, offset), wall(platform::now(), offset));
    let day = (then.date_naive() != now.date_naive()).then(|| month_day(at, offset));
    let year = (then.year() != now.year()).then(|| then.year());
    view! {
        <time>
            {clock_time(at, offset)}
            {day.map(|day| view! { <small>{day}</small> })}
            {year.map(|year| view! { <small>{year}</small> })}
        </time>
    }
}
