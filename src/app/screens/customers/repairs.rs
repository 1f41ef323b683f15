//! The repair file of a customer (P10.09.09b): date, fault, cause, parts, person, time taken, signature, revisit. It fills by itself, is
//! searched, and prints as a whole with what was done.

use crate::app::components::clause_link::ClauseLink;
use crate::app::components::customer_picker::search_words;
use crate::app::components::row::DOT;
use crate::app::components::search::Lens;
use crate::app::i18n::{self, full_date, length, near_time, on_paper, separator, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::screens::buildings::print_when;
use crate::app::session::{Session, session};
use crate::domain::cases::repair::Repair;
use crate::domain::cases::{Case, Procedure};
use crate::domain::ids::{CaseId, CustomerId, PersonId};
use crate::domain::time::Timestamp;
use leptos::portal::Portal;
use leptos::prelude::*;

/// One line of the file.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    case: CaseId,
    number: String,
    date: Timestamp,
    fault: String,
    cause: String,
    parts: String,
    person: PersonId,
    taken: Option<i64>,
    signed: Option<bool>,
    revisit: Option<(Timestamp, bool)>,
    work: String,
}

impl Line {
    /// Whether every word stands somewhere on the line.
    fn fits(&self, words: &[String], person: &str) -> bool {
        let fields = [
            &self.number,
            &self.fault,
            &self.cause,
            &self.parts,
            &self.work,
            person,
        ];
        let text = fields.join(" ").to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

fn line(case: &Case, repair: &Repair) -> Line {
    let removal = repair.removal.as_ref();
    let parts: Vec<String> = removal
        .map(|removal| {
            removal
                .parts
                .iter()
                .map(|part| format!("{} × {}", part.name, part.quantity))
                .collect()
        })
        .unwrap_or_default();
    let cause = repair
        .findings
        .iter()
        .rev()
        .find_map(|finding| finding.cause);
    Line {
        case: case.id,
        number: case.number.clone(),
        date: case.received_at,
        fault: [i18n::symptom(repair.symptom), &case.words].join(DOT),
        cause: cause.map(i18n::cause).unwrap_or_default().to_owned(),
        parts: parts.join(separator()),
        person: repair.technician.unwrap_or(case.in_charge.value),
        taken: removal.map(|removal| {
            removal
                .occurred_at
                .since(repair.arrived.unwrap_or(case.received_at))
        }),
        signed: repair
            .receipt
            .as_ref()
            .map(|receipt| receipt.signature.is_some()),
        revisit: case
            .revisits
            .iter()
            .rev()
            .find(|revisit| revisit.reached)
            .map(|revisit| (revisit.occurred_at, revisit.gone == Some(true))),
        work: removal.map_or_else(String::new, |removal| removal.work.clone()),
    }
}

/// The table.
#[component]
pub fn Repairs(customer: CustomerId) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        let mut lines: Vec<Line> = session.world(|world| {
            world
                .cases
                .values()
                .filter(|case| case.customer == Some(customer))
                .filter_map(|case| match &case.procedure {
                    Procedure::Repair(repair) => Some(line(case, repair)),
                    _ => None,
                })
                .collect()
        });
        lines.sort_by_key(|line| std::cmp::Reverse(line.date));
        lines
    });
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let words = search.with(|typed| search_words(typed));
        let mut lines = lines.get();
        lines.retain(|line| line.fits(&words, &session.name_of(line.person)));
        lines
    });
    let paper = RwSignal::new(false);
    print_when(paper);
    view! {
        <section data-repairs="">
            <div class="sec">
                <h2>{t::customers::repairs()}</h2>
                <ClauseLink clause="P10.09.09b"/>
                {move || (!lines.with(Vec::is_empty)).then(|| view! {
                    <button type="button" class="btn quiet" data-act="print-repairs" on:click=move |_| paper.set(true)>{t::customers::print()}</button>
                })}
            </div>
            {move || lines.with(Vec::is_empty).then(|| view! { <p class="ask">{t::customers::no_repairs()}</p> })}
            {move || (lines.with(Vec::len) > 1).then(|| view! {
                <Lens value=search label=t::customers::find_repair()/>
            })}
            {move || (!lines.with(Vec::is_empty)).then(|| table(session, found.get(), false))}
            {move || paper.get().then(|| {
                let heading = session.world(|world| {
                    let customer = world.customers.get(&customer);
                    customer.map(|customer| (customer.name.value.clone(), [&customer.address.value, &customer.phone.value, &customer.account.value].map(String::as_str).join(" ")))
                });
                let (name, below) = heading.unwrap_or_default();
                view! {
                    <Portal>
                        <div class="paper" data-paper="repairs">
                            <h1>{t::customers::repairs()}" "{name.clone()}</h1>
                            <p>{below.clone()}</p>
                            {table(session, lines.get_untracked(), true)}
                        </div>
                    </Portal>
                }
            })}
        </section>
    }
}

fn table(session: Session, lines: Vec<Line>, whole: bool) -> impl IntoView {
    view! {
        <div class="scroll-x">
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{t::customers::col_date()}</th>
                        <th scope="col">{t::customers::col_fault()}</th>
                        <th scope="col">{t::customers::col_cause()}</th>
                        <th scope="col">{t::customers::col_parts()}</th>
                        <th scope="col">{t::customers::col_person()}</th>
                        <th scope="col">{t::customers::col_length()}</th>
                        <th scope="col">{t::customers::col_signed()}</th>
                        <th scope="col">{t::customers::col_revisit()}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(session, line, whole)).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(session: Session, line: Line, whole: bool) -> impl IntoView {
    let offset = session.offset();
    let signed = match line.signed {
        Some(true) => t::common::yes(),
        Some(false) => t::common::no(),
        None => t::customers::not_yet(),
    };
    let revisit = match line.revisit {
        Some((at, done)) => {
            let when = if whole {
                on_paper(at, offset)
            } else {
                near_time(at, platform::now(), offset)
            };
            if done { format!("{when} ✓") } else { when }
        }
        None => t::customers::not_yet().to_owned(),
    };
    view! {
        <tr>
            <td data-label=t::customers::col_date()>
                <span><a href=Route::Case(line.case).href()>{full_date(line.date, offset)}</a><small>{line.number}</small></span>
            </td>
            <td data-label=t::customers::col_fault()>{line.fault}</td>
            <td data-label=t::customers::col_cause()>{line.cause}{whole.then(|| view! { <small>{line.work}</small> })}</td>
            <td data-label=t::customers::col_parts()>{line.parts}</td>
            <td data-label=t::customers::col_person()>{session.name_of(line.person)}</td>
            <td data-label=t::customers::col_length()>{line.taken.map_or_else(|| t::customers::running().to_owned(), length)}</td>
            <td data-label=t::customers::col_signed()>{signed}</td>
            <td data-label=t::customers::col_revisit()>{revisit}</td>
        </tr>
    }
}
