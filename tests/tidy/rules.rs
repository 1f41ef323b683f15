//! The rules of the source, beside those that clippy knows.

use crate::none;
use crate::source::Source;
use std::collections::BTreeMap;

const MODULES: [&str; 8] = [
    "domain", "ledger", "import", "demo", "desk", "store", "cli", "app",
];

/// Which modules a module may name besides itself: arrows point down only.
const MAY_NAME: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("ledger", &["domain"]),
    ("import", &["domain"]),
    ("demo", &["domain"]),
    ("desk", &["domain", "ledger", "import", "demo"]),
    ("store", &["domain", "ledger", "desk"]),
    (
        "cli",
        &["domain", "ledger", "import", "demo", "desk", "store"],
    ),
    (
        "app",
        &["domain", "ledger", "import", "demo", "desk", "store"],
    ),
];

/// What has no place in the pure modules: a browser, a clock, chance, files.
const OUTSIDE: [&str; 14] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "indexed_db",
    "getrandom",
    "SystemTime",
    "Instant::",
    "Utc::now",
    "Local::now",
    "std::fs",
    "std::env",
    "std::net",
];

const LONGEST: usize = 500;

fn places<'a>(
    source: &'a Source,
    code: &str,
    wrong: impl Fn(&str) -> Option<String> + 'a,
) -> Vec<String> {
    code.lines()
        .enumerate()
        .filter_map(|(line, text)| {
            wrong(text).map(|what| format!("{}:{}: {what}", source.path, line + 1))
        })
        .collect()
}

fn upward(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .flat_map(|source| {
            let below = MAY_NAME.iter().find_map(|(module, below)| {
                source
                    .path
                    .starts_with(&format!("src/{module}/"))
                    .then_some((*module, *below))
            });
            places(source, &source.code(false), move |line| {
                let (own, below) = below?;
                MODULES
                    .iter()
                    .filter(|module| **module != own && !below.contains(module))
                    .find(|module| word_follows(line, "crate::", module))
                    .map(|module| format!("{own} does not know {module}"))
            })
        })
        .collect()
}

/// Does `word` as a whole stand right after `before`?
fn word_follows(line: &str, before: &str, word: &str) -> bool {
    line.match_indices(before).any(|(at, _)| {
        line[at + before.len()..]
            .strip_prefix(word)
            .is_some_and(|rest| {
                !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            })
    })
}

fn outside(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| {
            ["domain", "ledger", "import", "demo", "desk"]
                .iter()
                .any(|module| source.path.starts_with(&format!("src/{module}/")))
        })
        .flat_map(|source| {
            places(source, &source.code(false), |line| {
                OUTSIDE.iter().find_map(|name| {
                    line.contains(name)
                        .then(|| format!("{name} has no place in a pure module"))
                })
            })
        })
        .collect()
}

fn too_long(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .map(|source| (source, source.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(source, lines)| format!("{}: {lines} lines, {LONGEST} at most", source.path))
        .collect()
}

fn hopes(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .flat_map(|source| {
            places(source, &source.code(false), |line| {
                [
                    ".unwrap()",
                    ".expect(",
                    "panic!(",
                    "unimplemented!(",
                    "todo!(",
                ]
                .iter()
                .find_map(|hope| {
                    line.contains(hope)
                        .then(|| format!("{hope} aborts the program outside a test"))
                })
            })
        })
        .collect()
}

/// Marks of Chinese typesetting. Code may look for one in what was typed; one that is shown would stand in English as well.
const MARKS: &str = "（）：；，。、「」";

fn shows(line: &str) -> bool {
    let sought = |text: String, mark: char| text.replace(&format!("'{mark}'"), "");
    let shown = MARKS.chars().fold(line.to_owned(), sought);
    let is_word = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    shown
        .chars()
        .any(|letter| is_word(letter) || MARKS.contains(letter))
}

fn words_in_views(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| {
            source.path.starts_with("src/app/") && !source.path.starts_with("src/app/i18n/")
        })
        .flat_map(|source| {
            places(source, &source.code(true), |line| {
                shows(line).then(|| "a text outside src/app/i18n/texts".to_owned())
            })
        })
        .collect()
}

/// Attributes and properties that people read or hear.
const READ_ALOUD: [&str; 7] = [
    "aria-label=",
    "placeholder=",
    "title=",
    "alt=",
    "label=",
    "text=",
    "hint=",
];

/// A word of any language that stands in a view itself: between two tags, or in an attribute that people read.
fn literal_words(sources: &[Source]) -> Vec<String> {
    let is_word = |text: &str| {
        let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
        // A clause's number is the same in every language.
        letters > 1 && !text.starts_with('P')
    };
    sources
        .iter()
        .filter(|source| {
            source.path.starts_with("src/app/") && !source.path.starts_with("src/app/i18n/")
        })
        .flat_map(|source| {
            let code = source.code(true);
            let mut found = Vec::new();
            let mut from = 0;
            while let Some(open) = code[from..].find('"').map(|at| from + at) {
                let Some(close) = code[open + 1..].find('"').map(|at| open + 1 + at) else {
                    break;
                };
                let (before, text) = (code[..open].trim_end(), &code[open + 1..close]);
                let tag_ends =
                    before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
                let tag_follows = code[close + 1..].trim_start().starts_with('<');
                let read = READ_ALOUD.iter().any(|name| {
                    before
                        .strip_suffix(name)
                        .is_some_and(|rest| rest.ends_with([' ', '\n', '(']))
                });
                if is_word(text) && ((tag_ends && tag_follows) || read) {
                    let line = code[..open].lines().count();
                    found.push(format!(
                        "{}:{line}: {text:?} belongs into src/app/i18n/texts",
                        source.path
                    ));
                }
                from = close + 1;
            }
            found
        })
        .collect()
}

type Texts = BTreeMap<String, BTreeMap<String, String>>;

fn incomplete_texts(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources {
        let texts: Texts = match toml::from_str(&source.text) {
            Ok(texts) => texts,
            Err(error) => {
                complaints.push(format!("{}: {error}", source.path));
                continue;
            }
        };
        for (key, forms) in texts {
            for language in ["zh", "en"] {
                if forms
                    .get(language)
                    .is_none_or(|text| text.trim().is_empty())
                {
                    complaints.push(format!("{}: {key} has no {language}", source.path));
                }
            }
        }
    }
    complaints
}

#[test]
fn arrows_point_down() {
    none(upward(&Source::under("src", &["rs"])));
    let wrong = Source::sample("src/domain/x.rs", "use crate::desk::Desk;");
    let right = Source::sample(
        "src/desk/x.rs",
        "use crate::domain::Event; // not crate::app",
    );
    assert_eq!(upward(&[wrong, right]).len(), 1);
}

#[test]
fn pure_modules_know_no_browser_no_clock_and_no_files() {
    none(outside(&Source::under("src", &["rs"])));
    let wrong = Source::sample("src/ledger/x.rs", "let now = Utc::now();");
    let elsewhere = Source::sample("src/app/x.rs", "let now = Utc::now();");
    assert_eq!(outside(&[wrong, elsewhere]).len(), 1);
}

#[test]
fn no_source_file_is_longer_than_500_lines() {
    let mut sources = Source::under("src", &["rs"]);
    sources.extend(Source::under("tests", &["rs", "mjs"]));
    sources.extend(Source::under("tools", &["mjs", "js", "sh"]));
    sources.extend(Source::under("style", &["css"]));
    none(too_long(&sources));
    assert_eq!(
        too_long(&[Source::sample("x.rs", &"\n".repeat(501))]).len(),
        1
    );
}

#[test]
fn nothing_that_ships_unwraps() {
    none(hopes(&Source::under("src", &["rs"])));
    let wrong = Source::sample("src/x.rs", "fn a() { b().unwrap(); }");
    let test = Source::sample(
        "src/y.rs",
        "#[cfg(test)]\nmod t { fn a() { b().unwrap(); } }",
    );
    assert_eq!(hopes(&[wrong, test]).len(), 1);
}

#[test]
fn views_write_no_text_of_their_own() {
    none(words_in_views(&Source::under("src/app", &["rs"])));
    let wrong = Source::sample("src/app/x.rs", "view! { <p>\"回音\"</p> } // 回音");
    let comment = Source::sample("src/app/y.rs", "//! 回音");
    assert_eq!(words_in_views(&[wrong, comment]).len(), 1);
}

#[test]
fn views_have_no_word_that_no_language_has() {
    none(literal_words(&Source::under("src/app", &["rs"])));
    let wrong = Source::sample(
        "src/app/x.rs",
        "view! { <p>\"Saved\"</p><input placeholder=\"Name\"/><AppBar title=\"Today\"/> }",
    );
    assert_eq!(literal_words(&[wrong]).len(), 3);
    let right = Source::sample(
        "src/app/y.rs",
        "match a { 1 => \"Saved\", _ => view! { <p class=\"note\">\" \"<b>\"P10.09.09b\"</b></p> } }",
    );
    none(literal_words(&[right]));
}

#[test]
fn every_text_exists_in_both_written_languages() {
    let texts = Source::under("src/app/i18n/texts", &["toml"]);
    assert!(!texts.is_empty());
    none(incomplete_texts(&texts));
    let wrong = Source::sample(
        "x.toml",
        "a = { zh = \"一\" }\nb = { zh = \"\", en = \"b\" }",
    );
    assert_eq!(incomplete_texts(&[wrong]).len(), 2);
}
