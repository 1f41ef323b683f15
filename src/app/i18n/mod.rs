//! Three languages. Texts live in `texts/*.toml`; `build.rs` makes a function of each: `t::today::title()`.
//!
//! The shell renders anew when the locale changes, so a text is picked when a view is built and needs no signal of its own.

mod active;
pub mod after;
pub mod basis;
mod bundle;
mod case_refusals;
pub mod complaint;
mod craft;
mod explain;
mod fmt;
mod grades;
mod key_mark;
mod labels;
mod names;
mod opening;
mod petitions;
mod premises;
pub mod quality;
mod refusals;
pub mod returns;
mod spreadsheet;

pub use active::*;
pub use bundle::*;
pub use craft::*;
pub use explain::*;
pub use fmt::*;
pub use grades::*;
pub use key_mark::*;
pub use labels::*;
pub use names::*;
pub use opening::*;
pub use petitions::*;
pub use premises::*;
pub use refusals::*;
pub use spreadsheet::*;

use std::cell::Cell;

/// The language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// 繁體中文.
    #[default]
    Hant,
    /// 简体中文, folded from 繁體 by a table of words and one of characters.
    Hans,
    /// English.
    En,
}

impl Locale {
    /// All, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Hant, Self::Hans, Self::En];

    /// BCP 47 tag for the document and for preferences.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Hant => "zh-Hant",
            Self::Hans => "zh-Hans",
            Self::En => "en",
        }
    }

    /// Its own name, in itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Hant => "繁體中文",
            Self::Hans => "简体中文",
            Self::En => "English",
        }
    }

    /// The closest of the three to a browser's tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase();
        if tag.contains("hans") || tag.starts_with("zh-cn") || tag.starts_with("zh-sg") {
            Self::Hans
        } else if tag.starts_with("zh") {
            Self::Hant
        } else {
            Self::En
        }
    }
}

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::Hant) };
}

/// The language in use.
#[must_use]
pub fn locale() -> Locale {
    LOCALE.get()
}

/// Changes the language; the shell renders anew.
pub fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

/// The texts, one module a file.
pub mod t {
    use super::{Locale, locale};

    fn pick(hant: &'static str, hans: &'static str, en: &'static str) -> &'static str {
        match locale() {
            Locale::Hant => hant,
            Locale::Hans => hans,
            Locale::En => en,
        }
    }

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
