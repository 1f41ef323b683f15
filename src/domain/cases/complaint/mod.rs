//! The service complaint (P05): recorded, judged, assigned, looked into, planned and approved, carried out, summed up; the customer is called
//! on the day on which it is done, and as long as they are not satisfied another round begins.
//!
//! What happened is kept as a list of [`Fact`]s in one shape, with the round to which each belongs: a round is never overwritten, and the
//! registration form prints what the facts say. What somebody owes (plan, tasks, measures, questions, improvements) is a [`Line`].

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod matters;
mod month;
mod next;
mod outcome;
mod refusal;
mod stages;
mod state;
mod words;

pub use events::*;
pub use matters::{rests, seats};
pub use month::{Month, MonthLine, Rate, month};
pub use refusal::ComplaintRefusal;
pub use state::{Complaint, Fact, Line, Step};
pub use words::*;
