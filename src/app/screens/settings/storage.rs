//! How safe the data are on this device: persisted, installed, space, last handoff; the raw rescue download.

use crate::app::boot::erase;
use crate::app::files;
use crate::app::i18n::{failure, length, size, t};
use crate::app::platform;
use crate::app::prefs;
use crate::app::screens::welcome::demo::is_demo;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::store::storage_light::{StorageLight, storage_light};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section.
#[component]
pub fn Storage() -> impl IntoView {
    let session = session();
    let state = RwSignal::new(StorageLight::default());
    let refused = RwSignal::new(false);
    let refresh = move || {
        spawn_local(async move {
            // The section may have been closed meanwhile.
            let _ = state.try_set(storage_light(false).await);
        })
    };
    refresh();
    let ask = move |_| {
        spawn_local(async move {
            let light = storage_light(true).await;
            let _ = refused.try_set(!light.persisted);
            let _ = state.try_set(light);
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
                    true => view! { <p class="fine">{t::settings::persisted()}</p> }.into_any(),
                    false => view! {
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
                {move || match (state.get().used, state.get().quota) {
                    (Some(used), Some(quota)) => t::settings::usage(size(whole(quota - used)), size(whole(used))),
                    _ => t::settings::usage_unknown().to_owned(),
                }}
            </li>
            <li>{last}</li>
            <li>
                <button type="button" class="btn" data-act="rescue" on:click=move |_| files::rescue()>{t::settings::rescue()}</button>
                <p class="hint">{t::settings::rescue_note()}</p>
                {(prefs::database() != prefs::FIRST_DATABASE).then(|| view! { <p class="hint" data-earlier="">{t::trouble::earlier_kept()}</p> })}
            </li>
            {move || is_demo(session).then(|| view! { <li><RemoveDemo/></li> })}
        </ul>
    }
}

/// Whole bytes; what browsers report lies well inside 2^53.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(bytes: f64) -> u64 {
    bytes.max(0.0) as u64
}

/// One tap and a confirmation: the demonstration firm goes, and nothing else can be in its ledger but what was tried out in it.
#[component]
fn RemoveDemo() -> impl IntoView {
    let session = session();
    let asked = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let remove = move |_| {
        spawn_local(async move {
            if let Err(error) = erase(session).await {
                let reason = failure(&DeskError::Store(error));
                let _ = failed.try_set(Some(t::settings::remove_failed(reason)));
            }
        });
    };
    view! {
        <button type="button" class="btn" data-act="remove-demo" on:click=move |_| asked.set(true)>{t::settings::remove_demo()}</button>
        {move || asked.get().then(|| view! {
            <div class="wrong stack" role="alert">
                <p>{t::settings::remove_demo_sure()}</p>
                <button type="button" class="btn" data-act="remove-demo-sure" on:click=remove>{t::settings::sure()}</button>
            </div>
        })}
        <p class="problem" role="alert">{move || failed.get()}</p>
    }
}
