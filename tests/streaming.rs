//! Many bundles become one in the memory of a few. `HUIYIN_BUNDLES=1000` merges two gigabytes, as `make fuzz` does; `cargo test` a small part of it.
//!
//! A program of its own: what is measured is the most memory that this process ever had.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/feeds.rs"]
#[allow(dead_code)]
mod feeds;

use feeds::{Author, bundle};
use huiyin::cli::{Console, run};
use huiyin::domain::time::Timestamp;
use huiyin::ledger::bundle::{Limits, read};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Devices whose feeds are in the bundles.
const DEVICES: usize = 8;
/// Entries a bundle, some seven hundred bytes each.
const ENTRIES: u64 = 1_000;
/// Bytes of the photo in each bundle.
const PHOTO: usize = 1_000_000;

/// A line of this process's status, in bytes; none where the system does not tell.
fn memory(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|text| text.strip_prefix(line))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? * 1024)
}

/// Bytes that no packing makes smaller.
fn photo(number: usize) -> Vec<u8> {
    let mut block = Sha256::digest(number.to_be_bytes());
    let mut bytes = Vec::with_capacity(PHOTO + 32);
    while bytes.len() < PHOTO {
        bytes.extend_from_slice(&block);
        block = Sha256::digest(block);
    }
    bytes
}

/// Writes the bundles, each the next piece of one feed with a photo of its own. Their names, and their bytes in all.
fn bundles(folder: &Path, count: usize) -> (Vec<PathBuf>, u64) {
    let mut authors: Vec<Author> = (1..=DEVICES as u8).map(Author::new).collect();
    let remark = "長".repeat(60);
    let mut size = 0;
    let write = |number: usize| {
        let author = &mut authors[number % DEVICES];
        author.forget();
        let from = author.written() + 1;
        author.write(ENTRIES, &remark);
        let bytes = bundle(
            vec![author.run(from, author.written())],
            vec![photo(number)],
        );
        size += bytes.len() as u64;
        let path = folder.join(format!("{number}.json"));
        std::fs::write(&path, bytes).unwrap();
        path
    };
    ((0..count).map(write).collect(), size)
}

#[test]
fn memory_while_merging_does_not_grow_with_the_number_of_bundles() {
    let said = std::env::var("HUIYIN_BUNDLES").ok();
    let count: usize = said.and_then(|count| count.parse().ok()).unwrap_or(24);
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("streaming-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (paths, size) = bundles(&folder, count);
    let output = folder.join("all.json");
    let mut words = vec![
        "huiyin".into(),
        "merge".into(),
        "--json".into(),
        "-o".into(),
        output.into_os_string(),
    ];
    // Not in the order of the feeds: pieces are joined as they come.
    words.extend((0..count).map(|number| paths[number * 7_919 % count].clone().into_os_string()));
    let (mut out, mut err, mut drawn) = (Vec::new(), Vec::new(), 0);
    let console = Console {
        out: &mut out,
        err: &mut err,
        input: &mut std::io::empty(),
        now: Timestamp(1_795_392_000_000),
        entropy: &mut || {
            drawn += 1;
            [drawn; 32]
        },
    };
    let before = memory("VmRSS:");
    let code = run(words, console);
    let most = memory("VmHWM:");
    assert_eq!(code, ExitCode::SUCCESS, "{}", String::from_utf8_lossy(&err));
    let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(report["entries"], count as u64 * ENTRIES);
    assert_eq!(report["attachments"], count);
    let mut entries = 0;
    for path in report["written"].as_array().unwrap() {
        let bytes = std::fs::read(path.as_str().unwrap()).unwrap();
        let bundle = read(&bytes, Limits::default()).unwrap();
        entries += bundle
            .runs
            .iter()
            .map(|run| run.entries.len() as u64)
            .sum::<u64>();
    }
    assert_eq!(entries, count as u64 * ENTRIES, "every part verifies");
    std::fs::remove_dir_all(&folder).unwrap();
    let (Some(before), Some(most)) = (before, most) else {
        println!("skipped: this system does not tell how much memory was used");
        return;
    };
    println!(
        "{count} bundles, {} MB: {} MB of memory at most, {} MB of them before merging",
        size / 1_000_000,
        most / 1_000_000,
        before / 1_000_000
    );
    // One bundle has two megabytes; it lies in memory as text, as entries and as a photo.
    let grown = most.saturating_sub(before);
    assert!(grown < 24_000_000, "{grown} bytes while merging {size}");
}
