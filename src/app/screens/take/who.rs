//! Who speaks: a file that is found, or a caller without one.

use super::sheet::Sheet;
use crate::app::components::customer_picker::CustomerPicker;
use crate::app::components::field::{Line, TextField};
use crate::app::i18n::t;
use leptos::prelude::*;

/// The customer's file; without one, the name that was searched for, a number and an address.
#[component]
pub fn Who(sheet: Sheet) -> impl IntoView {
    let stranger = Memo::new(move |_| sheet.customer.get().is_none());
    view! {
        <CustomerPicker id="customer" label=t::take::who() value=sheet.customer search=sheet.name/>
        {move || stranger.get().then(|| view! {
            <div class="two">
                <TextField id="phone" kind=Line::Phone label=t::case::phone() value=sheet.phone/>
                <TextField id="address" label=t::case::address() value=sheet.address/>
            </div>
        })}
    }
}
