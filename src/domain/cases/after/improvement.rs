//! What is asked about improvements beyond their own words.

use super::state::Improvement;
use crate::domain::cases::state::Case;
use crate::domain::context::Context;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;

/// Parties that have not said that they take part (P05.05.34b).
pub fn parties_silent(plan: &Improvement) -> impl Iterator<Item = PersonId> + '_ {
    let parties = plan.facts.parties.iter().copied();
    parties.filter(|party| plan.says(*party).is_none())
}

/// Complaints with the same cause: how many came in as long a time before an instant as has passed since, and how many since (P05.05.34d).
#[must_use]
pub fn like_before_and_since(
    case: &Case,
    since: Timestamp,
    context: &Context<'_>,
) -> (usize, usize) {
    let Some(cause) = case.procedure.outcome().map(|outcome| outcome.cause_key) else {
        return (0, 0);
    };
    let length = context.now.since(since).max(0);
    let like = |from: Timestamp, to: Timestamp| {
        let cases = context.world.cases.values();
        let same = cases.filter(|other| {
            let theirs = other.procedure.outcome().map(|outcome| outcome.cause_key);
            (from..to).contains(&other.received_at) && theirs.as_ref() == Some(&cause)
        });
        same.count()
    };
    let before = like(since.plus(-length), since);
    (before, like(since, context.now.plus(1)))
}
