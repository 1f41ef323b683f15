//! Duties: what is due at each station, rounds first; one tap ticks it off. And repairs of one building, put together (P10.09.08c).

mod by_building;

pub use by_building::ByBuilding;

use crate::app::components::app_bar::AppBar;
use crate::app::components::clock::ClockCell;
use crate::app::components::empty::Empty;
use crate::app::components::filters::{Filter, Filters};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{full_date, t, work_kind};
use crate::app::places::has;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::screens::buildings::sheets::{Sheet, Sheets, Way, carry_out, record};
use crate::app::session::session;
use crate::domain::clock::{Clock, Standing};
use crate::domain::context::Context;
use crate::domain::event::Command;
use crate::domain::ids::BuildingId;
use crate::domain::premises::{
    BuildingEvent, Field, SeasonCommand, going_through, missed_rounds, proposed, round_due,
    season_of, works_due,
};
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// So many lines of a station show at once.
const SHOWN: usize = 30;

/// What a line is about.
#[derive(Clone, PartialEq)]
enum What {
    /// A sheet ticks it off.
    Sheet(Sheet),
    /// Going through the installation: one tap.
    Read(BuildingId),
}

/// One thing that is due.
#[derive(Clone, PartialEq)]
struct Line {
    building: BuildingId,
    what: What,
    name: String,
    below: String,
    clock: Clock,
}

/// A station with what is due there.
#[derive(Clone, Default, PartialEq)]
struct Station {
    buildings: usize,
    orphans: usize,
    missed: i64,
    late: usize,
    season: Option<Timestamp>,
    lines: Vec<Line>,
}

fn stations(context: &Context<'_>, all: bool) -> Vec<(String, Station)> {
    let mut stations: BTreeMap<String, Station> = BTreeMap::new();
    let buildings = context.world.buildings.values();
    for building in buildings.filter(|building| building.in_use()) {
        let name = building.text(Field::Name).to_owned();
        let station = stations
            .entry(building.text(Field::Station).to_owned())
            .or_default();
        station.buildings += 1;
        station.missed += missed_rounds(building, context);
        let person = proposed(building, context.now, context.world);
        station.orphans += usize::from(person.is_none());
        let who = person.and_then(|person| context.organisation().people.get(&person));
        let who = who.map_or_else(
            || t::premises::nobody_responsible().to_owned(),
            |person| person.name.clone(),
        );
        let id = building.id;
        let line = |what, below: Vec<&str>, clock| Line {
            building: id,
            what,
            name: name.clone(),
            below: below.join(DOT),
            clock,
        };
        if let Some(clock) = round_due(building, context) {
            station
                .lines
                .push(line(What::Sheet(Sheet::Round(id)), vec![&who], clock));
        }
        if let Some(clock) = going_through(building, context) {
            station.lines.push(line(What::Read(id), vec![&who], clock));
        }
        for work in works_due(building, context) {
            let object = building.objects.get(&work.object);
            let object = object.map_or("", |object| object.facts.value.name.as_str());
            let below = vec![object, who.as_str()];
            let sheet = Sheet::Work(id, work.object, work.kind);
            station
                .lines
                .push(line(What::Sheet(sheet), below, work.clock));
        }
    }
    for (name, station) in &mut stations {
        let season = season_of(context.world, name);
        station.season = season
            .filter(|mark| mark.begins)
            .map(|mark| mark.occurred_at);
        station
            .lines
            .retain(|line| line.clock.is_open() && (all || line.clock.opens <= context.now));
        station.lines.sort_by_key(|line| line.clock.deadline.due);
        let late = |line: &&Line| matches!(line.clock.standing(context.now), Standing::Overdue(_));
        station.late = station.lines.iter().filter(late).count();
    }
    stations.into_iter().collect()
}

/// Rounds, works and installations to go through, by station.
#[component]
pub fn Duties() -> impl IntoView {
    let session = session();
    let all = RwSignal::new(false);
    let open = RwSignal::new(None::<Sheet>);
    let way = Way::default();
    let list = Memo::new(move |_| {
        let all = all.get();
        session.context(|context| stations(context, all))
    });
    let names = Memo::new(move |_| {
        list.with(|list| {
            list.iter()
                .map(|(name, _)| name.clone())
                .collect::<Vec<_>>()
        })
    });
    let cards = untrack(|| has(&Route::Cards));
    view! {
        <main class="page narrow">
            <AppBar title=t::duties::duties() below=|| t::duties::about()>
                <a class="btn" href=Route::Buildings.href() data-act="buildings"><Icon name=IconName::Building/>{t::premises::buildings()}</a>
            </AppBar>
            <Filters label=t::duties::whose()>
                <Filter is=false value=all label=t::duties::due()/>
                <Filter is=true value=all label=t::duties::all()/>
                <a class="btn" href=Route::ByBuilding.href() data-act="by-building">{t::duties::by_building()}</a>
                {cards.then(|| view! { <a class="btn" href=Route::Cards.href() data-act="cards">{t::duties::cards()}</a> })}
            </Filters>
            <ProblemLine problem=way.problem/>
            {move || names.with(Vec::is_empty).then(|| view! {
                <Empty icon=IconName::Duties text=t::duties::none()>
                    <a class="btn go" href=Route::BuildingNew.href() data-act="new-building">{t::premises::register()}</a>
                </Empty>
            })}
            <For each=move || names.get() key=String::clone children=move |name| {
                let mine = name.clone();
                let station = Memo::new(move |_| list.with(|list| list.iter().find(|(other, _)| *other == mine).map(|(_, station)| station.clone()).unwrap_or_default()));
                view! { <OneStation name station open way/> }
            }/>
            <Sheets open/>
        </main>
    }
}

#[component]
fn OneStation(
    name: String,
    station: Memo<Station>,
    open: RwSignal<Option<Sheet>>,
    way: Way,
) -> impl IntoView {
    let session = session();
    let shown = RwSignal::new(SHOWN);
    let title = if name.is_empty() {
        t::premises::no_station().to_owned()
    } else {
        name.clone()
    };
    let heard = title.clone();
    let of_station = StoredValue::new(name);
    let begin = move |_| open.set(Some(Sheet::Season(of_station.get_value())));
    let end = move |_| {
        let command = SeasonCommand {
            station: of_station.get_value(),
            begins: false,
            occurred_at: platform::now(),
            answers: None,
        };
        carry_out(session, vec![Command::Season(command)], way, || ());
    };
    let words = move || {
        let Station {
            buildings,
            orphans,
            missed,
            late,
            season,
            ..
        } = station.get();
        let mut words = vec![match season {
            Some(at) => t::duties::season_on(full_date(at, session.offset())),
            None => t::duties::season_off().to_owned(),
        }];
        words.push(t::duties::buildings(buildings));
        words.extend((late > 0).then(|| t::duties::overdue(late)));
        words.extend((missed > 0).then(|| t::duties::missed(missed)));
        words.extend((orphans > 0).then(|| t::duties::without_responsible(orphans)));
        words.join(DOT)
    };
    let on = Memo::new(move |_| station.with(|station| station.season.is_some()));
    let count = Memo::new(move |_| station.with(|station| station.lines.len()));
    view! {
        <section data-station=of_station.get_value() aria-label=heard>
            <div class="station">
                <div><h2>{title}</h2><p class="ask">{words}</p></div>
                {move || if on.get() {
                    view! { <button type="button" class="btn quiet" data-act="end-season" on:click=end>{t::duties::end_season()}</button> }.into_any()
                } else {
                    view! { <button type="button" class="btn" data-act="begin-season" on:click=begin>{t::duties::begin_season()}</button> }.into_any()
                }}
            </div>
            {move || (count.get() == 0).then(|| view! { <p class="ask">{t::duties::nothing_due()}</p> })}
            <ul class="rows ticks">
                <For
                    each=move || station.with(|station| station.lines.iter().take(shown.get()).cloned().collect::<Vec<_>>())
                    key=|line| format!("{} {:?} {} {}", line.building, line.clock.duty, line.below, line.clock.deadline.due.0)
                    children=move |line| view! { <li>{row(line, open, way)}</li> }
                />
            </ul>
            {move || (count.get() > shown.get()).then(|| view! {
                <button type="button" class="btn quiet wide" on:click=move |_| shown.update(|shown| *shown += SHOWN)>
                    {move || t::today::show_more(count.get().saturating_sub(shown.get()))}
                </button>
            })}
        </section>
    }
}

fn row(line: Line, open: RwSignal<Option<Sheet>>, way: Way) -> impl IntoView {
    let session = session();
    let Line {
        building,
        what,
        name,
        below,
        clock,
    } = line;
    let (label, act) = match &what {
        What::Sheet(Sheet::Round(_)) => (t::duties::walk(), "round"),
        What::Sheet(Sheet::Work(_, _, kind)) => (work_kind(*kind), "work"),
        _ => (t::duties::read(), "go-through"),
    };
    let tick = move |_| match &what {
        What::Sheet(sheet) => open.set(Some(sheet.clone())),
        What::Read(id) => {
            let occurred_at = platform::now();
            let event = BuildingEvent::GoneThrough { occurred_at };
            carry_out(session, vec![record(*id, event)], way, || ());
        }
    };
    view! {
        <div class="row">
            <ClockCell clock/>
            <a href=Route::Building(building).href()><strong>{name}</strong><em>{below}</em></a>
            <button type="button" class="btn" data-act=act on:click=tick>{label}</button>
        </div>
    }
}
