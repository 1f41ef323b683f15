//! The button that shows the rules of this screen. The sheet itself belongs to the shell, so that every screen has it at no cost.

use super::icons::{Icon, IconName};
use crate::app::i18n::t;
use leptos::prelude::*;

/// Which part of the help stands in front.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HelpPart {
    /// The rules of the screen.
    #[default]
    Rules,
    /// What the keyboard can do.
    Keys,
}

/// The help of the whole app: whether it shows, and what.
#[derive(Clone, Copy)]
pub struct Help {
    /// Whether the sheet is open.
    pub open: RwSignal<bool>,
    /// What stands in front.
    pub part: RwSignal<HelpPart>,
}

impl Help {
    /// Called once, by the shell.
    pub fn provide() -> Self {
        let help = Self {
            open: RwSignal::new(false),
            part: RwSignal::default(),
        };
        provide_context(help);
        help
    }

    /// Opens the sheet.
    pub fn show(self, part: HelpPart) {
        self.part.set(part);
        self.open.set(true);
    }
}

/// Opens the rules of the screen on which it stands; nothing outside the frame.
#[component]
pub fn Rules() -> impl IntoView {
    let help = use_context::<Help>()?;
    Some(view! {
        <button type="button" class="btn quiet rules" data-act="rules" aria-haspopup="dialog" on:click=move |_| help.show(HelpPart::Rules)>
            <Icon name=IconName::Book/>
            <span>{t::parts::rules()}</span>
        </button>
    })
}
