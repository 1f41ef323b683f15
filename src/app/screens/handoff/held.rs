//! What is kept and does not count: by whom, where it was written, why not, what it is about; and an administrator who has looked at it.

use super::admission::{decide, may_admit, why_key};
use crate::app::components::active_row::visit_words;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{self, t};
use crate::app::route::Route;
use crate::app::screens::outages::area_words;
use crate::app::session::{Session, session};
use crate::desk::{DeskError, WaitingEntries};
use crate::domain::ids::Subject;
use crate::domain::organisation::OrganisationEvent;
use crate::domain::premises::Field;
use crate::domain::trust::Waiting;
use leptos::prelude::*;

/// So many subjects are named.
const NAMED: usize = 4;

/// The list; nothing while everything counts. Those who ask to be admitted stand above it.
#[component]
pub fn Held() -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.track();
        let mut lines = session.desk().waiting_entries();
        lines.retain(|line| line.why != Waiting::DeviceNotAdmitted);
        lines
    });
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| view! {
            <section class="settle" aria-labelledby="quarantine" data-screen="quarantine">
                <h2 id="quarantine">{t::trust::quarantine()}</h2>
                <ul class="stack">{lines.into_iter().map(|line| view! { <Line line/> }).collect_view()}</ul>
                <p class="ask">{t::trust::passed_on()}</p>
            </section>
        })
    }
}

#[component]
fn Line(line: WaitingEntries) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let said = t::trust::held(
        line.entries.len(),
        session.device_name(line.device),
        session.name_of(line.actor),
        i18n::waiting(line.why),
    );
    let about = about(session, &line.subjects);
    let may = line.acceptable() && may_admit(session);
    let entries = StoredValue::new(line.entries);
    let device = line.device;
    let accept = move |_| {
        let accepted = OrganisationEvent::EntriesAccepted {
            device,
            entries: entries.get_value(),
        };
        decide(session, accepted, problem);
    };
    view! {
        <li class="card-box stack" data-why=why_key(line.why)>
            <div><b>{said}</b>{about}</div>
            {may.then(|| view! {
                <p class="ask">{t::trust::accept_note()}</p>
                <div class="line"><button type="button" class="btn" data-act="accept-entries" on:click=accept>{t::trust::accept()}</button></div>
            })}
            <ProblemLine problem/>
        </li>
    }
}

/// The cases and customers concerned, each a link where it is known.
fn about(session: Session, subjects: &[Subject]) -> impl IntoView + use<> {
    let mut known: Vec<Subject> = Vec::new();
    for subject in subjects {
        if !known.contains(subject) {
            known.push(subject.clone());
        }
    }
    let more = known.len().saturating_sub(NAMED);
    known.truncate(NAMED);
    let offset = session.offset();
    let links = known.into_iter().map(|subject| {
        let found = session.world(|world| match &subject {
            Subject::Case(id) => world.cases.get(id).map(|case| {
                let number = t::trust::about_case(case.number.clone());
                (Route::Case(*id).href(), number)
            }),
            Subject::Customer(id) => world
                .customers
                .get(id)
                .map(|customer| (Route::Customer(*id).href(), customer.name.value.clone())),
            Subject::Building(id) => world.buildings.get(id).map(|building| {
                let name = building.text(Field::Name).to_owned();
                (Route::Building(*id).href(), name)
            }),
            Subject::Organisation(_) => Some((
                Route::Settings.href(),
                t::settings::organisation().to_owned(),
            )),
            Subject::Outage(id) => world
                .outages
                .get(id)
                .map(|outage| (Route::Outage(*id).href(), area_words(&outage.area.value))),
            Subject::Roster(id) => world
                .rosters
                .get(id)
                .map(|roster| (Route::Roster(*id).href(), roster.station.value.clone())),
            Subject::Visit(id) => world
                .visits
                .get(id)
                .map(|visit| (Route::Visit(*id).href(), visit_words(visit, world, offset))),
            Subject::Survey(id) => world
                .surveys
                .get(id)
                .map(|survey| (Route::Survey(*id).href(), survey.facts.value.name.clone())),
            Subject::Deputies(_) => Some((Route::Own.href(), t::complaint::deputies().to_owned())),
            Subject::Knowledge(_) => Some((Route::Own.href(), t::own::knowledge().to_owned())),
            Subject::Paper(id) => world
                .papers
                .get(id)
                .map(|paper| (Route::Paper(*id).href(), paper.subject.clone())),
            Subject::Complaints(_) => {
                Some((Route::Petitions.href(), t::petitions::title().to_owned()))
            }
            Subject::Other(_) => None,
        });
        match found {
            Some((href, name)) => view! { <a href=href>{name}</a> }.into_any(),
            None => t::trust::about_unknown().into_any(),
        }
    });
    let more = (more > 0).then(|| t::trust::about_more(more).into_any());
    let parts = links.chain(more).enumerate();
    let parts: Vec<_> = parts
        .map(|(place, part)| view! { {(place > 0).then_some(DOT)}{part} })
        .collect();
    view! { <small class="ask block">{t::trust::about()}{parts}</small> }
}
