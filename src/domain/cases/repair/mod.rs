//! The repair procedure (P10 九): leak or other fault, contact, arrival, cause, work, receipt.

mod events;
mod state;

pub use events::*;
pub use state::Repair;
