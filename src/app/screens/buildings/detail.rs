//! A building's page: who is responsible, its rounds and what is open, where its valves close, its works, its people. All of it is in
//! memory: it opens in a basement without signal.

use super::installation::{Facts, Works};
use super::people::{Past, People, Users};
use super::rounds::{OpenProblems, Rounds};
use super::sheets::{Sheet, Sheets};
use crate::app::burning::burning;
use crate::app::components::clock::ClockCell;
use crate::app::components::contact::map_link;
use crate::app::components::contest::ContestsOf;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::rules::Rules;
use crate::app::i18n::{t, work_kind};
use crate::app::places::asked;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::Clock;
use crate::domain::concern::Concern;
use crate::domain::ids::{BuildingId, Subject};
use crate::domain::premises::{Building, Field, WorkDue, works_due};
use leptos::prelude::*;

/// What the parts of this page share.
#[derive(Clone, Copy)]
pub(super) struct Page {
    /// Which building.
    pub id: BuildingId,
    /// The building as it is now.
    pub building: Memo<Option<Building>>,
    /// The sheet that is open.
    pub open: RwSignal<Option<Sheet>>,
}

/// Whether rounds are asked for: only then is one offered.
fn makes_rounds() -> bool {
    asked(Concern::Rounds)
}

/// Whether rounds and works are asked for, or this building has some.
fn shows_rounds(page: Page) -> bool {
    makes_rounds()
        || page.building.with(|building| {
            building.as_ref().is_some_and(|building| {
                !building.rounds.is_empty() || building.installed().next().is_some()
            })
        })
}

/// One building.
#[component]
pub fn BuildingDetail(id: BuildingId) -> impl IntoView {
    let session = session();
    let page = Page {
        id,
        building: Memo::new(move |_| session.world(|world| world.buildings.get(&id).cloned())),
        open: RwSignal::new(None),
    };
    let known = Memo::new(move |_| page.building.with(Option::is_some));
    let rounds = Memo::new(move |_| shows_rounds(page));
    view! {
        <section class="detail" data-building=id.to_string() aria-label=t::premises::page()>
            {move || if known.get() {
                view! {
                    <Head page/>
                    <div class="body">
                        <div class="stack">
                            <ContestsOf subject=Subject::Building(id)/>
                            <People page/>
                            <OpenProblems page/>
                            {move || rounds.get().then(|| view! { <Rounds page/> })}
                        </div>
                        <div class="stack">
                            <Facts page/>
                            <Users page/>
                        </div>
                        {move || rounds.get().then(|| view! { <div class="wide"><Works page/></div> })}
                        <div class="wide"><Past page/></div>
                    </div>
                    <footer class="bar">
                        <a class="btn quiet" href=Route::Buildings.href() aria-label=t::common::back()><Icon name=IconName::Back/></a>
                        <Steps page big=true/>
                    </footer>
                    <Sheets open=page.open/>
                }
                .into_any()
            } else {
                view! { <p class="empty">{t::premises::not_here()}</p> }.into_any()
            }}
        </section>
    }
}

/// The most pressing clock of a building, once it can be done.
fn pressing(id: BuildingId) -> Memo<Option<Clock>> {
    let (session, burning) = (session(), burning());
    Memo::new(move |_| {
        let clock = burning.by_building().remove(&id);
        clock.filter(|clock| clock.opens <= session.slow())
    })
}

/// What is done next here: the work that presses most, and a round at any time.
#[component]
fn Steps(
    page: Page,
    /// At the thumb, where a building fills the screen.
    #[prop(optional)]
    big: bool,
) -> impl IntoView {
    let session = session();
    let clock = pressing(page.id);
    let work = Memo::new(move |_| {
        let clock = clock.get()?;
        let building = page.building.get()?;
        let works = session.context(|context| works_due(&building, context));
        let same = |work: &WorkDue| {
            work.clock.duty == clock.duty && work.clock.deadline.due == clock.deadline.due
        };
        let work = works.into_iter().find(same)?;
        Some((work.object, work.kind))
    });
    let class = move |next: bool| match (next, big) {
        (true, true) => "btn go big",
        (true, false) => "btn go wide-only",
        (false, true) => "btn",
        (false, false) => "btn wide-only",
    };
    let open = move |sheet: Sheet| page.open.set(Some(sheet));
    view! {
        {move || makes_rounds().then(|| view! {
            <button type="button" class=class(work.get().is_none()) data-act="round" on:click=move |_| open(Sheet::Round(page.id))>{t::premises::make_round()}</button>
        })}
        {move || work.get().map(|(object, kind)| view! {
            <button type="button" class=class(true) data-act="next-work" on:click=move |_| open(Sheet::Work(page.id, object, kind))>{work_kind(kind)}</button>
        })}
    }
}

#[component]
fn Head(page: Page) -> impl IntoView {
    let clock = pressing(page.id);
    let id = page.id;
    move || {
        page.building.get().map(|building| {
            let text = |field| building.text(field).to_owned();
            let (name, address, station) = (text(Field::Name), text(Field::Address), text(Field::Station));
            let gone = text(Field::OutOfUse);
            let map = (!address.is_empty()).then(|| map_link(&address));
            view! {
                <header class="head">
                    <div class="line">
                        <span class="chips">
                            {(!station.is_empty()).then(|| view! { <span class="chip">{station}</span> })}
                            {(!gone.is_empty()).then(|| view! { <span class="chip a">{gone}</span> })}
                        </span>
                        <a class="btn quiet" href=Route::BuildingEdit(id).href() data-act="edit-building">{t::premises::edit()}</a>
                        {map.map(|map| view! { <a class="btn quiet" href=map data-act="map"><Icon name=IconName::Map/>{t::case::map()}</a> })}
                        <Rules/>
                    </div>
                    <h1>{name}</h1>
                    <p>{address}</p>
                    <div class="line">
                        <Steps page/>
                        {move || clock.get().map(|clock| view! { <ClockCell clock/> })}
                    </div>
                </header>
            }
        })
    }
}
