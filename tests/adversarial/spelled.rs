//! Texts that are no JSON, JSON that is no bundle, and what can be read as two things.

use crate::bad::Bad;
use crate::forge::{exported, good_text, replaced, with_body};

fn nested(open: &str, close: &str, levels: usize) -> String {
    format!("{}{}", open.repeat(levels), close.repeat(levels))
}

fn unsigned_member(member: &str) -> Vec<u8> {
    replaced(
        "\"header\":{\"app\"",
        &format!("\"header\":{{{member},\"app\""),
    )
}

pub const TEXTS: &[Bad] = &[
    ("an empty file", || vec![], "truncated"),
    (
        "a byte order mark alone",
        || b"\xEF\xBB\xBF".to_vec(),
        "truncated",
    ),
    ("blanks alone", || b" \n\t ".to_vec(), "truncated"),
    (
        "a letter cut in the middle",
        || "{\"format\":\"回".as_bytes()[..12].to_vec(),
        "truncated",
    ),
    (
        "plain words",
        || b"Dear colleague, here is the file".to_vec(),
        "not_json",
    ),
    (
        "a web page",
        || b"<!doctype html><script>alert(1)</script>".to_vec(),
        "not_json",
    ),
    (
        "a comma too many",
        || replaced("\"version\":1}", "\"version\":1,}"),
        "not_json",
    ),
    (
        "a comment",
        || replaced("{", "{/* all is well */"),
        "not_json",
    ),
    (
        "single quotes",
        || good_text().replace('"', "'").into_bytes(),
        "not_json",
    ),
    (
        "something behind the end",
        || [good_text(), "{}".into()].concat().into_bytes(),
        "not_json",
    ),
    (
        "two bundles in one file",
        || [good_text(), good_text()].concat().into_bytes(),
        "not_json",
    ),
    (
        "not a number",
        || replaced("\"version\":1", "\"version\":NaN"),
        "not_json",
    ),
    (
        "a number that no double holds",
        || replaced("\"version\":1", "\"version\":1e999"),
        "not_json",
    ),
    (
        "a number of a million digits",
        || {
            replaced(
                "\"version\":1",
                &format!("\"version\":{}", "9".repeat(1_000_000)),
            )
        },
        "not_json",
    ),
    (
        "a control character in a text",
        || replaced("王建國", "王\u{1}建國"),
        "not_json",
    ),
    (
        "an unknown escape",
        || replaced("王建國", "\\x"),
        "not_json",
    ),
    (
        "another encoding",
        || {
            good_text()
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect()
        },
        "not_a_bundle",
    ),
    (
        "bytes that are no UTF-8",
        || [b"\"\xff\xfe".to_vec(), good_text().into_bytes()].concat(),
        "not_a_bundle",
    ),
    ("nothing", || b"null".to_vec(), "not_a_bundle"),
    ("a list", || b"[1,2,3]".to_vec(), "not_a_bundle"),
    (
        "a hundred thousand levels",
        || nested("[", "]", 100_000).into_bytes(),
        "not_a_bundle",
    ),
    (
        "a hundred thousand levels, cut off",
        || "[".repeat(100_000).into_bytes(),
        "not_a_bundle",
    ),
    (
        "levels where the version stands",
        || {
            replaced(
                "\"version\":1",
                &format!("\"version\":{}", nested("[", "]", 100_000)),
            )
        },
        "not_a_bundle",
    ),
    (
        "levels where the runs stand",
        || {
            replaced(
                "\"feeds\":[[",
                &format!("\"feeds\":[{},[", nested("[", "]", 100_000)),
            )
        },
        "not_canonical",
    ),
    (
        "another program's file",
        || replaced("huiyin-bundle", "other-bundle"),
        "not_a_bundle",
    ),
    (
        "a format that is no text",
        || replaced("\"huiyin-bundle\"", "7"),
        "not_a_bundle",
    ),
    (
        "version nought",
        || replaced("\"version\":1", "\"version\":0"),
        "not_a_bundle",
    ),
    (
        "a version below nought",
        || replaced("\"version\":1", "\"version\":-1"),
        "not_a_bundle",
    ),
    (
        "a version in quotes",
        || replaced("\"version\":1", "\"version\":\"1\""),
        "not_a_bundle",
    ),
    (
        "a later version",
        || replaced("\"version\":1", "\"version\":2"),
        "newer_version",
    ),
    (
        "a version of twenty digits",
        || replaced("\"version\":1", "\"version\":18446744073709551615"),
        "newer_version",
    ),
    ("a bundle spelled as a list", bundle_as_list, "not_a_bundle"),
    ("an entry spelled as a list", entry_as_list, "not_a_bundle"),
    (
        "an entry with one more member",
        || replaced("{\"body\":{", "{\"seal\":1,\"body\":{"),
        "not_a_bundle",
    ),
    (
        "a body under another name",
        || replaced("{\"body\":{", "{\"bodz\":{"),
        "not_a_bundle",
    ),
    (
        "a prototype in an entry",
        || replaced("{\"body\":{", "{\"__proto__\":{},\"body\":{"),
        "not_a_bundle",
    ),
    (
        "a file that is no text",
        || replaced("\"YSBwaG90bw==\"", "7"),
        "not_a_bundle",
    ),
    (
        "half a character in a file",
        || replaced("\"YSBwaG90bw==\"", "\"\\ud800\""),
        "not_json",
    ),
    (
        "a prototype in the header",
        || unsigned_member("\"__proto__\":{\"by\":\"me\"}"),
        "header_signature",
    ),
    (
        "a member more in the header",
        || unsigned_member("\"note\":\"hi\""),
        "header_signature",
    ),
    (
        "half a character in the header",
        || unsigned_member("\"note\":\"\\udc00\""),
        "not_canonical",
    ),
    (
        "a number too large in the header",
        || unsigned_member("\"note\":9007199254740993"),
        "not_canonical",
    ),
    (
        "levels in the header",
        || unsigned_member(&format!("\"note\":{}", nested("[", "]", 100_000))),
        "not_canonical",
    ),
    (
        "a member of the bundle twice",
        || replaced("\"version\":1", "\"version\":1,\"version\":1"),
        "not_a_bundle",
    ),
    (
        "the header twice",
        || replaced("\"header\":{\"app\"", "\"header\":{},\"header\":{\"app\""),
        "not_canonical",
    ),
    (
        "the runs twice",
        || replaced("\"feeds\":[[", "\"feeds\":[],\"feeds\":[["),
        "not_canonical",
    ),
    (
        "the exporter twice",
        || unsigned_member("\"by\":\"me\""),
        "not_canonical",
    ),
    (
        "an unknown member of the header twice",
        || unsigned_member("\"note\":1,\"note\":2"),
        "not_canonical",
    ),
    (
        "what a device has twice, signed",
        have_twice,
        "not_canonical",
    ),
    (
        "a body twice",
        || replaced("{\"body\":{", "{\"body\":null,\"body\":{"),
        "not_canonical",
    ),
    (
        "a body twice, once escaped",
        || replaced("{\"body\":{", "{\"b\\u006fdy\":null,\"body\":{"),
        "not_canonical",
    ),
    (
        "the number of an entry twice",
        || replaced("\"seq\":", "\"seq\":1,\"seq\":"),
        "entry_unreadable",
    ),
    (
        "an unknown member of an entry's header twice",
        || {
            replaced(
                "\"header\":{\"actor\"",
                "\"header\":{\"x\":1,\"x\":2,\"actor\"",
            )
        },
        "not_canonical",
    ),
    (
        "a member twice in a body, hashed so",
        || with_body("{\"case\":1,\"case\":2}"),
        "not_canonical",
    ),
    (
        "a body with blanks, hashed so",
        || with_body("{ \"case\":1}"),
        "not_canonical",
    ),
    (
        "a body in another order, hashed so",
        || with_body("{\"b\":1,\"a\":2}"),
        "not_canonical",
    ),
    (
        "a body with a needless escape, hashed so",
        || with_body("{\"case\":\"\\u0041\"}"),
        "not_canonical",
    ),
    (
        "a number spelled otherwise, hashed so",
        || with_body("{\"case\":1.0}"),
        "not_canonical",
    ),
    (
        "half a character in a body, hashed so",
        || with_body("{\"case\":\"\\ud83d\"}"),
        "not_canonical",
    ),
    (
        "a number in a body that no double holds",
        || with_body("{\"case\":1e999}"),
        "not_canonical",
    ),
    (
        "a number in a body that doubles do not hold exactly",
        || with_body("{\"case\":9007199254740993}"),
        "not_canonical",
    ),
    (
        "a body of many levels, spread",
        || with_body(&format!("{{\"case\": {}}}", nested("[", "]", 10_000))),
        "not_canonical",
    ),
];

fn tree() -> serde_json::Value {
    crate::forge::good().clone()
}

fn bundle_as_list() -> Vec<u8> {
    let tree = tree();
    let members = [
        "format",
        "version",
        "header",
        "signature",
        "feeds",
        "attachments",
    ];
    serde_json::json!(members.map(|name| tree[name].clone()))
        .to_string()
        .into_bytes()
}

fn entry_as_list() -> Vec<u8> {
    let mut tree = tree();
    let entry = tree["feeds"][0][0].clone();
    tree["feeds"][0][0] = serde_json::json!([entry["body"], entry["header"]]);
    tree.to_string().into_bytes()
}

/// The signature is right for a reader that keeps the last of the two.
fn have_twice() -> Vec<u8> {
    let text = String::from_utf8(exported(|_| {})).unwrap();
    let have = text.split_once("\"have\":{").unwrap().1;
    let name = &have[..45];
    text.replacen("\"have\":{", &format!("\"have\":{{{name}:9,"), 1)
        .into_bytes()
}
