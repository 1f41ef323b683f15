//! One folder or file a screen. A screen reads the world, shows it, and asks the session to carry out commands.

pub mod cases;
pub mod customers;
pub mod handoff;
pub mod more;
pub mod regulations;
pub mod revisits;
pub mod settings;
pub mod take;
pub mod today;
pub mod trouble;
pub mod welcome;

use super::route::Route;
use leptos::prelude::*;

/// The screen of an address.
pub fn screen(route: &Route) -> AnyView {
    match route.clone() {
        Route::Today => view! { <today::Today open=None/> }.into_any(),
        Route::TodayCase(id) => view! { <today::Today open=Some(id)/> }.into_any(),
        Route::Cases => view! { <cases::Cases open=None/> }.into_any(),
        Route::Case(id) => view! { <cases::Cases open=Some(id)/> }.into_any(),
        Route::Take => view! { <take::Take customer=None/> }.into_any(),
        Route::TakeFor(id) => view! { <take::Take customer=Some(id)/> }.into_any(),
        Route::Customers => view! { <customers::Customers open=None/> }.into_any(),
        Route::Customer(id) => view! { <customers::Customers open=Some(id)/> }.into_any(),
        Route::CustomerNew => view! { <customers::CustomerForm customer=None/> }.into_any(),
        Route::CustomerEdit(id) => {
            view! { <customers::CustomerForm customer=Some(id)/> }.into_any()
        }
        Route::Revisits => view! { <revisits::Revisits/> }.into_any(),
        Route::Handoff => view! { <handoff::Handoff/> }.into_any(),
        Route::Spreadsheet => view! { <handoff::Spreadsheet/> }.into_any(),
        Route::Regulations => view! { <regulations::Regulations clause=None/> }.into_any(),
        Route::Clause(id) => view! { <regulations::Regulations clause=Some(id)/> }.into_any(),
        Route::Settings => view! { <settings::Settings/> }.into_any(),
        Route::More => view! { <more::More/> }.into_any(),
    }
}
