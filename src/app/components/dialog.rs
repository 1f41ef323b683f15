//! A sheet over the screen: the browser's own dialog, so that focus, Escape and screen readers behave.

use super::icons::{Icon, IconName};
use crate::app::i18n::t;
use leptos::html;
use leptos::prelude::*;

/// A titled sheet that shows while `open` is true, and puts the focus back where it was.
#[component]
pub fn Dialog(
    /// Whether it shows.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: String,
    /// As wide as the screen allows: for pictures.
    #[prop(optional)]
    wide: bool,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // Fails only for a dialog outside the document, which then has nothing to show.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let label = title.clone();
    view! {
        <dialog node_ref=node class="sheet" class:wide=wide aria-label=label on:close=move |_| open.set(false)>
            <header class="sheet-head">
                <h2>{title}</h2>
                <button type="button" class="btn quiet" data-act="close-dialog" aria-label=t::common::close() on:click=move |_| open.set(false)>
                    <Icon name=IconName::Cross/>
                </button>
            </header>
            <div class="sheet-body">{move || open.get().then(|| children())}</div>
        </dialog>
    }
}
