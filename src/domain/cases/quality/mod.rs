//! The quality complaint of a maker (P04): facts and sample from sales, cause and responsibility from quality, cause and measures from
//! manufacturing, talks with the customer, the production office's combined opinion, and the decision by whoever has the authority for its
//! amount. With the last signature it is closed; what follows (telling, returning, improving) is done after that.
//!
//! What happened is kept as it was written, in one list: [`Quality`] reads from it what counts. A part that goes back to its author counts no
//! longer, and stays.

mod afterwards;
mod check;
mod clocks;
mod events;
mod evolve;
mod facts;
mod guard;
mod matters;
mod next;
mod refusal;
mod rights;
mod stages;
mod state;
mod told;
mod tracking;
mod words;

pub use clocks::{Days, days};
pub use events::*;
pub use facts::*;
pub use matters::{authority_of, copy_for, departments, level_for, seats};
pub use refusal::QualityRefusal;
pub use rights::{doer, unstaffed};
pub use state::{Fact, Line, Quality, Step};
pub use tracking::{Tracked, tracked};
pub use words::*;

pub(in crate::domain::cases) use matters::check_copy;
pub(in crate::domain::cases) use rights::right;
pub(in crate::domain::cases) use state::contested;
