//! What may be sealed, and who may open it.

use super::events::Recipients;
use super::state::Letters;
use crate::domain::cases::CaseEvent;
use crate::domain::cases::petition::PetitionEvent;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::customers::CustomerEvent;
use crate::domain::event::Event;
use crate::domain::stamp::Dot;

/// Why something may not be sealed or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealedRefusal {
    /// Nobody is named who may read it.
    NobodyNamed,
    /// Nobody who works here is meant, not even one.
    NobodyThere,
    /// Everybody has to know of this step: it cannot be sealed.
    Unsealable,
    /// Files are carried in clear.
    FilesStayOpen,
    /// Nothing sealed of that name is here, or it does not count.
    Unknown,
    /// The person is not among those for whom it is sealed.
    NotForYou,
    /// It is only ever written sealed.
    OnlySealed,
}

impl SealedRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(&self) -> Option<Clause> {
        None
    }
}

/// May this event be sealed for these people? The one list of what a context lets be sealed: only events that change nothing for those who
/// cannot read them, because their worlds must stay equal.
///
/// # Errors
/// A [`SealedRefusal`].
pub fn may_seal(
    event: &Event,
    to: &Recipients,
    context: &Context<'_>,
) -> Result<(), SealedRefusal> {
    match event {
        Event::Case(event) => match &**event {
            CaseEvent::Noted(note) if note.attachments.is_empty() => {}
            CaseEvent::Noted(_) => return Err(SealedRefusal::FilesStayOpen),
            CaseEvent::Petition(PetitionEvent::Confided(_)) => {}
            _ => return Err(SealedRefusal::Unsealable),
        },
        Event::Customer(CustomerEvent::Noted { .. }) => {}
        // What else happens changes the world of everybody.
        _ => {
            return Err(SealedRefusal::Unsealable);
        }
    }
    if to.is_empty() {
        return Err(SealedRefusal::NobodyNamed);
    }
    let mut people = context.organisation().people.iter();
    let somebody = people.any(|(id, person)| to.name(*id, person));
    somebody.then_some(()).ok_or(SealedRefusal::NobodyThere)
}

/// Whether an event is only ever written sealed, so that whoever writes it in clear is refused.
#[must_use]
pub fn is_confidential(event: &Event) -> bool {
    matches!(event, Event::Case(event) if matches!(**event, CaseEvent::Petition(PetitionEvent::Confided(_))))
}

/// May this person open these letters? Whether this device can is another matter.
///
/// # Errors
/// A [`SealedRefusal`].
pub fn may_read(
    letters: Option<&Letters>,
    wanted: &[Dot],
    context: &Context<'_>,
) -> Result<(), SealedRefusal> {
    let letters = letters.ok_or(SealedRefusal::Unknown)?;
    for dot in wanted {
        let letter = letters.get(*dot).ok_or(SealedRefusal::Unknown)?;
        if !letter.may_be_read_by(context.actor, context.organisation()) {
            return Err(SealedRefusal::NotForYou);
        }
    }
    Ok(())
}
