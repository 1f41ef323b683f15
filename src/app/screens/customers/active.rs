//! Active service for one customer: the project with its next inspection, visits and surveys that they were part of (P01.10.10).

use crate::app::components::active_row::visit_words;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::ClockCell;
use crate::app::components::row::DOT;
use crate::app::i18n::{full_date, month_day, t};
use crate::app::route::Route;
use crate::app::screens::visits::solved_of;
use crate::app::session::session;
use crate::domain::ids::CustomerId;
use crate::domain::time::Timestamp;
use crate::domain::visits::inspection_due;
use leptos::prelude::*;

/// So many lines show.
const SHOWN: usize = 8;

/// The section on a customer's page.
#[component]
pub fn ActiveService(customer: CustomerId) -> impl IntoView {
    let session = session();
    let project = Memo::new(move |_| {
        session.context(|context| {
            let customer = context.world.customers.get(&customer)?;
            let project = customer.project()?.clone();
            let manager = context.organisation().people.get(&project.manager);
            let manager = manager.map_or_else(|| "—".to_owned(), |person| person.name.clone());
            Some((project.name, manager, inspection_due(customer, context)))
        })
    });
    let lines = Memo::new(move |_| {
        let offset = session.offset();
        session.world(|world| {
            let visits = world
                .visits
                .values()
                .filter(|visit| visit.customers().contains(&customer));
            let visits = visits.map(|visit| {
                let (solved, all) = solved_of(visit, world);
                let below = if all == 0 {
                    String::new()
                } else {
                    t::visits::solved_of(all, solved)
                };
                (
                    visit.at(),
                    Route::Visit(visit.id),
                    visit_words(visit, world, offset),
                    below,
                )
            });
            let surveys = world.surveys.values().filter_map(|survey| {
                let sheet = survey.answers.get(&customer);
                let given = survey.given.get(&customer).map(|(_, at)| *at);
                let at = sheet.map(|sheet| sheet.value.occurred_at).or(given)?;
                let below = if sheet.is_some() {
                    t::surveys::answered()
                } else {
                    t::surveys::waiting_for()
                };
                let what = [
                    t::surveys::title().to_owned(),
                    survey.facts.value.name.clone(),
                ];
                Some((
                    at,
                    Route::Survey(survey.id),
                    what.join(DOT),
                    [month_day(at, offset), below.to_owned()].join(DOT),
                ))
            });
            let mut all: Vec<(Timestamp, Route, String, String)> = visits.chain(surveys).collect();
            all.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
            all.truncate(SHOWN);
            all
        })
    });
    let nothing = move || project.with(Option::is_none) && lines.with(Vec::is_empty);
    move || {
        (!nothing()).then(|| {
            view! {
                <section data-active-service="">
                    <div class="sec"><h2>{t::visits::active_service()}</h2><ClauseLink clause="P01.10.10"/></div>
                    {project.get().map(|(name, manager, clock)| {
                        let due = clock.as_ref().map(|clock| t::clock::before(full_date(clock.deadline.due, session.offset())));
                        let below = [t::visits::manager(manager), due.unwrap_or_default()];
                        view! {
                            <div class="row" data-project="">
                                {clock.map(|clock| view! { <ClockCell clock/> })}
                                <div><strong>{name}</strong><em>{below.join(DOT)}</em></div>
                                <a class="btn" href=Route::Inspect(customer).href() data-act="inspect">{t::visits::inspect_short()}</a>
                            </div>
                        }
                    })}
                    <ul class="plain-list links">
                        {lines.get().into_iter().map(|(_, to, what, below)| view! { <li><a href=to.href()>{what}<small>{below}</small></a></li> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}
