//! A survey as it is now.

use super::events::{Conclusion, Question, Sheet, SurveyChannel, SurveyEvent, SurveyFacts, Way};
use crate::domain::ids::{CustomerId, SurveyId};
use crate::domain::measures::Measures;
use crate::domain::register::Register;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A survey. Questionnaires add up; what two people typed in of one customer stands side by side until somebody settles it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// Identity.
    pub id: SurveyId,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Name and beginning.
    pub facts: Register<SurveyFacts>,
    /// To whom it went, how and when, first.
    #[serde(default)]
    pub given: BTreeMap<CustomerId, (SurveyChannel, Timestamp)>,
    /// What came back.
    #[serde(default)]
    pub answers: BTreeMap<CustomerId, Register<Sheet>>,
    /// How what it showed gets solved.
    #[serde(default)]
    pub ways: Vec<Way>,
    /// The measures among them.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
    /// Its end.
    pub concluded: Register<Option<Conclusion>>,
}

impl Survey {
    /// Every sheet that came back, as it counts.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> {
        self.answers.values().map(|sheet| &sheet.value)
    }

    /// The way that was found for a customer's answer, or for a question as a whole.
    #[must_use]
    pub fn way(&self, question: Question, customer: Option<CustomerId>) -> Option<&Way> {
        let mut ways = self.ways.iter();
        ways.find(|way| way.question == question && way.customer == customer)
    }

    /// How many facts two people wrote without knowing of each other.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let answers = self.answers.values();
        usize::from(!self.facts.rivals.is_empty())
            + usize::from(!self.concluded.rivals.is_empty())
            + answers.filter(|sheet| !sheet.rivals.is_empty()).count()
            + self.measures.conflicts()
    }
}

/// Folds one more event. Total; an event before the beginning (which causal order forbids) stays in the history only.
#[must_use]
pub fn evolve(
    survey: Option<Survey>,
    id: SurveyId,
    stamped: &Stamped<SurveyEvent>,
) -> Option<Survey> {
    let mut survey = match (survey, &stamped.event) {
        (None, SurveyEvent::Opened(facts)) => {
            return Some(Survey {
                id,
                recorded_at: stamped.at,
                facts: Register::new(facts.clone(), stamped),
                given: BTreeMap::new(),
                answers: BTreeMap::new(),
                ways: Vec::new(),
                measures: Measures::default(),
                concluded: Register::new(None, stamped),
            });
        }
        (None, _) => return None,
        (Some(survey), _) => survey,
    };
    match &stamped.event {
        SurveyEvent::Opened(facts) => survey.facts.set(facts.clone(), stamped),
        SurveyEvent::Given(giving) => {
            for customer in &giving.customers {
                let first = (giving.channel, giving.occurred_at);
                let known = survey.given.entry(*customer).or_insert(first);
                // Two tablets may each have given one out: the earlier counts, on both.
                if (first.1, first.0) < (known.1, known.0) {
                    *known = first;
                }
            }
        }
        SurveyEvent::Answered(sheet) => match survey.answers.get_mut(&sheet.customer) {
            Some(known) => known.set(sheet.clone(), stamped),
            None => {
                let register = Register::new(sheet.clone(), stamped);
                survey.answers.insert(sheet.customer, register);
            }
        },
        SurveyEvent::WayFound(way) => {
            if let Some((id, measure)) = &way.measure {
                survey.measures.plan(*id, measure, stamped);
            }
            survey.ways.push(way.clone());
        }
        SurveyEvent::MeasureEnded { measure, outcome } => {
            survey.measures.end(*measure, outcome, stamped);
        }
        SurveyEvent::Concluded(conclusion) => {
            survey.concluded.set(Some(conclusion.clone()), stamped);
        }
    }
    Some(survey)
}
