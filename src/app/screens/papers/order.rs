//! Putting the files in order at regular intervals (P11.04.03b): when it was done last, and the sheet that writes it down.

use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::dialog::Dialog;
use crate::app::components::field::{Line, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{near_time, t, t::papers as p};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::clause::Clause;
use crate::domain::event::Command;
use crate::domain::papers::{PaperEvent, files_id};
use leptos::prelude::*;

/// One line below the list; nothing while the regulation is not in force.
#[component]
pub fn Order() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let files = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<DeskError>);
    let shown = Memo::new(move |_| {
        let now = session.slow();
        let offset = session.offset();
        session.context(|context| {
            if !context.in_force(Clause("P11.04.03b")) {
                return None;
            }
            let id = files_id(context.organisation().id);
            let paper = context.world.papers.get(&id);
            let last = paper.and_then(|paper| paper.signed.iter().max_by_key(|(deed, _)| deed.at));
            Some(match last {
                Some((deed, count)) => p::order_last(count, near_time(deed.at, now, offset)),
                None => p::order_never().to_owned(),
            })
        })
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(count) = files.get_untracked().trim().parse::<u32>() else {
            wrong.set(Some(p::order_count_bad().to_owned()));
            return;
        };
        wrong.set(None);
        let id = session.world(|world| files_id(world.organisation.id));
        let event = PaperEvent::PutInOrder {
            files: count,
            occurred_at: platform::now(),
        };
        carry_out(
            session,
            Command::Paper(id, Box::new(event)),
            problem,
            move || {
                open.set(false);
                files.set(String::new());
            },
        );
    };
    move || {
        shown.get().map(|last| {
            view! {
                <div class="only" data-order="">
                    <div><strong>{p::order_title()}</strong>{last}" "<ClauseLink clause="P11.04.03b"/></div>
                    <button type="button" class="btn quiet" data-act="order-files" on:click=move |_| open.set(true)>{p::order_do()}</button>
                </div>
                <Dialog open title=p::order_title()>
                    <form class="form" novalidate=true on:submit=submit>
                        <p class="ask">{p::order_note()}</p>
                        <TextField id="files" label=p::order_count() value=files kind=Line::Number problem=wrong/>
                        <ProblemLine problem/>
                        <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
                    </form>
                </Dialog>
            }
        })
    }
}
