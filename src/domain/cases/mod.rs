//! Cases: one core (who, what, promises, answers, ownership, closing) and the procedures as types on it.
//!
//! The core knows no procedure's rule. A procedure is a room of its own (`repair/`, `request/`, `petition/`) with its own events, state, decide
//! and clocks; [`Procedure`] is the one place that lists them.

mod actions;
mod check;
mod clears;
mod clocks;
pub mod complaint;
mod contested;
mod craft;
mod decide;
mod events;
mod evolve;
mod facts;
mod guard;
mod joined;
mod lapses;
mod needs;
mod number;
pub mod petition;
mod procedure;
mod refusal;
pub mod repair;
pub mod request;
mod similar;
mod stages;
mod state;

pub use actions::{Action, ActionKind, actions};
pub use clears::{Clear, Clears, clears};
pub(in crate::domain) use clocks::Draft;
pub use clocks::{clocks, open_clocks};
pub use contested::{Claim, Contested, Taking, Version};
pub use craft::{
    Analysis, Craft, CraftEvent, Expectation, FollowUp, FormSigned, Proposal, Responsibility, Side,
    Solution, Verdicts, View, is_idle, promises_of,
};
pub use decide::decide;
pub use events::{CaseCommand, CaseEvent};
pub use evolve::evolve;
pub use facts::*;
pub use guard::guard;
pub use joined::{leader, led_elsewhere, same_matter};
pub use lapses::{Lapse, LapseEvent, Measure, MeasureKind, Taken, open_cases_of};
pub use number::{LETTERS, device_tag, missing_numbers, next_number, next_numbers};
pub use procedure::Procedure;
pub use refusal::CaseRefusal;
pub use similar::{repeat_of, similar};
pub use stages::{StageMark, stages};
pub use state::{Case, Promise, Reported, SolvedFirst, Stage};
