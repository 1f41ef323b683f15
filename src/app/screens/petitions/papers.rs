//! What is printed about complaints: the slip with the code, the month, the circular. A4; no name of anybody who complains stands on them.

use crate::app::i18n::t::petitions as p;
use crate::app::screens::outages::PaperFoot;
use leptos::prelude::*;

/// The slip for whoever leaves no name.
#[component]
pub fn SlipPaper(
    /// The code.
    code: String,
    /// By when there is an answer, in words.
    due: Option<String>,
) -> impl IntoView {
    view! {
        <article class="notice">
            <h1>{p::slip()}</h1>
            <p>{p::thanks()}</p>
            <h2 class="slip-code">{code}</h2>
            <p>{p::slip_how()}</p>
            {due.map(|due| view! { <p>{p::slip_due(due)}</p> })}
            <PaperFoot/>
        </article>
    }
}

/// A paper of lines, with room for a signature.
#[component]
pub fn LinesPaper(
    /// What it is.
    title: String,
    /// A line below.
    below: String,
    /// Its lines: what, how much.
    lines: Vec<(String, String)>,
    /// Lists with their titles; empty ones are left out.
    lists: Vec<(String, Vec<String>)>,
) -> impl IntoView {
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    view! {
        <article>
            <h1>{title}</h1>
            <p>{below}</p>
            <table>
                <tbody>{lines.into_iter().map(|(what, how)| view! { <tr><th scope="row">{what}</th><td>{how}</td></tr> }).collect_view()}</tbody>
            </table>
            {lists.map(|(title, items)| view! {
                <h2>{title}</h2>
                <ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul>
            }).collect_view()}
            <p class="paper-sign">{p::signature()}</p>
            <PaperFoot/>
        </article>
    }
}
