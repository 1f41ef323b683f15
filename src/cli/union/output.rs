//! Writing what was united: one bundle, or as many as it takes so that each stays under the size that a reader accepts.
//!
//! A run can end only where its device has signed; so a feed is cut at the places where runs that came in had ended.

use super::chains::Chain;
use super::spill::Spill;
use super::{Union, UnionError};
use crate::desk::Gap;
use crate::domain::ids::PersonId;
use crate::domain::stamp::DeviceId;
use crate::domain::time::Timestamp;
use crate::ledger::bundle::{AttachmentHead, BundleHeader, Writer};
use crate::ledger::feed::Range;
use crate::ledger::hash::Hash;
use crate::ledger::identity::{Identity, Signature};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Who writes, and when.
pub(in crate::cli) struct Signer<'a> {
    /// The device that signs the header.
    pub identity: &'a Identity,
    /// In whose name.
    pub person: PersonId,
    /// When.
    pub now: Timestamp,
    /// Version of the program.
    pub app: &'a str,
}

/// What was written.
#[derive(Debug, Default)]
pub(in crate::cli) struct Written {
    /// The files; none when it went to standard output.
    pub drafts: Drafts,
    /// Entries.
    pub entries: u64,
    /// Files that came along.
    pub attachments: u64,
    /// Entries that no bundle holds and that others follow.
    pub gaps: Vec<Gap>,
    /// Devices with two different feeds.
    pub forked: Vec<DeviceId>,
}

/// Files that are written and have not got their names yet; they go if they never get them.
#[derive(Debug, Default)]
pub(in crate::cli) struct Drafts(Vec<(PathBuf, PathBuf)>);

impl Drafts {
    /// Where they lie now.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|(draft, _)| draft.as_path())
    }

    /// Gives them their names.
    pub fn name(mut self) -> io::Result<Vec<PathBuf>> {
        let mut named = Vec::new();
        for (draft, path) in std::mem::take(&mut self.0) {
            std::fs::rename(draft, &path)?;
            named.push(path);
        }
        Ok(named)
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        for (draft, _) in &self.0 {
            // It has another name than anything that people keep.
            let _ = std::fs::remove_file(draft);
        }
    }
}

/// A run of the result.
struct Whole {
    device: DeviceId,
    chain: Chain,
}

/// A part of a run that ends where its device has signed.
#[derive(Clone)]
struct Stretch {
    run: usize,
    range: Range,
    bytes: u64,
    erased: Vec<u64>,
}

/// One bundle of the result.
#[derive(Default)]
struct Part {
    stretches: Vec<Stretch>,
    files: Vec<AttachmentHead>,
    bytes: u64,
}

/// What a header takes beside its lines, and for a line of its own, about.
const HEADER: u64 = 4_096;
const LINE: u64 = 420;

impl Union {
    /// Writes everything, in files of at most `limit` bytes where that can be: `output`, and after it `output-2`, `output-3` …. They have no
    /// names yet.
    pub fn write(
        mut self,
        signer: &Signer<'_>,
        (output, limit): (&Path, u64),
        standard: &mut dyn Write,
    ) -> Result<Written, UnionError> {
        let Some((organisation, _)) = self.organisation.take() else {
            return Err(UnionError::Nothing);
        };
        let mut runs = Vec::new();
        let mut stretches = Vec::new();
        let mut have = BTreeMap::new();
        for (device, mut chains) in std::mem::take(&mut self.devices) {
            let signed = std::mem::take(&mut chains.signed);
            let chains = chains.runs(&mut self.spill)?;
            let whole = chains.iter().filter(|chain| chain.from == 1);
            have.extend(whole.map(|chain| chain.to).max().map(|to| (device, to)));
            for chain in chains {
                let run = runs.len();
                stretches.extend(cut(run, device, &chain, &signed, &mut self.spill)?);
                runs.push(Whole { device, chain });
            }
        }
        let mut written = Written {
            entries: self.entries,
            attachments: self.files.len() as u64,
            ..look_through(&runs, &mut self.spill)?
        };
        let files = std::mem::take(&mut self.files).into_values();
        let parts = parts(stretches, files, limit, have.len() as u64 * 70);
        let header = |part: &Part| BundleHeader {
            app: signer.app.to_owned(),
            at: signer.now,
            attachments: part.files.clone(),
            by: signer.identity.device(),
            feeds: part.stretches.iter().map(|one| one.range.clone()).collect(),
            forks: BTreeMap::new(),
            have: have.clone(),
            organisation: organisation.clone(),
            person: signer.person,
            // It takes what there is, and says nothing of what others lack.
            wants: None,
        };
        if output == Path::new("-") {
            let [part] = parts.as_slice() else {
                return Err(UnionError::Several);
            };
            let out = BufWriter::new(standard);
            self.write_part(part, &runs, &header(part), signer.identity, out)?;
            return Ok(written);
        }
        for (number, part) in parts.iter().enumerate() {
            let path = numbered(output, number);
            let draft = drafted(&path);
            let out = BufWriter::new(File::create(&draft)?);
            written.drafts.0.push((draft, path));
            self.write_part(part, &runs, &header(part), signer.identity, out)?;
        }
        Ok(written)
    }

    fn write_part(
        &mut self,
        part: &Part,
        runs: &[Whole],
        header: &BundleHeader,
        identity: &Identity,
        out: impl Write,
    ) -> Result<(), UnionError> {
        let erased = part.stretches.iter().map(|one| one.erased.clone());
        let mut writer = Writer::begin(out, header, erased.collect(), identity)?;
        let mut line = Vec::new();
        for stretch in &part.stretches {
            writer.begin_run()?;
            let chain = runs.get(stretch.run).map(|run| &run.chain);
            let extents = chain.map(|chain| chain.places(stretch.range.from, stretch.range.to));
            for extent in extents.into_iter().flatten() {
                for place in extent.first..=extent.first + (extent.to - extent.from) {
                    let record = self.spill.record(place)?;
                    self.spill.line(record, &mut line)?;
                    writer.entry(&line)?;
                }
            }
            writer.end_run()?;
        }
        for head in &part.files {
            writer.attachment(&self.spill.file(&head.sha256)?)?;
        }
        Ok(writer.end()?.flush()?)
    }
}

/// The stretches of a run.
fn cut(
    run: usize,
    device: DeviceId,
    chain: &Chain,
    signed: &BTreeMap<(u64, Hash), Signature>,
    spill: &mut Spill,
) -> io::Result<Vec<Stretch>> {
    let mut stretches = Vec::new();
    let (mut from, mut backlink) = (chain.from, chain.backlink);
    let (mut bytes, mut erased) = (0, Vec::new());
    for extent in &chain.extents {
        for seq in extent.from..=extent.to {
            let record = spill.record(extent.first + (seq - extent.from))?;
            bytes += record.length + 1;
            if record.erased {
                erased.push(seq);
            }
            if let Some(signature) = signed.get(&(seq, record.hash)) {
                stretches.push(Stretch {
                    run,
                    range: Range {
                        device,
                        from,
                        to: seq,
                        backlink,
                        head: record.hash,
                        signature: *signature,
                    },
                    bytes: std::mem::take(&mut bytes),
                    erased: std::mem::take(&mut erased),
                });
                (from, backlink) = (seq + 1, Some(record.hash));
            }
        }
    }
    Ok(stretches)
}

/// Fills one part after the other. Stretches that meet in a part are one run there.
fn parts(
    stretches: Vec<Stretch>,
    files: impl Iterator<Item = AttachmentHead>,
    limit: u64,
    have: u64,
) -> Vec<Part> {
    let mut done = Vec::new();
    let mut part = Part::default();
    let mut room = |part: &mut Part, bytes: u64| {
        if part.bytes > 0 && part.bytes + bytes + HEADER + have > limit {
            done.push(std::mem::take(part));
        }
        part.bytes += bytes;
    };
    for stretch in stretches {
        room(&mut part, stretch.bytes + LINE);
        match part.stretches.last_mut() {
            Some(last) if last.run == stretch.run => {
                last.range = Range {
                    from: last.range.from,
                    backlink: last.range.backlink,
                    ..stretch.range
                };
                last.erased.extend(stretch.erased);
            }
            _ => part.stretches.push(stretch),
        }
    }
    for head in files {
        room(&mut part, head.size.div_ceil(3) * 4 + LINE);
        part.files.push(head);
    }
    done.push(part);
    done
}

/// Names what is missing and who has two different feeds.
fn look_through(runs: &[Whole], spill: &mut Spill) -> io::Result<Written> {
    let mut found = Written::default();
    let mut forked = BTreeSet::new();
    for (number, Whole { device, chain }) in runs.iter().enumerate() {
        let mut below = 0;
        let mut joins = chain.from == 1;
        let others = runs.iter().enumerate();
        for (_, other) in others.filter(|(at, other)| *at != number && other.device == *device) {
            let other = &other.chain;
            if other.from < chain.from {
                below = below.max(other.to.min(chain.from - 1));
                joins |= other.to >= chain.from - 1
                    && other.hash(chain.from - 1, spill)? == chain.backlink;
            }
            if other.from <= chain.to && chain.from <= other.to {
                forked.insert(*device);
            }
        }
        if joins {
            continue;
        }
        if below + 1 < chain.from {
            found.gaps.push(Gap {
                device: *device,
                from: below + 1,
                to: chain.from - 1,
            });
        } else {
            // What it follows is another entry than the one that is here.
            forked.insert(*device);
        }
    }
    found.forked = forked.into_iter().collect();
    Ok(found)
}

/// `ledger.json`, `ledger-2.json`, …
fn numbered(output: &Path, number: usize) -> PathBuf {
    if number == 0 {
        return output.to_owned();
    }
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let name = match output.extension() {
        Some(extension) => format!("{stem}-{}.{}", number + 1, extension.to_string_lossy()),
        None => format!("{stem}-{}", number + 1),
    };
    output.with_file_name(name)
}

/// The name of a file while it is being written.
fn drafted(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}
