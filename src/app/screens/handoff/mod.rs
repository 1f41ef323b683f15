//! Handoff: give, take, who has what.

use leptos::prelude::*;

/// Give and take bundles.
#[component]
pub fn Handoff() -> impl IntoView {
    view! { <main class="page"></main> }
}
/// Take cases from a spreadsheet.
#[component]
pub fn Spreadsheet() -> impl IntoView {
    view! { <main class="page"></main> }
}
