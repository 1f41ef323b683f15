//! 客戶投訴案件登記追蹤表: the register of quality complaints with where each stands, a pure function of the cases (P04.09.41b, P04.07.31a).

use super::clocks::{Days, days};
use crate::domain::cases::stages::{StageMark, stages};
use crate::domain::cases::state::Stage;
use crate::domain::clock::Owner;
use crate::domain::context::Context;
use crate::domain::ids::CaseId;
use crate::domain::time::Timestamp;

/// One line of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tracked {
    /// Which case.
    pub id: CaseId,
    /// When the customer told us.
    pub received: Timestamp,
    /// The steps that were reached, each with when.
    pub reached: Vec<(Stage, Timestamp)>,
    /// Whose turn it is; nobody's once it is closed.
    pub at_work: Option<Owner>,
    /// How long it has taken since the office accepted it.
    pub days: Option<Days>,
    /// How much was granted, in fen; nothing before it is decided.
    pub granted_fen: Option<i64>,
    /// When it was closed.
    pub closed: Option<Timestamp>,
}

/// Every quality complaint that was told to us in `[from, to)`, slips apart, in the order of receipt.
#[must_use]
pub fn tracked(from: Timestamp, to: Timestamp, context: &Context<'_>) -> Vec<Tracked> {
    let cases = context.world.cases.values();
    let within = cases.filter(|case| (from..to).contains(&case.received_at));
    let mut lines: Vec<Tracked> = within
        .filter_map(|case| {
            let quality = case.procedure.quality()?;
            if quality.is_slip() {
                return None;
            }
            let closing = case.closing.value.as_ref();
            let closed = closing.map(|closing| closing.occurred_at);
            let reached = stages(case, context).into_iter();
            let reached = reached.filter_map(|(stage, mark)| match mark {
                StageMark::Done(at) => Some((stage, at)),
                _ => None,
            });
            let conclusion = quality.conclusion().filter(|_| closed.is_some());
            Some(Tracked {
                id: case.id,
                received: case.received_at,
                reached: reached.collect(),
                at_work: closed
                    .is_none()
                    .then(|| quality.department_at_work(case, context)),
                days: days(quality, case, context),
                granted_fen: conclusion.map(|conclusion| conclusion.settlement.fen()),
                closed,
            })
        })
        .collect();
    lines.sort_by_key(|line| (line.received, line.id));
    lines
}
