//! Fields that two tablets may change at the same time: one result that every device computes alike, and no value lost.

use super::stamp::{Stamped, Written};
use serde::{Deserialize, Serialize};

/// A value with the entry that set it, and the values it must be settled against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register<T> {
    /// What everybody shows: the value written last in fold order.
    pub value: T,
    /// The entry that wrote [`Self::value`].
    pub set_by: Written,
    /// Values written by somebody who had not seen the others; empty when nothing is to settle.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<(T, Written)>,
}

impl<T: Clone + PartialEq> Register<T> {
    /// A field as its first entry wrote it.
    pub fn new<E>(value: T, by: &Stamped<E>) -> Self {
        Self {
            value,
            set_by: by.written(),
            rivals: Vec::new(),
        }
    }

    /// Writes `value`. What the author had seen is replaced; what was written concurrently stays as a rival.
    pub fn set<E>(&mut self, value: T, by: &Stamped<E>) {
        let mut rivals = std::mem::take(&mut self.rivals);
        rivals.push((std::mem::replace(&mut self.value, value), self.set_by));
        rivals.retain(|(rival, written)| !by.seen.has(written.dot) && *rival != self.value);
        self.rivals = rivals;
        self.set_by = by.written();
    }

    /// The values to choose from, the one that shows first; none when nothing is to settle.
    pub fn contest<V>(&self, value: impl Fn(&T) -> V) -> Option<Contest<V>> {
        if self.rivals.is_empty() {
            return None;
        }
        let shown = (value(&self.value), self.set_by);
        let rivals = self.rivals.iter();
        let rivals = rivals.map(|(rival, written)| (value(rival), *written));
        Some(Contest {
            choices: std::iter::once(shown).chain(rivals).collect(),
        })
    }
}

/// One fact that several people wrote without knowing of each other, with every value and its author. The first is the one that shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Contest<V> {
    /// What can be chosen.
    pub choices: Vec<(V, Written)>,
}

impl<V> Contest<V> {
    /// The same about something else.
    pub fn map<W>(self, value: impl Fn(V) -> W) -> Contest<W> {
        let choices = self.choices.into_iter();
        Contest {
            choices: choices.map(|(choice, by)| (value(choice), by)).collect(),
        }
    }
}

/// One of several fields that are always written down together. What an author left as they had seen it is no change: so two people who
/// each change another field of the same set are both right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The value and its rivals.
    pub register: Register<T>,
    /// Every value before, in fold order.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<(T, Written)>,
}

impl<T: Clone + PartialEq> Field<T> {
    /// As its first entry wrote it.
    pub fn new<E>(value: T, by: &Stamped<E>) -> Self {
        Self {
            register: Register::new(value, by),
            earlier: Vec::new(),
        }
    }

    /// What everybody shows.
    pub fn value(&self) -> &T {
        &self.register.value
    }

    /// What everybody shows, and before it every earlier value, the newest first, each with the entry that wrote it.
    pub fn history(&self) -> impl Iterator<Item = (&T, Written)> {
        let shown = (&self.register.value, self.register.set_by);
        let earlier = self.earlier.iter().map(|(value, by)| (value, *by));
        std::iter::once(shown).chain(earlier.rev())
    }

    /// Writes `value`, whether or not it is new to its author.
    pub fn set<E>(&mut self, value: T, by: &Stamped<E>) {
        let before = (self.register.value.clone(), self.register.set_by);
        self.earlier.push(before);
        self.register.set(value, by);
    }

    /// Writes `value` unless its author had left it alone. `start` is what the field was before anybody wrote it, if that was anything.
    pub fn set_if_changed<E>(&mut self, value: T, start: Option<&T>, by: &Stamped<E>) {
        let known = self.history().find(|(_, written)| by.seen.has(written.dot));
        if known.map(|(known, _)| known).or(start) != Some(&value) {
            self.set(value, by);
        }
    }
}
