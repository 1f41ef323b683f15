//! The day at a glance, where a case opens later: how much is overdue and due today, and who has it. One number for whoever leads, the names
//! behind it one line each; nothing about a customer stands here, so that looking at it is not looking at a file.

use super::{Groups, Line};
use crate::app::burning::{OF_THE_MONTH, Owing, burning};
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::row::Row;
use crate::app::i18n::t;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::ids::Subject;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// How many of those who owe something show; the list beside it holds everything.
const SHOWN: usize = 7;

/// Beside the agenda while no case is open; only where both have room.
#[component]
pub fn Glance(
    /// The agenda as it stands in the list.
    groups: Memo<Groups>,
) -> impl IntoView {
    let session = session();
    let burning = burning();
    let owing = Memo::new(move |_| {
        if burning.oversees() {
            burning.owing(session.slow())
        } else {
            Vec::new()
        }
    });
    let late = Memo::new(move |_| burning.overdue(session.slow()));
    let due = Memo::new(move |_| groups.with(|groups| groups.due_today(session.slow())));
    let number = |key: &'static str, name: &'static str, value: Memo<usize>| {
        view! { <div data-glance=key class:late=move || key == "late" && value.get() != 0><dt>{name}</dt><dd>{move || value.get()}</dd></div> }
    };
    let row = move |owing: Owing| {
        let name = session.owner_name(owing.owner);
        let to = to(&owing).href();
        view! { <li data-owes=owing.count.to_string()><Row href=to clock=Some(owing.longest) what=name who=t::today::owes(owing.count)/></li> }
    };
    move || {
        if late.get() == 0 && due.get() == 0 {
            return view! { <section class="detail blank"><Empty icon=IconName::Today text=t::today::choose()/></section> }.into_any();
        }
        view! {
            <section class="detail blank glance" aria-label=t::today::glance()>
                <dl class="middle">
                    {number("late", t::today::overdue(), late)}
                    {number("due", t::today::due_today(), due)}
                </dl>
                {move || {
                    let owing = owing.get();
                    let rest = rest(&owing).map(|(people, count)| view! { <p class="ask" data-rest=count.to_string()>{t::today::others_owe(count, people)}</p> });
                    (!owing.is_empty()).then(|| view! {
                        <h2>{t::today::who_owes()}</h2>
                        <ul class="rows">{owing.into_iter().take(SHOWN).map(row).collect_view()}</ul>
                        {rest}
                    })
                }}
                <p class="ask">{t::today::choose()}</p>
            </section>
        }
        .into_any()
    }
}

/// How many others have how much, beyond those whose names stand.
fn rest(owing: &[Owing]) -> Option<(usize, usize)> {
    let others = owing.get(SHOWN..).filter(|others| !others.is_empty())?;
    Some((others.len(), others.iter().map(|owing| owing.count).sum()))
}

/// Where the matter lies that waits longest.
fn to(owing: &Owing) -> Route {
    match owing.longest.subject {
        Subject::Case(id) => Route::TodayCase(id),
        Subject::Building(id) => Route::Building(id),
        Subject::Paper(id) => Route::Paper(id),
        Subject::Outage(id) => Route::Outage(id),
        Subject::Customer(id) => Route::Customer(id),
        Subject::Visit(id) => Route::Visit(id),
        Subject::Survey(id) => Route::Survey(id),
        Subject::Roster(id) => Route::Roster(id),
        _ if OF_THE_MONTH.contains(&owing.longest.duty) => Route::Closed,
        _ => Route::PetitionPlaces,
    }
}

impl Groups {
    /// How many lines of the agenda end today and are not over yet.
    fn due_today(&self, now: Timestamp) -> usize {
        let runs = |line: &&Line| line.1.deadline.due > now;
        self.first.iter().filter(runs).count() + self.today.len()
    }
}
