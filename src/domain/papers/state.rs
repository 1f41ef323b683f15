//! A paper as it is now.

use super::events::{Direction, PaperEvent, PaperFacts, PaperKind};
use crate::domain::cases::Attachment;
use crate::domain::deed::Deed;
use crate::domain::ids::{CaseId, CustomerId, OrganisationId, PaperId, PersonId};
use crate::domain::stamp::Stamped;
use crate::domain::time::Timestamp;
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A paper. Lists only grow: what was done apart on two tablets was done twice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Identity.
    pub id: PaperId,
    /// Number in the book; empty for a sheet of the firm's own.
    pub number: String,
    /// What it is.
    pub kind: PaperKind,
    /// From where to where.
    pub direction: Direction,
    /// From whom, or for whom.
    pub party: String,
    /// What it is about; the month of a summary as `2026-11`.
    pub subject: String,
    /// When it came, or arose.
    pub received_at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub entered_by: PersonId,
    /// Photos of its pages.
    #[serde(default)]
    pub pages: Vec<Attachment>,
    /// Whose files it belongs to.
    #[serde(default)]
    pub customers: BTreeSet<CustomerId>,
    /// Submitted to a leader.
    #[serde(default)]
    pub submitted: Vec<Deed>,
    /// Seen by a leader; the text is the instruction.
    #[serde(default)]
    pub seen: Vec<Deed>,
    /// Cases that it led to.
    #[serde(default)]
    pub cases: BTreeSet<CaseId>,
    /// Letters that answered it.
    #[serde(default)]
    pub answers: Vec<Deed>,
    /// Deliveries: the text says what, `who` to whom.
    #[serde(default)]
    pub deliveries: Vec<Deed>,
    /// Passed on to `who`.
    #[serde(default)]
    pub passed_on: Vec<Deed>,
    /// Filed at `who`.
    #[serde(default)]
    pub filed: Vec<Deed>,
    /// What is to be done about it: what, by whom, by when.
    #[serde(default)]
    pub tasks: Vec<(String, PersonId, Timestamp)>,
    /// What was done.
    #[serde(default)]
    pub done: Vec<Deed>,
    /// Signatures of a month, and goings through the files with their count.
    #[serde(default)]
    pub signed: Vec<(Deed, u32)>,
}

/// Where the going through the firm's files is written down: the same on every tablet.
#[must_use]
pub fn files_id(firm: OrganisationId) -> PaperId {
    PaperId(Uuid::new_v5(&firm.0, b"papers/files"))
}

/// Where the summary of a month is written down: the same on every tablet.
#[must_use]
pub fn month_id(firm: OrganisationId, year: i32, month: u32) -> PaperId {
    let name = format!("papers/month/{}", month_name(year, month));
    PaperId(Uuid::new_v5(&firm.0, name.as_bytes()))
}

/// A month as it is written: `2026-11`.
pub(super) fn month_name(year: i32, month: u32) -> String {
    format!("{year:04}-{month:02}")
}

/// Papers that concern a customer and lie in nobody's file yet, the oldest first (P11.04.03a).
#[must_use]
pub fn unassigned(world: &World) -> Vec<&Paper> {
    let papers = world.papers.values();
    let mut open: Vec<&Paper> = papers
        .filter(|paper| paper.is_in_the_book() && paper.customers.is_empty())
        .collect();
    open.sort_by_key(|paper| (paper.received_at, paper.id));
    open
}

impl Paper {
    /// Whether it came, or went, and has a number; not a sheet of the firm's own.
    #[must_use]
    pub fn is_in_the_book(&self) -> bool {
        !matches!(self.kind, PaperKind::Files | PaperKind::Month)
    }

    /// Everybody to whom it was submitted and who has not seen it.
    pub fn unseen(&self) -> impl Iterator<Item = &Deed> {
        let seen = |person| self.seen.iter().any(|deed| deed.by == person);
        let submitted = self.submitted.iter();
        submitted.filter(move |deed| deed.person.is_none_or(|person| !seen(person)))
    }

    /// Tasks that nobody has said to be done: they are done in the order in which they were set.
    #[must_use]
    pub fn open_tasks(&self) -> &[(String, PersonId, Timestamp)] {
        self.tasks.get(self.done.len()..).unwrap_or(&[])
    }

    /// Every file of it.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        let answers = self.answers.iter().chain(&self.deliveries);
        self.pages
            .iter()
            .chain(answers.flat_map(|deed| &deed.files))
    }
}

/// Folds one more event. Total; an event before the entering (which causal order forbids) stays in the history only. Sheets of the firm's
/// own begin with whatever comes first.
#[must_use]
pub fn evolve(paper: Option<Paper>, id: PaperId, stamped: &Stamped<PaperEvent>) -> Option<Paper> {
    let event = &stamped.event;
    let mut paper = match (paper, event) {
        (Some(paper), _) => paper,
        (None, PaperEvent::Entered(facts)) => return Some(begin(id, facts, stamped)),
        (None, PaperEvent::PutInOrder { .. }) => {
            blank(id, PaperKind::Files, String::new(), stamped)
        }
        (None, PaperEvent::MonthSigned(signed)) => {
            let month = month_name(signed.year, signed.month);
            blank(id, PaperKind::Month, month, stamped)
        }
        (None, _) => return None,
    };
    let deed = |at| Deed::new(at, stamped.actor);
    match event {
        // Entered twice under one identity: the first stands, the second's pages are kept.
        PaperEvent::Entered(facts) => {
            let new = facts
                .pages
                .iter()
                .filter(|page| !paper.pages.contains(page));
            let new: Vec<Attachment> = new.cloned().collect();
            paper.pages.extend(new);
            paper.customers.extend(facts.customer);
        }
        PaperEvent::Assigned { customer } => drop(paper.customers.insert(*customer)),
        PaperEvent::Submitted { to, occurred_at } => {
            paper.submitted.push(deed(*occurred_at).towards(Some(*to)));
        }
        PaperEvent::Seen {
            instruction,
            occurred_at,
        } => paper.seen.push(deed(*occurred_at).saying(instruction)),
        PaperEvent::Led { case } => drop(paper.cases.insert(*case)),
        PaperEvent::Answered {
            letter,
            copy,
            occurred_at,
        } => {
            let answer = deed(*occurred_at).saying(letter).showing(copy.clone());
            paper.answers.push(answer);
        }
        PaperEvent::Delivered {
            what,
            to,
            files,
            occurred_at,
            ..
        } => {
            let delivery = deed(*occurred_at).saying(what).with(to);
            paper.deliveries.push(delivery.showing(files.clone()));
        }
        PaperEvent::PassedOn { to, occurred_at } => {
            paper.passed_on.push(deed(*occurred_at).with(to));
        }
        PaperEvent::Filed { place, occurred_at } => {
            paper.filed.push(deed(*occurred_at).with(place));
        }
        PaperEvent::TaskSet { what, owner, by } => {
            paper.tasks.push((what.clone(), *owner, *by));
        }
        PaperEvent::TaskDone {
            result,
            occurred_at,
        } => paper.done.push(deed(*occurred_at).saying(result)),
        PaperEvent::PutInOrder { files, occurred_at } => {
            paper.signed.push((deed(*occurred_at), *files));
        }
        PaperEvent::MonthSigned(signed) => {
            let count = u32::try_from(signed.revisits.len()).unwrap_or(u32::MAX);
            let signature = deed(signed.occurred_at).saying(&signed.words);
            paper.signed.push((signature, count));
        }
    }
    Some(paper)
}

fn begin(id: PaperId, facts: &PaperFacts, by: &Stamped<PaperEvent>) -> Paper {
    Paper {
        number: facts.number.clone(),
        direction: facts.direction,
        party: facts.party.clone(),
        received_at: facts.occurred_at,
        pages: facts.pages.clone(),
        customers: facts.customer.into_iter().collect(),
        ..blank(id, facts.kind, facts.subject.clone(), by)
    }
}

fn blank(id: PaperId, kind: PaperKind, subject: String, by: &Stamped<PaperEvent>) -> Paper {
    Paper {
        id,
        number: String::new(),
        kind,
        direction: Direction::In,
        party: String::new(),
        subject,
        received_at: by.at,
        recorded_at: by.at,
        entered_by: by.actor,
        pages: Vec::new(),
        customers: BTreeSet::new(),
        submitted: Vec::new(),
        seen: Vec::new(),
        cases: BTreeSet::new(),
        answers: Vec::new(),
        deliveries: Vec::new(),
        passed_on: Vec::new(),
        filed: Vec::new(),
        tasks: Vec::new(),
        done: Vec::new(),
        signed: Vec::new(),
    }
}
