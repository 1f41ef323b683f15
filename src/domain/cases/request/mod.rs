//! The request procedure (P01 十): hotline, then remote with the customer's recorded consent, then on site.

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod stages;
mod state;

pub use events::*;
pub use state::{EndedStep, Request, Run};
