//! The papers of a customer or of a case, where those are looked at: found at any moment (P11.04.03c).

use super::{state_words, when};
use crate::app::components::row::DOT;
use crate::app::i18n::t::papers as p;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::ids::{CaseId, CustomerId, PaperId};
use crate::domain::papers::Paper;
use leptos::prelude::*;

type Line = (PaperId, String, String);

fn line(paper: &Paper) -> Line {
    let below = [
        paper.number.clone(),
        when(paper.received_at),
        state_words(paper).to_owned(),
    ];
    (paper.id, paper.subject.clone(), below.join(DOT))
}

fn list(lines: Vec<Line>) -> impl IntoView {
    let line = |(id, subject, below): Line| {
        view! { <li><a href=Route::Paper(id).href() data-paper=id.to_string()><b>{subject}</b><small class="block">{below}</small></a></li> }
    };
    view! { <ul class="plain-list links">{lines.into_iter().map(line).collect_view()}</ul> }
}

/// The papers in a customer's file: those that name the customer, and those that led to one of their cases (P11.04.03a).
#[component]
pub fn PapersOfCustomer(customer: CustomerId) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.world(|world| {
            let of_case = |id| {
                let case = world.cases.get(id);
                case.is_some_and(|case| case.customer == Some(customer))
            };
            let papers = world.papers.values();
            let mut mine: Vec<&Paper> = papers
                .filter(|paper| {
                    paper.customers.contains(&customer) || paper.cases.iter().any(of_case)
                })
                .collect();
            mine.sort_by_key(|paper| std::cmp::Reverse(paper.received_at));
            mine.into_iter().map(line).collect::<Vec<_>>()
        })
    });
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! {
                <section data-papers-of=customer.to_string()>
                    <div class="sec gap"><h2>{p::of_customer()}</h2></div>
                    {list(lines)}
                </section>
            }
        })
    }
}

/// The letter that led to a case.
#[component]
pub fn PapersOfCase(case: CaseId) -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        session.world(|world| {
            let papers = world.papers.values();
            let mine = papers.filter(|paper| paper.cases.contains(&case));
            mine.map(line).collect::<Vec<_>>()
        })
    });
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! {
                <section data-papers-of=case.to_string()>
                    <div class="sec gap"><h2>{p::of_case()}</h2></div>
                    {list(lines)}
                </section>
            }
        })
    }
}
