//! The register: every complaint and report with its clock and its last step, pressed ones first; numbers that are missing here are named
//! (P10.11.01b, P10.11.09b, c).

use crate::app::components::app_bar::AppBar;
use crate::app::components::clock::ClockCell;
use crate::app::components::empty::Empty;
use crate::app::components::filters::{Filter, Filters};
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::{self as words, length, near_time, t, t::petitions as p};
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::cases::petition::{Matter, Petition};
use crate::domain::cases::{Case, Procedure, missing_numbers, open_clocks};
use crate::domain::clock::{Clock, Standing};
use crate::domain::context::Context;
use crate::domain::ids::CaseId;
use leptos::prelude::*;

/// So many missing numbers are named.
const NAMED: usize = 12;

/// Which are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    #[default]
    Open,
    Late,
    All,
}

/// One line of the register. Whose it is stands nowhere in it.
#[derive(Clone, PartialEq)]
struct Line {
    id: CaseId,
    number: String,
    sort: &'static str,
    way: &'static str,
    received: String,
    holder: String,
    moved: String,
    state: String,
    clock: Option<Clock>,
    order: (bool, i64),
}

/// The register with the ways to everything about complaints.
#[component]
pub fn Petitions() -> impl IntoView {
    let session = session();
    let which = RwSignal::new(Which::default());
    let sort = RwSignal::new(None::<Matter>);
    let lines = Memo::new(move |_| {
        let (which, sort) = (which.get(), sort.get());
        let offset = session.offset();
        session.context(|context| {
            let cases = context.world.cases.values();
            let mut lines: Vec<Line> = cases
                .filter_map(|case| match &case.procedure {
                    Procedure::Petition(petition) if !case.concerns(context.actor) => {
                        let fits = sort.is_none_or(|sort| sort == petition.matter);
                        let line = line(case, petition, context, offset);
                        let late = line.clock.as_ref().is_some_and(|clock| {
                            matches!(clock.standing(context.now), Standing::Overdue(_))
                        });
                        let shown = match which {
                            Which::Open => !case.is_closed(),
                            Which::Late => late,
                            Which::All => true,
                        };
                        (fits && shown).then_some(line)
                    }
                    _ => None,
                })
                .collect();
            lines.sort_by_key(|line| line.order);
            lines
        })
    });
    let missing = Memo::new(move |_| session.world(|world| missing_numbers(world, NAMED)));
    let unconfirmed =
        Memo::new(move |_| session.world(|world| world.organisation.complaint_phone.is_empty()));
    view! {
        <main class="page" data-screen="petitions">
            <AppBar title=p::title() below=move || t::cases::count(lines.with(Vec::len)) counts=true back=Route::More>
                <a class="btn" href=Route::PetitionTake.href() data-act="take-petition"><Icon name=IconName::Plus/>{p::take()}</a>
            </AppBar>
            <Filters label=t::cases::filters()>
                <Filter is=Which::Open value=which label=p::open()/>
                <Filter is=Which::Late value=which label=t::cases::late()/>
                <Filter is=Which::All value=which label=p::all()/>
                <Filter is=Some(Matter::Complaint) value=sort off=None label=p::kind_complaint()/>
                <Filter is=Some(Matter::Misconduct) value=sort off=None label=p::kind_report()/>
            </Filters>
            <nav class="filters" aria-label=p::title()>
                <a class="btn" href=Route::PetitionAnswer.href() data-act="by-code"><Icon name=IconName::Lock/>{p::ask_by_code()}</a>
                <a class="btn" href=Route::PetitionPlaces.href() data-act="places"><Icon name=IconName::Map/>{p::places()}</a>
                <a class="btn" href=Route::PetitionMonth.href() data-act="month"><Icon name=IconName::Duties/>{p::month()}</a>
            </nav>
            {move || unconfirmed.get().then(|| view! {
                <p class="soon" data-unconfirmed="">{p::not_confirmed()}" "<a href=Route::SettingsPart("organisation".to_owned()).href()>{p::to_settings()}</a></p>
            })}
            {move || {
                let missing = missing.get();
                (!missing.is_empty()).then(|| view! { <p class="soon" data-missing="">{p::missing(missing.join(words::separator()))}</p> })
            }}
            {move || if lines.with(Vec::is_empty) {
                view! { <Empty icon=IconName::Speech text=p::none()/> }.into_any()
            } else {
                view! { <Table lines/> }.into_any()
            }}
        </main>
    }
}

fn line(case: &Case, petition: &Petition, context: &Context<'_>, offset: i32) -> Line {
    let mut clocks = open_clocks(case, context);
    clocks.sort_by_key(|clock| clock.deadline.due);
    let clock = clocks.into_iter().next();
    let names = &context.organisation().people;
    let holder = names.get(&case.in_charge.value);
    let state = match (case.is_closed(), case.replied().is_some()) {
        (true, _) => p::state_closed(),
        (false, true) => p::state_answered(),
        (false, false) => p::state_open(),
    };
    let urged = (!petition.urged.is_empty() && !case.is_closed())
        .then(|| p::urged_line(petition.urged.len()));
    let parts = [Some(state.to_owned()), urged];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let due = clock.as_ref().map(|clock| clock.deadline.due.0);
    Line {
        id: case.id,
        number: case.number.clone(),
        sort: words::matter(petition.matter),
        way: words::way(petition.way),
        received: near_time(case.received_at, context.now, offset),
        holder: holder.map(|person| person.name.clone()).unwrap_or_default(),
        moved: p::ago(length(context.now.since(case.touched).max(0))),
        state: parts.join(words::separator()),
        clock,
        // Pressed ones first, then by what is due; what rests comes last, newest first.
        order: (
            petition.urged.is_empty() || case.is_closed(),
            due.unwrap_or(i64::MAX - case.received_at.0.max(0)),
        ),
    }
}

#[component]
fn Table(lines: Memo<Vec<Line>>) -> impl IntoView {
    let row = |line: Line| {
        view! {
            <tr data-petition-line=line.id.to_string()>
                <th scope="row"><a href=Route::Case(line.id).href()>{line.number}</a></th>
                <td data-label=p::sort()>{line.sort}</td>
                <td data-label=p::way()>{line.way}</td>
                <td class="whole" data-label=p::came()>{line.received}</td>
                <td class="whole" data-label=p::holder()>{line.holder}</td>
                <td class="whole" data-label=p::moved()>{line.moved}</td>
                <td data-label=p::state()>{line.state}</td>
                <td data-label=p::due()>{line.clock.map(|clock| view! { <ClockCell clock/> })}</td>
            </tr>
        }
    };
    view! {
        <table class="cards many" data-register="">
            <thead>
                <tr>
                    <th scope="col">{p::number()}</th>
                    <th scope="col">{p::sort()}</th>
                    <th scope="col">{p::way()}</th>
                    <th scope="col">{p::came()}</th>
                    <th scope="col">{p::holder()}</th>
                    <th scope="col">{p::moved()}</th>
                    <th scope="col">{p::state()}</th>
                    <th scope="col">{p::due()}</th>
                </tr>
            </thead>
            <tbody>{move || lines.get().into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
