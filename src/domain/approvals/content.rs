//! The content of a matter in a form that is the same wherever it is written, and its hash.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a matter's canonical form, 64 hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(pub String);

/// Writes a matter field by field: each with its name and its length, so that no two matters read alike.
#[derive(Clone, Debug, Default)]
pub struct Canonical(Vec<u8>);

impl Canonical {
    /// A field. Blanks at its ends change nothing.
    #[must_use]
    pub fn text(mut self, name: &str, text: &str) -> Self {
        let text = text.trim();
        self.0
            .extend_from_slice(format!("{name}:{}:{text}\n", text.len()).as_bytes());
        self
    }

    /// A whole number: fen, milliseconds, a place in a list.
    #[must_use]
    pub fn number(self, name: &str, number: i64) -> Self {
        self.text(name, &number.to_string())
    }

    /// The hash of everything that was written.
    #[must_use]
    pub fn content(self) -> Content {
        let hash = Sha256::digest(&self.0);
        Content(hash.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
