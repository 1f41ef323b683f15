//! What was typed, by key: text only, so that a half-filled form can be kept and taken up again.

use crate::app::components::keys::{channel_of, satisfaction_of, tenths_of};
use crate::app::components::typed::scaled;
use crate::domain::cases::{Attachment, Channel, Satisfaction, Told};
use crate::domain::ids::{HelpId, PersonId};
use crate::domain::time::Timestamp;
use std::collections::BTreeMap;

/// The answers of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, String>);

impl Answers {
    /// Trimmed text; empty when nothing was typed.
    pub fn text(&self, key: &str) -> String {
        self.0
            .get(key)
            .map(|text| text.trim().to_owned())
            .unwrap_or_default()
    }

    /// Text, or nothing.
    pub fn some_text(&self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Yes, no, or not answered.
    pub fn yes(&self, key: &str) -> Option<bool> {
        match self.text(key).as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// An instant in milliseconds.
    pub fn time(&self, key: &str) -> Option<Timestamp> {
        self.text(key).parse().ok().map(Timestamp)
    }

    /// A person.
    pub fn person(&self, key: &str) -> Option<PersonId> {
        self.text(key).parse().ok()
    }

    /// Several people, by their identities.
    pub fn people(&self, key: &str) -> std::collections::BTreeSet<PersonId> {
        let text = self.text(key);
        text.split(' ').filter_map(|id| id.parse().ok()).collect()
    }

    /// A piece of help between departments.
    pub fn help(&self) -> Option<HelpId> {
        self.text("help").parse().ok()
    }

    /// `18.5` as 185, `18` as 180; full-width digits as typed on a Chinese keyboard are read too.
    pub fn tenths(&self, key: &str) -> Option<i32> {
        tenths_of(&self.text(key))
    }

    /// `12.30` yuan as 1230 fen.
    pub fn fen(&self, key: &str) -> Option<i64> {
        scaled(&self.text(key), 2)
    }

    /// A whole number.
    pub fn whole(&self, key: &str) -> Option<i64> {
        scaled(&self.text(key), 0)
    }

    /// The channel chosen, the telephone if none.
    pub fn channel(&self) -> Channel {
        channel_of(&self.text("channel"))
    }

    /// The verdict chosen.
    pub fn satisfaction(&self, key: &str) -> Option<Satisfaction> {
        satisfaction_of(&self.text(key))
    }

    /// One of a list, chosen by its position.
    pub fn chosen<T: Copy>(&self, key: &str, all: &[T]) -> Option<T> {
        all.get(self.text(key).parse::<usize>().ok()?).copied()
    }

    /// Several of a list, by their positions.
    pub fn checked<T: Copy + Ord>(&self, key: &str, all: &[T]) -> std::collections::BTreeSet<T> {
        self.text(key)
            .split(' ')
            .filter_map(|position| all.get(position.parse::<usize>().ok()?).copied())
            .collect()
    }

    /// Files that were taken: stored already, kept here as what an event needs to refer to them.
    pub fn attachments(&self, key: &str) -> Vec<Attachment> {
        serde_json::from_str(&self.text(key)).unwrap_or_default()
    }

    /// A circumstance: what was said, "not known" for a question mark, "not asked" for nothing.
    pub fn told(&self, key: &str) -> Told {
        match self.text(key).as_str() {
            "" => Told::NotAsked,
            "?" => Told::NotKnown,
            text => Told::Said(text.to_owned()),
        }
    }
}
