//! A deed: what somebody did, when, in which words, with whom. One shape for the many things of which no more has to be known.

use super::cases::{Attachment, Satisfaction};
use super::ids::PersonId;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: PersonId,
    /// In which words; what the words are about says the field that holds the deed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Somebody outside the firm, or a place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// Somebody of the firm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What the customer thought of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Satisfaction>,
    /// Files that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

impl Deed {
    /// A deed of which nothing more is known yet.
    #[must_use]
    pub fn new(at: Timestamp, by: PersonId) -> Self {
        Self {
            at,
            by,
            text: String::new(),
            who: String::new(),
            person: None,
            verdict: None,
            files: Vec::new(),
        }
    }

    /// The same, in these words.
    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..self
        }
    }

    /// The same, with somebody or somewhere outside.
    #[must_use]
    pub fn with(self, who: &str) -> Self {
        Self {
            who: who.to_owned(),
            ..self
        }
    }

    /// The same, with somebody of the firm.
    #[must_use]
    pub fn towards(self, person: Option<PersonId>) -> Self {
        Self { person, ..self }
    }

    /// The same, judged by the customer.
    #[must_use]
    pub fn judged(self, verdict: Option<Satisfaction>) -> Self {
        Self { verdict, ..self }
    }

    /// The same, with files.
    #[must_use]
    pub fn showing(self, files: Vec<Attachment>) -> Self {
        Self { files, ..self }
    }
}
