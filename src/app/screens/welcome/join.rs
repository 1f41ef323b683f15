//! Join a firm by its bundle, and "who are you?" on a device where nobody is signed in.

use crate::app::components::field::TextField;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{role, separator, t};
use crate::app::prefs;
use crate::app::screens::handoff::take::Take;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::organisation::{OrganisationCommand, OrganisationEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The bundle that brings the firm; once it is taken, [`WhoAreYou`] stands in this place.
#[component]
pub fn Join(
    /// Back to the choice of ways.
    back: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="stack">
            <h1>{t::welcome::join()}</h1>
            <p class="ask">{t::welcome::join_note()}</p>
            <Take/>
            <div class="form-foot">
                <button type="button" class="btn" data-act="back" on:click=move |_| back.run(())>{t::common::back()}</button>
            </div>
        </div>
    }
}

/// Signs somebody in; a device that is new to the firm introduces itself with the same tap.
#[component]
pub fn WhoAreYou() -> impl IntoView {
    let session = session();
    let chosen = RwSignal::new(None::<PersonId>);
    let device = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let missing = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let firm = session.world(|world| world.organisation.name.clone());
    let people = Memo::new(move |_| {
        session.world(|world| {
            let mut people: Vec<(PersonId, String, String)> = world
                .organisation
                .people
                .iter()
                .filter(|(_, person)| person.active)
                .map(|(id, person)| {
                    let roles: Vec<&str> = person.roles.iter().copied().map(role).collect();
                    (*id, person.name.clone(), roles.join(separator()))
                })
                .collect();
            people.sort_by(|one, other| one.1.cmp(&other.1));
            people
        })
    });
    let new_here = Memo::new(move |_| {
        let me = session.desk().standing().me;
        session.world(|world| me.is_none_or(|me| !world.organisation.devices.contains_key(&me)))
    });
    // What this tablet was called before its ledger was begun anew.
    let former = prefs::former().and_then(|former| {
        let name = session.world(|world| {
            let device = world.organisation.devices.get(&former)?;
            Some(device.name.clone())
        });
        Some((former, name?))
    });
    let replaces = former.as_ref().map(|(device, _)| *device);
    let called = StoredValue::new(former.map(|(_, name)| name));
    let proposed = move || {
        let chosen = chosen.get();
        called
            .get_value()
            .or_else(|| chosen.map(|person| t::welcome::device_of(session.name_of(person))))
            .unwrap_or_default()
    };
    let hint = Signal::derive(proposed);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(person) = chosen.get_untracked() else {
            missing.set(true);
            return;
        };
        if !new_here.get_untracked() {
            session.sign_in(Some(person));
            return;
        }
        let typed = device.get_untracked();
        let introduced = OrganisationEvent::DeviceIntroduced {
            name: if typed.trim().is_empty() {
                hint.get_untracked()
            } else {
                typed
            },
            person,
            replaces,
            sealing: None,
        };
        busy.set(true);
        spawn_local(async move {
            let command = Command::Organisation(OrganisationCommand::Record(Box::new(introduced)));
            match session.execute_as(command, person).await {
                Ok(_) => {
                    prefs::forget_former();
                    session.sign_in(Some(person));
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
            <h1>{t::welcome::who_are_you()}</h1>
            <p class="ask">{t::welcome::who_note(firm)}</p>
            {move || people.with(Vec::is_empty).then(|| view! { <p class="wrong">{t::welcome::nobody_enrolled()}</p> })}
            <div class="field" data-field="person">
                <ul class="picks" role="radiogroup" aria-label=t::welcome::who_are_you()>
                    {move || people.get().into_iter().map(|(person, name, roles)| { let key = name.clone(); view! {
                        <li role="none">
                            <button
                                type="button"
                                class="pick"
                                role="radio"
                                data-value=person.to_string()
                                data-name=key
                                aria-checked=move || (chosen.get() == Some(person)).to_string()
                                on:click=move |_| chosen.set(Some(person))
                            >
                                <b>{name}</b><small>{roles}</small>
                            </button>
                        </li>
                    }}).collect_view()}
                </ul>
                <p class="problem">{move || (missing.get() && chosen.get().is_none()).then(t::welcome::missing_person)}</p>
            </div>
            {move || new_here.get().then(|| view! {
                <TextField id="device-name" label=t::welcome::device_name() value=device optional=true/>
                <p class="hint">{move || chosen.get().map(|_| t::welcome::device_hint(hint.get()))}</p>
            })}
            <ProblemLine problem/>
            <div class="form-foot">
                <button type="submit" class="btn go big" data-act="enter" disabled=move || busy.get()>{t::welcome::enter()}</button>
            </div>
            <details class="exact">
                <summary class="link">{t::welcome::take_newer()}</summary>
                <Take/>
            </details>
        </form>
    }
}
