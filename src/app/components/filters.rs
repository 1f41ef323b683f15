//! Filters of a list: a row of words that scrolls sideways when it has to.

use leptos::prelude::*;

/// One or several filters; each is a button that stays down.
#[component]
pub fn Filters(
    /// Name of the group.
    #[prop(into)]
    label: String,
    /// The buttons, see [`Filter`].
    children: Children,
) -> impl IntoView {
    view! { <div class="filters" role="group" aria-label=label>{children()}</div> }
}

/// One word of the row.
#[component]
pub fn Filter<T>(
    /// What it stands for.
    is: T,
    /// What is chosen.
    value: RwSignal<T>,
    /// What stands there instead once it is tapped again; without one a second tap changes nothing.
    #[prop(optional)]
    off: Option<T>,
    /// Its word.
    #[prop(into)]
    label: String,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let on = move || value.get() == is;
    let press = move |_| match off {
        Some(off) if on() => value.set(off),
        _ => value.set(is),
    };
    view! { <button type="button" class="btn" aria-pressed=move || on().to_string() on:click=press>{label}</button> }
}
