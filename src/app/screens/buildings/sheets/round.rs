//! A round: six points, one tap each where everything is fine; a problem asks what it is and becomes a repair (P10.09.12b, c).

use super::{Way, carry_out, record};
use crate::app::components::capture::PhotoCapture;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::{Choice, TextArea};
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::components::typed::{Kept, scaled};
use crate::app::i18n::{checkpoint, symptom, t};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::repair::Symptom;
use crate::domain::ids::{BuildingId, CaseId, ObjectId};
use crate::domain::premises::{BuildingEvent, Checkpoint, Problem, Reading, Round};
use leptos::prelude::*;

/// The names of a point's fields: state, value, what is wrong, what is seen, which object, photos.
struct Names {
    state: &'static str,
    value: &'static str,
    what: &'static str,
    seen: &'static str,
    object: &'static str,
    photos: &'static str,
}

macro_rules! names {
    ($name:literal) => {
        Names {
            state: $name,
            value: concat!($name, "-value"),
            what: concat!($name, "-what"),
            seen: concat!($name, "-seen"),
            object: concat!($name, "-object"),
            photos: concat!($name, "-photos"),
        }
    };
}

fn names(point: Checkpoint) -> Names {
    match point {
        Checkpoint::Pressure => names!("pressure"),
        Checkpoint::Supply => names!("supply"),
        Checkpoint::Return => names!("return"),
        Checkpoint::Leaks => names!("leaks"),
        Checkpoint::Noise => names!("noise"),
        Checkpoint::Insulation => names!("insulation"),
    }
}

/// Unit and digits behind the point of a checkpoint's figure, if it has one.
fn unit(point: Checkpoint) -> Option<(&'static str, usize)> {
    match point {
        Checkpoint::Pressure => Some(("kPa", 0)),
        Checkpoint::Supply | Checkpoint::Return => Some(("°C", 1)),
        Checkpoint::Leaks | Checkpoint::Noise | Checkpoint::Insulation => None,
    }
}

const SYMPTOMS: [(&str, Symptom); 7] = [
    ("running", Symptom::Running),
    ("spurting", Symptom::Spurting),
    ("dripping", Symptom::Dripping),
    ("leaking", Symptom::Leaking),
    ("low_heat", Symptom::LowHeat),
    ("noise", Symptom::Noise),
    ("other", Symptom::Other),
];

/// The round.
#[component]
pub fn RoundForm(building: BuildingId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let all = Checkpoint::ALL.map(names);
    let fields: Vec<(&'static str, &str)> = all
        .iter()
        .flat_map(|names| {
            [
                names.state,
                names.value,
                names.what,
                names.seen,
                names.object,
                names.photos,
            ]
        })
        .chain(["at"])
        .map(|name| (name, ""))
        .collect();
    let kept = Kept::begin(format!("round/{building}"), &fields);
    let way = Way::default();
    let unread = RwSignal::new(None::<Checkpoint>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        unread.set(None);
        let mut round = Round {
            occurred_at: time(kept, "at"),
            ..Round::default()
        };
        for point in Checkpoint::ALL {
            match reading(kept, point) {
                Ok(Some(reading)) => drop(round.points.insert(point, reading)),
                Ok(None) => {}
                Err(()) => {
                    unread.set(Some(point));
                    return;
                }
            }
        }
        let forget = kept.forget();
        let commands = vec![record(building, BuildingEvent::Rounded(round))];
        carry_out(session, commands, way, move || {
            forget();
            open.try_set(false);
        });
    };
    let at = kept.field("at");
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <ol class="walk">{Checkpoint::ALL.map(|point| view! { <Point building point kept/> }).collect_view()}</ol>
            <div class="field" data-field="at">
                <label for="at">{t::form::when()}</label>
                <TimeEntry id="at".to_owned() value=at.into() set=Callback::new(move |text| at.set(text)) future=false/>
            </div>
            <p class="problem" role="alert">{move || unread.get().map(|point| t::form::number_bad(checkpoint(point)))}</p>
            <ProblemLine problem=way.problem/>
            <div class="form-foot">
                <span class="ask">{t::premises::round_note()}</span>
                <button class="btn go big" type="submit" data-act="save" disabled=move || way.busy.get()>{t::premises::save_round()}</button>
            </div>
        </form>
    }
}

/// When it happened: now unless somebody said otherwise.
pub(super) fn time(kept: Kept, name: &str) -> crate::domain::time::Timestamp {
    let typed = kept.text(name).parse().ok();
    typed.map_or_else(platform::now, crate::domain::time::Timestamp)
}

/// What was tapped and typed at a point; `None` when it was left out, an error when its figure is no number.
fn reading(kept: Kept, point: Checkpoint) -> Result<Option<Reading>, ()> {
    let names = names(point);
    let typed = kept.text(names.value);
    let value = match unit(point) {
        Some((_, digits)) if !typed.is_empty() => {
            let value = scaled(&typed, digits).and_then(|value| value.try_into().ok());
            Some(value.ok_or(())?)
        }
        _ => None,
    };
    let state = kept.text(names.state);
    if state.is_empty() && value.is_none() {
        return Ok(None);
    }
    let seen = kept.text(names.seen);
    let seen = SYMPTOMS.iter().find(|(key, _)| *key == seen);
    let problem = (state == "problem").then(|| Problem {
        what: kept.text(names.what),
        symptom: seen.map_or_else(|| point.symptom(), |(_, symptom)| *symptom),
        case: CaseId(platform::new_uuid()),
        object: kept.text(names.object).parse::<ObjectId>().ok(),
        attachments: serde_json::from_str(&kept.text(names.photos)).unwrap_or_default(),
    });
    Ok(Some(Reading { value, problem }))
}

#[component]
fn Point(building: BuildingId, point: Checkpoint, kept: Kept) -> impl IntoView {
    let session = session();
    let names = names(point);
    let (state, value) = (kept.field(names.state), kept.field(names.value));
    let objects: Vec<(String, String)> = session.world(|world| {
        let building = world.buildings.get(&building);
        let objects = building
            .into_iter()
            .flat_map(|building| building.installed());
        objects
            .map(|(id, object)| (id.to_string(), object.facts.value.name.clone()))
            .collect()
    });
    let choice = move |key: &'static str, label: &'static str| {
        view! {
            <button
                type="button"
                class="segment"
                role="radio"
                data-value=key
                aria-checked=move || (state.get() == key).to_string()
                on:click=move |_| state.update(|state| *state = if state == key { String::new() } else { key.to_owned() })
            >
                {label}
            </button>
        }
    };
    let first = SYMPTOMS
        .iter()
        .find(|(_, symptom)| *symptom == point.symptom())
        .map_or("other", |(key, _)| *key);
    let seen = kept.field(names.seen);
    if seen.with_untracked(String::is_empty) {
        seen.set(first.to_owned());
    }
    let (object, photos) = (kept.field(names.object), kept.field(names.photos));
    let label = format!("{}-label", names.state);
    let labelled = label.clone();
    view! {
        <li class="field" data-field=names.state>
            <div class="point">
                <span class="label" id=label>{checkpoint(point)}</span>
                {unit(point).map(|(unit, _)| view! {
                    <span class="unit-field">
                        <input
                            type="text"
                            inputmode="decimal"
                            autocomplete="off"
                            data-value-of=names.state
                            aria-label=t::premises::value_of(checkpoint(point))
                            prop:value=move || value.get()
                            on:input=move |event| {
                                value.set(event_target_value(&event));
                                // A figure that was read is a point that was looked at.
                                if state.with_untracked(String::is_empty) {
                                    state.set("fine".to_owned());
                                }
                            }
                        />
                        <span>{unit}</span>
                    </span>
                })}
                <div class="segments" role="radiogroup" aria-labelledby=labelled>
                    {choice("fine", t::premises::state_fine())}
                    {choice("problem", t::premises::state_problem())}
                </div>
            </div>
            {move || (state.get() == "problem").then(|| view! {
                <div class="form trouble">
                    <TextArea id=names.what label=t::premises::problem_what() value=kept.field(names.what)/>
                    <Choice id=names.seen label=t::premises::problem_symptom() value=seen options=SYMPTOMS.map(|(key, seen)| (key, symptom(seen))).to_vec()/>
                    {(!objects.is_empty()).then(|| view! {
                        <div class="field">
                            <label for=names.object>{t::premises::problem_object()}" "<small>{t::common::optional()}</small></label>
                            <select id=names.object prop:value=move || object.get() on:change=move |event| object.set(event_target_value(&event))>
                                <option value="">"—"</option>
                                {objects.clone().into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
                            </select>
                        </div>
                    })}
                    <PhotoCapture id=names.photos.to_owned() value=photos.into() set=Callback::new(move |text| photos.set(text))/>
                    <p class="hint">{t::premises::problem_note()}" "<ClauseLink clause="P10.09.12c"/></p>
                </div>
            })}
        </li>
    }
}
