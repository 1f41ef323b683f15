//! Who may lay down what.

use super::events::{Aim, Statement};
use crate::domain::clause::Clause;
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::context::Context;
use crate::domain::roles::{Needs, Role};
use crate::domain::summary::Month;

/// The head of quality; the supervisor where there is none.
const LAYERS: &[Role] = &[Role::Quality, Role::Supervisor];

/// Why something may not be laid down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisRefusal {
    /// Only the head of quality, or the supervisor where there is none.
    NotTheHead,
    /// Neither text nor file.
    NothingStated,
    /// The figure is more than the whole.
    OutOfRange,
    /// The month cannot be read.
    MonthUnreadable,
    /// That month is over, and was measured against another target.
    MonthMeasured,
}

impl BasisRefusal {
    /// The rule behind each of them.
    pub const CLAUSE: Clause = Clause("P05.00.01d");
}

/// What somebody has to be to lay it down, as far as every tablet can tell.
pub(in crate::domain::complaints) fn needs() -> Needs {
    Needs {
        roles: LAYERS,
        clause: Some(BasisRefusal::CLAUSE),
    }
}

/// Whether the actor may lay down anything: the head of quality may, and the supervisor where nobody is head of quality.
#[must_use]
pub fn may_lay(context: &Context<'_>) -> bool {
    if !context.in_force(BasisRefusal::CLAUSE) || context.has_role(Role::Quality) {
        return true;
    }
    let mut people = context.organisation().people.values();
    let has_head = people.any(|person| person.active && person.roles.contains(&Role::Quality));
    !has_head && context.has_role(Role::Supervisor)
}

/// May it be laid down now, by this person?
pub(in crate::domain::complaints) fn check(
    event: &ComplaintsEvent,
    context: &Context<'_>,
) -> Result<(), BasisRefusal> {
    let need = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
    need(may_lay(context), BasisRefusal::NotTheHead)?;
    match event {
        ComplaintsEvent::BasisStated(Statement { text, files, .. }) => {
            let said = !text.trim().is_empty() || !files.is_empty();
            need(said, BasisRefusal::NothingStated)
        }
        ComplaintsEvent::TargetSet(aim) => set(aim, event, context),
        _ => Ok(()),
    }
}

fn set(aim: &Aim, event: &ComplaintsEvent, context: &Context<'_>) -> Result<(), BasisRefusal> {
    let within = aim.value.is_none_or(|value| value <= aim.target.whole());
    if !within {
        return Err(BasisRefusal::OutOfRange);
    }
    let month = Month::parse(&aim.from).map(|month| month.to_string());
    if month.as_ref() != Some(&aim.from) {
        return Err(BasisRefusal::MonthUnreadable);
    }
    let basis = &context.world.complaints.basis;
    // Which of two that were written without knowing of each other holds may be said whenever it is found.
    let mut contests = basis.contests().into_iter();
    if contests.any(|contest| contest.choices.iter().any(|(choice, _)| choice == event)) {
        return Ok(());
    }
    let offset = context.calendar_at(context.now).offset_minutes;
    let runs = Month::of(context.now, offset).to_string();
    let measured = aim.from < runs && basis.aim_in(aim.target, &aim.from).is_some();
    if measured {
        Err(BasisRefusal::MonthMeasured)
    } else {
        Ok(())
    }
}
