//! What two people changed without knowing of each other. Both values are kept until somebody chooses; the choice is itself an entry.

use crate::app::i18n::t;
use crate::app::route::Route;
use crate::app::screens::customers::rivals::Rivals;
use crate::app::screens::outages::area_words;
use crate::app::session::session;
use crate::domain::ids::{CaseId, CustomerId, OutageId, RosterId};
use crate::domain::world::World;
use leptos::prelude::*;

/// One subject with something to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ToSettle {
    Customer(CustomerId, String),
    Case(CaseId, String),
    Outage(OutageId, String),
    Roster(RosterId, String),
    Firm,
}

fn to_settle(world: &World) -> Vec<ToSettle> {
    let customers = world
        .customers
        .values()
        .filter(|customer| customer.conflicts() > 0)
        .map(|customer| ToSettle::Customer(customer.id, customer.name.value.clone()));
    let cases = world
        .cases
        .values()
        .filter(|case| {
            !(case.circumstances.rivals.is_empty()
                && case.in_charge.rivals.is_empty()
                && case.closing.rivals.is_empty())
        })
        .map(|case| ToSettle::Case(case.id, case.number.clone()));
    let firm = (world.organisation.conflicts() > 0).then_some(ToSettle::Firm);
    let outages = world
        .outages
        .values()
        .filter(|outage| outage.conflicts() > 0)
        .map(|outage| ToSettle::Outage(outage.id, area_words(&outage.area.value)));
    let rosters = world
        .rosters
        .values()
        .filter(|roster| roster.conflicts() > 0)
        .map(|roster| ToSettle::Roster(roster.id, roster.station.value.clone()));
    let others = outages.chain(rosters);
    customers.chain(cases).chain(others).chain(firm).collect()
}

/// The list, or nothing while there is nothing to settle.
#[component]
pub fn Settle() -> impl IntoView {
    let session = session();
    let open = Memo::new(move |_| session.world(to_settle));
    move || {
        let open = open.get();
        (!open.is_empty()).then(|| {
            view! {
                <section class="settle" aria-labelledby="to-settle">
                    <h2 id="to-settle">{t::handoff::to_settle(open.len())}</h2>
                    {open.into_iter().map(item).collect_view()}
                </section>
            }
        })
    }
}

fn item(item: ToSettle) -> AnyView {
    match item {
        ToSettle::Customer(id, name) => view! { <p class="ask">{t::handoff::settle_customer(name)}</p><Rivals customer=id/> }.into_any(),
        ToSettle::Case(id, number) => view! { <p><a href=Route::Case(id).href()>{t::handoff::settle_customer(number)}</a></p> }.into_any(),
        ToSettle::Outage(id, area) => view! { <p><a href=Route::Outage(id).href()>{t::handoff::settle_customer(area)}</a></p> }.into_any(),
        ToSettle::Roster(id, station) => view! { <p><a href=Route::Roster(id).href()>{t::handoff::settle_customer(station)}</a></p> }.into_any(),
        ToSettle::Firm => view! {
            <p><a href=Route::Settings.href()>{t::handoff::settle_customer(t::settings::organisation())}</a></p>
        }
        .into_any(),
    }
}
