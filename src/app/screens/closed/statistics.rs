//! The cases of the month, what they have in common, and what the departments say.

use super::sentences::{self, who_when};
use super::{Shown, say, say_all};
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::field::TextArea;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{self as words, t::closed as k};
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::complaints::monthly::{Group, GroupKind, JUDGES, MonthlyStep, judges};
use crate::domain::ids::CaseId;
use crate::domain::roles::Role;
use leptos::prelude::*;

/// A line a case.
#[component]
pub fn Lines(shown: Shown) -> impl IntoView {
    let (amount, loss) = shown.table.sums();
    let row = |line: &crate::domain::complaints::monthly::ClosedCase| {
        let (number, who) = sentences::case(line.id);
        let parts = [
            number,
            who,
            sentences::cause(&line.cause_key),
            line.departments.join(words::t::time::comma()),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        view! {
            <li>
                <a class="row" href=Route::Case(line.id).href()>
                    <span class="clock later"><small>{sentences::days(line)}</small></span>
                    <div><strong>{line.item.clone()}</strong><em>{parts.join(DOT)}</em></div>
                </a>
            </li>
        }
    };
    view! {
        <section data-closed=shown.table.lines.len().to_string()>
            <div class="sec gap"><h2>{k::lines(shown.table.lines.len())}</h2><ClauseLink clause="P04.09.10a"/></div>
            <ul class="rows flush">{shown.table.lines.iter().map(row).collect_view()}</ul>
            <p class="ask">{k::sums(words::yuan(amount), words::yuan(loss))}</p>
        </section>
    }
}

/// What the cases have in common, beside the month and the year before, and how each cause is dealt with.
#[component]
pub fn Groups(shown: Shown) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(None::<String>);
    let remark = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<DeskError>);
    let office =
        session.context(|context| context.has_any(&[Role::Office, Role::ProductionOffice]));
    let key = StoredValue::new(shown.key.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(group) = open.get_untracked() else {
            return;
        };
        let words = remark.get_untracked().trim().to_owned();
        let step = MonthlyStep::Dealt { group, words };
        say(session, key.get_value(), step, problem);
    };
    let may_deal = office && shown.ended;
    let line = |group: &Group| {
        let counts = k::group_line(group.month_before, group.count, group.year_before);
        let said = shown.known.remark(&group.key());
        let of_cause = group.kind == GroupKind::Cause;
        let said = match said {
            Some(deed) => Some(k::dealt(&deed.text)),
            None => of_cause.then(|| k::undealt().to_owned()),
        };
        let (key, shows) = (group.key(), group.key());
        let button = (of_cause && may_deal).then(|| view! {
            <button type="button" class="btn" data-act="deal" data-group=key.clone() on:click=move |_| {
                remark.set(String::new());
                open.set(Some(key.clone()));
            }>{k::deal()}</button>
        });
        view! {
            <li class="line" data-group=shows.clone()>
                <div class="grow"><b>{sentences::group(group)}</b>" "{counts}{said.map(|said| view! { <small class="ask block">{said}</small> })}</div>
                {button}
            </li>
            {move || (open.get().as_ref() == Some(&shows)).then(|| view! {
                <li><form class="form" novalidate=true on:submit=submit>
                    <TextArea id="deal-words" label=k::deal_words() value=remark/>
                    <ProblemLine problem/>
                    <div class="line"><button type="submit" class="btn go" data-act="deal-save">{k::deal()}</button></div>
                </form></li>
            })}
        }
    };
    let kinds = [
        (GroupKind::Cause, k::by_cause()),
        (GroupKind::Item, k::by_item()),
        (GroupKind::Department, k::by_department()),
    ];
    let kinds = kinds.map(|(kind, name)| {
        let groups = shown.table.groups.iter();
        let lines: Vec<_> = groups
            .filter(|group| group.kind == kind)
            .map(line)
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <div class="sec gap"><h3>{name}</h3></div>
                <ul class="stack">{lines}</ul>
            }
        })
    });
    view! {
        <section data-groups="">
            <div class="sec gap"><h2>{k::statistics()}</h2><ClauseLink clause="P04.09.10d"/></div>
            {kinds}
            <p class="ask">{k::improve()}" "<ClauseLink clause="P04.09.10e"/></p>
        </section>
    }
}

/// What manufacturing, quality, research and the heads say to whose the responsibility is; the table is finished below.
#[component]
pub fn Judgements(shown: Shown) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let differs = RwSignal::new(false);
    let chosen = RwSignal::new(shown.table.lines.first().map(|line| line.id));
    let reason = RwSignal::new(String::new());
    let (mine, office, asked) = session.context(|context| {
        let all = JUDGES.into_iter().chain([Role::Manager, Role::Supervisor]);
        let mine: Vec<Role> = all.filter(|role| context.has_role(*role)).collect();
        let asked: Vec<Role> = judges(context).collect();
        let office = context.has_any(&[Role::Office, Role::ProductionOffice]);
        (mine, office, asked)
    });
    let key = StoredValue::new(shown.key.clone());
    let judging = !mine.is_empty();
    // Who speaks for several departments says it for all that have not spoken; afterwards for the first, whose word it changes.
    let silent = |role: &&Role| asked.contains(role) && shown.known.judgement(**role).is_none();
    let mut speaks: Vec<Role> = mine.iter().filter(silent).copied().collect();
    if speaks.is_empty() {
        speaks.extend(mine.first());
    }
    let speaks = StoredValue::new(speaks);
    let judge = move |differs: Vec<(CaseId, String)>| {
        let step = |role| MonthlyStep::Judged {
            role,
            differs: differs.clone(),
        };
        let steps = speaks.get_value().into_iter().map(step).collect();
        say_all(session, key.get_value(), steps, problem);
    };
    let said = sentences::judgements(&shown.known);
    let silent = asked
        .into_iter()
        .filter(|role| shown.known.judgement(*role).is_none())
        .map(|role| k::judge_open(words::role(role)));
    let silent: Vec<String> = silent.collect();
    let signed = shown.known.signed.first().map(|(deed, _)| {
        let (who, when) = who_when(deed);
        k::signed(when, who)
    });
    let cases: Vec<CaseId> = shown.table.lines.iter().map(|line| line.id).collect();
    let may_sign = office && shown.ended && signed.is_none();
    let may_judge = judging && shown.ended && signed.is_none();
    let options: Vec<(CaseId, String)> = cases
        .iter()
        .map(|case| (*case, sentences::case(*case).0))
        .collect();
    let options = StoredValue::new(options);
    let form = move || {
        let option = |(case, number): (CaseId, String)| view! { <option value=case.to_string()>{number}</option> };
        view! {
            <form class="form" novalidate=true on:submit=move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                let words = reason.get_untracked().trim().to_owned();
                judge(chosen.get_untracked().map(|case| (case, words)).into_iter().collect());
            }>
                <div class="field"><label for="judge-case">{k::judge_case()}</label>
                    <select id="judge-case" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>{options.get_value().into_iter().map(option).collect_view()}</select>
                </div>
                <TextArea id="judge-words" label=k::judge_words() value=reason/>
                <div class="line"><button type="submit" class="btn go" data-act="judge-save">{k::judge_differ()}</button></div>
            </form>
        }
    };
    view! {
        <section data-judgements="">
            <div class="sec gap"><h2>{k::judgements()}</h2><ClauseLink clause="P04.09.10c"/></div>
            <ul class="stack">
                {said.into_iter().map(|line| view! { <li data-judged="">{line}</li> }).collect_view()}
                {silent.into_iter().map(|line| view! { <li class="ask">{line}</li> }).collect_view()}
            </ul>
            {signed.map(|signed| view! { <p data-signed="">{signed}</p> })}
            <div class="line gap">
                {may_judge.then(|| view! {
                    <button type="button" class="btn" data-act="judge" on:click=move |_| judge(Vec::new())>{k::judge_agree()}</button>
                    <button type="button" class="btn" data-act="judge-differ" aria-expanded=move || differs.get().to_string() on:click=move |_| differs.update(|differs| *differs = !*differs)>{k::judge_differ()}</button>
                })}
                {may_sign.then(|| view! {
                    <button type="button" class="btn" data-act="sign-statistics" on:click=move |_| say(session, key.get_value(), MonthlyStep::Signed { cases: cases.clone() }, problem)>{k::sign()}</button>
                })}
            </div>
            {move || (may_judge && differs.get()).then(form)}
            <ProblemLine problem/>
        </section>
    }
}
