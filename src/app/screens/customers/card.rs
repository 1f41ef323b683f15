//! The service card: the numbers that a customer is to know (P10.09.08e, P10.09.08f), to read out or to print.

use crate::app::components::letterhead::PrintButton;
use crate::app::i18n::t;
use crate::app::session::session;
use leptos::prelude::*;

/// Name of the firm, service and complaint number, who is speaking.
#[component]
pub fn ServiceCard() -> impl IntoView {
    let session = session();
    let card = Memo::new(move |_| {
        let me = session.actor();
        session.world(|world| {
            let firm = &world.organisation;
            let who = firm
                .people
                .get(&me)
                .map(|person| person.name.clone())
                .unwrap_or_default();
            (
                firm.name.clone(),
                who,
                firm.service_phone.clone(),
                firm.complaint_phone.clone(),
            )
        })
    });
    view! {
        <section class="card-box" data-card="">
            <div class="sec">
                <h2>{t::customers::card()}</h2>
                <PrintButton/>
            </div>
            <p class="ask">{t::customers::card_note()}</p>
            {move || {
                let (firm, who, service, complaint) = card.get();
                let dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
                view! {
                    <dl class="facts">
                        <dt>{t::settings::organisation()}</dt>
                        <dd>{firm}</dd>
                        <dt>{t::settings::person()}</dt>
                        <dd>{who}</dd>
                        <dt>{t::customers::card_service()}</dt>
                        <dd>{dash(service)}</dd>
                        <dt>{t::customers::card_complaint()}</dt>
                        <dd>{dash(complaint)}</dd>
                    </dl>
                }
            }}
        </section>
    }
}
