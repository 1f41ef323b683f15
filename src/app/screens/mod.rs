//! One folder or file a screen. A screen reads the world, shows it, and asks the session to carry out commands.

pub mod cases;
pub mod customers;
pub mod handoff;
pub mod more;
pub mod plain;
pub mod regulations;
pub mod revisits;
pub mod settings;
pub mod take;
pub mod today;
pub mod trouble;
pub mod welcome;

use super::route::Route;
use leptos::prelude::*;

/// The screen of the current address. A list stays as it is while a case is opened beside it: only the place builds anew.
pub fn screen(route: ReadSignal<Route>) -> impl IntoView {
    let place = Memo::new(move |_| match route.get() {
        Route::TodayCase(_) => Route::Today,
        Route::Case(_) => Route::Cases,
        Route::Customer(_) => Route::Customers,
        Route::Clause(_) => Route::Regulations,
        other => other,
    });
    let open = Signal::derive(move || match route.get() {
        Route::TodayCase(id) | Route::Case(id) => Some(id),
        _ => None,
    });
    let customer = Signal::derive(move || match route.get() {
        Route::Customer(id) => Some(id),
        _ => None,
    });
    let clause = Signal::derive(move || match route.get() {
        Route::Clause(id) => Some(id),
        _ => None,
    });
    move || match place.get() {
        Route::Today | Route::TodayCase(_) => view! { <today::Today open/> }.into_any(),
        Route::Cases | Route::Case(_) => view! { <cases::Cases open/> }.into_any(),
        Route::Take => view! { <take::Take customer=None/> }.into_any(),
        Route::TakeFor(id) => view! { <take::Take customer=Some(id)/> }.into_any(),
        Route::Customers | Route::Customer(_) => {
            view! { <customers::Customers open=customer/> }.into_any()
        }
        Route::CustomerNew => view! { <customers::CustomerForm customer=None/> }.into_any(),
        Route::CustomerEdit(id) => {
            view! { <customers::CustomerForm customer=Some(id)/> }.into_any()
        }
        Route::Revisits => view! { <revisits::Revisits/> }.into_any(),
        Route::Handoff => view! { <handoff::Handoff/> }.into_any(),
        Route::Spreadsheet => view! { <handoff::Spreadsheet/> }.into_any(),
        Route::Regulations | Route::Clause(_) => {
            view! { <regulations::Regulations clause/> }.into_any()
        }
        Route::Settings => view! { <settings::Settings/> }.into_any(),
        Route::More => view! { <more::More/> }.into_any(),
    }
}
