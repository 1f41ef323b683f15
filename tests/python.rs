//! `docs/read_bundle.py` and `docs/open_sealed.py`, written from the specification alone, agree with this reader about every vector.
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
fn python(program: &str, words: &[&str], file: &str) -> Option<Output> {
    let mut command = Command::new("python3");
    // No cache beside the documentation.
    command
        .arg("-B")
        .arg(under(program))
        .args(words)
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
        let Some(output) = python("docs/read_bundle.py", &[], &format!("tests/vectors/{file}"))
        else {
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

/// What the program that opens sealed bodies says with the secret key of the `number`-th device.
fn opened(number: u8, file: &str) -> Option<String> {
    let secret = format!("{number:02x}").repeat(32);
    let output = python("docs/open_sealed.py", &[&secret], file)?;
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn what_is_sealed_opens_in_plain_python_for_those_who_have_a_key_and_not_when_altered() {
    let readme = std::fs::read_to_string(under("tests/vectors/README.md")).unwrap();
    let inside =
        "{\"case\":{\"noted\":{\"attachments\":[],\"text\":\"用戶的押金已退，只告訴主任\"}}}";
    assert!(readme.contains(inside));
    for number in 1..=3 {
        let Some(said) = opened(number, "tests/vectors/good-sealed.json") else {
            return;
        };
        assert!(said.trim_end().ends_with(inside), "{number}: {said}");
    }
    let said = |number, file| opened(number, file).unwrap_or_default();
    let stranger = said(4, "tests/vectors/good-sealed.json");
    assert!(stranger.contains("no key for this device"), "{stranger}");
    let altered = said(1, "tests/vectors/good-sealed-altered.json");
    assert!(altered.trim_end().ends_with("altered"), "{altered}");
}

#[test]
fn the_python_programs_stay_small_enough_to_be_read() {
    for program in ["docs/read_bundle.py", "docs/open_sealed.py"] {
        let text = std::fs::read_to_string(under(program)).unwrap();
        assert!(text.lines().count() < 150, "{program}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 140),
            "{program}"
        );
    }
}
