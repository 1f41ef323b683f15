//! What may be written down about complaints beside the cases, by whom.

use super::basis::{self, BasisRefusal};
use super::events::ComplaintsEvent;
use super::monthly::{self, MonthlyRefusal};
use super::state::Complaints;
use crate::domain::cases::petition::{Month, share};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::MINUTE;

/// Heads and leaders.
const ABOVE: &[Role] = &[Role::Supervisor, Role::GeneralManager];

/// Who says what stands where.
const FURNISHERS: &[Role] = &[Role::Administrator, Role::Supervisor, Role::GeneralManager];

/// Why something may not be written down about complaints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplaintsRefusal {
    /// Whoever acts is not enrolled.
    NotEnrolled,
    /// There are no such premises on this device.
    PlaceUnknown,
    /// The premises have no name.
    NameMissing,
    /// There is neither box nor book there.
    NothingThere,
    /// It is said to have happened later than now.
    InFuture,
    /// Whoever is named to receive is no leader.
    NotALeader,
    /// Visitors came, and what came of it is empty.
    OutcomeMissing,
    /// Only heads and leaders sign.
    NotASigner,
    /// The month has not ended.
    MonthRuns,
    /// Not everything was settled, and nobody says why.
    ReasonMissing,
    /// This person has signed it.
    AlreadySigned,
    /// Only heads and leaders make it known.
    NotAnIssuer,
    /// The circular has no number.
    NumberMissing,
    /// Only an administrator or somebody above says what stands where.
    NotAFurnisher,
    /// A rule of what the regulation rests on.
    Basis(BasisRefusal),
    /// A rule of the month of closed complaints.
    Monthly(MonthlyRefusal),
}

impl ComplaintsRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        Some(Clause(match self {
            Self::NotEnrolled | Self::InFuture | Self::NotAFurnisher => return None,
            Self::PlaceUnknown | Self::NameMissing | Self::NothingThere => "P10.11.03",
            Self::NotALeader | Self::OutcomeMissing => "P10.11.04",
            Self::NotASigner | Self::MonthRuns | Self::ReasonMissing | Self::AlreadySigned => {
                "P10.04.06a"
            }
            Self::NotAnIssuer | Self::NumberMissing => "P10.11.09d",
            Self::Basis(_) => return Some(BasisRefusal::CLAUSE),
            Self::Monthly(refusal) => return Some(refusal.clause()),
        }))
    }
}

impl ComplaintsEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self) -> Needs {
        let (roles, refusal) = match self {
            Self::BasisStated(_) | Self::TargetSet(_) => return basis::needs(),
            Self::Monthly(event) => return monthly::needs(event),
            Self::MonthSigned { .. } => (ABOVE, ComplaintsRefusal::NotASigner),
            Self::CircularIssued(_) => (ABOVE, ComplaintsRefusal::NotAnIssuer),
            Self::PlaceSetUp { .. } | Self::PlaceGivenUp { .. } => {
                (FURNISHERS, ComplaintsRefusal::NotAFurnisher)
            }
            Self::Emptied { .. } | Self::ReceiverNamed { .. } | Self::ReceptionHeld { .. } => {
                return Needs::NOTHING;
            }
        };
        Needs {
            roles,
            clause: refusal.clause(),
        }
    }
}

/// May this be written down now, by this person?
///
/// # Errors
/// A [`ComplaintsRefusal`].
pub fn decide(
    complaints: &Complaints,
    event: ComplaintsEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    check(complaints, &event, context).map_err(Refusal::Complaints)?;
    Ok(vec![Happened {
        subject: Subject::Complaints(context.organisation().id),
        event: Event::Complaints(Box::new(event)),
    }])
}

fn check(
    complaints: &Complaints,
    event: &ComplaintsEvent,
    context: &Context<'_>,
) -> Result<(), ComplaintsRefusal> {
    let need = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
    let says = |text: &str| !text.trim().is_empty();
    let people = &context.organisation().people;
    let active = |person: &PersonId| people.get(person).is_some_and(|person| person.active);
    need(active(&context.actor), ComplaintsRefusal::NotEnrolled)?;
    if let Some(at) = event.occurred_at() {
        need(at <= context.now, ComplaintsRefusal::InFuture)?;
    }
    let may = |refusal: ComplaintsRefusal| {
        let needs = event.needs();
        let asked = needs.clause.is_none_or(|clause| context.in_force(clause));
        need(!asked || context.has_any(needs.roles), refusal)
    };
    let leader = |person: &PersonId| {
        let person = people.get(person).filter(|person| person.active);
        person.is_some_and(|person| ABOVE.iter().any(|role| person.roles.contains(role)))
    };
    let place = |id| complaints.places.get(id).filter(|place| !place.given_up);
    match event {
        ComplaintsEvent::PlaceSetUp { facts, .. } => {
            may(ComplaintsRefusal::NotAFurnisher)?;
            need(says(&facts.name), ComplaintsRefusal::NameMissing)
        }
        ComplaintsEvent::PlaceGivenUp { place: id } => {
            may(ComplaintsRefusal::NotAFurnisher)?;
            need(place(id).is_some(), ComplaintsRefusal::PlaceUnknown)
        }
        ComplaintsEvent::Emptied { place: id, .. } => {
            let place = place(id).ok_or(ComplaintsRefusal::PlaceUnknown)?;
            need(!place.has_neither(), ComplaintsRefusal::NothingThere)
        }
        ComplaintsEvent::ReceiverNamed { leader: person, .. } => {
            need(leader(person), ComplaintsRefusal::NotALeader)
        }
        ComplaintsEvent::ReceptionHeld { sitting, .. } => {
            need(leader(&sitting.leader), ComplaintsRefusal::NotALeader)?;
            let told = sitting.visitors == 0 || says(&sitting.outcome);
            need(told, ComplaintsRefusal::OutcomeMissing)
        }
        ComplaintsEvent::MonthSigned { month, reason, .. } => {
            may(ComplaintsRefusal::NotASigner)?;
            let month_of = ended_month(month, context).ok_or(ComplaintsRefusal::MonthRuns)?;
            let whole = share(month_of, context).is_whole();
            need(whole || says(reason), ComplaintsRefusal::ReasonMissing)?;
            let signed = complaints.signed.get(month).into_iter().flatten();
            let again = signed.into_iter().any(|(by, ..)| *by == context.actor);
            need(!again, ComplaintsRefusal::AlreadySigned)
        }
        ComplaintsEvent::BasisStated(_) | ComplaintsEvent::TargetSet(_) => {
            basis::check(event, context).map_err(ComplaintsRefusal::Basis)
        }
        ComplaintsEvent::Monthly(event) => {
            monthly::check(event, context).map_err(ComplaintsRefusal::Monthly)
        }
        ComplaintsEvent::CircularIssued(circular) => {
            may(ComplaintsRefusal::NotAnIssuer)?;
            need(says(&circular.number), ComplaintsRefusal::NumberMissing)
        }
    }
}

/// A month that is over, by how it is written; looked for among the last twenty-four.
fn ended_month(key: &str, context: &Context<'_>) -> Option<Month> {
    let calendar = context.calendar_at(context.now);
    let mut month = Month::of(calendar, context.now.plus(-MINUTE));
    for _ in 0..24 {
        if month.key(calendar) == key {
            return Some(month).filter(|month| month.to <= context.now);
        }
        month = month.before(calendar);
    }
    None
}
