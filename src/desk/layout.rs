//! Where everything lies in the store.
//!
//! ```text
//! Meta         format      version of this layout
//!              identity    this incarnation's secret key and marker
//!              feeds       device → held, head, its signature, first seq of each segment
//!              peers       device → what it last said it holds, last given, last taken
//!              watermark   which entries the pages reflect, and by which fold
//! Segments     <device>/<first seq>   lines of consecutive entries; the last of one's own feed grows with each commit
//!              <device>/~<head>       a branch of a feed that has forked: evidence that does not count
//! Pages        <bucket>    folded state and frames of many subjects
//! Attachments  <sha256>    bytes
//! Journal      bundle      the file of an import that takes more than one transaction, until it is done
//! ```
//!
//! A commit is one strict transaction: own tail segment and `feeds`. Pages follow when there is time; opening replays what they lack.

use super::port::Key;
use crate::domain::ids::Subject;
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::domain::world::SubjectState;
use crate::ledger::bundle::BundleHeader;
use crate::ledger::causal::Frame;
use crate::ledger::hash::Hash;
use crate::ledger::identity::Signature;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Version of this layout. A store of a higher one belongs to a newer app.
pub(super) const FORMAT: u32 = 1;
/// Version of the fold: pages of another one are folded anew from the segments.
pub(super) const FOLD: u32 = 5;
/// Entries in a full segment.
pub(super) const SEGMENT: u64 = 256;
/// Pages of customers, cases and all else but the firm.
const BUCKETS: u128 = 64;

pub(super) const KEY_FORMAT: &str = "format";
pub(super) const KEY_IDENTITY: &str = "identity";
pub(super) const KEY_FEEDS: &str = "feeds";
pub(super) const KEY_PEERS: &str = "peers";
pub(super) const KEY_WATERMARK: &str = "watermark";
pub(super) const KEY_BUNDLE: &str = "bundle";

/// The secret half of this device, bound to one life of one store.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredIdentity {
    /// Ed25519 secret.
    pub secret: [u8; 32],
    /// Marker that the platform remembers beside the store: a copied store meets another one, or none.
    pub incarnation: String,
    /// Sealing secrets of the devices that this store was before: what was sealed to them can still be opened here. Their signing secrets
    /// are gone.
    #[serde(default)]
    pub former: Vec<(DeviceId, [u8; 32])>,
}

/// What is held of one feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Feed {
    /// Entries 1 to `held` are here.
    pub held: u64,
    /// Hash of entry `held`.
    pub head: Option<Hash>,
    /// The device's signature over it; none only in the middle of an import.
    pub signature: Option<Signature>,
    /// First `seq` of each segment, ascending.
    pub segments: Vec<u64>,
    /// Entries that are here without their bodies.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub bodiless: BTreeSet<u64>,
    /// The branches of a feed that has forked, by their heads. `held` is then the last place before the fork, and nothing after it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<Branch>,
    /// Somebody holds another branch that could not be joined yet: where the feed forked is not known.
    #[serde(default, skip_serializing_if = "is_false")]
    pub suspected: bool,
    /// This device's own feed was written on elsewhere, by a copy of this store: it may not be continued here.
    #[serde(default, skip_serializing_if = "is_false")]
    pub elsewhere: bool,
}

/// One of the continuations of a feed from its fork on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Branch {
    /// Its last entry.
    pub to: u64,
    /// Hash of that entry.
    pub head: Hash,
    /// The device's signature over it.
    pub signature: Signature,
    /// Whether it was written on this tablet.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

impl Feed {
    /// Whether there are two different entries at one place.
    pub fn is_forked(&self) -> bool {
        !self.branches.is_empty()
    }

    /// Whether there is something to tell: it has forked, or another branch of it is known to exist.
    pub fn is_split(&self) -> bool {
        self.is_forked() || self.suspected
    }

    /// The last entry that is here on any branch.
    pub fn reach(&self) -> u64 {
        let branches = self.branches.iter().map(|branch| branch.to);
        branches.max().unwrap_or(0).max(self.held)
    }

    /// What the exporter says of the branches that it holds, ascending; nothing of a feed that is whole.
    pub fn heads(&self) -> Vec<Hash> {
        let suspected = self.head.filter(|_| self.suspected && !self.is_forked());
        let mut heads: Vec<Hash> = self.branches.iter().map(|branch| branch.head).collect();
        heads.extend(suspected);
        heads.sort_unstable();
        heads
    }

    /// First `seq` of the segment that holds `seq`.
    pub fn segment_of(&self, seq: u64) -> Option<u64> {
        let after = self.segments.partition_point(|first| *first <= seq);
        self.segments.get(after.checked_sub(1)?).copied()
    }
}

/// What is known of another device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Peer {
    /// What it last said, in signed headers, that it holds.
    pub have: BTreeMap<DeviceId, u64>,
    /// When a bundle of its was last taken here.
    pub taken: Option<Timestamp>,
    /// When a bundle was last made for it here.
    pub given: Option<Timestamp>,
    /// The heads of the branches of forked feeds that it said it holds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub forks: BTreeMap<DeviceId, BTreeSet<Hash>>,
    /// What it last said of files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub files: Option<FileStatement>,
}

/// A signed statement of a device about files: of those that the entries up to `have` name, it holds all but `wants`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileStatement {
    /// What it held of each feed when it said so.
    pub have: BTreeMap<DeviceId, u64>,
    /// What it lacked, and asks for.
    pub wants: BTreeSet<String>,
}

impl Peer {
    /// Takes over what a bundle's header says. Bundles arrive in any order: what is held is never held less, so that the larger
    /// statement is the later one, whatever the clocks say.
    pub fn note(&mut self, said: &BundleHeader) {
        for (device, held) in &said.have {
            let known = self.have.entry(*device).or_default();
            *known = (*known).max(*held);
        }
        for (device, heads) in &said.forks {
            self.forks.entry(*device).or_default().extend(heads);
        }
        let Some(wants) = &said.wants else { return };
        let wants: BTreeSet<String> = wants.iter().cloned().collect();
        match &mut self.files {
            Some(known) if known.have == said.have => {
                known.wants.retain(|file| wants.contains(file))
            }
            Some(known) if !covers(&said.have, &known.have, &said.forks) => {}
            files => {
                *files = Some(FileStatement {
                    have: said.have.clone(),
                    wants,
                });
            }
        }
    }
}

/// Whether who holds `more` holds all of `less`. A feed that has forked counts up to the fork only.
fn covers(
    more: &BTreeMap<DeviceId, u64>,
    less: &BTreeMap<DeviceId, u64>,
    forks: &BTreeMap<DeviceId, Vec<Hash>>,
) -> bool {
    less.iter().all(|(device, held)| {
        more.get(device).is_some_and(|more| more >= held) || forks.contains_key(device)
    })
}

/// Which entries the pages reflect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Watermark {
    /// Version of the fold.
    pub fold: u32,
    /// Held by each feed when the pages were written.
    pub feeds: BTreeMap<DeviceId, u64>,
    /// The oldest entry that nobody else was known to hold then: its place and when it was written. So opening need not read it.
    #[serde(default)]
    pub oldest_only_here: Option<(u64, Timestamp)>,
}

/// One subject on a page.
#[derive(Serialize, Deserialize)]
pub(super) struct PageLine<'a> {
    /// Which.
    pub subject: Subject,
    /// Its causal frame.
    pub frame: std::borrow::Cow<'a, Frame>,
    /// Its state; none for kinds that this version does not know.
    pub state: Option<std::borrow::Cow<'a, SubjectState>>,
}

/// Key of a branch. Sorts after the segments of its feed.
pub(super) fn branch_key(device: DeviceId, head: Hash) -> Key {
    format!("{device}/~{head}")
}

/// Key of a segment.
pub(super) fn segment_key(device: DeviceId, first: u64) -> Key {
    format!("{device}/{first:012}")
}

/// The page of a subject.
pub(super) fn page_of(subject: &Subject) -> Key {
    let uuid = match subject {
        Subject::Organisation(_) => return "organisation".to_owned(),
        Subject::Other(_) => return "other".to_owned(),
        Subject::Customer(id) => id.0,
        Subject::Case(id) => id.0,
        Subject::Outage(id) => id.0,
        Subject::Complaints(id) => id.0,
        Subject::Roster(id) => id.0,
        Subject::Knowledge(id) => id.0,
        Subject::Building(id) => id.0,
        Subject::Visit(id) => id.0,
        Subject::Survey(id) => id.0,
        Subject::Deputies(id) => id.0,
        Subject::Paper(id) => id.0,
    };
    format!("{:03}", uuid.as_u128() % BUCKETS)
}
