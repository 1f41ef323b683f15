//! The mark by which people compare keys (`docs/bundle-format.md`, section 7).

use crate::domain::stamp::DeviceId;
use sha2::{Digest, Sha256};

/// Twelve digits in three groups: 40 bits of the key's SHA-256.
#[must_use]
pub fn digits(device: DeviceId) -> String {
    let hash = Sha256::digest(device.0);
    let number = hash
        .iter()
        .take(5)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let number = number % 1_000_000_000_000;
    let group = |place: u64| number / 10_000_u64.pow(place as u32) % 10_000;
    format!("{:04} {:04} {:04}", group(2), group(1), group(0))
}
