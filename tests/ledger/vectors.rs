//! The vectors in `tests/vectors`: made here from fixed secrets, compared byte for byte, and read back with the result that the index names.
//! `HUIYIN_WRITE_VECTORS=1 cargo test --test ledger vectors` writes them anew; a change of the format is then seen in the diff.

use crate::fixture::{Author, bundle, bundle_saying, case, lines, note, sealed, two_tablets};
use crate::kind::kind;
use huiyin::ledger::bundle::{Limits, hex, read};
use huiyin::ledger::entry::{AgainAt, EntryRef, again};
use huiyin::ledger::hash::Hash;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Vector {
    file: String,
    expect: String,
    says: String,
}

#[derive(Default)]
pub struct Vectors(Vec<(Vector, String)>);

impl Vectors {
    pub fn add(&mut self, file: &str, expect: &str, says: &str, text: impl Into<String>) {
        let vector = Vector {
            file: format!("{file}.json"),
            expect: expect.into(),
            says: says.into(),
        };
        self.0.push((vector, text.into()));
    }
}

pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// A file small enough to look at in the vector.
const PHOTO: &[u8] = b"a photo";

fn good(vectors: &mut Vectors) {
    let (field, desk) = two_tablets();
    let both = || vec![field.whole(), desk.whole()];
    let whole = text(bundle(&field, both(), &[PHOTO]));
    vectors.add(
        "good-empty",
        "ok",
        "no entries: only who holds what",
        text(bundle(&field, vec![], &[])),
    );
    vectors.add(
        "good-two-tablets",
        "ok",
        "two feeds, parallel work, an entry after both, a file",
        &*whole,
    );
    vectors.add(
        "good-since",
        "ok",
        "a run that begins in the middle of its feed",
        text(bundle(&field, vec![field.run(3, 4)], &[])),
    );
    let parts = vec![field.run(1, 3), field.run(2, 4)];
    vectors.add(
        "good-parts",
        "ok",
        "one feed in two runs that overlap",
        text(bundle(&desk, parts, &[])),
    );
    let tree: Value = serde_json::from_str(&whole).unwrap();
    vectors.add(
        "good-pretty",
        "ok",
        "good-two-tablets as another program wrote it: sorted, indented",
        serde_json::to_string_pretty(&tree).unwrap(),
    );
    vectors.add(
        "good-byte-order-mark",
        "ok",
        "with the mark that some editors put in front",
        format!("\u{feff}{whole}"),
    );
    vectors.add(
        "good-more-members",
        "ok",
        "members of a later version beside those of this one",
        whole.replacen('{', "{\"recipients\":[1e3],", 1),
    );
    let mut erased = field.entries.clone();
    erased[2].body_json = None;
    vectors.add(
        "good-erased",
        "ok",
        "entry 3 travels without its body, and the header says so",
        text(bundle(
            &field,
            vec![(field.range(&erased), lines(&erased))],
            &[],
        )),
    );
    let (mut other, _) = two_tablets();
    other.entries.truncate(2);
    other.write(case(7), vec![], &note("另一個第三條"));
    vectors.add(
        "good-fork",
        "ok",
        "two entries with the same device and seq: both branches, each signed",
        text(bundle(&desk, vec![field.whole(), other.run(3, 3)], &[])),
    );
    vectors.add(
        "good-fork-one",
        "ok",
        "a fork in two bundles: this one knows of the first branch only",
        text(bundle(&desk, vec![field.whole()], &[])),
    );
    let (one, two) = (field.entries[3].hash, other.entries[2].hash);
    vectors.add(
        "good-fork-two",
        "ok",
        "the second branch of good-fork-one, from a device that knows of both: have counts up to the fork, forks names both heads",
        text(bundle_saying(&desk, vec![other.run(3, 3)], &[], |header| {
            header.have.insert(field.device(), 2);
            let mut heads = vec![one, two];
            heads.sort_unstable();
            header.forks.insert(field.device(), heads);
        })),
    );
    let mut renewed = Author::new(4);
    let at = AgainAt {
        device: renewed.device(),
        seq: 1,
        backlink: None,
        lamport: other.entries[2].header.lamport,
        after: other.entries[2].header.after.clone(),
    };
    renewed.push(again(&other.entries[2], at).unwrap());
    vectors.add(
        "good-reissued",
        "ok",
        "the last entry of good-fork-two issued again under a new key: author, time, height and body are the original's",
        text(bundle(&renewed, vec![renewed.whole()], &[])),
    );
    vectors.add(
        "good-wants",
        "ok",
        "a receipt: holds what have says, lacks one file and asks for it",
        text(wanting(&desk)),
    );
    let mut later = Author::new(3);
    let plain = sealed(
        later.next(case(7), vec![]),
        &json!({"robot": {"danced": {"steps": 12}}}),
    );
    let mut header: Value = serde_json::from_str(&plain.header_json).unwrap();
    header["sealed"] = json!({"to": ["archivist"]});
    header["subject"] = json!("robot/\"R2\"");
    let entry = serde_json::json!({"header": header, "body": {"robot": {"danced": {"steps": 12}}}})
        .to_string();
    let entry = crate::fixture::parsed(entry.as_bytes()).remove(0);
    later.push(plain);
    later.entries = vec![EntryRef {
        header_json: entry.header_json.clone().into_owned().into(),
        body_json: entry.body_json.clone().map(|body| body.into_owned().into()),
        ..entry
    }];
    vectors.add(
        "good-newer-event",
        "ok",
        "a body, a subject and a header member of a later version: kept as they are",
        text(bundle(&later, vec![later.whole()], &[])),
    );
}

/// A receipt for the first bundle of the field tablet, whose photo did not come along.
fn wanting(desk: &Author) -> Vec<u8> {
    let (field, _) = two_tablets();
    bundle_saying(desk, vec![], &[], |header| {
        header.have = [(field.device(), 4), (desk.device(), 1)].into();
        header.wants = Some(vec![hex(&Hash::of(PHOTO).0)]);
    })
}

fn bad(vectors: &mut Vectors) {
    let (field, desk) = two_tablets();
    let whole = text(bundle(&field, vec![field.whole(), desk.whole()], &[PHOTO]));
    let mut replaced = |file: &str, expect: &str, says: &str, from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        vectors.add(file, expect, says, whole.replacen(from, to, 1));
    };
    replaced(
        "bad-format",
        "not_a_bundle",
        "JSON of another program",
        "huiyin-bundle",
        "other-bundle",
    );
    replaced(
        "bad-no-header",
        "not_a_bundle",
        "a member is missing",
        "\"header\":{\"app\"",
        "\"leader\":{\"app\"",
    );
    replaced(
        "bad-newer-version",
        "newer_version",
        "a version that does not exist yet",
        "\"version\":1",
        "\"version\":2",
    );
    replaced(
        "bad-not-json",
        "not_json",
        "a colon too many",
        "\"version\":1",
        "\"version\"::1",
    );
    replaced(
        "bad-number",
        "not_json",
        "a number that no double holds",
        "\"version\":1",
        "\"version\":1e999",
    );
    replaced(
        "bad-header",
        "header_signature",
        "the header says another name than its exporter signed",
        "城南供熱",
        "城北供熱",
    );
    replaced(
        "bad-body",
        "entry_altered",
        "one word of a body was changed",
        "修復",
        "未修",
    );
    replaced(
        "bad-body-missing",
        "body_missing",
        "a body was taken out on the way",
        "{\"body\":{\"case\":{\"noted\":{\"text\":\"漏水\"}}}",
        "{\"body\":null",
    );
    replaced(
        "bad-body-renamed",
        "not_a_bundle",
        "a member of an entry that does not exist",
        "{\"body\":{\"case\"",
        "{\"bodz\":{\"case\"",
    );
    replaced(
        "bad-entry-header",
        "chain",
        "the time of entry 2 was changed: entry 3 names another predecessor",
        "\"at\":1795420920000",
        "\"at\":1795420920001",
    );
    replaced(
        "bad-attachment",
        "attachment",
        "a file with one letter changed",
        "YSBwaG90bw==",
        "YSBwaG90bg==",
    );
    replaced(
        "bad-attachment-missing",
        "header_mismatch",
        "a file that the header lists is not there",
        "\"YSBwaG90bw==\"",
        "",
    );
    replaced(
        "bad-member-twice",
        "not_canonical",
        "the header stands twice",
        "\"header\":",
        "\"header\":{},\"header\":",
    );
    replaced(
        "bad-header-member-twice",
        "not_canonical",
        "who handed it over stands twice in the header",
        "\"person\":",
        "\"person\":\"\",\"person\":",
    );
    let receipt = text(wanting(&desk));
    let wants = format!("\"wants\":[\"{}\"]", hex(&Hash::of(PHOTO).0));
    assert!(receipt.contains(&wants));
    vectors.add(
        "bad-wants",
        "not_a_bundle",
        "the files that it wants are no list",
        receipt.replacen(&wants, "\"wants\":\"all\"", 1),
    );
    vectors.add(
        "bad-forks",
        "not_a_bundle",
        "the branches that it holds are no hashes",
        receipt.replacen(
            "\"have\":",
            &format!("\"forks\":{{\"{}\":[\"?\"]}},\"have\":", desk.device()),
            1,
        ),
    );
    vectors.add(
        "bad-truncated",
        "truncated",
        "half written",
        &whole[..whole.len() / 2],
    );
    let mut exported = |file: &str, expect: &str, says: &str, entries: &[EntryRef<'_>]| {
        let bytes = bundle(&desk, vec![(field.range(entries), lines(entries))], &[]);
        vectors.add(file, expect, says, text(bytes));
    };
    let mut gap = field.entries.clone();
    gap.remove(1);
    exported(
        "bad-gap",
        "out_of_place",
        "entry 2 is missing in the middle of a run",
        &gap,
    );
    let mut foreign = field.entries.clone();
    foreign[3] = desk.entries[0].clone();
    exported(
        "bad-foreign-entry",
        "out_of_place",
        "an entry of another device",
        &foreign,
    );
    let mut height = field.entries.clone();
    height[3].header.lamport = height[2].header.lamport;
    height[3] = sealed(height[3].header.clone(), &note("修復"));
    exported(
        "bad-height",
        "out_of_place",
        "an entry that is not higher than the one before it",
        &height,
    );
    let spread = "{\"case\":1, \"a\":2}";
    let mut header = field.entries[0].header.clone();
    header.body = Hash::of(spread.as_bytes());
    let mut entry = sealed(header.clone(), &Value::Null);
    entry.header.body = header.body;
    entry.header_json = serde_json_canonicalizer::to_string(&header).unwrap().into();
    entry.hash = Hash::of(entry.header_json.as_bytes());
    entry.body_json = Some(spread.into());
    exported(
        "bad-body-spelling",
        "not_canonical",
        "a body hashed in another spelling than the canonical one",
        &[entry],
    );
    let entry = &field.entries[0];
    let list = format!(
        "[{},{}]\n",
        entry.body_json.as_deref().unwrap(),
        entry.header_json
    );
    vectors.add(
        "bad-entry-list",
        "not_a_bundle",
        "an entry spelled as a list",
        text(bundle(
            &desk,
            vec![(field.range(std::slice::from_ref(entry)), list.into_bytes())],
            &[],
        )),
    );
    let mut range = field.whole();
    range.0.signature = desk.range(&field.entries).signature;
    vectors.add(
        "bad-feed-signature",
        "feed_signature",
        "a head that another device signed",
        text(bundle(&desk, vec![range], &[])),
    );
    let mut range = field.whole();
    range.0.to += 1;
    vectors.add(
        "bad-count",
        "count",
        "fewer entries than the header lists",
        text(bundle(&desk, vec![range], &[])),
    );
}

fn all() -> Vectors {
    let mut vectors = Vectors::default();
    good(&mut vectors);
    crate::sealed_vectors::add(&mut vectors);
    bad(&mut vectors);
    vectors
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

#[test]
fn the_vectors_are_those_that_this_version_makes() {
    let vectors = all();
    let index: Vec<&Vector> = vectors.0.iter().map(|(vector, _)| vector).collect();
    let mut files = vec![(
        "index.json".to_owned(),
        serde_json::to_string_pretty(&index).unwrap() + "\n",
    )];
    files.extend(
        vectors
            .0
            .iter()
            .map(|(vector, text)| (vector.file.clone(), text.clone())),
    );
    let write = std::env::var_os("HUIYIN_WRITE_VECTORS").is_some();
    for (name, text) in &files {
        let path = folder().join(name);
        if write {
            std::fs::write(&path, text).unwrap();
        }
        let found =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            found == *text,
            "{name} differs from what this version makes"
        );
    }
    let expected: BTreeSet<String> = files.into_iter().map(|(name, _)| name).collect();
    let found: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_vector_reads_as_the_index_says() {
    let index = std::fs::read(folder().join("index.json")).unwrap();
    let index: Vec<Vector> = serde_json::from_slice(&index).unwrap();
    assert!(index.len() > 20);
    for vector in index {
        let bytes = std::fs::read(folder().join(&vector.file)).unwrap();
        let result = read(&bytes, Limits::default());
        let found = result.as_ref().map_or_else(kind, |_| "ok");
        assert_eq!(found, vector.expect, "{}: {:?}", vector.file, result.err());
    }
}

#[test]
fn a_vector_that_differs_only_in_form_has_the_same_content() {
    let file = |name: &str| std::fs::read(folder().join(name)).unwrap();
    let plain = file("good-two-tablets.json");
    let plain = read(&plain, Limits::default()).unwrap();
    for name in [
        "good-pretty.json",
        "good-byte-order-mark.json",
        "good-more-members.json",
    ] {
        assert_eq!(
            read(&file(name), Limits::default()).unwrap(),
            plain,
            "{name}"
        );
    }
}
