//! A roster as it is now: who is planned, who is there, and where nobody is.

use super::events::{RosterEvent, Season, ShiftHandover, Watch};
use crate::domain::ids::{PersonId, RosterId};
use crate::domain::organisation::Organisation;
use crate::domain::register::{Contest, Register};
use crate::domain::stamp::{Dot, Stamped};
use crate::domain::time::{DAY, HOUR, MINUTE, Timestamp};
use crate::domain::world::World;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Handovers that stay at hand; the older ones are in the history.
const HANDOVERS_KEPT: usize = 12;
/// Shortest shift, so that no plan from a damaged file makes millions of shifts.
const SHORTEST: u32 = 30;
/// A handover so long before the planned change counts for it.
pub(super) const EARLY: i64 = 2 * HOUR;

/// The roster of one station for one season.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roster {
    /// Identity.
    pub id: RosterId,
    /// The station and its season.
    pub station: Register<String>,
    /// When it has to be staffed.
    pub season: Register<Season>,
    /// The plan, each part with the entry that wrote it.
    pub watches: Vec<(Watch, Dot)>,
    /// The last handovers, the earliest first.
    pub handovers: Vec<ShiftHandover>,
}

/// One shift of one person, `[from, until)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// First instant.
    pub from: Timestamp,
    /// First instant after.
    pub until: Timestamp,
    /// Who.
    pub person: PersonId,
}

/// A time of the season in which nobody is planned, `[from, until)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// First instant.
    pub from: Timestamp,
    /// First instant after.
    pub until: Timestamp,
}

impl Watch {
    fn length(&self) -> i64 {
        i64::from(self.minutes.max(SHORTEST)) * MINUTE
    }

    /// The shifts between two instants, in order.
    pub fn slots(&self, from: Timestamp, until: Timestamp) -> impl Iterator<Item = Slot> + '_ {
        let skipped = (from.since(self.from).max(0)) / self.length();
        let end = self.until.min(until);
        (skipped..)
            .map(move |number| (number, self.from.plus(number.saturating_mul(self.length()))))
            .take_while(move |(_, begin)| *begin < end)
            .filter_map(move |(number, begin)| {
                let count = self.people.len();
                let turn = usize::try_from(number).ok()?.checked_rem(count)?;
                Some(Slot {
                    from: begin,
                    until: begin.plus(self.length()).min(self.until),
                    person: *self.people.get(turn)?,
                })
            })
    }
}

impl Roster {
    /// The planned shifts between two instants, in order.
    #[must_use]
    pub fn slots(&self, from: Timestamp, until: Timestamp) -> Vec<Slot> {
        let watches = self.watches.iter();
        let mut slots: Vec<Slot> = watches
            .flat_map(|(watch, _)| watch.slots(from, until))
            .filter(|slot| slot.until > from)
            .collect();
        slots.sort_unstable();
        slots
    }

    /// The shifts that are planned at an instant.
    #[must_use]
    pub fn planned(&self, at: Timestamp) -> Vec<Slot> {
        self.slots(at, at.plus(1))
    }

    /// When nobody who (still) works here is planned. Exact to the millisecond: a gap of a minute is a gap.
    #[must_use]
    pub fn gaps(&self, organisation: &Organisation) -> Vec<Gap> {
        let Season { from, until } = self.season.value;
        let works = |person: &PersonId| {
            let person = organisation.people.get(person);
            person.is_some_and(|person| person.active)
        };
        let mut covered: Vec<(Timestamp, Timestamp)> = Vec::new();
        for (watch, _) in &self.watches {
            if watch.people.is_empty() {
            } else if watch.people.iter().all(works) {
                covered.push((watch.from, watch.until));
            } else {
                let slots = watch.slots(from, until).filter(|slot| works(&slot.person));
                covered.extend(slots.map(|slot| (slot.from, slot.until)));
            }
        }
        covered.sort_unstable();
        let mut gaps = Vec::new();
        let mut reached = from;
        for (begin, end) in covered {
            if begin > reached && reached < until {
                gaps.push(Gap {
                    from: reached,
                    until: begin.min(until),
                });
            }
            reached = reached.max(end);
        }
        if reached < until {
            gaps.push(Gap {
                from: reached,
                until,
            });
        }
        gaps
    }

    /// The plan in which `person` takes one shift instead: its watch without it, and that shift alone. `None` when the shift is not in
    /// the plan (any more).
    #[must_use]
    pub fn replacing(&self, slot: &Slot, person: PersonId) -> Option<RosterEvent> {
        let mut watches = self.watches.iter().map(|(watch, _)| watch);
        let watch =
            watches.find(|watch| watch.slots(slot.from, slot.until).any(|own| own == *slot))?;
        let before = slot.from.since(watch.from) / watch.length();
        let mut after = watch.people.clone();
        let turn = usize::try_from(before.saturating_add(1)).ok()?;
        let turn = turn.checked_rem(after.len())?;
        after.rotate_left(turn);
        let length = slot.until.since(slot.from) / MINUTE;
        let parts = [
            Watch {
                until: slot.from,
                ..watch.clone()
            },
            Watch {
                from: slot.from,
                until: slot.until,
                minutes: u32::try_from(length).ok()?.max(SHORTEST),
                people: vec![person],
            },
            Watch {
                from: slot.until,
                people: after,
                ..watch.clone()
            },
        ];
        Some(RosterEvent::Planned {
            add: parts
                .into_iter()
                .filter(|part| part.from < part.until)
                .collect(),
            remove: vec![watch.clone()],
        })
    }

    /// The last handover by `now`.
    #[must_use]
    pub fn last_handover(&self, now: Timestamp) -> Option<&ShiftHandover> {
        let mut handovers = self.handovers.iter();
        handovers.rfind(|handover| handover.occurred_at <= now)
    }

    /// Who keeps the station at `now`: whoever took it over for this shift, else whoever is planned; where nobody is planned, the one
    /// who took it last, for a day at most.
    #[must_use]
    pub fn on_duty(&self, now: Timestamp) -> BTreeSet<PersonId> {
        let planned = self.planned(now);
        let begun = planned.iter().map(|slot| slot.from).max();
        let took = self.last_handover(now).filter(|handover| match begun {
            Some(begun) => handover.occurred_at >= begun.plus(-EARLY),
            None => now.since(handover.occurred_at) < DAY,
        });
        let people: BTreeSet<PersonId> = planned.iter().map(|slot| slot.person).collect();
        match took {
            Some(handover) if !people.contains(&handover.to) => [handover.to].into(),
            _ => people,
        }
    }

    /// Every fact with more than one version; each choice is the event that writes it.
    #[must_use]
    pub fn contests(&self) -> Vec<Contest<RosterEvent>> {
        let station = self.station.contest(|station| RosterEvent::Changed {
            station: Some(station.clone()),
            season: None,
        });
        let season = self.season.contest(|season| RosterEvent::Changed {
            station: None,
            season: Some(*season),
        });
        [station, season].into_iter().flatten().collect()
    }

    /// How many facts two people wrote without knowing of each other.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let rivals = [self.station.rivals.len(), self.season.rivals.len()];
        rivals.map(|count| usize::from(count > 0)).iter().sum()
    }
}

/// Whoever keeps one of the stations at `now`.
#[must_use]
pub fn on_duty(world: &World, now: Timestamp) -> BTreeSet<PersonId> {
    let rosters = world.rosters.values();
    rosters.flat_map(|roster| roster.on_duty(now)).collect()
}

/// Folds one more event. Total; an event before the opening (which causal order forbids) stays in the history only.
#[must_use]
pub fn evolve(
    roster: Option<Roster>,
    id: RosterId,
    stamped: &Stamped<RosterEvent>,
) -> Option<Roster> {
    let mut roster = match (roster, &stamped.event) {
        (None, RosterEvent::Opened { station, season }) => {
            return Some(Roster {
                id,
                station: Register::new(station.clone(), stamped),
                season: Register::new(*season, stamped),
                watches: Vec::new(),
                handovers: Vec::new(),
            });
        }
        (None, _) => return None,
        (Some(roster), _) => roster,
    };
    match &stamped.event {
        RosterEvent::Opened { station, season } => {
            roster.station.set(station.clone(), stamped);
            roster.season.set(*season, stamped);
        }
        RosterEvent::Changed { station, season } => {
            if let Some(station) = station {
                roster.station.set(station.clone(), stamped);
            }
            if let Some(season) = season {
                roster.season.set(*season, stamped);
            }
        }
        RosterEvent::Planned { add, remove } => {
            // Only what its author had seen is taken back: a shift that somebody else planned meanwhile stays.
            roster
                .watches
                .retain(|(watch, dot)| !(remove.contains(watch) && stamped.seen.has(*dot)));
            for watch in add {
                if !roster.watches.iter().any(|(known, _)| known == watch) {
                    roster.watches.push((watch.clone(), stamped.dot));
                }
            }
            roster.watches.sort();
        }
        RosterEvent::HandedOver(handover) => {
            roster.handovers.push((**handover).clone());
            roster
                .handovers
                .sort_by_key(|handover| handover.occurred_at);
            let surplus = roster.handovers.len().saturating_sub(HANDOVERS_KEPT);
            drop(roster.handovers.drain(..surplus));
        }
    }
    Some(roster)
}
