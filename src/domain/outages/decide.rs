//! What may be written down about an outage, by whom.

use super::events::{Area, OutageEvent, OutageFacts, Restoration};
use super::state::{Outage, affected};
use crate::domain::clause::Clause;
use crate::domain::context::Context;
use crate::domain::event::{Event, Happened};
use crate::domain::ids::{OutageId, Subject};
use crate::domain::refusal::Refusal;
use crate::domain::roles::{Needs, Role};
use crate::domain::time::{MINUTE, Timestamp};

/// Who runs the supply.
const STATION: &[Role] = &[
    Role::Technician,
    Role::ServiceDesk,
    Role::Supervisor,
    Role::GeneralManager,
    Role::Administrator,
];

/// Why something may not be written down about an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutageRefusal {
    /// There is no such outage on this device.
    Unknown,
    /// It was written down already.
    AlreadyBegun,
    /// Only who works at the station or takes its calls may.
    NotOfTheStation,
    /// No building is named.
    AreaMissing,
    /// Why is empty.
    CauseMissing,
    /// It is said to have happened later than now.
    InFuture,
    /// It would end before it begins.
    EndsBeforeStart,
    /// The order names no team.
    TeamMissing,
    /// The leader is nobody who works here.
    LeaderUnknown,
    /// Nobody was told.
    NobodyTold,
    /// Somebody on the list is not concerned.
    NotConcerned,
    /// The announcement says nothing.
    TextMissing,
    /// Where the announcement hangs is empty.
    PlaceMissing,
    /// Nobody measured a temperature.
    TemperatureMissing,
    /// There is heat again already.
    AlreadyRestored,
    /// Why it is taken back is empty.
    ReasonMissing,
    /// It was taken back: nothing more happens in it.
    Withdrawn,
    /// It was not taken back.
    NotWithdrawn,
}

impl OutageRefusal {
    /// The rule behind it, where there is one.
    #[must_use]
    pub fn clause(self) -> Option<Clause> {
        match self {
            Self::Unknown
            | Self::AlreadyBegun
            | Self::InFuture
            | Self::ReasonMissing
            | Self::Withdrawn
            | Self::NotWithdrawn => None,
            Self::NotOfTheStation
            | Self::AreaMissing
            | Self::CauseMissing
            | Self::NobodyTold
            | Self::NotConcerned
            | Self::TextMissing
            | Self::PlaceMissing => Some(Clause("P10.09.03a")),
            Self::TeamMissing | Self::LeaderUnknown => Some(Clause("P10.09.03b")),
            Self::EndsBeforeStart | Self::TemperatureMissing | Self::AlreadyRestored => {
                Some(Clause("P10.09.03c"))
            }
        }
    }
}

impl OutageEvent {
    /// What somebody has to be to write it down.
    #[must_use]
    pub fn needs(&self) -> Needs {
        Needs {
            roles: STATION,
            clause: Some(Clause("P10.09.03a")),
        }
    }
}

/// May this be written down now, by this person?
///
/// # Errors
/// An [`OutageRefusal`].
pub fn decide(
    id: OutageId,
    outage: Option<&Outage>,
    event: OutageEvent,
    context: &Context<'_>,
) -> Result<Vec<Happened>, Refusal> {
    let clause = Clause("P10.09.03a");
    if context.in_force(clause) && !context.has_any(STATION) {
        return Err(OutageRefusal::NotOfTheStation.into());
    }
    let mut event = tidied(event);
    match (outage, &event) {
        (None, OutageEvent::Began(facts)) => check_facts(facts)?,
        (None, _) => return Err(OutageRefusal::Unknown.into()),
        (Some(outage), event) => check(outage, event, context)?,
    }
    if let (Some(outage), OutageEvent::Told(telling)) = (outage, &mut event) {
        let mut all = affected(outage, context.world);
        telling.everybody = all
            .all(|customer| telling.customers.contains(&customer.id) || outage.told(customer.id));
    }
    Ok(vec![Happened {
        subject: Subject::Outage(id),
        event: Event::Outage(Box::new(event)),
    }])
}

fn need(holds: bool, refusal: OutageRefusal) -> Result<(), OutageRefusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

fn check_facts(facts: &OutageFacts) -> Result<(), OutageRefusal> {
    check_area(&facts.area)?;
    need(!facts.cause.is_empty(), OutageRefusal::CauseMissing)?;
    let end = facts.expected.end();
    need(
        end.is_none_or(|end| end > facts.start),
        OutageRefusal::EndsBeforeStart,
    )
}

fn check_area(area: &Area) -> Result<(), OutageRefusal> {
    let named = !matches!(area, Area::Buildings(names) if names.is_empty());
    need(named, OutageRefusal::AreaMissing)
}

fn check(outage: &Outage, event: &OutageEvent, context: &Context<'_>) -> Result<(), OutageRefusal> {
    if let Some(at) = event.occurred_at() {
        need(at <= context.now, OutageRefusal::InFuture)?;
    }
    // What two people hold apart is settled by either, whichever shows.
    let apart = !outage.withdrawn.rivals.is_empty();
    match event {
        OutageEvent::Reinstated => {
            let back = outage.is_withdrawn() || apart;
            return need(back, OutageRefusal::NotWithdrawn);
        }
        OutageEvent::Withdrawn { reason } => {
            need(!reason.is_empty(), OutageRefusal::ReasonMissing)?;
            return need(!outage.is_withdrawn() || apart, OutageRefusal::Withdrawn);
        }
        _ => need(!outage.is_withdrawn(), OutageRefusal::Withdrawn)?,
    }
    match event {
        OutageEvent::Withdrawn { .. } | OutageEvent::Reinstated => Ok(()),
        OutageEvent::Began(_) => Err(OutageRefusal::AlreadyBegun),
        OutageEvent::Changed(change) => {
            if let Some(area) = &change.area {
                check_area(area)?;
            }
            let caused = change.cause.as_ref().is_none_or(|cause| !cause.is_empty());
            need(caused, OutageRefusal::CauseMissing)?;
            let start = change.start.unwrap_or(outage.start.value);
            let end = change.expected.unwrap_or(outage.expected.value).end();
            let ends = [end, outage.ended()];
            let after = ends.into_iter().flatten().all(|end| end > start);
            need(after, OutageRefusal::EndsBeforeStart)
        }
        OutageEvent::RepairOrdered(order) => {
            need(!order.team.is_empty(), OutageRefusal::TeamMissing)?;
            let leader = context.organisation().people.get(&order.leader);
            let works_here = leader.is_some_and(|leader| leader.active);
            need(works_here, OutageRefusal::LeaderUnknown)
        }
        OutageEvent::Told(telling) => {
            need(!telling.customers.is_empty(), OutageRefusal::NobodyTold)?;
            let customers = &context.world.customers;
            let concerned = telling.customers.iter().all(|id| {
                let customer = customers.get(id);
                customer.is_some_and(|customer| outage.area.value.covers(customer, context.world))
            });
            need(concerned, OutageRefusal::NotConcerned)
        }
        OutageEvent::Announced(announcement) => {
            need(!announcement.text.is_empty(), OutageRefusal::TextMissing)?;
            need(!announcement.place.is_empty(), OutageRefusal::PlaceMissing)
        }
        OutageEvent::Restored(restored) => check_restored(outage, restored),
    }
}

/// An end that two people wrote apart is settled by writing it once more.
fn check_restored(outage: &Outage, restored: &Restoration) -> Result<(), OutageRefusal> {
    let open = outage.ended().is_none() || !outage.restored.rivals.is_empty();
    need(open, OutageRefusal::AlreadyRestored)?;
    need(
        restored.occurred_at >= begun_minute(outage.start.value),
        OutageRefusal::EndsBeforeStart,
    )?;
    need(
        !restored.temperatures.is_empty(),
        OutageRefusal::TemperatureMissing,
    )
}

/// Forms take minutes.
fn begun_minute(at: Timestamp) -> Timestamp {
    Timestamp(at.0 - at.0.rem_euclid(MINUTE))
}

/// The event without blanks round its texts, and without empty ones.
fn tidied(mut event: OutageEvent) -> OutageEvent {
    let trim = |text: &mut String| *text = text.trim().to_owned();
    let area = |area: &mut Area| {
        if let Area::Buildings(names) = area {
            let kept = names.iter().map(|name| name.trim().to_owned());
            *names = kept.filter(|name| !name.is_empty()).collect();
        }
    };
    match &mut event {
        OutageEvent::Began(facts) => {
            trim(&mut facts.cause);
            area(&mut facts.area);
        }
        OutageEvent::Changed(change) => {
            change.cause.as_mut().into_iter().for_each(trim);
            change.area.as_mut().into_iter().for_each(area);
        }
        OutageEvent::RepairOrdered(order) => trim(&mut order.team),
        OutageEvent::Announced(announcement) => {
            trim(&mut announcement.text);
            trim(&mut announcement.place);
        }
        OutageEvent::Restored(restored) => {
            for temperature in &mut restored.temperatures {
                trim(&mut temperature.place);
            }
        }
        OutageEvent::Withdrawn { reason } => trim(reason),
        OutageEvent::Told(_) | OutageEvent::Reinstated => {}
    }
    event
}
