//! The words of the specification for what is wrong with a bundle.

use huiyin::ledger::bundle::BundleError;
use huiyin::ledger::entry::EntryError;
use huiyin::ledger::feed::FeedError;

/// The word for a kind of mistake, in the index and in the specification.
pub fn kind(error: &BundleError) -> &'static str {
    match error {
        BundleError::TooLarge { .. } => "too_large",
        BundleError::Truncated => "truncated",
        BundleError::NotJson { .. } => "not_json",
        BundleError::NotABundle(_) => "not_a_bundle",
        BundleError::NewerVersion { .. } => "newer_version",
        BundleError::NotCanonical => "not_canonical",
        BundleError::HeaderSignature => "header_signature",
        BundleError::HeaderMismatch(_) => "header_mismatch",
        BundleError::Attachment { .. } => "attachment",
        BundleError::OtherOrganisation(_) => "other_organisation",
        BundleError::Feed(FeedError::Entry { error, .. }) => match error {
            EntryError::Unreadable(_) => "entry_unreadable",
            EntryError::NotCanonical { .. } => "not_canonical",
            EntryError::TooLarge { .. } => "entry_number",
            EntryError::Altered { .. } => "entry_altered",
            EntryError::BodyMissing { .. } => "body_missing",
        },
        BundleError::Feed(FeedError::OutOfPlace { .. }) => "out_of_place",
        BundleError::Feed(FeedError::Chain { .. }) => "chain",
        BundleError::Feed(FeedError::Count { .. }) => "count",
        BundleError::Feed(FeedError::Signature { .. }) => "feed_signature",
    }
}
