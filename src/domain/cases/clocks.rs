//! Every deadline of a case, running or stopped.

use super::state::Case;
use crate::domain::clock::Clock;
use crate::domain::context::Context;

/// The clocks of one case: the core's (promises, handover, reports) and its procedure's.
#[must_use]
pub fn clocks(case: &Case, context: &Context<'_>) -> Vec<Clock> {
    let _ = (case, context);
    Vec::new()
}
