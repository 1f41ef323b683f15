//! The first steps of a new firm. Each ticks itself off by what is in the ledger, never by hand; each is one tap from where it is done.

use crate::app::components::app_bar::AppBar;
use crate::app::components::icons::{Icon, IconName};
use crate::app::i18n::t;
use crate::app::prefs;
use crate::app::route::Route;
use crate::app::session::{Session, session};
use crate::domain::concern::Concern;
use leptos::prelude::*;

/// A step: whether it is done, where it is done, what it is called and why it matters.
type Step = (bool, Option<Route>, &'static str, &'static str);

fn part(of_settings: &str) -> Route {
    Route::SettingsPart(of_settings.to_owned())
}

/// All steps in the order in which they help most.
pub fn steps(session: Session) -> Vec<Step> {
    let standing = session.desk().standing();
    let handed = standing
        .devices
        .iter()
        .any(|device| device.last_given.is_some() || device.last_taken.is_some());
    session.world(|world| {
        let firm = &world.organisation;
        let people = firm.people.values().filter(|person| person.active).count();
        let mut steps = vec![
            (
                people > 1,
                Some(part("people")),
                t::start::people(),
                t::start::people_note(),
            ),
            (
                !firm.service_phone.is_empty(),
                Some(part("organisation")),
                t::start::numbers(),
                if Concern::Heating.is_asked(firm) {
                    t::start::numbers_note()
                } else {
                    t::start::numbers_note_plain()
                },
            ),
            (
                !world.customers.is_empty(),
                Some(Route::CustomerNew),
                t::start::customers(),
                t::start::customers_note(),
            ),
            (
                !world.cases.is_empty(),
                Some(Route::Take),
                t::start::case(),
                t::start::case_note(),
            ),
            (
                firm.recovery.is_some(),
                Some(Route::Handoff),
                t::start::recovery(),
                t::start::recovery_note(),
            ),
            (
                handed || standing.devices.len() > 1,
                Some(Route::Handoff),
                t::start::second(),
                t::start::second_note(),
            ),
        ];
        steps.extend(how_to_install().map(|how| (installed(), None, t::start::install(), how)));
        steps
    })
}

/// Whether the app was opened from the home screen.
fn installed() -> bool {
    window()
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// How the browser at hand puts an app on the home screen; nothing where it cannot: a step that nobody can take is none.
fn how_to_install() -> Option<&'static str> {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let touch = window().navigator().max_touch_points() > 1;
    let is = |name: &str| agent.contains(name);
    // An iPad says that it is a Mac; no Mac has a touch screen.
    Some(
        if is("iPhone") || is("iPad") || (is("Macintosh") && touch) {
            t::start::install_apple()
        } else if is("Firefox") && !is("Android") {
            return None;
        } else if is("Android") || is("HarmonyOS") || is("OpenHarmony") {
            t::start::install_android()
        } else if is("Macintosh") && is("Safari") && !is("Chrome") {
            t::start::install_mac()
        } else {
            t::start::install_desktop()
        },
    )
}

/// The list.
#[component]
pub fn Start() -> impl IntoView {
    let session = session();
    let all = Memo::new(move |_| {
        steps(session)
            .into_iter()
            .map(|step| step.0)
            .collect::<Vec<_>>()
    });
    let count = move || all.with(|done| (done.iter().filter(|done| **done).count(), done.len()));
    let below = move || {
        let (done, all) = count();
        t::start::done(all, done)
    };
    let away = RwSignal::new(prefs::start_put_away());
    let put_away = move |_| {
        away.update(|away| *away = !*away);
        prefs::put_start_away(away.get_untracked());
    };
    view! {
        <main class="page narrow" id="main" data-screen="start">
            <AppBar title=t::start::title() below back=Route::More/>
            <ol class="first-steps">
                {move || { all.track(); steps(session).into_iter().map(line).collect_view() }}
            </ol>
            {how_to_install().is_none().then(|| view! { <p class="ask gap">{t::start::install_firefox()}</p> })}
            <button type="button" class="segment gap" role="checkbox" data-act="put-away" aria-checked=move || away.get().to_string() on:click=put_away>{t::start::put_away()}</button>
        </main>
    }
}

fn line((done, to, name, note): Step) -> impl IntoView {
    let words = view! {
        <span class="mark-box" aria-hidden="true">{done.then(|| view! { <Icon name=IconName::Check/> })}</span>
        <span>
            <b>{name}</b>
            {done.then(|| view! { <span class="visually-hidden">{t::start::is_done()}</span> })}
            <small>{note}</small>
        </span>
    };
    let inside = match to {
        Some(to) if !done => view! { <a href=to.href()>{words}</a> }.into_any(),
        _ => view! { <div>{words}</div> }.into_any(),
    };
    view! { <li class:done=done data-done=done.to_string()>{inside}</li> }
}
