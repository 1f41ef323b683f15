//! The head of a screen: the way back if it lies deeper, its name, one short line below, what can be done here, and its rules one tap away.

use super::icons::{Icon, IconName};
use super::rules::Rules;
use crate::app::i18n::t;
use crate::app::route::Route;
use leptos::prelude::*;

/// Every screen begins with one; the first heading in it is where the focus goes when the screen opens.
#[component]
pub fn AppBar(
    /// What the screen is called.
    #[prop(into)]
    title: String,
    /// A short line below the name: the day, how many there are.
    #[prop(optional, into)]
    below: ViewFn,
    /// The line below changes while one looks (a count after a search) and is announced.
    #[prop(optional)]
    counts: bool,
    /// Where "back" leads; a first-level place has none.
    #[prop(optional)]
    back: Option<Route>,
    /// Buttons: at most one is filled.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = counts.then_some("status");
    view! {
        <header class="top">
            {back.map(|back| view! { <a class="btn quiet back" href=back.href() aria-label=t::common::back()><Icon name=IconName::Back/></a> })}
            <h1>{title}</h1>
            <Rules/>
            {children.map(|children| children())}
            <p class="below" role=role>{below.run()}</p>
        </header>
    }
}
