//! What is known about complaints beside the cases.

use super::basis::Basis;
use super::events::{Circular, ComplaintsEvent, Emptying, PlaceFacts, Sitting};
use super::monthly::Monthly;
use crate::domain::calendar::{Calendar, PeriodPoint, TimeOfDay, Weekday};
use crate::domain::figures::{Figure, Figures};
use crate::domain::ids::{OrganisationId, PersonId, PlaceId};
use crate::domain::stamp::Stamped;
use crate::domain::time::{DAY, HOUR, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Business premises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What stands there.
    pub facts: PlaceFacts,
    /// Since when it is known.
    pub since: Timestamp,
    /// Nothing stands there any more.
    #[serde(default)]
    pub given_up: bool,
    /// Every emptying: by whom, and what was found.
    #[serde(default)]
    pub emptied: Vec<(PersonId, Emptying)>,
}

/// One day of the leaders' reception.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reception {
    /// Who was named.
    #[serde(default)]
    pub leaders: BTreeSet<PersonId>,
    /// What came of it, as written down by whom.
    #[serde(default)]
    pub held: Vec<(PersonId, Sitting)>,
}

/// What the firm does about complaints.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Complaints {
    /// Whose; `None` before anything has happened.
    pub firm: Option<OrganisationId>,
    /// Premises.
    pub places: BTreeMap<PlaceId, Place>,
    /// Receptions, by when they begin.
    pub receptions: BTreeMap<Timestamp, Reception>,
    /// Who signed which month, when, and why not everything was settled.
    pub signed: BTreeMap<String, Vec<(PersonId, Timestamp, String)>>,
    /// Circulars, in the order of folding.
    pub circulars: Vec<Circular>,
    /// Months of closed complaints, by `2026-11`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub monthly: BTreeMap<String, Monthly>,
    /// What the regulation rests on, and what is aimed at.
    #[serde(default, skip_serializing_if = "Basis::is_empty")]
    pub basis: Basis,
}

impl Complaints {
    /// Premises that are used.
    pub fn open_places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        let places = self.places.iter().filter(|(_, place)| !place.given_up);
        places.map(|(id, place)| (*id, place))
    }
}

impl Place {
    /// When its box was last emptied or its book last read.
    #[must_use]
    pub fn last_emptied(&self) -> Option<Timestamp> {
        let emptied = self
            .emptied
            .iter()
            .map(|(_, emptying)| emptying.occurred_at);
        emptied.max()
    }

    /// Whether users find neither box nor book (P10.11.03).
    #[must_use]
    pub fn has_neither(&self) -> bool {
        !self.facts.opinion_box && !self.facts.opinion_book
    }
}

/// When the next reception begins, at `at` or after it: on the day and at the hour of the regulation; on a public holiday at that hour of
/// the next working day (P10.11.04).
#[must_use]
pub fn next_reception(calendar: &Calendar, figures: &Figures, at: Timestamp) -> Timestamp {
    let day = usize::try_from(figures.get(Figure::ReceptionDay)).unwrap_or(1);
    let weekday = Weekday::ALL.get(day.saturating_sub(1));
    let hour = u32::try_from(figures.get(Figure::ReceptionFrom)).unwrap_or(8);
    let time = TimeOfDay::hm(hour, 0);
    let point = PeriodPoint::Weekday {
        weekday: weekday.copied().unwrap_or(Weekday::Monday),
        at: time,
    };
    // A reception that was moved lies after its own day: begin a fortnight back, where every holiday is over.
    let mut planned = point.last(calendar, at);
    for _ in 0..3 {
        let moved = working_morning(calendar, planned);
        if moved >= at {
            return moved;
        }
        planned = point.next(calendar, planned.plus(HOUR));
    }
    planned
}

/// The same hour of the first day from this one on on which people work; of this very day where nobody works for a month.
fn working_morning(calendar: &Calendar, at: Timestamp) -> Timestamp {
    (0..31)
        .map(|days| at.plus(days * DAY))
        .find(|morning| !calendar.working_ranges(calendar.date(*morning)).is_empty())
        .unwrap_or(at)
}

/// Folds one more event. Total; every fact is added, and a document or target that is written anew keeps what it was.
#[must_use]
pub fn evolve(
    mut complaints: Complaints,
    firm: OrganisationId,
    by: &Stamped<ComplaintsEvent>,
) -> Complaints {
    complaints.firm = Some(firm);
    match &by.event {
        ComplaintsEvent::PlaceSetUp { place, facts } => {
            complaints.places.entry(*place).or_insert_with(|| Place {
                facts: facts.clone(),
                since: by.at,
                given_up: false,
                emptied: Vec::new(),
            });
        }
        ComplaintsEvent::PlaceGivenUp { place } => {
            if let Some(place) = complaints.places.get_mut(place) {
                place.given_up = true;
            }
        }
        ComplaintsEvent::Emptied { place, emptying } => {
            if let Some(place) = complaints.places.get_mut(place) {
                place.emptied.push((by.actor, emptying.clone()));
            }
        }
        ComplaintsEvent::ReceiverNamed { begins, leader } => {
            let reception = complaints.receptions.entry(*begins).or_default();
            reception.leaders.insert(*leader);
        }
        ComplaintsEvent::ReceptionHeld { begins, sitting } => {
            let reception = complaints.receptions.entry(*begins).or_default();
            reception.held.push((by.actor, sitting.clone()));
        }
        ComplaintsEvent::MonthSigned {
            month,
            reason,
            occurred_at,
        } => {
            let signed = complaints.signed.entry(month.clone()).or_default();
            signed.push((by.actor, *occurred_at, reason.clone()));
        }
        ComplaintsEvent::CircularIssued(circular) => complaints.circulars.push(circular.clone()),
        ComplaintsEvent::BasisStated(statement) => complaints.basis.state(statement, by),
        ComplaintsEvent::TargetSet(aim) => complaints.basis.aim(aim, by),
        ComplaintsEvent::Monthly(event) => {
            let known = complaints.monthly.entry(event.month.clone()).or_default();
            known.evolve(event, by);
        }
    }
    complaints
}
