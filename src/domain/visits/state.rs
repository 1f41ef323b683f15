//! A visit as it is now.

use super::events::{Handed, Heard, HeardKind, Inspection, Part, Plan, Summary, Trip, VisitEvent};
use crate::domain::ids::{CaseId, CustomerId, HeardId, PersonId, VisitId};
use crate::domain::measures::Measures;
use crate::domain::register::Register;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A visit: an inspection, or a trip with what came of it. What was said adds up; each fact that only one can hold may be written on two
/// tablets at once and keeps both values then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Identity.
    pub id: VisitId,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who wrote it down first: the inspector of an inspection.
    pub by: PersonId,
    /// An inspection, as it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspection: Option<Inspection>,
    /// When what was found went to customer service, first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed: Option<Handed>,
    /// A research visit, as it is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip: Option<Register<Trip>>,
    /// What was said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub heard: BTreeMap<HeardId, Heard>,
    /// The topic of each line.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub topics: BTreeMap<HeardId, Register<String>>,
    /// Customers who had nothing to say, of which kinds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub nothing: BTreeMap<CustomerId, BTreeSet<HeardKind>>,
    /// Brought together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Register<Summary>>,
    /// The plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Register<Plan>>,
    /// Its measures.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
}

impl Visit {
    pub(super) fn begin(id: VisitId, by: &Stamped<VisitEvent>) -> Self {
        Self {
            id,
            recorded_at: by.at,
            by: by.actor,
            inspection: None,
            handed: None,
            trip: None,
            heard: BTreeMap::new(),
            topics: BTreeMap::new(),
            nothing: BTreeMap::new(),
            summary: None,
            plan: None,
            measures: Measures::default(),
        }
    }

    /// When it took place, or is going to.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        let inspected = self.inspection.as_ref().map(|one| one.occurred_at);
        let trip = self.trip.as_ref().map(|trip| trip.value.from);
        inspected.or(trip).unwrap_or(self.recorded_at)
    }

    /// Whom it concerns.
    #[must_use]
    pub fn customers(&self) -> BTreeSet<CustomerId> {
        let inspected = self.inspection.iter().map(|one| one.customer);
        let trip = self.trip.iter().flat_map(|trip| &trip.value.customers);
        inspected.chain(trip.copied()).collect()
    }

    /// The cases that came of it.
    pub fn cases(&self) -> impl Iterator<Item = CaseId> + '_ {
        let found = self.inspection.iter().flat_map(Inspection::findings);
        let found = found.filter_map(|part| part.case);
        found.chain(self.heard.values().filter_map(|heard| heard.case))
    }

    /// The topics that the lines stand under, in their order.
    #[must_use]
    pub fn topics(&self) -> BTreeSet<&str> {
        let topics = self.topics.values();
        topics.map(|topic| topic.value.as_str()).collect()
    }

    /// How many facts two people wrote without knowing of each other.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        fn contested<T>(register: Option<&Register<T>>) -> usize {
            usize::from(register.is_some_and(|register| !register.rivals.is_empty()))
        }
        let topics = self.topics.values();
        contested(self.trip.as_ref())
            + contested(self.summary.as_ref())
            + contested(self.plan.as_ref())
            + topics.filter(|topic| !topic.rivals.is_empty()).count()
            + self.measures.conflicts()
    }
}

/// What earlier inspections of a customer's project found and nobody has solved yet: it heads the next checklist (P01.10.11e).
#[must_use]
pub fn open_findings(customer: CustomerId, world: &World) -> Vec<(Timestamp, &Part)> {
    let inspections = world.visits.values().filter_map(|visit| {
        let inspection = visit.inspection.as_ref()?;
        (inspection.customer == customer).then_some(inspection)
    });
    let mut open: Vec<(Timestamp, &Part)> = inspections
        .flat_map(|inspection| {
            let at = inspection.occurred_at;
            inspection.findings().map(move |part| (at, part))
        })
        .filter(|(_, part)| {
            let case = part.case.and_then(|case| world.cases.get(&case));
            case.is_some_and(|case| !case.is_closed())
        })
        .collect();
    open.sort_by_key(|(at, part)| (*at, part.case));
    open
}
