//! One regulation: its clauses section by section; the one that a link names is shown and marked.

use super::basis::Basis;
use super::register::{ClauseText, Register, RegulationText};
use crate::app::components::empty::Empty;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::{Locale, clause_kind, locale, t};
use crate::app::route::Route;
use crate::domain::complaints::basis::BasisRefusal;
use leptos::prelude::*;
use std::sync::Arc;

/// A clause among search results.
#[component]
pub fn ClauseLine(clause: ClauseText) -> impl IntoView {
    view! {
        <li>
            <a class="result" href=Route::Clause(clause.id.clone()).href()>
                <b>{clause.id.clone()}</b>
                <span>{clause.must.text().to_owned()}</span>
            </a>
        </li>
    }
}

/// A regulation beside the list.
#[component]
pub fn RegulationDetail(
    register: Register,
    /// Its number, `P10`.
    policy: String,
    /// The clause to show.
    clause: Signal<Option<String>>,
) -> impl IntoView {
    let (number, shown) = (policy.clone(), policy.clone());
    let loaded = LocalResource::new(move || register.regulation(policy.clone()));
    // Once the clauses are in the page, and whenever another one is named.
    Effect::new(move |_| {
        if let (Some(Some(_)), Some(id)) = (loaded.get(), clause.get()) {
            request_animation_frame(move || show(&id));
        }
    });
    let back = move |_| {
        if let Ok(history) = window().history() {
            // Without a page before, nothing happens.
            let _ = history.back();
        }
    };
    view! {
        <section class="detail reader" data-policy=number.clone() aria-label=number.clone()>
            <div class="line">
                <button type="button" class="btn quiet" data-act="back" on:click=back><Icon name=IconName::Back/>{t::regulations::back()}</button>
                <span class="grow"></span>
                <a class="btn quiet" href=Route::Regulations.href()>{t::regulations::title()}</a>
            </div>
            <header class="head">
                {move || loaded.get().flatten().map(|regulation| view! {
                    <h1>{regulation.title.text().to_owned()}</h1>
                    <p>{shown.clone()}" · "{t::regulations::written_for(regulation.organisation.text())}</p>
                })}
            </header>
            {(number == BasisRefusal::CLAUSE.regulation().to_string()).then(|| view! { <Basis/> })}
            <div class="clauses">
                {move || match loaded.get() {
                    None => view! { <p class="empty">{t::regulations::loading()}</p> }.into_any(),
                    Some(None) => view! { <Empty icon=IconName::Book text=t::regulations::not_loaded()/> }.into_any(),
                    Some(Some(regulation)) => view! { <Unknown regulation=regulation.clone() clause/>{sections(&regulation, clause)} }.into_any(),
                }}
            </div>
        </section>
    }
}

/// Says so when a link names a clause that is not there (any more).
#[component]
fn Unknown(regulation: Arc<RegulationText>, clause: Signal<Option<String>>) -> impl IntoView {
    move || {
        let id = clause.get().filter(|id| id.len() > 3)?;
        let known = regulation
            .clauses
            .iter()
            .any(|clause| fits(&clause.id, &id));
        (!known).then(|| view! { <p class="wrong">{t::regulations::unknown(id)}</p> })
    }
}

/// Whether a link means this clause; a number without its letter means the whole item.
fn fits(clause: &str, link: &str) -> bool {
    clause == link
        || clause.strip_prefix(link).is_some_and(|rest| {
            rest.len() == 1 && rest.chars().all(|letter| letter.is_ascii_lowercase())
        })
}

fn sections(regulation: &RegulationText, clause: Signal<Option<String>>) -> impl IntoView + use<> {
    let mut sections: Vec<((String, String), Vec<ClauseText>)> = Vec::new();
    for text in &regulation.clauses {
        let section = text.section();
        match sections.last_mut() {
            Some((last, clauses)) if last.0 == section.0 => clauses.push(text.clone()),
            _ => sections.push((section, vec![text.clone()])),
        }
    }
    sections
        .into_iter()
        .map(|((id, name), clauses)| {
            view! {
                <section>
                    <h2 lang=(locale() != Locale::Hant).then_some("zh-Hant")>{t::regulations::section(id, name)}</h2>
                    {clauses.into_iter().map(|text| view! { <Clause text clause/> }).collect_view()}
                </section>
            }
        })
        .collect_view()
}

#[component]
fn Clause(text: ClauseText, clause: Signal<Option<String>>) -> impl IntoView {
    let id = text.id.clone();
    let meant = move || {
        clause
            .with(|link| {
                link.as_deref()
                    .is_some_and(|link| link.len() > 3 && fits(&id, link))
            })
            .then_some("true")
    };
    let who = [(t::regulations::who(), text.who.text().to_owned())];
    // The place in the original is named as the original names it.
    let source = [(t::regulations::source(), text.source)];
    // These were written down in English only.
    let reading = [
        (t::regulations::when(), text.when),
        (t::regulations::figures(), text.figures),
        (t::regulations::shows(), text.shows),
        (t::regulations::note(), text.note.unwrap_or_default()),
    ];
    view! {
        <article class="clause-text" id=text.id.clone() data-clause=text.id.clone() tabindex="-1" aria-current=meant>
            <div class="line"><a href=Route::Clause(text.id.clone()).href()><b>{text.id.clone()}</b></a><span class="chip">{clause_kind(&text.kind)}</span></div>
            <p class="must">{text.must.text().to_owned()}</p>
            {list(who.into(), None)}
            {list(source.into(), Some("zh-Hant"))}
            {if locale() == Locale::En {
                list(reading.into(), None).into_any()
            } else {
                view! { <details><summary class="ask">{t::regulations::reading()}</summary>{list(reading.into(), Some("en"))}</details> }.into_any()
            }}
        </article>
    }
}

fn list(facts: Vec<(&'static str, String)>, lang: Option<&'static str>) -> impl IntoView + use<> {
    let lines = facts.into_iter().filter(|(_, words)| !words.is_empty());
    view! { <dl class="facts">{lines.map(|(label, words)| view! { <dt>{label}</dt><dd lang=lang>{words}</dd> }).collect_view()}</dl> }
}

/// Scrolls to the clause and puts the focus there, so that a screen reader reads on from it.
fn show(id: &str) {
    use wasm_bindgen::JsCast;
    let element = document().get_element_by_id(id).or_else(|| {
        document()
            .query_selector(".clause-text[aria-current]")
            .ok()
            .flatten()
    });
    if let Some(element) =
        element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        element.scroll_into_view();
        // Focus fails only for an element that has just left the page.
        let _ = element.focus();
    }
}
