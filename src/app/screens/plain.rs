//! A page without the frame: the first page, and the pages for what goes wrong.

use super::welcome::Languages;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use leptos::prelude::*;

/// The mark, the language switch and the content, as wide as a line can be read.
pub fn plain_page(content: impl IntoView + 'static) -> impl IntoView {
    view! {
        <div class="plain">
            <header class="line">
                <span class="mark"><Icon name=IconName::Mark/></span>
                <b class="grow">{t::common::app_name()}</b>
                <Languages/>
            </header>
            <main class="stack" id="main">{content}</main>
        </div>
    }
}
