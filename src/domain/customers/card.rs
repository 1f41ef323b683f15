//! The repair-service card: what stands on it, and whether a customer holds one that is still true (P10.09.09a).

use super::events::{CardFacts, ServiceCard};
use super::state::Customer;
use crate::domain::context::Context;
use crate::domain::premises::proposed;
use crate::domain::time::Timestamp;

/// Whether a customer holds a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardStanding {
    /// None was ever handed out.
    Missing,
    /// Something on it has changed since.
    Outdated,
    /// It is true.
    Held,
}

/// What would stand on a card now.
#[must_use]
pub fn card_facts(customer: &Customer, context: &Context<'_>) -> CardFacts {
    let firm = context.organisation();
    let building = customer
        .in_building
        .value
        .and_then(|building| context.world.buildings.get(&building));
    CardFacts {
        account: customer.account.value.clone(),
        technician: building.and_then(|building| proposed(building, context.now, context.world)),
        service_phone: firm.service_phone.clone(),
        complaint_phone: firm.complaint_phone.clone(),
    }
}

/// The number of the next card: the supply point's, or else the file's, and which card it is.
#[must_use]
pub fn card_number(customer: &Customer) -> String {
    let point = match customer.account.value.as_str() {
        "" => customer.id.to_string().chars().take(8).collect(),
        account => account.to_owned(),
    };
    format!("{point}-{}", customer.cards.len() + 1)
}

/// Whether the customer holds a card that is still true.
#[must_use]
pub fn card_standing(customer: &Customer, context: &Context<'_>) -> CardStanding {
    match customer.cards.last() {
        None => CardStanding::Missing,
        Some(card) if card.facts == card_facts(customer, context) => CardStanding::Held,
        Some(_) => CardStanding::Outdated,
    }
}

pub(super) fn handed(customer: &Customer, at: Timestamp, context: &Context<'_>) -> ServiceCard {
    ServiceCard {
        number: card_number(customer),
        occurred_at: at,
        facts: card_facts(customer, context),
    }
}
