//! What two people wrote about an outage without knowing of each other, and the event that settles it each way.

use super::events::{OutageChange, OutageEvent};
use super::state::Outage;
use crate::domain::register::Contest;

impl Outage {
    /// Every fact with more than one version; an end that only one has written stands against "goes on".
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<OutageEvent>> {
        let none = OutageChange::default;
        let changed = OutageEvent::Changed;
        let facts = [
            self.area.contest(|area| {
                changed(OutageChange {
                    area: Some(area.clone()),
                    ..none()
                })
            }),
            self.start.contest(|start| {
                changed(OutageChange {
                    start: Some(*start),
                    ..none()
                })
            }),
            self.expected.contest(|expected| {
                changed(OutageChange {
                    expected: Some(*expected),
                    ..none()
                })
            }),
            self.cause.contest(|cause| {
                changed(OutageChange {
                    cause: Some(cause.clone()),
                    ..none()
                })
            }),
            self.abnormal.contest(|abnormal| {
                changed(OutageChange {
                    abnormal: Some(*abnormal),
                    ..none()
                })
            }),
        ];
        let ends = self.restored.contest(Clone::clone).map(|ends| Contest {
            choices: ends
                .choices
                .into_iter()
                .filter_map(|(end, by)| Some((OutageEvent::Restored(end?), by)))
                .collect(),
        });
        let withdrawals = self.withdrawn.contest(|reason| match reason {
            Some(reason) => OutageEvent::Withdrawn {
                reason: reason.clone(),
            },
            None => OutageEvent::Reinstated,
        });
        let facts = facts.into_iter().chain([ends, withdrawals]);
        facts.flatten().collect()
    }
}
