//! Numbers that an office gives out of a book: two digits of the year, two of the month, then the running number (YYMMCC; P04.08.10–13,
//! P05.05.31a).
//!
//! Two tablets that have not met may both give one number. Everything that the book numbers is kept: the earlier giving in the order of
//! folding keeps the number, the other is listed as to be renumbered, and what it was called before stays with it, so that a search by the old
//! number on paper still finds it.

use super::stamp::{Place, Stamped, Written};
use super::time::{MINUTE, Timestamp};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The books. Each counts for itself.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Book {
    /// Service complaints (P05).
    #[default]
    Complaints,
    /// Quality complaints (P04.08).
    Quality,
    /// Certificates of sales allowance (P04.12.11a).
    Certificates,
    /// Return slips (P04.12.12a).
    ReturnSlips,
}

impl Book {
    /// Every book.
    pub const ALL: [Self; 4] = [
        Self::Complaints,
        Self::Quality,
        Self::Certificates,
        Self::ReturnSlips,
    ];

    /// Whether it is the book that was there before there were several, and that events need not name.
    #[must_use]
    pub fn is_first(&self) -> bool {
        *self == Self::Complaints
    }
}

/// What an office gave a number to: the number that it bears, who gave it, and those that it bore.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// The number, as `261107`.
    pub number: String,
    /// Who gave it, in which entry.
    pub by: Written,
    /// Where that stands in the order of folding.
    place: Place,
    /// Numbers that it bore or was given beside this one, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
}

impl Numbered {
    /// Given for the first time.
    pub fn first<E>(number: &str, by: &Stamped<E>) -> Self {
        Self {
            number: number.to_owned(),
            by: by.written(),
            place: by.place(),
            formerly: Vec::new(),
        }
    }

    /// Given once more. Whoever knew the number that it bears renumbers it; where two gave one apart, the earlier stays.
    pub fn again<E>(&mut self, number: &str, by: &Stamped<E>) {
        if number == self.number {
            return;
        }
        let aside = if by.seen.has(self.by.dot) {
            self.by = by.written();
            self.place = by.place();
            std::mem::replace(&mut self.number, number.to_owned())
        } else {
            number.to_owned()
        };
        self.formerly.retain(|known| *known != self.number);
        if aside != self.number && !self.formerly.contains(&aside) {
            self.formerly.push(aside);
        }
    }

    /// Whether it is or was called something that contains `text`.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.number.contains(text) || self.formerly.iter().any(|known| known.contains(text))
    }
}

/// Whether `text` has the shape of a number of a book: year, month, and at least two digits (the hundredth of a month has three).
#[must_use]
pub fn is_number(text: &str) -> bool {
    let month = text.get(2..4).and_then(|month| month.parse::<u32>().ok());
    text.len() >= 6
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && month.is_some_and(|month| (1..=12).contains(&month))
}

/// The next free numbers of a book in the month that the firm's wall clock shows, `offset` minutes from UTC.
pub fn next_numbers(
    given: &mut dyn Iterator<Item = &Numbered>,
    now: Timestamp,
    offset: i32,
) -> impl Iterator<Item = String> + use<> {
    let local = now.plus(i64::from(offset) * MINUTE).to_utc();
    let prefix = format!("{:02}{:02}", local.year().rem_euclid(100), local.month());
    let running = |number: &str| number.strip_prefix(&prefix)?.parse::<u32>().ok();
    let last = given
        .flat_map(|given| given.formerly.iter().chain([&given.number]))
        .filter_map(|number| running(number))
        .max()
        .unwrap_or(0);
    (last.saturating_add(1)..).map(move |count| format!("{prefix}{count:02}"))
}

/// Numbers that several bear, each with whoever bears it: the first keeps it, the others are to be renumbered.
pub fn alike<'a, K: Copy + Ord>(
    all: impl Iterator<Item = (K, &'a Numbered)>,
) -> Vec<(String, Vec<(K, Written)>)> {
    let mut by_number: BTreeMap<&str, Vec<(Place, K, Written)>> = BTreeMap::new();
    for (bearer, given) in all {
        let bearers = by_number.entry(&given.number).or_default();
        bearers.push((given.place, bearer, given.by));
    }
    by_number
        .into_iter()
        .filter(|(_, bearers)| bearers.len() > 1)
        .map(|(number, mut bearers)| {
            bearers.sort_unstable_by_key(|(place, bearer, _)| (*place, *bearer));
            let bearers = bearers.into_iter();
            let bearers = bearers.map(|(_, bearer, by)| (bearer, by));
            (number.to_owned(), bearers.collect())
        })
        .collect()
}
