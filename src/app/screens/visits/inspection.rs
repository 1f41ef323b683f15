//! An inspection as it was made, and how far what it found is (P01.10.11b–e).

use super::grumbles::Grumbles;
use super::hand_over::HandOverSheet;
use super::print::InspectionPaper;
use super::solved_of;
use crate::app::components::active_row::visit_words;
use crate::app::components::app_bar::AppBar;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::ClockCell;
use crate::app::components::contest::ContestsOf;
use crate::app::components::paper::PaperButton;
use crate::app::components::photo::PhotoStrip;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, part_state, t, urgency};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::clock::Duty;
use crate::domain::ids::{Subject, VisitId};
use crate::domain::visits::{Inspection, Part, PartState, Visit, clocks};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The page of one inspection.
#[component]
pub fn InspectionPage(id: VisitId, visit: Memo<Option<Visit>>) -> impl IntoView {
    let session = session();
    let handing = RwSignal::new(false);
    view! {
        {move || {
            let visit = visit.get()?;
            let inspection = visit.inspection.clone()?;
            let (title, below) = untrack(|| session.world(|world| {
                let (solved, all) = solved_of(&visit, world);
                let below = if all == 0 { t::visits::made_clean().to_owned() } else { t::visits::solved_of(all, solved) };
                let by = session.name_of(visit.by);
                let when = near_time(inspection.occurred_at, platform::now(), session.offset());
                (visit_words(&visit, world, session.offset()), [by, when, below].join(DOT))
            }));
            let paper = visit.clone();
            Some(view! {
                <AppBar title below=move || below.clone() back=Route::Visits>
                    <PaperButton label=t::visits::print_inspection() act="print-inspection"><InspectionPaper visit=paper.clone()/></PaperButton>
                </AppBar>
                <ContestsOf subject=Subject::Visit(id)/>
                <Handed visit=visit.clone() handing/>
                <ul class="found-list">{inspection.parts.iter().map(|part| part_line(part, session)).collect_view()}</ul>
                <p class="gap"><a class="tall" href=Route::Customer(inspection.customer).href() data-act="customer">{customer_name(&inspection, session)}</a></p>
                <Grumbles id customer=inspection.customer others=Some(BTreeSet::from([inspection.customer]))/>
            })
        }}
        <HandOverSheet id open=handing/>
    }
}

fn customer_name(inspection: &Inspection, session: Session) -> String {
    session.world(|world| {
        let customer = world.customers.get(&inspection.customer);
        customer.map_or_else(String::new, |customer| customer.name.value.clone())
    })
}

/// When the findings went to customer service, or that they are still to go (P01.10.11d).
#[component]
fn Handed(visit: Visit, handing: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let clock = session.context(|context| {
        let mut clocks = clocks(&visit, context).into_iter();
        clocks.find(|clock| clock.duty == Duty::HandOverFindings)
    })?;
    let handed = visit.handed.as_ref().map(|handed| {
        let when = near_time(handed.occurred_at, platform::now(), session.offset());
        t::visits::handed(session.name_of(handed.to), when)
    });
    Some(match handed {
        Some(line) => view! { <p class="ask" data-handed="">{line}" "<ClauseLink clause="P01.10.11d"/></p> }.into_any(),
        None => view! {
            <div class="only soon" data-handed="missing">
                <ClockCell clock/>
                <div><strong>{t::visits::not_handed()}</strong><ClauseLink clause="P01.10.11d"/></div>
                <button type="button" class="btn go" data-act="hand-over" on:click=move |_| handing.set(true)>{t::visits::hand_over()}</button>
            </div>
        }
        .into_any(),
    })
}

fn part_line(part: &Part, session: Session) -> impl IntoView + use<> {
    let case = part.case.map(|id| {
        let state = session.world(|world| world.cases.get(&id).map(|case| (case.number.clone(), case.is_closed())));
        match state {
            None => view! { <small class="ask block">{t::visits::case_elsewhere()}</small> }.into_any(),
            Some((number, closed)) => {
                let how = if closed { t::visits::case_closed() } else { t::visits::case_open() };
                view! { <a class="block" href=Route::Case(id).href() data-finding=closed.to_string()>{number}" "{how}</a> }.into_any()
            }
        }
    });
    let finding = part.state.is_finding();
    let soon = finding.then(|| urgency(part.urgency));
    let told = [part.what.clone(), part.cause.clone()];
    let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
    let chip = if part.state == PartState::Danger {
        "chip a"
    } else {
        "chip"
    };
    let photos = part.attachments.clone();
    view! {
        <li class="found">
            <div class="line">
                <b class="grow">{part.name.clone()}</b>
                {soon.map(|soon| view! { <span class="chip">{soon}</span> })}
                <span class=chip>{part_state(part.state)}</span>
            </div>
            {(!told.is_empty()).then(|| view! { <p>{told.join(DOT)}</p> })}
            {case}
            {(!photos.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(photos.clone())/> })}
        </li>
    }
}
