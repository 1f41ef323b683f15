//! What the regulation of complaints rests on: the documents of the firm's quality management, and the targets of its months, each with
//! what it was before (P05.00.01d).

mod forms;

use crate::app::components::clause_link::ClauseLink;
use crate::app::components::contest::ContestsOf;
use crate::app::components::file_capture::Files;
use crate::app::i18n::{self as words, full_date, t::basis as b};
use crate::app::session::{Session, session};
use crate::domain::complaints::basis::{Aim, BasisRefusal, Document, Statement, Target, may_lay};
use crate::domain::ids::{PersonId, Subject};
use crate::domain::stamp::Written;
use crate::domain::time::Timestamp;
use forms::{Opened, Sheet};
use leptos::prelude::*;

/// Documents and targets, above the clauses of the regulation.
#[component]
pub fn Basis() -> impl IntoView {
    let session = session();
    let in_force =
        Memo::new(move |_| session.context(|context| context.in_force(BasisRefusal::CLAUSE)));
    let may = Memo::new(move |_| session.context(may_lay));
    let opened = RwSignal::new(None::<Opened>);
    let firm = untrack(|| session.world(|world| world.organisation.id));
    let documents = move || {
        let document = |document| view! { <OfDocument document may opened/> };
        Document::ALL.map(document).collect_view()
    };
    let targets = move || {
        let target = |target| view! { <OfTarget target may opened/> };
        Target::ALL.map(target).collect_view()
    };
    move || {
        in_force.get().then(|| {
            view! {
                <section class="basis" data-basis="">
                    <div class="sec"><h2>{b::title()}</h2><ClauseLink clause=BasisRefusal::CLAUSE.to_string()/></div>
                    <p class="ask">{b::about()}</p>
                    {move || (!may.get()).then(|| view! { <p class="ask">{b::who_sets()}</p> })}
                    <ContestsOf subject=Subject::Complaints(firm)/>
                    <ul class="basis-list" role="list">{documents()}</ul>
                    <h3>{b::targets()}</h3>
                    <ul class="basis-list" role="list">{targets()}</ul>
                    <Sheet opened/>
                </section>
            }
        })
    }
}

/// A document as it reads, and as it read before.
#[component]
fn OfDocument(
    document: Document,
    may: Memo<bool>,
    opened: RwSignal<Option<Opened>>,
) -> impl IntoView {
    let session = session();
    let versions = Memo::new(move |_| {
        session.world(|world| {
            let versions = world.complaints.basis.document(document).into_iter();
            versions
                .map(|(said, by)| (said.clone(), by))
                .collect::<Vec<(Statement, Written)>>()
        })
    });
    let act = format!("state-{}", key(document));
    let name = words::basis::document(document);
    let button = move || {
        may.get().then(|| {
            let label = if versions.with(Vec::is_empty) {
                b::state()
            } else {
                b::restate()
            };
            view! { <button type="button" class="btn quiet" data-act=act.clone() aria-label=[label, name].join(" ") on:click=move |_| opened.set(Some(Opened::Document(document)))>{label}</button> }
        })
    };
    let content = move || {
        let mut versions = versions.get().into_iter();
        let Some((now, by)) = versions.next() else {
            return view! { <p class="ask">{b::not_stated()}</p> }.into_any();
        };
        let earlier: Vec<_> = versions.collect();
        view! {
            {version(session, now, by)}
            {(!earlier.is_empty()).then(|| view! {
                <details class="more-acts">
                    <summary>{b::earlier(earlier.len())}</summary>
                    {earlier.into_iter().map(|(said, by)| version(session, said, by)).collect_view()}
                </details>
            })}
        }
        .into_any()
    };
    view! {
        <li data-document=key(document)>
            <div class="line"><h3 class="grow">{name}</h3>{button}</div>
            {content}
        </li>
    }
}

fn version(session: Session, said: Statement, by: Written) -> impl IntoView {
    let when = full_date(said.occurred_at, session.offset());
    view! {
        <div data-version="">
            {(!said.text.is_empty()).then(|| view! { <p class="stated">{said.text}</p> })}
            <Files attachments=said.files/>
            <p class="ask">{b::adopted(when, session.name_of(by.actor))}</p>
        </div>
    }
}

/// What is aimed at, from when, and what was before.
#[component]
fn OfTarget(target: Target, may: Memo<bool>, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let session = session();
    let aims = Memo::new(move |_| {
        session.world(|world| {
            let aims = world.complaints.basis.aims(target).into_iter();
            aims.map(|(aim, by)| (aim.clone(), by.actor, by.at))
                .collect::<Vec<(Aim, PersonId, Timestamp)>>()
        })
    });
    let act = format!("target-{}", target_key(target));
    let name = words::basis::target(target);
    let button = move || {
        may.get().then(|| {
            let act = act.clone();
            view! { <button type="button" class="btn quiet" data-act=act aria-label=b::set_named(name) on:click=move |_| opened.set(Some(Opened::Target(target)))>{b::set()}</button> }
        })
    };
    let line = move |(aim, who, at): (Aim, PersonId, Timestamp)| {
        let what = match aim.value {
            Some(value) => b::aim_from(words::basis::aim(target, value), aim.from),
            None => b::ended_from(aim.from),
        };
        let by = b::aim_by(full_date(at, session.offset()), session.name_of(who));
        view! { <p data-aim="">{what}<small class="ask block">{by}</small></p> }
    };
    let content = move || {
        let mut all = aims.get().into_iter();
        let Some(now) = all.next() else {
            return view! { <p class="ask">{b::no_target()}</p> }.into_any();
        };
        let earlier: Vec<_> = all.collect();
        view! {
            {line(now)}
            {(!earlier.is_empty()).then(|| view! {
                <details class="more-acts">
                    <summary>{b::earlier(earlier.len())}</summary>
                    {earlier.into_iter().map(line).collect_view()}
                </details>
            })}
        }
        .into_any()
    };
    view! {
        <li data-target=target_key(target)>
            <div class="line"><h4 class="grow">{name}</h4>{button}</div>
            {content}
        </li>
    }
}

fn key(document: Document) -> &'static str {
    match document {
        Document::Policy => "policy",
        Document::Objectives => "objectives",
        Document::Rules => "rules",
    }
}

/// What a target is called in addresses and tests.
pub(in crate::app::screens) fn target_key(target: Target) -> &'static str {
    match target {
        Target::Rate => "rate",
        Target::AtOnce => "at-once",
        Target::InTime => "in-time",
    }
}
