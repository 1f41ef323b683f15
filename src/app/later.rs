//! What the first page does not need: every screen behind it, and everything that reads or writes state and entries. In a release build it is a file of its own beside the program (`tools/split.mjs`), fetched when the first of it is asked for; the offline
//! worker keeps it like any other file.
//!
//! What can be reached only through the doors of this file is what the other file holds: nothing else needs to know of it.

use super::components::rules::Help;
use super::i18n::{failure, t};
use super::inside::Inside;
use super::places;
use super::platform;
use super::route::Route;
use super::screens::trouble::reload;
use super::screens::welcome::demo;
use super::screens::{
    buildings, cases, closed, complaints, customers, duties, handoff, help, month, more, not_asked,
    outages, own, papers, petitions, rebuild, regulations, returns, revisits, settings, shifts,
    start, surveys, take, visits, welcome,
};
use super::session::{BrowserDesk, Session};
use crate::desk::DeskError;
use crate::domain::ids::{BuildingId, CaseId, CustomerId, PersonId};
use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_split_helpers::SplitLoaderError;

/// A screen behind the door.
#[derive(Clone)]
pub enum Later {
    /// Everything behind the first page, in its frame.
    Inside {
        /// The current address.
        route: ReadSignal<Route>,
    },
    /// Founding an organisation.
    Found {
        /// Back to the choice of ways.
        back: Callback<()>,
    },
    /// Joining an organisation by its bundle.
    Join {
        /// Back to the choice of ways.
        back: Callback<()>,
    },
    /// Signing in.
    WhoAreYou,
    /// The rules of the screen and the keys.
    Help(Help),
    /// Going on beside a damaged ledger.
    Rebuild {
        /// Whether the sheet shows.
        open: RwSignal<bool>,
    },
    /// A case beside Today.
    Case {
        /// Which.
        id: CaseId,
        /// Where closing it leads.
        back: String,
    },
    /// What of the station stands on top of Today.
    Station,
    /// What rings for the shift.
    Bell,
    /// A place of the navigation.
    Place {
        /// Which.
        place: Route,
        /// The case opened beside the list.
        case: Signal<Option<CaseId>>,
        /// The customer opened beside the list.
        customer: Signal<Option<CustomerId>>,
        /// The building opened beside the list.
        building: Signal<Option<BuildingId>>,
        /// The clause opened beside the list.
        clause: Signal<Option<String>>,
    },
}

/// Whether the other file is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Unasked,
    Coming,
    Here,
    Missing,
}

/// The same for the whole page.
#[derive(Clone, Copy)]
struct OtherFile(RwSignal<Arrival>);

/// Called once, before the first screen.
pub fn provide() {
    provide_context(OtherFile(RwSignal::new(Arrival::Unasked)));
}

/// Shows a screen as soon as its file is here: at once, except for the very first one.
pub fn later(what: Later) -> AnyView {
    let OtherFile(arrival) = expect_context();
    if matches!(arrival.get_untracked(), Arrival::Unasked | Arrival::Missing) {
        arrival.set(Arrival::Coming);
        spawn_local(async move {
            let fetched = doors::fetch().await;
            arrival.set(if fetched.is_ok() {
                Arrival::Here
            } else {
                Arrival::Missing
            });
        });
    }
    // Not `Suspend`: it would leave the screen before this one alive, with its state gone, until the next turn of the event loop.
    let show = move || match arrival.get() {
        Arrival::Unasked | Arrival::Coming => ().into_any(),
        Arrival::Here => untrack(|| doors::screen(what.clone()).now_or_never())
            .and_then(Result::ok)
            .unwrap_or_else(not_here),
        // The rest goes on without it.
        Arrival::Missing if matches!(what, Later::Station | Later::Bell) => ().into_any(),
        Arrival::Missing => not_here(),
    };
    show.into_any()
}

/// Tells the demonstration's story.
///
/// # Errors
/// The outer error when the file could not be fetched, the inner one when the desk refused.
pub async fn demonstrate(
    session: Session,
    progress: RwSignal<Option<usize>>,
) -> Result<Result<(), String>, SplitLoaderError> {
    Ok(doors::story(session, progress).await?.await)
}

/// What is done on the desk beside the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upkeep {
    /// Reads everything anew, after another tab has written.
    Reload,
    /// Writes the pages that are older than the world.
    WritePages,
    /// Publishes this tablet's sealing key and shares keys of what is confidential, in the name of whoever is signed in.
    TendLetters(PersonId),
}

/// Begins to fetch the other file while something else is waited for.
pub fn expect_soon() {
    spawn_local(async {
        // Whoever needs it asks again and hears what went wrong.
        let _ = doors::fetch().await;
    });
}

/// Reads what lies in the store.
///
/// # Errors
/// The outer error, in words, when the file is not here; the inner one when the desk could not.
pub async fn read_all(desk: Rc<BrowserDesk>) -> Result<Result<(), DeskError>, String> {
    match doors::read(desk).await {
        Ok(reading) => Ok(reading.await),
        Err(_) => Err(t::trouble::not_here_note().to_owned()),
    }
}

/// Does upkeep on the desk.
///
/// # Errors
/// In words: the file is not here, or why the desk could not.
pub async fn upkeep(desk: Rc<BrowserDesk>, what: Upkeep) -> Result<(), String> {
    match doors::upkeep(desk, what).await {
        Ok(work) => work.await,
        Err(_) => Err(t::trouble::not_here_note().to_owned()),
    }
}

/// The file could neither be fetched nor was it kept: the page was opened without the offline copy and the network is gone.
fn not_here() -> AnyView {
    view! {
        <main class="page narrow fault" data-trouble="not-here">
            <h1 class="lead">{t::trouble::not_here()}</h1>
            <p class="ask" role="alert">{t::trouble::not_here_note()}</p>
            <div class="line"><button type="button" class="btn go big" data-act="reload" on:click=move |_| reload()>{t::trouble::reload()}</button></div>
        </main>
    }
    .into_any()
}

/// The doors as the splitter knows them.
#[cfg(feature = "split")]
mod doors {
    use super::{
        AnyView, BrowserDesk, DeskError, Later, LocalBoxFuture, Rc, RwSignal, Session,
        SplitLoaderError, Upkeep, build, tell, work,
    };
    use wasm_split_helpers::wasm_split;

    #[wasm_split(later, fallible, preload(fetch))]
    pub fn screen(what: Later) -> Result<AnyView, SplitLoaderError> {
        Ok(build(what))
    }

    #[wasm_split(later, fallible)]
    pub fn story(
        session: Session,
        progress: RwSignal<Option<usize>>,
    ) -> Result<LocalBoxFuture<'static, Result<(), String>>, SplitLoaderError> {
        Ok(Box::pin(tell(session, progress)))
    }

    #[wasm_split(later, fallible)]
    pub fn read(
        desk: Rc<BrowserDesk>,
    ) -> Result<LocalBoxFuture<'static, Result<(), DeskError>>, SplitLoaderError> {
        Ok(Box::pin(async move { desk.read_all().await }))
    }

    #[wasm_split(later, fallible)]
    pub fn upkeep(
        desk: Rc<BrowserDesk>,
        what: Upkeep,
    ) -> Result<LocalBoxFuture<'static, Result<(), String>>, SplitLoaderError> {
        Ok(Box::pin(work(desk, what)))
    }
}

/// The same doors in a program of one file.
#[cfg(not(feature = "split"))]
mod doors {
    use super::{
        AnyView, BrowserDesk, DeskError, Later, LocalBoxFuture, Rc, RwSignal, Session,
        SplitLoaderError, Upkeep, build, tell, work,
    };

    pub async fn fetch() -> Result<(), SplitLoaderError> {
        Ok(())
    }

    pub async fn screen(what: Later) -> Result<AnyView, SplitLoaderError> {
        Ok(build(what))
    }

    pub async fn story(
        session: Session,
        progress: RwSignal<Option<usize>>,
    ) -> Result<LocalBoxFuture<'static, Result<(), String>>, SplitLoaderError> {
        Ok(Box::pin(tell(session, progress)))
    }

    pub async fn read(
        desk: Rc<BrowserDesk>,
    ) -> Result<LocalBoxFuture<'static, Result<(), DeskError>>, SplitLoaderError> {
        Ok(Box::pin(async move { desk.read_all().await }))
    }

    pub async fn upkeep(
        desk: Rc<BrowserDesk>,
        what: Upkeep,
    ) -> Result<LocalBoxFuture<'static, Result<(), String>>, SplitLoaderError> {
        Ok(Box::pin(work(desk, what)))
    }
}

async fn tell(session: Session, progress: RwSignal<Option<usize>>) -> Result<(), String> {
    let told = demo::tell(session, progress).await;
    told.map_err(|error| failure(&error))
}

async fn work(desk: Rc<BrowserDesk>, what: Upkeep) -> Result<(), String> {
    let done = match what {
        Upkeep::Reload => desk.reload().await,
        Upkeep::WritePages => desk.flush_pages().await,
        Upkeep::TendLetters(actor) => {
            // Without random numbers nothing can be shared; it is due again after the next change.
            let Ok(entropy) = platform::entropy() else {
                return Ok(());
            };
            let tended = desk.tend_letters(actor, platform::now(), entropy).await;
            tended.map(drop)
        }
    };
    done.map_err(|error| failure(&error))
}

/// Keeps a screen's code in a function of its own: the browser compiles a function when it is first called, so that one function with every
/// screen in it would cost the first of them the compiling of all.
#[inline(never)]
fn apart<V: IntoView>(screen: impl FnOnce() -> V) -> AnyView {
    screen().into_any()
}

fn build(what: Later) -> AnyView {
    match what {
        Later::Inside { route } => apart(move || view! { <Inside route/> }),
        Later::Found { back } => apart(move || view! { <welcome::Found back/> }),
        Later::Join { back } => apart(move || view! { <welcome::Join back/> }),
        Later::WhoAreYou => apart(move || view! { <welcome::WhoAreYou/> }),
        Later::Station => apart(move || view! { <shifts::OnToday/> }),
        Later::Bell => apart(move || view! { <shifts::Bell/> }),
        Later::Help(help) => apart(move || view! { <help::HelpSheet help/> }),
        Later::Rebuild { open } => apart(move || view! { <rebuild::RebuildSheet open/> }),
        Later::Case { id, back } => apart(move || view! { <cases::detail::CaseDetail id back/> }),
        Later::Place {
            place,
            case,
            customer,
            building,
            clause,
        } => match place {
            place if !untrack(|| places::has(&place)) => {
                apart(move || view! { <not_asked::NotAsked place/> })
            }
            Route::Take => apart(move || view! { <take::Take customer=None origin=None/> }),
            Route::TakeFor(id) => {
                apart(move || view! { <take::Take customer=Some(id) origin=None/> })
            }
            Route::TakeFault(id) => {
                apart(move || view! { <take::Take customer=None origin=Some(id)/> })
            }
            Route::TakeGrumble(id, visit) => apart(move || {
                view! { <take::Take customer=None origin=None grumble=(id, visit)/> }
            }),
            Route::TakeFollowing(id) => {
                apart(move || view! { <take::Take customer=None origin=None follows=id/> })
            }
            Route::Haste => apart(move || view! { <cases::Haste/> }),
            Route::Customers | Route::Customer(_) => {
                apart(move || view! { <customers::Customers open=customer/> })
            }
            Route::CustomerNew => apart(move || view! { <customers::CustomerForm customer=None/> }),
            Route::CustomerEdit(id) => {
                apart(move || view! { <customers::CustomerForm customer=Some(id)/> })
            }
            Route::Buildings | Route::Building(_) => {
                apart(move || view! { <buildings::Buildings open=building/> })
            }
            Route::BuildingNew => apart(move || view! { <buildings::BuildingForm building=None/> }),
            Route::BuildingEdit(id) => {
                apart(move || view! { <buildings::BuildingForm building=Some(id)/> })
            }
            Route::Cards => apart(move || view! { <buildings::Cards/> }),
            Route::ByBuilding => apart(move || view! { <duties::ByBuilding/> }),
            Route::Duties => apart(move || view! { <duties::Duties/> }),
            Route::Revisits => apart(move || view! { <revisits::Revisits/> }),
            Route::Handoff => apart(move || view! { <handoff::Handoff/> }),
            Route::Spreadsheet => apart(move || view! { <handoff::Spreadsheet/> }),
            Route::Regulations | Route::Clause(_) => {
                apart(move || view! { <regulations::Regulations clause/> })
            }
            Route::Outages => apart(move || view! { <outages::Outages open=None/> }),
            Route::Outage(id) => apart(move || view! { <outages::Outages open=Some(id)/> }),
            Route::OutageNew => apart(move || view! { <outages::OutageForm outage=None/> }),
            Route::Shifts => apart(move || view! { <shifts::Shifts open=None/> }),
            Route::Roster(id) => apart(move || view! { <shifts::Shifts open=Some(id)/> }),
            Route::Visits => apart(move || view! { <visits::Visits/> }),
            Route::TripNew => apart(move || view! { <visits::TripForm/> }),
            Route::Inspect(id) => apart(move || view! { <visits::InspectionForm customer=id/> }),
            Route::Visit(id) => apart(move || view! { <visits::VisitPage id/> }),
            Route::SurveyNew => apart(move || view! { <surveys::SurveyNew/> }),
            Route::Survey(id) => apart(move || view! { <surveys::SurveyPage id/> }),
            Route::Questionnaire(survey, customer) => {
                apart(move || view! { <surveys::Questionnaire survey customer/> })
            }
            Route::Register => apart(move || view! { <complaints::Complaints/> }),
            Route::Returns => apart(move || view! { <returns::Returns/> }),
            Route::Closed => apart(move || view! { <closed::Closed/> }),
            Route::Papers => apart(move || view! { <papers::Papers open=None/> }),
            Route::Paper(id) => apart(move || view! { <papers::Papers open=Some(id)/> }),
            Route::PaperNew => apart(move || view! { <papers::PaperForm/> }),
            Route::Month(month) => apart(move || view! { <month::OfMonth month/> }),
            Route::Own => apart(move || view! { <own::Own/> }),
            Route::Petitions => apart(move || view! { <petitions::Petitions/> }),
            Route::PetitionTake => apart(move || view! { <petitions::Take from=String::new()/> }),
            Route::PetitionTakeFrom(from) => apart(move || view! { <petitions::Take from/> }),
            Route::PetitionMonth => apart(move || view! { <petitions::MonthPage/> }),
            Route::PetitionAnswer => apart(move || view! { <petitions::ByCode/> }),
            Route::PetitionPlaces => apart(move || view! { <petitions::Places/> }),
            Route::Settings => apart(move || view! { <settings::Settings part=String::new()/> }),
            Route::SettingsPart(part) => apart(move || view! { <settings::Settings part/> }),
            Route::More => apart(move || view! { <more::More/> }),
            Route::Start => apart(move || view! { <start::Start/> }),
            #[cfg(feature = "gallery")]
            Route::Gallery => apart(move || view! { <super::screens::gallery::Gallery/> }),
            Route::Today | Route::TodayCase(_) | Route::Cases | Route::Case(_) => {
                apart(move || view! { <cases::Cases open=case/> })
            }
        },
    }
}
