//! Something that takes a while: how far it is in words and as a bar, and a way to stop it where stopping leaves nothing half done.

use crate::app::i18n::t;
use leptos::prelude::*;

/// The bar with its words.
#[component]
pub fn Progress(
    /// How far it is, in words.
    #[prop(into)]
    words: String,
    /// How many are done of how many; without it the bar only says that something goes on.
    #[prop(optional_no_strip)]
    of: Option<(usize, usize)>,
    /// Stops it; what is done stays done.
    #[prop(optional_no_strip)]
    cancel: Option<Callback<()>>,
) -> impl IntoView {
    let bar = match of {
        Some((done, all)) => view! { <progress class="progress" max=all.to_string() value=done.to_string() aria-label=words.clone()></progress> }.into_any(),
        None => view! { <progress class="progress" aria-label=words.clone()></progress> }.into_any(),
    };
    view! {
        <div class="doing">
            <p>{words}</p>
            {bar}
            {cancel.map(|cancel| view! { <button type="button" class="btn quiet" data-act="stop" on:click=move |_| cancel.run(())>{t::parts::stop()}</button> })}
        </div>
    }
}
