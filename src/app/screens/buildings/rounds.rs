//! Rounds: what was read, what was left out, what is still open (P10.09.12b, c).

use super::detail::Page;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::row::{DOT, Row};
use crate::app::i18n::{checkpoint, near_time, separator, t, tenths};
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::ids::PersonId;
use crate::domain::premises::{Checkpoint, Reading, Round, is_open, missed_rounds, open_problems};
use leptos::prelude::*;

/// So many rounds show.
const SHOWN: usize = 6;

/// Problems whose repair has not ended.
#[component]
pub(super) fn OpenProblems(page: Page) -> impl IntoView {
    let session = session();
    let open = Memo::new(move |_| {
        session.world(|world| {
            let building = world.buildings.get(&page.id);
            let problems = building
                .into_iter()
                .flat_map(|building| open_problems(building, None, world));
            let problems = problems
                .map(|(round, problem)| (problem.case, round.occurred_at, problem.what.clone()));
            problems.collect::<Vec<_>>()
        })
    });
    let clocks = crate::app::burning::burning();
    move || {
        (!open.with(Vec::is_empty)).then(|| {
            let by_case = clocks.by_case();
            view! {
                <section data-problems="">
                    <div class="sec"><h2>{t::premises::open_problem()}</h2><ClauseLink clause="P10.09.12c"/></div>
                    <ul class="rows flush">
                        {open.get().into_iter().map(|(case, at, what)| view! {
                            <li><Row href=Route::Case(case).href() clock=by_case.get(&case).cloned() what who=near_time(at, session.slow(), session.offset()) chip=t::premises::own_round()/></li>
                        }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// The last rounds.
#[component]
pub(super) fn Rounds(page: Page) -> impl IntoView {
    let session = session();
    let missed = Memo::new(move |_| {
        session.context(|context| {
            let building = context.world.buildings.get(&page.id);
            building.map_or(0, |building| missed_rounds(building, context))
        })
    });
    view! {
        <section data-rounds="">
            <div class="sec"><h2>{t::premises::rounds()}</h2><ClauseLink clause="P10.09.12b"/></div>
            {move || (missed.get() > 0).then(|| view! { <p class="ask soon" data-missed=missed.get().to_string()>{t::premises::missed(missed.get())}</p> })}
            {move || page.building.get().map(|building| {
                if building.rounds.is_empty() {
                    return view! { <p class="ask">{t::premises::no_rounds()}</p> }.into_any();
                }
                let rounds = building.rounds.iter().rev().take(SHOWN).cloned();
                view! { <ol class="plain-list rounds">{rounds.map(|(by, round)| one(session, by, &round)).collect_view()}</ol> }.into_any()
            })}
        </section>
    }
}

fn one(session: Session, by: PersonId, round: &Round) -> impl IntoView + use<> {
    let when = near_time(round.occurred_at, session.slow(), session.offset());
    let values: Vec<String> = round
        .points
        .iter()
        .filter_map(|(point, reading)| figure(*point, reading))
        .collect();
    let left: Vec<&str> = round.left_out().map(checkpoint).collect();
    let seen = if left.is_empty() {
        t::premises::all_seen().to_owned()
    } else {
        t::premises::left_out(left.join(separator()))
    };
    let problems: Vec<_> = round
        .points
        .iter()
        .filter_map(|(point, reading)| Some((*point, reading.problem.clone()?)))
        .map(|(point, problem)| {
            let open = session.world(|world| is_open(world, problem.case));
            let state = if open { t::premises::open_problem() } else { t::premises::solved_problem() };
            let chip = if open { "chip a" } else { "chip" };
            view! {
                <p>
                    <a href=Route::Case(problem.case).href() data-problem=problem.case.to_string()>{[checkpoint(point), problem.what.as_str()].join(DOT)}</a>" "
                    <span class=chip>{state}</span>
                </p>
            }
        })
        .collect();
    view! {
        <li data-round="">
            <b>{when}</b>" "<small>{t::premises::round_by(session.name_of(by))}</small>
            {problems}
            <small class="block">{values.into_iter().chain([seen]).collect::<Vec<_>>().join(DOT)}</small>
        </li>
    }
}

fn figure(point: Checkpoint, reading: &Reading) -> Option<String> {
    let value = reading.value?;
    let shown = match point {
        Checkpoint::Pressure => format!("{value} kPa"),
        _ => format!("{}\u{a0}°C", tenths(i64::from(value))),
    };
    Some(format!("{} {shown}", checkpoint(point)))
}
