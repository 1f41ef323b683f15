//! Several customers: found one after another, listed, taken out again.

use super::customer_picker::CustomerPicker;
use super::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::app::session::session;
use crate::domain::ids::CustomerId;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Asks for several customers' files.
#[component]
pub fn CustomersPicker(
    /// Id of the group, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Who is chosen.
    value: RwSignal<BTreeSet<CustomerId>>,
) -> impl IntoView {
    let session = session();
    let found = RwSignal::new(None::<CustomerId>);
    let search = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(customer) = found.get() {
            value.update(|chosen| {
                chosen.insert(customer);
            });
            found.set(None);
            search.set(String::new());
        }
    });
    let chosen = move || {
        session.world(|world| {
            let names = value.get().into_iter().map(|id| {
                let name = world
                    .customers
                    .get(&id)
                    .map(|customer| customer.name.value.clone());
                (id, name.unwrap_or_default())
            });
            names.collect::<Vec<_>>()
        })
    };
    let line = move |(customer, name): (CustomerId, String)| {
        let out = move |_| {
            value.update(|chosen| {
                chosen.remove(&customer);
            });
        };
        view! {
            <li class="chosen" data-chosen=customer.to_string()>
                <div><b>{name.clone()}</b></div>
                <button type="button" class="btn quiet" aria-label=t::parts::take_out(name) on:click=out><Icon name=IconName::Cross/></button>
            </li>
        }
    };
    view! {
        <div class="stack tight" data-chosen-customers=id>
            <CustomerPicker id label value=found search/>
            <ul class="stack tight">{move || chosen().into_iter().map(line).collect_view()}</ul>
        </div>
    }
}
