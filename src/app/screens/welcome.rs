//! The first page: found, join, or look at demonstration data.

use leptos::prelude::*;

/// Shown until there is an organisation and somebody is signed in.
#[component]
pub fn Welcome() -> impl IntoView {
    view! { <main class="page"></main> }
}
