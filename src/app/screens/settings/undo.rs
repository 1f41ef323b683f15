//! What an event of the firm replaces, as the event that writes it down again. Taking back is a new entry: nothing is ever deleted.

use crate::app::platform;
use crate::domain::organisation::{Organisation, OrganisationEvent, PersonFacts};

/// The event that restores what `event` is about to replace; nothing for what cannot be taken back this way.
pub fn before(firm: &Organisation, event: &OrganisationEvent) -> Option<OrganisationEvent> {
    let now = platform::now();
    Some(match event {
        OrganisationEvent::Renamed { .. } => OrganisationEvent::Renamed {
            name: firm.name.clone(),
            service_phone: firm.service_phone.clone(),
            complaint_phone: firm.complaint_phone.clone(),
        },
        OrganisationEvent::RegulationsChosen { .. } => OrganisationEvent::RegulationsChosen {
            regulations: firm.regulations.clone(),
        },
        OrganisationEvent::ServingChosen { .. } => OrganisationEvent::ServingChosen {
            departments: firm.marked().cloned().unwrap_or_default(),
        },
        OrganisationEvent::FiguresSet { .. } => OrganisationEvent::FiguresSet {
            figures: firm.figures_at(now).clone(),
        },
        OrganisationEvent::CalendarSet { .. } => OrganisationEvent::CalendarSet {
            calendar: firm.calendar_at(now).clone(),
        },
        OrganisationEvent::PersonEnrolled { person, .. }
        | OrganisationEvent::PersonLeft { person } => {
            let known = firm.people.get(person)?;
            OrganisationEvent::PersonEnrolled {
                person: *person,
                facts: PersonFacts {
                    name: known.name.clone(),
                    roles: known.roles.clone(),
                    phone: known.phone.clone(),
                },
            }
        }
        _ => return None,
    })
}
