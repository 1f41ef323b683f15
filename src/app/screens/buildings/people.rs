//! Who is responsible, who lives there, and what was repaired under whom (P10.09.08a, b, 12a).

use super::detail::Page;
use super::sheets::{Sheet, Way, carry_out, record};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::{DOT, Row};
use crate::app::i18n::{full_date, near_time, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::Procedure;
use crate::domain::customers::{CardStanding, card_standing};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::premises::{
    Building, BuildingCommand, BuildingEvent, Field, Tenure, cases_in, going_through,
};
use leptos::prelude::*;

/// So many past repairs show.
const PAST_SHOWN: usize = 40;

/// The one responsible, the deputy, whether they know the building, and who was before.
#[component]
pub(super) fn People(page: Page) -> impl IntoView {
    let session = session();
    let way = Way::default();
    let owes = Memo::new(move |_| {
        session.context(|context| {
            let building = context.world.buildings.get(&page.id)?;
            let clock = going_through(building, context)?;
            Some((clock.owner, clock.met))
        })
    });
    let go_through = move |_| {
        let occurred_at = platform::now();
        let event = BuildingEvent::GoneThrough { occurred_at };
        carry_out(session, vec![record(page.id, event)], way, || ());
    };
    let change = move |_| page.open.set(Some(Sheet::Responsible(page.id)));
    view! {
        <section data-responsible="">
            <div class="sec"><h2>{t::premises::responsible()}</h2><ClauseLink clause="P10.09.08a"/></div>
            {move || page.building.get().map(|building| {
                let now = session.slow();
                let tenure = building.tenure_at(now).copied();
                let named = tenure.is_some_and(|tenure| tenure.responsible.is_some());
                let label = if named { t::premises::change_responsible() } else { t::premises::name_responsible() };
                view! {
                    {holder(session, &building, tenure)}
                    {move || known(session, owes.get().map(|(_, met)| met), tenure)}
                    <div class="line">
                        <button type="button" class="btn" data-act="responsible" on:click=change>{label}</button>
                        <button type="button" class="btn quiet" data-act="go-through" on:click=go_through>{t::premises::go_through()}</button>
                    </div>
                    {earlier(session, &building)}
                }
            })}
            <ProblemLine problem=way.problem/>
        </section>
    }
}

/// Somebody's name, with a word where they work here no longer.
fn called(session: Session, person: PersonId) -> String {
    let here = session.world(|world| {
        let person = world.organisation.people.get(&person);
        person.is_some_and(|person| person.active)
    });
    let name = session.name_of(person);
    if here {
        name
    } else {
        t::premises::has_left(name)
    }
}

fn holder(session: Session, building: &Building, tenure: Option<Tenure>) -> AnyView {
    let offset = session.offset();
    let Some(Tenure {
        responsible: Some(person),
        deputy,
        from,
        ..
    }) = tenure
    else {
        return view! { <p class="problem">{t::premises::nobody_responsible()}</p> }.into_any();
    };
    let next = building
        .tenures
        .last()
        .filter(|next| next.from > platform::now());
    let next = next.map(|next| {
        let name = next.responsible.map_or_else(
            || t::premises::nobody_from_then().to_owned(),
            |person| called(session, person),
        );
        [t::premises::from_then(full_date(next.from, offset)), name].join(DOT)
    });
    view! {
        <dl class="facts">
            <dt>{t::premises::responsible()}</dt>
            <dd><strong>{called(session, person)}</strong>" "<small>{t::premises::since(full_date(from, offset))}</small></dd>
            {deputy.map(|deputy| view! { <dt>{t::premises::deputy()}</dt><dd>{called(session, deputy)}</dd> })}
            {next.map(|next| view! { <dt></dt><dd>{next}</dd> })}
        </dl>
    }
    .into_any()
}

/// Whether the responsible one went through the installation (P10.09.12a).
fn known(
    session: Session,
    met: Option<Option<crate::domain::time::Timestamp>>,
    tenure: Option<Tenure>,
) -> Option<AnyView> {
    let name = session.name_of(tenure?.responsible?);
    Some(match met? {
        Some(at) => {
            let when = near_time(at, session.slow(), session.offset());
            view! { <p class="ask">{t::premises::gone_through(name, when)}</p> }.into_any()
        }
        None => view! { <p class="ask soon" data-unknown="">{t::premises::not_gone_through(name)}" "<ClauseLink clause="P10.09.12a"/></p> }.into_any(),
    })
}

fn earlier(session: Session, building: &Building) -> Option<AnyView> {
    let now = platform::now();
    let current = building.tenure_at(now)?;
    let before = building.tenures.iter().rev();
    let before: Vec<String> = before
        .filter(|tenure| *tenure != current && tenure.from <= now)
        .filter_map(|tenure| {
            let from = t::premises::from_then(full_date(tenure.from, session.offset()));
            Some([from, called(session, tenure.responsible?)].join(DOT))
        })
        .collect();
    (!before.is_empty()).then(|| {
        view! {
            <details class="more-acts">
                <summary>{t::premises::earlier()}</summary>
                <ul class="plain-list">{before.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

/// Customers of the building, with a word where the service card is missing or out of date.
#[component]
pub(super) fn Users(page: Page) -> impl IntoView {
    let session = session();
    let way = Way::default();
    let users = Memo::new(move |_| {
        session.context(|context| {
            let all = context.world.customers.values();
            let here = all.filter(|customer| customer.in_building.value == Some(page.id));
            let mut users: Vec<(CustomerId, String, String, CardStanding)> = here
                .map(|customer| {
                    let standing = card_standing(customer, context);
                    (
                        customer.id,
                        customer.name.value.clone(),
                        customer.address.value.clone(),
                        standing,
                    )
                })
                .collect();
            users.sort_by(|one, other| one.2.cmp(&other.2));
            users
        })
    });
    let waiting = Memo::new(move |_| {
        session.world(|world| {
            let name = world
                .buildings
                .get(&page.id)
                .map_or("", |building| building.text(Field::Name));
            let all = world.customers.values();
            let count = all
                .filter(|customer| {
                    customer.in_building.value.is_none()
                        && !name.is_empty()
                        && customer.building.value == name
                })
                .count();
            (count, name.to_owned())
        })
    });
    let gather = move |_| {
        let command = Command::Building(page.id, Box::new(BuildingCommand::Gather));
        carry_out(session, vec![command], way, || ());
    };
    view! {
        <section data-users="">
            <div class="sec"><h2>{t::premises::users()}</h2></div>
            {move || users.with(Vec::is_empty).then(|| view! { <p class="ask">{t::premises::no_users()}</p> })}
            <ul class="plain-list links">
                {move || users.get().into_iter().map(|(id, name, address, standing)| {
                    let chip = match standing {
                        CardStanding::Held => None,
                        CardStanding::Missing => Some(t::duties::card_missing()),
                        CardStanding::Outdated => Some(t::duties::card_outdated()),
                    };
                    view! {
                        <li>
                            <a href=Route::Customer(id).href()><b>{name}</b><small>{address}</small></a>
                            {chip.map(|chip| view! { <span class="chip">{chip}</span> })}
                        </li>
                    }
                }).collect_view()}
            </ul>
            {move || {
                let (count, name) = waiting.get();
                (count > 0).then(|| view! { <button type="button" class="btn" data-act="gather" on:click=gather>{t::premises::gather(count, name)}</button> })
            }}
            <ProblemLine problem=way.problem/>
        </section>
    }
}

/// Every repair in the building, with whoever was responsible when it was reported (P10.09.08b).
#[component]
pub(super) fn Past(page: Page) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.world(|world| {
            let building = world.buildings.get(&page.id);
            cases_in(world, page.id)
                .into_iter()
                .filter(|case| matches!(case.procedure, Procedure::Repair(_)))
                .take(PAST_SHOWN)
                .map(|case| {
                    let then =
                        building.and_then(|building| building.responsible_at(case.received_at));
                    (
                        case.id,
                        case.received_at,
                        case.words.clone(),
                        then,
                        case.is_closed(),
                        case.round.is_some(),
                    )
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <section data-past="">
            <div class="sec"><h2>{t::premises::past_repairs()}</h2><ClauseLink clause="P10.09.08b"/></div>
            {move || lines.with(Vec::is_empty).then(|| view! { <p class="ask">{t::premises::no_repairs()}</p> })}
            <ul class="rows flush">
                {move || lines.get().into_iter().map(|(id, at, what, then, closed, own): (CaseId, _, String, Option<PersonId>, bool, bool)| {
                    let then = then.map(|person| t::premises::then_responsible(session.name_of(person)));
                    let who: Vec<String> = own.then(|| t::premises::own_round().to_owned()).into_iter().chain(then).collect();
                    let chip = if closed { t::cases::closed() } else { t::cases::open() };
                    view! { <li><Row href=Route::Case(id).href() clock=None instead=near_time(at, session.slow(), session.offset()) what who=who.join(DOT) chip strong=!closed/></li> }
                }).collect_view()}
            </ul>
        </section>
    }
}
