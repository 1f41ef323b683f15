//! What may be asked of a roster, by whom.

use super::events::{RosterEvent, Season, ShiftHandover, Watch};
use super::state::Roster;
use crate::domain::cases::Procedure;
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{CaseId, OutageId, PersonId, RosterId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::{DAY, Timestamp};

/// Who plans.
const PLANNERS: &[Role] = &[
    Role::Supervisor,
    Role::ServiceDesk,
    Role::GeneralManager,
    Role::Administrator,
];
/// Longest season, in ms.
const LONGEST: i64 = 400 * DAY;

/// Why something may not happen to a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterRefusal {
    /// There is no such roster on this device.
    Unknown,
    /// It was opened already.
    AlreadyOpened,
    /// Planning is up to the head, the desk or the manager.
    NotAPlanner,
    /// The station has no name.
    StationMissing,
    /// The season ends before it begins, or lasts longer than a year.
    SeasonUnreadable,
    /// A shift ends before it begins, has no length or nobody.
    WatchUnreadable,
    /// Somebody planned does not work here.
    PersonUnknown,
    /// Nobody hands over to oneself.
    SamePerson,
    /// Somebody else's shift: neither who gives nor who takes is acting.
    NotYourShift,
    /// One of the two has not signed.
    SignatureMissing,
    /// It is said to have happened later than now.
    InFuture,
}

impl RosterRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        match self {
            Self::Unknown | Self::AlreadyOpened | Self::InFuture => None,
            _ => Some(Clause("P10.09.02a")),
        }
    }
}

impl RosterEvent {
    /// What somebody has to be to write it down. Whose shift it is hangs on the roster and is no matter of roles.
    #[must_use]
    pub fn needs(&self) -> Needs {
        match self {
            Self::HandedOver(_) => Needs::NOTHING,
            _ => Needs {
                roles: PLANNERS,
                clause: None,
            },
        }
    }
}

/// What the next shift has to know: the repairs that are open and the outages that go on, the oldest first.
#[must_use]
pub fn open_matters(context: &Context<'_>) -> (Vec<CaseId>, Vec<OutageId>) {
    let world = context.world;
    let mut cases: Vec<(Timestamp, CaseId)> = world
        .cases
        .values()
        .filter(|case| matches!(case.procedure, Procedure::Repair(_)) && !case.is_closed())
        .map(|case| (case.received_at, case.id))
        .collect();
    cases.sort_unstable();
    let outages = world.outages.values();
    let outages = outages.filter(|outage| outage.ended().is_none() && !outage.is_withdrawn());
    (
        cases.into_iter().map(|(_, id)| id).collect(),
        outages.map(|outage| outage.id).collect(),
    )
}

/// May this happen to the roster now, by this person?
///
/// # Errors
/// A [`RosterRefusal`].
pub fn decide(
    id: RosterId,
    roster: Option<&Roster>,
    mut event: RosterEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    match &mut event {
        RosterEvent::Opened { .. } if roster.is_some() => {
            return Err(RosterRefusal::AlreadyOpened.into());
        }
        RosterEvent::Opened { station, season } => {
            plans(context)?;
            *station = station.trim().to_owned();
            need(!station.is_empty(), RosterRefusal::StationMissing)?;
            check_season(*season)?;
        }
        _ if roster.is_none() => return Err(RosterRefusal::Unknown.into()),
        RosterEvent::Changed { station, season } => {
            plans(context)?;
            if let Some(station) = station {
                *station = station.trim().to_owned();
                need(!station.is_empty(), RosterRefusal::StationMissing)?;
            }
            season.map_or(Ok(()), check_season)?;
        }
        RosterEvent::Planned { add, .. } => {
            plans(context)?;
            for watch in add {
                check_watch(watch, context)?;
            }
        }
        RosterEvent::HandedOver(handover) => {
            check_handover(handover, context)?;
            (handover.cases, handover.outages) = open_matters(context);
            handover.note = handover.note.trim().to_owned();
        }
    }
    Ok(vec![Happened {
        subject: Subject::Roster(id),
        event: Event::Roster(event),
    }])
}

fn need(holds: bool, refusal: RosterRefusal) -> Result<(), RosterRefusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

fn plans(context: &Context<'_>) -> Result<(), RosterRefusal> {
    need(context.has_any(PLANNERS), RosterRefusal::NotAPlanner)
}

fn works_here(person: PersonId, context: &Context<'_>) -> Result<(), RosterRefusal> {
    let person = context.organisation().people.get(&person);
    let works = person.is_some_and(|person| person.active);
    need(works, RosterRefusal::PersonUnknown)
}

fn check_season(season: Season) -> Result<(), RosterRefusal> {
    let length = season.until.since(season.from);
    let readable = length > 0 && length <= LONGEST;
    need(readable, RosterRefusal::SeasonUnreadable)
}

fn check_watch(watch: &Watch, context: &Context<'_>) -> Result<(), RosterRefusal> {
    let length = watch.until.since(watch.from);
    let readable = length > 0
        && length <= LONGEST
        && (30..=7 * 24 * 60).contains(&watch.minutes)
        && !watch.people.is_empty();
    need(readable, RosterRefusal::WatchUnreadable)?;
    let mut people = watch.people.iter();
    people.try_for_each(|person| works_here(*person, context))
}

/// Both persons: one of them is acting, and both have signed.
fn check_handover(handover: &ShiftHandover, context: &Context<'_>) -> Result<(), RosterRefusal> {
    need(handover.occurred_at <= context.now, RosterRefusal::InFuture)?;
    works_here(handover.from, context)?;
    works_here(handover.to, context)?;
    need(handover.from != handover.to, RosterRefusal::SamePerson)?;
    let one_of_them = [handover.from, handover.to].contains(&context.actor);
    need(one_of_them, RosterRefusal::NotYourShift)?;
    let signed = |file: &crate::domain::cases::Attachment| !file.sha256.is_empty();
    need(
        signed(&handover.given) && signed(&handover.taken),
        RosterRefusal::SignatureMissing,
    )
}
