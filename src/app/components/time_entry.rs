//! A point in time, entered with fingers: quick answers first, the exact time one tap deeper. The value is milliseconds as text, empty
//! when nothing was chosen.

use crate::app::i18n::{near_time, t, wall};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use chrono::{Datelike, NaiveDateTime, Timelike};
use leptos::prelude::*;

/// Asks for an instant.
#[component]
pub fn TimeEntry(
    /// Id of the exact input, for the label.
    id: String,
    /// The value as it is.
    value: Signal<String>,
    /// Called with the new value.
    set: Callback<String>,
    /// Whether it lies ahead (a promise) or behind (something that happened).
    future: bool,
    /// What stands there while nothing was chosen, where that does not mean now.
    #[prop(optional)]
    unsaid: Option<&'static str>,
    /// It lies days ahead: the quick answers are mornings.
    #[prop(optional)]
    days: bool,
) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let chosen = move || value.get().parse::<i64>().ok().map(Timestamp);
    let quick: Vec<(String, i64)> = if days {
        let morning = tomorrow_morning(platform::now(), offset);
        let monday = i64::from(
            7 - wall(platform::now(), offset)
                .weekday()
                .num_days_from_monday(),
        );
        let mornings = [
            (t::form::tomorrow_morning(), 0),
            (t::form::day_after_morning(), 1),
            (t::form::monday_morning(), monday - 1),
        ];
        let mornings = mornings.map(|(name, later)| (name.to_owned(), morning + later * DAY));
        mornings.into()
    } else if future {
        vec![
            (t::form::in_minutes(30), 30 * MINUTE),
            (t::form::in_hours(2), 2 * HOUR),
            (t::form::in_hours(4), 4 * HOUR),
            (
                t::form::tomorrow_morning().to_owned(),
                tomorrow_morning(platform::now(), offset),
            ),
        ]
    } else {
        Vec::new()
    };
    let local = move || {
        chosen()
            .map(|at| wall(at, offset).format("%Y-%m-%dT%H:%M").to_string())
            .unwrap_or_default()
    };
    let exact = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let typed = NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M")
            .or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y-%m-%dT%H:%M:%S"));
        match typed {
            Ok(typed) => set
                .run((typed.and_utc().timestamp_millis() - i64::from(offset) * MINUTE).to_string()),
            Err(_) => set.run(String::new()),
        }
    };
    let words = move || {
        chosen().map_or_else(
            || {
                if let Some(unsaid) = unsaid {
                    unsaid.to_owned()
                } else if future {
                    String::new()
                } else {
                    t::form::now().to_owned()
                }
            },
            |at| near_time(at, platform::now(), offset),
        )
    };
    view! {
        <div class="time-entry">
            {(!quick.is_empty()).then(|| view! {
                <div class="segments">
                    {quick.into_iter().map(|(label, ms)| view! {
                        <button type="button" class="segment" on:click=move |_| set.run(platform::now().plus(ms).0.to_string())>{label}</button>
                    }).collect_view()}
                </div>
            })}
            <details class="exact" open=future || unsaid.is_some()>
                <summary><b>{words}</b>" "<span class="link">{move || if words().is_empty() || chosen().is_none() && unsaid.is_some() { t::form::choose_time() } else { t::form::change_time() }}</span></summary>
                <input id=id type="datetime-local" prop:value=local on:change=exact/>
            </details>
        </div>
    }
}

/// Milliseconds until nine o'clock tomorrow.
fn tomorrow_morning(now: Timestamp, offset: i32) -> i64 {
    let seconds = i64::from(wall(now, offset).time().num_seconds_from_midnight());
    DAY - seconds * 1_000 + 9 * HOUR
}
