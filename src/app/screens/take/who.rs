//! Who speaks: a file that is found, or a caller without one.

use super::sheet::Sheet;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::customer_picker::CustomerPicker;
use crate::app::components::field::{Line, TextField};
use crate::app::components::personal::Personal;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::domain::premises::proposed;
use leptos::prelude::*;

/// The customer's file; without one, the name that was searched for, a number and an address.
#[component]
pub fn Who(sheet: Sheet) -> impl IntoView {
    let session = session();
    let responsible = Memo::new(move |_| {
        let customer = sheet.customer.get()?;
        session.context(|context| {
            let building = context.world.customers.get(&customer)?.in_building.value?;
            let building = context.world.buildings.get(&building)?;
            let person = proposed(building, context.now, context.world)?;
            Some(context.organisation().people.get(&person)?.name.clone())
        })
    });
    let stranger = Memo::new(move |_| sheet.customer.get().is_none());
    view! {
        <CustomerPicker id="customer" label=t::take::who() value=sheet.customer search=sheet.name/>
        {move || sheet.customer.get().map(|customer| view! { <Personal customer/> })}
        {move || responsible.get().map(|name| view! { <p class="hint" data-proposed="">{t::premises::proposed(name)}" "<ClauseLink clause="P10.09.08a"/></p> })}
        {move || stranger.get().then(|| view! {
            <div class="two">
                <TextField id="phone" kind=Line::Phone label=t::case::phone() value=sheet.phone/>
                <TextField id="address" label=t::case::address() value=sheet.address/>
            </div>
        })}
    }
}
