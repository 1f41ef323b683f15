//! A customer's file as it is now.

use super::events::{
    CallHours, CustomerChange, CustomerEvent, CustomerFacts, Dwelling, Project, ServiceCard,
    SiteClass,
};
use super::grade::Graded;
use crate::domain::ids::{BuildingId, CustomerId, PersonId};
use crate::domain::register::{Contest, Register};
use crate::domain::sealed::Letters;
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A customer. Every field may be changed on two tablets at once and keeps both values then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Customer {
    /// Identity.
    pub id: CustomerId,
    /// When the file was opened.
    pub since: Timestamp,
    /// Name of the person or firm.
    pub name: Register<String>,
    /// First telephone number.
    pub phone: Register<String>,
    /// Second contact.
    pub second_contact: Register<String>,
    /// Address.
    pub address: Register<String>,
    /// Building.
    pub building: Register<String>,
    /// Account number.
    pub account: Register<String>,
    /// Heated area in tenths of a square metre.
    pub area_tenths: Register<Option<i64>>,
    /// Kind of dwelling.
    pub dwelling: Register<Dwelling>,
    /// Distance.
    pub site: Register<SiteClass>,
    /// Remarks.
    pub remarks: Register<String>,
    /// The building of the installation.
    pub in_building: Register<Option<BuildingId>>,
    /// Who signed the contract.
    pub signed_by: Register<Option<PersonId>>,
    /// Habits, once somebody has written some down; so the rest of a file stays small.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub habits: Option<Register<String>>,
    /// Likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<Register<String>>,
    /// How they want to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Register<String>>,
    /// When they want to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Register<Option<CallHours>>>,
    /// Their project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Register<Option<Project>>>,
    /// Their grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Register<Graded>>,
    /// Service cards handed out, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<ServiceCard>,
    /// What is sealed.
    #[serde(default, skip_serializing_if = "Letters::is_empty")]
    pub letters: Letters,
}

/// The value of a field that a file may lack.
fn shown<T: Clone + Default>(field: Option<&Register<T>>) -> T {
    field.map_or_else(T::default, |field| field.value.clone())
}

impl Customer {
    /// The project that is inspected, if we have one with this customer.
    #[must_use]
    pub fn project(&self) -> Option<&Project> {
        self.project.as_ref()?.value.as_ref()
    }

    /// How many fields hold a rival value.
    #[must_use]
    pub fn conflicts(&self) -> u64 {
        let texts = [
            &self.name,
            &self.phone,
            &self.second_contact,
            &self.address,
            &self.building,
            &self.account,
            &self.remarks,
        ];
        let others = [
            self.area_tenths.rivals.is_empty(),
            self.dwelling.rivals.is_empty(),
            self.site.rivals.is_empty(),
            self.in_building.rivals.is_empty(),
            self.signed_by.rivals.is_empty(),
            self.habits
                .as_ref()
                .is_none_or(|field| field.rivals.is_empty()),
            self.likes
                .as_ref()
                .is_none_or(|field| field.rivals.is_empty()),
            self.reach
                .as_ref()
                .is_none_or(|field| field.rivals.is_empty()),
            self.hours
                .as_ref()
                .is_none_or(|field| field.rivals.is_empty()),
            self.project
                .as_ref()
                .is_none_or(|field| field.rivals.is_empty()),
            self.grade
                .as_ref()
                .is_none_or(|field| field.rivals.is_empty()),
        ];
        let settled = texts
            .iter()
            .map(|text| text.rivals.is_empty())
            .chain(others);
        settled.map(|settled| u64::from(!settled)).sum()
    }

    /// Every field that is to settle; each choice is the change that writes it.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<CustomerChange>> {
        type Write = fn(&mut CustomerChange, String);
        let texts: [(&Register<String>, Write); 7] = [
            (&self.name, |change, text| change.name = Some(text)),
            (&self.phone, |change, text| change.phone = Some(text)),
            (&self.second_contact, |change, text| {
                change.second_contact = Some(text);
            }),
            (&self.address, |change, text| change.address = Some(text)),
            (&self.building, |change, text| change.building = Some(text)),
            (&self.account, |change, text| change.account = Some(text)),
            (&self.remarks, |change, text| change.remarks = Some(text)),
        ];
        let texts = texts.into_iter().map(|(field, write)| {
            field.contest(|text| {
                let mut change = CustomerChange::default();
                write(&mut change, text.clone());
                change
            })
        });
        let others = [
            self.area_tenths.contest(|area| CustomerChange {
                area_tenths: Some(*area),
                ..CustomerChange::default()
            }),
            self.dwelling.contest(|dwelling| CustomerChange {
                dwelling: Some(*dwelling),
                ..CustomerChange::default()
            }),
            self.site.contest(|site| CustomerChange {
                site: Some(*site),
                ..CustomerChange::default()
            }),
            self.in_building.contest(|building| CustomerChange {
                in_building: Some(*building),
                ..CustomerChange::default()
            }),
            self.signed_by.contest(|person| CustomerChange {
                signed_by: Some(*person),
                ..CustomerChange::default()
            }),
        ];
        texts
            .chain(others)
            .chain(self.personal())
            .flatten()
            .collect()
    }

    /// The same of the fields that a file may lack.
    fn personal(&self) -> [Option<Contest<CustomerChange>>; 6] {
        let none = CustomerChange::default;
        let of = |field: &Option<Register<String>>, write: fn(String) -> CustomerChange| {
            field.as_ref()?.contest(|text| write(text.clone()))
        };
        let hours = self.hours.as_ref().and_then(|field| {
            field.contest(|hours| CustomerChange {
                hours: Some(*hours),
                ..none()
            })
        });
        let project = self.project.as_ref().and_then(|field| {
            field.contest(|project| CustomerChange {
                project: Some(project.clone()),
                ..none()
            })
        });
        let grade = self.grade.as_ref().and_then(|field| {
            field.contest(|grade| CustomerChange {
                grade: Some(grade.clone()),
                ..none()
            })
        });
        [
            of(&self.habits, |text| CustomerChange {
                habits: Some(text),
                ..CustomerChange::default()
            }),
            of(&self.likes, |text| CustomerChange {
                likes: Some(text),
                ..CustomerChange::default()
            }),
            of(&self.reach, |text| CustomerChange {
                reach: Some(text),
                ..CustomerChange::default()
            }),
            hours,
            project,
            grade,
        ]
    }

    /// The values that everybody shows.
    #[must_use]
    pub fn facts(&self) -> CustomerFacts {
        CustomerFacts {
            name: self.name.value.clone(),
            phone: self.phone.value.clone(),
            second_contact: self.second_contact.value.clone(),
            address: self.address.value.clone(),
            building: self.building.value.clone(),
            account: self.account.value.clone(),
            area_tenths: self.area_tenths.value,
            dwelling: self.dwelling.value,
            site: self.site.value,
            remarks: self.remarks.value.clone(),
            in_building: self.in_building.value,
            signed_by: self.signed_by.value,
            habits: shown(self.habits.as_ref()),
            likes: shown(self.likes.as_ref()),
            reach: shown(self.reach.as_ref()),
            hours: shown(self.hours.as_ref()),
            project: shown(self.project.as_ref()),
            grade: self.graded().cloned(),
        }
    }
}

/// Folds one more event. A change that arrives without its registration (which the causal order forbids) opens an empty file.
#[must_use]
pub fn evolve(
    customer: Option<Customer>,
    id: CustomerId,
    stamped: &Stamped<CustomerEvent>,
) -> Option<Customer> {
    match (&stamped.event, customer) {
        (CustomerEvent::Registered(facts), None) => Some(register(id, (**facts).clone(), stamped)),
        (CustomerEvent::Registered(facts), Some(mut customer)) => {
            change(&mut customer, everything((**facts).clone()), stamped);
            Some(customer)
        }
        (CustomerEvent::Changed(facts), customer) => {
            let mut customer =
                customer.unwrap_or_else(|| register(id, CustomerFacts::default(), stamped));
            change(&mut customer, (**facts).clone(), stamped);
            Some(customer)
        }
        (CustomerEvent::CardHanded(card), customer) => {
            let mut customer =
                customer.unwrap_or_else(|| register(id, CustomerFacts::default(), stamped));
            customer.cards.push(card.clone());
            customer.cards.sort_by_key(|card| card.occurred_at);
            Some(customer)
        }
        (CustomerEvent::Noted { .. }, customer) => customer,
    }
}

fn register(id: CustomerId, facts: CustomerFacts, by: &Stamped<CustomerEvent>) -> Customer {
    Customer {
        id,
        since: by.at,
        name: Register::new(facts.name, by),
        phone: Register::new(facts.phone, by),
        second_contact: Register::new(facts.second_contact, by),
        address: Register::new(facts.address, by),
        building: Register::new(facts.building, by),
        account: Register::new(facts.account, by),
        area_tenths: Register::new(facts.area_tenths, by),
        dwelling: Register::new(facts.dwelling, by),
        site: Register::new(facts.site, by),
        remarks: Register::new(facts.remarks, by),
        in_building: Register::new(facts.in_building, by),
        signed_by: Register::new(facts.signed_by, by),
        habits: begun(facts.habits, by),
        likes: begun(facts.likes, by),
        reach: begun(facts.reach, by),
        hours: begun(facts.hours, by),
        project: begun(facts.project, by),
        grade: facts.grade.map(|grade| Register::new(grade, by)),
        cards: Vec::new(),
        letters: Letters::default(),
    }
}

/// A field that a file may lack: there once it says something.
fn begun<T: Clone + Default + PartialEq>(
    value: T,
    by: &Stamped<CustomerEvent>,
) -> Option<Register<T>> {
    (value != T::default()).then(|| Register::new(value, by))
}

fn everything(facts: CustomerFacts) -> CustomerChange {
    CustomerChange {
        name: Some(facts.name),
        phone: Some(facts.phone),
        second_contact: Some(facts.second_contact),
        address: Some(facts.address),
        building: Some(facts.building),
        account: Some(facts.account),
        area_tenths: Some(facts.area_tenths),
        dwelling: Some(facts.dwelling),
        site: Some(facts.site),
        remarks: Some(facts.remarks),
        in_building: Some(facts.in_building),
        signed_by: Some(facts.signed_by),
        habits: Some(facts.habits),
        likes: Some(facts.likes),
        reach: Some(facts.reach),
        hours: Some(facts.hours),
        project: Some(facts.project),
        grade: facts.grade,
    }
}

fn change(customer: &mut Customer, facts: CustomerChange, by: &Stamped<CustomerEvent>) {
    fn set<T: Clone + PartialEq>(
        register: &mut Register<T>,
        value: Option<T>,
        by: &Stamped<CustomerEvent>,
    ) {
        if let Some(value) = value {
            register.set(value, by);
        }
    }
    fn set_late<T: Clone + PartialEq>(
        field: &mut Option<Register<T>>,
        value: Option<T>,
        by: &Stamped<CustomerEvent>,
    ) {
        match (field, value) {
            (Some(register), value) => set(register, value, by),
            (field, Some(value)) => *field = Some(Register::new(value, by)),
            (_, None) => {}
        }
    }
    set_late(&mut customer.habits, facts.habits, by);
    set_late(&mut customer.likes, facts.likes, by);
    set_late(&mut customer.reach, facts.reach, by);
    set_late(&mut customer.hours, facts.hours, by);
    set_late(&mut customer.project, facts.project, by);
    set_late(&mut customer.grade, facts.grade, by);
    set(&mut customer.name, facts.name, by);
    set(&mut customer.phone, facts.phone, by);
    set(&mut customer.second_contact, facts.second_contact, by);
    set(&mut customer.address, facts.address, by);
    set(&mut customer.building, facts.building, by);
    set(&mut customer.account, facts.account, by);
    set(&mut customer.area_tenths, facts.area_tenths, by);
    set(&mut customer.dwelling, facts.dwelling, by);
    set(&mut customer.site, facts.site, by);
    set(&mut customer.remarks, facts.remarks, by);
    set(&mut customer.in_building, facts.in_building, by);
    set(&mut customer.signed_by, facts.signed_by, by);
}
