//! The day that a date field holds, in words. Browsers write such a field in their own language, whatever the page's is: `11/05` is a day of
//! May to one person and of November to another.

use crate::app::i18n::{day_in_words, wall};
use crate::app::platform;
use crate::app::session::session;
use chrono::NaiveDate;
use leptos::prelude::*;

/// One small line below the field, as soon as it is filled.
#[component]
pub fn DateWords(
    /// Id of the field; the line's own is this with `-day`, for `aria-describedby`.
    of: String,
    /// What the field holds: `2026-11-23`, or nothing.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let offset = session().offset();
    let words = move || {
        let day: NaiveDate = value.with(|text| text.parse().ok())?;
        let today = wall(platform::now(), offset).date_naive();
        Some(day_in_words(day, today))
    };
    view! { <p class="hint" data-day="" id=described_by(&of)>{words}</p> }
}

/// The id of the line below this field.
#[must_use]
pub fn described_by(field: &str) -> String {
    format!("{field}-day")
}
