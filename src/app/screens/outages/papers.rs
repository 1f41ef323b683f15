//! What an outage prints: the announcement, and the list of users who are to be told. A4.

use super::area_words;
use crate::app::i18n::{channel, full_date, on_paper, t};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::customers::Customer;
use crate::domain::outages::{Announcement, Outage, affected};
use leptos::prelude::*;

/// Who speaks, and under which numbers.
#[component]
pub fn PaperFoot() -> impl IntoView {
    let session = session();
    let (name, service, complaint) = session.world(|world| {
        let firm = &world.organisation;
        (
            firm.name.clone(),
            firm.service_phone.clone(),
            firm.complaint_phone.clone(),
        )
    });
    let dash = |text: String| {
        if text.is_empty() {
            "—".to_owned()
        } else {
            text
        }
    };
    view! {
        <footer class="paper-foot">
            <b>{name}</b>
            <span>{t::own::service_phone()}" "{dash(service)}</span>
            <span>{t::own::complaint_phone()}" "{dash(complaint)}</span>
            <span>{full_date(platform::now(), session.offset())}</span>
        </footer>
    }
}

/// The announcement, to be read from a few steps away.
#[component]
pub fn NoticePaper(outage: Outage, announcement: Announcement) -> impl IntoView {
    view! {
        <article class="notice">
            <h1>{t::outages::paper_notice()}</h1>
            <h2>{area_words(&outage.area.value)}</h2>
            <p class="large">{announcement.text}</p>
            <PaperFoot/>
        </article>
    }
}

/// Every user concerned, with a column for when and by whom it was heard.
#[component]
pub fn UsersPaper(outage: Outage) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let told = |customer: &Customer| {
        let telling = outage
            .tellings
            .iter()
            .find(|telling| telling.customers.contains(&customer.id));
        telling
            .map(|telling| {
                let when = on_paper(telling.occurred_at, offset);
                format!("{when} {}", channel(telling.channel))
            })
            .unwrap_or_default()
    };
    let rows = session.world(|world| {
        let mut users: Vec<&Customer> = affected(&outage, world).collect();
        users.sort_by(|one, other| one.address.value.cmp(&other.address.value));
        users
            .into_iter()
            .map(|customer| {
                view! {
                    <tr>
                        <td>{customer.name.value.clone()}</td>
                        <td>{customer.address.value.clone()}</td>
                        <td>{customer.phone.value.clone()}</td>
                        <td>{told(customer)}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        <article>
            <h1>{t::outages::paper_list()}</h1>
            <p>{area_words(&outage.area.value)}</p>
            <p>{outage.cause.value.clone()}</p>
            <p>{t::outages::since(on_paper(outage.start.value, offset))}</p>
            <table>
                <thead>
                    <tr>
                        <th>{t::outages::paper_user()}</th>
                        <th>{t::outages::paper_address()}</th>
                        <th>{t::outages::paper_phone()}</th>
                        <th>{t::outages::paper_told()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <PaperFoot/>
        </article>
    }
}
