//! A research visit: who went, what was said, what it comes down to, what is done about it (P01.10.13a–h).

use super::grumbles::Grumbles;
use super::measures::MeasureList;
use super::print::TripPaper;
use super::trip_sheets::{Sheet, Step};
use crate::app::components::active_row::visit_words;
use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::ClockCell;
use crate::app::components::contest::ContestsOf;
use crate::app::components::paper::PaperButton;
use crate::app::components::personal::Personal;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{duty, full_date, heard_kind, labelled, near_time, refusal, separator, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::clock::Duty;
use crate::domain::event::Command;
use crate::domain::ids::MeasureId;
use crate::domain::ids::{CustomerId, Subject, VisitId};
use crate::domain::measures::Outcome;
use crate::domain::refusal::Refusal;
use crate::domain::visits::{
    Heard, HeardKind, Trip, Visit, VisitEvent, clocks, takes_part, unsorted, untold,
};
use leptos::prelude::*;

/// The page of one research visit.
#[component]
pub fn TripPage(id: VisitId, visit: Memo<Option<Visit>>) -> impl IntoView {
    let session = session();
    let step = RwSignal::new(None::<Step>);
    view! {
        {move || {
            let visit = visit.get()?;
            let trip = visit.trip.as_ref()?.value.clone();
            let title = session.world(|world| visit_words(&visit, world, session.offset()));
            let below = below(&trip, session);
            let paper = visit.clone();
            let next = next(&visit);
            let (may, may_not): (Vec<Step>, Vec<Step>) = next.into_iter().partition(|which| refused(&trip, *which).is_none());
            let reason = may_not.first().and_then(|which| refused(&trip, *which));
            let names: Vec<&str> = may_not.iter().map(|which| which.name()).collect();
            let keys: Vec<&str> = may_not.iter().map(|which| which.key()).collect();
            Some(view! {
                <AppBar title below=move || below.clone() back=Route::Visits>
                    <PaperButton label=t::visits::print_trip() act="print-trip"><TripPaper visit=paper.clone()/></PaperButton>
                    <button type="button" class="btn quiet" data-act="change-trip" on:click=move |_| step.set(Some(Step::Change))>{t::visits::change_trip()}</button>
                </AppBar>
                <ContestsOf subject=Subject::Visit(id)/>
                <Owed visit=visit.clone()/>
                <div class="line">
                    {may.into_iter().enumerate().map(|(place, which)| {
                        let class = if place == 0 { "btn go big" } else { "btn" };
                        view! { <button type="button" class=class data-act=which.key() on:click=move |_| step.set(Some(which))>{which.name()}</button> }
                    }).collect_view()}
                </div>
                {reason.map(|reason| view! {
                    <p class="ask" data-refused=keys.join(" ")><b>{names.join(separator())}</b>" "{refusal(&reason)}" "{reason.clause().map(|clause| view! { <ClauseLink clause=clause.to_string()/> })}</p>
                })}
                {visit.summary.is_none().then(|| view! { <p class="hint">{t::visits::hear_note()}" "<ClauseLink clause="P01.10.13c"/></p> })}
                {trip.customers.iter().map(|customer| view! { <AtCustomer id visit=visit.clone() customer=*customer/> }).collect_view()}
                {visit.summary.as_ref().map(|summary| view! {
                    <section data-part="summary">
                        <div class="sec gap"><h2>{t::visits::summary()}</h2><ClauseLink clause="P01.10.13e"/></div>
                        <p>{summary.value.words.clone()}</p>
                    </section>
                })}
                <PlanPart id visit=visit.clone()/>
            })
        }}
        <Sheet id step/>
    }
}

/// Why this step cannot be taken by whoever is here: said before the words are written.
fn refused(trip: &Trip, which: Step) -> Option<Refusal> {
    let may = session().context(|context| takes_part(trip, which.leads(), context));
    may.err().map(Refusal::from)
}

fn below(trip: &Trip, session: Session) -> String {
    let engineers: Vec<String> = trip
        .engineers
        .iter()
        .map(|person| session.name_of(*person))
        .collect();
    let offset = session.offset();
    let days = [full_date(trip.from, offset), full_date(trip.to, offset)];
    let days = if days[0] == days[1] {
        days[0].clone()
    } else {
        days.join("–")
    };
    [
        days,
        t::visits::led_by(session.name_of(trip.leader)),
        t::visits::with(engineers.join(separator())),
    ]
    .join(DOT)
}

/// What can be done, the likeliest first.
fn next(visit: &Visit) -> Vec<Step> {
    let mut steps = Vec::new();
    if visit.plan.is_none() {
        let open = !unsorted(visit).is_empty();
        if visit.summary.is_some() {
            steps.push(Step::Plan);
        } else if !visit.heard.is_empty() && untold(visit).is_empty() {
            steps.push(if open { Step::Sort } else { Step::SumUp });
        }
        steps.push(Step::Hear);
        if open && !steps.contains(&Step::Sort) {
            steps.push(Step::Sort);
        }
    }
    steps
}

/// What the visit still owes.
#[component]
fn Owed(visit: Visit) -> impl IntoView {
    let session = session();
    let clocks = session.context(|context| {
        let mut open = clocks(&visit, context);
        open.retain(|clock| {
            clock.is_open() && clock.opens <= context.now && clock.duty != Duty::CarryOutMeasure
        });
        open.sort_by_key(|clock| clock.deadline.due);
        open
    });
    (!clocks.is_empty()).then(|| {
        view! {
            <ul class="rows flush">
                {clocks.into_iter().map(|clock| {
                    let due = t::clock::before(near_time(clock.deadline.due, platform::now(), session.offset()));
                    let (name, clause) = (duty(clock.duty), clock.clause.map(|clause| clause.to_string()));
                    let key = format!("{:?}", clock.duty);
                    view! {
                        <li class="row" data-duty=key>
                            <ClockCell clock/>
                            <div><strong>{name}</strong><em>{due}</em></div>
                            {clause.map(|clause| view! { <ClauseLink clause/> })}
                        </li>
                    }
                }).collect_view()}
            </ul>
        }
    })
}

/// What one customer said, and what was not asked yet.
#[component]
fn AtCustomer(id: VisitId, visit: Visit, customer: CustomerId) -> impl IntoView {
    let session = session();
    let name = session.world(|world| {
        let customer = world.customers.get(&customer);
        customer.map_or_else(String::new, |customer| customer.name.value.clone())
    });
    let mut lines: Vec<Heard> = visit
        .heard
        .values()
        .filter(|heard| heard.customer == customer)
        .cloned()
        .collect();
    lines.sort_by_key(|heard| (heard.occurred_at, heard.line));
    let open: Vec<HeardKind> = untold(&visit)
        .into_iter()
        .filter(|(of, _)| *of == customer)
        .flat_map(|(_, kinds)| kinds)
        .collect();
    let kinds = |kinds: &[HeardKind]| {
        let names: Vec<&str> = kinds.iter().copied().map(heard_kind).collect();
        names.join(separator())
    };
    let none: Vec<HeardKind> = visit
        .nothing
        .get(&customer)
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let none = (!none.is_empty()).then(|| t::visits::said_none(kinds(&none)));
    let problem = RwSignal::new(None::<DeskError>);
    let (open_words, tick) = (kinds(&open), t::visits::none_of(kinds(&open)));
    let closed = visit.summary.is_some();
    // Who was not on the list is shown with one of those who were.
    let listed = visit.customers();
    let last = listed.last() == Some(&customer);
    let others = last.then_some(listed);
    let ticked = open.clone();
    let tick_none = move |_| {
        let event = VisitEvent::NothingSaid {
            customer,
            kinds: ticked.iter().copied().collect(),
        };
        carry_out(session, Command::Visit(id, Box::new(event)), problem, || {});
    };
    view! {
        <section data-at=customer.to_string()>
            <div class="sec gap"><h2><a href=Route::Customer(customer).href()>{name}</a></h2></div>
            {(!closed).then(|| view! { <Personal customer/> })}
            <ul class="plain-list said">{lines.into_iter().map(|heard| said(heard, &visit, session)).collect_view()}</ul>
            {none.map(|none| view! { <p class="ask">{none}</p> })}
            {(!open.is_empty()).then(|| view! {
                <div class="line" data-not-asked="">
                    <span class="ask grow">{t::visits::not_asked(open_words)}</span>
                    <button type="button" class="btn" data-act="tick-none" on:click=tick_none>{tick}</button>
                </div>
            })}
            <Grumbles id customer others/>
            <ProblemLine problem/>
        </section>
    }
}

fn said(heard: Heard, visit: &Visit, session: Session) -> impl IntoView + use<> {
    let topic = visit
        .topics
        .get(&heard.line)
        .map(|topic| topic.value.clone());
    let case = heard.case.and_then(|id| {
        session.world(|world| {
            world
                .cases
                .get(&id)
                .map(|case| (id, case.number.clone(), case.is_closed()))
        })
    });
    let chip = if heard.kind == HeardKind::Complaint {
        "chip a"
    } else {
        "chip"
    };
    view! {
        <li>
            <div class="line"><span class=chip>{heard_kind(heard.kind)}</span><span class="grow">{heard.words}</span></div>
            <small>{[heard.speaker, topic.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(DOT)}</small>
            {case.map(|(id, number, closed)| {
                let how = if closed { t::visits::case_closed() } else { t::visits::case_open() };
                view! { <a class="block" href=Route::Case(id).href() data-finding=closed.to_string()>{number}" "{how}</a> }
            })}
        </li>
    }
}

/// The plan with its measures.
#[component]
fn PlanPart(id: VisitId, visit: Visit) -> impl IntoView {
    let plan = visit.plan.as_ref()?.value.clone();
    let end = Callback::new(move |(measure, outcome): (MeasureId, Outcome)| {
        Command::Visit(id, Box::new(VisitEvent::MeasureEnded { measure, outcome }))
    });
    Some(view! {
        <section data-part="plan">
            <div class="sec gap"><h2>{t::visits::plan()}</h2><ClauseLink clause="P01.10.13f"/></div>
            <p class="hint">{t::visits::plan_note()}" "<ClauseLink clause="P01.10.13h"/></p>
            <MeasureList measures=visit.measures.clone() end/>
            <ul class="plain-list">
                {plan.without.into_iter().map(|(topic, reason)| view! { <li><b>{topic}</b>" "{labelled(t::visits::no_measure(), reason)}</li> }).collect_view()}
            </ul>
        </section>
    })
}
