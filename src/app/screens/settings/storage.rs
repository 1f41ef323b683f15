//! How safe the data are on this device: persisted, installed, space, last handoff; the raw rescue download.

use crate::app::files;
use crate::app::i18n::{length, size, t};
use crate::app::platform;
use crate::app::session::session;
use crate::app::storage_state::{StorageState, ask_to_persist, look};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section.
#[component]
pub fn Storage() -> impl IntoView {
    let session = session();
    let state = RwSignal::new(StorageState::default());
    let refused = RwSignal::new(false);
    let refresh = move || {
        spawn_local(async move {
            // The section may have been closed meanwhile.
            let _ = state.try_set(look().await);
        })
    };
    refresh();
    let ask = move |_| {
        spawn_local(async move {
            refused.set(!ask_to_persist().await);
            refresh();
        });
    };
    let last = move || {
        session.world(|_| ());
        let standing = session.desk().standing();
        let last = standing
            .devices
            .iter()
            .flat_map(|device| [device.last_given, device.last_taken])
            .flatten()
            .max();
        match last {
            Some(at) => t::settings::last_bundle(length(platform::now().since(at))),
            None => t::settings::no_bundle().to_owned(),
        }
    };
    view! {
        <ul class="stack" data-section="storage-state">
            <li>
                {move || match state.get().persisted {
                    Some(true) => view! { <p class="fine">{t::settings::persisted()}</p> }.into_any(),
                    _ => view! {
                        <p class="soon">{t::settings::not_persisted()}</p>
                        <button type="button" class="btn" data-act="persist" on:click=ask>{t::settings::ask_persist()}</button>
                        <p role="alert">{move || refused.get().then(t::settings::persist_refused)}</p>
                    }
                    .into_any(),
                }}
            </li>
            <li>
                {move || {
                    if state.get().installed { view! { <p class="fine">{t::settings::installed()}</p> } } else { view! { <p class="soon">{t::settings::not_installed()}</p> } }
                }}
            </li>
            <li>
                {move || match state.get().space {
                    Some((used, quota)) => t::settings::usage(size(quota.saturating_sub(used)), size(used)),
                    None => t::settings::usage_unknown().to_owned(),
                }}
            </li>
            <li>{last}</li>
            <li>
                <button type="button" class="btn" data-act="rescue" on:click=move |_| files::rescue()>{t::settings::rescue()}</button>
                <p class="hint">{t::settings::rescue_note()}</p>
            </li>
        </ul>
    }
}
