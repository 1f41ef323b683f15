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

/// The strip of six marks; `true` when its entries exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clears {
    /// 聽
    pub heard: bool,
    /// 問
    pub asked: bool,
    /// 跟
    pub followed: bool,
    /// 覆
    pub replied: bool,
    /// 記
    pub recorded: bool,
    /// 報; `None` when it does not count, because the matter is not major.
    pub reported: Option<bool>,
}

impl Clears {
    /// The marks that are not filled.
    #[must_use]
    pub fn missing(self) -> Vec<Clear> {
        [
            (Clear::Heard, self.heard),
            (Clear::Asked, self.asked),
            (Clear::Followed, self.followed),
            (Clear::Replied, self.replied),
            (Clear::Recorded, self.recorded),
            (Clear::Reported, self.reported.unwrap_or(true)),
        ]
        .into_iter()
        .filter_map(|(clear, filled)| (!filled).then_some(clear))
        .collect()
    }
}

/// The strip of a case that is handled by it; repairs, complaints to the heating company and complaints of the register go by their own
/// steps instead.
#[must_use]
pub fn clears(case: &Case) -> Option<Clears> {
    if matches!(
        case.procedure,
        Procedure::Repair(_) | Procedure::Complaint(_) | Procedure::Petition(_)
    ) {
        return None;
    }
    let heard = !case.words.trim().is_empty();
    let followed = result_at(case).is_some();
    let replied = case.replied().is_some();
    Some(Clears {
        heard,
        asked: asked(case),
        followed,
        replied,
        recorded: heard && followed && replied,
        reported: (case.grade == Grade::Major)
            .then(|| case.reports.iter().any(|report| report.known().is_some())),
    })
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
