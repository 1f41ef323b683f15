//! How long the reader takes, printed and never asserted: `cargo test --release --test ledger -- --ignored --nocapture 20,000`.

use crate::fixture::{Author, bundle, case, note};
use huiyin::ledger::bundle::{Limits, read};
use huiyin::ledger::causal::{Frame, place};
use huiyin::ledger::entry::EntryRef;
use huiyin::ledger::hash::Hash;
use std::collections::HashMap;

#[allow(clippy::disallowed_methods)]
fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = std::time::Instant::now();
    let result = work();
    println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

#[test]
#[ignore = "prints times"]
fn times_of_20_000_entries_about_3_400_cases() {
    let mut author = Author::new(1);
    let mut heads: HashMap<u128, Hash> = HashMap::new();
    let text = "客戶來電說廚房暖氣片下方漏水,已請其關閉入戶閥門".repeat(2);
    for number in 0..20_000_u128 {
        let subject = number % 3_400;
        let after = heads.get(&subject).copied().into_iter().collect();
        let entry = author.write(case(subject), after, &note(&text));
        heads.insert(subject, entry.hash);
    }
    let bytes = bundle(&author, vec![author.whole()], &[]);
    println!("{:.1} MB", bytes.len() as f64 / 1e6);
    timed("floor: one SHA-256 pass", || Hash::of(&bytes));
    timed("floor: parse without keeping", || {
        serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).unwrap()
    });
    let read = timed("read", || read(&bytes, Limits::default()).unwrap());
    let frames = timed("sort by subject and stamp", || {
        let mut subjects: HashMap<_, Vec<EntryRef<'_>>> = HashMap::new();
        for entry in read.runs.into_iter().flat_map(|run| run.entries) {
            subjects
                .entry(entry.header.subject.clone())
                .or_default()
                .push(entry);
        }
        subjects
            .into_values()
            .map(|mut entries| {
                entries.sort_by_key(|entry| place(&entry.header));
                Frame::of(&entries.iter().collect::<Vec<_>>(), |_| true).0
            })
            .collect::<Vec<_>>()
    });
    assert_eq!(frames.len(), 3_400);
    assert!(frames.iter().all(|frame| frame.heads.len() == 1));
}
