//! Opinion boxes and books of the premises, and the leaders' reception (P10.11.03, 04).

use crate::app::components::app_bar::AppBar;
use crate::app::components::carry_out::carry_out;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::clock::ClockCell;
use crate::app::components::dialog::Dialog;
use crate::app::components::empty::Empty;
use crate::app::components::field::{Checks, Line, TextArea, TextField};
use crate::app::components::icons::IconName;
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, t, t::petitions as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::clock::{Clock, Duty};
use crate::domain::complaints::{
    ComplaintsEvent, Emptying, Place, PlaceFacts, Reception, Sitting, clocks, next_reception,
};
use crate::domain::event::Command;
use crate::domain::ids::{PersonId, PlaceId};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, Timestamp};
use leptos::prelude::*;

/// So many emptyings and receptions of the past show.
const PAST: usize = 6;

/// Which sheet is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// New premises.
    New,
    /// A box was emptied.
    Empty(PlaceId),
    /// Who receives.
    Name(Timestamp),
    /// A reception was held.
    Hold(Timestamp),
}

/// The screen.
#[component]
pub fn Places() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(None::<Open>);
    let places = Memo::new(move |_| {
        session.world(|world| {
            let open = world.complaints.open_places();
            open.map(|(id, place)| (id, place.clone()))
                .collect::<Vec<(PlaceId, Place)>>()
        })
    });
    let receives = Memo::new(move |_| {
        places.with(|places| places.iter().any(|(_, place)| place.facts.reception))
    });
    view! {
        <main class="page narrow" data-screen="places">
            <AppBar title=p::places() below=|| p::places_about() back=Route::Petitions>
                <button type="button" class="btn" data-act="new-place" on:click=move |_| open.set(Some(Open::New))>{p::place_new()}</button>
            </AppBar>
            {move || places.with(Vec::is_empty).then(|| view! { <Empty icon=IconName::Speech text=p::place_none()/> })}
            {move || places.get().into_iter().map(|(id, place)| view! { <OnePlace id place open/> }).collect_view()}
            {move || receives.get().then(|| view! { <Receptions open/> })}
            <Sheets open/>
        </main>
    }
}

#[component]
fn OnePlace(id: PlaceId, place: Place, open: RwSignal<Option<Open>>) -> impl IntoView {
    let session = session();
    let (now, offset) = (platform::now(), session.offset());
    let has = [
        place.facts.opinion_box.then(p::has_box),
        place.facts.opinion_book.then(p::has_book),
        place.facts.reception.then(p::has_reception),
    ];
    let has: Vec<&str> = has.into_iter().flatten().collect();
    let neither = place.has_neither();
    let past = place
        .emptied
        .iter()
        .rev()
        .take(PAST)
        .map(|(who, emptying)| {
            let when = near_time(emptying.occurred_at, now, offset);
            let line = p::emptied_line(
                usize::try_from(emptying.found).unwrap_or(usize::MAX),
                when,
                session.name_of(*who),
            );
            view! { <li>{line}" "<small>{emptying.words.clone()}</small></li> }
        });
    let past = past.collect_view();
    let never = place.emptied.is_empty() && !neither;
    let problem = RwSignal::new(None::<DeskError>);
    let give_up = move |_| {
        let event = ComplaintsEvent::PlaceGivenUp { place: id };
        carry_out(
            session,
            Command::Complaints(Box::new(event)),
            problem,
            || (),
        );
    };
    view! {
        <section data-place="">
            <div class="station">
                <div><h2>{place.facts.name.clone()}</h2><small class="ask">{has.join(DOT)}" "<ClauseLink clause="P10.11.03"/></small></div>
                <button type="button" class="btn quiet" data-act="give-up" on:click=give_up>{p::give_up()}</button>
            </div>
            {neither.then(|| view! { <p class="soon" data-neither="">{p::has_neither()}</p> })}
            {(!neither).then(|| view! {
                <div class="line gap-s">
                    <button type="button" class="btn" data-act="empty-box" on:click=move |_| open.set(Some(Open::Empty(id)))>{p::empty_box()}</button>
                    <a class="btn quiet" data-act="from-box" href=Route::PetitionTakeFrom("opinion_box".to_owned()).href()>{p::from_box()}</a>
                </div>
            })}
            {never.then(|| view! { <p class="ask">{p::emptied_none()}</p> })}
            {(!never && !neither).then(|| view! { <h3 class="gap">{p::emptied_before()}</h3> })}
            <ul class="plain-list">{past}</ul>
            <ProblemLine problem/>
        </section>
    }
}

/// What is next, and what came of those before.
#[component]
fn Receptions(open: RwSignal<Option<Open>>) -> impl IntoView {
    let session = session();
    let shown = Memo::new(move |_| {
        session.context(|context| {
            let complaints = &context.world.complaints;
            let all = clocks(complaints, context);
            let owed = all
                .into_iter()
                .find(|clock| matches!(clock.duty, Duty::NameReceiver | Duty::HoldReception));
            let figures = context.figures_at(context.now);
            let calendar = context.calendar_at(context.now);
            // What is owed may be the last one; otherwise the next.
            let begins = owed.as_ref().map_or_else(
                || next_reception(calendar, figures, context.now),
                |clock| clock.deadline.start.plus(7 * DAY),
            );
            let next = complaints.receptions.get(&begins).cloned();
            let past: Vec<(Timestamp, Reception)> = complaints
                .receptions
                .iter()
                .rev()
                .filter(|(_, reception)| !reception.held.is_empty())
                .take(PAST)
                .map(|(begins, reception)| (*begins, reception.clone()))
                .collect();
            (owed, begins, next.unwrap_or_default(), past)
        })
    });
    move || {
        let (owed, begins, next, past) = shown.get();
        let offset = session.offset();
        let when = near_time(begins, platform::now(), offset);
        let leaders: Vec<String> = next
            .leaders
            .iter()
            .map(|leader| session.name_of(*leader))
            .collect();
        let named = !leaders.is_empty();
        let leaders = if named {
            leaders.join(crate::app::i18n::separator())
        } else {
            p::receiver_none().to_owned()
        };
        let begun = begins <= platform::now();
        view! {
            <section data-reception="">
                <div class="station">
                    <div><h2>{p::reception()}</h2><small class="ask">{p::reception_next(when)}{DOT}{leaders}" "<ClauseLink clause="P10.11.04"/></small></div>
                    {owed.map(|clock: Clock| view! { <ClockCell clock/> })}
                </div>
                <div class="line gap-s">
                    <button type="button" class="btn" data-act="name-receiver" on:click=move |_| open.set(Some(Open::Name(begins)))>{p::receiver_go()}</button>
                    {(begun || named).then(|| view! { <button type="button" class="btn" data-act="hold-reception" on:click=move |_| open.set(Some(Open::Hold(begins)))>{p::hold()}</button> })}
                    <a class="btn quiet" data-act="from-reception" href=Route::PetitionTakeFrom("reception".to_owned()).href()>{p::from_reception()}</a>
                </div>
                {(!past.is_empty()).then(|| view! { <h3 class="gap">{p::held_before()}</h3> })}
                <ul class="plain-list">
                    {past.into_iter().flat_map(|(_, reception)| reception.held).map(|(_, sitting)| {
                        let when = near_time(sitting.occurred_at, platform::now(), offset);
                        let visitors = usize::try_from(sitting.visitors).unwrap_or(usize::MAX);
                        let line = p::held_line(visitors, session.name_of(sitting.leader), when);
                        view! { <li>{line}" "<small>{sitting.outcome}</small></li> }
                    }).collect_view()}
                </ul>
            </section>
        }
    }
}

#[component]
fn Sheets(open: RwSignal<Option<Open>>) -> impl IntoView {
    move || {
        let which = open.get()?;
        let shown = RwSignal::new(true);
        Effect::new(move |_| {
            if !shown.get() {
                open.set(None);
            }
        });
        let title = match which {
            Open::New => p::place_new(),
            Open::Empty(_) => p::empty_box(),
            Open::Name(_) => p::receiver(),
            Open::Hold(_) => p::hold(),
        };
        Some(view! {
            <Dialog open=shown title=title>
                {match which {
                    Open::New => view! { <NewPlace shown/> }.into_any(),
                    Open::Empty(id) => view! { <EmptyBox id shown/> }.into_any(),
                    Open::Name(begins) => view! { <NameReceiver begins shown/> }.into_any(),
                    Open::Hold(begins) => view! { <HoldReception begins shown/> }.into_any(),
                }}
            </Dialog>
        })
    }
}

/// A form that writes one event and closes its sheet.
#[component]
fn Form(
    shown: RwSignal<bool>,
    /// What is to be written; `None` when a number cannot be read.
    event: Callback<(), Option<ComplaintsEvent>>,
    children: Children,
) -> impl IntoView {
    let session = session();
    let problem = RwSignal::new(None::<DeskError>);
    let unreadable = RwSignal::new(false);
    let submit = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let event = event.run(());
        unreadable.set(event.is_none());
        if let Some(event) = event {
            let command = Command::Complaints(Box::new(event));
            carry_out(session, command, problem, move || shown.set(false));
        }
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            {children()}
            <p class="problem" role="alert">{move || unreadable.get().then(p::number_bad)}</p>
            <ProblemLine problem/>
            <div class="form-foot"><button type="submit" class="btn go big" data-act="save">{t::common::save()}</button></div>
        </form>
    }
}

#[component]
fn NewPlace(shown: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let has = RwSignal::new(Vec::<String>::new());
    let options = [
        ("box", p::has_box()),
        ("book", p::has_book()),
        ("reception", p::has_reception()),
    ];
    let options = options.map(|(key, name)| (key.to_owned(), name.to_owned()));
    let event = Callback::new(move |()| {
        let has = has.get_untracked();
        let has = |key: &str| has.iter().any(|one| one == key);
        Some(ComplaintsEvent::PlaceSetUp {
            place: PlaceId(platform::new_uuid()),
            facts: PlaceFacts {
                name: name.get_untracked().trim().to_owned(),
                opinion_box: has("box"),
                opinion_book: has("book"),
                reception: has("reception"),
            },
        })
    });
    view! {
        <Form shown event>
            <TextField id="place-name" label=p::place_name() value=name/>
            <Checks id="place-has" label=p::place_has() value=has options=options.to_vec() optional=true/>
        </Form>
    }
}

/// A whole number as typed.
fn count(text: RwSignal<String>) -> Option<u32> {
    text.with_untracked(|text| crate::app::components::typed::scaled(text, 0))
        .and_then(|value| u32::try_from(value).ok())
}

#[component]
fn EmptyBox(id: PlaceId, shown: RwSignal<bool>) -> impl IntoView {
    let found = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let event = Callback::new(move |()| {
        Some(ComplaintsEvent::Emptied {
            place: id,
            emptying: Emptying {
                found: count(found)?,
                occurred_at: platform::now(),
                words: words.get_untracked().trim().to_owned(),
            },
        })
    });
    view! {
        <Form shown event>
            <TextField id="found" kind=Line::Number label=p::found() value=found/>
            <TextField id="remark" label=p::remark() value=words optional=true/>
        </Form>
    }
}

#[component]
fn NameReceiver(begins: Timestamp, shown: RwSignal<bool>) -> impl IntoView {
    let leader = RwSignal::new(None::<PersonId>);
    let event = Callback::new(move |()| {
        // Nobody chosen: the domain says what is missing.
        let nobody = PersonId(uuid::Uuid::nil());
        Some(ComplaintsEvent::ReceiverNamed {
            begins,
            leader: leader.get_untracked().unwrap_or(nobody),
        })
    });
    view! {
        <Form shown event>
            <PersonPicker id="leader" label=p::receiver() value=leader roles=&[Role::Supervisor, Role::GeneralManager]/>
        </Form>
    }
}

#[component]
fn HoldReception(begins: Timestamp, shown: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let named = session.world(|world| {
        let reception = world.complaints.receptions.get(&begins)?;
        reception.leaders.first().copied()
    });
    let leader = RwSignal::new(named);
    let visitors = RwSignal::new(String::new());
    let outcome = RwSignal::new(String::new());
    let event = Callback::new(move |()| {
        let nobody = PersonId(uuid::Uuid::nil());
        Some(ComplaintsEvent::ReceptionHeld {
            begins,
            sitting: Sitting {
                leader: leader.get_untracked().unwrap_or(nobody),
                visitors: count(visitors)?,
                outcome: outcome.get_untracked().trim().to_owned(),
                occurred_at: platform::now(),
            },
        })
    });
    view! {
        <Form shown event>
            <PersonPicker id="leader" label=p::receiver() value=leader roles=&[Role::Supervisor, Role::GeneralManager]/>
            <TextField id="visitors" kind=Line::Number label=p::visitors() value=visitors/>
            <TextArea id="outcome" label=p::outcome() value=outcome optional=true/>
        </Form>
    }
}
