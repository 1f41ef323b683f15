//! The register as it ships: one file a regulation, loaded when somebody opens it, kept for the rest of the visit.

use crate::app::files;
use crate::app::i18n::{Locale, locale};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text in the register's three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Words {
    zh: String,
    zh_hans: String,
    en: String,
}

impl Words {
    /// In the language of the screens.
    #[must_use]
    pub fn text(&self) -> &str {
        match locale() {
            Locale::Hant => &self.zh,
            Locale::Hans => &self.zh_hans,
            Locale::En => &self.en,
        }
    }

    fn has(&self, word: &str) -> bool {
        self.zh.contains(word)
            || self.zh_hans.contains(word)
            || self.en.to_lowercase().contains(word)
    }
}

/// One numbered rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ClauseText {
    /// Its number.
    pub id: String,
    /// Its kind, a key.
    pub kind: String,
    /// Where it stands in the regulation.
    #[serde(default)]
    pub source: String,
    /// Who owes it.
    #[serde(default)]
    pub who: Words,
    /// On what occasion.
    #[serde(default)]
    pub when: String,
    /// What.
    #[serde(default)]
    pub must: Words,
    /// The figures that can be changed.
    #[serde(default)]
    pub figures: String,
    /// How it shows in the app.
    #[serde(default)]
    pub shows: String,
    /// How a gap in the text was read.
    #[serde(default)]
    pub note: Option<String>,
}

impl ClauseText {
    /// Whether every word is in the number or in the text, in any of the three languages.
    #[must_use]
    pub fn fits(&self, words: &[String]) -> bool {
        let id = self.id.to_lowercase();
        words
            .iter()
            .all(|word| id.contains(word.as_str()) || self.must.has(word) || self.who.has(word))
    }

    /// The section it belongs to: `P10.09` and its number in the regulation, `九`.
    #[must_use]
    pub fn section(&self) -> (String, String) {
        let mut parts = self.id.splitn(3, '.');
        let id = [parts.next(), parts.next()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(".");
        let name = self
            .source
            .split(['、', '(', '（'])
            .next()
            .unwrap_or_default();
        (id, name.to_owned())
    }
}

/// One regulation with its clauses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RegulationText {
    /// Its title.
    pub title: Words,
    /// For what kind of firm it was written.
    #[serde(default)]
    pub organisation: Words,
    /// Its rules, in order.
    pub clauses: Vec<ClauseText>,
}

/// One line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Contents {
    /// Number, `P10`.
    pub policy: String,
    /// Title.
    pub title: Words,
    /// How many rules.
    pub clauses: u32,
}

/// The table of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Index {
    /// How many rules in all.
    pub clauses: u32,
    /// All fifteen.
    pub policies: Vec<Contents>,
}

/// What was loaded so far; a regulation that could not be loaded is asked for again next time.
#[derive(Clone, Copy)]
pub struct Register {
    loaded: RwSignal<BTreeMap<String, Arc<RegulationText>>>,
}

impl Register {
    /// Nothing loaded yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            loaded: RwSignal::default(),
        }
    }

    /// The table of contents.
    pub async fn index(self) -> Option<Index> {
        serde_json::from_str(&files::own("register/index.json").await?).ok()
    }

    /// A regulation, from memory or from its file.
    pub async fn regulation(self, policy: String) -> Option<Arc<RegulationText>> {
        if let Some(loaded) = self
            .loaded
            .try_with_untracked(|loaded| loaded.get(&policy).cloned())
            .flatten()
        {
            return Some(loaded);
        }
        // Only numbers of regulations become addresses.
        let plain = policy.len() == 3
            && policy.starts_with('P')
            && policy.chars().skip(1).all(|letter| letter.is_ascii_digit());
        if !plain {
            return None;
        }
        let text = files::own(&format!("register/{policy}.json")).await?;
        let regulation: Arc<RegulationText> = Arc::new(serde_json::from_str(&text).ok()?);
        self.loaded
            .try_update(|loaded| drop(loaded.insert(policy, regulation.clone())));
        Some(regulation)
    }

    /// Every clause that fits, in the order of the register; loads what is not there yet.
    pub async fn search(self, words: Vec<String>) -> Option<Vec<ClauseText>> {
        let mut found = Vec::new();
        for number in 1..=15 {
            let regulation = self.regulation(format!("P{number:02}")).await?;
            found.extend(
                regulation
                    .clauses
                    .iter()
                    .filter(|clause| clause.fits(&words))
                    .cloned(),
            );
        }
        Some(found)
    }
}
