//! A clock in a list: shape, words, what is owed. Colour never stands alone.

use crate::app::i18n::{clock_time, duty, month_day, near_time, short_length, t, wall};
use crate::app::session::session;
use crate::domain::clock::{Clock, Standing};
use crate::domain::time::{DAY, Timestamp};
use leptos::prelude::*;

/// How urgent it is: the class of a row's clock and of the big one.
#[must_use]
pub fn tone(clock: &Clock, now: Timestamp) -> &'static str {
    match clock.standing(now) {
        Standing::Overdue(_) | Standing::MetLate(..) => "late",
        Standing::Running(left) if left <= clock.amber => "soon",
        Standing::Running(_) => "fine",
        Standing::Met(_) => "done",
        Standing::NotYetOpen(_) | Standing::Void => "later",
    }
}

/// The left column of a row: how long is left when it is close, the time itself when it is far, and what is owed by then.
#[component]
pub fn ClockCell(
    /// The clock.
    clock: Clock,
) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    move || {
        let now = session.slow();
        let near = |at| near_short(at, now, offset);
        let words = match clock.standing(now) {
            Standing::Overdue(ms) => t::clock::over(short_length(ms)),
            Standing::Running(ms) if ms <= clock.amber => short_length(ms),
            Standing::Running(_) => near(clock.deadline.due),
            Standing::NotYetOpen(opens) => t::clock::from(near(opens)),
            Standing::Met(_) | Standing::MetLate(..) => t::clock::done().to_owned(),
            Standing::Void => t::clock::void().to_owned(),
        };
        let due = match clock.standing(now) {
            Standing::Overdue(_) => t::clock::was_due(near_time(clock.deadline.due, now, offset)),
            _ => t::clock::before(near_time(clock.deadline.due, now, offset)),
        };
        let tone = tone(&clock, now);
        view! {
            <span class=format!("clock {tone}") title=due>
                <Shape tone/>
                <b>{words}</b>
                <small>{duty(clock.duty)}</small>
            </span>
        }
    }
}

/// Today's times without the day, days further off without the time.
fn near_short(at: Timestamp, now: Timestamp, offset: i32) -> String {
    let (day, today) = (
        wall(at, offset).date_naive(),
        wall(now, offset).date_naive(),
    );
    if day == today {
        clock_time(at, offset)
    } else if wall(now.plus(DAY), offset).date_naive() == day {
        near_time(at, now, offset)
    } else {
        month_day(at, offset)
    }
}

/// Triangle, filled quarter, ring, tick, dashed ring.
#[component]
pub fn Shape(
    /// As [`tone`] says.
    tone: &'static str,
) -> impl IntoView {
    let inside = match tone {
        "late" => view! { <path d="M9 1.500 17 16H1z" fill="currentColor"/> }.into_any(),
        "soon" => view! {
            <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2"/>
            <path d="M9 9V2a7 7 0 0 1 6 10.500z" fill="currentColor"/>
        }
        .into_any(),
        "fine" => {
            view! { <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2"/> }
                .into_any()
        }
        "done" => {
            view! { <path d="m3.500 9.500 3.700 3.700 7.300-8" fill="none" stroke="currentColor" stroke-width="2"/> }
                .into_any()
        }
        _ => view! {
            <circle cx="9" cy="9" r="6.500" fill="none" stroke="currentColor" stroke-width="1.500" stroke-dasharray="2.500 2.500"/>
        }
        .into_any(),
    };
    view! { <svg class="shape" viewBox="0 0 18 18" aria-hidden="true">{inside}</svg> }
}
