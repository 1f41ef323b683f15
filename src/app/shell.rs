//! The outermost view: the first page, or everything behind it once a firm is here and somebody is signed in; and what the whole app has to say.

use super::boot::Failed;
use super::components::storage_trouble::StorageTrouble;
use super::i18n::{damage, locale, t};
use super::later::{Later, later};
use super::route::current_route;
use super::screens;
use super::session::session;
use super::toast::Toast;
use leptos::prelude::*;

/// The frame with the current screen comes with the other file; the welcome page, while there is no organisation or nobody is signed in, is here.
#[component]
pub fn Shell() -> impl IntoView {
    let session = session();
    let ready = Memo::new(move |_| {
        session.world(|world| world.organisation.is_founded()) && session.person().is_some()
    });
    let route = current_route();
    provide_context(route);
    if let Some(root) = document().document_element() {
        // An attribute with a plain name cannot fail.
        let _ = root.set_attribute("lang", locale().tag());
    }
    move || {
        if !ready.get() {
            // A ledger of which nothing can be read is not an empty one: nobody is asked to found a firm over it.
            if let Some(detail) = session.desk().damage() {
                let failed = Failed {
                    reason: damage().to_owned(),
                    damaged: Some(detail),
                };
                return view! { <screens::trouble::CannotOpen failed/> }.into_any();
            }
            return view! { <Banners/><screens::welcome::Welcome/><Toast/> }.into_any();
        }
        later(Later::Inside { route })
    }
}

/// What the whole app has to say: another tab writes, a new version waits.
#[component]
pub fn Banners() -> impl IntoView {
    let session = session();
    let update = RwSignal::new(update_waits());
    let ready = window_event_listener_untyped("huiyin:update-ready", move |_| update.set(true));
    on_cleanup(move || ready.remove());
    let accept = move |_| {
        if let Ok(event) = web_sys::Event::new("huiyin:update-accept") {
            // Nobody cancels this event.
            let _ = window().dispatch_event(&event);
        }
    };
    view! {
        <div class="banners">
            <StorageTrouble/>
            {move || (!session.writer.get()).then(|| view! {
                <div class="banner warn" role="status">
                    <p>{t::parts::not_writer()}</p>
                    <button type="button" class="btn" data-act="take-over" on:click=move |_| super::boot::take_over(session)>{t::trouble::take_over()}</button>
                </div>
             })}
            {move || update.get().then(|| view! {
                <div class="banner" role="status">
                    <p>{t::parts::update_ready()}</p>
                    <button type="button" class="btn go" data-act="update" on:click=accept>{t::parts::update_now()}</button>
                    <button type="button" class="btn quiet" on:click=move |_| update.set(false)>{t::parts::later()}</button>
                </div>
            })}
        </div>
    }
}

/// A new version may have been ready before the app was.
fn update_waits() -> bool {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("data-update"))
        .is_some_and(|update| update == "ready")
}
