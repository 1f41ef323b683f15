//! What burns: every open clock in order, reckoned once for all who show it (the badge, Today, the list of cases, revisits).

use super::session::Session;
use crate::domain::agenda::agenda;
use crate::domain::clock::{Clock, Duty, Owner, Standing};
use crate::domain::ids::{BuildingId, CaseId, PersonId, Subject};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, Timestamp};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whoever holds one of these looks after everybody's clocks; the others see their own first.
const OVERSEERS: [Role; 4] = [
    Role::ServiceDesk,
    Role::Supervisor,
    Role::GeneralManager,
    Role::Administrator,
];

/// What is owed about the month of closed complaints; boxes and receptions stand on their own page.
pub const OF_THE_MONTH: [Duty; 5] = [
    Duty::CompileStatistics,
    Duty::JudgeStatistics,
    Duty::ReviewSanctions,
    Duty::ReceiveSanctions,
    Duty::PublishSanctions,
];

/// What is owed about papers shows on Today so long before its end, in ms.
const NEAR: i64 = 14 * DAY;

/// All open clocks, the most pressing first. Follows the world and the slow clock, and changes only when a clock or their order does.
#[derive(Clone, Copy)]
pub struct Burning {
    session: Session,
    clocks: Memo<Arc<Vec<Clock>>>,
    by_case: Memo<Arc<BTreeMap<CaseId, Clock>>>,
}

impl Burning {
    /// Begins to watch; one for the whole app.
    #[must_use]
    pub fn begin(session: Session) -> Self {
        let clocks = Memo::new(move |_| {
            Arc::new(session.context(|context| {
                agenda(context)
                    .into_iter()
                    .map(|line| line.clock)
                    .collect::<Vec<_>>()
            }))
        });
        let by_case = Memo::new(move |_| {
            let mut first = BTreeMap::new();
            for clock in clocks.get().iter() {
                if let Subject::Case(id) = clock.subject {
                    first.entry(id).or_insert_with(|| clock.clone());
                }
            }
            Arc::new(first)
        });
        Self {
            session,
            clocks,
            by_case,
        }
    }

    /// The clocks in order.
    #[must_use]
    pub fn clocks(self) -> Arc<Vec<Clock>> {
        self.clocks.get()
    }

    /// The most pressing clock of each case.
    #[must_use]
    pub fn by_case(self) -> Arc<BTreeMap<CaseId, Clock>> {
        self.by_case.get()
    }

    /// The most pressing clock of each building.
    #[must_use]
    pub fn by_building(self) -> BTreeMap<BuildingId, Clock> {
        let mut first = BTreeMap::new();
        for clock in self.clocks.get().iter() {
            if let Subject::Building(id) = clock.subject {
                first.entry(id).or_insert_with(|| clock.clone());
            }
        }
        first
    }

    /// One line a case, a building or a paper, the most pressing clock of each, in order; only the signed-in person's own when `mine`. The regular
    /// works and rounds of a building, inspections, surveys and research come in when they can be done, not the year before.
    #[must_use]
    pub fn lines(self, mine: bool) -> Vec<(Subject, Clock)> {
        let me = Me::read(self.session);
        let now = self.session.slow();
        let mut seen = BTreeSet::new();
        let shows = |clock: &Clock| match clock.subject {
            Subject::Case(_) => true,
            Subject::Building(_)
            | Subject::Customer(_)
            | Subject::Visit(_)
            | Subject::Survey(_) => clock.opens <= now,
            // Putting the files in order shows when it is near.
            Subject::Paper(_) => clock.deadline.due.since(now) <= NEAR,
            Subject::Complaints(_) => OF_THE_MONTH.contains(&clock.duty),
            _ => false,
        };
        self.clocks
            .get()
            .iter()
            .filter(|clock| shows(clock) && (!mine || me.owes(clock)))
            .filter(|clock| seen.insert(clock.subject.clone()))
            .map(|clock| (clock.subject.clone(), clock.clone()))
            .collect()
    }

    /// Who has what is overdue, whoever has most first; each matter once, with whoever owes what is most pressing of it.
    #[must_use]
    pub fn owing(self, now: Timestamp) -> Vec<Owing> {
        let mut seen = BTreeSet::new();
        let mut all: BTreeMap<Owner, Owing> = BTreeMap::new();
        for clock in self.clocks.get().iter() {
            let overdue = matches!(clock.standing(now), Standing::Overdue(_));
            if !overdue || !seen.insert(&clock.subject) {
                continue;
            }
            let owing = all.entry(clock.owner).or_insert_with(|| Owing {
                owner: clock.owner,
                count: 0,
                longest: clock.clone(),
            });
            owing.count += 1;
            if clock.deadline.due < owing.longest.deadline.due {
                owing.longest = clock.clone();
            }
        }
        let mut all: Vec<Owing> = all.into_values().collect();
        all.sort_by_key(|owing| (Reverse(owing.count), owing.longest.deadline.due));
        all
    }

    /// How many matters (cases, buildings, papers, outages, rosters, complaints) are overdue among those that concern the person.
    #[must_use]
    pub fn overdue(self, now: Timestamp) -> usize {
        let me = Me::read(self.session);
        let all = me.oversees();
        let clocks = self.clocks.get();
        let overdue = clocks
            .iter()
            .filter(|clock| all || me.owes(clock))
            .filter(|clock| matches!(clock.standing(now), Standing::Overdue(_)));
        overdue
            .map(|clock| &clock.subject)
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// The clocks of outages, rosters, opinion boxes and receptions, in order: those that the person owes, all for whoever looks after everybody's.
    #[must_use]
    pub fn of_the_station(self) -> Vec<Clock> {
        let me = Me::read(self.session);
        let all = me.oversees();
        let clocks = self.clocks.get();
        // What is owed of the month of closed complaints is one row among the matters, which leads to that month.
        let others = clocks.iter().filter(|clock| match clock.subject {
            Subject::Outage(_) | Subject::Roster(_) => true,
            Subject::Complaints(_) => !OF_THE_MONTH.contains(&clock.duty),
            _ => false,
        });
        others
            .filter(|clock| all || me.owes(clock))
            .cloned()
            .collect()
    }

    /// Whether the signed-in person looks after everybody's clocks.
    #[must_use]
    pub fn oversees(self) -> bool {
        Me::read(self.session).oversees()
    }
}

/// What somebody has that is overdue.
#[derive(Clone, Debug, PartialEq)]
pub struct Owing {
    /// Whose it is.
    pub owner: Owner,
    /// How many matters.
    pub count: usize,
    /// The one that waits longest.
    pub longest: Clock,
}

/// Who is signed in, as far as clocks are concerned.
struct Me {
    person: Option<PersonId>,
    roles: BTreeSet<Role>,
}

impl Me {
    fn read(session: Session) -> Self {
        let person = session.person();
        let roles = session.world(|world| {
            person
                .and_then(|person| world.organisation.people.get(&person))
                .map(|person| person.roles.clone())
                .unwrap_or_default()
        });
        Self { person, roles }
    }

    fn oversees(&self) -> bool {
        OVERSEERS.iter().any(|role| self.roles.contains(role))
    }

    fn owes(&self, clock: &Clock) -> bool {
        match clock.owner {
            Owner::Person(person) => Some(person) == self.person,
            Owner::Role(role) => self.roles.contains(&role),
        }
    }
}

/// The watch of this app.
#[must_use]
pub fn burning() -> Burning {
    expect_context()
}
