//! The same matter, still open: so that the customer need not tell it twice (P01.02.07j), and the same fault again (P10.09.02c).

use super::joined::led_elsewhere;
use super::procedure::Procedure;
use super::state::Case;
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::{CaseId, CustomerId};
use crate::domain::time::DAY;
use crate::domain::world::World;
use std::collections::BTreeSet;

/// Open cases of the same customer or telephone number, those with the most words in common first. Without customer and number there
/// are none: words alone do not make it the same matter.
#[must_use]
pub fn similar(
    world: &World,
    customer: Option<CustomerId>,
    phone: &str,
    words: &str,
) -> Vec<CaseId> {
    let elsewhere = led_elsewhere(world);
    let phone = digits(phone);
    let wanted = pairs(words);
    let mut found: Vec<(usize, &Case)> = world
        .cases
        .values()
        .filter(|case| !case.is_closed() && !elsewhere.contains(&case.id))
        .filter(|case| {
            let same_customer = customer.is_some() && case.customer == customer;
            same_customer || (!phone.is_empty() && digits(&case.caller.phone) == phone)
        })
        .map(|case| (pairs(&case.words).intersection(&wanted).count(), case))
        .collect();
    found.sort_by_key(|(common, case)| {
        (
            std::cmp::Reverse(*common),
            std::cmp::Reverse(case.received_at),
            case.id,
        )
    });
    found.into_iter().map(|(_, case)| case.id).collect()
}

/// The repair that this one repeats: same fault, same customer, removed within the days before (P10.09.02c).
#[must_use]
pub fn repeat_of(case: &Case, context: &Context<'_>) -> Option<CaseId> {
    let Procedure::Repair(repair) = &case.procedure else {
        return None;
    };
    let days = context
        .figures_at(case.recorded_at)
        .get(Figure::RepeatWithin);
    let customer = case.customer?;
    context
        .world
        .cases
        .values()
        .filter(|other| other.id != case.id && other.customer == Some(customer))
        .filter_map(|other| match &other.procedure {
            Procedure::Repair(earlier) if earlier.symptom == repair.symptom => {
                let removed = earlier.removal.as_ref()?.occurred_at;
                let since = case.received_at.since(removed);
                (0..=days * DAY)
                    .contains(&since)
                    .then_some((removed, other.id))
            }
            _ => None,
        })
        .max()
        .map(|(_, id)| id)
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// Pairs of neighbouring signs: works for Chinese, where nothing stands between the words.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let signs: Vec<char> = text
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    signs
        .iter()
        .copied()
        .zip(signs.iter().copied().skip(1))
        .collect()
}
