//! Help and disputes as they are now.

use super::events::Ruling;
use crate::domain::ids::{HelpId, PersonId};
use crate::domain::stamp::Written;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One piece of help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Help {
    /// Identity.
    pub id: HelpId,
    /// Who leads.
    pub lead: String,
    /// Who asked; the office for what only a ruling named.
    pub asked_by: PersonId,
    /// Who helps.
    pub party: String,
    /// Who answers for it there.
    pub to: PersonId,
    /// What is needed.
    pub what: String,
    /// When it was asked.
    pub asked: Timestamp,
    /// By when it is needed.
    pub by: Timestamp,
    /// Answers in the order of writing; the last one holds.
    pub answers: Vec<HelpAnswer>,
    /// When a ruling made it binding.
    pub ruled: Option<Timestamp>,
    /// When it was done.
    pub done: Option<Timestamp>,
    /// When the office or the lead saw that it is done.
    pub confirmed: Option<Timestamp>,
    /// When it was no longer needed.
    pub withdrawn: Option<Timestamp>,
}

/// One answer of a department that was asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HelpAnswer {
    /// Whether it helps.
    pub agrees: bool,
    /// Why not.
    pub reason: String,
    /// When it was said.
    pub at: Timestamp,
    /// By whom.
    pub by: Written,
    /// It contradicts one that its author had not seen.
    pub apart: bool,
}

/// How far help has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpStanding {
    /// Nobody has answered.
    Asked,
    /// Two people of the department answered differently without knowing of each other: the department has to say which holds.
    Apart,
    /// Promised.
    Agreed,
    /// Refused.
    Disagreed,
    /// A ruling binds the department.
    Ruled,
    /// Done.
    Done,
    /// Done, and seen to be.
    Confirmed,
    /// No longer needed.
    Withdrawn,
}

/// A disagreement before the office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// Who leads.
    pub lead: String,
    /// Who asked for the ruling.
    pub asked_by: PersonId,
    /// What cannot go on.
    pub what: String,
    /// Since when.
    pub since: Timestamp,
    /// When the ruling was asked for.
    pub asked: Timestamp,
    /// Whose opinions are heard.
    pub parties: BTreeSet<String>,
    /// Opinions, in the order of writing.
    pub opinions: Vec<Opinion>,
    /// When they went to the office.
    pub submitted: Option<Timestamp>,
    /// What the office ruled.
    pub ruling: Option<Ruling>,
}

/// What a department thinks of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opinion {
    /// Whose.
    pub party: String,
    /// In words.
    pub text: String,
    /// It did not come in time: noted by the lead.
    pub missing: bool,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

impl Help {
    /// How far it has come.
    #[must_use]
    pub fn standing(&self) -> HelpStanding {
        if self.withdrawn.is_some() {
            HelpStanding::Withdrawn
        } else if self.confirmed.is_some() {
            HelpStanding::Confirmed
        } else if self.done.is_some() {
            HelpStanding::Done
        } else if self.ruled.is_some() {
            HelpStanding::Ruled
        } else {
            match self.answers.last() {
                None => HelpStanding::Asked,
                Some(answer) if answer.apart => HelpStanding::Apart,
                Some(answer) if answer.agrees => HelpStanding::Agreed,
                Some(_) => HelpStanding::Disagreed,
            }
        }
    }
}

impl Dispute {
    /// Whether the office has not ruled.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ruling.is_none()
    }

    /// Whose opinion is not there.
    pub fn unheard(&self) -> impl Iterator<Item = &str> {
        let parties = self.parties.iter().map(String::as_str);
        parties.filter(|party| !self.opinions.iter().any(|given| given.party == *party))
    }
}
