//! The list of all cases: found by anything that was written down, what burns first.

use crate::app::burning::burning;
use crate::app::components::app_bar::AppBar;
use crate::app::components::case_row::CaseRow;
use crate::app::components::customer_picker::{customer_fits, digits_of, search_words};
use crate::app::components::empty::Empty;
use crate::app::components::filters::{Filter as Word, Filters};
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::search::{Lens, holds};
use crate::app::components::virtual_list::VirtualList;
use crate::app::i18n::t;
use crate::app::places::{has, there};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::{Case, Procedure, customer_not_told, is_idle, led_elsewhere};
use crate::domain::clock::{Clock, Standing};
use crate::domain::concern::Concern;
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::precedence::{Precedence, Urgency, urgency};
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use leptos::prelude::*;

/// Height of a row in pixels; `.window .row` in the style says the same.
const ROW: u32 = 76;

/// Which cases are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    Open,
    Late,
    Mine,
    Department,
    NotTold,
    Idle,
    Closed,
}

/// Which kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Repair,
    Request,
    Fault,
    Grumble,
    Complaint,
    Quality,
    Petition,
}

/// A word in the language of the screen.
type Name = fn() -> &'static str;

/// Every kind with what brings it and its name.
const KINDS: [(Kind, Option<Concern>, Name); 7] = [
    (Kind::Repair, Some(Concern::Repairs), t::labels::kind_repair),
    (Kind::Request, None, t::labels::kind_request),
    (Kind::Fault, Some(Concern::Faults), t::labels::kind_fault),
    (Kind::Grumble, Some(Concern::Grumbles), t::grades::grumble),
    (
        Kind::Complaint,
        Some(Concern::Complaints),
        t::labels::kind_complaint,
    ),
    (
        Kind::Quality,
        Some(Concern::Quality),
        t::labels::kind_quality,
    ),
    (
        Kind::Petition,
        Some(Concern::Petitions),
        t::petitions::title,
    ),
];

/// A row: the case and its most pressing clock.
#[derive(Clone, PartialEq)]
struct Line {
    id: CaseId,
    received: Timestamp,
    place: u8,
    clock: Option<Clock>,
}

/// Search, filters and the rows.
#[component]
pub fn CaseList(
    /// The case that is open beside it.
    open: Signal<Option<CaseId>>,
) -> impl IntoView {
    let session = session();
    let burning = burning();
    let search = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::default());
    let kind = RwSignal::new(None::<Kind>);
    // Kinds that this firm has, or had; one alone tells nothing apart.
    let kinds = Memo::new(|_| {
        let known = KINDS
            .into_iter()
            .filter(|(_, concern, _)| concern.is_none_or(there));
        let known: Vec<(Kind, Name)> = known.map(|(kind, _, name)| (kind, name)).collect();
        if known.len() > 1 { known } else { Vec::new() }
    });
    // In order, whatever is typed: a letter looks through them and sorts nothing.
    let all = Memo::new(move |_| {
        let now = session.slow();
        let me = session.person();
        let clocks = burning.by_case();
        let (filter, kind) = (filter.get(), kind.get());
        let mut lines: Vec<Line> = session.context(|context| {
            let world = context.world;
            let elsewhere = led_elsewhere(world);
            let precedence = Precedence::read(context);
            world
                .cases
                .values()
                .filter(|case| is_kind(case, kind) && !me.is_some_and(|me| case.concerns(me)))
                .filter(|case| {
                    let late = || {
                        clocks.get(&case.id).is_some_and(|clock| {
                            matches!(clock.standing(now), Standing::Overdue(_))
                        })
                    };
                    match filter {
                        // What goes on under another case is open there.
                        Filter::Open | Filter::Mine | Filter::Department | Filter::Idle
                            if elsewhere.contains(&case.id) =>
                        {
                            false
                        }
                        Filter::Open => case.closing.value.is_none(),
                        Filter::Idle => is_idle(case, context),
                        Filter::Late => late(),
                        Filter::Mine => case.closing.value.is_none() && is_of(case, me),
                        Filter::Department => {
                            let own = me.and_then(|me| world.organisation.department_of(me));
                            let is_theirs = |own| case.is_of_department(own, &world.organisation);
                            case.closing.value.is_none() && own.is_some_and(is_theirs)
                        }
                        Filter::NotTold => customer_not_told(case),
                        Filter::Closed => case.closing.value.is_some(),
                    }
                })
                .map(|case| {
                    let clock = clocks.get(&case.id).cloned();
                    Line {
                        id: case.id,
                        received: case.received_at,
                        place: clock.as_ref().map_or(0, |clock| precedence.place(clock)),
                        clock,
                    }
                })
                .collect()
        });
        let offset = session.offset();
        lines.sort_by_cached_key(|line| order(line, now, offset));
        lines
    });
    let lines = Memo::new(move |_| {
        let words = search.with(|typed| search_words(typed));
        all.with(|all| {
            if words.is_empty() {
                return all.clone();
            }
            session.world(|world| {
                let fitting = all.iter().filter(|line| {
                    let case = world.cases.get(&line.id);
                    case.is_some_and(|case| fits(world, case, &words))
                });
                fitting.cloned().collect()
            })
        })
    });
    let by_building = Memo::new(|_| has(&Route::ByBuilding));
    // Whoever is entered in no department has no cases of one.
    let has_department = move || {
        let me = session.person();
        session.world(|world| me.is_some_and(|me| world.organisation.department_of(me).is_some()))
    };
    view! {
        <div class="list" class:behind=move || open.get().is_some()>
            <AppBar title=t::common::cases() below=move || t::cases::count(lines.with(Vec::len)) counts=true>
                <a class="btn" href=Route::Take.href() data-act="take"><Icon name=IconName::Plus/>{t::today::take()}</a>
            </AppBar>
            <div class="finder">
                <Lens value=search label=t::cases::find()/>
            </div>
            <Filters label=t::cases::filters()>
                <Word is=Filter::Open value=filter label=t::cases::open()/>
                <Word is=Filter::Late value=filter label=t::cases::late()/>
                <Word is=Filter::Mine value=filter label=t::today::mine()/>
                {move || has_department().then(|| view! { <Word is=Filter::Department value=filter label=t::departments::own_cases()/> })}
                <Word is=Filter::NotTold value=filter label=t::departments::not_told()/>
                <Word is=Filter::Idle value=filter label=t::craft::idle()/>
                <Word is=Filter::Closed value=filter label=t::cases::closed()/>
                {move || kinds.get().into_iter().map(|(is, name)| view! { <Word is=Some(is) value=kind off=None label=name()/> }).collect_view()}
                {move || by_building.get().then(|| view! { <a class="btn" href=Route::ByBuilding.href() data-act="by-building">{t::duties::by_building()}</a> })}
            </Filters>
            {move || lines.with(Vec::is_empty).then(|| {
                let ever = session.world(|world| !world.cases.is_empty());
                view! { <Empty icon=IconName::Cases text=if ever { t::cases::none() } else { t::cases::none_yet() }/> }
            })}
            <VirtualList
                items=lines
                height=ROW
                label=t::common::cases()
                key=|line: &Line| format!("{} {:?}", line.id, line.clock.as_ref().map(|clock| (clock.duty, clock.deadline.due)))
                row=move |line: Line| view! { <CaseRow id=line.id clock=line.clock to=Route::Case open/> }.into_any()
            />
        </div>
    }
}

/// What burns first, then what waits, then what nobody owes anything for, newest first; among what is equally urgent, what goes first (P08.06.28a).
fn order(line: &Line, now: Timestamp, offset: i32) -> (bool, Option<Urgency>, u8, i64) {
    let Some(clock) = &line.clock else {
        return (true, None, 0, -line.received.0);
    };
    let urgency = urgency(clock, now, offset);
    match clock.standing(now) {
        Standing::NotYetOpen(opens) => (false, Some(urgency), 0, opens.0),
        _ => (false, Some(urgency), line.place, clock.deadline.due.0),
    }
}

fn is_kind(case: &Case, kind: Option<Kind>) -> bool {
    match (kind, &case.procedure) {
        (None, _)
        | (Some(Kind::Repair), Procedure::Repair(_))
        | (Some(Kind::Request), Procedure::Request(_))
        | (Some(Kind::Fault), Procedure::Fault(_))
        | (Some(Kind::Grumble), Procedure::Grumble(_))
        | (Some(Kind::Complaint), Procedure::Complaint(_))
        | (Some(Kind::Quality), Procedure::Quality(_))
        | (Some(Kind::Petition), Procedure::Petition(_)) => true,
        (Some(_), _) => false,
    }
}

/// In this person's charge, or theirs to go to.
fn is_of(case: &Case, person: Option<PersonId>) -> bool {
    let goes = case.procedure.worker();
    person.is_some() && (person == Some(case.in_charge.value) || goes == person)
}

/// Every word in the number, the words, the caller or the customer's file.
fn fits(world: &World, case: &Case, words: &[String]) -> bool {
    let customer = case.customer.and_then(|id| world.customers.get(&id));
    words.iter().all(|word| {
        let has = |text: &str| holds(text, word);
        let digits = digits_of(word);
        has(&case.number)
            || case
                .register
                .as_ref()
                .is_some_and(|register| register.fits(word))
            || has(&case.words)
            || has(&case.caller.name)
            || has(&case.caller.address)
            || (digits.len() >= 3 && digits_of(&case.caller.phone).contains(&digits))
            || customer.is_some_and(|customer| customer_fits(customer, std::slice::from_ref(word)))
    })
}
