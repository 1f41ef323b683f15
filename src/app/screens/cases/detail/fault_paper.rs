//! The fault analysis report on A4 (P01.07.01k–p): what happened, the five parts, who wrote and who signed. The customer's copy leaves out
//! who of the firm was told.

use crate::app::components::photo::Photo;
use crate::app::i18n::{self as words, clock_time, full_date, length, t, t::fault as f};
use crate::app::screens::outages::PaperFoot;
use crate::app::session::session;
use crate::domain::cases::Case;
use crate::domain::cases::fault::{Fault, Part, Receiver};
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReportPaper(
    /// The case.
    case: Case,
    /// What only a fault knows.
    fault: Fault,
    /// Whether it is the copy that goes to the customer.
    to_customer: bool,
) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    // A sheet is read on another day than it was printed: no "today" on paper.
    let at = |when: Timestamp| [full_date(when, offset), clock_time(when, offset)].join(" ");
    let who = session.world(|world| crate::app::components::case_row::who_and_where(world, &case));
    let happened = match fault.until {
        Some(until) => f::happened_between(at(fault.happened), at(until)),
        None => at(fault.happened),
    };
    let over = fault.over.map(|over| {
        let lasted = f::lasted(length(over.since(fault.happened).max(0)));
        [at(over), lasted].join(" · ")
    });
    let inside = |text: String| if to_customer { String::new() } else { text };
    let told = Receiver::ALL.into_iter().filter_map(|receiver| {
        let telling = fault.told_to(receiver).next()?;
        let name = telling
            .to
            .map_or_else(|| telling.name.clone(), |to| session.name_of(to));
        Some([words::receiver(receiver).to_owned(), name, at(telling.at)].join(" "))
    });
    let told = inside(told.collect::<Vec<_>>().join(words::separator()));
    let recorded = fault.registered.map_or_else(String::new, |mark| {
        [session.name_of(mark.by), at(mark.at)].join(" · ")
    });
    let writers: Vec<String> = fault
        .writers
        .iter()
        .map(|by| session.name_of(*by))
        .collect();
    let lines = [
        (t::case::customer(), who),
        (f::happened(), happened),
        (f::place(), fault.place.clone()),
        (f::symptom(), case.words.clone()),
        (f::learned(), at(case.received_at)),
        (f::over(), over.unwrap_or_default()),
        (f::who_knows(), told),
        (f::recorded_by(), inside(recorded)),
        (f::written_by(), inside(writers.join(words::separator()))),
    ];
    let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
    let parts = Part::ALL.map(|part| {
        view! { <tr><th scope="row">{words::part(part)}</th><td>{fault.part(part).to_owned()}</td></tr> }
    });
    let signed = fault.signed.clone();
    let head = signed.as_ref().map(|signed| {
        [
            session.name_of(signed.mark.by),
            full_date(signed.mark.at, offset),
        ]
        .join(" · ")
    });
    let signature = signed.and_then(|signed| signed.signature);
    let manager = fault.manager().map(|manager| session.name_of(manager));
    view! {
        <article class="report">
            <h1>{f::report()}" "<small>{case.number.clone()}{to_customer.then(|| format!(" · {}", f::report_customer()))}</small></h1>
            <dl class="facts">{lines.map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()}</dl>
            <table class="analysis"><tbody>{parts.collect_view()}</tbody></table>
            <div class="signatures">
                <div class="signed"><span>{f::sign_head()}" "{head}</span>{signature.map(|attachment| view! { <Photo attachment/> })}</div>
                {(!to_customer).then(|| view! { <div class="signed"><span>{f::sign_manager()}" "{manager}</span></div> })}
                {to_customer.then(|| view! { <div class="signed"><span>{f::sign_customer()}</span></div> })}
            </div>
            <PaperFoot/>
        </article>
    }
}
