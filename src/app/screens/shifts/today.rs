//! What of the station stands on top of Today: outages, the shift, and repairs that wait for it.

use crate::app::burning::burning;
use crate::app::components::carry_out::carry_out;
use crate::app::components::case_row::who_and_where;
use crate::app::components::clock::ClockCell;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, symptom, t};
use crate::app::platform;
use crate::app::prefs;
use crate::app::route::Route;
use crate::app::screens::outages::{area_words, outage_of, time_words};
use crate::app::session::session;
use crate::app::tone;
use crate::desk::DeskError;
use crate::domain::cases::repair::RepairEvent;
use crate::domain::cases::{Case, CaseCommand, CaseEvent, Procedure};
use crate::domain::clock::{Clock, Duty, Standing};
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, OutageId, Subject};
use crate::domain::outages::{Outage, affected};
use crate::domain::shifts::waits_for_shift;
use crate::domain::time::{HOUR, Timestamp};
use leptos::prelude::*;

/// The whole band; nothing of it shows that does not concern the person.
#[component]
pub fn OnToday() -> impl IntoView {
    view! {
        <Running/>
        <Shift/>
        <Owed/>
    }
}

/// Each outage that goes on, as one calm line.
#[component]
fn Running() -> impl IntoView {
    let session = session();
    let lines = Memo::new(move |_| {
        let offset = session.offset();
        session.context(|context| {
            let now = context.now;
            let line = |outage: &Outage| {
                let users = affected(outage, context.world).count();
                let below = [time_words(outage, now, offset), t::outages::users(users)];
                (outage.id, area_words(&outage.area.value), below.join(DOT))
            };
            let outages = context.world.outages.values();
            outages
                .filter(|outage| outage.runs(now))
                .map(line)
                .collect::<Vec<(OutageId, String, String)>>()
        })
    });
    let line = |(id, area, below): (OutageId, String, String)| {
        view! {
            <a class="only" data-running=id.to_string() href=Route::Outage(id).href()>
                <Icon name=IconName::Warning/>
                <div><strong>{t::outages::running_in(area)}</strong>{below}</div>
            </a>
        }
    };
    move || lines.get().into_iter().map(line).collect_view()
}

/// So many repairs that wait show on top; all of them stand in the list below.
const SHOWN: usize = 5;

/// One repair that waits for the shift.
#[derive(Clone, PartialEq)]
struct New {
    id: CaseId,
    what: String,
    who: String,
    clock: Option<Clock>,
}

/// Who keeps the station sees every new repair at once, hears it, and says so with one tap (P10.09.02b).
#[component]
fn Shift() -> impl IntoView {
    let session = session();
    let burning = burning();
    let duty = Memo::new(move |_| {
        let me = session.actor();
        session.context(|context| {
            let now = context.now;
            let mut rosters = context.world.rosters.values();
            let roster = rosters.find(|roster| roster.on_duty(now).contains(&me))?;
            let planned = roster.planned(now).into_iter();
            let ends = planned.filter(|slot| slot.person == me);
            Some((roster.id, ends.map(|slot| slot.until).max()))
        })
    });
    let clocks = Memo::new(move |_| burning.by_case());
    let waiting = Memo::new(move |_| {
        if duty.get().is_none() {
            return Vec::new();
        }
        session.context(|context| {
            let world = context.world;
            let mut cases: Vec<&Case> = world
                .cases
                .values()
                .filter(|case| waits_for_shift(case, context.now))
                .collect();
            // What burns first comes first, as everywhere on this page.
            cases.sort_by_cached_key(|case| {
                let due =
                    clocks.with(|clocks| clocks.get(&case.id).map(|clock| clock.deadline.due));
                (due.is_none(), due, case.received_at, case.id)
            });
            let new = |case: &Case| {
                let seen = match &case.procedure {
                    Procedure::Repair(repair) => symptom(repair.symptom),
                    _ => "",
                };
                New {
                    id: case.id,
                    what: case.words.clone(),
                    who: [seen.to_owned(), who_and_where(world, case)].join(DOT),
                    clock: clocks.with(|clocks| clocks.get(&case.id).cloned()),
                }
            };
            cases.into_iter().map(new).collect::<Vec<_>>()
        })
    });
    let problem = RwSignal::new(None::<DeskError>);
    let take_up = move |id: CaseId| {
        let occurred_at = platform::now();
        let event = CaseEvent::Repair(RepairEvent::TakenUp { occurred_at });
        let command = Command::Case(id, Box::new(CaseCommand::Record(event)));
        carry_out(session, command, problem, || ());
    };
    let row = move |new: New| {
        let id = new.id;
        view! {
            <li class="with-act" data-new-repair=id.to_string()>
                <a class="row" href=Route::TodayCase(id).href()>
                    {new.clock.map(|clock| view! { <ClockCell clock/> })}
                    <div><strong>{new.what}</strong><em>{new.who}</em></div>
                </a>
                <button type="button" class="btn" data-act="accept-repair" on:click=move |_| take_up(id)>{t::shifts::take_up()}</button>
            </li>
        }
    };
    let until = move |end: Option<Timestamp>| {
        end.map(|end| {
            let when = near_time(end, platform::now(), session.offset());
            [DOT.to_owned(), t::shifts::until_time(when)].concat()
        })
    };
    move || {
        duty.get().map(|(roster, end)| {
            view! {
                <section class="shift" aria-label=t::shifts::you()>
                    <div class="group">
                        <h2>{t::shifts::you()}{until(end)}</h2>
                        <Sound/>
                        <a class="btn quiet" href=Route::Roster(roster).href()>{t::shifts::hand_over()}</a>
                    </div>
                    {move || waiting.with(|new| !new.is_empty()).then(|| view! {
                        <div class="group late"><h2>{t::shifts::new_repairs()}</h2><span>{move || waiting.with(Vec::len)}</span></div>
                    })}
                    <ul class="rows">{move || waiting.get().into_iter().take(SHOWN).map(row).collect_view()}</ul>
                    <ProblemLine problem/>
                </section>
            }
        })
    }
}

/// Whether a new repair is heard.
#[component]
fn Sound() -> impl IntoView {
    let on = RwSignal::new(prefs::sound());
    let toggle = move |_| {
        on.update(|on| *on = !*on);
        prefs::set_sound(on.get_untracked());
        if on.get_untracked() {
            tone::play();
        }
    };
    view! {
        <button type="button" class="btn quiet" role="switch" data-act="sound" aria-checked=move || on.get().to_string() aria-label=t::shifts::sound() title=t::shifts::sound() on:click=toggle>
            {move || view! { <Icon name=if on.get() { IconName::Sound } else { IconName::Silent }/> }}
        </button>
    }
}

/// Clocks of outages and rosters that the person owes now.
#[component]
fn Owed() -> impl IntoView {
    let session = session();
    let burning = burning();
    let lines = Memo::new(move |_| {
        let now = session.slow();
        let mut clocks = burning.of_the_station();
        // What has time is on the page of its outage; a calm line says that it goes on.
        clocks.retain(|clock| match clock.standing(now) {
            Standing::Running(left) => left <= clock.amber.max(HOUR),
            Standing::Overdue(_) => true,
            _ => false,
        });
        session.world(|world| {
            let name = |clock: &Clock| match &clock.subject {
                Subject::Outage(id) => world
                    .outages
                    .get(id)
                    .map(|outage| area_words(&outage.area.value)),
                Subject::Roster(id) => {
                    let roster = world.rosters.get(id);
                    roster.map(|roster| roster.station.value.clone())
                }
                Subject::Complaints(_) => Some(t::petitions::title().to_owned()),
                _ => None,
            };
            let named = clocks
                .into_iter()
                .filter_map(|clock| Some((name(&clock)?, clock)));
            named.collect::<Vec<_>>()
        })
    });
    let row = |(name, clock): (String, Clock)| {
        let href = match (outage_of(&clock), &clock.subject) {
            (Some(id), _) => Route::Outage(id).href(),
            (None, Subject::Roster(id)) => Route::Roster(*id).href(),
            (None, Subject::Complaints(_)) => match clock.duty {
                Duty::SignMonth => Route::PetitionMonth.href(),
                _ => Route::PetitionPlaces.href(),
            },
            _ => Route::Shifts.href(),
        };
        let what = crate::app::i18n::duty(clock.duty);
        let key = format!("{:?}", clock.duty);
        view! {
            <li data-station-duty=key>
                <a class="row named" href=href><ClockCell clock/><div><strong>{what}</strong><em>{name}</em></div></a>
            </li>
        }
    };
    move || {
        (!lines.with(Vec::is_empty)).then(|| {
            view! {
                <section aria-label=t::shifts::station_matters()>
                    <div class="group"><h2>{t::shifts::station_matters()}</h2><span>{move || lines.with(Vec::len)}</span></div>
                    <ul class="rows">{move || lines.get().into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
