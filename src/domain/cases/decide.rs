//! What may be asked of a case, by whom, in which order.

use super::events::CaseCommand;
use super::refusal::CaseRefusal;
use super::state::Case;
use crate::domain::context::Context;
use crate::domain::event::Happened;
use crate::domain::ids::CaseId;
use crate::domain::refusal::Refusal;

/// May this happen to the case now, by this person?
///
/// # Errors
/// A [`CaseRefusal`].
pub fn decide(
    id: CaseId,
    case: Option<&Case>,
    command: CaseCommand,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let _ = (id, case, command, context);
    Err(CaseRefusal::Unknown.into())
}
