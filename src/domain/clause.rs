//! Clause numbers of the regulations' register. Texts live in `public/register`, not in the program.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One numbered rule of a regulation, as `P10.09.10a`. A test checks that every number written in the source exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Clause(pub &'static str);

impl Clause {
    /// The regulation to which it belongs: the two digits after the `P`.
    #[must_use]
    pub fn regulation(self) -> Regulation {
        let digits = self.0.get(1..3).and_then(|digits| digits.parse().ok());
        Regulation(digits.unwrap_or_default())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// One of the fifteen regulations, `P01` … `P15`, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Regulation(pub u8);

impl Regulation {
    /// All fifteen, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=15).map(Self)
    }
}

impl fmt::Display for Regulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{:02}", self.0)
    }
}
