//! Planning a research visit: who leads, who goes, to whom, when (P01.10.13a, b).

use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::customers_picker::CustomersPicker;
use crate::app::components::field::Checks;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::{TimeField, instant};
use crate::app::components::typed::{Kept, lines};
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{PersonId, VisitId};
use crate::domain::roles::Role;
use crate::domain::time::HOUR;
use crate::domain::visits::{Trip, VisitEvent, engineers_needed};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A new research visit, as a page.
#[component]
pub fn TripForm() -> impl IntoView {
    view! {
        <main class="page narrow" data-screen="trip-new">
            <AppBar title=t::visits::plan_trip() back=Route::Visits/>
            <TripFields id=VisitId(platform::new_uuid()) trip=None done=Callback::new(|id: VisitId| Route::Visit(id).go())/>
        </main>
    }
}

/// The fields, of a new visit or of one that is planned otherwise.
#[component]
pub fn TripFields(id: VisitId, trip: Option<Trip>, done: Callback<VisitId>) -> impl IntoView {
    let session = session();
    let key = trip
        .as_ref()
        .map_or_else(|| "new".to_owned(), |_| id.to_string());
    let kept = Kept::begin(
        format!("trip/{key}"),
        &[
            ("from", &text(trip.as_ref().map(|trip| trip.from.0))),
            ("until", &text(trip.as_ref().map(|trip| trip.to.0))),
            ("leader", &text(trip.as_ref().map(|trip| trip.leader))),
            (
                "engineers",
                &lines(trip.iter().flat_map(|trip| &trip.engineers)),
            ),
            (
                "customers",
                &lines(trip.iter().flat_map(|trip| &trip.customers)),
            ),
        ],
    );
    let (from, until) = (kept.field("from"), kept.field("until"));
    let (leader, engineers) = (kept.person("leader"), kept.list("engineers"));
    let customers = kept.customers("customers");
    let problem = RwSignal::new(None::<DeskError>);
    let (offered, needed) = session.context(|context| {
        let people = context.organisation().people.iter();
        let senior = people
            .filter(|(_, person)| person.active && person.roles.contains(&Role::SeniorEngineer));
        let senior: Vec<(String, String)> = senior
            .map(|(id, person)| (id.to_string(), person.name.clone()))
            .collect();
        (senior, engineers_needed(context))
    });
    let nobody = offered.is_empty();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let begins = instant(from).unwrap_or_else(platform::now);
        let engineers: BTreeSet<PersonId> =
            engineers.with_untracked(|all| all.iter().filter_map(|id| id.parse().ok()).collect());
        let trip = Trip {
            from: begins,
            // A day's visit, unless somebody says otherwise.
            to: instant(until).unwrap_or_else(|| begins.plus(8 * HOUR)),
            leader: leader
                .get_untracked()
                .unwrap_or(PersonId(uuid::Uuid::nil())),
            engineers,
            customers: customers.get_untracked(),
        };
        let command = Command::Visit(id, Box::new(VisitEvent::Planned(trip)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            forget();
            done.run(id);
        });
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <CustomersPicker id="customers" label=t::visits::customers() value=customers/>
            <TimeField id="from" label=t::visits::from() value=from future=true days=true/>
            <TimeField id="until" label=t::visits::until() value=until future=true days=true optional=true/>
            <PersonPicker id="leader" label=t::visits::leader() value=leader roles=&[Role::GeneralManager]/>
            {if nobody {
                view! { <p class="hint">{t::visits::no_engineers()}" "<ClauseLink clause="P01.10.13b"/></p> }.into_any()
            } else {
                view! { <Checks id="engineers" label=t::visits::engineers(needed) value=engineers options=offered/> }.into_any()
            }}
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
