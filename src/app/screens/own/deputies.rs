//! Who decides in one's own role while one is away: named, and ended (P05.06.02b).

use crate::app::components::carry_out::carry_out;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Checks, TextField};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::i18n::{near_time, role, separator, t::complaint as c};
use crate::app::platform;
use crate::app::screens::settings::{role_key, roles_of};
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::approvals::deputies::{DeputyEvent, Naming};
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// Whoever stands in for a person, and the sheet that names another.
#[component]
pub fn DeputyList(
    /// Whose.
    person: PersonId,
) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let named = Memo::new(move |_| {
        let now = session.slow();
        session.world(|world| {
            let deputies = world.deputies.get(&person);
            let named = deputies.map(|deputies| deputies.named.clone());
            let named = named.unwrap_or_default().into_iter();
            let lasts = named.filter(|naming| naming.until.is_none_or(|until| until > now));
            lasts.collect::<Vec<Naming>>()
        })
    });
    let end = move |deputy: PersonId| {
        let event = DeputyEvent::Ended {
            deputy,
            occurred_at: platform::now(),
        };
        carry_out(session, Command::Deputy(person, event), problem, || ());
    };
    let line = move |naming: Naming| {
        let when = |at| near_time(at, platform::now(), session.offset());
        let roles: Vec<&str> = naming.roles.iter().copied().map(role).collect();
        let roles = if roles.is_empty() {
            c::deputy_all_roles().to_owned()
        } else {
            roles.join(separator())
        };
        let who = session.name_of(naming.deputy);
        let words = match naming.until {
            Some(until) => c::deputy_line_until(when(naming.from), roles, when(until), who),
            None => c::deputy_line(when(naming.from), roles, who),
        };
        let deputy = naming.deputy;
        view! {
            <li class="line" data-deputy=deputy.to_string()>
                <span class="grow">{words}<small class="ask block">{naming.absent}</small></span>
                <button type="button" class="btn quiet" data-act="deputy-end" on:click=move |_| end(deputy)>{c::deputy_end()}</button>
            </li>
        }
    };
    view! {
        <section data-deputies="">
            <div class="sec gap">
                <h2>{c::deputies()}</h2>
                <button type="button" class="btn quiet" data-act="deputy-name" on:click=move |_| open.set(true)>{c::deputy_name()}</button>
            </div>
            <p class="ask">{c::deputies_about()}</p>
            {move || named.with(Vec::is_empty).then(|| view! { <p class="ask">{c::deputies_none()}</p> })}
            <ul class="stack">{move || named.get().into_iter().map(line).collect_view()}</ul>
            <ProblemLine problem/>
            <Dialog open title=c::deputy_name()><DeputyForm person open/></Dialog>
        </section>
    }
}

#[component]
fn DeputyForm(person: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let deputy = RwSignal::new(None::<PersonId>);
    let roles = RwSignal::new(Vec::<String>::new());
    let from = RwSignal::new(String::new());
    let until = RwSignal::new(String::new());
    let absent = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let own: Vec<Role> = untrack(|| {
        session.world(|world| {
            let known = world.organisation.people.get(&person);
            known.map_or_else(Vec::new, |known| known.roles.iter().copied().collect())
        })
    });
    let options: Vec<(String, String)> = own
        .into_iter()
        .map(|one| (role_key(one), role(one).to_owned()))
        .collect();
    let time = |text: RwSignal<String>| {
        let text = text.get_untracked();
        text.parse().ok().map(Timestamp)
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let naming = Naming {
            // Nobody chosen is refused like somebody who does not work here.
            deputy: deputy.get_untracked().unwrap_or(person),
            roles: roles_of(&roles.get_untracked()),
            from: time(from).unwrap_or_else(platform::now),
            until: time(until),
            absent: absent.get_untracked().trim().to_owned(),
        };
        let command = Command::Deputy(person, DeputyEvent::Named(naming));
        carry_out(session, command, problem, move || {
            // The sheet may be gone when the desk answers.
            open.try_set(false);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <PersonPicker id="deputy" label=c::deputy_who() value=deputy/>
            <Checks id="deputy-roles" label=c::deputy_roles() value=roles options optional=true hint=c::deputy_roles_hint()/>
            <div class="field" data-field="deputy-from">
                <label for="deputy-from">{c::deputy_from()}</label>
                <TimeEntry id="deputy-from".to_owned() value=from.into() set=Callback::new(move |text| from.set(text)) future=false/>
            </div>
            <div class="field" data-field="deputy-until">
                <label for="deputy-until">{c::deputy_until()}</label>
                <TimeEntry id="deputy-until".to_owned() value=until.into() set=Callback::new(move |text| until.set(text)) future=true/>
            </div>
            <TextField id="deputy-absent" label=c::deputy_absent() value=absent optional=true/>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{crate::app::i18n::t::common::save()}</button></div>
        </form>
    }
}
