//! What the keyboard can do, and the switch for it.

use crate::app::i18n::t;
use crate::app::prefs;
use crate::app::shortcuts::shortcuts;
use leptos::prelude::*;

/// The table of keys.
#[component]
pub fn Keys() -> impl IntoView {
    let on = RwSignal::new(prefs::shortcuts());
    let switch = move |_| {
        on.update(|on| *on = !*on);
        prefs::set_shortcuts(on.get_untracked());
    };
    view! {
        <dl class="keys">
            {shortcuts().map(|(key, _, name)| view! { <dt><kbd>{key}</kbd></dt><dd>{name()}</dd> }).collect_view()}
        </dl>
        <p class="ask">{t::help::keys_rest()}</p>
        <button type="button" class="segment" role="checkbox" data-act="shortcuts" aria-checked=move || on.get().to_string() on:click=switch>{t::help::keys_on()}</button>
    }
}
