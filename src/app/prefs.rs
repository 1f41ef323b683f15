//! What this device remembers about its own use: language, theme, who is signed in. Kept in the browser's local storage by
//! gloo-storage, apart from the ledger: losing it loses no work.

use super::i18n::Locale;
use crate::domain::ids::PersonId;
use crate::domain::stamp::DeviceId;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

/// How the screen looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast, for sunlight.
    Sun,
}

impl Theme {
    /// All, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Sun];

    /// Value of the document's `data-theme`.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sun => "sun",
        }
    }
}

/// The remembered language, or the closest to the browser's.
#[must_use]
pub fn locale() -> Locale {
    let remembered = LocalStorage::get::<String>("huiyin.locale").ok();
    let browser = web_sys::window().and_then(|window| window.navigator().language());
    remembered
        .or(browser)
        .map_or(Locale::Hant, |tag| Locale::from_tag(&tag))
}

/// Remembers the language.
pub fn set_locale(locale: Locale) {
    remember("huiyin.locale", locale.tag());
}

/// The remembered theme.
#[must_use]
pub fn theme() -> Theme {
    LocalStorage::get("huiyin.theme").unwrap_or_default()
}

/// Remembers the theme and shows it.
pub fn set_theme(theme: Theme) {
    remember("huiyin.theme", theme);
    show_theme(theme);
}

/// Puts the theme on the document.
pub fn show_theme(theme: Theme) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        // Attributes with plain names cannot fail.
        let _ = root.set_attribute("data-theme", theme.attribute());
    }
}

/// Whether single keys open places (`shortcuts`).
#[must_use]
pub fn shortcuts() -> bool {
    LocalStorage::get("huiyin.shortcuts").unwrap_or(true)
}

/// Remembers whether they do.
pub fn set_shortcuts(on: bool) {
    remember("huiyin.shortcuts", on);
}

/// Whether the first steps were put away on this device.
#[must_use]
pub fn start_put_away() -> bool {
    LocalStorage::get("huiyin.start").unwrap_or(false)
}

/// Remembers that they were, or that they are wanted again.
pub fn put_start_away(away: bool) {
    remember("huiyin.start", away);
}

/// Who is signed in on this device.
#[must_use]
pub fn person() -> Option<PersonId> {
    LocalStorage::get("huiyin.person").ok()
}

/// Remembers who is signed in.
pub fn set_person(person: Option<PersonId>) {
    remember("huiyin.person", person);
}

/// Whether a new repair is heard.
#[must_use]
pub fn sound() -> bool {
    LocalStorage::get("huiyin.sound").unwrap_or(true)
}

/// Remembers whether a new repair is heard.
pub fn set_sound(on: bool) {
    remember("huiyin.sound", on);
}

/// Name of the first database.
pub const FIRST_DATABASE: &str = "huiyin";

/// The database that holds the ledger: the first one, or one that was begun beside a damaged one.
#[must_use]
pub fn database() -> String {
    LocalStorage::get("huiyin.database").unwrap_or_else(|_| FIRST_DATABASE.to_owned())
}

/// From the next opening on this database holds the ledger; whoever holds the tablet signs in anew. `former` is the device that wrote the
/// one before.
pub fn move_to(database: &str, incarnation: &str, former: Option<DeviceId>) {
    set_incarnation(incarnation);
    set_person(None);
    if let Some(former) = former {
        remember("huiyin.former", former);
    }
    remember("huiyin.database", database);
}

/// The device that this one was before its ledger was begun anew, until it has said so to the firm.
#[must_use]
pub fn former() -> Option<DeviceId> {
    LocalStorage::get("huiyin.former").ok()
}

/// The firm knows.
pub fn forget_former() {
    LocalStorage::delete("huiyin.former");
}

/// The incarnation that this browser profile knows; a database copied into another profile has another one.
#[must_use]
pub fn incarnation() -> Option<String> {
    LocalStorage::get("huiyin.incarnation").ok()
}

/// Remembers the incarnation.
pub fn set_incarnation(incarnation: &str) {
    remember("huiyin.incarnation", incarnation);
}

/// Forgets everything that is remembered here.
pub fn forget() {
    for key in ["huiyin.person", "huiyin.incarnation"] {
        LocalStorage::delete(key);
    }
}

fn remember(key: &str, value: impl Serialize) {
    // A full or forbidden local storage costs a preference, never work.
    let _ = LocalStorage::set(key, value);
}
