//! Signing a month: each user who is proposed gets a date or a reason, and then the sheet is kept (P15.02.04a, c).

use super::{Shown, proposed};
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::date_words::{DateWords, described_by};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::typed::Kept;
use crate::app::i18n::{near_time, t::month as m, wall};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::CaseId;
use crate::domain::papers::{MonthSigned, PaperEvent, month_id};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is decided about each proposed user: a day as `2026-11-23`, or a reason.
type Decided = RwSignal<BTreeMap<CaseId, (String, String)>>;

/// Signatures that are there, and the form of one more.
#[component]
pub fn Sign(shown: Memo<Shown>) -> impl IntoView {
    let session = session();
    let month = shown.with_untracked(|shown| shown.month);
    let kept = Kept::begin(format!("month/{month}"), &[("words", ""), ("decided", "")]);
    let words = kept.field("words");
    let decided: Decided = kept.bound(
        "decided",
        |text| serde_json::from_str(text).unwrap_or_default(),
        |all: &BTreeMap<CaseId, (String, String)>| {
            if all.is_empty() {
                String::new()
            } else {
                serde_json::to_string(all).unwrap_or_default()
            }
        },
    );
    let problem = RwSignal::new(None::<DeskError>);
    let over = Memo::new(move |_| shown.with(|shown| shown.over));
    let users = Memo::new(move |_| shown.with(proposed));
    let signatures = move || {
        let now = platform::now();
        shown.with(|shown| {
            shown
                .signed
                .iter()
                .map(|deed| {
                    let when = near_time(deed.at, now, session.offset());
                    let line = m::signed(when, session.name_of(deed.by));
                    let said = (!deed.text.is_empty()).then(|| deed.text.clone());
                    let parts = [Some(line), said].into_iter().flatten();
                    view! { <p data-signed="">{parts.collect::<Vec<_>>().join(DOT)}</p> }
                })
                .collect_view()
        })
    };
    // Whoever has neither a date nor a reason gets the day a week from now.
    let all_next_week = move |_| {
        let offset = session.offset();
        let day = wall(platform::now().plus(7 * DAY), offset);
        let day = day.format("%Y-%m-%d").to_string();
        decided.update(|all| {
            for (id, ..) in users.get_untracked() {
                let (by, why) = all.entry(id).or_default();
                if why.is_empty() && by.is_empty() {
                    by.clone_from(&day);
                }
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let all = decided.get_untracked();
        let offset = session.offset();
        let time = |text: &str| evening_of(text, offset);
        let revisits = all
            .iter()
            .filter_map(|(id, (by, _))| Some((*id, time(by)?)));
        let left_out = all
            .iter()
            .filter(|(_, (by, why))| by.is_empty() && !why.is_empty());
        let left_out = left_out.map(|(id, (_, why))| (*id, why.clone()));
        let signed = MonthSigned {
            year: month.year,
            month: month.month,
            words: words.get_untracked().trim().to_owned(),
            revisits: revisits.collect(),
            left_out: left_out.collect(),
            occurred_at: platform::now(),
        };
        let id = session.world(|world| month_id(world.organisation.id, month.year, month.month));
        let command = Command::Paper(id, Box::new(PaperEvent::MonthSigned(signed)));
        let forget = kept.forget();
        carry_out(session, command, problem, move || {
            words.set(String::new());
            decided.set(BTreeMap::new());
            forget();
        });
    };
    let form = move || {
        view! {
            <form class="form" novalidate=true on:submit=submit>
                {move || (!users.with(Vec::is_empty)).then(|| view! {
                    <div class="sec gap"><h2>{m::revisits()}</h2><ClauseLink clause="P15.02.04c"/></div>
                    <p class="ask">{m::revisits_note()}</p>
                    <div class="line"><button type="button" class="btn" data-act="all-next-week" on:click=all_next_week>{m::all_next_week()}</button></div>
                    <For each=move || users.get() key=|(id, ..)| *id children=move |user| view! { <User user decided/> }/>
                })}
                <div class="field" data-field="month-words">
                    <label for="month-words">{m::words()}</label>
                    <textarea id="month-words" rows="3" prop:value=move || words.get() on:input=move |event| words.set(event_target_value(&event))></textarea>
                </div>
                <ProblemLine problem/>
                <div class="form-foot"><button type="submit" class="btn go big" data-act="sign-month">{m::sign()}</button></div>
            </form>
        }
    };
    view! {
        <section class="no-print">
            {signatures}
            {move || if over.get() { form().into_any() } else { view! { <p class="ask">{m::runs()}</p> }.into_any() }}
        </section>
    }
}

/// Six in the evening of a day, by the firm's wall clock.
fn evening_of(day: &str, offset: i32) -> Option<Timestamp> {
    let day: NaiveDate = day.parse().ok()?;
    let midnight = day.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
    Some(Timestamp(midnight).plus(18 * HOUR - i64::from(offset) * MINUTE))
}

/// One proposed user.
#[component]
fn User(user: (CaseId, String, String), decided: Decided) -> impl IntoView {
    let (id, number, who) = user;
    let by = move || decided.with(|all| all.get(&id).map(|(by, _)| by.clone()).unwrap_or_default());
    let why =
        move || decided.with(|all| all.get(&id).map(|(_, why)| why.clone()).unwrap_or_default());
    let set = move |text: String| decided.update(|all| all.entry(id).or_default().0 = text);
    let why_id = format!("why-{id}");
    let by_id = format!("by-{id}");
    let chosen = move |event: leptos::ev::Event| set(event_target_value(&event));
    view! {
        <fieldset class="stack asked-again" data-revisit=id.to_string()>
            <legend class="label"><a href=Route::Case(id).href()>{number}</a>" "{who}</legend>
            <div class="field">
                <label for=by_id.clone()>{m::revisit_by()}</label>
                <input id=by_id.clone() type="date" aria-describedby=described_by(&by_id) prop:value=by on:change=chosen/>
                <DateWords of=by_id value=Signal::derive(by)/>
            </div>
            <div class="field">
                <label for=why_id.clone()>{m::revisit_not()}</label>
                <input id=why_id type="text" autocomplete="off" prop:value=why on:input=move |event| decided.update(|all| all.entry(id).or_default().1 = event_target_value(&event))/>
            </div>
        </fieldset>
    }
}
