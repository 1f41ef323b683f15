//! What two people wrote about this case at the same time, and what was not chosen when somebody settled it: it can still be chosen.

use super::Detail;
use crate::app::components::contest::{ContestsOf, fact, settle, version, written};
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::{Contested, Version};
use crate::domain::conflicts::Choice;
use crate::domain::ids::Subject;
use crate::domain::stamp::Written;
use leptos::prelude::*;

/// What is to settle, and below it what is settled.
#[component]
pub fn Settled(detail: Detail) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let id = detail.id;
    let passed = Memo::new(move |_| {
        detail.case.with(|case| {
            let case = case.as_ref();
            let all = case.map(|case| case.settled.clone()).unwrap_or_default();
            let open = case.map(|case| case.contested()).unwrap_or_default();
            let settled = all.into_iter().filter(|(what, _)| !open.contains(what));
            settled.collect::<Vec<(Contested, Vec<(Version, Written)>)>>()
        })
    });
    let line = move |(what, others): (Contested, Vec<(Version, Written)>)| {
        let others = others.into_iter().map(move |(other, by)| {
            let choice = Choice::Case(id, other);
            let words = t::settle::other(version(session, &choice));
            view! {
                <li class="line">
                    <span class="grow">{words}<small class="ask block">{written(session, by)}</small></span>
                    <button type="button" class="btn quiet" data-act="choose-other" on:click=move |_| settle(session, choice.clone(), problem)>{t::settle::keep()}</button>
                </li>
            }
        });
        view! {
            <details class="more-acts" data-settled=format!("{what:?}")>
                <summary>{t::settle::settled(fact(what))}</summary>
                <ul class="stack">{others.collect_view()}</ul>
            </details>
        }
    };
    view! {
        <ContestsOf subject=Subject::Case(id)/>
        {move || passed.get().into_iter().map(line).collect_view()}
        <ProblemLine problem/>
    }
}
