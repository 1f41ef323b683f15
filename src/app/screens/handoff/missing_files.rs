//! Files that entries name and that are not here: which case, how large, and who has them. The next bundle asks for them.

use crate::app::i18n::{separator, size, t};
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::{HandoffStanding, MissingFile};
use crate::domain::ids::Subject;
use leptos::prelude::*;

/// The list, or nothing while every file is here.
#[component]
pub fn MissingFiles(state: Memo<HandoffStanding>) -> impl IntoView {
    let session = session();
    let missing = LocalResource::new(move || {
        state.track();
        let desk = session.desk();
        async move { desk.missing_files().await.unwrap_or_default() }
    });
    move || {
        let missing = missing.get().filter(|missing| !missing.is_empty())?;
        Some(view! {
            <section class="settle" aria-labelledby="missing-files" data-screen="missing-files">
                <h2 id="missing-files">{t::files::missing()}</h2>
                <ul class="stack">{missing.iter().map(|missing| line(session, missing)).collect_view()}</ul>
                <p class="ask">{t::files::missing_note()}</p>
            </section>
        })
    }
}

fn line(session: Session, missing: &MissingFile) -> impl IntoView + use<> {
    let names: Vec<String> = missing
        .held_by
        .iter()
        .map(|device| session.device_name(*device))
        .collect();
    let who = if names.is_empty() {
        t::files::held_by_nobody().to_owned()
    } else {
        t::files::held_by(names.join(separator()))
    };
    let name = match missing.file.caption.as_str() {
        "" => t::files::unnamed().to_owned(),
        caption => caption.to_owned(),
    };
    let case = match &missing.subject {
        Subject::Case(id) => {
            let number = session.world(|world| Some(world.cases.get(id)?.number.clone()));
            number.map(|number| view! { " · "<a href=Route::Case(*id).href()>{number}</a> })
        }
        _ => None,
    };
    view! {
        <li data-missing-file=missing.file.sha256.clone()>
            {name}", "{size(missing.file.size)}{case}" · "{who}
        </li>
    }
}
