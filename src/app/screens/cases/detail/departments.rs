//! Between departments: who leads, who was asked for what and what they say, the dispute before the office, and who has to know. Not there
//! while nobody has asked for anything.

use super::Detail;
use crate::app::components::clause_link::ClauseLink;
use crate::app::i18n::{near_time, t::departments as d};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::help::{Dispute, Help, HelpStanding};
use crate::domain::cases::{Case, Notice, Procedure};
use crate::domain::clause::Clause;
use leptos::prelude::*;

/// The strip.
#[component]
pub fn Between(detail: Detail) -> impl IntoView {
    move || {
        detail.case.with(|case| {
            let case = case.as_ref()?;
            let parts = [
                (!case.helps.is_empty()).then(|| helps(case).into_any()),
                case.dispute
                    .as_ref()
                    .map(|dispute| before_the_office(dispute).into_any()),
                notices(case).map(IntoAny::into_any),
            ];
            let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| view! { <section class="between">{parts}</section> })
        })
    }
}

fn when(at: crate::domain::time::Timestamp) -> String {
    near_time(at, platform::now(), session().offset())
}

fn helps(case: &Case) -> impl IntoView + use<> {
    let lead = case.helps.first().map(|help| help.lead.clone());
    let lines = case.helps.iter().map(|help| {
        let gone = help.standing() == HelpStanding::Withdrawn;
        view! {
            <li class="line" class:passed=gone data-help=help.id.to_string() data-standing=format!("{:?}", help.standing())>
                <div class="grow">
                    <b>{d::line(&help.party, &help.what)}</b>
                    <small class="ask block">{session().name_of(help.to)}" · "{d::by(when(help.by))}</small>
                </div>
                <span class="stands">{standing(help)}</span>
            </li>
        }
    });
    view! {
        <div class="sec gap">
            <h2>{d::title()}</h2>
            <span class="ask">{lead.map(d::of_lead)}" "<ClauseLink clause="P01.06.01a"/></span>
        </div>
        <ul class="stack">{lines.collect_view()}</ul>
    }
}

fn standing(help: &Help) -> String {
    let plain = match help.standing() {
        HelpStanding::Asked => d::asked(),
        HelpStanding::Apart => d::apart(),
        HelpStanding::Agreed => d::agreed(),
        HelpStanding::Disagreed => {
            let why = help.answers.last().map(|answer| answer.reason.as_str());
            return d::disagreed(why.unwrap_or_default());
        }
        HelpStanding::Ruled => d::ruled(),
        HelpStanding::Done => d::done(),
        HelpStanding::Confirmed => d::confirmed(),
        HelpStanding::Withdrawn => d::withdrawn(),
    };
    plain.to_owned()
}

/// What stands still, everybody's opinion side by side, and the ruling.
fn before_the_office(dispute: &Dispute) -> impl IntoView + use<> {
    let opinions = dispute.parties.iter().map(|party| {
        let given: Vec<_> = dispute
            .opinions
            .iter()
            .filter(|given| given.party == *party)
            .map(|given| {
                let by = session().name_of(given.by);
                view! { <p>{given.text.clone()}<small class="ask block">{by}" · "{when(given.at)}</small></p> }
            })
            .collect();
        let waits = given
            .is_empty()
            .then(|| view! { <p class="soon">{d::waits_opinion()}</p> });
        view! { <li data-opinion=party.clone()><b>{party.clone()}</b>{given}{waits}</li> }
    });
    let submitted = dispute.submitted.map(|at| {
        view! { <p class="ask" data-submitted="">{d::submitted()}" · "{when(at)}</p> }
    });
    let ruling = dispute.ruling.as_ref().map(|ruling| {
        let tasks = ruling.tasks.iter().map(|task| {
            let who = session().name_of(task.to);
            view! { <li>{d::tell_task(when(task.by), &task.what, who)}</li> }
        });
        view! {
            <div class="ruling" data-ruling="">
                <h3>{d::ruling()}" "<ClauseLink clause="P01.06.01e"/></h3>
                <ul>{tasks.collect_view()}</ul>
                <p>{ruling.why.clone()}</p>
            </div>
        }
    });
    view! {
        <div class="sec gap"><h2>{d::dispute()}</h2><ClauseLink clause="P01.06.01c"/></div>
        <p>{d::dispute_line(when(dispute.since), &dispute.what)}</p>
        <ul class="opinions">{opinions.collect_view()}</ul>
        {submitted}
        {ruling}
    }
}

/// Who was told what they must know, unless the procedure shows it itself.
fn notices(case: &Case) -> Option<impl IntoView + use<>> {
    let own = |notice: &&Notice| match &case.procedure {
        Procedure::Fault(fault) => {
            let mut tellings = fault.tellings.iter();
            tellings.any(|told| told.to == Some(notice.to) && told.at == notice.told)
        }
        _ => false,
    };
    let notices: Vec<&Notice> = case.notices.iter().filter(|notice| !own(notice)).collect();
    if notices.is_empty() {
        return None;
    }
    let waits = notices.iter().any(|notice| notice.known.is_none());
    let lines = notices.iter().map(|notice| {
        let state = notice.known.map_or_else(
            || d::not_known().to_owned(),
            |known| d::known_at(when(known)),
        );
        view! {
            <li class="line" data-notice=session().name_of(notice.to) data-known=notice.known.is_some().to_string()>
                <div class="grow"><b>{session().name_of(notice.to)}</b><small class="ask block">{notice.what.clone()}</small></div>
                <span>{state}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    let rule = session().context(|context| context.in_force(Clause("P01.09.01a")));
    Some(view! {
        <details class="more-acts" open=waits>
            <summary>{d::told()}</summary>
            <ul class="stack">{lines}</ul>
            {rule.then(|| view! { <p class="ask"><ClauseLink clause="P01.09.01a"/></p> })}
        </details>
    })
}
