//! The grumble (P08 六): somebody says that they are not pleased and does not complain. Who and what was said is all that is asked; it needs an
//! answer to end, or is raised to a complaint by one tap.
//!
//! A grumble that is raised stays what it is, with what was said, and the complaint is a case of its own that names it
//! ([`Received::found`](super::Received)): two tablets, one of which had not heard of the raising, may each go on with what they have.

mod events;
mod guard;
mod raise;
mod state;

pub use events::{GrumbleEvent, RaisedTo};
pub(super) use raise::raised_as;
pub use state::{Grumble, Raised};
