//! Why nothing can be written for now, as long as that is so: the storage fails, or the ledger does not verify. What is there can still be read
//! and handed over.

use crate::app::files;
use crate::app::i18n::{damage, t};
use crate::app::later::{Later, later};
use crate::app::session::{Saving, session};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The banner; nothing while everything is well.
#[component]
pub fn StorageTrouble() -> impl IntoView {
    let session = session();
    let damaged = Memo::new(move |_| {
        session.track();
        // Found wherever entries are read, also while a bundle is made: looked at again with the slow clock.
        let _ = session.slow();
        session.desk().damage()
    });
    // A tab that only reads says so itself.
    let failed = move || match session.saving.get() {
        Saving::Failed(reason) if session.writer.get() => Some(reason),
        _ => None,
    };
    let asked = RwSignal::new(false);
    let retry = move |_| spawn_local(async move { session.try_storage().await });
    move || {
        if damaged.with(Option::is_some) {
            return Some(view! {
                <div class="banner warn" role="alert" data-screen="damaged">
                    <p>{damage()}</p>
                    <button type="button" class="btn" data-act="rescue" on:click=move |_| files::rescue()>{t::trouble::rescue()}</button>
                    <button type="button" class="btn go" data-act="rebuild" on:click=move |_| asked.set(true)>{t::trouble::rebuild()}</button>
                    <RebuildOnDemand asked/>
                </div>
            }
            .into_any());
        }
        failed().map(|reason| view! {
            <div class="banner warn" role="alert" data-trouble="storage">
                <p>{t::trouble::read_only(reason)}</p>
                <button type="button" class="btn" data-act="try-storage" on:click=retry>{t::trouble::retry()}</button>
            </div>
        }
        .into_any())
    }
}

/// The sheet for going on beside a damaged ledger. It comes with the other file once somebody asks, and stays then.
#[component]
pub fn RebuildOnDemand(
    /// Whether somebody asks.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let once =
        Memo::new(move |before: Option<&bool>| before.is_some_and(|asked| *asked) || asked.get());
    move || once.get().then(|| later(Later::Rebuild { open: asked }))
}
