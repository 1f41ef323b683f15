//! Sealed bodies: what only the devices of named people may read, while everybody carries it.
//!
//! An event of any context may be wrapped in a seal ([`may_seal`] lists which). What everybody folds is a [`Letter`]: that something sealed
//! is there, since when, by whom, for whom, which devices hold a key, who has opened it. What is inside is never part of the common state:
//! whoever may open it asks the desk, which writes the reading down first. The cryptography is in `ledger::seal`.

mod bytes;
mod decide;
mod events;
mod state;

pub use bytes::{Bytes, Ciphertext, KeyHash, Nonce, SealingKey, WrappedKey};
pub use decide::{SealedRefusal, is_confidential, may_read, may_seal};
pub use events::{Envelope, Recipients, SealedEvent, Shared};
pub use state::{Letter, Letters, Reading};
