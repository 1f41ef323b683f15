//! The service card: the numbers that a customer is to know and who is responsible (P10.09.08e, P10.09.08f, P10.09.09a), to read out, to
//! print and to hand out.

use crate::app::components::clause_link::ClauseLink;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{near_time, t};
use crate::app::platform;
use crate::app::screens::buildings::sheets::{Way, carry_out};
use crate::app::screens::buildings::{CardsOnPaper, Paper, on_paper};
use crate::app::session::session;
use crate::domain::customers::{CardStanding, CustomerCommand, card_facts, card_standing};
use crate::domain::event::Command;
use crate::domain::ids::CustomerId;
use leptos::prelude::*;

/// Name of the firm, service and complaint number, the responsible technician, and whether the customer holds the card.
#[component]
pub fn ServiceCard(customer: CustomerId) -> impl IntoView {
    let session = session();
    let paper = on_paper();
    let way = Way::default();
    let card = Memo::new(move |_| {
        session.context(|context| {
            let known = context.world.customers.get(&customer)?;
            let facts = card_facts(known, context);
            let standing = card_standing(known, context);
            Some((
                context.organisation().name.clone(),
                facts,
                standing,
                known.cards.last().cloned(),
            ))
        })
    });
    let print = move |size: Paper| paper.set(Some((size, vec![customer])));
    let hand = move |_| {
        let command = CustomerCommand::HandCard(platform::now());
        carry_out(
            session,
            vec![Command::Customer(customer, command)],
            way,
            || (),
        );
    };
    view! {
        <section class="card-box" data-card="">
            <div class="sec"><h2>{t::customers::card()}</h2><ClauseLink clause="P10.09.09a"/></div>
            <p class="ask">{t::customers::card_note()}</p>
            {move || card.get().map(|(firm, facts, standing, last)| {
                let or = |text: String, instead: &'static str| if text.is_empty() { instead.to_owned() } else { text };
                let technician = facts.technician.map(|person| session.name_of(person)).unwrap_or_default();
                let held = last.map(|last| t::duties::card_held(last.number, near_time(last.occurred_at, session.slow(), session.offset())));
                let mark = match standing {
                    CardStanding::Missing => Some(t::duties::card_missing()),
                    CardStanding::Outdated => Some(t::duties::card_outdated()),
                    CardStanding::Held => None,
                };
                let key = match standing {
                    CardStanding::Missing => "missing",
                    CardStanding::Outdated => "outdated",
                    CardStanding::Held => "held",
                };
                view! {
                    <dl class="facts">
                        <dt>{t::settings::organisation()}</dt>
                        <dd>{firm}</dd>
                        <dt>{t::duties::card_technician()}</dt>
                        <dd>{or(technician, t::premises::nobody_responsible())}</dd>
                        <dt>{t::customers::card_service()}</dt>
                        <dd>{or(facts.service_phone, t::duties::no_phone())}</dd>
                        <dt>{t::customers::card_complaint()}</dt>
                        <dd>{or(facts.complaint_phone, t::duties::no_phone())}</dd>
                    </dl>
                    <p class="ask" data-card-standing=key>{held}" "{mark.map(|mark| view! { <span class="chip a">{mark}</span> })}</p>
                }
            })}
            <div class="line">
                <button type="button" class="btn" data-act="print-card" on:click=move |_| print(Paper::A6)>{t::duties::print_a6()}</button>
                <button type="button" class="btn quiet" data-act="print-card-a4" on:click=move |_| print(Paper::A4)>{t::duties::print_a4()}</button>
                <button type="button" class="btn quiet" data-act="hand-card" on:click=hand>{t::duties::hand_out()}</button>
            </div>
            <ProblemLine problem=way.problem/>
            <CardsOnPaper cards=paper/>
        </section>
    }
}
