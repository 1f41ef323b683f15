//! Whether solving first makes things faster: what the right of technical service in an emergency is for (P01.09.01e).

use super::clears::result_at;
use super::state::Case;
use crate::domain::ids::CaseId;
use crate::domain::time::{MINUTE, Timestamp};
use crate::domain::world::World;

/// One emergency, or one case that was solved first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HasteLine {
    /// Which case.
    pub case: CaseId,
    /// When it was solved first.
    pub solved_first: Option<Timestamp>,
    /// Whole minutes from the beginning to the solution.
    pub minutes: Option<i64>,
    /// When the contact sheet followed.
    pub sheet: Option<Timestamp>,
    /// Whether it is still owed.
    pub owes_sheet: bool,
}

/// Emergencies of a time, with how long they took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haste {
    /// The cases, newest first.
    pub lines: Vec<HasteLine>,
    /// Middle minutes to the solution of those that were solved first.
    pub first: Option<i64>,
    /// The same of the others.
    pub others: Option<i64>,
}

/// Every emergency received in `[from, until)`, and whatever else was solved first.
#[must_use]
pub fn haste(world: &World, from: Timestamp, until: Timestamp) -> Haste {
    let mut cases: Vec<&Case> = world
        .cases
        .values()
        .filter(|case| (from..until).contains(&case.received_at))
        .filter(|case| case.emergency.is_some() || case.solved_first.is_some())
        .collect();
    cases.sort_by_key(|case| (std::cmp::Reverse(case.received_at), case.id));
    let lines: Vec<HasteLine> = cases.into_iter().map(line).collect();
    let minutes = |first: bool| {
        let lines = lines.iter();
        let lines = lines.filter(move |line| line.solved_first.is_some() == first);
        middle(lines.filter_map(|line| line.minutes).collect())
    };
    Haste {
        first: minutes(true),
        others: minutes(false),
        lines,
    }
}

fn line(case: &Case) -> HasteLine {
    let used = case.solved_first.as_ref();
    let solved = used.map(|used| used.at).or_else(|| result_at(case));
    HasteLine {
        case: case.id,
        solved_first: used.map(|used| used.at),
        minutes: solved.map(|at| (at.since(case.received_at) / MINUTE).max(0)),
        sheet: used.and_then(|used| used.sheet),
        owes_sheet: used.is_some_and(|used| used.sheet.is_none()),
    }
}

/// The one in the middle; of two in the middle the smaller.
fn middle(mut minutes: Vec<i64>) -> Option<i64> {
    minutes.sort_unstable();
    let half = minutes.len().checked_sub(1)? / 2;
    minutes.get(half).copied()
}
