//! What a procedure has granted to a customer: the one thing that returns and allowances ask of it.

use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A way in which a claim is settled (P04.12.10). An allowance and a compensation run over the same certificate (P04.12.11b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Something off the price of what the customer keeps.
    Allowance,
    /// Money for a loss.
    Compensation,
    /// The goods come back.
    Return,
}

impl Way {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Allowance, Self::Compensation, Self::Return];

    /// Whether it runs over the certificate of sales allowance (P04.12.11b).
    #[must_use]
    pub fn is_certified(self) -> bool {
        matches!(self, Self::Allowance | Self::Compensation)
    }
}

/// So many of something: always whole, with the unit in which it is counted (pieces, metres, kilograms).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// How many.
    pub count: i64,
    /// Of which unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

impl Quantity {
    /// So many of a unit.
    #[must_use]
    pub fn new(count: i64, unit: &str) -> Self {
        Self {
            count,
            unit: unit.trim().to_owned(),
        }
    }

    /// The same unit, another count.
    #[must_use]
    pub fn counted(&self, count: i64) -> Self {
        Self {
            count,
            unit: self.unit.clone(),
        }
    }
}

/// What the final approval of a claim granted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Granted {
    /// In which ways it is settled; several may occur in one case (P04.12.10).
    pub ways: BTreeSet<Way>,
    /// The customer's order.
    pub order: String,
    /// The item.
    pub item: String,
    /// When it was shipped.
    pub shipped: Option<Timestamp>,
    /// How much had been delivered, where that is known.
    pub delivered: Option<Quantity>,
    /// How much may come back; nothing without a return.
    pub quantity: Quantity,
    /// The unit price of what comes back, in fen.
    pub price: i64,
    /// The allowance or compensation, in fen.
    pub fen: i64,
    /// The receivable that the complaint holds up, in fen; zero for none (P04.12.23b).
    pub receivable: i64,
    /// Why the goods come back: the cause that was found.
    pub reason: String,
    /// What was decided, in words: the ground of the slip (P04.12.12d).
    pub decision: String,
    /// Who decided.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}
