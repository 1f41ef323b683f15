//! Bundles: what is written reads back; what is wrong is refused by its own name, and never by a panic.

use crate::fixture::{Author, bundle, case, lines, note, sealed, two_tablets};
use huiyin::ledger::bundle::{Bundle, BundleError, Limits, read};
use huiyin::ledger::entry::EntryError;
use huiyin::ledger::feed::FeedError;
use huiyin::ledger::hash::Hash;
use serde_json::Value;

fn check(bytes: &[u8]) -> Result<Bundle<'_>, BundleError> {
    read(bytes, Limits::default())
}

fn text() -> String {
    let (field, desk) = two_tablets();
    String::from_utf8(bundle(
        &field,
        vec![field.whole(), desk.whole()],
        &[b"a photo"],
    ))
    .unwrap()
}

#[test]
fn a_bundle_reads_back_with_every_entry_and_file() {
    let (field, desk) = two_tablets();
    let text = text();
    let bundle = check(text.as_bytes()).unwrap();
    assert_eq!(bundle.runs[0].entries, field.entries);
    assert_eq!(bundle.runs[1].entries, desk.entries);
    assert_eq!(bundle.header.have[&field.device()], 4);
    let files: Vec<Vec<u8>> = bundle.attachments().map(|file| file.unwrap().1).collect();
    assert_eq!(files, [b"a photo"]);
}

#[test]
fn a_bundle_without_entries_and_files_is_a_greeting() {
    let bytes = bundle(&Author::new(1), vec![], &[]);
    assert!(check(&bytes).unwrap().runs.is_empty());
}

#[test]
fn a_pretty_printed_bundle_with_a_byte_order_mark_is_the_same_bundle() {
    let text = text();
    let tree: Value = serde_json::from_str(&text).unwrap();
    let pretty = format!("\u{feff}{}", serde_json::to_string_pretty(&tree).unwrap());
    assert_eq!(check(pretty.as_bytes()), check(text.as_bytes()));
}

#[test]
fn members_that_nobody_knows_yet_are_harmless_and_in_the_header_signed() {
    let text = text();
    let more = text.replacen('{', "{\"__proto__\":{\"format\":\"x\"},\"seal\":[[[]]],", 1);
    assert_eq!(check(more.as_bytes()), check(text.as_bytes()));
    let more = text.replace("\"header\":{\"app\"", "\"header\":{\"aaa\":1,\"app\"");
    assert_eq!(check(more.as_bytes()), Err(BundleError::HeaderSignature));
}

#[test]
fn a_file_above_the_limit_is_not_even_looked_at() {
    let limits = Limits { bytes: 3 };
    assert_eq!(
        read(b"\xff\xff\xff\xff", limits),
        Err(BundleError::TooLarge { size: 4, limit: 3 })
    );
    assert!(!matches!(
        read(b"{}\n", limits),
        Err(BundleError::TooLarge { .. })
    ));
}

#[test]
fn every_proper_beginning_of_a_bundle_is_cut_off() {
    let text = text();
    let whole = text.trim_end().len();
    for length in 0..whole {
        assert_eq!(
            check(&text.as_bytes()[..length]),
            Err(BundleError::Truncated),
            "{length} of {whole} bytes"
        );
    }
    assert!(check(&text.as_bytes()[..whole]).is_ok());
}

#[test]
fn a_header_list_that_differs_from_the_content_is_refused() {
    let (field, desk) = two_tablets();
    let text = text();
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    tree["feeds"].as_array_mut().unwrap().pop();
    assert!(matches!(
        check(tree.to_string().as_bytes()),
        Err(BundleError::HeaderMismatch(_))
    ));
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    tree["attachments"].as_array_mut().unwrap().clear();
    assert!(matches!(
        check(tree.to_string().as_bytes()),
        Err(BundleError::HeaderMismatch(_))
    ));
    let mut tree: Value = serde_json::from_str(&text).unwrap();
    tree["feeds"].as_array_mut().unwrap().reverse();
    assert!(matches!(
        check(tree.to_string().as_bytes()),
        Err(BundleError::Feed(FeedError::Count { .. }))
    ));
    // Content of one bundle under the header of another.
    let other = String::from_utf8(bundle(&desk, vec![field.run(1, 2)], &[])).unwrap();
    let header = |text: &str| text.lines().nth(1).unwrap().to_owned();
    let mixed = other.replace(&header(&other), &header(&text));
    assert_eq!(check(mixed.as_bytes()), Err(BundleError::HeaderSignature));
}

#[test]
fn a_body_cannot_be_taken_out_on_the_way() {
    let (field, _) = two_tablets();
    let bytes = bundle(&field, vec![field.whole()], &[]);
    let text = String::from_utf8(bytes).unwrap();
    let body = field.entries[2].body_json.as_deref().unwrap();
    let stripped = text.replace(&format!("{{\"body\":{body},"), "{\"body\":null,");
    assert_ne!(stripped, text);
    let missing = |seq| {
        Err(BundleError::Feed(FeedError::Entry {
            device: field.device(),
            error: EntryError::BodyMissing { seq },
        }))
    };
    assert_eq!(check(stripped.as_bytes()), missing(3));

    // Its exporter may say that it was erased; and then nobody can put it back in either.
    let mut erased = field.entries.clone();
    erased[2].body_json = None;
    let bytes = bundle(
        &field,
        vec![field.run(1, 1), (field.range(&erased), lines(&erased))],
        &[],
    );
    assert_eq!(check(&bytes).unwrap().runs[1].entries, erased);
    let text = String::from_utf8(bytes).unwrap();
    let restored = text.replace("{\"body\":null,", &format!("{{\"body\":{body},"));
    assert_eq!(check(restored.as_bytes()), missing(3));
}

#[test]
fn a_run_may_begin_in_the_middle_and_says_what_it_joins() {
    let (field, _) = two_tablets();
    let bytes = bundle(&field, vec![field.run(3, 4)], &[]);
    let bundle = check(&bytes).unwrap();
    let range = &bundle.runs[0].range;
    assert_eq!((range.from, range.to), (3, 4));
    assert_eq!(range.backlink, Some(field.entries[1].hash));
}

#[test]
fn both_branches_of_a_fork_travel_as_two_runs_of_one_device() {
    let (mut field, desk) = two_tablets();
    let first = field.run(1, 4);
    field.entries.truncate(2);
    field.write(case(7), vec![], &note("另一個第三條"));
    let second = field.run(3, 3);
    let bytes = bundle(&desk, vec![first, second], &[]);
    let bundle = check(&bytes).unwrap();
    assert_eq!(bundle.runs[0].range.device, bundle.runs[1].range.device);
    assert_ne!(
        bundle.runs[0].entries[2].hash,
        bundle.runs[1].entries[0].hash
    );
}

#[test]
fn a_dishonest_exporter_cannot_alter_what_others_wrote() {
    let (field, desk) = two_tablets();
    let device = field.device();
    let refuse = |entries: &[_], error| {
        // The head's signature is true for these entries' end; the exporter signs whatever is in the header.
        let bytes = bundle(&desk, vec![(field.range(entries), lines(entries))], &[]);
        assert_eq!(check(&bytes), Err(BundleError::Feed(error)));
    };
    let mut gap = field.entries.clone();
    gap.remove(1);
    refuse(
        &gap,
        FeedError::OutOfPlace {
            device,
            expected: 2,
        },
    );
    let mut doubled = field.entries.clone();
    doubled.insert(1, doubled[1].clone());
    refuse(
        &doubled,
        FeedError::OutOfPlace {
            device,
            expected: 3,
        },
    );
    let mut foreign = field.entries.clone();
    foreign[3] = desk.entries[0].clone();
    refuse(
        &foreign,
        FeedError::OutOfPlace {
            device,
            expected: 4,
        },
    );
    let mut altered = field.entries.clone();
    altered[1] = sealed(altered[1].header.clone(), &note("不漏水"));
    refuse(&altered, FeedError::Chain { device, seq: 3 });
    let mut body = field.entries.clone();
    body[1].body_json = Some("{}".into());
    refuse(
        &body,
        FeedError::Entry {
            device,
            error: EntryError::Altered { seq: 2 },
        },
    );
    let mut height = field.entries.clone();
    height[3].header.lamport = height[2].header.lamport;
    height[3] = sealed(height[3].header.clone(), &note("修復"));
    refuse(
        &height,
        FeedError::OutOfPlace {
            device,
            expected: 4,
        },
    );
}

#[test]
fn a_head_that_its_author_did_not_sign_is_refused() {
    let (field, desk) = two_tablets();
    let device = field.device();
    let (mut range, lines) = field.whole();
    range.signature = desk.range(&field.entries).signature;
    let bytes = bundle(&desk, vec![(range, lines.clone())], &[]);
    assert_eq!(
        check(&bytes),
        Err(BundleError::Feed(FeedError::Signature { device }))
    );
    let (mut range, _) = field.whole();
    range.head = Hash([1; 32]);
    let bytes = bundle(&desk, vec![(range, lines)], &[]);
    assert_eq!(
        check(&bytes),
        Err(BundleError::Feed(FeedError::Signature { device }))
    );
}

#[test]
fn impossible_places_are_refused_without_a_panic() {
    let (field, desk) = two_tablets();
    let last = &field.entries[3..];
    for (from, to) in [(0, 0), (1 << 53, 1 << 53), (4, 3), (0, 1 << 53)] {
        let mut range = field.range(last);
        (range.from, range.to) = (from, to);
        let bytes = bundle(&desk, vec![(range, lines(last))], &[]);
        assert!(
            matches!(
                check(&bytes),
                Err(BundleError::Feed(FeedError::Count { .. }) | BundleError::NotCanonical)
            ),
            "{from} to {to}"
        );
    }
    // A run from the middle that claims to be a beginning.
    let mut range = field.range(last);
    range.backlink = None;
    let bytes = bundle(&desk, vec![(range, lines(last))], &[]);
    assert!(matches!(
        check(&bytes),
        Err(BundleError::Feed(FeedError::Count { .. }))
    ));
}

#[test]
fn an_attachment_that_is_not_the_one_announced_is_refused() {
    let text = text();
    for other in ["YSBwaG90bz==", "YSBwaG90bw", "YSBwaG90YQ==", "", "*"] {
        let altered = text.replace("YSBwaG90bw==", other);
        assert!(
            matches!(
                check(altered.as_bytes()),
                Err(BundleError::Attachment { .. })
            ),
            "{other}"
        );
    }
}
