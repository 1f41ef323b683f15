//! What the desk holds in memory beside the world.

use super::layout::{Feed, Peer};
use super::port::Key;
use super::types::DeskError;
use crate::domain::ids::Subject;
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::causal::Frame;
use crate::ledger::identity::Identity;
use std::collections::{BTreeMap, BTreeSet};

/// The ledger's bookkeeping. Changed only while the desk's turn is held.
pub(super) struct State {
    /// This device.
    pub identity: Identity,
    /// Marker of this life of the store.
    pub incarnation: String,
    /// All feeds.
    pub feeds: BTreeMap<DeviceId, Feed>,
    /// All other devices that handed something over.
    pub peers: BTreeMap<DeviceId, Peer>,
    /// All subjects.
    pub frames: BTreeMap<Subject, Frame>,
    /// Highest causal height seen.
    pub lamport: u64,
    /// Bytes of the own feed's last segment.
    pub tail: Vec<u8>,
    /// The first entry of each feed that the pages lack, from reading the pages until that entry is folded.
    pub behind: BTreeMap<DeviceId, u64>,
    /// Whether the journal held an import that was interrupted when the pages were read.
    pub unfinished_import: bool,
    /// Pages that are older than the world.
    pub dirty: BTreeSet<Key>,
    /// The oldest entry that nobody else is known to hold, by its wall clock.
    pub oldest_only_here: Option<Timestamp>,
    /// Why nothing may be written any more.
    pub damaged: Option<String>,
}

impl State {
    /// Of a device that has written nothing.
    pub fn new(identity: Identity, incarnation: String) -> Self {
        Self {
            identity,
            incarnation,
            feeds: BTreeMap::new(),
            peers: BTreeMap::new(),
            frames: BTreeMap::new(),
            lamport: 0,
            tail: Vec::new(),
            behind: BTreeMap::new(),
            unfinished_import: false,
            dirty: BTreeSet::new(),
            oldest_only_here: None,
            damaged: None,
        }
    }

    /// This device.
    pub fn me(&self) -> DeviceId {
        self.identity.device()
    }

    /// Whether anything may be written.
    pub fn writable(&self) -> Result<(), DeskError> {
        self.damaged
            .as_ref()
            .map_or(Ok(()), |reason| Err(DeskError::Damaged(reason.clone())))
    }

    /// The most that any other device is known to hold of a feed. Whoever wrote an entry holds it.
    pub fn held_elsewhere(&self, feed: DeviceId) -> u64 {
        let me = self.me();
        if feed != me {
            return u64::MAX;
        }
        self.peers
            .iter()
            .filter(|(peer, _)| **peer != me)
            .filter_map(|(_, peer)| peer.have.get(&feed))
            .copied()
            .max()
            .unwrap_or(0)
    }
}
