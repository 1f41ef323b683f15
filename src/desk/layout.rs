//! Where everything lies in the store.
//!
//! ```text
//! Meta         format      version of this layout
//!              identity    this incarnation's secret key and marker
//!              feeds       device → held, head, its signature, first seq of each segment
//!              peers       device → what it last said it holds, last given, last taken
//!              watermark   which entries the pages reflect, and by which fold
//! Segments     <device>/<first seq>   lines of consecutive entries; the last of one's own feed grows with each commit
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
use crate::ledger::causal::Frame;
use crate::ledger::hash::Hash;
use crate::ledger::identity::Signature;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Version of this layout. A store of a higher one belongs to a newer app.
pub(super) const FORMAT: u32 = 1;
/// Version of the fold: pages of another one are folded anew from the segments.
pub(super) const FOLD: u32 = 4;
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
}

impl Feed {
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
}

/// Which entries the pages reflect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Watermark {
    /// Version of the fold.
    pub fold: u32,
    /// Held by each feed when the pages were written.
    pub feeds: BTreeMap<DeviceId, u64>,
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
        Subject::Roster(id) => id.0,
        Subject::Knowledge(id) => id.0,
        Subject::Building(id) => id.0,
    };
    format!("{:03}", uuid.as_u128() % BUCKETS)
}
