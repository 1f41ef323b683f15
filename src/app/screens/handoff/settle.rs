//! Everything that two people wrote without knowing of each other. All versions are kept until somebody chooses; the choice is itself an
//! entry.

use crate::app::components::active_row::visit_words;
use crate::app::components::contest::Contest;
use crate::app::i18n::t;
use crate::app::route::Route;
use crate::app::screens::outages::area_words;
use crate::app::session::{Session, session};
use crate::domain::conflicts::Conflict;
use crate::domain::premises::Field;
use leptos::prelude::*;

/// The list, or nothing while there is nothing to settle.
#[component]
pub fn Settle() -> impl IntoView {
    let session = session();
    let open = Memo::new(move |_| session.world(crate::domain::world::World::conflicts));
    move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            view! {
                <section class="settle" aria-labelledby="to-settle" data-screen="to-settle">
                    <h2 id="to-settle">{t::settle::title(open.len())}</h2>
                    <p class="ask">{t::settle::note()}</p>
                    {open.into_iter().map(|conflict| view! { <div>{place(session, &conflict)}<Contest conflict/></div> }).collect_view()}
                </section>
            }
        })
    }
}

/// Where it is shown as well.
fn place(session: Session, conflict: &Conflict) -> impl IntoView + use<> {
    let offset = session.offset();
    let link = session.world(|world| match conflict {
        Conflict::Customer(id, _) => {
            let customer = world.customers.get(id)?;
            Some((Route::Customer(*id).href(), customer.name.value.clone()))
        }
        Conflict::Case(id, _) => {
            let case = world.cases.get(id)?;
            let name = format!("{} {}", case.number, case.words);
            Some((Route::Case(*id).href(), name))
        }
        Conflict::Outage(id, _) => {
            let outage = world.outages.get(id)?;
            Some((Route::Outage(*id).href(), area_words(&outage.area.value)))
        }
        Conflict::Roster(id, _) => {
            let roster = world.rosters.get(id)?;
            Some((Route::Roster(*id).href(), roster.station.value.clone()))
        }
        Conflict::Building(id, _) => {
            let building = world.buildings.get(id)?;
            Some((
                Route::Building(*id).href(),
                building.text(Field::Name).to_owned(),
            ))
        }
        Conflict::Visit(id, _) => {
            let visit = world.visits.get(id)?;
            Some((Route::Visit(*id).href(), visit_words(visit, world, offset)))
        }
        Conflict::Survey(id, _) => {
            let survey = world.surveys.get(id)?;
            Some((Route::Survey(*id).href(), survey.facts.value.name.clone()))
        }
        Conflict::Complaints(_) => Some((
            Route::Clause("P05".to_owned()).href(),
            t::basis::title().to_owned(),
        )),
        Conflict::Number(..) | Conflict::Booked(..) => None,
        Conflict::Firm(_) => Some((
            Route::Settings.href(),
            t::settings::organisation().to_owned(),
        )),
    });
    link.map(|(href, name)| view! { <a class="settle-of" href=href>{name}</a> })
}
