//! Outages: an area without heat, who has to be told and by when, the order to repair, and until when it lasted (P10.09.03a–c).

mod contests;
mod decide;
mod events;
mod obligations;
mod state;

pub use decide::{OutageRefusal, decide};
pub use events::{
    Announcement, Area, Expected, OutageChange, OutageEvent, OutageFacts, RepairOrder, Restoration,
    Telling, Temperature,
};
pub use obligations::{Notice, Why, clocks, notice, open_clocks};
pub use state::{Outage, Spell, affected, evolve, out_of_supply, running_for};
