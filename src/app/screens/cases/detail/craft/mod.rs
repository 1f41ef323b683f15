//! How it is handled: a line a part, what it holds and what can be done one tap deeper (P13, P15). A repair shows it folded up as a whole.

mod form;
mod lapses;
mod parts;
mod solutions;

use super::panel::{quiet_reason, reasons};
use super::{Detail, forms};
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t::craft as c;
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::{ActionKind, Case, CaseCommand, CaseEvent, Channel, CraftEvent};
use crate::domain::clause::Clause;
use crate::domain::event::Command;
use leptos::prelude::*;

/// The part about the handling; nothing where neither of its regulations is in force and nobody has used it.
#[component]
pub fn Craft(detail: Detail) -> impl IntoView {
    let session = session();
    let shows = Memo::new(move |_| {
        session.context(|context| {
            let rules = [
                Clause("P13.02.04"),
                Clause("P15.01.05a"),
                Clause("P01.02.07b"),
            ];
            let in_force = rules.into_iter().any(|clause| context.in_force(clause));
            detail.case.with(|case| {
                let case = case.as_ref();
                case.filter(|case| !case.is_imported() && (in_force || case.craft.is_some()))
                    .map(|case| case.is_followed_up())
            })
        })
    });
    move || {
        shows.get().map(|like_a_complaint| {
            let parts = view! {
                <parts::Wants detail/>
                <parts::Problem detail/>
                <solutions::Solutions detail/>
                <parts::Department detail/>
                <form::OpinionForm detail/>
                <parts::After detail/>
                <parts::Same detail/>
                <lapses::Lapses detail/>
            };
            if like_a_complaint {
                view! {
                    <Parts key="craft" name=c::title() clause="P13.05.00"><Untold detail/>{parts}</Parts>
                }
                .into_any()
            } else {
                view! {
                    <section class="craft" data-screen="craft" aria-label=c::title()>
                        <Untold detail/>
                        <details class="more-acts"><summary>{c::title()}</summary>{parts}</details>
                    </section>
                }
                .into_any()
            }
        })
    }
}

/// Steps that the customer was not told of, and the tap that writes down that they were (P13.04.05).
#[component]
fn Untold(detail: Detail) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let count = Memo::new(move |_| {
        let in_force = session.context(|context| context.in_force(Clause("P13.04.05")));
        detail.case.with(|case| {
            let case = case.as_ref().filter(|case| in_force && !case.is_closed());
            case.map_or(0, |case| case.craft().untold.len())
        })
    });
    let told = move |_| {
        let event = CaseEvent::Craft(CraftEvent::Told {
            occurred_at: platform::now(),
            channel: Channel::Phone,
            words: String::new(),
        });
        let command = Command::Case(detail.id, Box::new(CaseCommand::Record(event)));
        carry_out(session, command, problem, || ());
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <div class="line untold" data-untold=count.get().to_string()>
                    <span class="grow soon">{c::untold(count.get())}" "<ClauseLink clause="P13.04.05"/></span>
                    <button type="button" class="btn" data-act="told-now" on:click=told>{c::tell_now()}</button>
                    <ProblemLine problem/>
                </div>
            }
        })
    }
}

/// Parts under one name: those in which something stands; the rest come with a tap.
#[component]
pub fn Parts(
    /// What they are called in tests.
    key: &'static str,
    /// Their name.
    name: &'static str,
    /// The clause that they begin with.
    clause: &'static str,
    children: Children,
) -> impl IntoView {
    let all = RwSignal::new(false);
    let words = move || {
        if all.get() {
            c::fewer_parts()
        } else {
            c::all_parts()
        }
    };
    view! {
        <section class="craft few" class:all=move || all.get() data-screen=key aria-label=name>
            <div class="sec gap">
                <h2>{name}</h2>
                <ClauseLink clause/>
                <button type="button" class="btn quiet" data-act="all-parts" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>{words}</button>
            </div>
            {children()}
        </section>
    }
}

/// One part: its name, how it stands, and inside it what there is and what can be done.
#[component]
pub fn Part(
    /// What it is called in tests.
    key: &'static str,
    /// Its name.
    name: &'static str,
    /// How it stands, in a few words.
    #[prop(into)]
    state: Signal<String>,
    /// Whether anything was written down in it; what is empty is one tap deeper.
    #[prop(into)]
    there: Signal<bool>,
    detail: Detail,
    /// The steps of this part; what cannot be done now is said with its reason.
    steps: &'static [ActionKind],
    children: Children,
) -> impl IntoView {
    view! {
        <details class="part-of" class:bare=move || !there.get() data-part=key>
            <summary><b>{name}</b>" "<span class="ask">{state}</span></summary>
            {children()}
            <Steps detail steps/>
        </details>
    }
}

/// Buttons for what can be done, and one line a reason for the rest.
#[component]
pub fn Steps(detail: Detail, steps: &'static [ActionKind]) -> impl IntoView {
    let offered = Memo::new(move |_| {
        detail.actions.with(|actions| {
            let of = |kind: &ActionKind| actions.iter().find(|action| action.kind == *kind);
            steps.iter().filter_map(of).cloned().collect::<Vec<_>>()
        })
    });
    move || {
        let (may, may_not): (Vec<_>, Vec<_>) = offered
            .get()
            .into_iter()
            .partition(|action| action.refused.is_none());
        let button = move |kind: ActionKind| {
            view! { <button type="button" class="btn" data-act=forms::key(kind) on:click=move |_| detail.open.set(Some(kind))>{forms::name(kind)}</button> }
        };
        view! {
            <div class="line">{may.iter().map(|action| button(action.kind)).collect_view()}</div>
            {reasons(&may_not).iter().map(quiet_reason).collect_view()}
        }
    }
}

/// What a part says of the case as it is now.
fn told<T: Clone + PartialEq + Send + Sync + 'static>(
    detail: Detail,
    nothing: T,
    tell: impl Fn(&Case) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        let nothing = nothing.clone();
        detail
            .case
            .with(|case| case.as_ref().map_or(nothing, &tell))
    })
}
