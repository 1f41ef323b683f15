//! Regulations: the register with search.

use leptos::prelude::*;

/// The register.
#[component]
pub fn Regulations(
    /// A regulation or clause to show.
    clause: Option<String>,
) -> impl IntoView {
    let _ = clause;
    view! { <main class="page"></main> }
}
