//! Taking a complaint or a report: which sort, which way, how much of the person is known, what was said. What is confidential is sealed in
//! the same step that takes the case. No draft is kept of this page: drafts lie in clear.

mod sheet;

use super::slip::Slip;
use crate::app::components::app_bar::AppBar;
use crate::app::components::clause_link::ClauseLink;
use crate::app::components::customer_picker::CustomerPicker;
use crate::app::components::field::{Checks, Choice, Line, TextArea, TextField};
use crate::app::components::problem::ProblemLine;
use crate::app::components::time_field::TimeField;
use crate::app::i18n::{self as words, t, t::petitions as p};
use crate::app::platform;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::desk::DeskError;
use crate::domain::cases::petition::{Disclosure, Matter, Way, recipients};
use crate::domain::event::Command;
use crate::domain::ids::CaseId;
use crate::ledger::pick_up;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sheet::{Sheet, disclosure_key, matter_key, way_key};

/// The form.
#[component]
pub fn Take(
    /// Where it comes from: a way, or a case and what was done to it.
    from: String,
) -> impl IntoView {
    let session = session();
    let sheet = Sheet::begin(&from);
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let code = RwSignal::new(None::<(CaseId, String)>);
    // A report is sealed unless somebody says otherwise (P10.11.10a).
    Effect::new(move |before: Option<String>| {
        let matter = sheet.matter.get();
        if before.is_none_or(|before| before != matter) {
            sheet.sealed.set(matter == matter_key(Matter::Misconduct));
        }
        matter
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let taken = take(session, sheet).await;
            busy.try_set(false);
            match taken {
                Ok((id, text)) => {
                    session.say(t::common::saved());
                    match text {
                        Some(text) => drop(code.try_set(Some((id, text)))),
                        None => Route::Case(id).go(),
                    }
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let about = sheet.about.get_value();
    let subject = about.and_then(|about| {
        let number = session.world(|world| Some(world.cases.get(&about.case?)?.number.clone()));
        Some(p::offence_note(number?, words::offence(about.offence)))
    });
    let internal = about.is_some();
    view! {
        <main class="page narrow" data-screen="petition-take">
            <AppBar title=p::take() below=|| p::thanks() back=Route::Petitions/>
            <form class="form" novalidate=true on:submit=save>
                {subject.map(|text| view! { <p class="ask">{text}</p> })}
                {(!internal).then(|| view! { <Origin sheet/> })}
                <Said sheet/>
                {(!internal).then(|| view! { <Person sheet/> })}
                <Deeper sheet internal/>
                <ProblemLine problem/>
                <div class="form-foot">
                    <span class="ask">{p::no_draft()}</span>
                    <button class="btn go big" type="submit" data-act="save" disabled=move || busy.get()>
                        {move || if sheet.is_spoken() && !internal { t::take::read_back_save() } else { p::save() }}
                    </button>
                </div>
            </form>
            <Slip code/>
        </main>
    }
}

/// Takes the case; answers its pick-up code where nobody is named.
async fn take(session: Session, sheet: Sheet) -> Result<(CaseId, Option<String>), DeskError> {
    let id = CaseId(platform::new_uuid());
    let now = platform::now();
    let anonymous = sheet.disclosure() == Disclosure::Anonymous;
    let code = if anonymous {
        Some(pick_up::code(random()?))
    } else {
        None
    };
    let firm = untrack(|| session.world(|world| world.organisation.id));
    let hash = code.as_deref().and_then(|code| pick_up::hash(code, firm));
    let (received, confided) = untrack(|| sheet.received(session, now, hash));
    let command = untrack(|| sheet.command(received, confided.clone()));
    let command = Command::Case(id, Box::new(command));
    if confided.is_none() {
        session.execute(command).await?;
        return Ok((id, code));
    }
    let to = untrack(|| session.context(|context| recipients(&sheet.intake(None), context)));
    let (desk, actor) = (session.desk(), untrack(|| session.actor()));
    let writing = desk.confide(command, to, (actor, now), random()?);
    session.saved(writing).await?;
    Ok((id, code))
}

/// Random numbers of the platform; without them nothing can be sealed.
fn random() -> Result<[u8; 32], DeskError> {
    platform::entropy().map_err(|_| DeskError::Seal(crate::ledger::seal::SealError::Unsealable))
}

/// Sort and way.
#[component]
fn Origin(sheet: Sheet) -> impl IntoView {
    let sorts = [Matter::Complaint, Matter::Misconduct];
    let sorts = sorts.map(|matter| (matter_key(matter), words::matter(matter)));
    let explained = move || {
        if sheet.matter() == Matter::Complaint {
            p::matter_complaint()
        } else {
            p::matter_report()
        }
    };
    let needs_words =
        Memo::new(move |_| matches!(sheet.way(), Way::OpinionBox | Way::Reception | Way::Other));
    view! {
        <Choice id="matter" label=p::matter() value=sheet.matter options=sorts.to_vec()/>
        <p class="hint">{explained}" "<ClauseLink clause="P10.11.01a"/></p>
        <Choice id="way" label=p::way() value=sheet.way options=Way::ALL.map(|way| (way_key(way), words::way(way))).to_vec()/>
        {move || needs_words.get().then(|| view! { <TextField id="way-words" label=p::way_in_words() value=sheet.way_words/> })}
    }
}

/// What was said, and whether it is sealed.
#[component]
fn Said(sheet: Sheet) -> impl IntoView {
    let toggle = move |_| sheet.sealed.update(|sealed| *sealed = !*sealed);
    view! {
        <TextArea id="words" label=p::words() value=sheet.words/>
        <div class="line" data-field="sealed">
            <button type="button" class="segment" role="checkbox" data-act="seal-words" aria-checked=move || sheet.sealed.get().to_string() on:click=toggle>
                {p::seal_words()}
            </button>
            <ClauseLink clause="P10.11.10a"/>
        </div>
        <p class="hint">{move || if sheet.sealed.get() { p::sealed_note() } else { p::seal_hint() }}</p>
        {move || sheet.is_confidential().then(|| view! { <Readers sheet/> })}
    }
}

/// For whom it is sealed, by name.
#[component]
fn Readers(sheet: Sheet) -> impl IntoView {
    let session = session();
    let names = move || {
        session.context(|context| {
            let to = recipients(&sheet.intake(None), context);
            let people = context.organisation().people.iter();
            let meant = people.filter(|(id, person)| to.name(**id, person));
            let names: Vec<String> = meant.map(|(_, person)| person.name.clone()).collect();
            names
        })
    };
    move || {
        let names = names();
        if names.is_empty() {
            view! { <p class="soon" data-readers="0">{p::read_by_nobody()}</p> }.into_any()
        } else {
            let count = names.len().to_string();
            view! { <p class="ask" data-readers=count>{p::read_by(names.join(words::separator()))}</p> }.into_any()
        }
    }
}

/// How much of the person is known, and what they wish.
#[component]
fn Person(sheet: Sheet) -> impl IntoView {
    let note = move || match sheet.disclosure() {
        Disclosure::Named => p::named_note(),
        Disclosure::Confided => p::confided_note(),
        Disclosure::Anonymous => p::anonymous_note(),
    };
    let degree = Memo::new(move |_| sheet.disclosure());
    let yes_no = || vec![("yes", t::common::yes()), ("no", t::common::no())];
    let stranger = Memo::new(move |_| sheet.customer.get().is_none());
    let contact = move || {
        view! {
            <div class="two">
                <TextField id="phone" kind=Line::Phone label=t::case::phone() value=sheet.phone/>
                <TextField id="address" label=t::case::address() value=sheet.address/>
            </div>
        }
    };
    view! {
        <Choice id="disclosure" label=p::disclosure() value=sheet.disclosure options=Disclosure::ALL.map(|one| (disclosure_key(one), words::disclosure(one))).to_vec()/>
        <p class="hint">{note}" "<ClauseLink clause="P10.11.10c"/></p>
        {move || match degree.get() {
            Disclosure::Named => view! {
                <CustomerPicker id="customer" label=t::take::who() value=sheet.customer search=sheet.name/>
                {move || stranger.get().then(contact)}
                <Choice id="name-known" label=p::name_known() value=sheet.name_known options=yes_no()/>
            }
            .into_any(),
            Disclosure::Confided => view! {
                <TextField id="name" label=t::take::who() value=sheet.name/>
                {contact()}
            }
            .into_any(),
            Disclosure::Anonymous => ().into_any(),
        }}
        <Choice id="reply-wanted" label=p::reply_wanted() value=sheet.reply options=yes_no()/>
    }
}

/// What seldom applies.
#[component]
fn Deeper(sheet: Sheet, internal: bool) -> impl IntoView {
    let session = session();
    let people: Vec<(String, String)> = session.world(|world| {
        let people = world.organisation.people.iter();
        let active = people.filter(|(_, person)| person.active);
        let mut people: Vec<(String, String)> = active
            .map(|(id, person)| (id.to_string(), person.name.clone()))
            .collect();
        people.sort_by(|one, other| one.1.cmp(&other.1));
        people
    });
    let late = move |_| sheet.late.update(|late| *late = !*late);
    let options = || {
        vec![
            ("yes", t::common::yes()),
            ("no", t::common::no()),
            ("unclear", p::unclear()),
        ]
    };
    view! {
        <details class="more-acts">
            <summary data-act="deeper">{p::deeper()}</summary>
            <div class="form">
                <TimeField id="occurred" label=t::take::told_at() value=sheet.occurred/>
                <Checks id="concerned" label=p::concerned() value=sheet.concerned options=people optional=true hint=p::concerned_hint()/>
                {(!internal).then(|| view! {
                    <TextField id="reach" label=p::reach() value=sheet.reach optional=true hint=p::reach_hint()/>
                    <button type="button" class="segment" role="checkbox" data-act="late" aria-checked=move || sheet.late.get().to_string() on:click=late>{p::late()}</button>
                    {move || sheet.late.get().then(|| view! {
                        <TextField id="found-by" label=p::found_by() value=sheet.found_by/>
                        <Choice id="concealed" label=p::concealed() value=sheet.concealed options=options()/>
                    })}
                })}
            </div>
        </details>
    }
}
