//! Instants and rules as people write them on a command line.

use crate::domain::calendar::{Calendar, PeriodPoint, Span, TimeOfDay, Weekday};
use crate::domain::time::{HOUR, MINUTE, Timestamp};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

/// How rules are written, for the help.
pub(super) const RULES: &str = "\
Rules: 45s, 30m, 2h, 5d (clock seconds, minutes, hours, calendar days); 45ws, 90wm, 4wh, 3wd (the same in working time);
by:10, by:10@17:30 (day of the month), by:fri@17:30 (day of the week), by:12-31 (day of the year); the end of the day unless a time is
given. A minus in front counts backward.";

/// A rule with its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub span: Span,
    pub backward: bool,
}

/// Reads a rule.
pub(super) fn rule(text: &str) -> Result<Rule, String> {
    let (backward, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let span = match rest.strip_prefix("by:") {
        Some(point) => period_point(point).map(Span::Until),
        None => length(rest),
    };
    let span = span.ok_or_else(|| format!("not a rule: {text:?}\n{RULES}"))?;
    Ok(Rule { span, backward })
}

fn length(text: &str) -> Option<Span> {
    let split = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(split)?;
    let n: u32 = number.parse().ok()?;
    Some(match unit {
        "s" => Span::ClockSeconds(n),
        "m" | "min" => Span::ClockMinutes(n),
        "h" => Span::ClockMinutes(n.checked_mul(60)?),
        "d" => Span::CalendarDays(n),
        "ws" => Span::WorkingSeconds(n),
        "wm" => Span::WorkingMinutes(n),
        "wh" => Span::WorkingMinutes(n.checked_mul(60)?),
        "wd" => Span::WorkingDays(n),
        _ => return None,
    })
}

fn period_point(text: &str) -> Option<PeriodPoint> {
    let (day, at) = match text.split_once('@') {
        Some((day, at)) => (day, at.parse().ok()?),
        None => (text, TimeOfDay::END),
    };
    if let Some((month, day)) = day.split_once('-') {
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // 29 February counts as a day of the year: leap years have it.
        NaiveDate::from_ymd_opt(2024, u32::from(month), u32::from(day))?;
        return Some(PeriodPoint::DayOfYear { month, day, at });
    }
    if let Ok(day) = day.parse() {
        return (1..=31)
            .contains(&day)
            .then_some(PeriodPoint::DayOfMonth { day, at });
    }
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let (weekday, _) = Weekday::ALL
        .into_iter()
        .zip(names)
        .find(|(_, name)| *name == day)?;
    Some(PeriodPoint::Weekday { weekday, at })
}

/// Reads an instant: with an offset (`2026-06-09T09:00:00+08:00`), or by the calendar's wall clock (`2026-06-09T09:00`, `2026-06-09 09:00:30`).
pub(super) fn instant(text: &str, calendar: &Calendar) -> Result<Timestamp, String> {
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Ok(instant.to_utc().into());
    }
    let forms = [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
    ];
    let wall = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .ok_or_else(|| {
            format!("not an instant: {text:?} (as 2026-06-09T09:00 or 2026-06-09T09:00:00+08:00)")
        })?;
    let offset = i64::from(calendar.offset_minutes) * MINUTE;
    Ok(Timestamp::from(wall.and_utc()).plus(-offset))
}

/// Writes an instant by the calendar's wall clock with its offset; milliseconds only where there are any.
pub(super) fn written(at: Timestamp, calendar: &Calendar) -> String {
    let seconds = calendar
        .offset_minutes
        .clamp(-24 * 60 + 1, 24 * 60 - 1)
        .saturating_mul(60);
    let utc = at.to_utc();
    match FixedOffset::east_opt(seconds) {
        Some(offset) => utc
            .with_timezone(&offset)
            .to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false),
        None => utc.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
    }
}

/// A length of time for a person: `1 h 30 min`.
pub(super) fn length_of(ms: i64) -> String {
    let (hours, rest) = (ms / HOUR, (ms % HOUR).abs());
    let (minutes, rest) = (rest / MINUTE, rest % MINUTE);
    let mut text = format!("{hours} h {minutes} min");
    if rest != 0 {
        text.push_str(&format!(" {}.{:03} s", rest / 1000, rest % 1000));
    }
    text
}
