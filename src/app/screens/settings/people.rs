//! The people of the firm with their roles: enrol, change, has left.

use super::certificate::{Certificate, CertificateFields};
use super::{RoleChecks, record, role_key, roles_of};
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Line, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::typed::Kept;
use crate::app::i18n::{role, separator, t};
use crate::app::places::asked;
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::clause::Regulation;
use crate::domain::concern::Concern;
use crate::domain::ids::PersonId;
use crate::domain::organisation::{OrganisationEvent, Person, PersonFacts};
use leptos::prelude::*;

/// The list with its sheet.
#[component]
pub fn People(may: Signal<bool>) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let editing = RwSignal::new(None::<PersonId>);
    let people = Memo::new(move |_| {
        session.world(|world| {
            let mut people: Vec<(PersonId, Person)> = world
                .organisation
                .people
                .iter()
                .map(|(id, person)| (*id, person.clone()))
                .collect();
            people.sort_by(|one, other| {
                (!one.1.active, &one.1.name).cmp(&(!other.1.active, &other.1.name))
            });
            people
        })
    });
    let begin = move |person: Option<PersonId>| {
        editing.set(person);
        open.set(true);
    };
    let row = move |(id, person): (PersonId, Person)| {
        let roles: Vec<&str> = person.roles.iter().copied().map(role).collect();
        let department = person.department.as_ref();
        let department = department.map_or_else(String::new, |works| works.value.clone());
        let below: Vec<String> = [department, roles.join(separator()), person.phone.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        let below = if person.active {
            below.join(" · ")
        } else {
            t::settings::person_left().to_owned()
        };
        view! {
            <li class="line person" data-person=id.to_string()>
                <div class="grow"><b>{person.name}</b><small class="ask block">{below}</small></div>
                <button type="button" class="btn quiet" data-act="change-person" disabled=move || !may.get() on:click=move |_| begin(Some(id))>
                    {t::common::edit()}
                </button>
            </li>
        }
    };
    let title = move || match editing.get() {
        Some(person) => t::settings::change_person(session.name_of(person)),
        None => t::settings::enrol().to_owned(),
    };
    view! {
        <ul class="stack">{move || people.get().into_iter().map(row).collect_view()}</ul>
        <button type="button" class="btn gap" data-act="enrol-person" disabled=move || !may.get() on:click=move |_| begin(None)>{t::settings::enrol()}</button>
        {move || view! { <Dialog open title=title()><PersonForm person=editing.get_untracked() open/></Dialog> }}
    }
}

#[component]
fn PersonForm(person: Option<PersonId>, open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let known = person.and_then(|id| {
        untrack(|| session.world(|world| world.organisation.people.get(&id).cloned()))
    });
    let works = known.as_ref().and_then(|known| known.department.clone());
    let works = works.map_or_else(String::new, |works| works.value);
    let active = known.as_ref().is_some_and(|known| known.active);
    let facts = known
        .map(|known| (known.name, known.roles, known.phone))
        .unwrap_or_default();
    let called = facts.0.clone();
    let shown = person.and_then(|id| {
        untrack(|| {
            session.world(|world| {
                let person = world.organisation.people.get(&id)?;
                person.credentials.as_ref().map(|shown| shown.value.clone())
            })
        })
    });
    let issued = shown.is_some();
    let roles: Vec<String> = facts.1.into_iter().map(role_key).collect();
    let roles = roles.join("\n");
    let certificate = CertificateFields::begin(shown.as_ref(), session.offset());
    let mut fields = vec![
        ("person-name", facts.0.as_str()),
        ("person-roles", &roles),
        ("person-phone", &facts.2),
        ("person-department", works.as_str()),
    ];
    fields.extend(
        certificate
            .iter()
            .map(|(name, text)| (*name, text.as_str())),
    );
    let of = person.map_or_else(|| "new".to_owned(), |person| person.to_string());
    let kept = Kept::begin(format!("person/{of}"), &fields);
    let [name, phone] = ["person-name", "person-phone"].map(|name| kept.field(name));
    let department = kept.field("person-department");
    let roles = kept.list("person-roles");
    let certificate = CertificateFields::over(kept);
    let in_force: Vec<Regulation> =
        untrack(|| session.world(|world| world.organisation.regulations.iter().copied().collect()));
    let shows_papers = issued || untrack(|| asked(Concern::Heating));
    let problem = RwSignal::new(None::<DeskError>);
    let leaving = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let person = person.unwrap_or_else(|| PersonId(platform::new_uuid()));
        let enrolled = OrganisationEvent::PersonEnrolled {
            person,
            facts: PersonFacts {
                name: name.get_untracked(),
                roles: roles_of(&roles.get_untracked()),
                phone: phone.get_untracked(),
            },
        };
        let credentials = certificate.read(session.offset());
        let issued = (credentials != shown.clone().unwrap_or_default()).then_some(
            OrganisationEvent::CredentialsIssued {
                person,
                credentials,
            },
        );
        let department = department.get_untracked().trim().to_owned();
        let placed =
            (department != works).then_some(OrganisationEvent::Placed { person, department });
        let more: Vec<OrganisationEvent> = issued.into_iter().chain(placed).collect();
        let forget = kept.forget();
        let sent = move || {
            forget();
            open.set(false);
        };
        record(session, enrolled, problem, move || {
            record_all(session, more, problem, sent);
        });
    };
    let leave = move |_| {
        if let Some(person) = person {
            record(
                session,
                OrganisationEvent::PersonLeft { person },
                problem,
                move || open.set(false),
            );
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <TextField id="person-name" label=t::settings::person_name() value=name/>
            <RoleChecks id="person-roles" label=t::settings::person_roles() value=roles regulations=in_force administrator=true/>
            <TextField id="person-department" label=t::departments::department() value=department hint=t::departments::department_hint() optional=true/>
            <TextField id="person-phone" label=t::settings::person_phone() value=phone kind=Line::Phone optional=true/>
            {shows_papers.then(|| view! { <Certificate fields=certificate/> })}
            <ProblemLine problem/>
            <div class="form-foot">
                {active.then(|| view! {
                    <button type="button" class="btn" data-act="leave" on:click=move |_| leaving.set(true)>{t::settings::leave()}</button>
                })}
                <button type="submit" class="btn go big" data-act="save">{t::common::save()}</button>
            </div>
            {move || leaving.get().then(|| view! {
                <div class="wrong stack" role="alert">
                    <p>{t::settings::leave_sure(&called)}</p>
                    <button type="button" class="btn" data-act="leave-sure" on:click=leave>{t::settings::sure()}</button>
                </div>
            })}
        </form>
    }
}

/// Writes one event after another, and goes on after the last.
fn record_all(
    session: crate::app::session::Session,
    mut events: Vec<OrganisationEvent>,
    problem: RwSignal<Option<DeskError>>,
    then: impl FnOnce() + 'static,
) {
    match events.pop() {
        Some(event) => record(session, event, problem, move || {
            record_all(session, events, problem, then);
        }),
        None => then(),
    }
}
