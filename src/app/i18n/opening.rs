//! What can go wrong before the first screen, in sentences. Apart from refusals, whose many sentences come with the other file
//! (`app::later`).

use super::t::refusals as r;
use crate::desk::{DeskError, StoreError};

/// Why the ledger could not be opened. What only a command can meet is said in technical words: opening meets none of it.
#[must_use]
pub fn opening_failure(error: &DeskError) -> String {
    match error {
        DeskError::Store(error) => store_failure(error),
        DeskError::Damaged(_) => damage().to_owned(),
        other => r::store_other(other.to_string()),
    }
}

/// Why the store could not.
#[must_use]
pub fn store_failure(error: &StoreError) -> String {
    match error {
        StoreError::Quota(_) => r::store_quota().to_owned(),
        StoreError::ConnectionLost(_) => r::store_lost().to_owned(),
        StoreError::NewerVersion { .. } => r::store_newer().to_owned(),
        StoreError::Blocked => r::store_blocked().to_owned(),
        StoreError::NotTheWriter => r::store_not_writer().to_owned(),
        StoreError::Other(reason) => r::store_other(reason),
    }
}

/// Why nothing may be written any more.
#[must_use]
pub fn damage() -> &'static str {
    r::damaged()
}
