//! A customer's file, found by anything the caller says first: name, number, address or account.

use super::icons::{Icon, IconName};
use super::search::holds;
use crate::app::components::row::DOT;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::domain::customers::Customer;
use crate::domain::ids::CustomerId;
use leptos::prelude::*;

/// So many are offered at once; whoever is not among them needs another letter.
const OFFERED: usize = 6;

/// Whether a file fits what was typed: every word in any of its fields; digits also without the signs between them.
#[must_use]
pub fn customer_fits(customer: &Customer, words: &[String]) -> bool {
    words.iter().all(|word| {
        let digits = word
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '-');
        let has = |text: &str| holds(text, word);
        has(&customer.name.value)
            || has(&customer.address.value)
            || has(&customer.account.value)
            || has(&customer.building.value)
            || (digits
                && (digits_of(&customer.phone.value).contains(&digits_of(word))
                    || digits_of(&customer.second_contact.value).contains(&digits_of(word))))
    })
}

/// What was typed, as words to look for.
#[must_use]
pub fn search_words(typed: &str) -> Vec<String> {
    typed
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

/// Only the digits, for comparing telephone numbers.
#[must_use]
pub fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Name, and below it what tells two of the same name apart.
#[must_use]
pub fn customer_lines(customer: &Customer) -> (String, String) {
    let below: Vec<&str> = [
        customer.address.value.as_str(),
        customer.phone.value.as_str(),
        customer.account.value.as_str(),
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect();
    (customer.name.value.clone(), below.join(DOT))
}

/// Asks for a customer's file.
#[component]
pub fn CustomerPicker(
    /// Id of the input, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The chosen file.
    value: RwSignal<Option<CustomerId>>,
    /// What was typed: a caller without a file keeps it as the name.
    search: RwSignal<String>,
) -> impl IntoView {
    let session = session();
    let found = Memo::new(move |_| {
        let words = search.with(|typed| search_words(typed));
        if words.is_empty() {
            return Vec::new();
        }
        session.world(|world| {
            world
                .customers
                .values()
                .filter(|customer| customer_fits(customer, &words))
                .take(OFFERED)
                .map(|customer| {
                    let (name, below) = customer_lines(customer);
                    (customer.id, name, below)
                })
                .collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| {
        let id = value.get()?;
        session.world(|world| world.customers.get(&id).map(customer_lines))
    });
    let searching = move || {
        view! {
            <label for=id>{label.clone()}</label>
            <span class="lens">
                <Icon name=IconName::Search/>
                <input
                    id=id
                    type="search"
                    autocomplete="off"
                    placeholder=t::parts::find_customer()
                    aria-describedby=format!("{id}-found")
                    prop:value=move || search.get()
                    on:input=move |event| search.set(event_target_value(&event))
                />
            </span>
            <p class="visually-hidden" id=format!("{id}-found") role="status">{move || found.with(|found| (!found.is_empty()).then(|| t::parts::found(found.len())))}</p>
            {move || (!found.with(Vec::is_empty)).then(|| view! {
                <ul class="picks">
                    {found.get().into_iter().map(|(customer, name, below)| view! {
                        <li>
                            <button type="button" class="pick" data-value=customer.to_string() on:click=move |_| value.set(Some(customer))>
                                <b>{name}</b><small>{below}</small>
                            </button>
                        </li>
                    }).collect_view()}
                </ul>
            })}
        }
    };
    view! {
        <div class="field" data-field=id>
            {move || match chosen.get() {
                Some((name, below)) => view! {
                    <div class="chosen">
                        <div><b>{name}</b><small>{below}</small></div>
                        <button type="button" class="btn quiet" on:click=move |_| value.set(None)>{t::parts::other_customer()}</button>
                    </div>
                }
                .into_any(),
                None => searching().into_any(),
            }}
        </div>
    }
}
