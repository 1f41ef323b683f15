//! The language switch: each language in itself.

use crate::app::LocaleSwitch;
use crate::app::i18n::{Locale, locale, t};
use leptos::prelude::*;

/// Changes the language at once; the screens are built anew.
#[component]
pub fn Languages() -> impl IntoView {
    // Pages that stand in for a broken start have no switch.
    let switch = use_context::<LocaleSwitch>()?;
    Some(view! {
        <div class="languages" role="group" aria-label=t::welcome::language()>
            {Locale::ALL
                .into_iter()
                .map(|language| {
                    view! {
                        <button
                            type="button"
                            class="btn quiet"
                            lang=language.tag()
                            data-act=format!("language-{}", language.tag())
                            aria-pressed=(language == locale()).to_string()
                            on:click=move |_| switch.set(language)
                        >
                            {language.own_name()}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    })
}
