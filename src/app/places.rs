//! Which places a firm has: one table of what each address is about. What no regulation asks for, and where nothing was written, is neither
//! on the navigation nor linked; whoever comes by an old address is told why.

use super::route::Route;
use super::session::session;
use crate::domain::concern::Concern;
use crate::domain::ids::CustomerId;

/// What a place is about, any of which brings it; nothing where every firm has it.
#[must_use]
pub fn concerns(place: &Route) -> &'static [Concern] {
    match place {
        Route::Outages | Route::OutageNew | Route::Outage(_) => &[Concern::Outages],
        Route::Shifts | Route::Roster(_) => &[Concern::Shifts],
        Route::Duties => &[Concern::Rounds],
        Route::Cards => &[Concern::Heating],
        Route::ByBuilding => &[Concern::Repairs],
        Route::Buildings | Route::BuildingNew | Route::Building(_) | Route::BuildingEdit(_) => {
            &[Concern::Buildings]
        }
        Route::Petitions
        | Route::PetitionTake
        | Route::PetitionTakeFrom(_)
        | Route::PetitionMonth
        | Route::PetitionAnswer
        | Route::PetitionPlaces => &[Concern::Petitions],
        Route::TakeFault(_) => &[Concern::Faults],
        Route::TakeGrumble(..) => &[Concern::Grumbles],
        Route::TakeFollowing(_) | Route::Returns | Route::Closed => &[Concern::Quality],
        Route::Revisits => &[Concern::Revisits],
        Route::Haste => &[Concern::Emergencies],
        Route::Visits
        | Route::TripNew
        | Route::Inspect(_)
        | Route::Visit(_)
        | Route::SurveyNew
        | Route::Survey(_)
        | Route::Questionnaire(..) => &[Concern::ActiveService],
        Route::Register => &[Concern::Complaints, Concern::Quality],
        _ => &[],
    }
}

/// Whether this firm has the place; follows the world.
#[must_use]
pub fn has(place: &Route) -> bool {
    let concerns = concerns(place);
    concerns.is_empty() || concerns.iter().any(|concern| there(*concern))
}

/// Whether a regulation in force asks for it: only then is it offered. Follows the world.
#[must_use]
pub fn asked(concern: Concern) -> bool {
    session().world(|world| concern.is_asked(&world.organisation))
}

/// Whether it is asked for, or something of it was written down. Follows the world.
#[must_use]
pub fn there(concern: Concern) -> bool {
    session().world(|world| concern.is_there(world))
}

/// Whether service cards concern this customer: heat is asked for, or a card was handed out. Follows the world.
#[must_use]
pub fn has_card(customer: CustomerId) -> bool {
    asked(Concern::Heating)
        || session().world(|world| {
            let customer = world.customers.get(&customer);
            customer.is_some_and(|customer| !customer.cards.is_empty())
        })
}
