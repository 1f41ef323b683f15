//! Revisits: whom to ask now, whom later, and what was said (P10.09.11c).

use crate::app::burning::burning;
use crate::app::components::app_bar::AppBar;
use crate::app::components::case_row::{CaseRow, who_and_where};
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, satisfaction, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::Revisit;
use crate::domain::clock::{Clock, Duty, Standing};
use crate::domain::ids::{CaseId, Subject};
use leptos::prelude::*;

/// So many past revisits show.
const DONE_SHOWN: usize = 60;

/// The list of revisits.
#[component]
pub fn Revisits() -> impl IntoView {
    let session = session();
    let burning = burning();
    let owed = Memo::new(move |_| {
        let now = session.slow();
        burning
            .clocks()
            .iter()
            .filter(|clock| clock.duty == Duty::Revisit)
            .filter_map(|clock| match clock.subject {
                Subject::Case(id) => Some((id, clock.clone())),
                _ => None,
            })
            .partition::<Vec<(CaseId, Clock)>, _>(|(_, clock)| {
                !matches!(clock.standing(now), Standing::NotYetOpen(_))
            })
    });
    let nowhere = Signal::derive(|| None);
    let group = move |title: &'static str, due: bool| {
        let lines = Memo::new(move |_| {
            owed.with(|(now, later)| if due { now.clone() } else { later.clone() })
        });
        move || {
            (!lines.with(Vec::is_empty)).then(|| {
                view! {
                    <section aria-label=title>
                        <div class="group"><h2>{title}</h2><span>{move || lines.with(Vec::len)}</span></div>
                        <ul class="rows one-kind">
                            <For each=move || lines.get() key=|(id, clock)| (*id, clock.deadline.due) children=move |(id, clock)| view! {
                                <li><CaseRow id clock=Some(clock) to=Route::Case open=nowhere/></li>
                            }/>
                        </ul>
                    </section>
                }
            })
        }
    };
    let nothing = move || owed.with(|(now, later)| now.is_empty() && later.is_empty());
    view! {
        <main class="page narrow">
            <AppBar title=t::common::revisits() below=|| t::revisits::about()/>
            {move || nothing().then(|| view! { <Empty icon=IconName::Revisits text=t::revisits::none()/> })}
            {group(t::revisits::due(), true)}
            {group(t::revisits::later(), false)}
            <Done/>
        </main>
    }
}

/// What was said, newest first.
#[component]
fn Done() -> impl IntoView {
    let session = session();
    let done = Memo::new(move |_| {
        let me = session.actor();
        let mut done: Vec<(CaseId, Revisit, String)> = session.world(|world| {
            world
                .cases
                .values()
                .filter(|case| !case.concerns(me))
                .flat_map(|case| {
                    case.revisits
                        .iter()
                        .map(|revisit| (case.id, revisit.clone(), who_and_where(world, case)))
                })
                .collect()
        });
        done.sort_by_key(|(_, revisit, _)| std::cmp::Reverse(revisit.occurred_at));
        done.truncate(DONE_SHOWN);
        done
    });
    let line = move |(id, revisit, who): (CaseId, Revisit, String)| {
        let outcome = match (revisit.reached, revisit.gone) {
            (false, _) => t::revisits::not_reached(),
            (true, Some(false)) => t::revisits::not_gone(),
            (true, _) => revisit
                .satisfaction
                .map_or_else(t::revisits::gone, satisfaction),
        };
        let at = near_time(revisit.occurred_at, session.slow(), session.offset());
        let mut below = vec![outcome.to_owned()];
        below.extend((!revisit.words.is_empty()).then(|| revisit.words.clone()));
        view! {
            <li>
                <a class="row" href=Route::Case(id).href()>
                    <span class="clock later"><small>{at}</small></span>
                    <div><strong>{who}</strong><em>{below.join(DOT)}</em></div>
                </a>
            </li>
        }
    };
    move || {
        (!done.with(Vec::is_empty)).then(|| {
            view! {
                <section aria-label=t::revisits::done()>
                    <div class="group"><h2>{t::revisits::done()}</h2></div>
                    <ul class="rows">{done.get().into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}
