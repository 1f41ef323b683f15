//! `docs/read_bundle.py`, the reader that was written from the specification alone, agrees with this one about every vector.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use serde::Deserialize;
use std::path::PathBuf;
use std::process::{Command, Output};

#[derive(Deserialize)]
struct Vector {
    file: String,
    expect: String,
}

fn under(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What the reader answers; none on a machine without Python, which building Huiyin does not ask for.
fn python(file: &str) -> Option<Output> {
    let mut command = Command::new("python3");
    // No cache beside the documentation.
    command
        .arg("-B")
        .arg(under("docs/read_bundle.py"))
        .arg(under(file));
    match command.output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("skipped: there is no python3 on this machine");
            None
        }
        Err(error) => panic!("python3: {error}"),
    }
}

/// To Python's own parser a text cut off is no JSON; and a reader that knows only values cannot tell another spelling from another body.
fn in_its_words(expect: &str) -> Vec<&str> {
    match expect {
        "truncated" => vec!["not_json"],
        "not_canonical" => vec!["not_canonical", "entry_altered"],
        other => vec![other],
    }
}

#[test]
fn a_reader_in_plain_python_accepts_and_refuses_what_the_index_of_the_vectors_says() {
    let index = std::fs::read(under("tests/vectors/index.json")).unwrap();
    let index: Vec<Vector> = serde_json::from_slice(&index).unwrap();
    assert!(index.len() > 20);
    for Vector { file, expect } in index {
        let Some(output) = python(&format!("tests/vectors/{file}")) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        let accepted = expect == "ok";
        assert_eq!(
            output.status.code(),
            Some(i32::from(!accepted)),
            "{file}: {said}"
        );
        assert_eq!(said.trim_end().lines().count(), 1, "one line: {said}");
        if accepted {
            assert!(said.contains(" entries in "), "counts: {said}");
        } else {
            let words = in_its_words(&expect);
            let found = |word: &&str| said.contains(&format!("{file}: {word}: "));
            assert!(words.iter().any(found), "{words:?} expected, found {said}");
        }
    }
}

#[test]
fn the_python_reader_stays_small_enough_to_be_read() {
    let text = std::fs::read_to_string(under("docs/read_bundle.py")).unwrap();
    assert!(text.lines().count() < 150);
    assert!(text.lines().all(|line| line.chars().count() <= 140));
}
