//! How a deadline is counted, in lines for a person.

use super::t::explain as l;
use super::{clock_time, length, month_day, near_time, on_paper};
use crate::domain::calendar::{Line, Span};
use crate::domain::time::Timestamp;
use chrono::NaiveDate;

/// How much a rule grants.
#[must_use]
pub fn span(span: Span) -> String {
    match span {
        Span::ClockSeconds(seconds) => length(i64::from(seconds) * 1_000),
        Span::ClockMinutes(minutes) if minutes >= 120 && minutes % 60 == 0 => {
            l::span_hours(minutes / 60)
        }
        Span::ClockMinutes(minutes) => l::span_minutes(minutes),
        Span::CalendarDays(days) => l::span_days(days),
        Span::WholeDays(days) => l::span_whole_days(days),
        Span::WorkingSeconds(seconds) => l::span_working_minutes(seconds / 60),
        Span::WorkingMinutes(minutes) => l::span_working_minutes(minutes),
        Span::WorkingDays(0) => l::span_same_day().to_owned(),
        Span::WorkingDays(days) => l::span_working_days(days),
        Span::Until(_) => l::span_point().to_owned(),
    }
}

/// One line of an explanation. `now` and `offset` (minutes) say how instants are written.
#[must_use]
pub fn explain_line(line: &Line, now: Timestamp, offset: i32) -> String {
    let at = |at: Timestamp| near_time(at, now, offset);
    match line {
        Line::Start { at: start } => l::start(at(*start)),
        Line::Counted { from, to } => {
            let same_day = month_day(*from, offset) == month_day(*to, offset);
            let end = if same_day {
                clock_time(*to, offset)
            } else {
                at(*to)
            };
            l::counted(at(*from), length(to.since(*from)), end)
        }
        Line::WorkingDay { date, number, of } => l::working_day(day(*date), number, of),
        Line::Weekend { from, to } if from == to => l::weekend_day(day(*from)),
        Line::Weekend { from, to } => l::weekend(day(*from), day(*to)),
        Line::Holiday { name, from, to } if from == to => l::holiday_day(day(*from), name),
        Line::Holiday { name, from, to } => l::holiday(day(*from), name, day(*to)),
        Line::MakeUpDay { date, name } => l::make_up(day(*date), name),
        Line::OwnHours { date, name } => l::own_hours(day(*date), name),
        Line::Paused { from, to } => l::paused(at(*from), at(*to)),
        Line::Until { .. } => l::until().to_owned(),
        Line::Named => l::named().to_owned(),
        Line::Provisional { year } => l::provisional(year),
        Line::Due { at: due } => l::due(on_paper(*due, offset)),
    }
}

fn day(date: NaiveDate) -> String {
    super::month_and_day(date)
}
