//! What stands on top of a printed sheet: the firm, its numbers, what the sheet is and when it was printed. Paper only.

use crate::app::i18n::{full_date, t};
use crate::app::session::session;
use leptos::prelude::*;

/// The head of a printed page.
#[component]
pub fn Letterhead(
    /// What the sheet is.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    let session = session();
    let head = move || {
        session.world(|world| {
            let firm = &world.organisation;
            let numbers = [
                (t::customers::card_service(), firm.service_phone.clone()),
                (t::customers::card_complaint(), firm.complaint_phone.clone()),
            ];
            (firm.name.clone(), numbers)
        })
    };
    let (firm, numbers) = untrack(head);
    let who = session.name_of(untrack(|| session.actor()));
    let day = full_date(crate::app::platform::now(), session.offset());
    view! {
        <div class="letterhead" aria-hidden="true">
            <b>{firm}</b>
            <span>{numbers.into_iter().filter(|(_, number)| !number.is_empty()).map(|(name, number)| view! { <i>{name}" "{number}</i> }).collect_view()}</span>
            <strong>{title}</strong>
            <span>{t::parts::printed(day, who)}</span>
        </div>
    }
}

/// Prints what is shown.
#[component]
pub fn PrintButton() -> impl IntoView {
    let print = move |_| {
        // A browser without printing (some in-app ones) does nothing.
        let _ = window().print();
    };
    view! { <button type="button" class="btn quiet" data-act="print" on:click=print>{t::customers::print()}</button> }
}
