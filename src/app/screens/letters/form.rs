//! Writing a confidential note: what, and for whom. Nothing of it is kept as a draft: drafts lie in clear.

use crate::app::components::field::{Checks, TextArea};
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{role, t};
use crate::app::platform;
use crate::app::screens::settings::{role_key, roles_of};
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::cases::{CaseCommand, CaseEvent, Note};
use crate::domain::customers::CustomerCommand;
use crate::domain::event::Command;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::sealed::Recipients;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// A note as a wish of its subject's context; none for a subject that holds none.
fn note(subject: &Subject, text: String) -> Option<Command> {
    match subject {
        Subject::Case(id) => {
            let note = Note {
                text,
                attachments: Vec::new(),
            };
            let event = CaseEvent::Noted(note);
            Some(Command::Case(*id, Box::new(CaseCommand::Record(event))))
        }
        Subject::Customer(id) => Some(Command::Customer(*id, CustomerCommand::Note(text))),
        Subject::Organisation(_) | Subject::Building(_) | Subject::Other(_) => None,
    }
}

/// The form in its sheet.
#[component]
pub fn LetterForm(subject: StoredValue<Subject>, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let text = RwSignal::new(String::new());
    let roles = RwSignal::new(Vec::<String>::new());
    let persons = RwSignal::new(Vec::<String>::new());
    let text_problem = RwSignal::new(None::<String>);
    let whom_problem = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let (role_options, person_options) = options(session);
    let to = Memo::new(move |_| Recipients {
        roles: roles.with(|keys| roles_of(keys)),
        persons: persons.with(|keys| keys.iter().filter_map(|key| key.parse().ok()).collect()),
    });
    // What was said to be missing is no longer said once it is there.
    Effect::new(move |_| {
        if text.with(|text| !text.trim().is_empty()) {
            text_problem.set(None);
        }
        if to.with(|to| !to.is_empty()) {
            whom_problem.set(None);
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (written, to) = (text.get_untracked(), to.get_untracked());
        let no_text = written.trim().is_empty();
        text_problem.set(no_text.then(|| t::letters::text_missing().to_owned()));
        whom_problem.set(to.is_empty().then(|| t::letters::whom_missing().to_owned()));
        let command = subject.with_value(|subject| note(subject, written));
        let (false, false, Some(command)) = (no_text, to.is_empty(), command) else {
            return;
        };
        let entropy = match platform::entropy() {
            Ok(entropy) => entropy,
            Err(error) => return whom_problem.set(Some(error.to_string())),
        };
        busy.set(true);
        spawn_local(async move {
            let (desk, actor) = (session.desk(), untrack(|| session.actor()));
            let sealing = desk.seal(command, to, (actor, platform::now()), entropy);
            let done = session.saved(sealing).await;
            busy.try_set(false);
            match done {
                Ok(_) => {
                    open.try_set(false);
                    session.say(t::common::saved());
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextArea id="letter-text" label=t::letters::text() value=text problem=text_problem/>
            <Checks id="letter-roles" label=t::letters::roles() value=roles options=role_options problem=whom_problem/>
            <Checks id="letter-persons" label=t::letters::persons() value=persons options=person_options optional=true/>
            <div aria-live="polite">{move || reach(session, &to.get())}</div>
            <p class="ask">{t::letters::warning()}</p>
            <ProblemLine problem/>
            <div class="form-foot">
                <button class="btn go big" type="submit" data-act="seal" disabled=move || busy.get()>{t::letters::seal_it()}</button>
            </div>
        </form>
    }
}

/// Keys with their names.
type Choices = Vec<(String, String)>;

/// Roles that somebody holds, and everybody else who works here.
fn options(session: Session) -> (Choices, Choices) {
    let me = untrack(|| session.actor());
    untrack(|| {
        session.world(|world| {
            let people = &world.organisation.people;
            let active = || people.iter().filter(|(_, person)| person.active);
            let held: BTreeSet<_> = active().flat_map(|(_, person)| &person.roles).collect();
            let roles = held.into_iter().copied();
            let others = active().filter(|(id, _)| **id != me);
            let mut persons: Choices = others
                .map(|(id, person)| (id.to_string(), person.name.clone()))
                .collect();
            persons.sort_by(|one, other| one.1.cmp(&other.1));
            (
                roles
                    .map(|it| (role_key(it), role(it).to_owned()))
                    .collect(),
                persons,
            )
        })
    })
}

/// On which devices it will open, and who has none yet.
fn reach(session: Session, to: &Recipients) -> impl IntoView + use<> {
    let me = session.actor();
    let (devices, without) = session.world(|world| {
        let firm = &world.organisation;
        let devices: Vec<_> = to.devices(me, firm).map(|(device, _)| device).collect();
        let served: BTreeSet<PersonId> = devices
            .iter()
            .filter_map(|device| firm.devices.get(device)?.entrusted)
            .collect();
        let meant = firm
            .people
            .iter()
            .filter(|(id, person)| to.name(**id, person));
        let without = meant.filter(|(id, _)| **id != me && !served.contains(id));
        let without: Vec<String> = without.map(|(_, person)| person.name.clone()).collect();
        (devices, without)
    });
    let names: Vec<String> = devices
        .into_iter()
        .map(|device| session.device_name(device))
        .collect();
    let chosen = !to.is_empty();
    view! {
        {(chosen && !names.is_empty()).then(|| view! { <p class="ask" data-opens-on=names.len().to_string()>{t::letters::opens_on(names.join(t::today::and()))}</p> })}
        {(!without.is_empty()).then(|| view! { <p class="soon" data-without="">{t::letters::without(without.join(t::today::and()))}</p> })}
    }
}
