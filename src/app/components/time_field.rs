//! A point in time as a field of a form: label, quick answers, exact time.

use super::time_entry::TimeEntry;
use crate::app::i18n::t;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// The instant that a field holds: milliseconds as text.
#[must_use]
pub fn instant(value: RwSignal<String>) -> Option<Timestamp> {
    value.with_untracked(|text| text.parse().ok().map(Timestamp))
}

/// Asks for an instant.
#[component]
pub fn TimeField(
    /// Id of the input, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Milliseconds as text; empty when nothing was chosen.
    value: RwSignal<String>,
    /// Whether it lies ahead or behind.
    #[prop(optional)]
    future: bool,
    /// It lies days ahead.
    #[prop(optional)]
    days: bool,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// A short help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let may = optional.then(|| view! { <small>{t::common::optional()}</small> });
    view! {
        <div class="field" data-field=id>
            <label for=id>{label}" "{may}</label>
            <TimeEntry id=id.to_owned() value=value.into() set=Callback::new(move |text| value.set(text)) future days/>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
        </div>
    }
}
