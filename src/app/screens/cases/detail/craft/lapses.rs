//! Evasions and what was done about them: seen by the heads, the general manager, and whoever is concerned (P01.02.07b–e).

use super::{Detail, Part, Steps};
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, near_time, t::craft as c};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::domain::cases::{ActionKind, Lapse, Measure};
use crate::domain::clause::Clause;
use leptos::prelude::*;

/// The part about evasions. Whoever may not see what is in it can still note one.
#[component]
pub fn Lapses(detail: Detail) -> impl IntoView {
    let session = session();
    let seen = Memo::new(move |_| {
        let me = session.actor();
        session.context(|context| {
            let in_force = context.in_force(Clause("P01.02.07b"));
            let lapses = detail.case.with(|case| {
                case.as_ref()
                    .map(|case| case.lapses.clone())
                    .unwrap_or_default()
            });
            let mut lapses = lapses;
            lapses.retain(|lapse| lapse.is_seen_by(me, context));
            (in_force, lapses)
        })
    });
    let state = Signal::derive(move || {
        seen.with(|(_, lapses)| match lapses.len() {
            0 => String::new(),
            count => count.to_string(),
        })
    });
    let line = move |lapse: Lapse| {
        let serious = lapse
            .serious
            .then(|| view! { " "<span class="chip a">{c::serious()}</span> });
        let measures = lapse.measures.iter();
        let measures = measures.map(|measure| measure_line(session, &lapse, measure));
        view! {
            <li data-lapse="">
                {c::lapse_line(&lapse.noted.text, session.name_of(lapse.person))}{serious}
                <ul class="stack">{measures.map(|line| view! { <li><small class="ask block">{line}</small></li> }).collect_view()}</ul>
            </li>
        }
    };
    let there = Signal::derive(move || seen.with(|(_, lapses)| !lapses.is_empty()));
    let part = move || {
        view! {
            <Part key="lapses" name=c::lapses() state there detail steps=&[ActionKind::NoteLapse, ActionKind::TakeMeasure]>
                {move || seen.with(|(_, lapses)| lapses.is_empty()).then(|| view! { <p class="ask">{c::lapses_none()}</p> })}
                <ul class="stack">{move || seen.get().1.into_iter().map(line).collect_view()}</ul>
                {move || (!seen.with(|(_, lapses)| lapses.is_empty())).then(|| view! {
                    <p class="ask">{c::only_heads()}</p>
                    <Steps detail steps=&[ActionKind::ConfirmMeasure]/>
                })}
            </Part>
        }
    };
    move || seen.with(|(in_force, _)| *in_force).then(part)
}

fn measure_line(session: Session, lapse: &Lapse, measure: &Measure) -> String {
    let when = |at| near_time(at, platform::now(), session.offset());
    let decided = &measure.decided;
    let silent: Vec<String> = lapse
        .silent(measure)
        .into_iter()
        .map(|person| session.name_of(person))
        .collect();
    let answer = !decided.who.is_empty();
    let parts = [
        Some(words::measure(measure.kind).to_owned()),
        Some(decided.text.clone()),
        decided.person.map(|person| session.name_of(person)),
        measure.on.map(when),
        answer.then(|| c::answer_line(&decided.who)),
        Some(session.name_of(decided.by)),
        (!silent.is_empty()).then(|| c::waits_for(silent.join(words::separator()))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(DOT)
}
