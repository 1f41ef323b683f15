//! One entry: what is canonical stays as it lies, what was re-formatted comes back, what was altered is refused.

use crate::fixture::{Author, case, note, sealed};
use huiyin::domain::ids::Subject;
use huiyin::domain::time::Timestamp;
use huiyin::ledger::entry::{AgainAt, EntryError, EntryRef, LARGEST, RawEntry, again, canonical};
use huiyin::ledger::hash::Hash;
use serde_json::{Value, json};
use std::borrow::Cow;

fn line(entry: &EntryRef<'_>) -> String {
    let mut line = Vec::new();
    entry.append_line(&mut line);
    String::from_utf8(line).unwrap()
}

fn read(text: &str) -> Result<EntryRef<'_>, EntryError> {
    RawEntry::from_line(text).and_then(|raw| raw.check())
}

#[test]
fn a_line_reads_back_as_the_entry_that_was_written_without_a_copy() {
    let entry = Author::new(1).write(
        case(1),
        vec![Hash([7; 32]), Hash([9; 32])],
        &note("漏水 \"大\""),
    );
    let text = line(&entry);
    assert!(text.ends_with("}\n") && text.matches('\n').count() == 1);
    let back = read(&text).unwrap();
    assert_eq!(back, entry);
    assert!(matches!(back.header_json, Cow::Borrowed(_)));
    assert!(matches!(back.body_json, Some(Cow::Borrowed(_))));
}

#[test]
fn a_pretty_printed_and_reordered_entry_is_the_same_entry() {
    let entry = Author::new(1).write(case(1), vec![], &note("漏水"));
    let tree: Value = serde_json::from_str(&line(&entry)).unwrap();
    let pretty = serde_json::to_string_pretty(&tree).unwrap();
    assert_ne!(pretty, line(&entry));
    assert_eq!(read(&pretty).unwrap(), entry);
    let turned = format!(
        "{{\"header\":{},\"body\":{}}}",
        entry.header_json,
        entry.body_json.as_deref().unwrap()
    );
    assert_eq!(read(&turned).unwrap(), entry);
    let escaped = line(&entry).replace("漏", "\\u6f0f");
    assert_eq!(read(&escaped).unwrap(), entry);
}

#[test]
fn an_erased_body_leaves_the_entry_with_its_hash() {
    let entry = Author::new(1).write(case(1), vec![], &note("漏水"));
    for text in [
        format!("{{\"body\":null,\"header\":{}}}", entry.header_json),
        format!("{{\"header\":{}}}", entry.header_json),
    ] {
        let erased = read(&text).unwrap();
        assert_eq!((erased.hash, erased.body_json.as_ref()), (entry.hash, None));
        assert!(line(&erased).starts_with("{\"body\":null,\"header\":{\"actor\""));
    }
}

#[test]
fn members_that_a_newer_app_put_into_a_header_are_kept_and_hashed() {
    let author = Author::new(1);
    let entry = sealed(author.next(case(1), vec![]), &note("漏水"));
    let mut tree: Value = serde_json::from_str(&entry.header_json).unwrap();
    tree["sealed"] = json!({"to": ["archivist"]});
    let header = serde_json_canonicalizer::to_string(&tree).unwrap();
    let text = format!(
        "{{\"body\":{},\"header\":{header}}}",
        entry.body_json.as_deref().unwrap()
    );
    let back = read(&text).unwrap();
    assert_eq!(back.header, entry.header);
    assert_eq!(back.header_json, header);
    assert_eq!(back.hash, Hash::of(header.as_bytes()));
}

#[test]
fn a_body_with_a_letter_more_or_another_name_is_refused() {
    let entry = Author::new(1).write(case(1), vec![], &note("water"));
    let text = line(&entry);
    assert_eq!(
        read(&text.replace("water", "Water")),
        Err(EntryError::Altered { seq: 1 })
    );
    for other in [
        text.replace("\"body\":{", "\"bodz\":{"),
        text.replace("{\"body\"", "{\"__proto__\":{\"body\":1},\"body\""),
        text.replace("{\"body\"", "{\"body\":null,\"body\""),
    ] {
        assert!(
            matches!(read(&other), Err(EntryError::Unreadable(_))),
            "{other}"
        );
    }
}

#[test]
fn a_line_break_never_gets_into_a_segment_even_when_its_author_hashed_it() {
    let author = Author::new(1);
    let mut header = author.next(case(1), vec![]);
    let broken = "{\"case\":\n1}";
    header.body = Hash::of(broken.as_bytes());
    let json = serde_json_canonicalizer::to_string(&header).unwrap();
    let text = format!("{{\"body\":{broken},\"header\":{json}}}");
    assert_eq!(read(&text), Err(EntryError::NotCanonical { seq: 1 }));
    let entry = sealed(author.next(case(1), vec![]), &note("x"));
    let spread = entry.header_json.replace(",\"at\"", ",\n\"at\"");
    let text = format!("{{\"body\":null,\"header\":{spread}}}");
    assert_eq!(read(&text).unwrap().hash, entry.hash);
}

#[test]
fn numbers_beyond_what_json_carries_are_refused_without_a_panic() {
    let author = Author::new(1);
    for (member, value) in [
        ("seq", LARGEST + 1),
        ("lamport", LARGEST + 1),
        ("at", LARGEST + 1),
    ] {
        let entry = sealed(author.next(case(1), vec![]), &note("x"));
        let mut tree: Value = serde_json::from_str(&entry.header_json).unwrap();
        tree[member] = json!(value);
        let text = format!("{{\"header\":{tree}}}");
        assert!(
            matches!(read(&text), Err(EntryError::TooLarge { .. })),
            "{member}"
        );
    }
    let entry = sealed(author.next(case(1), vec![]), &note("x"));
    for huge in [
        "1e400",
        "-1",
        "1.5",
        "18446744073709551616",
        "01",
        "\"1\"",
        "[]",
    ] {
        let header = entry
            .header_json
            .replace("\"seq\":1", &format!("\"seq\":{huge}"));
        assert!(
            matches!(
                read(&format!("{{\"header\":{header}}}")),
                Err(EntryError::Unreadable(_))
            ),
            "{huge}"
        );
    }
    let mut edge = author.next(case(1), vec![]);
    (edge.seq, edge.lamport, edge.at) = (LARGEST, LARGEST, Timestamp(-(LARGEST as i64)));
    let edge = sealed(edge, &note("x"));
    assert_eq!(read(&line(&edge)).unwrap(), edge);
}

#[test]
fn deep_nesting_neither_overflows_the_stack_nor_passes_for_something_else() {
    let author = Author::new(1);
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let mut header = author.next(case(1), vec![]);
    header.body = Hash::of(deep.as_bytes());
    let json = serde_json_canonicalizer::to_string(&header).unwrap();
    let text = format!("{{\"body\":{deep},\"header\":{json}}}");
    // Its author wrote it so, hence it is kept; nobody reads it.
    assert_eq!(read(&text).unwrap().event(), None);
    let altered = text.replace("[1]", "[2]");
    assert_eq!(read(&altered), Err(EntryError::Altered { seq: 1 }));
    assert!(read(&format!("{{\"header\":{deep}}}")).is_err());
}

#[test]
fn a_subject_of_a_newer_app_keeps_its_name() {
    for name in ["visit/2026-1", "檔案/\"甲\"", "case/NOT-A-UUID", ""] {
        let entry = Author::new(1).write(Subject::Other(name.into()), vec![], &note("x"));
        let text = line(&entry);
        assert_eq!(read(&text).unwrap().header.subject.to_string(), name);
    }
}

#[test]
fn canonical_json_is_that_of_rfc_8785() {
    let check =
        |given: &str, expected: &str| assert_eq!(canonical(given).as_deref(), Some(expected));
    check(
        "{ \"b\" : 1, \"a\" : [ true , null ] }",
        "{\"a\":[true,null],\"b\":1}",
    );
    check(
        "{\"\\u20ac\":1,\"\\r\":2,\"1\":3}",
        "{\"\\r\":2,\"1\":3,\"€\":1}",
    );
    // By UTF-16 units, not by bytes: an emoji comes before a full-width form.
    check(
        "{\"\u{ff21}\":1,\"\u{1f600}\":2}",
        "{\"\u{1f600}\":2,\"\u{ff21}\":1}",
    );
    check("\"\\u000f\\/\\u007f\"", "\"\\u000f/\u{7f}\"");
    check("[1e3,-0,0.5]", "[1000,0,0.5]");
    assert_eq!(canonical("{"), None);
}

#[test]
fn an_entry_that_is_issued_again_keeps_what_was_said_and_names_the_first_original() {
    let mut author = Author::new(1);
    let first = author.write(case(1), vec![], &note("漏水"));
    let original = author.write(case(1), vec![first.hash], &note("到場"));
    // A member of a later version travels along.
    let header = original
        .header_json
        .replacen('{', "{\"a_later_member\":7,", 1);
    let body = original.body_json.as_deref().unwrap();
    let text = format!("{{\"header\":{header},\"body\":{body}}}");
    let original = read(&text).unwrap();
    let at = |device, lamport| AgainAt {
        device,
        seq: 1,
        backlink: None,
        lamport,
        after: vec![Hash([3; 32])],
    };
    let renewed = Author::new(4).device();
    let issued = again(&original, at(renewed, 2)).unwrap();
    let text = line(&issued);
    let back = read(&text).unwrap();
    assert_eq!(back, issued);
    assert!(back.header_json.contains("\"a_later_member\":7"));
    assert_eq!(back.body_json, original.body_json);
    let said = |entry: &EntryRef<'_>| {
        let header = &entry.header;
        (header.actor, header.at, header.body, header.subject.clone())
    };
    assert_eq!(said(&back), said(&original));
    let named = back.header.reissues.unwrap();
    assert_eq!(named.hash, original.hash);
    assert_eq!(back.header.said_at(), original.header.dot());
    assert_eq!((back.header.device, back.header.lamport), (renewed, 2));
    let twice = again(&back, at(Author::new(5).device(), 9)).unwrap();
    assert_eq!(twice.header.reissues, Some(named));
}

#[test]
fn a_mark_that_names_no_entry_says_nothing_as_readers_of_the_first_days_took_it() {
    let entry = Author::new(1).write(case(1), vec![], &note("漏水"));
    for mark in ["7", "null", "\"x\"", "{\"a\":1}"] {
        let header =
            entry
                .header_json
                .replacen("\"seq\"", &format!("\"reissues\":{mark},\"seq\""), 1);
        let text = format!("{{\"header\":{header}}}");
        let read = read(&text).unwrap();
        assert_eq!(read.header.reissues, None, "{mark}");
        assert!(read.header_json.contains("reissues"), "kept as it is");
    }
}
