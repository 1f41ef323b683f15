//! What stands where something is on its way or did not come; for what is not there at all see [`super::empty`].

use crate::app::i18n::t;
use leptos::prelude::*;

/// Something is being read: lines in the place of the text, so that nothing jumps when it comes.
#[component]
pub fn Loading(
    /// What is being read.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <div class="loading" role="status"><span class="visually-hidden">{text}</span><i></i><i></i><i></i></div> }
}

/// Something did not work: what, why, and the way to try again if there is one.
#[component]
pub fn Wrong(
    /// What did not work.
    #[prop(into)]
    what: String,
    /// Why, as far as it is known.
    #[prop(optional, into)]
    why: String,
    /// Tries again.
    #[prop(optional)]
    again: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="wrong" role="alert">
            <strong>{what}</strong>
            {(!why.is_empty()).then(|| view! { <p>{why}</p> })}
            {again.map(|again| view! { <button type="button" class="btn" data-act="again" on:click=move |_| again.run(())>{t::parts::again()}</button> })}
        </div>
    }
}
