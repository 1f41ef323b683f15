//! Shifts: who keeps the station, when nobody does, and the handing over.

mod bell;
mod detail;
mod hand_over;
mod plan;
mod today;

pub use bell::Bell;
pub use today::OnToday;

use crate::app::components::app_bar::AppBar;
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::DOT;
use crate::app::i18n::{separator, t};
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::ids::{PersonId, RosterId};
use leptos::prelude::*;

/// Names of several people; "nobody" for none.
fn names(people: impl IntoIterator<Item = PersonId>, session: Session) -> String {
    let names: Vec<String> = people
        .into_iter()
        .map(|person| session.name_of(person))
        .collect();
    if names.is_empty() {
        t::shifts::nobody().to_owned()
    } else {
        names.join(separator())
    }
}

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: RosterId,
    station: String,
    below: String,
    gaps: usize,
}

/// The rosters, and beside them the one that is open.
#[component]
pub fn Shifts(open: Option<RosterId>) -> impl IntoView {
    let session = session();
    let adding = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        session.context(|context| {
            let rosters = context.world.rosters.values();
            rosters
                .map(|roster| {
                    let on_duty = names(roster.on_duty(context.now), session);
                    Line {
                        id: roster.id,
                        station: roster.station.value.clone(),
                        below: [t::shifts::on_duty().to_owned(), on_duty].join(DOT),
                        gaps: roster.gaps(context.organisation()).len(),
                    }
                })
                .collect::<Vec<_>>()
        })
    });
    let row = move |line: Line| {
        let current = (open == Some(line.id)).then_some("true");
        view! {
            <li>
                <a class="row" href=Route::Roster(line.id).href() aria-current=current>
                    <div><strong>{line.station}</strong><em>{line.below}</em></div>
                    {(line.gaps > 0).then(|| view! { <span class="chip late">{t::shifts::gaps(line.gaps)}</span> })}
                </a>
            </li>
        }
    };
    view! {
        <main class="split" data-screen="shifts">
            <section class="list no-clock" class:behind=open.is_some() aria-label=t::shifts::title()>
                <AppBar title=t::shifts::title() back=Route::More>
                    <button type="button" class="btn" data-act="new-roster" on:click=move |_| adding.set(true)><Icon name=IconName::Plus/>{t::shifts::new()}</button>
                </AppBar>
                {move || lines.with(Vec::is_empty).then(|| view! { <Empty icon=IconName::Today text=t::shifts::none()/> })}
                <ul class="rows">{move || lines.get().into_iter().map(row).collect_view()}</ul>
            </section>
            {match open {
                Some(id) => view! { <detail::RosterDetail id/> }.into_any(),
                None => view! { <section class="detail blank"><Empty icon=IconName::Today text=t::shifts::choose()/></section> }.into_any(),
            }}
            <plan::StationSheet roster=None open=adding/>
        </main>
    }
}
