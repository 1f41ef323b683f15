//! What one searches with.

use super::icons::{Icon, IconName};
use leptos::prelude::*;
use std::time::Duration;

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
    // The letter shows first and the list follows: looking through thousands of files must not keep a letter off the screen.
    let typed = StoredValue::new(String::new());
    let waits = StoredValue::new(false);
    let follow = move || {
        let latest = typed.try_get_value();
        waits.try_set_value(false);
        if let Some(latest) = latest.filter(|latest| value.with_untracked(|value| value != latest))
        {
            value.try_set(latest);
        }
    };
    let input = move |event: leptos::ev::Event| {
        typed.set_value(event_target_value(&event));
        if !waits.get_value() {
            waits.set_value(true);
            after_paint(follow);
        }
    };
    view! {
        <input
            id=id
            type="search"
            autocomplete="off"
            data-field="search"
            aria-label=label
            placeholder=label
            prop:value=move || value.get()
            on:input=input
            on:change=move |event| {
                typed.set_value(event_target_value(&event));
                follow();
            }
        />
    }
}

/// Runs once what was just changed is on the screen.
fn after_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// Whether a text holds a word that was brought to small letters. Most words here are digits and Chinese, which have only one form: those
/// are looked for without copying the text.
#[must_use]
pub fn holds(text: &str, word: &str) -> bool {
    let one_form = |letter: char| !letter.is_alphabetic() || !letter.is_lowercase();
    if word.chars().all(one_form) {
        text.contains(word)
    } else {
        text.to_lowercase().contains(word)
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
