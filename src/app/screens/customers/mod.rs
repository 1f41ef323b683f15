//! Customers: list, file, form.

mod active;
mod card;
mod detail;
mod form;
mod form_more;
mod grade;
mod history;
mod list;
mod outages;
mod repairs;

pub use form::CustomerForm;

use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::i18n::t;
use crate::domain::ids::CustomerId;
use leptos::prelude::*;

/// All customers, perhaps with one opened.
#[component]
pub fn Customers(
    /// The file opened beside the list.
    #[prop(into)]
    open: Signal<Option<CustomerId>>,
) -> impl IntoView {
    view! {
        <main class="split">
            <list::CustomerList open/>
            {move || match open.get() {
                Some(id) => view! { <detail::CustomerDetail id/> }.into_any(),
                None => view! { <section class="detail blank"><Empty icon=IconName::Customers text=t::customers::choose()/></section> }.into_any(),
            }}
        </main>
    }
}
