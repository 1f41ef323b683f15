//! The strip of five clears and one report (P15.01.00).

use super::Detail;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::domain::cases::clears;
use leptos::prelude::*;

/// Six marks that fill as their entries exist.
#[component]
pub fn Clears(detail: Detail) -> impl IntoView {
    move || {
        let marks = detail.case.with(|case| case.as_ref().and_then(clears))?;
        let mark = |done: bool, word: &'static str| {
            view! { <li class:done=done>{done.then(|| view! { <Icon name=IconName::Check/> })}<span>{word}</span></li> }
        };
        Some(view! {
            <div class="clears">
                <h3>{t::case::five_clears()}" "<ClauseLink clause="P15.01.00"/></h3>
                <ul>
                    {mark(marks.heard, t::case::hear())}
                    {mark(marks.asked, t::case::ask())}
                    {mark(marks.followed, t::case::follow())}
                    {mark(marks.replied, t::case::reply())}
                    {mark(marks.recorded, t::case::record())}
                    {marks.reported.map(|reported| mark(reported, t::case::report()))}
                </ul>
            </div>
        })
    }
}
