//! Improvements from the plan to the effect, and opinions that the customer voiced beside the matter.

use super::{Detail, Part, count, followed, when, who_when};
use crate::app::i18n::{self as words, t::after as a};
use crate::app::platform;
use crate::app::session::session;
use crate::domain::cases::ActionKind;
use crate::domain::cases::after::{Act, Effect, Improvement, Opinion, parties_silent};
use leptos::prelude::*;

/// How far an improvement has come.
#[must_use]
pub fn standing(plan: &Improvement) -> &'static str {
    let failed = plan.effects.last();
    let failed = failed.is_some_and(|(_, effect)| *effect == Effect::DoesNot);
    match plan.done() {
        Some(_) if plan.is_confirmed() => a::improvement_works(),
        Some(_) => a::improvement_done(),
        None if failed => a::improvement_failed(),
        None if !plan.may_begin() => a::improvement_agreeing(),
        None if plan.facts.by < platform::now() => a::improvement_late(),
        None => a::improvement_going(),
    }
}

/// The improvements of a case.
#[component]
pub fn Improvements(detail: Detail) -> impl IntoView {
    const STEPS: &[ActionKind] = &[
        ActionKind::After(Act::JoinImprovement),
        ActionKind::After(Act::HearUrge),
        ActionKind::After(Act::FinishImprovement),
        ActionKind::After(Act::CheckEffect),
        ActionKind::After(Act::UrgeImprovement),
        ActionKind::After(Act::Instruct),
        ActionKind::After(Act::PlanImprovement),
    ];
    let after = followed(detail);
    let state = count(move || after.with(|after| after.improvements.len()));
    let there = Signal::derive(move || after.with(|after| !after.improvements.is_empty()));
    view! {
        <Part key="improvements" name=a::improvements() state there detail steps=STEPS>
            {move || after.with(|after| after.improvements.is_empty()).then(|| view! { <p class="ask">{a::improvements_none()}</p> })}
            <ul class="stack">{move || after.with(|after| after.improvements.iter().map(one).collect_view())}</ul>
        </Part>
    }
}

fn one(plan: &Improvement) -> impl IntoView + use<> {
    let facts = &plan.facts;
    let name = |person| session().name_of(person);
    let said = plan.parties.iter().map(|(deed, agrees)| {
        if *agrees {
            a::party_agrees(name(deed.by))
        } else {
            a::party_objects(name(deed.by), &deed.text)
        }
    });
    let silent = parties_silent(plan).map(|party| a::party_silent(name(party)));
    let instructed = plan.instructed.as_ref().map(|deed| deed.text.clone());
    let done = plan.done.iter().map(|deed| {
        let words = a::tell_done(&deed.text);
        format!("{words} {}", who_when(deed))
    });
    let urged = plan
        .urged
        .iter()
        .map(|(deed, _)| format!("{} {}", a::tell_urged(), who_when(deed)));
    let effects = plan.effects.iter().map(|(deed, effect)| {
        let line = a::effect_line(&deed.text, words::after::effect(*effect), &deed.who);
        format!("{line} {}", who_when(deed))
    });
    let lines: Vec<String> = std::iter::once(facts.problem.clone())
        .chain([a::improvement_by(when(facts.by), name(facts.owner))])
        .chain(said)
        .chain(silent)
        .chain(instructed)
        .chain(urged)
        .chain(done)
        .chain(effects)
        .collect();
    view! {
        <li class="line" data-improvement="">
            <div class="grow">
                {a::improvement_line(&facts.changes, &facts.measure)}
                {lines.into_iter().map(|line| view! { <small class="ask block">{line}</small> }).collect_view()}
            </div>
            <span class="stands">{standing(plan)}</span>
        </li>
    }
}

/// What the customer said beside the matter.
#[component]
pub fn Opinions(detail: Detail) -> impl IntoView {
    const STEPS: &[ActionKind] = &[
        ActionKind::After(Act::AnswerOpinion),
        ActionKind::After(Act::VoiceOpinion),
    ];
    let after = followed(detail);
    let state = count(move || after.with(|after| after.opinions.len()));
    let one = |said: &Opinion| {
        let answers = said.answers.iter().map(|deed| {
            view! { <small class="ask block">{deed.text.clone()}" "{who_when(deed)}</small> }
        });
        let answers = answers.collect_view();
        let waits = said
            .answers
            .is_empty()
            .then(|| view! { <small class="soon block">{a::waits_answer()}</small> });
        view! { <li data-opinion="">{a::opinion_line(&said.department, &said.voiced.text)}{answers}{waits}</li> }
    };
    let there = Signal::derive(move || after.with(|after| !after.opinions.is_empty()));
    view! {
        <Part key="opinions" name=a::opinions() state there detail steps=STEPS>
            {move || after.with(|after| after.opinions.is_empty()).then(|| view! { <p class="ask">{a::opinions_none()}</p> })}
            <ul class="stack">{move || after.with(|after| after.opinions.iter().map(one).collect_view())}</ul>
        </Part>
    }
}
