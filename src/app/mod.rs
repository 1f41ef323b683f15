//! The web app: Leptos screens over the desk. Views are thin; what may happen is decided in the domain.
//!
//! Boot: preferences → store → desk → session → shell. What goes wrong on the way has a page of its own, and nothing is ever deleted
//! because opening failed.

pub mod boot;
pub mod burning;
pub mod components;
pub mod files;
pub mod i18n;
mod inside;
mod later;
pub mod places;
pub mod platform;
pub mod prefs;
pub mod route;
mod screens;
pub mod session;
mod shell;
mod shortcuts;
mod toast;
pub mod tone;
mod voice;

use i18n::{Locale, set_locale};
use leptos::prelude::*;
use session::Session;
use std::rc::Rc;

/// Starts the app in the document's body.
pub fn mount() {
    screens::trouble::watch_for_panics();
    set_locale(prefs::locale());
    prefs::show_theme(prefs::theme());
    leptos::mount::mount_to_body(App);
}

/// The language as a signal: the shell is built anew when it changes.
#[derive(Clone, Copy)]
pub struct LocaleSwitch(RwSignal<Locale>);

impl LocaleSwitch {
    /// Changes the language everywhere, without a reload.
    pub fn set(self, locale: Locale) {
        prefs::set_locale(locale);
        set_locale(locale);
        self.0.set(locale);
    }
}

#[component]
fn App() -> impl IntoView {
    let locale = RwSignal::new(i18n::locale());
    provide_context(LocaleSwitch(locale));
    later::provide();
    let opened = LocalResource::new(boot::open);
    view! {
        {move || match opened.get() {
            None => ().into_any(),
            Some(Ok(opened)) => {
                let session = Session::begin(Rc::clone(&opened.desk));
                boot::accompany(session, &opened);
                provide_context(session);
                view! { {move || { locale.get(); shell::Shell() }} }.into_any()
            }
            Some(Err(failed)) => view! { <screens::trouble::CannotOpen failed/> }.into_any(),
        }}
    }
}
