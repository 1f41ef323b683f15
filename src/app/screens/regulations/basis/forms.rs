//! The two sheets: a document reads like this from now on; a figure is aimed at from a month on.

use super::{key, target_key};
use crate::app::components::carry_out::carry_out;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Line, TextArea, TextField};
use crate::app::components::file_capture::FileCapture;
use crate::app::components::problem::KeptFormEnd;
use crate::app::components::typed::{Kept, scaled};
use crate::app::i18n::{self as words, t, t::basis as b, wall};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::complaints::basis::{Aim, Document, Statement, Target};
use crate::domain::event::Command;
use crate::domain::summary::Month;
use crate::domain::time::{MINUTE, Timestamp};
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

/// Which sheet is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Of a document.
    Document(Document),
    /// Of a target.
    Target(Target),
}

/// The sheet that is open.
#[component]
pub fn Sheet(opened: RwSignal<Option<Opened>>) -> impl IntoView {
    move || {
        let which = opened.get()?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                opened.set(None);
            }
        });
        let title = match which {
            Opened::Document(document) => b::state_named(words::basis::document(document)),
            Opened::Target(target) => b::set_named(words::basis::target(target)),
        };
        Some(view! {
            <Dialog open=shown title=title>
                {match which {
                    Opened::Document(document) => view! { <State document opened/> }.into_any(),
                    Opened::Target(target) => view! { <Set target opened/> }.into_any(),
                }}
            </Dialog>
        })
    }
}

#[component]
fn State(document: Document, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let today = wall(platform::now(), offset).format("%Y-%m-%d").to_string();
    let kept = Kept::begin(
        format!("basis/{}", key(document)),
        &[
            ("basis-text", ""),
            ("basis-files", ""),
            ("basis-adopted", &today),
        ],
    );
    let (text, files) = (kept.field("basis-text"), kept.field("basis-files"));
    let adopted = kept.field("basis-adopted");
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let now = platform::now();
        let day = adopted.with_untracked(|text| text.parse::<NaiveDate>());
        let midnight = |day: NaiveDate| {
            let midnight = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
            Timestamp(midnight).plus(-i64::from(offset) * MINUTE)
        };
        let files = files.with_untracked(|text| serde_json::from_str::<Vec<Attachment>>(text));
        let statement = Statement {
            document,
            occurred_at: day.map_or(now, midnight),
            text: kept.text("basis-text"),
            files: files.unwrap_or_default(),
        };
        let command = Command::Complaints(Box::new(ComplaintsEvent::BasisStated(statement)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            opened.try_set(None);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextArea id="basis-text" label=b::f_text() value=text optional=true hint=b::f_text_hint()/>
            <div class="field" data-field="basis-files">
                <label for="basis-files">{b::f_files()}" "<small>{t::common::optional()}</small></label>
                <FileCapture id="basis-files" value=files/>
            </div>
            <TextField id="basis-adopted" label=b::f_adopted() value=adopted kind=Line::Date/>
            <KeptFormEnd problem/>
        </form>
    }
}

#[component]
fn Set(target: Target, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let session = session();
    let month = Month::of(platform::now(), session.offset()).to_string();
    let aimed = untrack(|| session.world(|world| world.complaints.basis.aim_in(target, &month)));
    let aimed = aimed.map_or_else(String::new, |value| value.to_string());
    let kept = Kept::begin(
        format!("target/{}", target_key(target)),
        &[("target-value", &aimed), ("target-from", &month)],
    );
    let (value, from) = (kept.field("target-value"), kept.field("target-from"));
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = kept.text("target-value");
        // What is no whole number is more than any limit, and refused as that.
        let number = scaled(&typed, 0).and_then(|number| u32::try_from(number).ok());
        let value = (!typed.is_empty()).then(|| number.unwrap_or(u32::MAX));
        let aim = Aim {
            target,
            value,
            from: kept.text("target-from"),
            occurred_at: platform::now(),
        };
        let command = Command::Complaints(Box::new(ComplaintsEvent::TargetSet(aim)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            opened.try_set(None);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="target-value" label=b::f_value() value kind=Line::Number optional=true unit=words::unit(target.unit()) hint=b::f_value_hint()/>
            <TextField id="target-from" label=b::f_from() value=from kind=Line::Month hint=b::f_from_hint()/>
            <KeptFormEnd problem/>
        </form>
    }
}
