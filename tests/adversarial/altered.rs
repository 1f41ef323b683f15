//! Each member of each header altered, left out, or put in another shape; and the good bundle cut at every structural boundary.

use crate::forge::{FIELD, Forge, OFFICE, good, good_text};
use serde_json::{Value, json};

/// A text of the same spelling that is another one: digits are letters of base64url, of uuids, and of names.
fn other_text(text: &str) -> String {
    let first = if text.starts_with('0') { "1" } else { "0" };
    text.chars().next().map_or_else(
        || first.to_owned(),
        |letter| format!("{first}{}", &text[letter.len_utf8()..]),
    )
}

fn other(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(other_text(text)),
        Value::Number(number) => json!(number.as_i64().unwrap() + 1),
        Value::Null => json!("A".repeat(43)),
        Value::Array(_) => json!(["A".repeat(43)]),
        _ => panic!("no leaf: {value}"),
    }
}

/// JSON pointers to every leaf below.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    let mut below = |name: &str, value: &Value| leaves(value, &format!("{path}/{name}"), found);
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| below(name, value)),
        Value::Array(items) if !items.is_empty() => {
            for (place, item) in items.iter().enumerate() {
                below(&place.to_string(), item);
            }
        }
        _ => found.push(path.to_owned()),
    }
}

/// The name of the case, the bytes, the words that are right for it.
pub type Made = (String, Vec<u8>, Vec<&'static str>);

/// Every leaf of the bundle's header with another value of the same kind: nobody signed that.
pub fn header_leaves() -> Vec<Made> {
    let mut paths = Vec::new();
    leaves(&good()["header"], "/header", &mut paths);
    let alter = |path: String| {
        let mut forge = Forge::new();
        let leaf = forge.tree.pointer_mut(&path).unwrap();
        *leaf = other(leaf);
        (
            format!("{path} altered"),
            forge.bytes(),
            vec!["header_signature"],
        )
    };
    paths.into_iter().map(alter).collect()
}

/// Members that may be left out (docs/bundle-format.md, chapter 4).
const OPTIONAL: [&str; 1] = ["wants"];

/// Every member of the bundle and of its header left out, and in another shape, signed by the exporter.
pub fn header_members() -> Vec<Made> {
    let mut made = Vec::new();
    let places = [
        "",
        "/header",
        "/header/organisation",
        "/header/feeds/0",
        "/header/attachments/0",
    ];
    for place in places {
        let members = good().pointer(place).unwrap().as_object().unwrap();
        for name in members.keys() {
            for shape in [None, Some(json!({"__proto__": []})), Some(json!(true))] {
                if shape.is_none() && OPTIONAL.contains(&name.as_str()) {
                    continue;
                }
                let mut forge = Forge::new();
                let members = forge
                    .tree
                    .pointer_mut(place)
                    .unwrap()
                    .as_object_mut()
                    .unwrap();
                let says = format!("{place}/{name} as {shape:?}");
                match shape {
                    None => drop(members.remove(name)),
                    Some(shape) => drop(members.insert(name.clone(), shape)),
                }
                if !place.is_empty() {
                    forge.seal(FIELD);
                }
                made.push((says, forge.bytes(), vec!["not_a_bundle"]));
            }
        }
    }
    made
}

/// Every member of an entry's header with another value, and left out, in a run that the exporter passes on.
pub fn entry_members() -> Vec<Made> {
    let mut made = Vec::new();
    for (name, expected) in [
        ("actor", "chain"),
        ("after", "chain"),
        ("at", "chain"),
        ("backlink", "chain"),
        ("body", "entry_altered"),
        ("device", "out_of_place"),
        ("lamport", "out_of_place"),
        ("seq", "out_of_place"),
        ("subject", "chain"),
    ] {
        let mut forge = Forge::new();
        let header = &mut forge.entries(OFFICE)[1]["header"];
        header[name] = if name == "after" {
            json!([])
        } else {
            other(&header[name])
        };
        made.push((
            format!("an entry's {name} altered"),
            forge.bytes(),
            vec![expected],
        ));
        let mut forge = Forge::new();
        let header = &mut forge.entries(OFFICE)[1]["header"];
        header.as_object_mut().unwrap().remove(name);
        made.push((
            format!("an entry's {name} left out"),
            forge.bytes(),
            vec!["entry_unreadable"],
        ));
    }
    let mut forge = Forge::new();
    forge.entries(OFFICE)[1]["header"]["note"] = json!("one more");
    made.push((
        "a member more in an entry's header".into(),
        forge.bytes(),
        vec!["chain"],
    ));
    made
}

/// The good bundle up to every bracket, comma, colon and quote.
pub fn cuts() -> Vec<Made> {
    let text = good_text();
    let boundaries = text
        .char_indices()
        .filter(|(_, letter)| "{}[],:\"".contains(*letter))
        .flat_map(|(at, _)| [at, at + 1])
        .filter(|at| *at < text.len());
    boundaries
        .map(|at| {
            (
                format!("cut at {at}"),
                text.as_bytes()[..at].to_vec(),
                vec!["truncated"],
            )
        })
        .collect()
}
