//! Service cards on paper: one a page on A6, four to cut apart on A4 (P10.09.09a).

use crate::app::i18n::{full_date, t};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::customers::{CardStanding, card_facts, card_number, card_standing};
use crate::domain::ids::{CustomerId, PersonId};
use leptos::portal::Portal;
use leptos::prelude::*;

/// Onto which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// One card a page.
    A6,
    /// Four a page.
    A4,
}

/// Whose cards are being printed; nobody's most of the time.
pub type OnPaper = RwSignal<Option<(Paper, Vec<CustomerId>)>>;

/// Nothing is being printed yet; what was on paper goes once the browser has printed it.
#[must_use]
pub fn on_paper() -> OnPaper {
    let cards: OnPaper = RwSignal::new(None);
    let shown = RwSignal::new(false);
    Effect::new(move |_| {
        if cards.with(Option::is_some) {
            shown.set(true);
        }
    });
    Effect::new(move |_| {
        if !shown.get() {
            cards.set(None);
        }
    });
    print_when(shown);
    cards
}

/// Prints once `shown` is true and what depends on it is in the page; it is false again when the browser has printed.
pub fn print_when(shown: RwSignal<bool>) {
    let printed = window_event_listener_untyped("afterprint", move |_| shown.set(false));
    on_cleanup(move || printed.remove());
    Effect::new(move |_| {
        if shown.get() {
            // Two frames: the paper has to be in the page first.
            request_animation_frame(|| {
                request_animation_frame(|| {
                    // A browser without printing (some in-app ones) does nothing.
                    let _ = window().print();
                });
            });
        }
    });
}

/// What stands on one card.
#[derive(Clone, PartialEq)]
struct Card {
    firm: String,
    number: String,
    name: String,
    address: String,
    account: String,
    technician: Option<(PersonId, String)>,
    service: String,
    complaint: String,
}

/// The cards, outside the frame so that only they are printed.
#[component]
pub fn CardsOnPaper(cards: OnPaper) -> impl IntoView {
    let session = session();
    let printed = Memo::new(move |_| {
        let (paper, customers) = cards.get()?;
        let all = session.context(|context| {
            let firm = context.organisation();
            let known = customers
                .iter()
                .filter_map(|id| context.world.customers.get(id));
            known
                .map(|customer| {
                    let facts = card_facts(customer, context);
                    // A card that is still true is printed once more as it is.
                    let held = card_standing(customer, context) == CardStanding::Held;
                    let last = customer.cards.last().filter(|_| held);
                    let phone = facts.technician.and_then(|person| firm.people.get(&person));
                    let phone = phone.map_or_else(String::new, |person| person.phone.clone());
                    Card {
                        firm: firm.name.clone(),
                        number: last
                            .map_or_else(|| card_number(customer), |card| card.number.clone()),
                        name: customer.name.value.clone(),
                        address: customer.address.value.clone(),
                        account: facts.account,
                        technician: facts.technician.map(|person| (person, phone)),
                        service: facts.service_phone,
                        complaint: facts.complaint_phone,
                    }
                })
                .collect::<Vec<_>>()
        });
        Some((paper, all))
    });
    move || {
        printed.get().map(|(paper, cards)| {
            let class = match paper {
                Paper::A6 => "paper service-cards a6",
                Paper::A4 => "paper service-cards a4",
            };
            let date = full_date(platform::now(), session.offset());
            let line = |label: &'static str, text: String| {
                (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd>{text}</dd> })
            };
            let shown = StoredValue::new((cards, date));
            view! {
                <Portal>
                    <div class=class data-paper="cards">
                        {shown.with_value(|(cards, date)| cards.iter().cloned().map(|card| {
                            let date = date.clone();
                            let technician = card.technician.map(|(person, phone)| format!("{} {phone}", session.name_of(person)));
                            view! {
                                <article class="service-card">
                                    <header><b>{card.firm}</b><span>{card.number}</span></header>
                                    <h1>{t::duties::card_title()}</h1>
                                    <dl>
                                        {line(t::duties::card_point(), [card.account, card.name, card.address].join(" "))}
                                        {line(t::duties::card_technician(), technician.unwrap_or_default())}
                                    </dl>
                                    <dl class="numbers">
                                        {line(t::customers::card_service(), card.service)}
                                        {line(t::customers::card_complaint(), card.complaint)}
                                    </dl>
                                    <footer><span>{t::duties::card_keep()}</span><span>{date}</span></footer>
                                </article>
                            }
                        }).collect_view())}
                    </div>
                </Portal>
            }
        })
    }
}
