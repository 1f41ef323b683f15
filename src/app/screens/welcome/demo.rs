//! Demonstration data: one tap tells a heating company's story through the ordinary commands, and signs its head of desk in.

use crate::app::components::icons::{Icon, IconName};
use crate::app::files;
use crate::app::i18n::t;
use crate::app::later::demonstrate;
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::demo;
use crate::desk::DeskError;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Everybody sees the same firm.
const SEED: u64 = 311;
/// So many commands are carried out before the screen is painted again.
const STEP: usize = 300;

/// Whether the ledger on this device holds the demonstration firm.
#[must_use]
pub fn is_demo(session: Session) -> bool {
    session.world(|world| world.organisation.people.contains_key(&demo::founder(SEED)))
}

/// The third way on the first page.
#[component]
pub fn LookAtDemo() -> impl IntoView {
    let session = session();
    let progress = RwSignal::new(None::<usize>);
    let problem = RwSignal::new(None::<String>);
    let begin = move |_| {
        problem.set(None);
        progress.set(Some(0));
        spawn_local(async move {
            let told = demonstrate(session, progress).await;
            if !matches!(told, Ok(Ok(()))) {
                progress.set(None);
            }
            match told {
                Ok(Ok(())) => (),
                Ok(Err(reason)) => problem.set(Some(reason)),
                Err(_) => problem.set(Some(t::trouble::not_here_note().to_owned())),
            }
        });
    };
    view! {
        <button type="button" class="way" data-act="demo" disabled=move || progress.get().is_some() on:click=begin>
            <Icon name=IconName::Search/>
            <span>
                <b>{t::welcome::demo()}</b>
                <small role="status">
                    {move || match progress.get() {
                        None => t::welcome::demo_note().to_owned(),
                        Some(percent) => t::welcome::demo_making(percent),
                    }}
                </small>
            </span>
        </button>
        {move || problem.get().map(|problem| view! { <p class="wrong" role="alert">{problem}</p> })}
    }
}

/// Founds, stores the one signature, and carries out the rest in steps. The world shows only once all of it is there.
///
/// # Errors
/// What the desk refused or could not store.
pub async fn tell(session: Session, progress: RwSignal<Option<usize>>) -> Result<(), DeskError> {
    files::breathe().await;
    let desk = session.desk();
    let mut story: Vec<_> = demo::script(SEED, platform::now()).collect();
    let all = story.len().max(1);
    let mut rest = story.split_off(1.min(story.len()));
    // The rules allow every line of the story; a test holds it to that.
    desk.execute_all(story, |_, _| ()).await?;
    let (bytes, signature) = demo::signature();
    desk.attach(bytes, &signature.media_type, &signature.caption)
        .await?;
    while !rest.is_empty() {
        let later = rest.split_off(STEP.min(rest.len()));
        desk.execute_all(rest, |_, _| ()).await?;
        rest = later;
        // The page may be gone; the story goes on.
        let _ = progress.try_set(Some((all - rest.len()) * 100 / all));
        files::breathe().await;
    }
    session.sign_in(Some(demo::founder(SEED)));
    session.changed();
    Ok(())
}
