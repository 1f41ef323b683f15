//! The repair procedure (P10 九): leak or other fault, contact, arrival, cause, work, receipt.

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod stages;
mod state;

pub use events::*;
pub use state::{Absence, Charge, Delay, Repair, Round};
