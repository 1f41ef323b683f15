//! The customer, the place, and what was established.

use super::Detail;
use super::receipt::ReceiptPaper;
use crate::app::components::letterhead::PrintButton;
use crate::app::components::paper::PaperButton;
use crate::app::components::personal::Personal;
use crate::app::i18n::{self as words, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::repair::Repair;
use crate::domain::cases::{Case, Procedure, Told};
use crate::domain::ids::Subject;
use crate::domain::premises::{Field, building_of, proposed};
use leptos::prelude::*;

/// A short list of facts.
#[component]
pub fn Facts(detail: Detail) -> impl IntoView {
    view! {
        <div class="sec gap"><h2>{t::case::customer_and_place()}</h2><PrintButton/></div>
        {move || detail.case.get().map(|case| facts(&case))}
    }
}

fn facts(case: &Case) -> impl IntoView + use<> {
    let session = session();
    let customer = case.customer.and_then(|id| {
        session.world(|world| {
            world
                .customers
                .get(&id)
                .map(|customer| (id, customer.facts()))
        })
    });
    let card = match &case.procedure {
        Procedure::Repair(repair) => Some(arrival(case, repair)),
        _ => None,
    };
    let petition = match &case.procedure {
        Procedure::Petition(petition) => Some(super::petition::facts(case, petition)),
        _ => None,
    };
    let mut lines: Vec<(&'static str, AnyView)> = Vec::new();
    let mut line = |label: &'static str, text: String| {
        if !text.is_empty() {
            lines.push((label, text.into_any()));
        }
    };
    match &case.procedure {
        Procedure::Repair(repair) => {
            line(
                t::case::symptom(),
                words::symptom(repair.symptom).to_owned(),
            );
            line(t::case::scope(), words::scope(repair.scope).to_owned());
            line(
                t::case::technician(),
                repair
                    .technician
                    .map(|person| session.name_of(person))
                    .unwrap_or_default(),
            );
        }
        Procedure::Request(request) => {
            line(
                t::case::technician(),
                request
                    .assigned
                    .map(|(person, _)| session.name_of(person))
                    .unwrap_or_default(),
            );
        }
        Procedure::Grumble(_) => {}
        Procedure::Fault(fault) => {
            let when = |at| words::near_time(at, platform::now(), session.offset());
            let happened = match fault.until {
                Some(until) => t::fault::happened_between(when(fault.happened), when(until)),
                None => when(fault.happened),
            };
            line(t::fault::happened(), happened);
            line(t::fault::place(), fault.place.clone());
            let later = fault.plan_by.filter(|_| fault.plan.is_empty());
            let later = later.map(|by| t::fault::plan_later(when(by)));
            line(
                t::fault::plan(),
                later.unwrap_or_else(|| fault.plan.clone()),
            );
        }
        Procedure::Complaint(_) | Procedure::Petition(_) => {}
        Procedure::Quality(quality) => super::quality::facts(case, quality, &mut line),
    }
    if let Procedure::Complaint(complaint) = &case.procedure {
        super::complaint::facts(case, complaint, &mut line);
    }
    if let Told::Said(wanted) = &case.circumstances.value.wanted {
        line(t::case::wanted(), wanted.clone());
    }
    line(t::case::phone(), case.caller.phone.clone());
    line(t::case::address(), case.caller.address.clone());
    if let Some((_, facts)) = &customer {
        line(t::case::second_contact(), facts.second_contact.clone());
    }
    if let Procedure::Request(request) = &case.procedure
        && let (Some((_, sent)), Some(there)) = (request.assigned, request.reached)
    {
        line(
            t::case::technician(),
            t::visits::way_there(words::length(there.since(sent))),
        );
    }
    if let Some(source) = &case.source {
        line(
            t::case::source(),
            format!("{} {}", source.system, source.id),
        );
    }
    let housed = session.world(|world| {
        let building = world.buildings.get(&building_of(world, case)?)?;
        let person = proposed(building, case.received_at, world);
        Some((building.id, building.text(Field::Name).to_owned(), person))
    });
    if let Some((id, name, person)) = housed {
        let words = if case.round.is_some() {
            t::premises::own_round_of(name)
        } else {
            name
        };
        let link = view! { <a href=Route::Building(id).href() data-act="building">{words}</a> };
        lines.push((t::premises::building(), link.into_any()));
        if let Some(person) = person {
            lines.push((
                t::premises::responsible(),
                session.name_of(person).into_any(),
            ));
        }
    }
    lines.extend(brought_to_light(case));
    let personal = case.customer;
    let name = match customer {
        Some((id, facts)) => {
            view! { <a href=Route::Customer(id).href()>{facts.name}</a> }.into_any()
        }
        None if case.identity_withheld() => t::petitions::withheld().into_any(),
        None => case.caller.name.clone().into_any(),
    };
    view! {
        {petition}
        <dl class="facts">
            <dt>{t::case::customer()}</dt><dd>{name}</dd>
            {lines.into_iter().map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}
        </dl>
        {personal.map(|customer| view! { <Personal customer/> })}
        {card}
    }
}

/// The visit, survey or grumble that brought a case to light.
fn brought_to_light(case: &Case) -> Option<(&'static str, AnyView)> {
    let session = session();
    let offset = session.offset();
    let (to, words) = session.world(|world| match case.found.as_ref()? {
        Subject::Visit(id) => {
            let visit = world.visits.get(id)?;
            let day = words::month_day(visit.at(), offset);
            Some((Route::Visit(*id), t::visits::from_visit(day)))
        }
        Subject::Survey(id) => {
            let survey = world.surveys.get(id)?;
            Some((
                Route::Survey(*id),
                t::visits::from_survey(&survey.facts.value.name),
            ))
        }
        Subject::Case(id) => {
            let grumble = world.cases.get(id)?;
            Some((Route::Case(*id), t::grades::from_grumble(grumble.called())))
        }
        _ => None,
    })?;
    let label = match to {
        Route::Case(_) => t::grades::came_from(),
        _ => t::visits::active_service(),
    };
    let link = view! { <a href=to.href() data-act="origin">{words}</a> };
    Some((label, link.into_any()))
}

/// Who of the shift accepted it, what of the arrival card is open, and the receipt on paper once there is one.
fn arrival(case: &Case, repair: &Repair) -> impl IntoView + use<> {
    let session = session();
    let taken = repair.taken_up.iter().map(|(person, at)| {
        let when = words::near_time(*at, platform::now(), session.offset());
        t::own::taken_up(when, session.name_of(*person))
    });
    let taken: Vec<String> = taken.collect();
    let missing: Vec<&str> = repair.not_shown().map(words::courtesy).collect();
    let missing = (repair.arrived.is_some() && !case.is_closed() && !missing.is_empty())
        .then(|| t::own::shown_not(missing.join(words::separator())));
    let paper = repair
        .removal
        .is_some()
        .then(|| (case.clone(), repair.clone()));
    view! {
        {taken.into_iter().map(|line| view! { <p class="ask" data-taken-up="">{line}</p> }).collect_view()}
        {missing.map(|missing| view! { <p class="soon" data-not-shown="">{missing}</p> })}
        {paper.map(|(case, repair)| view! {
            <PaperButton label=t::own::print_receipt() act="print-receipt"><ReceiptPaper case=case.clone() repair=repair.clone()/></PaperButton>
        })}
    }
}
