//! What may be asked of a customer's file, by whom.

use super::card;
use super::events::{CustomerChange, CustomerCommand, CustomerEvent, CustomerFacts};
use super::state::Customer;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{CustomerId, Subject};
use crate::domain::refusal::Refusal;

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
}

impl CustomerRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(&self) -> Option<Clause> {
        None
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
        (CustomerCommand::Settle(change), Some(_)) => {
            (change != CustomerChange::default()).then_some(CustomerEvent::Changed(change))
        }
        (CustomerCommand::HandCard(at), Some(_)) if at > context.now => {
            return Err(CustomerRefusal::InFuture.into());
        }
        (CustomerCommand::HandCard(at), Some(customer)) => Some(CustomerEvent::CardHanded(
            card::handed(customer, at, context),
        )),
        (CustomerCommand::Register(facts), None) => {
            Some(CustomerEvent::Registered(checked(facts)?))
        }
        (CustomerCommand::Edit(facts), Some(customer)) => {
            difference(customer.facts(), checked(facts)?).map(CustomerEvent::Changed)
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

fn checked(mut facts: CustomerFacts) -> Result<CustomerFacts, CustomerRefusal> {
    for text in [
        &mut facts.name,
        &mut facts.phone,
        &mut facts.second_contact,
        &mut facts.address,
        &mut facts.building,
        &mut facts.account,
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
    Ok(facts)
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
    };
    (change != CustomerChange::default()).then_some(change)
}
