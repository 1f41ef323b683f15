//! The knowledge list: every chapter of the heating rules, read when, checked when and by whom (P10.09.07a).

use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{full_date, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::PersonId;
use crate::domain::knowledge::{KnowledgeEvent, Known, LEVELS, duties_list, knowledge_list};
use leptos::prelude::*;

/// What whoever takes complaints has read of their duties (P13.06.01); nothing for others.
#[component]
pub fn ComplaintDuties(person: PersonId) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.context(|context| duties_list(person, context).collect::<Vec<_>>())
    });
    let problem = RwSignal::new(None::<DeskError>);
    let row = move |(rule, known): (&'static str, Known)| {
        let read = move |_| {
            let event = KnowledgeEvent::Read {
                rule: rule.to_owned(),
                occurred_at: platform::now(),
            };
            carry_out(session, Command::Knowledge(person, event), problem, || ());
        };
        let words = match known.read {
            Some(at) => t::own::read_on(full_date(at, session.offset())),
            None => t::own::not_read().to_owned(),
        };
        let unread = known.read.is_none();
        view! {
            <li data-rule=rule data-settled=(!unread).to_string()>
                <a href=Route::Clause(duty_clause(rule)).href()><b>{duty_name(rule)}</b><small>{words}</small></a>
                {unread.then(|| view! { <button type="button" class="btn" data-act="have-read" on:click=read>{t::own::have_read()}</button> })}
            </li>
        }
    };
    move || {
        (!lines.with(Vec::is_empty)).then(|| {
            view! {
                <section data-duties=person.to_string()>
                    <div class="sec gap"><h2>{t::own::complaint_duties()}</h2><ClauseLink clause="P13.06.01"/></div>
                    <ul class="plain-list links">{move || lines.get().into_iter().map(row).collect_view()}</ul>
                    <ProblemLine problem/>
                </section>
            }
        })
    }
}

/// What a chapter about complaints is about.
fn duty_name(rule: &str) -> &'static str {
    match rule {
        "P13.01" => t::own::duty_listen(),
        "P13.02" => t::own::duty_solve(),
        "P13.03" => t::own::duty_bear(),
        "P13.04" => t::own::duty_tell(),
        "P13.05" => t::own::duty_techniques(),
        "P13.06" => t::own::duty_own(),
        "P15.01" => t::own::duty_clears(),
        "P15.02" => t::own::duty_grades(),
        _ => "",
    }
}

/// A chapter about complaints opens at its first rule.
fn duty_clause(rule: &str) -> String {
    let first = if rule == "P13.05" || rule.starts_with("P15") {
        "00"
    } else {
        "01"
    };
    format!("{rule}.{first}")
}

/// A person's list; open chapters first.
#[component]
pub fn KnowledgeList(
    /// Whose.
    person: PersonId,
    /// Whether somebody else looks at it, who checks.
    checking: bool,
) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.world(|world| {
            let mut lines: Vec<(&'static str, Known)> =
                knowledge_list(world.knowledge.get(&person)).collect();
            lines.sort_by_key(|(_, known)| known.is_settled());
            lines
        })
    });
    let open = move || {
        lines.with(|lines| {
            let open = lines.iter().filter(|(_, known)| !known.is_settled());
            open.count()
        })
    };
    let problem = RwSignal::new(None::<DeskError>);
    let write = move |event: KnowledgeEvent| {
        carry_out(session, Command::Knowledge(person, event), problem, || ());
    };
    let row = move |(rule, known): (&'static str, Known)| {
        let number = rule
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .trim_start_matches('0');
        let read = move |_| {
            write(KnowledgeEvent::Read {
                rule: rule.to_owned(),
                occurred_at: platform::now(),
            });
        };
        let check = move |passed| {
            write(KnowledgeEvent::Checked {
                rule: rule.to_owned(),
                occurred_at: platform::now(),
                passed,
            });
        };
        let acts = if checking {
            view! {
                <button type="button" class="btn" data-act="passed" on:click=move |_| check(true)>{t::own::passed()}</button>
                <button type="button" class="btn quiet" data-act="not-passed" on:click=move |_| check(false)>{t::own::not_passed()}</button>
            }
            .into_any()
        } else if known.read.is_none() {
            view! { <button type="button" class="btn" data-act="have-read" on:click=read>{t::own::have_read()}</button> }.into_any()
        } else {
            ().into_any()
        };
        view! {
            <li data-rule=rule data-settled=known.is_settled().to_string()>
                <a href=Route::Clause(first_clause(rule)).href()><b>{title(rule, number)}</b><small>{words(known, session)}</small></a>
                {acts}
            </li>
        }
    };
    view! {
        <section data-knowledge=person.to_string()>
            <div class="sec gap"><h2>{t::own::knowledge()}</h2><ClauseLink clause="P10.09.07a"/></div>
            <p role="status" class:soon=move || open() != 0>
                {move || match open() {
                    0 => t::own::knowledge_done().to_owned(),
                    open => t::own::knowledge_open(open),
                }}
            </p>
            <ul class="plain-list links">{move || lines.get().into_iter().map(row).collect_view()}</ul>
            <ProblemLine problem/>
        </section>
    }
}

/// What a chapter is about.
fn name(rule: &str) -> &'static str {
    match rule {
        "P10.01" => t::own::chapter_01(),
        "P10.02" => t::own::chapter_02(),
        "P10.03" => t::own::chapter_03(),
        "P10.04" => t::own::chapter_04(),
        "P10.05" => t::own::chapter_05(),
        "P10.06" => t::own::chapter_06(),
        "P10.07" => t::own::chapter_07(),
        "P10.08" => t::own::chapter_08(),
        "P10.09" => t::own::chapter_09(),
        "P10.10" => t::own::chapter_10(),
        "P10.11" => t::own::chapter_11(),
        _ => "",
    }
}

/// A chapter by its number, a level by its name.
fn title(rule: &str, number: &str) -> String {
    match rule {
        "province" => t::own::level_province().to_owned(),
        "city" => t::own::level_city().to_owned(),
        "company" => t::own::level_company().to_owned(),
        chapter => t::own::chapter(name(chapter), number),
    }
}

/// A chapter opens at its first rule, a level at the one that asks for it.
fn first_clause(rule: &str) -> String {
    if LEVELS.contains(&rule) {
        "P10.04.03a".to_owned()
    } else {
        format!("{rule}.01a")
    }
}

fn words(known: Known, session: Session) -> String {
    let offset = session.offset();
    let read = match known.read {
        Some(at) => t::own::read_on(full_date(at, offset)),
        None => t::own::not_read().to_owned(),
    };
    let check = match known.check {
        Some(check) => {
            let (by, date) = (session.name_of(check.by), full_date(check.at, offset));
            if check.passed {
                t::own::checked(by, date)
            } else {
                t::own::failed(by, date)
            }
        }
        None => t::own::not_checked().to_owned(),
    };
    [read, check].join(DOT)
}
