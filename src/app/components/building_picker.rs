//! A building: a few are buttons, many are found by typing.

use super::search::Search;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::domain::ids::BuildingId;
use crate::domain::premises::Field;
use leptos::prelude::*;

/// So many buildings fit as buttons.
const FEW: usize = 6;

/// Asks for a building, or none.
#[component]
pub fn BuildingPicker(
    /// Id of the group, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Which is chosen.
    value: RwSignal<Option<BuildingId>>,
) -> impl IntoView {
    let session = session();
    let search = RwSignal::new(String::new());
    let buildings = Memo::new(move |_| {
        session.world(|world| {
            let mut all: Vec<(BuildingId, String, String)> = world
                .buildings
                .values()
                .filter(|building| building.in_use() || value.get() == Some(building.id))
                .map(|building| {
                    let text = |field| building.text(field).to_owned();
                    (building.id, text(Field::Name), text(Field::Address))
                })
                .collect();
            all.sort_by(|one, other| one.1.cmp(&other.1));
            all
        })
    });
    let many = Memo::new(move |_| buildings.with(|buildings| buildings.len() > FEW));
    let shown = move || {
        let needle = search.get().trim().to_lowercase();
        let mut found: Vec<_> = buildings.get();
        found.retain(|(building, name, address)| {
            let fits = |text: &str| text.to_lowercase().contains(&needle);
            value.get() == Some(*building) || needle.is_empty() || fits(name) || fits(address)
        });
        // What is chosen stays in sight.
        found.sort_by_key(|(building, ..)| value.get() != Some(*building));
        found.truncate(FEW);
        found
    };
    let search_id = format!("{id}-search");
    view! {
        <div class="field" data-field=id>
            <span class="label" id=format!("{id}-label")>{label}" "<small>{t::common::optional()}</small></span>
            {move || many.get().then(|| view! {
                <Search id=search_id.clone() value=search label=t::premises::search()/>
            })}
            <div class="segments" role="radiogroup" id=id aria-labelledby=format!("{id}-label")>
                <button type="button" class="segment" role="radio" data-value="none" aria-checked=move || value.get().is_none().to_string() on:click=move |_| value.set(None)>
                    {t::premises::no_building()}
                </button>
                <For each=shown key=|(building, name, address)| (*building, name.clone(), address.clone()) children=move |(building, name, address)| { let called = name.clone(); view! {
                    <button
                        type="button"
                        class="segment"
                        role="radio"
                        data-value=building.to_string()
                        data-name=called
                        aria-checked=move || (value.get() == Some(building)).to_string()
                        on:click=move |_| value.set(Some(building))
                    >
                        {name}<small>{address}</small>
                    </button>
                }}/>
            </div>
        </div>
    }
}
