//! Who is signed in on this device.

use crate::app::i18n::{role, separator, t};
use crate::app::session::session;
use leptos::prelude::*;

/// Name and roles, and the way out: whoever comes next chooses who they are.
#[component]
pub fn SignedIn() -> impl IntoView {
    let session = session();
    let me = Memo::new(move |_| {
        let person = session.actor();
        session.world(|world| {
            world.organisation.people.get(&person).map(|person| {
                let roles: Vec<&str> = person.roles.iter().copied().map(role).collect();
                (person.name.clone(), roles.join(separator()))
            })
        })
    });
    view! {
        <div class="chosen" data-section="person">
            {move || me.get().map(|(name, roles)| view! { <div><b>{t::settings::signed_in(name)}</b><small>{roles}</small></div> })}
            <button type="button" class="btn" data-act="sign-out" on:click=move |_| session.sign_in(None)>{t::settings::switch()}</button>
        </div>
    }
}
