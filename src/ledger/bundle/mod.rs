//! The JSON file by which ledgers meet. Reading verifies everything before anything is given out.
//!
//! ```json
//! {"format":"huiyin-bundle","version":1,"header":{…},"signature":"…","feeds":[[{"body":…,"header":…},…],…],"attachments":["…"]}
//! ```
//!
//! The header names every run of entries with the hash of its last entry, and the exporter signs the header: since each hash commits to
//! all entries before it, the header is bound to the payload and no byte is hashed twice.

mod error;
mod header;
mod read;
mod write;

pub use error::BundleError;
pub use header::{AttachmentHead, BundleHeader, OrganisationName};
pub use read::{Bundle, Limits, Run, hex, read};
pub use write::{Payload, Writer, write};

/// Name of the format, first member of every bundle.
pub const FORMAT: &str = "huiyin-bundle";
/// Version that this crate writes, and the highest that it reads.
pub const VERSION: u32 = 1;
