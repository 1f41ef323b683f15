//! A feed that has split: told to whom it concerns, with the one thing to do about it, and both branches side by side.

use super::admission::may_admit;
use crate::app::components::active_row::visit_words;
use crate::app::components::problem::ProblemLine;
use crate::app::i18n::{near_time, t};
use crate::app::platform;
use crate::app::prefs;
use crate::app::screens::cases::detail::sentence::Teller;
use crate::app::screens::outages::area_words;
use crate::app::session::{Session, session};
use crate::desk::{
    BranchLine, BranchStanding, DeskError, ForkStanding, HandoffStanding, NewKey as Why,
};
use crate::domain::customers::CustomerEvent;
use crate::domain::event::Event;
use crate::domain::ids::Subject;
use crate::domain::premises::Field;
use crate::domain::stamp::DeviceId;
use crate::ledger::hash::Hash;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// On the tablet whose own feed has split, or was written on elsewhere: a new key, with one tap.
#[component]
pub fn NewKey(state: Memo<HandoffStanding>) -> impl IntoView {
    let session = session();
    let why = Memo::new(move |_| state.with(|standing| standing.new_key));
    let own = Memo::new(move |_| {
        let me = session.desk().device();
        state.with(|standing| {
            let mut forks = standing.forks.iter();
            forks.find(|fork| fork.device == me).cloned()
        })
    });
    let problem = RwSignal::new(None::<DeskError>);
    let busy = RwSignal::new(false);
    let go = move |_| {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match take_new_key(session).await {
                Ok(0) => session.say(t::forks::done_plain()),
                Ok(count) => session.say(t::forks::done(count)),
                // The page may be gone when the desk answers.
                Err(error) => drop(problem.try_set(Some(error))),
            }
            busy.try_set(false);
        });
    };
    move || {
        why.get().map(|why| {
            let lost: u64 = own.get().map_or(0, |fork| {
                let own = fork.branches.iter().filter(|branch| branch.own);
                own.map(|branch| branch.pending).sum()
            });
            let at = own.get().and_then(|fork| fork.at);
            let (title, note) = match (why, at) {
                (Why::WrittenElsewhere, _) => (
                    t::forks::elsewhere(),
                    t::forks::elsewhere_note().to_owned(),
                ),
                (Why::Forked, Some(at)) => (t::forks::mine(), t::forks::mine_note(at)),
                (Why::Forked, None) => (t::forks::mine(), t::forks::mine_unknown().to_owned()),
            };
            let label = if lost > 0 {
                t::forks::go(lost)
            } else {
                t::forks::go_plain().to_owned()
            };
            view! {
                <section class="wrong stack" role="alert" data-new-key="needed">
                    <h2>{title}</h2>
                    <p>{note}</p>
                    <button type="button" class="btn go big" data-act="new-key" disabled=move || busy.get() on:click=go>{label}</button>
                    <p class="ask">{t::forks::then()}</p>
                    <ProblemLine problem/>
                </section>
            }
        })
    }
}

async fn take_new_key(session: Session) -> Result<u64, DeskError> {
    let entropy = platform::entropy().map_err(|error| DeskError::Damaged(error.to_string()))?;
    let desk = session.desk();
    let whom = (session.actor(), t::common::this_device().to_owned());
    let count = desk.take_new_key(entropy, whom, platform::now()).await?;
    prefs::set_incarnation(&desk.incarnation());
    session.changed();
    session.flush_soon();
    Ok(count)
}

/// Every feed that has split; those that are settled in a single line.
#[component]
pub fn Forks(state: Memo<HandoffStanding>) -> impl IntoView {
    let forks = Memo::new(move |_| state.with(|standing| standing.forks.clone()));
    move || {
        let forks = forks.get();
        (!forks.is_empty()).then(|| {
            view! {
                <section class="settle" aria-labelledby="forks" data-screen="forks">
                    <h2 id="forks">{t::forks::title()}</h2>
                    {forks.into_iter().map(|fork| view! { <Fork fork/> }).collect_view()}
                </section>
            }
        })
    }
}

#[component]
fn Fork(fork: ForkStanding) -> impl IntoView {
    let session = session();
    let name = session.device_name(fork.device);
    let (title, note) = match fork.at {
        _ if fork.is_settled() => (t::forks::settled(name), None),
        None => (
            t::forks::other_unknown(name),
            Some(t::forks::other_unknown_note()),
        ),
        Some(at) => (
            t::forks::other(fork.branches.len(), name, at),
            (fork.device != session.desk().device()).then(t::forks::other_note),
        ),
    };
    let open = RwSignal::new(false);
    let device = fork.device;
    let branches = StoredValue::new(fork.branches.clone());
    let sides = move || {
        let branches = branches.get_value().into_iter().enumerate();
        branches
            .map(|(index, branch)| view! { <Side device index branch/> })
            .collect_view()
    };
    view! {
        <div class="card-box stack" data-fork=device.to_string() data-settled=fork.is_settled().to_string()>
            <p><b>{title}</b></p>
            {note.map(|note| view! { <p>{note}</p> })}
            <ul class="stack">
                {fork.branches.iter().enumerate().map(|(index, branch)| view! { <Summary device index branch=*branch/> }).collect_view()}
            </ul>
            {(!fork.branches.is_empty()).then(|| view! {
                <div class="line">
                    <button type="button" class="btn" data-act="look-at-branches" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                        {t::forks::look()}
                    </button>
                </div>
            })}
            {move || open.get().then(|| view! { <div class="pair">{sides()}</div> })}
        </div>
    }
}

fn letter(index: usize) -> String {
    let letters = t::forks::letters().split(' ');
    letters
        .clone()
        .nth(index)
        .map_or_else(|| (index + 1).to_string(), str::to_owned)
}

fn heading(index: usize, branch: &BranchStanding) -> String {
    let here = if branch.own {
        t::forks::branch_here()
    } else {
        ""
    };
    t::forks::branch(letter(index)) + here
}

/// A branch in one line, and what can be done about it here.
#[component]
fn Summary(device: DeviceId, index: usize, branch: BranchStanding) -> impl IntoView {
    let session = session();
    let (now, offset) = (platform::now(), session.offset());
    let when = |at| near_time(at, now, offset);
    let counting = match branch.counting {
        0 => t::forks::none_counting().to_owned(),
        count => t::forks::counting(count),
    };
    let span = t::forks::span(branch.entries, when(branch.first), when(branch.last));
    view! {
        <li data-branch=branch.head.to_string() data-own=branch.own.to_string() data-pending=branch.pending.to_string()>
            <b>{heading(index, &branch)}</b>" "{span}" · "
            <span class=if branch.counting == branch.entries { "fine" } else { "soon" } data-counting=branch.counting.to_string()>{counting}</span>
            <Again device branch/>
        </li>
    }
}

/// Issuing a branch again on this device: one's own at once, another's after a second tap by an administrator.
#[component]
fn Again(device: DeviceId, branch: BranchStanding) -> impl IntoView {
    let session = session();
    let sure = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<DeskError>);
    let go = move |_| {
        busy.set(true);
        spawn_local(async move {
            let desk = session.desk();
            match desk.issue_again(device, branch.head, platform::now()).await {
                Ok(count) => {
                    session.say(t::forks::done(count));
                    session.changed();
                    session.flush_soon();
                }
                Err(error) => drop(problem.try_set(Some(error))),
            }
            busy.try_set(false);
        });
    };
    move || {
        // While it needs a new key itself, that comes first.
        let stopped = session.desk().standing().new_key.is_some();
        if branch.pending == 0 || stopped {
            return ().into_any();
        }
        if branch.own {
            return view! {
                <button type="button" class="btn" data-act="issue-again" disabled=move || busy.get() on:click=go>{t::forks::own_again(branch.pending)}</button>
                <ProblemLine problem/>
            }
            .into_any();
        }
        if !may_admit(session) {
            return ().into_any();
        }
        if !sure.get() {
            return view! { <button type="button" class="btn quiet" data-act="take-over" on:click=move |_| sure.set(true)>{t::forks::take_over()}</button> }.into_any();
        }
        view! {
            <div class="stack">
                <p>{t::forks::take_over_sure(branch.pending)}</p>
                <button type="button" class="btn" data-act="take-over-sure" disabled=move || busy.get() on:click=go>{t::forks::take_over_go(branch.pending)}</button>
                <ProblemLine problem/>
            </div>
        }
        .into_any()
    }
}

/// One branch, entry by entry.
#[component]
fn Side(device: DeviceId, index: usize, branch: BranchStanding) -> impl IntoView {
    let session = session();
    let head: Hash = branch.head;
    let lines = LocalResource::new(move || {
        session.track();
        let desk = session.desk();
        async move { desk.branch(device, head).await.unwrap_or_default() }
    });
    view! {
        <div data-side=head.to_string()>
            <b>{heading(index, &branch)}</b>
            <ol class="stack">
                {move || lines.get().map(|lines| lines.iter().map(|line| told(session, line)).collect_view())}
            </ol>
        </div>
    }
}

fn told(session: Session, line: &BranchLine) -> impl IntoView + use<> {
    let about = subject_words(session, &line.subject);
    let what = match (&line.event, &line.subject) {
        (Some(Event::Case(event)), Subject::Case(id)) => Teller::new(session, *id).tell(event).text,
        (Some(Event::Customer(CustomerEvent::Registered(facts))), _) => {
            t::forks::about_customer(&facts.name)
        }
        (Some(Event::Customer(CustomerEvent::Changed(_))), _) => {
            t::forks::changed_customer().to_owned()
        }
        (Some(Event::Organisation(_)), _) => t::forks::about_firm().to_owned(),
        _ => t::forks::about_other().to_owned(),
    };
    let when = near_time(line.at, platform::now(), session.offset());
    let mut small = vec![format!("#{}", line.seq), when, session.name_of(line.actor)];
    if line.counts {
        small.push(t::forks::line_counts().to_owned());
    }
    let text = match about {
        Some(about) if about != what => format!("{about} · {what}"),
        _ => what,
    };
    view! { <li data-seq=line.seq.to_string()>{text}<small class="block">{small.join(" · ")}</small></li> }
}

/// What an entry is about, by the name that it has here; none where nothing that counts names it.
fn subject_words(session: Session, subject: &Subject) -> Option<String> {
    let offset = session.offset();
    session.world(|world| match subject {
        Subject::Case(id) => world.cases.get(id).map(|case| case.number.clone()),
        Subject::Customer(id) => {
            let customer = world.customers.get(id)?;
            Some(t::forks::about_customer(&customer.name.value))
        }
        Subject::Building(id) => {
            let building = world.buildings.get(id)?;
            Some(building.text(Field::Name).to_owned())
        }
        Subject::Outage(id) => {
            let outage = world.outages.get(id)?;
            Some(area_words(&outage.area.value))
        }
        Subject::Roster(id) => {
            let roster = world.rosters.get(id)?;
            Some(roster.station.value.clone())
        }
        Subject::Visit(id) => {
            let visit = world.visits.get(id)?;
            Some(visit_words(visit, world, offset))
        }
        Subject::Survey(id) => {
            let survey = world.surveys.get(id)?;
            Some(survey.facts.value.name.clone())
        }
        Subject::Knowledge(person) | Subject::Deputies(person) => {
            let person = world.organisation.people.get(person)?;
            Some(person.name.clone())
        }
        Subject::Organisation(_) => Some(t::forks::about_firm().to_owned()),
        Subject::Paper(id) => Some(world.papers.get(id)?.subject.clone()),
        Subject::Complaints(_) => Some(t::petitions::title().to_owned()),
        Subject::Other(_) => None,
    })
}
