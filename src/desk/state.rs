//! What the desk holds in memory beside the world.

use super::layout::{Feed, Peer};
use super::port::Key;
use super::subject::Here;
use super::told::ForkStanding;
use super::types::DeskError;
use crate::domain::cases::Attachment;
use crate::domain::ids::Subject;
use crate::domain::organisation::Organisation;
use crate::domain::sealed::SealingKey;
use crate::domain::stamp::{DeviceId, Dot};
use crate::domain::time::Timestamp;
use crate::domain::trust::REACH;
use crate::ledger::causal::Frame;
use crate::ledger::hash::Hash;
use crate::ledger::identity::Identity;
use crate::ledger::seal::SealingSecret;
use std::collections::{BTreeMap, BTreeSet};

/// The ledger's bookkeeping. Changed only while the desk's turn is held.
pub(super) struct State {
    /// This device.
    pub identity: Identity,
    /// Marker of this life of the store.
    pub incarnation: String,
    /// What opens what is sealed: this device's secret, and those of the devices that this store was before.
    pub secrets: Vec<(DeviceId, SealingSecret)>,
    /// Keys that could not be shared, so that it is not tried again all the time.
    pub unshareable: BTreeSet<(Dot, DeviceId)>,
    /// All feeds.
    pub feeds: BTreeMap<DeviceId, Feed>,
    /// All other devices that handed something over.
    pub peers: BTreeMap<DeviceId, Peer>,
    /// All subjects.
    pub frames: BTreeMap<Subject, Frame>,
    /// Highest causal height seen.
    pub lamport: u64,
    /// The lowest height at which an entry waits because it is too high for what is here.
    pub too_high: Option<u64>,
    /// Bytes of the own feed's last segment.
    pub tail: Vec<u8>,
    /// The first entry of each feed that the pages lack, from reading the pages until that entry is folded.
    pub behind: BTreeMap<DeviceId, u64>,
    /// Whether the journal held an import that was interrupted when the pages were read.
    pub unfinished_import: bool,
    /// Whether feeds have forked and nothing of it was read yet.
    pub unread_forks: bool,
    /// Whether the oldest entry that exists only here has to be looked up.
    pub oldest_unread: bool,
    /// Whether what the pages say beside the world is older than what is known.
    pub watermark_stale: bool,
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
    pub fn new(
        identity: Identity,
        incarnation: String,
        former: Vec<(DeviceId, SealingSecret)>,
    ) -> Self {
        let secret = SealingSecret::of(&identity);
        let mut secrets = former;
        secrets.push((identity.device(), secret));
        Self {
            identity,
            incarnation,
            secrets,
            unshareable: BTreeSet::new(),
            feeds: BTreeMap::new(),
            peers: BTreeMap::new(),
            frames: BTreeMap::new(),
            lamport: 0,
            too_high: None,
            tail: Vec::new(),
            behind: BTreeMap::new(),
            unfinished_import: false,
            unread_forks: false,
            oldest_unread: false,
            watermark_stale: false,
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

    /// This device and how much it holds.
    pub fn here(&self) -> Here {
        Here {
            device: self.me(),
            entries: self.feeds.values().map(|feed| feed.held).sum(),
        }
    }

    /// Takes a subject's frame over, with what follows from it for all.
    pub fn keep(&mut self, subject: Subject, frame: Frame) {
        self.lamport = self.lamport.max(frame.height);
        let lowest = self.too_high.into_iter().chain(frame.too_high);
        self.too_high = lowest.min();
        self.frames.insert(subject, frame);
    }

    /// The subjects with entries that waited because they were too high and are not any more.
    pub fn within_reach(&mut self) -> Vec<Subject> {
        let ceiling = self.here().entries.saturating_add(REACH);
        if self.too_high.is_none_or(|lowest| lowest > ceiling) {
            return Vec::new();
        }
        let waiting = |frame: &Frame| frame.too_high.is_some_and(|lowest| lowest <= ceiling);
        let frames = self.frames.iter();
        let subjects = frames.filter(|(_, frame)| waiting(frame));
        let subjects = subjects.map(|(subject, _)| subject.clone()).collect();
        let rest = self.frames.values().filter_map(|frame| frame.too_high);
        self.too_high = rest.filter(|lowest| *lowest > ceiling).min();
        subjects
    }

    /// The key to which bodies are sealed for this device. Computed where it is needed: opening the app does not need it.
    pub fn sealing_key(&self) -> Option<SealingKey> {
        let me = self.me();
        let mut mine = self.secrets.iter().filter(|(device, _)| *device == me);
        mine.next_back()?.1.key().ok()
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

    /// The first entry of this device's feed that no other device of the firm is known to hold, whether or not there is one.
    pub fn first_only_here(&self, firm: &Organisation) -> u64 {
        self.receipt(firm).saturating_add(1)
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
