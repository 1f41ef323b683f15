//! Words of active service: visits, surveys and their refusals. Exhaustive matches: a new variant without a name does not compile.

use super::t::{active_refusals as r, surveys as s, visits as v};
use crate::domain::customers::CallHours;
use crate::domain::surveys::{Question, SurveyChannel, SurveyRefusal};
use crate::domain::visits::{HeardKind, PartState, Urgency, VisitRefusal};

/// How a part of a project was found.
#[must_use]
pub fn part_state(state: PartState) -> &'static str {
    match state {
        PartState::Fine => v::state_fine(),
        PartState::Problem => v::state_problem(),
        PartState::Danger => v::state_danger(),
        PartState::NotChecked => v::state_not_checked(),
    }
}

/// How soon a finding is dealt with.
#[must_use]
pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Ordinary => v::urgency_ordinary(),
        Urgency::Urgent => v::urgency_urgent(),
    }
}

/// What somebody said is.
#[must_use]
pub fn heard_kind(kind: HeardKind) -> &'static str {
    match kind {
        HeardKind::Opinion => v::kind_opinion(),
        HeardKind::Suggestion => v::kind_suggestion(),
        HeardKind::Criticism => v::kind_criticism(),
        HeardKind::Complaint => v::kind_complaint(),
    }
}

/// What a question is about, in short.
#[must_use]
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Installation => s::installation(),
        Question::Running => s::running_question(),
        Question::CarryingOut => s::carrying_out(),
        Question::AfterSales => s::after_sales(),
        Question::Training => s::training(),
    }
}

/// The question as the customer reads it.
#[must_use]
pub fn question_asked(question: Question) -> &'static str {
    match question {
        Question::Installation => s::ask_installation(),
        Question::Running => s::ask_running(),
        Question::CarryingOut => s::ask_carrying_out(),
        Question::AfterSales => s::ask_after_sales(),
        Question::Training => s::ask_training(),
    }
}

/// A grade in words, 1 to 5.
#[must_use]
pub fn grade(grade: u8) -> &'static str {
    match grade {
        5 => s::grade_five(),
        4 => s::grade_four(),
        3 => s::grade_three(),
        2 => s::grade_two(),
        _ => s::grade_one(),
    }
}

/// How a questionnaire goes.
#[must_use]
pub fn survey_channel(channel: SurveyChannel) -> &'static str {
    match channel {
        SurveyChannel::Phone => s::by_phone(),
        SurveyChannel::Letter => s::by_letter(),
        SurveyChannel::OnSite => s::by_tablet(),
        SurveyChannel::Fax => s::by_fax(),
        SurveyChannel::Email => s::by_email(),
        SurveyChannel::Other => s::by_other(),
    }
}

/// Hours as people write them: `18:00–20:30`.
#[must_use]
pub fn call_hours(hours: CallHours) -> String {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}–{}", time(hours.from), time(hours.until))
}

/// Hundredths as people write them: 333 is `3.33`.
#[must_use]
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}.{:02}", value / 100, value % 100)
}

/// Hundredths of a percent as a whole percent, rounded.
#[must_use]
pub fn percent(value: i64) -> String {
    format!("{} %", (value + 50) / 100)
}

/// Why not, of a visit.
#[must_use]
pub fn visit_refusal(refusal: VisitRefusal) -> &'static str {
    match refusal {
        VisitRefusal::Unknown => r::unknown(),
        VisitRefusal::NotEnrolled => super::t::refusals::not_enrolled(),
        VisitRefusal::AlreadyMade => r::already_made(),
        VisitRefusal::InFuture => r::in_future(),
        VisitRefusal::WrongKind => r::wrong_kind(),
        VisitRefusal::TextMissing => r::text_missing(),
        VisitRefusal::NothingThere => r::nothing_there(),
        VisitRefusal::NoProject => r::no_project(),
        VisitRefusal::NotAnInspector => r::not_an_inspector(),
        VisitRefusal::PartMissing => r::part_missing(),
        VisitRefusal::WhyNotChecked => r::why_not_checked(),
        VisitRefusal::NotAnalysed => r::not_analysed(),
        VisitRefusal::NotCustomerService => r::not_customer_service(),
        VisitRefusal::NothingToHandOver => r::nothing_to_hand_over(),
        VisitRefusal::NoSeniorLeader => r::no_senior_leader(),
        VisitRefusal::TooFewEngineers => r::too_few_engineers(),
        VisitRefusal::NobodyVisited => r::nobody_visited(),
        VisitRefusal::EndsBeforeStart => r::ends_before_start(),
        VisitRefusal::NotOnTheVisit => r::not_on_the_visit(),
        VisitRefusal::NotVisited => r::not_visited(),
        VisitRefusal::NotAsked => r::not_asked(),
        VisitRefusal::NotSorted => r::not_sorted(),
        VisitRefusal::NotSummedUp => r::not_summed_up(),
        VisitRefusal::NotTheLeader => r::not_the_leader(),
        VisitRefusal::TopicWithoutMeasure => r::topic_without_measure(),
        VisitRefusal::MeasureIncomplete => r::measure_incomplete(),
        VisitRefusal::NotYourMeasure => r::not_your_measure(),
        VisitRefusal::MeasureOver => r::measure_over(),
    }
}

/// Why not, of a survey.
#[must_use]
pub fn survey_refusal(refusal: SurveyRefusal) -> &'static str {
    match refusal {
        SurveyRefusal::Unknown => r::survey_unknown(),
        SurveyRefusal::NotEnrolled => super::t::refusals::not_enrolled(),
        SurveyRefusal::InFuture => r::in_future(),
        SurveyRefusal::NameMissing => r::survey_name(),
        SurveyRefusal::TextMissing => r::text_missing(),
        SurveyRefusal::NothingThere => r::nothing_there(),
        SurveyRefusal::Over => r::survey_over(),
        SurveyRefusal::NotCustomerService => r::survey_runner(),
        SurveyRefusal::NobodyAsked => r::survey_nobody(),
        SurveyRefusal::CustomerUnknown => r::survey_customer(),
        SurveyRefusal::QuestionOpen => r::survey_open(),
        SurveyRefusal::NoSuchGrade => r::survey_grade(),
        SurveyRefusal::ReasonMissing => r::survey_reason(),
        SurveyRefusal::AnalysisMissing => r::survey_analysis(),
        SurveyRefusal::WayMissing => r::survey_way(),
        SurveyRefusal::WayIncomplete => r::survey_way_incomplete(),
        SurveyRefusal::NothingToSolve => r::survey_not_low(),
        SurveyRefusal::WayKnown => r::survey_way_known(),
        SurveyRefusal::FallWithoutMeasure => r::survey_fall(),
        SurveyRefusal::NotYourMeasure => r::not_your_measure(),
        SurveyRefusal::MeasureOver => r::measure_over(),
    }
}
