//! What is written down again and again: offered where the same is asked, because wet gloves type badly.
//!
//! Nothing is kept for it: which words the firm uses follows from its cases whenever it is asked, so they arrive with a bundle and go with an erased body.

use super::cases::{Case, Procedure, Wording};
use super::ids::Subject;
use super::time::Timestamp;
use super::world::World;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A line is offered once it stands on the cases of so many customers: what stands on those of one only may be about them.
const CUSTOMERS: usize = 2;
/// The longest line that is offered, in characters: it is read at a glance.
const LONGEST: usize = 30;
/// How many lines are offered at most.
const OFFERED: usize = 5;

/// Where a line stands.
#[derive(Default)]
struct Uses {
    /// Customers with such a fault, and all customers; a case without a file counts for itself.
    alike: BTreeSet<Subject>,
    all: BTreeSet<Subject>,
    last: Timestamp,
}

/// The lines that were written for this question on the cases of several customers: those of the same fault first, then the usual before the
/// rare, then the latest. The case itself does not count.
#[must_use]
pub fn phrases(world: &World, case: &Case, wording: Wording) -> Vec<String> {
    let mut found: BTreeMap<&str, Uses> = BTreeMap::new();
    for other in world.cases.values().filter(|other| other.id != case.id) {
        let customer = other
            .customer
            .map_or(Subject::Case(other.id), Subject::Customer);
        let alike = is_alike(&case.procedure, &other.procedure);
        let texts = other.procedure.written(wording).into_iter();
        for line in texts.flat_map(lines) {
            let uses = found.entry(line).or_default();
            uses.last = uses.last.max(other.received_at);
            uses.all.insert(customer.clone());
            if alike {
                uses.alike.insert(customer.clone());
            }
        }
    }
    let mut offered: Vec<(&str, Uses)> = found
        .into_iter()
        .filter(|(line, uses)| uses.all.len() >= CUSTOMERS && line.chars().count() <= LONGEST)
        .collect();
    // Equal ones stay in the order of their letters: the same on every device.
    offered.sort_by_key(|(_, uses)| Reverse((uses.alike.len(), uses.all.len(), uses.last)));
    let offered = offered.into_iter().take(OFFERED);
    offered.map(|(line, _)| line.to_owned()).collect()
}

/// Whether `phrase` is one of the lines of `text`.
#[must_use]
pub fn holds(text: &str, phrase: &str) -> bool {
    lines(text).any(|line| line == phrase)
}

/// `text` with `phrase` as a further line, or without that line where it stands already. The other lines stay as they were typed.
#[must_use]
pub fn toggled(text: &str, phrase: &str) -> String {
    if holds(text, phrase) {
        let others = text.lines().filter(|line| line.trim() != phrase);
        return others.collect::<Vec<_>>().join("\n");
    }
    match text.trim_end() {
        "" => phrase.to_owned(),
        text => format!("{text}\n{phrase}"),
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The same kind and, of a repair, the same fault.
fn is_alike(one: &Procedure, other: &Procedure) -> bool {
    match (one, other) {
        (Procedure::Repair(one), Procedure::Repair(other)) => one.symptom == other.symptom,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}
