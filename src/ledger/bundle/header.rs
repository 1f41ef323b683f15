//! What a bundle says about itself.

use crate::domain::ids::{OrganisationId, PersonId};
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::feed::Range;
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
    pub attachments: Vec<AttachmentHead>,
    /// The exporting device: its key signs this header.
    pub by: DeviceId,
    /// The runs of entries, in the order of the payload. A device stands here twice only when its feed has forked.
    pub feeds: Vec<Range>,
    /// What the exporter holds: a statement about the exporter, never adopted as the reader's own.
    pub have: BTreeMap<DeviceId, u64>,
    /// Whose ledger.
    pub organisation: OrganisationName,
    /// Who exported it.
    pub person: PersonId,
}
