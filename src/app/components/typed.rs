//! What people type into a form: numbers with full-width digits, and fields that are kept until they are sent.

use super::draft;
use crate::domain::cases::repair::Part;
use crate::domain::ids::{CustomerId, PersonId};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The fields of one form, kept as they are typed and chosen: a crash in a basement costs nothing. Only what differs from how the form
/// began is kept, so that a draft taken up days later brings back what somebody typed and not what the rest of the form showed then.
#[derive(Clone, Copy)]
pub struct Kept {
    key: StoredValue<String>,
    fields: StoredValue<BTreeMap<String, Field>>,
}

#[derive(Clone)]
struct Field {
    first: String,
    now: RwSignal<String>,
}

impl Kept {
    /// Takes up the draft of this key; fields that it does not have begin with what is given.
    #[must_use]
    pub fn begin<'a>(key: String, fields: &[(&'a str, &'a str)]) -> Self {
        let mut typed: BTreeMap<String, String> = draft::load(&key).unwrap_or_default();
        let field = |(name, first): &(&str, &str)| {
            let now = typed.remove(*name).unwrap_or_else(|| (*first).to_owned());
            let field = Field {
                first: (*first).to_owned(),
                now: RwSignal::new(now),
            };
            ((*name).to_owned(), field)
        };
        let this = Self {
            fields: StoredValue::new(fields.iter().map(field).collect()),
            key: StoredValue::new(key),
        };
        Effect::new(move |first: Option<()>| {
            let typed: BTreeMap<String, String> = this.fields.with_value(|fields| {
                let each = fields
                    .iter()
                    .map(|(name, field)| (name, field.now.get(), &field.first));
                let changed = each.filter(|(_, now, first)| now != *first);
                changed.map(|(name, now, _)| (name.clone(), now)).collect()
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
        let known = self
            .fields
            .with_value(|fields| fields.get(name).map(|field| field.now));
        known.unwrap_or_else(|| RwSignal::new(String::new()))
    }

    /// A field that is not typed but chosen: it begins with what the draft says, and the draft follows it.
    #[must_use]
    pub fn bound<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        name: &str,
        read: fn(&str) -> T,
        write: fn(&T) -> String,
    ) -> RwSignal<T> {
        let field = self.field(name);
        let chosen = RwSignal::new(field.with_untracked(|text| read(text)));
        Effect::new(move |_| {
            let text = chosen.with(write);
            if field.with_untracked(|kept| *kept != text) {
                field.set(text);
            }
        });
        chosen
    }

    /// Somebody of the firm; empty while nobody is chosen.
    #[must_use]
    pub fn person(self, name: &str) -> RwSignal<Option<PersonId>> {
        let write =
            |person: &Option<PersonId>| person.map_or_else(String::new, |id| id.to_string());
        self.bound(name, |text| text.parse().ok(), write)
    }

    /// Several, in order.
    #[must_use]
    pub fn list(self, name: &str) -> RwSignal<Vec<String>> {
        let read = |text: &str| text.lines().map(str::to_owned).collect();
        self.bound(name, read, |all: &Vec<String>| all.join("\n"))
    }

    /// Several customers.
    #[must_use]
    pub fn customers(self, name: &str) -> RwSignal<BTreeSet<CustomerId>> {
        let read = |text: &str| text.lines().filter_map(|id| id.parse().ok()).collect();
        self.bound(name, read, |all: &BTreeSet<CustomerId>| lines(all))
    }

    /// Ticked or not.
    #[must_use]
    pub fn flag(self, name: &str) -> RwSignal<bool> {
        let write = |ticked: &bool| {
            if *ticked {
                "yes".to_owned()
            } else {
                String::new()
            }
        };
        self.bound(name, |text| text == "yes", write)
    }

    /// To be called once the form was sent: the draft is forgotten, also when the form is gone by then; one that stays open begins anew with
    /// what it shows.
    pub fn forget(self) -> impl FnOnce() + 'static {
        let key = self.key();
        move || {
            let _ = self.fields.try_update_value(|fields| {
                for field in fields.values_mut() {
                    if let Some(now) = field.now.try_get_untracked() {
                        field.first = now;
                    }
                }
            });
            draft::clear(&key);
        }
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

/// One a line, as a draft keeps several.
pub fn lines<T: ToString>(all: impl IntoIterator<Item = T>) -> String {
    let all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    all.join("\n")
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
