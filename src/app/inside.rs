//! Behind the first page: rail or bar, the screen of the current address, and what accompanies it. Comes with the other file.

use super::burning::{Burning, burning};
use super::components::icons::{Icon, IconName};
use super::components::rules::Help;
use super::components::storage_light::StorageLight;
use super::i18n::t;
use super::later::{Later, later};
use super::places;
use super::platform;
use super::route::Route;
use super::screens;
use super::session::session;
use super::shell::Banners;
use super::shortcuts;
use super::toast::Toast;
use super::voice::ClockVoice;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The frame with the current screen.
#[component]
pub fn Inside(route: ReadSignal<Route>) -> impl IntoView {
    let session = session();
    provide_context(Burning::begin(session));
    follow(route);
    let shifts = Memo::new(move |_| session.world(|world| !world.rosters.is_empty()));
    // In the customer's hands there is nothing of the firm round the page.
    let alone = Memo::new(move |_| matches!(route.get(), Route::Questionnaire(..)));
    let help = Help::provide();
    shortcuts::listen(help);
    view! {
        <div class="app" class:alone=move || alone.get()>
            {move || (!alone.get()).then(|| view! {
                <button type="button" class="skip visually-hidden" on:click=move |_| focus_heading()>{t::parts::skip()}</button>
                <Banners/>
                <Navigation/>
            })}
            {screens::screen(route)}
            {move || shifts.get().then(|| later(Later::Bell))}
        </div>
        <ClockVoice/>
        <HelpSheet help/>
        <Toast/>
    }
}

/// The sheet with the rules and the keys. Its content comes with the other file, once somebody asks; then it stays, so that the focus finds
/// its way back when the sheet closes.
#[component]
fn HelpSheet(help: Help) -> impl IntoView {
    let asked = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|asked| *asked) || help.open.get()
    });
    move || asked.get().then(|| later(Later::Help(help)))
}

/// Keeps the window's title and the focus with the address: who does not see the screen hears where they are.
fn follow(route: ReadSignal<Route>) {
    Effect::new(move |before: Option<Route>| {
        let route = route.get();
        document().set_title(&format!("{} · {}", name(&route), t::common::app_name()));
        let wide = window()
            .inner_width()
            .ok()
            .and_then(|width| width.as_f64())
            .is_some_and(|width| width >= 1_000.0);
        // Beside the list the focus stays on the row that was chosen.
        let beside = wide && matches!(route, Route::TodayCase(_) | Route::Case(_));
        if before.is_some_and(|before| before != route) && !beside {
            request_animation_frame(focus_heading);
        }
        route
    });
}

/// Moves the focus to the heading of what is shown.
fn focus_heading() {
    let visible = |element: &web_sys::HtmlElement| element.offset_parent().is_some();
    let Ok(headings) = document().query_selector_all(".app h1") else {
        return;
    };
    let heading = (0..headings.length())
        .filter_map(|index| headings.get(index)?.dyn_into::<web_sys::HtmlElement>().ok())
        .rfind(visible);
    if let Some(heading) = heading {
        heading.set_tab_index(-1);
        // Focus fails only for an element that has just left the page.
        let _ = heading.focus();
    }
}

/// What a place is called.
fn name(route: &Route) -> &'static str {
    match route {
        Route::Today | Route::TodayCase(_) => t::common::today(),
        Route::Take
        | Route::TakeFor(_)
        | Route::TakeFault(_)
        | Route::TakeGrumble(..)
        | Route::TakeFollowing(_) => t::today::take(),
        Route::Haste => t::haste::title(),
        Route::Cases | Route::Case(_) => t::common::cases(),
        Route::Customers | Route::CustomerNew | Route::Customer(_) | Route::CustomerEdit(_) => {
            t::common::customers()
        }
        Route::Buildings | Route::BuildingNew | Route::Building(_) | Route::BuildingEdit(_) => {
            t::premises::buildings()
        }
        Route::Cards => t::duties::cards(),
        Route::ByBuilding => t::duties::by_building(),
        Route::Duties => t::duties::duties(),
        Route::Revisits => t::common::revisits(),
        Route::Handoff | Route::Spreadsheet => t::common::handoff(),
        Route::Regulations | Route::Clause(_) => t::common::regulations(),
        Route::Outages | Route::OutageNew | Route::Outage(_) => t::outages::title(),
        Route::Shifts | Route::Roster(_) => t::shifts::title(),
        Route::Visits | Route::TripNew | Route::Inspect(_) | Route::Visit(_) => t::visits::title(),
        Route::SurveyNew | Route::Survey(_) => t::surveys::title(),
        // What the customer reads says nothing of the firm's places.
        Route::Questionnaire(..) => t::surveys::fill_title(),
        Route::Register => t::complaint::register(),
        Route::Returns => t::returns::title(),
        Route::Closed => t::closed::title(),
        Route::Papers | Route::PaperNew | Route::Paper(_) => t::papers::title(),
        Route::Month(_) => t::month::title(),
        Route::Own => t::own::title(),
        Route::Petitions
        | Route::PetitionTake
        | Route::PetitionTakeFrom(_)
        | Route::PetitionMonth
        | Route::PetitionAnswer
        | Route::PetitionPlaces => t::petitions::title(),
        Route::Settings | Route::SettingsPart(_) => t::common::settings(),
        Route::More => t::common::more(),
        Route::Start => t::start::title(),
        #[cfg(feature = "gallery")]
        Route::Gallery => t::gallery::title(),
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let session = session();
    let burning = burning();
    let overdue = Memo::new(move |_| burning.overdue(session.slow()));
    Effect::new(move |_| platform::set_badge(overdue.get()));
    let revisits = Memo::new(|_| places::has(&Route::Revisits));
    let duties = Memo::new(|_| places::has(&Route::Duties));
    let badge = move || {
        (overdue.get() > 0).then(|| {
            view! {
                <b aria-hidden="true">{move || overdue.get().min(99)}</b>
                <span class="visually-hidden">{move || t::parts::overdue(overdue.get())}</span>
            }
        })
    };
    view! {
        <nav class="rail" aria-label=t::parts::places()>
            <div class="mark" aria-hidden="true"><Icon name=IconName::Mark/></div>
            <Tab to=Route::Today icon=IconName::Today label=t::common::today()>{badge}</Tab>
            <Tab to=Route::Cases icon=IconName::Cases label=t::common::cases()/>
            <Tab to=Route::Customers icon=IconName::Customers label=t::common::customers()/>
            {move || duties.get().then(|| view! { <Tab to=Route::Duties icon=IconName::Duties label=t::duties::duties() wide=true/> })}
            {move || revisits.get().then(|| view! { <Tab to=Route::Revisits icon=IconName::Revisits label=t::common::revisits()/> })}
            <Tab to=Route::Handoff icon=IconName::Handoff label=t::common::handoff()/>
            <div class="more">
                <Tab to=Route::More icon=IconName::More label=t::common::more()/>
                <StorageLight/>
            </div>
        </nav>
    }
}

#[component]
fn Tab(
    to: Route,
    icon: IconName,
    label: &'static str,
    /// Only where the bar has room: elsewhere it is under More.
    #[prop(optional)]
    wide: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let route = expect_context::<ReadSignal<Route>>();
    let href = to.href();
    let current = move || same_place(&route.get(), &to).then_some("page");
    view! {
        <a class="tab" class:wide-only=wide href=href aria-current=current>
            <Icon name=icon/>
            <span>{label}</span>
            {children.map(|children| children())}
        </a>
    }
}

/// Whether an address belongs under a tab.
fn same_place(route: &Route, tab: &Route) -> bool {
    let place = match route {
        Route::Today
        | Route::TodayCase(_)
        | Route::Take
        | Route::TakeFor(_)
        | Route::TakeFault(_)
        | Route::TakeGrumble(..)
        | Route::TakeFollowing(_) => Route::Today,
        Route::Cases | Route::Case(_) | Route::ByBuilding | Route::Haste => Route::Cases,
        Route::Customers
        | Route::CustomerNew
        | Route::Customer(_)
        | Route::CustomerEdit(_)
        | Route::Buildings
        | Route::BuildingNew
        | Route::Building(_)
        | Route::BuildingEdit(_)
        | Route::Cards => Route::Customers,
        Route::Duties => Route::Duties,
        Route::Revisits => Route::Revisits,
        Route::Handoff | Route::Spreadsheet => Route::Handoff,
        Route::Regulations
        | Route::Clause(_)
        | Route::Outages
        | Route::OutageNew
        | Route::Outage(_)
        | Route::Shifts
        | Route::Roster(_)
        | Route::Register
        | Route::Returns
        | Route::Closed
        | Route::Papers
        | Route::PaperNew
        | Route::Paper(_)
        | Route::Month(_)
        | Route::Own
        | Route::Visits
        | Route::TripNew
        | Route::Inspect(_)
        | Route::Visit(_)
        | Route::SurveyNew
        | Route::Survey(_)
        | Route::Questionnaire(..)
        | Route::Petitions
        | Route::PetitionTake
        | Route::PetitionTakeFrom(_)
        | Route::PetitionMonth
        | Route::PetitionAnswer
        | Route::PetitionPlaces
        | Route::Settings
        | Route::SettingsPart(_)
        | Route::More
        | Route::Start => Route::More,
        #[cfg(feature = "gallery")]
        Route::Gallery => Route::More,
    };
    place == *tab
}
