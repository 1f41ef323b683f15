//! Revisits due and done.

use leptos::prelude::*;

/// The list of revisits.
#[component]
pub fn Revisits() -> impl IntoView {
    view! { <main class="page"></main> }
}
