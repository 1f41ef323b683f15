//! What the desk holds in memory beside the world.

use super::layout::{Feed, Peer};
use super::port::Key;
use super::told::ForkStanding;
use super::types::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::ids::Subject;
use crate::domain::organisation::Organisation;
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::causal::Frame;
use crate::ledger::hash::Hash;
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
    /// Pages that are older than the world.
    pub dirty: BTreeSet<Key>,
    /// What is told of feeds that have forked.
    pub forks: Vec<ForkStanding>,
    /// Files that entries of their branches name: feed, head of the branch, subject.
    pub evidence_files: Vec<(DeviceId, Hash, Subject, Attachment)>,
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
            dirty: BTreeSet::new(),
            forks: Vec::new(),
            evidence_files: Vec::new(),
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

    /// Whether this device may go on writing its feed.
    pub fn may_write(&self) -> Result<(), DeskError> {
        self.writable()?;
        let own = self.feeds.get(&self.me());
        let stopped = own.is_some_and(|feed| feed.is_forked() || feed.elsewhere);
        if stopped {
            Err(DeskError::NeedsNewKey)
        } else {
            Ok(())
        }
    }

    /// Up to which entry of this device's feed another device of the firm is known to hold it. Its bundle is the receipt; a stranger's
    /// word, or that of a tablet that was revoked and may be lost, is none.
    pub fn receipt(&self, firm: &Organisation) -> u64 {
        let me = self.me();
        let peers = self.peers.iter();
        let admitted = peers.filter(|(peer, _)| **peer != me && firm.admits(**peer));
        let most = admitted.filter_map(|(_, peer)| peer.have.get(&me)).max();
        most.copied().unwrap_or(0)
    }

    /// Whether another device of the firm is known to hold a branch.
    pub fn branch_elsewhere(&self, firm: &Organisation, device: DeviceId, head: Hash) -> bool {
        let me = self.me();
        self.peers.iter().any(|(peer, known)| {
            let held = known.forks.get(&device);
            *peer != me && firm.admits(*peer) && held.is_some_and(|heads| heads.contains(&head))
        })
    }
}
