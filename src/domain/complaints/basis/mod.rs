//! What the regulation of complaints rests on (P05.00.01d): the quality policy, the quality objectives and the rules that go with them, as the
//! firm has them, and the figures of a month that it aims at.
//!
//! A newer text and a newer figure take the place of the older one, which stays readable. A month is measured against what held in it: what
//! was aimed at in a month that is over is never changed afterwards.

mod decide;
mod events;
mod measured;
mod state;

pub use decide::{BasisRefusal, may_lay};
pub(super) use decide::{check, needs};
pub use events::{Aim, Document, Statement, Target};
pub use measured::{Measured, measured};
pub use state::Basis;
