//! Writes the demonstration firm's bundle with a script in every text that an author may write, for the browser tests:
//! `cargo run --example hostile_bundle -- FILE`.
//!
//! By rule, so that texts of later events are in it as well: a string in a body is a text if the body is still an event with other words in
//! it. Hashes, chain and signatures are right: this is what an admitted author may really write.

#![allow(
    clippy::indexing_slicing,
    reason = "the JSON is of this program's own making"
)]

use huiyin::demo::{founder, script_of, signature};
use huiyin::desk::{Desk, ExportRequest, Opening};
use huiyin::domain::event::Event;
use huiyin::domain::time::Timestamp;
use huiyin::ledger::entry::canonical;
use huiyin::ledger::hash::Hash;
use huiyin::ledger::identity::{Identity, Purpose, head_message};
use huiyin::store::memory::MemoryStore;
use serde_json::{Value, json};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const SEED: u64 = 7;
/// 23 November 2026, 10:00 at +08:00.
const NOW: Timestamp = Timestamp(1_795_399_200_000);
const CASES: usize = 40;
const SECRET: [u8; 32] = [1; 32];
/// Whatever of it runs or becomes markup leaves something of the class or name `hit`.
const SCRIPT: &str = "<script>window.hit=1</script><img class=hit src=hit.png onerror=window.hit=1><svg class=hit onload=window.hit=1></svg>\
    <a class=hit href=javascript:window.hit=1>x</a>'\"`${window.hit=1}{{hit}}\u{202e}";

type Failure = Box<dyn std::error::Error>;

/// The store in memory never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return done;
        }
    }
}

/// Pointers to every string.
fn strings(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                strings(value, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                strings(item, &format!("{path}/{place}"), found);
            }
        }
        Value::String(_) => found.push(path.to_owned()),
        _ => {}
    }
}

/// The body with the script in each of its texts; how many there were.
fn hostile(body: &mut Value) -> usize {
    let mut paths = Vec::new();
    strings(body, "", &mut paths);
    let mut texts = 0;
    for path in paths {
        // A photo of another name is a photo that nobody has.
        if path.ends_with("/sha256") {
            continue;
        }
        let mut tried = body.clone();
        let Some(place) = tried.pointer_mut(&path) else {
            continue;
        };
        *place = json!(format!("{}{SCRIPT}", place.as_str().unwrap_or_default()));
        // What the event would drop or change is no text of it.
        let event = serde_json::from_value::<Event>(tried.clone()).ok();
        if event
            .and_then(|event| serde_json::to_value(event).ok())
            .as_ref()
            == Some(&tried)
        {
            *body = tried;
            texts += 1;
        }
    }
    texts
}

fn main() -> Result<(), Failure> {
    let path = std::env::args()
        .nth(1)
        .ok_or("usage: hostile_bundle FILE")?;
    let opening = Opening {
        entropy: SECRET,
        incarnation: None,
    };
    let desk = now(Desk::open(MemoryStore::default(), opening))?;
    let (bytes, file) = signature();
    now(desk.attach(bytes, &file.media_type, &file.caption))?;
    now(desk.execute_all(script_of(SEED, NOW, CASES), |_, _| {}))?;
    let request = ExportRequest {
        since: None,
        files: huiyin::desk::Files::All,
        person: founder(SEED),
        now: NOW,
        app: SCRIPT.to_owned(),
    };
    let mut tree: Value = serde_json::from_slice(&now(desk.export(request))?.bytes)?;
    let identity = Identity::from_secret(SECRET);
    let (mut before, mut texts) = (Value::Null, 0);
    let entries = tree
        .pointer_mut("/feeds/0")
        .and_then(Value::as_array_mut)
        .ok_or("no feed")?;
    for entry in entries.iter_mut() {
        let mut body = entry["body"].take();
        texts += hostile(&mut body);
        let text = canonical(&body.to_string()).ok_or("no canonical form")?;
        entry["header"]["body"] = json!(Hash::of(text.as_bytes()));
        entry["header"]["backlink"] = before;
        // Who wrote had seen nothing: the order is that of the heights all the same.
        entry["header"]["after"] = json!([]);
        let header = canonical(&entry["header"].to_string()).ok_or("no canonical form")?;
        before = json!(Hash::of(header.as_bytes()));
        entry["body"] = body;
    }
    let count = u64::try_from(entries.len())?;
    let head: Hash = serde_json::from_value(before.clone())?;
    let header = &mut tree["header"];
    header["feeds"][0]["head"] = before;
    header["feeds"][0]["signature"] =
        json!(identity.sign(Purpose::FeedHead, &head_message(count, head)));
    header["organisation"]["name"] = json!(format!("暖河{SCRIPT}"));
    let text = canonical(&header.to_string()).ok_or("no canonical form")?;
    tree["signature"] = json!(identity.sign(Purpose::BundleHeader, text.as_bytes()));
    std::fs::write(&path, tree.to_string())?;
    println!("{count} entries, {texts} texts with a script in them");
    Ok(())
}
