//! Fold order and causality of one subject's entries.
//!
//! The order is (`lamport`, `device`, `seq`): every device computes the same. What an author had seen follows from `after`, transitively,
//! and from the author's own earlier entries; so concurrency is known, not guessed from clocks.

use super::entry::{EntryRef, Header};
use super::hash::Hash;
use crate::domain::cases::Attachment;
pub use crate::domain::stamp::Place;
use crate::domain::stamp::{DeviceId, Dot, Seen, Stamped, Written};
use crate::domain::trust::Waiting;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The place of an entry.
#[must_use]
pub fn place(header: &Header) -> Place {
    (header.lamport, header.device, header.seq)
}

/// What is known of a subject's history without reading it: enough to add the next entry, and to find all entries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Entries that no other entry of the subject has seen.
    pub heads: Vec<Hash>,
    /// Everything that is here, as a version vector.
    pub seen: Seen,
    /// The highest place folded so far.
    pub last: Option<Place>,
    /// Every entry: device → `seq`, ascending.
    pub dots: BTreeMap<DeviceId, Vec<u64>>,
    /// The highest causal height among the entries that count and this device's own: what does not count cannot drive the heights up.
    #[serde(default)]
    pub height: u64,
    /// Entries whose body this version cannot read, or that were erased.
    #[serde(default)]
    pub held: u64,
    /// Entries that do not count, and why not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<(Written, Waiting)>,
    /// The lowest height among those that wait because they are too high.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub too_high: Option<u64>,
    /// The files that entries name, each with the entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<(Dot, Attachment)>,
    /// Entries that stand for one on a branch that does not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<Again>,
}

/// An entry that was issued again under another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Again {
    /// The one in whose place it stands.
    pub original: Hash,
    /// The key that issued it again.
    pub by: DeviceId,
    /// Whether it counts: its device may still wait for its admission.
    pub counts: bool,
}

impl Frame {
    /// Whether `header` can be folded on top: it comes last, and its author had seen everything that is here.
    #[must_use]
    pub fn continues(&self, header: &Header) -> bool {
        self.last.is_none_or(|last| last < place(header))
            && header.after.len() == self.heads.len()
            && self.heads.iter().all(|head| header.after.contains(head))
    }

    /// Adds an entry that [`continues`](Self::continues).
    pub fn push(&mut self, header: &Header, hash: Hash, readable: bool) {
        self.heads = vec![hash];
        self.record(header, readable);
    }

    /// Notes that an entry does not count.
    pub fn wait<E>(&mut self, by: &Stamped<E>, why: Waiting) {
        if why == Waiting::TooHigh {
            let lowest = self.too_high.unwrap_or(u64::MAX);
            self.too_high = Some(lowest.min(by.lamport));
        }
        self.waiting.push((by.written(), why));
    }

    /// Begins anew to ask whose entries count.
    pub fn wait_for_nothing(&mut self) {
        self.waiting.clear();
        self.too_high = None;
    }

    fn record(&mut self, header: &Header, readable: bool) {
        self.seen.note(header.dot());
        self.last = self.last.max(Some(place(header)));
        let seqs = self.dots.entry(header.device).or_default();
        if let Err(at) = seqs.binary_search(&header.seq) {
            seqs.insert(at, header.seq);
        }
        self.held += u64::from(!readable);
    }

    /// The frame of a whole history, and what each author had seen. `entries` must be in fold order.
    #[must_use]
    pub fn of(entries: &[&EntryRef<'_>], readable: impl Fn(usize) -> bool) -> (Self, Vec<Seen>) {
        let mut frame = Self::default();
        let mut seen: Vec<Seen> = Vec::with_capacity(entries.len());
        let mut at = Places::default();
        let mut own: BTreeMap<DeviceId, usize> = BTreeMap::new();
        let mut heads: Vec<(Dot, Hash)> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            let named = entry.header.after.iter();
            let before = named
                .filter_map(|hash| at.of(hash, entries.get(..index)?))
                .chain(own.get(&entry.header.device).copied());
            let mut known = Seen::default();
            let mut joined = None;
            for earlier in before {
                // Mostly the author's own last entry is the one it names.
                if joined.replace(earlier) == Some(earlier) {
                    continue;
                }
                if let (Some(theirs), Some(other)) = (seen.get(earlier), entries.get(earlier)) {
                    known.join(theirs);
                    known.note(other.header.dot());
                }
            }
            heads.retain(|(dot, _)| !known.has(*dot));
            heads.push((entry.header.dot(), entry.hash));
            frame.record(&entry.header, readable(index));
            own.insert(entry.header.device, index);
            seen.push(known);
        }
        frame.heads = heads.into_iter().map(|(_, hash)| hash).collect();
        (frame, seen)
    }
}

/// Where the entries of a history stand, by their hashes. Nearly every entry names the one before it: only where one names another is anything
/// looked up.
#[derive(Default)]
struct Places {
    at: BTreeMap<Hash, usize>,
    known: usize,
}

impl Places {
    /// The place of the entry of this hash among those `before` the one that names it.
    fn of(&mut self, hash: &Hash, before: &[&EntryRef<'_>]) -> Option<usize> {
        if let Some((last, earlier)) = before.split_last()
            && last.hash == *hash
        {
            return Some(earlier.len());
        }
        for (index, entry) in before.iter().enumerate().skip(self.known) {
            // Who had seen the original has seen what stands in its place.
            if let Some(original) = entry.header.reissues {
                self.at.entry(original.hash).or_insert(index);
            }
            self.at.insert(entry.hash, index);
        }
        self.known = before.len();
        self.at.get(hash).copied()
    }
}
