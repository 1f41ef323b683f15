//! A row of a list: clock, what, who and where, chip. The whole row is one link.

use super::clock::ClockCell;
use crate::app::i18n::duty;
use crate::domain::clock::Clock;
use leptos::prelude::*;

/// What stands between short facts on one line.
pub const DOT: &str = " · ";

/// Longest number that is never broken, in letters.
const NUMBER: usize = 18;

/// Short facts between dots, of which no number is broken at its hyphen.
fn facts(text: &str) -> impl IntoView + use<> {
    let fact = |(place, fact): (usize, &str)| {
        let whole = fact.is_ascii() && fact.len() <= NUMBER;
        let fact = fact.to_owned();
        view! { {(place > 0).then_some(DOT)}<span class:whole=whole>{fact}</span> }
    };
    text.split(DOT).enumerate().map(fact).collect_view()
}

/// One line about a case, a customer or a device.
#[component]
pub fn Row(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its most pressing clock.
    #[prop(optional_no_strip)]
    clock: Option<Clock>,
    /// What stands in the clock's place when no clock runs.
    #[prop(optional, into)]
    instead: String,
    /// What it is.
    #[prop(into)]
    what: String,
    /// Who and where.
    #[prop(into)]
    who: String,
    /// Why it stands where it does; nothing when empty.
    #[prop(optional, into)]
    why: String,
    /// Its kind; none when empty.
    #[prop(optional, into)]
    chip: String,
    /// The chip stands out.
    #[prop(optional)]
    strong: bool,
    /// It is the one that is open beside the list.
    #[prop(optional, into)]
    current: Signal<bool>,
) -> impl IntoView {
    // What is owed is said once.
    let named = clock
        .as_ref()
        .is_some_and(|clock| [&what, &who].contains(&&duty(clock.duty).to_owned()));
    // One line of text, so that what does not fit ends in an ellipsis.
    let below = if why.is_empty() {
        who
    } else {
        [why, who].join(DOT)
    };
    let left = match clock {
        Some(clock) => view! { <ClockCell clock/> }.into_any(),
        None => view! { <span class="clock later"><small>{instead}</small></span> }.into_any(),
    };
    let class = if strong { "chip a" } else { "chip" };
    view! {
        <a class="row" class:named=named href=href aria-current=move || current.get().then_some("true")>
            {left}
            <div><strong>{what}</strong><em>{facts(&below)}</em></div>
            {(!chip.is_empty()).then(|| view! { <span class=class>{chip}</span> })}
        </a>
    }
}
