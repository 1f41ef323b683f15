//! A whole number with its unit, for fingers: one down, one up, or typed. Lengths of time are entered with it.

use crate::app::i18n::t;
use leptos::prelude::*;

/// Asks for a whole number within limits. What is typed is kept as typed; the buttons begin from it as far as it is a number.
#[component]
pub fn Stepper(
    /// Its label, for the input and both buttons.
    #[prop(into)]
    label: String,
    /// The number as text.
    value: RwSignal<String>,
    /// The unit behind it.
    #[prop(into)]
    unit: String,
    /// The smallest that is allowed.
    min: i64,
    /// The largest that is allowed.
    max: i64,
) -> impl IntoView {
    let number = move || value.with(|text| text.trim().parse::<i64>().ok());
    let step = move |by: i64| {
        let from = number().unwrap_or(min);
        value.set(from.saturating_add(by).clamp(min, max).to_string());
    };
    let wrong = move || number().is_none_or(|number| !(min..=max).contains(&number));
    view! {
        <span class="stepper">
            <button type="button" class="btn" aria-label=t::parts::less(&label) disabled=move || number().is_some_and(|number| number <= min) on:click=move |_| step(-1)>"−"</button>
            <input
                class="input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label=label.clone()
                aria-invalid=move || wrong().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <button type="button" class="btn" aria-label=t::parts::more(&label) disabled=move || number().is_some_and(|number| number >= max) on:click=move |_| step(1)>"+"</button>
            <span class="unit">{unit}</span>
        </span>
    }
}
