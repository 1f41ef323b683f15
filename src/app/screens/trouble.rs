//! Pages for what goes wrong: the ledger could not be opened; the program itself has stopped. Nothing is ever deleted by them.

use super::plain::plain_page;
use crate::app::files;
use crate::app::i18n::t;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// The ledger could not be opened; nothing was deleted.
#[component]
pub fn CannotOpen(
    /// Why, in words.
    reason: String,
) -> impl IntoView {
    plain_page(view! {
        <h1>{t::trouble::cannot_open()}</h1>
        <p>{t::trouble::nothing_deleted()}</p>
        <p class="wrong" role="alert" data-trouble="cannot-open">{t::trouble::reason(reason)}</p>
        <div class="line">
            <button type="button" class="btn go big" data-act="retry" on:click=move |_| reload()>{t::trouble::retry()}</button>
            <button type="button" class="btn" data-act="rescue" on:click=move |_| files::rescue()>{t::trouble::rescue()}</button>
        </div>
    })
}

/// Loads the page anew.
pub fn reload() {
    // A page that may not reload stays as it is.
    let _ = window().location().reload();
}

/// From now on a panic ends in a page that says so instead of a dead screen. The page is built without Leptos, whose state is gone then,
/// and its buttons are links and a script of their own: nothing of this program runs any more.
pub fn watch_for_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        // The page that says so must not fail in turn.
        let _ = crashed();
    }));
}

fn crashed() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    body.set_text_content(None);
    let page = child(&document, &body, "div", "plain")?;
    let main = child(&document, &page, "main", "stack")?;
    main.set_attribute("data-trouble", "crashed").ok()?;
    child(&document, &main, "h1", "")?.set_text_content(Some(t::trouble::crashed()));
    child(&document, &main, "p", "")?.set_text_content(Some(t::trouble::crashed_safe()));
    let line = child(&document, &main, "div", "line")?;
    let again = child(&document, &line, "a", "btn go big")?;
    // Another address than the present one, so that the browser loads and does not only jump.
    again
        .set_attribute("href", &format!("?{}", crate::app::platform::now().0))
        .ok()?;
    again.set_attribute("data-act", "reload").ok()?;
    again.set_text_content(Some(t::trouble::reload()));
    let rescue = child(&document, &line, "a", "btn")?;
    rescue.set_attribute("href", "rescue.html").ok()?;
    rescue.set_attribute("data-act", "rescue").ok()?;
    rescue.set_text_content(Some(t::trouble::rescue()));
    Some(())
}

fn child(document: &Document, parent: &web_sys::Node, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(element.unchecked_ref()).ok()?;
    Some(element)
}
