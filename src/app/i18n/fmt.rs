//! Dates, times and lengths of time, as people write them. Wall time is the organisation's.

use super::t;
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

/// The wall clock of the organisation at `at`.
#[must_use]
pub fn wall(at: Timestamp, offset_minutes: i32) -> DateTime<FixedOffset> {
    match FixedOffset::east_opt(offset_minutes.saturating_mul(60)) {
        Some(zone) => at.to_utc().with_timezone(&zone),
        None => at.to_utc().fixed_offset(),
    }
}

/// `14:05`.
#[must_use]
pub fn clock_time(at: Timestamp, offset_minutes: i32) -> String {
    let wall = wall(at, offset_minutes);
    format!("{:02}:{:02}", wall.hour(), wall.minute())
}

/// `11月23日`, `23 Nov`.
#[must_use]
pub fn month_day(at: Timestamp, offset_minutes: i32) -> String {
    month_and_day(wall(at, offset_minutes).date_naive())
}

/// As [`month_day`], of a date. In English the month has its name: `5/11` is May to some and November to others.
#[must_use]
pub fn month_and_day(date: NaiveDate) -> String {
    t::time::month_day(date.day(), month(date.month()))
}

/// `2026年11月23日`, `23 Nov 2026`.
#[must_use]
pub fn full_date(at: Timestamp, offset_minutes: i32) -> String {
    let wall = wall(at, offset_minutes);
    t::time::year_month_day(wall.day(), month(wall.month()), wall.year())
}

/// `11月`, `Nov`: the first month of the year is 1.
fn month(number: u32) -> &'static str {
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    let mut names = t::time::months().split_whitespace();
    names.nth(place.saturating_sub(1)).unwrap_or_default()
}

/// `2026年11月`, `Nov 2026`.
#[must_use]
pub fn month_of_year(year: impl std::fmt::Display, number: u32) -> String {
    t::time::year_month(month(number), year)
}

/// `2026-11` as [`month_of_year`] writes it; anything else as it stands.
#[must_use]
pub fn month_of_key(key: &str) -> String {
    let numbers = key
        .split_once('-')
        .and_then(|(year, month)| Some((year.parse::<i32>().ok()?, month.parse::<u32>().ok()?)));
    numbers.map_or_else(
        || key.to_owned(),
        |(year, month)| month_of_year(year, month),
    )
}

/// A date or a time that never breaks at the end of a line.
#[must_use]
pub fn unbroken(text: &str) -> String {
    let mut whole = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        match letter {
            ' ' => whole.push('\u{a0}'),
            '年' | '月' | '日' => whole.extend(['\u{2060}', letter, '\u{2060}']),
            _ => whole.push(letter),
        }
    }
    whole
}

/// `今天 14:05`, `昨天 18:04`, `11月20日 09:00`, with the year when it is another one.
#[must_use]
pub fn near_time(at: Timestamp, now: Timestamp, offset_minutes: i32) -> String {
    let (day, today) = (
        wall(at, offset_minutes).date_naive(),
        wall(now, offset_minutes).date_naive(),
    );
    let date = match relative_day(day, today) {
        Some(near) => near.to_owned(),
        None if day.year() == today.year() => month_day(at, offset_minutes),
        None => full_date(at, offset_minutes),
    };
    format!("{date} {}", clock_time(at, offset_minutes))
}

/// Yesterday, today and tomorrow have a name.
fn relative_day(day: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    match day.signed_duration_since(today).num_days() {
        0 => Some(t::time::today()),
        -1 => Some(t::time::yesterday()),
        1 => Some(t::time::tomorrow()),
        _ => None,
    }
}

/// `2026年11月23日 週一 · 今天`: a day that nobody can read as another one.
#[must_use]
pub fn day_in_words(day: NaiveDate, today: NaiveDate) -> String {
    let words = t::time::day_in_words(month_and_day(day), weekday_name(day), day.year());
    let parts = [Some(words.as_str()), relative_day(day, today)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `2026年11月23日 14:05`: a sheet of paper is read on other days too.
#[must_use]
pub fn on_paper(at: Timestamp, offset_minutes: i32) -> String {
    let date = full_date(at, offset_minutes);
    format!("{date} {}", clock_time(at, offset_minutes))
}

/// `11月23日 週一`.
#[must_use]
pub fn day_of_week(at: Timestamp, offset_minutes: i32) -> String {
    let date = wall(at, offset_minutes).date_naive();
    format!("{} {}", month_and_day(date), weekday_name(date))
}

fn weekday_name(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => t::time::monday(),
        Weekday::Tue => t::time::tuesday(),
        Weekday::Wed => t::time::wednesday(),
        Weekday::Thu => t::time::thursday(),
        Weekday::Fri => t::time::friday(),
        Weekday::Sat => t::time::saturday(),
        Weekday::Sun => t::time::sunday(),
    }
}

/// A length of time in its two largest units: `2 天 3 小時`, `1 小時 20 分`, `12 分`.
#[must_use]
pub fn length(ms: i64) -> String {
    let ms = ms.saturating_abs();
    let (days, hours, minutes) = (ms / DAY, ms % DAY / HOUR, ms % HOUR / MINUTE);
    match (days, hours, minutes) {
        (0, 0, 0) => t::time::less_than_a_minute().to_owned(),
        (0, 0, minutes) => t::time::minutes(minutes),
        (0, hours, 0) => t::time::hours(hours),
        (0, hours, minutes) => t::time::hours_minutes(hours, minutes),
        (days, 0, _) => t::time::days(days),
        (days, hours, _) => t::time::days_hours(days, hours),
    }
}

/// A length of time in its largest unit, for narrow places: `74 天`, `18 小時`, `12 分`. Rounded down; up to two days in hours.
#[must_use]
pub fn short_length(ms: i64) -> String {
    match ms.saturating_abs() {
        ms if ms < MINUTE => t::time::less_than_a_minute().to_owned(),
        ms if ms < HOUR => t::time::minutes(ms / MINUTE),
        ms if ms < 2 * DAY => t::time::hours(ms / HOUR),
        ms => t::time::days(ms / DAY),
    }
}

/// A running clock: `12:40` under an hour (minutes and seconds), otherwise [`length`].
#[must_use]
pub fn countdown(ms: i64) -> String {
    let ms = ms.saturating_abs();
    if ms < HOUR {
        format!("{}:{:02}", ms / MINUTE, ms % MINUTE / 1_000)
    } else {
        length(ms)
    }
}

/// Scaled integers as people write them: 185 tenths is `18.5`, -3 is `-0.3`.
#[must_use]
pub fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!(
        "{sign}{}.{}",
        tenths.unsigned_abs() / 10,
        tenths.unsigned_abs() % 10
    )
}

/// Fen as yuan: `12.30`.
#[must_use]
pub fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen.unsigned_abs() % 100)
}

/// `標題：內容`, `label: text`.
#[must_use]
pub fn labelled(label: impl std::fmt::Display, text: impl std::fmt::Display) -> String {
    t::time::labelled(label, text)
}

/// What is said beside a text, in brackets.
#[must_use]
pub fn aside(text: impl std::fmt::Display, aside: impl std::fmt::Display) -> String {
    t::time::aside(aside, text)
}

/// What stands between two sentences of one line.
#[must_use]
pub fn separator() -> &'static str {
    t::time::separator()
}

/// A length in bytes: `48 KB`, `3.2 MB`, `10.7 GB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    let short = |unit: u64| tenths(i64::try_from(bytes / (unit / 10)).unwrap_or(i64::MAX));
    if bytes < 1_000_000 {
        t::handoff::bytes_kb(bytes.div_ceil(1_000))
    } else if bytes < 1_000_000_000 {
        t::handoff::bytes_mb(short(1_000_000))
    } else {
        t::handoff::bytes_gb(short(1_000_000_000))
    }
}
