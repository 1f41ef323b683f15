//! What may be asked of the firm, by whom.

use super::events::{OrganisationCommand, OrganisationEvent, PersonFacts};
use super::fields::FirmValue;
use super::state::Organisation;
use crate::domain::calendar::Calendar;
use crate::domain::clause::{Clause, Regulation};
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{OrganisationId, PersonId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};

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
    /// This device's entries about the firm would not count.
    DeviceNotAdmitted,
    /// No such device has asked or was admitted.
    UnknownDevice,
    /// The firm's only admitted device of an administrator cannot shut itself out.
    OwnDevice,
    /// Nobody else wrote another value at the same time, or this is none of them.
    NothingToSettle,
    /// No entry is named.
    NothingToAccept,
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

/// Whether the actor may change the firm's settings: administrators may. When concurrent changes have left no administrator, anybody who
/// works here may, so that the firm is never locked out of its own ledger.
///
/// # Errors
/// [`OrganisationRefusal::NotAdministrator`].
pub fn may_change(context: &Context<'_>) -> Result<(), OrganisationRefusal> {
    let organisation = context.organisation();
    let actor = organisation.people.get(&context.actor);
    let may = match actor {
        Some(person) if organisation.has_administrator() => person.is_administrator(),
        Some(person) => person.active,
        None => false,
    };
    may.then_some(())
        .ok_or(OrganisationRefusal::NotAdministrator)
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
    let (id, events) = match command {
        OrganisationCommand::Found {
            founded,
            person,
            facts,
            device,
        } => (
            OrganisationId::of_root(context.device),
            found(organisation, *founded, person, facts, device)?,
        ),
        OrganisationCommand::Record(event) => {
            let event = tidied(*event);
            check(organisation, &event, context)?;
            (organisation.id, vec![event])
        }
    };
    let subject = Subject::Organisation(id);
    Ok(events
        .into_iter()
        .map(|event| Happened {
            subject: subject.clone(),
            event: Event::Organisation(event),
        })
        .collect())
}

/// The three first entries of a ledger.
fn found(
    organisation: &Organisation,
    founded: OrganisationEvent,
    person: PersonId,
    mut facts: PersonFacts,
    device: String,
) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
    if organisation.is_founded() {
        return Err(OrganisationRefusal::AlreadyFounded);
    }
    let founded = tidied(founded);
    let OrganisationEvent::Founded { name, calendar, .. } = &founded else {
        return Err(OrganisationRefusal::NameMissing);
    };
    named(name)?;
    workable(calendar)?;
    facts.roles.insert(Role::Administrator);
    let enrolled = tidied(OrganisationEvent::PersonEnrolled { person, facts });
    if let OrganisationEvent::PersonEnrolled { facts, .. } = &enrolled {
        named(&facts.name)?;
    }
    let device = tidied(OrganisationEvent::DeviceIntroduced {
        name: device,
        person,
        replaces: None,
        sealing: None,
    });
    Ok(vec![founded, enrolled, device])
}

fn check(
    organisation: &Organisation,
    event: &OrganisationEvent,
    context: &Context<'_>,
) -> Result<(), OrganisationRefusal> {
    if event.needs() != Needs::NOTHING {
        may_change(context)?;
        if !organisation.admits(context.device) {
            return Err(OrganisationRefusal::DeviceNotAdmitted);
        }
    }
    match event {
        OrganisationEvent::Founded { .. } => Err(OrganisationRefusal::AlreadyFounded),
        OrganisationEvent::Renamed { name, .. } => named(name),
        OrganisationEvent::PersonEnrolled { person, facts } => {
            named(&facts.name)?;
            if facts.roles.contains(&Role::Administrator) {
                return Ok(());
            }
            administrator_stays(organisation, *person)
        }
        OrganisationEvent::CredentialsIssued { person, .. }
        | OrganisationEvent::Placed { person, .. } => active(organisation, *person),
        OrganisationEvent::PersonLeft { person } => {
            active(organisation, *person)?;
            administrator_stays(organisation, *person)
        }
        OrganisationEvent::DeviceIntroduced { person, .. } => {
            active(organisation, context.actor)?;
            active(organisation, *person)
        }
        OrganisationEvent::DeviceAdmitted { name, person, .. } => {
            named(name)?;
            active(organisation, *person)
        }
        OrganisationEvent::DeviceRevoked { device, .. } => {
            if *device == context.device {
                return Err(OrganisationRefusal::OwnDevice);
            }
            let known = organisation.devices.contains_key(device);
            known
                .then_some(())
                .ok_or(OrganisationRefusal::UnknownDevice)
        }
        OrganisationEvent::RegulationsChosen { .. }
        | OrganisationEvent::ServingChosen { .. }
        | OrganisationEvent::RecoveryPrepared { .. } => Ok(()),
        OrganisationEvent::FiguresSet { figures } => figures
            .0
            .iter()
            .find(|(figure, value)| {
                let spec = figure.spec();
                !(spec.min..=spec.max).contains(value)
            })
            .map_or(Ok(()), |(figure, _)| {
                Err(OrganisationRefusal::FigureOutOfRange(*figure))
            }),
        OrganisationEvent::CalendarSet { calendar } => workable(calendar),
        OrganisationEvent::Settled(value) => {
            let contests = organisation.contests();
            let mut choices = contests.iter().flat_map(|contest| &contest.choices);
            if !choices.any(|(choice, _)| choice == value) {
                return Err(OrganisationRefusal::NothingToSettle);
            }
            match value {
                FirmValue::PersonRoles { person, roles }
                    if !roles.contains(&Role::Administrator) =>
                {
                    administrator_stays(organisation, *person)
                }
                _ => Ok(()),
            }
        }
        OrganisationEvent::EntriesAccepted { entries, .. } => {
            let named = !entries.is_empty();
            named
                .then_some(())
                .ok_or(OrganisationRefusal::NothingToAccept)
        }
    }
}

/// The event without blanks round its texts, and without regulations that do not exist.
fn tidied(mut event: OrganisationEvent) -> OrganisationEvent {
    let trim = |texts: &mut [&mut String]| {
        for text in texts {
            **text = text.trim().to_owned();
        }
    };
    match &mut event {
        OrganisationEvent::Founded {
            name,
            service_phone,
            complaint_phone,
            regulations,
            ..
        } => {
            trim(&mut [name, service_phone, complaint_phone]);
            regulations.retain(|regulation| Regulation::all().any(|known| known == *regulation));
        }
        OrganisationEvent::Renamed {
            name,
            service_phone,
            complaint_phone,
        } => trim(&mut [name, service_phone, complaint_phone]),
        OrganisationEvent::PersonEnrolled { facts, .. } => {
            trim(&mut [&mut facts.name, &mut facts.phone]);
        }
        OrganisationEvent::DeviceIntroduced { name, .. }
        | OrganisationEvent::DeviceAdmitted { name, .. } => trim(&mut [name]),
        OrganisationEvent::RegulationsChosen { regulations } => {
            regulations.retain(|regulation| Regulation::all().any(|known| known == *regulation));
        }
        OrganisationEvent::CredentialsIssued { credentials, .. } => {
            trim(&mut [&mut credentials.number]);
        }
        OrganisationEvent::Placed { department, .. } => trim(&mut [department]),
        OrganisationEvent::ServingChosen { departments } => {
            let all = departments.iter().map(|name| name.trim().to_owned());
            *departments = all.filter(|name| !name.is_empty()).collect();
        }
        OrganisationEvent::PersonLeft { .. }
        | OrganisationEvent::DeviceRevoked { .. }
        | OrganisationEvent::RecoveryPrepared { .. }
        | OrganisationEvent::FiguresSet { .. }
        | OrganisationEvent::CalendarSet { .. }
        | OrganisationEvent::Settled(_)
        | OrganisationEvent::EntriesAccepted { .. } => {}
    }
    event
}

fn named(name: &str) -> Result<(), OrganisationRefusal> {
    if name.is_empty() {
        Err(OrganisationRefusal::NameMissing)
    } else {
        Ok(())
    }
}

fn workable(calendar: &Calendar) -> Result<(), OrganisationRefusal> {
    calendar
        .has_working_time()
        .then_some(())
        .ok_or(OrganisationRefusal::NoWorkingTime)
}

fn active(organisation: &Organisation, person: PersonId) -> Result<(), OrganisationRefusal> {
    organisation
        .people
        .get(&person)
        .filter(|person| person.active)
        .map(|_| ())
        .ok_or(OrganisationRefusal::UnknownPerson)
}

/// Somebody else is an administrator, or `person` is none.
fn administrator_stays(
    organisation: &Organisation,
    person: PersonId,
) -> Result<(), OrganisationRefusal> {
    let is_one = organisation
        .people
        .get(&person)
        .is_some_and(super::Person::is_administrator);
    let another = organisation
        .people
        .iter()
        .any(|(id, other)| *id != person && other.is_administrator());
    if is_one && !another {
        Err(OrganisationRefusal::LastAdministrator)
    } else {
        Ok(())
    }
}
