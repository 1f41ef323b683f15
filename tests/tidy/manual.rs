//! The manuals: simplified Chinese is folded from traditional by the tables of the screens, every picture is there, and the README links all three.

use crate::none;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const HEAD_HANT: &str = "[简体中文](manual-zh-Hans.md) · [English](manual-en.md)";
const HEAD_HANS: &str = "[繁體中文](manual-zh-Hant.md) · [English](manual-en.md)";

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn folded(text: &str) -> String {
    let table = read("src/app/i18n/ts.tsv");
    let table: BTreeMap<char, char> = table
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(from, to)| Some((from.chars().next()?, to.chars().next()?)))
        .collect();
    let words = read("src/app/i18n/words.tsv");
    let fold = |text: &str| -> String {
        let words = words.lines().filter_map(|line| line.split_once('\t'));
        words
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
            .chars()
            .map(|letter| *table.get(&letter).unwrap_or(&letter))
            .collect()
    };
    // The line that links the other languages names each in itself.
    fold(text)
        .replace(&fold(HEAD_HANT), HEAD_HANS)
        .replace("manual/zh-Hant/", "manual/zh-Hans/")
}

#[test]
fn the_simplified_manual_says_what_the_traditional_one_says() {
    let hant = read("docs/manual-zh-Hant.md");
    assert!(hant.contains(HEAD_HANT));
    assert_eq!(read("docs/manual-zh-Hans.md"), folded(&hant));
}

#[test]
fn every_picture_of_the_documents_is_there() {
    let mut missing = Vec::new();
    for file in [
        "README.md",
        "docs/manual-zh-Hant.md",
        "docs/manual-zh-Hans.md",
        "docs/manual-en.md",
    ] {
        let text = read(file);
        let folder = Path::new(file).parent().unwrap();
        let mut pictures = 0;
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(folder)
                .join(link);
            pictures += usize::from(link.ends_with(".png"));
            if !link.starts_with("http") && !path.exists() {
                missing.push(format!("{file}: {link} is not there"));
            }
        }
        assert!(pictures > 5, "{file} shows {pictures} pictures");
    }
    none(missing);
}
