//! One folder or file a screen. A screen reads the world, shows it, and asks the session to carry out commands.

pub mod buildings;
pub mod cases;
pub mod closed;
pub mod complaints;
pub mod customers;
pub mod duties;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod handoff;
pub mod help;
pub mod letters;
pub mod month;
pub mod more;
pub mod not_asked;
pub mod outages;
pub mod own;
pub mod papers;
pub mod petitions;
pub mod plain;
pub mod rebuild;
pub mod regulations;
pub mod returns;
pub mod revisits;
pub mod settings;
pub mod shifts;
pub mod start;
pub mod surveys;
pub mod take;
pub mod today;
pub mod trouble;
pub mod visits;
pub mod welcome;

use super::later::{Later, later};
use super::route::Route;
use leptos::prelude::*;

/// The screen of the current address. A list stays as it is while a case is opened beside it: only the place builds anew.
pub fn screen(route: ReadSignal<Route>) -> impl IntoView {
    let place = Memo::new(move |_| match route.get() {
        Route::TodayCase(_) => Route::Today,
        Route::Case(_) => Route::Cases,
        Route::Customer(_) => Route::Customers,
        Route::Clause(_) => Route::Regulations,
        Route::Building(_) => Route::Buildings,
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
    let building = Signal::derive(move || match route.get() {
        Route::Building(id) => Some(id),
        _ => None,
    });
    move || match place.get() {
        Route::Today | Route::TodayCase(_) => view! { <today::Today open/> }.into_any(),
        place => later(Later::Place {
            place,
            case: open,
            customer,
            building,
            clause,
        })
        .into_any(),
    }
}
