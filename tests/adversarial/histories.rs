//! Forged histories: entries that an exporter passes on altered, and such as their own author signed.

use crate::bad::Bad;
use crate::forge::{FIELD, OFFICE, authored, device, exported};
use serde_json::{Value, json};

const LARGE: u64 = 1 << 53;

pub const ENTRIES: &[Bad] = &[
    (
        "the time of an entry",
        || exported(|f| f.entries(OFFICE)[0]["header"]["at"] = json!(1)),
        "chain",
    ),
    (
        "the time of the last entry",
        || exported(|f| f.entries(FIELD)[3]["header"]["at"] = json!(1)),
        "chain",
    ),
    (
        "two entries swapped",
        || exported(|f| f.entries(FIELD).swap(0, 1)),
        "out_of_place",
    ),
    (
        "an entry twice",
        || {
            exported(|f| {
                let entry = f.entries(FIELD)[0].clone();
                f.entries(FIELD)[1] = entry;
            })
        },
        "out_of_place",
    ),
    (
        "an entry left out",
        || {
            exported(|f| {
                f.entries(FIELD).remove(1);
                f.range(FIELD)["to"] = json!(3);
                f.sign_head(FIELD);
            })
        },
        "out_of_place",
    ),
    (
        "an entry of another tablet",
        || {
            exported(|f| {
                let entry = f.entries(OFFICE)[0].clone();
                f.entries(FIELD)[0] = entry;
            })
        },
        "out_of_place",
    ),
    (
        "two bodies swapped",
        || {
            exported(|f| {
                let body = f.entries(FIELD)[0]["body"].take();
                let other = f.entries(FIELD)[1]["body"].take();
                f.entries(FIELD)[0]["body"] = other;
                f.entries(FIELD)[1]["body"] = body;
            })
        },
        "entry_altered",
    ),
    (
        "a word in a body",
        || {
            exported(|f| {
                let text = f.entries(FIELD)[1].to_string().replace("周敏", "周敬");
                f.entries(FIELD)[1] = serde_json::from_str(&text).unwrap();
            })
        },
        "entry_altered",
    ),
    (
        "a body of nothing",
        || exported(|f| f.entries(FIELD)[1]["body"] = json!({})),
        "entry_altered",
    ),
    (
        "a body that is a text",
        || exported(|f| f.entries(FIELD)[1]["body"] = json!("<script>alert(1)</script>")),
        "entry_altered",
    ),
    (
        "a prototype in a body",
        || exported(|f| f.entries(FIELD)[1]["body"]["__proto__"] = json!({"admin": true})),
        "entry_altered",
    ),
    (
        "a header that is a list",
        || exported(|f| f.entries(FIELD)[1]["header"] = json!([])),
        "entry_unreadable",
    ),
    (
        "a header that is nothing",
        || exported(|f| f.entries(FIELD)[1]["header"] = Value::Null),
        "entry_unreadable",
    ),
    (
        "a number below nought",
        || authored(|f| f.entries(FIELD)[1]["header"]["seq"] = json!(-2)),
        "entry_unreadable",
    ),
    (
        "a number with a fraction",
        || authored(|f| f.entries(FIELD)[1]["header"]["lamport"] = json!(9.5)),
        "entry_unreadable",
    ),
    (
        "a number that is a text",
        || authored(|f| f.entries(FIELD)[1]["header"]["seq"] = json!("2")),
        "entry_unreadable",
    ),
    (
        "a number of 2^53",
        || authored(|f| f.entries(FIELD)[3]["header"]["lamport"] = json!(LARGE)),
        "entry_number",
    ),
    (
        "a year beyond numbers",
        || authored(|f| f.entries(FIELD)[3]["header"]["at"] = json!(i64::MIN)),
        "entry_number",
    ),
    (
        "an actor in capitals",
        || {
            authored(|f| {
                f.entries(FIELD)[1]["header"]["actor"] =
                    json!("0A020202-0202-0202-0202-020202020202")
            })
        },
        "entry_unreadable",
    ),
    (
        "an actor that is nobody",
        || authored(|f| f.entries(FIELD)[1]["header"]["actor"] = json!("__proto__")),
        "entry_unreadable",
    ),
    (
        "a predecessor in hexadecimal",
        || authored(|f| f.entries(FIELD)[1]["header"]["after"] = json!(["0".repeat(64)])),
        "entry_unreadable",
    ),
    (
        "a place signed by its author that is another",
        || authored(|f| f.entries(FIELD)[1]["header"]["seq"] = json!(3)),
        "out_of_place",
    ),
    (
        "a height that does not rise, signed",
        || {
            authored(|f| {
                let height = f.entries(FIELD)[0]["header"]["lamport"].clone();
                f.entries(FIELD)[1]["header"]["lamport"] = height;
            })
        },
        "out_of_place",
    ),
    (
        "a height of nought, signed",
        || authored(|f| f.entries(FIELD)[0]["header"]["lamport"] = json!(0)),
        "out_of_place",
    ),
    (
        "another's device in an own feed, signed",
        || authored(|f| f.entries(FIELD)[1]["header"]["device"] = json!(device(OFFICE))),
        "out_of_place",
    ),
    (
        "a history rewritten by its exporter",
        rewritten,
        "feed_signature",
    ),
];

/// The exporter changes a word of the office's and chains all anew, but has not its key.
fn rewritten() -> Vec<u8> {
    exported(|forge| {
        let kept = forge.range(OFFICE)["signature"].clone();
        forge.entries(OFFICE)[0]["body"] = json!({"organisation": {"renamed": {"name": "我的"}}});
        forge.chain(OFFICE);
        forge.range(OFFICE)["signature"] = kept;
    })
}
