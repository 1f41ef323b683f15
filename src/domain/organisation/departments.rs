//! Who stands for what: departments are named at the people who work in them, and somebody without one stands for themselves.

use super::state::Organisation;
use crate::domain::ids::PersonId;
use crate::domain::roles::Role;
use std::collections::BTreeSet;

impl Organisation {
    /// Every department in which somebody works now.
    #[must_use]
    pub fn departments(&self) -> BTreeSet<&str> {
        let active = self.people.values().filter(|person| person.active);
        let named = active.filter_map(|person| person.department.as_ref());
        named
            .map(|works| works.value.as_str())
            .filter(|department| !department.is_empty())
            .collect()
    }

    /// The departments that serve customers: those that are marked; where none is, every one in which somebody works (P05.01.01).
    #[must_use]
    pub fn serving(&self) -> BTreeSet<&str> {
        match self.marked() {
            Some(marked) => marked.iter().map(String::as_str).collect(),
            None => self.departments(),
        }
    }

    /// Whether a department serves customers: it is marked, or none is. Nobody in particular always may.
    #[must_use]
    pub fn serves(&self, department: &str) -> bool {
        let department = department.trim();
        let marked = self.marked();
        department.is_empty() || marked.is_none_or(|marked| marked.contains(department))
    }

    /// The department in which somebody works, if any.
    #[must_use]
    pub fn department_of(&self, person: PersonId) -> Option<&str> {
        let works = self.people.get(&person)?.department.as_ref()?;
        Some(works.value.as_str()).filter(|department| !department.is_empty())
    }

    /// For whom somebody speaks when departments deal with each other: their department, or their own name where they have none.
    #[must_use]
    pub fn party_of(&self, person: PersonId) -> &str {
        self.people.get(&person).map_or("", |person| {
            let department = person.department.as_ref();
            let department = department.map_or("", |works| works.value.as_str());
            if department.is_empty() {
                &person.name
            } else {
                department
            }
        })
    }

    /// Who answers for a department, or for whoever stands for themselves: its head, else whoever was enrolled under the first identity.
    #[must_use]
    pub fn head_of(&self, party: &str) -> Option<PersonId> {
        let active = self.people.iter().filter(|(_, person)| person.active);
        let of_party = active.filter(|(id, _)| self.party_of(**id) == party);
        let by_rank = of_party.map(|(id, person)| (!person.roles.contains(&Role::Supervisor), *id));
        by_rank.min().map(|(_, id)| id)
    }
}
