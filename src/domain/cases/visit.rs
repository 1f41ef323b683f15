//! A visit at the customer's place, where the kind of case has no clocks of its own for going there: needed, agreed, made (P01.02.03f).

use super::actions::ActionKind;
use super::check::{need, says};
use super::clocks::Draft;
use super::guard::{is_enrolled, kept_by_actor};
use super::refusal::{CaseRefusal, demand};
use super::state::Case;
use crate::domain::calendar::Span;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::time::{HOUR, MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

/// Who comes when, as agreed with the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// When somebody comes.
    pub on: Timestamp,
    /// Who.
    pub who: PersonId,
    /// Who agreed to it at the customer's.
    pub consent: String,
    /// When it was agreed.
    pub occurred_at: Timestamp,
}

/// What happened about a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitEvent {
    /// Somebody has to go there.
    Needed {
        /// Why.
        why: String,
        /// Since when.
        occurred_at: Timestamp,
    },
    /// It was agreed with the customer.
    Agreed(Appointment),
    /// Somebody was there.
    Made {
        /// What came of it.
        what: String,
        /// When.
        occurred_at: Timestamp,
    },
}

/// The visit as it is now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Since when it is needed.
    pub needed: Timestamp,
    /// Who comes when.
    pub agreed: Option<Appointment>,
    /// When somebody was there.
    pub made: Option<Timestamp>,
}

impl VisitEvent {
    /// When it happened.
    #[must_use]
    pub fn occurred_at(&self) -> Timestamp {
        match self {
            Self::Agreed(appointment) => appointment.occurred_at,
            Self::Needed { occurred_at, .. } | Self::Made { occurred_at, .. } => *occurred_at,
        }
    }
}

/// May this step be taken now, by this person?
pub(super) fn guard(
    case: &Case,
    kind: ActionKind,
    context: &Context<'_>,
) -> Result<(), CaseRefusal> {
    need(!case.procedure.has_own_visits(), CaseRefusal::WrongKind)?;
    let due = case.visit.as_ref().filter(|visit| visit.made.is_none());
    match kind {
        ActionKind::NeedVisit => demand(context, due.is_none(), CaseRefusal::VisitNeeded),
        ActionKind::AgreeVisit => demand(context, due.is_some(), CaseRefusal::NoVisit),
        _ => {
            let agreed = due.and_then(|visit| visit.agreed.as_ref());
            demand(context, agreed.is_some(), CaseRefusal::NoVisit)?;
            if agreed.is_some_and(|agreed| agreed.who == context.actor) {
                return Ok(());
            }
            kept_by_actor(case, context)
        }
    }
}

/// May it be written down in these words?
pub(super) fn check(event: &VisitEvent, context: &Context<'_>) -> Result<(), CaseRefusal> {
    match event {
        VisitEvent::Needed { why, .. } => {
            demand(context, says(why), CaseRefusal::VisitWithoutReason)
        }
        VisitEvent::Agreed(appointment) => {
            let ahead = appointment.on > appointment.occurred_at;
            demand(context, ahead, CaseRefusal::VisitInPast)?;
            let agreed = says(&appointment.consent) && is_enrolled(appointment.who, context);
            demand(context, agreed, CaseRefusal::VisitNotAgreed)
        }
        VisitEvent::Made { what, .. } => {
            demand(context, says(what), CaseRefusal::VisitWithoutResult)
        }
    }
}

/// One more event.
pub(super) fn evolve(case: &mut Case, event: &VisitEvent) {
    match event {
        VisitEvent::Needed { occurred_at, .. } => match &mut case.visit {
            Some(visit) if visit.made.is_none() => visit.needed = visit.needed.min(*occurred_at),
            _ => {
                case.visit = Some(Visit {
                    needed: *occurred_at,
                    agreed: None,
                    made: None,
                });
            }
        },
        VisitEvent::Agreed(appointment) => {
            if let Some(visit) = &mut case.visit {
                visit.agreed = Some(appointment.clone());
            }
        }
        VisitEvent::Made { occurred_at, .. } => {
            if let Some(visit) = &mut case.visit {
                visit.made.get_or_insert(*occurred_at);
            }
        }
    }
}

/// First it is agreed, then somebody comes. Being there by the procedure's own steps counts as well.
pub(super) fn clocks(case: &Case, context: &Context<'_>) -> impl Iterator<Item = Clock> {
    let figures = context.figures_at(case.recorded_at);
    let drafts = case.visit.as_ref().map(|visit| {
        let there = case.procedure.arrived_at().filter(|at| *at >= visit.needed);
        let made = visit.made.or(there);
        let hours = figures
            .get(Figure::AgreeVisit)
            .saturating_mul(HOUR / MINUTE);
        let agreed = visit.agreed.as_ref();
        let agree = Draft::span(
            Duty::AgreeVisit,
            "P01.02.03f",
            Owner::Person(case.in_charge.value),
            visit.needed,
            Span::WorkingMinutes(u32::try_from(hours).unwrap_or(u32::MAX)),
        )
        .met(agreed.map(|agreed| agreed.occurred_at).or(made));
        let make = agreed.map(|agreed| {
            Draft::instant(
                Duty::MakeVisit,
                "P01.02.03f",
                Owner::Person(agreed.who),
                agreed.occurred_at,
                agreed.on,
            )
            .met(made)
        });
        std::iter::once(agree).chain(make)
    });
    drafts
        .into_iter()
        .flatten()
        .filter_map(move |draft| draft.void(case.is_closed()).clock(case, context))
}
