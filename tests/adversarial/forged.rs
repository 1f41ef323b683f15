//! Forgeries by an exporter, who signs another header than there should be.

use crate::bad::Bad;
use crate::forge::{FIELD, Forge, OFFICE, device, exported};
use huiyin::ledger::hash::Hash;
use serde_json::{Value, json};

const LARGE: u64 = 1 << 53;

fn other_hash() -> Value {
    json!(Hash::of(b"something else"))
}

pub const HEADERS: &[Bad] = &[
    (
        "another firm",
        || {
            exported(|f| {
                f.header()["organisation"]["id"] = json!("00000000-0000-4000-8000-000000000001")
            })
        },
        "other_organisation",
    ),
    (
        "a firm in capitals",
        || {
            exported(|f| {
                f.header()["organisation"]["id"] = json!("09090909-0909-0909-0909-09090909090A")
            })
        },
        "not_a_bundle",
    ),
    (
        "a person in braces",
        || exported(|f| f.header()["person"] = json!("{02020202-0202-0202-0202-020202020202}")),
        "not_a_bundle",
    ),
    (
        "signed by another tablet",
        || {
            let mut f = Forge::new();
            f.seal(OFFICE);
            f.bytes()
        },
        "header_signature",
    ),
    (
        "exported in another's name",
        || exported(|f| f.header()["by"] = json!(device(OFFICE))),
        "header_signature",
    ),
    (
        "a weak key as exporter",
        || exported(|f| f.header()["by"] = json!("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        "header_signature",
    ),
    (
        "no key at all as exporter",
        || exported(|f| f.header()["by"] = json!("AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        "header_signature",
    ),
    (
        "an exporter with stray bits",
        || exported(|f| f.header()["by"] = json!("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")),
        "not_a_bundle",
    ),
    (
        "a signature of noughts",
        || {
            let mut f = Forge::new();
            f.tree["signature"] = json!("A".repeat(86));
            f.bytes()
        },
        "header_signature",
    ),
    (
        "a signature too short",
        || {
            let mut f = Forge::new();
            f.tree["signature"] = json!("AAAA");
            f.bytes()
        },
        "header_signature",
    ),
    (
        "a signature of a megabyte",
        || {
            let mut f = Forge::new();
            f.tree["signature"] = json!("A".repeat(1 << 20));
            f.bytes()
        },
        "header_signature",
    ),
    (
        "the signature's second spelling",
        second_signature,
        "header_signature",
    ),
    (
        "made in a year beyond numbers",
        || exported(|f| f.header()["at"] = json!(LARGE)),
        "not_canonical",
    ),
    (
        "a have beyond numbers",
        || exported(|f| f.header()["have"][device(OFFICE)] = json!(u64::MAX)),
        "not_canonical",
    ),
    (
        "a have of nobody",
        || exported(|f| f.header()["have"]["__proto__"] = json!(1)),
        "not_a_bundle",
    ),
    (
        "a run more than there is",
        || {
            exported(|f| {
                let run = f.range(OFFICE).clone();
                f.header()["feeds"].as_array_mut().unwrap().push(run);
            })
        },
        "header_mismatch",
    ),
    (
        "a run that nobody announced",
        || exported(|f| f.tree["feeds"].as_array_mut().unwrap().push(json!([]))),
        "header_mismatch",
    ),
    (
        "a file more than there is",
        || exported(|f| f.tree["attachments"] = json!([])),
        "header_mismatch",
    ),
    (
        "a file that nobody announced",
        || exported(|f| f.header()["attachments"] = json!([])),
        "header_mismatch",
    ),
    (
        "erased entries of runs that are not there",
        || exported(|f| f.header()["erased"] = json!([[], [], []])),
        "header_mismatch",
    ),
    (
        "a body erased that is there",
        || exported(|f| f.header()["erased"] = json!([[1], []])),
        "body_missing",
    ),
    (
        "a body not there that was not erased",
        || exported(|f| f.entries(OFFICE)[1]["body"] = Value::Null),
        "body_missing",
    ),
    (
        "a file of another content",
        || exported(|f| f.tree["attachments"] = json!(["YSBwaG90YQ=="])),
        "attachment",
    ),
    (
        "a file without padding",
        || exported(|f| f.tree["attachments"] = json!(["YSBwaG90bw"])),
        "attachment",
    ),
    (
        "a file with stray bits",
        || exported(|f| f.tree["attachments"] = json!(["YSBwaG90bx=="])),
        "attachment",
    ),
    (
        "a file in the other alphabet",
        || exported(|f| f.tree["attachments"] = json!(["_-Bw"])),
        "attachment",
    ),
    (
        "a file with a line break",
        || exported(|f| f.tree["attachments"] = json!(["YSBw\naG90bw=="])),
        "attachment",
    ),
    (
        "a file said to have all bytes of the world",
        || exported(|f| f.header()["attachments"][0]["size"] = json!(LARGE - 1)),
        "attachment",
    ),
    (
        "a file of four megabytes said to have one byte",
        || {
            exported(|f| {
                f.tree["attachments"] = json!(["AAAA".repeat(1 << 20)]);
                f.header()["attachments"][0]["size"] = json!(1);
            })
        },
        "attachment",
    ),
    (
        "a file of another hash",
        || exported(|f| f.header()["attachments"][0]["sha256"] = json!("0".repeat(64))),
        "attachment",
    ),
    (
        "a file hashed in capitals",
        || {
            exported(|f| {
                let hash = f.header()["attachments"][0]["sha256"]
                    .as_str()
                    .unwrap()
                    .to_uppercase();
                f.header()["attachments"][0]["sha256"] = json!(hash);
            })
        },
        "attachment",
    ),
    (
        "a file named by a path",
        || exported(|f| f.header()["attachments"][0]["sha256"] = json!("../../etc/passwd")),
        "attachment",
    ),
    (
        "a file of a size below nought",
        || exported(|f| f.header()["attachments"][0]["size"] = json!(-1)),
        "not_a_bundle",
    ),
    (
        "a file head spelled as a list",
        || {
            exported(|f| {
                let head = f.header()["attachments"][0].clone();
                f.header()["attachments"][0] = json!([head["sha256"], head["type"], head["size"]]);
            })
        },
        "not_a_bundle",
    ),
    (
        "a run from nought",
        || exported(|f| f.range(OFFICE)["from"] = json!(0)),
        "count",
    ),
    (
        "a run up to 2^53 − 1",
        || exported(|f| f.range(OFFICE)["to"] = json!(LARGE - 1)),
        "count",
    ),
    (
        "a run up to 2^53",
        || exported(|f| f.range(OFFICE)["to"] = json!(LARGE)),
        "not_canonical",
    ),
    (
        "a run of all numbers",
        || {
            exported(|f| {
                f.range(OFFICE)["from"] = json!(0);
                f.range(OFFICE)["to"] = json!(u64::MAX);
            })
        },
        "not_canonical",
    ),
    (
        "a run that ends before it begins",
        || {
            exported(|f| {
                f.range(OFFICE)["from"] = json!(7);
                f.range(OFFICE)["to"] = json!(2);
            })
        },
        "count",
    ),
    (
        "a run without entries",
        || exported(|f| f.entries(OFFICE).clear()),
        "count",
    ),
    (
        "a beginning that has a predecessor",
        || exported(|f| f.range(OFFICE)["backlink"] = other_hash()),
        "count",
    ),
    (
        "a head of another hash",
        || exported(|f| f.range(OFFICE)["head"] = other_hash()),
        "feed_signature",
    ),
    (
        "a head that another tablet signed",
        || {
            exported(|f| {
                let other = f.range(FIELD)["signature"].clone();
                f.range(OFFICE)["signature"] = other;
            })
        },
        "feed_signature",
    ),
    (
        "a head signed with the exporter's key",
        || exported(exporters_key),
        "feed_signature",
    ),
    (
        "one feed's entries under another's name",
        || {
            exported(|f| {
                let entries = f.entries(OFFICE).clone();
                *f.entries(FIELD) = entries;
            })
        },
        "count",
    ),
    (
        "a feed replayed under another tablet",
        || exported(replayed),
        "out_of_place",
    ),
    (
        "runs in another order than their entries",
        || exported(|f| f.tree["feeds"].as_array_mut().unwrap().reverse()),
        "count",
    ),
];

/// S + L verifies as S does, to a reader that is not strict.
fn second_signature() -> Vec<u8> {
    use base64::Engine as _;
    let base64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let mut forge = Forge::new();
    let mut bytes = base64
        .decode(forge.tree["signature"].as_str().unwrap())
        .unwrap();
    let order = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carry = 0_u16;
    for (byte, more) in bytes[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + more + carry;
        *byte = (sum % 256) as u8;
        carry = sum / 256;
    }
    forge.tree["signature"] = json!(base64.encode(bytes));
    forge.bytes()
}

fn exporters_key(forge: &mut Forge) {
    let office = device(OFFICE);
    forge.range(OFFICE)["device"] = json!(device(FIELD));
    let place = forge.place(FIELD);
    forge.sign_head(FIELD);
    forge.header()["feeds"][place]["device"] = json!(office);
}

/// The office's feed in the field's name, with a head that the field signed.
fn replayed(forge: &mut Forge) {
    let (entries, range) = (forge.entries(OFFICE).clone(), forge.range(OFFICE).clone());
    *forge.entries(FIELD) = entries;
    for member in ["from", "to", "head", "backlink"] {
        forge.range(FIELD)[member] = range[member].clone();
    }
    forge.sign_head(FIELD);
}
