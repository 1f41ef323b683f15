//! Found an organisation: name, kind of firm, founder, device. The rest can be changed in Settings.

use crate::app::components::draft;
use crate::app::components::field::{Choice, Line, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{self, locale, t};
use crate::app::platform;
use crate::app::screens::settings::{RoleChecks, roles_of};
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::calendar::Calendar;
use crate::domain::clause::Regulation;
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::organisation::{OrganisationCommand, OrganisationEvent, PersonFacts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// The regulations that usually concern a kind of firm: its own, and those about first responsibility, handling and reporting.
const KINDS: [(&str, &[u8]); 5] = [
    ("heating", &[1, 10, 13, 15]),
    ("it", &[1, 2, 13, 15]),
    ("maker", &[3, 4, 5, 8, 13, 15]),
    ("property", &[6, 7, 11, 13, 15]),
    ("other", &[1, 13, 15]),
];

fn kind_name(kind: &str) -> &'static str {
    match kind {
        "heating" => t::welcome::kind_heating(),
        "it" => t::welcome::kind_it(),
        "maker" => t::welcome::kind_maker(),
        "property" => t::welcome::kind_property(),
        _ => t::welcome::kind_other(),
    }
}

fn regulations(kind: &str) -> impl Iterator<Item = Regulation> + use<'_> {
    KINDS
        .iter()
        .filter(move |(name, _)| *name == kind)
        .flat_map(|(_, numbers)| numbers.iter().copied().map(Regulation))
}

/// Where the half-written form is kept.
const DRAFT: &str = "found";

/// What stands in the fields, as typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    firm: String,
    kind: String,
    name: String,
    service: String,
    complaint: String,
    device: String,
    calendar: String,
    roles: Vec<String>,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            firm: String::new(),
            kind: "heating".to_owned(),
            name: String::new(),
            service: String::new(),
            complaint: String::new(),
            device: String::new(),
            calendar: "china".to_owned(),
            roles: vec!["service_desk".to_owned()],
        }
    }
}

/// The form that founds.
#[component]
pub fn Found(
    /// Back to the choice of ways.
    back: Callback<()>,
) -> impl IntoView {
    let session = session();
    let typed: Typed = draft::load(DRAFT).unwrap_or_default();
    let (firm, kind, name) = (
        RwSignal::new(typed.firm),
        RwSignal::new(typed.kind),
        RwSignal::new(typed.name),
    );
    let (service, complaint) = (RwSignal::new(typed.service), RwSignal::new(typed.complaint));
    let (device, calendar) = (RwSignal::new(typed.device), RwSignal::new(typed.calendar));
    let roles = RwSignal::new(typed.roles);
    Effect::new(move |_| {
        let typed = Typed {
            firm: firm.get(),
            kind: kind.get(),
            name: name.get(),
            service: service.get(),
            complaint: complaint.get(),
            device: device.get(),
            calendar: calendar.get(),
            roles: roles.get(),
        };
        draft::save(DRAFT, &typed);
    });
    let missing = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let empty = move |value: RwSignal<String>, words: fn() -> &'static str| {
        Signal::derive(move || {
            (missing.get() && value.with(|text| text.trim().is_empty())).then(|| words().to_owned())
        })
    };
    let own_device = move || match name.get().trim() {
        "" => String::new(),
        name => t::welcome::device_of(name),
    };
    let in_force = Signal::derive(move || kind.with(|kind| regulations(kind).collect::<Vec<_>>()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let blank = |value: RwSignal<String>| value.with_untracked(|text| text.trim().is_empty());
        if blank(firm) || blank(name) {
            missing.set(true);
            return;
        }
        let person = PersonId(platform::new_uuid());
        let named = device.get_untracked();
        let command = Command::Organisation(OrganisationCommand::Found {
            founded: Box::new(OrganisationEvent::Founded {
                name: firm.get_untracked(),
                regulations: regulations(&kind.get_untracked()).collect(),
                calendar: if calendar.with_untracked(|choice| choice == "china") {
                    Calendar::china()
                } else {
                    Calendar::default()
                },
                service_phone: service.get_untracked(),
                complaint_phone: complaint.get_untracked(),
            }),
            person,
            facts: PersonFacts {
                name: name.get_untracked(),
                roles: roles_of(&roles.get_untracked()),
                phone: String::new(),
            },
            device: if named.trim().is_empty() {
                untrack(own_device)
            } else {
                named
            },
        });
        busy.set(true);
        spawn_local(async move {
            match session.execute(command).await {
                Ok(_) => {
                    session.sign_in(Some(person));
                    draft::clear(DRAFT);
                }
                Err(error) => {
                    problem.set(Some(error));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <h1>{t::welcome::found()}</h1>
            <TextField id="firm-name" label=t::welcome::firm_name() value=firm problem=empty(firm, t::welcome::missing_firm)/>
            <Choice id="firm-kind" label=t::welcome::firm_kind() value=kind options=KINDS.iter().map(|(kind, _)| (*kind, kind_name(kind))).collect()/>
            <p class="ask">
                {move || {
                    let list: Vec<String> = kind.with(|kind| regulations(kind).map(|number| format!("{number} {}", i18n::regulation(number))).collect());
                    t::welcome::in_force(list.join(i18n::separator()))
                }}
            </p>
            <TextField id="your-name" label=t::welcome::your_name() value=name problem=empty(name, t::welcome::missing_name)/>
            <RoleChecks id="your-roles" label=t::welcome::your_roles() value=roles regulations=in_force administrator=false/>
            <div class="field" data-field="device-name">
                <label for="device-name">{t::welcome::device_name()}" "<small>{t::common::optional()}</small></label>
                <input
                    id="device-name"
                    type="text"
                    autocomplete="off"
                    placeholder=own_device
                    lang=locale().tag()
                    prop:value=move || device.get()
                    on:input=move |event| device.set(event_target_value(&event))
                />
            </div>
            <TextField id="service-phone" label=t::settings::service_phone() value=service kind=Line::Phone optional=true/>
            <TextField id="complaint-phone" label=t::settings::complaint_phone() value=complaint kind=Line::Phone optional=true/>
            <Choice
                id="calendar"
                label=t::welcome::calendar()
                value=calendar
                options=vec![("china", t::welcome::calendar_china()), ("plain", t::welcome::calendar_plain())]
            />
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="button" class="btn" data-act="back" on:click=move |_| back.run(())>{t::common::back()}</button>
                <button type="submit" class="btn go big" data-act="found-go" disabled=move || busy.get()>{t::welcome::found_go()}</button>
            </div>
        </form>
    }
}
