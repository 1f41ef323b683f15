//! What a visit prints: the inspection with its findings, the research report with its plan. A4, with places to sign.

use crate::app::components::row::DOT;
use crate::app::i18n::{full_date, heard_kind, on_paper, part_state, separator, t, urgency};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::ids::CustomerId;
use crate::domain::visits::{Heard, Visit};
use leptos::prelude::*;

/// Places to sign by hand.
#[component]
pub fn Signatures(
    /// Whose, each with a line.
    names: Vec<String>,
) -> impl IntoView {
    view! {
        <div class="sign-here">
            {names.into_iter().map(|name| view! { <p><span>{name}</span><i></i></p> }).collect_view()}
        </div>
    }
}

fn customer_name(customer: CustomerId) -> String {
    let session = session();
    session.world(|world| {
        let customer = world.customers.get(&customer);
        customer.map_or_else(String::new, |customer| {
            let parts = [customer.name.value.clone(), customer.address.value.clone()];
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(DOT)
        })
    })
}

/// An inspection, part by part.
#[component]
pub fn InspectionPaper(visit: Visit) -> impl IntoView {
    let session = session();
    let inspection = visit.inspection.clone()?;
    let at = on_paper(inspection.occurred_at, session.offset());
    let by = session.name_of(visit.by);
    let number = |part: &crate::domain::visits::Part| {
        session.world(|world| {
            let case = part.case.and_then(|case| world.cases.get(&case));
            case.map(|case| case.number.clone()).unwrap_or_default()
        })
    };
    let rows = inspection.parts.iter().map(|part| {
        let told = [part.what.clone(), part.cause.clone()];
        let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
        let state = if part.state.is_finding() {
            [part_state(part.state), urgency(part.urgency)].join(DOT)
        } else {
            part_state(part.state).to_owned()
        };
        view! { <tr><td>{part.name.clone()}</td><td>{state}</td><td>{told.join(DOT)}</td><td>{number(part)}</td></tr> }
    });
    Some(view! {
        <article>
            <h1>{t::visits::paper_inspection()}</h1>
            <p>{customer_name(inspection.customer)}</p>
            <p>{[by.clone(), at].join(DOT)}</p>
            <table>
                <thead><tr><th>{t::visits::part()}</th><th>{t::visits::state()}</th><th>{t::visits::finding()}</th><th>{t::visits::case()}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <Signatures names=vec![by, t::surveys::paper_customer().to_owned()]/>
            <PaperFoot/>
        </article>
    })
}

/// A research visit: what was said by customer, the summary, the plan.
#[component]
pub fn TripPaper(visit: Visit) -> impl IntoView {
    let session = session();
    let trip = visit.trip.as_ref()?.value.clone();
    let engineers: Vec<String> = trip
        .engineers
        .iter()
        .map(|person| session.name_of(*person))
        .collect();
    let leader = session.name_of(trip.leader);
    let line = [
        full_date(trip.from, session.offset()),
        t::visits::led_by(&leader),
        t::visits::with(engineers.join(separator())),
    ];
    let mut heard: Vec<Heard> = visit.heard.values().cloned().collect();
    heard.sort_by_key(|heard| (heard.customer, heard.occurred_at, heard.line));
    let topic = |heard: &Heard| {
        let topic = visit.topics.get(&heard.line);
        topic.map(|topic| topic.value.clone()).unwrap_or_default()
    };
    let said = heard.iter().map(|heard| {
        view! { <tr><td>{customer_name(heard.customer)}</td><td>{heard_kind(heard.kind)}</td><td>{heard.words.clone()}<small>{heard.speaker.clone()}</small></td><td>{topic(heard)}</td></tr> }
    });
    let measures = visit.measures.0.values().map(|task| {
        let by = full_date(task.measure.by, session.offset());
        let ended = task.ended.value.as_ref().map(|end| end.words.clone());
        view! { <tr><td>{task.measure.about.clone()}</td><td>{task.measure.what.clone()}</td><td>{session.name_of(task.measure.owner)}</td><td>{by}</td><td>{ended}</td></tr> }
    });
    let without = visit
        .plan
        .iter()
        .flat_map(|plan| plan.value.without.clone());
    let without = without.map(|(topic, reason)| view! { <p>{[topic, t::visits::no_measure().to_owned(), reason].join(DOT)}</p> });
    Some(view! {
        <article>
            <h1>{t::visits::paper_trip()}</h1>
            <p>{line.join(DOT)}</p>
            <table>
                <thead><tr><th>{t::visits::care_customer()}</th><th>{t::visits::kind()}</th><th>{t::visits::words()}</th><th>{t::visits::topic()}</th></tr></thead>
                <tbody>{said.collect_view()}</tbody>
            </table>
            {visit.summary.as_ref().map(|summary| view! { <h2>{t::visits::summary()}</h2><p>{summary.value.words.clone()}</p> })}
            {(!visit.measures.is_empty()).then(|| view! {
                <h2>{t::visits::plan()}</h2>
                <table>
                    <thead><tr><th>{t::visits::topic()}</th><th>{t::visits::measure_what()}</th><th>{t::visits::measure_owner()}</th><th>{t::visits::measure_by()}</th><th>{t::visits::measure_how()}</th></tr></thead>
                    <tbody>{measures.collect_view()}</tbody>
                </table>
            })}
            {without.collect_view()}
            <Signatures names=vec![leader]/>
            <PaperFoot/>
        </article>
    })
}
