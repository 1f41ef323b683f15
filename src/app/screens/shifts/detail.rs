//! One roster: who is on duty, where nobody is, the next two weeks, the plan, and the last handovers.

use super::hand_over::HandOverSheet;
use super::names;
use super::plan::{PlanSheet, ReplaceSheet, StationSheet};
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::contest::ContestsOf;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::rules::Rules;
use crate::app::i18n::{clock_time, day_of_week, full_date, length, near_time, t, wall};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::event::Command;
use crate::domain::ids::{RosterId, Subject};
use crate::domain::shifts::{Gap, Roster, RosterEvent, Slot, Watch};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use leptos::prelude::*;

/// So many gaps are named; the rest is counted.
const GAPS_SHOWN: usize = 5;
/// So many days show.
const DAYS: i64 = 14;

/// The page of one roster.
#[component]
pub fn RosterDetail(id: RosterId) -> impl IntoView {
    let session = session();
    let roster = Memo::new(move |_| session.world(|world| world.rosters.get(&id).cloned()));
    let (handing, planning, editing) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let replacing = RwSignal::new(None::<Slot>);
    view! {
        <section class="detail" data-roster=id.to_string() aria-label=t::shifts::station()>
            {move || match roster.get() {
                None => view! { <p class="empty">{t::shifts::not_here()}</p> }.into_any(),
                Some(roster) => view! {
                    {head(&roster, session)}
                    <div class="body">
                        <div class="stack">
                            <ContestsOf subject=Subject::Roster(id)/>
                            <Gaps roster=roster.clone()/>
                            <Days roster=roster.clone() replacing/>
                        </div>
                        <div class="stack">
                            <div class="acts">
                                <button type="button" class="btn go big" data-act="hand-over" on:click=move |_| handing.set(true)>{t::shifts::hand_over()}</button>
                                <button type="button" class="btn" data-act="plan" on:click=move |_| planning.set(true)>{t::shifts::plan()}</button>
                                <button type="button" class="btn" data-act="edit-roster" on:click=move |_| editing.set(true)>{t::common::edit()}</button>
                            </div>
                            <Handovers roster=roster.clone()/>
                            <Plans roster=roster.clone()/>
                        </div>
                    </div>
                    <footer class="bar">
                        <a class="btn quiet back" href=Route::Shifts.href() aria-label=t::common::back()><Icon name=IconName::Back/></a>
                        <button type="button" class="btn" on:click=move |_| planning.set(true)>{t::shifts::plan()}</button>
                        <button type="button" class="btn go big" data-act="hand-over" on:click=move |_| handing.set(true)>{t::shifts::hand_over()}</button>
                    </footer>
                }
                .into_any(),
            }}
            <HandOverSheet id open=handing/>
            <PlanSheet id open=planning/>
            <StationSheet roster=Some(id) open=editing/>
            <ReplaceSheet id shift=replacing/>
        </section>
    }
}

fn head(roster: &Roster, session: Session) -> impl IntoView + use<> {
    let now = platform::now();
    let offset = session.offset();
    let season = roster.season.value;
    let on_duty = names(roster.on_duty(now), session);
    let ends = roster.planned(now).into_iter().map(|slot| slot.until).max();
    let until = ends.map(|end| t::shifts::until_time(near_time(end, now, offset)));
    view! {
        <header class="head">
            <div class="line">
                <span class="chips"><span class="chip">{t::shifts::season(full_date(season.from, offset), full_date(season.until, offset))}</span></span>
                <Rules/>
            </div>
            <h1>{roster.station.value.clone()}</h1>
            <p data-on-duty="">{t::shifts::on_duty()}" "<b>{on_duty}</b>{until.map(|until| format!("{DOT}{until}"))}</p>
        </header>
    }
}

#[component]
fn Gaps(roster: Roster) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let now = platform::now();
    let gaps = session.world(|world| roster.gaps(&world.organisation));
    // What is past can no longer be filled.
    let ahead: Vec<Gap> = gaps.into_iter().filter(|gap| gap.until > now).collect();
    let more = ahead.len().saturating_sub(GAPS_SHOWN);
    let line = move |gap: &Gap| {
        let lasts = length(gap.until.since(gap.from));
        t::shifts::gap_one(
            near_time(gap.from, now, offset),
            lasts,
            near_time(gap.until, now, offset),
        )
    };
    view! {
        <section data-gaps=ahead.len()>
            <div class="sec">
                <h2>{if ahead.is_empty() { t::shifts::no_gaps().to_owned() } else { t::shifts::gaps(ahead.len()) }}</h2>
                <ClauseLink clause="P10.09.02a".to_owned()/>
            </div>
            {(!ahead.is_empty()).then(|| view! {
                <div class="wrong" role="alert">
                    <ul>
                        {ahead.iter().take(GAPS_SHOWN).map(|gap| view! { <li class="late">{line(gap)}</li> }).collect_view()}
                        {(more > 0).then(|| view! { <li>{t::shifts::more_gaps(more)}</li> })}
                    </ul>
                </div>
            })}
            <p class="ask">{t::shifts::overlap_note()}</p>
        </section>
    }
}

/// Two weeks, a line a shift, under their day.
#[component]
fn Days(roster: Roster, replacing: RwSignal<Option<Slot>>) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let now = platform::now();
    let begin = now.max(roster.season.value.from);
    let midnight = day_start(begin, offset);
    let slots = roster.slots(midnight, midnight.plus(DAYS * DAY));
    let mut days: Vec<(Timestamp, Vec<Slot>)> = Vec::new();
    for slot in slots {
        let day = day_start(slot.from.max(midnight), offset);
        match days.last_mut() {
            Some((last, list)) if *last == day => list.push(slot),
            _ => days.push((day, vec![slot])),
        }
    }
    let line = move |slot: Slot| {
        let current = slot.from <= now && now < slot.until;
        let hours = [
            clock_time(slot.from, offset),
            clock_time(slot.until, offset),
        ]
        .join("–");
        view! {
            <li class="line" class:now=current>
                <span class="grow"><b>{session.name_of(slot.person)}</b>" "<small class="ask">{hours}</small></span>
                <button type="button" class="btn quiet" data-act="replace" on:click=move |_| replacing.set(Some(slot))>{t::shifts::replace()}</button>
            </li>
        }
    };
    view! {
        <section>
            <div class="sec"><h2>{t::shifts::days()}</h2></div>
            {days.into_iter().map(|(day, slots)| view! {
                <div class="roster-day">
                    <h3>{day_of_week(day, offset)}</h3>
                    <ul>{slots.into_iter().map(line).collect_view()}</ul>
                </div>
            }).collect_view()}
        </section>
    }
}

/// Midnight of the day, by the firm's wall clock.
pub(super) fn day_start(at: Timestamp, offset: i32) -> Timestamp {
    let date = wall(at, offset).date_naive();
    let midnight = date.and_time(chrono::NaiveTime::MIN).and_utc();
    Timestamp(midnight.timestamp_millis()).plus(-i64::from(offset) * MINUTE)
}

#[component]
fn Plans(roster: Roster) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let problem = RwSignal::new(None::<DeskError>);
    let id = roster.id;
    let take_back = move |watch: Watch| {
        let event = RosterEvent::Planned {
            add: Vec::new(),
            remove: vec![watch],
        };
        carry_out(session, Command::Roster(id, event), problem, || ());
    };
    let now = platform::now();
    let ahead = roster
        .watches
        .iter()
        .map(|(watch, _)| watch.clone())
        .filter(move |watch| watch.until > now);
    let line = move |watch: Watch| {
        let hours = i64::from(watch.minutes) * MINUTE;
        let hours = if hours % HOUR == 0 {
            (hours / HOUR).to_string()
        } else {
            format!("{:.1}", f64::from(watch.minutes) / 60.0)
        };
        let words = t::shifts::plan_line(
            near_time(watch.from, now, offset),
            hours,
            names(watch.people.iter().copied(), session),
            near_time(watch.until, now, offset),
        );
        view! {
            <li class="line">
                <span class="grow">{words}</span>
                <button type="button" class="btn quiet" data-act="take-back" on:click=move |_| take_back(watch.clone())>{t::shifts::take_back()}</button>
            </li>
        }
    };
    view! {
        <details class="more-acts">
            <summary>{t::shifts::plans()}</summary>
            <ul class="stack">{ahead.map(line).collect_view()}</ul>
            <ProblemLine problem/>
        </details>
    }
}

#[component]
fn Handovers(roster: Roster) -> impl IntoView {
    let session = session();
    let offset = session.offset();
    let now = platform::now();
    let lines = roster.handovers.iter().rev().map(|handover| {
        let who =
            t::shifts::handover_line(session.name_of(handover.from), session.name_of(handover.to));
        let mut below = vec![t::shifts::cases_count(handover.cases.len())];
        if !handover.outages.is_empty() {
            below.push(t::shifts::outages_count(handover.outages.len()));
        }
        if !handover.note.is_empty() {
            below.push(handover.note.clone());
        }
        let at = near_time(handover.occurred_at, now, offset);
        view! {
            <li data-handover="">
                <b>{who}</b>" "<small class="ask">{at}</small>
                <small class="ask block">{below.join(DOT)}</small>
            </li>
        }
    });
    view! {
        <section>
            <div class="sec"><h2>{t::shifts::handovers()}</h2></div>
            {roster.handovers.is_empty().then(|| view! { <p class="ask">{t::shifts::no_handovers()}</p> })}
            <ul class="stack">{lines.collect_view()}</ul>
        </section>
    }
}
