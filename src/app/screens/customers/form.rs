//! Register or change a customer. What was typed is kept until it is saved or discarded.

use super::detail::area_label;
use super::form_more::{More, MoreFields, TypedMore};
use crate::app::components::app_bar::AppBar;
use crate::app::components::building_picker::BuildingPicker;
use crate::app::components::draft;
use crate::app::components::field::{Choice, Line, TextArea, TextField};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{self, t, tenths};
use crate::app::places::there;
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::clause::Clause;
use crate::domain::concern::Concern;
use crate::domain::customers::{CustomerCommand, CustomerFacts, Dwelling, SiteClass};
use crate::domain::event::Command;
use crate::domain::ids::{BuildingId, CustomerId, PersonId};
use crate::domain::roles::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// What stands in the fields, as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    name: String,
    phone: String,
    second_contact: String,
    address: String,
    building: String,
    in_building: Option<BuildingId>,
    account: String,
    area: String,
    dwelling: String,
    site: String,
    remarks: String,
    signed_by: Option<PersonId>,
    more: TypedMore,
}

const DWELLINGS: [(&str, Dwelling); 3] = [
    ("storeys", Dwelling::Storeys),
    ("house", Dwelling::House),
    ("non_residential", Dwelling::NonResidential),
];
const SITES: [(&str, SiteClass); 3] = [
    ("city", SiteClass::City),
    ("province", SiteClass::Province),
    ("elsewhere", SiteClass::Elsewhere),
];

impl From<CustomerFacts> for Typed {
    fn from(facts: CustomerFacts) -> Self {
        let dwelling = DWELLINGS.iter().find(|(_, value)| *value == facts.dwelling);
        let site = SITES.iter().find(|(_, value)| *value == facts.site);
        let more = TypedMore::of(&facts);
        Self {
            more,
            name: facts.name,
            phone: facts.phone,
            second_contact: facts.second_contact,
            address: facts.address,
            building: facts.building,
            in_building: facts.in_building,
            account: facts.account,
            area: facts.area_tenths.map(tenths).unwrap_or_default(),
            dwelling: dwelling
                .map(|(key, _)| (*key).to_owned())
                .unwrap_or_default(),
            site: site.map(|(key, _)| (*key).to_owned()).unwrap_or_default(),
            remarks: facts.remarks,
            signed_by: facts.signed_by,
        }
    }
}

/// `86`, `86.5` or nothing, in tenths; an error for anything else.
fn area(text: &str) -> Result<Option<i64>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (whole, part) = text.split_once(['.', '。']).unwrap_or((text, "0"));
    let digits = |text: &str| {
        text.chars()
            .all(|letter| letter.is_ascii_digit())
            .then(|| text.parse::<i64>().ok())
            .flatten()
    };
    match (digits(whole), digits(part)) {
        (Some(whole), Some(part)) if part < 10 && whole < 100_000_000 => {
            Ok(Some(whole * 10 + part))
        }
        _ => Err(()),
    }
}

/// Writes the facts down again as they were.
fn take_back(session: Session, id: CustomerId, before: CustomerFacts) {
    spawn_local(async move {
        let wish = CustomerCommand::Edit(before);
        match session.execute(Command::Customer(id, wish)).await {
            Ok(_) => session.say(t::parts::undone()),
            Err(error) => session.say(i18n::failure(&error)),
        }
    });
}

/// Registers or changes a customer.
#[component]
pub fn CustomerForm(
    /// The file to change; none registers a new one.
    customer: Option<CustomerId>,
) -> impl IntoView {
    let session = session();
    let key = StoredValue::new(
        customer.map_or_else(|| "customer/new".to_owned(), |id| format!("customer/{id}")),
    );
    let begin: Typed = key.with_value(|key| draft::load(key)).unwrap_or_else(|| {
        let facts = customer.and_then(|id| {
            untrack(|| {
                session.world(|world| world.customers.get(&id).map(|customer| customer.facts()))
            })
        });
        facts.map(Typed::from).unwrap_or_default()
    });
    let name = RwSignal::new(begin.name);
    let phone = RwSignal::new(begin.phone);
    let second_contact = RwSignal::new(begin.second_contact);
    let address = RwSignal::new(begin.address);
    let building = RwSignal::new(begin.building);
    let in_building = RwSignal::new(begin.in_building);
    let account = RwSignal::new(begin.account);
    let area_typed = RwSignal::new(begin.area);
    let dwelling = RwSignal::new(begin.dwelling);
    let site = RwSignal::new(begin.site);
    let remarks = RwSignal::new(begin.remarks);
    let signed_by = RwSignal::new(begin.signed_by);
    let more = More::begin(begin.more);
    let typed = move || Typed {
        name: name.get(),
        phone: phone.get(),
        second_contact: second_contact.get(),
        address: address.get(),
        building: building.get(),
        in_building: in_building.get(),
        account: account.get(),
        area: area_typed.get(),
        dwelling: dwelling.get(),
        site: site.get(),
        remarks: remarks.get(),
        signed_by: signed_by.get(),
        more: more.typed(),
    };
    Effect::new(move |first: Option<()>| {
        let typed = typed();
        if first.is_some() {
            key.with_value(|key| draft::save(key, &typed));
        }
    });
    let tried = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let name_problem = Signal::derive(move || {
        (tried.get() && name.with(|name| name.trim().is_empty()))
            .then(|| t::customers::missing_name().to_owned())
    });
    let area_problem = Signal::derive(move || {
        (tried.get() && area_typed.with(|text| area(text).is_err()))
            .then(|| t::customers::bad_area().to_owned())
    });
    let back = move || customer.map_or(Route::Customers, Route::Customer);
    let discard = move |_| {
        key.with_value(|key| draft::clear(key));
        back().go();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let typed = untrack(typed);
        let (Ok(area_tenths), false) = (area(&typed.area), typed.name.trim().is_empty()) else {
            return;
        };
        if typed.more.hours().is_err() || typed.more.every().is_err() {
            return;
        }
        let mut facts = CustomerFacts {
            name: typed.name,
            phone: typed.phone,
            second_contact: typed.second_contact,
            address: typed.address,
            building: typed.building,
            in_building: typed.in_building,
            account: typed.account,
            area_tenths,
            dwelling: DWELLINGS
                .iter()
                .find(|(key, _)| *key == typed.dwelling)
                .map(|(_, value)| *value)
                .unwrap_or_default(),
            site: SITES
                .iter()
                .find(|(key, _)| *key == typed.site)
                .map(|(_, value)| *value)
                .unwrap_or_default(),
            remarks: typed.remarks,
            signed_by: typed.signed_by,
            ..CustomerFacts::default()
        };
        typed.more.put(&mut facts);
        let (id, wish) = match customer {
            Some(id) => (id, CustomerCommand::Edit(facts)),
            None => (
                CustomerId(platform::new_uuid()),
                CustomerCommand::Register(facts),
            ),
        };
        let before = customer.and_then(|id| {
            untrack(|| {
                session.world(|world| world.customers.get(&id).map(|customer| customer.facts()))
            })
        });
        busy.set(true);
        let kept = key.get_value();
        spawn_local(async move {
            match session.execute(Command::Customer(id, wish)).await {
                Ok(_) => {
                    draft::clear(&kept);
                    match before {
                        Some(before) => session.say_with_undo(
                            t::common::saved(),
                            Callback::new(move |()| take_back(session, id, before.clone())),
                        ),
                        None => session.say(t::common::saved()),
                    }
                    Route::Customer(id).go();
                }
                Err(error) => {
                    problem.set(Some(error));
                    busy.set(false);
                }
            }
        });
    };
    let any = untrack(|| session.world(|world| !world.buildings.is_empty()));
    // What only some firms ask of a customer; what a file says already stays in sight.
    let in_buildings =
        untrack(|| there(Concern::Buildings) || building.with(|text| !text.is_empty()));
    let premises = untrack(|| {
        let said =
            area_typed.with(|text| !text.is_empty()) || dwelling.with(|text| !text.is_empty());
        there(Concern::Buildings) || said
    });
    let travels = untrack(|| {
        let promised = session.context(|context| context.in_force(Clause("P01.10.23d")));
        promised || site.with(|text| !text.is_empty())
    });
    let contracts = untrack(|| there(Concern::Faults) || signed_by.get().is_some());
    let title = if customer.is_some() {
        t::customers::change()
    } else {
        t::customers::register()
    };
    view! {
        <main class="page narrow" id="main">
            <AppBar title back=back()/>
            <form class="form" novalidate=true on:submit=submit>
                <TextField id="name" label=t::customers::name() value=name problem=name_problem/>
                <TextField id="phone" label=t::customers::phone() value=phone kind=Line::Phone optional=true/>
                <TextField id="second-contact" label=t::customers::second_contact() value=second_contact optional=true/>
                <TextField id="address" label=t::customers::address() value=address optional=true/>
                {in_buildings.then(|| view! { <TextField id="building" label=t::customers::building() value=building optional=true/> })}
                {any.then(|| view! { <BuildingPicker id="in-building" label=t::premises::choose_building() value=in_building/> })}
                <TextField id="account" label=t::customers::account() value=account optional=true/>
                {premises.then(|| view! {
                    <TextField
                        id="area"
                        label=untrack(area_label)
                        value=area_typed
                        kind=Line::Number
                        unit=t::customers::square_metres()
                        optional=true
                        problem=area_problem
                    />
                    <Choice
                        id="dwelling"
                        label=t::customers::dwelling()
                        value=dwelling
                        options=DWELLINGS.iter().map(|(key, value)| (*key, i18n::dwelling(*value))).collect()
                        optional=true
                    />
                })}
                {travels.then(|| view! {
                    <Choice
                        id="site"
                        label=t::customers::site()
                        value=site
                        options=SITES.iter().map(|(key, value)| (*key, i18n::site(*value))).collect()
                        optional=true
                    />
                })}
                {contracts.then(|| view! {
                    <details class="more-acts" open=signed_by.get_untracked().is_some()>
                        <summary data-act="contract">{t::customers::contract()}</summary>
                        <PersonPicker id="signed-by" label=t::fault::signed_by() value=signed_by roles=&[Role::Sales, Role::AccountManager]/>
                    </details>
                })}
                <TextArea id="remarks" label=t::customers::remarks() value=remarks optional=true/>
                <MoreFields more tried/>
                <ProblemLine problem/>
                <div class="form-foot">
                    <span class="ask">{t::form::draft_kept()}</span>
                    <button type="button" class="btn" data-act="discard" on:click=discard>{t::customers::discard()}</button>
                    <button type="submit" class="btn go big" data-act="save" disabled=move || busy.get()>{t::common::save()}</button>
                </div>
            </form>
        </main>
    }
}
