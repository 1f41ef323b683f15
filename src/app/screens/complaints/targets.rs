//! A figure of the month beside what was aimed at in it: a line with the target's place on it, and words (P05.00.01d).

use crate::app::i18n::{self as words, t::basis as b};
use crate::app::route::Route;
use crate::app::screens::regulations::basis::target_key;
use crate::app::session::session;
use crate::domain::complaints::basis::{BasisRefusal, Measured, may_lay};
use leptos::prelude::*;

/// How long the drawn line is, in units of its own.
const LONG: usize = 300;

/// The bar of the figure and the place of its target; nothing where there is no target or nothing to measure.
fn bar(one: &Measured, said: String) -> Option<impl IntoView + use<>> {
    let aimed = usize::try_from(one.aimed?).ok()?;
    let whole = usize::try_from(one.target.whole()).ok()?;
    let actual = one.rate.per(whole)?;
    // A share fills the line; of a limit twice as much as is aimed at, or whatever it came to.
    let end = if one.target.is_limit() {
        (aimed * 2).max(actual).max(1)
    } else {
        whole
    };
    let place = |value: usize| (value.min(end) * LONG / end).to_string();
    let at = place(aimed);
    Some(view! {
        <svg class="bar-chart" viewBox=format!("0 0 {LONG} 16") preserveAspectRatio="none" role="img" aria-label=said>
            <rect class="track" x="0" y="3" width=LONG.to_string() height="10"></rect>
            <rect class="value" x="0" y="3" width=place(actual) height="10"></rect>
            <line x1=at.clone() x2=at y1="0" y2="16"></line>
        </svg>
    })
}

/// What stands below a figure that can have a target.
#[component]
pub fn BesideTarget(
    /// The figure and its target.
    one: Measured,
    /// Whether the month has ended.
    over: bool,
) -> impl IntoView {
    let said = words::basis::measured(&one, over);
    let met = match (one.aimed, one.is_met()) {
        (None, _) => "unset",
        (_, None) => "nothing",
        (_, Some(true)) => "yes",
        (_, Some(false)) => "no",
    };
    view! {
        <div class="against" data-measured=target_key(one.target) data-met=met>
            {bar(&one, said.clone())}
            <small class="ask block">{said}</small>
        </div>
    }
}

/// The way to policy and targets.
#[component]
pub fn ToTargets() -> impl IntoView {
    let session = session();
    let shown = move || {
        session.context(|context| {
            let label = if may_lay(context) {
                b::set_targets()
            } else {
                b::to_targets()
            };
            context.in_force(BasisRefusal::CLAUSE).then_some(label)
        })
    };
    move || {
        shown().map(|label| {
            let href = Route::Clause("P05".to_owned()).href();
            view! { <a class="btn quiet" href=href data-act="to-targets">{label}</a> }
        })
    }
}
