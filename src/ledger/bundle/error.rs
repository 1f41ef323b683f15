//! Why a file cannot be taken. Each kind has its own message; nothing has changed when one of them is given.

use crate::ledger::feed::FeedError;

/// What is wrong with a bundle.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Larger than the limit.
    #[error("the file has {size} bytes, the limit is {limit}")]
    TooLarge {
        /// As it is.
        size: u64,
        /// As allowed.
        limit: u64,
    },
    /// Ends in the middle.
    #[error("the file ends in the middle")]
    Truncated,
    /// No JSON text.
    #[error("no JSON at line {line}, column {column}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON, but something else than a bundle.
    #[error("this is no Huiyin bundle: {0}")]
    NotABundle(String),
    /// Written by a newer app.
    #[error("the bundle has version {found}, this app reads up to {known}")]
    NewerVersion {
        /// In the file.
        found: u32,
        /// Known here.
        known: u32,
    },
    /// A member stands twice, or a value in the header has no spelling that all readers sign alike.
    #[error(
        "the bundle has no canonical form: a member stands twice, or a value is none that JSON carries without loss"
    )]
    NotCanonical,
    /// The header's signature is not that of the device that it names.
    #[error("the header was altered, or its signature is not the exporter's")]
    HeaderSignature,
    /// Header and content do not fit together.
    #[error("the header announces other content than there is: {0}")]
    HeaderMismatch(String),
    /// A run of entries is broken.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// A file that comes along is not the one announced.
    #[error("the attached file {sha256} was altered")]
    Attachment {
        /// As announced.
        sha256: String,
    },
    /// Belongs to another organisation.
    #[error("this bundle belongs to {0}")]
    OtherOrganisation(String),
}
