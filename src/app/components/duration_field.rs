//! A length of time, entered with fingers: the usual answers first, then hours and minutes in steps or typed. The value is whole minutes as
//! text, empty while nothing was said.

use super::field::arrows;
use crate::app::i18n::{length, t};
use crate::domain::time::MINUTE;
use leptos::prelude::*;

/// One tap on the buttons beside the minutes.
const STEP: i64 = 5;
/// Minutes in an hour.
const HOUR: i64 = 60;

/// Hours and minutes in a row: what [`DurationField`] has below its label, and tables in their cells.
#[component]
pub fn DurationEntry(
    /// Id of the hours, for the label.
    #[prop(into)]
    id: String,
    /// Its label, for the inputs and their buttons.
    #[prop(into)]
    label: String,
    /// Minutes as text.
    value: RwSignal<String>,
    /// The shortest that is allowed, in minutes.
    #[prop(optional)]
    min: i64,
    /// The longest that is allowed, in minutes.
    #[prop(default = i64::MAX)]
    max: i64,
) -> impl IntoView {
    let minutes = move || value.with(|text| text.trim().parse::<i64>().ok());
    let hours_text = RwSignal::new(String::new());
    let minutes_text = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    // What stands in the two inputs now; what is typed into them is not written over while it means the same.
    let typed = move || {
        let part = |text: RwSignal<String>| {
            text.with_untracked(|text| match text.trim() {
                "" => Some(0),
                text => text
                    .parse::<i64>()
                    .ok()
                    .filter(|part| (0..=99_999).contains(part)),
            })
        };
        Some(part(hours_text)? * HOUR + part(minutes_text)?)
    };
    let empty = move || {
        [hours_text, minutes_text]
            .iter()
            .all(|text| text.with_untracked(|text| text.trim().is_empty()))
    };
    Effect::new(move |_| match minutes() {
        Some(minutes) if typed() != Some(minutes) || empty() => {
            hours_text.set((minutes / HOUR).to_string());
            minutes_text.set((minutes % HOUR).to_string());
            wrong.set(false);
        }
        Some(_) => {}
        None if wrong.get_untracked() => {}
        None => {
            hours_text.set(String::new());
            minutes_text.set(String::new());
        }
    });
    let write = move || match typed() {
        _ if empty() => {
            wrong.set(false);
            value.set(String::new());
        }
        Some(minutes) => {
            wrong.set(false);
            value.set(minutes.to_string());
        }
        None => {
            wrong.set(true);
            value.set(String::new());
        }
    };
    let step = move |by: i64| {
        let from = minutes().unwrap_or(0);
        // From 7 the next is 10, as on a dial.
        let next = if by.abs() == STEP {
            if by > 0 {
                (from / STEP + 1) * STEP
            } else {
                (from - 1).div_euclid(STEP) * STEP
            }
        } else {
            from.saturating_add(by)
        };
        value.set(next.clamp(min, max).to_string());
    };
    let out_of_range =
        move || wrong.get() || minutes().is_some_and(|now| !(min..=max).contains(&now));
    let least = move || minutes().is_none_or(|now| now <= min);
    let most = move || minutes().is_some_and(|now| now >= max);
    let part = move |id: Option<String>, text: RwSignal<String>, unit: &'static str, by: i64| {
        let name = format!("{label} · {unit}");
        view! {
            <span class="stepper">
                <button type="button" class="btn" aria-label=t::parts::less(&name) disabled=least on:click=move |_| step(-by)>"−"</button>
                <input
                    id=id
                    class="input"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-label=name.clone()
                    aria-invalid=move || out_of_range().then_some("true")
                    prop:value=move || text.get()
                    on:input=move |event| {
                        text.set(event_target_value(&event));
                        write();
                    }
                />
                <button type="button" class="btn" aria-label=t::parts::more(&name) disabled=most on:click=move |_| step(by)>"+"</button>
                <span class="unit">{unit}</span>
            </span>
        }
    };
    view! {
        <span class="duration">
            {part(Some(id), hours_text, t::names::unit_hours(), HOUR)}
            {part(None, minutes_text, t::names::unit_minutes(), STEP)}
        </span>
    }
}

/// A length of time as a field of a form.
#[component]
pub fn DurationField(
    /// Id of the input, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Minutes as text; empty when nothing was said.
    value: RwSignal<String>,
    /// The usual answers, in minutes.
    #[prop(optional)]
    quick: &'static [i64],
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// A short help.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let may = optional.then(|| view! { <small>{t::common::optional()}</small> });
    let answer = move |minutes: i64| {
        let chosen = move || value.with(|text| text.trim() == minutes.to_string());
        view! {
            <button
                type="button"
                class="segment"
                role="radio"
                data-value=minutes.to_string()
                aria-checked=move || chosen().to_string()
                on:click=move |_| value.set(minutes.to_string())
            >
                {length(minutes * MINUTE)}
            </button>
        }
    };
    let name = label.clone();
    view! {
        <div class="field" data-field=id>
            <label for=id>{label}" "{may}</label>
            {(!quick.is_empty()).then(|| view! {
                <div class="segments" role="radiogroup" aria-label=name.clone() on:keydown=arrows>{quick.iter().map(|minutes| answer(*minutes)).collect_view()}</div>
            })}
            <DurationEntry id label=name value/>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
        </div>
    }
}
