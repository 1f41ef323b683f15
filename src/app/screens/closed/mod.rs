//! The complaints closed in a month: the statistics with what each department says to them, how each cause is dealt with, and the review of
//! sanctions from the list to its publication (P04.09.10, P04 十一).

mod papers;
mod sanctions;
mod sentences;
mod statistics;

use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::empty::Empty;
use crate::app::components::icons::IconName;
use crate::app::components::paper::PaperButton;
use crate::app::i18n::month_of_key;
use crate::app::i18n::t::{closed as k, complaint as c};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::cases::after::unpressed;
use crate::domain::cases::petition::Month;
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::complaints::monthly::{
    Monthly, MonthlyEvent, MonthlyStep, Statistics, statistics,
};
use crate::domain::context::Context;
use crate::domain::event::Command;
use leptos::prelude::*;

/// A month as this page shows it.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    /// How it is written: `2026-11`.
    key: String,
    /// Which.
    month: Month,
    /// Whether it has ended.
    ended: bool,
    /// The cases.
    table: Statistics,
    /// What is known beside them.
    known: Monthly,
}

fn read(back: u32, context: &Context<'_>) -> Shown {
    let calendar = context.calendar_at(context.now);
    let mut month = Month::of(calendar, context.now);
    for _ in 0..back {
        month = month.before(calendar);
    }
    let key = month.key(calendar);
    let known = context.world.complaints.monthly.get(&key);
    Shown {
        ended: month.to <= context.now,
        table: statistics(month, context),
        known: known.cloned().unwrap_or_default(),
        month,
        key,
    }
}

/// Something is written down about the month.
fn say(session: Session, month: String, step: MonthlyStep, problem: RwSignal<Option<DeskError>>) {
    say_all(session, month, vec![step], problem);
}

/// Writes down one step of the month after another.
fn say_all(
    session: Session,
    month: String,
    mut steps: Vec<MonthlyStep>,
    problem: RwSignal<Option<DeskError>>,
) {
    if steps.is_empty() {
        return;
    }
    let event = ComplaintsEvent::Monthly(MonthlyEvent {
        month: month.clone(),
        occurred_at: platform::now(),
        step: steps.remove(0),
    });
    let command = Command::Complaints(Box::new(event));
    carry_out(session, command, problem, move || {
        say_all(session, month, steps, problem);
    });
}

/// One month, the last one first.
#[component]
pub fn Closed() -> impl IntoView {
    let session = session();
    let back = RwSignal::new(1_u32);
    let shown = Memo::new(move |_| session.context(|context| read(back.get(), context)));
    let missed = Memo::new(move |_| session.context(unpressed));
    let below = move || {
        let missed = missed.get();
        let missed = (missed > 0).then(|| k::unpressed(missed));
        let title = shown.with(|shown| month_of_key(&shown.key));
        let parts = [Some(title), missed];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <main class="page narrow" data-screen="closed">
            <AppBar title=k::title() below=below counts=true back=Route::Register/>
            <div class="line no-print">
                <button type="button" class="btn" data-act="month-before" on:click=move |_| back.update(|back| *back += 1)>{c::month_before()}</button>
                <button type="button" class="btn" data-act="month-after" disabled=move || back.get() == 0 on:click=move |_| back.update(|back| *back = back.saturating_sub(1))>{c::month_after()}</button>
                <PaperButton label=k::print() act="print-closed">{move || view! { <papers::ClosedPaper shown=shown.get()/> }}</PaperButton>
            </div>
            {move || {
                let shown = shown.get();
                if shown.table.lines.is_empty() {
                    view! { <Empty icon=IconName::Cases text=k::none()/> }.into_any()
                } else {
                    view! {
                        <statistics::Lines shown=shown.clone()/>
                        <statistics::Groups shown=shown.clone()/>
                        <statistics::Judgements shown=shown.clone()/>
                        <sanctions::Review shown/>
                    }
                    .into_any()
                }
            }}
        </main>
    }
}
