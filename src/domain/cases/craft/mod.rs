//! How a complaint is handled, whatever its kind (P13, P15): what the customer wants most, where the fault lies, several solutions of
//! which the customer accepts one, what the customer was told, the user-opinion form, questions afterwards.
//!
//! Everything here seldom applies to a small matter and asks nothing of it: a rule begins to hold once somebody has used its step.

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod state;

pub(super) use clocks::{clocks, is_quiet};
pub use clocks::{is_idle, promises_of};
pub use events::{
    Analysis, CraftEvent, Expectation, FollowUp, FormSigned, Proposal, Responsibility, Side,
    Verdicts, View,
};
pub(super) use guard::{When, guard, when};
pub use state::{Craft, Solution};
