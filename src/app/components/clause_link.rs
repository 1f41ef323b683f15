//! A clause number, one tap from its text.

use crate::app::route::Route;
use leptos::prelude::*;

/// Links to a clause of the register.
#[component]
pub fn ClauseLink(
    /// Its number, as `P10.09.10a`.
    #[prop(into)]
    clause: String,
) -> impl IntoView {
    let href = Route::Clause(clause.clone()).href();
    view! { <a class="clause" href=href>{clause}</a> }
}
