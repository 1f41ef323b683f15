//! What a technician shows on arriving, in letters that are read across a room: who it is, the certificate, whom to call, where to
//! complain (P10.09.08d–f).

use super::dialog::Dialog;
use super::icons::{Icon, IconName};
use super::photo::Photo;
use crate::app::i18n::{full_date, t};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::organisation::Credentials;
use leptos::prelude::*;

/// What the card says.
#[derive(Clone, Default, PartialEq)]
struct Card {
    firm: String,
    name: String,
    credentials: Option<Credentials>,
    service: String,
    complaint: String,
}

/// A button that opens the card over the whole screen.
#[component]
pub fn ShowCard() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="btn" data-act="show-card" on:click=move |_| open.set(true)><Icon name=IconName::Customers/>{t::own::show()}</button>
        <div class="show"><Dialog open title=t::own::credentials()><Large/></Dialog></div>
    }
}

#[component]
fn Large() -> impl IntoView {
    let session = session();
    let card = Memo::new(move |_| {
        let me = session.actor();
        session.world(|world| {
            let firm = &world.organisation;
            let person = firm.people.get(&me);
            let credentials = person.and_then(|person| person.credentials.as_ref());
            Card {
                firm: firm.name.clone(),
                name: person.map(|person| person.name.clone()).unwrap_or_default(),
                credentials: credentials.map(|credentials| credentials.value.clone()),
                service: firm.service_phone.clone(),
                complaint: firm.complaint_phone.clone(),
            }
        })
    });
    let number = |label: &'static str, field: &'static str, phone: String| {
        let missing = phone.is_empty();
        let words = if missing {
            t::own::phone_missing().to_owned()
        } else {
            phone
        };
        view! { <div class="number" data-show=field><span>{label}</span><b class:late=missing>{words}</b></div> }
    };
    move || {
        let card = card.get();
        let photo = card
            .credentials
            .as_ref()
            .and_then(|shown| shown.photo.clone());
        view! {
            <div class="show-card">
                <p class="firm">{card.firm}</p>
                <div class="who">
                    {photo.map(|attachment| view! { <div class="face"><Photo attachment/></div> })}
                    <div><b class="name" data-show="name">{card.name}</b><Certificate credentials=card.credentials/></div>
                </div>
                {number(t::own::service_phone(), "service", card.service)}
                {number(t::own::complaint_phone(), "complaint", card.complaint)}
            </div>
        }
    }
}

/// Number and validity; says what is missing or over.
#[component]
pub fn Certificate(
    /// What is known of it.
    credentials: Option<Credentials>,
) -> impl IntoView {
    let session = session();
    match credentials.filter(|shown| !shown.number.is_empty()) {
        None => view! { <p class="late" data-show="certificate">{t::own::no_credentials()}</p> }
            .into_any(),
        Some(shown) => {
            let now = platform::now();
            let expired = shown.valid_until.is_some_and(|end| end <= now);
            let until = match shown.valid_until {
                None => t::own::no_end().to_owned(),
                Some(_) if expired => t::own::expired().to_owned(),
                // The last day on which it still holds.
                Some(end) => t::own::valid_until_date(full_date(end.plus(-1), session.offset())),
            };
            view! {
                <p data-show="certificate">{t::own::number()}" "<b>{shown.number}</b></p>
                <p data-show="validity" class:late=expired>{until}</p>
            }
            .into_any()
        }
    }
}
