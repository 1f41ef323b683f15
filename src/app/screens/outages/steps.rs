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
use crate::app::components::typed::Kept;
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
    /// It was none.
    Withdraw,
}

impl Step {
    /// All, in the order of likelihood.
    pub const ALL: [Self; 6] = [
        Self::Order,
        Self::Announce,
        Self::Tell,
        Self::Restore,
        Self::Change,
        Self::Withdraw,
    ];

    /// What it is called on its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => t::outages::order(),
            Self::Announce => t::outages::announce(),
            Self::Tell => t::outages::tell(),
            Self::Restore => t::outages::restore(),
            Self::Change => t::outages::change(),
            Self::Withdraw => t::outages::withdraw(),
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
            Self::Withdraw => "withdraw",
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
                    Step::Withdraw => view! { <Withdraw id close/> }.into_any(),
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
    kept: Kept,
    /// What is to be written, given when it happened; `None` when something cannot be read, and says so itself.
    event: Callback<crate::domain::time::Timestamp, Option<OutageEvent>>,
    children: Children,
) -> impl IntoView {
    let session = session();
    let at = kept.field("at");
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        if let Some(event) = event.run(instant(at).unwrap_or_else(platform::now)) {
            let command = Command::Outage(id, Box::new(event));
            let forget = kept.forget();
            carry_out(session, command, problem, move || {
                forget();
                close.run(id);
            });
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

/// The draft of a step: when it happened, and these fields.
fn begin(id: OutageId, step: Step, fields: &[(&'static str, &str)]) -> Kept {
    let all: Vec<_> = fields.iter().copied().chain([("at", "")]).collect();
    Kept::begin(format!("outage/{id}/{}", step.key()), &all)
}

#[component]
fn Order(id: OutageId, close: Callback<OutageId>) -> impl IntoView {
    let kept = begin(id, Step::Order, &[("team", ""), ("leader", "")]);
    let (team, leader) = (kept.field("team"), kept.person("leader"));
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
        <Form id close kept event>
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
    let fields = [("text", draft.as_str()), ("place", ""), ("photos", "")];
    let kept = begin(outage.id, Step::Announce, &fields);
    let [text, place, photos] = ["text", "place", "photos"].map(|name| kept.field(name));
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
        <Form id=outage.id close kept event>
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
    let kept = begin(outage.id, Step::Tell, &[("channel", "phone"), ("told", "")]);
    let (channel, chosen) = (kept.field("channel"), kept.list("told"));
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
        <Form id=outage.id close kept event>
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
    // Ids of fields are fixed names: the first three places suffice for a start, more stand in notes.
    const IDS: [(&str, &str); 3] = [
        ("measured-1", "degrees-1"),
        ("measured-2", "degrees-2"),
        ("measured-3", "degrees-3"),
    ];
    let fields: Vec<_> = IDS
        .iter()
        .flat_map(|(place, degrees)| [(*place, ""), (*degrees, "")])
        .collect();
    let kept = begin(id, Step::Restore, &fields);
    let measured = IDS.map(|(place, degrees)| (kept.field(place), kept.field(degrees)));
    let typed = |(place, degrees): &(RwSignal<String>, RwSignal<String>)| {
        !place.with_untracked(String::is_empty) || !degrees.with_untracked(String::is_empty)
    };
    let begun = measured.iter().rposition(typed).map_or(1, |last| last + 1);
    let count = RwSignal::new(begun);
    let wrong = RwSignal::new(false);
    let event = Callback::new(move |occurred_at| {
        let mut temperatures = Vec::new();
        for (place, degrees) in measured {
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
    let fields = move || {
        IDS.iter()
            .zip(measured)
            .take(count.get())
            .map(|((place_id, degrees_id), (place, degrees))| {
                view! {
                    <div class="two uneven">
                        <TextField id=place_id label=t::outages::temperature_place() value=place/>
                        <TextField id=degrees_id label=t::outages::temperature() value=degrees kind=Line::Number unit="°C"/>
                    </div>
                }
            })
            .collect_view()
    };
    let more = move || count.get() < IDS.len();
    let add = move |_| count.update(|count| *count += 1);
    view! {
        <Form id close kept event>
            {fields}
            {move || more().then(|| view! { <button type="button" class="btn quiet" data-act="more-temperatures" on:click=add>{t::outages::temperature_add()}</button> })}
            <p class="problem" role="alert">{move || wrong.get().then(t::outages::temperature_bad)}</p>
        </Form>
    }
}

#[component]
fn Withdraw(id: OutageId, close: Callback<OutageId>) -> impl IntoView {
    let session = session();
    let kept = Kept::begin(format!("outage/{id}/withdraw"), &[("reason", "")]);
    let problem = RwSignal::new(None::<DeskError>);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let event = OutageEvent::Withdrawn {
            reason: kept.text("reason"),
        };
        let command = Command::Outage(id, Box::new(event));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            close.run(id);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <p class="ask">{t::outages::withdraw_note()}</p>
            <TextArea id="reason" label=t::outages::withdraw_reason() value=kept.field("reason")/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::outages::withdraw()}</button></div>
        </form>
    }
}
