//! Our own clocks beside what the file says about itself.

use super::plan::Plan;
use crate::domain::cases;
use crate::domain::clock::{Duty, Standing};
use crate::domain::context::Context;
use crate::domain::ids::CaseId;

/// The file's own verdicts beside ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Open, closed: by the file.
    pub said: Counts,
    /// Open, closed: by our clocks.
    pub found: Counts,
    /// Every row where the two differ.
    pub differences: Vec<Difference>,
}

/// How many of which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Still open.
    pub open: usize,
    /// Closed.
    pub closed: usize,
    /// In time, or not late so far.
    pub on_time: usize,
    /// Late.
    pub late: usize,
}

impl Counts {
    fn add(&mut self, closed: bool, on_time: bool) {
        *(if closed {
            &mut self.closed
        } else {
            &mut self.open
        }) += 1;
        *(if on_time {
            &mut self.on_time
        } else {
            &mut self.late
        }) += 1;
    }
}

/// A row about which file and clocks differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Line in the file.
    pub line: u64,
    /// The case.
    pub case: CaseId,
    /// Closed, in time: by the file.
    pub said: (bool, bool),
    /// Closed, in time: by our clocks. `None`: the case is not there.
    pub found: Option<(bool, bool)>,
}

/// Judges every planned case that says whether it was in time by the clocks of the world, at `context.now`. A case without a target
/// cannot be late.
#[must_use]
pub fn compare(plan: &Plan, context: &Context<'_>) -> Comparison {
    let mut comparison = Comparison::default();
    for planned in &plan.cases {
        let Some(on_time) = planned.said_on_time else {
            continue;
        };
        let said = (planned.closing.is_some(), on_time);
        comparison.said.add(said.0, said.1);
        let found = context.world.cases.get(&planned.case).map(|case| {
            let late = cases::clocks(case, context)
                .into_iter()
                .filter(|clock| clock.duty == Duty::MeetTarget)
                .any(|clock| {
                    let standing = clock.standing(context.now);
                    matches!(standing, Standing::Overdue(_) | Standing::MetLate(..))
                });
            (case.closing.value.is_some(), !late)
        });
        if let Some((closed, on_time)) = found {
            comparison.found.add(closed, on_time);
        }
        if found != Some(said) {
            comparison.differences.push(Difference {
                line: planned.line,
                case: planned.case,
                said,
                found,
            });
        }
    }
    comparison
}
