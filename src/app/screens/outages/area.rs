//! Where there is no heat: everybody, or buildings found by their names in the customers' files.

use crate::app::components::field::Choice;
use crate::app::components::search::Search;
use crate::app::components::typed::Kept;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::domain::outages::Area;
use crate::domain::premises::page_name;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// So many buildings are offered at once.
const OFFERED: usize = 6;

/// What was chosen so far.
#[derive(Clone, Copy)]
pub struct AreaChoice {
    kind: RwSignal<String>,
    names: RwSignal<BTreeSet<String>>,
    search: RwSignal<String>,
}

impl AreaChoice {
    /// The fields in which a draft keeps an area, as they begin.
    pub fn begin(area: Option<&Area>) -> [(&'static str, String); 2] {
        let (kind, names) = match area {
            Some(Area::Everybody) => ("everybody", String::new()),
            Some(Area::Buildings(names)) => ("buildings", lines(names)),
            None => ("buildings", String::new()),
        };
        [("area-kind", kind.to_owned()), ("buildings", names)]
    }

    /// Over the fields of a draft.
    pub fn over(kept: Kept) -> Self {
        let read = |text: &str| text.lines().map(str::to_owned).collect();
        Self {
            kind: kept.field("area-kind"),
            names: kept.bound("buildings", read, lines),
            search: RwSignal::new(String::new()),
        }
    }

    /// The area as it is chosen now.
    pub fn chosen(self) -> Area {
        if self.kind.get_untracked() == "everybody" {
            Area::Everybody
        } else {
            Area::Buildings(self.names.get_untracked())
        }
    }
}

/// One name a line: a line is typed into one field and holds no break.
fn lines(names: &BTreeSet<String>) -> String {
    names.iter().cloned().collect::<Vec<_>>().join("\n")
}

/// Asks for the area.
#[component]
pub fn AreaField(choice: AreaChoice) -> impl IntoView {
    let session = session();
    let AreaChoice {
        kind,
        names,
        search,
    } = choice;
    let known = Memo::new(move |_| {
        session.world(|world| {
            let mut known = BTreeMap::<String, usize>::new();
            for customer in world.customers.values() {
                let page = page_name(customer, world);
                let building = if page.is_empty() {
                    customer.building.value.trim()
                } else {
                    page
                };
                if !building.is_empty() {
                    *known.entry(building.to_owned()).or_default() += 1;
                }
            }
            known
        })
    });
    let toggle = move |name: String| {
        names.update(|names| {
            if !names.remove(&name) {
                names.insert(name);
            }
        });
        search.set(String::new());
    };
    let offered = move || {
        let typed = search.get().trim().to_owned();
        let chosen = names.get();
        let mut offered: Vec<(String, usize)> = known.with(|known| {
            let fits = |name: &String| !chosen.contains(name) && name.contains(&typed);
            let fitting = known.iter().filter(|(name, _)| fits(name));
            let fitting = fitting.map(|(name, count)| (name.clone(), *count));
            fitting.take(OFFERED).collect()
        });
        let count = |name: &String| known.with(|known| known.get(name).copied());
        let before = chosen
            .iter()
            .map(|name| (name.clone(), count(name).unwrap_or_default()));
        let mut all: Vec<(String, usize)> = before.collect();
        all.append(&mut offered);
        all
    };
    let button = move |(name, count): (String, usize)| {
        let (mine, tapped, shown) = (name.clone(), name.clone(), name.clone());
        view! {
            <button
                type="button"
                class="segment"
                role="checkbox"
                data-value=shown
                aria-checked=move || names.with(|names| names.contains(&mine)).to_string()
                on:click=move |_| toggle(tapped.clone())
            >
                {t::outages::building_count(count, name)}
            </button>
        }
    };
    let unknown = move || {
        let typed = search.get().trim().to_owned();
        let listed = known.with(|known| known.contains_key(&typed));
        (!typed.is_empty() && !listed).then(|| {
            let name = typed.clone();
            view! { <button type="button" class="btn" data-act="add-building" on:click=move |_| toggle(name.clone())>{t::outages::add_building(typed)}</button> }
        })
    };
    view! {
        <Choice
            id="area-kind"
            label=t::outages::area()
            value=kind
            options=vec![("buildings", t::outages::area_buildings()), ("everybody", t::outages::everybody())]
        />
        {move || (kind.get() == "buildings").then(|| view! {
            <div class="field" data-field="buildings">
                <Search value=search label=t::outages::find_building()/>
                <div class="segments" role="group" aria-label=t::outages::area_buildings()>{move || offered().into_iter().map(button).collect_view()}</div>
                {unknown}
            </div>
        })}
    }
}
