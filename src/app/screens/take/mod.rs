//! Take a case: what is seen, who it is, in their words. Three taps and one text for the usual repair; everything else is one tap
//! deeper. What was typed is kept until it is saved.

mod complaint;
mod fault;
mod quality;
mod sheet;
mod similar;
mod who;

use crate::app::components::app_bar::AppBar;
use crate::app::components::capture::PhotoCapture;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::draft;
use crate::app::components::field::{Choice, TextArea, TextField};
use crate::app::components::keys::{channels, verdicts};
use crate::app::components::person_picker::PersonPicker;
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::components::time_entry::TimeEntry;
use crate::app::i18n::{self as words, t};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::session;
use crate::desk::DeskError;
use crate::domain::cases::repair::{Scope, Symptom};
use crate::domain::clause::Clause;
use crate::domain::event::Command;
use crate::domain::ids::{CaseId, CustomerId, VisitId};
use crate::domain::roles::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sheet::{SCOPES, Sheet, Typed};

/// Where the half-written form is kept.
const DRAFT: &str = "take";

/// The intake.
#[component]
pub fn Take(
    /// The customer who speaks, if chosen already.
    customer: Option<CustomerId>,
    /// The case that turned out to be a major fault.
    origin: Option<CaseId>,
    /// The quality complaint whose outcome the customer does not accept.
    #[prop(optional)]
    follows: Option<CaseId>,
    /// The customer who grumbles, and the visit on which.
    #[prop(optional)]
    grumble: Option<(CustomerId, Option<VisitId>)>,
) -> impl IntoView {
    let session = session();
    let mut typed: Typed = draft::load(DRAFT).unwrap_or_default();
    if customer.is_some() {
        typed.customer = customer;
    }
    let carried = origin
        .filter(|id| typed.origin != Some(*id))
        .and_then(|id| {
            untrack(|| session.world(|world| world.cases.get(&id).map(Typed::carried_over)))
        });
    let follows = follows
        .filter(|id| typed.follows != Some(*id))
        .and_then(|id| {
            untrack(|| session.world(|world| world.cases.get(&id).map(Typed::following)))
        });
    let grumbled = grumble
        .filter(|told| {
            !typed.is_grumble() || typed.customer.map(|id| (id, typed.visit)) != Some(*told)
        })
        .map(|(customer, visit)| Typed::grumbled(customer, visit));
    let typed = carried.or(follows).or(grumbled).unwrap_or(typed);
    let (kinds, symptoms) = session.world(|world| {
        let firm = &world.organisation;
        (sheet::kinds(firm), sheet::symptoms(firm))
    });
    let sheet = Sheet::begin(typed.fitting(&kinds));
    let offered = kinds.clone();
    // Only what somebody typed is a draft: a look at the form for one customer must not name that customer at the next one.
    Effect::new(move |first: Option<()>| {
        let typed = sheet.typed();
        if first.is_some() {
            draft::save(DRAFT, &typed);
        }
    });
    let problem = RwSignal::new(None::<DeskError>);
    let symptom_missing = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = sheet.typed();
        symptom_missing.set(typed.is_repair() && typed.symptom().is_none());
        if busy.get_untracked() || symptom_missing.get_untracked() {
            return;
        }
        let id = CaseId(platform::new_uuid());
        let command = Command::Case(id, Box::new(typed.command(session, platform::now())));
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            // The page may be gone when the desk answers.
            match session.execute(command).await {
                Ok(_) => {
                    draft::clear(DRAFT);
                    session.say(t::common::saved());
                    Route::Case(id).go();
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
            busy.try_set(false);
        });
    };
    let clear = move |_| {
        sheet.set(Typed::default().fitting(&offered));
        draft::clear(DRAFT);
        problem.set(None);
    };
    let missing = Signal::derive(move || {
        symptom_missing
            .get()
            .then(|| t::form::missing(t::take::symptom()))
    });
    let repair = Memo::new(move |_| sheet.typed().is_repair());
    let fault = Memo::new(move |_| sheet.typed().is_fault());
    let complaint = Memo::new(move |_| sheet.typed().is_complaint());
    let grumble_only = Memo::new(move |_| sheet.typed().is_grumble());
    let of_goods = Memo::new(move |_| sheet.typed().is_quality());
    // Complaints have a page of their own: what is confidential must not become a draft.
    let complaints = session.context(|context| context.in_force(Clause("P10.11.01a")));
    view! {
        <main class="page narrow">
            <AppBar title=t::today::take() back=Route::Today>
                <button type="button" class="btn quiet" data-act="clear" on:click=clear>{t::take::clear()}</button>
            </AppBar>
            <form class="form" novalidate=true on:submit=save>
                {(kinds.len() > 1).then(|| view! { <Choice id="kind" label=t::take::kind() value=sheet.kind options=kinds/> })}
                {move || grumble_only.get().then(|| view! { <p class="hint">{t::grades::take_about()}" "<ClauseLink clause="P08.06.28b"/></p> })}
                {complaints.then(|| view! { <p class="hint">{t::petitions::take_when()}" "<a class="tall" href=Route::PetitionTake.href() data-act="take-petition">{t::petitions::take()}</a></p> })}
                {move || repair.get().then(|| view! {
                    <Choice id="symptom" label=t::take::symptom() value=sheet.symptom options=symptoms.clone() problem=missing/>
                })}
                {move || {
                    let label = if fault.get() { t::fault::symptom() } else { t::form::words() };
                    view! { <TextArea id="words" label value=sheet.words/> }
                }}
                {move || fault.get().then(|| view! { <fault::FaultQuestions sheet/> })}
                <who::Who sheet/>
                <similar::Similar sheet problem/>
                {move || if repair.get() {
                    view! {
                        <Choice id="scope" label=t::take::scope() value=sheet.scope options=SCOPES.map(|scope| (sheet::scope_key(scope), words::scope(scope))).to_vec() hint=t::take::scope_hint()/>
                        {move || (sheet.scope.get() == sheet::scope_key(Scope::User)).then(|| view! { <p class="hint">{t::take::users_own()}" "<ClauseLink clause="P10.09.04d"/></p> })}
                    }
                    .into_any()
                } else if fault.get() || grumble_only.get() {
                    // Who, and what was said: nothing else.
                    ().into_any()
                } else if of_goods.get() {
                    view! { <quality::QualityQuestions sheet/> }.into_any()
                } else if complaint.get() {
                    view! { <complaint::ComplaintQuestions sheet/> }.into_any()
                } else {
                    view! { <RequestQuestions sheet/> }.into_any()
                }}
                <details class="more-acts">
                    <summary>{move || if repair.get() { t::take::more() } else { t::take::more_plain() }}</summary>
                    <div class="form">
                        <Choice id="channel" label=t::form::channel() value=sheet.channel options=channels()/>
                        <div class="field" data-field="occurred">
                            <label for="occurred">{move || if fault.get() { t::fault::learned() } else { t::take::told_at() }}</label>
                            <TimeEntry id="occurred".to_owned() value=sheet.occurred.into() set=Callback::new(move |text| sheet.occurred.set(text)) future=false/>
                        </div>
                        {move || repair.get().then(|| view! { <PersonPicker id="technician" label=t::take::technician() value=sheet.technician roles=&[Role::Technician]/> })}
                        <div class="field" data-field="photos">
                            <span class="label">{t::form::photos()}</span>
                            <PhotoCapture id="photos".to_owned() value=sheet.photos.into() set=Callback::new(move |text| sheet.photos.set(text))/>
                        </div>
                    </div>
                </details>
                <ReadBack sheet/>
                <fault::WhoseField sheet/>
                <ProblemLine problem/>
                <div class="form-foot">
                    <span class="ask">{t::form::draft_kept()}</span>
                    <button class="btn go big" type="submit" data-act="save" disabled=move || busy.get()>
                        {move || {
                            let typed = sheet.typed();
                            let read_back = typed.is_spoken() && typed.not_read_back.trim().is_empty();
                            if read_back { t::take::read_back_save() } else { t::take::save() }
                        }}
                    </button>
                </div>
            </form>
        </main>
    }
}

/// The main points, to be read to the customer before the case is taken: the button that takes it says that this was done. Where it was
/// not, one tap deeper, the reason is kept (P13.01.04).
#[component]
fn ReadBack(sheet: Sheet) -> impl IntoView {
    let session = session();
    let points = move || {
        let typed = sheet.typed();
        let file = typed.customer.and_then(|id| {
            session.world(|world| {
                let customer = world.customers.get(&id)?;
                Some([
                    customer.name.value.clone(),
                    customer.address.value.clone(),
                    customer.phone.value.clone(),
                ])
            })
        });
        let [name, address, phone] = file.unwrap_or([typed.name, typed.address, typed.phone]);
        let symptom = Symptom::ALL.into_iter().find(|symptom| {
            typed.kind == "repair" && sheet::symptom_key(*symptom) == typed.symptom
        });
        let symptom = symptom.map(words::symptom).unwrap_or_default().to_owned();
        let mut parts = vec![symptom, typed.words, name, address, phone, typed.wanted];
        parts.retain(|part| !part.trim().is_empty());
        parts.join(DOT)
    };
    let spoken = Memo::new(move |_| sheet.typed().is_spoken());
    move || {
        spoken.get().then(|| {
            view! {
                <div class="read-back" data-field="read-back">
                    <p class="hint">{t::take::read_back()}<b>{points}</b>" "<ClauseLink clause="P13.01.04"/></p>
                    <details class="more-acts">
                        <summary data-act="not-read-back">{t::take::not_read_back()}</summary>
                        <TextField id="not-read-back" label=t::take::why_not_read_back() value=sheet.not_read_back/>
                    </details>
                </div>
            }
        })
    }
}

/// What only a request asks: the wish, and either that it was settled on the spot or by when the customer hears (P01.02.02e, P01.02.03b,
/// P13.01.06, P13.01.07).
#[component]
fn RequestQuestions(sheet: Sheet) -> impl IntoView {
    let none = move || sheet.wants_nothing.get();
    view! {
        {move || (!none()).then(|| view! { <TextField id="wanted" label=t::form::wanted() value=sheet.wanted/> })}
        <button type="button" class="segment" role="checkbox" aria-checked=move || none().to_string() on:click=move |_| sheet.wants_nothing.update(|nothing| *nothing = !*nothing)>
            {t::take::wants_nothing()}
        </button>
        <div class="line" data-field="settled">
            <button type="button" class="segment" role="checkbox" data-act="settled" aria-checked=move || sheet.settled.get().to_string() on:click=move |_| sheet.settled.update(|settled| *settled = !*settled)>
                {t::take::settled()}
            </button>
            <ClauseLink clause="P13.01.06"/>
        </div>
        {move || if sheet.settled.get() {
            view! {
                <TextArea id="result" label=t::take::how_settled() value=sheet.result/>
                <Choice id="satisfaction" label=t::form::satisfaction() value=sheet.satisfaction options=verdicts() optional=true/>
            }
            .into_any()
        } else {
            view! {
                <div class="field" data-field="promise">
                    <label for="promise">{t::form::by()}" "<ClauseLink clause="P13.01.07"/></label>
                    <TimeEntry id="promise".to_owned() value=sheet.promise.into() set=Callback::new(move |text| sheet.promise.set(text)) future=true/>
                </div>
            }
            .into_any()
        }}
    }
}
