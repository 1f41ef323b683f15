//! What stands at the address of a place that this firm does not have: which regulations would bring it, and where they are put in force.

use crate::app::components::app_bar::AppBar;
use crate::app::i18n::{separator, t::regulations as r};
use crate::app::places::concerns;
use crate::app::route::Route;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The page.
#[component]
pub fn NotAsked(
    /// Where somebody came.
    place: Route,
) -> impl IntoView {
    let regulations: BTreeSet<String> = concerns(&place)
        .iter()
        .flat_map(|concern| concern.regulations())
        .map(|regulation| regulation.to_string())
        .collect();
    let list = regulations.into_iter().collect::<Vec<_>>();
    view! {
        <main class="page narrow" data-screen="not-asked">
            <AppBar title=r::not_asked() back=Route::More/>
            <p>{r::not_asked_note(list.join(separator()))}</p>
            <div class="line gap">
                <a class="btn" href=Route::Regulations.href()>{r::read_them()}</a>
                <a class="btn" href=Route::SettingsPart("in-force".to_owned()).href() data-act="to-in-force">{r::to_in_force()}</a>
            </div>
        </main>
    }
}
