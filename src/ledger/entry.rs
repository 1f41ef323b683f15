//! One entry: header and body, hashed apart, so that a body can be erased on purpose and the chain still verifies.
//!
//! An entry lies in a file or in a segment as `{"body":…,"header":…}`, both in canonical JSON (RFC 8785). [`EntryRef`] borrows that text:
//! what is hashed is what is stored, and nothing is serialised again. A text that somebody re-formatted is brought back to canonical
//! form, which costs time and nothing else.

pub use super::canonical::canonical;
use super::canonical::is_canonical;
use super::hash::Hash;
use super::header_text;
use super::object::{Object, required};
use super::plain;
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
    #[serde(deserialize_with = "required")]
    pub backlink: Option<Hash>,
    /// Hash of the body's canonical JSON.
    pub body: Hash,
    /// Whose feed.
    pub device: DeviceId,
    /// One more than the highest the author had seen; in an entry that is issued again, the height of the original.
    pub lamport: u64,
    /// The entry that this one takes the place of: same author, time, subject and body, under the key that its tablet took after its feed had
    /// forked. Left out in all others.
    #[serde(
        default,
        deserialize_with = "mark",
        skip_serializing_if = "Option::is_none"
    )]
    pub reissues: Option<Original>,
    /// Place in the feed, from 1.
    pub seq: u64,
    /// What it is about.
    pub subject: Subject,
}

/// The first writing of an entry that was issued again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Whose feed it stands in, on a branch.
    pub device: DeviceId,
    /// Its hash.
    pub hash: Hash,
    /// Its place.
    pub seq: u64,
}

/// Readers of the first days ignored this member like any other that they did not know: whatever names no entry says nothing.
fn mark<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Original>, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).ok())
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

    /// Names what the entry says: the first writing of one that was issued again. What is sealed in a body is bound to that place.
    #[must_use]
    pub fn said_at(&self) -> Dot {
        self.reissues.map_or_else(
            || self.dot(),
            |original| Dot {
                device: original.device,
                seq: original.seq,
            },
        )
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
        self.body_json.as_deref().and_then(plain::from_str)
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
    /// The text has no one spelling that all readers hash alike, or its hash was made over another one.
    #[error(
        "entry {seq} has no canonical form: a member stands twice, or a value is none that JSON carries without loss"
    )]
    NotCanonical {
        /// Which.
        seq: u64,
    },
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
            None => read_header(text)?,
        };
        let body_json = self.body.map(|raw| body(raw.get(), &header)).transpose()?;
        Ok(EntryRef {
            hash: Hash::of(header_json.as_bytes()),
            header,
            header_json,
            body_json,
        })
    }
}

/// The slow way into a header, for every text but the one that this version writes.
fn read_header(text: &str) -> Result<(Header, Cow<'_, str>), EntryError> {
    let unreadable = |error: serde_json::Error| EntryError::Unreadable(error.to_string());
    let Object::<Header>(header) = serde_json::from_str(text).map_err(unreadable)?;
    let seq = header.seq;
    if seq > LARGEST || header.lamport > LARGEST || header.at.0.unsigned_abs() > LARGEST {
        return Err(EntryError::TooLarge { seq });
    }
    let spelled: Spelled<'_> = serde_json::from_str(text).map_err(unreadable)?;
    if spelled.actor != header.actor.to_string() {
        return Err(EntryError::Unreadable(
            "actor is no uuid in lower case".to_owned(),
        ));
    }
    let json = canonical(text).ok_or(EntryError::NotCanonical { seq })?;
    Ok((header, Cow::Owned(json)))
}

/// The uuid library reads six spellings; the format knows one.
#[derive(Deserialize)]
struct Spelled<'a> {
    #[serde(borrow)]
    actor: Cow<'a, str>,
}

/// The body in canonical form, if it is the one that the header was written for.
fn body<'a>(raw: &'a str, header: &Header) -> Result<Cow<'a, str>, EntryError> {
    let seq = header.seq;
    let text = if is_canonical(raw) {
        Cow::Borrowed(raw)
    } else {
        Cow::Owned(canonical(raw).ok_or(EntryError::NotCanonical { seq })?)
    };
    if Hash::of(text.as_bytes()) == header.body {
        Ok(text)
    } else if Hash::of(raw.as_bytes()) == header.body {
        Err(EntryError::NotCanonical { seq })
    } else {
        Err(EntryError::Altered { seq })
    }
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

/// Where an entry that is issued again stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgainAt {
    /// The feed into which it goes.
    pub device: DeviceId,
    /// Its place in it.
    pub seq: u64,
    /// Hash of the entry before.
    pub backlink: Option<Hash>,
    /// Its causal height.
    pub lamport: u64,
    /// What its author had seen, by the names that it has in the new feed.
    pub after: Vec<Hash>,
}

/// Writes an entry anew under another key: author, time, subject and body stay as they are, members of the header that this version does
/// not know included. `reissues` names the first original.
///
/// # Errors
/// When the header cannot be read or written as JSON, which no verified entry can cause.
pub fn again(original: &EntryRef<'_>, at: AgainAt) -> Result<EntryRef<'static>, serde_json::Error> {
    let mut members: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&original.header_json)?;
    let header = Header {
        after: at.after,
        backlink: at.backlink,
        device: at.device,
        lamport: at.lamport,
        reissues: original.header.reissues.or(Some(Original {
            device: original.header.device,
            hash: original.hash,
            seq: original.header.seq,
        })),
        seq: at.seq,
        ..original.header.clone()
    };
    let known: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&serde_json::to_string(&header)?)?;
    members.extend(known);
    let header_json = to_canonical(&members)?;
    Ok(EntryRef {
        hash: Hash::of(header_json.as_bytes()),
        header,
        header_json: Cow::Owned(header_json),
        body_json: original
            .body_json
            .as_ref()
            .map(|body| Cow::Owned(body.clone().into_owned())),
    })
}
