//! Versions of what two people wrote about visits, surveys and projects, in words.

use crate::app::i18n::{self as words, full_date, near_time, separator, t};
use crate::app::platform;
use crate::app::session::Session;
use crate::domain::customers::Project;
use crate::domain::ids::CustomerId;
use crate::domain::measures::Outcome;
use crate::domain::surveys::SurveyEvent;
use crate::domain::time::Timestamp;
use crate::domain::visits::VisitEvent;

/// What of a visit is to settle.
pub(super) fn visit_field(event: &VisitEvent) -> &'static str {
    match event {
        VisitEvent::Planned(_) => t::visits::settle_trip(),
        VisitEvent::Sorted { .. } => t::visits::settle_topic(),
        VisitEvent::SummedUp(_) => t::visits::summary(),
        VisitEvent::PlanMade(_) => t::visits::plan(),
        VisitEvent::MeasureEnded { .. } => t::visits::settle_measure(),
        VisitEvent::Inspected(_)
        | VisitEvent::HandedOver(_)
        | VisitEvent::Heard(_)
        | VisitEvent::NothingSaid { .. } => t::visits::course(),
    }
}

fn when(session: Session, at: Timestamp) -> String {
    near_time(at, platform::now(), session.offset())
}

fn joined(parts: Vec<String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn ended(session: Session, outcome: &Outcome) -> String {
    let how = if outcome.done {
        t::visits::measure_done()
    } else {
        t::visits::measure_dropped()
    };
    joined(vec![
        how.to_owned(),
        outcome.words.clone(),
        when(session, outcome.occurred_at),
    ])
}

/// One version of it.
pub(super) fn visit_version(session: Session, event: &VisitEvent) -> String {
    match event {
        VisitEvent::Planned(trip) => {
            let engineers = trip.engineers.iter().map(|person| session.name_of(*person));
            let engineers: Vec<String> = engineers.collect();
            joined(vec![
                when(session, trip.from),
                when(session, trip.to),
                t::visits::led_by(session.name_of(trip.leader)),
                engineers.join(separator()),
                t::visits::customers_count(trip.customers.len()),
            ])
        }
        VisitEvent::Sorted { topics } => topics.values().next().cloned().unwrap_or_default(),
        VisitEvent::SummedUp(summary) => summary.words.clone(),
        VisitEvent::PlanMade(plan) => {
            let measures = plan.measures.values().map(|measure| measure.what.clone());
            joined(measures.chain(plan.without.values().cloned()).collect())
        }
        VisitEvent::MeasureEnded { outcome, .. } => ended(session, outcome),
        VisitEvent::Inspected(_)
        | VisitEvent::HandedOver(_)
        | VisitEvent::Heard(_)
        | VisitEvent::NothingSaid { .. } => String::new(),
    }
}

fn customer_name(session: Session, customer: CustomerId) -> String {
    session.world(|world| {
        let customer = world.customers.get(&customer);
        customer.map_or_else(String::new, |customer| customer.name.value.clone())
    })
}

/// What of a survey is to settle.
pub(super) fn survey_field(session: Session, event: &SurveyEvent) -> String {
    match event {
        SurveyEvent::Opened(_) => t::surveys::name().to_owned(),
        SurveyEvent::Answered(sheet) => {
            t::surveys::settle_answer(customer_name(session, sheet.customer))
        }
        SurveyEvent::Concluded(_) => t::surveys::conclusion().to_owned(),
        SurveyEvent::MeasureEnded { .. } => t::visits::settle_measure().to_owned(),
        SurveyEvent::Given(_) | SurveyEvent::WayFound(_) => t::surveys::title().to_owned(),
    }
}

/// One version of it.
pub(super) fn survey_version(session: Session, event: &SurveyEvent) -> String {
    match event {
        SurveyEvent::Opened(facts) => joined(vec![
            facts.name.clone(),
            t::surveys::begun(full_date(facts.from, session.offset())),
        ]),
        SurveyEvent::Answered(sheet) => {
            let ratings = sheet.ratings.iter().map(|(question, rating)| {
                let grade = rating
                    .grade
                    .map_or(t::surveys::not_applicable(), words::grade);
                format!("{} {grade}", words::question(*question))
            });
            joined(ratings.collect())
        }
        SurveyEvent::Concluded(conclusion) => conclusion.analysis.clone(),
        SurveyEvent::MeasureEnded { outcome, .. } => ended(session, outcome),
        SurveyEvent::Given(_) | SurveyEvent::WayFound(_) => String::new(),
    }
}

/// A project as one line.
pub(super) fn project(session: Session, project: Option<&Project>) -> String {
    project.map_or_else(
        || "—".to_owned(),
        |project| {
            joined(vec![
                project.name.clone(),
                t::visits::manager(session.name_of(project.manager)),
                project.parts.join(separator()),
            ])
        },
    )
}
