//! Active service: what is to be inspected, surveys, research visits, and what was given in the last year (P01.10.10–13).

mod grumbles;
mod hand_over;
mod inspect;
mod inspection;
pub mod measures;
pub mod print;
mod trip;
mod trip_form;
mod trip_sheets;
mod year;

pub use inspect::InspectionForm;
pub use trip_form::TripForm;

use crate::app::components::app_bar::AppBar;
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::{DOT, Row};
use crate::app::i18n::{full_date, month_day, separator, t};
use crate::app::route::Route;
use crate::app::screens::surveys::SurveyList;
use crate::app::session::session;
use crate::domain::clock::Clock;
use crate::domain::ids::{CustomerId, VisitId};
use crate::domain::visits::{Visit, clocks, inspections_due, last_inspections};
use crate::domain::world::World;
use leptos::prelude::*;

/// How far the findings of a visit are: solved, and all.
#[must_use]
pub fn solved_of(visit: &Visit, world: &World) -> (usize, usize) {
    let all: Vec<_> = visit.cases().collect();
    let solved = all.iter().filter(|case| {
        let case = world.cases.get(case);
        case.is_some_and(|case| case.is_closed())
    });
    (solved.count(), all.len())
}

/// The most pressing open clock of a visit.
fn first_clock(visit: &Visit, context: &crate::domain::context::Context<'_>) -> Option<Clock> {
    let mut open = clocks(visit, context);
    open.retain(|clock| clock.is_open() && clock.opens <= context.now);
    open.sort_by_key(|clock| clock.deadline.due);
    open.into_iter().next()
}

/// To whom it went; when stands beside it.
fn visited(visit: &Visit, world: &World) -> String {
    let customers = visit.customers().into_iter();
    let names = customers.filter_map(|id| world.customers.get(&id));
    let names: Vec<&str> = names.map(|customer| customer.name.value.as_str()).collect();
    names.join(separator())
}

/// The place of active service.
#[component]
pub fn Visits() -> impl IntoView {
    view! {
        <main class="page narrow" data-screen="visits">
            <AppBar title=t::visits::title() below=|| t::visits::below().into_any() back=Route::More/>
            <Inspections/>
            <section>
                <div class="sec gap">
                    <h2>{t::surveys::title()}</h2>
                    <a class="btn quiet" href=Route::SurveyNew.href() data-act="new-survey"><Icon name=IconName::Plus/>{t::surveys::new()}</a>
                </div>
                <SurveyList/>
            </section>
            <Research/>
            <year::Year/>
        </main>
    }
}

/// One project with its next inspection.
#[derive(Clone, PartialEq)]
struct Due {
    customer: CustomerId,
    clock: Clock,
    what: String,
    who: String,
    below: String,
}

/// Every project by when it is to be inspected next, then what was inspected.
#[component]
fn Inspections() -> impl IntoView {
    let session = session();
    let due = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let world = context.world;
            let last = last_inspections(world);
            let mut clocks = inspections_due(context);
            clocks.sort_by_key(|clock| clock.deadline.due);
            let line = |clock: Clock| {
                let crate::domain::ids::Subject::Customer(id) = clock.subject else {
                    return None;
                };
                let customer = world.customers.get(&id)?;
                let project = customer.project()?;
                let manager = world.organisation.people.get(&project.manager);
                let manager = manager.map_or("—", |person| person.name.as_str());
                let last = last.get(&id).map_or_else(
                    || t::visits::never().to_owned(),
                    |at| t::visits::inspected_last(full_date(*at, offset)),
                );
                Some(Due {
                    customer: id,
                    clock,
                    what: project.name.clone(),
                    who: customer.name.value.clone(),
                    below: [t::visits::manager(manager), last].join(DOT),
                })
            };
            clocks.into_iter().filter_map(line).collect::<Vec<_>>()
        })
    });
    let made = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let visits = context.world.visits.values();
            let mut made: Vec<&Visit> = visits.filter(|visit| visit.inspection.is_some()).collect();
            made.sort_by_key(|visit| (std::cmp::Reverse(visit.at()), visit.id));
            let line = |visit: &Visit| {
                let (solved, all) = solved_of(visit, context.world);
                let below = if all == 0 {
                    t::visits::made_clean().to_owned()
                } else {
                    t::visits::solved_of(all, solved)
                };
                let what = visited(visit, context.world);
                (
                    visit.id,
                    what,
                    below,
                    first_clock(visit, context),
                    month_day(visit.at(), offset),
                )
            };
            made.into_iter().take(8).map(line).collect::<Vec<_>>()
        })
    });
    let row = |due: Due| {
        let who = [due.who, due.below].join(DOT);
        view! { <li><Row href=Route::Inspect(due.customer).href() clock=Some(due.clock) what=due.what who chip=t::visits::inspect_short()/></li> }
    };
    let made_row =
        |(id, what, below, clock, day): (VisitId, String, String, Option<Clock>, String)| {
            view! { <li><Row href=Route::Visit(id).href() clock instead=day what who=below/></li> }
        };
    view! {
        <section data-part="inspections">
            <div class="sec"><h2>{t::visits::inspections()}</h2></div>
            {move || due.with(Vec::is_empty).then(|| view! { <Empty icon=IconName::Duties text=t::visits::no_projects()/> })}
            <ul class="rows flush one-kind">{move || due.get().into_iter().map(row).collect_view()}</ul>
            {move || (!made.with(Vec::is_empty)).then(|| view! {
                <h3 class="gap">{t::visits::made()}</h3>
                <ul class="rows flush">{made.get().into_iter().map(made_row).collect_view()}</ul>
            })}
        </section>
    }
}

/// Research visits, the newest first.
#[component]
fn Research() -> impl IntoView {
    let session = session();
    let trips = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let visits = context.world.visits.values();
            let mut trips: Vec<&Visit> = visits.filter(|visit| visit.trip.is_some()).collect();
            trips.sort_by_key(|visit| (std::cmp::Reverse(visit.at()), visit.id));
            let line = |visit: &Visit| {
                let leader = visit.trip.as_ref().map(|trip| trip.value.leader);
                let leader = leader.and_then(|leader| context.organisation().people.get(&leader));
                let leader = leader.map_or("—", |person| person.name.as_str());
                let mut parts = vec![
                    t::visits::led_by(leader),
                    t::visits::customers_count(visit.customers().len()),
                ];
                if !visit.heard.is_empty() {
                    parts.push(t::visits::heard_count(visit.heard.len()));
                }
                let (ended, all) = visit.measures.ended();
                if all > 0 {
                    parts.push(t::visits::measures_of(all, ended));
                }
                let what = visited(visit, context.world);
                (
                    visit.id,
                    what,
                    parts.join(DOT),
                    first_clock(visit, context),
                    month_day(visit.at(), offset),
                )
            };
            trips.into_iter().map(line).collect::<Vec<_>>()
        })
    });
    let row = |(id, what, below, clock, day): (VisitId, String, String, Option<Clock>, String)| {
        view! { <li><Row href=Route::Visit(id).href() clock instead=day what who=below/></li> }
    };
    view! {
        <section data-part="research">
            <div class="sec gap">
                <h2>{t::visits::research()}</h2>
                <a class="btn quiet" href=Route::TripNew.href() data-act="plan-trip"><Icon name=IconName::Plus/>{t::visits::plan_trip()}</a>
            </div>
            {move || trips.with(Vec::is_empty).then(|| view! { <p class="ask">{t::visits::no_research()}</p> })}
            <ul class="rows flush">{move || trips.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// One visit: an inspection or a research visit.
#[component]
pub fn VisitPage(id: VisitId) -> impl IntoView {
    let session = session();
    let visit = Memo::new(move |_| session.world(|world| world.visits.get(&id).cloned()));
    let research =
        Memo::new(move |_| visit.with(|visit| visit.as_ref().map(|visit| visit.trip.is_some())));
    view! {
        <main class="page narrow" data-screen="visit" data-visit=id.to_string()>
            {move || match research.get() {
                None => view! {
                    <AppBar title=t::visits::course() back=Route::Visits/>
                    <p class="empty">{t::visits::not_here()}</p>
                }
                .into_any(),
                Some(true) => view! { <trip::TripPage id visit/> }.into_any(),
                Some(false) => view! { <inspection::InspectionPage id visit/> }.into_any(),
            }}
        </main>
    }
}
