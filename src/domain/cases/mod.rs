//! Cases: one core (who, what, promises, answers, ownership, closing) and the procedures as types on it.
//!
//! The core knows no procedure's rule. A procedure is a room of its own (`repair/`, `request/`, `fault/`, `grumble/`, `petition/`, `quality/`) with its own events,
//! state, decide and clocks; [`Procedure`] is the one place that lists them. What several procedures share is a thing of its own in the core:
//! help between departments (`help/`), what must be known (`notices`), a visit (`visit`).

mod actions;
pub mod after;
mod check;
mod claimed;
mod clears;
mod clocks;
pub mod complaint;
mod contested;
mod craft;
mod decide;
mod events;
mod evolve;
mod facts;
pub mod fault;
mod filed;
mod filed_clocks;
pub mod grumble;
mod guard;
mod haste;
pub mod help;
mod joined;
mod lapses;
mod needs;
mod notices;
mod number;
pub mod petition;
mod pressing;
mod procedure;
pub mod quality;
mod reasons;
mod refusal;
pub mod repair;
pub mod request;
pub mod returns;
mod settling;
mod shortfall;
mod similar;
mod stages;
mod state;
mod step_of;
mod visit;
mod wording;

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
pub use haste::{Haste, HasteLine, haste};
pub use joined::{leader, led_elsewhere, same_matter};
pub use lapses::{Lapse, LapseEvent, Measure, MeasureKind, Taken, open_cases_of};
pub use notices::{Informed, Notice, customer_not_told};
pub use number::{LETTERS, device_tag, missing_numbers, next_number, next_numbers};
pub use procedure::Procedure;
pub use refusal::CaseRefusal;
pub use shortfall::{MadeGood, Shortfall};
pub use similar::{repeat_of, similar};
pub use stages::{StageMark, stages};
pub use state::{Case, Promise, Reported, SolvedFirst, Stage};
pub use visit::{Appointment, Visit, VisitEvent};
pub use wording::Wording;
