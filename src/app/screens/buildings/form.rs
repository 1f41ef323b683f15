//! Write a building down or change it: its name and place first, then what a technician looks for in its basement.

use super::sheets::{Way, carry_out};
use crate::app::components::app_bar::AppBar;
use crate::app::components::capture::PhotoCapture;
use crate::app::components::draft;
use crate::app::components::field::{TextArea, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::{building_field, t};
use crate::app::places::asked;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::Attachment;
use crate::domain::concern::Concern;
use crate::domain::event::Command;
use crate::domain::ids::BuildingId;
use crate::domain::premises::{BuildingCommand, BuildingEvent, Field};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The fields with their names in the draft.
const FIELDS: [(Field, &str); 9] = [
    (Field::Name, "name"),
    (Field::Address, "address"),
    (Field::Station, "station"),
    (Field::Risers, "risers"),
    (Field::Valves, "valves"),
    (Field::Radiators, "radiators"),
    (Field::Age, "age"),
    (Field::Remarks, "remarks"),
    (Field::OutOfUse, "out-of-use"),
];

/// Writes a building down or changes it.
#[component]
pub fn BuildingForm(
    /// The building to change; none writes a new one.
    building: Option<BuildingId>,
) -> impl IntoView {
    let session = session();
    let known = building
        .and_then(|id| untrack(|| session.world(|world| world.buildings.get(&id).cloned())));
    let text = |field| {
        known
            .as_ref()
            .map_or("", |known| known.text(field))
            .to_owned()
    };
    let first: Vec<(&'static str, String)> = FIELDS
        .iter()
        .map(|(field, name)| (*name, text(*field)))
        .collect();
    let mut first: Vec<(&'static str, &str)> = first
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    first.push(("sketch", ""));
    let key = building.map_or_else(|| "building/new".to_owned(), |id| format!("building/{id}"));
    let kept = Kept::begin(key, &first);
    let stations = session.world(|world| {
        let buildings = world.buildings.values();
        let stations = buildings.map(|building| building.text(Field::Station).to_owned());
        let mut stations: Vec<String> = stations.filter(|name| !name.is_empty()).collect();
        stations.sort();
        stations.dedup();
        stations
    });
    let tried = RwSignal::new(false);
    let way = Way::default();
    let name_problem = Signal::derive(move || {
        let empty = kept.field("name").with(|name| name.trim().is_empty());
        (tried.get() && empty).then(|| t::building_refusals::name_missing().to_owned())
    });
    let back = move || building.map_or(Route::Buildings, Route::Building);
    let discard = move |_| {
        draft::clear(&kept.key());
        back().go();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if kept.text("name").is_empty() {
            return;
        }
        let id = building.unwrap_or_else(|| BuildingId(platform::new_uuid()));
        let lines: BTreeMap<Field, String> = FIELDS
            .iter()
            .map(|(field, name)| (*field, kept.text(name)))
            .filter(|(_, text)| building.is_some() || !text.is_empty())
            .collect();
        let sketch: Vec<Attachment> =
            serde_json::from_str(&kept.text("sketch")).unwrap_or_default();
        let sketched = sketch
            .into_iter()
            .next_back()
            .map(|sketch| BuildingCommand::Record(BuildingEvent::Sketched(Some(sketch))));
        let mut commands = vec![BuildingCommand::Describe(lines)];
        commands.extend(sketched);
        let commands = commands
            .into_iter()
            .map(|command| Command::Building(id, Box::new(command)))
            .collect();
        let draft_key = kept.key();
        carry_out(session, commands, way, move || {
            draft::clear(&draft_key);
            Route::Building(id).go();
        });
    };
    let title = if building.is_some() {
        t::premises::change()
    } else {
        t::premises::register()
    };
    let line = move |field: Field, id: &'static str| view! { <TextField id label=building_field(field) value=kept.field(id) optional=true/> };
    let area = move |field: Field, id: &'static str, hint: &'static str| view! { <TextArea id label=building_field(field) value=kept.field(id) hint optional=true/> };
    let sketch = kept.field("sketch");
    // What belongs to heat is asked where heat is supplied; what a file says already stays in sight.
    let heating = untrack(|| asked(Concern::Heating));
    let asks = move |field: Field| {
        let said = known
            .as_ref()
            .is_some_and(|known| !known.text(field).is_empty());
        heating || said
    };
    let rounds_end = if heating {
        t::premises::out_of_use_hint()
    } else {
        ""
    };
    view! {
        <main class="page narrow">
            <AppBar title back=back()/>
            <form class="form" novalidate=true on:submit=submit>
                <TextField id="name" label=building_field(Field::Name) value=kept.field("name") problem=name_problem/>
                {line(Field::Address, "address")}
                {asks(Field::Station).then(|| view! { <div>
                    <TextField id="station" label=building_field(Field::Station) value=kept.field("station") hint=t::premises::station_hint() optional=true/>
                    <div class="segments gap-s">
                        {stations.into_iter().map(|station| {
                            let chosen = station.clone();
                            let mine = station.clone();
                            view! {
                                <button
                                    type="button"
                                    class="segment"
                                    aria-pressed=move || (kept.field("station").get() == mine).to_string()
                                    on:click=move |_| kept.field("station").set(chosen.clone())
                                >
                                    {station}
                                </button>
                            }
                        }).collect_view()}
                    </div>
                </div> })}
                {area(Field::Valves, "valves", t::premises::valves_hint())}
                {asks(Field::Risers).then(|| area(Field::Risers, "risers", t::premises::one_a_line()))}
                {asks(Field::Radiators).then(|| line(Field::Radiators, "radiators"))}
                {line(Field::Age, "age")}
                {area(Field::Remarks, "remarks", "")}
                <div class="field" data-field="sketch">
                    <span class="label">{t::premises::sketch()}" "<small>{t::common::optional()}</small></span>
                    <PhotoCapture id="sketch".to_owned() value=sketch.into() set=Callback::new(move |text| sketch.set(text))/>
                </div>
                {building.is_some().then(|| view! {
                    <TextField id="out-of-use" label=building_field(Field::OutOfUse) value=kept.field("out-of-use") hint=rounds_end optional=true/>
                })}
                <ProblemLine problem=way.problem/>
                <div class="form-foot">
                    <span class="ask">{t::form::draft_kept()}</span>
                    <button type="button" class="btn" data-act="discard" on:click=discard>{t::customers::discard()}</button>
                    <button type="submit" class="btn go big" data-act="save" disabled=move || way.busy.get()>{t::common::save()}</button>
                </div>
            </form>
        </main>
    }
}
