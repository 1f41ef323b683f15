//! Repairs of one building in one go: those that can wait are put into one order, each keeps its own clock (P10.09.08c).

use crate::app::burning::burning;
use crate::app::components::app_bar::AppBar;
use crate::app::components::case_row::CaseRow;
use crate::app::components::dialog::Dialog;
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::components::typed::Kept;
use crate::app::i18n::{near_time, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::screens::buildings::sheets::{Way, carry_out, record};
use crate::app::session::session;
use crate::domain::cases::{Case, Procedure};
use crate::domain::clock::Clock;
use crate::domain::ids::{BuildingId, CaseId};
use crate::domain::premises::{
    BuildingEvent, Field, RepairOrder, building_of, is_open, proposed, without_rush,
};
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A building with its open cases, and which of them can be put together.
#[derive(Clone, PartialEq)]
struct Group {
    id: BuildingId,
    name: String,
    cases: Vec<(CaseId, bool)>,
    orders: Vec<RepairOrder>,
}

/// Open repairs by building.
#[component]
pub fn ByBuilding() -> impl IntoView {
    let session = session();
    let burning = burning();
    let open = RwSignal::new(None::<BuildingId>);
    let groups = Memo::new(move |_| {
        session.context(|context| {
            let world = context.world;
            let mut cases: BTreeMap<BuildingId, Vec<(CaseId, bool)>> = BTreeMap::new();
            let repairs = world.cases.values().filter(|case| is_open_repair(case));
            for case in repairs {
                if let Some(building) = building_of(world, case) {
                    let line = (case.id, without_rush(case, context));
                    cases.entry(building).or_default().push(line);
                }
            }
            let known = cases.into_iter().filter_map(|(id, cases)| {
                let building = world.buildings.get(&id)?;
                let orders = building.orders.iter();
                let orders =
                    orders.filter(|order| order.cases.iter().any(|case| is_open(world, *case)));
                Some(Group {
                    id,
                    name: building.text(Field::Name).to_owned(),
                    orders: orders.cloned().collect(),
                    cases,
                })
            });
            let mut groups: Vec<Group> = known.collect();
            // Where something can be put together comes first.
            groups.sort_by_key(|group| (std::cmp::Reverse(calm(group).len()), group.name.clone()));
            groups
        })
    });
    let nowhere = Signal::derive(|| None);
    let one = move |group: Group, clocks: &BTreeMap<CaseId, Clock>| {
        let id = group.id;
        let together = calm(&group).len() > 1;
        let offset = session.offset();
        view! {
            <section data-group=id.to_string()>
                <div class="station">
                    <div><h2><a href=Route::Building(id).href()>{group.name}</a></h2></div>
                    {together.then(|| view! { <button type="button" class="btn go" data-act="bundle" on:click=move |_| open.set(Some(id))>{t::duties::bundle()}</button> })}
                </div>
                {group.orders.into_iter().map(|order| {
                    let words = t::duties::order_of(session.name_of(order.technician), near_time(order.planned, session.slow(), offset));
                    view! { <p class="ask" data-order="">{t::duties::bundled(order.cases.len())}" · "{words}</p> }
                }).collect_view()}
                <ul class="rows">
                    {group.cases.into_iter().map(|(case, _)| view! { <li><CaseRow id=case clock=clocks.get(&case).cloned() to=Route::Case open=nowhere/></li> }).collect_view()}
                </ul>
            </section>
        }
    };
    view! {
        <main class="page narrow">
            <AppBar title=t::duties::by_building() below=|| t::duties::by_building_about() back=Route::Cases/>
            {move || groups.with(Vec::is_empty).then(|| view! { <Empty icon=IconName::Building text=t::duties::nothing_to_bundle()/> })}
            {move || {
                let clocks = burning.by_case();
                groups.get().into_iter().map(|group| one(group, &clocks)).collect_view()
            }}
            {move || {
                let id = open.get()?;
                let group = groups.get_untracked().into_iter().find(|group| group.id == id)?;
                let shown = RwSignal::new(true);
                Effect::new(move |_| {
                    if !shown.get() {
                        open.set(None);
                    }
                });
                let cases = calm(&group);
                Some(view! { <Dialog open=shown title=t::duties::bundled(cases.len())><OrderForm building=id cases=cases.clone() open=shown/></Dialog> })
            }}
        </main>
    }
}

fn is_open_repair(case: &Case) -> bool {
    !case.is_closed() && matches!(case.procedure, Procedure::Repair(_))
}

fn calm(group: &Group) -> Vec<CaseId> {
    let calm = group.cases.iter().filter(|(_, calm)| *calm);
    calm.map(|(case, _)| *case).collect()
}

#[component]
fn OrderForm(building: BuildingId, cases: Vec<CaseId>, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let way = Way::default();
    let technician = session.world(|world| {
        let building = world.buildings.get(&building)?;
        proposed(building, platform::now(), world)
    });
    let technician = technician.map_or_else(String::new, |technician| technician.to_string());
    let fields = [
        ("goes", technician.as_str()),
        ("planned", ""),
        ("without", ""),
    ];
    let kept = Kept::begin(format!("order/{building}"), &fields);
    let technician = kept.person("goes");
    let planned = kept.field("planned");
    // What was left out is kept, so that a case that came meanwhile is in.
    let without = kept.list("without");
    let all = cases.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(technician) = technician.get_untracked() else {
            return;
        };
        let now = platform::now();
        let order = RepairOrder {
            occurred_at: now,
            technician,
            planned: planned.get_untracked().parse().map_or(now, Timestamp),
            cases: without.with_untracked(|without| {
                let all = all.iter().copied();
                all.filter(|id| !without.contains(&id.to_string()))
                    .collect()
            }),
        };
        let commands = vec![record(building, BuildingEvent::Bundled(order))];
        let forget = kept.forget();
        carry_out(session, commands, way, move || {
            forget();
            open.try_set(false);
        });
    };
    let words = |id: CaseId| {
        session.world(|world| {
            world
                .cases
                .get(&id)
                .map_or_else(String::new, |case| case.words.clone())
        })
    };
    let toggle = move |id: CaseId| {
        let id = id.to_string();
        without.update(
            |without| match without.iter().position(|other| *other == id) {
                Some(place) => drop(without.remove(place)),
                None => without.push(id),
            },
        );
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <div class="stack tight">
                {cases.into_iter().map(|id| view! {
                    <button type="button" class="segment" role="checkbox" aria-checked=move || without.with(|without| !without.contains(&id.to_string())).to_string() on:click=move |_| toggle(id)>{words(id)}</button>
                }).collect_view()}
            </div>
            <PersonPicker id="goes" label=t::duties::who_goes() value=technician roles=&[Role::Technician]/>
            <div class="field" data-field="planned">
                <label for="planned">{t::duties::planned()}</label>
                <TimeEntry id="planned".to_owned() value=planned.into() set=Callback::new(move |text| planned.set(text)) future=true/>
            </div>
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get() || technician.get().is_none()>{t::duties::give_order()}</button>
            </div>
        </form>
    }
}
