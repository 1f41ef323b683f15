//! What has to get around: inside the firm until everybody concerned has said that they know (P01.09.01a), and to the customer (P01.09.01b).

use super::check::{need, not_before, says};
use super::clears::result_at;
use super::clocks::{Draft, minutes};
use super::facts::Channel;
use super::guard::is_enrolled;
use super::refusal::{CaseRefusal, demand};
use super::state::Case;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::PersonId;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that these people must know (P01.09.01a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Informed {
    /// Who. A department is written down as its people.
    pub to: BTreeSet<PersonId>,
    /// What.
    pub what: String,
    /// How they were told.
    #[serde(default)]
    pub channel: Channel,
    /// When.
    pub occurred_at: Timestamp,
}

/// Somebody was told something, and whether they said that they know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Who.
    pub to: PersonId,
    /// What.
    pub what: String,
    /// By whom.
    pub by: PersonId,
    /// When they were told.
    pub told: Timestamp,
    /// When they said that they know.
    pub known: Option<Timestamp>,
}

/// May the actor say that they know?
pub(super) fn guard(case: &Case, context: &Context<'_>) -> Result<(), CaseRefusal> {
    let mut notices = case.notices.iter();
    let own = |notice: &Notice| notice.to == context.actor && notice.known.is_none();
    demand(context, notices.any(own), CaseRefusal::NothingToKnow)
}

/// May it be written down in these words?
pub(super) fn check(informed: &Informed, context: &Context<'_>) -> Result<(), CaseRefusal> {
    need(says(&informed.what), CaseRefusal::TextMissing)?;
    let known = !informed.to.is_empty();
    let known = known && informed.to.iter().all(|to| is_enrolled(*to, context));
    demand(context, known, CaseRefusal::NobodyToInform)
}

/// Somebody was told.
pub(super) fn note(case: &mut Case, to: PersonId, what: &str, by: PersonId, told: Timestamp) {
    let what = if what.is_empty() { &case.words } else { what };
    case.notices.push(Notice {
        to,
        what: what.to_owned(),
        by,
        told,
        known: None,
    });
}

/// Somebody knows of everything that they had been told so far.
pub(super) fn acknowledge(case: &mut Case, who: PersonId, at: Timestamp) {
    for notice in &mut case.notices {
        if notice.to == who {
            notice.known.get_or_insert(at);
        }
    }
}

/// Whoever must know owes a word that they do (P01.09.01a).
pub(super) fn clocks(case: &Case, context: &Context<'_>) -> impl Iterator<Item = Clock> {
    let figures = context.figures_at(case.recorded_at);
    case.notices.iter().filter_map(move |notice| {
        Draft::span(
            Duty::KnowNotice,
            "P01.09.01a",
            Owner::Person(notice.to),
            notice.told,
            minutes(figures, Figure::KnowNotice),
        )
        .met(notice.known)
        .void(case.is_closed())
        .clock(case, context)
    })
}

/// Whether there is a result that the customer was not told (P01.09.01b).
#[must_use]
pub fn customer_not_told(case: &Case) -> bool {
    let told = case.answers.iter().map(|answer| answer.occurred_at);
    let revisits = case.revisits.iter().filter(|revisit| revisit.reached);
    let told = told.chain(revisits.map(|revisit| revisit.occurred_at));
    let told = told.chain(case.procedure.customer_told()).max();
    let news = result_at(case).filter(|_| case.round.is_none());
    news.is_some_and(|news| told.is_none_or(|told| !not_before(told, news)))
}
