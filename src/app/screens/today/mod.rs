//! Today: what burns, what is next, what exists only here.

mod glance;

use self::glance::Glance;
use crate::app::burning::burning;
use crate::app::components::active_row::ActiveRow;
use crate::app::components::app_bar::AppBar;
use crate::app::components::building_row::BuildingRow;
use crate::app::components::case_row::CaseRow;
use crate::app::components::empty::Empty;
use crate::app::components::filters::{Filter, Filters};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::paper_row::PaperRow;
use crate::app::components::row::DOT;
use crate::app::i18n::{day_of_week, near_time, role, t, wall};
use crate::app::later::{Later, later};
use crate::app::platform::mark_after_paint;
use crate::app::prefs;
use crate::app::route::Route;
use crate::app::screens::handoff::lacks_recovery;
use crate::app::screens::start::steps;
use crate::app::screens::welcome::demo::is_demo;
use crate::app::session::{Session, session};
use crate::desk::Insistence;
use crate::domain::clock::{Clock, Standing};
use crate::domain::concern::Concern;
use crate::domain::ids::{CaseId, Subject};
use crate::domain::organisation::may_change;
use crate::domain::roles::Role;
use crate::domain::time::{HOUR, Timestamp};
use crate::domain::world::World;
use leptos::prelude::*;

/// Rows of the last group that show at once.
const LATER_SHOWN: usize = 40;

/// A row of the agenda.
type Line = (Subject, Clock);

/// The agenda, and beside it the case that was opened from it.
#[component]
pub fn Today(
    /// The case opened beside the list.
    #[prop(into)]
    open: Signal<Option<CaseId>>,
) -> impl IntoView {
    Effect::new(|_| mark_after_paint("huiyin:agenda-painted"));
    let session = session();
    let left = Memo::new(move |_| steps_left(session));
    let burning = burning();
    let mine = RwSignal::new(!burning.oversees());
    let groups =
        Memo::new(move |_| grouped(&burning.lines(mine.get()), session.slow(), session.offset()));
    view! {
        <main class="split">
            <div class="list" class:behind=move || open.get().is_some()>
                <Head open/>
                <Split/>
                <Station/>
                <Numbers left/>
                <OnlyHere/>
                <ToSettle/>
                <NoRecovery left/>
                <FirstSteps left/>
                <Agenda open mine groups/>
            </div>
            {move || match open.get() {
                Some(id) => later(Later::Case { id, back: Route::Today.href() }).into_any(),
                None => view! { <Glance groups/> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Head(
    /// Beside an open case its own next step is the filled button.
    open: Signal<Option<CaseId>>,
) -> impl IntoView {
    let session = session();
    let line = move || {
        let person = session.person().and_then(|id| {
            session.world(|world| {
                world.organisation.people.get(&id).map(|person| {
                    // Administering is rarely what somebody does today.
                    let first = person
                        .roles
                        .iter()
                        .find(|role| **role != Role::Administrator)
                        .or(person.roles.first());
                    (
                        person.name.clone(),
                        first.map(|first| role(*first)).unwrap_or_default(),
                    )
                })
            })
        });
        let mut parts = vec![day_of_week(session.slow(), session.offset())];
        parts.extend(
            person
                .into_iter()
                .flat_map(|(name, role)| [name, role.to_owned()])
                .filter(|part| !part.is_empty()),
        );
        parts.join(DOT)
    };
    view! {
        <AppBar title=t::common::today() below=move || line>
            <a class="btn" class:go=move || open.get().is_none() href=Route::Take.href() data-act="take"><Icon name=IconName::Plus/>{t::today::take()}</a>
        </AppBar>
    }
}

/// What concerns the station: outages, the shift, repairs that wait for it. Its screen comes with the other file; here is only seen
/// whether it is needed.
#[component]
fn Station() -> impl IntoView {
    let session = session();
    let needed = Memo::new(move |_| {
        session.world(|world| !world.outages.is_empty() || !world.rosters.is_empty())
    });
    move || needed.get().then(|| later(Later::Station))
}

/// Whether a number is empty that whoever is here may fill in.
fn lacks_numbers(session: Session) -> bool {
    session.context(|context| {
        let firm = context.organisation();
        let shown = Concern::Heating.is_asked(firm);
        let empty = firm.service_phone.is_empty() || firm.complaint_phone.is_empty();
        shown && empty && may_change(context).is_ok()
    })
}

/// An empty number is flagged until it is filled in (P10.09.08e, f); among the first steps, while these show.
#[component]
fn Numbers(left: Memo<usize>) -> impl IntoView {
    let session = session();
    let missing = Memo::new(move |_| left.get() == 0 && lacks_numbers(session));
    move || {
        missing.get().then(|| {
            view! {
                <div class="only" data-numbers="missing">
                    <Icon name=IconName::Phone/>
                    <div>{t::own::numbers_missing()}</div>
                    <a class="btn quiet" href=Route::SettingsPart("organisation".to_owned()).href()>{t::own::numbers_fill()}</a>
                </div>
            }
        })
    }
}

/// A feed that has split: this device's own, which stops its writing, or another's.
#[component]
fn Split() -> impl IntoView {
    let session = session();
    let split = Memo::new(move |_| {
        session.track();
        let standing = session.desk().standing();
        let mut open = standing.forks.iter().filter(|fork| !fork.is_settled());
        let own = standing.new_key.is_some();
        (own, open.next().map(|fork| fork.device))
    });
    move || {
        let (own, other) = split.get();
        let words = match other {
            _ if own => t::forks::today_mine().to_owned(),
            other => t::forks::today_other(session.device_name(other?)),
        };
        Some(view! {
            <div class="only" class:late=own class:soon=!own data-split=if own { "own" } else { "other" }>
                <Icon name=IconName::Handoff/>
                <div><strong>{words}</strong>{t::forks::today_note()}</div>
                <a class="btn quiet" href=Route::Handoff.href()>{t::forks::today_go()}</a>
            </div>
        })
    }
}

/// The box that says what nobody else holds yet.
#[component]
fn OnlyHere() -> impl IntoView {
    let session = session();
    let standing = Memo::new(move |_| {
        session.world(|_| ());
        let standing = session.desk().standing();
        (standing.only_here, standing.oldest_only_here, standing)
    });
    let insists =
        move |level| standing.with(|standing| standing.2.insistence(session.slow()) == level);
    let oldest = move || {
        standing
            .get()
            .1
            .map(|at| t::today::oldest(near_time(at, session.slow(), session.offset())))
    };
    move || {
        (standing.get().0 > 0).then(|| {
            view! {
                <div class="only" class:soon=move || insists(Insistence::Soon) class:late=move || insists(Insistence::Late)>
                    <Icon name=IconName::Handoff/>
                    <div><strong>{move || t::today::only_here(standing.get().0)}</strong>{oldest}</div>
                    <a class="btn quiet" href=Route::Handoff.href()>{t::today::give()}</a>
                </div>
            }
        })
    }
}

/// What two people wrote without knowing of each other; one calm line, settled on Handoff.
#[component]
fn ToSettle() -> impl IntoView {
    let session = session();
    let count = Memo::new(move |_| session.world(World::to_settle));
    move || {
        (count.get() > 0).then(|| {
            view! {
                <p class="ask line to-settle" data-to-settle=move || count.get().to_string()>
                    <span class="grow">{move || t::settle::today(count.get())}</span>
                    <a class="btn quiet" href=Route::Handoff.href()>{t::settle::today_go()}</a>
                </p>
            }
        })
    }
}

/// Offered from the founding on until it is done: without a recovery file a lost tablet can lock the firm out. Among the first steps, while
/// these show.
#[component]
fn NoRecovery(left: Memo<usize>) -> impl IntoView {
    let session = session();
    let lacks = Memo::new(move |_| left.get() == 0 && lacks_recovery(session));
    move || {
        lacks.get().then(|| {
            view! {
                <div class="only" data-recovery="missing">
                    <Icon name=IconName::Handoff/>
                    <div><strong>{t::trust::recovery_today()}</strong>{t::trust::recovery_why()}</div>
                    <a class="btn quiet" href=Route::Handoff.href()>{t::trust::recovery_do()}</a>
                </div>
            }
        })
    }
}

/// How many first steps of a new firm are left for whoever may take them; none once they are put away.
fn steps_left(session: Session) -> usize {
    let may = session.context(|context| may_change(context).is_ok());
    if prefs::start_put_away() || !may || is_demo(session) {
        return 0;
    }
    steps(session).iter().filter(|step| !step.0).count()
}

/// The first steps of a new firm, with what must not be forgotten among them: one box on the first day, not four.
#[component]
fn FirstSteps(left: Memo<usize>) -> impl IntoView {
    let session = session();
    let flags = Memo::new(move |_| (lacks_numbers(session), lacks_recovery(session)));
    move || {
        (left.get() > 0).then(|| {
            view! {
                <div class="only" data-start=left.get().to_string()>
                    <Icon name=IconName::Check/>
                    <div>
                        <strong>{t::start::title()}</strong>{t::start::about(left.get())}
                        {move || flags.get().0.then(|| view! { <span class="block" data-numbers="missing">{t::own::numbers_missing()}</span> })}
                        {move || flags.get().1.then(|| view! { <span class="block" data-recovery="missing">{t::trust::recovery_today()}</span> })}
                    </div>
                    <a class="btn quiet" href=Route::Start.href() data-act="first-steps">{t::start::open()}</a>
                </div>
            }
        })
    }
}

#[component]
fn Agenda(
    /// The case opened beside it.
    open: Signal<Option<CaseId>>,
    /// Only what the signed-in person owes.
    mine: RwSignal<bool>,
    /// What stands in it.
    groups: Memo<Groups>,
) -> impl IntoView {
    let shown = RwSignal::new(LATER_SHOWN);
    let group = move |title: &'static str, at: fn(&Groups) -> &Vec<Line>, limited: bool| {
        let count = Memo::new(move |_| groups.with(|groups| at(groups).len()));
        let each = move || {
            let limit = if limited { shown.get() } else { usize::MAX };
            groups.with(|groups| at(groups).iter().take(limit).cloned().collect::<Vec<_>>())
        };
        move || {
            (count.get() > 0).then(|| {
                view! {
                    <section aria-label=title>
                        <div class="group"><h2>{title}</h2><span>{count}</span></div>
                        <ul class="rows">
                            <For each key=|(subject, clock)| (subject.clone(), clock.duty, clock.deadline.due, clock.opens) children=move |(subject, clock)| match subject {
                                Subject::Case(id) => view! { <li><CaseRow id clock=Some(clock) to=Route::TodayCase open/></li> }.into_any(),
                                Subject::Paper(id) => view! { <li><PaperRow id clock/></li> }.into_any(),
                                Subject::Building(id) => view! { <li><BuildingRow id clock=Some(clock)/></li> }.into_any(),
                                subject => view! { <li><ActiveRow subject clock=Some(clock)/></li> }.into_any(),
                            }/>
                        </ul>
                        {move || (limited && count.get() > shown.get()).then(|| view! {
                            <button type="button" class="btn quiet wide" on:click=move |_| shown.update(|shown| *shown += LATER_SHOWN)>
                                {move || t::today::show_more(count.get().saturating_sub(shown.get()))}
                            </button>
                        })}
                    </section>
                }
            })
        }
    };
    view! {
        <Filters label=t::today::whose()>
            <Filter is=true value=mine label=t::today::mine()/>
            <Filter is=false value=mine label=t::today::everybodys()/>
        </Filters>
        {group(t::today::first(), |groups| &groups.first, false)}
        {group(t::today::today(), |groups| &groups.today, false)}
        {group(t::today::later(), |groups| &groups.later, true)}
        {move || groups.with(Groups::is_empty).then(|| view! { <Empty icon=IconName::Check text=t::today::nothing()/> })}
    }
}

/// The agenda in three: what burns, what is due before midnight, the rest.
#[derive(Clone, Default, PartialEq)]
struct Groups {
    first: Vec<Line>,
    today: Vec<Line>,
    later: Vec<Line>,
}

impl Groups {
    const fn is_empty(&self) -> bool {
        self.first.is_empty() && self.today.is_empty() && self.later.is_empty()
    }
}

fn grouped(lines: &[Line], now: Timestamp, offset: i32) -> Groups {
    let today = wall(now, offset).date_naive();
    let mut groups = Groups::default();
    for line in lines {
        let group = match line.1.standing(now) {
            Standing::Overdue(_) => &mut groups.first,
            Standing::Running(left) if left <= HOUR => &mut groups.first,
            Standing::NotYetOpen(opens) if wall(opens, offset).date_naive() != today => {
                &mut groups.later
            }
            _ if wall(line.1.deadline.due, offset).date_naive() == today => &mut groups.today,
            Standing::NotYetOpen(_) => &mut groups.today,
            _ => &mut groups.later,
        };
        group.push(line.clone());
    }
    groups
}
