//! What follows a complaint, whatever the procedure: notes that press for what is late and ask why it was (P04 十三), a department's objection
//! (P04.09.12), improvements whose effect is looked at (P04.07.35, P05.05.34), opinions voiced on the way (P04.07.37), and sanctions with the
//! deduction from the performance bonus (P04.09.07, P04 十一).
//!
//! A procedure that has this says so by its [`Rules`]. Nothing here takes another fact's place: two tablets that work apart keep both.

mod act;
mod check;
mod clocks;
mod events;
mod evolve;
mod guard;
mod improvement;
mod late;
mod refusal;
mod rules;
mod sanction;
mod standard;
mod state;

pub use act::Act;
pub(super) use check::{check, check_vote, completed};
pub(super) use clocks::{clocks, is_quiet};
pub use events::{
    AfterEvent, AfterStep, Effect, NewImprovement, NewNote, NewSanction, NoteAnswer, NoteKind,
};
pub(super) use evolve::evolve;
pub(super) use guard::{comes_up, guard, right};

pub use super::quality::Share;
pub use guard::{Slips, alike, improvements_for, notes_for, sanctions_for};
pub use improvement::{like_before_and_since, parties_silent};
pub use late::{Time, late_now, late_then, times, unpressed};
pub use refusal::AfterRefusal;
pub use rules::{Outcome, QUALITY, Rules, SERVICE};
pub use sanction::{is_approved, matter_of, matters, rests, seats};
pub use standard::{SanctionKind, deduction, kind_by_loss, share_of};
pub use state::{After, Improvement, Note, Objection, Opinion, Sanction};
