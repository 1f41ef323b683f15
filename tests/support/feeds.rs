//! Feeds and bundles by the metre: entries that are chained and signed, about whatever, for what has to do with bundles and not with rules.

use huiyin::domain::customers::{CustomerEvent, CustomerFacts};
use huiyin::domain::event::Event;
use huiyin::domain::ids::{CustomerId, OrganisationId, PersonId, Subject};
use huiyin::domain::time::Timestamp;
use huiyin::ledger::bundle::{
    AttachmentHead, BundleHeader, OrganisationName, Payload, hex, write as write_bundle,
};
use huiyin::ledger::entry::{self, EntryRef, Header};
use huiyin::ledger::feed::Range;
use huiyin::ledger::hash::Hash;
use huiyin::ledger::identity::{Identity, Purpose, head_message};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A device with its feed.
pub struct Author {
    /// Its key.
    pub identity: Identity,
    /// Its entries, from 1; what was forgotten is not there.
    pub entries: Vec<EntryRef<'static>>,
    forgotten: u64,
}

impl Author {
    /// A device that has written nothing.
    pub fn new(secret: u8) -> Self {
        Self {
            identity: Identity::from_secret([secret; 32]),
            entries: Vec::new(),
            forgotten: 0,
        }
    }

    /// Entries written so far.
    pub fn written(&self) -> u64 {
        self.forgotten + self.entries.len() as u64
    }

    /// Keeps the last entry only, for feeds that are too long for memory.
    pub fn forget(&mut self) {
        let all = self.entries.len().saturating_sub(1);
        self.entries.drain(..all);
        self.forgotten += all as u64;
    }

    /// The same device as it was after its first `seq` entries: what a restored backup is.
    pub fn restored(&self, seq: usize) -> Self {
        Self {
            identity: Identity::from_secret(self.identity.secret()),
            entries: self.entries[..seq].to_vec(),
            forgotten: self.forgotten,
        }
    }

    /// Writes so many more entries, each with this remark.
    pub fn write(&mut self, count: u64, remark: &str) {
        for _ in 0..count {
            let seq = self.written() + 1;
            let subject = Subject::Customer(CustomerId(Uuid::from_u64_pair(7, seq)));
            let facts = CustomerFacts {
                name: format!("客戶 {seq}"),
                remarks: remark.to_owned(),
                ..CustomerFacts::default()
            };
            let header = Header {
                actor: PersonId(Uuid::from_u128(1)),
                after: Vec::new(),
                at: Timestamp(1_795_392_000_000),
                backlink: self.entries.last().map(|entry| entry.hash),
                body: Hash([0; 32]),
                device: self.identity.device(),
                lamport: seq,
                reissues: None,
                seq,
                subject,
            };
            let event = Event::Customer(CustomerEvent::Registered(Box::new(facts)));
            self.entries.push(entry::write(header, &event).unwrap());
        }
    }

    /// The entries `from` … `to` as a run, and their lines.
    pub fn run(&self, from: u64, to: u64) -> (Range, Vec<u8>) {
        let at = |seq: u64| (seq - self.forgotten) as usize;
        let entries = &self.entries[at(from) - 1..at(to)];
        let head = entries[entries.len() - 1].hash;
        let mut lines = Vec::new();
        for entry in entries {
            entry.append_line(&mut lines);
        }
        let message = head_message(to, head);
        let range = Range {
            device: self.identity.device(),
            from,
            to,
            backlink: entries[0].header.backlink,
            head,
            signature: self.identity.sign(Purpose::FeedHead, &message),
        };
        (range, lines)
    }
}

/// A bundle of these runs and files.
pub fn bundle(runs: Vec<(Range, Vec<u8>)>, attachments: Vec<Vec<u8>>) -> Vec<u8> {
    let exporter = Identity::from_secret([99; 32]);
    let (feeds, lines) = runs.into_iter().unzip();
    let heads = attachments.iter().map(|bytes| AttachmentHead {
        sha256: hex(&Hash::of(bytes).0),
        media_type: "image/jpeg".to_owned(),
        size: bytes.len() as u64,
    });
    let header = BundleHeader {
        app: "test".to_owned(),
        at: Timestamp(1_795_392_000_000),
        attachments: heads.collect(),
        by: exporter.device(),
        feeds,
        forks: BTreeMap::new(),
        have: BTreeMap::new(),
        organisation: OrganisationName {
            id: OrganisationId(Uuid::from_u128(9)),
            name: "和平供熱".to_owned(),
        },
        person: PersonId(Uuid::from_u128(1)),
        wants: None,
    };
    let payload = Payload {
        feeds: lines,
        attachments,
    };
    write_bundle(&header, &payload, &exporter).unwrap()
}
