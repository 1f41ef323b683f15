//! Going on beside a damaged ledger: what will happen, that it happens, and what came of it, in figures. The damaged one is only read.

use super::trouble::reload;
use crate::app::components::dialog::Dialog;
use crate::app::components::states::{Loading, Wrong};
use crate::app::i18n::{failure, store_failure, t};
use crate::app::session::{BrowserDesk, BrowserStore, Session};
use crate::app::{files, platform, prefs};
use crate::desk::{Desk, Opening, Salvaged};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How far it is.
#[derive(Clone)]
enum Course {
    Asked,
    Working,
    Done(Salvaged),
    Failed(String),
}

/// The sheet, over whatever says that the ledger is damaged.
#[component]
pub fn RebuildSheet(
    /// Whether it shows.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <Dialog open title=t::trouble::rebuild()><Rebuild/></Dialog> }
}

#[component]
fn Rebuild() -> impl IntoView {
    // Where not even the desk could be opened there is no session.
    let session = use_context::<Session>();
    let course = RwSignal::new(Course::Asked);
    let begin = move || {
        course.set(Course::Working);
        let desk = session.map(|session| session.desk());
        spawn_local(async move {
            let done = begin_beside(desk).await;
            // The sheet may have been closed meanwhile.
            let _ = course.try_set(match done {
                Ok(salvaged) => Course::Done(salvaged),
                Err(reason) => Course::Failed(reason),
            });
        });
    };
    let writes = move || session.is_none_or(|session| session.writer.get());
    move || {
        match course.get() {
        Course::Asked if !writes() => {
            view! { <p class="wrong" role="alert">{t::parts::not_writer()}</p> }.into_any()
        }
        Course::Asked => view! {
            <ol class="steps" data-trouble="rebuild">
                <li>{t::trouble::rebuild_kept()}</li>
                <li>{t::trouble::rebuild_taken()}</li>
                <li>{t::trouble::rebuild_key()}</li>
                <li>{t::trouble::rebuild_rest()}</li>
            </ol>
            <div class="form-foot">
                <button type="button" class="btn" data-act="rescue" on:click=move |_| files::rescue()>{t::trouble::rescue()}</button>
                <button type="button" class="btn go big" data-act="rebuild-go" on:click=move |_| begin()>{t::trouble::rebuild_go()}</button>
            </div>
        }
        .into_any(),
        Course::Working => view! { <Loading text=t::trouble::rebuild_working()/> }.into_any(),
        Course::Failed(why) => {
            view! { <Wrong what=t::trouble::rebuild_failed() why again=Callback::new(move |()| begin())/> }.into_any()
        }
        Course::Done(salvaged) => view! { <Outcome salvaged/> }.into_any(),
    }
    }
}

/// What was taken over and what was not, and the way on.
#[component]
fn Outcome(salvaged: Salvaged) -> impl IntoView {
    let lines = [
        ("taken", t::trouble::taken(), salvaged.taken),
        ("files", t::trouble::files_taken(), salvaged.files),
        (
            "without-text",
            t::trouble::without_text(),
            salvaged.without_text,
        ),
        (
            "others-left",
            t::trouble::others_left(),
            salvaged.others_left,
        ),
        ("own-left", t::trouble::own_left(), salvaged.own_left),
    ];
    let lines = lines
        .into_iter()
        .filter(|(key, _, count)| *key == "taken" || *count > 0);
    let missing = salvaged.without_text + salvaged.others_left > 0;
    view! {
        <div class="stack" role="status" data-trouble="rebuilt">
            <dl class="counts">
                {lines.map(|(key, label, count)| view! { <dt>{label}</dt><dd data-count=key>{count}</dd> }).collect_view()}
            </dl>
            {missing.then(|| view! { <p>{t::trouble::missing_comes()}</p> })}
            {(salvaged.own_left > 0).then(|| view! { <p class="wrong">{t::trouble::own_left_note()}</p> })}
            <p class="ask">{t::trouble::rebuilt_next()}</p>
            <div class="form-foot">
                {(salvaged.own_left > 0).then(|| view! { <button type="button" class="btn" data-act="rescue" on:click=move |_| files::rescue()>{t::trouble::rescue()}</button> })}
                <button type="button" class="btn go big" data-act="open-rebuilt" on:click=move |_| reload()>{t::trouble::open_rebuilt()}</button>
            </div>
        </div>
    }
}

/// Fills the next database and lets the next opening find it.
async fn begin_beside(desk: Option<Rc<BrowserDesk>>) -> Result<Salvaged, String> {
    let entropy = platform::entropy().map_err(|error| error.to_string())?;
    let name = next_database(&prefs::database());
    let beside = BrowserStore::open(&name)
        .await
        .map_err(|error| store_failure(&error))?;
    let former = desk.as_ref().map(|desk| desk.device());
    let begun = match desk {
        Some(desk) => desk.rebuild(beside, entropy, platform::now()).await,
        None => {
            let opening = Opening {
                entropy,
                incarnation: None,
            };
            let opened = Desk::open(beside, opening).await;
            opened.map(|desk| (desk, Salvaged::default()))
        }
    };
    let (new, salvaged) = begun.map_err(|error| failure(&error))?;
    // Pages save time at the next opening and nothing else.
    let _ = new.flush_pages().await;
    prefs::move_to(&name, &new.incarnation(), former);
    Ok(salvaged)
}

/// The database after this one: `huiyin`, `huiyin-2`, `huiyin-3` …
fn next_database(name: &str) -> String {
    let number = name
        .rsplit_once('-')
        .and_then(|(_, number)| number.parse::<u32>().ok());
    let next = number.unwrap_or(1).saturating_add(1);
    format!("{}-{next}", prefs::FIRST_DATABASE)
}
