//! A clock in a list: shape, words and due time. Colour never stands alone.

use crate::app::i18n::{clock_time, length, near_time, t};
use crate::app::session::session;
use crate::domain::clock::{Clock, Standing};
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// How urgent it is: the class of a row's clock and of the big one.
#[must_use]
pub fn tone(clock: &Clock, now: Timestamp) -> &'static str {
    match clock.standing(now) {
        Standing::Overdue(_) | Standing::MetLate(..) => "late",
        Standing::Running(left) if left <= clock.amber => "soon",
        Standing::Running(_) | Standing::Met(_) => "fine",
        Standing::NotYetOpen(_) | Standing::Void => "later",
    }
}

/// The left column of a row.
#[component]
pub fn ClockCell(
    /// The clock.
    clock: Clock,
) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    move || {
        let now = session.slow();
        let (words, below) = match clock.standing(now) {
            Standing::Overdue(ms) => (
                t::clock::over(length(ms)),
                t::clock::was_due(near_short(clock.deadline.due, now, offset)),
            ),
            Standing::Running(ms) => (
                length(ms),
                t::clock::before(near_short(clock.deadline.due, now, offset)),
            ),
            Standing::NotYetOpen(opens) => (
                t::clock::later().to_owned(),
                t::clock::from(near_short(opens, now, offset)),
            ),
            Standing::Met(at) | Standing::MetLate(at, _) => {
                (t::clock::done().to_owned(), near_short(at, now, offset))
            }
            Standing::Void => (t::clock::void().to_owned(), String::new()),
        };
        let tone = tone(&clock, now);
        view! { <div class=format!("clock {tone}")><Shape tone/>{words}<small>{below}</small></div> }
    }
}

/// Today's times without the day.
fn near_short(at: Timestamp, now: Timestamp, offset: i32) -> String {
    let near = near_time(at, now, offset);
    match near.strip_prefix(t::time::today()) {
        Some(_) => clock_time(at, offset),
        None => near,
    }
}

/// Triangle, filled quarter, ring, dashed ring.
#[component]
fn Shape(tone: &'static str) -> impl IntoView {
    match tone {
        "late" => view! { <svg viewBox="0 0 18 18" aria-hidden="true"><path d="M9 1.500 17 16H1z" fill="currentColor"/></svg> }.into_any(),
        "soon" => view! {
            <svg viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2"/>
                <path d="M9 9V2a7 7 0 0 1 6 10.500z" fill="currentColor"/>
            </svg>
        }
        .into_any(),
        "fine" => view! { <svg viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2"/></svg> }.into_any(),
        _ => view! {
            <svg viewBox="0 0 18 18" aria-hidden="true">
                <circle cx="9" cy="9" r="6.500" fill="none" stroke="currentColor" stroke-width="1.500" stroke-dasharray="2.500 2.500"/>
            </svg>
        }
        .into_any(),
    }
}
