//! A field that two people changed at once: both values side by side, one tap keeps one of them.

use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{self, t, tenths};
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::customers::{Customer, CustomerChange, CustomerCommand};
use crate::domain::event::Command;
use crate::domain::ids::CustomerId;
use crate::domain::premises::Field as Line;
use crate::domain::register::Register;
use crate::domain::stamp::DeviceId;
use crate::domain::world::World;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One value that can be kept.
#[derive(Clone, Debug, PartialEq)]
struct Value {
    text: String,
    device: DeviceId,
    keep: CustomerChange,
}

/// One field with all its values, the one that shows first.
#[derive(Clone, Debug, PartialEq)]
struct Field {
    label: &'static str,
    values: Vec<Value>,
}

fn field<T: Clone>(
    fields: &mut Vec<Field>,
    label: &'static str,
    register: &Register<T>,
    text: impl Fn(&T) -> String,
    keep: impl Fn(T) -> CustomerChange,
) {
    if register.rivals.is_empty() {
        return;
    }
    let all = std::iter::once((&register.value, register.set_by))
        .chain(register.rivals.iter().map(|(value, dot)| (value, *dot)));
    let values = all.map(|(value, dot)| Value {
        text: text(value),
        device: dot.device,
        keep: keep(value.clone()),
    });
    fields.push(Field {
        label,
        values: values.collect(),
    });
}

fn fields(customer: &Customer, world: &World) -> Vec<Field> {
    let mut all = Vec::new();
    let none = CustomerChange::default;
    let same = String::clone;
    let some = Some::<String>;
    field(
        &mut all,
        t::customers::name(),
        &customer.name,
        same,
        |name| CustomerChange {
            name: some(name),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::phone(),
        &customer.phone,
        same,
        |phone| CustomerChange {
            phone: some(phone),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::second_contact(),
        &customer.second_contact,
        same,
        |second_contact| CustomerChange {
            second_contact: some(second_contact),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::address(),
        &customer.address,
        same,
        |address| CustomerChange {
            address: some(address),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::building(),
        &customer.building,
        same,
        |building| CustomerChange {
            building: some(building),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::account(),
        &customer.account,
        same,
        |account| CustomerChange {
            account: some(account),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::area(),
        &customer.area_tenths,
        |area| area.map(tenths).unwrap_or_default(),
        |area_tenths| CustomerChange {
            area_tenths: Some(area_tenths),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::dwelling(),
        &customer.dwelling,
        |dwelling| i18n::dwelling(*dwelling).to_owned(),
        |dwelling| CustomerChange {
            dwelling: Some(dwelling),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::site(),
        &customer.site,
        |site| i18n::site(*site).to_owned(),
        |site| CustomerChange {
            site: Some(site),
            ..none()
        },
    );
    field(
        &mut all,
        t::customers::remarks(),
        &customer.remarks,
        same,
        |remarks| CustomerChange {
            remarks: some(remarks),
            ..none()
        },
    );
    field(
        &mut all,
        t::premises::choose_building(),
        &customer.in_building,
        |building| {
            let building = building.and_then(|building| world.buildings.get(&building));
            building.map_or_else(String::new, |known| known.text(Line::Name).to_owned())
        },
        |in_building| CustomerChange {
            in_building: Some(in_building),
            ..none()
        },
    );
    all
}

/// Every field of a file that is to settle; nothing while there is none.
#[component]
pub fn Rivals(customer: CustomerId) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let open = Memo::new(move |_| {
        session.world(|world| {
            world
                .customers
                .get(&customer)
                .map(|customer| fields(customer, world))
                .unwrap_or_default()
        })
    });
    let keep = move |change: CustomerChange| {
        spawn_local(async move {
            let command = Command::Customer(customer, CustomerCommand::Settle(change));
            problem.set(session.execute(command).await.err());
        });
    };
    view! {
        {move || open.get().into_iter().map(|field| {
            let label = field.label;
            view! {
                <div class="settle" data-settle=label>
                    <p class="ask">{t::customers::two_changed(label)}</p>
                    <div class="pair">
                        {field.values.into_iter().map(|Value { text, device, keep: change }| {
                            let shown = if text.is_empty() { t::customers::nothing().to_owned() } else { text };
                            view! {
                                <div>
                                    <strong>{shown}</strong>
                                    <small>{session.device_name(device)}</small>
                                    <button type="button" class="btn" data-act="keep" on:click=move |_| keep(change.clone())>{t::customers::keep()}</button>
                                </div>
                            }
                        }).collect_view()}
                    </div>
                </div>
            }
        }).collect_view()}
        <ProblemLine problem/>
    }
}
