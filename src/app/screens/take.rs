//! Take a case.

use leptos::prelude::*;

use crate::domain::ids::CustomerId;
/// The intake.
#[component]
pub fn Take(
    /// The customer who speaks, if chosen already.
    customer: Option<CustomerId>,
) -> impl IntoView {
    let _ = customer;
    view! { <main class="page"></main> }
}
