//! 五清楚一報告: five things made clear and one report (P15.01.00).

use super::facts::{Grade, Told};
use super::procedure::Procedure;
use super::state::Case;
use crate::domain::time::Timestamp;

/// One of the six marks of the strip, in the order 聽 問 跟 覆 記 報.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clear {
    /// 聽: what the customer says is written down (P15.01.01b).
    Heard,
    /// 問: every circumstance was asked; "not known" is an answer (P15.01.02a).
    Asked,
    /// 跟: followed to a result (P15.01.03a).
    Followed,
    /// 覆: the customer was told the result (P15.01.04a).
    Replied,
    /// 記: matter, course and result are written down (P15.01.05a).
    Recorded,
    /// 報: a major matter was reported upwards (P15.01.06).
    Reported,
}

/// Whether a mark is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Its entries exist.
    Filled,
    /// Something is missing.
    Open,
    /// Does not count here: only major matters are reported.
    NotNeeded,
}

/// The strip of six marks.
#[must_use]
pub fn clears(case: &Case) -> [(Clear, Mark); 6] {
    let mark = |filled| if filled { Mark::Filled } else { Mark::Open };
    let result = result_at(case).is_some();
    let told = match &case.procedure {
        // The receipt is signed in front of the user, who sees the result.
        Procedure::Repair(repair) => repair.receipt.is_some() || repair.settled_by_advice(),
        Procedure::Request(_) => false,
    };
    let replied = told || case.replied().is_some();
    let heard = !case.words.trim().is_empty();
    let reported = match case.grade {
        Grade::Ordinary => Mark::NotNeeded,
        Grade::Major => mark(!case.reports.is_empty()),
    };
    [
        (Clear::Heard, mark(heard)),
        (Clear::Asked, mark(asked(case))),
        (Clear::Followed, mark(result)),
        (Clear::Replied, mark(replied)),
        (Clear::Recorded, mark(heard && result && replied)),
        (Clear::Reported, reported),
    ]
}

/// The marks that are not filled.
pub(super) fn missing(case: &Case) -> Vec<Clear> {
    clears(case)
        .into_iter()
        .filter_map(|(clear, mark)| (mark == Mark::Open).then_some(clear))
        .collect()
}

/// When there was a result: by the procedure's own steps, or by an answer that settled the matter.
pub(super) fn result_at(case: &Case) -> Option<Timestamp> {
    let answered = case
        .answers
        .iter()
        .filter(|answer| answer.solves && case.is_current(answer))
        .map(|answer| answer.occurred_at)
        .min();
    let advised = match &case.procedure {
        Procedure::Repair(repair) if repair.settled_by_advice() => Some(case.opened_at),
        _ => None,
    };
    case.procedure.result_at().or(answered).or(advised)
}

fn asked(case: &Case) -> bool {
    let told = &case.circumstances.value;
    let all = [
        &told.place,
        &told.since,
        &told.who,
        &told.evidence,
        &told.done,
        &told.wanted,
    ];
    // What was settled while it was taken needed no further asking (P13.01.06).
    let on_the_spot = case
        .closing
        .value
        .as_ref()
        .is_some_and(|closing| closing.occurred_at == case.received_at);
    on_the_spot || all.into_iter().all(|answer| *answer != Told::NotAsked)
}
