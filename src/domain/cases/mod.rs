//! Cases: one core (who, what, promises, answers, ownership, closing) and the procedures as types on it.
//!
//! The core knows no procedure's rule. A procedure is a room of its own (`repair/`, `request/`) with its own events, state, decide
//! and clocks; [`Procedure`] is the one place that lists them.

mod actions;
mod clocks;
mod decide;
mod events;
mod facts;
mod refusal;
pub mod repair;
pub mod request;
mod stages;
mod state;
pub use stages::*;

pub use actions::{Action, ActionKind, actions};
pub use clocks::clocks;
pub use decide::decide;
pub use events::{CaseCommand, CaseEvent};
pub use facts::*;
pub use refusal::CaseRefusal;
pub use state::{Case, Procedure, Promise, Stage, evolve};
