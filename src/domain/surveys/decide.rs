//! What may be written down about a survey, by whom, and what follows from it in the same act.

use super::events::{Conclusion, Question, Sheet, SurveyChannel, SurveyEvent, Way};
use super::refusal::{SurveyRefusal, demand};
use super::results::fallen;
use super::state::Survey;
use crate::domain::calendar::Span;
use crate::domain::cases::{
    self, Caller, CaseCommand, CaseEvent, Channel, Circumstances, Grade, HandOver, Intake,
    Received, Told, next_numbers,
};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::figures::Figure;
use crate::domain::ids::{CaseId, CustomerId, Subject, SurveyId};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::{DAY, MINUTE};

/// Who runs surveys: customer service and the heads.
const RUNNERS: &[Role] = &[
    Role::ServiceDesk,
    Role::AccountManager,
    Role::Supervisor,
    Role::GeneralManager,
];

impl SurveyEvent {
    /// What somebody has to be to write it down. Anybody may take an answer, and end a measure of their own.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::Answered(_) | Self::MeasureEnded { .. } => Needs::NOTHING,
            _ => Needs {
                roles: RUNNERS,
                clause: Some(Clause("P01.10.12a")),
            },
        }
    }
}

/// May this be written down now, by this person?
///
/// # Errors
/// A [`SurveyRefusal`], or that of a case that would follow.
pub fn decide(
    id: SurveyId,
    survey: Option<&Survey>,
    event: SurveyEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let event = tidied(event);
    let people = &context.organisation().people;
    let enrolled = people
        .get(&context.actor)
        .is_some_and(|person| person.active);
    demand(context, enrolled, SurveyRefusal::NotEnrolled)?;
    let roles = event.needs().roles;
    let may = roles.is_empty() || context.has_any(roles);
    demand(context, may, SurveyRefusal::NotCustomerService)?;
    let ahead = event.occurred_at().is_some_and(|at| at > context.now);
    // Choosing what another tablet wrote is no claim of one's own about when it happened: its clock may be ahead.
    let chosen = || survey.is_some_and(|survey| survey.offers(&event));
    demand(context, !ahead || chosen(), SurveyRefusal::InFuture)?;
    let mut follows = Vec::new();
    match (&event, survey) {
        (SurveyEvent::Opened(facts), _) => {
            demand(context, !facts.name.is_empty(), SurveyRefusal::NameMissing)?;
        }
        (_, None) => return Err(SurveyRefusal::Unknown.into()),
        (event, Some(survey)) => {
            check(survey, event, context)?;
            if let SurveyEvent::WayFound(way) = event {
                follows = case_of(survey, way, context)?;
            }
        }
    }
    let mut all = vec![Happened {
        subject: Subject::Survey(id),
        event: Event::Survey(Box::new(event)),
    }];
    all.extend(follows);
    Ok(all)
}

fn check(survey: &Survey, event: &SurveyEvent, context: &Context<'_>) -> Result<(), SurveyRefusal> {
    let over = survey.concluded.value.is_some();
    match event {
        SurveyEvent::Opened(_) => Ok(()),
        SurveyEvent::Given(giving) => {
            demand(context, !over, SurveyRefusal::Over)?;
            demand(
                context,
                !giving.customers.is_empty(),
                SurveyRefusal::NobodyAsked,
            )?;
            let known = |customer: &CustomerId| context.world.customers.contains_key(customer);
            let all = giving.customers.iter().all(known);
            demand(context, all, SurveyRefusal::CustomerUnknown)
        }
        SurveyEvent::Answered(sheet) => {
            let contested = survey.answers.get(&sheet.customer);
            let contested = contested.is_some_and(|known| !known.rivals.is_empty());
            demand(context, !over || contested, SurveyRefusal::Over)?;
            check_sheet(sheet, context)
        }
        SurveyEvent::WayFound(way) => check_way(survey, way, context),
        SurveyEvent::MeasureEnded { measure, outcome } => {
            let task = survey.measures.0.get(measure);
            let task = task.ok_or(SurveyRefusal::NothingThere)?;
            let may = task.measure.owner == context.actor || context.has_any(RUNNERS);
            demand(context, may, SurveyRefusal::NotYourMeasure)?;
            let open = task.ended.value.is_none() || !task.ended.rivals.is_empty();
            demand(context, open, SurveyRefusal::MeasureOver)?;
            demand(
                context,
                !outcome.words.is_empty(),
                SurveyRefusal::TextMissing,
            )
        }
        SurveyEvent::Concluded(conclusion) => check_end(survey, conclusion, context),
    }
}

/// Every question answered or "does not apply"; a low grade says why (P01.10.12b–f).
fn check_sheet(sheet: &Sheet, context: &Context<'_>) -> Result<(), SurveyRefusal> {
    let known = context.world.customers.contains_key(&sheet.customer);
    demand(context, known, SurveyRefusal::CustomerUnknown)?;
    let all = Question::ALL
        .iter()
        .all(|question| sheet.ratings.contains_key(question));
    demand(context, all, SurveyRefusal::QuestionOpen)?;
    let mut grades = sheet.ratings.values().filter_map(|rating| rating.grade);
    if !grades.all(|grade| (1..=5).contains(&grade)) {
        return Err(SurveyRefusal::NoSuchGrade);
    }
    let limit = low_limit(context);
    let explained = sheet
        .ratings
        .values()
        .all(|rating| rating.grade.is_none_or(|grade| grade > limit) || !rating.remark.is_empty());
    demand(context, explained, SurveyRefusal::ReasonMissing)
}

fn low_limit(context: &Context<'_>) -> u8 {
    let limit = context.figures_at(context.now).get(Figure::LowGrade);
    u8::try_from(limit).unwrap_or_default()
}

/// Every low answer of a survey: whose, about what (P01.10.12h).
#[must_use]
pub fn low_answers(survey: &Survey, context: &Context<'_>) -> Vec<(CustomerId, Question)> {
    let limit = low_limit(context);
    let low = |sheet: &Sheet| {
        let ratings = sheet.ratings.iter();
        let low = ratings.filter(|(_, rating)| rating.grade.is_some_and(|grade| grade <= limit));
        let customer = sheet.customer;
        low.map(|(question, _)| (customer, *question))
            .collect::<Vec<_>>()
    };
    survey.sheets().flat_map(low).collect()
}

/// Low answers for which nobody has found a way yet.
#[must_use]
pub fn without_way(survey: &Survey, context: &Context<'_>) -> Vec<(CustomerId, Question)> {
    let mut low = low_answers(survey, context);
    low.retain(|(customer, question)| survey.way(*question, Some(*customer)).is_none());
    low
}

/// A case or a measure, for something that is there to solve.
fn check_way(survey: &Survey, way: &Way, context: &Context<'_>) -> Result<(), SurveyRefusal> {
    let known = survey.way(way.question, way.customer).is_some();
    demand(context, !known, SurveyRefusal::WayKnown)?;
    let there = match way.customer {
        Some(customer) => low_answers(survey, context).contains(&(customer, way.question)),
        None => fallen(survey, context.world).contains(&way.question),
    };
    demand(context, there, SurveyRefusal::NothingToSolve)?;
    let by_measure = way.measure.as_ref().is_some_and(|(_, measure)| {
        measure.is_complete(context) && measure.by.plus(MINUTE) > way.occurred_at
    });
    let by_case = way.case.is_some() && way.customer.is_some();
    demand(context, by_measure || by_case, SurveyRefusal::WayIncomplete)
}

/// Numbers are read, low answers get solved, what fell gets a measure (P01.10.12g–i).
fn check_end(
    survey: &Survey,
    conclusion: &Conclusion,
    context: &Context<'_>,
) -> Result<(), SurveyRefusal> {
    let open = survey.concluded.value.is_none() || !survey.concluded.rivals.is_empty();
    demand(context, open, SurveyRefusal::Over)?;
    let solved = without_way(survey, context).is_empty();
    demand(context, solved, SurveyRefusal::WayMissing)?;
    let fell = fallen(survey, context.world);
    let answered = fell
        .iter()
        .all(|question| survey.way(*question, None).is_some());
    demand(context, answered, SurveyRefusal::FallWithoutMeasure)?;
    demand(
        context,
        !conclusion.analysis.is_empty(),
        SurveyRefusal::AnalysisMissing,
    )
}

/// A low answer that is solved by a case opens it in the same act (P01.10.12h).
fn case_of(survey: &Survey, way: &Way, context: &Context<'_>) -> Result<Vec<Happened>, Refusal> {
    let (Some(case), Some(customer)) = (way.case, way.customer) else {
        return Ok(Vec::new());
    };
    let case: CaseId = case;
    let sheet = survey.answers.get(&customer).map(|sheet| &sheet.value);
    let words = sheet
        .and_then(|sheet| sheet.ratings.get(&way.question))
        .map_or_else(String::new, |rating| rating.remark.clone());
    let file = context.world.customers.get(&customer);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let calendar = context.calendar_at(context.now);
    let days = context.figures_at(context.now).get(Figure::OrdinaryFinding);
    let span = Span::WorkingDays(u32::try_from(days).unwrap_or(u32::MAX));
    let promise = calendar
        .add(context.now, span)
        .unwrap_or(context.now.plus(DAY));
    let mut numbers = next_numbers(
        context.world,
        context.device,
        context.now,
        calendar.offset_minutes,
    );
    let received = Received {
        number: numbers.next().unwrap_or_default(),
        intake: Intake::Request,
        customer: Some(customer),
        caller: Caller {
            name: text(file.map(|file| &file.name.value)),
            phone: text(file.map(|file| &file.phone.value)),
            address: text(file.map(|file| &file.address.value)),
        },
        channel: sheet.map_or(Channel::Phone, |sheet| channel_of(sheet.channel)),
        words,
        circumstances: Circumstances {
            wanted: Told::NotKnown,
            ..Circumstances::default()
        },
        occurred_at: way.occurred_at,
        grade: Grade::Ordinary,
        promise: Some(promise),
        read_back: false,
        not_read_back: String::new(),
        target: None,
        source: None,
        round: None,
        found: Some(Subject::Survey(survey.id)),
        attachments: Vec::new(),
    };
    let to = way.to.filter(|to| *to != context.actor);
    let given = to.map(|to| {
        CaseEvent::HandedOver(HandOver {
            to,
            reason: received.words.clone(),
            occurred_at: way.occurred_at,
            absent: None,
        })
    });
    let command = CaseCommand::ReceiveAnd(received, given.into_iter().collect());
    cases::decide(case, context.world.cases.get(&case), command, context)
}

fn channel_of(channel: SurveyChannel) -> Channel {
    match channel {
        SurveyChannel::Phone => Channel::Phone,
        SurveyChannel::OnSite => Channel::OnSite,
        SurveyChannel::Letter | SurveyChannel::Fax | SurveyChannel::Email => Channel::Written,
        SurveyChannel::Other => Channel::Message,
    }
}

/// The event without blanks round its texts.
fn tidied(mut event: SurveyEvent) -> SurveyEvent {
    let trim = |text: &mut String| *text = text.trim().to_owned();
    match &mut event {
        SurveyEvent::Opened(facts) => trim(&mut facts.name),
        SurveyEvent::Answered(sheet) => {
            for rating in sheet.ratings.values_mut() {
                trim(&mut rating.remark);
            }
        }
        SurveyEvent::WayFound(way) => {
            if let Some((_, measure)) = &mut way.measure {
                trim(&mut measure.about);
                trim(&mut measure.what);
            }
        }
        SurveyEvent::MeasureEnded { outcome, .. } => trim(&mut outcome.words),
        SurveyEvent::Concluded(conclusion) => trim(&mut conclusion.analysis),
        SurveyEvent::Given(_) => {}
    }
    event
}
