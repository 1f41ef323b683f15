//! The petition procedure (P10 十一, 四): complaints and reports of misconduct, from whichever way they come in to the answer and the call
//! afterwards.
//!
//! What is open and what is sealed: that there is a matter, its number, when it came, by which way, who has it, who of the firm is concerned
//! and what was answered are ordinary entries, which every device carries in clear. Who complains, where they want to stay unknown, and the
//! words of a report stand in a sealed body ([`Confided`]) that only the devices of its recipients open; nothing of it is ever written in
//! clear. Whoever wants no name at all leaves none anywhere: only the hash of their pick-up code is kept.

mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod month;
mod seal;
mod stages;
mod state;

pub use events::*;
pub use month::{Month, Share, Speed, share, speeds};
pub use seal::recipients;
pub use state::{Petition, SHORT_RESULT, Urged, short_or_equal};
