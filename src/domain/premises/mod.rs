//! Buildings: their installation with its regular works and rounds, and the one technician who is responsible for each (P10.09.01, 08, 12).

mod check;
mod decide;
mod events;
mod facts;
mod links;
mod obligations;
mod refusal;
mod state;

pub use decide::{decide, decide_season};
pub use events::{BuildingCommand, BuildingEvent, SeasonCommand};
pub use facts::*;
pub use links::{
    building_of, can_wait_until, cases_in, is_open, open_problems, page_name, without_rush,
};
pub use obligations::{
    WorkDue, clocks, going_through, interval, missed_rounds, proposed, round_due, season_of,
    works_due,
};
pub use refusal::BuildingRefusal;
pub use state::{Building, Installation, evolve};
