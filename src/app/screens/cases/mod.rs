//! Cases: list and detail.

pub mod detail;
mod haste;
mod list;

pub use detail::improvement_standing;
pub use haste::Haste;

use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::i18n::t;
use crate::app::route::Route;
use crate::domain::ids::CaseId;
use detail::CaseDetail;
use leptos::prelude::*;

/// All cases, perhaps with one opened.
#[component]
pub fn Cases(
    /// The case opened beside the list.
    #[prop(into)]
    open: Signal<Option<CaseId>>,
) -> impl IntoView {
    view! {
        <main class="split">
            <list::CaseList open/>
            {move || match open.get() {
                Some(id) => view! { <CaseDetail id back=Route::Cases.href()/> }.into_any(),
                None => view! { <section class="detail blank"><Empty icon=IconName::Cases text=t::today::choose()/></section> }.into_any(),
            }}
        </main>
    }
}
