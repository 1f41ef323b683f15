//! Urging and inquiry notes, and how long each department took (P04 十三).

use super::papers::NotePaper;
use super::{Detail, Part, Steps, count, followed, when, who_when};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::paper::PaperButton;
use crate::app::i18n::{self as words, length, t::after as a};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::ActionKind;
use crate::domain::cases::after::{Act, Note, Time, alike, late_now, times};
use leptos::prelude::*;

/// Notes with their answers; above them, while the case is open, who is late now.
#[component]
pub fn Notes(detail: Detail) -> impl IntoView {
    const STEPS: &[ActionKind] = &[
        ActionKind::After(Act::AnswerNote),
        ActionKind::After(Act::IssueNote),
    ];
    const RENUMBER: &[ActionKind] = &[ActionKind::After(Act::Renumber)];
    let session = session();
    let after = followed(detail);
    let late = Memo::new(move |_| {
        session.context(|context| {
            detail.case.with(|case| {
                case.as_ref()
                    .map_or_else(Vec::new, |case| late_now(case, context))
            })
        })
    });
    // Two offices that numbered apart: seldom, and shown only then.
    let same = Memo::new(move |_| {
        session.context(|context| {
            let case = detail.case.get();
            case.is_some_and(|case| !alike(&case, context).is_empty())
        })
    });
    let state = count(move || after.with(|after| after.notes.len()));
    let pressed = move |time: &Time| {
        let over = length(time.over(platform::now()));
        let line = a::late_now(&time.department, over, words::duty(time.duty));
        view! { <p class="soon" data-late=time.department.clone()>{line}</p> }
    };
    let there = Signal::derive(move || {
        late.with(|late| !late.is_empty()) || after.with(|after| !after.notes.is_empty())
    });
    view! {
        <Part key="notes" name=a::notes() state there detail steps=STEPS>
            {move || late.with(|late| late.iter().map(pressed).collect_view())}
            {move || after.with(|after| after.notes.is_empty()).then(|| view! { <p class="ask">{a::notes_none()}</p> })}
            <ul class="stack">{move || after.get().notes.into_iter().map(|note| one(detail, note)).collect_view()}</ul>
            {move || same.get().then(|| view! { <Steps detail steps=RENUMBER/> })}
        </Part>
    }
}

fn one(detail: Detail, note: Note) -> impl IntoView {
    let facts = note.facts.clone();
    let kind = words::after::note_kind(facts.kind);
    let line = a::note_line(&facts.department, kind, &note.number.number, &facts.what);
    let over = length(note.issued.at.since(facts.due).max(0));
    let due = a::note_due(over, when(facts.due));
    let answers = note.answers.iter().map(|(deed, answer)| {
        let until = answer.until.map(|until| a::note_until(when(until)));
        let cause = answer.process.map(|process| {
            if process {
                a::note_cause_process().to_owned()
            } else {
                a::note_cause_person().to_owned()
            }
        });
        let against = (!answer.against.is_empty()).then(|| a::note_against(&answer.against));
        let parts = [Some(answer.words.clone()), until, cause, against];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let said = parts.join(words::separator());
        let line = a::note_answered(when(deed.at), session().name_of(deed.by), said);
        view! { <small class="ask block" data-answer="">{line}</small> }
    });
    let answers = answers.collect_view();
    let waits = note.is_open().then(|| {
        let who = session().name_of(facts.to);
        view! { <small class="soon block">{a::note_waits(who)}</small> }
    });
    let former = (!note.number.formerly.is_empty())
        .then(|| a::formerly(note.number.formerly.join(words::separator())));
    let stored = StoredValue::new(note);
    view! {
        <li class="line" data-note=facts.number.clone()>
            <div class="grow">
                {line}
                <small class="ask block">{due}" · "{move || stored.with_value(|note| who_when(&note.issued))}</small>
                {former.map(|former| view! { <small class="ask block">{former}</small> })}
                {answers}
                {waits}
            </div>
            <PaperButton label=a::print_note() act="print-note">
                {move || detail.case.get().map(|case| view! { <NotePaper case note=stored.get_value()/> })}
            </PaperButton>
        </li>
    }
}

/// A line a step: which department, from when, its limit, when it was done.
#[component]
pub fn Times(detail: Detail) -> impl IntoView {
    const STEPS: &[ActionKind] = &[ActionKind::After(Act::CheckTimes)];
    let session = session();
    let after = followed(detail);
    let taken = Memo::new(move |_| {
        session.context(|context| {
            detail.case.with(|case| {
                case.as_ref()
                    .map_or_else(Vec::new, |case| times(case, context))
            })
        })
    });
    let state = Signal::derive(move || {
        let late = taken.with(|taken| {
            let now = platform::now();
            taken.iter().filter(|time| time.over(now) > 0).count()
        });
        match late {
            0 => String::new(),
            late => late.to_string(),
        }
    });
    // Times that run and are not over yet stand in the clocks of the case.
    let there = Signal::derive(move || {
        let now = platform::now();
        let told = |time: &Time| time.ended.is_some() || time.over(now) > 0;
        taken.with(|taken| taken.iter().any(told)) || after.with(|after| !after.checked.is_empty())
    });
    let line = |time: Time| {
        let over = time.over(platform::now());
        let ended = time
            .ended
            .map_or_else(|| a::times_runs().to_owned(), |at| a::times_ended(when(at)));
        let span = a::times_line(when(time.due), ended, when(time.since));
        let standing = if over > 0 {
            a::times_over(length(over))
        } else {
            a::times_in_time().to_owned()
        };
        view! {
            <li class="line" data-time=time.department.clone()>
                <div class="grow"><b>{time.department.clone()}</b>" "{words::duty(time.duty)}
                    <small class="ask block">{span}" "{time.clause.map(|clause| view! { <ClauseLink clause=clause.0/> })}</small>
                </div>
                <span class:soon=move || { over > 0 }>{standing}</span>
            </li>
        }
    };
    view! {
        <Part key="times" name=a::times() state there detail steps=STEPS>
            {move || taken.with(Vec::is_empty).then(|| view! { <p class="ask">{a::times_none()}</p> })}
            <ul class="stack">{move || taken.get().into_iter().map(line).collect_view()}</ul>
            {move || after.with(|after| after.checked.iter().map(|deed| {
                let who = session.name_of(deed.by);
                view! { <p class="ask" data-checked="">{a::times_checked(when(deed.at), who)}" "{deed.text.clone()}</p> }
            }).collect_view())}
        </Part>
    }
}
