//! Pages for what goes wrong.

use leptos::prelude::*;

/// The ledger could not be opened; nothing was deleted.
#[component]
pub fn CannotOpen(
    /// Why, in words.
    reason: String,
) -> impl IntoView {
    let _ = &reason;
    view! { <main class="page"></main> }
}
