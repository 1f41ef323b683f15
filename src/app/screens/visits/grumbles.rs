//! What was grumbled about on a visit, where the visit is read: each grumble is a case of its own and names the visit (P08.06.28b).

use crate::app::components::row::DOT;
use crate::app::i18n::{raised_to, t};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::{Case, Procedure};
use crate::domain::clause::Clause;
use crate::domain::ids::{CaseId, CustomerId, Subject, VisitId};
use crate::domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, PartialEq)]
struct Line {
    at: Timestamp,
    case: CaseId,
    words: String,
    below: String,
    over: bool,
}

/// The grumbles of one customer on this visit, and a way to note one more. With `others` those of customers who were not on its list as well:
/// whoever writes one down may choose somebody else.
#[component]
pub fn Grumbles(
    /// The visit.
    id: VisitId,
    /// Who grumbled.
    customer: CustomerId,
    /// The customers that have a place of their own on the page, where this one shows the rest too.
    others: Option<BTreeSet<CustomerId>>,
) -> impl IntoView {
    let session = session();
    let takes = session.context(|context| context.in_force(Clause("P08.06.28b")));
    let lines = Memo::new(move |_| {
        let theirs = |case: &Case| {
            let elsewhere = |listed: &BTreeSet<CustomerId>| {
                case.customer.is_none_or(|of| !listed.contains(&of))
            };
            case.customer == Some(customer) || others.as_ref().is_some_and(elsewhere)
        };
        session.world(|world| {
            let cases = world.cases.values();
            let told = cases.filter(|case| case.found == Some(Subject::Visit(id)) && theirs(case));
            let mut lines: Vec<Line> = told.filter_map(line).collect();
            lines.sort_by_key(|line| (line.at, line.case));
            lines
        })
    });
    let row = |line: Line| {
        view! {
            <li data-grumble=line.over.to_string()>
                <a href=Route::Case(line.case).href()>{line.words}<small>{line.below}</small></a>
            </li>
        }
    };
    view! {
        {move || (!lines.with(Vec::is_empty)).then(|| view! {
            <h3 class="label">{t::grades::on_visit()}</h3>
            <ul class="plain-list links">{lines.get().into_iter().map(row).collect_view()}</ul>
        })}
        {takes.then(|| view! { <p class="line"><a class="btn quiet" href=Route::TakeGrumble(customer, Some(id)).href() data-act="grumble">{t::grades::take()}</a></p> })}
    }
}

/// A grumble with how far it is; nothing for a case of another kind.
fn line(case: &Case) -> Option<Line> {
    let Procedure::Grumble(grumble) = &case.procedure else {
        return None;
    };
    let raised = grumble.raised.first();
    let how = match raised {
        Some(raised) => t::grades::was_raised(raised_to(raised.kind)),
        None if case.is_closed() => t::visits::case_closed().to_owned(),
        None => t::visits::case_open().to_owned(),
    };
    Some(Line {
        at: case.received_at,
        case: case.id,
        words: case.words.clone(),
        below: [case.number.clone(), how].join(DOT),
        over: case.is_closed(),
    })
}
