//! The head's signature under a month, and the circular that makes it known within the company.

use super::figures::Figures;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::{TextArea, TextField};
use crate::app::components::paper::PaperButton;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::t::petitions as p;
use crate::app::platform;
use crate::app::screens::petitions::papers::LinesPaper;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::complaints::{Circular, ComplaintsEvent};
use crate::domain::event::Command;
use leptos::prelude::*;

/// Who signed, and the form for whoever has not.
#[component]
pub fn Sign(shown: Figures) -> impl IntoView {
    let session = session();
    let reason = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let month = StoredValue::new(shown.key.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let event = ComplaintsEvent::MonthSigned {
            month: month.get_value(),
            reason: reason.get_untracked().trim().to_owned(),
            occurred_at: platform::now(),
        };
        carry_out(
            session,
            Command::Complaints(Box::new(event)),
            problem,
            || (),
        );
    };
    let whole = shown.share.is_whole();
    let ended = shown.ended;
    view! {
        <section class="gap" data-sign="">
            <div class="sec"><h2>{p::sign()}</h2><ClauseLink clause="P10.04.06a"/></div>
            <ul class="stack">{shown.signed.into_iter().map(|line| view! { <li data-signed="">{line}</li> }).collect_view()}</ul>
            {if ended {
                view! {
                    <form class="form" novalidate=true on:submit=submit>
                        {(!whole).then(|| view! { <TextArea id="sign-reason" label=p::sign_reason() value=reason/> })}
                        <ProblemLine problem/>
                        <div class="line"><button type="submit" class="btn" data-act="sign-month">{p::sign_go()}</button></div>
                    </form>
                }
                .into_any()
            } else {
                view! { <p class="ask">{p::sign_later()}</p> }.into_any()
            }}
        </section>
    }
}

/// The circular: issued with a number, printed, without names.
#[component]
pub fn Issue(shown: Figures) -> impl IntoView {
    let session = session();
    let number = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let late = shown.share.open.len();
    let circular = StoredValue::new(Circular {
        number: String::new(),
        month: shown.key.clone(),
        received: small(shown.received),
        settled: small(shown.settled),
        late: small(late),
        urged: small(shown.urged),
        occurred_at: platform::now(),
    });
    let line = p::circular_line(late, shown.received, shown.settled, shown.urged);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let circular = Circular {
            number: number.get_untracked().trim().to_owned(),
            occurred_at: platform::now(),
            ..circular.get_value()
        };
        let event = ComplaintsEvent::CircularIssued(circular);
        carry_out(
            session,
            Command::Complaints(Box::new(event)),
            problem,
            || (),
        );
    };
    let key = shown.key.clone();
    let (below, text) = (crate::app::i18n::month_of_key(&key), line.clone());
    let issued = shown.circulars.clone();
    let titled = move || {
        let numbers: Vec<String> = issued.iter().map(|(number, _)| number.clone()).collect();
        [p::circular().to_owned(), numbers.join(" ")].join(" ")
    };
    view! {
        <section class="gap" data-circular="">
            <div class="sec"><h2>{p::circular()}</h2><ClauseLink clause="P10.11.09d"/></div>
            <p>{line}</p>
            <p class="ask">{p::circular_note()}</p>
            <ul class="stack">{shown.circulars.iter().map(|(number, when)| view! { <li data-issued="">{number.clone()}" "<small>{when.clone()}</small></li> }).collect_view()}</ul>
            <form class="form" novalidate=true on:submit=submit>
                <TextField id="circular-number" label=p::circular_number() value=number/>
                <ProblemLine problem/>
                <div class="line">
                    <button type="submit" class="btn" data-act="issue">{p::circular_go()}</button>
                    <PaperButton label=p::circular_print() act="print-circular">
                        <LinesPaper title=titled() below=below.clone() lines=vec![(p::circular().to_owned(), text.clone())] lists=Vec::new()/>
                    </PaperButton>
                </div>
            </form>
        </section>
    }
}
