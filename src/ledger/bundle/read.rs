//! Reading a bundle: one pass over the text, then every check, cheapest first.

use super::header::Erased;
use super::{AttachmentHead, BundleError, BundleHeader, FORMAT, VERSION};
use crate::ledger::entry::{EntryRef, RawEntry, canonical};
use crate::ledger::feed::{Range, check_run};
use crate::ledger::identity::{Purpose, Signature, verify};
use crate::ledger::object::{Object, objects};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What is read at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a bundle.
    pub bytes: u64,
}

impl Default for Limits {
    /// 256 MiB.
    fn default() -> Self {
        Self { bytes: 256 << 20 }
    }
}

/// A verified run of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// What it holds.
    pub range: Range,
    /// The entries, without a gap.
    pub entries: Vec<EntryRef<'a>>,
}

/// A verified bundle: every chain, signature and file is what the header says. Whether it fits this ledger is for the desk to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle<'a> {
    /// The signed header.
    pub header: BundleHeader,
    /// Its runs.
    pub runs: Vec<Run<'a>>,
    attachments: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    format: Text<'a>,
    version: u64,
    #[serde(borrow)]
    header: &'a RawValue,
    #[serde(borrow)]
    signature: Text<'a>,
    #[serde(borrow)]
    feeds: Vec<Entries<'a>>,
    #[serde(borrow)]
    attachments: Vec<Text<'a>>,
}

#[derive(Deserialize)]
struct Entries<'a>(#[serde(borrow, deserialize_with = "objects")] Vec<RawEntry<'a>>);

/// Text that is borrowed when it has no escapes, as base64 has none.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads and verifies a bundle.
///
/// # Errors
/// The first thing that is wrong, from the outside in: size, JSON, format, version, header, feeds, files.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Bundle<'_>, BundleError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.bytes {
        return Err(BundleError::TooLarge {
            size,
            limit: limits.bytes,
        });
    }
    // Some editors put a byte order mark in front.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        None => BundleError::Truncated,
        Some(_) => BundleError::NotABundle(format!("byte {} is no UTF-8", error.valid_up_to())),
    })?;
    let Object::<Written<'_>>(written) =
        serde_json::from_str(text).map_err(|error| refuse(text, &error))?;
    check_format(&written.format.0, written.version)?;
    let header = check_header(written.header.get(), &written.signature.0)?;
    let erased = Erased::read(written.header.get(), &header)?;
    if header.feeds.len() != written.feeds.len() {
        return Err(BundleError::HeaderMismatch(format!(
            "{} feeds announced, {} found",
            header.feeds.len(),
            written.feeds.len()
        )));
    }
    if header.attachments.len() != written.attachments.len() {
        return Err(BundleError::HeaderMismatch(format!(
            "{} attachments announced, {} found",
            header.attachments.len(),
            written.attachments.len()
        )));
    }
    let mut runs = Vec::with_capacity(header.feeds.len());
    for (index, (range, Entries(raw))) in header.feeds.iter().zip(&written.feeds).enumerate() {
        let entries = check_run(range, raw)?;
        erased.check(index, range, raw)?;
        runs.push(Run {
            entries,
            range: range.clone(),
        });
    }
    let attachments: Vec<Cow<'_, str>> =
        written.attachments.into_iter().map(|text| text.0).collect();
    for (head, data) in header.attachments.iter().zip(&attachments) {
        decode(head, data)?;
    }
    Ok(Bundle {
        header,
        runs,
        attachments,
    })
}

impl Bundle<'_> {
    /// The files, each decoded only when it is asked for, so that not all lie in memory at once.
    pub fn attachments(
        &self,
    ) -> impl Iterator<Item = Result<(&AttachmentHead, Vec<u8>), BundleError>> {
        self.header
            .attachments
            .iter()
            .zip(&self.attachments)
            .map(|(head, data)| Ok((head, decode(head, data)?)))
    }
}

/// What stands where a bundle should: tells "cut off" from "not JSON" from "something else".
fn refuse(text: &str, error: &serde_json::Error) -> BundleError {
    #[derive(Deserialize)]
    struct Sniffed {
        format: String,
        version: u64,
    }
    match error.classify() {
        Category::Eof => BundleError::Truncated,
        Category::Syntax | Category::Io => BundleError::NotJson {
            line: error.line(),
            column: error.column(),
        },
        // Only now, since it costs a second pass: a newer version may have other members, and the text may end further on.
        Category::Data => match serde_json::from_str::<Object<Sniffed>>(text) {
            Ok(Object(sniffed)) => match check_format(&sniffed.format, sniffed.version) {
                Err(other) => other,
                Ok(()) if canonical(text).is_none() => BundleError::NotCanonical,
                Ok(()) => BundleError::NotABundle(error.to_string()),
            },
            Err(other) if other.is_data() => BundleError::NotABundle(other.to_string()),
            Err(other) => refuse(text, &other),
        },
    }
}

fn check_format(format: &str, version: u64) -> Result<(), BundleError> {
    if format != FORMAT {
        let format: String = format.chars().take(40).collect();
        return Err(BundleError::NotABundle(format!("format {format:?}")));
    }
    match u32::try_from(version).unwrap_or(u32::MAX) {
        0 => Err(BundleError::NotABundle("version 0".to_owned())),
        found if found > VERSION => Err(BundleError::NewerVersion {
            found,
            known: VERSION,
        }),
        _ => Ok(()),
    }
}

/// The uuid library reads six spellings; the format knows one.
#[derive(Deserialize)]
struct Spelled<'a> {
    #[serde(borrow)]
    person: Cow<'a, str>,
    #[serde(borrow)]
    organisation: SpelledFirm<'a>,
}

#[derive(Deserialize)]
struct SpelledFirm<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
}

fn check_header(json: &str, signature: &str) -> Result<BundleHeader, BundleError> {
    let text = canonical(json).ok_or(BundleError::NotCanonical)?;
    let unfit = |what: &dyn std::fmt::Display| BundleError::NotABundle(format!("header: {what}"));
    let Object::<BundleHeader>(header) =
        serde_json::from_str(json).map_err(|error| unfit(&error))?;
    let spelled: Spelled<'_> = serde_json::from_str(json).map_err(|error| unfit(&error))?;
    if spelled.person != header.person.to_string()
        || spelled.organisation.id != header.organisation.id.to_string()
    {
        return Err(unfit(&"a uuid is not in lower case with hyphens"));
    }
    let signature = serde_json::from_value::<Signature>(signature.into())
        .map_err(|_| BundleError::HeaderSignature)?;
    if verify(
        header.by,
        Purpose::BundleHeader,
        text.as_bytes(),
        &signature,
    ) {
        Ok(header)
    } else {
        Err(BundleError::HeaderSignature)
    }
}

fn decode(head: &AttachmentHead, data: &str) -> Result<Vec<u8>, BundleError> {
    let altered = || BundleError::Attachment {
        sha256: head.sha256.chars().take(64).collect(),
    };
    let bytes = STANDARD.decode(data).map_err(|_| altered())?;
    let same = u64::try_from(bytes.len()).ok() == Some(head.size)
        && hex(&Sha256::digest(&bytes)) == head.sha256;
    if same { Ok(bytes) } else { Err(altered()) }
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
