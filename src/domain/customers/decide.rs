//! What may be asked of a customer's file, by whom.

use super::card;
use super::events::{CustomerChange, CustomerCommand, CustomerEvent, CustomerFacts, Project};
use super::grade::Graded;
use super::state::Customer;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{CustomerId, Subject};
use crate::domain::organisation::Person;
use crate::domain::refusal::Refusal;
use crate::domain::roles::Role;

/// Why something may not happen to a customer's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomerRefusal {
    /// A file needs a name.
    NameMissing,
    /// The file exists already.
    AlreadyRegistered,
    /// There is no such file.
    Unknown,
    /// Whoever acts is not enrolled (any more).
    NotEnrolled,
    /// The telephone number holds something else than digits and signs.
    PhoneUnreadable,
    /// A card was said to be handed out later than now.
    InFuture,
    /// There is nothing to read.
    TextMissing,
    /// A project lacks its name, its parts or an interval of a day at least.
    ProjectIncomplete,
    /// Nobody who works here as a project manager answers for the project.
    ManagerUnknown,
    /// Hours for calls begin and end within a day, and not at once.
    HoursUnreadable,
    /// Only whoever answers for an area says a grade.
    NotGrader,
    /// Grade A is in force from the general manager's approval.
    NotApprover,
    /// Why the grade is what it is is empty.
    GradeReasonMissing,
}

impl CustomerRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(&self) -> Option<Clause> {
        match self {
            Self::ManagerUnknown => Some(Clause("P01.10.11a")),
            Self::NotGrader => Some(Clause("P08.05.12a")),
            Self::NotApprover => Some(Clause("P08.06.22f")),
            Self::GradeReasonMissing => Some(Clause("P08.04.01e")),
            _ => None,
        }
    }
}

/// May this happen to the file now, by this person?
///
/// # Errors
/// A [`CustomerRefusal`].
pub fn decide(
    id: CustomerId,
    customer: Option<&Customer>,
    command: CustomerCommand,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    if !context
        .organisation()
        .people
        .get(&context.actor)
        .is_some_and(|person| person.active)
    {
        return Err(CustomerRefusal::NotEnrolled.into());
    }
    let event = match (command, customer) {
        (CustomerCommand::Register(_), Some(_)) => {
            return Err(CustomerRefusal::AlreadyRegistered.into());
        }
        (
            CustomerCommand::Edit(_)
            | CustomerCommand::Settle(_)
            | CustomerCommand::Grade(_)
            | CustomerCommand::HandCard(_)
            | CustomerCommand::Note(_),
            None,
        ) => {
            return Err(CustomerRefusal::Unknown.into());
        }
        (CustomerCommand::Note(text), Some(_)) => {
            let text = text.trim().to_owned();
            if text.is_empty() {
                return Err(CustomerRefusal::TextMissing.into());
            }
            Some(CustomerEvent::Noted { text })
        }
        (CustomerCommand::Grade(mut grade), Some(customer)) => {
            grade.reason = grade.reason.trim().to_owned();
            let change = CustomerChange {
                grade: (customer.graded() != Some(&grade)).then_some(grade),
                ..CustomerChange::default()
            };
            may_grade(change.grade.as_ref(), context)?;
            (change != CustomerChange::default()).then(|| CustomerEvent::Changed(Box::new(change)))
        }
        (CustomerCommand::Settle(change), Some(_)) => {
            may_grade(change.grade.as_ref(), context)?;
            (change != CustomerChange::default()).then(|| CustomerEvent::Changed(Box::new(change)))
        }
        (CustomerCommand::HandCard(at), Some(_)) if at > context.now => {
            return Err(CustomerRefusal::InFuture.into());
        }
        (CustomerCommand::HandCard(at), Some(customer)) => Some(CustomerEvent::CardHanded(
            card::handed(customer, at, context),
        )),
        (CustomerCommand::Register(facts), None) => {
            let facts = checked(facts, context)?;
            may_grade(facts.grade.as_ref(), context)?;
            Some(CustomerEvent::Registered(Box::new(facts)))
        }
        (CustomerCommand::Edit(facts), Some(customer)) => {
            let facts = checked(facts, context)?;
            let change = difference(customer.facts(), facts);
            let grade = change.as_ref().and_then(|change| change.grade.as_ref());
            may_grade(grade, context)?;
            change.map(|change| CustomerEvent::Changed(Box::new(change)))
        }
    };
    Ok(event
        .into_iter()
        .map(|event| Happened {
            subject: Subject::Customer(id),
            event: Event::Customer(event),
        })
        .collect())
}

/// A grade is said by whoever may; everything else of a file by anybody enrolled.
fn may_grade(grade: Option<&Graded>, context: &Context<'_>) -> Result<(), CustomerRefusal> {
    grade.map_or(Ok(()), |grade| grade.check(context))
}

fn checked(
    mut facts: CustomerFacts,
    context: &Context<'_>,
) -> Result<CustomerFacts, CustomerRefusal> {
    for text in [
        &mut facts.name,
        &mut facts.phone,
        &mut facts.second_contact,
        &mut facts.address,
        &mut facts.building,
        &mut facts.account,
        &mut facts.habits,
        &mut facts.likes,
        &mut facts.reach,
    ] {
        *text = text.trim().to_owned();
    }
    if facts.name.is_empty() {
        return Err(CustomerRefusal::NameMissing);
    }
    if !facts
        .phone
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-() #*x,;轉转".contains(letter))
    {
        return Err(CustomerRefusal::PhoneUnreadable);
    }
    if let Some(hours) = facts.hours {
        let day = 24 * 60;
        if hours.from >= day || hours.until > day || hours.from == hours.until {
            return Err(CustomerRefusal::HoursUnreadable);
        }
    }
    if let Some(project) = &mut facts.project {
        check_project(project, context)?;
    }
    Ok(facts)
}

/// A project has a name, parts to look at and a project manager (P01.10.11a, b).
fn check_project(project: &mut Project, context: &Context<'_>) -> Result<(), CustomerRefusal> {
    project.name = project.name.trim().to_owned();
    let parts = project.parts.iter().map(|part| part.trim().to_owned());
    let mut parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let mut seen = std::collections::BTreeSet::new();
    parts.retain(|part| seen.insert(part.clone()));
    project.parts = parts;
    let often = project.every_days.is_none_or(|days| days > 0);
    if project.name.is_empty() || project.parts.is_empty() || !often {
        return Err(CustomerRefusal::ProjectIncomplete);
    }
    let manager = context.organisation().people.get(&project.manager);
    let manages = |person: &Person| person.active && person.roles.contains(&Role::ProjectManager);
    if manager.is_some_and(manages) || !context.in_force(Clause("P01.10.11a")) {
        Ok(())
    } else {
        Err(CustomerRefusal::ManagerUnknown)
    }
}

fn difference(old: CustomerFacts, new: CustomerFacts) -> Option<CustomerChange> {
    fn changed<T: PartialEq>(old: &T, new: T) -> Option<T> {
        (*old != new).then_some(new)
    }
    let change = CustomerChange {
        name: changed(&old.name, new.name),
        phone: changed(&old.phone, new.phone),
        second_contact: changed(&old.second_contact, new.second_contact),
        address: changed(&old.address, new.address),
        building: changed(&old.building, new.building),
        account: changed(&old.account, new.account),
        area_tenths: changed(&old.area_tenths, new.area_tenths),
        dwelling: changed(&old.dwelling, new.dwelling),
        site: changed(&old.site, new.site),
        remarks: changed(&old.remarks, new.remarks),
        in_building: changed(&old.in_building, new.in_building),
        signed_by: changed(&old.signed_by, new.signed_by),
        habits: changed(&old.habits, new.habits),
        likes: changed(&old.likes, new.likes),
        reach: changed(&old.reach, new.reach),
        hours: changed(&old.hours, new.hours),
        project: changed(&old.project, new.project),
        // A form that knows nothing of grades takes none away.
        grade: new.grade.filter(|grade| old.grade.as_ref() != Some(grade)),
    };
    (change != CustomerChange::default()).then_some(change)
}
