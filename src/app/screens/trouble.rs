//! Pages for what goes wrong: the ledger could not be opened; the program itself has stopped. Nothing is ever deleted by them.

use super::plain::plain_page;
use crate::app::boot::Failed;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::storage_trouble::RebuildOnDemand;
use crate::app::files;
use crate::app::i18n::t;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

/// The ledger could not be opened; nothing was deleted.
#[component]
pub fn CannotOpen(
    /// Why.
    failed: Failed,
) -> impl IntoView {
    let Failed { reason, damaged } = failed;
    let asked = RwSignal::new(false);
    let retry = move |class: &'static str| {
        view! { <Way class act="retry" icon=IconName::Revisits label=t::trouble::retry() note=t::trouble::retry_note() go=Callback::new(|()| reload())/> }
    };
    let rebuild = move || {
        view! { <Way class="way go" act="rebuild" icon=IconName::Plus label=t::trouble::rebuild() note=t::trouble::rebuild_note() go=Callback::new(move |()| asked.set(true))/> }
    };
    plain_page(view! {
        <h1 class="lead">{t::trouble::cannot_open()}</h1>
        <p class="ask">{t::trouble::nothing_deleted()}</p>
        <p class="wrong" role="alert" data-trouble="cannot-open">{reason}</p>
        <ul class="ways">
            {if damaged.is_some() {
                view! { <li>{rebuild()}</li><li>{retry("way")}</li> }.into_any()
            } else {
                view! { <li>{retry("way go")}</li> }.into_any()
            }}
            <li><Way class="way" act="rescue" icon=IconName::Handoff label=t::trouble::rescue() note=t::trouble::rescue_note() go=Callback::new(|()| files::rescue())/></li>
        </ul>
        {damaged.map(|detail| view! {
            <details class="more-acts">
                <summary>{t::trouble::detail()}</summary>
                <p class="note">{detail}</p>
            </details>
        })}
        <RebuildOnDemand asked/>
    })
}

/// One of the ways on.
#[component]
fn Way(
    class: &'static str,
    act: &'static str,
    icon: IconName,
    label: &'static str,
    note: &'static str,
    go: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=class data-act=act on:click=move |_| go.run(())>
            <Icon name=icon/>
            <span><b>{label}</b><small>{note}</small></span>
        </button>
    }
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
    let head = child(&document, &page, "header", "line")?;
    let mark = child(&document, &head, "img", "mark-alone")?;
    mark.set_attribute("src", "icons/mark.svg").ok()?;
    mark.set_attribute("alt", "").ok()?;
    child(&document, &head, "b", "grow")?.set_text_content(Some(t::common::app_name()));
    let main = child(&document, &page, "main", "stack")?;
    main.set_attribute("data-trouble", "crashed").ok()?;
    child(&document, &main, "h1", "lead")?.set_text_content(Some(t::trouble::crashed()));
    child(&document, &main, "p", "ask")?.set_text_content(Some(t::trouble::crashed_safe()));
    let ways = child(&document, &main, "ul", "ways")?;
    // Another address than the present one, so that the browser loads and does not only jump.
    let again = format!("?{}", crate::app::platform::now().0);
    let reload = (t::trouble::reload(), t::trouble::reload_note());
    way(&document, &ways, ("way go", "reload", &again), reload)?;
    let rescue = (t::trouble::rescue(), t::trouble::rescue_note());
    way(&document, &ways, ("way", "rescue", "rescue.html"), rescue)
}

fn way(
    document: &Document,
    ways: &Element,
    (class, act, href): (&str, &str, &str),
    (label, note): (&str, &str),
) -> Option<()> {
    let line = child(document, ways, "li", "")?;
    let link = child(document, &line, "a", class)?;
    link.set_attribute("href", href).ok()?;
    link.set_attribute("data-act", act).ok()?;
    let words = child(document, &link, "span", "words")?;
    child(document, &words, "b", "")?.set_text_content(Some(label));
    child(document, &words, "small", "")?.set_text_content(Some(note));
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
