//! A case as a row: its most pressing clock, its words, who and where.

use super::row::{DOT, Row};
use crate::app::i18n::{case_words, duty, near_time, procedure, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::{Case, Grade};
use crate::domain::clock::{Clock, Duty};
use crate::domain::ids::CaseId;
use crate::domain::precedence::goes_first;
use crate::domain::world::World;
use leptos::prelude::*;

/// Name and address of whom a case is about: the file's, or as the caller said.
#[must_use]
pub fn who_and_where(world: &World, case: &Case) -> String {
    let customer = case.customer.and_then(|id| world.customers.get(&id));
    if case.identity_withheld() {
        return t::petitions::withheld().to_owned();
    }
    let name = customer.map_or(case.caller.name.as_str(), |customer| {
        customer.name.value.as_str()
    });
    let address = match customer {
        _ if !case.caller.address.is_empty() => case.caller.address.as_str(),
        Some(customer) => customer.address.value.as_str(),
        None => "",
    };
    [name, address]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(DOT)
}

#[derive(Clone, PartialEq)]
struct Shown {
    what: String,
    who: String,
    why: String,
    chip: &'static str,
    strong: bool,
    instead: String,
}

/// One case in a list.
#[component]
pub fn CaseRow(
    /// Which.
    id: CaseId,
    /// Its most pressing clock; none when nothing is owed.
    clock: Option<Clock>,
    /// Where it opens.
    to: fn(CaseId) -> Route,
    /// The case that is open beside the list.
    #[prop(into)]
    open: Signal<Option<CaseId>>,
) -> impl IntoView {
    let session = session();
    let revisit = clock
        .as_ref()
        .is_some_and(|clock| clock.duty == Duty::Revisit);
    let shown = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let world = context.world;
            world.cases.get(&id).map(|case| Shown {
                why: goes_first(case, context)
                    .map(|clause| t::grades::goes_first(clause.to_string()))
                    .unwrap_or_default(),
                what: case_words(case),
                who: who_and_where(world, case),
                chip: match case.grade {
                    Grade::Major => t::case::major(),
                    Grade::Ordinary if revisit => duty(Duty::Revisit),
                    Grade::Ordinary => procedure(&case.procedure),
                },
                strong: case.grade == Grade::Major,
                instead: near_time(case.received_at, crate::app::platform::now(), offset),
            })
        })
    });
    let current = Signal::derive(move || open.get() == Some(id));
    move || {
        shown.get().map(|shown| {
            view! {
                <Row
                    href=to(id).href()
                    clock=clock.clone()
                    instead=shown.instead
                    what=shown.what
                    who=shown.who
                    why=shown.why
                    chip=shown.chip
                    strong=shown.strong
                    current
                />
            }
        })
    }
}
