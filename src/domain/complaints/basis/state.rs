//! What is laid down now, and was before.

use super::events::{Aim, Document, Statement, Target};
use crate::domain::complaints::ComplaintsEvent;
use crate::domain::register::{Contest, Field};
use crate::domain::stamp::{Stamped, Written};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Documents and targets, each with what it was before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// Documents as they read.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    documents: BTreeMap<Document, Field<Statement>>,
    /// Of each target, by the month from which it holds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    aims: BTreeMap<Target, BTreeMap<String, Field<Aim>>>,
}

impl Basis {
    /// A document is written, or written anew. Total.
    pub(in crate::domain::complaints) fn state(
        &mut self,
        statement: &Statement,
        by: &Stamped<ComplaintsEvent>,
    ) {
        match self.documents.get_mut(&statement.document) {
            Some(field) => field.set(statement.clone(), by),
            None => {
                let field = Field::new(statement.clone(), by);
                self.documents.insert(statement.document, field);
            }
        }
    }

    /// A target is set from a month on. Total.
    pub(in crate::domain::complaints) fn aim(&mut self, aim: &Aim, by: &Stamped<ComplaintsEvent>) {
        let months = self.aims.entry(aim.target).or_default();
        match months.get_mut(&aim.from) {
            Some(field) => field.set(aim.clone(), by),
            None => drop(months.insert(aim.from.clone(), Field::new(aim.clone(), by))),
        }
    }

    /// Nothing is laid down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.aims.is_empty()
    }

    /// A document as it reads, and before it every earlier one, the newest first.
    #[must_use]
    pub fn document(&self, document: Document) -> Vec<(&Statement, Written)> {
        let field = self.documents.get(&document);
        field.into_iter().flat_map(Field::history).collect()
    }

    /// What was written about a target: the latest month from which one holds first, and of one month what was written last first.
    #[must_use]
    pub fn aims(&self, target: Target) -> Vec<(&Aim, Written)> {
        let months = self.aims.get(&target).into_iter();
        let months = months.flat_map(|months| months.values().rev());
        months.flat_map(Field::history).collect()
    }

    /// At what the firm aims in a month, written `2026-11`; `None` where nothing is.
    #[must_use]
    pub fn aim_in(&self, target: Target, month: &str) -> Option<u32> {
        let mut months = self.aims.get(&target)?.iter().rev();
        let (_, held) = months.find(|(from, _)| from.as_str() <= month)?;
        held.value().value
    }

    /// Every fact of which two people wrote another version without knowing of each other; each choice is the event that writes it.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<ComplaintsEvent>> {
        let documents = self.documents.values().filter_map(|field| {
            let contest = field.register.contest(Statement::clone)?;
            Some(contest.map(ComplaintsEvent::BasisStated))
        });
        let aims = self.aims.values().flat_map(BTreeMap::values);
        let aims = aims.filter_map(|field| {
            let contest = field.register.contest(Aim::clone)?;
            Some(contest.map(ComplaintsEvent::TargetSet))
        });
        documents.chain(aims).collect()
    }

    /// How many there are, without building them.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let documents = self.documents.values();
        let documents = documents.filter(|field| !field.register.rivals.is_empty());
        let aims = self.aims.values().flat_map(BTreeMap::values);
        let aims = aims.filter(|field| !field.register.rivals.is_empty());
        documents.count() + aims.count()
    }
}
