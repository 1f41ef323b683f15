//! Single keys for a PC: the places, taking a case, the search, and `?` for what there is. They rest while somebody types or a sheet is open,
//! and can be switched off for people whose speech input would press them (WCAG 2.1.4).

use super::components::rules::{Help, HelpPart};
use super::i18n::t;
use super::places;
use super::prefs;
use super::route::Route;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What a key does.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// Opens a place.
    Go(fn() -> Route),
    /// Puts the cursor into the search of the screen.
    Search,
    /// Shows this table.
    Help,
}

/// A key, what it does, and how that is called.
pub type Shortcut = (&'static str, Does, fn() -> &'static str);

/// The one table: the listener and the help read it, by [`shortcuts`].
const SHORTCUTS: [Shortcut; 9] = [
    ("1", Does::Go(|| Route::Today), t::common::today),
    ("2", Does::Go(|| Route::Cases), t::common::cases),
    ("3", Does::Go(|| Route::Customers), t::common::customers),
    ("4", Does::Go(|| Route::Revisits), t::common::revisits),
    ("5", Does::Go(|| Route::Handoff), t::common::handoff),
    ("6", Does::Go(|| Route::More), t::common::more),
    ("n", Does::Go(|| Route::Take), t::today::take),
    ("/", Does::Search, t::common::search),
    ("?", Does::Help, t::parts::keys),
];

/// Those that lead somewhere in this firm.
pub fn shortcuts() -> impl Iterator<Item = Shortcut> {
    SHORTCUTS.into_iter().filter(|(_, does, _)| match does {
        Does::Go(to) => places::has(&to()),
        Does::Search | Does::Help => true,
    })
}

/// Listens as long as the frame is there.
pub fn listen(help: Help) {
    // Read here: a listener of the window has no session of its own.
    let known = Memo::new(|_| shortcuts().map(|(key, ..)| key).collect::<Vec<_>>());
    let pressed = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || busy() || !prefs::shortcuts()
        {
            return;
        }
        let key = event.key();
        if !known.with_untracked(|known| known.contains(&&*key)) {
            return;
        }
        let Some((_, does, _)) = SHORTCUTS.iter().find(|(known, ..)| *known == key) else {
            return;
        };
        event.prevent_default();
        match does {
            Does::Go(to) => to().go(),
            Does::Search => search(),
            Does::Help => help.show(HelpPart::Keys),
        }
    });
    on_cleanup(move || pressed.remove());
}

/// Whether the keys belong to somebody else: a field that is written in, or an open sheet.
fn busy() -> bool {
    let writing = document()
        .active_element()
        .is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false));
    writing
        || document()
            .query_selector("dialog[open]")
            .ok()
            .flatten()
            .is_some()
}

/// The search of this screen, or else that of all cases.
fn search() {
    let fields = document()
        .query_selector_all("main input[type=search]")
        .ok();
    let visible = fields.and_then(|fields| {
        (0..fields.length())
            .filter_map(|index| fields.get(index)?.dyn_into::<web_sys::HtmlElement>().ok())
            .find(|field| field.offset_parent().is_some())
    });
    match visible {
        // Focus fails only for an element that has just left the page.
        Some(field) => drop(field.focus()),
        None => Route::Cases.go(),
    }
}
