//! A device's key as people compare it: the same digits, and words in the reader's language, on both screens.

use super::t;
use crate::domain::stamp::DeviceId;
use sha2::{Digest, Sha256};

/// Words of a mark.
const WORDS: usize = 4;

/// Twelve digits in three groups: 40 bits of the key's SHA-256.
#[must_use]
pub fn key_digits(device: DeviceId) -> String {
    let hash = Sha256::digest(device.0);
    let number = hash
        .iter()
        .take(5)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let number = number % 1_000_000_000_000;
    let group = |place: u64| number / 10_000_u64.pow(place as u32) % 10_000;
    format!("{:04} {:04} {:04}", group(2), group(1), group(0))
}

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
