//! The one place that reads the browser's clock and draws random numbers.

use crate::domain::time::Timestamp;
use uuid::Uuid;

/// Now, by this device's clock.
#[must_use]
pub fn now() -> Timestamp {
    // A JavaScript time is a whole number of milliseconds well inside 2^53.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}

/// 32 bytes for a new device's key. A platform without randomness gives none, and the app says so instead of starting.
///
/// # Errors
/// When the browser offers no random numbers.
pub fn entropy() -> Result<[u8; 32], getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A new identity, ordered by time.
#[must_use]
pub fn new_uuid() -> Uuid {
    let mut random = [0; 10];
    // Time alone still tells apart what one person does one after the other.
    let _ = getrandom::fill(&mut random);
    let ms = u64::try_from(now().0).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(ms, &random).into_uuid()
}
