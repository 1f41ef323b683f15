//! A paper as a row: its most pressing clock, what it is about, what is owed. The sheets of the firm's own lead to where they are written.

use super::row::Row;
use crate::app::i18n::duty;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::{Clock, Duty};
use crate::domain::ids::PaperId;
use crate::domain::summary::Month;
use leptos::prelude::*;

/// One paper in a list of what is due.
#[component]
pub fn PaperRow(
    /// Which.
    id: PaperId,
    /// Its most pressing clock.
    clock: Clock,
) -> impl IntoView {
    let session = session();
    let name = duty(clock.duty);
    let shown = Memo::new(move |_| {
        session.world(|world| {
            let paper = world.papers.get(&id)?;
            Some((paper.subject.clone(), paper.number.clone()))
        })
    });
    // The month that is to be summed up ended where the clock begins.
    let month = Month::of(clock.opens.plus(-1), session.offset());
    let href = match clock.duty {
        Duty::SumUpMonth => Route::Month(month.to_string()),
        Duty::OrderFiles => Route::Papers,
        _ => Route::Paper(id),
    };
    let sheet = matches!(clock.duty, Duty::SumUpMonth | Duty::OrderFiles);
    move || {
        let (what, who) = match shown.get().filter(|_| !sheet) {
            Some((subject, number)) => (subject, number),
            None if clock.duty == Duty::SumUpMonth => (name.to_owned(), month.to_string()),
            None => (name.to_owned(), String::new()),
        };
        let chip = if sheet { "" } else { name };
        view! { <Row href=href.href() clock=Some(clock.clone()) what who chip/> }
    }
}
