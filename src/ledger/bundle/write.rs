//! Writing a bundle: entries leave as they lie in their segments, nothing is serialised again.

use super::header::{Erased, Signed};
use super::{BundleHeader, FORMAT, VERSION};
use crate::ledger::entry::to_canonical;
use crate::ledger::identity::{Identity, Purpose};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::{self, Write};

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
pub fn write(header: &BundleHeader, payload: &Payload, identity: &Identity) -> io::Result<Vec<u8>> {
    let erased = header
        .feeds
        .iter()
        .zip(&payload.feeds)
        .map(|(range, lines)| erased(range.from, lines))
        .collect();
    let size = payload.feeds.iter().map(Vec::len).sum::<usize>();
    let mut writer = Writer::begin(Vec::with_capacity(size + 8_192), header, erased, identity)?;
    for lines in &payload.feeds {
        writer.begin_run()?;
        for line in split(lines) {
            writer.entry(line)?;
        }
        writer.end_run()?;
    }
    for bytes in &payload.attachments {
        writer.attachment(bytes)?;
    }
    writer.end()
}

/// Writes a bundle piece by piece, for one that is too large to lie in memory. What is written has to be what the header says, in its order:
/// all runs, then all attachments.
#[derive(Debug)]
pub struct Writer<W: Write> {
    out: W,
    runs: usize,
    entries: usize,
    attachments: usize,
}

impl<W: Write> Writer<W> {
    /// Signs and writes the header. `erased` holds a list per run: the `seq` of every entry that comes without a body.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn begin(
        mut out: W,
        header: &BundleHeader,
        erased: Vec<Vec<u64>>,
        identity: &Identity,
    ) -> io::Result<Self> {
        // Only where there is something to say.
        let erased = if erased.iter().all(Vec::is_empty) {
            Vec::new()
        } else {
            erased
        };
        let erased = Erased { erased };
        let json = to_canonical(&Signed { header, erased })?;
        let signature =
            serde_json::to_string(&identity.sign(Purpose::BundleHeader, json.as_bytes()))?;
        write!(
            out,
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\n\"header\":{json},\n\"signature\":{signature},\n\"feeds\":["
        )?;
        Ok(Self {
            out,
            runs: 0,
            entries: 0,
            attachments: 0,
        })
    }

    /// Begins the next run of the header.
    ///
    /// # Errors
    /// When the output cannot be written to; likewise below.
    pub fn begin_run(&mut self) -> io::Result<()> {
        self.entries = 0;
        self.runs += 1;
        self.out
            .write_all(if self.runs == 1 { b"[\n" } else { b",\n[\n" })
    }

    /// The next entry of the run: its line as it lies in a segment, without the line feed.
    pub fn entry(&mut self, line: &[u8]) -> io::Result<()> {
        if self.entries > 0 {
            self.out.write_all(b",\n")?;
        }
        self.entries += 1;
        self.out.write_all(line)
    }

    /// Ends the run.
    pub fn end_run(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n]")
    }

    /// The next file of the header.
    pub fn attachment(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(if self.attachments == 0 {
            b"],\n\"attachments\":[\n\""
        } else {
            b",\n\""
        })?;
        self.attachments += 1;
        self.out.write_all(STANDARD.encode(bytes).as_bytes())?;
        self.out.write_all(b"\"")
    }

    /// Ends the bundle and gives the output back.
    pub fn end(mut self) -> io::Result<W> {
        self.out.write_all(if self.attachments == 0 {
            b"],\n\"attachments\":[]}\n"
        } else {
            b"]}\n"
        })?;
        Ok(self.out)
    }
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
