//! Somebody who acts: what is known now, and which roles they held when.

use super::events::{Credentials, OrganisationEvent, PersonFacts};
use crate::domain::register::{Field, Register};
use crate::domain::roles::Role;
use crate::domain::stamp::{Dot, Place, Stamped};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Roles held.
    pub roles: BTreeSet<Role>,
    /// Telephone at work.
    pub phone: String,
    /// Whether the person still works here.
    pub active: bool,
    /// The same name, roles and telephone with the entries that set them, and what somebody else wrote at the same time.
    pub fields: PersonFields,
    /// The entry by which the person left last.
    pub left: Option<Dot>,
    /// The roles held from a place of the firm's order on, `None` while the person does not work here; ascending.
    pub course: Vec<(Place, Option<BTreeSet<Role>>)>,
    /// What the person shows to users.
    #[serde(default)]
    pub credentials: Option<Register<Credentials>>,
    /// Where the person works.
    #[serde(default)]
    pub department: Option<Register<String>>,
}

/// What can be changed about a person, each by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFields {
    /// Name.
    pub name: Field<String>,
    /// Roles.
    pub roles: Field<BTreeSet<Role>>,
    /// Telephone.
    pub phone: Field<String>,
}

/// How somebody stood in the firm at a place of its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Not enrolled yet.
    Unknown,
    /// Had left.
    Left,
    /// Worked here in these roles.
    Here(&'a BTreeSet<Role>),
}

impl Person {
    /// Whether the person may change the firm's settings.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.active && self.roles.contains(&Role::Administrator)
    }

    /// How the person stood when an entry at `place` was written: what sorts before it counts.
    #[must_use]
    pub fn standing_at(&self, place: Place) -> Standing<'_> {
        let mut before = self.course.iter().rev();
        match before.find(|(since, _)| *since < place) {
            None => Standing::Unknown,
            Some((_, None)) => Standing::Left,
            Some((_, Some(roles))) => Standing::Here(roles),
        }
    }

    /// As enrolled first.
    pub(super) fn enrolled(facts: &PersonFacts, by: &Stamped<OrganisationEvent>) -> Self {
        let mut person = Self {
            name: facts.name.clone(),
            roles: facts.roles.clone(),
            phone: facts.phone.clone(),
            active: true,
            fields: PersonFields {
                name: Field::new(facts.name.clone(), by),
                roles: Field::new(facts.roles.clone(), by),
                phone: Field::new(facts.phone.clone(), by),
            },
            left: None,
            course: Vec::new(),
            credentials: None,
            department: None,
        };
        person.note(by.place());
        person
    }

    /// Changed. Who changes a telephone number without knowing that the person has left does not bring them back.
    pub(super) fn change(&mut self, facts: &PersonFacts, by: &Stamped<OrganisationEvent>) {
        let PersonFields { name, roles, phone } = &mut self.fields;
        name.set_if_changed(facts.name.clone(), None, by);
        roles.set_if_changed(facts.roles.clone(), None, by);
        phone.set_if_changed(facts.phone.clone(), None, by);
        self.active = self.left.is_none_or(|left| by.seen.has(left));
        self.show(by.place());
    }

    /// Has these credentials to show.
    pub(super) fn issue(&mut self, credentials: &Credentials, by: &Stamped<OrganisationEvent>) {
        match &mut self.credentials {
            Some(register) => register.set(credentials.clone(), by),
            None => self.credentials = Some(Register::new(credentials.clone(), by)),
        }
    }

    /// Works there.
    pub(super) fn place(&mut self, department: &str, by: &Stamped<OrganisationEvent>) {
        match &mut self.department {
            Some(register) => register.set(department.to_owned(), by),
            None => self.department = Some(Register::new(department.to_owned(), by)),
        }
    }

    /// Left.
    pub(super) fn leave(&mut self, by: &Stamped<OrganisationEvent>) {
        self.active = false;
        self.left = Some(by.dot);
        self.note(by.place());
    }

    /// Shows what the fields hold now.
    pub(super) fn show(&mut self, place: Place) {
        self.name.clone_from(self.fields.name.value());
        self.roles.clone_from(self.fields.roles.value());
        self.phone.clone_from(self.fields.phone.value());
        self.note(place);
    }

    fn note(&mut self, place: Place) {
        let roles = self.active.then(|| self.roles.clone());
        if self.course.last().is_none_or(|(_, last)| *last != roles) {
            self.course.push((place, roles));
        }
    }
}
