//! A clause number, one tap from its text.

use crate::app::route::Route;
use crate::app::session::session;
use leptos::prelude::*;

/// Links to a clause of the register; nothing where its regulation is not in force: it asks nothing of this firm.
#[component]
pub fn ClauseLink(
    /// Its number, as `P10.09.10a`.
    #[prop(into)]
    clause: String,
) -> impl IntoView {
    let in_force = untrack(|| {
        session().world(|world| {
            let mut regulations = world.organisation.regulations.iter();
            regulations.any(|regulation| clause.starts_with(&regulation.to_string()))
        })
    });
    in_force.then(|| {
        let href = Route::Clause(clause.clone()).href();
        view! { <a class="clause" href=href>{clause}</a> }
    })
}
