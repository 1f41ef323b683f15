//! What I may do next, and why not the rest: never hidden, never merely grey.

use super::{Detail, clears, forms};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::{refusal, t};
use crate::app::places::asked;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::{Action, ActionKind, Procedure};
use crate::domain::concern::Concern;
use crate::domain::ids::CustomerId;
use crate::domain::refusal::Refusal;
use leptos::prelude::*;

/// How many allowed steps stand open; the rest is one tap deeper.
const SHOWN: usize = 5;
/// How many refused steps stand open.
const REFUSED_SHOWN: usize = 4;
/// Up to so many steps are named before their common reason.
const MANY: usize = 3;

/// The action panel.
#[component]
pub fn Panel(detail: Detail) -> impl IntoView {
    let belongs = Memo::new(move |_| {
        detail
            .case
            .with(|case| case.as_ref().is_some_and(|case| case.belongs_to_the_head()))
    });
    let worse = Memo::new(move |_| turns_out_worse(detail));
    let grumbles = Memo::new(move |_| may_grumble(detail));
    move || {
        let (allowed, refused): (Vec<Action>, Vec<Action>) = detail
            .actions
            .get()
            .into_iter()
            // What belongs to the part about the handling stands there; only what is owed now comes up here.
            .filter(|action| {
                let to_the_head = action.kind == ActionKind::Raise && belongs.get();
                !action.kind.is_aside() || action.primary || to_the_head
            })
            // A grumble is raised above its course, by one tap.
            .filter(|action| action.kind != ActionKind::RaiseGrumble || action.refused.is_some())
            .partition(|action| action.refused.is_none());
        let nothing = allowed
            .is_empty()
            .then(|| view! { <p class="ask">{t::case::nothing_to_do()}</p> });
        let (first, rest) = allowed.split_at(allowed.len().min(SHOWN));
        let refused = reasons(&refused);
        let (reasons, more_reasons) = refused.split_at(refused.len().min(REFUSED_SHOWN));
        let button = move |action: &Action| {
            let kind = action.kind;
            // A note brings nothing further: it is never the one step that is meant.
            let next = action.primary && kind != ActionKind::Note;
            let class = if next { "btn go big" } else { "btn" };
            view! { <button class=class data-act=forms::key(kind) on:click=move |_| detail.open.set(Some(kind))>{forms::name(kind)}</button> }
        };
        view! {
            <div class="acts">
                <h2>{t::case::can_do()}</h2>
                {nothing}
                {first.iter().map(button).collect_view()}
                {(!rest.is_empty() || worse.get() || grumbles.get().is_some()).then(|| view! {
                    <details class="more-acts">
                        <summary>{t::case::other_steps()}</summary>
                        <div class="acts">
                            {rest.iter().map(button).collect_view()}
                            {worse.get().then(|| view! { <a class="btn" href=Route::TakeFault(detail.id).href() data-act="carry-over">{t::fault::carry_over()}</a> })}
                            {grumbles.get().map(|customer| view! { <a class="btn" href=Route::TakeGrumble(customer, None).href() data-act="grumble">{t::grades::take()}</a> })}
                        </div>
                    </details>
                })}
                <div class="nos">
                    {reasons.iter().map(not_now).collect_view()}
                    {(!more_reasons.is_empty()).then(|| view! {
                        <details class="more-acts"><summary>{t::case::cannot_yet()}</summary>{more_reasons.iter().map(not_now).collect_view()}</details>
                    })}
                </div>
                <clears::Clears detail/>
            </div>
        }
    }
}

/// Whether it may still turn out to be a major fault: nothing else has come of it, and it is about a thing and not about somebody's conduct.
fn turns_out_worse(detail: Detail) -> bool {
    let about_a_thing = detail.case.with(|case| {
        let open = case.as_ref().filter(|case| !case.is_closed());
        open.is_some_and(|case| {
            !matches!(case.procedure, Procedure::Fault(_) | Procedure::Petition(_))
        })
    });
    about_a_thing
        && asked(Concern::Faults)
        && session().world(|world| {
            !world.cases.values().any(|other| match &other.procedure {
                Procedure::Fault(fault) => fault.origin == Some(detail.id),
                _ => false,
            })
        })
}

/// The customer who may grumble while somebody talks with them about something else.
fn may_grumble(detail: Detail) -> Option<CustomerId> {
    let grumbles = asked(Concern::Grumbles);
    detail.case.with(|case| {
        let case = case.as_ref().filter(|_| grumbles)?;
        case.customer.filter(|_| {
            let about_it = matches!(
                case.procedure,
                Procedure::Grumble(_) | Procedure::Complaint(_) | Procedure::Quality(_)
            );
            !about_it && !case.identity_withheld()
        })
    })
}

/// Steps that cannot be taken now, and why.
pub struct Reason {
    /// What they are called in tests, a blank between them.
    pub keys: String,
    /// What they are called.
    pub names: String,
    /// How many they are.
    count: usize,
    /// Why not.
    pub why: Refusal,
}

/// The refused of these steps; a reason that several share is said once.
pub fn reasons(actions: &[Action]) -> Vec<Reason> {
    let mut all: Vec<(&Refusal, Vec<ActionKind>)> = Vec::new();
    for action in actions {
        let Some(why) = &action.refused else { continue };
        match all.iter_mut().find(|(other, _)| *other == why) {
            Some((_, kinds)) => kinds.push(action.kind),
            None => all.push((why, vec![action.kind])),
        }
    }
    let all = all.into_iter().map(|(why, kinds)| {
        let join = |name: fn(ActionKind) -> &'static str, between| {
            let names: Vec<&str> = kinds.iter().copied().map(name).collect();
            names.join(between)
        };
        Reason {
            keys: join(forms::key, " "),
            names: join(forms::name, t::time::comma()),
            count: kinds.len(),
            why: why.clone(),
        }
    });
    all.collect()
}

fn not_now(reason: &Reason) -> impl IntoView + use<> {
    view! {
        <div class="no" data-refused=reason.keys.clone()>
            <Icon name=IconName::Lock/>
            <div>{said(reason)}</div>
        </div>
    }
}

/// A refused step in a part of its own, without a lock of its own.
pub fn quiet_reason(reason: &Reason) -> impl IntoView + use<> {
    view! { <div class="ask" data-refused=reason.keys.clone()>{said(reason)}</div> }
}

/// Few steps by name, then why; of many only why, their names one tap deeper.
fn said(reason: &Reason) -> impl IntoView + use<> {
    let (names, why) = (reason.names.clone(), refusal(&reason.why));
    let rule = rule(&reason.why);
    if reason.count > MANY {
        view! {
            <p><b>{why}</b>" "{rule}</p>
            <details class="which"><summary>{t::case::which_steps(reason.count)}</summary>{names}</details>
        }
        .into_any()
    } else {
        view! { <p><b>{names}</b>" "{why}" "{rule}</p> }.into_any()
    }
}

/// The link to the rule behind a refusal.
pub fn rule(reason: &Refusal) -> Option<impl IntoView + use<>> {
    let clause = reason.clause()?.to_string();
    Some(view! { <ClauseLink clause/> })
}
