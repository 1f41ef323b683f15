//! What surveys owe: a way for each low answer, the measures, and the next survey (P01.10.12a, h).

use super::decide::low_answers;
use super::state::Survey;
use crate::domain::calendar::Span;
use crate::domain::cases::Draft;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::Subject;
use crate::domain::roles::Role;
use crate::domain::time::DAY;

/// The next survey shows, and can be begun, so long before it is due.
const AHEAD: i64 = 30 * DAY;

/// Every clock of a survey, stopped ones included.
#[must_use]
pub fn clocks(survey: &Survey, context: &Context<'_>) -> Vec<Clock> {
    let subject = Subject::Survey(survey.id);
    let days = context.figures_at(survey.recorded_at).get(Figure::FindWay);
    let span = Span::WorkingDays(u32::try_from(days).unwrap_or(u32::MAX));
    let ways = low_answers(survey, context)
        .into_iter()
        .filter_map(|(customer, question)| {
            let since = survey.answers.get(&customer)?.value.occurred_at;
            let owner = Owner::Role(Role::ServiceDesk);
            let way = survey.way(question, Some(customer));
            Draft::span(Duty::FindWay, "P01.10.12h", owner, since, span)
                .met(way.map(|way| way.occurred_at))
                .of(subject.clone(), since, context)
        });
    let measures = survey.measures.clocks(&subject, "P01.10.12h", context);
    ways.chain(measures)
        .chain(next_survey(survey, context))
        .collect()
}

/// The survey after this one; it stops when that is begun (P01.10.12a).
#[must_use]
pub fn next_survey(survey: &Survey, context: &Context<'_>) -> Option<Clock> {
    let from = survey.facts.value.from;
    let later = context
        .world
        .surveys
        .values()
        .filter(|other| (other.facts.value.from, other.id) > (from, survey.id));
    let next = later.map(|other| other.facts.value.from).min();
    let days = context.figures_at(from).get(Figure::SurveyEvery);
    let span = Span::CalendarDays(u32::try_from(days).unwrap_or(u32::MAX));
    let owner = Owner::Role(Role::ServiceDesk);
    let draft = Draft::span(Duty::RunSurvey, "P01.10.12a", owner, from, span).met(next);
    let mut clock = draft.of(Subject::Survey(survey.id), from, context)?;
    clock.opens = clock.deadline.due.plus(-AHEAD).max(from);
    clock.amber = AHEAD / 2;
    Some(clock)
}
