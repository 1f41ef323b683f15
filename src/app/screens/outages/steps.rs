//! The steps of an outage, each a sheet over its page.

use super::form::Facts;
use super::{area_words, expected_words};
use crate::app::components::capture::PhotoCapture;
use crate::app::components::carry_out::carry_out;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Checks, Choice, Line, TextArea, TextField};
use crate::app::components::keys::{channel_of, channels};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::i18n::{near_time, t};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::event::Command;
use crate::domain::ids::{OutageId, PersonId};
use crate::domain::outages::{
    Announcement, Outage, OutageEvent, RepairOrder, Restoration, Telling, Temperature, affected,
};
use crate::domain::roles::Role;
use leptos::prelude::*;

/// What can be done about an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send somebody.
    Order,
    /// Put up an announcement.
    Announce,
    /// Tell users one by one.
    Tell,
    /// There is heat again.
    Restore,
    /// Correct, move the end.
    Change,
}

impl Step {
    /// All, in the order of likelihood.
    pub const ALL: [Self; 5] = [
        Self::Order,
        Self::Announce,
        Self::Tell,
        Self::Restore,
        Self::Change,
    ];

    /// What it is called on its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => t::outages::order(),
            Self::Announce => t::outages::announce(),
            Self::Tell => t::outages::tell(),
            Self::Restore => t::outages::restore(),
            Self::Change => t::outages::change(),
        }
    }

    /// What it is called in tests.
    pub fn key(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Announce => "announce",
            Self::Tell => "tell",
            Self::Restore => "restore",
            Self::Change => "change",
        }
    }
}

/// The sheet of the step that is open.
#[component]
pub fn Sheet(id: OutageId, step: RwSignal<Option<Step>>) -> impl IntoView {
    let session = session();
    move || {
        let which = step.get()?;
        let outage = untrack(|| session.world(|world| world.outages.get(&id).cloned()))?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                step.set(None);
            }
        });
        let close = Callback::new(move |_: OutageId| step.set(None));
        Some(view! {
            <Dialog open=shown title=which.name()>
                {match which {
                    Step::Order => view! { <Order id close/> }.into_any(),
                    Step::Announce => view! { <Announce outage=outage.clone() close/> }.into_any(),
                    Step::Tell => view! { <Tell outage=outage.clone() close/> }.into_any(),
                    Step::Restore => view! { <Restore id close/> }.into_any(),
                    Step::Change => view! { <Facts outage=Some(outage.clone()) done=close/> }.into_any(),
                }}
            </Dialog>
        })
    }
}

/// A form that writes one event, with the time at which it happened.
#[component]
fn Form(
    id: OutageId,
    close: Callback<OutageId>,
    /// What is to be written, given when it happened; `None` when something cannot be read, and says so itself.
    event: Callback<crate::domain::time::Timestamp, Option<OutageEvent>>,
    children: Children,
) -> impl IntoView {
    let session = session();
    let at = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        if let Some(event) = event.run(instant(at).unwrap_or_else(platform::now)) {
            let command = Command::Outage(id, Box::new(event));
            carry_out(session, command, problem, move || close.run(id));
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {children()}
            <TimeField id="at" label=t::outages::when() value=at/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

#[component]
fn Order(id: OutageId, close: Callback<OutageId>) -> impl IntoView {
    let team = RwSignal::new(String::new());
    let leader = RwSignal::new(None::<PersonId>);
    let nobody = PersonId(uuid::Uuid::nil());
    let event = Callback::new(move |occurred_at| {
        Some(OutageEvent::RepairOrdered(RepairOrder {
            occurred_at,
            team: team.get_untracked(),
            // Nobody chosen: the domain says what is missing.
            leader: leader.get_untracked().unwrap_or(nobody),
        }))
    });
    view! {
        <Form id close event>
            <TextField id="team" label=t::outages::team() value=team/>
            <PersonPicker id="leader" label=t::outages::leader() value=leader roles=&[Role::Technician, Role::Supervisor]/>
        </Form>
    }
}

#[component]
fn Announce(outage: Outage, close: Callback<OutageId>) -> impl IntoView {
    let session = session();
    let draft = t::outages::draft_text(
        area_words(&outage.area.value),
        &outage.cause.value,
        expected_words(outage.expected.value, session),
        near_time(outage.start.value, platform::now(), session.offset()),
    );
    let text = RwSignal::new(draft);
    let place = RwSignal::new(String::new());
    let photos = RwSignal::new(String::new());
    let event = Callback::new(move |occurred_at| {
        Some(OutageEvent::Announced(Announcement {
            occurred_at,
            text: text.get_untracked(),
            place: place.get_untracked(),
            photos: photos
                .with_untracked(|photos| serde_json::from_str::<Vec<Attachment>>(photos))
                .unwrap_or_default(),
        }))
    });
    view! {
        <Form id=outage.id close event>
            <TextArea id="text" label=t::outages::text() value=text/>
            <TextField id="place" label=t::outages::place() value=place/>
            <div class="field" data-field="photos">
                <label for="photos">{t::outages::photos()}" "<small>{t::common::optional()}</small></label>
                <PhotoCapture id="photos".to_owned() value=photos.into() set=Callback::new(move |value| photos.set(value))/>
            </div>
        </Form>
    }
}

#[component]
fn Tell(outage: Outage, close: Callback<OutageId>) -> impl IntoView {
    let session = session();
    let channel = RwSignal::new("phone".to_owned());
    let chosen = RwSignal::new(Vec::<String>::new());
    let users: Vec<(String, String)> = session.world(|world| {
        let untold = affected(&outage, world).filter(|customer| !outage.told(customer.id));
        untold
            .map(|customer| {
                let name = [&customer.name.value, &customer.address.value];
                let name = name.map(String::as_str).join(DOT);
                (customer.id.to_string(), name)
            })
            .collect()
    });
    let everybody = StoredValue::new(
        users
            .iter()
            .map(|(key, _)| key.clone())
            .collect::<Vec<String>>(),
    );
    let event = Callback::new(move |occurred_at| {
        let customers = chosen.with_untracked(|chosen| {
            let ids = chosen.iter().filter_map(|id| id.parse().ok());
            ids.collect()
        });
        Some(OutageEvent::Told(Telling {
            occurred_at,
            channel: channel_of(&channel.get_untracked()),
            customers,
            everybody: false,
        }))
    });
    view! {
        <Form id=outage.id close event>
            <Choice id="channel" label=t::outages::channel() value=channel options=channels()/>
            <div class="line">
                <button type="button" class="btn" data-act="all-users" on:click=move |_| chosen.set(everybody.get_value())>{t::outages::all_of_them()}</button>
                <button type="button" class="btn quiet" on:click=move |_| chosen.set(Vec::new())>{t::outages::none_of_them()}</button>
            </div>
            <Checks id="told" label=t::outages::who_told() value=chosen options=users/>
        </Form>
    }
}

#[component]
fn Restore(id: OutageId, close: Callback<OutageId>) -> impl IntoView {
    let measured = RwSignal::new(vec![(
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    )]);
    let wrong = RwSignal::new(false);
    let event = Callback::new(move |occurred_at| {
        let mut temperatures = Vec::new();
        for (place, degrees) in measured.get_untracked() {
            let (place, degrees) = (place.get_untracked(), degrees.get_untracked());
            if degrees.trim().is_empty() {
                continue;
            }
            let Some(tenths) = crate::app::components::keys::tenths_of(&degrees) else {
                wrong.set(true);
                return None;
            };
            temperatures.push(Temperature { place, tenths });
        }
        wrong.set(false);
        Some(OutageEvent::Restored(Restoration {
            occurred_at,
            temperatures,
        }))
    });
    // Ids of fields are fixed names: the first three places suffice for a start, more stand in notes.
    const IDS: [(&str, &str); 3] = [
        ("measured-1", "degrees-1"),
        ("measured-2", "degrees-2"),
        ("measured-3", "degrees-3"),
    ];
    let fields = move || {
        IDS.iter()
            .zip(measured.get())
            .map(|((place_id, degrees_id), (place, degrees))| {
                view! {
                    <div class="two uneven">
                        <TextField id=*place_id label=t::outages::temperature_place() value=place/>
                        <TextField id=*degrees_id label=t::outages::temperature() value=degrees kind=Line::Number unit="°C"/>
                    </div>
                }
            })
            .collect_view()
    };
    let more = move || measured.with(Vec::len) < IDS.len();
    let add = move |_| {
        measured.update(|all| {
            all.push((RwSignal::new(String::new()), RwSignal::new(String::new())));
        });
    };
    view! {
        <Form id close event>
            {fields}
            {move || more().then(|| view! { <button type="button" class="btn quiet" data-act="more-temperatures" on:click=add>{t::outages::temperature_add()}</button> })}
            <p class="problem" role="alert">{move || wrong.get().then(t::outages::temperature_bad)}</p>
        </Form>
    }
}
