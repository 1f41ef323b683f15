//! One question on the screen.

use super::answers::Answers;
use super::spec::{Input, Question};
use crate::app::components::capture::{PhotoCapture, SignaturePad};
use crate::app::components::date_words::{DateWords, described_by};
use crate::app::components::field::arrows;
use crate::app::components::phrases::Phrases;
use crate::app::components::time_entry::TimeEntry;
use crate::app::i18n::{t, wall};
use crate::app::session::session;
use crate::domain::roles::Role;
use crate::domain::time::{MINUTE, Timestamp};
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

/// From so many boxes on, one more ticks them all.
const MANY: usize = 4;

/// A question with its label, hint and input.
#[component]
pub fn Field(question: Question, answers: RwSignal<Answers>) -> impl IntoView {
    let Question {
        key,
        label,
        input,
        required,
        hint,
        phrases,
        ..
    } = question;
    let id = format!("field-{key}");
    let hint_id = format!("{id}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let value = move || answers.with(|answers| answers.0.get(key).cloned().unwrap_or_default());
    let set =
        move |text: String| answers.update(|answers| drop(answers.0.insert(key.to_owned(), text)));
    let mark = (!required).then(|| view! { <small>{t::common::optional()}</small> });
    let group_label = format!("{id}-label");
    let labelled = group_label.clone();
    let phrased = group_label.clone();
    let body = match input {
        Input::Line => view! {
            <input id=id.clone() type="text" autocomplete="off" aria-describedby=described prop:value=value on:input=move |event| set(event_target_value(&event))/>
        }
        .into_any(),
        Input::Phone => view! {
            <input id=id.clone() type="tel" autocomplete="off" prop:value=value on:input=move |event| set(event_target_value(&event))/>
        }
        .into_any(),
        Input::Lines => view! {
            <textarea id=id.clone() rows="3" aria-describedby=described prop:value=value on:input=move |event| set(event_target_value(&event))></textarea>
        }
        .into_any(),
        Input::Tenths(unit) => number(id.clone(), unit, value, set).into_any(),
        Input::Whole => number(id.clone(), "", value, set).into_any(),
        Input::Yuan => number(id.clone(), t::form::yuan(), value, set).into_any(),
        Input::Percent => number(id.clone(), "%", value, set).into_any(),
        Input::Day => day(id.clone(), value, set).into_any(),
        Input::Choice(options) => segments(labelled, options, value, set).into_any(),
        Input::YesNo => segments(labelled, vec![("yes", t::common::yes()), ("no", t::common::no())], value, set).into_any(),
        Input::Checks(options) => checks(labelled, owned(options), value, set).into_any(),
        Input::PickMany(options) => checks(labelled, options, value, set).into_any(),
        Input::Pick(options) => picks(labelled, options, value, set).into_any(),
        Input::Person(roles) => people(id.clone(), roles, value, set).into_any(),
        Input::People => several(labelled, value, set).into_any(),
        Input::Happened => view! { <TimeEntry id=id.clone() value=Signal::derive(value) set=Callback::new(set) future=false/> }.into_any(),
        Input::Future => view! { <TimeEntry id=id.clone() value=Signal::derive(value) set=Callback::new(set) future=true/> }.into_any(),
        Input::Photos => view! { <PhotoCapture id=id.clone() value=Signal::derive(value) set=Callback::new(set)/> }.into_any(),
        Input::Signature => view! { <SignaturePad id=id.clone() value=Signal::derive(value) set=Callback::new(set)/> }.into_any(),
    };
    view! {
        <div class="field" data-field=key>
            <label id=group_label for=id>{label}" "{mark}</label>
            {body}
            <Phrases offered=phrases labelled=phrased value=Signal::derive(value) set=Callback::new(set)/>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// A day by the firm's wall clock.
fn day(
    id: String,
    value: impl Fn() -> String + Send + Sync + 'static,
    set: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let offset = session().offset();
    let shown = Signal::derive(move || {
        let at = value().parse().ok().map(Timestamp);
        at.map(|at| wall(at, offset).format("%Y-%m-%d").to_string())
            .unwrap_or_default()
    });
    let chosen = move |event: leptos::ev::Event| {
        let typed = NaiveDate::parse_from_str(&event_target_value(&event), "%Y-%m-%d");
        let midnight = typed.map(|day| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis());
        let at = midnight.map(|ms| (ms - i64::from(offset) * MINUTE).to_string());
        set(at.unwrap_or_default());
    };
    let by = described_by(&id);
    view! {
        <input id=id.clone() type="date" aria-describedby=by prop:value=move || shown.get() on:change=chosen/>
        <DateWords of=id value=shown/>
    }
}

fn number(
    id: String,
    unit: &'static str,
    value: impl Fn() -> String + Send + 'static,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <span class="unit-field">
            <input id=id type="text" inputmode="decimal" autocomplete="off" prop:value=value on:input=move |event| set(event_target_value(&event))/>
            <span>{unit}</span>
        </span>
    }
}

/// One of a few: a second tap on the chosen one takes it back.
fn segments(
    labelled: String,
    options: Vec<(&'static str, &'static str)>,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    set: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    view! {
        <div class="segments" role="radiogroup" aria-labelledby=labelled on:keydown=arrows>
            {options
                .into_iter()
                .map(|(key, label)| {
                    let chosen = move || value() == key;
                    view! {
                        <button
                            type="button"
                            role="radio"
                            class="segment"
                            data-value=key
                            aria-checked=move || chosen().to_string()
                            on:click=move |_| set(if value() == key { String::new() } else { key.to_owned() })
                        >
                            {label}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

fn owned(options: Vec<(&'static str, &'static str)>) -> Vec<(String, String)> {
    let options = options.into_iter();
    options
        .map(|(key, label)| (key.to_owned(), label.to_owned()))
        .collect()
}

/// One of a list that the case itself holds; its lines may be long.
fn picks(
    labelled: String,
    options: Vec<(String, String)>,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    set: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let pick = move |(key, label): (String, String)| {
        let (shown, mine) = (key.clone(), key.clone());
        view! {
            <button
                type="button"
                role="radio"
                class="segment"
                data-value=shown
                aria-checked=move || (value() == mine).to_string()
                on:click=move |_| set(key.clone())
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="segments" role="radiogroup" aria-labelledby=labelled on:keydown=arrows>
            {options.into_iter().map(pick).collect_view()}
        </div>
    }
}

fn checks(
    labelled: String,
    options: Vec<(String, String)>,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    set: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let has = move |key: &str| value().split(' ').any(|chosen| chosen == key);
    let toggle = move |key: &str| {
        let old = value();
        let mut chosen: Vec<&str> = old
            .split(' ')
            .filter(|other| !other.is_empty() && *other != key)
            .collect();
        if !has(key) {
            chosen.push(key);
        }
        set(chosen.join(" "));
    };
    // A list that is usually done as a whole is ticked as a whole; one that was not done is then taken out again.
    let all = options
        .iter()
        .map(|(key, _)| key.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let whole = (options.len() >= MANY).then(|| {
        view! { <button type="button" class="segment quiet" data-act="all" on:click=move |_| set(all.clone())>{t::parts::all()}</button> }
    });
    view! {
        <div class="segments" role="group" aria-labelledby=labelled>
            {whole}
            {options
                .into_iter()
                .map(|(key, label)| {
                    let (shown, pressed) = (key.clone(), key.clone());
                    view! {
                        <button type="button" role="checkbox" class="segment" data-value=shown aria-checked=move || has(&key).to_string() on:click=move |_| toggle(&pressed)>
                            {label}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

fn people(
    id: String,
    roles: &'static [Role],
    value: impl Fn() -> String + Send + 'static,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    let session = session();
    let people: Vec<(String, String)> = session.world(|world| {
        let fits = |person: &crate::domain::organisation::Person| {
            person.active
                && (roles.is_empty() || roles.iter().any(|role| person.roles.contains(role)))
        };
        let all = || {
            world
                .organisation
                .people
                .iter()
                .filter(|(_, person)| person.active)
        };
        // A small firm may have nobody in the usual role: then everybody is offered.
        let some: Vec<_> = all().filter(|(_, person)| fits(person)).collect();
        let offered = if some.is_empty() {
            all().collect()
        } else {
            some
        };
        offered
            .into_iter()
            .map(|(id, person)| (id.to_string(), person.name.clone()))
            .collect()
    });
    view! {
        <select id=id prop:value=value on:change=move |event| set(event_target_value(&event))>
            <option value="">"—"</option>
            {people.into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }).collect_view()}
        </select>
    }
}

/// Several people, one by one or a department at a time.
fn several(
    labelled: String,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
    set: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let (people, departments) = session().world(|world| {
        let firm = &world.organisation;
        let active = firm.people.iter().filter(|(_, person)| person.active);
        let active: Vec<(String, String, String)> = active
            .map(|(id, person)| {
                let department = firm.party_of(*id).to_owned();
                (id.to_string(), person.name.clone(), department)
            })
            .collect();
        let departments = firm.departments().into_iter();
        let departments: Vec<(String, String)> = departments
            .map(|department| {
                let of_it = active.iter().filter(|(_, _, of)| of == department);
                let ids: Vec<&str> = of_it.map(|(id, _, _)| id.as_str()).collect();
                (department.to_owned(), ids.join(" "))
            })
            .collect();
        (active, departments)
    });
    let chosen = move |id: &str| value().split(' ').any(|other| other == id);
    let toggle = move |id: &str| {
        let old = value();
        let mut ids: Vec<&str> = old.split(' ').filter(|other| !other.is_empty()).collect();
        match ids.iter().position(|other| *other == id) {
            Some(place) => drop(ids.remove(place)),
            None => ids.push(id),
        }
        set(ids.join(" "));
    };
    let whole = departments.into_iter().map(move |(department, ids)| {
        view! {
            <button type="button" class="segment quiet" data-department=department.clone() on:click=move |_| set(ids.clone())>
                {t::departments::whole(&department)}
            </button>
        }
    });
    let one = people.into_iter().map(move |(id, name, _)| {
        let (shown, tapped) = (id.clone(), id.clone());
        view! {
            <button type="button" role="checkbox" class="segment" data-value=id aria-checked=move || chosen(&shown).to_string() on:click=move |_| toggle(&tapped)>
                {name}
            </button>
        }
    });
    view! {
        <div class="segments" role="group" aria-labelledby=labelled>
            {whole.collect_view()}
            {one.collect_view()}
        </div>
    }
}
