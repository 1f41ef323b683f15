//! The review of sanctions: gone through, compiled, sent to personnel, dated, published (P04.11.01).

use super::sentences::{concerned, who_when};
use super::{Shown, say};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::TextField;
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_entry::TimeEntry;
use crate::app::i18n::{self as words, near_time, t::closed as k};
use crate::app::platform;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::complaints::monthly::{MonthlyStep, approved_sanctions};
use crate::domain::ids::{AfterId, CaseId};
use crate::domain::roles::Role;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    case: CaseId,
    sanction: AfterId,
    words: String,
    sent: bool,
    effect: Option<Timestamp>,
}

/// What this person sees and may do.
#[derive(Clone, PartialEq)]
struct View {
    office: bool,
    personnel: bool,
    lines: Vec<Line>,
    reviewed: bool,
}

fn read(shown: &Shown) -> View {
    session().context(|context| {
        let known = &shown.known;
        let office = context.has_any(&[Role::Office, Role::ProductionOffice, Role::GeneralManager]);
        let personnel = context.has_role(Role::Personnel);
        let names = known.publication().is_none_or(|(_, names)| *names);
        let public = known.publication().is_some();
        let lines = approved_sanctions(shown.month, context)
            .into_iter()
            .filter(|(_, sanction)| public || office || sanction.is_seen_by_actor(context))
            .map(|(case, sanction)| {
                let inside = office || personnel;
                let who = concerned(sanction, names || inside);
                let kind = words::after::sanction(sanction.facts.kind);
                let pair = (case.id, sanction.facts.id);
                Line {
                    case: case.id,
                    sanction: sanction.facts.id,
                    words: k::list_line(kind, case.called(), who),
                    sent: known.sent().any(|sent| sent == pair),
                    effect: known.effect_of(sanction.facts.id),
                }
            });
        View {
            office,
            personnel,
            lines: lines.collect(),
            reviewed: shown
                .table
                .lines
                .iter()
                .all(|line| known.has_reviewed(line.id)),
        }
    })
}

/// The review.
#[component]
pub fn Review(shown: Shown) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let view = read(&shown);
    let key = StoredValue::new(shown.key.clone());
    let act = move |step| say(session, key.get_value(), step, problem);
    let when = move |at| near_time(at, platform::now(), session.offset());
    let line = |line: &Line| {
        let sent = line.sent.then(k::sent);
        let effect = line.effect.map(|at| k::effect_on(when(at)));
        view! {
            <li data-listed=line.case.to_string()>{line.words.clone()}
                <small class="ask block">{sent}" "{effect}</small>
            </li>
        }
    };
    let list = match view.lines.len() {
        0 => k::list_none().to_owned(),
        count => k::list(count),
    };
    let all: Vec<CaseId> = shown.table.lines.iter().map(|line| line.id).collect();
    let unsent: Vec<(CaseId, AfterId)> = view
        .lines
        .iter()
        .filter(|line| !line.sent)
        .map(|line| (line.case, line.sanction))
        .collect();
    let undated: Vec<AfterId> = view
        .lines
        .iter()
        .filter(|line| line.sent && line.effect.is_none())
        .map(|line| line.sanction)
        .collect();
    let publication = shown.known.publication().map(|(deed, _)| {
        let (who, at) = who_when(deed);
        k::published(at, who)
    });
    let withdrawn = shown.known.withdrawn.iter().map(|deed| {
        let (who, at) = who_when(deed);
        view! { <p class="ask" data-withdrawn="">{k::withdrawn(&deed.text, at, who)}</p> }
    });
    let withdrawn = withdrawn.collect_view();
    let may_review = view.office && shown.ended && !view.reviewed;
    let may_compile = view.office && shown.ended && view.reviewed && !unsent.is_empty();
    let may_receive = view.personnel && !undated.is_empty();
    let published = publication.is_some();
    let may_publish = view.personnel && !shown.known.received.is_empty() && !published;
    let may_withdraw = view.personnel && published;
    view! {
        <section data-review="">
            <div class="sec gap"><h2>{k::review()}</h2><ClauseLink clause="P04.11.01a"/></div>
            {view.reviewed.then(|| view! { <p class="ask" data-reviewed="">{k::review_done()}</p> })}
            <p>{list}</p>
            <ul class="stack">{view.lines.iter().map(line).collect_view()}</ul>
            {publication.map(|line| view! { <p data-published="">{line}</p> })}
            {withdrawn}
            <div class="line">
                {may_review.then(|| view! { <button type="button" class="btn" data-act="review" on:click=move |_| act(MonthlyStep::Reviewed { cases: all.clone() })>{k::review_go()}</button> })}
                {may_compile.then(|| view! { <button type="button" class="btn" data-act="compile" on:click=move |_| act(MonthlyStep::Compiled { sanctions: unsent.clone() })>{k::compile()}</button> })}
                {may_publish.then(|| view! {
                    <button type="button" class="btn" data-act="publish" on:click=move |_| act(MonthlyStep::Published { names: true })>{k::publish_names()}</button>
                    <button type="button" class="btn" data-act="publish-departments" on:click=move |_| act(MonthlyStep::Published { names: false })>{k::publish_departments()}</button>
                })}
            </div>
            {may_receive.then(|| view! { <Receive month=key.get_value() undated problem/> })}
            {may_withdraw.then(|| view! { <Withdraw month=key.get_value() problem/> })}
            <ProblemLine problem/>
        </section>
    }
}

/// From when each takes effect.
#[component]
fn Receive(
    month: String,
    undated: Vec<AfterId>,
    problem: RwSignal<Option<DeskError>>,
) -> impl IntoView {
    let session = session();
    let on = RwSignal::new(String::new());
    let stored = StoredValue::new((month, undated));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let at = on.get_untracked().parse().ok().map(Timestamp);
        let (month, undated) = stored.get_value();
        let effects = at.map(|at| undated.into_iter().map(|of| (of, at)).collect());
        let step = MonthlyStep::Received {
            effects: effects.unwrap_or_default(),
        };
        say(session, month, step, problem);
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <div class="field" data-field="effect-on"><label for="effect-on">{k::receive_on()}</label>
                <TimeEntry id="effect-on".to_owned() value=Signal::derive(move || on.get()) set=Callback::new(move |text| on.set(text)) future=true/>
            </div>
            <div class="line"><button type="submit" class="btn go" data-act="receive">{k::receive()}</button></div>
        </form>
    }
}

/// A publication is withdrawn with a reason.
#[component]
fn Withdraw(month: String, problem: RwSignal<Option<DeskError>>) -> impl IntoView {
    let session = session();
    let reason = RwSignal::new(String::new());
    let month = StoredValue::new(month);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked().trim().to_owned();
        say(
            session,
            month.get_value(),
            MonthlyStep::Withdrawn { reason },
            problem,
        );
    };
    view! {
        <details class="more-acts">
            <summary>{k::withdraw()}</summary>
            <form class="form" novalidate=true on:submit=submit>
                <TextField id="withdraw-reason" label=k::withdraw_reason() value=reason/>
                <div class="line"><button type="submit" class="btn" data-act="withdraw">{k::withdraw()}</button></div>
            </form>
        </details>
    }
}
