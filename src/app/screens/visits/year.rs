//! The last year's service by class and form, and who got which form last (P01.10.00, P01.10.10).

use crate::app::components::clause_link::ClauseLink;
use crate::app::i18n::{full_date, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::ids::CustomerId;
use crate::domain::time::DAY;
use crate::domain::visits::{Care, care, forms};
use leptos::prelude::*;

/// So many customers show; who got nothing for longest stands on top.
const SHOWN: usize = 30;

/// One tap deeper: read now and then, not every day.
#[component]
pub fn Year() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let numbers = move || {
        session.context(|context| {
            forms(
                context.world,
                context.now.plus(-365 * DAY),
                context.now.plus(1),
            )
        })
    };
    let customers = move || {
        session.world(|world| {
            let mut all: Vec<(CustomerId, String, Care)> = care(world)
                .into_iter()
                .filter_map(|(id, care)| {
                    Some((id, world.customers.get(&id)?.name.value.clone(), care))
                })
                .collect();
            all.sort_by_key(|(id, _, care)| {
                let had = [care.inspected, care.asked, care.researched];
                let empty = had.iter().filter(|at| at.is_none()).count();
                (
                    std::cmp::Reverse(empty),
                    had.into_iter().flatten().max(),
                    *id,
                )
            });
            all.truncate(SHOWN);
            all
        })
    };
    let offset = session.offset();
    let when = move |at: Option<crate::domain::time::Timestamp>| {
        at.map_or_else(
            || t::visits::care_none().to_owned(),
            |at| full_date(at, offset),
        )
    };
    let shown = move || {
        let forms = numbers();
        let row = |class: &'static str, form: &'static str, count: usize| {
            view! { <tr><td data-label=t::visits::year()>{class}</td><td data-label=t::visits::course()>{form}</td><td class="n" data-form=form>{count}</td></tr> }
        };
        let (active, asked) = (t::visits::class_active(), t::visits::class_request());
        view! {
            <p class="ask">{t::visits::year_note()}" "<ClauseLink clause="P01.10.00"/></p>
            <table class="cards year">
                <tbody>
                    {row(active, t::visits::form_inspection(), forms.inspections)}
                    {row(active, t::visits::form_survey(), forms.answers)}
                    {row(active, t::visits::form_research(), forms.researched)}
                    {row(active, t::visits::form_found(), forms.brought_to_light)}
                    {row(asked, t::visits::form_hotline(), forms.hotline)}
                    {row(asked, t::visits::form_remote(), forms.remote)}
                    {row(asked, t::visits::form_on_site(), forms.on_site)}
                </tbody>
            </table>
            <h3 class="gap">{t::visits::care()}</h3>
            <table class="cards">
                <thead><tr>
                    <th scope="col">{t::visits::care_customer()}</th>
                    <th scope="col">{t::visits::inspections()}</th>
                    <th scope="col">{t::surveys::title()}</th>
                    <th scope="col">{t::visits::research()}</th>
                </tr></thead>
                <tbody>
                    {customers().into_iter().map(|(id, name, care)| view! {
                        <tr>
                            <td data-label=t::visits::care_customer()><a class="tall" href=Route::Customer(id).href()>{name}</a></td>
                            <td data-label=t::visits::inspections()>{when(care.inspected)}</td>
                            <td data-label=t::surveys::title()>{when(care.asked)}</td>
                            <td data-label=t::visits::research()>{when(care.researched)}</td>
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        }
    };
    view! {
        <section class="fold gap">
            <button type="button" class="fold-head" data-act="year" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>{t::visits::year()}</button>
            {move || open.get().then(|| view! { <div class="fold-body">{shown()}</div> })}
        </section>
    }
}
