//! A building as a row: its most pressing clock, its name, where it is and who looks after it.

use super::row::{DOT, Row};
use crate::app::i18n::t;
use crate::app::route::Route;
use crate::app::session::session;
use crate::domain::clock::Clock;
use crate::domain::ids::BuildingId;
use crate::domain::premises::{Building, Field};
use leptos::prelude::*;

/// Address and station.
#[must_use]
pub fn where_it_is(building: &Building) -> String {
    let parts = [Field::Address, Field::Station].map(|field| building.text(field));
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(DOT)
}

/// One building in a list of what is due.
#[component]
pub fn BuildingRow(
    /// Which.
    id: BuildingId,
    /// Its most pressing clock.
    clock: Option<Clock>,
) -> impl IntoView {
    let session = session();
    let shown = Memo::new(move |_| {
        session.world(|world| {
            let building = world.buildings.get(&id)?;
            Some((building.text(Field::Name).to_owned(), where_it_is(building)))
        })
    });
    move || {
        shown.get().map(|(what, who)| {
            view! { <Row href=Route::Building(id).href() clock=clock.clone() what who chip=t::premises::building()/> }
        })
    }
}
