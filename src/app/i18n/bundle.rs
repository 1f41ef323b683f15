//! Why a file cannot be taken, each kind in its own sentence.

use super::t::bundle as b;
use crate::ledger::bundle::BundleError;
use crate::ledger::entry::EntryError;
use crate::ledger::feed::FeedError;

/// The sentence for a bundle that was not taken; says that nothing has changed.
#[must_use]
pub fn bundle_error(error: &BundleError) -> String {
    let why = match error {
        BundleError::TooLarge { size, limit } => b::too_large(limit >> 20, size >> 20),
        BundleError::Truncated => b::truncated().to_owned(),
        BundleError::NotJson { line, column } => b::not_json(column, line),
        BundleError::NotABundle(_) => b::not_a_bundle().to_owned(),
        BundleError::NewerVersion { found, .. } => b::newer(found),
        BundleError::NotCanonical => b::not_canonical().to_owned(),
        BundleError::HeaderSignature => b::header_signature().to_owned(),
        BundleError::HeaderMismatch(_) => b::header_mismatch().to_owned(),
        BundleError::Feed(error) => feed_error(error),
        BundleError::Attachment { .. } => b::attachment().to_owned(),
        BundleError::OtherOrganisation(name) => b::other_organisation(name),
    };
    format!("{why}{}{}", b::stop(), b::nothing_changed())
}

fn feed_error(error: &FeedError) -> String {
    let device: String = error.device().to_string().chars().take(6).collect();
    match error {
        FeedError::Entry { error, .. } => match error {
            EntryError::Unreadable(_) => b::feed_unreadable(device),
            EntryError::TooLarge { seq } => b::feed_number(device, seq),
            EntryError::BodyMissing { seq } => b::feed_body_missing(device, seq),
            EntryError::NotCanonical { seq } => b::feed_not_canonical(device, seq),
            EntryError::Altered { seq } => b::feed_altered(device, seq),
        },
        FeedError::OutOfPlace { expected, .. } => b::feed_out_of_place(device, expected),
        FeedError::Chain { seq, .. } => b::feed_chain(device, seq),
        FeedError::Count { .. } => b::feed_count(device),
        FeedError::Signature { .. } => b::feed_signature(device),
    }
}
