//! The one big clock: what burns most on this case, how long is left, by which rule, and how it is counted.

use super::Detail;
use crate::app::burning::burning;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::{Shape, tone};
use crate::app::components::dialog::Dialog;
use crate::app::i18n::{self as words, countdown, explain_line, length, near_time, t, unbroken};
use crate::app::session::{Session, session};
use crate::domain::cases::clocks;
use crate::domain::clock::{Clock, Owner, Standing};
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// The most pressing clock, and all others one tap deeper.
#[component]
pub fn Due(detail: Detail) -> impl IntoView {
    let session = session();
    let all = Memo::new(move |_| {
        session.context(|context| {
            detail.case.with(|case| {
                case.as_ref()
                    .map_or_else(Vec::new, |case| clocks(case, context))
            })
        })
    });
    let burning = burning();
    // The lists and the case show the same clock; a case that is handled on another one stands in no list.
    let pressing = Memo::new(move |_| {
        let first = burning.by_case().get(&detail.id).cloned();
        first.or_else(|| {
            all.with(|clocks| {
                let mut open: Vec<&Clock> = clocks.iter().filter(|clock| clock.is_open()).collect();
                open.sort_by_key(|clock| (session.slow() < clock.opens, clock.deadline.due));
                open.first().map(|clock| (*clock).clone())
            })
        })
    });
    let explaining = RwSignal::new(false);
    view! {
        {move || pressing.get().map(|clock| view! { <Big clock explaining/> })}
        <Dialog open=explaining title=t::explain::title()>
            {move || all.get().iter().map(|clock| explained(clock, session)).collect_view()}
        </Dialog>
    }
}

#[component]
fn Big(clock: Clock, explaining: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let now = session.slow();
    let rule = clock.clause.map(|clause| clause.to_string());
    let sentence = match clock.deadline.span {
        Some(span) => t::case::due_until(
            unbroken(&near_time(clock.deadline.due, now, offset)),
            words::span(span),
            unbroken(&near_time(clock.deadline.start, now, offset)),
        ),
        None => t::case::due_named(unbroken(&near_time(clock.deadline.due, now, offset))),
    };
    let duty = words::duty(clock.duty);
    let others = whose(clock.owner, session);
    let ticking = clock.clone();
    let toned = clock.clone();
    let shaped = clock.clone();
    let class = move || format!("due wide {}", tone(&toned, session.slow()));
    let what = move || match clock.standing(session.slow()) {
        Standing::Overdue(_) => t::case::due_over(duty),
        Standing::NotYetOpen(_) => t::case::due_opens(duty),
        _ => t::case::due_in(duty),
    };
    let what = move || match &others {
        Some(name) => words::aside(what(), name),
        None => what(),
    };
    view! {
        <div class=class role="group" aria-label=duty>
            <div class="t" aria-hidden="true">{move || view! { <Shape tone=tone(&shaped, session.slow())/> }}<span>{move || left(&ticking, session.second())}</span></div>
            <div>
                <div class="w">{what}</div>
                <div class="e">{sentence}{rule.map(|rule| view! { " "<ClauseLink clause=rule/> })}</div>
            </div>
            <button class="btn quiet" on:click=move |_| explaining.set(true)>{t::case::how_counted()}</button>
        </div>
    }
}

/// Who owes it, where that is not whoever looks at it.
fn whose(owner: Owner, session: Session) -> Option<String> {
    let own = match owner {
        Owner::Person(person) => session.person() == Some(person),
        Owner::Role(role) => session.context(|context| context.has_role(role)),
    };
    (!own).then(|| session.owner_name(owner))
}

fn left(clock: &Clock, now: Timestamp) -> String {
    match clock.standing(now) {
        Standing::Running(ms) => countdown(ms),
        Standing::Overdue(ms) => format!("+{}", length(ms)),
        Standing::NotYetOpen(opens) => length(opens.since(now)),
        _ => String::new(),
    }
}

fn explained(clock: &Clock, session: Session) -> impl IntoView + use<> {
    let offset = session.offset();
    let now = session.slow();
    let explanation = session.world(|world| {
        world
            .organisation
            .calendar_at(clock.deadline.start)
            .explain(&clock.deadline)
    });
    let state = match clock.standing(now) {
        Standing::Met(at) => t::case::clock_met(near_time(at, now, offset)),
        Standing::MetLate(at, late) => {
            t::case::clock_met_late(near_time(at, now, offset), length(late))
        }
        Standing::Void => t::case::clock_void().to_owned(),
        _ => near_time(clock.deadline.due, now, offset),
    };
    let kind = clock.deadline.span.map(|span| {
        if span.is_working_time() {
            t::explain::working_time()
        } else {
            t::explain::clock_time()
        }
    });
    let rule = clock.clause.map(|clause| clause.to_string());
    view! {
        <details class="explained" open=clock.is_open()>
            <summary><b>{words::duty(clock.duty)}</b>" "{state}</summary>
            <p>{kind}{rule.map(|rule| view! { " "<ClauseLink clause=rule/> })}</p>
            <ol>{explanation.lines.iter().map(|line| view! { <li>{explain_line(line, now, offset)}</li> }).collect_view()}</ol>
        </details>
    }
}
