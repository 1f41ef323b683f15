//! Every context's open clocks in one list, in the order of what burns.

use super::clock::{Clock, Standing};
use super::context::Context;
use super::time::Timestamp;

/// One line of Today.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaLine {
    /// What is owed.
    pub clock: Clock,
    /// Where it stands.
    pub standing: Standing,
}

/// All open clocks, the most overdue first, then by due time; what is not yet open comes last.
#[must_use]
pub fn agenda(context: &Context<'_>) -> Vec<AgendaLine> {
    let mut lines: Vec<AgendaLine> = context
        .world
        .open_clocks(context)
        .map(|clock| AgendaLine {
            standing: clock.standing(context.now),
            clock,
        })
        .collect();
    lines.sort_by_key(order);
    lines
}

fn order(line: &AgendaLine) -> (bool, Timestamp) {
    match line.standing {
        Standing::NotYetOpen(opens) => (true, opens),
        _ => (false, line.clock.deadline.due),
    }
}
