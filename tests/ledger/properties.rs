//! Laws that hold for any history, any split, any order, and any damage.

use crate::fixture::{Author, bundle, case, note, parsed, sealed, two_tablets};
use huiyin::domain::ids::Subject;
use huiyin::domain::stamp::{Dot, Seen};
use huiyin::domain::time::Timestamp;
use huiyin::ledger::bundle::{Limits, read};
use huiyin::ledger::causal::{Frame, place};
use huiyin::ledger::entry::{EntryRef, Header, RawEntry, canonical};
use huiyin::ledger::hash::Hash;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Union of entries: the whole of what merging is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Ledger(BTreeMap<Dot, Vec<u8>>);

impl Ledger {
    fn take(&mut self, entry: &EntryRef<'_>) {
        let mut line = Vec::new();
        entry.append_line(&mut line);
        self.0.entry(entry.header.dot()).or_insert(line);
    }

    fn take_bundle(&mut self, bytes: &[u8]) {
        for run in &read(bytes, Limits::default()).unwrap().runs {
            run.entries.iter().for_each(|entry| self.take(entry));
        }
    }

    /// Every subject with its order of entries, its frame, and what each author had seen.
    fn folded(&self) -> BTreeMap<Subject, (Vec<Dot>, Frame, Vec<Seen>)> {
        let bytes: Vec<u8> = self.0.values().flatten().copied().collect();
        let mut subjects: BTreeMap<Subject, Vec<EntryRef<'_>>> = BTreeMap::new();
        for entry in parsed(&bytes) {
            subjects
                .entry(entry.header.subject.clone())
                .or_default()
                .push(entry);
        }
        let fold = |mut entries: Vec<EntryRef<'_>>| {
            entries.sort_by_key(|entry| place(&entry.header));
            let (frame, seen) = Frame::of(&entries.iter().collect::<Vec<_>>(), |_| true);
            (
                entries.iter().map(|entry| entry.header.dot()).collect(),
                frame,
                seen,
            )
        };
        subjects
            .into_iter()
            .map(|(subject, entries)| (subject, fold(entries)))
            .collect()
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write { device: usize, subject: u128 },
    Meet { taker: usize, giver: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..4_usize, 1..4_u128).prop_map(|(device, subject)| Step::Write { device, subject }),
        1 => (0..4_usize, 0..4_usize).prop_map(|(taker, giver)| Step::Meet { taker, giver }),
    ]
}

/// Four tablets work and meet; gives their feeds.
fn lived(steps: &[Step]) -> Vec<Author> {
    let mut authors: Vec<Author> = (1..5).map(Author::new).collect();
    let mut held: Vec<Ledger> = vec![Ledger::default(); 4];
    for (number, step) in steps.iter().enumerate() {
        match *step {
            Step::Write { device, subject } => {
                let subject = case(subject);
                let after = held[device]
                    .folded()
                    .remove(&subject)
                    .map(|(_, frame, _)| frame.heads)
                    .unwrap_or_default();
                let entry = authors[device].write(subject, after, &note(&number.to_string()));
                held[device].take(&entry);
            }
            Step::Meet { taker, giver } => {
                let theirs = held[giver].clone();
                held[taker].0.extend(theirs.0);
                authors[taker].lamport = authors[taker].lamport.max(authors[giver].lamport);
            }
        }
    }
    authors
}

/// Bundles that together hold everything: random pieces, and each feed once in two halves.
fn pieces(authors: &[Author], cuts: &[(usize, u64, u64)]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    for (device, from, length) in cuts {
        let author = &authors[*device];
        let count = author.entries.len() as u64;
        if count > 0 {
            let from = 1 + from % count;
            let to = (from + length % 8).min(count);
            pieces.push(bundle(
                &authors[(device + 1) % 4],
                vec![author.run(from, to)],
                &[],
            ));
        }
    }
    for author in authors {
        let count = author.entries.len() as u64;
        if count > 0 {
            let middle = count.div_ceil(2);
            let mut runs = vec![author.run(1, middle)];
            if middle < count {
                runs.push(author.run(middle + 1, count));
            }
            pieces.push(bundle(author, runs, &[]));
        }
    }
    pieces
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1_i64 << 53)..(1_i64 << 53)).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_split_into_bundles_in_any_order_with_repeats_gives_the_same_ledger(
        steps in vec(step(), 1..40),
        cuts in vec((0..4_usize, any::<u64>(), any::<u64>()), 0..6),
        order in any::<[proptest::sample::Index; 12]>(),
    ) {
        let authors = lived(&steps);
        let mut whole = Ledger::default();
        authors.iter().flat_map(|author| &author.entries).for_each(|entry| whole.take(entry));
        let pieces = pieces(&authors, &cuts);
        let mut merged = Ledger::default();
        if !pieces.is_empty() {
            // A few first, in random order and more than once; then all, backwards.
            order.iter().for_each(|index| merged.take_bundle(&pieces[index.index(pieces.len())]));
        }
        pieces.iter().rev().for_each(|piece| merged.take_bundle(piece));
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.folded(), whole.folded());
    }
}

proptest! {
    #[test]
    fn canonical_json_keeps_the_value_and_is_its_own_canonical_form(value in json()) {
        let text = canonical(&value.to_string()).unwrap();
        prop_assert_eq!(canonical(&text), Some(text.clone()));
        prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

    #[test]
    fn the_fast_way_into_a_header_and_the_slow_one_agree(
        subject in any::<String>(),
        after in vec(any::<[u8; 32]>(), 0..4),
        backlink in any::<Option<[u8; 32]>>(),
        at in -(1_i64 << 53) + 1..1_i64 << 53,
        lamport in 1..1_u64 << 53,
        seq in 1..1_u64 << 53,
    ) {
        let author = Author::new(1);
        let header = Header {
            subject: Subject::from(subject.as_str()),
            after: after.into_iter().map(Hash).collect(),
            backlink: backlink.map(Hash),
            at: Timestamp(at),
            lamport,
            seq,
            ..author.next(case(1), vec![])
        };
        let entry = sealed(header, &note("x"));
        let plain = !entry.header_json.contains('\\');
        let text = format!("{{\"header\":{}}}", entry.header_json);
        let fast = RawEntry::from_line(&text).unwrap().check().unwrap();
        prop_assert_eq!(matches!(fast.header_json, Cow::Borrowed(_)), plain);
        let spread = format!("{{\"header\":{}}}", entry.header_json.replacen('{', "{ ", 1));
        let slow = RawEntry::from_line(&spread).unwrap().check().unwrap();
        prop_assert_eq!(&fast.header, &entry.header);
        prop_assert_eq!(fast, slow);
    }

    #[test]
    fn one_altered_byte_is_refused_or_changes_nothing(at in any::<proptest::sample::Index>(), flip in 1..=255_u8) {
        let (field, desk) = two_tablets();
        let true_bytes = bundle(&field, vec![field.whole(), desk.whole()], &[b"a photo"]);
        let mut bytes = true_bytes.clone();
        bytes[at.index(true_bytes.len())] ^= flip;
        if let Ok(bundle) = read(&bytes, Limits::default()) {
            prop_assert_eq!(bundle, read(&true_bytes, Limits::default()).unwrap());
        }
    }

    #[test]
    fn no_bytes_at_all_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200), text in "[\\[\\]{}\":,a-z0-9 ]{0,80}") {
        prop_assert!(read(&bytes, Limits::default()).is_err());
        prop_assert!(read(text.as_bytes(), Limits::default()).is_err());
    }
}
