//! What the first page does not need: every screen behind it, and everything that reads or writes state and entries. In a release build it is a file of its own beside the program (`tools/split.mjs`), fetched when the first of it is asked for; the offline
//! worker keeps it like any other file.
//!
//! What can be reached only through the doors of this file is what the other file holds: nothing else needs to know of it.

use super::components::rules::Help;
use super::i18n::{failure, t};
use super::inside::Inside;
use super::platform;
use super::route::Route;
use super::screens::trouble::reload;
use super::screens::welcome::demo;
use super::screens::{
    buildings, cases, complaints, customers, duties, handoff, help, month, more, outages, own,
    papers, petitions, rebuild, regulations, returns, revisits, settings, shifts, start, surveys,
    take, visits, welcome,
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

fn build(what: Later) -> AnyView {
    match what {
        Later::Inside { route } => view! { <Inside route/> }.into_any(),
        Later::Found { back } => view! { <welcome::Found back/> }.into_any(),
        Later::Join { back } => view! { <welcome::Join back/> }.into_any(),
        Later::WhoAreYou => view! { <welcome::WhoAreYou/> }.into_any(),
        Later::Station => view! { <shifts::OnToday/> }.into_any(),
        Later::Bell => view! { <shifts::Bell/> }.into_any(),
        Later::Help(help) => view! { <help::HelpSheet help/> }.into_any(),
        Later::Rebuild { open } => view! { <rebuild::RebuildSheet open/> }.into_any(),
        Later::Case { id, back } => view! { <cases::detail::CaseDetail id back/> }.into_any(),
        Later::Place {
            place,
            case,
            customer,
            building,
            clause,
        } => match place {
            Route::Take => view! { <take::Take customer=None origin=None/> }.into_any(),
            Route::TakeFor(id) => view! { <take::Take customer=Some(id) origin=None/> }.into_any(),
            Route::TakeFault(id) => {
                view! { <take::Take customer=None origin=Some(id)/> }.into_any()
            }
            Route::Haste => view! { <cases::Haste/> }.into_any(),
            Route::Customers | Route::Customer(_) => {
                view! { <customers::Customers open=customer/> }.into_any()
            }
            Route::CustomerNew => view! { <customers::CustomerForm customer=None/> }.into_any(),
            Route::CustomerEdit(id) => {
                view! { <customers::CustomerForm customer=Some(id)/> }.into_any()
            }
            Route::Buildings | Route::Building(_) => {
                view! { <buildings::Buildings open=building/> }.into_any()
            }
            Route::BuildingNew => view! { <buildings::BuildingForm building=None/> }.into_any(),
            Route::BuildingEdit(id) => {
                view! { <buildings::BuildingForm building=Some(id)/> }.into_any()
            }
            Route::Cards => view! { <buildings::Cards/> }.into_any(),
            Route::ByBuilding => view! { <duties::ByBuilding/> }.into_any(),
            Route::Duties => view! { <duties::Duties/> }.into_any(),
            Route::Revisits => view! { <revisits::Revisits/> }.into_any(),
            Route::Handoff => view! { <handoff::Handoff/> }.into_any(),
            Route::Spreadsheet => view! { <handoff::Spreadsheet/> }.into_any(),
            Route::Regulations | Route::Clause(_) => {
                view! { <regulations::Regulations clause/> }.into_any()
            }
            Route::Outages => view! { <outages::Outages open=None/> }.into_any(),
            Route::Outage(id) => view! { <outages::Outages open=Some(id)/> }.into_any(),
            Route::OutageNew => view! { <outages::OutageForm outage=None/> }.into_any(),
            Route::Shifts => view! { <shifts::Shifts open=None/> }.into_any(),
            Route::Roster(id) => view! { <shifts::Shifts open=Some(id)/> }.into_any(),
            Route::Visits => view! { <visits::Visits/> }.into_any(),
            Route::TripNew => view! { <visits::TripForm/> }.into_any(),
            Route::Inspect(id) => view! { <visits::InspectionForm customer=id/> }.into_any(),
            Route::Visit(id) => view! { <visits::VisitPage id/> }.into_any(),
            Route::SurveyNew => view! { <surveys::SurveyNew/> }.into_any(),
            Route::Survey(id) => view! { <surveys::SurveyPage id/> }.into_any(),
            Route::Questionnaire(survey, customer) => {
                view! { <surveys::Questionnaire survey customer/> }.into_any()
            }
            Route::Register => view! { <complaints::Complaints/> }.into_any(),
            Route::Returns => view! { <returns::Returns/> }.into_any(),
            Route::Papers => view! { <papers::Papers open=None/> }.into_any(),
            Route::Paper(id) => view! { <papers::Papers open=Some(id)/> }.into_any(),
            Route::PaperNew => view! { <papers::PaperForm/> }.into_any(),
            Route::Month(month) => view! { <month::OfMonth month/> }.into_any(),
            Route::Own => view! { <own::Own/> }.into_any(),
            Route::Petitions => view! { <petitions::Petitions/> }.into_any(),
            Route::PetitionTake => view! { <petitions::Take from=String::new()/> }.into_any(),
            Route::PetitionTakeFrom(from) => view! { <petitions::Take from/> }.into_any(),
            Route::PetitionMonth => view! { <petitions::MonthPage/> }.into_any(),
            Route::PetitionAnswer => view! { <petitions::ByCode/> }.into_any(),
            Route::PetitionPlaces => view! { <petitions::Places/> }.into_any(),
            Route::Settings => view! { <settings::Settings/> }.into_any(),
            Route::More => view! { <more::More/> }.into_any(),
            Route::Start => view! { <start::Start/> }.into_any(),
            #[cfg(feature = "gallery")]
            Route::Gallery => view! { <super::screens::gallery::Gallery/> }.into_any(),
            Route::Today | Route::TodayCase(_) | Route::Cases | Route::Case(_) => {
                view! { <cases::Cases open=case/> }.into_any()
            }
        },
    }
}
