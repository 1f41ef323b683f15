//! What somebody owes because of a complaint: a line each, what is open on top. The kinds of complaint differ in what a line says of itself.

use crate::app::components::row::DOT;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// One of them.
pub struct Owed {
    /// What.
    pub what: String,
    /// By when.
    pub by: Timestamp,
    /// When it was done.
    pub done: Option<Timestamp>,
    /// What is said of it in short: kind, owner, standing. Empty parts are left out.
    pub parts: Vec<String>,
}

/// The part of a case that lists them; nothing while there are none.
pub fn owed(title: &'static str, mut lines: Vec<Owed>) -> Option<impl IntoView> {
    lines.sort_by_key(|line| (line.done.is_some(), line.by));
    let line = |line: Owed| {
        let parts: Vec<String> = line
            .parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        view! {
            <li class="line" data-line=if line.done.is_some() { "done" } else { "open" }>
                <span class="grow">{line.what}<small class="ask block">{parts.join(DOT)}</small></span>
            </li>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <div class="sec gap"><h2>{title}</h2></div>
                <ul class="stack">{lines.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
