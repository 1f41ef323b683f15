//! What is owed to a building: its regular works, rounds in the season, that its responsible technician knows it (P10.09.01, 12).

use super::facts::{Field, SeasonMark, WorkKind};
use super::state::{Building, Installation};
use crate::domain::calendar::Span;
use crate::domain::cases::Draft;
use crate::domain::clock::{Clock, Duty, Owner};
use crate::domain::context::Context;
use crate::domain::figures::Figure;
use crate::domain::ids::{ObjectId, PersonId, Subject};
use crate::domain::roles::Role;
use crate::domain::time::{DAY, MINUTE, Timestamp};
use crate::domain::world::World;

/// A work can be done, and shows, so long before it is due.
const AHEAD: i64 = 30 * DAY;

/// One work that an object needs, with its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkDue {
    /// Which object.
    pub object: ObjectId,
    /// Which work.
    pub kind: WorkKind,
    /// By when.
    pub clock: Clock,
}

/// The clocks of one building that Today shows: of each kind of work the one that is due first, the round, the going-through.
#[must_use]
pub fn clocks(building: &Building, context: &Context<'_>) -> Vec<Clock> {
    let works = works_due(building, context);
    let first = WorkKind::ALL.into_iter().filter_map(|kind| {
        let of_kind = works.iter().filter(|work| work.kind == kind);
        of_kind
            .map(|work| &work.clock)
            .min_by_key(|clock| clock.deadline.due)
            .cloned()
    });
    first
        .chain(round_due(building, context))
        .chain(going_through(building, context))
        .collect()
}

/// Every work that every object of a building needs next (P10.09.01a–d).
#[must_use]
pub fn works_due(building: &Building, context: &Context<'_>) -> Vec<WorkDue> {
    if !building.in_use() {
        return Vec::new();
    }
    let objects = building.installed();
    objects
        .flat_map(|(object, installation)| {
            WorkKind::ALL.into_iter().filter_map(move |kind| {
                let clock = work_due(building, installation, kind, context)?;
                Some(WorkDue {
                    object,
                    kind,
                    clock,
                })
            })
        })
        .collect()
}

/// Days between two works of a kind on an object: its own, or the firm's figure as it was when the time began to run.
#[must_use]
pub fn interval(
    object: &Installation,
    kind: WorkKind,
    context: &Context<'_>,
    at: Timestamp,
) -> i64 {
    let own = object.facts.value.every.get(&kind);
    own.map_or_else(
        || context.figures_at(at).get(kind.figure()),
        |days| i64::from(*days),
    )
}

fn work_due(
    building: &Building,
    object: &Installation,
    kind: WorkKind,
    context: &Context<'_>,
) -> Option<Clock> {
    let (duty, clause) = match kind {
        WorkKind::BlowThrough => (Duty::BlowThrough, "P10.09.01a"),
        WorkKind::Clean => (Duty::CleanInstallation, "P10.09.01b"),
        WorkKind::Repair => (Duty::OverhaulInstallation, "P10.09.01c"),
        WorkKind::Maintain => (Duty::MaintainInstallation, "P10.09.01d"),
    };
    let done = object.done.get(&kind);
    let start = done.map_or(object.since, |(at, _)| *at);
    let owner = owner(building, context);
    let draft = match done.and_then(|(_, next)| *next) {
        Some(next) => Draft::instant(duty, clause, owner, start, next),
        None => {
            let days = interval(object, kind, context, start);
            Draft::span(duty, clause, owner, start, days_of(days))
        }
    };
    let mut clock = draft.of(Subject::Building(building.id), start, context)?;
    clock.opens = clock.deadline.due.plus(-AHEAD).max(start);
    clock.amber = AHEAD / 2;
    Some(clock)
}

/// The next round in the season (P10.09.12b); none outside it.
#[must_use]
pub fn round_due(building: &Building, context: &Context<'_>) -> Option<Clock> {
    let start = round_start(building, context)?;
    let days = context.figures_at(start).get(Figure::RoundEvery);
    let draft = Draft::span(
        Duty::MakeRound,
        "P10.09.12b",
        owner(building, context),
        start,
        days_of(days),
    );
    let mut clock = draft.of(Subject::Building(building.id), start, context)?;
    clock.opens = start.plus(clock.deadline.due.since(start) / 2);
    Some(clock)
}

/// Rounds of this season that were not made in time (P10.09.12b).
#[must_use]
pub fn missed_rounds(building: &Building, context: &Context<'_>) -> i64 {
    let Some(begin) = rounds_from(building, context) else {
        return 0;
    };
    let period = context.figures_at(begin).get(Figure::RoundEvery) * DAY;
    let made = building.rounds.iter().map(|(_, round)| round.occurred_at);
    let mut last = begin;
    let mut missed = 0;
    for at in made.filter(|at| *at >= begin).chain([context.now]) {
        // Exactly at the end is in time.
        missed += ((at.since(last) - 1).max(0) / period.max(1)).max(0);
        last = at;
    }
    missed
}

/// The last round of the season, or else when rounds began to be owed.
fn round_start(building: &Building, context: &Context<'_>) -> Option<Timestamp> {
    let begin = rounds_from(building, context)?;
    let last = building.rounds.last();
    Some(last.map_or(begin, |(_, round)| round.occurred_at.max(begin)))
}

fn rounds_from(building: &Building, context: &Context<'_>) -> Option<Timestamp> {
    let season = season_of(context.world, building.text(Field::Station))?;
    (building.in_use() && season.begins).then_some(season.occurred_at.max(building.since))
}

/// The last beginning or end of a station's season. It is written to every building of the station; one that joined later follows them.
#[must_use]
pub fn season_of<'a>(world: &'a World, station: &str) -> Option<&'a SeasonMark> {
    let buildings = world.buildings.values();
    buildings
        .filter(|building| building.text(Field::Station) == station)
        .filter_map(|building| building.seasons.last())
        .max_by_key(|mark| (mark.occurred_at, mark.begins))
}

/// Whoever is newly responsible goes through the installation (P10.09.12a).
#[must_use]
pub fn going_through(building: &Building, context: &Context<'_>) -> Option<Clock> {
    let person = building
        .responsible_at(context.now)
        .filter(|_| building.in_use())?;
    // A new deputy or a corrected date does not make the person new.
    let begun = building
        .tenures
        .iter()
        .rev()
        .filter(|tenure| tenure.from <= context.now)
        .take_while(|tenure| tenure.responsible == Some(person))
        .map(|tenure| tenure.from)
        .min()?;
    let start = begun.max(building.since);
    let days = context.figures_at(start).get(Figure::GoThrough);
    let earliest = start.plus(-start.0.rem_euclid(MINUTE));
    let gone = building.gone_through.iter();
    let met = gone
        .filter(|(who, at)| *who == person && *at >= earliest)
        .map(|(_, at)| *at)
        .min();
    Draft::span(
        Duty::GoThrough,
        "P10.09.12a",
        Owner::Person(person),
        start,
        days_of(days),
    )
    .met(met)
    .of(Subject::Building(building.id), start, context)
}

/// The responsible technician, the deputy where that one has left, or whoever heads the station.
fn owner(building: &Building, context: &Context<'_>) -> Owner {
    proposed(building, context.now, context.world)
        .map_or(Owner::Role(Role::Supervisor), Owner::Person)
}

/// Whom a repair in this building is proposed to (P10.09.08a): the responsible technician, or the deputy when that one works here no longer.
#[must_use]
pub fn proposed(building: &Building, at: Timestamp, world: &World) -> Option<PersonId> {
    let tenure = building.tenure_at(at)?;
    let goes = |person: &PersonId| {
        let person = world.organisation.people.get(person);
        person.is_some_and(|person| person.active && person.roles.contains(&Role::Technician))
    };
    [tenure.responsible, tenure.deputy]
        .into_iter()
        .flatten()
        .find(goes)
}

fn days_of(days: i64) -> Span {
    Span::CalendarDays(u32::try_from(days).unwrap_or(u32::MAX))
}
