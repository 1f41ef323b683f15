//! What two people wrote about a survey without knowing of each other, and the event that settles it each way.

use super::events::SurveyEvent;
use super::state::Survey;
use crate::domain::register::Contest;

impl Survey {
    /// Every fact with more than one version.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<SurveyEvent>> {
        let facts = self
            .facts
            .contest(|facts| SurveyEvent::Opened(facts.clone()));
        let ends = self.concluded.contest(Clone::clone).map(|ends| Contest {
            choices: ends
                .choices
                .into_iter()
                .filter_map(|(end, by)| Some((SurveyEvent::Concluded(end?), by)))
                .collect(),
        });
        let sheets = self.answers.values();
        let sheets =
            sheets.filter_map(|sheet| sheet.contest(|one| SurveyEvent::Answered(one.clone())));
        let measures = self.measures.contests().into_iter().map(|contest| {
            contest.map(|(measure, outcome)| SurveyEvent::MeasureEnded { measure, outcome })
        });
        let first = [facts, ends].into_iter().flatten();
        first.chain(sheets).chain(measures).collect()
    }

    /// Whether an event is one of the versions to choose from.
    pub(super) fn offers(&self, event: &SurveyEvent) -> bool {
        let contests = self.contests();
        let mut versions = contests.iter().flat_map(|contest| &contest.choices);
        versions.any(|(version, _)| version == event)
    }
}
