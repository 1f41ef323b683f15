//! Turns the texts under `src/app/i18n/texts/*.toml` into typed Rust functions, and folds Simplified Chinese from Traditional with a
//! table of words and one of characters, so that a missing key, language or parameter is a compile error.
//!
//! A text is `key = { zh = "…", en = "…" }`; `{name}` is a parameter; `en_one` is the English for `{count}` = 1; `hans` overrides the
//! folding where a character has two simplified forms.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // The splitter follows who needs whom by the linker's relocations.
        println!("cargo::rustc-link-arg-bin=huiyin-web=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=src/app/i18n");
    let folding = Folding::read(
        &fs::read_to_string("src/app/i18n/words.tsv")?,
        &fs::read_to_string("src/app/i18n/ts.tsv")?,
    );
    let mut files: Vec<_> = fs::read_dir("src/app/i18n/texts")?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    let mut code = String::new();
    for path in files.iter().filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    }) {
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .ok_or("a text file needs a plain name")?;
        let texts: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(&fs::read_to_string(path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
        writeln!(code, "/// Texts of `{name}.toml`.\npub mod {name} {{")?;
        for (key, forms) in &texts {
            code.push_str(
                &function(key, forms, &folding)
                    .map_err(|error| format!("{}: {key}: {error}", path.display()))?,
            );
        }
        code.push_str("}\n");
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("texts.rs"), code)?;
    Ok(())
}

/// What is called otherwise where simplified Chinese is written, then what is written otherwise.
struct Folding {
    words: Vec<(String, String)>,
    letters: BTreeMap<char, char>,
}

impl Folding {
    fn read(words: &str, letters: &str) -> Self {
        let lines = |table: &str| -> Vec<(String, String)> {
            let lines = table.lines().filter_map(|line| line.split_once('\t'));
            lines
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .collect()
        };
        let letters = lines(letters).into_iter();
        Self {
            words: lines(words),
            letters: letters
                .filter_map(|(from, to)| Some((from.chars().next()?, to.chars().next()?)))
                .collect(),
        }
    }

    fn fold(&self, text: &str) -> String {
        let said = self.words.iter().fold(text.to_owned(), |text, (from, to)| {
            text.replace(from.as_str(), to)
        });
        said.chars()
            .map(|letter| *self.letters.get(&letter).unwrap_or(&letter))
            .collect()
    }
}

fn function(
    key: &str,
    forms: &BTreeMap<String, String>,
    folding: &Folding,
) -> Result<String, Failure> {
    if let Some(unknown) = forms
        .keys()
        .find(|form| !["zh", "en", "en_one", "hans"].contains(&form.as_str()))
    {
        return Err(format!("unknown form {unknown}").into());
    }
    let form = |name| forms.get(name).map(|text| hold_together(text));
    let zh = &form("zh").ok_or("zh is missing")?;
    let en = &form("en").ok_or("en is missing")?;
    let hans = form("hans").unwrap_or_else(|| folding.fold(zh));
    let names = parameters(zh)?;
    if names != parameters(en)? {
        return Err("zh and en have different parameters".into());
    }
    let doc = en.replace('\n', " ");
    if names.is_empty() {
        return Ok(format!(
            "    #[doc = {doc:?}]\n    #[must_use] pub fn {key}() -> &'static str {{ super::pick({zh:?}, {hans:?}, {en:?}) }}\n"
        ));
    }
    let arguments: Vec<String> = names
        .iter()
        .map(|name| format!("{name}: impl ::std::fmt::Display"))
        .collect();
    let english = match form("en_one") {
        // What is said of one thing may do without its number.
        Some(one) if parameters(&one)?.is_empty() => {
            format!(
                "if count.to_string() == \"1\" {{ {one:?}.to_owned() }} else {{ format!({en:?}) }}"
            )
        }
        Some(one) => format!(
            "if count.to_string() == \"1\" {{ format!({one:?}) }} else {{ format!({en:?}) }}"
        ),
        None => format!("format!({en:?})"),
    };
    Ok(format!(
        "    #[doc = {doc:?}]\n    #[must_use] pub fn {key}({}) -> String {{ match super::locale() {{ super::Locale::Hant => format!({zh:?}), \
         super::Locale::Hans => format!({hans:?}), super::Locale::En => {{ {english} }} }} }}\n",
        arguments.join(", ")
    ))
}

/// A number and its unit stay on one line: the space between them does not break.
fn hold_together(text: &str) -> String {
    const UNITS: &str = "年月天週小時分秒件筆張位個次輪條棟戶項章聯號元級頁片前起°%";
    let mut held = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let of_a_number = before == '}' || before.is_ascii_digit();
        let unit = letters.peek().is_some_and(|next| UNITS.contains(*next));
        held.push(if letter == ' ' && of_a_number && unit {
            '\u{a0}'
        } else {
            letter
        });
        before = letter;
    }
    held
}

fn parameters(text: &str) -> Result<BTreeSet<&str>, Failure> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, tail) = after
            .split_once('}')
            .ok_or("an opening brace without its closing one")?;
        if name.is_empty()
            || !name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '_')
        {
            return Err(format!("parameter {name:?} is not a lower-case name").into());
        }
        names.insert(name);
        rest = tail;
    }
    Ok(names)
}
