//! What a quality complaint tells those who look at it afterwards (P04.09.10b).

use super::state::Quality;
use super::words::{Class, HumanCause};
use crate::domain::cases::after::Outcome;

impl HumanCause {
    /// Under which name complaints of this cause are grouped.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Order => "people/order",
            Self::Packing => "people/packing",
            Self::Loading => "people/loading",
            Self::Transport => "people/transport",
            Self::Storage => "people/storage",
            Self::Use => "people/use",
            Self::Other => "people/other",
        }
    }
}

impl Quality {
    /// What came of it: the item, the defect or what people did, and what was settled.
    pub(in crate::domain::cases) fn told(&self) -> Outcome {
        let cause = self.cause();
        let goods = self.goods();
        let settled = self.conclusion().map(|conclusion| &conclusion.settlement);
        let cause_key = cause.map_or_else(String::new, |cause| match (cause.class, cause.human) {
            (Class::People, Some(human)) => human.key().to_owned(),
            (Class::People, None) => HumanCause::Other.key().to_owned(),
            (Class::Quality, _) => cause.defect.clone(),
        });
        let returned = settled.filter(|settled| settled.quantity > 0);
        Outcome {
            item: goods.map_or_else(String::new, |goods| goods.item.clone()),
            cause_key,
            cause: cause.map_or_else(String::new, |cause| cause.cause.clone()),
            solution: settled.map_or_else(String::new, |settled| settled.words.clone()),
            returned: returned
                .zip(goods)
                .map(|(settled, goods)| (settled.quantity, goods.unit.clone())),
            amount: settled.map_or(0, |settled| {
                settled
                    .allowance_fen
                    .saturating_add(settled.compensation_fen)
                    .saturating_add(settled.quantity.saturating_mul(settled.unit_fen))
            }),
            loss: self.loss(),
            department: String::new(),
        }
    }
}
