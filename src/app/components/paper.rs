//! A page made for paper: it is in the document only while it is printed, and hides the rest of the screen then.

use leptos::portal::Portal;
use leptos::prelude::*;

/// A button that prints what it holds.
#[component]
pub fn PaperButton(
    /// What the button says.
    label: &'static str,
    /// What it is called in tests.
    act: &'static str,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let printing = RwSignal::new(false);
    let children = StoredValue::new(children);
    let print = move |_| {
        printing.set(true);
        // Long enough for signatures to come out of the store.
        let show = move || {
            // Waits until the person has chosen; a browser without printing (some in-app ones) does nothing.
            let _ = window().print();
            printing.try_set(false);
        };
        set_timeout(show, std::time::Duration::from_millis(250));
    };
    view! {
        <button type="button" class="btn" data-act=act on:click=print>{label}</button>
        {move || printing.get().then(|| view! {
            <Portal><div class="paper">{children.with_value(|children| children())}</div></Portal>
        })}
    }
}
