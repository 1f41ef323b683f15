//! The places that the bar has no room for.

use leptos::prelude::*;

/// Links to the rest.
#[component]
pub fn More() -> impl IntoView {
    view! { <main class="page"></main> }
}
