//! One paper: what it is, where it stands, what can be done, and what happened.

use super::course::Course;
use super::letter::LetterPaper;
use super::steps::{Sheet, Step};
use super::{kind_words, party_words, state_words, when};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::ClockCell;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::letterhead::Letterhead;
use crate::app::components::paper::PaperButton;
use crate::app::components::photo::PhotoStrip;
use crate::app::components::row::DOT;
use crate::app::components::rules::Rules;
use crate::app::i18n::{duty, near_time, t, t::papers as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::cases::Attachment;
use crate::domain::clock::Clock;
use crate::domain::ids::PaperId;
use crate::domain::papers::{Paper, clocks};
use leptos::prelude::*;

/// The page of one paper.
#[component]
pub fn PaperDetail(id: PaperId) -> impl IntoView {
    let session = session();
    let paper = Memo::new(move |_| session.world(|world| world.papers.get(&id).cloned()));
    let step = RwSignal::new(None::<Step>);
    view! {
        <section class="detail" data-paper=id.to_string() aria-label=p::facts()>
            {move || match paper.get().filter(Paper::is_in_the_book) {
                None => view! { <p class="empty">{p::not_here()}</p> }.into_any(),
                Some(paper) => view! {
                    {head(&paper, session)}
                    <div class="body">
                        <div class="stack">
                            <Owed paper=paper.clone()/>
                            {facts(&paper, session)}
                            <Course id/>
                        </div>
                        <Acts paper=paper.clone() step/>
                    </div>
                    {foot(&paper, step, session)}
                }
                .into_any(),
            }}
            <Sheet id step/>
        </section>
    }
}

fn head(paper: &Paper, session: Session) -> impl IntoView + use<> {
    let party = session.world(|world| party_words(paper, world));
    let line = [party, when(paper.received_at)].join(DOT);
    view! {
        <header class="head">
            <Letterhead title=format!("{} {}", p::facts(), paper.number)/>
            <div class="line">
                <span class="chips">
                    <span class="chip">{paper.number.clone()}</span>
                    <span class="chip">{kind_words(paper)}</span>
                    <span class="chip" data-state="">{state_words(paper)}</span>
                </span>
                <Rules/>
            </div>
            <h1>{paper.subject.clone()}</h1>
            <p>{line}</p>
        </header>
    }
}

fn foot(paper: &Paper, step: RwSignal<Option<Step>>, session: Session) -> impl IntoView + use<> {
    let next = Step::next(paper, session);
    view! {
        <footer class="bar">
            <a class="btn quiet back" href=Route::Papers.href() aria-label=t::common::back()>
                <Icon name=IconName::Back/>
                {next.is_none().then(p::title)}
            </a>
            {next.map(|next| view! {
                <button type="button" class="btn go big" data-act=next.key() on:click=move |_| step.set(Some(next))>{next.name()}</button>
            })}
        </footer>
    }
}

/// The clocks that are still open, each with its clause.
#[component]
fn Owed(paper: Paper) -> impl IntoView {
    let session = session();
    let open = Memo::new(move |_| {
        session.context(|context| {
            let mut open = clocks(&paper, context);
            open.retain(Clock::is_open);
            open
        })
    });
    let line = move |clock: Clock| {
        let due = near_time(clock.deadline.due, platform::now(), session.offset());
        let clause = clock.clause.map(|clause| clause.to_string());
        let name = duty(clock.duty);
        let key = format!("{:?}", clock.duty);
        view! {
            <li class="row" data-duty=key>
                <ClockCell clock/>
                <div><strong>{name}</strong><em>{t::clock::before(due)}</em></div>
                {clause.map(|clause| view! { <ClauseLink clause/> })}
            </li>
        }
    };
    move || {
        (!open.with(Vec::is_empty)).then(|| {
            view! { <ul class="rows flush named">{open.get().into_iter().map(line).collect_view()}</ul> }
        })
    }
}

fn facts(paper: &Paper, session: Session) -> impl IntoView + use<> {
    let name = |person| session.name_of(person);
    let submitted = paper.submitted.iter().map(|deed| {
        let who = deed.person.map(name).unwrap_or_default();
        p::submitted_line(when(deed.at), who)
    });
    let seen = paper.seen.iter().map(|deed| {
        let line = p::seen_line(when(deed.at), name(deed.by));
        [line, deed.text.clone()].join(" ").trim().to_owned()
    });
    let answered = paper.answers.iter();
    let answered = answered.map(|deed| p::answered_line(when(deed.at)));
    let delivered = paper.deliveries.iter();
    let delivered = delivered.map(|deed| p::delivered_line(&deed.text, when(deed.at), &deed.who));
    let passed = paper.passed_on.iter();
    let passed = passed.map(|deed| p::passed_line(when(deed.at), &deed.who));
    let filed = paper.filed.iter().map(|deed| p::filed_line(&deed.who));
    let tasks = paper.open_tasks().iter();
    let tasks = tasks.map(|(what, owner, by)| p::task_line(when(*by), what, name(*owner)));
    let lines: Vec<String> = submitted
        .chain(seen)
        .chain(answered)
        .chain(delivered)
        .chain(passed)
        .chain(filed)
        .chain(tasks)
        .collect();
    let (customers, cases) = session.world(|world| {
        let customers = paper.customers.iter();
        let customers: Vec<_> = customers
            .filter_map(|id| Some((*id, world.customers.get(id)?.name.value.clone())))
            .collect();
        let cases = paper.cases.iter();
        let cases: Vec<_> = cases
            .filter_map(|id| Some((*id, world.cases.get(id)?.number.clone())))
            .collect();
        (customers, cases)
    });
    let nobody = customers
        .is_empty()
        .then(|| view! { <p class="ask" data-unassigned="">{p::no_customer()}</p> });
    let pages: Vec<Attachment> = paper.pages.clone();
    view! {
        <section>
            <div class="sec"><h2>{p::facts()}</h2></div>
            {(!pages.is_empty()).then(|| view! { <PhotoStrip attachments=Signal::stored(pages)/> })}
            <ul class="plain-list links">
                {customers.into_iter().map(|(id, name)| view! { <li><a href=Route::Customer(id).href() data-of-customer=id.to_string()>{name}</a></li> }).collect_view()}
                {cases.into_iter().map(|(id, number)| view! { <li><a href=Route::Case(id).href() data-of-case=id.to_string()>{p::case_line(number)}</a></li> }).collect_view()}
            </ul>
            {nobody}
            <ul class="plain-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Acts(paper: Paper, step: RwSignal<Option<Step>>) -> impl IntoView {
    let session = session();
    let first = Step::next(&paper, session);
    let rest = Step::all(&paper, session);
    let rest = rest.into_iter().filter(|step| Some(*step) != first);
    let (again, rest): (Vec<Step>, Vec<Step>) = rest.partition(|step| step.is_done(&paper));
    let button = move |which: Step, class: &'static str| {
        view! { <button type="button" class=class data-act=which.key() on:click=move |_| step.set(Some(which))>{which.name()}</button> }
    };
    let answer = paper.answers.last().cloned();
    let printed = paper.clone();
    view! {
        <div class="acts">
            <h2>{p::acts()}</h2>
            {first.map(|first| button(first, "btn go big"))}
            {rest.into_iter().map(|step| button(step, "btn")).collect_view()}
            {answer.map(|answer| view! {
                <PaperButton label=p::print_letter() act="print-letter"><LetterPaper paper=printed.clone() answer=answer.clone()/></PaperButton>
            })}
            {(!again.is_empty()).then(|| view! {
                <details class="more-acts">
                    <summary>{p::again()}</summary>
                    <div class="acts">{again.into_iter().map(|step| button(step, "btn")).collect_view()}</div>
                </details>
            })}
        </div>
    }
}
