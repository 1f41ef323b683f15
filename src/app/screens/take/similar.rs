//! The same matter, still open: the customer need not tell it twice, and nobody opens it twice (P01.02.07j).

use super::sheet::Sheet;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::draft;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::{CalledAgain, CaseCommand, CaseEvent, similar};
use crate::domain::event::Command;
use crate::domain::ids::CaseId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many are offered.
const OFFERED: usize = 3;

/// Open cases of the same customer or number; one tap writes the call down there instead.
#[component]
pub fn Similar(sheet: Sheet, problem: RwSignal<Option<DeskError>>) -> impl IntoView {
    let session = session();
    let found = Memo::new(move |_| {
        let typed = sheet.typed();
        let offset = session.offset();
        let now = session.slow();
        session.world(|world| {
            let file = typed.customer.and_then(|id| world.customers.get(&id));
            let phone = file.map_or(typed.phone.as_str(), |file| file.phone.value.as_str());
            similar(world, typed.customer, phone, &typed.words)
                .into_iter()
                .take(OFFERED)
                .filter_map(|id| world.cases.get(&id))
                .map(|case| {
                    let at = near_time(case.received_at, now, offset);
                    (
                        case.id,
                        case.words.clone(),
                        [case.number.as_str(), at.as_str()].join(DOT),
                    )
                })
                .collect::<Vec<_>>()
        })
    });
    let again = move |id: CaseId| {
        let typed = sheet.typed();
        let call = CalledAgain {
            occurred_at: typed.occurred_at(platform::now()),
            channel: typed.channel(),
            words: typed.words.trim().to_owned(),
        };
        let command = Command::Case(
            id,
            Box::new(CaseCommand::Record(CaseEvent::CalledAgain(call))),
        );
        spawn_local(async move {
            match session.execute(command).await {
                Ok(_) => {
                    draft::clear(super::DRAFT);
                    session.say(t::common::saved());
                    Route::Case(id).go();
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    move || {
        (!found.with(Vec::is_empty)).then(|| {
            view! {
                <section class="field" aria-live="polite">
                    <span class="label">{t::take::same_matter()}" "<ClauseLink clause="P01.02.07j"/></span>
                    <ul class="picks">
                        {found.get().into_iter().map(|(id, words, below)| view! {
                            <li>
                                <div class="same">
                                    <a class="pick" href=Route::Case(id).href()><b>{words}</b><small>{below}</small></a>
                                    <button type="button" class="btn" data-act="called-again" on:click=move |_| again(id)>{t::take::is_this()}</button>
                                </div>
                            </li>
                        }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}
