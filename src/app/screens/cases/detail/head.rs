//! Who and what, and the stage rail.

use super::Detail;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::contact::{map_link, tel_link};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::letterhead::Letterhead;
use crate::app::components::rules::Rules;
use crate::app::i18n::{self as words, near_time, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::{Case, Grade, Procedure, StageMark, stages};
use crate::domain::clause::Clause;
use crate::domain::conflicts::Choice;
use crate::domain::ids::{CaseId, OutageId};
use crate::domain::outages::running_for;
use crate::domain::precedence::goes_first;
use leptos::prelude::*;

/// Number, people, title, address and stages.
#[component]
pub fn Head(detail: Detail) -> impl IntoView {
    move || detail.case.get().map(|case| heading(&case, detail))
}

fn heading(case: &Case, detail: Detail) -> impl IntoView + use<> {
    let session = session();
    let customer = case.customer.and_then(|id| {
        session.world(|world| {
            world
                .customers
                .get(&id)
                .map(crate::domain::customers::Customer::facts)
        })
    });
    let name = match &customer {
        _ if case.identity_withheld() => t::petitions::withheld().to_owned(),
        Some(customer) => customer.name.clone(),
        None => case.caller.name.clone(),
    };
    let phone = if case.caller.phone.is_empty() {
        customer
            .as_ref()
            .map(|customer| customer.phone.clone())
            .unwrap_or_default()
    } else {
        case.caller.phone.clone()
    };
    let address = if case.caller.address.is_empty() {
        customer
            .map(|customer| customer.address)
            .unwrap_or_default()
    } else {
        case.caller.address.clone()
    };
    let (grade, first) = session.context(|context| {
        let asked = context.in_force(Clause("P08.02.01f")) && !case.identity_withheld();
        let file = case.customer.filter(|_| asked);
        let file = file.and_then(|id| context.world.customers.get(&id));
        let grade = file.and_then(|file| file.graded().map(words::graded));
        (grade, goes_first(case, context))
    });
    let calls = case.called_again.len() + 1;
    let mut who = vec![name, address.clone()];
    if calls > 1 {
        who.push(t::case::nth_call(calls));
    }
    who.retain(|part| !part.is_empty());
    view! {
        <header class="head">
            <Letterhead title=format!("{} {}", words::procedure(&case.procedure), case.called())/>
            <div class="line">
                <span class="chips">
                    <span class="chip">{words::procedure(&case.procedure)}" "<span class="whole">{case.called().to_owned()}</span></span>
                    {renumber(case).then(|| view! { <span class="chip a" data-renumber="">{t::settle::number(case.called())}</span> })}
                    {grade.map(|grade| view! { <span class="chip" data-grade="">{grade}</span> })}
                    {case.emergency.is_some().then(|| view! { <span class="chip a">{t::departments::emergency()}</span> })}
                    {(case.grade == Grade::Major).then(|| view! { <span class="chip a">{t::case::major()}</span> })}
                    <span class="chip hide">{t::case::first_asked(session.name_of(case.first_responsible))}</span>
                    <span class="chip hide">{t::case::in_charge(session.name_of(case.in_charge.value))}</span>
                </span>
                {(!phone.is_empty()).then(|| view! {
                    <a class="btn quiet" href=tel_link(&phone)><Icon name=IconName::Phone/>{t::case::call()}</a>
                })}
                {(!address.is_empty()).then(|| view! {
                    <a class="btn quiet" href=map_link(&address)><Icon name=IconName::Map/>{t::case::map()}</a>
                })}
                <Rules/>
            </div>
            <h1>{words::case_words(case)}</h1>
            <p>{who.join(" · ")}</p>
            {first.map(|clause| view! { <p class="soon" data-first="">{words::goes_first(clause)}" "<ClauseLink clause=clause.to_string()/></p> })}
            {outage_line(case).map(|(id, line)| view! { <p data-in-outage=id.to_string()><a class="soon" href=Route::Outage(id).href()>{line}</a></p> })}
            {linked(case)}
            <Rail detail/>
        </header>
    }
}

/// The case from which a major fault came, and the faults that came from this case: each is a case of its own, so that nothing that runs for
/// the customer stops.
fn linked(case: &Case) -> impl IntoView + use<> {
    let link = |id: CaseId, number: String, words: &'static str| {
        view! { <p data-linked=id.to_string()><a href=Route::Case(id).href()>{words}" "{number}</a></p> }
    };
    let number =
        |id: CaseId| session().world(|world| world.cases.get(&id).map(|case| case.number.clone()));
    if let Procedure::Fault(fault) = &case.procedure {
        let origin = fault.origin.and_then(|id| Some((id, number(id)?)));
        return origin
            .map(|(id, number)| link(id, number, t::fault::origin()).into_any())
            .into_iter()
            .collect_view();
    }
    let id = case.id;
    let came: Vec<(CaseId, String)> = session().world(|world| {
        let faults = world.cases.values().filter(|other| match &other.procedure {
            Procedure::Fault(fault) => fault.origin == Some(id),
            _ => false,
        });
        faults
            .map(|fault| (fault.id, fault.number.clone()))
            .collect()
    });
    came.into_iter()
        .map(|(id, number)| link(id, number, t::fault::carried()).into_any())
        .collect_view()
}

/// Whether another case was given this number before it, and this one is to be renumbered.
fn renumber(case: &Case) -> bool {
    session().world(|world| {
        let alike = world.booked_with(case.id);
        let first = alike.and_then(|conflict| conflict.choices().into_iter().next());
        first
            .is_some_and(|(keeper, _)| !matches!(keeper, Choice::Booked(_, _, id) if id == case.id))
    })
}

/// Whether the customer is without heat anyway, with everybody around: what is asked on the telephone first.
fn outage_line(case: &Case) -> Option<(OutageId, String)> {
    let session = session();
    if case.is_closed() {
        return None;
    }
    let now = platform::now();
    session.world(|world| {
        let customer = world.customers.get(&case.customer?)?;
        let outage = running_for(customer, world, now)?;
        let when = near_time(outage.start.value, now, session.offset());
        let line = t::outages::case_in_outage(&outage.cause.value, when);
        Some((outage.id, line))
    })
}

#[component]
fn Rail(detail: Detail) -> impl IntoView {
    let session = session();
    let marks = move || {
        session.context(|context| {
            detail.case.with(|case| {
                case.as_ref()
                    .map_or_else(Vec::new, |case| stages(case, context))
            })
        })
    };
    view! {
        <ol class="stages" aria-label=t::case::stages()>
            {move || {
                let offset = session.offset();
                let now = session.slow();
                marks()
                    .into_iter()
                    .map(|(stage, mark)| {
                        let (class, current, time) = match mark {
                            StageMark::Done(at) => ("done", None, Some(at)),
                            StageMark::Skipped => ("skipped", None, None),
                            StageMark::Now(due) => ("now", Some("step"), due),
                            StageMark::Ahead(due) => ("ahead", None, due),
                        };
                        // What was done bears its time, what is owed the time by which.
                        let done = matches!(mark, StageMark::Done(_));
                        let late = !done && time.is_some_and(|due| due < now);
                        let time = time.map(|time| near_time(time, now, offset));
                        let time = time.map(|time| if done { time } else { t::clock::before(time) });
                        view! {
                            <li class=class aria-current=current>
                                <span>{words::stage(stage)}{time.map(|time| view! { <small class:late=late>{time}</small> })}</span>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ol>
    }
}
