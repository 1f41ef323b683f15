//! What only a grumble has: what it became, and the button that makes a complaint of it; where the firm takes several kinds, it asks which
//! (P08.06.28b). It stands here and not among the steps, because it needs no form.

use super::Detail;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{raise_to, raised_about, raised_to, t, t::grades as g};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::grumble::{GrumbleEvent, RaisedTo};
use crate::domain::cases::{Action, ActionKind, CaseCommand, CaseEvent, Procedure};
use crate::domain::event::Command;
use crate::domain::ids::CaseId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The complaints that it became, each with a link; nothing on other kinds of case.
#[component]
pub fn OfGrumble(detail: Detail) -> impl IntoView {
    let session = session();
    move || {
        let raised = detail.case.with(|case| match &case.as_ref()?.procedure {
            Procedure::Grumble(grumble) => Some(grumble.raised.clone()),
            _ => None,
        })?;
        let number = |id: CaseId| {
            session.world(|world| world.cases.get(&id).map(|case| case.called().to_owned()))
        };
        let lines = raised.into_iter().map(|raised| {
            let number = number(raised.to).unwrap_or_else(|| t::case::not_here().to_owned());
            view! {
                <p data-raised=raised.to.to_string()>
                    {g::raised_to(raised_to(raised.kind))}" "<a class="tall" href=Route::Case(raised.to).href()>{number}</a>
                </p>
            }
        });
        let may = detail.actions.with(|actions| {
            let raise = |action: &Action| action.kind == ActionKind::RaiseGrumble;
            let mut raises = actions.iter().filter(|action| raise(action));
            raises.any(|action| action.refused.is_none())
        });
        Some(view! {
            {lines.collect_view()}
            {may.then(|| view! { <Raise detail/> })}
        })
    }
}

/// One button. A tap takes the complaint and opens it where there is one kind whose regulation is in force; else it asks which, each with what
/// it is about.
#[component]
fn Raise(detail: Detail) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let asked = RwSignal::new(false);
    let kinds = Memo::new(move |_| {
        session.context(|context| {
            let taken = |kind: &RaisedTo| context.in_force(kind.clause());
            RaisedTo::ALL.into_iter().filter(taken).collect::<Vec<_>>()
        })
    });
    let raise = move |kind: RaisedTo| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let to = CaseId(platform::new_uuid());
        let event = CaseEvent::Grumble(GrumbleEvent::Raised {
            to,
            kind,
            occurred_at: platform::now(),
        });
        let command = Command::Case(detail.id, Box::new(CaseCommand::Record(event)));
        spawn_local(async move {
            match session.execute(command).await {
                Ok(_) => {
                    session.say(t::common::saved());
                    Route::Case(to).go();
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="raise" data-part="raise">
            <p class="ask">{g::may_raise()}" "<ClauseLink clause="P08.06.28b"/></p>
            {move || match kinds.get().as_slice() {
                [kind] => {
                    let kind = *kind;
                    view! { <button type="button" class="btn" data-act=key(kind) disabled=move || busy.get() on:click=move |_| raise(kind)>{raise_to(kind)}</button> }.into_any()
                }
                _ => view! { <button type="button" class="btn" data-act="raise" on:click=move |_| asked.set(true)>{g::raise()}</button> }.into_any(),
            }}
            <Dialog open=asked title=g::raise_which()>
                <ul class="picks">
                    {move || kinds.get().into_iter().map(|kind| view! {
                        <li>
                            <button type="button" class="pick" data-act=key(kind) disabled=move || busy.get() on:click=move |_| raise(kind)><b>{kind_named(kind)}</b><small>{raised_about(kind)}</small></button>
                        </li>
                    }).collect_view()}
                </ul>
                <ProblemLine problem/>
            </Dialog>
            {move || (!asked.get()).then(|| view! { <ProblemLine problem/> })}
        </section>
    }
}

/// Its name as it stands alone.
fn kind_named(kind: RaisedTo) -> &'static str {
    match kind {
        RaisedTo::Service => t::labels::kind_complaint(),
        RaisedTo::Quality => t::labels::kind_quality(),
        RaisedTo::Utility => t::petitions::kind_users_complaint(),
    }
}

fn key(kind: RaisedTo) -> &'static str {
    match kind {
        RaisedTo::Service => "raise-service",
        RaisedTo::Quality => "raise-quality",
        RaisedTo::Utility => "raise-utility",
    }
}
