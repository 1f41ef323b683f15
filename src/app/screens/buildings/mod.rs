//! Buildings: list, page, form, and the service cards of those who live there.

mod cards;
mod detail;
mod form;
mod installation;
mod list;
mod people;
mod print;
mod rounds;
pub mod sheets;

pub use cards::Cards;
pub use form::BuildingForm;
pub use print::{CardsOnPaper, Paper, on_paper, print_when};

use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::i18n::t;
use crate::domain::ids::BuildingId;
use leptos::prelude::*;

/// All buildings, perhaps with one opened.
#[component]
pub fn Buildings(
    /// The building opened beside the list.
    #[prop(into)]
    open: Signal<Option<BuildingId>>,
) -> impl IntoView {
    view! {
        <main class="split">
            <list::BuildingList open/>
            {move || match open.get() {
                Some(id) => view! { <detail::BuildingDetail id/> }.into_any(),
                None => view! { <section class="detail blank"><Empty icon=IconName::Building text=t::premises::choose()/></section> }.into_any(),
            }}
        </main>
    }
}
