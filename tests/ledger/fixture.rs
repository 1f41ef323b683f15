//! Authors with fixed secrets, who write whatever a test needs.

use huiyin::domain::ids::{CaseId, OrganisationId, PersonId, Subject};
use huiyin::domain::stamp::DeviceId;
use huiyin::domain::time::Timestamp;
use huiyin::ledger::bundle::{AttachmentHead, BundleHeader, OrganisationName, Payload, hex, write};
use huiyin::ledger::entry::{EntryRef, Header, RawEntry};
use huiyin::ledger::feed::Range;
use huiyin::ledger::hash::Hash;
use huiyin::ledger::identity::{Identity, Purpose, head_message};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// 2026-11-23T08:00:00Z.
pub const MORNING: i64 = 1_795_420_800_000;

pub fn case(number: u128) -> Subject {
    Subject::Case(CaseId(Uuid::from_u128(number)))
}

pub fn firm() -> Subject {
    Subject::Organisation(firm_id())
}

pub fn firm_id() -> OrganisationId {
    OrganisationId(Uuid::from_u128(0x0f1c_0000_0000_4000_8000_0000_0000_0001))
}

pub fn person() -> PersonId {
    PersonId(Uuid::from_u128(0x0e50_0000_0000_4000_8000_0000_0000_0001))
}

/// A body such as an app might write; the ledger does not look into it.
pub fn note(text: &str) -> Value {
    json!({"case": {"noted": {"text": text}}})
}

/// Puts an entry together from any header and body.
pub fn sealed(mut header: Header, body: &Value) -> EntryRef<'static> {
    let body_json = serde_json_canonicalizer::to_string(body).unwrap();
    header.body = Hash::of(body_json.as_bytes());
    let header_json = serde_json_canonicalizer::to_string(&header).unwrap();
    EntryRef {
        hash: Hash::of(header_json.as_bytes()),
        header,
        header_json: Cow::Owned(header_json),
        body_json: Some(Cow::Owned(body_json)),
    }
}

/// One device with everything that it has written.
pub struct Author {
    pub identity: Identity,
    pub lamport: u64,
    pub entries: Vec<EntryRef<'static>>,
}

impl Author {
    pub fn new(secret: u8) -> Self {
        Self {
            identity: Identity::from_secret([secret; 32]),
            lamport: 0,
            entries: Vec::new(),
        }
    }

    pub fn device(&self) -> DeviceId {
        self.identity.device()
    }

    /// The header of the next entry.
    pub fn next(&self, subject: Subject, after: Vec<Hash>) -> Header {
        let seq = self.entries.len() as u64 + 1;
        Header {
            actor: person(),
            after,
            at: Timestamp(MORNING + i64::try_from(seq).unwrap() * 60_000),
            backlink: self.entries.last().map(|entry| entry.hash),
            body: Hash([0; 32]),
            device: self.device(),
            lamport: self.lamport + 1,
            reissues: None,
            seq,
            subject,
        }
    }

    pub fn write(&mut self, subject: Subject, after: Vec<Hash>, body: &Value) -> EntryRef<'static> {
        self.push(sealed(self.next(subject, after), body))
    }

    pub fn push(&mut self, entry: EntryRef<'static>) -> EntryRef<'static> {
        self.lamport = entry.header.lamport;
        self.entries.push(entry.clone());
        entry
    }

    /// Entries `from` to `to`, signed as a run and as lines.
    pub fn run(&self, from: u64, to: u64) -> (Range, Vec<u8>) {
        let entries = &self.entries[from as usize - 1..to as usize];
        (self.range(entries), lines(entries))
    }

    pub fn whole(&self) -> (Range, Vec<u8>) {
        self.run(1, self.entries.len() as u64)
    }

    /// What a run of these entries says of itself, true or not.
    pub fn range(&self, entries: &[EntryRef<'_>]) -> Range {
        let (first, last) = (entries.first().unwrap(), entries.last().unwrap());
        let from = first.header.seq;
        let to = from + entries.len() as u64 - 1;
        Range {
            device: self.device(),
            from,
            to,
            backlink: first.header.backlink,
            head: last.hash,
            signature: self
                .identity
                .sign(Purpose::FeedHead, &head_message(to, last.hash)),
        }
    }
}

pub fn lines(entries: &[EntryRef<'_>]) -> Vec<u8> {
    let mut lines = Vec::new();
    for entry in entries {
        entry.append_line(&mut lines);
    }
    lines
}

/// Entries back from their lines.
pub fn parsed(lines: &[u8]) -> Vec<EntryRef<'_>> {
    std::str::from_utf8(lines)
        .unwrap()
        .lines()
        .map(|line| RawEntry::from_line(line).unwrap().check().unwrap())
        .collect()
}

/// A bundle of these runs and files, made by `by`.
pub fn bundle(by: &Author, runs: Vec<(Range, Vec<u8>)>, files: &[&[u8]]) -> Vec<u8> {
    bundle_saying(by, runs, files, |_| {})
}

/// The same with something more in its header.
pub fn bundle_saying(
    by: &Author,
    runs: Vec<(Range, Vec<u8>)>,
    files: &[&[u8]],
    say: impl FnOnce(&mut BundleHeader),
) -> Vec<u8> {
    let (feeds, payload): (Vec<Range>, Vec<Vec<u8>>) = runs.into_iter().unzip();
    let mut have: BTreeMap<DeviceId, u64> = BTreeMap::new();
    for range in &feeds {
        let to = have.entry(range.device).or_default();
        *to = range.to.max(*to);
    }
    let mut header = BundleHeader {
        app: "0.1.0".into(),
        at: Timestamp(MORNING),
        attachments: files
            .iter()
            .map(|bytes| AttachmentHead {
                sha256: hex(&Hash::of(bytes).0),
                media_type: "image/jpeg".into(),
                size: bytes.len() as u64,
            })
            .collect(),
        by: by.device(),
        feeds,
        forks: BTreeMap::new(),
        have,
        organisation: OrganisationName {
            id: firm_id(),
            name: "城南供熱".into(),
        },
        person: person(),
        wants: None,
    };
    say(&mut header);
    let payload = Payload {
        feeds: payload,
        attachments: files.iter().map(|bytes| bytes.to_vec()).collect(),
    };
    write(&header, &payload, &by.identity).unwrap()
}

/// Two tablets that worked on the same case, apart and together, with a photo.
pub fn two_tablets() -> (Author, Author) {
    let (mut field, mut desk) = (Author::new(1), Author::new(2));
    field.write(
        firm(),
        vec![],
        &json!({"organisation": {"noted": {"text": "開始使用"}}}),
    );
    let taken = field.write(case(7), vec![], &note("漏水"));
    desk.lamport = field.lamport;
    let called = desk.write(case(7), vec![taken.hash], &note("已回電"));
    let arrived = field.write(case(7), vec![taken.hash], &note("到場"));
    field.lamport = field.lamport.max(desk.lamport);
    field.write(case(7), vec![called.hash, arrived.hash], &note("修復"));
    (field, desk)
}
