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
use crate::app::places::{has, there};
use crate::app::route::Route;
use crate::domain::concern::Concern;
use crate::domain::ids::BuildingId;
use leptos::prelude::*;

/// A word in the language of the screen.
type Word = fn() -> &'static str;

/// The lists that stand beside each other: customers, buildings, service cards. Where a firm has but one of them there is nothing to choose.
#[component]
pub fn Ways(
    /// Which one this is.
    at: Route,
) -> impl IntoView {
    const WAYS: [(Route, &str, Word); 3] = [
        (Route::Customers, "customers", t::common::customers),
        (Route::Buildings, "buildings", t::premises::buildings),
        (Route::Cards, "cards", t::duties::cards),
    ];
    let ways = Memo::new(|_| WAYS.map(|(to, ..)| has(&to)));
    move || {
        let shown = ways.get();
        let shown = WAYS.into_iter().zip(shown).filter(|(_, has)| *has);
        let shown: Vec<_> = shown.map(|(way, _)| way).collect();
        (shown.len() > 1).then(|| {
            let way = |(to, act, name): (Route, &'static str, Word)| {
                let current = (to == at).then_some("page");
                view! { <a class="btn" href=to.href() aria-current=current data-act=act>{name()}</a> }
            };
            view! { <nav class="filters" aria-label=t::premises::ways()>{shown.into_iter().map(way).collect_view()}</nav> }
        })
    }
}

/// All buildings, perhaps with one opened.
#[component]
pub fn Buildings(
    /// The building opened beside the list.
    #[prop(into)]
    open: Signal<Option<BuildingId>>,
) -> impl IntoView {
    let choose = if untrack(|| there(Concern::Rounds)) {
        t::premises::choose()
    } else {
        t::premises::choose_plain()
    };
    view! {
        <main class="split">
            <list::BuildingList open/>
            {move || match open.get() {
                Some(id) => view! { <detail::BuildingDetail id/> }.into_any(),
                None => view! { <section class="detail blank"><Empty icon=IconName::Building text=choose/></section> }.into_any(),
            }}
        </main>
    }
}
