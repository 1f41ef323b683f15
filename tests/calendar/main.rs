//! The working calendar: tables of real days, edges, and the laws of the interval algebra.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod explained;
mod laws;
mod table;

use chrono::{DateTime, NaiveDate};
use huiyin::domain::time::Timestamp;

/// An instant by the wall clock at +08:00, to the minute or to the second.
#[track_caller]
fn at(text: &str) -> Timestamp {
    let seconds = if text.len() == 16 { ":00" } else { "" };
    DateTime::parse_from_rfc3339(&format!("{text}{seconds}+08:00"))
        .expect("an instant")
        .to_utc()
        .into()
}

#[track_caller]
fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}
