//! A field that two tablets may change at the same time: one result that every device computes alike, and no value lost.

use super::stamp::{Dot, Stamped};
use serde::{Deserialize, Serialize};

/// A value with the entry that set it, and the values it must be settled against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register<T> {
    /// What everybody shows: the value written last in fold order.
    pub value: T,
    /// The entry that wrote [`Self::value`].
    pub set_by: Dot,
    /// Values written by somebody who had not seen the others; empty when nothing is to settle.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<(T, Dot)>,
}

impl<T: Clone + PartialEq> Register<T> {
    /// A field as its first entry wrote it.
    pub fn new<E>(value: T, by: &Stamped<E>) -> Self {
        Self {
            value,
            set_by: by.dot,
            rivals: Vec::new(),
        }
    }

    /// Writes `value`. What the author had seen is replaced; what was written concurrently stays as a rival.
    pub fn set<E>(&mut self, value: T, by: &Stamped<E>) {
        let mut rivals = std::mem::take(&mut self.rivals);
        rivals.push((std::mem::replace(&mut self.value, value), self.set_by));
        rivals.retain(|(rival, dot)| !by.seen.has(*dot) && *rival != self.value);
        self.rivals = rivals;
        self.set_by = by.dot;
    }
}
