//! The office command line, run as a function.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "cli/admit.rs"]
mod admit;
#[path = "cli/bundles.rs"]
mod bundles;
#[path = "cli/calendar.rs"]
mod calendar;
#[path = "support/feeds.rs"]
#[allow(dead_code)]
mod feeds;
#[path = "adversarial/forge.rs"]
#[allow(dead_code)]
mod forge;
#[path = "cli/merge.rs"]
mod merge;
#[path = "desk/tablet.rs"]
#[allow(dead_code)]
mod tablet;

use huiyin::cli::{Console, run};
use huiyin::domain::time::Timestamp;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU8, Ordering};

/// What a command answered.
struct Answer {
    out: String,
    err: String,
    right: bool,
    code: u8,
}

impl Answer {
    #[track_caller]
    fn json(&self) -> serde_json::Value {
        assert!(self.right, "{}", self.err);
        serde_json::from_str(&self.out).expect("one JSON value")
    }
}

/// Runs `huiyin` with these words, in the same second every time. Every run is a device of its own, as on a real machine.
fn huiyin(words: &[&str]) -> Answer {
    told(words, "")
}

/// The same with something on standard input.
fn told(words: &[&str], input: &str) -> Answer {
    static RUNS: AtomicU8 = AtomicU8::new(0);
    let number = RUNS.fetch_add(1, Ordering::Relaxed);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut drawn = 0;
    let code = run(
        std::iter::once("huiyin")
            .chain(words.iter().copied())
            .map(Into::into),
        Console {
            out: &mut out,
            err: &mut err,
            input: &mut input.as_bytes(),
            now: Timestamp(1_790_000_000_000),
            entropy: &mut || {
                drawn += 1;
                let mut bytes = [number; 32];
                bytes[0] = drawn;
                bytes[16] = 100 + drawn;
                bytes
            },
        },
    );
    Answer {
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
        right: code == ExitCode::SUCCESS,
        code: (0..=9)
            .find(|number| code == ExitCode::from(*number))
            .unwrap(),
    }
}

#[test]
fn what_is_no_command_is_said_on_standard_error() {
    let answer = huiyin(&["dance"]);
    assert!(!answer.right && answer.out.is_empty());
    assert!(answer.err.contains("dance"));
    let help = huiyin(&["--help"]);
    assert!(help.right && help.out.contains("deadline") && help.err.is_empty());
}

#[test]
fn every_command_is_documented() {
    let text = std::fs::read_to_string("docs/command-line.md").unwrap();
    let help = huiyin(&["--help"]).out;
    let commands = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .split("Options:")
        .next()
        .unwrap();
    let names = commands
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert_eq!(names.len(), 10, "{names:?}");
    for name in names {
        assert!(
            text.contains(&format!("`{name} ")),
            "{name} is not documented"
        );
    }
}
