//! Inspecting a project: one tap a part where everything is in order; a finding asks what it is, why and how urgent, and becomes a case
//! on saving (P01.10.11a–e). What was tapped is kept until it is saved: there is no signal in a basement.

use crate::app::components::app_bar::AppBar;
use crate::app::components::capture::PhotoCapture;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::draft;
use crate::app::components::field::{Choice, TextArea};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::personal::Personal;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::Kept;
use crate::app::i18n::{full_date, part_state, t, urgency};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::customers::Project;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, VisitId};
use crate::domain::roles::Role;
use crate::domain::visits::{Inspection, Part, PartState, Urgency, VisitEvent, open_findings};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const STATES: [(&str, PartState); 4] = [
    ("fine", PartState::Fine),
    ("problem", PartState::Problem),
    ("danger", PartState::Danger),
    ("not-checked", PartState::NotChecked),
];
const URGENCIES: [(&str, Urgency); 2] =
    [("ordinary", Urgency::Ordinary), ("urgent", Urgency::Urgent)];

/// What stands in the fields of one part, as tapped and typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    name: String,
    state: String,
    what: String,
    cause: String,
    urgency: String,
    photos: String,
}

/// The same as signals.
#[derive(Clone)]
struct Fields {
    name: String,
    number: usize,
    state: RwSignal<String>,
    what: RwSignal<String>,
    cause: RwSignal<String>,
    urgency: RwSignal<String>,
    photos: RwSignal<String>,
}

impl Fields {
    fn begin(number: usize, name: &str, typed: Typed) -> Self {
        let ordinary = if typed.urgency.is_empty() {
            "ordinary".to_owned()
        } else {
            typed.urgency
        };
        Self {
            name: name.to_owned(),
            number,
            state: RwSignal::new(typed.state),
            what: RwSignal::new(typed.what),
            cause: RwSignal::new(typed.cause),
            urgency: RwSignal::new(ordinary),
            photos: RwSignal::new(typed.photos),
        }
    }

    fn typed(&self) -> Typed {
        Typed {
            name: self.name.clone(),
            state: self.state.get(),
            what: self.what.get(),
            cause: self.cause.get(),
            urgency: self.urgency.get(),
            photos: self.photos.get(),
        }
    }

    /// As it is written down; none while the part has no answer.
    fn part(&self) -> Option<Part> {
        let typed = untrack(|| self.typed());
        let (_, state) = STATES.iter().find(|(key, _)| *key == typed.state)?;
        let urgency = URGENCIES.iter().find(|(key, _)| *key == typed.urgency);
        let told = *state != PartState::Fine;
        let text = |text: String| if told { text } else { String::new() };
        Some(Part {
            name: typed.name,
            state: *state,
            what: text(typed.what),
            cause: text(typed.cause),
            urgency: urgency.map(|(_, urgency)| *urgency).unwrap_or_default(),
            case: state.is_finding().then(|| CaseId(platform::new_uuid())),
            attachments: serde_json::from_str(&typed.photos).unwrap_or_default(),
        })
    }
}

/// The form, as a page.
#[component]
pub fn InspectionForm(
    /// Whose project.
    customer: CustomerId,
) -> impl IntoView {
    let session = session();
    let known = untrack(|| {
        session.world(|world| {
            let customer = world.customers.get(&customer)?;
            Some((customer.name.value.clone(), customer.project()?.clone()))
        })
    });
    let Some((name, project)) = known else {
        return view! {
            <main class="page narrow" data-screen="inspect">
                <AppBar title=t::visits::inspections() back=Route::Customer(customer)/>
                <p class="empty">{t::visits::no_projects()}</p>
            </main>
        }
        .into_any();
    };
    view! {
        <main class="page narrow" data-screen="inspect">
            <AppBar title=t::visits::inspection_of(&project.name) below=move || name.clone() back=Route::Visits/>
            <StillOpen customer/>
            <Personal customer/>
            <Form customer project/>
        </main>
    }
    .into_any()
}

/// What earlier inspections found and nobody has solved: it comes first (P01.10.11e).
#[component]
fn StillOpen(customer: CustomerId) -> impl IntoView {
    let session = session();
    let open: Vec<(String, Option<CaseId>)> = untrack(|| {
        let offset = session.offset();
        session.world(|world| {
            let open = open_findings(customer, world).into_iter();
            open.map(|(at, part)| {
                let line = [part.name.clone(), part.what.clone(), full_date(at, offset)];
                (line.join(DOT), part.case)
            })
            .collect()
        })
    });
    let count = open.len().to_string();
    (!open.is_empty()).then(|| {
        view! {
            <section data-still-open=count>
                <h2>{t::visits::still_open()}</h2>
                <p class="ask">{t::visits::still_open_note()}</p>
                <ul class="plain-list links">
                    {open.into_iter().map(|(line, case)| {
                        let to = case.map_or(Route::Visits, Route::Case);
                        view! { <li><a href=to.href()>{line}</a></li> }
                    }).collect_view()}
                </ul>
            </section>
        }
    })
}

#[component]
fn Form(customer: CustomerId, project: Project) -> impl IntoView {
    let session = session();
    let key = format!("inspection/{customer}");
    let mut typed: Vec<Typed> = draft::load(&key).unwrap_or_default();
    let fields: Vec<Fields> = (1..)
        .zip(&project.parts)
        .map(|(number, name)| {
            let known = typed.iter().position(|part| part.name == *name);
            let typed = known
                .map(|known| typed.swap_remove(known))
                .unwrap_or_default();
            Fields::begin(number, name, typed)
        })
        .collect();
    let (kept, all) = (key.clone(), StoredValue::new(fields.clone()));
    Effect::new(move |first: Option<()>| {
        let typed: Vec<Typed> = all.with_value(|fields| fields.iter().map(Fields::typed).collect());
        if first.is_some() {
            draft::save(&kept, &typed);
        }
    });
    let count = fields.len();
    let answered = move || {
        all.with_value(|fields| {
            let states = fields
                .iter()
                .filter(|field| field.state.with(|state| !state.is_empty()));
            states.count()
        })
    };
    let finding = Memo::new(move |_| {
        all.with_value(|fields| {
            let mut states = fields.iter().map(|field| field.state.get());
            states.any(|state| state == "problem" || state == "danger")
        })
    });
    let rest_fine = move |_| {
        all.with_value(|fields| {
            for field in fields
                .iter()
                .filter(|field| field.state.with_untracked(String::is_empty))
            {
                field.state.set("fine".to_owned());
            }
        });
    };
    let more = Kept::begin(format!("{key}/more"), &[("at", ""), ("to", "")]);
    let (at, to) = (more.field("at"), more.person("to"));
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parts = all.with_value(|fields| fields.iter().filter_map(Fields::part).collect());
        let inspection = Inspection {
            customer,
            occurred_at: instant(at).unwrap_or_else(platform::now),
            parts,
            to: to.get_untracked().filter(|_| finding.get_untracked()),
        };
        let id = VisitId(platform::new_uuid());
        let command = Command::Visit(id, Box::new(VisitEvent::Inspected(inspection)));
        let (kept, forget) = (key.clone(), more.forget());
        carry_out(session, command, problem, move || {
            draft::clear(&kept);
            forget();
            Route::Visit(id).go();
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <p class="hint">{t::visits::whole()}" "<ClauseLink clause="P01.10.11b"/></p>
            <ol class="walk">{fields.into_iter().map(|fields| view! { <PartFields fields/> }).collect_view()}</ol>
            <div class="line">
                <span class="ask grow" role="status">{move || t::visits::answered_of(count, answered())}</span>
                <button type="button" class="btn" data-act="rest-fine" on:click=rest_fine>{t::visits::all_fine()}</button>
            </div>
            {move || finding.get().then(|| view! {
                <div class="stack tight">
                    <PersonPicker id="to" label=t::visits::to() value=to roles=&[Role::ServiceDesk]/>
                    <p class="hint">{t::visits::to_hint()}" "<ClauseLink clause="P01.10.11d"/></p>
                </div>
            })}
            <TimeField id="at" label=t::visits::when() value=at/>
            <ProblemLine problem/>
            <div class="form-foot">
                <span class="ask">{move || finding.get().then(t::visits::becomes_case)}</span>
                <button type="submit" class="btn go big" data-act="save">{t::visits::save_inspection()}</button>
            </div>
        </form>
    }
}

#[component]
fn PartFields(fields: Fields) -> impl IntoView {
    let number = fields.number;
    let id = move |what: &str| format!("{what}-{number}");
    let state = fields.state;
    let (what, cause, how_soon, photos) =
        (fields.what, fields.cause, fields.urgency, fields.photos);
    let told = move || {
        match state.get().as_str() {
        "not-checked" => view! {
            <div class="form trouble"><TextArea id=id("what") label=t::visits::why_not() value=what/></div>
        }
        .into_any(),
        "problem" | "danger" => view! {
            <div class="form trouble">
                <TextArea id=id("what") label=t::visits::what() value=what/>
                <TextArea id=id("cause") label=t::visits::cause() value=cause/>
                <Choice id=id("urgency") label=t::visits::urgency() value=how_soon options=URGENCIES.map(|(key, value)| (key, urgency(value))).to_vec()/>
                <div class="field" data-field=id("photos")>
                    <label for=id("photos")>{t::visits::photos()}" "<small>{t::common::optional()}</small></label>
                    <PhotoCapture id=id("photos") value=photos.into() set=Callback::new(move |text| photos.set(text))/>
                </div>
            </div>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <li>
            <Choice id=id("part") label=fields.name value=state options=STATES.map(|(key, state)| (key, part_state(state))).to_vec()/>
            {told}
        </li>
    }
}
