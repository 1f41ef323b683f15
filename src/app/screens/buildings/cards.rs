//! Customers without a service card that is true, by building: print them, hand them out, tick them off (P10.09.09a).

use super::print::{CardsOnPaper, Paper, on_paper};
use super::sheets::{Way, carry_out};
use crate::app::components::app_bar::AppBar;
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::customers::{CardStanding, CustomerCommand, card_standing};
use crate::domain::event::Command;
use crate::domain::ids::{BuildingId, CustomerId};
use crate::domain::premises::Field;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A customer with an address and whether a card was ever handed out.
type User = (CustomerId, String, String, CardStanding);

/// The list.
#[component]
pub fn Cards() -> impl IntoView {
    let session = session();
    let paper = on_paper();
    let way = Way::default();
    let groups = Memo::new(move |_| {
        session.context(|context| {
            let mut groups: BTreeMap<(String, Option<BuildingId>), Vec<User>> = BTreeMap::new();
            for customer in context.world.customers.values() {
                let standing = card_standing(customer, context);
                if standing == CardStanding::Held {
                    continue;
                }
                let building = customer.in_building.value;
                let known = building.and_then(|building| context.world.buildings.get(&building));
                // What is in no building comes last.
                let name = known.map_or_else(
                    || "\u{10ffff}".to_owned(),
                    |known| known.text(Field::Name).to_owned(),
                );
                let user = (
                    customer.id,
                    customer.name.value.clone(),
                    customer.address.value.clone(),
                    standing,
                );
                groups.entry((name, building)).or_default().push(user);
            }
            for users in groups.values_mut() {
                users.sort_by(|one, other| one.2.cmp(&other.2));
            }
            groups.into_iter().collect::<Vec<_>>()
        })
    });
    let waiting =
        move || groups.with(|groups| groups.iter().map(|(_, users)| users.len()).sum::<usize>());
    let hand_out = move |users: Vec<CustomerId>| {
        let at = platform::now();
        let commands = users
            .into_iter()
            .map(|id| Command::Customer(id, CustomerCommand::HandCard(at)));
        carry_out(session, commands.collect(), way, || ());
    };
    view! {
        <main class="page narrow">
            <AppBar title=t::duties::cards() below=|| t::duties::cards_about() back=Route::Buildings/>
            <ProblemLine problem=way.problem/>
            {move || (waiting() == 0).then(|| view! { <Empty icon=IconName::Check text=t::duties::cards_all_held()/> })}
            <For
                each=move || groups.get()
                key=|((name, building), users)| format!("{name} {building:?} {users:?}")
                children=move |((name, building), users)| {
                    let ids = StoredValue::new(users.iter().map(|(id, ..)| *id).collect::<Vec<_>>());
                    let count = users.len();
                    let heading = match building {
                        Some(id) => view! { <a href=Route::Building(id).href()>{name}</a> }.into_any(),
                        None => t::duties::no_building().into_any(),
                    };
                    view! {
                        <section data-cards-of=building.map(|id| id.to_string())>
                            <div class="station">
                                <div><h2>{heading}</h2></div>
                                {(count > 1).then(|| view! {
                                    <button type="button" class="btn quiet" data-act="hand-cards" on:click=move |_| hand_out(ids.get_value())>{t::duties::hand_out_all(count)}</button>
                                })}
                                <button type="button" class="btn quiet" data-act="print-cards" on:click=move |_| paper.set(Some((Paper::A4, ids.get_value())))>{t::duties::print_all(count)}</button>
                            </div>
                            <ul class="plain-list links">
                                {users.into_iter().map(|(id, name, address, standing)| {
                                    let chip = if standing == CardStanding::Missing { t::duties::card_missing() } else { t::duties::card_outdated() };
                                    view! {
                                        <li>
                                            <a href=Route::Customer(id).href()><b>{name}</b><small>{address}</small></a>
                                            <span class="chip">{chip}</span>
                                            <button type="button" class="btn quiet" data-act="hand-card" on:click=move |_| hand_out(vec![id])>{t::duties::hand_out()}</button>
                                        </li>
                                    }
                                }).collect_view()}
                            </ul>
                        </section>
                    }
                }
            />
            <CardsOnPaper cards=paper/>
        </main>
    }
}
