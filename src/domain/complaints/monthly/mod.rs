//! A month of closed complaints: the statistics with what each department says to them (P04.09.10), and the review of sanctions, from the
//! list that the office compiles to what personnel publishes (P04 十一).

mod clocks;
mod decide;
mod events;
mod state;
mod statistics;

pub(super) use clocks::clocks;
pub use decide::{JUDGES, MonthlyRefusal, judges};
pub(super) use decide::{check, needs};
pub use events::{MonthlyEvent, MonthlyStep};
pub use state::Monthly;
pub use statistics::{
    ClosedCase, Group, GroupKind, Statistics, approved_sanctions, month_named, statistics,
};
