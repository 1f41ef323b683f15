//! Rust files as text: with comments blanked out, with strings blanked out, without their test modules.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project.
pub struct Source {
    /// Relative to the project, with `/`.
    pub path: String,
    /// As it is.
    pub text: String,
}

impl Source {
    /// A file that exists only in a test of a rule.
    pub fn sample(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// All files with one of these extensions under a folder of the project.
    pub fn under(folder: &str, extensions: &[&str]) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        collect(&root.join(folder), &mut paths);
        paths.sort();
        paths
            .into_iter()
            .filter(|path| {
                extensions
                    .iter()
                    .any(|extension| path.extension().is_some_and(|own| own == *extension))
            })
            .map(|path| Self {
                path: path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/"),
                text: fs::read_to_string(&path).unwrap(),
            })
            .collect()
    }

    /// The code that ships: no comments, no test modules; strings stay when `strings` says so. Lines keep their numbers.
    pub fn code(&self, strings: bool) -> String {
        let blank = blanked(&self.text, false);
        let kept = if strings {
            blanked(&self.text, true)
        } else {
            blank.clone()
        };
        let mut out: Vec<u8> = kept.into_bytes();
        let mut from = 0;
        while let Some(found) = blank[from..].find("#[cfg(test)]") {
            let start = from + found;
            let end = block(&blank, start).map_or(blank.len(), |block| block.end);
            for byte in &mut out[start..end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            from = end;
        }
        String::from_utf8(out).unwrap()
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "node_modules") {
                collect(&path, paths);
            }
        } else {
            paths.push(path);
        }
    }
}

/// The braces after `from` and what is between them; in text whose strings and comments are blanked. None when a `;` comes first.
pub fn block(blank: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let open = from + blank[from..].find(['{', ';'])?;
    if blank.as_bytes()[open] == b';' {
        return None;
    }
    let mut depth = 0_usize;
    for (at, byte) in blank.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(open..at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The same number of bytes and lines, with comments (and, unless `strings`, what is in strings and characters) turned into spaces.
pub fn blanked(text: &str, strings: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let (end, keep) = if rest.starts_with("//") {
            (at + rest.find('\n').unwrap_or(rest.len()), false)
        } else if rest.starts_with("/*") {
            (
                at + rest.find("*/").map_or(rest.len(), |end| end + 2),
                false,
            )
        } else if let Some(hashes) = raw_string(rest) {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = hashes + 2;
            (
                at + rest[body..]
                    .find(&close)
                    .map_or(rest.len(), |end| body + end + close.len()),
                strings,
            )
        } else if rest.starts_with('"') {
            (at + quoted(rest), strings)
        } else if let Some(length) = character(rest) {
            (at + length, strings)
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        if !keep {
            for byte in &mut out[at..end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
        }
        at = end;
    }
    String::from_utf8(out).unwrap()
}

fn raw_string(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('r')?;
    let hashes = body.bytes().take_while(|byte| *byte == b'#').count();
    body[hashes..].starts_with('"').then_some(hashes)
}

fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let mut chars = body.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        return body[2..].find('\'').map(|end| end + 4);
    }
    let (second_at, second) = chars.next()?;
    (second == '\'').then_some(second_at + 2)
}

#[test]
fn comments_strings_and_test_modules_are_told_from_code() {
    let sample = Source::sample(
        "x.rs",
        "fn a() { b('\\'', '{', \"}\"); } // c()\n#[cfg(test)]\nmod tests { fn d() {} }\nfn e<'l>(x: &'l str) { r#\"f\"g\"#; }\n",
    );
    let with = sample.code(true);
    assert!(with.contains("\"}\"") && with.contains("f\"g"));
    let without = sample.code(false);
    assert!(without.contains("fn a()") && without.contains("fn e<'l>"));
    for gone in ["c()", "fn d", "f\"g", "'{'"] {
        assert!(!without.contains(gone), "{gone} is still in {without}");
    }
    assert_eq!(without.lines().count(), sample.text.lines().count());
}
