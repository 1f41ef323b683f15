//! The classes of service and their forms (P01.10.00, P01.10.10): how often each was given, and which customer got none.

use crate::domain::cases::request::Step;
use crate::domain::cases::{Case, Procedure};
use crate::domain::ids::CustomerId;
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use std::collections::BTreeMap;

/// How a service began. The third class, personal service, is a way of serving and not a further kind (P01.10.00).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ServiceClass {
    /// We went to the customer.
    Active,
    /// The customer came to us.
    OnRequest,
}

/// How often each form of service was given in a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// Inspections of projects.
    pub inspections: usize,
    /// Questionnaires that came back.
    pub answers: usize,
    /// Customers visited for research.
    pub researched: usize,
    /// Requests that ended, or are, on the telephone.
    pub hotline: usize,
    /// The same over the internet.
    pub remote: usize,
    /// The same at the customer's place, repairs among them.
    pub on_site: usize,
    /// Cases that active service brought to light.
    pub brought_to_light: usize,
}

/// When a customer got each form of active service last (P01.10.10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// The last inspection.
    pub inspected: Option<Timestamp>,
    /// The last answer to a survey.
    pub asked: Option<Timestamp>,
    /// The last research visit.
    pub researched: Option<Timestamp>,
}

/// The class of a case: what a round, an inspection, a survey or a research visit brought to light is active service.
#[must_use]
pub fn class_of(case: &Case) -> ServiceClass {
    if case.round.is_some() || case.found.is_some() {
        ServiceClass::Active
    } else {
        ServiceClass::OnRequest
    }
}

/// What was done from `from` on and before `to`.
#[must_use]
pub fn forms(world: &World, from: Timestamp, to: Timestamp) -> Forms {
    let within = |at: Timestamp| from <= at && at < to;
    let mut forms = Forms::default();
    for visit in world.visits.values() {
        forms.inspections += usize::from(
            visit
                .inspection
                .as_ref()
                .is_some_and(|one| within(one.occurred_at)),
        );
        let trip = visit.trip.as_ref().filter(|trip| within(trip.value.from));
        forms.researched += trip.map_or(0, |trip| trip.value.customers.len());
    }
    for survey in world.surveys.values() {
        let sheets = survey.sheets().filter(|sheet| within(sheet.occurred_at));
        forms.answers += sheets.count();
    }
    let cases = world.cases.values();
    for case in cases.filter(|case| within(case.received_at) && !case.is_imported()) {
        match (class_of(case), &case.procedure) {
            (ServiceClass::Active, _) => forms.brought_to_light += 1,
            (ServiceClass::OnRequest, Procedure::Request(request)) => match request.step {
                Step::Hotline => forms.hotline += 1,
                Step::Remote => forms.remote += 1,
                Step::OnSite => forms.on_site += 1,
            },
            (ServiceClass::OnRequest, _) => forms.on_site += 1,
        }
    }
    forms
}

/// When each customer who has a project, was asked or was visited got which form last.
#[must_use]
pub fn care(world: &World) -> BTreeMap<CustomerId, Care> {
    let mut all: BTreeMap<CustomerId, Care> = BTreeMap::new();
    let later = |known: &mut Option<Timestamp>, at: Timestamp| {
        *known = Some(known.map_or(at, |before| before.max(at)));
    };
    for customer in world.customers.values() {
        if customer.project().is_some() {
            all.entry(customer.id).or_default();
        }
    }
    for visit in world.visits.values() {
        if let Some(inspection) = &visit.inspection {
            let care = all.entry(inspection.customer).or_default();
            later(&mut care.inspected, inspection.occurred_at);
        }
        if let Some(trip) = &visit.trip {
            for customer in &trip.value.customers {
                later(
                    &mut all.entry(*customer).or_default().researched,
                    trip.value.from,
                );
            }
        }
    }
    for survey in world.surveys.values() {
        for sheet in survey.sheets() {
            later(
                &mut all.entry(sheet.customer).or_default().asked,
                sheet.occurred_at,
            );
        }
    }
    all
}
