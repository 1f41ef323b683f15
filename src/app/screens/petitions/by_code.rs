//! At the counter: somebody says the code, the answer is shown, and that it was asked for is written down. Nobody asks who it is.

use super::slip::answer_due;
use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::field::TextField;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{near_time, t::petitions as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::petition::{Offence, PetitionEvent};
use crate::domain::cases::{CaseCommand, CaseEvent, Procedure};
use crate::domain::event::Command;
use crate::domain::ids::CaseId;
use crate::domain::sealed::KeyHash;
use crate::ledger::pick_up;
use leptos::prelude::*;

/// What came of looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Nothing was asked yet.
    Not,
    /// The hash takes a moment.
    Looking,
    /// The text is no code.
    Bad,
    /// No case here has it.
    Unknown,
    /// This one.
    Found(CaseId),
}

/// The screen.
#[component]
pub fn ByCode() -> impl IntoView {
    let session = session();
    let typed = RwSignal::new(String::new());
    let look = RwSignal::new(Look::Not);
    let problem = RwSignal::new(None::<DeskError>);
    let record = move |id: CaseId, event: PetitionEvent| {
        let command = CaseCommand::Record(CaseEvent::Petition(event));
        Command::Case(id, Box::new(command))
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        look.set(Look::Looking);
        // The slow hash would keep the word "looking" from showing.
        set_timeout(
            move || {
                let firm = untrack(|| session.world(|world| world.organisation.id));
                let Some(code) = pick_up::hash(&typed.get_untracked(), firm) else {
                    look.try_set(Look::Bad);
                    return;
                };
                let Some((id, answered)) = untrack(|| found(session, code)) else {
                    look.try_set(Look::Unknown);
                    return;
                };
                typed.try_set(String::new());
                look.try_set(Look::Found(id));
                if answered {
                    let occurred_at = platform::now();
                    let command = record(id, PetitionEvent::PickedUp { occurred_at });
                    carry_out(session, command, problem, || ());
                }
            },
            std::time::Duration::from_millis(30),
        );
    };
    let clear = move |_| {
        typed.set(String::new());
        look.set(Look::Not);
        problem.set(None);
    };
    let stated = move |id: CaseId| {
        let event = PetitionEvent::OffenceStated {
            offence: Offence::Retaliation,
            occurred_at: platform::now(),
        };
        carry_out(session, record(id, event), problem, move || {
            session.say(p::retaliation_noted());
        });
    };
    let what = move || {
        match look.get() {
        Look::Not => ().into_any(),
        Look::Looking => view! { <p class="ask">{p::code_looking()}</p> }.into_any(),
        Look::Bad => view! { <p class="problem" data-look="bad">{p::code_bad()}</p> }.into_any(),
        Look::Unknown => {
            view! { <p class="problem" data-look="unknown">{p::code_unknown()}</p> }.into_any()
        }
        Look::Found(id) => view! {
            <Answer id/>
            <div class="line">
                <button type="button" class="btn" data-act="clear-code" on:click=clear>{p::code_clear()}</button>
                <button type="button" class="btn quiet" data-act="retaliation" on:click=move |_| stated(id)>{p::retaliation()}</button>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <main class="page narrow" data-screen="by-code">
            <AppBar title=p::ask_by_code() below=|| p::ask_by_code_about() back=Route::Petitions/>
            <form class="form" novalidate=true on:submit=submit>
                <TextField id="code" label=p::code() value=typed/>
                <div class="form-foot">
                    <button type="submit" class="btn go big" data-act="look" disabled=move || look.get() == Look::Looking>{p::code_go()}</button>
                </div>
            </form>
            <div aria-live="polite">{what}</div>
            <ProblemLine problem/>
        </main>
    }
}

/// The case that holds this hash, and whether there is an answer.
fn found(session: crate::app::session::Session, code: KeyHash) -> Option<(CaseId, bool)> {
    session.world(|world| {
        let case = world.cases.values().find(|case| {
            matches!(&case.procedure, Procedure::Petition(petition) if petition.pick_up == Some(code))
        })?;
        Some((case.id, !case.answers.is_empty()))
    })
}

/// What the person is told.
#[component]
fn Answer(id: CaseId) -> impl IntoView {
    let session = session();
    let shown = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let case = context.world.cases.get(&id)?;
            let when = near_time(case.received_at, context.now, offset);
            let head = p::code_received(&case.number, when);
            let answers: Vec<(String, String)> = case
                .answers
                .iter()
                .map(|answer| {
                    let text = [answer.course.trim(), answer.result.trim()];
                    let text: Vec<&str> =
                        text.into_iter().filter(|text| !text.is_empty()).collect();
                    (
                        near_time(answer.occurred_at, context.now, offset),
                        text.join("\n"),
                    )
                })
                .collect();
            let due = answer_due(case, context);
            let due = due.map(|due| near_time(due, context.now, offset));
            Some((head, answers, due))
        })
    });
    move || {
        shown.get().map(|(head, answers, due)| {
            let none = answers.is_empty().then(|| {
                let text = due.map_or_else(|| p::code_no_due().to_owned(), p::code_no_answer);
                view! { <p data-look="waits">{text}</p> }
            });
            view! {
                <section class="stack" data-look="found">
                    <h2>{p::code_answer()}</h2>
                    <p class="ask">{head}</p>
                    {none}
                    {answers.into_iter().map(|(when, text)| view! { <blockquote class="opened" data-answer=""><p>{text}</p><small>{when}</small></blockquote> }).collect_view()}
                </section>
            }
        })
    }
}
