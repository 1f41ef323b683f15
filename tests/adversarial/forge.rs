//! A good bundle that can be altered anywhere, and signed again by those whose keys a forger holds.

use crate::tablet::{Tablet, person};
use huiyin::ledger::bundle::hex;
use huiyin::ledger::entry::canonical;
use huiyin::ledger::hash::Hash;
use huiyin::ledger::identity::{Identity, Purpose, head_message};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Secrets of the two tablets in the good bundle; the second one exports.
pub const OFFICE: u8 = 1;
pub const FIELD: u8 = 2;
const PHOTO: &[u8] = b"a photo";

pub fn device(secret: u8) -> String {
    Identity::from_secret([secret; 32]).device().to_string()
}

/// A tablet of the same firm that has work of its own and lacks what is in the good bundle.
pub fn victim() -> Tablet {
    let tablet = Tablet::fresh(3);
    tablet.take(&Tablet::founder().give(None));
    tablet.register(5, "李秀英");
    tablet
}

fn lived() -> Value {
    let office = Tablet::founder();
    let mut field = Tablet::fresh(FIELD);
    field.take(&office.give(None));
    field.person = person(2);
    for (number, name) in [(1, "王建國"), (2, "周敏"), (3, "趙強"), (4, "孫麗")] {
        field.register(number, name);
    }
    serde_json::from_slice(&field.give(None).bytes).unwrap()
}

/// The good bundle: feeds of two tablets, a file.
pub fn good() -> &'static Value {
    static GOOD: OnceLock<Value> = OnceLock::new();
    GOOD.get_or_init(|| {
        let mut forge = Forge { tree: lived() };
        forge.tree["header"]["attachments"] =
            json!([{"sha256": hex(&Hash::of(PHOTO).0), "size": PHOTO.len(), "type": "image/jpeg"}]);
        forge.tree["attachments"] = json!(["YSBwaG90bw=="]);
        forge.seal(FIELD);
        forge.tree
    })
}

pub fn good_text() -> String {
    good().to_string()
}

/// The good bundle with one text replaced where it stands first.
pub fn replaced(from: &str, to: &str) -> Vec<u8> {
    let text = good_text();
    assert!(text.contains(from), "{from} is not in the good bundle");
    text.replacen(from, to, 1).into_bytes()
}

pub struct Forge {
    pub tree: Value,
}

impl Forge {
    pub fn new() -> Self {
        Self {
            tree: good().clone(),
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.tree.to_string().into_bytes()
    }

    pub fn header(&mut self) -> &mut Value {
        &mut self.tree["header"]
    }

    /// Where the run of a tablet stands.
    pub fn place(&self, secret: u8) -> usize {
        let device = device(secret);
        let runs = self.tree["header"]["feeds"].as_array().unwrap();
        runs.iter()
            .position(|run| run["device"] == *device)
            .unwrap()
    }

    pub fn range(&mut self, secret: u8) -> &mut Value {
        let place = self.place(secret);
        &mut self.tree["header"]["feeds"][place]
    }

    pub fn entries(&mut self, secret: u8) -> &mut Vec<Value> {
        let place = self.place(secret);
        self.tree["feeds"][place].as_array_mut().unwrap()
    }

    /// Signs the header anew: the exporter is the forger.
    pub fn seal(&mut self, secret: u8) {
        let header = canonical(&self.tree["header"].to_string()).unwrap_or_default();
        let identity = Identity::from_secret([secret; 32]);
        self.tree["signature"] = json!(identity.sign(Purpose::BundleHeader, header.as_bytes()));
    }

    /// The head of a run signed anew over what `place` and `head` say.
    pub fn sign_head(&mut self, secret: u8) {
        let identity = Identity::from_secret([secret; 32]);
        let range = self.range(secret);
        let head: Hash = serde_json::from_value(range["head"].clone()).unwrap();
        let to = range["to"].as_u64().unwrap();
        range["signature"] = json!(identity.sign(Purpose::FeedHead, &head_message(to, head)));
    }

    /// Bodies hashed, entries chained and the head signed anew: the author is the forger. A body that is a text is left as it is hashed.
    pub fn chain(&mut self, secret: u8) {
        let mut before = self.range(secret)["backlink"].clone();
        for entry in self.entries(secret) {
            if !entry["body"].is_null() && !entry["body"].is_string() {
                let body = canonical(&entry["body"].to_string()).unwrap();
                entry["header"]["body"] = json!(Hash::of(body.as_bytes()));
            }
            entry["header"]["backlink"] = before;
            let header = entry["header"].to_string();
            let header = canonical(&header).unwrap_or(header);
            before = json!(Hash::of(header.as_bytes()));
        }
        self.range(secret)["head"] = before;
        self.sign_head(secret);
    }
}

/// An exporter's forgery: the header is signed, whatever it says.
pub fn exported(alter: impl FnOnce(&mut Forge)) -> Vec<u8> {
    let mut forge = Forge::new();
    alter(&mut forge);
    forge.seal(FIELD);
    forge.bytes()
}

/// An author's forgery: hashes, chain and signatures are right, whatever the entries say.
pub fn authored(alter: impl FnOnce(&mut Forge)) -> Vec<u8> {
    exported(|forge| {
        alter(forge);
        forge.chain(FIELD);
    })
}

/// An author's last entry with this text for a body, its hash made over the text as it lies.
pub fn with_body(raw: &str) -> Vec<u8> {
    let bytes = authored(|forge| {
        let last = forge.entries(FIELD).last_mut().unwrap();
        last["body"] = json!("@body@");
        last["header"]["body"] = json!(Hash::of(raw.as_bytes()));
    });
    let text = String::from_utf8(bytes).unwrap();
    text.replacen("\"@body@\"", raw, 1).into_bytes()
}

/// The good bundle with one more entry of the office, whose keys and chain are in order, whatever the entry says.
pub fn with_last(alter: impl FnOnce(&mut Value)) -> Vec<u8> {
    exported(|forge| {
        let mut entry = forge.entries(OFFICE).last().unwrap().clone();
        let seq = entry["header"]["seq"].as_u64().unwrap() + 1;
        entry["header"]["lamport"] = json!(1_000);
        alter(&mut entry);
        entry["header"]["seq"] = json!(seq);
        forge.entries(OFFICE).push(entry);
        forge.range(OFFICE)["to"] = json!(seq);
        forge.chain(OFFICE);
    })
}

/// The good bundle with a run of a device that nobody admitted: one entry in the name of somebody who is enrolled.
pub fn with_stranger(secret: u8, alter: impl FnOnce(&mut Value)) -> Vec<u8> {
    exported(|forge| {
        let mut entry = forge.entries(FIELD).last().unwrap().clone();
        let header = &mut entry["header"];
        header["device"] = json!(device(secret));
        header["seq"] = json!(1);
        alter(&mut entry);
        let mut range = forge.range(FIELD).clone();
        range["device"] = json!(device(secret));
        range["from"] = json!(1);
        range["to"] = json!(1);
        range["backlink"] = Value::Null;
        forge.header()["feeds"].as_array_mut().unwrap().push(range);
        forge.tree["feeds"]
            .as_array_mut()
            .unwrap()
            .push(json!([entry]));
        forge.chain(secret);
    })
}
