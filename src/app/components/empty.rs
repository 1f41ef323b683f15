//! What stands where there is nothing: a sentence, and the next step if there is one.

use super::icons::{Icon, IconName};
use leptos::prelude::*;

/// An empty list or an unopened detail.
#[component]
pub fn Empty(
    /// What kind of thing is missing.
    icon: IconName,
    /// What to say.
    #[prop(into)]
    text: String,
    /// A way on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! { <div class="empty"><Icon name=icon/><p>{text}</p>{children.map(|children| children())}</div> }
}
