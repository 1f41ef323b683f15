//! What the firm does about complaints beside the cases themselves: the opinion boxes and books of its premises and who emptied them, the
//! leaders' reception, the months that were signed, the circulars that made the state of handling known (P10.11.03, 04, 09d, P10.04.06a), the
//! policy and the targets against which the months are measured (P05.00.01d).
//!
//! One subject a firm. Every fact is added and none replaces another, so that tablets working in parallel need settle nothing here, but for
//! what can only read in one way: a document, and the target of a month.

pub mod basis;
mod decide;
mod events;
pub mod monthly;
mod obligations;
mod state;

pub use decide::{ComplaintsRefusal, decide};
pub use events::{Circular, ComplaintsEvent, Emptying, PlaceFacts, Sitting};
pub use obligations::clocks;
pub use state::{Complaints, Place, Reception, evolve, next_reception};
