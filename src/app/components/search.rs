//! What one searches with.

use super::icons::{Icon, IconName};
use leptos::prelude::*;

/// A field for words to search with, without anything round it.
#[component]
pub fn Search(
    /// What is typed.
    value: RwSignal<String>,
    /// What is searched: shown while nothing is typed, and read out.
    label: &'static str,
    /// Its identity, where a label names it.
    #[prop(optional)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <input
            id=id
            type="search"
            autocomplete="off"
            data-field="search"
            aria-label=label
            placeholder=label
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
        />
    }
}

/// The same with a magnifying glass, as it stands above a list.
#[component]
pub fn Lens(
    /// What is typed.
    value: RwSignal<String>,
    /// What is searched.
    label: &'static str,
) -> impl IntoView {
    view! {
        <span class="lens no-print">
            <Icon name=IconName::Search/>
            <Search value label/>
        </span>
    }
}
