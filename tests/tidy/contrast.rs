//! Contrast of every pair of tokens that stands on another, from `style/tokens.css` itself (WCAG 2.2, 1.4.3 and 1.4.11).

use crate::none;
use crate::source::Source;
use std::collections::BTreeMap;

/// What is read on what, and how much contrast it needs, in hundredths. In sunlight everything that is read needs 7:1.
const READ: [(&str, &[&str]); 12] = [
    (
        "ink",
        &[
            "paper",
            "sheet",
            "sunk",
            "accent-wash",
            "late-wash",
            "soon-wash",
            "fine-wash",
        ],
    ),
    (
        "ink-2",
        &[
            "paper",
            "sheet",
            "sunk",
            "accent-wash",
            "late-wash",
            "soon-wash",
            "fine-wash",
        ],
    ),
    ("ink-3", &["paper", "sheet", "sunk"]),
    (
        "accent",
        &[
            "paper",
            "sheet",
            "accent-wash",
            "late-wash",
            "soon-wash",
            "fine-wash",
        ],
    ),
    ("accent-ink", &["accent"]),
    ("late", &["paper", "sheet", "late-wash"]),
    ("late-ink", &["late"]),
    ("soon", &["paper", "sheet", "soon-wash"]),
    ("fine", &["paper", "sheet", "fine-wash"]),
    // The message at the foot of the screen.
    ("paper", &["ink"]),
    // Chips.
    ("ink-2", &["sunk"]),
    ("accent", &["sheet"]),
];

/// Edges of what can be pressed or filled in.
const EDGES: [(&str, &[&str]); 2] = [
    ("line-strong", &["paper", "sheet"]),
    ("accent", &["paper", "sheet"]),
];

type Tokens = BTreeMap<String, [f64; 3]>;

/// The colours of each rule of the file, by its selector; those of `:root` hold wherever a rule says nothing.
fn themes(css: &str) -> BTreeMap<String, Tokens> {
    let mut themes: BTreeMap<String, Tokens> = BTreeMap::new();
    let plain = without_comments(css);
    for rule in plain.split('}') {
        let Some((head, body)) = rule.rsplit_once('{') else {
            continue;
        };
        let selector = head.rsplit(['{', ';']).next().unwrap_or_default().trim();
        let colours = body.split(';').filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            Some((name.trim().to_owned(), colour(value.trim())?))
        });
        themes
            .entry(selector.to_owned())
            .or_default()
            .extend(colours);
    }
    let root = themes.get(":root").cloned().unwrap_or_default();
    themes.retain(|_, own| !own.is_empty());
    for own in themes.values_mut() {
        for (name, colour) in &root {
            own.entry(name.clone()).or_insert(*colour);
        }
    }
    themes
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// `#fff` and `#1c1f1e`; nothing for lengths and see-through colours.
fn colour(value: &str) -> Option<[f64; 3]> {
    let digits = value.strip_prefix('#')?;
    let wide: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let part = |at: usize| {
        u8::from_str_radix(&wide[at..at + 2], 16)
            .ok()
            .map(f64::from)
    };
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn weak(css: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (theme, tokens) in themes(css) {
        let read = if theme.contains("sun") { 7.0 } else { 4.5 };
        let pairs = READ
            .iter()
            .map(|pair| (pair, read))
            .chain(EDGES.iter().map(|pair| (pair, 3.0)));
        for ((name, grounds), needed) in pairs {
            for ground in *grounds {
                let (Some(above), Some(below)) = (tokens.get(*name), tokens.get(*ground)) else {
                    complaints.push(format!("{theme}: no --{name} or no --{ground}"));
                    continue;
                };
                let has = contrast(*above, *below);
                if has < needed {
                    complaints.push(format!(
                        "{theme}: --{name} on --{ground} has {has:.2}:1, {needed}:1 is needed"
                    ));
                }
            }
        }
    }
    complaints
}

fn tokens() -> String {
    let sources = Source::under("style", &["css"]);
    let file = sources
        .iter()
        .find(|source| source.path == "style/tokens.css");
    file.unwrap().text.clone()
}

#[test]
fn everything_that_is_read_stands_out_from_its_ground() {
    none(weak(&tokens()));
    let pale = tokens().replace("--ink-2: #525a57", "--ink-2: #a0a8a5");
    assert!(
        weak(&pale)
            .iter()
            .any(|complaint| complaint.contains("--ink-2 on --paper"))
    );
    assert!((contrast([255.0; 3], [0.0; 3]) - 21.0).abs() < 0.01);
}

#[test]
fn dark_by_the_system_is_dark_by_choice() {
    let themes = themes(&tokens());
    assert_eq!(
        themes["[data-theme=\"dark\"]"],
        themes["[data-theme=\"system\"]"]
    );
    assert!(
        themes.len() >= 4,
        "light, dark, system and sunlight were read: {:?}",
        themes.keys()
    );
}
