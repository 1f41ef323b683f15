//! The regulations, as pure functions over plain data.
//!
//! Every context has the same four rooms: *state* (what it is), *events* (what happened), *decide* (may this happen now, by this
//! person?) and *obligations* (who owes what by when).
//!
//! Invariants: nothing here reads a clock, draws a random number, does I/O or knows a browser; `decide` may refuse, `evolve` never
//! fails. The current instant, the actor and the figures in force arrive in [`context::Context`].

pub mod agenda;
pub mod approvals;
pub mod books;
pub mod calendar;
pub mod cases;
pub mod clause;
pub mod clock;
pub mod complaints;
pub mod concern;
pub mod conflicts;
pub mod context;
pub mod copies;
pub mod customers;
pub mod deed;
pub mod event;
pub mod figures;
pub mod ids;
pub mod knowledge;
pub mod measures;
pub mod organisation;
pub mod outages;
pub mod papers;
pub mod phrases;
pub mod precedence;
pub mod premises;
pub mod refusal;
pub mod register;
pub mod roles;
pub mod sealed;
pub mod shifts;
pub mod stamp;
pub mod summary;
pub mod surveys;
pub mod time;
pub mod trust;
pub mod visits;
pub mod world;
