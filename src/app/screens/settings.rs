//! Settings: person, language, organisation, calendar, storage.

use leptos::prelude::*;

/// All settings.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <main class="page"></main> }
}
