//! What two people wrote about a visit without knowing of each other, and the event that settles it each way.

use super::events::VisitEvent;
use super::state::Visit;
use crate::domain::register::Contest;

impl Visit {
    /// Every fact with more than one version.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<VisitEvent>> {
        let trip = self.trip.as_ref();
        let trip = trip.and_then(|trip| trip.contest(|trip| VisitEvent::Planned(trip.clone())));
        let summary = self.summary.as_ref();
        let summary =
            summary.and_then(|known| known.contest(|one| VisitEvent::SummedUp(one.clone())));
        let plan = self.plan.as_ref();
        let plan = plan.and_then(|known| known.contest(|one| VisitEvent::PlanMade(one.clone())));
        let topics = self.topics.iter().filter_map(|(line, topic)| {
            topic.contest(|topic| VisitEvent::Sorted {
                topics: [(*line, topic.clone())].into(),
            })
        });
        let ends = self.measures.contests().into_iter().map(|contest| {
            contest.map(|(measure, outcome)| VisitEvent::MeasureEnded { measure, outcome })
        });
        let facts = [trip, summary, plan].into_iter().flatten();
        facts.chain(topics).chain(ends).collect()
    }

    /// Whether an event is one of the versions to choose from.
    pub(super) fn offers(&self, event: &VisitEvent) -> bool {
        let contests = self.contests();
        let mut versions = contests.iter().flat_map(|contest| &contest.choices);
        versions.any(|(version, _)| version == event)
    }
}
