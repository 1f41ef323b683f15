//! What follows a complaint, a line a part: notes with the times that departments took, objections, improvements and opinions, sanctions.

mod improvements;
mod notes;
mod papers;
mod sanctions;

pub use improvements::standing;

use super::Detail;
use super::craft::{Part, Parts, Steps};
use crate::app::i18n::{near_time, t::after as a};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::ActionKind;
use crate::domain::cases::after::{Act, After};
use crate::domain::clause::Clause;
use crate::domain::deed::Deed;
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// The part; nothing where the kind of case has none, or neither of its regulations is in force and nothing has followed.
#[component]
pub fn Follows(detail: Detail) -> impl IntoView {
    let session = session();
    let shows = Memo::new(move |_| {
        session.context(|context| {
            let rules = [Clause("P04.13.01a"), Clause("P05.05.34a")];
            let in_force = rules.into_iter().any(|clause| context.in_force(clause));
            detail.case.with(|case| {
                let case = case.as_ref().filter(|case| !case.is_imported());
                let case = case.filter(|case| case.procedure.afterwards().is_some());
                case.is_some_and(|case| in_force || case.after.is_some())
            })
        })
    });
    move || {
        shows.get().then(|| {
            view! {
                <Parts key="after" name=a::title() clause="P04.13.01a">
                    <notes::Notes detail/>
                    <notes::Times detail/>
                    <Objections detail/>
                    <improvements::Improvements detail/>
                    <improvements::Opinions detail/>
                    <sanctions::Sanctions detail/>
                </Parts>
            }
        })
    }
}

fn when(at: Timestamp) -> String {
    near_time(at, platform::now(), session().offset())
}

/// Who did something, and when.
fn who_when(deed: &Deed) -> String {
    format!("{} {}", session().name_of(deed.by), when(deed.at))
}

/// What has followed, as it is now.
fn followed(detail: Detail) -> Memo<After> {
    Memo::new(move |_| {
        detail.case.with(|case| {
            let after = case.as_ref().and_then(|case| case.after.as_ref());
            after.map(|after| (**after).clone()).unwrap_or_default()
        })
    })
}

/// How many there are, where there are any.
fn count(of: impl Fn() -> usize + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || match of() {
        0 => String::new(),
        count => count.to_string(),
    })
}

#[component]
fn Objections(detail: Detail) -> impl IntoView {
    const STEPS: &[ActionKind] = &[
        ActionKind::After(Act::AnswerObjection),
        ActionKind::After(Act::Object),
    ];
    let after = followed(detail);
    let state = count(move || after.with(|after| after.objections.len()));
    let line = |objection: &crate::domain::cases::after::Objection| {
        let raised = &objection.raised;
        let line = a::objection_line(&objection.department, &raised.text, who_when(raised));
        let answers = objection.answers.iter().map(|(deed, kept)| {
            let words = if *kept {
                a::objection_kept(&deed.text)
            } else {
                a::objection_open(&deed.text)
            };
            view! { <small class="ask block">{words}" "{who_when(deed)}</small> }
        });
        let answers = answers.collect_view();
        let waits = objection
            .is_open()
            .then(|| view! { <small class="soon block">{a::waits_answer()}</small> });
        view! {
            <li data-objection="">{line}<small class="ask block">{a::objection_wish(&raised.who)}</small>{answers}{waits}</li>
        }
    };
    let there = Signal::derive(move || after.with(|after| !after.objections.is_empty()));
    view! {
        <Part key="objections" name=a::objections() state there detail steps=STEPS>
            {move || after.with(|after| after.objections.is_empty()).then(|| view! { <p class="ask">{a::objections_none()}</p> })}
            <ul class="stack">{move || after.with(|after| after.objections.iter().map(line).collect_view())}</ul>
        </Part>
    }
}
