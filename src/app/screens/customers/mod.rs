//! Customers: list, file, form.

use leptos::prelude::*;

use crate::domain::ids::CustomerId;
/// All customers, perhaps with one opened.
#[component]
pub fn Customers(
    /// The file opened beside the list.
    open: Option<CustomerId>,
) -> impl IntoView {
    let _ = open;
    view! { <main class="page"></main> }
}
/// Registers or changes a customer.
#[component]
pub fn CustomerForm(
    /// The file to change; none registers a new one.
    customer: Option<CustomerId>,
) -> impl IntoView {
    let _ = customer;
    view! { <main class="page"></main> }
}
