//! A customer's file as it is now.

use super::events::{
    CustomerChange, CustomerEvent, CustomerFacts, Dwelling, ServiceCard, SiteClass,
};
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
    /// Service cards handed out, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<ServiceCard>,
    /// What is sealed.
    #[serde(default, skip_serializing_if = "Letters::is_empty")]
    pub letters: Letters,
}

impl Customer {
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
        texts.chain(others).flatten().collect()
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
        (CustomerEvent::Registered(facts), None) => Some(register(id, facts.clone(), stamped)),
        (CustomerEvent::Registered(facts), Some(mut customer)) => {
            change(&mut customer, everything(facts.clone()), stamped);
            Some(customer)
        }
        (CustomerEvent::Changed(facts), customer) => {
            let mut customer =
                customer.unwrap_or_else(|| register(id, CustomerFacts::default(), stamped));
            change(&mut customer, facts.clone(), stamped);
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
        cards: Vec::new(),
        letters: Letters::default(),
    }
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
