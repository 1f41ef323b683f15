//! Clocks in their four standings, rows, stages, timeline, actions. They stand at fixed distances from now, so that they always look the same.

use super::Part;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::{ClockCell, Shape};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::row::Row;
use crate::app::i18n::{countdown, duty, length, t};
use crate::app::platform;
use crate::domain::clause::Clause;
use crate::domain::clock::{Clock, Deadline, Duty, Owner};
use crate::domain::ids::{CaseId, Subject};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, HOUR, MINUTE};
use leptos::prelude::*;

/// A clock that is due in so many milliseconds and opens in so many.
fn clock(duty: Duty, due: i64, opens: i64) -> Clock {
    let now = platform::now();
    Clock {
        subject: Subject::Case(CaseId(uuid::Uuid::nil())),
        duty,
        clause: Some(Clause("P10.09.10a")),
        owner: Owner::Role(Role::Technician),
        opens: now.plus(opens),
        deadline: Deadline {
            start: now.plus(opens),
            span: None,
            pauses: Vec::new(),
            due: now.plus(due),
        },
        amber: 30 * MINUTE,
        met: None,
        void: false,
    }
}

/// Overdue, close, in time, not yet, done.
fn standings() -> [Clock; 5] {
    let done = Clock {
        met: Some(platform::now().plus(-HOUR)),
        ..clock(Duty::FinishRepair, HOUR, -DAY)
    };
    [
        clock(Duty::NotifyRepair, -8 * MINUTE, -HOUR),
        clock(Duty::ArriveAtLeak, 12 * MINUTE + 40_000, -HOUR),
        clock(Duty::FinishRepair, 3 * HOUR, -HOUR),
        clock(Duty::Revisit, 3 * DAY, 2 * DAY),
        done,
    ]
}

/// Small clocks of rows, and the big one of a case.
#[component]
pub fn Clocks() -> impl IntoView {
    let big = |class: &'static str, tone: &'static str, words: String, name: Duty| {
        view! {
            <div class=class role="group" aria-label=duty(name)>
                <div class="t"><Shape tone/><span>{words}</span></div>
                <div><div class="w">{t::case::due_in(duty(name))}</div><div class="e"><ClauseLink clause="P10.09.10a"/></div></div>
                <button type="button" class="btn quiet">{t::case::how_counted()}</button>
            </div>
        }
    };
    view! {
        <Part id="clocks" title=t::gallery::clocks()>
            <div class="line">{standings().map(|clock| view! { <ClockCell clock/> }).collect_view()}</div>
            {big("due late", "late", format!("+{}", length(8 * MINUTE)), Duty::NotifyRepair)}
            {big("due soon", "soon", countdown(12 * MINUTE + 40_000), Duty::ArriveAtLeak)}
            {big("due fine", "fine", countdown(3 * HOUR), Duty::FinishRepair)}
            {big("due later", "later", countdown(2 * DAY), Duty::Revisit)}
        </Part>
    }
}

/// Rows with and without a clock, with chips, and the one that is open.
#[component]
pub fn Rows() -> impl IntoView {
    let [late, soon, fine, later, _] = standings();
    let row = |clock: Clock, chip: &'static str, strong: bool, open: bool| {
        view! { <li><Row href="#/gallery" clock=Some(clock) what=t::gallery::words() who=t::gallery::person() chip strong current=Signal::stored(open)/></li> }
    };
    view! {
        <Part id="rows" title=t::gallery::rows()>
            <div class="group"><h3>{t::today::first()}</h3><span>"4"</span></div>
            <ul class="rows">
                {row(late, t::case::major(), true, false)}
                {row(soon, t::labels::kind_repair(), false, true)}
                {row(fine, t::labels::kind_request(), false, false)}
                {row(later, t::labels::kind_repair(), false, false)}
            </ul>
        </Part>
    }
}

/// The way of a case and what happened on it.
#[component]
pub fn Stages() -> impl IntoView {
    let stage = |class: &'static str,
                 current: Option<&'static str>,
                 name: &'static str,
                 time: &'static str| {
        view! { <li class=class aria-current=current><span>{name}<small>{time}</small></span></li> }
    };
    let line = |time: &'static str, words: &'static str| {
        view! { <li><time>{time}</time><div><p>{words}</p><small>{t::gallery::person()}</small></div></li> }
    };
    view! {
        <Part id="stages" title=t::gallery::stages()>
            <ol class="stages" aria-label=t::case::stages()>
                {stage("done", None, t::today::take(), "14:00")}
                {stage("done", None, t::actions::contact(), "14:04")}
                {stage("now", Some("step"), t::actions::arrive(), "14:30")}
                {stage("ahead", None, t::actions::find(), "")}
                {stage("ahead", None, t::actions::close(), "")}
            </ol>
            <ol class="time">{line("14:04", t::gallery::words())}{line("14:00", t::gallery::words())}</ol>
            <dl class="facts"><dt>{t::case::customer()}</dt><dd>{t::gallery::person()}</dd><dt>{t::case::symptom()}</dt><dd>{t::gallery::words()}</dd></dl>
        </Part>
    }
}

/// The next step, others, and what is not allowed yet with its reason.
#[component]
pub fn Actions() -> impl IntoView {
    view! {
        <Part id="actions" title=t::gallery::actions()>
            <div class="acts">
                <button type="button" class="btn go big">{t::actions::arrive()}</button>
                <button type="button" class="btn">{t::actions::delay()}</button>
                <button type="button" class="btn">{t::actions::hand_over()}</button>
                <div class="nos">
                    <div class="no">
                        <Icon name=IconName::Lock/>
                        <div><b>{t::actions::close()}</b>{t::case_refusals::receipt_missing()}" "<ClauseLink clause="P10.09.11a"/></div>
                    </div>
                </div>
            </div>
        </Part>
    }
}
