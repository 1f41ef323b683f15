//! One entry: header and body, hashed apart, so that a body can be erased on purpose and the chain still verifies.

use super::hash::Hash;
use crate::domain::event::Event;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::stamp::{DeviceId, Dot};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The facts about an entry's writing. Its canonical JSON is hashed into the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Who wrote it.
    pub actor: PersonId,
    /// The heads of this subject's history that the author had seen: usually one, none for the first, two after parallel work.
    pub after: Vec<Hash>,
    /// The author's wall clock. Data, never an order.
    pub at: Timestamp,
    /// Hash of this device's previous entry; `None` only for `seq` 1.
    pub backlink: Option<Hash>,
    /// Hash of the body's canonical JSON.
    pub body: Hash,
    /// Whose feed.
    pub device: DeviceId,
    /// One more than the highest the author had seen.
    pub lamport: u64,
    /// Place in the feed, from 1.
    pub seq: u64,
    /// What it is about.
    pub subject: Subject,
}

impl Header {
    /// Names the entry.
    #[must_use]
    pub fn dot(&self) -> Dot {
        Dot {
            device: self.device,
            seq: self.seq,
        }
    }
}

/// A verified entry: its header, the hash of its header, and both texts as they lie (canonical JSON).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Decoded header.
    pub header: Header,
    /// SHA-256 of `header_json`.
    pub hash: Hash,
    /// Canonical JSON of the header.
    pub header_json: Box<str>,
    /// Canonical JSON of the body; `None` when it was erased on purpose.
    pub body_json: Option<Box<str>>,
}

impl Entry {
    /// The typed body; `None` when it was erased or when this version cannot read it (kept verbatim all the same).
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        self.body_json
            .as_deref()
            .and_then(|json| serde_json::from_str(json).ok())
    }
}

/// Writes an entry: canonical JSON of `event`, its hash into `header.body`, and the header's own hash.
///
/// # Errors
/// When `event` cannot be written as JSON, which no event of this crate can cause.
pub fn write(mut header: Header, event: &Event) -> Result<Entry, serde_json::Error> {
    let body_json = serde_json_canonicalizer::to_string(event)?.into_boxed_str();
    header.body = Hash::of(body_json.as_bytes());
    let header_json = serde_json_canonicalizer::to_string(&header)?.into_boxed_str();
    Ok(Entry {
        hash: Hash::of(header_json.as_bytes()),
        header,
        header_json,
        body_json: Some(body_json),
    })
}
