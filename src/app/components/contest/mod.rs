//! What two people wrote without knowing of each other: the versions side by side, with who, when and where; one tap keeps one of them.

mod active;
mod slips;
mod words;

pub use words::{changes, fact, label, version};

use super::problem::ProblemLine;
use crate::app::i18n::{near_time, t};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::conflicts::{Choice, Conflict};
use crate::domain::context::Context;
use crate::domain::ids::Subject;
use crate::domain::stamp::Written;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Everything to settle about one subject, where it is; nothing while there is nothing.
#[component]
pub fn ContestsOf(
    /// Which.
    subject: Subject,
) -> impl IntoView {
    let session = session();
    let open = Memo::new(move |_| {
        session.world(|world| {
            let mut conflicts = world.conflicts_of(&subject);
            if let Subject::Case(id) = &subject {
                conflicts.extend(world.number_alike(*id));
                conflicts.extend(world.booked_with(*id));
            }
            conflicts
        })
    });
    move || {
        let open = open.get();
        let title = t::settle::title(open.len());
        (!open.is_empty()).then(|| {
            view! {
                <section class="contests" aria-label=title>
                    {open.into_iter().map(|conflict| view! { <Contest conflict/> }).collect_view()}
                    <p class="ask">{t::settle::note()}</p>
                </section>
            }
        })
    }
}

/// One thing to settle.
#[component]
pub fn Contest(
    /// What, with its versions.
    conflict: Conflict,
) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let what = label(session, &conflict);
    let keep = match conflict {
        Conflict::Number(..) | Conflict::Booked(..) => t::settle::keep_number(),
        _ => t::settle::keep(),
    };
    let choices = conflict.choices().into_iter().enumerate();
    view! {
        <div class="settle" data-settle=words::key(&conflict)>
            <p class="ask">{t::settle::ask(what)}</p>
            <div class="pair">
                {choices.map(|(place, (choice, by))| {
                    let text = version(session, &choice);
                    let text = if text.is_empty() { t::settle::empty().to_owned() } else { text };
                    let shown = (place == 0).then(|| view! { <small class="shown">{t::settle::shown()}</small> });
                    view! {
                        <div>
                            <strong>{text}</strong>
                            <small>{written(session, by)}</small>
                            {shown}
                            <button type="button" class="btn" data-act="keep" on:click=move |_| settle(session, choice.clone(), problem)>{keep}</button>
                        </div>
                    }
                }).collect_view()}
            </div>
            <ProblemLine problem/>
        </div>
    }
}

/// Who, when, on which device.
pub fn written(session: Session, by: Written) -> String {
    let when = near_time(by.at, platform::now(), session.offset());
    let device = session.device_name(by.dot.device);
    t::settle::by(device, when, session.name_of(by.actor))
}

/// Carries out a choice.
pub fn settle(session: Session, choice: Choice, problem: RwSignal<Option<DeskError>>) {
    let commands = {
        let desk = session.desk();
        let world = desk.world();
        choice.commands(&Context {
            now: platform::now(),
            actor: session.actor(),
            device: desk.device(),
            world: &world,
        })
    };
    spawn_local(async move {
        for command in commands {
            if let Err(error) = session.execute(command).await {
                // The page may be gone when the desk answers.
                problem.try_set(Some(error));
                return;
            }
        }
        session.say(t::common::saved());
    });
}
