//! Somebody of the firm: a few people are buttons, many are found by typing.

use super::search::Search;
use crate::app::i18n::{role, t};
use crate::app::session::session;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use leptos::prelude::*;

/// So many people fit as buttons.
const FEW: usize = 8;

/// Asks for a person who is enrolled and active.
#[component]
pub fn PersonPicker(
    /// Id of the group, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Who is chosen.
    value: RwSignal<Option<PersonId>>,
    /// Only holders of these roles, as long as there are any; empty: everybody.
    #[prop(optional)]
    roles: &'static [Role],
) -> impl IntoView {
    let session = session();
    let search = RwSignal::new(String::new());
    let people = Memo::new(move |_| {
        session.world(|world| {
            let active = || {
                world
                    .organisation
                    .people
                    .iter()
                    .filter(|(_, person)| person.active)
            };
            let fitting: Vec<_> = active()
                .filter(|(_, person)| {
                    roles.is_empty() || roles.iter().any(|role| person.roles.contains(role))
                })
                .collect();
            // A small firm may have nobody in the usual role: then everybody is offered.
            let offered = if fitting.is_empty() {
                active().collect()
            } else {
                fitting
            };
            let mut people: Vec<(PersonId, String, String)> = offered
                .into_iter()
                .map(|(id, person)| {
                    let roles: Vec<&str> = person.roles.iter().copied().map(role).collect();
                    (*id, person.name.clone(), roles.join(t::today::and()))
                })
                .collect();
            people.sort_by(|one, other| one.1.cmp(&other.1));
            people
        })
    });
    let many = Memo::new(move |_| people.with(|people| people.len() > FEW));
    let shown = move || {
        let needle = search.get().to_lowercase();
        people
            .get()
            .into_iter()
            .filter(|(person, name, _)| {
                value.get() == Some(*person)
                    || needle.trim().is_empty()
                    || name.to_lowercase().contains(needle.trim())
            })
            .take(FEW)
            .collect::<Vec<_>>()
    };
    let search_id = format!("{id}-search");
    view! {
        <div class="field" data-field=id>
            <span class="label" id=format!("{id}-label")>{label}</span>
            {move || many.get().then(|| view! {
                <Search id=search_id.clone() value=search label=t::parts::find_person()/>
            })}
            <div class="segments" role="radiogroup" id=id aria-labelledby=format!("{id}-label")>
                <For each=shown key=|(person, name, roles)| (*person, name.clone(), roles.clone()) children=move |(person, name, roles)| view! {
                    <button
                        type="button"
                        class="segment"
                        role="radio"
                        data-value=person.to_string()
                        aria-checked=move || (value.get() == Some(person)).to_string()
                        on:click=move |_| value.set(Some(person))
                    >
                        {name}<small>{roles}</small>
                    </button>
                }/>
            </div>
        </div>
    }
}
