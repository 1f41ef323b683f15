//! Cases: list and detail.

use leptos::prelude::*;

pub mod detail;

use crate::domain::ids::CaseId;
/// All cases, perhaps with one opened.
#[component]
pub fn Cases(
    /// The case opened beside the list.
    open: Option<CaseId>,
) -> impl IntoView {
    let _ = open;
    view! { <main class="page"></main> }
}
