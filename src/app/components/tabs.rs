//! Parts of one sheet or page, of which one shows: a row of words; arrow keys move as in a group of tabs.

use super::field::arrows;
use leptos::prelude::*;

/// The row. The part itself is drawn by the caller, inside an element with `role="tabpanel"` and `aria-labelledby="{id}-{key}"`.
#[component]
pub fn Tabs<T>(
    /// Begins the ids of the tabs, unique on the screen.
    id: &'static str,
    /// Name of the group.
    #[prop(into)]
    label: String,
    /// Which part shows.
    value: RwSignal<T>,
    /// Parts with their keys and names.
    options: Vec<(T, &'static str, &'static str)>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let tab = move |(part, key, name): (T, &'static str, &'static str)| {
        let shown = move || value.get() == part;
        view! {
            <button
                type="button"
                role="tab"
                class="part"
                id=format!("{id}-{key}")
                data-value=key
                tabindex=move || if shown() { "0" } else { "-1" }
                aria-selected=move || shown().to_string()
                on:click=move |_| value.set(part)
            >
                {name}
            </button>
        }
    };
    view! { <div class="parts" role="tablist" aria-label=label on:keydown=arrows>{options.into_iter().map(tab).collect_view()}</div> }
}
