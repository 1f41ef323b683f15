//! Folds what happened on a visit. Total and lenient: what is said adds up, in whatever order it arrives.

use super::events::VisitEvent;
use super::state::Visit;
use crate::domain::ids::VisitId;
use crate::domain::register::Register;
use crate::domain::stamp::Stamped;

/// Folds one more event.
#[must_use]
pub fn evolve(visit: Option<Visit>, id: VisitId, stamped: &Stamped<VisitEvent>) -> Visit {
    let mut visit = visit.unwrap_or_else(|| Visit::begin(id, stamped));
    match &stamped.event {
        VisitEvent::Inspected(inspection) => {
            // Whoever had the findings at once took them over at that instant.
            if let Some(to) = inspection.to {
                let channel = crate::domain::cases::Channel::InPerson;
                let handed = super::events::Handed {
                    to,
                    occurred_at: inspection.occurred_at,
                    channel,
                };
                visit.handed.get_or_insert(handed);
            }
            visit.inspection.get_or_insert_with(|| inspection.clone());
        }
        VisitEvent::HandedOver(handed) => {
            let earlier = |known: &super::events::Handed| known.occurred_at <= handed.occurred_at;
            if !visit.handed.as_ref().is_some_and(earlier) {
                visit.handed = Some(handed.clone());
            }
        }
        VisitEvent::Planned(trip) => set(&mut visit.trip, trip.clone(), stamped),
        VisitEvent::Heard(heard) => {
            visit
                .heard
                .entry(heard.line)
                .or_insert_with(|| heard.clone());
        }
        VisitEvent::NothingSaid { customer, kinds } => {
            let said = visit.nothing.entry(*customer).or_default();
            said.extend(kinds.iter().copied());
        }
        VisitEvent::Sorted { topics } => {
            for (line, topic) in topics {
                match visit.topics.get_mut(line) {
                    Some(known) => known.set(topic.clone(), stamped),
                    None => {
                        let topic = Register::new(topic.clone(), stamped);
                        visit.topics.insert(*line, topic);
                    }
                }
            }
        }
        VisitEvent::SummedUp(summary) => set(&mut visit.summary, summary.clone(), stamped),
        VisitEvent::PlanMade(plan) => {
            for (id, measure) in &plan.measures {
                visit.measures.plan(*id, measure, stamped);
            }
            set(&mut visit.plan, plan.clone(), stamped);
        }
        VisitEvent::MeasureEnded { measure, outcome } => {
            visit.measures.end(*measure, outcome, stamped);
        }
    }
    visit
}

fn set<T: Clone + PartialEq>(field: &mut Option<Register<T>>, value: T, by: &Stamped<VisitEvent>) {
    match field {
        Some(register) => register.set(value, by),
        None => *field = Some(Register::new(value, by)),
    }
}
