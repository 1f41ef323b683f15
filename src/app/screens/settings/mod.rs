//! Settings: person, language, organisation, people, regulations, figures, calendar, storage. A section a file.

mod calendar;
mod certificate;
mod departments;
mod figures;
mod firm;
mod holidays;
mod in_force;
mod people;
mod signed_in;
mod storage;
mod undo;

use super::more::{LanguageChoice, ThemeChoice};
use crate::app::components::app_bar::AppBar;
use crate::app::components::contest::ContestsOf;
use crate::app::components::field::Checks;
use crate::app::i18n::{self, t};
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::clause::Regulation;
use crate::domain::event::Command;
use crate::domain::ids::Subject;
use crate::domain::organisation::{OrganisationCommand, OrganisationEvent, may_change};
use crate::domain::roles::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// Roles as choices: their name in the ledger and on the screen.
#[must_use]
pub fn role_keys(roles: impl Iterator<Item = Role>) -> Vec<(String, String)> {
    roles
        .map(|role| (role_key(role), i18n::role(role).to_owned()))
        .collect()
}

/// Any of the roles: first those that a firm with these regulations has, the rest one tap deeper.
#[component]
pub fn RoleChecks(
    /// Id of the group, unique on the screen.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Keys of the chosen ones.
    value: RwSignal<Vec<String>>,
    /// What is in force.
    #[prop(into)]
    regulations: Signal<Vec<Regulation>>,
    /// Whether an administrator can be made here.
    administrator: bool,
) -> impl IntoView {
    let of = move |named: bool| {
        Signal::derive(move || {
            regulations.with(|in_force| {
                let all = Role::ALL.into_iter();
                let all = all.filter(|role| administrator || *role != Role::Administrator);
                role_keys(all.filter(|role| {
                    let one = in_force.iter().any(|number| role.is_named_by(*number));
                    one == named
                }))
            })
        })
    };
    view! { <Checks id label value options=of(true) more=(t::settings::other_roles(), of(false)) optional=true/> }
}

/// A role's name in the ledger.
#[must_use]
pub fn role_key(role: Role) -> String {
    serde_json::to_value(role)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The roles of the chosen keys.
#[must_use]
pub fn roles_of(keys: &[String]) -> BTreeSet<Role> {
    Role::ALL
        .into_iter()
        .filter(|role| keys.contains(&role_key(*role)))
        .collect()
}

/// Whether the person signed in may change the firm; follows the world.
fn may(session: Session) -> Signal<bool> {
    Signal::derive(move || session.context(|context| may_change(context).is_ok()))
}

/// Writes an event of the firm; says so when it is on disk, with a tap that takes it back where that can be done, or why not.
fn record(
    session: Session,
    event: OrganisationEvent,
    problem: RwSignal<Option<DeskError>>,
    then: impl FnOnce() + 'static,
) {
    let before = untrack(|| session.world(|world| undo::before(&world.organisation, &event)));
    let sections = use_context::<Sections>();
    spawn_local(async move {
        let command = Command::Organisation(OrganisationCommand::Record(Box::new(event)));
        match session.execute(command).await {
            Ok(_) => {
                // The form may be gone by now.
                problem.try_set(None);
                match before {
                    Some(before) => session.say_with_undo(
                        t::common::saved(),
                        Callback::new(move |()| take_back(session, before.clone(), sections)),
                    ),
                    None => session.say(t::common::saved()),
                }
                then();
            }
            Err(error) => drop(problem.try_set(Some(error))),
        }
    });
}

/// Counts what was taken back: the sections read the firm anew.
#[derive(Clone, Copy)]
struct Sections(RwSignal<u32>);

fn take_back(session: Session, before: OrganisationEvent, sections: Option<Sections>) {
    spawn_local(async move {
        let command = Command::Organisation(OrganisationCommand::Record(Box::new(before)));
        match session.execute(command).await {
            Ok(_) => {
                session.say(t::parts::undone());
                if let Some(Sections(count)) = sections {
                    count.try_update(|count| *count = count.wrapping_add(1));
                }
            }
            Err(error) => session.say(i18n::failure(&error)),
        }
    });
}

/// All settings.
#[component]
pub fn Settings(
    /// The part for which somebody came; open and in sight.
    part: String,
) -> impl IntoView {
    let session = session();
    let may = may(session);
    provide_context(Sections(RwSignal::new(0)));
    let departments = untrack(departments::are_marked);
    let firm = Subject::Organisation(session.desk().world().organisation.id);
    view! {
        <main class="page narrow" id="main" data-screen="settings">
            <AppBar title=t::settings::title() back=Route::More below=|| t::settings::version(env!("CARGO_PKG_VERSION"))/>
            <signed_in::SignedIn/>
            <Section id="look" wanted={part == "look"} title=t::settings::look() open=true>
                <div class="stack"><LanguageChoice/><ThemeChoice/></div>
            </Section>
            {move || (!may.get()).then(|| view! { <p class="ask gap">{t::settings::only_admin()}</p> })}
            <ContestsOf subject=firm/>
            <Section id="organisation" wanted={part == "organisation"} title=t::settings::organisation() open=false><firm::Firm may/></Section>
            <Section id="people" wanted={part == "people"} title=t::settings::people() open=false><people::People may/></Section>
            {departments.then(|| view! { <Section id="departments" wanted={part == "departments"} title=t::departments::all() open=false><departments::Departments may/></Section> })}
            <Section id="in-force" wanted={part == "in-force"} title=t::settings::in_force() open=false><in_force::InForce may/></Section>
            <Section id="figures" wanted={part == "figures"} title=t::settings::figures() open=false><figures::FiguresTable may/></Section>
            <Section id="calendar" wanted={part == "calendar"} title=t::settings::calendar() open=false><calendar::CalendarForm may/></Section>
            <Section id="storage" wanted={part == "storage"} title=t::settings::storage() open=true><storage::Storage/></Section>
        </main>
    }
}

/// A part that opens with one tap; what is closed is not in the page.
#[component]
fn Section(
    id: &'static str,
    title: &'static str,
    open: bool,
    wanted: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let shown = RwSignal::new(open || wanted);
    let place = NodeRef::<leptos::html::Section>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get().filter(|_| wanted) {
            place.scroll_into_view();
        }
    });
    let sections = use_context::<Sections>();
    let body = move || {
        if let Some(Sections(count)) = sections {
            count.track();
        }
        shown
            .get()
            .then(|| view! { <div class="fold-body">{children()}</div> })
    };
    view! {
        <section class="fold" data-section=id node_ref=place>
            <h2>
                <button
                    type="button"
                    class="fold-head"
                    data-act=format!("section-{id}")
                    aria-expanded=move || shown.get().to_string()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {title}
                </button>
            </h2>
            {body}
        </section>
    }
}
