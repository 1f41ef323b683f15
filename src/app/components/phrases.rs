//! Lines that were written before, one tap away below the field in which they would be typed.

use crate::app::i18n::t;
use crate::domain::phrases::{holds, toggled};
use leptos::prelude::*;

/// A tap puts a line into the field, a second takes it out. Nothing shows while there is none to offer.
#[component]
pub fn Phrases(
    /// The lines.
    offered: Vec<String>,
    /// Identity of the field's label.
    labelled: String,
    /// What stands in the field.
    #[prop(into)]
    value: Signal<String>,
    /// Writes into it.
    set: Callback<String>,
) -> impl IntoView {
    if offered.is_empty() {
        return ().into_any();
    }
    let id = format!("{labelled}-phrases");
    let line = move |phrase: String| {
        let (shown, here, tapped) = (phrase.clone(), phrase.clone(), phrase.clone());
        view! {
            <button
                type="button"
                class="segment"
                data-phrase=shown
                aria-pressed=move || value.with(|text| holds(text, &here)).to_string()
                on:click=move |_| set.run(value.with_untracked(|text| toggled(text, &tapped)))
            >
                {phrase}
            </button>
        }
    };
    view! {
        <div class="phrases" role="group" aria-labelledby=format!("{id} {labelled}")>
            <span id=id.clone()>{t::form::phrases()}</span>
            {offered.into_iter().map(line).collect_view()}
        </div>
    }
    .into_any()
}
