//! What is confidential on a case or a customer's file: everybody sees that it is there, since when, by whom and for whom; those who may
//! open it do so by a tap that is recorded. What was opened stays on the screen that asked for it and nowhere else.

mod form;

use crate::app::components::dialog::Dialog;
use crate::app::components::icons::{Icon, IconName};
use crate::app::components::problem::ProblemLine;
use crate::app::components::row::DOT;
use crate::app::i18n::{near_time, role, seal_error, t};
use crate::app::platform;
use crate::app::session::{Session, session};
use crate::desk::{DeskError, Opened};
use crate::domain::cases::CaseEvent;
use crate::domain::cases::petition::{Confided, PetitionEvent};
use crate::domain::customers::CustomerEvent;
use crate::domain::event::Event;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::sealed::{Letter, Recipients, SealedEvent};
use crate::domain::stamp::Dot;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// For whom, in words.
pub fn whom(session: Session, to: &Recipients) -> String {
    let roles = to.roles.iter().map(|it| role(*it).to_owned());
    let persons = to.persons.iter().map(|person| session.name_of(*person));
    let names: Vec<String> = roles.chain(persons).collect();
    names.join(t::today::and())
}

/// What happened to something sealed, for the timeline of its subject.
pub fn tell(session: Session, subject: &Subject, event: &SealedEvent) -> String {
    match event {
        SealedEvent::Written(envelope) => t::letters::for_whom(whom(session, &envelope.to)),
        SealedEvent::Shared { letters } => {
            let keys: usize = letters.iter().map(|shared| shared.keys.len()).sum();
            t::letters::told_shared(keys)
        }
        SealedEvent::Read { letters } => {
            let written = letters.iter().filter_map(|dot| {
                let at = session.world(|world| Some(world.letters_of(subject)?.get(*dot)?.at));
                at.map(|at| near_time(at, platform::now(), session.offset()))
            });
            let written: Vec<String> = written.collect();
            if written.is_empty() {
                t::letters::told_read_unknown().to_owned()
            } else {
                t::letters::told_read(written.join(t::today::and()))
            }
        }
    }
}

/// The letters of one subject, and the button that writes one.
#[component]
pub fn Letters(subject: Subject) -> impl IntoView {
    let session = session();
    let subject = StoredValue::new(subject);
    let writing = RwSignal::new(false);
    let letters = Memo::new(move |_| {
        session.world(|world| {
            let letters = subject.with_value(|subject| world.letters_of(subject).cloned());
            letters.unwrap_or_default()
        })
    });
    let dots = move || {
        let dots: Vec<Dot> = letters.with(|all| all.iter().map(|letter| letter.dot).collect());
        dots.into_iter().rev()
    };
    view! {
        <section class="letters" aria-labelledby="letters-title" data-screen="letters">
            <div class="sec gap">
                <h2 id="letters-title">{t::letters::title()}</h2>
                <button type="button" class="btn quiet" data-act="write-letter" on:click=move |_| writing.set(true)>
                    <Icon name=IconName::Lock/>
                    {t::letters::write()}
                </button>
            </div>
            <ul>
                <For each=dots key=|dot| *dot children=move |dot| {
                    let letter = Memo::new(move |_| letters.with(|all| all.get(dot).cloned()));
                    view! { <Line subject letter/> }
                }/>
            </ul>
            <Dialog open=writing title=t::letters::write()><form::LetterForm subject open=writing/></Dialog>
        </section>
    }
}

/// Whether somebody may open it here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Door {
    /// A tap opens it.
    Closed,
    /// The person is not meant.
    NotForYou,
    /// The person is, and this tablet holds no key yet.
    NoKey,
    /// The person is, and this tablet was given to somebody else.
    Others(PersonId),
}

/// One letter. What was opened leaves with this line.
#[component]
fn Line(subject: StoredValue<Subject>, letter: Memo<Option<Letter>>) -> impl IntoView {
    let session = session();
    let opened = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let door = Memo::new(move |_| {
        let me = session.person();
        letter.with(|letter| {
            let letter = letter.as_ref()?;
            let may = me.is_some_and(|me| {
                session.world(|world| letter.may_be_read_by(me, &world.organisation))
            });
            let desk = session.desk();
            let user = session.world(|world| {
                let here = world.organisation.devices.get(&desk.device());
                here.and_then(|here| here.entrusted)
            });
            Some(match (may, desk.can_open(letter), user) {
                (false, ..) => Door::NotForYou,
                (true, true, _) => Door::Closed,
                (true, false, Some(user)) if me != Some(user) => Door::Others(user),
                (true, false, _) => Door::NoKey,
            })
        })
    });
    // Somebody else who signs in does not see what the one before has opened.
    Effect::new(move |before: Option<Option<_>>| {
        let me = session.person();
        if before.is_some_and(|before| before != me) {
            opened.set(None);
        }
        me
    });
    let open = move |_| {
        let Some(dot) = letter.with_untracked(|letter| letter.as_ref().map(|letter| letter.dot))
        else {
            return;
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let (desk, actor) = (session.desk(), untrack(|| session.actor()));
            let about = subject.get_value();
            let wanted = [dot];
            let reading = desk.open_letters(&about, &wanted, actor, platform::now());
            let result = session.saved(reading).await;
            // The page may be gone when the desk answers.
            busy.try_set(false);
            match result {
                Ok(letters) => drop(opened.try_set(Some(said(letters)))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let below = move || {
        letter.get().map(|letter| {
            let when = near_time(letter.at, platform::now(), session.offset());
            let parts = [session.name_of(letter.by), session.device_name(letter.dot.device), when];
            view! {
                <p><Icon name=IconName::Lock/><b>{t::letters::for_whom(whom(session, &letter.to))}</b></p>
                <small>{parts.join(" · ")}</small>
                <small data-readings=letter.readings.len().to_string()>{readers(session, &letter)}</small>
            }
        })
    };
    let inside = move || {
        match (opened.get(), door.get()) {
        (Some(text), Some(_)) => view! {
            <blockquote class="opened" data-opened="" aria-live="polite">{text}</blockquote>
            <button type="button" class="btn quiet" data-act="put-away" on:click=move |_| opened.set(None)>{t::letters::put_away()}</button>
        }
        .into_any(),
        (None, Some(Door::Closed)) => view! {
            <div class="line">
                <button type="button" class="btn" data-act="open-letter" disabled=move || busy.get() on:click=open>{t::letters::open()}</button>
                <span class="ask">{t::letters::recorded()}</span>
            </div>
        }
        .into_any(),
        (None, Some(Door::NotForYou)) => {
            view! { <p class="ask" data-door="not-for-you">{t::letters::not_for_you()}</p> }.into_any()
        }
        (None, Some(Door::NoKey)) => {
            view! { <p class="ask" data-door="no-key">{t::letters::no_key_here()}</p> }.into_any()
        }
        (None, Some(Door::Others(user))) => {
            let words = t::letters::not_your_tablet(session.name_of(user));
            view! { <p class="ask" data-door="others">{words}</p> }.into_any()
        }
        (_, None) => ().into_any(),
    }
    };
    view! {
        <li class="letter" data-letter="">
            {below}
            {inside}
            <ProblemLine problem/>
        </li>
    }
}

/// Who has opened it, each named once with the last time.
fn readers(session: Session, letter: &Letter) -> String {
    let mut last = std::collections::BTreeMap::new();
    for reading in &letter.readings {
        last.insert(reading.by, reading.at);
    }
    if last.is_empty() {
        return t::letters::nobody_read().to_owned();
    }
    let (now, offset) = (platform::now(), session.offset());
    let names: Vec<String> = last
        .into_iter()
        .map(|(who, at)| format!("{} {}", session.name_of(who), near_time(at, now, offset)))
        .collect();
    t::letters::read_by(names.join(t::today::and()))
}

/// Who it is, then what was said.
fn confided(told: Confided) -> String {
    let parts = [told.who.name, told.who.phone, told.who.address];
    let who: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let parts = [who.join(DOT), told.words];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

/// What is inside, or why it does not open.
fn said(letters: Vec<Opened>) -> String {
    let Some(letter) = letters.into_iter().next() else {
        return t::letters::unknown_inside().to_owned();
    };
    match letter.content.map(|stamped| stamped.event) {
        Ok(Event::Customer(CustomerEvent::Noted { text })) => text,
        Ok(Event::Case(event)) => match *event {
            CaseEvent::Noted(note) => note.text,
            CaseEvent::Petition(PetitionEvent::Confided(told)) => confided(told),
            _ => t::letters::unknown_inside().to_owned(),
        },
        Ok(_) => t::letters::unknown_inside().to_owned(),
        Err(error) => seal_error(error).to_owned(),
    }
}
