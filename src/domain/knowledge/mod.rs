//! What a technician has to know: the chapters of the heating rules, read when, checked when and by whom (P10.09.07a).

use super::clause::Clause;
use super::context::Context;
use super::event::{Event, Happened};
use super::ids::{PersonId, Subject};
use super::refusal::Refusal;
use super::roles::{Needs, Role};
use super::stamp::Stamped;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The chapters of the heating regulation, as the register numbers them.
pub const HEATING_RULES: [&str; 11] = [
    "P10.01", "P10.02", "P10.03", "P10.04", "P10.05", "P10.06", "P10.07", "P10.08", "P10.09",
    "P10.10", "P10.11",
];

/// The chapters about complaints: what whoever takes them has to know of their duties (P13.06.01).
pub const COMPLAINT_RULES: [&str; 8] = [
    "P13.01", "P13.02", "P13.03", "P13.04", "P13.05", "P13.06", "P15.01", "P15.02",
];

/// Who takes complaints.
const TAKERS: [Role; 4] = [
    Role::ServiceDesk,
    Role::AccountManager,
    Role::Sales,
    Role::Supervisor,
];
/// The rules of the three levels above the firm's own chapters, which service staff know by heart (P10.04.03a).
pub const LEVELS: [&str; 3] = ["province", "city", "company"];

/// Who checks what others know.
const CHECKERS: &[Role] = &[
    Role::Supervisor,
    Role::Quality,
    Role::GeneralManager,
    Role::Administrator,
];

/// What happened to a person's knowledge list; each is also what a person asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnowledgeEvent {
    /// A chapter was read.
    Read {
        /// Which.
        rule: String,
        /// When.
        occurred_at: Timestamp,
    },
    /// Somebody else made sure that it is known.
    Checked {
        /// Which.
        rule: String,
        /// When.
        occurred_at: Timestamp,
        /// Whether it is.
        passed: bool,
    },
}

/// The last check of one chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// Whether it was known.
    pub passed: bool,
}

/// What one knows of one chapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// When it was read last.
    pub read: Option<Timestamp>,
    /// The last check.
    pub check: Option<Check>,
}

/// A person's knowledge list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Knowledge {
    /// Whose.
    pub person: PersonId,
    /// What was read or checked, by chapter.
    pub rules: BTreeMap<String, Known>,
}

/// Why something may not be written into a knowledge list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnowledgeRefusal {
    /// No such chapter.
    RuleUnknown,
    /// Reading is one's own.
    NotYours,
    /// Nobody checks oneself, and checking is up to a superior.
    NotAChecker,
    /// It is said to have happened later than now.
    InFuture,
}

impl KnowledgeEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::Read { .. } => Needs::NOTHING,
            Self::Checked { .. } => Needs {
                roles: CHECKERS,
                clause: None,
            },
        }
    }
}

impl KnowledgeRefusal {
    /// The rule behind it.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        (self != Self::InFuture).then_some(Clause("P10.09.07a"))
    }
}

impl Knowledge {
    /// Whether a chapter of the heating rules was read or checked.
    #[must_use]
    pub fn knows_heat(&self) -> bool {
        let mut chapters = HEATING_RULES.iter().chain(&LEVELS);
        chapters.any(|chapter| self.rules.contains_key(*chapter))
    }
}

impl Known {
    /// Read, and at the last check known.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.read.is_some() && self.check.is_some_and(|check| check.passed)
    }
}

/// Every chapter and level with what the person knows of it, those that nobody has looked at included.
pub fn knowledge_list(
    knowledge: Option<&Knowledge>,
) -> impl Iterator<Item = (&'static str, Known)> + '_ {
    HEATING_RULES.into_iter().chain(LEVELS).map(move |rule| {
        let known = knowledge.and_then(|knowledge| knowledge.rules.get(rule));
        (rule, known.copied().unwrap_or_default())
    })
}

/// The chapters about complaints that concern somebody who takes them, with what the person knows of each; none for other roles, and none
/// of a regulation that is not in force (P13.06.01).
pub fn duties_list<'a>(
    person: PersonId,
    context: &Context<'a>,
) -> impl Iterator<Item = (&'static str, Known)> + 'a {
    let world = context.world;
    let takes = world.organisation.people.get(&person);
    let takes = takes.is_some_and(|person| TAKERS.iter().any(|role| person.roles.contains(role)));
    let knowledge = world.knowledge.get(&person);
    COMPLAINT_RULES
        .into_iter()
        .filter(move |rule| {
            let regulation = Clause(rule).regulation();
            takes && world.organisation.regulations.contains(&regulation)
        })
        .map(move |rule| {
            let known = knowledge.and_then(|knowledge| knowledge.rules.get(rule));
            (rule, known.copied().unwrap_or_default())
        })
}

/// May this be written down now, by this person?
///
/// # Errors
/// A [`KnowledgeRefusal`].
pub fn decide(
    person: PersonId,
    event: KnowledgeEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let (rule, at, allowed) = match &event {
        KnowledgeEvent::Read { rule, occurred_at } => {
            let people = &context.organisation().people;
            let enrolled = people.get(&person).is_some_and(|person| person.active);
            let own = enrolled && context.actor == person;
            (
                rule,
                occurred_at,
                own.then_some(()).ok_or(KnowledgeRefusal::NotYours),
            )
        }
        KnowledgeEvent::Checked {
            rule, occurred_at, ..
        } => {
            let other = context.actor != person && context.has_any(CHECKERS);
            (
                rule,
                occurred_at,
                other.then_some(()).ok_or(KnowledgeRefusal::NotAChecker),
            )
        }
    };
    allowed?;
    let mut known = HEATING_RULES.iter().chain(&COMPLAINT_RULES).chain(&LEVELS);
    if !known.any(|known| known == rule) {
        return Err(KnowledgeRefusal::RuleUnknown.into());
    }
    if *at > context.now {
        return Err(KnowledgeRefusal::InFuture.into());
    }
    Ok(vec![Happened {
        subject: Subject::Knowledge(person),
        event: Event::Knowledge(event),
    }])
}

/// Folds one more event. Total: the latest reading and the latest check count, in whatever order they arrive.
#[must_use]
pub fn evolve(
    knowledge: Option<Knowledge>,
    person: PersonId,
    stamped: &Stamped<KnowledgeEvent>,
) -> Knowledge {
    let mut knowledge = knowledge.unwrap_or_else(|| Knowledge {
        person,
        rules: BTreeMap::new(),
    });
    match &stamped.event {
        KnowledgeEvent::Read { rule, occurred_at } => {
            let known = knowledge.rules.entry(rule.clone()).or_default();
            known.read = known.read.max(Some(*occurred_at));
        }
        KnowledgeEvent::Checked {
            rule,
            occurred_at,
            passed,
        } => {
            let known = knowledge.rules.entry(rule.clone()).or_default();
            if known.check.is_none_or(|check| check.at <= *occurred_at) {
                known.check = Some(Check {
                    at: *occurred_at,
                    by: stamped.actor,
                    passed: *passed,
                });
            }
        }
    }
    knowledge
}
