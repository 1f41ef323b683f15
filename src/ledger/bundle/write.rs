//! Writing a bundle: entries leave as they lie in their segments, nothing is serialised again.

use super::header::{Erased, Signed};
use super::{BundleHeader, FORMAT, VERSION};
use crate::ledger::entry::to_canonical;
use crate::ledger::identity::{Identity, Purpose};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What goes into a bundle, in the order of its header.
#[derive(Clone, Debug, Default)]
pub struct Payload {
    /// Per run: lines of canonical entries, each ended by a line feed.
    pub feeds: Vec<Vec<u8>>,
    /// Per file: its bytes.
    pub attachments: Vec<Vec<u8>>,
}

/// Writes the bundle and signs its header.
///
/// # Errors
/// When the header cannot be written as JSON, which no header of this crate can cause.
pub fn write(
    header: &BundleHeader,
    payload: &Payload,
    identity: &Identity,
) -> Result<Vec<u8>, serde_json::Error> {
    let erased: Vec<Vec<u64>> = header
        .feeds
        .iter()
        .zip(&payload.feeds)
        .map(|(range, lines)| erased(range.from, lines))
        .collect();
    let header_json = to_canonical(&Signed {
        header,
        erased: Erased {
            // Only where there is something to say.
            erased: if erased.iter().all(Vec::is_empty) {
                Vec::new()
            } else {
                erased
            },
        },
    })?;
    let signature =
        serde_json::to_string(&identity.sign(Purpose::BundleHeader, header_json.as_bytes()))?;
    let mut out = Vec::with_capacity(
        payload.feeds.iter().map(Vec::len).sum::<usize>() + header_json.len() + 4_096,
    );
    out.extend_from_slice(
        format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\n\"header\":").as_bytes(),
    );
    out.extend_from_slice(header_json.as_bytes());
    out.extend_from_slice(b",\n\"signature\":");
    out.extend_from_slice(signature.as_bytes());
    out.extend_from_slice(b",\n\"feeds\":[");
    for (index, lines) in payload.feeds.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"[\n" } else { b",\n[\n" });
        let mut first = true;
        for line in split(lines) {
            if !first {
                out.extend_from_slice(b",\n");
            }
            out.extend_from_slice(line);
            first = false;
        }
        out.extend_from_slice(b"\n]");
    }
    out.extend_from_slice(b"],\n\"attachments\":[");
    for (index, bytes) in payload.attachments.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"\n\"" } else { b",\n\"" });
        out.extend_from_slice(STANDARD.encode(bytes).as_bytes());
        out.push(b'"');
    }
    out.extend_from_slice(b"]}\n");
    Ok(out)
}

fn split(lines: &[u8]) -> impl Iterator<Item = &[u8]> {
    lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
}

/// The entries of a run whose body was erased.
fn erased(from: u64, lines: &[u8]) -> Vec<u64> {
    (0..)
        .zip(split(lines))
        .filter(|(_, line)| line.starts_with(b"{\"body\":null,"))
        .map(|(index, _): (u64, _)| from.saturating_add(index))
        .collect()
}
