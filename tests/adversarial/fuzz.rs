//! Good bundles damaged at random, many times over. `make fuzz` runs some hundred thousand; `cargo test` a few, so that it always compiles.
//! `PROPTEST_CASES` says how many for the reader; the desk, which is slower, gets one for every forty.

use crate::forge::{FIELD, Forge, good, good_text, victim, with_last};
use crate::tablet::Tablet;
use huiyin::desk::DeskError;
use huiyin::ledger::bundle::{Limits, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeSet;

/// One kind of damage.
#[derive(Clone, Debug)]
enum Damage {
    Flip(Index, u8),
    Cut(Index, Index),
    Splice(Index, Index, Index),
    Insert(Index, &'static str),
    Leaf(Index, Value),
    Remove(Index),
    Swap(Index, Index),
}

const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "-",
    "0",
    "1e999",
    "9007199254740993",
    "\\ud800",
    "\\u0000",
    "\"__proto__\":{},",
    "\"body\":null,",
    "\"seq\":1,",
    "\u{feff}",
    "\u{0}",
    "😀",
    " ",
    "\n",
    "[[[[[[[[",
];

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    let leaf = prop_oneof![
        Just(Value::Null),
        Just(json!({})),
        Just(json!([])),
        Just(json!("A".repeat(43))),
        Just(json!(u64::MAX)),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    prop_oneof![
        4 => (at(), 1..=255_u8).prop_map(|(at, flip)| Damage::Flip(at, flip)),
        1 => (at(), at()).prop_map(|(from, length)| Damage::Cut(from, length)),
        1 => (at(), at(), at()).prop_map(|(from, to, length)| Damage::Splice(from, to, length)),
        3 => (at(), proptest::sample::select(&PIECES[..])).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        3 => (at(), leaf).prop_map(|(at, leaf)| Damage::Leaf(at, leaf)),
        2 => at().prop_map(Damage::Remove),
        2 => (at(), at()).prop_map(|(a, b)| Damage::Swap(a, b)),
    ]
}

/// Pointers to every value below, containers included.
fn values(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                values(value, format!("{path}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                values(item, format!("{path}/{place}"), found);
            }
        }
        _ => {}
    }
    if !path.is_empty() {
        found.push(path);
    }
}

/// Damage to the tree of a text that still is JSON.
fn restructured(bytes: &[u8], change: impl FnOnce(&mut Value, &[String])) -> Option<Vec<u8>> {
    let mut tree: Value = serde_json::from_slice(bytes).ok()?;
    let mut paths = Vec::new();
    values(&tree, String::new(), &mut paths);
    if !paths.is_empty() {
        change(&mut tree, &paths);
    }
    Some(tree.to_string().into_bytes())
}

fn damaged(bytes: &[u8], damage: &Damage) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    let length = bytes.len();
    if length == 0 {
        return None;
    }
    match damage {
        Damage::Flip(at, flip) => bytes[at.index(length)] ^= flip,
        Damage::Cut(from, of) => {
            let from = from.index(length);
            bytes.drain(from..from + of.index(length - from + 1));
        }
        Damage::Splice(from, to, of) => {
            let from = from.index(length);
            let piece = bytes[from..from + of.index((length - from).min(400))].to_vec();
            let to = to.index(length);
            bytes.splice(to..to, piece);
        }
        Damage::Insert(at, piece) => {
            let at = at.index(length);
            bytes.splice(at..at, piece.bytes());
        }
        Damage::Leaf(at, leaf) => {
            return restructured(&bytes, |tree, paths| {
                *tree.pointer_mut(at.get(paths).as_str()).unwrap() = leaf.clone();
            });
        }
        Damage::Remove(at) => {
            return restructured(&bytes, |tree, paths| {
                let (parent, name) = at.get(paths).rsplit_once('/').unwrap();
                match tree.pointer_mut(parent).unwrap() {
                    Value::Object(members) => drop(members.remove(name)),
                    Value::Array(items) => drop(items.remove(name.parse().unwrap())),
                    _ => {}
                }
            });
        }
        Damage::Swap(a, b) => {
            return restructured(&bytes, |tree, paths| {
                let (a, b) = (a.get(paths), b.get(paths));
                let one = tree.pointer(a).unwrap().clone();
                let other = std::mem::replace(tree.pointer_mut(b).unwrap(), one);
                if let Some(place) = tree.pointer_mut(a) {
                    *place = other;
                }
            });
        }
    }
    Some(bytes)
}

/// One to three times damaged; now and then signed again by an exporter or an author who has a hand in it.
fn bad(damages: &[Damage], hand: u8) -> Vec<u8> {
    let mut bytes = good_text().into_bytes();
    for damage in damages {
        bytes = damaged(&bytes, damage).unwrap_or(bytes);
    }
    if hand == 0
        && let Ok(tree) = serde_json::from_slice::<Value>(&bytes)
        && tree.is_object()
    {
        let mut forge = Forge { tree };
        forge.seal(FIELD);
        bytes = forge.bytes();
    }
    bytes
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}

/// As many as the environment says, else a few.
fn cases() -> u32 {
    let said = std::env::var("PROPTEST_CASES").ok();
    said.and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

fn entries(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let bundle = read(bytes, Limits::default()).ok()?;
    let mut lines = BTreeSet::new();
    for entry in bundle.runs.iter().flat_map(|run| &run.entries) {
        let mut line = Vec::new();
        entry.append_line(&mut line);
        lines.insert(String::from_utf8(line).unwrap());
    }
    Some(lines)
}

#[test]
fn a_damaged_bundle_is_refused_or_holds_nothing_but_the_entries_of_the_good_one() {
    let good = entries(good_text().as_bytes()).unwrap();
    let taken = Cell::new(0);
    let strategy = (vec(damage(), 1..4), 0..4_u8);
    runner(cases())
        .run(&strategy, |(damages, hand)| {
            if let Some(found) = entries(&bad(&damages, hand)) {
                taken.set(taken.get() + 1);
                // A hand that signs the header may hand on fewer runs; it cannot make up entries.
                let right = if hand == 0 {
                    found.is_subset(&good)
                } else {
                    found == good
                };
                prop_assert!(right, "other entries: {:?}", found.difference(&good));
            }
            Ok(())
        })
        .unwrap();
    println!("{} cases, {} of them still good", cases(), taken.get());
}

#[test]
fn a_damaged_bundle_is_refused_with_nothing_changed_or_taken_as_the_good_one() {
    let good = entries(good_text().as_bytes()).unwrap();
    let fresh = Cell::new(Some(victim()));
    let taken = Cell::new(0);
    let strategy = (vec(damage(), 1..3), 0..4_u8);
    let cases = cases() / 40;
    runner(cases)
        .run(&strategy, |(damages, hand)| {
            let tablet = fresh.take().unwrap_or_else(victim);
            let before = (tablet.everything(), tablet.desk.fingerprint());
            match tablet.try_take(&bad(&damages, hand)) {
                Err(DeskError::Bundle(_)) => {
                    let after = (tablet.everything(), tablet.desk.fingerprint());
                    prop_assert!(after == before, "something was left behind");
                    fresh.set(Some(tablet));
                }
                Err(other) => return Err(TestCaseError::fail(other.to_string())),
                Ok(_) => {
                    taken.set(taken.get() + 1);
                    check_taken(&tablet, &before.0, &good)?;
                }
            }
            Ok(())
        })
        .unwrap();
    println!("{cases} cases, {} of them still good", taken.get());
}

/// Subject and body of every entry in the good bundle.
fn bodies() -> Vec<(Value, Value)> {
    let runs = good()["feeds"].as_array().unwrap();
    let entries = runs.iter().flat_map(|run| run.as_array().unwrap());
    entries
        .map(|entry| (entry["header"]["subject"].clone(), entry["body"].clone()))
        .collect()
}

#[test]
fn nonsense_that_an_admitted_author_signed_is_taken_or_held_and_the_tablet_opens_again() {
    let bodies = bodies();
    let cases = cases() / 40;
    let taken = Cell::new(0);
    let strategy = (
        any::<Index>(),
        vec(damage(), 0..4),
        any::<i64>(),
        4..1_u64 << 40,
    );
    runner(cases)
        .run(&strategy, |(which, damages, at, lamport)| {
            let (subject, body) = which.get(&bodies);
            let mut json = body.to_string().into_bytes();
            for damage in &damages {
                json = damaged(&json, damage).unwrap_or(json);
            }
            // What is no JSON any more was tried above; what has no canonical form is refused.
            let body = serde_json::from_slice(&json).unwrap_or(Value::Null);
            let Some(_) = huiyin::ledger::entry::canonical(&body.to_string()) else {
                return Ok(());
            };
            if body.is_null() || body.is_string() {
                return Ok(());
            }
            let bytes = with_last(|entry| {
                entry["body"] = body;
                entry["header"]["subject"] = subject.clone();
                entry["header"]["at"] = json!(at >> 11);
                entry["header"]["lamport"] = json!(lamport);
            });
            let tablet = victim();
            tablet
                .try_take(&bytes)
                .map_err(|error| TestCaseError::fail(error.to_string()))?;
            taken.set(taken.get() + 1);
            let fingerprint = tablet.desk.fingerprint();
            let tablet = tablet.restart();
            prop_assert_eq!(tablet.desk.damage(), None);
            prop_assert_eq!(tablet.desk.fingerprint(), fingerprint);
            tablet.register(9, "後來的");
            Ok(())
        })
        .unwrap();
    println!("{cases} cases, {} of them taken", taken.get());
}

/// Every line of the ledger was there before or is one of the good bundle's, and the tablet opens again.
fn check_taken(
    tablet: &Tablet,
    before: &[(huiyin::desk::Room, huiyin::desk::Key, Vec<u8>)],
    good: &BTreeSet<String>,
) -> Result<(), TestCaseError> {
    let before: Vec<u8> = before
        .iter()
        .flat_map(|(.., bytes)| bytes.clone())
        .collect();
    let before = String::from_utf8_lossy(&before);
    for feed in tablet.ledger().values() {
        for line in String::from_utf8_lossy(feed).split_inclusive('\n') {
            prop_assert!(
                good.contains(line) || before.contains(line),
                "a line from nowhere: {line}"
            );
        }
    }
    prop_assert_eq!(tablet.desk.damage(), None);
    Ok(())
}
