//! What only a major fault has: who was told of it and of its analysis, the analysis itself, and its paper.

use super::Detail;
use super::fault_paper::ReportPaper;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, length, near_time, t::fault as f};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::fault::{Fault, Part, Receiver};
use crate::domain::cases::{Case, Procedure};
use leptos::prelude::*;

/// Told, analysed, printed; nothing on other kinds of case.
#[component]
pub fn OfFault(detail: Detail) -> impl IntoView {
    move || {
        detail.case.with(|case| {
            let case = case.as_ref()?;
            match &case.procedure {
                Procedure::Fault(fault) => Some(of_fault(case, fault)),
                _ => None,
            }
        })
    }
}

fn of_fault(case: &Case, fault: &Fault) -> impl IntoView + use<> {
    view! {
        <section class="fault">
            <div class="sec gap"><h2>{f::who_knows()}</h2><ClauseLink clause="P01.07.01a"/></div>
            <ul class="told">{Receiver::ALL.map(|receiver| told(case, fault, receiver)).collect_view()}</ul>
            {fault.over.is_some().then(|| analysis(case, fault))}
        </section>
    }
}

/// One receiver: who was told when, and whether they said that they know.
fn told(case: &Case, fault: &Fault, receiver: Receiver) -> impl IntoView + use<> {
    let session = session();
    let when = |at| near_time(at, platform::now(), session.offset());
    let first = fault.told(receiver);
    let telling = first.and_then(|at| {
        let mut tellings = fault.told_to(receiver);
        tellings.find(|telling| telling.at == at)
    });
    let (who, state) = match telling {
        None => (String::new(), f::not_told().to_owned()),
        Some(telling) => {
            let who = telling
                .to
                .map_or_else(|| telling.name.clone(), |to| session.name_of(to));
            let mut notices = case.notices.iter();
            let notice =
                notices.find(|notice| Some(notice.to) == telling.to && notice.told == telling.at);
            let state = match notice {
                Some(notice) if notice.known.is_some() => f::told_known(when(telling.at)),
                Some(_) => f::told_waits(when(telling.at)),
                None => when(telling.at),
            };
            (who, state)
        }
    };
    let done = first.is_some();
    view! {
        <li class:done=done data-receiver=format!("{receiver:?}") data-told=done.to_string()>
            {done.then(|| view! { <Icon name=IconName::Check/> })}
            <span><b>{words::receiver(receiver)}</b>" "{who}</span>
            <small>{state}</small>
        </li>
    }
}

/// The five parts as far as they are written, how long it lasted, and the paper.
fn analysis(case: &Case, fault: &Fault) -> impl IntoView + use<> {
    let session = session();
    let parts = Part::ALL.map(|part| {
        let text = fault.part(part).to_owned();
        let text = if text.is_empty() {
            f::not_told().to_owned()
        } else {
            text
        };
        view! { <dt>{words::part(part)}</dt><dd data-part=format!("{part:?}")>{text}</dd> }
    });
    let signed = fault.signed.as_ref().map_or_else(
        || f::unsigned().to_owned(),
        |signed| {
            let at = near_time(signed.mark.at, platform::now(), session.offset());
            [
                f::tell_signed().to_owned(),
                session.name_of(signed.mark.by),
                at,
            ]
            .join(" · ")
        },
    );
    let lasted = fault
        .over
        .map(|over| f::lasted(length(over.since(fault.happened).max(0))));
    let papers = fault.signed.is_some().then(|| {
        let (case, fault) = (case.clone(), fault.clone());
        let (same, copy) = (case.clone(), fault.clone());
        view! {
            <PaperButton label=f::print_report() act="print-report"><ReportPaper case=case.clone() fault=fault.clone() to_customer=false/></PaperButton>
            <PaperButton label=f::print_customer() act="print-customer"><ReportPaper case=same.clone() fault=copy.clone() to_customer=true/></PaperButton>
        }
    });
    view! {
        <div class="sec gap"><h2>{f::report()}</h2><ClauseLink clause="P01.07.01k"/></div>
        <p class="ask" data-signed=fault.signed.is_some().to_string()>{signed}{lasted.map(|lasted| format!(" · {lasted}"))}</p>
        <dl class="facts analysis">{parts.collect_view()}</dl>
        <div class="line">{papers}</div>
    }
}
