//! Shifts: a station's roster for the season, staffed day and night, and the handing over from one person to the next (P10.09.02a, b).
//!
//! Overlaps are allowed: two people on watch do no harm, and a shift that begins before the other ends is how a handover finds the time.
//! Gaps are not hidden and not forbidden either: a roster grows over days, so it is saved and says in red what is missing.

mod decide;
mod events;
mod obligations;
mod state;

pub use decide::{RosterRefusal, decide, open_matters};
pub use events::{RosterEvent, Season, ShiftHandover, Watch};
pub use obligations::{open_clocks, waits_for_shift};
pub use state::{Gap, Roster, Slot, evolve, on_duty};
