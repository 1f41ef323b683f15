//! The major fault (P01 七): a first report that says when, where, what is seen and what is meant to be done; told to the salesperson and the
//! manager in charge, who follows it; when it is over, a signed analysis that goes back to the customer and the business department.
//!
//! A repair or a request that turns out to be one stays what it is, with its own clocks, and the fault is a case of its own that names it
//! ([`FaultIntake::origin`]): nothing that runs for the customer stops because the firm has more to do.

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod stages;
mod state;

pub use events::*;
pub use state::{Fault, Mark, Run, Signed, Telling};
