//! The list of buildings: found by name, address or station; what is overdue or has nobody stands out.

use super::Ways;
use crate::app::burning::burning;
use crate::app::components::app_bar::AppBar;
use crate::app::components::building_row::where_it_is;
use crate::app::components::customer_picker::search_words;
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::{DOT, Row};
use crate::app::components::search::Lens;
use crate::app::components::virtual_list::VirtualList;
use crate::app::i18n::t;
use crate::app::places::asked;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::{Clock, Standing};
use crate::domain::concern::Concern;
use crate::domain::ids::BuildingId;
use crate::domain::premises::{Field, proposed};
use leptos::prelude::*;

/// Height of a row in pixels; `.window .row` in the style says the same.
const ROW: u32 = 76;

/// A row.
#[derive(Clone, PartialEq)]
struct Line {
    id: BuildingId,
    name: String,
    below: String,
    orphan: bool,
    clock: Option<Clock>,
}

/// Search and the rows.
#[component]
pub fn BuildingList(
    /// The building that is open beside it.
    open: Signal<Option<BuildingId>>,
) -> impl IntoView {
    let session = session();
    let burning = burning();
    let search = RwSignal::new(String::new());
    let lines = Memo::new(move |_| {
        let words = search.with(|typed| search_words(typed));
        let now = session.slow();
        let mut clocks = burning.by_building();
        let mut lines: Vec<Line> = session.world(|world| {
            let name_of = |person| {
                let person = world.organisation.people.get(&person);
                person.map_or_else(String::new, |person| person.name.clone())
            };
            let buildings = world.buildings.values();
            buildings
                .map(|building| {
                    let person = proposed(building, now, world);
                    let who = person.map(name_of).unwrap_or_default();
                    let mut below = vec![where_it_is(building), who];
                    below.retain(|part| !part.is_empty());
                    Line {
                        id: building.id,
                        name: building.text(Field::Name).to_owned(),
                        below: below.join(DOT),
                        orphan: person.is_none() && building.in_use(),
                        clock: clocks
                            .remove(&building.id)
                            .filter(|clock| clock.opens <= now),
                    }
                })
                .filter(|line| {
                    let text = format!("{} {}", line.name, line.below).to_lowercase();
                    words.iter().all(|word| text.contains(word.as_str()))
                })
                .collect()
        });
        lines.sort_by(|one, other| {
            let late = |line: &Line| {
                let standing = line.clock.as_ref().map(|clock| clock.standing(now));
                !matches!(standing, Some(Standing::Overdue(_)))
            };
            let key = |line: &Line| (late(line), !line.orphan);
            key(one)
                .cmp(&key(other))
                .then_with(|| one.name.cmp(&other.name))
        });
        lines
    });
    let nothing = move || {
        let words = if search.with(String::is_empty) {
            t::premises::none()
        } else {
            t::premises::none_found()
        };
        lines
            .with(Vec::is_empty)
            .then(|| view! { <Empty icon=IconName::Building text=words/> })
    };
    let heating = untrack(|| asked(Concern::Heating));
    view! {
        <section class="list" class:behind=move || open.get().is_some() aria-label=t::premises::buildings()>
            <AppBar title=t::premises::buildings() below=move || t::premises::count(lines.with(Vec::len)) counts=true>
                <a class="btn" href=Route::BuildingNew.href() data-act="new-building"><Icon name=IconName::Plus/>{t::premises::new()}</a>
            </AppBar>
            <div class="finder">
                <Lens value=search label=if heating { t::premises::search() } else { t::premises::search_plain() }/>
            </div>
            <Ways at=Route::Buildings/>
            {nothing}
            <VirtualList
                items=lines
                height=ROW
                label=t::premises::buildings()
                key=|line: &Line| format!("{} {} {} {} {:?}", line.id, line.name, line.below, line.orphan, line.clock.as_ref().map(|clock| (clock.duty, clock.deadline.due)))
                row=move |line: Line| {
                    let Line { id, name, below, orphan, clock } = line;
                    let chip = if orphan { t::premises::nobody_responsible() } else { "" };
                    view! { <Row href=Route::Building(id).href() clock what=name who=below chip strong=orphan current=Signal::derive(move || open.get() == Some(id))/> }
                        .into_any()
                }
            />
        </section>
    }
}
