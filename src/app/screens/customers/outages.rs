//! How long a customer was without heat, and when (P10.09.03c).

use crate::app::components::clause_link::ClauseLink;
use crate::app::components::row::DOT;
use crate::app::i18n::{full_date, length, t};
use crate::app::places::asked;
use crate::app::route::Route;
use crate::app::screens::outages::{area_words, time_words};
use crate::app::session::session;
use crate::domain::concern::Concern;
use crate::domain::ids::CustomerId;
use crate::domain::outages::out_of_supply;
use leptos::prelude::*;

/// The sum, and a line an outage.
#[component]
pub fn HoursOut(
    /// Whose.
    customer: CustomerId,
) -> impl IntoView {
    let session = session();
    let shown = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let (world, now) = (context.world, context.now);
            let customer = world.customers.get(&customer)?;
            let (total, mut spells) = out_of_supply(customer, world, now);
            spells.reverse();
            let lines = spells.into_iter().filter_map(|spell| {
                let outage = world.outages.get(&spell.outage)?;
                let line = [time_words(outage, now, offset), outage.cause.value.clone()];
                let date = full_date(spell.from, offset);
                Some((
                    outage.id,
                    date,
                    line.join(DOT),
                    area_words(&outage.area.value),
                ))
            });
            Some((total, lines.collect::<Vec<_>>()))
        })
    });
    move || {
        let (total, lines) = shown.get()?;
        if lines.is_empty() && !asked(Concern::Outages) {
            return None;
        }
        let sum = if lines.is_empty() {
            t::outages::hours_none().to_owned()
        } else {
            t::outages::hours_total(lines.len(), length(total))
        };
        let line = |(id, date, line, area)| {
            view! {
                <li><a href=Route::Outage(id).href()>{date}</a>" "{area}<small class="ask block">{line}</small></li>
            }
        };
        Some(view! {
            <section data-hours-out=total.to_string()>
                <div class="sec"><h2>{t::outages::hours()}</h2><ClauseLink clause="P10.09.03c"/></div>
                <p>{sum}</p>
                <ul class="stack">{lines.into_iter().map(line).collect_view()}</ul>
            </section>
        })
    }
}
