//! What people type into a form: numbers with full-width digits, and fields that are kept until they are sent.

use super::draft;
use crate::domain::cases::repair::Part;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The text fields of one form, kept as they are typed: a crash in a basement costs nothing.
#[derive(Clone, Copy)]
pub struct Kept {
    key: StoredValue<String>,
    fields: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
}

impl Kept {
    /// Takes up the draft of this key; fields that it does not have begin with what is given.
    #[must_use]
    pub fn begin(key: String, fields: &[(&'static str, &str)]) -> Self {
        let mut typed: BTreeMap<String, String> = draft::load(&key).unwrap_or_default();
        let fields: BTreeMap<&'static str, RwSignal<String>> = fields
            .iter()
            .map(|(name, first)| {
                let text = typed.remove(*name).unwrap_or_else(|| (*first).to_owned());
                (*name, RwSignal::new(text))
            })
            .collect();
        let this = Self {
            key: StoredValue::new(key),
            fields: StoredValue::new(fields),
        };
        Effect::new(move |first: Option<()>| {
            let typed: BTreeMap<&str, String> = this.fields.with_value(|fields| {
                let each = fields.iter();
                each.map(|(name, field)| (*name, field.get())).collect()
            });
            // Opening a form is not yet a draft.
            if first.is_some() {
                this.key.with_value(|key| draft::save(key, &typed));
            }
        });
        this
    }

    /// One of its fields; one that was not named at the beginning is not kept.
    #[must_use]
    pub fn field(self, name: &str) -> RwSignal<String> {
        let known = self.fields.with_value(|fields| fields.get(name).copied());
        known.unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// What stands in a field now, without blanks round it.
    #[must_use]
    pub fn text(self, name: &str) -> String {
        self.field(name).get_untracked().trim().to_owned()
    }

    /// Its key, to forget the draft once it was sent: the form may be gone by then.
    #[must_use]
    pub fn key(self) -> String {
        self.key.get_value()
    }
}

/// A decimal as an integer scaled by `10^digits`; nothing when it is no number or has more digits.
#[must_use]
pub fn scaled(text: &str, digits: usize) -> Option<i64> {
    let text: String = text
        .chars()
        .map(half_width)
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let plain = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || fraction.len() > digits || !plain(whole) || !plain(fraction) {
        return None;
    }
    let value: i64 = format!("{whole}{fraction:0<digits$}").parse().ok()?;
    Some(if negative { -value } else { value })
}

fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => {
            char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter)
        }
        '．' | '。' => '.',
        '－' => '-',
        _ => letter,
    }
}

/// One part a line; a number at the end is the quantity.
#[must_use]
pub fn parts(text: &str) -> Vec<Part> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| match line.rsplit_once([' ', '×', 'x', '*']) {
            Some((name, count))
                if !name.trim().is_empty() && count.trim().parse::<u32>().is_ok() =>
            {
                Part {
                    name: name
                        .trim()
                        .trim_end_matches(['×', 'x', '*'])
                        .trim()
                        .to_owned(),
                    quantity: count.trim().parse().unwrap_or(1),
                }
            }
            _ => Part {
                name: line.to_owned(),
                quantity: 1,
            },
        })
        .collect()
}
