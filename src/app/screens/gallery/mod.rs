//! The gallery: every part in every state, on one page. For development and tests, which photograph it; a release does not have it.

mod forms;
mod lists;
mod talk;

use crate::app::components::app_bar::AppBar;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::app::route::Route;
use leptos::prelude::*;

/// All parts.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <main class="page" id="main" data-screen="gallery">
            <AppBar title=t::gallery::title() below=|| t::gallery::about() back=Route::More>
                <button type="button" class="btn go"><Icon name=IconName::Plus/>{t::today::take()}</button>
            </AppBar>
            <Part id="bars" title=t::gallery::bars()>
                <div class="line">
                    <button type="button" class="btn go big">{t::common::save()}</button>
                    <button type="button" class="btn go">{t::common::save()}</button>
                    <button type="button" class="btn">{t::common::edit()}</button>
                    <button type="button" class="btn quiet">{t::common::back()}</button>
                    <button type="button" class="btn" disabled=true>{t::common::edit()}</button>
                    <button type="button" class="btn go" aria-busy="true" disabled=true>{t::common::saving()}</button>
                    <button type="button" class="btn" aria-pressed="true">{t::today::mine()}</button>
                </div>
            </Part>
            <lists::Clocks/>
            <lists::Rows/>
            <lists::Stages/>
            <lists::Actions/>
            <forms::Fields/>
            <forms::Pickers/>
            <forms::Capture/>
            <talk::Chips/>
            <talk::States/>
            <talk::Doing/>
            <talk::Table/>
            <talk::Sheets/>
            <talk::Paper/>
        </main>
    }
}

/// One family of parts; the tests photograph each on its own.
#[component]
fn Part(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! { <section class="gallery-part" data-part=id><h2>{title}</h2><div class="stack">{children()}</div></section> }
}
