//! `merge` and `compact`: many bundles become one, whatever their order, and nothing is lost.

use super::bundles::{Folder, right, wrong};
use super::feeds::{Author, bundle};
use super::forge::{OFFICE, exported, good_text};
use super::huiyin;
use huiyin::ledger::bundle::{Limits, read};
use huiyin::ledger::feed::Range;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every line of every run in a file, and the runs without their signatures.
fn inside(path: &str) -> (BTreeSet<String>, Value) {
    let bytes = std::fs::read(path).unwrap();
    let bundle = read(&bytes, Limits { bytes: u64::MAX }).unwrap();
    let mut lines = BTreeSet::new();
    for entry in bundle.runs.iter().flat_map(|run| &run.entries) {
        let mut line = Vec::new();
        entry.append_line(&mut line);
        assert!(lines.insert(String::from_utf8(line).unwrap()), "twice");
    }
    let tree: Value = serde_json::from_slice(&bytes).unwrap();
    let header = &tree["header"];
    let kept = json!([
        header["feeds"],
        header["have"],
        header["attachments"],
        header["erased"]
    ]);
    (lines, json!([kept, tree["feeds"], tree["attachments"]]))
}

fn write(folder: &Folder, name: &str, bytes: &[u8]) -> String {
    let path = folder.path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn words<'a>(command: &'a str, files: &'a [String], output: &'a str) -> Vec<&'a str> {
    let files = files.iter().map(String::as_str);
    let mut words = vec![command];
    words.extend(files);
    words.extend(["-o", output]);
    words
}

/// Which author, from where, how many.
type Piece = (usize, prop::sample::Index, prop::sample::Index);

/// Two devices; the first has forked after its sixth entry.
fn authors() -> Vec<Author> {
    let mut office = Author::new(1);
    office.write(6, "");
    let mut backup = office.restored(6);
    office.write(6, "在原來那台");
    backup.write(9, "在還原的那台");
    let mut field = Author::new(2);
    field.write(12, "");
    vec![office, backup, field]
}

/// The entries of a device that a report names as missing.
fn missing(report: &Value, author: &Author) -> BTreeSet<u64> {
    let device = author.identity.device().to_string();
    let gaps = report["gaps"].as_array().unwrap().iter();
    gaps.filter(|gap| gap["device"] == *device)
        .flat_map(|gap| gap["from"].as_u64().unwrap()..=gap["to"].as_u64().unwrap())
        .collect()
}

/// Those that stand in no run and before one.
fn unwritten(runs: &[(Range, Vec<u8>)], author: &Author) -> BTreeSet<u64> {
    let device = author.identity.device();
    let ranges = runs.iter().map(|(range, _)| range);
    let ranges: Vec<&Range> = ranges.filter(|range| range.device == device).collect();
    let last = ranges.iter().map(|range| range.to).max().unwrap_or(0);
    (1..=last)
        .filter(|seq| {
            !ranges
                .iter()
                .any(|range| (range.from..=range.to).contains(seq))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_pieces_and_their_order_the_union_holds_each_entry_once_in_the_same_runs(
        pieces in prop::collection::vec((0..3_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..9),
        turn in any::<prop::sample::Index>(),
        case in any::<u64>(),
    ) {
        let folder = Folder::new(&format!("union-{case}"));
        let authors = authors();
        let run = |(author, from, length): &Piece| {
            let author = &authors[*author];
            let from = from.index(author.entries.len()) + 1;
            let to = from + length.index(author.entries.len() - from + 1);
            author.run(from as u64, to as u64)
        };
        let mut files: Vec<String> = Vec::new();
        let mut all = BTreeSet::new();
        for (number, pieces) in pieces.chunks(2).enumerate() {
            let path = write(&folder, &format!("{number}.json"), &bundle(pieces.iter().map(run).collect(), vec![]));
            let bytes = std::fs::read(&path).unwrap();
            for entry in read(&bytes, Limits::default()).unwrap().runs.iter().flat_map(|run| &run.entries) {
                let mut line = Vec::new();
                entry.append_line(&mut line);
                all.insert(String::from_utf8(line).unwrap());
            }
            files.push(path);
        }
        let output = folder.path("merged.json");
        let answer = huiyin(&[&words("merge", &files, &output)[..], &["--json"]].concat());
        let (lines, result) = inside(&output);
        prop_assert_eq!(&lines, &all);
        let report: Value = serde_json::from_str(&answer.out).unwrap();
        prop_assert_eq!(missing(&report, &authors[2]), unwritten(&pieces.iter().map(run).collect::<Vec<_>>(), &authors[2]));
        let middle = turn.index(files.len());
        files.rotate_left(middle);
        files.reverse();
        files.push(output.clone());
        let again = folder.path("again.json");
        let other = huiyin(&words("compact", &files, &again));
        prop_assert_eq!(inside(&again), (all, result));
        prop_assert_eq!(other.code, answer.code);
        // A union of what is united adds nothing.
        let alone = folder.path("alone.json");
        huiyin(&words("merge", std::slice::from_ref(&again), &alone));
        prop_assert_eq!(inside(&alone), inside(&again));
    }
}

#[test]
fn a_fork_is_kept_with_both_branches_and_what_is_missing_is_named() {
    let folder = Folder::new("fork");
    let authors = authors();
    let one = write(
        &folder,
        "one.json",
        &bundle(vec![authors[0].run(1, 12)], vec![]),
    );
    let other = write(
        &folder,
        "other.json",
        &bundle(vec![authors[1].run(4, 15)], vec![]),
    );
    let late = write(
        &folder,
        "late.json",
        &bundle(vec![authors[2].run(9, 12)], vec![]),
    );
    let output = folder.path("all.json");
    let answer = huiyin(&["compact", &one, &other, &late, "-o", &output, "--json"]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(report["entries"], 12 + 9 + 4);
    assert_eq!(
        report["forked"],
        json!([authors[0].identity.device().to_string()])
    );
    assert_eq!(report["gaps"][0]["to"], 8);
    let tree: Value = serde_json::from_slice(&std::fs::read(&output).unwrap()).unwrap();
    let runs: Vec<(u64, u64)> = tree["header"]["feeds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| (run["from"].as_u64().unwrap(), run["to"].as_u64().unwrap()))
        .collect();
    // The longer branch goes on, the other one begins at the fork.
    let mut sorted = runs.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [(1, 15), (7, 12), (9, 12)]);
    // What is held without a gap, and nothing of the feed that begins in the middle.
    assert_eq!(tree["header"]["have"].as_object().unwrap().len(), 1);
}

#[test]
fn a_body_that_one_bundle_lacks_comes_from_the_other_whichever_is_first() {
    let folder = Folder::new("bodies");
    let whole = write(&folder, "whole.json", good_text().as_bytes());
    let without = exported(|forge| {
        let place = forge.place(OFFICE);
        forge.entries(OFFICE)[1]["body"] = Value::Null;
        let mut erased = vec![json!([]); 2];
        erased[place] = json!([2]);
        forge.header()["erased"] = json!(erased);
    });
    let without = write(&folder, "without.json", &without);
    let (one, other) = (folder.path("1.json"), folder.path("2.json"));
    right(&["compact", &whole, &without, "-o", &one]);
    right(&["compact", &without, &whole, "-o", &other]);
    assert_eq!(inside(&one), inside(&other));
    assert_eq!(inside(&one).0, inside(&whole).0);
    // Alone it stays what it is: erased, and said so in the signed header.
    let alone = folder.path("3.json");
    right(&["merge", &without, "-o", &alone]);
    assert_eq!(inside(&alone).0, inside(&without).0);
}

#[test]
fn what_is_too_large_for_one_file_goes_on_in_others_that_verify_together() {
    let folder = Folder::new("parts");
    let mut author = Author::new(1);
    let mut files = Vec::new();
    for number in 0..5_u8 {
        let from = author.entries.len() as u64 + 1;
        author.write(300, &"長".repeat(200));
        let to = author.entries.len() as u64;
        let photo = vec![number; 300_000];
        let bytes = bundle(vec![author.run(from, to)], vec![photo.clone(), vec![7; 10]]);
        files.push(write(&folder, &format!("{number}.json"), &bytes));
    }
    let output = folder.path("all.json");
    let mut asked = words("compact", &files, &output);
    asked.extend(["--limit", "1", "--json"]);
    let report = right(&asked).json();
    let written: Vec<&str> = report["written"]
        .as_array()
        .unwrap()
        .iter()
        .map(|path| path.as_str().unwrap())
        .collect();
    assert!(written.len() > 2, "{written:?}");
    assert_eq!(report["attachments"], 6);
    for path in &written {
        assert!(std::fs::metadata(path).unwrap().len() <= 1 << 20, "{path}");
    }
    let mut asked = vec!["verify", "--json"];
    asked.extend(&written);
    let verified = right(&asked).json();
    let sum = |member: &str| {
        verified
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file[member].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!((sum("entries"), sum("attachments")), (1_500, 6));
    // Nothing that was only needed meanwhile is left.
    let left = std::fs::read_dir(folder.path("")).unwrap().count();
    assert_eq!(left, files.len() + written.len());
    let answer = huiyin(&[&words("merge", &files, "-")[..], &["--limit", "1"]].concat());
    assert_eq!(
        (answer.code, answer.out.is_empty()),
        (2, true),
        "{}",
        answer.err
    );
}

#[test]
fn a_bad_file_stops_a_merge_or_is_named_and_left_out() {
    let folder = Folder::new("keep-going");
    let good = write(&folder, "good.json", good_text().as_bytes());
    let bad = write(&folder, "bad.json", &good_text().as_bytes()[..2_000]);
    let output = folder.path("all.json");
    for stopped in [
        wrong(&["merge", &good, &bad, "-o", &output]),
        wrong(&["compact", &bad, &good, "-o", &output]),
    ] {
        assert_eq!(stopped.code, 1);
        assert!(
            stopped
                .err
                .contains("bad.json: the file ends in the middle"),
            "{}",
            stopped.err
        );
        assert!(!std::path::Path::new(&output).exists());
    }
    let missing = folder.path("missing.json");
    let answer = huiyin(&[
        "merge",
        &bad,
        &missing,
        &good,
        "-o",
        &output,
        "--keep-going",
        "--json",
    ]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("bad.json") && answer.err.contains("left out"));
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert!(report["files"][0]["error"].is_string());
    assert!(report["files"][1]["error"].is_string() && report["files"][2]["error"].is_null());
    assert_eq!(inside(&output).0, inside(&good).0);
    assert_eq!(std::fs::read_dir(folder.path("")).unwrap().count(), 3);
}

#[test]
fn a_merged_bundle_is_handed_over_by_an_administrator_or_by_whom_one_names() {
    let folder = Folder::new("person");
    let good = write(&folder, "good.json", good_text().as_bytes());
    let person = |more: &[&str]| {
        let output = folder.path("out.json");
        right(&[&["merge", &good, "-o", &output][..], more].concat());
        let tree: Value = serde_json::from_slice(&std::fs::read(&output).unwrap()).unwrap();
        tree["header"]["person"].as_str().unwrap().to_owned()
    };
    assert!(person(&[]).starts_with("01010101"));
    assert!(person(&["--person", "陳志遠"]).starts_with("02020202"));
    wrong(&["merge", &good, "-o", "-", "--person", "誰"]);
}

#[test]
fn exit_codes_tell_the_data_the_command_line_and_the_machine_apart() {
    let folder = Folder::new("codes");
    let good = write(&folder, "good.json", good_text().as_bytes());
    let bad = write(&folder, "bad.json", b"{}");
    let output = folder.path("out.json");
    let table: [(&[&str], u8); 9] = [
        (&["verify", &good], 0),
        (&["verify", &bad], 1),
        (&["merge", &bad, "-o", &output], 1),
        (&["merge", &good], 2),
        (&["merge", &good, "-o", "-", "--json"], 2),
        (&["compact", &good, "-o", "-"], 2),
        (&["deadline", "yesterday", "3wd"], 2),
        (&["merge", &folder.path("none.json"), "-o", &output], 3),
        (
            &["merge", &good, "-o", &folder.path("no/such/folder.json")],
            3,
        ),
    ];
    for (words, code) in table {
        let answer = huiyin(words);
        assert_eq!(answer.code, code, "{words:?}: {}", answer.err);
        assert_eq!(
            answer.err.is_empty(),
            code == 0 && words[0] == "verify",
            "{words:?}"
        );
    }
}
