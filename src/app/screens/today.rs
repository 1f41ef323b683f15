//! Today: what burns, what is next, what is only here.

use leptos::prelude::*;

use crate::domain::ids::CaseId;
/// The agenda.
#[component]
pub fn Today(
    /// The case opened beside the list.
    open: Option<CaseId>,
) -> impl IntoView {
    let _ = open;
    view! { <main class="page"></main> }
}
