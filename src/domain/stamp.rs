//! The envelope in which an event reaches the domain: who, where, when, and what its author had already seen.

use super::ids::PersonId;
use super::time::Timestamp;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// One installed app: its Ed25519 public key. Written as 43 characters of unpadded base64url.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub [u8; 32]);

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceId({self})")
    }
}

/// The text is not 32 bytes of unpadded base64url.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a device key: {0:?}")]
pub struct NotADevice(pub String);

impl FromStr for DeviceId {
    type Err = NotADevice;
    fn from_str(text: &str) -> Result<Self, NotADevice> {
        let mut key = [0; 32];
        match URL_SAFE_NO_PAD.decode_slice(text, &mut key) {
            Ok(32) => Ok(Self(key)),
            _ => Err(NotADevice(text.chars().take(64).collect())),
        }
    }
}

impl Serialize for DeviceId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DeviceId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Names one entry: the `seq`-th (from 1) of `device`'s feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Dot {
    /// The feed.
    pub device: DeviceId,
    /// The place in the feed, from 1.
    pub seq: u64,
}

/// What an author had seen of one subject: the highest `seq` of each device.
///
/// Nearly always one or two devices, and one of these goes with every entry that is folded: a short sorted list, not a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<DeviceId, u64>", into = "BTreeMap<DeviceId, u64>")]
pub struct Seen(Vec<(DeviceId, u64)>);

impl Seen {
    /// Whether the entry `dot` was known to the author.
    #[must_use]
    pub fn has(&self, dot: Dot) -> bool {
        let known = self.0.iter().find(|(device, _)| *device == dot.device);
        known.is_some_and(|(_, seq)| *seq >= dot.seq)
    }

    /// Adds everything that `other` has seen.
    pub fn join(&mut self, other: &Self) {
        if self.0.is_empty() {
            // One more for the entry itself, which is noted next.
            self.0.reserve_exact(other.0.len() + 1);
            self.0.extend_from_slice(&other.0);
            return;
        }
        for (device, seq) in &other.0 {
            self.note(Dot {
                device: *device,
                seq: *seq,
            });
        }
    }

    /// Adds one entry and, since a feed has no gaps, all before it.
    pub fn note(&mut self, dot: Dot) {
        let place = self.0.iter().position(|(device, _)| *device >= dot.device);
        match place.and_then(|place| self.0.get_mut(place)) {
            Some((device, seq)) if *device == dot.device => *seq = (*seq).max(dot.seq),
            _ => self
                .0
                .insert(place.unwrap_or(self.0.len()), (dot.device, dot.seq)),
        }
    }
}

impl FromIterator<(DeviceId, u64)> for Seen {
    fn from_iter<I: IntoIterator<Item = (DeviceId, u64)>>(known: I) -> Self {
        let mut seen = Self::default();
        for (device, seq) in known {
            seen.note(Dot { device, seq });
        }
        seen
    }
}

impl From<BTreeMap<DeviceId, u64>> for Seen {
    fn from(known: BTreeMap<DeviceId, u64>) -> Self {
        known.into_iter().collect()
    }
}

impl From<Seen> for BTreeMap<DeviceId, u64> {
    fn from(seen: Seen) -> Self {
        seen.0.into_iter().collect()
    }
}

/// An entry's place in the order in which everybody folds: height, device, number.
pub type Place = (u64, DeviceId, u64);

/// Who wrote something down, when by their clock, and in which entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(
    from = "(DeviceId, u64, PersonId, Timestamp)",
    into = "(DeviceId, u64, PersonId, Timestamp)"
)]
pub struct Written {
    /// The entry.
    pub dot: Dot,
    /// Who.
    pub actor: PersonId,
    /// When.
    pub at: Timestamp,
}

// Every field of every file carries one: four values in a row are a third shorter than four with their names.
impl From<(DeviceId, u64, PersonId, Timestamp)> for Written {
    fn from((device, seq, actor, at): (DeviceId, u64, PersonId, Timestamp)) -> Self {
        Self {
            dot: Dot { device, seq },
            actor,
            at,
        }
    }
}

impl From<Written> for (DeviceId, u64, PersonId, Timestamp) {
    fn from(Written { dot, actor, at }: Written) -> Self {
        (dot.device, dot.seq, actor, at)
    }
}

/// An event with the facts about its writing. Events of a subject reach `evolve` in the order of (`lamport`, `dot.device`, `dot.seq`).
#[derive(Clone, Debug)]
pub struct Stamped<E> {
    /// Which entry this is.
    pub dot: Dot,
    /// Causal height: one more than the highest the author had seen.
    pub lamport: u64,
    /// The author's wall clock when it was written down. Data, never an order.
    pub at: Timestamp,
    /// Who wrote it.
    pub actor: PersonId,
    /// What the author had seen of this subject, this entry not included.
    pub seen: Seen,
    /// What happened.
    pub event: E,
}

impl<E> Stamped<E> {
    /// Where it stands in the order of folding.
    #[must_use]
    pub fn place(&self) -> Place {
        (self.lamport, self.dot.device, self.dot.seq)
    }

    /// Who wrote it down, and when.
    #[must_use]
    pub fn written(&self) -> Written {
        Written {
            dot: self.dot,
            actor: self.actor,
            at: self.at,
        }
    }

    /// The envelope and its content, apart.
    pub fn open(self) -> (Stamped<()>, E) {
        let Self {
            dot,
            lamport,
            at,
            actor,
            seen,
            event,
        } = self;
        (
            Stamped {
                dot,
                lamport,
                at,
                actor,
                seen,
                event: (),
            },
            event,
        )
    }

    /// The same envelope round another content.
    pub fn with<F>(self, event: F) -> Stamped<F> {
        let Self {
            dot,
            lamport,
            at,
            actor,
            seen,
            event: _,
        } = self;
        Stamped {
            dot,
            lamport,
            at,
            actor,
            seen,
            event,
        }
    }
}
