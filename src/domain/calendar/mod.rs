//! Working time: hours, weekends, public holidays and make-up workdays (調休); one interval algebra for both directions.
//!
//! `add(start, elapsed(start, t)) == t` for every working instant `t`; ranges are half-open; a calendar without working time is an
//! error, never an endless loop.

use serde::{Deserialize, Serialize};

/// How much time a rule grants, and in which time it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Minutes by the wall clock, day and night.
    ClockMinutes(u32),
    /// Whole days by the wall clock: the same time of day, so many days later.
    CalendarDays(u32),
    /// Minutes of working time.
    WorkingMinutes(u32),
    /// Working days: the day of the start does not count; due at the end of working time of the last day.
    WorkingDays(u32),
}

/// An organisation's working time. Serialised in the organisation's calendar events and in calendar files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// What the wall clock shows minus UTC, in minutes.
    pub offset_minutes: i32,
}
