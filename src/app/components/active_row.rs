//! Active service as a row: an inspection that is due, a visit, a survey.

use super::row::{DOT, Row};
use crate::app::i18n::{duty as label, month_day, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::Clock;
use crate::domain::ids::Subject;
use crate::domain::visits::Visit;
use crate::domain::world::World;
use leptos::prelude::*;

/// What a visit is called: its kind, its day, whose project it was.
#[must_use]
pub fn visit_words(visit: &Visit, world: &World, offset: i32) -> String {
    let date = month_day(visit.at(), offset);
    match &visit.inspection {
        Some(inspection) => {
            let customer = world.customers.get(&inspection.customer);
            let name = customer.map_or("", |customer| customer.name.value.as_str());
            t::visits::on_inspection(name, date)
        }
        None => t::visits::on_trip(date),
    }
}

/// One line of Today.
#[component]
pub fn ActiveRow(
    /// A customer whose project is to be inspected, a visit, or a survey.
    subject: Subject,
    /// Its most pressing clock.
    clock: Option<Clock>,
) -> impl IntoView {
    let session = session();
    let duty = clock.as_ref().map(|clock| clock.duty);
    let shown = Memo::new(move |_| {
        let offset = session.offset();
        session.world(|world| match &subject {
            Subject::Customer(id) => {
                let customer = world.customers.get(id)?;
                let who = [&customer.name.value, &customer.address.value];
                let who: Vec<&str> = who
                    .into_iter()
                    .map(String::as_str)
                    .filter(|part| !part.is_empty())
                    .collect();
                let what = customer.project()?.name.clone();
                Some((
                    Route::Inspect(*id),
                    what,
                    who.join(DOT),
                    t::visits::inspect_short(),
                ))
            }
            Subject::Visit(id) => {
                let visit = world.visits.get(id)?;
                let names = visit
                    .customers()
                    .into_iter()
                    .filter_map(|id| world.customers.get(&id));
                let names: Vec<&str> = names
                    .map(|customer| customer.name.value.as_str())
                    .take(3)
                    .collect();
                let what = visit_words(visit, world, offset);
                Some((
                    Route::Visit(*id),
                    what,
                    names.join(DOT),
                    t::visits::course(),
                ))
            }
            Subject::Survey(id) => {
                let survey = world.surveys.get(id)?;
                let what = survey.facts.value.name.clone();
                let back = t::surveys::back_of(survey.given.len(), survey.answers.len());
                Some((Route::Survey(*id), what, back, t::surveys::title()))
            }
            Subject::Complaints(_) => {
                let duty = duty?;
                Some((
                    Route::Closed,
                    t::closed::title().to_owned(),
                    label(duty).to_owned(),
                    t::complaint::register(),
                ))
            }
            _ => None,
        })
    });
    move || {
        shown.get().map(|(to, what, who, chip)| {
            view! { <Row href=to.href() clock=clock.clone() what who chip/> }
        })
    }
}
