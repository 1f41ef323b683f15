//! Help: what the screen is for, the rules that it keeps with their clauses, and what the keyboard can do. One sheet for the whole app.

mod keys;
mod rules;

use crate::app::components::dialog::Dialog;
use crate::app::components::rules::{Help, HelpPart};
use crate::app::components::tabs::Tabs;
use crate::app::i18n::t;
use keys::Keys;
use leptos::prelude::*;
use rules::ScreenRules;

/// The sheet; its parts are built anew at each opening, for the screen that is shown then.
#[component]
pub fn HelpSheet(help: Help) -> impl IntoView {
    let Help { open, part } = help;
    let parts = || {
        vec![
            (HelpPart::Rules, "rules", t::parts::rules()),
            (HelpPart::Keys, "keys", t::parts::keys()),
        ]
    };
    let labelled = move || match part.get() {
        HelpPart::Rules => "help-rules",
        HelpPart::Keys => "help-keys",
    };
    view! {
        <Dialog open title=t::parts::help()>
            <Tabs id="help" label=t::parts::help() value=part options=parts()/>
            <div class="stack" role="tabpanel" tabindex="0" aria-labelledby=labelled>
                {move || match part.get() {
                    HelpPart::Rules => view! { <ScreenRules open/> }.into_any(),
                    HelpPart::Keys => view! { <Keys/> }.into_any(),
                }}
            </div>
        </Dialog>
    }
}
