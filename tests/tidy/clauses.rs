//! Clause coverage: every clause of the register is built, guidance, or still planned, and nobody names one that does not exist.
//!
//! `tests/clauses.toml` has two tables. `[built]`: clause = name of the test that exercises it; the test exists and its body mentions the
//! clause. `[guidance]`: clause of kind *conduct* = route of the screen that shows it; the browser tests walk these routes.

use crate::none;
use crate::source::{Source, blanked, block};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

#[derive(Deserialize)]
struct Policy {
    policy: String,
    clauses: Vec<Clause>,
}

#[derive(Deserialize)]
struct Clause {
    id: String,
    kind: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Coverage {
    #[serde(default)]
    built: BTreeMap<String, String>,
    #[serde(default)]
    guidance: BTreeMap<String, String>,
}

/// Clause id → kind, from the fifteen files of the register.
fn register() -> BTreeMap<String, String> {
    let mut kinds = BTreeMap::new();
    for file in Source::under("public/register", &["json"]) {
        let name = file.path.rsplit('/').next().unwrap().to_owned();
        if !name.starts_with('P') {
            continue;
        }
        let policy: Policy = serde_json::from_str(&file.text).unwrap();
        assert_eq!(name, format!("{}.json", policy.policy));
        for clause in policy.clauses {
            assert!(clause.id.starts_with(&format!("{}.", policy.policy)));
            assert!(
                kinds.insert(clause.id.clone(), clause.kind).is_none(),
                "{} stands twice in the register",
                clause.id
            );
        }
    }
    kinds
}

/// Every test in Rust (`#[test] fn name`) and in JavaScript (`test("name", …)`) with its body.
fn tests_by_name(sources: &[Source]) -> BTreeMap<String, Vec<String>> {
    let mut tests: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources {
        if source.path.ends_with(".rs") {
            rust_tests(&source.text, &mut tests);
        } else {
            script_tests(&source.text, &mut tests);
        }
    }
    tests
}

fn rust_tests(text: &str, tests: &mut BTreeMap<String, Vec<String>>) {
    let blank = blanked(text, false);
    for (at, _) in blank.match_indices("test]") {
        let Some(name_at) = blank[at..].find("fn ").map(|found| at + found + 3) else {
            continue;
        };
        let name: String = blank[name_at..]
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        if let Some(range) = block(&blank, name_at) {
            tests.entry(name).or_default().push(text[range].to_owned());
        }
    }
}

/// The body of a script's test reaches to the next test; that is near enough to find a clause in it.
fn script_tests(text: &str, tests: &mut BTreeMap<String, Vec<String>>) {
    let starts: Vec<usize> = text.match_indices("test(\"").map(|(at, _)| at).collect();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(text.len());
        let body = &text[start + 6..end];
        if let Some((name, rest)) = body.split_once('"') {
            tests
                .entry(name.to_owned())
                .or_default()
                .push(rest.to_owned());
        }
    }
}

fn wrong(
    coverage: &Coverage,
    register: &BTreeMap<String, String>,
    tests: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut complaints = Vec::new();
    for (id, name) in &coverage.built {
        if !register.contains_key(id) {
            complaints.push(format!("[built] {id}: no such clause"));
        }
        match tests.get(name) {
            None => complaints.push(format!("[built] {id}: no test is named {name:?}")),
            Some(bodies) if !bodies.iter().any(|body| mentions(body, id)) => {
                complaints.push(format!("[built] {id}: {name:?} does not mention it"));
            }
            Some(_) => {}
        }
        if coverage.guidance.contains_key(id) {
            complaints.push(format!("{id} is in both tables"));
        }
    }
    for (id, route) in &coverage.guidance {
        match register.get(id).map(String::as_str) {
            None => complaints.push(format!("[guidance] {id}: no such clause")),
            Some("conduct") => {}
            Some(kind) => complaints.push(format!(
                "[guidance] {id}: its kind is {kind}; only conduct is guidance"
            )),
        }
        let path = route.strip_prefix("#/").unwrap_or("?");
        if !path
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-/._".contains(letter))
        {
            complaints.push(format!("[guidance] {id}: {route:?} is no route"));
        }
    }
    complaints
}

/// Does the clause stand in the text as a whole: `P10.09.01` is not in `P10.09.01a`?
fn mentions(text: &str, id: &str) -> bool {
    text.match_indices(id).any(|(at, _)| {
        !text[at + id.len()..].starts_with(|next: char| next.is_ascii_alphanumeric())
    })
}

/// What looks like a clause in a string of the source: with or without its letter, for a number may mean a whole item.
fn named_in(source: &Source) -> BTreeSet<String> {
    let code = source.code(true);
    code.match_indices("\"P")
        .filter_map(|(at, _)| code[at + 1..].split('"').next())
        .filter(|text| {
            let bytes = text.as_bytes();
            bytes.len() >= 7 && bytes[1..3].iter().all(u8::is_ascii_digit) && bytes[3] == b'.'
        })
        .map(str::to_owned)
        .collect()
}

/// A whole item is named by its number without the letters of its parts.
fn exists(id: &str, register: &BTreeMap<String, String>) -> bool {
    register.contains_key(id)
        || ('a'..='z').any(|letter| register.contains_key(&format!("{id}{letter}")))
}

#[test]
fn every_clause_is_accounted_for() {
    let register = register();
    assert_eq!(register.len(), 1560);
    let table = Source::under("tests", &["toml"])
        .into_iter()
        .find(|source| source.path == "tests/clauses.toml");
    let coverage: Coverage = table.map_or_else(Coverage::default, |source| {
        toml::from_str(&source.text).unwrap()
    });
    let mut sources = Source::under("src", &["rs"]);
    sources.extend(Source::under("tests", &["rs", "mjs"]));
    none(wrong(&coverage, &register, &tests_by_name(&sources)));
    // Past the test runner's capture: the counts belong into every run's output.
    writeln!(
        std::io::stderr(),
        "clauses: {} built, {} guidance, {} planned",
        coverage.built.len(),
        coverage.guidance.len(),
        register.len() - coverage.built.len() - coverage.guidance.len()
    )
    .unwrap();
}

#[test]
fn every_clause_named_in_the_source_is_in_the_register() {
    let register = register();
    let mut unknown = Vec::new();
    for source in Source::under("src", &["rs"]) {
        for id in named_in(&source) {
            if !exists(&id, &register) {
                unknown.push(format!("{}: {id} is in no regulation", source.path));
            }
        }
    }
    none(unknown);
    let sample = Source::sample("src/x.rs", "a(Clause(\"P99.01.01\")); // \"P98.01.01\"");
    assert_eq!(named_in(&sample), BTreeSet::from(["P99.01.01".to_owned()]));
    assert!(!exists("P99.01.01", &register));
}

#[test]
fn the_coverage_check_catches_every_kind_of_wrong_entry() {
    let register = BTreeMap::from([
        ("P01.01.01a".to_owned(), "deadline".to_owned()),
        ("P01.01.02".to_owned(), "conduct".to_owned()),
    ]);
    let tests = tests_by_name(&[
        Source::sample(
            "tests/a.rs",
            "#[test]\nfn one() { assert!(\"P01.01.01a\" != \"}\"); }",
        ),
        Source::sample(
            "tests/b.mjs",
            "test(\"two words\", () => { \"P01.01.01ab\"; });",
        ),
    ]);
    let check = |built: &[(&str, &str)], guidance: &[(&str, &str)]| {
        let table = |pairs: &[(&str, &str)]| {
            pairs
                .iter()
                .map(|(id, value)| ((*id).to_owned(), (*value).to_owned()))
                .collect()
        };
        let coverage = Coverage {
            built: table(built),
            guidance: table(guidance),
        };
        wrong(&coverage, &register, &tests).len()
    };
    assert_eq!(
        check(&[("P01.01.01a", "one")], &[("P01.01.02", "#/a/b")]),
        0
    );
    assert_eq!(check(&[("P01.01.01a", "nobody")], &[]), 1, "no such test");
    assert_eq!(
        check(&[("P01.01.01a", "two words")], &[]),
        1,
        "not mentioned"
    );
    assert_eq!(check(&[("P01.01.03", "one")], &[]), 2, "no such clause");
    assert_eq!(check(&[], &[("P01.01.01a", "#/a")]), 1, "not conduct");
    assert_eq!(check(&[], &[("P01.01.02", "/a")]), 1, "no route");
    assert_eq!(check(&[], &[("P01.01.03", "#/a")]), 1, "no such clause");
}
