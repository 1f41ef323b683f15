//! One entry: header and body, hashed apart, so that a body can be erased on purpose and the chain still verifies.
//!
//! An entry lies in a file or in a segment as `{"body":…,"header":…}`, both in canonical JSON (RFC 8785). [`EntryRef`] borrows that text:
//! what is hashed is what is stored, and nothing is serialised again. A text that somebody re-formatted is brought back to canonical
//! form, which costs time and nothing else.

use super::hash::Hash;
use super::header_text;
use crate::domain::event::Event;
use crate::domain::ids::{PersonId, Subject};
use crate::domain::stamp::{DeviceId, Dot};
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Largest number that JSON carries without loss everywhere: 2^53 − 1. Applies to `seq`, `lamport` and, as a magnitude, to `at`.
pub const LARGEST: u64 = (1 << 53) - 1;

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

/// A verified entry that borrows its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRef<'a> {
    /// Decoded header.
    pub header: Header,
    /// SHA-256 of [`Self::header_json`].
    pub hash: Hash,
    /// Canonical JSON of the header.
    pub header_json: Cow<'a, str>,
    /// Canonical JSON of the body; `None` when it was erased on purpose.
    pub body_json: Option<Cow<'a, str>>,
}

impl EntryRef<'_> {
    /// The typed body; `None` when it was erased or when this version cannot read it (kept verbatim all the same).
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        self.body_json
            .as_deref()
            .and_then(|json| serde_json::from_str(json).ok())
    }

    /// Appends the entry as one line of a segment.
    pub fn append_line(&self, line: &mut Vec<u8>) {
        line.extend_from_slice(b"{\"body\":");
        line.extend_from_slice(self.body_json.as_deref().unwrap_or("null").as_bytes());
        line.extend_from_slice(b",\"header\":");
        line.extend_from_slice(self.header_json.as_bytes());
        line.extend_from_slice(b"}\n");
    }
}

/// An entry as it lies in a file: not verified, not even decoded. It has no other members: a body must not be lost by a letter in its name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEntry<'a> {
    #[serde(borrow, default)]
    body: Option<&'a RawValue>,
    #[serde(borrow)]
    header: &'a RawValue,
}

/// Why a text is no entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Header or shape cannot be read.
    #[error("an entry cannot be read: {0}")]
    Unreadable(String),
    /// A number is larger than JSON carries without loss.
    #[error("entry {seq} holds a number that is too large")]
    TooLarge {
        /// Which.
        seq: u64,
    },
    /// The body does not come along, and the exporter does not say that it was erased; or the other way round.
    #[error("entry {seq} has lost its body on the way")]
    BodyMissing {
        /// Which.
        seq: u64,
    },
    /// The body is not the one that the header was written for.
    #[error("the body of entry {seq} was altered")]
    Altered {
        /// Which.
        seq: u64,
    },
}

impl<'a> RawEntry<'a> {
    /// From one line of a segment.
    ///
    /// # Errors
    /// When the line is no entry.
    pub fn from_line(line: &'a str) -> Result<Self, EntryError> {
        serde_json::from_str(line).map_err(|error| EntryError::Unreadable(error.to_string()))
    }

    /// Whether the entry travels without its body.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.body.is_none()
    }

    /// Decodes the header and checks the body against it. Texts that are canonical stay as they lie; others are brought to that form, so
    /// that an entry has one hash however its file was formatted, and stands on one line in a segment.
    ///
    /// # Errors
    /// When the header cannot be read, a number is too large, or the body is another one.
    pub fn check(&self) -> Result<EntryRef<'a>, EntryError> {
        let text = self.header.get();
        let (header, header_json) = match header_text::parse(text) {
            Some(header) => (header, Cow::Borrowed(text)),
            None => {
                let header: Header = serde_json::from_str(text)
                    .map_err(|error| EntryError::Unreadable(error.to_string()))?;
                let json = canonical(text).ok_or_else(|| {
                    EntryError::Unreadable("header without canonical form".into())
                })?;
                (header, Cow::Owned(json))
            }
        };
        if header.seq > LARGEST || header.lamport > LARGEST || header.at.0.unsigned_abs() > LARGEST
        {
            return Err(EntryError::TooLarge { seq: header.seq });
        }
        let body_json = match self.body.map(RawValue::get) {
            None => None,
            Some(raw) => {
                Some(body(raw, header.body).ok_or(EntryError::Altered { seq: header.seq })?)
            }
        };
        Ok(EntryRef {
            hash: Hash::of(header_json.as_bytes()),
            header,
            header_json,
            body_json,
        })
    }
}

/// The body in the form that hashes to `hash`, if it has one. A text with a line break cannot be canonical, whatever its hash.
fn body(raw: &str, hash: Hash) -> Option<Cow<'_, str>> {
    if Hash::of(raw.as_bytes()) == hash && !raw.as_bytes().contains(&b'\n') {
        return Some(Cow::Borrowed(raw));
    }
    canonical(raw)
        .filter(|text| Hash::of(text.as_bytes()) == hash)
        .map(Cow::Owned)
}

/// RFC 8785 form of a JSON text; `None` when it is no JSON or holds what canonical JSON cannot (a number without a double).
#[must_use]
pub fn canonical(json: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    serde_json_canonicalizer::to_string(&value).ok()
}

/// RFC 8785 form of a value. By way of its plain text, so that only one serialiser is compiled for each type.
///
/// # Errors
/// When the value cannot be written as JSON.
pub fn to_canonical<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let plain: serde_json::Value = serde_json::from_str(&serde_json::to_string(value)?)?;
    serde_json_canonicalizer::to_string(&plain)
}

/// Writes an entry: canonical JSON of `event`, its hash into `header.body`, and the header's own hash.
///
/// # Errors
/// When `event` cannot be written as JSON, which no event of this crate can cause.
pub fn write(mut header: Header, event: &Event) -> Result<EntryRef<'static>, serde_json::Error> {
    let body_json = to_canonical(event)?;
    header.body = Hash::of(body_json.as_bytes());
    let header_json = to_canonical(&header)?;
    Ok(EntryRef {
        hash: Hash::of(header_json.as_bytes()),
        header,
        header_json: Cow::Owned(header_json),
        body_json: Some(Cow::Owned(body_json)),
    })
}
