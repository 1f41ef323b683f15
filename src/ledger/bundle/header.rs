//! What a bundle says about itself.

use super::BundleError;
use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::entry::{EntryError, RawEntry};
use crate::ledger::feed::{FeedError, Range};
use crate::ledger::hash::Hash;
use crate::ledger::object::{object, objects};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Identity and name of the organisation whose ledger it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationName {
    /// Identity.
    pub id: OrganisationId,
    /// Name, for the message before anything is taken.
    pub name: String,
}

/// A file that comes along, by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentHead {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Length in bytes.
    pub size: u64,
}

/// The signed header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleHeader {
    /// Version of the app that wrote it.
    pub app: String,
    /// When, by the exporter's clock.
    pub at: Timestamp,
    /// The files, in the order of the payload.
    #[serde(deserialize_with = "objects")]
    pub attachments: Vec<AttachmentHead>,
    /// The exporting device: its key signs this header.
    pub by: DeviceId,
    /// The runs of entries, in the order of the payload. A device may stand here more than once: a feed in parts, or both branches of a
    /// feed that has forked.
    #[serde(deserialize_with = "objects")]
    pub feeds: Vec<Range>,
    /// The heads of every branch that the exporter holds of feeds that have forked, ascending; left out while it knows of none. With them
    /// a peer sees which branches to send, since `have` can count the places before the fork only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub forks: BTreeMap<DeviceId, Vec<Hash>>,
    /// What the exporter holds: a statement about the exporter, never adopted as the reader's own. Of a feed that has forked, the last
    /// place before the fork.
    pub have: BTreeMap<DeviceId, u64>,
    /// Whose ledger.
    #[serde(deserialize_with = "object")]
    pub organisation: OrganisationName,
    /// Who exported it.
    pub person: PersonId,
    /// The files that entries of the exporter name and that it does not hold: it asks for them, and says with `have` that it holds all
    /// others. `None` says nothing either way: bundles of the first days.
    #[serde(
        default,
        deserialize_with = "stated",
        skip_serializing_if = "Option::is_none"
    )]
    pub wants: Option<Vec<String>>,
}

/// For a member that may be left out but not be null.
fn stated<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<String>>, D::Error> {
    Vec::deserialize(deserializer).map(Some)
}

/// The header's member `erased`: per run, in the order of `feeds`, the `seq` of every entry that travels without its body. It stands
/// in the signed header so that nobody on the way can take a body out unseen, and is left out when every body is there.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Erased {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) erased: Vec<Vec<u64>>,
}

/// What is signed: the header and what [`Erased`] adds.
#[derive(Serialize)]
pub(super) struct Signed<'a> {
    #[serde(flatten)]
    pub(super) header: &'a BundleHeader,
    #[serde(flatten)]
    pub(super) erased: Erased,
}

impl Erased {
    pub(super) fn read(json: &str, header: &BundleHeader) -> Result<Self, BundleError> {
        let erased: Self = serde_json::from_str(json)
            .map_err(|error| BundleError::NotABundle(format!("header: {error}")))?;
        if erased.erased.is_empty() || erased.erased.len() == header.feeds.len() {
            Ok(erased)
        } else {
            Err(BundleError::HeaderMismatch(
                "erased entries of unknown runs".to_owned(),
            ))
        }
    }

    /// Whether exactly the entries that were announced so come without a body.
    pub(super) fn check(
        &self,
        run: usize,
        range: &Range,
        raw: &[RawEntry<'_>],
    ) -> Result<(), FeedError> {
        let announced = self.erased.get(run).map_or(&[][..], Vec::as_slice);
        let found = (range.from..).zip(raw).filter(|(_, raw)| raw.is_erased());
        let mut pairs = announced.iter().copied().map(Some).chain([None]);
        for seq in found.map(|(seq, _)| Some(seq)).chain([None]) {
            let expected = pairs.next().flatten();
            if expected != seq {
                return Err(FeedError::Entry {
                    device: range.device,
                    error: EntryError::BodyMissing {
                        seq: seq.or(expected).unwrap_or_default(),
                    },
                });
            }
        }
        Ok(())
    }
}
