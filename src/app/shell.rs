//! The frame: rail or bar, the storage light, and the screen of the current address.

use super::components::icons::{Icon, IconName};
use super::i18n::t;
use super::route::{Route, current_route};
use super::screens;
use super::session::session;
use leptos::prelude::*;

/// The frame with the current screen; the welcome page while there is no organisation or nobody is signed in.
#[component]
pub fn Shell() -> impl IntoView {
    let session = session();
    let ready = Memo::new(move |_| {
        session.world(|world| world.organisation.is_founded()) && session.person().is_some()
    });
    let route = current_route();
    provide_context(route);
    move || {
        if !ready.get() {
            return view! { <screens::welcome::Welcome/> }.into_any();
        }
        view! {
            <div class="app">
                <Navigation/>
                {move || screens::screen(&route.get())}
            </div>
            <Toast/>
        }
        .into_any()
    }
}

#[component]
fn Navigation() -> impl IntoView {
    let route = expect_context::<ReadSignal<Route>>();
    let tab = move |target: Route, icon: IconName, label: &'static str| {
        let href = target.href();
        let current = move || same_place(&route.get(), &target).then_some("page");
        view! { <a class="tab" href=href aria-current=current><Icon name=icon/><span>{label}</span></a> }
    };
    view! {
        <nav class="rail" aria-label=t::common::app_name()>
            <div class="mark" aria-hidden="true"><Icon name=IconName::Mark/></div>
            {tab(Route::Today, IconName::Today, t::common::today())}
            {tab(Route::Cases, IconName::Cases, t::common::cases())}
            {tab(Route::Customers, IconName::Customers, t::common::customers())}
            {tab(Route::Revisits, IconName::Revisits, t::common::revisits())}
            {tab(Route::Handoff, IconName::Handoff, t::common::handoff())}
            <div class="more">{tab(Route::More, IconName::More, t::common::more())}</div>
        </nav>
    }
}

/// Whether an address belongs under a tab.
fn same_place(route: &Route, tab: &Route) -> bool {
    let place = match route {
        Route::Today | Route::TodayCase(_) | Route::Take | Route::TakeFor(_) => Route::Today,
        Route::Cases | Route::Case(_) => Route::Cases,
        Route::Customers | Route::CustomerNew | Route::Customer(_) | Route::CustomerEdit(_) => {
            Route::Customers
        }
        Route::Revisits => Route::Revisits,
        Route::Handoff | Route::Spreadsheet => Route::Handoff,
        Route::Regulations | Route::Clause(_) | Route::Settings | Route::More => Route::More,
    };
    place == *tab
}

#[component]
fn Toast() -> impl IntoView {
    let toast = session().toast;
    view! { <div class="toast" role="status" aria-live="polite">{move || toast.get()}</div> }
}
