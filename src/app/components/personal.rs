//! How a customer likes it, where somebody is about to call or to go: habits, likes, how and when to reach them (P01.10.30a–d).

use crate::app::i18n::{call_hours, t, wall};
use crate::app::session::session;
use crate::domain::customers::Customer;
use crate::domain::ids::CustomerId;
use chrono::Timelike;
use leptos::prelude::*;

/// What is written down, label and words.
#[must_use]
pub fn personal_lines(customer: &Customer) -> Vec<(&'static str, String)> {
    let facts = customer.facts();
    let hours = facts.hours.map(call_hours).unwrap_or_default();
    let mut lines = vec![
        (t::visits::hours(), hours),
        (t::visits::reach(), facts.reach),
        (t::visits::habits(), facts.habits),
        (t::visits::likes(), facts.likes),
        (t::visits::matters(), facts.remarks),
    ];
    lines.retain(|(_, text)| !text.is_empty());
    lines
}

/// The lines of one customer; nothing while nothing is known. Says so when a call does not suit now, and hinders nobody.
#[component]
pub fn Personal(
    /// Whose.
    customer: CustomerId,
) -> impl IntoView {
    let session = session();
    let shown = Memo::new(move |_| {
        let now = wall(session.slow(), session.offset());
        let minute = u16::try_from(now.hour() * 60 + now.minute()).unwrap_or_default();
        session.world(|world| {
            let customer = world.customers.get(&customer)?;
            let hours = customer.facts().hours;
            let outside = hours.filter(|hours| !hours.suit(minute)).map(call_hours);
            Some((personal_lines(customer), outside))
        })
    });
    move || {
        let (lines, outside) = shown.get()?;
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter();
            view! {
                <aside class="personal" data-personal="" aria-label=t::visits::personal()>
                    {outside.map(|hours| view! { <p class="soon" data-outside="">{t::visits::hours_now(hours)}</p> })}
                    <dl class="facts">{lines.map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}</dl>
                </aside>
            }
        })
    }
}
