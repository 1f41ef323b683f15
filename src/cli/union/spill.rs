//! Entries and files on disk while bundles are united, so that what lies in memory does not grow with them.
//!
//! ```text
//! <folder>/lines    entries as lines of a segment, in the order of taking
//! <folder>/index    a record of 48 bytes an entry: hash, place in `lines`, length; the length's highest bit says that the body was erased
//! <folder>/<sha256> a file that came along
//! ```
//!
//! The folder lies beside the result, where there is room for as much again, and goes when the work ends, however it ends.

use crate::ledger::entry::EntryRef;
use crate::ledger::hash::Hash;
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Number of an entry in the order of taking.
pub(super) type Place = u64;

const RECORD: usize = 48;
const ERASED: u64 = 1 << 63;

/// Where an entry lies.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub hash: Hash,
    pub erased: bool,
    /// Bytes, line feed included.
    pub length: u64,
    offset: u64,
}

/// What has been taken.
pub(super) struct Spill {
    folder: PathBuf,
    lines: BufWriter<File>,
    index: BufWriter<File>,
    read_lines: BufReader<File>,
    read_index: BufReader<File>,
    /// Bytes of `lines`.
    end: u64,
    /// Entries.
    places: u64,
    /// Entries that lie here without a body.
    erased: BTreeSet<Place>,
}

impl Spill {
    /// In a new folder.
    pub fn begin(folder: PathBuf) -> io::Result<Self> {
        std::fs::create_dir(&folder)?;
        let open = |name: &str| {
            let mut options = OpenOptions::new();
            options.read(true).write(true).create_new(true);
            options.open(folder.join(name))
        };
        let (lines, index) = (open("lines")?, open("index")?);
        Ok(Self {
            read_lines: BufReader::new(File::open(folder.join("lines"))?),
            read_index: BufReader::new(File::open(folder.join("index"))?),
            lines: BufWriter::new(lines),
            index: BufWriter::new(index),
            folder,
            end: 0,
            places: 0,
            erased: BTreeSet::new(),
        })
    }

    /// Takes an entry. It can be read once [`Self::flush`] was called.
    pub fn push(&mut self, entry: &EntryRef<'_>) -> io::Result<Place> {
        let record = self.write_line(entry)?;
        self.index.write_all(&encode(record))?;
        let place = self.places;
        self.places += 1;
        if record.erased {
            self.erased.insert(place);
        }
        Ok(place)
    }

    /// Puts an entry that has its body into the place of the same one without. Absence is never a delete.
    pub fn restore(&mut self, place: Place, entry: &EntryRef<'_>) -> io::Result<()> {
        let record = self.write_line(entry)?;
        self.index.flush()?;
        let file = self.index.get_mut();
        file.seek(SeekFrom::Start(place * RECORD as u64))?;
        file.write_all(&encode(record))?;
        file.seek(SeekFrom::End(0))?;
        self.erased.remove(&place);
        Ok(())
    }

    fn write_line(&mut self, entry: &EntryRef<'_>) -> io::Result<Record> {
        let mut line = Vec::new();
        entry.append_line(&mut line);
        self.lines.write_all(&line)?;
        let offset = self.end;
        let length = line.len() as u64;
        self.end += length;
        Ok(Record {
            hash: entry.hash,
            erased: entry.body_json.is_none(),
            length,
            offset,
        })
    }

    /// Makes what was taken readable.
    pub fn flush(&mut self) -> io::Result<()> {
        self.lines.flush()?;
        self.index.flush()?;
        // What was read ahead may be older than what is there now.
        self.read_lines.seek(SeekFrom::Start(0))?;
        self.read_index.seek(SeekFrom::Start(0))?;
        Ok(())
    }

    /// Where an entry lies.
    pub fn record(&mut self, place: Place) -> io::Result<Record> {
        let mut bytes = [0; RECORD];
        seek(&mut self.read_index, place * RECORD as u64)?;
        self.read_index.read_exact(&mut bytes)?;
        Ok(decode(&bytes))
    }

    /// The text of an entry, without line feed.
    pub fn line(&mut self, record: Record, line: &mut Vec<u8>) -> io::Result<()> {
        line.clear();
        let length = usize::try_from(record.length.saturating_sub(1)).unwrap_or(usize::MAX);
        line.resize(length, 0);
        seek(&mut self.read_lines, record.offset)?;
        self.read_lines.read_exact(line)
    }

    /// Entries between two places, both included, that lie here without a body.
    pub fn erased(&self, from: Place, to: Place) -> Vec<Place> {
        self.erased.range(from..=to).copied().collect()
    }

    /// Keeps a file; the name was computed from its bytes.
    pub fn keep_file(&self, sha256: &str, bytes: &[u8]) -> io::Result<()> {
        std::fs::write(self.folder.join(sha256), bytes)
    }

    /// A file that was kept.
    pub fn file(&self, sha256: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.folder.join(sha256))
    }
}

impl Drop for Spill {
    fn drop(&mut self) {
        // What is left behind is a folder that says in its name whose it was.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A folder beside `output`; for standard output among the system's temporary ones.
pub(super) fn folder_beside(output: &Path, mark: [u8; 4]) -> PathBuf {
    let name = format!(".huiyin-{:08x}.tmp", u32::from_be_bytes(mark));
    match output.parent().filter(|_| output != Path::new("-")) {
        Some(parent) => parent.join(name),
        None => std::env::temp_dir().join(name),
    }
}

/// Goes to a place; within what was read ahead nothing is read anew.
fn seek(file: &mut BufReader<File>, to: u64) -> io::Result<()> {
    let here = file.stream_position()?;
    let apart = i64::try_from(i128::from(to) - i128::from(here)).unwrap_or(i64::MAX);
    file.seek_relative(apart)
}

fn encode(record: Record) -> [u8; RECORD] {
    let mut bytes = [0; RECORD];
    let (hash, rest) = bytes.split_at_mut(32);
    let (offset, length) = rest.split_at_mut(8);
    hash.copy_from_slice(&record.hash.0);
    offset.copy_from_slice(&record.offset.to_be_bytes());
    let mark = if record.erased { ERASED } else { 0 };
    length.copy_from_slice(&(record.length | mark).to_be_bytes());
    bytes
}

fn decode(bytes: &[u8; RECORD]) -> Record {
    let (mut hash, mut offset, mut length) = ([0; 32], [0; 8], [0; 8]);
    let (first, rest) = bytes.split_at(32);
    let (second, third) = rest.split_at(8);
    hash.copy_from_slice(first);
    offset.copy_from_slice(second);
    length.copy_from_slice(third);
    let length = u64::from_be_bytes(length);
    Record {
        hash: Hash(hash),
        erased: length & ERASED != 0,
        length: length & !ERASED,
        offset: u64::from_be_bytes(offset),
    }
}
