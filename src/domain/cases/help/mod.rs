//! Help between departments (P01 六): whoever needs it asks and leads; whoever is asked agrees, declines or has done it; what keeps the work
//! from going on is ruled on by the office. Every kind of case may need it.

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod state;

pub(super) use check::{check, completed};
pub(super) use clocks::clocks;
pub use events::{HelpAsked, HelpEvent, HelpTask, Ruling, RulingAsked};
pub(super) use evolve::{bind, evolve};
pub use guard::helps_for;
pub(super) use guard::{KINDS, all_carried_out, guard, right, waited_for};
pub use state::{Dispute, Help, HelpAnswer, HelpStanding, Opinion};
