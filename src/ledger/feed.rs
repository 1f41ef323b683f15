//! A run of consecutive entries of one feed, and the checks that make it trustworthy: numbers without a gap, each entry chained to the
//! one before by hash, the last one signed by the device itself.

use super::entry::{EntryError, EntryRef, LARGEST, RawEntry};
use super::hash::Hash;
use super::identity::{Purpose, Signature, head_message, verify};
use super::object::required;
use crate::domain::stamp::DeviceId;
use serde::{Deserialize, Serialize};

/// Which entries of which feed, how they join what is before, and the signature over the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Whose feed.
    pub device: DeviceId,
    /// First `seq`.
    pub from: u64,
    /// Last `seq`.
    pub to: u64,
    /// Hash of entry `from − 1`; none only when `from` is 1.
    #[serde(deserialize_with = "required")]
    pub backlink: Option<Hash>,
    /// Hash of entry `to`.
    pub head: Hash,
    /// The device's signature over `to` and `head`.
    pub signature: Signature,
}

/// Why a run is not what it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// An entry cannot be read, or its body was altered.
    #[error("{error} (device {device})")]
    Entry {
        /// Whose feed.
        device: DeviceId,
        /// What is wrong with it.
        error: EntryError,
    },
    /// An entry stands at another place than its own number says, or belongs to another device.
    #[error("entry {expected} of device {device} is not where it should be")]
    OutOfPlace {
        /// Whose feed.
        device: DeviceId,
        /// The number that should stand here.
        expected: u64,
    },
    /// An entry does not join the one before: one of the two was altered.
    #[error("entry {seq} of device {device} does not follow the one before it")]
    Chain {
        /// Whose feed.
        device: DeviceId,
        /// The entry whose predecessor differs; one more than the last for a head that differs.
        seq: u64,
    },
    /// The number of entries is not the one announced.
    #[error("device {device}: {announced} entries announced, {found} found")]
    Count {
        /// Whose feed.
        device: DeviceId,
        /// As the header says.
        announced: u64,
        /// As there are.
        found: u64,
    },
    /// The signature is not the device's.
    #[error("the signature of device {device} does not fit its entries")]
    Signature {
        /// Whose feed.
        device: DeviceId,
    },
}

impl FeedError {
    /// Whose feed is broken.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        match self {
            Self::Entry { device, .. }
            | Self::OutOfPlace { device, .. }
            | Self::Chain { device, .. }
            | Self::Count { device, .. }
            | Self::Signature { device } => *device,
        }
    }
}

/// Checks a whole run against what its range says, signature included.
///
/// # Errors
/// The first thing that is wrong.
pub fn check_run<'a>(range: &Range, raw: &[RawEntry<'a>]) -> Result<Vec<EntryRef<'a>>, FeedError> {
    let device = range.device;
    let announced = range
        .to
        .checked_sub(range.from)
        .and_then(|count| count.checked_add(1))
        .unwrap_or(0);
    let found = u64::try_from(raw.len()).unwrap_or(u64::MAX);
    if announced != found
        || range.from == 0
        || range.to > LARGEST
        || (range.from == 1) != range.backlink.is_none()
    {
        return Err(FeedError::Count {
            device,
            announced,
            found,
        });
    }
    if !verify(
        device,
        Purpose::FeedHead,
        &head_message(range.to, range.head),
        &range.signature,
    ) {
        return Err(FeedError::Signature { device });
    }
    check_chain(
        device,
        range.from,
        range.backlink,
        Some(range.head),
        raw.iter().cloned(),
    )
}

/// Checks that entries follow one another from `from` on. `head`, where it is known, is the hash that the last one must have.
///
/// # Errors
/// The first thing that is wrong.
pub fn check_chain<'a>(
    device: DeviceId,
    from: u64,
    backlink: Option<Hash>,
    head: Option<Hash>,
    raw: impl IntoIterator<Item = RawEntry<'a>>,
) -> Result<Vec<EntryRef<'a>>, FeedError> {
    let mut entries: Vec<EntryRef<'a>> = Vec::new();
    let mut lamport = 0;
    for (expected, raw) in (from..).zip(raw) {
        let entry = raw
            .check()
            .map_err(|error| FeedError::Entry { device, error })?;
        if entry.header.seq != expected
            || entry.header.device != device
            || entry.header.lamport <= lamport
        {
            return Err(FeedError::OutOfPlace { device, expected });
        }
        lamport = entry.header.lamport;
        let before = entries.last().map_or(backlink, |last| Some(last.hash));
        if entry.header.backlink != before {
            return Err(FeedError::Chain {
                device,
                seq: expected,
            });
        }
        entries.push(entry);
    }
    if let Some(head) = head
        && entries.last().map(|last| last.hash) != Some(head)
    {
        let seq = entries
            .last()
            .map_or(from, |last| last.header.seq.saturating_add(1));
        return Err(FeedError::Chain { device, seq });
    }
    Ok(entries)
}
