//! A device's key as people compare it: the same digits, and words in the reader's language, on both screens.

pub use crate::ledger::mark::digits as key_digits;

use super::t;
use crate::domain::stamp::DeviceId;
use sha2::{Digest, Sha256};

/// Words of a mark.
const WORDS: usize = 4;

/// Four words from the bytes that follow.
#[must_use]
pub fn key_words(device: DeviceId) -> String {
    let hash = Sha256::digest(device.0);
    let words: Vec<&str> = t::trust::words().split(' ').collect();
    let chosen = hash.iter().skip(5).take(WORDS);
    let chosen: Vec<&str> = chosen
        .filter_map(|byte| words.get(usize::from(*byte) % words.len().max(1)).copied())
        .collect();
    chosen.join(" ")
}
