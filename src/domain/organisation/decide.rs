//! What may be asked of the firm, by whom.

use super::events::{OrganisationCommand, OrganisationEvent};
use super::state::Organisation;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::Subject;
use crate::domain::refusal::Refusal;
use crate::domain::roles::Role;

/// Why something may not happen to the firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrganisationRefusal {
    /// It exists already on this device.
    AlreadyFounded,
    /// A name is empty.
    NameMissing,
    /// Only an administrator may.
    NotAdministrator,
    /// The last administrator cannot leave or lose the role.
    LastAdministrator,
    /// Nobody of that identity is enrolled.
    UnknownPerson,
    /// The calendar has no working time.
    NoWorkingTime,
    /// A figure lies outside its limits.
    FigureOutOfRange(crate::domain::figures::Figure),
}

impl OrganisationRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(&self) -> Option<Clause> {
        match self {
            Self::FigureOutOfRange(figure) => Some(figure.spec().clause),
            _ => None,
        }
    }
}

/// May this happen to the firm now, by this person?
///
/// # Errors
/// An [`OrganisationRefusal`].
pub fn decide(
    organisation: &Organisation,
    command: OrganisationCommand,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let _ = (organisation, context.has_role(Role::Administrator));
    match command {
        OrganisationCommand::Found {
            id,
            founded,
            person,
            mut facts,
            device,
        } => {
            facts.roles.insert(Role::Administrator);
            let happened = [
                *founded,
                OrganisationEvent::PersonEnrolled { person, facts },
                OrganisationEvent::DeviceIntroduced {
                    name: device,
                    person,
                },
            ];
            let subject = Subject::Organisation(id);
            Ok(happened
                .into_iter()
                .map(|event| Happened {
                    subject: subject.clone(),
                    event: Event::Organisation(event),
                })
                .collect())
        }
        OrganisationCommand::Record(event) => Ok(vec![Happened {
            subject: Subject::Organisation(organisation.id),
            event: Event::Organisation(*event),
        }]),
    }
}
