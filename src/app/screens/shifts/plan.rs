//! Opening a roster, planning shifts, and giving one shift to somebody else.

use super::detail::day_start;
use super::names;
use crate::app::components::carry_out::carry_out;
use crate::app::components::dialog::Dialog;
use crate::app::components::duration_field::DurationField;
use crate::app::components::field::{Line, TextField};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::{near_time, t, wall};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{PersonId, RosterId};
use crate::domain::shifts::{RosterEvent, Season, Slot, Watch};
use crate::domain::time::{DAY, MINUTE, Timestamp};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// First and last day of the heating season that goes on or comes next, as most of the north has it: 15 November to 15 March.
fn usual_season(now: Timestamp, offset: i32) -> [String; 2] {
    let today = wall(now, offset).date_naive();
    let begins = if today.month() <= 3 {
        today.year() - 1
    } else {
        today.year()
    };
    [format!("{begins}-11-15"), format!("{}-03-15", begins + 1)]
}

/// Midnight at the beginning of a typed day.
fn midnight(text: &str, offset: i32) -> Option<Timestamp> {
    let date: NaiveDate = text.trim().parse().ok()?;
    let utc = date.and_time(chrono::NaiveTime::MIN).and_utc();
    Some(Timestamp(utc.timestamp_millis()).plus(-i64::from(offset) * MINUTE))
}

fn day_text(at: Timestamp, offset: i32) -> String {
    wall(at, offset).format("%Y-%m-%d").to_string()
}

/// Name and season of a station.
#[component]
pub fn StationSheet(roster: Option<RosterId>, open: RwSignal<bool>) -> impl IntoView {
    let title = match roster {
        Some(_) => t::common::edit(),
        None => t::shifts::new(),
    };
    view! { <Dialog open title=title><StationForm roster open/></Dialog> }
}

#[component]
fn StationForm(roster: Option<RosterId>, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let known = roster.and_then(|id| {
        untrack(|| {
            session.world(|world| {
                let roster = world.rosters.get(&id)?;
                Some((roster.station.value.clone(), roster.season.value))
            })
        })
    });
    let [from, until] = match &known {
        Some((_, season)) => [
            day_text(season.from, offset),
            day_text(season.until.plus(-1), offset),
        ],
        None => usual_season(platform::now(), offset),
    };
    let before = StoredValue::new(known.clone());
    let station = known.map_or_else(|| t::shifts::default_station().to_owned(), |known| known.0);
    let key = roster.map_or_else(|| "roster/new".to_owned(), |id| format!("roster/{id}"));
    let fields = [
        ("station", station.as_str()),
        ("season-from", &from),
        ("season-until", &until),
    ];
    let kept = Kept::begin(key, &fields);
    let [station, from, until] =
        ["station", "season-from", "season-until"].map(|name| kept.field(name));
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = |text: RwSignal<String>| text.with_untracked(|text| midnight(text, offset));
        let id = roster.unwrap_or_else(|| RosterId(platform::new_uuid()));
        // An unreadable day is no season; the domain says so.
        let season = Season {
            from: day(from).unwrap_or_default(),
            until: day(until).map(|day| day.plus(DAY)).unwrap_or_default(),
        };
        let station = station.get_untracked();
        let event = before.with_value(|before| match before {
            Some((known, known_season)) => RosterEvent::Changed {
                station: (station.trim() != known).then(|| station.clone()),
                season: (season != *known_season).then_some(season),
            },
            None => RosterEvent::Opened {
                station: station.clone(),
                season,
            },
        });
        let forget = kept.forget();
        carry_out(session, Command::Roster(id, event), problem, move || {
            forget();
            open.set(false);
            Route::Roster(id).go();
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="station" label=t::shifts::station() value=station/>
            <TextField id="season-from" label=t::shifts::from() value=from kind=Line::Date/>
            <TextField id="season-until" label=t::shifts::until() value=until kind=Line::Date/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

/// Shifts of several people in turn.
#[component]
pub fn PlanSheet(id: RosterId, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog open title=t::shifts::plan()><PlanForm id open/></Dialog> }
}

#[component]
fn PlanForm(id: RosterId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    // What is missing first is what is planned next.
    let (from, until) = untrack(|| {
        session.world(|world| {
            let now = platform::now();
            let roster = world.rosters.get(&id);
            let season = roster.map(|roster| roster.season.value);
            let gaps = roster.map(|roster| roster.gaps(&world.organisation));
            let gap = gaps
                .unwrap_or_default()
                .into_iter()
                .find(|gap| gap.until > now);
            let begins = gap.map_or(now, |gap| gap.from);
            let begins = if begins < now {
                day_start(now, offset)
            } else {
                begins
            };
            let ends = gap
                .map(|gap| gap.until)
                .or(season.map(|season| season.until));
            (begins, ends.unwrap_or_else(|| now.plus(DAY)))
        })
    });
    let [begins, ends] = [from, until].map(|at| at.0.to_string());
    let fields = [
        ("plan-from", begins.as_str()),
        ("plan-until", &ends),
        ("shift-length", "480"),
        ("people", ""),
    ];
    let kept = Kept::begin(format!("roster/{id}/plan"), &fields);
    let [from, until, minutes] =
        ["plan-from", "plan-until", "shift-length"].map(|name| kept.field(name));
    let people: RwSignal<Vec<PersonId>> = kept.bound(
        "people",
        |text| text.lines().filter_map(|id| id.parse().ok()).collect(),
        |people| {
            people
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        },
    );
    let tapped = RwSignal::new(None::<PersonId>);
    Effect::new(move |_| {
        if let Some(person) = tapped.get() {
            people.update(|people| people.push(person));
            // The same person may come again later in the turn.
            tapped.set(None);
        }
    });
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let watch = Watch {
            from: instant(from).unwrap_or_default(),
            until: instant(until).unwrap_or_default(),
            minutes: minutes.get_untracked().parse().unwrap_or(0),
            people: people.get_untracked(),
        };
        let event = RosterEvent::Planned {
            add: vec![watch],
            remove: Vec::new(),
        };
        let forget = kept.forget();
        carry_out(session, Command::Roster(id, event), problem, move || {
            forget();
            open.set(false);
        });
    };
    let turn = move || {
        let people = people.get();
        if people.is_empty() {
            t::shifts::nobody_chosen().to_owned()
        } else {
            t::shifts::turn(names(people, session))
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <PersonPicker id="plan-people" label=t::shifts::people() value=tapped/>
            <div class="line" data-turn="">
                <p class="grow">{turn}</p>
                <button type="button" class="btn quiet" on:click=move |_| people.set(Vec::new())>{t::shifts::start_again()}</button>
            </div>
            <DurationField id="shift-length" label=t::shifts::length() value=minutes quick=&[480, 720, 1440]/>
            <TimeField id="plan-from" label=t::shifts::plan_from() value=from/>
            <TimeField id="plan-until" label=t::shifts::plan_until() value=until/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

/// One shift for somebody else.
#[component]
pub fn ReplaceSheet(id: RosterId, shift: RwSignal<Option<Slot>>) -> impl IntoView {
    let session = session();
    move || {
        let which = shift.get()?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                shift.set(None);
            }
        });
        let when = near_time(which.from, platform::now(), session.offset());
        Some(view! {
            <Dialog open=shown title=t::shifts::replace_title(when)><ReplaceForm id shift which/></Dialog>
        })
    }
}

#[component]
fn ReplaceForm(id: RosterId, shift: RwSignal<Option<Slot>>, which: Slot) -> impl IntoView {
    let session = session();
    let kept = Kept::begin(
        format!("roster/{id}/replace/{}", which.from.0),
        &[("replacement", "")],
    );
    let person = kept.person("replacement");
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(person) = person.get_untracked() else {
            return;
        };
        let event = session.world(|world| world.rosters.get(&id)?.replacing(&which, person));
        match event {
            Some(event) => {
                let forget = kept.forget();
                carry_out(session, Command::Roster(id, event), problem, move || {
                    forget();
                    shift.set(None);
                });
            }
            // Somebody changed the plan meanwhile: the list shows it as it is now.
            None => shift.set(None),
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <PersonPicker id="replacement" label=t::shifts::replace() value=person/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save" disabled=move || person.get().is_none()>{t::common::save()}</button></div>
        </form>
    }
}
