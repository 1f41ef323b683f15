//! A customer's file: how to reach them, what is known, their cases and every repair.

use super::active::ActiveService;
use super::card::ServiceCard;
use super::grade::Grade;
use super::history::History;
use super::outages::HoursOut;
use super::repairs::Repairs;
use crate::app::burning::burning;
use crate::app::components::case_row::CaseRow;
use crate::app::components::contact::{map_link, tel_link};
use crate::app::components::contest::ContestsOf;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::letterhead::Letterhead;
use crate::app::components::personal::Personal;
use crate::app::components::rules::Rules;
use crate::app::i18n::{self, full_date, t, tenths};
use crate::app::places::{asked, has_card, there};
use crate::app::route::Route;
use crate::app::screens::letters::Letters;
use crate::app::screens::papers::PapersOfCustomer;
use crate::app::session::session;
use crate::domain::clause::Clause;
use crate::domain::concern::Concern;
use crate::domain::customers::{Customer, Dwelling, SiteClass};
use crate::domain::ids::{CaseId, CustomerId, Subject};
use crate::domain::premises::Field;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// One file.
#[component]
pub fn CustomerDetail(id: CustomerId) -> impl IntoView {
    let session = session();
    let customer = Memo::new(move |_| session.world(|world| world.customers.get(&id).cloned()));
    let cases = Memo::new(move |_| {
        session.world(|world| {
            let mut cases: Vec<(Timestamp, CaseId)> = world
                .cases
                .values()
                .filter(|case| case.customer == Some(id))
                .map(|case| (case.received_at, case.id))
                .collect();
            cases.sort_unstable();
            cases
                .into_iter()
                .rev()
                .map(|(_, id)| id)
                .collect::<Vec<_>>()
        })
    });
    let grumbles = asked(Concern::Grumbles);
    let card = Memo::new(move |_| has_card(id));
    let repairs = Memo::new(|_| there(Concern::Repairs));
    // Only what shows the file is built anew when it changes: what was opened below stays open.
    let known = Memo::new(move |_| customer.with(Option::is_some));
    // The list beside it has the place's name; this one has the customer's.
    let called =
        move || customer.with(|known| known.as_ref().map(|known| known.name.value.clone()));
    view! {
        <section class="detail" data-customer=id.to_string() aria-label=called>
            {move || match known.get() {
                false => view! { <p class="empty">{t::customers::not_here()}</p> }.into_any(),
                true => view! {
                    {move || customer.get().map(|customer| head(&customer, session.offset()))}
                    <div class="body">
                        <div class="stack">
                            <ContestsOf subject=Subject::Customer(id)/>
                            <section>
                                <div class="sec">
                                    <h2>{t::customers::cases()}</h2>
                                    {grumbles.then(|| view! { <a class="btn quiet" href=Route::TakeGrumble(id, None).href() data-act="grumble">{t::grades::take()}</a> })}
                                </div>
                                <Cases cases/>
                            </section>
                            <ActiveService customer=id/>
                            <HoursOut customer=id/>
                            <PapersOfCustomer customer=id/>
                            <Letters subject=Subject::Customer(id)/>
                        </div>
                        <div class="stack">
                            <section>
                                <div class="sec">
                                    <h2>{t::customers::facts()}</h2>
                                    <a class="btn quiet" href=Route::CustomerEdit(id).href() data-act="edit-customer">{t::customers::edit()}</a>
                                </div>
                                {move || customer.get().map(|customer| facts(&customer))}
                            </section>
                            <Grade customer=id/>
                            {move || card.get().then(|| view! { <ServiceCard customer=id/> })}
                        </div>
                        {move || repairs.get().then(|| view! { <div class="wide"><Repairs customer=id/></div> })}
                        <div class="wide"><History id/></div>
                    </div>
                    <footer class="bar">
                        <a class="btn quiet" href=Route::Customers.href() aria-label=t::common::back()><Icon name=IconName::Back/></a>
                        <a class="btn go big" href=Route::TakeFor(id).href() data-act="take-case">{t::customers::take_case()}</a>
                    </footer>
                }
                .into_any(),
            }}
        </section>
    }
}

fn head(customer: &Customer, offset: i32) -> impl IntoView + use<> {
    let id = customer.id;
    let (name, address) = (customer.name.value.clone(), customer.address.value.clone());
    let graded = session().context(|context| context.in_force(Clause("P08.02.01f")));
    let grade = customer.graded().filter(|_| graded).map(i18n::graded);
    let phone = Some(customer.phone.value.clone()).filter(|phone| !phone.is_empty());
    let map = Some(address.clone())
        .filter(|address| !address.is_empty())
        .map(|address| map_link(&address));
    view! {
        <header class="head">
            <Letterhead title=t::customers::title()/>
            <div class="line">
                <span class="chips">{grade.map(|grade| view! { <span class="chip" data-grade="">{grade}</span> })}<span class="chip hide">{t::customers::since(full_date(customer.since, offset))}</span></span>
                {phone.map(|phone| view! { <a class="btn quiet" href=tel_link(&phone) data-act="call"><Icon name=IconName::Phone/>{t::customers::call()}</a> })}
                {map.map(|map| view! { <a class="btn quiet" href=map data-act="map"><Icon name=IconName::Map/>{t::customers::map()}</a> })}
                <Rules/>
            </div>
            <h1>{name}</h1>
            <p>{address}</p>
            <Personal customer=id/>
            <a class="btn go wide-only" href=Route::TakeFor(id).href() data-act="take-case"><Icon name=IconName::Plus/>{t::customers::take_case()}</a>
        </header>
    }
}

/// What the area is called: heat is billed by the heated one.
pub(super) fn area_label() -> &'static str {
    if asked(Concern::Heating) {
        t::customers::area()
    } else {
        t::customers::floor_area()
    }
}

fn facts(customer: &Customer) -> impl IntoView + use<> {
    let value = customer.facts();
    let session = session();
    let housed = value.in_building.and_then(|id| {
        session.world(|world| Some((id, world.buildings.get(&id)?.text(Field::Name).to_owned())))
    });
    // What the file says in words, unless it is the building's own name.
    let in_words = match &housed {
        Some((_, name)) if *name == value.building => String::new(),
        _ => value.building,
    };
    let mut lines: Vec<(&'static str, String)> = vec![
        (t::customers::phone(), value.phone),
        (t::customers::second_contact(), value.second_contact),
        (t::customers::address(), value.address),
        (t::customers::building(), in_words),
        (t::customers::account(), value.account),
    ];
    if let Some(area) = value.area_tenths {
        lines.push((
            area_label(),
            format!("{} {}", tenths(area), t::customers::square_metres()),
        ));
    }
    if value.dwelling != Dwelling::Unknown {
        lines.push((
            t::customers::dwelling(),
            i18n::dwelling(value.dwelling).to_owned(),
        ));
    }
    if value.site != SiteClass::Unknown {
        lines.push((t::customers::site(), i18n::site(value.site).to_owned()));
    }
    if let Some(person) = value.signed_by {
        lines.push((t::fault::signed_by(), session.name_of(person)));
    }
    lines.push((t::customers::remarks(), value.remarks));
    view! {
        <dl class="facts">
            {lines.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}
            {housed.map(|(id, name)| view! { <dt>{t::premises::building()}</dt><dd><a href=Route::Building(id).href()>{name}</a></dd> })}
        </dl>
    }
}

#[component]
fn Cases(cases: Memo<Vec<CaseId>>) -> impl IntoView {
    let burning = burning();
    let clocks = Memo::new(move |_| burning.by_case());
    let none = Signal::stored(None::<CaseId>);
    view! {
        {move || cases.with(Vec::is_empty).then(|| view! { <p class="ask">{t::customers::no_cases()}</p> })}
        <ul class="rows flush">
            {move || {
                let clocks = clocks.get();
                cases
                    .get()
                    .into_iter()
                    .map(|id| view! { <li><CaseRow id clock=clocks.get(&id).cloned() to=Route::Case open=none/></li> })
                    .collect_view()
            }}
        </ul>
    }
}
