//! What a survey says as numbers (P01.10.12g, i): pure arithmetic on integers, in hundredths.

use super::events::{Question, SurveyChannel};
use super::state::Survey;
use crate::domain::ids::SurveyId;
use crate::domain::world::World;
use std::collections::BTreeMap;

/// From this grade on a customer counts as content.
const CONTENT: u8 = 4;

/// The answers to one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many gave each grade, 1 first.
    pub grades: [u32; 5],
    /// To how many it does not apply.
    pub not_applicable: u32,
}

/// A survey as numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many questionnaires went out.
    pub given: usize,
    /// How many came back.
    pub returned: usize,
    /// Out and back by each way.
    pub channels: BTreeMap<SurveyChannel, (usize, usize)>,
    /// Every question.
    pub questions: BTreeMap<Question, Tally>,
}

/// A question beside the survey before (P01.10.12i).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rise {
    /// Nothing to compare with.
    First,
    /// Higher, by so many hundredths of a grade.
    Risen(i64),
    /// The same.
    Same,
    /// Lower, by so many hundredths.
    Fallen(i64),
}

impl Tally {
    /// How many gave a grade.
    #[must_use]
    pub fn answered(&self) -> u32 {
        self.grades.iter().sum()
    }

    /// Sum of the grades, and of their squares.
    fn sums(&self) -> (i64, i64) {
        let graded = (1_i64..).zip(self.grades);
        graded.fold((0, 0), |(sum, squares), (grade, count)| {
            let count = i64::from(count);
            (sum + grade * count, squares + grade * grade * count)
        })
    }

    /// The mean in hundredths of a grade, rounded; none when nobody answered.
    #[must_use]
    pub fn mean(&self) -> Option<i64> {
        let count = i64::from(self.answered());
        let (sum, _) = self.sums();
        (count > 0).then(|| rounded(sum * 100, count))
    }

    /// The spread (standard deviation of these answers) in hundredths of a grade, rounded down.
    #[must_use]
    pub fn spread(&self) -> Option<i64> {
        let count = i64::from(self.answered());
        let (sum, squares) = self.sums();
        let variance = count * squares - sum * sum;
        (count > 0).then(|| (variance * 10_000 / (count * count)).isqrt())
    }

    /// The share of content customers in hundredths of a percent, rounded.
    #[must_use]
    pub fn content(&self) -> Option<i64> {
        let count = i64::from(self.answered());
        let content: u32 = (1..)
            .zip(self.grades)
            .filter(|(grade, _)| *grade >= CONTENT)
            .map(|(_, count)| count)
            .sum();
        (count > 0).then(|| rounded(i64::from(content) * 10_000, count))
    }

    /// How many gave `limit` or less.
    #[must_use]
    pub fn low(&self, limit: u8) -> u32 {
        let graded = (1..).zip(self.grades);
        graded
            .filter(|(grade, _)| *grade <= limit)
            .map(|(_, count)| count)
            .sum()
    }
}

fn rounded(value: i64, by: i64) -> i64 {
    (value + by / 2) / by
}

impl Results {
    /// The share of questionnaires that came back in hundredths of a percent; none when none went out.
    #[must_use]
    pub fn return_rate(&self) -> Option<i64> {
        let given = i64::try_from(self.given).ok().filter(|given| *given > 0)?;
        Some(rounded(i64::try_from(self.returned).ok()? * 10_000, given))
    }
}

/// A survey as numbers.
#[must_use]
pub fn results(survey: &Survey) -> Results {
    let mut results = Results {
        // Who answered without having been asked first was asked by answering.
        given: survey.given.len()
            + survey
                .answers
                .keys()
                .filter(|customer| !survey.given.contains_key(customer))
                .count(),
        returned: survey.answers.len(),
        questions: Question::ALL
            .map(|question| (question, Tally::default()))
            .into(),
        ..Results::default()
    };
    for (channel, _) in survey.given.values() {
        results.channels.entry(*channel).or_default().0 += 1;
    }
    for sheet in survey.sheets() {
        let asked = survey
            .given
            .get(&sheet.customer)
            .map(|(channel, _)| *channel);
        let line = results
            .channels
            .entry(asked.unwrap_or(sheet.channel))
            .or_default();
        line.1 += 1;
        line.0 += usize::from(asked.is_none());
        for (question, rating) in &sheet.ratings {
            let tally = results.questions.entry(*question).or_default();
            match rating.grade {
                None => tally.not_applicable += 1,
                Some(grade) => {
                    let place = usize::from(grade.clamp(1, 5)) - 1;
                    if let Some(count) = tally.grades.get_mut(place) {
                        *count += 1;
                    }
                }
            }
        }
    }
    results
}

/// The survey before this one, by when they began.
#[must_use]
pub fn before<'a>(survey: &Survey, world: &'a World) -> Option<&'a Survey> {
    let order = |survey: &Survey| -> (_, SurveyId) { (survey.facts.value.from, survey.id) };
    let surveys = world.surveys.values();
    surveys
        .filter(|other| order(other) < order(survey))
        .max_by_key(|other| order(other))
}

/// How a question stands beside the survey before.
#[must_use]
pub fn rise(now: Option<&Tally>, before: Option<&Tally>) -> Rise {
    let mean = |tally: Option<&Tally>| tally.and_then(Tally::mean);
    match (mean(now), mean(before)) {
        (Some(now), Some(before)) if now > before => Rise::Risen(now - before),
        (Some(now), Some(before)) if now < before => Rise::Fallen(before - now),
        (Some(_), Some(_)) => Rise::Same,
        _ => Rise::First,
    }
}

/// The questions that stand lower than in the survey before: each asks for a measure (P01.10.12i).
#[must_use]
pub fn fallen(survey: &Survey, world: &World) -> Vec<Question> {
    let Some(before) = before(survey, world) else {
        return Vec::new();
    };
    let (now, before) = (results(survey), results(before));
    let fell = |question: &Question| {
        let rise = rise(now.questions.get(question), before.questions.get(question));
        matches!(rise, Rise::Fallen(_))
    };
    Question::ALL.into_iter().filter(fell).collect()
}
